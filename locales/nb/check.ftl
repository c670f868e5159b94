### Kontrollsiden: det enhver leser som skanner koden på et sertifikat.

verify-skip = Gå til innholdet
verify-title = Sertifikatkontroll
verify-demo = Demonstrasjon: ingen virkelig myndighet
verify-training = Opplæringsinstallasjon: ingenting her er i kraft
verify-acceptance = Akseptanseinstallasjon: ingenting her er i kraft
verify-online = Med nett
verify-offline = Uten nett
verify-language = Språk
verify-busy = Kontrollerer signaturen
verify-scan-title = Kontroller et sertifikat
verify-asking = Dette sier denne enheten. Spør tjenesten…
verify-next = Skann neste kode

## The verdict

verify-valid-title = Ekte og gyldig
verify-valid-line = Sammenlign det med varene nedenfor.
verify-ended-title = Annullert
verify-ended-line = Ekte, men annullert eller tilbakekalt av myndigheten. Ikke godta varene på grunnlag av det.
verify-replaced-title = Erstattet
verify-replaced-line = Et nyere sertifikat har tatt plassen. Bruk det.
verify-expired-title = Utløpt
verify-expired-line = Ekte, men tiden er ute.
verify-unknown-title = Status ukjent
verify-unknown-line = Ekte. Om det fortsatt er i kraft, kan ikke sies nå.
verify-provisional-title = Foreløpig
verify-provisional-line = Signert av en inspektørs enhet, ikke bekreftet av tjenesten ennå.
verify-lapsed-title = Foreløpig, og utløpt
verify-lapsed-line = Signert av en inspektørs enhet. Det skulle vært bekreftet nå: be om det endelige sertifikatet.
verify-false-title = Ikke ekte
verify-false-line = Denne koden er ikke laget av myndigheten, eller den er endret.
verify-withdrawn-title = Ikke til å stole på
verify-withdrawn-line = Myndigheten har trukket tilbake nøkkelen som signerte det. Be om at sertifikatet utstedes på nytt.
verify-reissued-why = Myndigheten har utstedt sertifikatet på nytt med samme nummer: { $when }. Be om det papiret.
verify-root_changed-title = Ikke til å stole på
verify-root_changed-line = Denne adressen viser nå en annen myndighets nøkkel enn den denne enheten har kjent.
verify-unsealed-title = Ikke noe segl
verify-unsealed-line = Dette papiret nevner { $key } og har ikke noe segl. Det er ikke et gyldig sertifikat.
verify-elsewhere-title = Ikke fra denne myndigheten
verify-elsewhere-line = Denne koden fører til { $host }. Her kontrolleres bare sertifikater fra { $authority }.
verify-no_code-title = Ikke koden til et sertifikat
verify-no_code-line = Det står noe annet i denne koden.
verify-unchecked-title = Kan ikke kontrolleres nå
verify-unchecked-line = Ingenting er kjent ennå, verken at det er ekte eller at det ikke er det.

## Two questions

verify-genuine = Er det ekte?
verify-genuine-yes = Ekte
verify-genuine-no = Ikke ekte
verify-genuine-unknown = Ikke kjent
verify-genuine-by = Signert med nøkkelen til { $authority }
verify-genuine-device = Signert på en inspektørs enhet
verify-force = Er det i kraft?
verify-force-valid = Gyldig
verify-force-ended = Annullert eller tilbakekalt
verify-force-replaced = Erstattet
verify-force-expired = Utløpt
verify-force-unknown = Ukjent
verify-force-provisional = Ikke bekreftet ennå
verify-force-none = Ikke aktuelt
verify-confirmed = Bekreftet { $when }
verify-as-known = Slik det er kjent { $when }, { $ago }
verify-once-known = Kjent: gyldig { $when }, { $ago }
verify-until = Gjelder til { $when }
verify-today = i dag { $time }
verify-on = { $day }, { $time }
verify-ago =
    { $hours ->
        [0] for mindre enn en time siden
        [one] for { $hours } time siden
       *[other] for { $hours } timer siden
    }
verify-ago-days =
    { $days ->
        [one] for { $days } dag siden
       *[other] for { $days } dager siden
    }

## Why not

verify-no_network = Ikke noe nett.
verify-no_scanner = Skanneren er ikke på denne enheten. Koble til, og spør igjen.
verify-stale = Det denne enheten vet, er for gammelt og teller derfor ikke.
verify-never = Denne enheten har aldri spurt om statusen til dette sertifikatet.
verify-not-listed = Myndigheten har ikke dette sertifikatet på listen.
verify-why-no_keys = Denne enheten har ingen nøkkel fra myndigheten ennå. Koble til én gang: fra da av virker det også uten nett.
verify-why-old_keys = Myndighetens nøkler på denne enheten er mer enn 30 dager gamle.
verify-why-unknown_key = Det er signert med en nøkkel som denne enheten ikke kjenner. Den kan være ny: koble til og spør igjen.
verify-why-insecure = Denne siden ble ikke lastet over HTTPS, og nettleseren nekter da å kontrollere signaturer.
verify-why-no_root = Serveren sa ikke hvilken nøkkel som er til å stole på.
verify-again = Spør igjen

## What to do

verify-do = Hva du skal gjøre
verify-do-scan = Skann igjen, med koden flat og i godt lys.
verify-do-keep = Fortsatt dette svaret: stol ikke på papiret. Behold det og varene som de er.
verify-do-tell = Gi beskjed til kontrollstedet som står på det.
verify-do-elsewhere = Ikke åpne den adressen fordi papiret sier det.
verify-do-right-code = Se etter den firkantede koden ved siden av sertifikatets nummer.
verify-hidden = Ingenting av innholdet vises,
verify-hidden-why = fordi ingenting av det er til å stole på.
verify-do-root = Godta ingen sertifikater her før du har fått høre av myndigheten, på en annen måte, at den har en ny nøkkel.
verify-do-root-known = Har den det: slett det denne nettleseren har lagret for denne adressen, og skann igjen.
verify-unsealed-why = Et utkast, et dokument som venter på et resultat, og et avvist dokument har en slik lenke. Ingen går god for noe på papiret.
verify-open = Åpne dokumentet
verify-open-hint = For den som har en konto og har lov til å se det.

## Its content

verify-compare = Sammenlign med varene
verify-container = Beholder
verify-seal = Plombe
verify-more-pairs =
    { $count ->
        [one] og { $count } beholder eller plombe til, nevnt bare på papiret
       *[other] og { $count } beholdere eller plomber til, nevnt bare på papiret
    }
verify-goods = Varer
verify-cn = KN { $code }
verify-weight = Nettovekt
verify-kg = { $kg } kg
verify-animals = Dyr
verify-way = Fra, til
verify-from-to = { $from } → { $to }
verify-same = Likt
verify-same-what = { $what }: likt
verify-this = Dette sertifikatet
verify-number = Nummer
verify-decision = Avgjørelse
verify-issued = Utstedt
verify-signed = Signert
verify-replaced-by = Erstattet av
verify-reissued = Utstedt på nytt
verify-valid-until = Gyldig til
verify-fingerprint = Fingeravtrykk av innholdet
verify-checked = Kontrollert før
verify-checked-never = Aldri ennå
verify-checked-times =
    { $times ->
        [one] { $times } gang
       *[other] { $times } ganger
    } fra { $places ->
        [one] { $places } nettverk
       *[other] { $places } nettverk
    }, siden { $day }
verify-many = Kontrollert fra mange nettverk.
verify-many-why = Denne koden er på én dag kontrollert fra uvanlig mange. Papiret kan være kopiert: sammenlign hvert segl og hver container.

verify-outcome-transhipment = Godtatt for omlasting
verify-outcome-onward_transfer = Godtatt for videretransport
verify-outcome-transit = Godtatt for transitt
verify-outcome-internal_market = Godtatt for det indre marked
verify-outcome-final_import = Godtatt for endelig import
verify-outcome-free_circulation = Godtatt for overgang til fri omsetning
verify-outcome-channelled = Godtatt ved kanalisering
verify-outcome-specific_warehouse = Godtatt for et bestemt lager
verify-outcome-temporary_admission = Godtatt for midlertidig innførsel

## Follow

follow-do = Si fra når dette endrer seg
follow-hint = Denne nettleseren viser da et varsel når sertifikatet annulleres eller erstattes. Ingen konto og ikke noe navn: myndigheten lagrer en adresse hos nettleserens varslingstjeneste.
follow-busy = Et øyeblikk
follow-done = Du får beskjed. Varselet kommer til denne nettleseren, også når denne siden er lukket.
follow-stop = Ikke si fra lenger
follow-stopped = Du får ikke beskjed lenger.
follow-denied = Nettleseren tillater ikke varsler fra denne adressen. Det kan endres i innstillingene.
follow-failed = Det virket ikke. Ingenting ble endret. Prøv igjen om litt.
