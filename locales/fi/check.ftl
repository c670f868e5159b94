### Tarkistussivu: mitä kuka tahansa lukee skannattuaan todistuksen koodin.

verify-skip = Siirry sisältöön
verify-title = Todistuksen tarkistus
verify-demo = Esittely: ei oikea viranomainen
verify-training = Koulutusasennus: mikään täällä ei ole voimassa
verify-acceptance = Hyväksyntäasennus: mikään täällä ei ole voimassa
verify-online = Verkossa
verify-offline = Ei verkkoa
verify-language = Kieli
verify-busy = Allekirjoitusta tarkistetaan
verify-scan-title = Tarkista todistus
verify-asking = Näin tämä laite sanoo. Kysytään palvelulta…
verify-next = Skannaa seuraava koodi

## The verdict

verify-valid-title = Aito ja voimassa
verify-valid-line = Vertaa sitä alla oleviin tavaratietoihin.
verify-ended-title = Peruutettu
verify-ended-line = Aito, mutta viranomainen on peruuttanut tai mitätöinyt sen. Älä hyväksy tavaraa sen perusteella.
verify-replaced-title = Korvattu
verify-replaced-line = Uudempi todistus on tullut sen tilalle. Käytä sitä.
verify-expired-title = Vanhentunut
verify-expired-line = Aito, mutta sen aika on päättynyt.
verify-unknown-title = Tila tuntematon
verify-unknown-line = Aito. Nyt ei voida sanoa, onko se yhä voimassa.
verify-provisional-title = Väliaikainen
verify-provisional-line = Tarkastajan laitteen allekirjoittama, palvelu ei ole vielä vahvistanut.
verify-lapsed-title = Väliaikainen ja päättynyt
verify-lapsed-line = Tarkastajan laitteen allekirjoittama. Se olisi pitänyt vahvistaa jo: pyydä lopullinen todistus.
verify-false-title = Ei aito
verify-false-line = Tämä koodi ei ole viranomaisen tekemä, tai sitä on muutettu.
verify-withdrawn-title = Ei luotettava
verify-withdrawn-line = Viranomainen on vetänyt takaisin avaimen, jolla se allekirjoitettiin. Pyydä todistus annettavaksi uudelleen.
verify-reissued-why = Viranomainen on antanut todistuksen uudelleen samalla numerolla: { $when }. Pyydä se paperi.
verify-root_changed-title = Ei luotettava
verify-root_changed-line = Tämä osoite näyttää nyt toisen viranomaisen avaimen kuin sen, jonka tämä laite on tuntenut.
verify-unsealed-title = Ei sinettiä
verify-unsealed-line = Tässä paperissa mainitaan { $key }, eikä siinä ole sinettiä. Se ei ole voimassa oleva todistus.
verify-elsewhere-title = Ei tämän viranomaisen
verify-elsewhere-line = Tämä koodi johtaa osoitteeseen { $host }. Tässä tarkistetaan vain todistuksia, joiden antaja on { $authority }.
verify-no_code-title = Ei todistuksen koodi
verify-no_code-line = Tässä koodissa on jotain muuta.
verify-unchecked-title = Ei voida tarkistaa nyt
verify-unchecked-line = Mitään ei vielä tiedetä, ei aitoutta eikä sen puutetta.

## Two questions

verify-genuine = Onko se aito?
verify-genuine-yes = Aito
verify-genuine-no = Ei aito
verify-genuine-unknown = Ei tiedossa
verify-genuine-by = Allekirjoitettu avaimella, jonka haltija on { $authority }
verify-genuine-device = Allekirjoitettu tarkastajan laitteella
verify-force = Onko se voimassa?
verify-force-valid = Voimassa
verify-force-ended = Peruutettu tai mitätöity
verify-force-replaced = Korvattu
verify-force-expired = Vanhentunut
verify-force-unknown = Tuntematon
verify-force-provisional = Ei vielä vahvistettu
verify-force-none = Ei sovellu
verify-confirmed = Vahvistettu { $when }
verify-as-known = Tilanne { $when }, { $ago }
verify-once-known = Tiedossa: voimassa { $when }, { $ago }
verify-until = Pätee { $when } asti
verify-today = tänään { $time }
verify-on = { $day }, { $time }
verify-ago =
    { $hours ->
        [0] alle tunti sitten
        [one] { $hours } tunti sitten
       *[other] { $hours } tuntia sitten
    }
verify-ago-days =
    { $days ->
        [one] { $days } päivä sitten
       *[other] { $days } päivää sitten
    }

## Why not

verify-no_network = Ei verkkoa.
verify-no_scanner = Skanneri ei ole tässä laitteessa. Yhdistä ja kysy uudelleen.
verify-stale = Tämän laitteen tieto on liian vanhaa, joten sitä ei oteta huomioon.
verify-never = Tämä laite ei ole koskaan kysynyt tämän todistuksen tilaa.
verify-not-listed = Tämä todistus ei ole viranomaisen luettelossa.
verify-why-no_keys = Tällä laitteella ei ole vielä viranomaisen avainta. Yhdistä kerran: sen jälkeen se toimii myös ilman verkkoa.
verify-why-old_keys = Viranomaisen avaimet tällä laitteella ovat yli 30 päivää vanhoja.
verify-why-unknown_key = Se on allekirjoitettu avaimella, jota tämä laite ei tunne. Avain voi olla uusi: yhdistä ja kysy uudelleen.
verify-why-insecure = Tätä sivua ei ladattu HTTPS-yhteydellä, ja silloin selain kieltäytyy tarkistamasta allekirjoituksia.
verify-why-no_root = Palvelin ei kertonut, mihin avaimeen luotetaan.
verify-again = Kysy uudelleen

## What to do

verify-do = Mitä on tehtävä
verify-do-scan = Skannaa uudelleen koodi suorana ja hyvässä valossa.
verify-do-keep = Sama vastaus yhä: älä luota paperiin. Säilytä se ja tavara sellaisinaan.
verify-do-tell = Ilmoita tarkastusasemalle, jonka nimi siinä on.
verify-do-elsewhere = Älä avaa osoitetta vain siksi, että paperi käskee.
verify-do-right-code = Etsi neliökoodi todistuksen numeron vierestä.
verify-hidden = Sisällöstä ei näytetä mitään,
verify-hidden-why = koska mihinkään siinä ei voi luottaa.
verify-do-root = Älä hyväksy täällä mitään todistusta, ennen kuin olet kuullut viranomaiselta toista tietä, että sillä on uusi avain.
verify-do-root-known = Jos on: poista, mitä tämä selain säilyttää tästä osoitteesta, ja skannaa uudelleen.
verify-unsealed-why = Tällainen linkki on luonnoksessa, tulosta odottavassa ja hylätyssä asiakirjassa. Mitään paperilla ei ole vahvistettu.
verify-open = Avaa asiakirja
verify-open-hint = Sille, jolla on tili ja oikeus nähdä se.

## Its content

verify-compare = Vertaa tavaraan
verify-container = Kontti
verify-seal = Sinetti
verify-more-pairs =
    { $count ->
        [one] ja { $count } muu kontti tai sinetti, mainittu vain paperissa
       *[other] ja { $count } muuta konttia tai sinettiä, mainittu vain paperissa
    }
verify-goods = Tavara
verify-cn = CN { $code }
verify-weight = Nettopaino
verify-kg = { $kg } kg
verify-animals = Eläimiä
verify-way = Mistä, minne
verify-from-to = { $from } → { $to }
verify-same = Sama
verify-same-what = { $what }: sama
verify-this = Tämä todistus
verify-number = Numero
verify-decision = Päätös
verify-issued = Annettu
verify-signed = Allekirjoitettu
verify-replaced-by = Korvaava
verify-reissued = Annettu uudelleen
verify-valid-until = Voimassa asti
verify-fingerprint = Sisällön sormenjälki
verify-checked = Tarkistettu aiemmin
verify-checked-never = Ei vielä kertaakaan
verify-checked-times =
    { $times ->
        [one] { $times } kerran
       *[other] { $times } kertaa
    }, { $places ->
        [one] { $places } verkosta
       *[other] { $places } verkosta
    }, { $day } alkaen
verify-many = Tarkistettu monesta verkosta.
verify-many-why = Tämä koodi on tarkistettu yhden päivän aikana poikkeuksellisen monesta verkosta. Paperi on voitu kopioida: vertaa jokaista sinettiä ja konttia.

verify-outcome-transhipment = Hyväksyttävä edelleenlähetettäväksi
verify-outcome-onward_transfer = Hyväksyttävä siirrettäväksi
verify-outcome-transit = Hyväksyttävä kauttakuljetukseen
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.4
verify-outcome-internal_market = Hyväksyttävä sisämarkkinoille
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.4
verify-outcome-final_import = Hyväksyttävä lopulliseen tuontiin
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.4
verify-outcome-free_circulation = Hyväksyttävä vapaaseen liikkeeseen
verify-outcome-channelled = Hyväksyttävä kanavoituna
verify-outcome-specific_warehouse = Hyväksyttävä erityiseen varastointimenettelyyn
verify-outcome-temporary_admission = Hyväksyttävä väliaikaiseen maahantuontiin

## Follow

follow-do = Ilmoita, kun tämä muuttuu
follow-hint = Tämä selain näyttää silloin ilmoituksen, kun todistus peruutetaan tai korvataan. Ei tiliä eikä nimeä: viranomainen säilyttää osoitteen selaimesi ilmoituspalvelussa.
follow-busy = Hetkinen
follow-done = Saat ilmoituksen. Se tulee tähän selaimeen, myös kun tämä sivu on suljettu.
follow-stop = Älä ilmoita enää
follow-stopped = Ilmoituksia ei enää tule.
follow-denied = Selain ei salli ilmoituksia tästä osoitteesta. Ne voi sallia sen asetuksissa.
follow-failed = Se ei onnistunut. Mitään ei muutettu. Yritä hetken kuluttua uudelleen.
