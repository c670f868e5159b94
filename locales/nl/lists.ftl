### The reference lists, as administrators keep them.

## All lists

lists-title = Referentielijsten
lists-what = Hierin zoeken de regels op en hieruit worden vakken gekozen. Een wijziging hier bereikt elke tablet.
lists-opening = De lijsten worden geopend…
lists-not-yours = Niet voor u
lists-not-yours-what = De referentielijsten worden door beheerders bijgehouden.
lists-unknown = Deze lijst bestaat niet
lists-unknown-what = Geen lijst heet “{ $name }”.
lists-entries =
    { $count ->
        [one] { $number } regel
       *[other] { $number } regels
    }
lists-since = Vanaf { $since }
lists-since-until = Van { $since } tot en met { $until }
lists-changed = Gewijzigd { $moment } door { $who }
lists-by-program = het programma
lists-by-command-line = de opdrachtregel
lists-none-yet = Nog leeg
lists-none-yet-what = Importeer eerst een bestand. Tot dan wordt een regel die hierin opzoekt niet beoordeeld, en wordt een vak vrij ingevuld.
lists-example = Voorbeeld
lists-example-what = Verzonnen voor demonstraties. Het staat erbij overal waar eruit wordt gekozen.
lists-derived = Volgt uit de autoriteiten
lists-derived-what = Deze lijst komt voort uit de autoriteiten van deze installatie en wordt hier niet gewijzigd.

## One list

lists-about = Over deze lijst
lists-fact-version = Versie
lists-fact-source = Bron
lists-fact-valid-from = Geldt vanaf
lists-fact-example = Voorbeeld
lists-fact-count = Regels
lists-fact-last = Laatste wijziging
lists-fact-rev = Nummer in de stroom
lists-fact-here = Deze tablet
lists-here = heeft deze versie
lists-here-not = heeft deze nog niet
lists-tablets = Elke tablet haalt de versie met dit nummer op zodra er weer netwerk is. Tot dan werkt hij met de vorige.
lists-save = Opslaan als CSV
lists-import = Bestand importeren
lists-add = Regel toevoegen
lists-search = Zoek op code of woorden
lists-more = Nog { $count } tonen
lists-over = Geldt niet meer
lists-later = Geldt later
lists-any = alle andere
lists-empty-cell = leeg

## One entry

lists-entry = Regel
lists-no-entry = Deze regel bestaat niet
lists-no-entry-what = Misschien is deze intussen gewijzigd. Zoek in de lijst.
lists-act = Wat wilt u doen?
lists-act-correct = Verbeteren
lists-act-correct-what = Het was fout: het zegt vanaf de eerste dag iets anders.
lists-act-change = Vanaf een dag wijzigen
lists-act-change-what = Wat het tot dan zei, blijft.
lists-act-end = Beëindigen
lists-act-end-what = Het geldt tot een dag en blijft in de lijst.
lists-act-remove = Verwijderen
lists-act-remove-what = Het had er nooit mogen staan. Eerdere versies bewaren het.
lists-when = Wanneer
lists-first-day = Eerste dag van wat u hieronder schrijft
lists-first-day-hint = Tot en met de dag ervoor blijft de regel zoals die is.
lists-last-day = Laatste dag
lists-last-day-hint = Op deze dag geldt het nog.
lists-cells = Wat het zegt
lists-nothing-to-say = De sleutel is alles wat het zegt.
lists-words = Woorden
lists-words-hint = In minstens één taal. Een ontbrekende taal wordt in het Engels getoond, of in een die er wel is.
lists-words-more = Een andere taal
lists-words-choose = Kies een taal
lists-days = Dagen
lists-since-hint = De eerste dag waarop het geldt.
lists-until-hint = De laatste dag waarop het geldt; leeg als er geen einde is.
lists-must = verplicht
lists-missing = Vul dit in.
lists-kept = Wat u eerder schreef, staat er nog.
lists-not-now = Nu niet
lists-look = Verschil bekijken
lists-looking = Bezig met controleren…

## What would change

lists-difference = Wat er zou veranderen
lists-show = Tonen
lists-kind-all = Alles
lists-kind-added = Toegevoegd
lists-kind-changed = Gewijzigd
lists-kind-ended = Beëindigd
lists-kind-removed = Verwijderd
lists-as-before = zoals eerst
lists-now = nu
lists-yes = Ja
lists-no = Nee
lists-same = Er zou niets veranderen
lists-same-what = De lijst zegt dit al.
lists-much = Er zou veel worden verwijderd
lists-much-what = { $count } van { $of } regels staan niet in het bestand. Is het de hele lijst, en deze?
lists-stale = Iemand heeft de lijst intussen gewijzigd. Er is niets gedaan.
lists-stale-what = Dit zou uw wijziging nu doen.
lists-rewrite = Terug naar het formulier
lists-confirm = Lijst wijzigen
lists-confirm-import = Lijst vervangen
lists-doing = De lijst wordt gewijzigd…
lists-done = Gewijzigd: { $list }
lists-done-what = Het geldt vanaf nu op de server. Elke tablet krijgt het zodra er netwerk is.
lists-back = Naar de lijst

## An import

lists-import-what = Het bestand komt in de plaats van de hele lijst. Het wordt eerst gecontroleerd, en u ziet wat er zou veranderen.
lists-file = Bestand
lists-file-choose = Kies een bestand
lists-file-other = Kies een ander bestand
lists-file-hint = CSV in UTF-8, of JSON; hoogstens { $most }.
lists-file-missing = Kies eerst een bestand.
lists-file-large = Het bestand heeft { $size }; hoogstens { $most } wordt aangenomen.
lists-file-unread = Het bestand kan niet worden gelezen. Kies het opnieuw.
lists-size-kb = { $count } kB
lists-size-mb = { $count } MB
lists-checking = Het bestand wordt verzonden en elke regel gecontroleerd.
lists-stop = Stoppen
lists-columns = Welke kolommen het bestand heeft
lists-columns-days = Dagen, geschreven als 2026-01-31; beide mogen ontbreken.
lists-columns-words = Woorden in die taal, in minstens één.
lists-about-file = Waar het vandaan komt
lists-version-hint = Zoals de bron het noemt. Nu: { $now }
lists-source-hint = Wie het heeft gepubliceerd en waar. Nu: { $now }
lists-valid-hint = Een dag in de toekomst: tot en met de dag ervoor blijft de lijst zoals die is.
lists-example-check = Het is een voorbeeld
lists-faults =
    { $count ->
        [one] { $number } fout: er is niets gewijzigd
       *[other] { $number } fouten: er is niets gewijzigd
    }
lists-faults-what = Verbeter het bestand en kies het opnieuw. Wat u hieronder schreef, blijft.
lists-faults-rest = en nog { $count }, die niet worden genoemd
lists-faults-save = Alles opslaan als bestand
lists-fault-at = Regel { $line }
lists-fault-line = Regel
lists-fault-column = Kolom
lists-fault-reason = Wat er fout is
lists-copy = Alles kopiëren
lists-copied = Gekopieerd

## What went wrong

lists-offline = Hiervoor is netwerk nodig
lists-refused = Het is niet gelukt
lists-again = Opnieuw proberen
lists-problem-UNREACHABLE = De server antwoordt niet. Wat u schreef, staat er nog; probeer het opnieuw als er netwerk is.
lists-problem-NOT_ACCEPTED =
    { $count ->
        [0] { $detail }
        [one] Er past iets niet. Er is niets gewijzigd.
       *[other] Er passen dingen niet. Er is niets gewijzigd.
    }
lists-problem-BAD_REQUEST = Het bestand is niet te begrijpen: { $detail }
lists-problem-TOO_LARGE = Het bestand is groter dan de server aanneemt.
lists-problem-NOT_FOUND = De lijst is er niet meer.
lists-problem-BUSY = De server is bezet. Er is niets gewijzigd; probeer het opnieuw.

## What is wrong at a line

fault-too-large = Het bestand heeft meer dan { $most } bytes.
fault-not-utf8 = Het is geen UTF-8: sla het bestand op als CSV in UTF-8.
fault-not-csv = Het is niet als CSV te lezen: { $why }.
fault-no-entry = Er staat geen regel in.
fault-too-many = De lijst heeft meer dan { $most } regels.
fault-column-twice = De kolom staat er twee keer.
fault-unknown-column = Deze lijst heeft die kolom niet; wel { $columns }.
fault-no-column = Deze kolom ontbreekt in het bestand; de lijst heeft { $columns }.
fault-cells = Er staan { $cells } cellen, en de eerste regel noemt { $columns } kolommen.
fault-empty = Het is leeg en moet worden ingevuld.
fault-not-an-option = “{ $text }” is geen van { $options }.
fault-no-words = Er zijn geen woorden in een taal: een kolom heet naar twee letters, zoals en of nl.
fault-no-day = “{ $text }” is geen dag, geschreven als 2026-01-31.
fault-until-before-since = { $until } ligt vóór { $since }, vanaf wanneer de regel geldt.
fault-same-days = Regel { $other } zegt iets anders over { $keys } voor dezelfde dagen.
fault-same-days-held = Een andere regel van { $keys } geldt op dezelfde dagen: beëindig die eerst.
fault-no-heading = Er staat geen post boven { $code }: hoofdstuk { $chapter } ontbreekt.
fault-no-goods-code = “{ $text }” is geen goederencode: tien cijfers en een achtervoegsel van twee.
fault-no-level = “{ $text }” is geen van 2, 4, 6, 8, 10.
fault-no-language = “{ $text }” is geen taal in twee letters.
fault-files-differ = De bestanden zeggen verschillende dingen over { $keys }.
fault-which-line = Meer regels hebben deze sleutel, sinds { $days }: zeg welke.
fault-no-line = Er is geen regel { $keys }.
fault-not-text = “{ $text }” is geen tekst van hoogstens 1000 tekens op één regel.
fault-not-code = “{ $text }” is geen code van hoogstens 64 letters, cijfers en tekens.
fault-not-cn_code = “{ $text }” heeft geen 2, 4, 6, 8 of 10 cijfers.
fault-not-country = “{ $text }” is geen land volgens ISO 3166, twee hoofdletters.
fault-not-whole = “{ $text }” is geen geheel getal.
fault-not-decimal = “{ $text }” is geen getal met hoogstens 6 decimalen.
fault-not-latitude = “{ $text }” ligt niet tussen -90 en 90 graden.
fault-not-longitude = “{ $text }” ligt niet tussen -180 en 180 graden.

## What a cell takes

holds-code = Een code van hoogstens 64 letters, cijfers en tekens.
holds-cn_code = 2, 4, 6, 8 of 10 cijfers. Het langste bekende begin wordt gevonden.
holds-country = Twee hoofdletters, zoals NL.
holds-whole = Een geheel getal.
holds-decimal = Een getal met hoogstens 6 decimalen.
holds-latitude = Graden noorderbreedte, van -90 tot 90.
holds-longitude = Graden oosterlengte, van -180 tot 180.

## Columns

column-code = Code
column-place = Plaats
column-group = Groep
column-unit = Bijzondere maatstaf
column-limit = Grens
column-minutes = Minuten
column-country = Land
column-status = Status
column-approval_number = Erkenningsnummer
column-authority = Bevoegde autoriteit
column-central_authority = Centrale bevoegde autoriteit
column-activity = Activiteit
column-street = Straat
column-postal_code = Postcode
column-city = Plaatsnaam
column-species = Soort
column-latitude = Breedtegraad
column-longitude = Lengtegraad
column-authorisation = Vergunningsnummer
column-identification = Kenteken of kenmerk
column-mode = Vervoermiddel
column-kind = Soort
column-symbol = Symbool
column-act = Handeling
column-document_type = Documenttype
column-since = Sinds
column-until = Tot en met
option-union = In de Unie
option-third_country = Derde land
option-eu = Europese Unie
option-efta = EVA
option-authorised = Toegelaten
option-not_authorised = Niet toegelaten
option-road_vehicle = Wegvoertuig
option-railway_wagon = Treinwagon
option-ship = Schip
option-aeroplane = Vliegtuig
option-exporter = Exporteur
option-importer = Importeur
option-consignee = Geadresseerde
option-responsible = Verantwoordelijk voor de lading
option-place_of_origin = Plaats van oorsprong
option-destination = Bestemming
option-delivery_address = Afleveradres
option-warehouse = Opslagplaats
option-plant = Plant
option-pest = Plaagorganisme

## The lists

list-name-countries = Landen
list-about-countries = Landen en gebieden, en welke daarvan in de Unie liggen.
list-name-nomenclature = Goederencodes (GN)
list-about-nomenclature = De goederencodes en de posten erboven; een code wordt gevonden aan zijn langste bekende begin.
list-name-legislation = Wetgeving
list-about-legislation = Goederen naar de handeling waaronder ze vallen en het document waarmee ze reizen: filters bij het zoeken van een code (CN-1).
list-name-quantity_limits = Hoeveelheidsgrenzen
list-about-quantity_limits = De meeste dieren, of kilo’s goederen, die zonder bevestiging worden aangenomen (CN-8).
list-name-journey_limits = Reizen met een controlepost
list-about-journey_limits = Reistijd in minuten waarboven een controlepost nodig is (CVEDA-154).
list-name-resting_limits = Reizen met een rustpunt
list-about-resting_limits = Reistijd in minuten waarboven een rust- of overlaadpunt nodig is (CVEDA-153).
list-name-unweaned_limits = Reizen van ongespeende dieren
list-about-unweaned_limits = Reistijd in minuten waarboven ongespeende dieren een controlepost nodig hebben (CVEDA-154).
list-name-authorised_countries = Toegelaten landen
list-about-authorised_countries = Landen waaruit goederen mogen komen. Een regel voor alle andere zegt dat alleen de genoemde mogen.
list-name-establishments = Erkende inrichtingen
list-about-establishments = Inrichtingen in derde landen op de lijst, naar erkenningsnummer (CVEDP-2).
list-name-listing_duty = Goederen alleen uit erkende inrichtingen
list-about-listing_duty = Goederen die alleen uit inrichtingen op de lijst komen (CVEDP-2).
list-name-control_posts = Controleposten
list-about-control_posts = Erkende controleposten, waar dieren onderweg rusten (CVEDA-154).
list-name-posts = Grenscontroleposten
list-about-posts = De grenscontroleposten van deze installatie.
list-name-control_points = Controlepunten
list-about-control_points = De controlepunten van deze installatie.
list-name-places = Plaatsen
list-about-places = Waar posten, steden en erkende plaatsen liggen, voor de schatting van een reis (CVEDA-2).
list-name-transporters = Vervoerders
list-about-transporters = Vervoerders van dieren, naar vergunningsnummer.
list-name-transport_means = Vervoermiddelen
list-about-transport_means = De vervoermiddelen van elke vervoerder, naar vergunning en kenteken (CVEDA-1).
list-name-organisations = Organisaties
list-about-organisations = Organisaties waarmee vakken worden ingevuld, één regel per activiteit: gevonden op land en drie tekens.
list-name-eppo = EPPO-codes
list-about-eppo = Planten en plaagorganismen naar EPPO-code, met de wetenschappelijke naam (CN-7).
list-name-packages = Verpakkingen
list-about-packages = Soorten verpakkingen, UN/ECE-aanbeveling 21.
list-name-units = Eenheden
list-about-units = Meeteenheden, UN/ECE-aanbeveling 20.
list-name-transport_modes = Vervoerswijzen
list-about-transport_modes = Vervoerswijzen, UN/ECE-aanbeveling 19: de code die anderen voor een keuze van de formulieren hebben.
list-name-document_types = Begeleidende documenten
list-about-document_types = Begeleidende documenten, UN/EDIFACT 1001: de code die anderen voor een keuze van de formulieren hebben.
list-name-laboratory_tests = Laboratoriumtests
list-about-laboratory_tests = Tests die van een laboratorium kunnen worden gevraagd.
