### Az ellenőrző oldal: amit bárki olvas, aki beolvassa egy bizonyítvány kódját.

verify-skip = Ugrás a tartalomhoz
verify-title = Bizonyítvány-ellenőrzés
verify-demo = Bemutató: nem valódi hatóság
verify-training = Képzési telepítés: itt semmi sem hatályos
verify-acceptance = Elfogadási telepítés: itt semmi sem hatályos
verify-online = Online
verify-offline = Offline
verify-language = Nyelv
verify-busy = Az aláírás ellenőrzése
verify-scan-title = Bizonyítvány ellenőrzése
verify-asking = Ezt ez a készülék mondja. A szolgálat megkérdezése…
verify-next = Következő kód beolvasása

## The verdict

verify-valid-title = Hiteles és érvényes
verify-valid-line = Hasonlítsa össze lent az áruval.
verify-ended-title = Visszavonva
verify-ended-line = Hiteles, de a hatóság visszavonta vagy visszahívta. Ne vegye át rá az árut.
verify-replaced-title = Felváltva
verify-replaced-line = Újabb bizonyítvány lép a helyébe. Azt használja.
verify-expired-title = Lejárt
verify-expired-line = Hiteles, de az ideje lejárt.
verify-unknown-title = Ismeretlen státusz
verify-unknown-line = Hiteles. Hogy még hatályos-e, most nem állapítható meg.
verify-provisional-title = Ideiglenes
verify-provisional-line = Egy ellenőr készüléke írta alá, a szolgálat még nem erősítette meg.
verify-lapsed-title = Ideiglenes és lejárt
verify-lapsed-line = Egy ellenőr készüléke írta alá. Mostanra meg kellett volna erősíteni: kérje a végleges bizonyítványt.
verify-false-title = Nem hiteles
verify-false-line = Ezt a kódot nem a hatóság készítette, vagy megváltoztatták.
verify-withdrawn-title = Nem megbízható
verify-withdrawn-line = A hatóság visszavonta az aláíró kulcsot. Kérje a bizonyítvány újbóli kiállítását.
verify-reissued-why = A hatóság ezt a bizonyítványt ugyanazon a számon újból kiállította: { $when }. Kérje azt a példányt.
verify-root_changed-title = Nem megbízható
verify-root_changed-line = Ez a cím most más hatóság kulcsát mutatja, mint amit ez a készülék ismert.
verify-unsealed-title = Nincs pecsét
verify-unsealed-line = Ez a papír a következőt nevezi meg: { $key }, és nincs rajta pecsét. Nem érvényes bizonyítvány.
verify-elsewhere-title = Nem ezé a hatóságé
verify-elsewhere-line = Ez a kód ide vezet: { $host }. Itt csak { $authority } bizonyítványai ellenőrizhetők.
verify-no_code-title = Nem bizonyítvány kódja
verify-no_code-line = Ebben a kódban valami más van.
verify-unchecked-title = Most nem ellenőrizhető
verify-unchecked-line = Még semmi sem ismert: sem az, hogy valódi, sem az, hogy nem az.

## Two questions

verify-genuine = Valódi?
verify-genuine-yes = Hiteles
verify-genuine-no = Nem hiteles
verify-genuine-unknown = Nem ismert
verify-genuine-by = { $authority } kulcsával aláírva
verify-genuine-device = Egy ellenőr készülékén aláírva
verify-force = Hatályos?
verify-force-valid = Érvényes
verify-force-ended = Visszavonva vagy visszahívva
verify-force-replaced = Felváltva
verify-force-expired = Lejárt
verify-force-unknown = Ismeretlen
verify-force-provisional = Még nincs megerősítve
verify-force-none = Nem értelmezhető
verify-confirmed = Megerősítve: { $when }
verify-as-known = Ismert állapot: { $when }, { $ago }
verify-once-known = Ismert: érvényes { $when }, { $ago }
verify-until = Eddig számít: { $when }
verify-today = ma { $time }
verify-on = { $day }, { $time }
verify-ago =
    { $hours ->
        [0] kevesebb mint egy órája
        [one] { $hours } órája
       *[other] { $hours } órája
    }
verify-ago-days =
    { $days ->
        [one] { $days } napja
       *[other] { $days } napja
    }

## Why not

verify-no_network = Nincs hálózat.
verify-no_scanner = A beolvasó nincs ezen a készüléken. Csatlakozzon, és kérdezze le újra.
verify-stale = Amit ez a készülék tud, túl régi, ezért nem számít.
verify-never = Ez a készülék még sosem kérdezte le ennek a bizonyítványnak a státuszát.
verify-not-listed = A hatóság jegyzékében nem szerepel ez a bizonyítvány.
verify-why-no_keys = Ezen a készüléken még nincs meg a hatóság kulcsa. Csatlakozzon egyszer: utána hálózat nélkül is működik.
verify-why-old_keys = A hatóság kulcsai ezen a készüléken 30 napnál régebbiek.
verify-why-unknown_key = Olyan kulccsal írták alá, amelyet ez a készülék nem ismer. Lehet, hogy új: csatlakozzon, és kérdezze le újra.
verify-why-insecure = Az oldal nem HTTPS-en töltődött be, így a böngésző nem ellenőriz aláírásokat.
verify-why-no_root = A kiszolgáló nem közölte, melyik kulcsban lehet megbízni.
verify-again = Újbóli lekérdezés

## What to do

verify-do = Teendők
verify-do-scan = Olvassa be újra, a kódot kisimítva, jó fénynél.
verify-do-keep = Ha ugyanez az eredmény: ne hagyatkozzon a papírra. Hagyja a papírt és az árut úgy, ahogy van.
verify-do-tell = Értesítse a rajta megnevezett állomást.
verify-do-elsewhere = Ne nyissa meg azt a címet csak azért, mert a papír azt mondja.
verify-do-right-code = Keresse a négyzetes kódot a bizonyítvány száma mellett.
verify-hidden = A tartalmából semmi sem látható,
verify-hidden-why = mert semmi sem megbízható belőle.
verify-do-root = Ne fogadjon el itt semmilyen bizonyítványt, amíg a hatóságtól más úton meg nem tudta, hogy új kulcsa van.
verify-do-root-known = Ha van: törölje, amit ez a böngésző ehhez a címhez megőriz, és olvassa be újra.
verify-unsealed-why = Ilyen hivatkozás áll a piszkozaton, az eredményre váró és az elutasított okmányon. A papíron semmit sem igazol senki.
verify-open = Okmány megnyitása
verify-open-hint = Annak, akinek van fiókja, és láthatja.

## Its content

verify-compare = Összehasonlítás az áruval
verify-container = Konténer
verify-seal = Plomba
verify-more-pairs =
    { $count ->
        [one] és még { $count } konténer vagy plomba, csak a papíron megnevezve
       *[other] és még { $count } konténer vagy plomba, csak a papíron megnevezve
    }
verify-goods = Áru
verify-cn = KN { $code }
verify-weight = Nettó tömeg
verify-kg = { $kg } kg
verify-animals = Állatok
verify-way = Honnan, hová
verify-from-to = { $from } → { $to }
verify-same = Egyezik
verify-same-what = { $what }: egyezik
verify-this = Ez a bizonyítvány
verify-number = Szám
verify-decision = Döntés
verify-issued = Kiállítva
verify-signed = Aláírva
verify-replaced-by = Felváltotta
verify-reissued = Újra kiállítva
verify-valid-until = Érvényes eddig
verify-fingerprint = A tartalom ujjlenyomata
verify-checked = Korábban ellenőrizve
verify-checked-never = Még soha
verify-checked-times =
    { $times ->
        [one] { $times } alkalommal
       *[other] { $times } alkalommal
    }, { $places ->
        [one] { $places } hálózatból
       *[other] { $places } hálózatból
    }, { $day } óta
verify-many = Sok hálózatból ellenőrizték.
verify-many-why = Ezt a kódot egy nap alatt szokatlanul sok hálózatból ellenőrizték. A papírt lemásolhatták: hasonlítson össze minden zárat és konténert.

verify-outcome-transhipment = Átrakodásra elfogadható
verify-outcome-onward_transfer = Továbbszállításra elfogadható
verify-outcome-transit = Árutovábbításra elfogadható
verify-outcome-internal_market = A belső piacra elfogadható
verify-outcome-final_import = Végleges behozatalra elfogadható
verify-outcome-free_circulation = Szabad forgalomba bocsátható
verify-outcome-channelled = Ellenőrzött továbbítással elfogadható
verify-outcome-specific_warehouse = Külön raktározásra elfogadható
verify-outcome-temporary_admission = Ideiglenes beléptetésre elfogadható

## Follow

follow-do = Értesítést kérek, ha ez változik
follow-hint = A böngésző értesít, ha a bizonyítványt visszavonják vagy felváltják. Nincs fiók és nincs név: a hatóság csak egy címet őriz a böngésző értesítési szolgáltatásánál.
follow-busy = Egy pillanat
follow-done = Értesítést fog kapni ebben a böngészőben, akkor is, ha ez az oldal be van zárva.
follow-stop = Ne értesítsen többé
follow-stopped = Nem kap több értesítést.
follow-denied = A böngésző nem engedélyez értesítést erről a címről. A beállításaiban engedélyezhető.
follow-failed = Nem sikerült. Semmi sem változott. Próbálja újra egy pillanat múlva.
