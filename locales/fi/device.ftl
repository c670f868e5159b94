## What the device says when it could not be done; the code is that of the problem

problem-UNREACHABLE = Palvelin ei vastaa. Ensimmäinen kirjautuminen tabletilla tarvitsee verkon.
problem-LOGIN_REFUSED = Sähköpostiosoite tai salasana on väärä.
problem-ACCOUNT_DISABLED = Tämä tili on poistettu käytöstä. Viranomaisesi pääkäyttäjä voi aktivoida sen.
problem-ROOT_CHANGED = Tämä ei ole palvelin, jonka tämä tabletti tuntee. Sille ei lähetetty mitään. Kysy pääkäyttäjältäsi.
problem-UNKNOWN_PERSON = Tämä tabletti ei tunne sinua vielä. Kirjaudu sisään verkon kautta.
problem-WRONG_PASSWORD = Salasana on väärä.
problem-LOCKED = Kukaan ei ole kirjautuneena tällä tabletilla.
problem-STORAGE_FULL = Tabletti ei voi tallentaa sitä. Tee tilaa tabletille; aiemmin tallennettu on turvassa.
problem-WORK_UNREADABLE = Se, mitä tällä tabletilla on työstäsi tallessa, ei avaudu. Sulje muut Waarmerkin ikkunat, tee tilaa tabletille ja käynnistä se uudelleen. Älä poista sovellusta äläkä sen tietoja: niissä voi olla lähettämätöntä työtä.
problem-BOX = Kohta ei ota tätä arvoa. Sitä ei tallennettu.
problem-OPERATION_SIZE = Tämä on enemmän kuin yhteen muutokseen mahtuu.
problem-OUTBOX_FULL = Liian monta muutosta odottaa lähetystä. Yhdistä tabletti verkkoon tai vie muutokset.
problem-DOCUMENT_TYPE = Tämä sovelluksen versio ei tunne tätä asiakirjatyyppiä.
problem-NOT_FOUND = Asiakirja ei ole tällä tabletilla, tai sinulla ei ole oikeutta nähdä sitä.
problem-NO_OUTCOME = Ilmoita osassa II, mikä hyväksytään, tai että lähetys hylätään.
problem-SIGNING_LOCKED = Liian monta väärää salasanaa peräkkäin. Kirjaudu sisään verkon kautta, niin voit taas allekirjoittaa.
problem-CERTIFICATE_EXPIRED = Tabletti on ollut liian kauan yhteydettä palvelimeen, jotta sillä voisi allekirjoittaa. Yhdistä se kerran.
problem-CLOCK_WRONG = Tabletin kello on väärässä. Aseta se oikein ja allekirjoita sitten. Ellei se auta, yhdistä tabletti kerran.
problem-PUSH_REFUSED = Ilmoituksia ei ole sallittu tällä laitteella. Sen asetuksista voi muuttaa tämän.

## Why nothing moves, on the page of the transfer

sync-why-offline = Tabletilla ei ole verkkoa. Kaikki on tallessa ja lähtee itsestään.
sync-why-unreachable = Palvelin ei vastaa. Kaikki on tallessa, ja yritys toistetaan itsestään.
sync-why-other-tab = Sovelluksen toinen välilehti vaihtaa tietoja palvelimen kanssa. Yritys toistetaan itsestään.
sync-why-busy = Palvelin on kuormittunut ja pyysi odottamaan.
sync-why-login = Palvelin on unohtanut tämän kirjautumisen. Tekemäsi lähtee yhä.
sync-why-revoked = Tämä tabletti on poistettu käytöstä. Lähettämättömät voidaan viedä ja luovuttaa.
sync-why-storage = Tabletin tallennustila on täynnä tai ei vastaa.
sync-why-reset = Palvelin on palautettu. Tabletin kopio rakennetaan uudelleen; työsi säilyy.
sync-why-mismatch = Kopio ei vastaa palvelimen laskemaa. Yritys toistetaan itsestään.
sync-why-update = Tämä sovelluksen versio on liian vanha vastaanottamaan. Se lähettää yhä. Lataa uusi versio.
sync-why-forked = Tämän tabletin tallennustila on kopioitu tai palautettu. Jatka kirjautumalla salasanallasi.
sync-why-refused = Palvelin hylkäsi siirron. Kopioi diagnostiikka ja ilmoita asiasta.
sync-why-error = Sovelluksessa meni jokin vikaan. Kopioi diagnostiikka ja ilmoita asiasta.
