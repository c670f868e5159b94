### Skanneri: tarkistussivulla ja sovelluksessa.

scan-do = Skannaa kameralla
scan-start = Tai käytä jotakin alla olevista tavoista.
scan-starting = Kameraa käynnistetään
scan-aim = Pidä neliökoodi kulmien sisällä.
scan-other = Se on toinen koodi. Etsi todistuksen numeron vieressä oleva.
scan-found = Koodi löytyi. Tarkistetaan.
scan-reading = Kuvasta etsitään koodia
scan-no-code = Tästä kuvasta ei löytynyt koodia. Ota se lähempää, suorassa ja hyvässä valossa.
scan-no-picture = Tämä tiedosto ei ole luettava kuva.
scan-looking = Kysytään palvelulta
scan-not-found = Mitään ei löytynyt: numero tai tarkistuskoodi on eri, tai verkkoa ei ole.
scan-later = Palvelu ei ehdi nyt vastata. Kysy uudelleen minuutin kuluttua.
scan-light = Valo
scan-picture = Kuvasta
scan-check = Tarkista

## Without a camera

scan-by-number = Koodi on vaurioitunut: kirjoita numero
scan-number = Numero
scan-number-hint = Kuten paperissa: CVEDP.NL.2026.0004398-V1
scan-code = Tarkistuskoodi
scan-code-hint = Kahdeksan merkkiä vieressä
scan-by-typing = Käsilukija
scan-typed = Koodi
scan-typed-hint = Se kirjoittaa tähän koko linkin tai numerot #-merkin jälkeen.

## Why there is no picture

scan-camera-denied = Kameraa ei ole sallittu tälle osoitteelle. Salli se selaimen asetuksissa tälle sivulle, tai käytä jotakin alla olevista tavoista.
scan-camera-none = Kameraa ei löytynyt. Koodin kuva tai numero riittää.
scan-camera-busy = Toinen sovellus käyttää kameraa. Sulje se ja yritä uudelleen.
scan-camera-insecure = Selain antaa kameran vain HTTPS-osoitteille.
scan-camera-unloaded = Skanneri ei ole vielä tässä laitteessa. Yhdistä kerran: sen jälkeen se toimii myös ilman verkkoa.
