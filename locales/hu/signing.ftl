## Aláírás: a jelszó egyszer vagy a munkamenetre, és ami véget vet neki

sign-remember = Ugyanaz a jelszó a munkamenet végéig
sign-remember-what = Minden aláíráshoz továbbra is az Ön koppintása kell. Fél óra érintés nélkül, záráskor és kijelentkezéskor elfelejti.
sign-held = A { $time }-kor megadott jelszó még aláír.
sign-held-what = Fél óra érintés nélkül, záráskor és kijelentkezéskor elfelejti.
sign-held-forget = Felejtse el most
sign-asks-anew = Ehhez minden alkalommal kéri
sign-changed = Ez a lap megváltozott.
sign-changed-what = Más áll rajta, mint amikor elolvasta. Olvassa el újra, mielőtt aláírja.
sign-changed-read = Újra elolvastam
sign-locked = Az aláírás zárolva van
sign-locked-why = Öt hibás jelszó egymás után.
sign-locked-offline = Csatlakoztassa a táblagépet, és jelentkezzen be: akkor újra aláírhat. A munkája megmarad.
sign-locked-online = Jelentkezzen be, hogy újra aláírhasson. A munkája megmarad.

## Táblagép, amelynek kulcsait nem nyitja a kiszolgálónál elfogadott jelszó

login-changed = Ezen a táblagépen még a régi jelszava van.
login-changed-what = A jelszót máshol megváltoztatták. A régi nyitja meg, ami ezen a táblagépen van.
login-old-password = A változtatás előtti jelszó
login-old-do = Megnyitás és változtatás
login-own-lock = A táblagép saját zárja nem nyílt ki.
login-own-lock-what = Az itteni kulcsaihoz a jelszó mellett a táblagép ujjlenyomata, arcfelismerése vagy kódja is kell.
login-own-lock-do = Újra
login-anew = A táblagép újbóli beállítása
login-anew-what = Újra beállítva a táblagép még elküldi, ami vár. A még el nem mentett szöveg elvész.

## Eszközök és jelszó

devices-title = Eszközök és jelszó
devices-what = Minden eszköz saját kulccsal ír alá. Vonja vissza azt, amelyik elveszett vagy máshoz került: attól kezdve semmi sem számít, amit azon írnak alá.
devices-whose = A személy e-mail-címe
devices-whose-hint = Üresen a saját eszközei
devices-show = Eszközök mutatása
devices-loading = Az eszközök lekérése a kiszolgálótól
devices-this = Ez az eszköz
devices-of = { $email } eszközei
devices-seen = Utoljára tanúsítva: { $when }
devices-enrolled = Beállítva: { $when }
devices-revoked = Visszavonva: { $when }
devices-hardware = a saját zárja is kell
devices-revoke = Visszavonás
devices-sure = Visszavonja: { $name }?
devices-sure-of = Visszavonja { $email } eszközét: { $name }?
devices-sure-what = Nem vonható vissza. Amit azon írtak alá, és még nem érkezett meg, félre lesz téve, hogy valaki megnézze. A tulajdonos többi munkamenete véget ér.
devices-sure-this = Visszavonja azt az eszközt, amely a kezében van?
devices-sure-this-what = Azonnal kijelentkezteti Önt. Előbb küldje el, ami itt vár.
devices-revoke-do = Visszavonás
devices-keep = Maradjon
devices-none = Nincs eszköz.
devices-lost = Ha egy böngésző kiüríti a tárhelyét,
devices-lost-what = a kulcs is elvész. Jelentkezzen be, és az eszköz újra be lesz állítva; ami nem lett elküldve, elveszett. Ezért tegye az alkalmazást a kezdőképernyőre, és csatlakoztassa gyakran.
password-title = Az Ön jelszava
password-what = Megváltoztatja a kiszolgálónál és ezen az eszközön. A többi eszköze egyszer kéri a régit. Hálózat kell hozzá.
password-old = Jelenlegi jelszó
password-new = Új jelszó
password-new-hint = Legalább 12 karakter; több szót könnyű begépelni
password-change = Jelszó megváltoztatása
password-busy = Változtatás
password-done = A jelszava megváltozott.
password-done-what = A többi munkamenete véget ért.

## Ami nem sikerült

problem-SHEET_CHANGED = A lap megváltozott, mióta elolvasta. Olvassa el újra, azután írja alá.
problem-PASSWORD_NEEDED = Adja meg a jelszavát ehhez az aláíráshoz.
problem-PASSWORD_SHORT = A jelszó túl rövid. Legalább 12 karakter kell.
problem-OLD_PASSWORD = Ez nem a változtatás előtti jelszó.
problem-NOT_CONFIRMED = A táblagép saját zárja nem nyílt ki. Próbálja újra.
problem-NEEDS_NETWORK = Ehhez hálózat kell, és a kiszolgáló nem válaszol.
problem-SIGNATURE_REMEMBERED = Ehhez az aláíráshoz külön meg kell adni a jelszót.
problem-SIGNATURE_DATED = Az aláírás dátuma nem lehet helyes. Állítsa be a táblagép óráját, csatlakoztassa egyszer, és írja alá újra.
