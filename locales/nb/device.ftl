## What the device says when it could not be done; the code is that of the problem

problem-UNREACHABLE = Serveren svarer ikke. Den første innloggingen på et nettbrett trenger nett.
problem-LOGIN_REFUSED = E-postadressen eller passordet er feil.
problem-ACCOUNT_DISABLED = Denne kontoen er deaktivert. En administrator hos myndigheten din kan aktivere den.
problem-ROOT_CHANGED = Dette er ikke serveren som nettbrettet kjenner. Ingenting ble sendt til den. Spør administratoren din.
problem-UNKNOWN_PERSON = Dette nettbrettet kjenner deg ikke ennå. Logg inn med nett.
problem-WRONG_PASSWORD = Passordet er feil.
problem-LOCKED = Ingen er logget inn på dette nettbrettet.
problem-STORAGE_FULL = Nettbrettet kan ikke lagre det. Lag plass på nettbrettet; det som er lagret før, er trygt.
problem-WORK_UNREADABLE = Det dette nettbrettet oppbevarer av arbeidet ditt, lar seg ikke åpne. Lukk andre vinduer med Waarmerk, lag plass på nettbrettet og start det på nytt. Ikke slett appen eller dataene dens: det kan ligge usendt arbeid i dem.
problem-BOX = En rubrikk tar ikke denne verdien. Den ble ikke lagret.
problem-OPERATION_SIZE = Dette er mer enn det er plass til i én endring.
problem-OUTBOX_FULL = For mange endringer venter på sending. Koble nettbrettet til, eller eksporter dem.
problem-DOCUMENT_TYPE = Denne versjonen av appen kjenner ikke denne dokumenttypen.
problem-NOT_FOUND = Dokumentet er ikke på dette nettbrettet, eller du har ikke rett til å se det.
problem-NO_OUTCOME = Si i del II hva som godtas, eller at sendingen avvises.
problem-SIGNING_LOCKED = For mange gale passord på rad. Logg inn med nett for å kunne signere igjen.
problem-CERTIFICATE_EXPIRED = Nettbrettet har vært borte fra serveren for lenge til å signere. Koble det til én gang.
problem-CLOCK_WRONG = Klokken på nettbrettet går feil. Still den, og signer deretter. Hjelper ikke det, koble nettbrettet til én gang.
problem-PUSH_REFUSED = Varsler er ikke tillatt på denne enheten. Det kan endres i innstillingene.

## Why nothing moves, on the page of the transfer

sync-why-offline = Nettbrettet har ikke nett. Alt er lagret og sendes av seg selv.
sync-why-unreachable = Serveren svarer ikke. Alt er lagret, og det forsøkes igjen av seg selv.
sync-why-other-tab = En annen fane av appen utveksler med serveren. Det forsøkes igjen av seg selv.
sync-why-busy = Serveren er opptatt og ba om å vente.
sync-why-login = Serveren har glemt denne innloggingen. Det du gjør, sendes fortsatt.
sync-why-revoked = Dette nettbrettet er sperret. Det som er usendt, kan eksporteres og leveres inn.
sync-why-storage = Lagringen på nettbrettet er full eller svarer ikke.
sync-why-reset = Serveren er gjenopprettet. Nettbrettets kopi bygges på nytt; arbeidet ditt består.
sync-why-mismatch = Kopien stemmer ikke med det serveren teller. Det forsøkes igjen av seg selv.
sync-why-update = Denne versjonen av appen er for gammel til å motta. Den sender fortsatt. Last den nye versjonen.
sync-why-forked = Lagringen på dette nettbrettet er kopiert eller satt tilbake. Logg inn med passordet ditt for å fortsette.
sync-why-refused = Serveren avviste overføringen. Kopier diagnosedataene og meld fra.
sync-why-error = Noe gikk galt i appen. Kopier diagnosedataene og meld fra.
