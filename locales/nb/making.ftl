### Making a document: its type, Part I from the first box to its submission, a copy, a deletion.

## What each type of document is for

type-CED = Næringsmidler og fôr, ikke av animalsk opprinnelse
type-CVEDA = Levende dyr
type-CVEDP = Animalske produkter
type-DECLAR = Mellomprodukter, bein, horn, hover
type-CHEDPP = Planter og planteprodukter
type-IMPORT = Importsertifikat

## A new document

new-title = Nytt dokument
blank-forms = Tomme skjemaer
new-type = Hva melder du?
new-type-missing = Velg en.
new-for = For hvem
new-for-own = { $post }. En myndighet lager dokumenter for seg selv.
new-post = Myndigheten det er rettet til
new-post-hint = Navnet eller koden, for eksempel NLHBR1.
new-edition = Skjema { $edition }
new-edition-choose = Skjemaets utgave
new-edition-hint = Et dokument beholder utgaven det ble laget med.
new-edition-current = { $edition } (gjeldende)
new-begin = Begynn på del I
new-not = Ikke nå
new-none = Du lager ingen dokumenter.
new-none-what = Dokumenter lages av virksomheter og inspektører.

## Part I, step by step

part1-step-goods = Varer
part1-step-parties = Parter
part1-step-origin = Opprinnelse
part1-step-journey = Reise
part1-step-purpose = Formål
part1-step-papers = Papirer
part1-step-more = Andre rubrikker
part1-step-end = Se gjennom og send inn
part1-step-filled = Fylt ut
part1-step-wrong =
    { $count ->
        [one] { $count } feil
       *[other] { $count } feil
    }
part1-steps = Trinn i del I
part1-at = Trinn { $step } av { $of }
part1-previous = Tilbake
part1-open = Åpne
part1-where = Hvor den er lagret
part1-where-tablet = En kladd. Lagret på dette nettbrettet; den sendes av seg selv når det er nett.
part1-where-server = En kladd. Også lagret på serveren: kollegene dine finner den under Kladder.
part1-where-again = Allerede sendt inn. Sendes den inn igjen, får den neste versjon.
part1-two-values = En annen har fylt ut samme rubrikk.
part1-two-values-look = Se begge verdiene
part1-closed-begun = Det kontrolleres: del I endres ved å sende den inn igjen.
part1-closed-decided = Det er avgjort: { $status }. Etter det blir del I som den ble signert.
part1-closed-elsewhere = Det er avgjort i et annet system.
part1-closed-other = Du kan ikke endre det.
part1-closed-who = Sist endret av { $who }, { $day }, { $time }.
part1-closed-look = Se på det
row-wrong = Noe mangler eller er feil her

## Copy as new, delete

copy-title = Kopier som nytt
copy-what = En ny kladd som begynner med
copy-goes = Hele del I følger med: varer, parter, opprinnelse, transport, formål og papirer. Du kan endre alle rubrikker.
copy-stays = Referansen, den lokale referansen, referanser i toll og andre systemer, ankomst og avreise, erklæringen, koblinger og del II følger ikke med. Originalen blir som den er.
copy-do = Kopier
delete-title = Slett dette dokumentet
delete-what = Du sletter
delete-draft = Kladden forsvinner fra alle enheter. Etter det kan ingen åpne den.
delete-new = Det var sendt inn: det forsvinner også fra kontrollstedets arbeid. Etter det kan ingen åpne det.
delete-copy = Dette kan ikke angres. Trenger du det kanskje igjen, kopier det som nytt først.
delete-do = Slett
delete-keep = Behold
delete-not = Det kan ikke slettes.
delete-not-what = Bare kladder og dokumenter som ingen har begynt å kontrollere, slettes.

## Part I changed and not submitted again

revision-open = Endret, ikke sendt inn
revision-open-what = Du har endret del I. Kontrollstedet ser det når du sender den inn igjen.
revision-look = Se endringene
revision-kept = Lagret på dette nettbrettet, ikke sendt inn ennå
revision-title =
    { $count ->
        [one] Du har endret én rubrikk
       *[other] Du har endret { $count } rubrikker
    }
revision-row = En linje
revision-revert = Ta endringene mine tilbake
revision-revert-really = Ta dem tilbake for godt
revision-meanwhile = I mellomtiden er versjon { $version } sendt inn.
revision-meanwhile-what = Av { $who }. Endringene dine står oppå den. Se gjennom alt før du sender inn.

## Documents that are made from one another

relations = Tilknyttede dokumenter
relation-replaces = Erstatter
relation-replaced_by = Erstattet av
relation-clone_of = Klonet fra
relation-cloned_as = Klonet som
relation-since = { $post }, siden { $day }
make-replacement = Kopier som erstatning
make-clone = Klon som { $type }
start-checks = Begynn kontrollene

attach-add = Legg ved en fil
attach-none = Ingen fil
attach-what = Et bilde gjøres mindre og sier ikke lenger hvor og med hva det er tatt. Fingeravtrykket signeres sammen med resten. Det blir forseglet på denne enheten til serveren har det.
attach-same = Dette er filen som ble lagt ved.
attach-other = Dette er en annen fil enn den som ble lagt ved.
attach-unreadable = Filen kan ikke leses.
attach-remove = Fjern
attach-remove-really = Fjern for godt
attach-compare = Sammenlign en fil
attach-photo = Ta et bilde
attach-working = Et øyeblikk
file-at-server = På serveren
file-here-too = På serveren og på denne enheten
file-here = På denne enheten
file-sending = Sendes: { $share } %
file-on-device = På denne enheten; venter på sending
file-awaited = Ikke på serveren ennå
file-unknown = Ikke på denne enheten
file-late = Den skulle ha kommet nå. Den er på enheten «{ $device }».
file-trouble =
    { $code ->
        [DAMAGED] En del av den kan ikke lenger leses på denne enheten. Legg den ved på nytt hvis du fortsatt har den.
        [TOO_LARGE] Den er større enn serveren tar imot. Den blir her.
        [NOT_ACCEPTED] Serveren tar ikke imot denne filen. Den blir her.
        [DEVICE_REVOKED] Dette nettbrettet er sperret. Eksporter det som er usendt, og lever det inn.
        [LOGIN_REQUIRED] Serveren kjenner ikke dette nettbrettet lenger. Logg inn med nett.
        [FULL] Serverens disk er full. Den blir her, og det prøves igjen.
        [TOO_MANY] Serveren tar ikke imot mer nå. Den blir her, og det prøves igjen.
       *[other] Serveren tar ikke imot den ennå ({ $code }). Den blir her, og det prøves igjen.
    }
file-open = Åpne
file-close = Lukk
file-save = Lagre
file-no-room = Det er ikke plass til filen på denne enheten. Lag plass; det som er lagret før, er trygt.
file-too-large = Filen er større enn 25 MB.
file-not-here = Filen er ikke her, og ikke på serveren ennå.
file-unreachable = Serveren kan ikke nås. Filen åpnes når det er nett.
file-damaged = Dette er andre byte enn dem som ble signert. Filen åpnes ikke.
