### The reference lists, as administrators keep them.

## All lists

lists-title = Referanselister
lists-what = Her slår reglene opp, og herfra velges verdiene i rubrikkene. En endring her når alle nettbrett.
lists-opening = Åpner listene…
lists-not-yours = Ikke for deg
lists-not-yours-what = Referanselistene vedlikeholdes av administratorer.
lists-unknown = Denne listen finnes ikke
lists-unknown-what = Ingen liste heter «{ $name }».
lists-entries =
    { $count ->
        [one] { $number } oppføring
       *[other] { $number } oppføringer
    }
lists-since = Fra { $since }
lists-since-until = Fra { $since } til og med { $until }
lists-changed = Endret { $moment } av { $who }
lists-by-program = programmet
lists-by-command-line = kommandolinjen
lists-none-yet = Ennå tom
lists-none-yet-what = Importer en fil først. Til da vurderes ikke en regel som slår opp her, og rubrikken fylles ut fritt.
lists-example = Eksempel
lists-example-what = Oppdiktet for demonstrasjoner. Det står overalt der noe velges fra den.
lists-derived = Følger av myndighetene
lists-derived-what = Listen lages av myndighetene i denne installasjonen og endres ikke her.

## One list

lists-about = Om listen
lists-fact-version = Versjon
lists-fact-source = Kilde
lists-fact-valid-from = Gjelder fra
lists-fact-example = Eksempel
lists-fact-count = Oppføringer
lists-fact-last = Siste endring
lists-fact-rev = Nummer i strømmen
lists-fact-here = Dette nettbrettet
lists-here = har denne versjonen
lists-here-not = har den ikke ennå
lists-tablets = Hvert nettbrett henter versjonen med dette nummeret neste gang det har nett. Til da bruker det den forrige.
lists-save = Lagre som CSV
lists-import = Importer en fil
lists-add = Legg til oppføring
lists-search = Søk etter kode eller ord
lists-more = Vis { $count } til
lists-over = Gjelder ikke lenger
lists-later = Gjelder senere
lists-any = alle andre
lists-empty-cell = tom

## One entry

lists-entry = Oppføring
lists-no-entry = Denne oppføringen finnes ikke
lists-no-entry-what = Den kan ha blitt endret i mellomtiden. Søk i listen.
lists-act = Hva vil du gjøre?
lists-act-correct = Rett den
lists-act-correct-what = Den var feil: den sier noe annet fra sin første dag.
lists-act-change = Endre fra en dag
lists-act-change-what = Det den sa til da, blir stående.
lists-act-end = Avslutt den
lists-act-end-what = Den gjelder til en dag og blir stående i listen.
lists-act-remove = Ta den ut
lists-act-remove-what = Den skulle aldri ha stått der. Tidligere versjoner beholder den.
lists-when = Når
lists-first-day = Første dag for det du skriver under
lists-first-day-hint = Til og med dagen før blir oppføringen som den er.
lists-last-day = Siste dag
lists-last-day-hint = Denne dagen gjelder den fortsatt.
lists-cells = Hva den sier
lists-nothing-to-say = Nøkkelen er alt den sier.
lists-words = Ord
lists-words-hint = På minst ett språk. Et språk som mangler, vises på engelsk eller på et som finnes.
lists-words-more = Et annet språk
lists-words-choose = Velg et språk
lists-days = Dager
lists-since-hint = Den første dagen den gjelder.
lists-until-hint = Den siste dagen den gjelder; tom når den ikke slutter.
lists-must = må fylles ut
lists-missing = Fyll ut dette.
lists-kept = Det du skrev før, står her fortsatt.
lists-not-now = Ikke nå
lists-look = Se på forskjellen
lists-looking = Kontrollerer…

## What would change

lists-difference = Hva som ville endres
lists-show = Vis
lists-kind-all = Alle
lists-kind-added = Lagt til
lists-kind-changed = Endret
lists-kind-ended = Avsluttet
lists-kind-removed = Tatt ut
lists-as-before = som før
lists-now = nå
lists-yes = Ja
lists-no = Nei
lists-same = Ingenting ville endres
lists-same-what = Listen sier dette allerede.
lists-much = Mye ville tas ut
lists-much-what = { $count } av { $of } oppføringer er ikke i filen. Er det hele listen, og denne?
lists-stale = Noen endret listen i mellomtiden. Ingenting ble gjort.
lists-stale-what = Dette ville endringen din gjøre nå.
lists-rewrite = Tilbake til skjemaet
lists-confirm = Endre listen
lists-confirm-import = Erstatt listen
lists-doing = Endrer listen…
lists-done = Endret: { $list }
lists-done-what = Den gjelder på serveren fra nå av. Hvert nettbrett får den neste gang det har nett.
lists-back = Til listen

## An import

lists-import-what = Filen trer i stedet for hele listen. Den kontrolleres først, og du ser hva som ville endres.
lists-file = Fil
lists-file-choose = Velg en fil
lists-file-other = Velg en annen fil
lists-file-hint = CSV i UTF-8 eller JSON; høyst { $most }.
lists-file-missing = Velg en fil først.
lists-file-large = Filen er på { $size }; høyst { $most } tas imot.
lists-file-unread = Filen kan ikke leses. Velg den på nytt.
lists-size-kb = { $count } kB
lists-size-mb = { $count } MB
lists-checking = Filen sendes, og hver linje kontrolleres.
lists-stop = Stopp
lists-columns = Hvilke kolonner filen har
lists-columns-days = Dager, skrevet som 2026-01-31; begge kan utelates.
lists-columns-words = Ord på det språket, på minst ett.
lists-about-file = Hvor den kommer fra
lists-version-hint = Slik kilden kaller den. Nå: { $now }
lists-source-hint = Hvem som publiserte den, og hvor. Nå: { $now }
lists-valid-hint = En dag i fremtiden: til og med dagen før blir listen som den er.
lists-example-check = Den er et eksempel
lists-faults =
    { $count ->
        [one] { $number } feil: ingenting ble endret
       *[other] { $number } feil: ingenting ble endret
    }
lists-faults-what = Rett filen og velg den på nytt. Det du skrev under, blir stående.
lists-faults-rest = og { $count } til, som ikke nevnes
lists-faults-save = Lagre alt i en fil
lists-fault-at = Linje { $line }
lists-fault-line = Linje
lists-fault-column = Kolonne
lists-fault-reason = Hva som er feil
lists-copy = Kopier alt
lists-copied = Kopiert

## What went wrong

lists-offline = Dette trenger nett
lists-refused = Det gikk ikke
lists-again = Prøv igjen
lists-problem-UNREACHABLE = Serveren svarer ikke. Det du skrev, står her fortsatt; prøv igjen når det er nett.
lists-problem-NOT_ACCEPTED =
    { $count ->
        [0] { $detail }
        [one] Noe passer ikke. Ingenting ble endret.
       *[other] Flere ting passer ikke. Ingenting ble endret.
    }
lists-problem-BAD_REQUEST = Filen kan ikke forstås: { $detail }
lists-problem-TOO_LARGE = Filen er større enn serveren tar imot.
lists-problem-NOT_FOUND = Listen finnes ikke lenger.
lists-problem-BUSY = Serveren er opptatt. Ingenting ble endret; prøv igjen.

## What is wrong at a line

fault-too-large = Filen har mer enn { $most } byte.
fault-not-utf8 = Den er ikke UTF-8: lagre filen som CSV i UTF-8.
fault-not-csv = Den kan ikke leses som CSV: { $why }.
fault-no-entry = Den har ingen oppføringer.
fault-too-many = Listen har mer enn { $most } oppføringer.
fault-column-twice = Kolonnen står der to ganger.
fault-unknown-column = Listen har ingen slik kolonne; den har { $columns }.
fault-no-column = Filen mangler denne kolonnen; listen har { $columns }.
fault-cells = Den har { $cells } celler, og første linje nevner { $columns } kolonner.
fault-empty = Den er tom og må fylles ut.
fault-not-an-option = «{ $text }» er ingen av { $options }.
fault-no-words = Den har ikke ord på noe språk: en kolonne heter to bokstaver, som en eller nl.
fault-no-day = «{ $text }» er ingen dag, skrevet som 2026-01-31.
fault-until-before-since = { $until } er før { $since }, da linjen begynner å gjelde.
fault-same-days = Linje { $other } sier noe annet om { $keys } for de samme dagene.
fault-same-days-held = En annen oppføring av { $keys } gjelder de samme dagene: avslutt den først.
fault-no-heading = Det er ingen posisjon over { $code }: kapittel { $chapter } mangler.
fault-no-goods-code = «{ $text }» er ingen varekode: ti sifre og et suffiks på to.
fault-no-level = «{ $text }» er ingen av 2, 4, 6, 8, 10.
fault-no-language = «{ $text }» er ikke et språk med to bokstaver.
fault-files-differ = Filene sier forskjellige ting om { $keys }.
fault-which-line = Flere linjer har denne nøkkelen, fra { $days }: si hvilken.
fault-no-line = Det finnes ingen linje { $keys }.
fault-not-text = «{ $text }» er ikke en tekst på høyst 1000 tegn på én linje.
fault-not-code = «{ $text }» er ikke en kode på høyst 64 bokstaver, sifre og tegn.
fault-not-cn_code = «{ $text }» er ikke 2, 4, 6, 8 eller 10 sifre.
fault-not-country = «{ $text }» er ikke et land etter ISO 3166, to store bokstaver.
fault-not-whole = «{ $text }» er ikke et heltall.
fault-not-decimal = «{ $text }» er ikke et tall med høyst 6 desimaler.
fault-not-latitude = «{ $text }» er ikke grader fra -90 til 90.
fault-not-longitude = «{ $text }» er ikke grader fra -180 til 180.

## What a cell takes

holds-code = En kode på høyst 64 bokstaver, sifre og tegn.
holds-cn_code = 2, 4, 6, 8 eller 10 sifre. Den lengste kjente begynnelsen blir funnet.
holds-country = To store bokstaver, som NL.
holds-whole = Et heltall.
holds-decimal = Et tall med høyst 6 desimaler.
holds-latitude = Grader nord, fra -90 til 90.
holds-longitude = Grader øst, fra -180 til 180.

## Columns

column-code = Kode
column-place = Sted
column-group = Gruppe
column-unit = Tilleggsenhet
column-limit = Grense
column-minutes = Minutter
column-country = Land
column-status = Status
column-approval_number = Godkjenningsnummer
column-authority = Kompetent myndighet
column-central_authority = Sentral kompetent myndighet
column-activity = Aktivitet
column-street = Gate
column-postal_code = Postnummer
column-city = Poststed
column-species = Art
column-latitude = Breddegrad
column-longitude = Lengdegrad
column-authorisation = Autorisasjonsnummer
column-identification = Kjennemerke
column-mode = Transportmiddel
column-kind = Slag
column-symbol = Symbol
column-act = Rettsakt
column-document_type = Dokumenttype
column-since = Fra
column-until = Til og med
option-union = I Unionen
option-third_country = Tredjeland
option-eu = Den europeiske union
option-efta = EFTA
option-authorised = Godkjent
option-not_authorised = Ikke godkjent
option-road_vehicle = Veikjøretøy
option-railway_wagon = Jernbanevogn
option-ship = Skip
option-aeroplane = Fly
option-exporter = Eksportør
option-importer = Importør
option-consignee = Mottaker
option-responsible = Ansvarlig for sendingen
option-place_of_origin = Opprinnelsessted
option-destination = Bestemmelsessted
option-delivery_address = Leveringsadresse
option-warehouse = Lager
option-plant = Plante
option-pest = Skadegjører

## The lists

list-name-countries = Land
list-about-countries = Land og områder, og hvilke av dem som er i Unionen.
list-name-nomenclature = Varekoder (KN)
list-about-nomenclature = Varekodene og posisjonene over dem; en kode finnes ved sin lengste kjente begynnelse.
list-name-legislation = Regelverk
list-about-legislation = Varer etter rettsakten som gjelder for dem, og dokumentet som følger dem: filtre for den som søker en kode (CN-1).
list-name-quantity_limits = Mengdegrenser
list-about-quantity_limits = Det største antall dyr, eller kilo varer, som godtas uten bekreftelse (CN-8).
list-name-journey_limits = Reiser som krever kontrollstasjon
list-about-journey_limits = Reisetid i minutter som krever kontrollstasjon når den overskrides (CVEDA-154).
list-name-resting_limits = Reiser som krever hvilested
list-about-resting_limits = Reisetid i minutter som krever hvile- eller omlastingssted når den overskrides (CVEDA-153).
list-name-unweaned_limits = Reiser med ikke avvente dyr
list-about-unweaned_limits = Reisetid i minutter der ikke avvente dyr trenger kontrollstasjon når den overskrides (CVEDA-154).
list-name-authorised_countries = Godkjente land
list-about-authorised_countries = Land varer kan komme fra. En oppføring for alle andre sier at bare de nevnte kan det.
list-name-establishments = Listeførte virksomheter
list-about-establishments = Listeførte virksomheter i tredjeland, etter godkjenningsnummer (CVEDP-2).
list-name-listing_duty = Bare fra listeførte virksomheter
list-about-listing_duty = Varer som bare kommer fra listeførte virksomheter (CVEDP-2).
list-name-control_posts = Kontrollstasjoner
list-about-control_posts = Godkjente kontrollstasjoner der dyr hviler på reisen (CVEDA-154).
list-name-posts = Grensekontrollstasjoner
list-about-posts = Grensekontrollstasjonene i denne installasjonen.
list-name-control_points = Kontrollpunkter
list-about-control_points = Kontrollpunktene i denne installasjonen.
list-name-places = Steder
list-about-places = Hvor stasjoner, byer og godkjente steder ligger, for å anslå en reise (CVEDA-2).
list-name-transporters = Transportører
list-about-transporters = Dyretransportører etter autorisasjonsnummer.
list-name-transport_means = Transportmidler
list-about-transport_means = Transportmidlene til hver transportør, etter autorisasjon og kjennemerke (CVEDA-1).
list-name-organisations = Organisasjoner
list-about-organisations = Organisasjoner som felter fylles ut fra, en linje for hver aktivitet: finnes ved land og tre tegn.
list-name-eppo = EPPO-koder
list-about-eppo = Planter og skadegjørere etter EPPO-kode, med vitenskapelig navn (CN-7).
list-name-packages = Emballasje
list-about-packages = Emballasjetyper, UN/ECE-rekommandasjon 21.
list-name-units = Enheter
list-about-units = Måleenheter, UN/ECE-rekommandasjon 20.
list-name-transport_modes = Transportmåter
list-about-transport_modes = Transportmåter, UN/ECE-rekommandasjon 19: koden som et valg i skjemaene har i andre systemer.
list-name-document_types = Følgedokumenter
list-about-document_types = Følgedokumenter, UN/EDIFACT 1001: koden som et valg i skjemaene har i andre systemer.
list-name-laboratory_tests = Laboratorieprøver
list-about-laboratory_tests = Prøver et laboratorium kan bes om.
