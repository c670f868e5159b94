### Mitä sovellus itse sanoo. Kohtien nimet ja vaihtoehdot ovat tiedostossa forms.ftl, tarkistussivun sanat check.ftl:ssä.

skip = Siirry sisältöön
demo-line = Esittely: ei oikea viranomainen
nav-label = Päävalikko
nav-foot-label = Päävalikko alhaalla
nav-work = Työt
nav-check = Tarkista
scan-title = Tarkista todistus
nav-status = Synk.
nav-lists = Luettelot
bar-lock = Lukitse tabletti
language = Kieli
language-absent = Tämän kielen sanat eivät ole tabletilla. Valitse kieli uudelleen, kun verkko on käytettävissä.

## Log in, locked

login-title = Kirjaudu sisään
login-motto = Merkki, joka tekee asiakirjasta aidon.
login-known = Kuka käyttää tablettia?
login-pending =
    { $count ->
        [one] { $count } muutos lähettämättä
       *[other] { $count } muutosta lähettämättä
    }
login-unreadable = työ ei avaudu
login-email = Sähköpostiosoite
login-password = Salasana
login-do = Kirjaudu sisään
login-busy = Hetkinen
login-offline = Toimii ilman verkkoa
login-offline-who = yllä mainituille henkilöille: heidän salasanansa avaa heidän työnsä tällä tabletilla.
login-kept = Tällä tabletilla säilytetään:
login-kept-what = asiakirjasi ja työsi, joita ei voi lukea ilman salasanaasi. Ensimmäisellä kerralla tarvitaan verkko, myöhemmin ei.
login-demo = Esittelytilit
login-demo-what = Yksi napautus täyttää sähköpostiosoitteen ja salasanan.
login-check = Tarkista vain todistus
password-show = Näytä
password-tries-left =
    { $count ->
        [one] Yksi yritys jäljellä.
       *[other] { $count } yritystä jäljellä.
    }
locked-title = Lukittu
locked-kept = Mitään ei ole kadonnut.
locked-kept-what =
    { $count ->
        [0] Kirjoittamasi on tallessa tällä tabletilla, muiden lukemattomissa.
        [one] Kirjoittamasi ja yksi lähettämätön muutos ovat tallessa tällä tabletilla, muiden lukemattomissa.
       *[other] Kirjoittamasi ja { $count } lähettämätöntä muutosta ovat tallessa tällä tabletilla, muiden lukemattomissa.
    }
locked-unreadable = Työssäsi tällä tabletilla on jotakin vialla.
locked-password = Salasana: { $name }
locked-unlock = Avaa
locked-opening = Avataan
locked-other = Joku muu ottaa tabletin

## Ages and moments

age-minutes =
    { $count ->
        [0] alle 1 min
       *[other] { $count } min
    }
age-hours = { $count } h
age-days =
    { $count ->
        [one] { $count } päivä
       *[other] { $count } päivää
    }
moment = { $day }, { $time }

## The sync light and its panel

sync-offline = Ei verkkoa
sync-pushing = Lähettää
sync-pulling = Hakee
sync-waiting = Odottaa lähetystä
sync-files = Tiedostoja odottaa
sync-first = Mitään ei ole vielä haettu
sync-all-sent = Kaikki lähetetty
sync-backoff = Jumissa
sync-needs_login = Kirjaudu uudelleen
sync-blocked_storage = Tabletti on täynnä
sync-reset_required = Aloittaa alusta
sync-update_required = Päivitys tarvitaan
sync-progress = { $done } / { $of }
sync-pending-short = { $count } lähettämättä
sync-pending-oldest = { $count } lähettämättä · vanhin { $age }
sync-last = haettu, ikä { $age }

status-label = Tiedonsiirron tila
status-title-pending = { $count } lähettämättä
status-state = Tila
status-oldest = Vanhin
status-files = Tiedostot
status-files-waiting = { $count ->
    [one] yksi odottaa lähetystä
   *[other] { $count } odottaa lähetystä
}
status-late = Tiedostot, jotka eivät ole tulleet
status-late-what = Asiakirja viittaa niihin, ja niiden pitäisi jo olla palvelimella. Pyydä laitteen haltijaa avaamaan sovellus verkon alueella.
status-late-on = { $size }, laitteella ”{ $device }”
status-since = { $age }, alkaen { $time }
status-why = Syy
status-next-try = Seuraava yritys
status-next-try-in = { $seconds } s kuluttua, itsestään
status-last = Viimeinen täydellinen haku
status-never = ei vielä
status-try = Yritä nyt
status-trying = Yrittää
status-export = Vie lähettämättömät
status-export-hint = Vientitiedosto on suljettu palvelinta varten. Kukaan muu ei voi lukea sitä.
status-exported = Viety. Tiedot jäävät myös tälle tabletille, ja niitä yritetään yhä lähettää.
status-exported-part = Viety osittain: jotakin tällä tabletilla ei voitu lukea. Sulje Waarmerkin muut ikkunat ja vie uudelleen. Älä poista sovellusta tai sen tietoja.
status-copy = Kopioi diagnostiikka
status-copied = Kopioitu
status-copy-hint = Teknisiä tietoja tukea varten. Ei nimiä, ei tavaroita, ei avaimia.
status-logout = Kirjaudu ulos
status-login = Kirjaudu uudelleen
status-login-why = Palvelin on unohtanut tämän kirjautumisen.
status-login-what = Tekemäsi lähtee yhä. Kirjaudu, niin saat muiden tekemän.
status-attention = Tarvitsee sinua
status-attention-none = Mitään ei hylätty.
status-refused-kept = Syöttämäsi on tallessa asiakirjan yhteydessä.
status-read = Luettu
status-waits = Odottaa
status-waits-none = Tällä tabletilla ei odota mitään.
status-open = Avaa
status-changes =
    { $count ->
        [one] yksi muutos
       *[other] { $count } muutosta
    }

## New version, hints, wrong addresses

update-ready = Uusi versio on valmis.
update-replaced = Toisessa ikkunassa on käytössä uusi versio.
update-kept = Kirjoittamasi on tallessa.
update-apply = Lataa nyt
update-later = Myöhemmin
hint-label = Vihjeet
hint-install = Lisää Waarmerk aloitusnäyttöön.
hint-install-what = Se avautuu silloin kuin mikä tahansa sovellus, ja tabletti säilyttää sen tiedot.
hint-install-do = Asenna
hint-keep = Anna tabletin säilyttää tiedot.
hint-keep-what = Muuten selain voi poistaa ne, kun tila käy vähiin.
hint-keep-do = Säilytä
hint-keep-refused = Selain ei suostunut. Sovelluksen asentaminen auttaa.
hint-notices = Saat tiedon, kun jokin muuttuu.
hint-notices-what = Ilmoitus näyttää viitteen ja tilan, ei muuta.
hint-notices-do = Salli ilmoitukset
hint-aside = Älä kysy uudelleen
unloaded-title = Tämä sovelluksen osa ei ole vielä tabletilla
unloaded-what = Kirjoittamasi on tallessa. Lataa uudelleen, kun verkko toimii.
unloaded-again = Lataa uudelleen
not-started-title = Waarmerk ei käynnisty
not-started-what = Se, mitä tällä tabletilla on tallessa, ei avaudu. Sulje muut Waarmerkin ikkunat, tee tilaa tabletille ja käynnistä se uudelleen. Älä poista sovellusta äläkä sen tietoja: niissä voi olla lähettämätöntä työtä.
nowhere-title = Täällä ei ole mitään
nowhere-what = Tämä osoite ei johda millekään Waarmerkin sivulle.
nowhere-back = Työlistaan

## Records, checks

record-on_device = Tällä laitteella
record-sent = Lähetetty
record-accepted = Palvelimella
record-accepted_with_conflict = Kaksi arvoa
record-part1-changed = Osaa I on muutettu
record-signed_not_received = Allekirjoitettu, ei vielä vastaanotettu
record-not_confirmed = Vastaanotettu, ei vielä vahvistettu
record-needs_attention = Vaatii huomiota
check-good = Tyydyttävä
check-bad = Ei tyydyttävä
check-none = Ei tehty
check-begun = Meneillään
check-todo = Tekemättä
document-draft = Luonnos, ei vielä viitettä

## Work list

work-title = Tänään: { $post }
work-title-operator = Omat asiakirjat
work-filter = Mitkä asiakirjat
work-show-all = Kaikki
work-show-open = Tekemättä
work-show-done = Valmiit
work-search = Viite, tavara, koodi, kontti
work-offline = Ei verkkoa.
work-offline-pending =
    { $count ->
        [one] Jatka työtä: yksi muutos on tallessa tällä tabletilla ja lähtee itsestään.
       *[other] Jatka työtä: { $count } muutosta on tallessa tällä tabletilla, ja ne lähtevät itsestään.
    }
work-offline-age = Jatka työtä. Näkemiesi tietojen ikä: { $age }.
work-renewing = Kaikki asiakirjat haetaan uudelleen
work-group-needs_you = Tarvitsee sinua
work-group-now = Nyt
work-group-later = Myöhemmin
work-group-drafts = Luonnokset
work-group-waiting = Tarkastusasemalla
work-group-done = Valmiit
work-more = Näytä vielä { $count }
work-loading = Asiakirjojasi haetaan
work-none = Ei tehtävää.
work-none-found = Mitään ei löytynyt.
row-time-unknown = ?
row-signed = allekirjoitettu
row-refused = Palvelin ei ottanut vastaan
row-begun = aloitettu
row-in = { $minutes } min kuluttua
row-checked = { $checked }/{ $of } tarkastusta
row-checks =
    { $count ->
        [one] yksi tarkastus
       *[other] { $count } tarkastusta
    }
row-go-on = Jatka
row-begin = Aloita

## Goods and boxes

goods-unknown = Tavaraa ei ole vielä nimetty
goods-counted = { $count } × { $goods }
goods-code =
    { $more ->
        [0] CN { $code }
        [one] CN { $code } ja yksi muu
       *[other] CN { $code } ja { $more } muuta
    }
weight = { $weight } kg
country = { $name } ({ $code })
yes = Kyllä
no = Ei
box-must = pakollinen
box-missing = Tämä kohta on täytettävä.
box-clear = Tyhjennä
box-choose = Valitse
box-does-not-fit = Tämä ei sovi kohtaan.
box-unread-number = Tämä ei ole luku.
box-unread-ambiguous = Tämä voi olla kaksi eri lukua: jätä tuhaterotin pois tai kirjoita desimaalit pilkun jälkeen.
box-unread-sum = Tätä laskua ei voi laskea: luvut, + - * ja sulkeet, esimerkiksi =12,5+3*2.
box-unread-too-long = Tämä on liian pitkä luvuksi.
box-unread-negative = Se ei voi olla alle nollan.
box-unread-whole = Tähän sopii vain kokonaisluku.
box-unread-digits = Tähän sopii enintään 15 numeroa, joista 6 desimaalia.
box-unread-long =
    { $over ->
        [one] Yksi merkki liikaa: tähän sopii { $most }.
       *[other] { $over } merkkiä liikaa: tähän sopii { $most }.
    }
box-unread-date-none = Tämä ei ole päivämäärä. Kirjoita päivä, kuukausi ja vuosi neljällä numerolla.
box-unread-date-unknown = Sellaista päivää ei ole.
box-unread-date-far = Onko vuosi oikein? Tähän sopii vain 1900–2199.
box-unread-date-no-time = Kellonaika puuttuu: lisää tunnit ja minuutit, esimerkiksi 08:30.
box-unread-date-unknown-time = Sellaista aikaa ei sinä päivänä ole.
box-unread-leave = Poistu kohdasta kerran: sen voi nyt lukea.
box-read-as = Luettu: { $value }
box-pick-day = Valitse päivä: { $label }
box-day-hint = Esimerkiksi { $example }
pick-open = Näytä luettelo
pick-list = Mikä se voisi olla
pick-close = Sulje
pick-found =
    { $count ->
        [0] Ei löytynyt mitään
        [one] Yksi löytyi
       *[other] { $count } löytyi
    }
pick-unlisted = Tätä ei ole luettelossa (versio { $version }).
pick-example = Luettelo on esittelyä varten tehty esimerkki.
code-title = Valitse tavarat
code-choose = { $label }: valitse
code-change = { $label }: { $code }, muuta
code-none = Valitse nimike
code-search = Nimikenumero tai sanoja
code-search-plant = EPPO-koodi tai kasvin nimi
code-by = Hakutapa
code-by-goods = Tavarat
code-by-plant = Kasvit
code-act = Lainsäädäntö
code-act-all = Kaikki tavarat
code-act-own = Tämän asiakirjan tavarat
code-plant = Kasvi: { $plant }. Nyt sen nimikenumero.
code-plant-not = Ilman tätä kasvia
code-trail = Paikkasi nimikkeistössä
code-top = Kaikki
code-branch = avaa alemmat nimikkeet
code-loses = Muutetaanko nimike?
code-loses-what = Nämä kuuluvat nimikkeeseen { $before } ja poistetaan, kun nimikkeeksi tulee { $after }:
code-loses-yes = Poista ja muuta nimike
code-loses-no = Pidä nimike
party-as-consignee = Sama kuin vastaanottaja
party-search = Etsi: { $label }
party-country = Organisaation maa
party-name = Nimi tai hyväksyntänumero
party-number = Nimi tai numero luettelossa
party-three = Valitse maa ja kirjoita vähintään kolme merkkiä.
party-new = Eikö ole luettelossa? Täytä alla olevat kohdat.
party-written = Asiakirjoissanne
party-create = Uusi: täytä muut kohdat
means-of = Kuljetusvälineet luvalla { $authorisation }
row-from-list = Lisää luettelosta: { $label }
seals-many = Syötä monta kerralla
seals-list = Kontit ja sinetit, yksi pari riville
seals-hint = Kontti ja sinetti, välissä sarkain, pilkku tai puolipiste; tai vain toinen niistä.
seals-read =
    { $count ->
        [one] Yksi rivi luettu
       *[other] { $count } riviä luettu
    }
seals-unadded = Luetteloa ei ole vielä lisätty. Lisää sen rivit tai tyhjennä se.
seals-add =
    { $count ->
        [0] Lisää rivit
        [one] Lisää yksi rivi
       *[other] Lisää { $count } riviä
    }
journey-to = Määräpaikkakunta arviota varten
journey-time = { $hours } h { $minutes } min
journey-estimate = { $from } – { $to }: vähintään { $time }.
journey-assumes = { $kilometres } km maanteitse: lyhin linja maan pintaa pitkin kertaa { $factor }; nopeus { $speed } km/h.
journey-take = Käytä arviota
journey-unknown = Toisen paikan sijainti ei ole luettelossa: valitse paikkakunta läheltä määränpäätä.
box-within = { $section }: { $box }
step-less = Yksi vähemmän: { $label }
step-more = Yksi lisää: { $label }
row-title = { $label }, { $number }
row-add = Lisää: { $label }
row-remove = Poista
row-remove-really = Poista sisältöineen
row-keep = Säilytä

## A document

nav-work-list = Työlista
nav-documents = Omat asiakirjat
page-check = { $check }: { $goods }
document-opening = Avataan
document-none = Todistusta ei löydy
document-none-what = { $key } ei ole niiden asiakirjojen joukossa, jotka tämä tabletti säilyttää sinulle.
document-unknown-type = Uudempi asiakirjatyyppi
document-unknown-type-what = Tämä sovelluksen versio ei tunne tyypin { $type } asiakirjoja. Lataa uusi versio.
document-next = Mitä on tehtävä
document-decide = Siirry päätökseen
document-cancel = Peruuta tämä asiakirja
document-seal = Näytä sinetti
document-ends = Allekirjoitettu tällä tabletilla. Kunnes palvelin on saanut sen, sinetti näyttää vielä: voimassa.
document-dismiss = Olen lukenut sen
document-nothing-to-do = Sinulla ei ole tässä tehtävää.
# official: TRACES user manual, entry documents, Part II (Finnish), II.4
part1 = Osa I
# official: TRACES user manual, entry documents, Part II (Finnish), II.4
part2 = Osa II
# official: TRACES user manual, entry documents, Part II (Finnish), II.7
part3 = Osa III
part1-submitted = lähetetty { $when }
part1-read = Lue koko osa I
part1-change = Muuta osaa I
part1-proceed = Katso läpi ja lähetä
part1-closed = Osaa I ei voi nyt muuttaa.
part1-closed-what = Viranomainen käsittelee sitä, tai se on päätetty.
imported = Tuotu toisesta järjestelmästä.
imported-decided = Päätetty muualla.
imported-what = Siellä se on { $reference }, tilassa { $status }.
imported-unmapped =
    { $count ->
        [one] Yhdellä kentällä ei ole täällä kohtaa
       *[other] { $count } kentällä ei ole täällä kohtaa
    }
imported-unmapped-what = Ne säilytetään alkuperäisen yhteydessä.
findings = Sääntöjen havainnot
finding-clock-before = Laitteen kello jätätti: päiväyksen mukaan päätös allekirjoitettiin ennen kuin laite viimeksi sai tietoa palvelimelta.
finding-clock-after = Laitteen kello edisti: päiväyksen mukaan päätös allekirjoitettiin sen jälkeen, kun palvelin oli vastaanottanut sen.
history = Mitä siitä on tullut
history-record = Tämä tietue
history-local = Paikallinen viite
history-edition = Lomake
history-submitted = Osa I lähetetty
history-signed = Allekirjoitettu
history-received = Palvelin vastaanottanut
history-brussels = { $when } (Bryssel)
history-gap = Laitteen kellon poikkeama
history-previous = Laitteen edellinen allekirjoitus
history-previous-when = { $when }, päivätty tätä myöhemmäksi
history-commission = Ilmoitettava komissiolle
history-issued = Sinetti annettu
history-changed = Viimeisin muutos

## Checks

rail-label = Osan II tarkastukset
rail-documentary = Asiakirjat
rail-identity = Tunnistus
rail-physical = Fyysinen
rail-welfare = Hyvinvointi
rail-laboratory = Laboratorio
rail-more = Muut kohdat
rail-if-needed = Tarvittaessa
next-check = Seuraava: { $check }
next-decision = Seuraava: päätös
save-and-close = Tallenna ja sulje
checks-done = { $done }/{ $of } tarkastusta tehty
check-closed = Osa II on suljettu.
check-closed-what = Se ei ole sinun täytettävissäsi, tai se on päätetty.
hint-of-part1 = osan I { $count } eläimestä
hint-births = kuljetuksen aikana
count-agrees = Lukumäärä täsmää.
count-sum = Kuljetuskuntoisia { $fit } + kelpaamattomia { $unfit } + kuolleita { $dead } = { $declared ->
    [one] { $declared } eläin
   *[other] { $declared } eläintä
} osassa I.
count-too-many = Enemmän kuin osassa I.
count-too-many-what = Kelpaamattomia { $unfit } + kuolleita { $dead } on enemmän kuin osan I { $declared ->
    [one] yksi eläin
   *[other] { $declared } eläintä
}.
kept-not = Ei vielä tallessa.
kept-again = Yritä uudelleen
kept-give-up = Peru
kept-soon = Tallennetaan
kept-here = Tallennettu tälle tabletille
kept-server = Tallennettu { $time }

## Decision, signature, seal

# official: TRACES user manual, entry documents, Part II (Finnish), II.4
decision-title = Päätös
decision-question = Lähetys on
decision-acceptable = Hyväksyttävä
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.5
decision-not-acceptable = Ei hyväksyttävä
decision-purpose = Osan I kohdassa { $number } on: { $purpose }. Muut vaihtoehdot ovat suljettuja.
decision-countries = Maita koskevan lainsäädännön mukaan alkuperämaan on oltava jokin seuraavista: { $list }.
decision-no-country = Maita koskevan lainsäädännön mukaan näille eläimille ei ole hyväksytty yhtään maata.
decision-details = Lisää lopputuloksesta
decision-action-later = Toimenpide voi seurata myöhemmin.
decision-action-later-what = Voit allekirjoittaa nyt ilman sitä; määräaika on 60 päivää.
decision-proceed = Katso läpi ja allekirjoita
warning-code = Voit jatkaa. Sääntö { $code }.
missing-title =
    { $count ->
        [one] Yksi asia puuttuu
       *[other] { $count } asiaa puuttuu
    }
missing-count =
    { $count ->
        [one] { $count } puuttuu
       *[other] { $count } puuttuu
    }
missing-none = Mitään ei puutu
sign-title-decide = Allekirjoita päätös
sign-title-submit = Lähetä osa I
sign-title-cancel = Peruuta asiakirja
sign-back-decide = Päätös
sign-back-submit = Osa I
sign-exactly = Allekirjoitat täsmälleen tämän
sign-cancel = Peruutettu
sign-cancel-what = Siitä lähtien sinetti näyttää: ei voimassa.
sign-consignment = Lähetys
sign-version = Versio
sign-version-what = version { $version } jälkeen
sign-official = Allekirjoittaja
sign-fingerprint = Sormenjälki
sign-part1 = Osa I, allekirjoitetaan samalla
sign-part2 = Osa II, allekirjoitetaan samalla
sign-part3 = Osa III, allekirjoitetaan samalla
sign-yours = Allekirjoituksesi
sign-closed = Tätä ei voi nyt allekirjoittaa.
sign-closed-what = Se ei ole sinun allekirjoitettavasi, tai se on jo tehty.
sign-missing = Palaa ja täytä se.
sign-offline = Ei verkkoa.
sign-offline-what = Tässä allekirjoitettu on sitova. Siinä lukee ”ei vielä vastaanotettu”, kunnes palvelin on saanut sen.
sign-clock-ahead = Tabletin kello edistää.
sign-clock-ahead-what = Aseta se oikein ennen allekirjoittamista, ellet ole tehnyt sitä sen jälkeen, kun tabletti viimeksi tavoitti palvelimen. Allekirjoitusta, joka saapuu ennen omaa ajankohtaansa, ei panna täytäntöön.
sign-password = Salasanasi
sign-password-hint = Viisi yritystä tällä tabletilla ilman verkkoa
sign-busy = Allekirjoitetaan
sign-as = Allekirjoita: { $name }
sign-not-yet = Ei vielä, palaa
signed-here = Allekirjoitettu tällä tabletilla
signed-by = Allekirjoittanut { $name }
signed-binding = { $time }, sitova siitä lähtien
signed-received = Palvelin on vastaanottanut
signed-to-receive = Palvelimen vastaanotettava
signed-offline = Ei verkkoa. Lähtee itsestään, myös uloskirjautumisesi jälkeen.
signed-on-its-way = Lähtee itsestään, myös uloskirjautumisesi jälkeen.
signed-countersigned = Vastavarmennettu
signed-to-countersign = Odottaa vastavarmennusta
signed-to-countersign-what = Silloin lopullinen sinetti korvaa väliaikaisen.
signed-to-confirm = Odottaa vahvistusta
signed-to-confirm-what = Täysin oikeuksin toimiva viranomainen vahvistaa; silloin se saa sinettinsä.
signed-recorded = Kirjattu hylätyksi
signed-to-record = Odottaa kirjaamista
signed-no-seal = Hylätty asiakirja ei saa sinettiä.
signed-no-seal-title = Ei sinettiä
signed-no-seal-what = Hylätty asiakirja ei saa sinettiä. Sen viite ja tämä näyttö kertovat, mitä päätettiin.
signed-no-seal-pre_valid = Se ei ole vielä voimassa. Täysin oikeuksin toimiva viranomainen vahvistaa päätöksen; silloin se saa sinettinsä.
signed-no-seal-yet = Sinetti tulee palvelimelta viitteen mukana.
signed-ended = Ei enää voimassa
signed-ended-what = Se, joka lukee sinetin, näkee sen päättyneen.
signed-way = Matkalla
signed-arrived = Perillä
signed-may-show = Voit näyttää tämän leiman.
signed-may-show-what = Se, joka lukee sen, näkee: ”allekirjoitettu, ei vielä vahvistettu”.
signed-undecided = Ei päätetty.
signed-undecided-what = Allekirjoitettu on tallessa, mutta sitä ei pantu täytäntöön. Asiakirja kertoo syyn: katso sitä ja päätä uudelleen.
signed-undecided-why = Katso syy
signed-refused = Palvelin ei voinut ottaa sitä sellaisena kuin se allekirjoitettiin.
signed-refused-what = Mitään ei ole kadonnut: molemmat versiot säilyvät, ja tarkastusasema saa tiedon.
signed-verdict = { $outcome }Allekirjoitettu { $day }, { $time } (Bryssel), { $name }
signed-print = Tulosta
signed-document = Asiakirja
signed-next = Seuraava tarkastus
seal-provisional = Väliaikainen
seal-issued = Varmennussinetti
seal-provisional-label = Väliaikainen sinetti: { $reference }
seal-issued-label = Sinetti: { $reference }
seal-check = Tarkista se

## Why something was not done. The codes are those of the device and of the server.

problem-ACKNOWLEDGED = Palvelin on jo vastannut tähän.
problem-ACTOR = Tämä työ kirjattiin toiselle henkilölle.
problem-CERTIFICATE_WITHDRAWN = Tabletin vahvistanut avain on peruutettu. Jonkun on tarkistettava tämä.
problem-CONTENT = Allekirjoitettua ei voi lukea.
problem-CONTENT_HASH = Allekirjoitettu ei ole sama kuin lähetetty.
problem-DECIDED_ELSEWHERE = Se päätettiin toisessa järjestelmässä.
problem-DEPENDENCY = Se perustuu aiempaan muutokseen, jota ei otettu vastaan.
problem-DEVICE_REVOKED = Tämä tabletti on poistettu käytöstä. Vie lähettämättömät ja palauta se.
problem-DOCUMENT_SIZE = Asiakirjasta on tullut liian suuri.
problem-EDITION = Tätä lomakkeen laitosta ei tunneta täällä.
problem-EXISTS = Tällainen asiakirja on jo olemassa.
problem-LOGIN_REQUIRED = Kirjautuminen on päättynyt. Kirjaudu uudelleen.
problem-MISSING_RIGHT = Sinulla ei ole oikeutta tehdä tätä.
problem-NOT_YOUR_BOX = Tämän kohdan täyttää joku muu.
problem-OPERATION_SHAPE = Palvelin ei voinut lukea muutosta. Se on tallessa ja voidaan viedä.
problem-OUTCOME = Tämä lopputulos ei kuulu tähän lomakkeeseen.
problem-SIGNATURE = Allekirjoitus ei täsmää.
problem-SIGNATURE_CHAIN = Tämän tabletin aiempi allekirjoitus puuttuu.
problem-SIGNATURE_OF_ANOTHER = Allekirjoitus on toisen henkilön.
problem-SIGNATURE_REPEATED = Tämä allekirjoitus on jo käytetty.
problem-SIGNATURE_SHAPE = Allekirjoitusta ei voi lukea.
problem-PART_ONE_INCOMPLETE = Osa I on vajaa. Sitä ei lähetetty.
problem-RECALL_TOO_LATE = Todistuksen voi mitätöidä kolmen kuukauden ajan varmennuksen jälkeen.
problem-RULES = Lisätty tieto rikkoo sääntöä. Sitä ei tallennettu.
problem-DECIDED = Tästä on päätetty, eikä sitä enää muuteta.
problem-NOTHING_OPEN = Lisättävää ei ole avoinna.
problem-ORIGIN = Lähtöasiakirjaa ei ole, tai sinulla ei ole oikeutta nähdä sitä.
problem-ORIGIN_TYPE = Tämänlaista asiakirjaa ei tehdä siitä.
problem-BEING_REPLACED = Tälle asiakirjalle tehdään jo korvaavaa.
problem-CLONED = Tämä asiakirja on jo kloonattu.
problem-CLONE_DECIDED = Tästä kloonatusta asiakirjasta on päätetty; tämä pysyy ennallaan.
problem-LOCKED_BOX = Tämä kohta pysyy sellaisena kuin kloonatussa todistuksessa.
problem-DELETED = Tämä asiakirja on tällä välin poistettu.
problem-STATUS = Tätä ei voi tehdä tässä tilassa olevalle asiakirjalle.
problem-TOO_MANY = Liian monta yritystä. Odota hetki.
problem-UNEXPECTED = Tällä tabletilla meni jokin vikaan. Kirjoittamasi on yhä näytöllä.
problem-BAD_REQUEST = Palvelin ei ymmärtänyt tätä: { $detail }
problem-BUSY = Palvelin on varattu. Mitään ei muutettu; yritä uudelleen.
problem-CONFLICTS = Tässä asiakirjassa on liikaa selvitettävää. Selvitä ensin jotakin.
problem-DISMISSED = Joku katsoi tätä ja päätti, ettei se ole voimassa.
problem-FULL = Palvelimen levy on täynnä. Yritä myöhemmin uudelleen.
problem-GROUP = Se kuuluu yhteen sellaisen kanssa, jota ei otettu vastaan.
problem-NO_CONFLICT = Tässä ei ole enää selvitettävää.
problem-NO_LONGER_YOURS = Asiakirja poistui työstäsi sen jälkeen, kun kirjoitit tämän. Se on tallessa, ja jonkun on tarkistettava tämä.
problem-NOT_ACCEPTED = Palvelin ei ota tätä vastaan: { $detail }
problem-NOT_RESTORED = Palvelimella ei ole asiakirjaa sellaisena kuin näit sen. Tämä säilyy siellä, kunnes on.
problem-OPERATION_ID = Palvelimella on tämän muutoksen numerolla jotakin muuta. Muutos on tallessa ja voidaan viedä.
problem-POST = Millään viranomaisella ei ole tätä koodia.
problem-SEALED = Palvelin ei voi vielä avata tätä. Se säilyy siellä, kunnes palvelin voi.
problem-TOO_LARGE = Tämä on enemmän kuin palvelin ottaa vastaan kerralla.
problem-UNKNOWN_OPERATION = Palvelin on vanhempi kuin tämä sovellus eikä vielä tunne tätä. Se säilyy siellä, kunnes palvelin tuntee sen.
problem-VERSION = Asiakirjan versio on toinen kuin allekirjoitettu. Katso asiakirjaa uudelleen ja allekirjoita sitten.
problem-unknown = Sitä ei voitu tehdä ({ $code }).

## Why the rules say what they say of a document

rules-title = Miksi säännöt sanovat näin
rules-what = Arvioitu tällä laitteella niillä arvoilla, jotka kukin sääntö luki.
rules-empty = tyhjä
rules-warning = Se on varoitus eikä estä mitään.
rules-broken = Rikottu
rules-waits = Odottaa tyhjää kohtaa
rules-not_judged = Ei arvioitu: sen luettelo ei ole täällä
rules-holds = Täyttyy
rules-does_not_apply = Ei koske tätä
