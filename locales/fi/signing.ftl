## Allekirjoitus: salasana kerran tai istunnon ajaksi, ja mikä sen päättää

sign-remember = Käytä samaa salasanaa istunnon loppuun
sign-remember-what = Jokainen allekirjoitus vaatii yhä napautuksesi. Unohtuu puolen tunnin koskemattomuuden jälkeen, lukittaessa ja uloskirjautuessa.
sign-held = Kello { $time } annettu salasanasi allekirjoittaa yhä.
sign-held-what = Se unohtuu puolen tunnin koskemattomuuden jälkeen, lukittaessa ja uloskirjautuessa.
sign-held-forget = Unohda nyt
sign-asks-anew = Tässä kysytään joka kerta
sign-changed = Tämä sivu on muuttunut.
sign-changed-what = Siinä lukee muuta kuin silloin, kun luit sen. Lue se uudelleen ennen kuin allekirjoitat.
sign-changed-read = Olen lukenut sen uudelleen
sign-locked = Allekirjoitus on lukittu
sign-locked-why = Viisi väärää salasanaa peräkkäin.
sign-locked-offline = Yhdistä tabletti verkkoon ja kirjaudu: sitten voit taas allekirjoittaa. Työsi on tallessa.
sign-locked-online = Kirjaudu, niin voit taas allekirjoittaa. Työsi on tallessa.

## Tabletti, jonka avaimet eivät aukea palvelimen hyväksymällä salasanalla

login-changed = Tällä tabletilla on vielä vanha salasanasi.
login-changed-what = Salasana vaihdettiin muualla. Vanha avaa sen, mitä tällä tabletilla on.
login-old-password = Salasana ennen vaihtoa
login-old-do = Avaa ja vaihda
login-own-lock = Tabletin omaa lukkoa ei avattu.
login-own-lock-what = Avaimesi täällä vaativat salasanan lisäksi tabletin sormenjäljen, kasvot tai koodin.
login-own-lock-do = Yritä uudelleen
login-anew = Ota tabletti käyttöön alusta
login-anew-what = Alusta otettunakin tabletti lähettää odottavan. Vielä tallentamaton teksti katoaa.

## Laitteet ja salasana

devices-title = Laitteet ja salasana
devices-what = Jokainen laite allekirjoittaa omalla avaimellaan. Poista käytöstä kadonnut tai pois annettu laite: siitä lähtien mikään sillä allekirjoitettu ei ole voimassa.
devices-whose = Henkilön sähköpostiosoite
devices-whose-hint = Tyhjänä omat laitteesi
devices-show = Näytä laitteet
devices-loading = Laitteita haetaan palvelimelta
devices-this = Tämä laite
devices-of = Laitteet: { $email }
devices-seen = Viimeksi varmennettu { $when }
devices-enrolled = Otettu käyttöön { $when }
devices-revoked = Poistettu käytöstä { $when }
devices-hardware = vaatii myös oman lukkonsa
devices-revoke = Poista käytöstä
devices-sure = Poistetaanko { $name } käytöstä?
devices-sure-of = Poistetaanko käyttäjän { $email } laite { $name } käytöstä?
devices-sure-what = Tätä ei voi kumota. Sillä allekirjoitettu, jota ei ole vielä vastaanotettu, pannaan syrjään ihmisen katsottavaksi. Omistajan muut istunnot päättyvät.
devices-sure-this = Poistetaanko käytöstä laite, jota pidät kädessäsi?
devices-sure-this-what = Sinut kirjataan heti ulos. Lähetä ensin se, mikä täällä odottaa.
devices-revoke-do = Poista käytöstä
devices-keep = Säilytä
devices-none = Ei laitteita.
devices-lost = Jos selain tyhjentää tallennustilansa,
devices-lost-what = avainkin katoaa. Kirjaudu, niin laite otetaan käyttöön alusta; lähettämätön on menetetty. Asenna siis sovellus aloitusnäyttöön ja yhdistä usein.
password-title = Salasanasi
password-what = Vaihtaa sen palvelimella ja tällä laitteella. Muut laitteesi kysyvät vanhaa kerran. Vaatii verkon.
password-old = Nykyinen salasana
password-new = Uusi salasana
password-new-hint = Vähintään 12 merkkiä; useampi sana on helppo kirjoittaa
password-change = Vaihda salasana
password-busy = Vaihdetaan
password-done = Salasanasi on vaihdettu.
password-done-what = Muut istuntosi ovat päättyneet.

## Mikä ei onnistunut

problem-SHEET_CHANGED = Sivu on muuttunut sen jälkeen, kun luit sen. Lue se uudelleen ja allekirjoita sitten.
problem-PASSWORD_NEEDED = Anna salasanasi tätä allekirjoitusta varten.
problem-PASSWORD_SHORT = Salasana on liian lyhyt. Siinä on oltava vähintään 12 merkkiä.
problem-OLD_PASSWORD = Tämä ei ole salasana ennen vaihtoa.
problem-NOT_CONFIRMED = Tabletin omaa lukkoa ei avattu. Yritä uudelleen.
problem-NEEDS_NETWORK = Tämä vaatii verkon, eikä palvelin vastaa.
problem-SIGNATURE_REMEMBERED = Tämä vaatii salasanan, joka annetaan tätä allekirjoitusta varten.
problem-SIGNATURE_DATED = Allekirjoituksen päiväys ei voi olla oikein. Aseta tabletin kello, yhdistä kerran ja allekirjoita uudelleen.
