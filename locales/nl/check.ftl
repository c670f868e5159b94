### De controlepagina: wat iedereen leest die de code op een certificaat scant.

verify-skip = Naar de inhoud
verify-title = Certificaatcontrole
verify-demo = Demonstratie: geen echte autoriteit
verify-training = Opleidingsinstallatie: niets hier is van kracht
verify-acceptance = Acceptatie-installatie: niets hier is van kracht
verify-online = Online
verify-offline = Offline
verify-language = Taal
verify-busy = De handtekening wordt gecontroleerd
verify-scan-title = Certificaat controleren
verify-asking = Dit zegt dit apparaat. De dienst wordt gevraagd…
verify-next = Volgende code scannen

## The verdict

verify-valid-title = Echt en geldig
verify-valid-line = Vergelijk het hieronder met de goederen.
verify-ended-title = Geannuleerd
verify-ended-line = Echt, maar door de autoriteit geannuleerd of ingetrokken. Aanvaard de goederen er niet op.
verify-replaced-title = Vervangen
verify-replaced-line = Een nieuwer certificaat komt ervoor in de plaats. Gebruik dat.
verify-expired-title = Verlopen
verify-expired-line = Echt, maar de geldigheid is voorbij.
verify-unknown-title = Status onbekend
verify-unknown-line = Echt. Of het nog van kracht is, valt nu niet te zeggen.
verify-provisional-title = Voorlopig
verify-provisional-line = Ondertekend door het apparaat van een inspecteur, nog niet door de dienst bevestigd.
verify-lapsed-title = Voorlopig, en voorbij
verify-lapsed-line = Ondertekend door het apparaat van een inspecteur. Het had nu bevestigd moeten zijn: vraag om het definitieve certificaat.
verify-false-title = Niet echt
verify-false-line = Deze code is niet door de autoriteit gemaakt, of is veranderd.
verify-withdrawn-title = Niet te vertrouwen
verify-withdrawn-line = De autoriteit heeft de sleutel ingetrokken waarmee dit is ondertekend. Vraag om een nieuw afgegeven certificaat.
verify-reissued-why = De autoriteit heeft dit certificaat onder hetzelfde nummer opnieuw afgegeven: { $when }. Vraag om dat papier.
verify-root_changed-title = Niet te vertrouwen
verify-root_changed-line = Dit adres toont nu de sleutel van een andere autoriteit dan dit apparaat kende.
verify-unsealed-title = Geen zegel
verify-unsealed-line = Dit papier noemt { $key } en draagt geen zegel. Het is geen geldig certificaat.
verify-elsewhere-title = Niet van deze autoriteit
verify-elsewhere-line = Deze code leidt naar { $host }. Hier worden alleen certificaten van { $authority } gecontroleerd.
verify-no_code-title = Geen code van een certificaat
verify-no_code-line = In deze code staat iets anders.
verify-unchecked-title = Nu niet te controleren
verify-unchecked-line = Er is nog niets bekend: niet dat het echt is, en niet dat het dat niet is.

## Two questions

verify-genuine = Is het echt?
verify-genuine-yes = Echt
verify-genuine-no = Niet echt
verify-genuine-unknown = Niet bekend
verify-genuine-by = Ondertekend met de sleutel van { $authority }
verify-genuine-device = Ondertekend op het apparaat van een inspecteur
verify-force = Is het van kracht?
verify-force-valid = Geldig
verify-force-ended = Geannuleerd of ingetrokken
verify-force-replaced = Vervangen
verify-force-expired = Verlopen
verify-force-unknown = Onbekend
verify-force-provisional = Nog niet bevestigd
verify-force-none = Niet van toepassing
verify-confirmed = Bevestigd { $when }
verify-as-known = Zoals bekend { $when }, { $ago }
verify-once-known = Bekend: geldig { $when }, { $ago }
verify-until = Telt tot { $when }
verify-today = vandaag { $time }
verify-on = op { $day }, { $time }
verify-ago =
    { $hours ->
        [0] minder dan een uur geleden
        [one] { $hours } uur geleden
       *[other] { $hours } uur geleden
    }
verify-ago-days =
    { $days ->
        [one] { $days } dag geleden
       *[other] { $days } dagen geleden
    }

## Why not

verify-no_network = Geen netwerk.
verify-no_scanner = De scanner staat niet op dit apparaat. Maak verbinding en vraag opnieuw.
verify-stale = Wat dit apparaat weet is te oud en telt daarom niet.
verify-never = Dit apparaat heeft nooit naar de status van dit certificaat gevraagd.
verify-not-listed = De autoriteit heeft dit certificaat niet op haar lijst.
verify-why-no_keys = Dit apparaat heeft nog geen sleutel van de autoriteit. Maak één keer verbinding: daarna werkt het ook zonder netwerk.
verify-why-old_keys = De sleutels van de autoriteit op dit apparaat zijn meer dan 30 dagen oud.
verify-why-unknown_key = Het is ondertekend met een sleutel die dit apparaat niet kent. Het kan een nieuwe zijn: maak verbinding en vraag het opnieuw.
verify-why-insecure = Deze pagina is niet via HTTPS geladen; de browser weigert dan handtekeningen te controleren.
verify-why-no_root = De server heeft niet gezegd welke sleutel te vertrouwen is.
verify-again = Opnieuw vragen

## What to do

verify-do = Wat te doen
verify-do-scan = Scan opnieuw, met de code vlak en in goed licht.
verify-do-keep = Nog steeds dit antwoord: ga niet op het papier af. Houd het en de goederen zoals ze zijn.
verify-do-tell = Meld het aan de post die erop staat.
verify-do-elsewhere = Open dat adres niet omdat het papier dat zegt.
verify-do-right-code = Zoek de vierkante code naast het nummer van het certificaat.
verify-hidden = Van de inhoud wordt niets getoond,
verify-hidden-why = omdat er niets van te vertrouwen is.
verify-do-root = Aanvaard hier geen enkel certificaat totdat u langs een andere weg van de autoriteit hebt gehoord dat zij een nieuwe sleutel heeft.
verify-do-root-known = Is dat zo: wis wat deze browser voor dit adres bewaart en scan opnieuw.
verify-unsealed-why = Een concept, een document dat op een uitslag wacht en een geweigerd document dragen zo'n link. Voor niets op het papier staat iemand in.
verify-open = Document openen
verify-open-hint = Voor wie een account heeft en het mag zien.

## Its content

verify-compare = Vergelijk met de goederen
verify-container = Container
verify-seal = Zegel
verify-more-pairs =
    { $count ->
        [one] en nog { $count } container of zegel, alleen op het papier genoemd
       *[other] en nog { $count } containers of zegels, alleen op het papier genoemd
    }
verify-goods = Goederen
verify-cn = GN { $code }
verify-weight = Nettogewicht
verify-kg = { $kg } kg
verify-animals = Dieren
verify-way = Van, naar
verify-from-to = { $from } → { $to }
verify-same = Gelijk
verify-same-what = { $what }: gelijk
verify-this = Dit certificaat
verify-number = Nummer
verify-decision = Beslissing
verify-issued = Afgegeven
verify-signed = Ondertekend
verify-replaced-by = Vervangen door
verify-reissued = Opnieuw afgegeven
verify-valid-until = Geldig tot
verify-fingerprint = Vingerafdruk van de inhoud
verify-checked = Eerder gecontroleerd
verify-checked-never = Nog nooit
verify-checked-times =
    { $times ->
        [one] { $times } keer
       *[other] { $times } keer
    } vanaf { $places ->
        [one] { $places } netwerk
       *[other] { $places } netwerken
    }, sinds { $day }
verify-many = Vanaf veel netwerken gecontroleerd.
verify-many-why = Deze code is op één dag vanaf ongewoon veel netwerken gecontroleerd. Het papier kan gekopieerd zijn: vergelijk elk zegel en elke container.

verify-outcome-transhipment = Aanvaardbaar voor overlading
verify-outcome-onward_transfer = Aanvaardbaar voor verder vervoer
verify-outcome-transit = Aanvaardbaar voor doorvoer
verify-outcome-internal_market = Aanvaardbaar voor de interne markt
verify-outcome-final_import = Aanvaardbaar voor definitieve invoer
verify-outcome-free_circulation = Aanvaardbaar voor het vrije verkeer
verify-outcome-channelled = Aanvaardbaar indien onder toezicht vervoerd
verify-outcome-specific_warehouse = Aanvaardbaar voor een specifiek entrepot
verify-outcome-temporary_admission = Aanvaardbaar voor tijdelijke toelating

## Follow

follow-do = Meld het mij als dit verandert
follow-hint = Deze browser toont dan een melding wanneer het certificaat wordt geannuleerd of vervangen. Geen account en geen naam: de autoriteit bewaart een adres bij de pushdienst van uw browser.
follow-busy = Een ogenblik
follow-done = U krijgt bericht. De melding komt naar deze browser, ook als deze pagina gesloten is.
follow-stop = Niet meer melden
follow-stopped = U krijgt geen bericht meer.
follow-denied = De browser staat geen meldingen van dit adres toe. Dat kan in de instellingen.
follow-failed = Dat is niet gelukt. Er is niets veranderd. Probeer het zo nog eens.
