### The reference lists, as administrators keep them.

## All lists

lists-title = Viiteluettelot
lists-what = Näistä säännöt hakevat tietoja ja kohtiin valitaan arvot. Muutos täällä päätyy jokaiselle tabletille.
lists-opening = Luetteloita avataan…
lists-not-yours = Ei sinua varten
lists-not-yours-what = Viiteluetteloita ylläpitävät pääkäyttäjät.
lists-unknown = Sellaista luetteloa ei ole
lists-unknown-what = Minkään luettelon nimi ei ole ”{ $name }”.
lists-entries =
    { $count ->
        [one] { $number } merkintä
       *[other] { $number } merkintää
    }
lists-since = Alkaen { $since }
lists-since-until = { $since } – { $until }
lists-changed = Muutettu { $moment }, { $who }
lists-by-program = ohjelma
lists-by-command-line = komentorivi
lists-none-yet = Vielä tyhjä
lists-none-yet-what = Tuo ensin tiedosto. Siihen asti sääntöä, joka hakee täältä, ei arvioida, ja kohta täytetään vapaasti.
lists-example = Esimerkki
lists-example-what = Keksitty esittelyä varten. Se näkyy kaikkialla, missä siitä valitaan.
lists-derived = Seuraa viranomaisista
lists-derived-what = Luettelo muodostuu tämän asennuksen viranomaisista, eikä sitä muuteta täällä.

## One list

lists-about = Tietoja luettelosta
lists-fact-version = Versio
lists-fact-source = Lähde
lists-fact-valid-from = Voimassa alkaen
lists-fact-example = Esimerkki
lists-fact-count = Merkintöjä
lists-fact-last = Viimeisin muutos
lists-fact-rev = Numero syötteessä
lists-fact-here = Tämä tabletti
lists-here = tällä on tämä versio
lists-here-not = sitä ei vielä ole
lists-tablets = Jokainen tabletti hakee tämän numeron version, kun sillä on verkko. Siihen asti se toimii edellisellä.
lists-save = Tallenna CSV:nä
lists-import = Tuo tiedosto
lists-add = Lisää merkintä
lists-search = Hae koodilla tai sanoilla
lists-more = Näytä vielä { $count }
lists-over = Ei enää voimassa
lists-later = Voimaan myöhemmin
lists-any = kaikki muut
lists-empty-cell = tyhjä

## One entry

lists-entry = Merkintä
lists-no-entry = Sellaista merkintää ei ole
lists-no-entry-what = Se on voinut muuttua sillä välin. Etsi se luettelosta.
lists-act = Mitä haluat tehdä?
lists-act-correct = Korjaa
lists-act-correct-what = Se oli väärin: se sanoo muuta ensimmäisestä päivästään alkaen.
lists-act-change = Muuta päivästä alkaen
lists-act-change-what = Siihen asti sanottu säilyy.
lists-act-end = Päätä
lists-act-end-what = Se on voimassa päivään asti ja pysyy luettelossa.
lists-act-remove = Poista
lists-act-remove-what = Sen ei olisi koskaan pitänyt olla siinä. Aiemmat versiot säilyttävät sen.
lists-when = Milloin
lists-first-day = Alla olevan ensimmäinen päivä
lists-first-day-hint = Edelliseen päivään asti merkintä pysyy ennallaan.
lists-last-day = Viimeinen päivä
lists-last-day-hint = Se on vielä voimassa tänä päivänä.
lists-cells = Mitä se sanoo
lists-nothing-to-say = Avain on kaikki, mitä se sanoo.
lists-words = Sanat
lists-words-hint = Vähintään yhdellä kielellä. Puuttuvan kielen sijasta näytetään englanti tai mikä tahansa olemassa oleva.
lists-words-more = Toinen kieli
lists-words-choose = Valitse kieli
lists-days = Päivät
lists-since-hint = Ensimmäinen voimassaolopäivä.
lists-until-hint = Viimeinen voimassaolopäivä; tyhjä, jos loppua ei ole.
lists-must = pakollinen
lists-missing = Täytä tämä.
lists-kept = Aiemmin kirjoittamasi on yhä tässä.
lists-not-now = Ei nyt
lists-look = Katso ero
lists-looking = Tarkistetaan…

## What would change

lists-difference = Mikä muuttuisi
lists-show = Näytä
lists-kind-all = Kaikki
lists-kind-added = Lisätty
lists-kind-changed = Muutettu
lists-kind-ended = Päättynyt
lists-kind-removed = Poistettu
lists-as-before = ennallaan
lists-now = nyt
lists-yes = Kyllä
lists-no = Ei
lists-same = Mikään ei muuttuisi
lists-same-what = Luettelo sanoo jo näin.
lists-much = Paljon poistuisi
lists-much-what = { $count } merkintää { $of } merkinnästä ei ole tiedostossa. Onko se koko luettelo, ja juuri tämä?
lists-stale = Joku muutti luetteloa sillä välin. Mitään ei tehty.
lists-stale-what = Tämän muutoksesi tekisi nyt.
lists-rewrite = Takaisin lomakkeeseen
lists-confirm = Muuta luettelo
lists-confirm-import = Korvaa luettelo
lists-doing = Luetteloa muutetaan…
lists-done = Muutettu: { $list }
lists-done-what = Se on palvelimella voimassa tästä lähtien. Jokainen tabletti saa sen, kun sillä on verkko.
lists-back = Luetteloon

## An import

lists-import-what = Tiedosto korvaa koko luettelon. Se tarkistetaan ensin, ja näet, mikä muuttuisi.
lists-file = Tiedosto
lists-file-choose = Valitse tiedosto
lists-file-other = Valitse toinen tiedosto
lists-file-hint = CSV (UTF-8) tai JSON; enintään { $most }.
lists-file-missing = Valitse ensin tiedosto.
lists-file-large = Tiedoston koko on { $size }; enintään { $most } hyväksytään.
lists-file-unread = Tiedostoa ei voi lukea. Valitse se uudelleen.
lists-size-kb = { $count } kt
lists-size-mb = { $count } Mt
lists-checking = Tiedosto lähetetään ja jokainen rivi tarkistetaan.
lists-stop = Keskeytä
lists-columns = Tiedoston sarakkeet
lists-columns-days = Päivät muodossa 2026-01-31; molemmat voi jättää pois.
lists-columns-words = Sanat sillä kielellä, vähintään yhdellä.
lists-about-file = Mistä se on peräisin
lists-version-hint = Kuten lähde sen nimeää. Nyt: { $now }
lists-source-hint = Kuka sen julkaisi ja missä. Nyt: { $now }
lists-valid-hint = Tuleva päivä: edelliseen päivään asti luettelo pysyy ennallaan.
lists-example-check = Se on esimerkki
lists-faults =
    { $count ->
        [one] { $number } virhe: mitään ei muutettu
       *[other] { $number } virhettä: mitään ei muutettu
    }
lists-faults-what = Korjaa tiedosto ja valitse se uudelleen. Alle kirjoittamasi säilyy.
lists-faults-rest = ja vielä { $count }, joita ei luetella
lists-faults-save = Tallenna kaikki tiedostoon
lists-fault-at = Rivi { $line }
lists-fault-line = Rivi
lists-fault-column = Sarake
lists-fault-reason = Mikä on vialla
lists-copy = Kopioi kaikki
lists-copied = Kopioitu

## What went wrong

lists-offline = Tämä tarvitsee verkon
lists-refused = Se ei onnistunut
lists-again = Yritä uudelleen
lists-problem-UNREACHABLE = Palvelin ei vastaa. Kirjoittamasi on yhä tässä; yritä uudelleen, kun verkko toimii.
lists-problem-NOT_ACCEPTED =
    { $count ->
        [0] { $detail }
        [one] Yksi asia ei sovi. Mitään ei muutettu.
       *[other] Jotkin asiat eivät sovi. Mitään ei muutettu.
    }
lists-problem-BAD_REQUEST = Tiedostoa ei ymmärretä: { $detail }
lists-problem-TOO_LARGE = Tiedosto on suurempi kuin palvelin hyväksyy.
lists-problem-NOT_FOUND = Luetteloa ei enää ole.
lists-problem-BUSY = Palvelin on varattu. Mitään ei muutettu; yritä uudelleen.

## What is wrong at a line

fault-too-large = Tiedostossa on yli { $most } tavua.
fault-not-utf8 = Se ei ole UTF-8: tallenna tiedosto CSV:nä (UTF-8).
fault-not-csv = Sitä ei voi lukea CSV:nä: { $why }.
fault-no-entry = Siinä ei ole merkintöjä.
fault-too-many = Luettelossa on yli { $most } merkintää.
fault-column-twice = Sarake on kahdesti.
fault-unknown-column = Luettelossa ei ole tällaista saraketta; siinä on { $columns }.
fault-no-column = Tiedostosta puuttuu tämä sarake; luettelossa on { $columns }.
fault-cells = Siinä on { $cells } solua, ja ensimmäinen rivi nimeää { $columns } saraketta.
fault-empty = Se on tyhjä ja on täytettävä.
fault-not-an-option = ”{ $text }” ei ole mikään näistä: { $options }.
fault-no-words = Sanoja ei ole millään kielellä: sarake nimetään kahdella kirjaimella, kuten en tai nl.
fault-no-day = ”{ $text }” ei ole päivä, joka kirjoitetaan 2026-01-31.
fault-until-before-since = { $until } on ennen päivää { $since }, josta rivi on voimassa.
fault-same-days = Rivi { $other } sanoo muuta samoille päiville: { $keys }.
fault-same-days-held = Toinen merkintä { $keys } on voimassa samoina päivinä: päätä se ensin.
fault-no-heading = Koodin { $code } yllä ei ole nimikettä: ryhmä { $chapter } puuttuu.
fault-no-goods-code = ”{ $text }” ei ole tavarakoodi: kymmenen numeroa ja kahden numeron loppuosa.
fault-no-level = ”{ $text }” ei ole mikään näistä: 2, 4, 6, 8, 10.
fault-no-language = ”{ $text }” ei ole kaksikirjaiminen kieli.
fault-files-differ = Tiedostot sanovat eri asioita: { $keys }.
fault-which-line = Usealla rivillä on tämä avain, alkaen { $days }: sano, mikä.
fault-no-line = Riviä { $keys } ei ole.
fault-not-text = ”{ $text }” ei ole enintään 1000 merkin yksirivinen teksti.
fault-not-code = ”{ $text }” ei ole enintään 64 kirjaimen, numeron ja merkin koodi.
fault-not-cn_code = ”{ $text }” ei ole 2, 4, 6, 8 tai 10 numeroa.
fault-not-country = ”{ $text }” ei ole ISO 3166:n mukainen maa, kaksi isoa kirjainta.
fault-not-whole = ”{ $text }” ei ole kokonaisluku.
fault-not-decimal = ”{ $text }” ei ole luku, jossa on enintään 6 desimaalia.
fault-not-latitude = ”{ $text }” ei ole astelukuna välillä -90–90.
fault-not-longitude = ”{ $text }” ei ole astelukuna välillä -180–180.

## What a cell takes

holds-code = Enintään 64 kirjaimen, numeron ja merkin koodi.
holds-cn_code = 2, 4, 6, 8 tai 10 numeroa. Pisin tunnettu alku löytyy.
holds-country = Kaksi isoa kirjainta, kuten NL.
holds-whole = Kokonaisluku.
holds-decimal = Luku, enintään 6 desimaalia.
holds-latitude = Pohjoista leveyttä, -90–90.
holds-longitude = Itäistä pituutta, -180–180.

## Columns

column-code = Koodi
column-place = Paikka
column-group = Ryhmä
column-unit = Lisäyksikkö
column-limit = Raja
column-minutes = Minuuttia
column-country = Maa
column-status = Tila
column-approval_number = Hyväksyntänumero
column-authority = Toimivaltainen viranomainen
column-central_authority = Keskustason toimivaltainen viranomainen
column-activity = Toiminta
column-street = Katuosoite
column-postal_code = Postinumero
column-city = Postitoimipaikka
column-species = Laji
column-latitude = Leveysaste
column-longitude = Pituusaste
column-authorisation = Luvan numero
column-identification = Tunnus
column-mode = Kuljetusväline
column-kind = Laatu
column-symbol = Tunnus
column-act = Säädös
column-document_type = Asiakirjatyyppi
column-since = Alkaen
column-until = Asti
option-union = Unionissa
option-third_country = Kolmas maa
option-eu = Euroopan unioni
option-efta = EFTA
option-authorised = Sallittu
option-not_authorised = Ei sallittu
option-road_vehicle = Tieliikenteen ajoneuvo
option-railway_wagon = Rautatievaunu
option-ship = Laiva
option-aeroplane = Lentokone
option-exporter = Viejä
option-importer = Tuoja
option-consignee = Vastaanottaja
option-responsible = Lähetyksestä vastaava
option-place_of_origin = Alkuperäpaikka
option-destination = Määräpaikka
option-delivery_address = Toimitusosoite
option-warehouse = Varasto
option-plant = Kasvi
option-pest = Kasvintuhooja

## The lists

list-name-countries = Maat
list-about-countries = Maat ja alueet ja mitkä niistä kuuluvat unioniin.
list-name-nomenclature = Tavarakoodit (CN)
list-about-nomenclature = Tavarakoodit ja niiden yläpuoliset nimikkeet; koodi löytyy pisimmästä tunnetusta alustaan.
list-name-legislation = Lainsäädäntö
list-about-legislation = Tavarat säädöksen mukaan, jota niihin sovelletaan, ja asiakirjan mukaan, joka on niiden mukana: suodattimia koodin hakuun (CN-1).
list-name-quantity_limits = Määrärajat
list-about-quantity_limits = Suurin eläinmäärä tai tavaran kilomäärä, joka hyväksytään vahvistamatta (CN-8).
list-name-journey_limits = Valvonta-aseman vaativat matkat
list-about-journey_limits = Matkan kesto minuutteina, jonka ylittyessä tarvitaan valvonta-asema (CVEDA-154).
list-name-resting_limits = Lepopaikan vaativat matkat
list-about-resting_limits = Matkan kesto minuutteina, jonka ylittyessä tarvitaan lepo- tai siirtopaikka (CVEDA-153).
list-name-unweaned_limits = Vieroittamattomien eläinten matkat
list-about-unweaned_limits = Matkan kesto minuutteina, jonka ylittyessä vieroittamattomat eläimet tarvitsevat valvonta-aseman (CVEDA-154).
list-name-authorised_countries = Sallitut maat
list-about-authorised_countries = Maat, joista tavara saa tulla. Kaikkia muita koskeva merkintä sanoo, että vain luetellut käyvät.
list-name-establishments = Luetellut laitokset
list-about-establishments = Kolmansien maiden luetellut laitokset hyväksyntänumeron mukaan (CVEDP-2).
list-name-listing_duty = Vain luetelluista laitoksista
list-about-listing_duty = Tavarat, jotka tulevat vain luetelluista laitoksista (CVEDP-2).
list-name-control_posts = Valvonta-asemat
list-about-control_posts = Hyväksytyt valvonta-asemat, joissa eläimet lepäävät matkalla (CVEDA-154).
list-name-posts = Rajatarkastusasemat
list-about-posts = Tämän asennuksen rajatarkastusasemat.
list-name-control_points = Valvontapisteet
list-about-control_points = Tämän asennuksen valvontapisteet.
list-name-places = Paikat
list-about-places = Asemien, kaupunkien ja hyväksyttyjen paikkojen sijainti matkan arviota varten (CVEDA-2).
list-name-transporters = Kuljettajat
list-about-transporters = Eläinten kuljettajat luvan numeron mukaan.
list-name-transport_means = Kuljetusvälineet
list-about-transport_means = Kunkin kuljettajan kuljetusvälineet luvan ja tunnuksen mukaan (CVEDA-1).
list-name-organisations = Organisaatiot
list-about-organisations = Organisaatiot, joilla kohdat täytetään, rivi kutakin toimintaa kohti: haetaan maan ja kolmen merkin perusteella.
list-name-eppo = EPPO-koodit
list-about-eppo = Kasvit ja kasvintuhoojat EPPO-koodin mukaan, tieteellinen nimi mukana (CN-7).
list-name-packages = Pakkaukset
list-about-packages = Pakkauslajit, UN/ECE:n suositus 21.
list-name-units = Yksiköt
list-about-units = Mittayksiköt, UN/ECE:n suositus 20.
list-name-transport_modes = Kuljetusmuodot
list-about-transport_modes = Kuljetusmuodot, UN/ECE:n suositus 19: koodi, joka lomakkeiden valinnalla on muissa järjestelmissä.
list-name-document_types = Mukana seuraavat asiakirjat
list-about-document_types = Mukana seuraavat asiakirjat, UN/EDIFACT 1001: koodi, joka lomakkeiden valinnalla on muissa järjestelmissä.
list-name-laboratory_tests = Laboratoriotestit
list-about-laboratory_tests = Testit, joita laboratoriolta voi pyytää.
