### De scanner: van de controlepagina, en in de app.

scan-do = Scannen met de camera
scan-start = Of gebruik een van de wegen hieronder.
scan-starting = De camera wordt gestart
scan-aim = Houd de vierkante code binnen de hoeken.
scan-other = Dat is een andere code. Zoek die naast het nummer van het certificaat.
scan-found = Code gevonden. Controleren.
scan-reading = In de foto wordt een code gezocht
scan-no-code = In deze foto is geen code gevonden. Neem hem van dichterbij, vlak en in goed licht.
scan-no-picture = Dit bestand is geen foto die te lezen is.
scan-looking = De dienst wordt gevraagd
scan-not-found = Niets gevonden: het nummer of de controlecode is anders, of er is geen netwerk.
scan-later = De dienst heeft hier nu geen tijd voor. Vraag het over een minuut opnieuw.
scan-light = Licht
scan-picture = Uit een foto
scan-check = Controleren

## Without a camera

scan-by-number = De code is beschadigd: typ het nummer
scan-number = Nummer
scan-number-hint = Zoals op het papier: CVEDP.NL.2026.0004398-V1
scan-code = Controlecode
scan-code-hint = Acht tekens ernaast
scan-by-typing = Een handscanner
scan-typed = De code
scan-typed-hint = Hij schrijft hier de hele link, of de cijfers achter het hekje.

## Why there is no picture

scan-camera-denied = De camera is voor dit adres niet toegestaan. Sta hem toe in de instellingen van de browser voor deze pagina, of gebruik een van de wegen hieronder.
scan-camera-none = Er is geen camera gevonden. Een foto van de code is ook goed, of het nummer.
scan-camera-busy = Een andere app gebruikt de camera. Sluit die en probeer het opnieuw.
scan-camera-insecure = Een browser geeft de camera alleen aan HTTPS-adressen.
scan-camera-unloaded = De scanner staat nog niet op dit apparaat. Maak één keer verbinding: daarna werkt hij ook zonder netwerk.
