### Making a document: its type, Part I from the first box to its submission, a copy, a deletion.

## What each type of document is for

type-CED = Muut kuin eläinperäiset elintarvikkeet ja rehut
type-CVEDA = Elävät eläimet
type-CVEDP = Eläinperäiset tuotteet
type-DECLAR = Välituotteet, luut, sarvet, sorkat
type-CHEDPP = Kasvit ja kasvituotteet
type-IMPORT = Tuontitodistus

## A new document

new-title = Uusi asiakirja
blank-forms = Tyhjät lomakkeet
new-type = Mitä ilmoitat?
new-type-missing = Valitse yksi.
new-for = Kenelle
new-for-own = { $post }. Viranomainen tekee asiakirjoja itselleen.
new-post = Viranomainen, jolle se osoitetaan
new-post-hint = Sen nimi tai koodi, esimerkiksi NLHBR1.
new-edition = Lomake { $edition }
new-edition-choose = Lomakkeen laitos
new-edition-hint = Asiakirja säilyttää sen laitoksen, jolla se tehtiin.
new-edition-current = { $edition } (nykyinen)
new-begin = Aloita osa I
new-not = Ei nyt
new-none = Sinä et tee asiakirjoja.
new-none-what = Asiakirjoja tekevät toimijat ja tarkastajat.

## Part I, step by step

part1-step-goods = Tavarat
part1-step-parties = Osapuolet
part1-step-origin = Alkuperä
part1-step-journey = Matka
part1-step-purpose = Tarkoitus
part1-step-papers = Asiakirjat
part1-step-more = Muut kohdat
part1-step-end = Tarkista ja lähetä
part1-step-filled = Täytetty
part1-step-wrong =
    { $count ->
        [one] { $count } virhe
       *[other] { $count } virhettä
    }
part1-steps = Osan I vaiheet
part1-at = Vaihe { $step }/{ $of }
part1-previous = Takaisin
part1-open = Avaa
part1-where = Missä se on tallessa
part1-where-tablet = Luonnos. Tallessa tällä tabletilla; se lähtee itsestään, kun verkko on käytettävissä.
part1-where-server = Luonnos. Myös palvelimella: työtoverisi löytävät sen luonnoksista.
part1-where-again = Jo lähetetty. Uudelleen lähettäminen antaa sille seuraavan version.
part1-two-values = Joku muu täytti saman kohdan.
part1-two-values-look = Katso molemmat arvot
part1-closed-begun = Sitä tarkastetaan: osa I muutetaan lähettämällä se uudelleen.
part1-closed-decided = Se on päätetty: { $status }. Sen jälkeen osa I pysyy sellaisena kuin se allekirjoitettiin.
part1-closed-elsewhere = Se on päätetty toisessa järjestelmässä.
part1-closed-other = Sinä et voi muuttaa sitä.
part1-closed-who = Viimeksi muuttanut { $who }, { $day }, { $time }.
part1-closed-look = Katso
row-wrong = Tästä puuttuu jotain tai jokin on väärin

## Copy as new, delete

copy-title = Kopioi uudeksi
copy-what = Uusi luonnos, jonka alkuna on
copy-goes = Mukaan tulee koko osa I: tavarat, osapuolet, alkuperä, kuljetus, tarkoitus ja asiakirjat. Voit muuttaa jokaista kohtaa.
copy-stays = Mukaan eivät tule viite, paikallinen viite, tullin ja muiden järjestelmien viitteet, saapuminen ja lähtö, ilmoitus, linkit eikä osa II. Alkuperäinen pysyy ennallaan.
copy-do = Kopioi
delete-title = Poista tämä asiakirja
delete-what = Poistat
delete-draft = Luonnos häviää kaikilta laitteilta. Sen jälkeen kukaan ei voi avata sitä.
delete-new = Se oli lähetetty: se häviää myös tarkastusaseman työlistalta. Sen jälkeen kukaan ei voi avata sitä.
delete-copy = Tätä ei voi perua. Jos saatat tarvita sitä, kopioi se ensin uudeksi.
delete-do = Poista
delete-keep = Säilytä
delete-not = Sitä ei voi poistaa.
delete-not-what = Vain luonnokset ja asiakirjat, joita kukaan ei ole alkanut tarkastaa, poistetaan.

## Part I changed and not submitted again

revision-open = Muutettu, ei lähetetty
revision-open-what = Muutit osaa I. Tarkastusasema näkee sen, kun lähetät sen uudelleen.
revision-look = Katso muutokset
revision-kept = Tallessa tällä tabletilla, ei vielä lähetetty
revision-title =
    { $count ->
        [one] Muutit yhtä kohtaa
       *[other] Muutit { $count } kohtaa
    }
revision-row = Rivi
revision-revert = Peru muutokseni
revision-revert-really = Peru ne lopullisesti
revision-meanwhile = Tällä välin lähetettiin versio { $version }.
revision-meanwhile-what = Lähettäjä: { $who }. Muutoksesi ovat sen päällä. Katso kaikki läpi ennen lähettämistä.

## Documents that are made from one another

relations = Liittyvät asiakirjat
relation-replaces = Korvaa
relation-replaced_by = Korvaava
relation-clone_of = Kloonattu asiakirjasta
relation-cloned_as = Kloonattu asiakirjaksi
relation-since = { $post }, { $day } alkaen
make-replacement = Kopioi korvaavaksi
make-clone = Kloonaa: { $type }
start-checks = Aloita tarkastukset

attach-add = Liitä tiedosto
attach-none = Ei tiedostoa
attach-what = Kuva pienennetään, eikä siitä enää näy, missä ja millä se on otettu. Sen sormenjälki allekirjoitetaan muun mukana. Se pysyy suljettuna tällä laitteella, kunnes se on palvelimella.
attach-same = Tämä on liitetty tiedosto.
attach-other = Tämä on eri tiedosto kuin liitetty.
attach-unreadable = Tiedostoa ei voi lukea.
attach-remove = Poista
attach-remove-really = Poista lopullisesti
attach-compare = Vertaa tiedostoa
attach-photo = Ota kuva
attach-working = Hetkinen
file-at-server = Palvelimella
file-here-too = Palvelimella ja tällä laitteella
file-here = Tällä laitteella
file-sending = Lähetetään: { $share } %
file-on-device = Tällä laitteella; odottaa lähetystä
file-awaited = Ei vielä palvelimella
file-unknown = Ei tällä laitteella
file-late = Sen olisi jo pitänyt tulla. Se on laitteella ”{ $device }”.
file-trouble =
    { $code ->
        [DAMAGED] Osaa siitä ei voi enää lukea tällä laitteella. Liitä se uudelleen, jos sinulla on se vielä.
        [TOO_LARGE] Se on suurempi kuin palvelin hyväksyy. Se pysyy täällä.
        [NOT_ACCEPTED] Palvelin ei ota tätä tiedostoa vastaan. Se pysyy täällä.
        [DEVICE_REVOKED] Tämä tabletti on poistettu käytöstä. Vie lähettämättömät ja palauta se.
        [LOGIN_REQUIRED] Palvelin ei enää tunne tätä tablettia. Kirjaudu sisään verkon kautta.
        [FULL] Palvelimen levy on täynnä. Se pysyy täällä, ja lähetystä yritetään uudelleen.
        [TOO_MANY] Palvelin ei nyt ota enempää vastaan. Se pysyy täällä, ja lähetystä yritetään uudelleen.
       *[other] Palvelin ei vielä ota sitä vastaan ({ $code }). Se pysyy täällä, ja lähetystä yritetään uudelleen.
    }
file-open = Avaa
file-close = Sulje
file-save = Tallenna
file-no-room = Tällä laitteella ei ole tilaa tiedostolle. Tee tilaa; aiemmin tallennettu on turvassa.
file-too-large = Tiedosto on suurempi kuin 25 Mt.
file-not-here = Tiedosto ei ole täällä eikä vielä palvelimella.
file-unreachable = Palvelimeen ei saada yhteyttä. Tiedoston voi avata, kun verkko on käytettävissä.
file-damaged = Nämä eivät ole ne tavut, jotka on allekirjoitettu. Tiedostoa ei avata.
