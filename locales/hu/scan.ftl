### A beolvasó: az ellenőrző oldalé és az alkalmazásé.

scan-do = Beolvasás kamerával
scan-start = Vagy válasszon az alábbi módok közül.
scan-starting = A kamera indítása
scan-aim = Tartsa a négyzetes kódot a sarkok között.
scan-other = Ez egy másik kód. Keresse azt, amelyik a bizonyítvány száma mellett van.
scan-found = Megvan a kód. Ellenőrzés.
scan-reading = Kód keresése a képen
scan-no-code = Ezen a képen nincs kód. Készítse közelebbről, simán és jó fényben.
scan-no-picture = Ez a fájl nem olvasható kép.
scan-looking = A szolgálat megkérdezése
scan-not-found = Nincs találat: a szám vagy az ellenőrző kód más, vagy nincs hálózat.
scan-later = A szolgáltatásnak most nincs ideje erre. Kérdezze meg újra egy perc múlva.
scan-light = Fény
scan-picture = Képből
scan-check = Ellenőrzés

## Without a camera

scan-by-number = A kód sérült: írja be a számot
scan-number = Szám
scan-number-hint = Ahogy a papíron áll: CVEDP.NL.2026.0004398-V1
scan-code = Ellenőrző kód
scan-code-hint = Nyolc jel mellette
scan-by-typing = Kéziolvasó
scan-typed = A kód
scan-typed-hint = Ide írja a teljes hivatkozást vagy a kettőskereszt utáni számjegyeket.

## Why there is no picture

scan-camera-denied = A kamera ezen a címen nincs engedélyezve. Engedélyezze a böngésző beállításaiban, vagy válasszon az alábbi módok közül.
scan-camera-none = Nem található kamera. A kód fényképe vagy a száma is megteszi.
scan-camera-busy = A kamerát másik alkalmazás használja. Zárja be, és próbálja újra.
scan-camera-insecure = A böngésző csak HTTPS-címnek ad kamerát.
scan-camera-unloaded = A beolvasó még nincs ezen a készüléken. Csatlakozzon egyszer: attól kezdve hálózat nélkül is működik.
