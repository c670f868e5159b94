### Det appen selv sier. Navn på rubrikker og valg står i forms.ftl, ordene på kontrollsiden i check.ftl.

skip = Gå til innholdet
demo-line = Demonstrasjon: ingen virkelig myndighet
nav-label = Hovedmeny
nav-foot-label = Hovedmeny, nederst
nav-work = Arbeid
nav-check = Kontroll
scan-title = Kontroller et sertifikat
nav-status = Synk
nav-lists = Lister
bar-lock = Lås nettbrettet
language = Språk
language-absent = Ordene på dette språket finnes ikke på nettbrettet. Velg det igjen når du har nett.

## Log in, locked

login-title = Logg inn
login-motto = Merket som gjør et dokument ekte.
login-known = Hvem er ved nettbrettet?
login-pending =
    { $count ->
        [one] { $count } endring ikke sendt
       *[other] { $count } endringer ikke sendt
    }
login-unreadable = arbeidet lar seg ikke åpne
login-email = E-postadresse
login-password = Passord
login-do = Logg inn
login-busy = Et øyeblikk
login-offline = Virker uten nett
login-offline-who = for personene nevnt over: passordet deres åpner arbeidet deres på dette nettbrettet.
login-kept = Det som oppbevares på dette nettbrettet:
login-kept-what = dokumentene dine og arbeidet ditt, uleselig uten passordet ditt. Første gang trengs nett; senere ikke.
login-demo = Demonstrasjonskontoer
login-demo-what = Ett trykk fyller inn e-postadressen og passordet.
login-check = Bare kontrollere et sertifikat
password-show = Vis
password-tries-left =
    { $count ->
        [one] Ett forsøk igjen.
       *[other] { $count } forsøk igjen.
    }
locked-title = Låst
locked-kept = Ingenting er tapt.
locked-kept-what =
    { $count ->
        [0] Det du skrev er lagret på dette nettbrettet, uleselig for andre.
        [one] Det du skrev og én usendt endring er lagret på dette nettbrettet, uleselig for andre.
       *[other] Det du skrev og { $count } usendte endringer er lagret på dette nettbrettet, uleselig for andre.
    }
locked-unreadable = Noe er galt med arbeidet ditt her.
locked-password = Passordet til { $name }
locked-unlock = Lås opp
locked-opening = Åpner
locked-other = Noen andre tar nettbrettet

## Ages and moments

age-minutes =
    { $count ->
        [0] under 1 min
       *[other] { $count } min
    }
age-hours = { $count } t
age-days =
    { $count ->
        [one] { $count } dag
       *[other] { $count } dager
    }
moment = { $day }, { $time }

## The sync light and its panel

sync-offline = Uten nett
sync-pushing = Sender
sync-pulling = Henter
sync-waiting = Venter på sending
sync-files = Filer venter
sync-first = Ingenting hentet ennå
sync-all-sent = Alt sendt
sync-backoff = Står fast
sync-needs_login = Logg inn igjen
sync-blocked_storage = Nettbrettet er fullt
sync-reset_required = Begynner på nytt
sync-update_required = Må oppdateres
sync-progress = { $done } av { $of }
sync-pending-short = { $count } usendt
sync-pending-oldest = { $count } ikke sendt · eldste { $age }
sync-last = hentet for { $age } siden

status-label = Tilstanden til overføringen
status-title-pending = { $count } ikke sendt ennå
status-state = Tilstand
status-oldest = Eldste
status-files = Filer
status-files-waiting = { $count ->
    [one] én venter på sending
   *[other] { $count } venter på sending
}
status-late = Filer som ikke har kommet
status-late-what = Et dokument viser til dem, og de skulle vært på serveren nå. Be den som har enheten, om å åpne appen der det er nett.
status-late-on = { $size }, på enheten «{ $device }»
status-since = { $age }, siden { $time }
status-why = Hvorfor
status-next-try = Neste forsøk
status-next-try-in = om { $seconds } s, av seg selv
status-last = Siste fullstendige henting
status-never = ikke ennå
status-try = Prøv nå
status-trying = Prøver
status-export = Eksporter det som er usendt
status-export-hint = Eksporten er forseglet for serveren. Ingen andre kan lese den.
status-exported = Eksportert. Det blir også værende på nettbrettet og forsøkes sendt videre.
status-exported-part = Delvis eksportert: noe på dette nettbrettet kunne ikke leses. Lukk andre vinduer med Waarmerk, og eksporter på nytt. Ikke slett appen eller dataene.
status-copy = Kopier diagnosedata
status-copied = Kopiert
status-copy-hint = Tekniske opplysninger for brukerstøtten. Ingen navn, ingen varer, ingen nøkler.
status-logout = Logg ut
status-login = Logg inn igjen
status-login-why = Serveren har glemt denne innloggingen.
status-login-what = Det du gjør, sendes fortsatt. Logg inn for å motta det andre har gjort.
status-attention = Trenger deg
status-attention-none = Ingenting ble avvist.
status-refused-kept = Det du skrev inn, er lagret sammen med dokumentet.
status-read = Lest
status-waits = Venter
status-waits-none = Ingenting venter på dette nettbrettet.
status-open = Åpne
status-changes =
    { $count ->
        [one] én endring
       *[other] { $count } endringer
    }

## New version, hints, wrong addresses

update-ready = En ny versjon er klar.
update-replaced = En ny versjon kjører i et annet vindu.
update-kept = Det du har skrevet, er tatt vare på.
update-apply = Last den nå
update-later = Senere
hint-label = Tips
hint-install = Legg Waarmerk på startskjermen.
hint-install-what = Den åpnes da som en vanlig app, og nettbrettet beholder dataene.
hint-install-do = Installer
hint-keep = La nettbrettet beholde dataene.
hint-keep-what = Ellers kan nettleseren slette dem når det blir lite plass.
hint-keep-do = Behold dem
hint-keep-refused = Nettleseren sa nei. Det hjelper å installere appen.
hint-notices = Få beskjed når noe endrer seg.
hint-notices-what = Et varsel viser referansen og statusen, ikke noe annet.
hint-notices-do = Tillat varsler
hint-aside = Ikke spør igjen
unloaded-title = Denne delen av appen er ikke på nettbrettet ennå
unloaded-what = Det du har skrevet, er tatt vare på. Last den på nytt når det er nett.
unloaded-again = Last på nytt
not-started-title = Waarmerk kan ikke starte
not-started-what = Det dette nettbrettet oppbevarer, lar seg ikke åpne. Lukk andre vinduer med Waarmerk, lag plass på nettbrettet og start det på nytt. Ikke slett appen eller dataene dens: det kan ligge usendt arbeid i dem.
nowhere-title = Her er det ingenting
nowhere-what = Denne adressen fører ikke til noen side i Waarmerk.
nowhere-back = Til arbeidslisten

## Records, checks

record-on_device = På denne enheten
record-sent = Sendt
record-accepted = På serveren
record-accepted_with_conflict = To verdier
record-part1-changed = Del I ble endret
record-signed_not_received = Signert, ikke mottatt ennå
record-not_confirmed = Mottatt, ikke bekreftet ennå
record-needs_attention = Trenger oppmerksomhet
check-good = Tilfredsstillende
check-bad = Ikke tilfredsstillende
check-none = Ikke utført
check-begun = Under arbeid
check-todo = Å gjøre
document-draft = Kladd, ingen referanse ennå

## Work list

work-title = I dag ved { $post }
work-title-operator = Dine dokumenter
work-filter = Hvilke dokumenter
work-show-all = Alle
work-show-open = Å gjøre
work-show-done = Ferdige
work-search = Referanse, varer, kode, beholder
work-offline = Ikke noe nett.
work-offline-pending =
    { $count ->
        [one] Arbeid videre: én endring er lagret på dette nettbrettet og sendes av seg selv.
       *[other] Arbeid videre: { $count } endringer er lagret på dette nettbrettet og sendes av seg selv.
    }
work-offline-age = Arbeid videre. Det du ser, er { $age } gammelt.
work-renewing = Alle dokumenter hentes på nytt
work-group-needs_you = Trenger deg
work-group-now = Nå
work-group-later = Senere
work-group-drafts = Kladder
work-group-waiting = Hos kontrollstedet
work-group-done = Ferdige
work-more = Vis { $count } til
work-loading = Henter dokumentene dine
work-none = Ingenting å gjøre.
work-none-found = Ingenting funnet.
row-time-unknown = ?
row-signed = signert
row-refused = Ikke tatt imot av serveren
row-begun = påbegynt
row-in = om { $minutes } min
row-checked = { $checked } av { $of } kontroller
row-checks =
    { $count ->
        [one] én kontroll
       *[other] { $count } kontroller
    }
row-go-on = Fortsett
row-begin = Begynn

## Goods and boxes

goods-unknown = Varene er ikke oppgitt ennå
goods-counted = { $count } × { $goods }
goods-code =
    { $more ->
        [0] KN { $code }
        [one] KN { $code } og én til
       *[other] KN { $code } og { $more } til
    }
weight = { $weight } kg
country = { $name } ({ $code })
yes = Ja
no = Nei
box-must = må fylles ut
box-missing = Denne rubrikken må fylles ut.
box-clear = Tøm
box-choose = Velg
box-does-not-fit = Dette passer ikke i rubrikken.
box-unread-number = Dette er ikke et tall.
box-unread-ambiguous = Dette kan være to ulike tall: sløyf tusenskillet, eller skriv desimalene etter et komma.
box-unread-sum = Dette regnestykket kan ikke regnes ut: tall, + - * og parenteser, for eksempel =12,5+3*2.
box-unread-too-long = Dette er for langt for et tall.
box-unread-negative = Det kan ikke være mindre enn null.
box-unread-whole = Her passer bare hele tall.
box-unread-digits = Her passer høyst 15 sifre, med 6 desimaler.
box-unread-long =
    { $over ->
        [one] Ett tegn for mye: det er plass til { $most }.
       *[other] { $over } tegn for mye: det er plass til { $most }.
    }
box-unread-date-none = Dette er ingen dato. Skriv dag, måned og år med fire sifre.
box-unread-date-unknown = Den dagen finnes ikke.
box-unread-date-far = Er året riktig? Bare 1900 til 2199 passer her.
box-unread-date-no-time = Klokkeslettet mangler: legg til timer og minutter, for eksempel 08:30.
box-unread-date-unknown-time = Det klokkeslettet finnes ikke den dagen.
box-unread-leave = Gå ut av rubrikken én gang: den kan leses nå.
box-read-as = Lest som { $value }
box-pick-day = Velg dagen: { $label }
box-day-hint = For eksempel { $example }
pick-open = Vis listen
pick-list = Hva det kan være
pick-close = Lukk
pick-found =
    { $count ->
        [0] Ingenting funnet
        [one] Ett funnet
       *[other] { $count } funnet
    }
pick-unlisted = Dette står ikke i listen (versjon { $version }).
pick-example = Listen er et eksempel, laget for demonstrasjoner.
code-title = Velg varene
code-choose = { $label }: velg
code-change = { $label }: { $code }, endre
code-none = Velg en kode
code-search = Kode eller ord
code-search-plant = EPPO-kode eller plantens navn
code-by = Søk etter
code-by-goods = Varer
code-by-plant = Planter
code-act = Regelverk
code-act-all = Alle varer
code-act-own = Varer for dette dokumentet
code-plant = Plante: { $plant }. Nå varekoden.
code-plant-not = Uten denne planten
code-trail = Hvor du er i nomenklaturen
code-top = Alt
code-branch = åpner kodene under
code-loses = Endre koden?
code-loses-what = Dette hører til { $before } og slettes når koden blir { $after }:
code-loses-yes = Slett og endre koden
code-loses-no = Behold koden
party-as-consignee = Den samme som mottakeren
party-search = Søk: { $label }
party-country = Organisasjonens land
party-name = Navn eller godkjenningsnummer
party-number = Navn eller nummer i listen
party-three = Velg landet, og skriv så minst tre tegn.
party-new = Ikke i listen? Fyll ut rubrikkene nedenfor.
party-written = I dokumentene deres
party-create = Ny: fyll ut de andre rubrikkene
means-of = Transportmidler under { $authorisation }
row-from-list = Legg til fra listen: { $label }
seals-many = Skriv inn mange på én gang
seals-list = Beholdere og plomber, ett par per linje
seals-hint = Beholder og plombe med tabulator, komma eller semikolon mellom; eller bare én av dem.
seals-read =
    { $count ->
        [one] Én rad lest
       *[other] { $count } rader lest
    }
seals-unadded = Listen er ikke lagt til ennå. Legg til radene, eller tøm den.
seals-add =
    { $count ->
        [0] Legg til radene
        [one] Legg til én rad
       *[other] Legg til { $count } rader
    }
journey-to = Bestemmelsessted, for beregningen
journey-time = { $hours } t { $minutes } min
journey-estimate = Fra { $from } til { $to } minst { $time }.
journey-assumes = { $kilometres } km på vei: korteste linje over jorden, ganger { $factor }; i { $speed } km/t.
journey-take = Bruk beregningen
journey-unknown = Hvor ett av stedene ligger, står ikke i listen: velg et sted nær bestemmelsen.
box-within = { $section }: { $box }
step-less = Én færre: { $label }
step-more = Én til: { $label }
row-title = { $label }, { $number }
row-add = Legg til: { $label }
row-remove = Ta bort
row-remove-really = Ta bort, med alt som står der
row-keep = Behold

## A document

nav-work-list = Arbeidsliste
nav-documents = Dine dokumenter
page-check = { $check }: { $goods }
document-opening = Åpner
document-none = Sertifikatet finnes ikke
document-none-what = { $key } er ikke blant dokumentene som dette nettbrettet har for deg.
document-unknown-type = En nyere dokumenttype
document-unknown-type-what = Denne versjonen av appen kjenner ikke dokumenter av typen { $type }. Last den nye versjonen.
document-next = Hva som skal gjøres
document-decide = Gå til avgjørelsen
document-cancel = Annuller dette dokumentet
document-seal = Vis seglet
document-ends = Signert på dette nettbrettet. Til serveren har det, viser seglet fortsatt: gyldig.
document-dismiss = Jeg har lest det
document-nothing-to-do = Det er ingenting for deg å gjøre med det.
part1 = Del I
part2 = Del II
part3 = Del III
part1-submitted = sendt inn { $when }
part1-read = Les hele del I
part1-change = Endre del I
part1-proceed = Se gjennom og send inn
part1-closed = Del I kan ikke endres nå.
part1-closed-what = Myndigheten arbeider med det, eller det er avgjort.
imported = Overtatt fra et annet system.
imported-decided = Avgjort et annet sted.
imported-what = Der er det { $reference }, med status { $status }.
imported-unmapped =
    { $count ->
        [one] Ett felt har ingen rubrikk her
       *[other] { $count } felt har ingen rubrikk her
    }
imported-unmapped-what = De er lagret sammen med originalen.
findings = Funnet av reglene
finding-clock-before = Klokken på enheten gikk for sakte: etter datoen ble avgjørelsen signert før enheten sist hørte fra serveren.
finding-clock-after = Klokken på enheten gikk for fort: etter datoen ble avgjørelsen signert etter at serveren hadde mottatt den.
history = Hva som har skjedd med det
history-record = Denne posten
history-local = Lokal referanse
history-edition = Skjema
history-submitted = Del I sendt inn
history-signed = Signert
history-received = Mottatt av serveren
history-brussels = { $when } (Brussel)
history-gap = Enhetens klokke avviker med
history-previous = Enhetens forrige signatur
history-previous-when = { $when }, datert senere enn denne
history-commission = Skal meldes til Kommisjonen
history-issued = Segl utstedt
history-changed = Siste endring

## Checks

rail-label = Kontroller i del II
rail-documentary = Dokumenter
rail-identity = Identitet
rail-physical = Fysisk
rail-welfare = Dyrevelferd
rail-laboratory = Laboratorium
rail-more = Andre rubrikker
rail-if-needed = Ved behov
next-check = Neste: { $check }
next-decision = Neste: avgjørelse
save-and-close = Lagre og lukk
checks-done = { $done } av { $of } kontroller utført
check-closed = Del II er lukket.
check-closed-what = Den er ikke din å fylle ut, eller den er avgjort.
hint-of-part1 = av { $count } i del I
hint-births = under transporten
count-agrees = Antallet stemmer.
count-sum = Skikket { $fit } + uskikket { $unfit } + døde { $dead } = { $declared ->
    [one] { $declared } dyr
   *[other] { $declared } dyr
} i del I.
count-too-many = Flere enn i del I.
count-too-many-what = Uskikket { $unfit } + døde { $dead } er mer enn { $declared ->
    [one] det ene dyret
   *[other] de { $declared } dyrene
} i del I.
kept-not = Ikke lagret ennå.
kept-again = Prøv igjen
kept-give-up = Ta det tilbake
kept-soon = Lagres
kept-here = Lagret på dette nettbrettet
kept-server = Lagret { $time }

## Decision, signature, seal

decision-title = Avgjørelse
decision-question = Sendingen er
decision-acceptable = Godtatt
decision-not-acceptable = Ikke godtatt
decision-purpose = Rubrikk { $number } i del I sier: { $purpose }. Andre utfall er stengt.
decision-countries = Etter landregelverket må opprinnelseslandet være et av disse: { $list }.
decision-no-country = Etter landregelverket er ingen land godkjent for disse dyrene.
decision-details = Mer om utfallet
decision-action-later = Tiltaket kan komme senere.
decision-action-later-what = Du kan signere nå uten det; fristen er 60 dager.
decision-proceed = Se gjennom og signer
warning-code = Du kan gå videre. Regel { $code }.
missing-title =
    { $count ->
        [one] Én ting mangler
       *[other] { $count } ting mangler
    }
missing-count =
    { $count ->
        [one] { $count } mangler
       *[other] { $count } mangler
    }
missing-none = Ingenting mangler
sign-title-decide = Signer avgjørelsen
sign-title-submit = Send inn del I
sign-title-cancel = Annuller dokumentet
sign-back-decide = Avgjørelse
sign-back-submit = Del I
sign-exactly = Du signerer nøyaktig dette
sign-cancel = Annullert
sign-cancel-what = Fra da av viser seglet: ikke i kraft.
sign-consignment = Sending
sign-version = Versjon
sign-version-what = etter versjon { $version }
sign-official = Signert av
sign-fingerprint = Fingeravtrykk
sign-part1 = Del I, signert sammen med det
sign-part2 = Del II, signert sammen med det
sign-part3 = Del III, signert sammen med det
sign-yours = Din signatur
sign-closed = Dette kan ikke signeres nå.
sign-closed-what = Det er ikke ditt å signere, eller det er allerede gjort.
sign-missing = Gå tilbake og fyll det ut.
sign-offline = Ikke noe nett.
sign-offline-what = Signert her er det bindende. Det viser «ikke mottatt ennå» til serveren har det.
sign-clock-ahead = Klokken på nettbrettet går for fort.
sign-clock-ahead-what = Still den før du signerer, med mindre du har gjort det siden nettbrettet sist nådde serveren. En signatur som kommer frem før sitt eget tidspunkt, blir ikke satt i verk.
sign-password = Passordet ditt
sign-password-hint = Fem forsøk på dette nettbrettet uten nett
sign-busy = Signerer
sign-as = Signer som { $name }
sign-not-yet = Ikke ennå, gå tilbake
signed-here = Signert på dette nettbrettet
signed-by = Signert av { $name }
signed-binding = { $time }, bindende fra da
signed-received = Mottatt av serveren
signed-to-receive = Skal mottas av serveren
signed-offline = Ikke noe nett. Sendes av seg selv, også etter at du har logget ut.
signed-on-its-way = Sendes av seg selv, også etter at du har logget ut.
signed-countersigned = Kontrasignert
signed-to-countersign = Skal kontrasigneres
signed-to-countersign-what = Da erstatter det endelige seglet det foreløpige.
signed-to-confirm = Skal bekreftes
signed-to-confirm-what = Av en myndighet med fulle rettigheter; da får det seglet sitt.
signed-recorded = Registrert som avvist
signed-to-record = Skal registreres
signed-no-seal = Et avvist dokument får ikke segl.
signed-no-seal-title = Ikke noe segl
signed-no-seal-what = Et avvist dokument får ikke segl. Referansen og dette skjermbildet sier hva som ble avgjort.
signed-no-seal-pre_valid = Det er ikke gyldig ennå. En myndighet med fulle rettigheter bekrefter avgjørelsen; da får det seglet sitt.
signed-no-seal-yet = Seglet kommer fra serveren, sammen med referansen.
signed-ended = Ikke lenger i kraft
signed-ended-what = Den som skanner seglet, får lese at det er opphørt.
signed-way = På vei
signed-arrived = Kommet fram
signed-may-show = Du kan vise dette stempelet.
signed-may-show-what = Den som skanner det, leser «signert, ikke bekreftet ennå».
signed-undecided = Ikke avgjort.
signed-undecided-what = Det som ble signert, er bevart og ble ikke gjennomført. Dokumentet sier hvorfor: se på det, og avgjør på nytt.
signed-undecided-why = Se hvorfor
signed-refused = Serveren kunne ikke ta det slik det var signert.
signed-refused-what = Ingenting er tapt: begge versjonene er bevart, og kontrollstedet får beskjed.
signed-verdict = { $outcome }Signert { $day }, { $time } (Brussel), av { $name }
signed-print = Skriv ut
signed-document = Dokument
signed-next = Neste kontroll
seal-provisional = Foreløpig
seal-issued = Valideringssegl
seal-provisional-label = Foreløpig segl for { $reference }
seal-issued-label = Segl for { $reference }
seal-check = Kontroller det

## Why something was not done. The codes are those of the device and of the server.

problem-ACKNOWLEDGED = Serveren har allerede svart på dette.
problem-ACTOR = Dette arbeidet ble registrert for en annen person.
problem-CERTIFICATE_WITHDRAWN = Nøkkelen som gikk god for nettbrettet, er trukket tilbake. Noen må se på dette.
problem-CONTENT = Det som ble signert, kan ikke leses.
problem-CONTENT_HASH = Det som ble signert, er ikke det som ble sendt.
problem-DECIDED_ELSEWHERE = Det ble avgjort i et annet system.
problem-DEPENDENCY = Det bygger på en tidligere endring som ikke ble tatt imot.
problem-DEVICE_REVOKED = Dette nettbrettet er sperret. Eksporter det som er usendt, og lever det inn.
problem-DOCUMENT_SIZE = Dokumentet er blitt for stort.
problem-EDITION = Denne utgaven av skjemaet er ikke kjent her.
problem-EXISTS = Det finnes allerede et slikt dokument.
problem-LOGIN_REQUIRED = Innloggingen er utløpt. Logg inn igjen.
problem-MISSING_RIGHT = Du har ikke rett til å gjøre dette.
problem-NOT_YOUR_BOX = Denne rubrikken skal fylles ut av noen andre.
problem-OPERATION_SHAPE = Serveren kunne ikke lese endringen. Den er bevart og kan eksporteres.
problem-OUTCOME = Dette utfallet hører ikke til dette skjemaet.
problem-SIGNATURE = Signaturen stemmer ikke.
problem-SIGNATURE_CHAIN = En tidligere signatur fra dette nettbrettet mangler.
problem-SIGNATURE_OF_ANOTHER = Signaturen er en annen persons.
problem-SIGNATURE_REPEATED = Denne signaturen er brukt før.
problem-SIGNATURE_SHAPE = Signaturen kan ikke leses.
problem-PART_ONE_INCOMPLETE = Del I er ikke komplett. Den ble ikke sendt inn.
problem-RECALL_TOO_LATE = Et sertifikat kan trekkes tilbake i tre måneder etter valideringen.
problem-RULES = Det som ble lagt til, bryter en regel. Det ble ikke lagret.
problem-DECIDED = Dette er avgjort og endres ikke mer.
problem-NOTHING_OPEN = Det er ikke noe åpent å legge til.
problem-ORIGIN = Dokumentet det bygger på finnes ikke, eller du har ikke rett til å se det.
problem-ORIGIN_TYPE = Denne typen dokument lages ikke fra det dokumentet.
problem-BEING_REPLACED = En erstatning for dette dokumentet er allerede under arbeid.
problem-CLONED = Dette dokumentet er allerede klonet.
problem-CLONE_DECIDED = Dokumentet som ble klonet fra dette, er avgjort; dette blir som det er.
problem-LOCKED_BOX = Denne rubrikken blir som i sertifikatet dokumentet ble klonet fra.
problem-DELETED = Dette dokumentet er slettet i mellomtiden.
problem-STATUS = Dette kan ikke gjøres med et dokument i denne statusen.
problem-TOO_MANY = For mange forsøk. Vent et minutt.
problem-UNEXPECTED = Noe gikk galt på dette nettbrettet. Det du skrev, står fortsatt på skjermen.
problem-BAD_REQUEST = Serveren forsto ikke dette: { $detail }
problem-BUSY = Serveren er opptatt. Ingenting ble endret; prøv igjen.
problem-CONFLICTS = For mye i dette dokumentet venter på å bli avklart. Avklar noe først.
problem-DISMISSED = Noen har sett på dette og bestemt at det ikke gjelder.
problem-FULL = Serverens disk er full. Prøv igjen senere.
problem-GROUP = Det hører sammen med noe som ikke ble tatt imot.
problem-NO_CONFLICT = Her er det ikke mer å avklare.
problem-NO_LONGER_YOURS = Dokumentet gikk ut av arbeidet ditt etter at du skrev dette. Det er bevart, og noen må se på dette.
problem-NOT_ACCEPTED = Serveren tar ikke imot dette: { $detail }
problem-NOT_RESTORED = Serveren har ikke dokumentet slik du så det. Dette er bevart der til den har det.
problem-OPERATION_ID = Serveren har noe annet under nummeret til denne endringen. Endringen er bevart og kan eksporteres.
problem-POST = Ingen myndighet har denne koden.
problem-SEALED = Serveren kan ikke åpne dette ennå. Det er bevart der til den kan.
problem-TOO_LARGE = Dette er mer enn serveren tar imot på én gang.
problem-UNKNOWN_OPERATION = Serveren er eldre enn denne appen og kjenner ikke dette ennå. Det er bevart der til den gjør det.
problem-VERSION = Dokumentet har en annen versjon enn den som ble signert. Se på det igjen, og signer så.
problem-unknown = Det lot seg ikke gjøre ({ $code }).

## Why the rules say what they say of a document

rules-title = Hvorfor reglene sier dette
rules-what = Vurdert på denne enheten, med verdiene som hver regel leste.
rules-empty = tom
rules-warning = Det er en advarsel og hindrer ingenting.
rules-broken = Brutt
rules-waits = Venter på det som er tomt
rules-not_judged = Ikke vurdert: listen finnes ikke her
rules-holds = Oppfylt
rules-does_not_apply = Gjelder ikke
