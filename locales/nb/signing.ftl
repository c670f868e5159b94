## Signering: passordet én gang eller for økten, og det som avslutter det

sign-remember = Bruk samme passord resten av økten
sign-remember-what = Hver signatur krever fortsatt trykket ditt. Glemmes etter en halvtime uten berøring, ved låsing og ved utlogging.
sign-held = Passordet ditt fra { $time } signerer fortsatt.
sign-held-what = Det glemmes etter en halvtime uten berøring, ved låsing og ved utlogging.
sign-held-forget = Glem det nå
sign-asks-anew = Spørres om hver gang ved denne handlingen
sign-changed = Dette arket er endret.
sign-changed-what = Her står noe annet enn da du leste det. Les det på nytt før du signerer.
sign-changed-read = Jeg har lest det på nytt
sign-locked = Signering er låst
sign-locked-why = Fem feil passord på rad.
sign-locked-offline = Koble nettbrettet til nettet og logg inn: da kan du signere igjen. Arbeidet ditt er bevart.
sign-locked-online = Logg inn for å signere igjen. Arbeidet ditt er bevart.

## Et nettbrett med nøkler som ikke åpnes av passordet som serveren godtok

login-changed = Dette nettbrettet har fortsatt det gamle passordet ditt.
login-changed-what = Passordet ble endret et annet sted. Det gamle åpner det som ligger på nettbrettet.
login-old-password = Passord før endringen
login-old-do = Åpne og endre
login-own-lock = Nettbrettets egen lås ble ikke åpnet.
login-own-lock-what = Nøklene dine her krever nettbrettets finger, ansikt eller kode i tillegg til passordet.
login-own-lock-do = Prøv igjen
login-anew = Sett opp nettbrettet på nytt
login-anew-what = Satt opp på nytt sender nettbrettet fortsatt det som venter. Tekst som ikke var lagret, går tapt.

## Enheter og passord

devices-title = Enheter og passord
devices-what = Hver enhet signerer med sin egen nøkkel. Trekk tilbake en som er mistet eller gitt bort: fra da av gjelder ingenting som signeres på den.
devices-whose = Personens e-postadresse
devices-whose-hint = Tomt for dine egne enheter
devices-show = Vis enhetene
devices-loading = Henter enhetene fra serveren
devices-this = Denne enheten
devices-of = Enhetene til { $email }
devices-seen = Sist sertifisert { $when }
devices-enrolled = Satt opp { $when }
devices-revoked = Trukket tilbake { $when }
devices-hardware = krever også sin egen lås
devices-revoke = Trekk tilbake
devices-sure = Trekke tilbake { $name }?
devices-sure-of = Trekke tilbake { $name } fra { $email }?
devices-sure-what = Dette kan ikke angres. Det som er signert på den og ennå ikke mottatt, legges til side for at noen skal se på det. Eierens andre økter avsluttes.
devices-sure-this = Trekke tilbake enheten du har i hendene?
devices-sure-this-what = Du logges ut med en gang. Send først det som venter her.
devices-revoke-do = Trekk tilbake
devices-keep = Behold
devices-none = Ingen enheter.
devices-lost = En nettleser som tømmer lageret sitt,
devices-lost-what = mister også nøkkelen. Logg inn, så settes enheten opp på nytt; det som ikke var sendt, er tapt. Installer derfor appen på startskjermen, og koble den ofte til.
password-title = Passordet ditt
password-what = Endrer det på serveren og på denne enheten. De andre enhetene dine spør om det gamle én gang. Krever nett.
password-old = Nåværende passord
password-new = Nytt passord
password-new-hint = 12 tegn eller flere; flere ord er lette å skrive
password-change = Endre passordet
password-busy = Endrer
password-done = Passordet ditt er endret.
password-done-what = De andre øktene dine er avsluttet.

## Det som ikke gikk

problem-SHEET_CHANGED = Arket er endret siden du leste det. Les det på nytt, og signer så.
problem-PASSWORD_NEEDED = Oppgi passordet ditt for denne signaturen.
problem-PASSWORD_SHORT = Passordet er for kort. Det må ha 12 tegn eller flere.
problem-OLD_PASSWORD = Dette er ikke passordet før endringen.
problem-NOT_CONFIRMED = Nettbrettets egen lås ble ikke åpnet. Prøv igjen.
problem-NEEDS_NETWORK = Dette krever nett, og serveren svarer ikke.
problem-SIGNATURE_REMEMBERED = Dette krever passordet, oppgitt for denne signaturen.
problem-SIGNATURE_DATED = Datoen på signaturen kan ikke stemme. Still klokken på nettbrettet, koble det til én gang, og signer igjen.
