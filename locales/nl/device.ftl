## What the device says when it could not be done; the code is that of the problem

problem-UNREACHABLE = De server antwoordt niet. De eerste keer inloggen op een tablet vraagt om het netwerk.
problem-LOGIN_REFUSED = Het e-mailadres of het wachtwoord klopt niet.
problem-ACCOUNT_DISABLED = Dit account is uitgeschakeld. Een beheerder van uw autoriteit kan het activeren.
problem-ROOT_CHANGED = Dit is niet de server die deze tablet kent. Er is niets naartoe gestuurd. Vraag het uw beheerder.
problem-UNKNOWN_PERSON = Deze tablet kent u nog niet. Log in met netwerk.
problem-WRONG_PASSWORD = Het wachtwoord klopt niet.
problem-LOCKED = Er is niemand ingelogd op deze tablet.
problem-STORAGE_FULL = De tablet kan het niet opslaan. Maak ruimte op de tablet; wat eerder is opgeslagen, is veilig.
problem-WORK_UNREADABLE = Wat deze tablet van uw werk bewaart, gaat niet open. Sluit andere vensters van Waarmerk, maak ruimte op de tablet en start hem opnieuw. Verwijder de app en haar gegevens niet: er kan niet-verzonden werk in staan.
problem-BOX = Een vak neemt deze waarde niet aan. Ze is niet bewaard.
problem-OPERATION_SIZE = Dit is meer dan in één wijziging past.
problem-OUTBOX_FULL = Er wachten te veel wijzigingen op verzending. Verbind de tablet, of exporteer ze.
problem-DOCUMENT_TYPE = Deze versie van de app kent dit soort document niet.
problem-NOT_FOUND = Het document staat niet op deze tablet, of u mag het niet zien.
problem-NO_OUTCOME = Zeg in deel II wat wordt aanvaard, of dat de zending wordt geweigerd.
problem-SIGNING_LOCKED = Te veel verkeerde wachtwoorden achter elkaar. Log in met netwerk om weer te ondertekenen.
problem-CERTIFICATE_EXPIRED = De tablet is te lang weg geweest van de server om te ondertekenen. Verbind hem één keer.
problem-CLOCK_WRONG = De klok van deze tablet loopt verkeerd. Zet hem goed en onderteken dan. Helpt dat niet, verbind de tablet dan één keer.
problem-PUSH_REFUSED = Meldingen zijn op dit apparaat niet toegestaan. Dat kan in de instellingen.

## Why nothing moves, on the page of the transfer

sync-why-offline = De tablet heeft geen netwerk. Alles is bewaard en gaat vanzelf weg.
sync-why-unreachable = De server antwoordt niet. Alles is bewaard; er wordt vanzelf opnieuw geprobeerd.
sync-why-other-tab = Een ander tabblad van deze app wisselt uit met de server. Er wordt vanzelf opnieuw geprobeerd.
sync-why-busy = De server is druk en vroeg om te wachten.
sync-why-login = De server kent deze login niet meer. Wat u doet, wordt nog wel verzonden.
sync-why-revoked = Deze tablet is ingetrokken. Wat niet verzonden is, kan worden geëxporteerd en ingeleverd.
sync-why-storage = De opslag van de tablet is vol of antwoordt niet.
sync-why-reset = De server is teruggezet. De kopie op de tablet wordt opnieuw opgebouwd; uw werk blijft.
sync-why-mismatch = De kopie komt niet overeen met wat de server telt. Er wordt vanzelf opnieuw geprobeerd.
sync-why-update = Deze versie van de app is te oud om te ontvangen. Verzenden gaat nog. Laad de nieuwe versie.
sync-why-forked = De opslag van deze tablet is gekopieerd of teruggezet. Log in met uw wachtwoord om verder te gaan.
sync-why-refused = De server heeft de overdracht geweigerd. Kopieer de diagnose en meld het.
sync-why-error = Er ging iets mis in de app. Kopieer de diagnose en meld het.
