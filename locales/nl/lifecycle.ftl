### Wat de levensloop toelaat: knoppen, wat na de beslissing wordt gegeven, merken en de keuzes van de werklijst.

document-confirm = De beslissing bevestigen
document-recall = Dit certificaat intrekken
part1-go-on = Verder met deel I
make-title = Er een ander document van maken
make-copy-what = Kopie: een nieuw concept van hetzelfde type met deel I. Dit document blijft zoals het is; ze worden niet verbonden.
make-clone-importer = Importeurs klonen niet: vraag wie voor de lading verantwoordelijk is.
make-clone-what = Kloon: een document van een ander type met de gegevens van het certificaat, ermee verbonden. Eén keer maar, en sommige vakken liggen vast.
make-replacement-what = Vervanging: een nieuw document met deel I en II van dit. Zodra daarover is beslist, is dit vervangen.

## Wat na de beslissing wordt gegeven

complete-result = Uitslag laboratoriumonderzoek indienen
complete-action = Maatregel bij NIET AANVAARDBAAR indienen
complete-only = U geeft alleen wat nog open was.
complete-only-what = Al het andere blijft zoals het is beslist.
complete-nothing = Er is nog niets gegeven.
complete-not = Er is niets toe te voegen.
complete-not-what = Bij de beslissing is niets opengebleven, of het is niet aan u.
complete-recalls = Met deze uitslag wordt het document ingetrokken.
complete-recalls-what = Een uitslag is niet bevredigend: met uw handtekening wordt het document ingetrokken en zegt het zegel: niet van kracht.
complete-proceed = Naar de handtekening
complete-begun = U bent dit document aan het aanvullen
complete-begun-what = Wat u gaf staat op deze tablet en telt zodra het is ondertekend.
complete-given =
    { $count ->
        [one] U geeft één vak
       *[other] U geeft { $count } vakken
    }
sign-title-recall = Het certificaat intrekken
sign-title-complete = Het document aanvullen
sign-back-complete = Wat wordt gegeven
sign-back-document = Document
sign-recall = Ingetrokken
box-locked-clone = Zoals in { $reference }, waarvan dit document is gekloond. Het kan niet worden gewijzigd.
box-locked-decided = Beslist: dit blijft zoals het is.

## Merken van de status en van de installatie

watermark-label = Merk op dit document
installation-label = Waar deze installatie voor is
installation-training = Opleidingsinstallatie: niets hier is van kracht
installation-acceptance = Acceptatie-installatie: niets hier is van kracht

## Keuzes van de werklijst

work-which = Status
work-which-any = Elke status
work-type = Document
work-type-any = Elk document
work-waits-to_process = Te verwerken: nog niet gekloond
work-waits-cloned = Gekloond, met hun klonen
work-waits-result = Uitslag laboratorium ontbreekt nog
work-waits-action = Maatregel bij NIET AANVAARDBAAR ontbreekt nog
work-filters-clear = Alles weer tonen
work-found =
    { $count ->
        [one] Eén document
       *[other] { $count } documenten
    }
