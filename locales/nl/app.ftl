### Wat de app zelf zegt. Namen van vakken en keuzes staan in forms.ftl, de woorden van de controlepagina in check.ftl.

skip = Naar de inhoud
demo-line = Demonstratie: geen echte autoriteit
nav-label = Hoofdmenu
nav-foot-label = Hoofdmenu, onderaan
nav-work = Werk
nav-check = Controle
scan-title = Certificaat controleren
nav-status = Sync
nav-lists = Lijsten
bar-lock = Tablet vergrendelen
language = Taal
language-absent = De woorden van deze taal staan niet op de tablet. Kies haar opnieuw met netwerk.

## Log in, locked

login-title = Inloggen
login-motto = Het merk dat een document echt maakt.
login-known = Wie zit er aan de tablet?
login-pending =
    { $count ->
        [one] { $count } wijziging niet verzonden
       *[other] { $count } wijzigingen niet verzonden
    }
login-unreadable = werk gaat niet open
login-email = E-mailadres
login-password = Wachtwoord
login-do = Inloggen
login-busy = Een ogenblik
login-offline = Werkt zonder netwerk
login-offline-who = voor wie hierboven staat: hun wachtwoord opent hun werk op deze tablet.
login-kept = Wat er op deze tablet wordt bewaard:
login-kept-what = uw documenten en uw werk, onleesbaar zonder uw wachtwoord. De eerste keer is er netwerk nodig; daarna niet meer.
login-demo = Demonstratie-accounts
login-demo-what = Eén tik vult het e-mailadres en het wachtwoord in.
login-check = Alleen een certificaat controleren
password-show = Tonen
password-tries-left =
    { $count ->
        [one] Nog één poging.
       *[other] Nog { $count } pogingen.
    }
locked-title = Vergrendeld
locked-kept = Er is niets verloren.
locked-kept-what =
    { $count ->
        [0] Wat u schreef is bewaard op deze tablet, onleesbaar voor anderen.
        [one] Wat u schreef en één niet-verzonden wijziging zijn bewaard op deze tablet, onleesbaar voor anderen.
       *[other] Wat u schreef en { $count } niet-verzonden wijzigingen zijn bewaard op deze tablet, onleesbaar voor anderen.
    }
locked-unreadable = Er is hier iets mis met uw werk.
locked-password = Wachtwoord van { $name }
locked-unlock = Ontgrendelen
locked-opening = Openen
locked-other = Iemand anders neemt de tablet

## Ages and moments

age-minutes =
    { $count ->
        [0] minder dan 1 min
       *[other] { $count } min
    }
age-hours = { $count } u
age-days =
    { $count ->
        [one] { $count } dag
       *[other] { $count } dagen
    }
moment = { $day }, { $time }

## The sync light and its panel

sync-offline = Offline
sync-pushing = Verzendt
sync-pulling = Haalt op
sync-waiting = Wacht op verzending
sync-files = Bestanden wachten
sync-first = Nog niets opgehaald
sync-all-sent = Alles verzonden
sync-backoff = Zit vast
sync-needs_login = Opnieuw inloggen
sync-blocked_storage = Tablet is vol
sync-reset_required = Begint opnieuw
sync-update_required = Update nodig
sync-progress = { $done } van { $of }
sync-pending-short = { $count } te verzenden
sync-pending-oldest = { $count } niet verzonden · oudste { $age }
sync-last = { $age } geleden opgehaald

status-label = Stand van de overdracht
status-title-pending = { $count } nog niet verzonden
status-state = Stand
status-oldest = Oudste
status-files = Bestanden
status-files-waiting = { $count ->
    [one] één wacht op verzending
   *[other] { $count } wachten op verzending
}
status-late = Bestanden die niet zijn aangekomen
status-late-what = Een document verwijst ernaar, en het had nu op de server moeten staan. Vraag wie het apparaat heeft de app te openen waar netwerk is.
status-late-on = { $size }, op het apparaat “{ $device }”
status-since = { $age }, sinds { $time }
status-why = Waarom
status-next-try = Volgende poging
status-next-try-in = over { $seconds } s, vanzelf
status-last = Laatst volledig opgehaald
status-never = nog niet
status-try = Nu proberen
status-trying = Bezig
status-export = Niet-verzonden werk exporteren
status-export-hint = De export is voor de server verzegeld. Niemand anders kan hem lezen.
status-exported = Geëxporteerd. Het blijft ook op deze tablet en wordt verder geprobeerd.
status-exported-part = Deels geëxporteerd: iets op deze tablet kon niet gelezen worden. Sluit andere vensters van Waarmerk en exporteer opnieuw. Verwijder de app of haar gegevens niet.
status-copy = Diagnose kopiëren
status-copied = Gekopieerd
status-copy-hint = Technische feiten voor ondersteuning. Geen namen, geen goederen, geen sleutels.
status-logout = Uitloggen
status-login = Opnieuw inloggen
status-login-why = De server kent deze login niet meer.
status-login-what = Wat u doet, wordt nog verzonden. Log in om te ontvangen wat anderen deden.
status-attention = Heeft u nodig
status-attention-none = Er is niets geweigerd.
status-refused-kept = Wat u invoerde is bij het document bewaard.
status-read = Lezen
status-waits = Wacht
status-waits-none = Op deze tablet wacht niets.
status-open = Openen
status-changes =
    { $count ->
        [one] één wijziging
       *[other] { $count } wijzigingen
    }

## New version, hints, wrong addresses

update-ready = Er is een nieuwe versie.
update-replaced = In een ander venster draait een nieuwe versie.
update-kept = Wat u typte is bewaard.
update-apply = Nu laden
update-later = Later
hint-label = Tips
hint-install = Zet Waarmerk op het beginscherm.
hint-install-what = Het opent dan als elke app, en de tablet bewaart de gegevens.
hint-install-do = Installeren
hint-keep = Laat de tablet de gegevens bewaren.
hint-keep-what = Anders kan de browser ze wissen als de ruimte opraakt.
hint-keep-do = Bewaren
hint-keep-refused = De browser ging niet akkoord. De app installeren helpt.
hint-notices = Hoor het als er iets verandert.
hint-notices-what = Een melding toont de referentie en de status, verder niets.
hint-notices-do = Meldingen toestaan
hint-aside = Niet meer vragen
unloaded-title = Dit deel van de app staat nog niet op de tablet
unloaded-what = Wat u typte is bewaard. Laad het opnieuw met netwerk.
unloaded-again = Opnieuw laden
not-started-title = Waarmerk kan niet starten
not-started-what = Wat deze tablet bewaart, gaat niet open. Sluit andere vensters van Waarmerk, maak ruimte op de tablet en start hem opnieuw. Verwijder de app en haar gegevens niet: er kan niet-verzonden werk in staan.
nowhere-title = Hier is niets
nowhere-what = Dit adres leidt naar geen pagina van Waarmerk.
nowhere-back = Naar de werklijst

## Records, checks

record-on_device = Op dit apparaat
record-sent = Verzonden
record-accepted = Op de server
record-accepted_with_conflict = Twee waarden
record-part1-changed = Deel I is gewijzigd
record-signed_not_received = Ondertekend, nog niet ontvangen
record-not_confirmed = Ontvangen, nog niet bevestigd
record-needs_attention = Vraagt aandacht
check-good = Bevredigend
check-bad = Niet bevredigend
check-none = Niet uitgevoerd
check-begun = Begonnen
check-todo = Te doen
document-draft = Concept, nog geen referentie

## Work list

work-title = Vandaag bij { $post }
work-title-operator = Uw documenten
work-filter = Welke documenten
work-show-all = Alle
work-show-open = Te doen
work-show-done = Klaar
work-search = Referentie, goederen, code, container
work-offline = Geen netwerk.
work-offline-pending =
    { $count ->
        [one] Werk gewoon door: één wijziging is op deze tablet bewaard en gaat vanzelf weg.
       *[other] Werk gewoon door: { $count } wijzigingen zijn op deze tablet bewaard en gaan vanzelf weg.
    }
work-offline-age = Werk gewoon door. Wat u ziet is { $age } oud.
work-renewing = Alle documenten worden opnieuw opgehaald
work-group-needs_you = Heeft u nodig
work-group-now = Nu
work-group-later = Later
work-group-drafts = Concepten
work-group-waiting = Bij de post
work-group-done = Klaar
work-more = Nog { $count } tonen
work-loading = Uw documenten worden opgehaald
work-none = Niets te doen.
work-none-found = Niets gevonden.
row-time-unknown = ?
row-signed = ondertekend
row-refused = Niet aangenomen door de server
row-begun = bezig
row-in = over { $minutes } min
row-checked = { $checked } van { $of } controles
row-checks =
    { $count ->
        [one] één controle
       *[other] { $count } controles
    }
row-go-on = Verder
row-begin = Beginnen

## Goods and boxes

goods-unknown = Goederen nog niet genoemd
goods-counted = { $count } × { $goods }
goods-code =
    { $more ->
        [0] GN { $code }
        [one] GN { $code } en nog één
       *[other] GN { $code } en nog { $more }
    }
weight = { $weight } kg
country = { $name } ({ $code })
yes = Ja
no = Nee
box-must = verplicht
box-missing = Dit vak moet worden ingevuld.
box-clear = Wissen
box-choose = Kies
box-does-not-fit = Er staan tekens in die niet in dit vak passen.
box-unread-number = Dit is geen getal.
box-unread-ambiguous = Dit kunnen twee getallen zijn: laat het teken voor de duizendtallen weg, of schrijf de decimalen achter een komma.
box-unread-sum = Deze som is niet uit te rekenen: getallen, + - * en haakjes, zoals =12,5+3*2.
box-unread-too-long = Dit is te lang voor een getal.
box-unread-negative = Minder dan niets kan niet.
box-unread-whole = Hier passen alleen hele getallen.
box-unread-digits = Hier passen hoogstens 15 cijfers, met 6 decimalen.
box-unread-long =
    { $over ->
        [one] Eén teken te veel: er passen er { $most }.
       *[other] { $over } tekens te veel: er passen er { $most }.
    }
box-unread-date-none = Dit is geen datum. Schrijf de dag, de maand en het jaar in vier cijfers.
box-unread-date-unknown = Die dag bestaat niet.
box-unread-date-far = Klopt het jaar? Alleen 1900 tot 2199 past hier.
box-unread-date-no-time = De tijd ontbreekt: voeg uren en minuten toe, zoals 08:30.
box-unread-date-unknown-time = Die tijd bestaat op die dag niet.
box-unread-leave = Verlaat dit vak één keer: nu is het te lezen.
box-read-as = Gelezen als { $value }
box-pick-day = Kies de dag: { $label }
box-day-hint = Zoals { $example }
pick-open = De lijst tonen
pick-list = Wat het kan zijn
pick-close = Sluiten
pick-found =
    { $count ->
        [0] Niets gevonden
        [one] Eén gevonden
       *[other] { $count } gevonden
    }
pick-unlisted = Dit staat niet in de lijst (versie { $version }).
pick-example = De lijst is een voorbeeld, gemaakt voor demonstraties.
code-title = De goederen kiezen
code-choose = { $label }: kiezen
code-change = { $label }: { $code }, wijzigen
code-none = Kies een code
code-search = Code of woorden
code-search-plant = EPPO-code of naam van de plant
code-by = Zoeken op
code-by-goods = Goederen
code-by-plant = Planten
code-act = Wetgeving
code-act-all = Alle goederen
code-act-own = Goederen van dit document
code-plant = Plant: { $plant }. Nu de goederencode.
code-plant-not = Zonder deze plant
code-trail = Waar u bent in de nomenclatuur
code-top = Alles
code-branch = opent de codes eronder
code-loses = De code wijzigen?
code-loses-what = Dit hoort bij { $before } en wordt gewist als de code { $after } wordt:
code-loses-yes = Wissen en de code wijzigen
code-loses-no = De code houden
party-as-consignee = Dezelfde als de geadresseerde
party-search = Zoeken: { $label }
party-country = Land van de organisatie
party-name = Naam of erkenningsnummer
party-number = Naam of nummer in de lijst
party-three = Kies het land en typ dan drie tekens of meer.
party-new = Niet in de lijst? Vul de vakken hieronder in.
party-written = In uw documenten
party-create = Nieuw: vul de andere vakken in
means-of = Vervoermiddelen onder { $authorisation }
row-from-list = Toevoegen uit de lijst: { $label }
seals-many = Veel tegelijk invoeren
seals-list = Containers en zegels, één paar per regel
seals-hint = Container en zegel met een tab, een komma of een puntkomma ertussen; of maar een van beide.
seals-read =
    { $count ->
        [one] Eén rij gelezen
       *[other] { $count } rijen gelezen
    }
seals-unadded = De lijst is nog niet toegevoegd. Voeg de rijen toe, of maak de lijst leeg.
seals-add =
    { $count ->
        [0] De rijen toevoegen
        [one] Eén rij toevoegen
       *[other] { $count } rijen toevoegen
    }
journey-to = Plaats van bestemming, voor de schatting
journey-time = { $hours } u { $minutes } min
journey-estimate = Van { $from } naar { $to } ten minste { $time }.
journey-assumes = { $kilometres } km over de weg: de kortste lijn over de aarde, maal { $factor }; met { $speed } km/u.
journey-take = De schatting overnemen
journey-unknown = Waar een van de twee plaatsen ligt, staat niet in de lijst: kies een plaats bij de bestemming.
box-within = { $section }: { $box }
step-less = Eén minder: { $label }
step-more = Eén meer: { $label }
row-title = { $label }, { $number }
row-add = Toevoegen: { $label }
row-remove = Weghalen
row-remove-really = Weghalen, met wat erin staat
row-keep = Laten staan

## A document

nav-work-list = Werklijst
nav-documents = Uw documenten
page-check = { $check }: { $goods }
document-opening = Openen
document-none = Certificaat niet gevonden
document-none-what = { $key } hoort niet bij de documenten die deze tablet voor u heeft.
document-unknown-type = Een nieuwer soort document
document-unknown-type-what = Deze versie van de app kent geen documenten van type { $type }. Laad de nieuwe versie.
document-next = Wat te doen
document-decide = Naar de beslissing
document-cancel = Dit document annuleren
document-seal = Het zegel tonen
document-ends = Ondertekend op deze tablet. Totdat de server het heeft, zegt het zegel nog: geldig.
document-dismiss = Ik heb het gelezen
document-nothing-to-do = U hoeft er niets aan te doen.
part1 = Deel I
part2 = Deel II
part3 = Deel III
part1-submitted = ingediend { $when }
part1-read = Heel deel I lezen
part1-change = Deel I wijzigen
part1-proceed = Bekijken en indienen
part1-closed = Deel I kan nu niet worden gewijzigd.
part1-closed-what = De autoriteit werkt eraan, of er is al beslist.
imported = Overgenomen uit een ander systeem.
imported-decided = Elders beslist.
imported-what = Daar heet het { $reference }, met status { $status }.
imported-unmapped =
    { $count ->
        [one] Voor één veld is hier geen vak
       *[other] Voor { $count } velden is hier geen vak
    }
imported-unmapped-what = Ze zijn bij het origineel bewaard.
findings = Door de regels gevonden
finding-clock-before = De klok van het apparaat liep achter: volgens de datum is de beslissing ondertekend voordat het apparaat voor het laatst van de server hoorde.
finding-clock-after = De klok van het apparaat liep voor: volgens de datum is de beslissing ondertekend nadat de server haar had ontvangen.
history = Wat ervan geworden is
history-record = Dit document
history-local = Lokale referentie
history-edition = Formulier
history-submitted = Deel I ingediend
history-signed = Ondertekend
history-received = Door de server ontvangen
history-brussels = { $when } (Brussel)
history-gap = Klok van het apparaat wijkt af
history-previous = Vorige handtekening van het apparaat
history-previous-when = { $when }, later gedateerd dan deze
history-commission = Te melden aan de Commissie
history-issued = Zegel afgegeven
history-changed = Laatste wijziging

## Checks

rail-label = Controles van deel II
rail-documentary = Documenten
rail-identity = Identiteit
rail-physical = Materieel
rail-welfare = Welzijn
rail-laboratory = Laboratorium
rail-more = Andere vakken
rail-if-needed = Indien nodig
next-check = Volgende: { $check }
next-decision = Volgende: beslissing
save-and-close = Bewaren en sluiten
checks-done = { $done } van { $of } controles gedaan
check-closed = Deel II is gesloten.
check-closed-what = U hoeft het niet in te vullen, of er is al beslist.
hint-of-part1 = van { $count } in deel I
hint-births = tijdens het vervoer
count-agrees = De telling klopt.
count-sum = { $fit } geschikt + { $unfit } ongeschikt + { $dead } dood = { $declared ->
    [one] { $declared } dier
   *[other] { $declared } dieren
} in deel I.
count-too-many = Meer dan in deel I.
count-too-many-what = { $unfit } ongeschikt + { $dead } dood is meer dan { $declared ->
    [one] het ene dier
   *[other] de { $declared } dieren
} in deel I.
kept-not = Nog niet bewaard.
kept-again = Opnieuw proberen
kept-give-up = Ongedaan maken
kept-soon = Wordt bewaard
kept-here = Bewaard op deze tablet
kept-server = Bewaard { $time }

## Decision, signature, seal

decision-title = Beslissing
decision-question = De zending is
decision-acceptable = Aanvaardbaar
decision-not-acceptable = Niet aanvaardbaar
decision-purpose = Vak { $number } van deel I zegt: { $purpose }. Andere uitkomsten zijn gesloten.
decision-countries = Volgens de landenwetgeving moet het land van oorsprong een van deze zijn: { $list }.
decision-no-country = Volgens de landenwetgeving is geen enkel land voor deze dieren toegelaten.
decision-details = Meer over de uitkomst
decision-action-later = De maatregel mag later volgen.
decision-action-later-what = Zonder kunt u nu ondertekenen; hij moet er binnen 60 dagen zijn.
decision-proceed = Bekijken en ondertekenen
warning-code = U mag verdergaan. Regel { $code }.
missing-title =
    { $count ->
        [one] Er ontbreekt één ding
       *[other] Er ontbreken { $count } dingen
    }
missing-count =
    { $count ->
        [one] { $count } ontbreekt
       *[other] { $count } ontbreken
    }
missing-none = Er ontbreekt niets
sign-title-decide = De beslissing ondertekenen
sign-title-submit = Deel I indienen
sign-title-cancel = Het document annuleren
sign-back-decide = Beslissing
sign-back-submit = Deel I
sign-exactly = Precies dit ondertekent u
sign-cancel = Geannuleerd
sign-cancel-what = Vanaf dan zegt het zegel: niet van kracht.
sign-consignment = Zending
sign-version = Versie
sign-version-what = na versie { $version }
sign-official = Ondertekend door
sign-fingerprint = Vingerafdruk
sign-part1 = Deel I, mede ondertekend
sign-part2 = Deel II, mede ondertekend
sign-part3 = Deel III, mede ondertekend
sign-yours = Uw handtekening
sign-closed = Dit kan nu niet worden ondertekend.
sign-closed-what = Het is niet aan u, of het is al gebeurd.
sign-missing = Ga terug en vul het in.
sign-offline = Geen netwerk.
sign-offline-what = Hier ondertekend is het bindend. Er staat "nog niet ontvangen" totdat de server het heeft.
sign-clock-ahead = De klok van deze tablet loopt voor.
sign-clock-ahead-what = Zet hem goed voordat u ondertekent, tenzij u dat al deed sinds de tablet de server het laatst bereikte. Een handtekening die vóór haar eigen tijd aankomt, wordt niet uitgevoerd.
sign-password = Uw wachtwoord
sign-password-hint = Vijf pogingen op deze tablet zonder netwerk
sign-busy = Ondertekenen
sign-as = Ondertekenen als { $name }
sign-not-yet = Nog niet, terug
signed-here = Ondertekend op deze tablet
signed-by = Ondertekend door { $name }
signed-binding = { $time }, vanaf dan bindend
signed-received = Door de server ontvangen
signed-to-receive = Nog door de server te ontvangen
signed-offline = Geen netwerk. Gaat vanzelf weg, ook nadat u uitlogt.
signed-on-its-way = Gaat vanzelf weg, ook nadat u uitlogt.
signed-countersigned = Medeondertekend
signed-to-countersign = Nog mede te ondertekenen
signed-to-countersign-what = Dan vervangt het definitieve zegel het voorlopige.
signed-to-confirm = Nog te bevestigen
signed-to-confirm-what = Door een autoriteit met volledige rechten; dan krijgt het zijn zegel.
signed-recorded = Als afgewezen vastgelegd
signed-to-record = Nog vast te leggen
signed-no-seal = Een geweigerd document krijgt geen zegel.
signed-no-seal-title = Geen zegel
signed-no-seal-what = Een geweigerd document krijgt geen zegel. De referentie en dit scherm zeggen wat er is beslist.
signed-no-seal-pre_valid = Het is nog niet geldig. Een autoriteit met volledige rechten bevestigt de beslissing; dan krijgt het zijn zegel.
signed-no-seal-yet = Het zegel komt van de server, met de referentie.
signed-ended = Niet meer van kracht
signed-ended-what = Wie het zegel scant, leest dat het is beëindigd.
signed-way = Onderweg
signed-arrived = Aangekomen
signed-may-show = U mag dit stempel tonen.
signed-may-show-what = Wie het scant, leest "ondertekend, nog niet bevestigd".
signed-undecided = Niet beslist.
signed-undecided-what = Wat is ondertekend is bewaard en niet uitgevoerd. Het document zegt waarom: bekijk het en beslis opnieuw.
signed-undecided-why = Waarom
signed-refused = De server kon het niet aannemen zoals het is ondertekend.
signed-refused-what = Er is niets verloren: beide versies zijn bewaard, en de post krijgt bericht.
signed-verdict = { $outcome }Ondertekend { $day }, { $time } (Brussel), door { $name }
signed-print = Afdrukken
signed-document = Document
signed-next = Volgende inspectie
seal-provisional = Voorlopig
seal-issued = Geldigheidszegel
seal-provisional-label = Voorlopig zegel van { $reference }
seal-issued-label = Zegel van { $reference }
seal-check = Controleren

## Why something was not done. The codes are those of the device and of the server.

problem-ACKNOWLEDGED = De server heeft dit al beantwoord.
problem-ACTOR = Dit werk is voor iemand anders vastgelegd.
problem-CERTIFICATE_WITHDRAWN = De sleutel die voor deze tablet instond, is ingetrokken. Iemand moet hiernaar kijken.
problem-CONTENT = Wat is ondertekend, is niet te lezen.
problem-CONTENT_HASH = Wat is ondertekend, is niet wat is verzonden.
problem-DECIDED_ELSEWHERE = Er is in een ander systeem beslist.
problem-DEPENDENCY = Het bouwt op een eerdere wijziging die niet is aangenomen.
problem-DEVICE_REVOKED = Deze tablet is ingetrokken. Exporteer wat niet verzonden is en lever hem in.
problem-DOCUMENT_SIZE = Het document is te groot geworden.
problem-EDITION = Deze uitgave van het formulier is hier niet bekend.
problem-EXISTS = Er is al zo'n document.
problem-LOGIN_REQUIRED = De login is beëindigd. Log opnieuw in.
problem-MISSING_RIGHT = U mag dit niet doen.
problem-NOT_YOUR_BOX = Dit vak moet iemand anders invullen.
problem-OPERATION_SHAPE = De server kon de wijziging niet lezen. Ze is bewaard en kan worden geëxporteerd.
problem-OUTCOME = Deze uitkomst hoort niet bij dit formulier.
problem-SIGNATURE = De handtekening klopt niet.
problem-SIGNATURE_CHAIN = Een eerdere handtekening van deze tablet ontbreekt.
problem-SIGNATURE_OF_ANOTHER = De handtekening is van iemand anders.
problem-SIGNATURE_REPEATED = Deze handtekening is al eens gebruikt.
problem-SIGNATURE_SHAPE = De handtekening is niet te lezen.
problem-PART_ONE_INCOMPLETE = Deel I is niet volledig. Het is niet ingediend.
problem-RECALL_TOO_LATE = Een certificaat kan tot drie maanden na de geldigverklaring worden ingetrokken.
problem-RULES = Wat is toegevoegd, is in strijd met een regel. Het is niet bewaard.
problem-DECIDED = Hierover is beslist; het wordt niet meer gewijzigd.
problem-NOTHING_OPEN = Er staat niets meer open om toe te voegen.
problem-ORIGIN = Het document waarvan wordt uitgegaan is er niet, of u mag het niet zien.
problem-ORIGIN_TYPE = Dit soort document wordt niet van dat andere gemaakt.
problem-BEING_REPLACED = Er wordt al een vervanging van dit document gemaakt.
problem-CLONED = Dit document is al gekloond.
problem-CLONE_DECIDED = Over het document dat hiervan is gekloond, is beslist; dit blijft zoals het is.
problem-LOCKED_BOX = Dit vak blijft zoals in het certificaat waarvan het document is gekloond.
problem-DELETED = Dit document is intussen verwijderd.
problem-STATUS = Dit kan niet met een document in deze status.
problem-TOO_MANY = Te veel pogingen. Wacht een minuut.
problem-UNEXPECTED = Er ging iets mis op deze tablet. Wat u typte staat nog op het scherm.
problem-BAD_REQUEST = De server begreep dit niet: { $detail }
problem-BUSY = De server is bezet. Er is niets gewijzigd; probeer het opnieuw.
problem-CONFLICTS = In dit document is te veel nog te regelen. Regel eerst iets.
problem-DISMISSED = Iemand heeft dit bekeken en besloten dat het niet telt.
problem-FULL = De schijf van de server is vol. Probeer het later opnieuw.
problem-GROUP = Het hoort bij iets wat niet is aangenomen.
problem-NO_CONFLICT = Hier is niets meer te regelen.
problem-NO_LONGER_YOURS = Het document is uit uw werk verdwenen nadat u dit schreef. Het is bewaard, en iemand moet hiernaar kijken.
problem-NOT_ACCEPTED = De server neemt dit niet aan: { $detail }
problem-NOT_RESTORED = De server heeft het document niet zoals u het zag. Dit wordt daar bewaard tot dat wel zo is.
problem-OPERATION_ID = De server heeft iets anders onder het nummer van deze wijziging. Ze is bewaard en kan worden geëxporteerd.
problem-POST = Geen autoriteit heeft deze code.
problem-SEALED = De server kan dit nog niet openen. Het wordt daar bewaard tot dat wel kan.
problem-TOO_LARGE = Dit is meer dan de server in één keer aanneemt.
problem-UNKNOWN_OPERATION = De server is ouder dan deze app en kent dit nog niet. Het wordt daar bewaard tot dat wel zo is.
problem-VERSION = Het document heeft een andere versie dan die is ondertekend. Bekijk het opnieuw en onderteken dan.
problem-unknown = Het kon niet ({ $code }).

## Why the rules say what they say of a document

rules-title = Waarom de regels dit zeggen
rules-what = Beoordeeld op dit apparaat, met de waarden die elke regel heeft gelezen.
rules-empty = leeg
rules-warning = Het is een waarschuwing en houdt niets tegen.
rules-broken = Overtreden
rules-waits = Wacht op wat leeg is
rules-not_judged = Niet beoordeeld: de lijst is hier niet
rules-holds = Klopt
rules-does_not_apply = Niet van toepassing
