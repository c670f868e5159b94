## Ondertekenen: het wachtwoord één keer of voor de sessie, en wat daar een eind aan maakt

sign-remember = Hetzelfde wachtwoord gebruiken voor de rest van de sessie
sign-remember-what = Elke handtekening vraagt nog steeds uw tik. Vergeten na een half uur zonder aanraking, bij vergrendelen en bij uitloggen.
sign-held = Uw wachtwoord van { $time } ondertekent nog.
sign-held-what = Het wordt vergeten na een half uur zonder aanraking, bij vergrendelen en bij uitloggen.
sign-held-forget = Nu vergeten
sign-asks-anew = Wordt bij deze handeling elke keer gevraagd
sign-changed = Dit blad is veranderd.
sign-changed-what = Er staat iets anders dan toen u het las. Lees het opnieuw voordat u ondertekent.
sign-changed-read = Ik heb het opnieuw gelezen
sign-locked = Ondertekenen is geblokkeerd
sign-locked-why = Vijf keer achter elkaar een verkeerd wachtwoord.
sign-locked-offline = Verbind de tablet en log in: dan kunt u weer ondertekenen. Uw werk blijft bewaard.
sign-locked-online = Log in om weer te ondertekenen. Uw werk blijft bewaard.

## Een tablet waarvan de sleutels niet opengaan met het wachtwoord dat de server aannam

login-changed = Deze tablet heeft nog uw oude wachtwoord.
login-changed-what = Het wachtwoord is elders gewijzigd. Het oude opent wat op deze tablet staat.
login-old-password = Wachtwoord van voor de wijziging
login-old-do = Openen en wijzigen
login-own-lock = Het eigen slot van de tablet is niet geopend.
login-own-lock-what = Uw sleutels hier vragen naast het wachtwoord ook de vinger, het gezicht of de code van de tablet.
login-own-lock-do = Opnieuw proberen
login-anew = Deze tablet opnieuw inrichten
login-anew-what = Opnieuw ingericht verzendt de tablet nog wat wacht. Tekst die nog niet bewaard was, gaat verloren.

## Apparaten en wachtwoord

devices-title = Apparaten en wachtwoord
devices-what = Elk apparaat ondertekent met een eigen sleutel. Trek een apparaat in dat kwijt of weggegeven is: wat daarop vanaf dan ondertekend wordt, telt niet.
devices-whose = E-mailadres van de persoon
devices-whose-hint = Leeg voor uw eigen apparaten
devices-show = Apparaten tonen
devices-loading = De apparaten worden bij de server opgevraagd
devices-this = Dit apparaat
devices-of = Apparaten van { $email }
devices-seen = Laatst gecertificeerd { $when }
devices-enrolled = Ingericht { $when }
devices-revoked = Ingetrokken { $when }
devices-hardware = vraagt ook zijn eigen slot
devices-revoke = Intrekken
devices-sure = { $name } intrekken?
devices-sure-of = { $name } van { $email } intrekken?
devices-sure-what = Dit kan niet ongedaan worden gemaakt. Wat daarop ondertekend is en nog niet ontvangen, wordt apart gelegd zodat iemand ernaar kijkt. De andere sessies van de eigenaar eindigen.
devices-sure-this = Het apparaat in uw handen intrekken?
devices-sure-this-what = U wordt meteen uitgelogd. Verzend eerst wat hier wacht.
devices-revoke-do = Intrekken
devices-keep = Behouden
devices-none = Geen apparaten.
devices-lost = Een browser die zijn opslag leegt
devices-lost-what = verliest ook de sleutel. Log in, en het apparaat wordt opnieuw ingericht; wat niet verzonden was, is verloren. Zet de app daarom op het beginscherm en verbind haar vaak.
password-title = Uw wachtwoord
password-what = Wijzigt het bij de server en op dit apparaat. Uw andere apparaten vragen één keer het oude. Vraagt een netwerk.
password-old = Huidig wachtwoord
password-new = Nieuw wachtwoord
password-new-hint = 12 tekens of meer; enkele woorden zijn makkelijk te typen
password-change = Wachtwoord wijzigen
password-busy = Bezig met wijzigen
password-done = Uw wachtwoord is gewijzigd.
password-done-what = Uw andere sessies zijn beëindigd.

## Wat niet ging

problem-SHEET_CHANGED = Het blad is veranderd sinds u het las. Lees het opnieuw en onderteken dan.
problem-PASSWORD_NEEDED = Geef uw wachtwoord voor deze handtekening.
problem-PASSWORD_SHORT = Het wachtwoord is te kort. Er zijn 12 tekens of meer nodig.
problem-OLD_PASSWORD = Dit is niet het wachtwoord van voor de wijziging.
problem-NOT_CONFIRMED = Het eigen slot van de tablet is niet geopend. Probeer het opnieuw.
problem-NEEDS_NETWORK = Dit vraagt een netwerk, en de server antwoordt niet.
problem-SIGNATURE_REMEMBERED = Dit vraagt het wachtwoord, voor deze handtekening gegeven.
problem-SIGNATURE_DATED = De datum van de handtekening kan niet kloppen. Zet de klok van deze tablet goed, verbind hem één keer en onderteken opnieuw.
