### Een document maken: het type, deel I van het eerste vak tot de indiening, een kopie, een verwijdering.

## What each type of document is for

type-CED = Levensmiddelen en diervoeders, niet van dierlijke oorsprong
type-CVEDA = Levende dieren
type-CVEDP = Producten van dierlijke oorsprong
type-DECLAR = Tussenproducten, beenderen, hoorns, hoeven
type-CHEDPP = Planten en plantaardige producten
type-IMPORT = Invoercertificaat

## A new document

new-title = Nieuw document
blank-forms = Blanco formulieren
new-type = Wat geeft u aan?
new-type-missing = Kies er een.
new-for = Voor wie
new-for-own = { $post }. Een autoriteit maakt documenten voor zichzelf.
new-post = Autoriteit waaraan het gericht is
new-post-hint = De naam of de code, zoals NLHBR1.
new-edition = Formulier { $edition }
new-edition-choose = Uitgave van het formulier
new-edition-hint = Een document houdt de uitgave waarmee het is gemaakt.
new-edition-current = { $edition } (huidige)
new-begin = Deel I beginnen
new-not = Nu niet
new-none = U maakt geen documenten.
new-none-what = Documenten worden gemaakt door bedrijven en inspecteurs.

## Part I, step by step

part1-step-goods = Goederen
part1-step-parties = Partijen
part1-step-origin = Oorsprong
part1-step-journey = Reis
part1-step-purpose = Doel
part1-step-papers = Papieren
part1-step-more = Andere vakken
part1-step-end = Nakijken en indienen
part1-step-filled = Ingevuld
part1-step-wrong =
    { $count ->
        [one] { $count } fout
       *[other] { $count } fouten
    }
part1-steps = Stappen van deel I
part1-at = Stap { $step } van { $of }
part1-previous = Terug
part1-open = Openen
part1-where = Waar het bewaard is
part1-where-tablet = Een concept. Bewaard op deze tablet; het gaat vanzelf weg als er netwerk is.
part1-where-server = Een concept. Ook door de server bewaard: uw collega's vinden het onder Concepten.
part1-where-again = Al ingediend. Opnieuw indienen geeft het de volgende versie.
part1-two-values = Iemand anders heeft hetzelfde vak ingevuld.
part1-two-values-look = Beide waarden bekijken
part1-closed-begun = Het wordt gecontroleerd: deel I wijzigt u door het opnieuw in te dienen.
part1-closed-decided = Er is beslist: { $status }. Daarna blijft deel I zoals het is ondertekend.
part1-closed-elsewhere = Er is in een ander systeem beslist.
part1-closed-other = U mag het niet wijzigen.
part1-closed-who = Laatst gewijzigd door { $who }, { $day }, { $time }.
part1-closed-look = Bekijken
row-wrong = Hier ontbreekt iets of klopt iets niet

## Copy as new, delete

copy-title = Kopiëren als nieuw
copy-what = Een nieuw concept dat begint met
copy-goes = Heel deel I gaat mee: goederen, partijen, oorsprong, vervoer, doel en papieren. U kunt elk vak wijzigen.
copy-stays = Niet mee gaan: de referentie, de lokale referentie, die van de douane en andere systemen, aankomst en vertrek, de verklaring, verbanden en deel II. Het origineel blijft zoals het is.
copy-do = Kopiëren
delete-title = Dit document verwijderen
delete-what = U verwijdert
delete-draft = Het concept verdwijnt van elk apparaat. Daarna kan niemand het meer openen.
delete-new = Het was ingediend: het verdwijnt ook uit het werk van de post. Daarna kan niemand het meer openen.
delete-copy = Dit kan niet ongedaan worden gemaakt. Hebt u het misschien nog nodig, kopieer het dan eerst als nieuw.
delete-do = Verwijderen
delete-keep = Behouden
delete-not = Het kan niet worden verwijderd.
delete-not-what = Alleen concepten en documenten waarvan niemand de controle is begonnen, worden verwijderd.

## Part I changed and not submitted again

revision-open = Gewijzigd, niet ingediend
revision-open-what = U hebt deel I gewijzigd. De post ziet het als u het opnieuw indient.
revision-look = De wijzigingen bekijken
revision-kept = Bewaard op deze tablet, nog niet ingediend
revision-title =
    { $count ->
        [one] U hebt één vak gewijzigd
       *[other] U hebt { $count } vakken gewijzigd
    }
revision-row = Een regel
revision-revert = Mijn wijzigingen terugnemen
revision-revert-really = Terugnemen, voorgoed
revision-meanwhile = Intussen is versie { $version } ingediend.
revision-meanwhile-what = Door { $who }. Uw wijzigingen staan erbovenop. Bekijk alles voordat u indient.

## Documents that are made from one another

relations = Verbonden documenten
relation-replaces = Vervangt
relation-replaced_by = Vervangen door
relation-clone_of = Gekloond van
relation-cloned_as = Gekloond als
relation-since = { $post }, sinds { $day }
make-replacement = Kopiëren als vervanging
make-clone = Klonen als { $type }
start-checks = De controles beginnen

attach-add = Een bestand bijvoegen
attach-none = Geen bestand
attach-what = Een foto wordt verkleind en zegt niet meer waar en waarmee zij is gemaakt. De vingerafdruk wordt met de rest ondertekend. Zij blijft verzegeld op dit apparaat tot de server haar heeft.
attach-same = Dit is het bestand dat is bijgevoegd.
attach-other = Dit is een ander bestand dan het bijgevoegde.
attach-unreadable = Het bestand kan niet worden gelezen.
attach-remove = Verwijderen
attach-remove-really = Definitief verwijderen
attach-compare = Een bestand vergelijken
attach-photo = Een foto maken
attach-working = Een ogenblik
file-at-server = Op de server
file-here-too = Op de server en op dit apparaat
file-here = Op dit apparaat
file-sending = Wordt verzonden: { $share } %
file-on-device = Op dit apparaat; wacht op verzending
file-awaited = Nog niet op de server
file-unknown = Niet op dit apparaat
file-late = Het had er nu moeten zijn. Het staat op het apparaat “{ $device }”.
file-trouble =
    { $code ->
        [DAMAGED] Een deel ervan is op dit apparaat niet meer te lezen. Voeg het opnieuw toe als u het nog hebt.
        [TOO_LARGE] Het is groter dan de server aanneemt. Het blijft hier.
        [NOT_ACCEPTED] De server neemt dit bestand niet aan. Het blijft hier.
        [DEVICE_REVOKED] Deze tablet is ingetrokken. Exporteer wat niet verzonden is en lever hem in.
        [LOGIN_REQUIRED] De server kent deze tablet niet meer. Log in met netwerk.
        [FULL] De schijf van de server is vol. Het blijft hier en wordt opnieuw geprobeerd.
        [TOO_MANY] De server neemt nu niets meer aan. Het blijft hier en wordt opnieuw geprobeerd.
       *[other] De server neemt het nog niet aan ({ $code }). Het blijft hier en wordt opnieuw geprobeerd.
    }
file-open = Openen
file-close = Sluiten
file-save = Opslaan
file-no-room = Er is geen ruimte voor het bestand op dit apparaat. Maak ruimte; wat eerder is opgeslagen, is veilig.
file-too-large = Het bestand is groter dan 25 MB.
file-not-here = Het bestand is niet hier en nog niet op de server.
file-unreachable = De server is niet bereikbaar. Het bestand kan worden geopend als er netwerk is.
file-damaged = Dit zijn andere bytes dan die zijn ondertekend. Het bestand wordt niet geopend.
