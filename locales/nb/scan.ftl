### Skanneren: på kontrollsiden, og i appen.

scan-do = Skann med kameraet
scan-start = Eller bruk en av måtene nedenfor.
scan-starting = Starter kameraet
scan-aim = Hold den firkantede koden innenfor hjørnene.
scan-other = Det er en annen kode. Se etter den ved siden av sertifikatets nummer.
scan-found = Koden er funnet. Kontrollerer.
scan-reading = Leter etter en kode i bildet
scan-no-code = Fant ingen kode i dette bildet. Ta det nærmere, flatt og i godt lys.
scan-no-picture = Denne filen er ikke et bilde som kan leses.
scan-looking = Spør tjenesten
scan-not-found = Fant ingenting: nummeret eller kontrollkoden er en annen, eller det er ikke noe nett.
scan-later = Tjenesten har ikke tid til dette nå. Spør igjen om et minutt.
scan-light = Lys
scan-picture = Fra et bilde
scan-check = Kontroller

## Without a camera

scan-by-number = Koden er skadet: skriv nummeret
scan-number = Nummer
scan-number-hint = Som på papiret: CVEDP.NL.2026.0004398-V1
scan-code = Kontrollkode
scan-code-hint = Åtte tegn ved siden av
scan-by-typing = En håndskanner
scan-typed = Koden
scan-typed-hint = Den skriver hele lenken her, eller sifrene etter emneknaggen (#).

## Why there is no picture

scan-camera-denied = Kameraet er ikke tillatt for denne adressen. Tillat det i nettleserens innstillinger for denne siden, eller bruk en av måtene nedenfor.
scan-camera-none = Fant ikke noe kamera. Et bilde av koden holder, eller nummeret.
scan-camera-busy = En annen app bruker kameraet. Lukk den og prøv igjen.
scan-camera-insecure = En nettleser gir kameraet bare til HTTPS-adresser.
scan-camera-unloaded = Skanneren er ikke på denne enheten ennå. Koble til én gang: fra da av virker den også uten nett.
