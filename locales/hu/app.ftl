### Amit maga az alkalmazás mond. A rovatok és választások szavai a forms.ftl, az ellenőrző oldalé a check.ftl fájlban vannak.

skip = Ugrás a tartalomhoz
demo-line = Bemutató: nem valódi hatóság
nav-label = Főmenü
nav-foot-label = Főmenü alul
nav-work = Munka
nav-check = Ellenőrzés
scan-title = Bizonyítvány ellenőrzése
nav-status = Szinkron
nav-lists = Jegyzékek
bar-lock = A táblagép zárolása
language = Nyelv
language-absent = Ennek a nyelvnek a szavai nincsenek a táblagépen. Válassza újra, ha van hálózat.

## Log in, locked

login-title = Bejelentkezés
login-motto = A jel, amely hitelessé teszi az okmányt.
login-known = Ki van a táblagépnél?
login-pending =
    { $count ->
        [one] { $count } elküldetlen módosítás
       *[other] { $count } elküldetlen módosítás
    }
login-unreadable = a munkája nem nyílik meg
login-email = E-mail-cím
login-password = Jelszó
login-do = Bejelentkezés
login-busy = Egy pillanat
login-offline = Hálózat nélkül is működik
login-offline-who = a fent megnevezetteknek: jelszavuk megnyitja a munkájukat ezen a táblagépen.
login-kept = Amit ez a táblagép megőriz:
login-kept-what = az okmányait és a munkáját, a jelszava nélkül olvashatatlanul. Az első alkalomhoz hálózat kell; a későbbiekhez nem.
login-demo = Bemutató fiókok
login-demo-what = Egy koppintás kitölti az e-mail-címet és a jelszót.
login-check = Csak bizonyítvány ellenőrzése
password-show = Megjelenítés
password-tries-left =
    { $count ->
        [one] Még egy próbálkozás maradt.
       *[other] Még { $count } próbálkozás maradt.
    }
locked-title = Zárolva
locked-kept = Semmi sem veszett el.
locked-kept-what =
    { $count ->
        [0] Amit írt, megvan ezen a táblagépen, mások számára olvashatatlanul.
        [one] Amit írt és egy elküldetlen módosítás megvan ezen a táblagépen, mások számára olvashatatlanul.
       *[other] Amit írt és { $count } elküldetlen módosítás megvan ezen a táblagépen, mások számára olvashatatlanul.
    }
locked-unreadable = Valami baj van az itteni munkájával.
locked-password = { $name } jelszava
locked-unlock = Feloldás
locked-opening = Megnyitás
locked-other = Más veszi át a táblagépet

## Ages and moments

age-minutes =
    { $count ->
        [0] kevesebb mint 1 perc
       *[other] { $count } perc
    }
age-hours = { $count } óra
age-days =
    { $count ->
        [one] { $count } nap
       *[other] { $count } nap
    }
moment = { $day }, { $time }

## The sync light and its panel

sync-offline = Offline
sync-pushing = Küldés
sync-pulling = Letöltés
sync-waiting = Küldésre vár
sync-files = Fájlok várnak
sync-first = Még nincs letöltés
sync-all-sent = Minden elküldve
sync-backoff = Elakadt
sync-needs_login = Új bejelentkezés
sync-blocked_storage = Betelt a táblagép
sync-reset_required = Újrakezdés
sync-update_required = Frissítés kell
sync-progress = { $done } / { $of }
sync-pending-short = { $count } küldendő
sync-pending-oldest = { $count } elküldetlen · legrégebbi: { $age }
sync-last = utolsó letöltés óta { $age }

status-label = Az átvitel állapota
status-title-pending = { $count } még nincs elküldve
status-state = Állapot
status-oldest = Legrégebbi
status-files = Fájlok
status-files-waiting = { $count ->
    [one] egy küldésre vár
   *[other] { $count } küldésre vár
}
status-late = Fájlok, amelyek nem érkeztek meg
status-late-what = Okmány hivatkozik rájuk, és mostanra a kiszolgálón kellene lenniük. Kérje meg az eszköz birtokosát, hogy nyissa meg az alkalmazást ott, ahol van hálózat.
status-late-on = { $size }, ezen az eszközön: „{ $device }”
status-since = { $age }, { $time } óta
status-why = Miért
status-next-try = Következő próba
status-next-try-in = { $seconds } mp múlva, magától
status-last = Utolsó teljes letöltés
status-never = még nem volt
status-try = Próba most
status-trying = Próbálkozás
status-export = Elküldetlenek exportálása
status-export-hint = Az export a kiszolgálónak van lezárva. Senki más nem tudja elolvasni.
status-exported = Exportálva. Ezen a táblagépen is megmarad, és tovább próbálkozik.
status-exported-part = Részben exportálva: valamit nem lehetett elolvasni ezen a táblagépen. Zárja be a Waarmerk többi ablakát, és exportálja újra. Ne törölje az alkalmazást vagy az adatait.
status-copy = Diagnosztika másolása
status-copied = Kimásolva
status-copy-hint = Műszaki adatok a támogatásnak. Nincs benne név, áru és kulcs.
status-logout = Kijelentkezés
status-login = Új bejelentkezés
status-login-why = A kiszolgáló elfelejtette ezt a bejelentkezést.
status-login-what = Amit csinál, továbbra is elküldi. Mások munkájának fogadásához jelentkezzen be.
status-attention = Önre vár
status-attention-none = Semmit sem utasítottak vissza.
status-refused-kept = Amit beírt, az okmánnyal együtt megvan.
status-read = Elolvasás
status-waits = Küldésre vár
status-waits-none = Ezen a táblagépen semmi sem vár.
status-open = Megnyitás
status-changes =
    { $count ->
        [one] egy módosítás
       *[other] { $count } módosítás
    }

## New version, hints, wrong addresses

update-ready = Új változat érhető el.
update-replaced = Egy másik ablakban új változat fut.
update-kept = Amit beírt, megvan.
update-apply = Betöltés most
update-later = Később
hint-label = Tippek
hint-install = Tegye a Waarmerket a kezdőképernyőre.
hint-install-what = Így úgy nyílik meg, mint bármely alkalmazás, és a táblagép megőrzi az adatait.
hint-install-do = Telepítés
hint-keep = Engedje, hogy a táblagép megőrizze az adatokat.
hint-keep-what = Enélkül a böngésző törölheti őket, ha fogy a hely.
hint-keep-do = Megőrzés
hint-keep-refused = A böngésző nem egyezett bele. Az alkalmazás telepítése segít.
hint-notices = Kapjon hírt, ha valami változik.
hint-notices-what = Az értesítés a hivatkozási számot és a státuszt mutatja, mást nem.
hint-notices-do = Értesítések engedélyezése
hint-aside = Ne kérdezze többet
unloaded-title = Az alkalmazásnak ez a része még nincs a táblagépen
unloaded-what = Amit beírt, megvan. Töltse be újra, ha van hálózat.
unloaded-again = Újratöltés
not-started-title = A Waarmerk nem tud elindulni
not-started-what = Amit ez a táblagép megőriz, nem nyílik meg. Zárja be a Waarmerk többi ablakát, szabadítson fel helyet a táblagépen, és indítsa újra. Ne törölje az alkalmazást és az adatait: elküldetlen munka lehet bennük.
nowhere-title = Itt nincs semmi
nowhere-what = Ez a cím a Waarmerk egyik oldalára sem vezet.
nowhere-back = A munkalistához

## Records, checks

record-on_device = Ezen a készüléken
record-sent = Elküldve
record-accepted = A kiszolgálón
record-accepted_with_conflict = Két érték
record-part1-changed = Az I. rész megváltozott
record-signed_not_received = Aláírva, még nem érkezett be
record-not_confirmed = Beérkezett, még nincs megerősítve
record-needs_attention = Figyelmet kér
check-good = Megfelelő
check-bad = Nem megfelelő
check-none = Nem végezték el
check-begun = Folyamatban
check-todo = Teendő
document-draft = Piszkozat, még nincs hivatkozási száma

## Work list

work-title = Ma itt: { $post }
work-title-operator = Az Ön okmányai
work-filter = Mely okmányok
work-show-all = Mind
work-show-open = Teendő
work-show-done = Kész
work-search = Hivatkozás, áru, kód, konténer
work-offline = Nincs hálózat.
work-offline-pending =
    { $count ->
        [one] Dolgozzon tovább: egy módosítás van ezen a táblagépen, és magától elmegy.
       *[other] Dolgozzon tovább: { $count } módosítás van ezen a táblagépen, és magától elmegy.
    }
work-offline-age = Dolgozzon tovább. Amit lát, annak kora { $age }.
work-renewing = Minden okmány újra letöltődik
work-group-needs_you = Önre vár
work-group-now = Most
work-group-later = Később
work-group-drafts = Piszkozatok
work-group-waiting = Az állomásnál
work-group-done = Kész
work-more = Még { $count } megjelenítése
work-loading = Okmányai letöltése
work-none = Nincs teendő.
work-none-found = Nincs találat.
row-time-unknown = ?
row-signed = aláírva
row-refused = A kiszolgáló nem vette át
row-begun = elkezdve
row-in = { $minutes } perc múlva
row-checked = { $checked } / { $of } ellenőrzés
row-checks =
    { $count ->
        [one] egy ellenőrzés
       *[other] { $count } ellenőrzés
    }
row-go-on = Folytatás
row-begin = Kezdés

## Goods and boxes

goods-unknown = Az áru még nincs megnevezve
goods-counted = { $count } × { $goods }
goods-code =
    { $more ->
        [0] KN { $code }
        [one] KN { $code } és még egy
       *[other] KN { $code } és még { $more }
    }
weight = { $weight } kg
country = { $name } ({ $code })
yes = Igen
no = Nem
box-must = kötelező
box-missing = Ezt a rovatot ki kell tölteni.
box-clear = Törlés
box-choose = Válasszon
box-does-not-fit = Olyan karakterek vannak benne, amelyeket ez a rovat nem fogad.
box-unread-number = Ez nem szám.
box-unread-ambiguous = Ez két szám is lehet: hagyja el az ezres tagolást, vagy a tizedeseket vessző után írja.
box-unread-sum = Ez az összeg nem számítható ki: számok, + - * és zárójelek, például =12,5+3*2.
box-unread-too-long = Ez túl hosszú számnak.
box-unread-negative = Nem lehet kevesebb nullánál.
box-unread-whole = Ide csak egész szám fér.
box-unread-digits = Legfeljebb 15 számjegy fér ide, 6 tizedessel.
box-unread-long =
    { $over ->
        [one] Egy karakterrel több: { $most } fér ide.
       *[other] { $over } karakterrel több: { $most } fér ide.
    }
box-unread-date-none = Ez nem dátum. Írja be az évet négy számjeggyel, a hónapot és a napot.
box-unread-date-unknown = Ilyen nap nincs.
box-unread-date-far = Jó az évszám? Csak 1900 és 2199 között lehet.
box-unread-date-no-time = Hiányzik az idő: adja meg az órát és a percet, például 08:30.
box-unread-date-unknown-time = Azon a napon nincs ilyen időpont.
box-unread-leave = Lépjen ki egyszer ebből a rovatból: most már olvasható.
box-read-as = Így értelmezve: { $value }
box-pick-day = Nap kiválasztása: { $label }
box-day-hint = Például { $example }
pick-open = A lista megjelenítése
pick-list = Mi lehet ez
pick-close = Bezárás
pick-found =
    { $count ->
        [0] Nincs találat
        [one] Egy találat
       *[other] { $count } találat
    }
pick-unlisted = Ez nincs a listában ({ $version } változat).
pick-example = A lista bemutatóhoz készült példa.
code-title = Az áru kiválasztása
code-choose = { $label }: kiválasztás
code-change = { $label }: { $code }, módosítás
code-none = Válasszon kódot
code-search = Kód vagy szavak
code-search-plant = EPPO-kód vagy a növény neve
code-by = Keresés eszerint
code-by-goods = Áru
code-by-plant = Növény
code-act = Jogszabály
code-act-all = Minden áru
code-act-own = Az ehhez az okmányhoz tartozó áruk
code-plant = Növény: { $plant }. Most az árukódja.
code-plant-not = E növény nélkül
code-trail = Hol tart a nómenklatúrában
code-top = Összes
code-branch = megnyitja az alatta lévő kódokat
code-loses = Módosítja a kódot?
code-loses-what = Ezek ehhez tartoznak: { $before }, és törlődnek, ha a kód { $after } lesz:
code-loses-yes = Törlés és a kód módosítása
code-loses-no = Maradjon a kód
party-as-consignee = Azonos a címzettel
party-search = Keresés: { $label }
party-country = A szervezet országa
party-name = Név vagy jóváhagyási szám
party-number = Név vagy szám a jegyzékben
party-three = Válassza ki az országot, majd írjon be legalább három karaktert.
party-new = Nincs a listában? Töltse ki az alábbi rovatokat.
party-written = Az Ön okmányaiban
party-create = Új: töltse ki a többi rovatot
means-of = Szállítóeszközök ezen az engedélyen: { $authorisation }
row-from-list = Hozzáadás a listából: { $label }
seals-many = Több bevitele egyszerre
seals-list = Konténerek és plombák, soronként egy pár
seals-hint = Konténer és plomba, köztük tabulátor, vessző vagy pontosvessző; vagy csak az egyik.
seals-read =
    { $count ->
        [one] Egy sor beolvasva
       *[other] { $count } sor beolvasva
    }
seals-unadded = A felsorolás még nincs hozzáadva. Adja hozzá a sorait, vagy törölje a szövegét.
seals-add =
    { $count ->
        [0] Sorok hozzáadása
        [one] Egy sor hozzáadása
       *[other] { $count } sor hozzáadása
    }
journey-to = A rendeltetési település, a becsléshez
journey-time = { $hours } óra { $minutes } perc
journey-estimate = Innen: { $from }, ide: { $to }, legalább { $time }.
journey-assumes = { $kilometres } km közúton: a legrövidebb földfelszíni vonal, szorozva ennyivel: { $factor }; { $speed } km/h mellett.
journey-take = A becslés átvétele
journey-unknown = A két hely egyike nincs a jegyzékben: válasszon egy települést a rendeltetési hely közelében.
box-within = { $section }: { $box }
step-less = Eggyel kevesebb: { $label }
step-more = Eggyel több: { $label }
row-title = { $label }, { $number }
row-add = Hozzáadás: { $label }
row-remove = Eltávolítás
row-remove-really = Eltávolítás a tartalmával együtt
row-keep = Maradjon

## A document

nav-work-list = Munkalista
nav-documents = Az Ön okmányai
page-check = { $check }: { $goods }
document-opening = Megnyitás
document-none = A bizonyítvány nem található
document-none-what = { $key } nincs azok között az okmányok között, amelyeket ez a táblagép Önnek őriz.
document-unknown-type = Újabb okmányfajta
document-unknown-type-what = Az alkalmazásnak ez a változata nem ismeri a(z) { $type } típusú okmányokat. Töltse be az új változatot.
document-next = Teendők
document-decide = Tovább a döntéshez
document-cancel = Az okmány visszavonása
document-seal = A pecsét megjelenítése
document-ends = Aláírva ezen a táblagépen. Amíg a kiszolgáló meg nem kapja, a pecsétje még ezt mutatja: érvényes.
document-dismiss = Elolvastam
document-nothing-to-do = Önnek itt nincs teendője.
part1 = I. rész
part2 = II. rész
part3 = III. rész
part1-submitted = előterjesztve: { $when }
part1-read = A teljes I. rész
part1-change = I. rész módosítása
part1-proceed = Áttekintés és előterjesztés
part1-closed = Az I. rész most nem módosítható.
part1-closed-what = A hatóság dolgozik rajta, vagy már döntöttek róla.
imported = Más rendszerből átvéve.
imported-decided = Máshol eldöntve.
imported-what = Ott a hivatkozási száma { $reference }, státusza { $status }.
imported-unmapped =
    { $count ->
        [one] Egy mezőnek itt nincs rovata
       *[other] { $count } mezőnek itt nincs rovata
    }
imported-unmapped-what = Az eredetivel együtt megvannak.
findings = A szabályok találatai
finding-clock-before = Az eszköz órája késett: a dátuma szerint a döntést azelőtt írták alá, hogy az eszköz utoljára hallott a kiszolgálótól.
finding-clock-after = Az eszköz órája sietett: a dátuma szerint a döntést azután írták alá, hogy a kiszolgáló megkapta.
history = Mi lett belőle
history-record = Ez az okmány
history-local = Helyi hivatkozási szám
history-edition = Űrlap
history-submitted = I. rész előterjesztve
history-signed = Aláírva
history-received = Beérkezett a kiszolgálóra
history-brussels = { $when } (Brüsszel)
history-gap = A készülék órájának eltérése
history-previous = A készülék előző aláírása
history-previous-when = { $when }, ennél későbbi dátummal
history-commission = A Bizottságnak bejelentendő
history-issued = Pecsét kiállítva
history-changed = Utolsó módosítás

## Checks

rail-label = A II. rész ellenőrzései
rail-documentary = Okmány
rail-identity = Azonosság
rail-physical = Fizikai
rail-welfare = Állatjólét
rail-laboratory = Labor
rail-more = Egyéb rovatok
rail-if-needed = Ha szükséges
next-check = Tovább: { $check }
next-decision = Tovább: döntés
save-and-close = Mentés és bezárás
checks-done = { $done } / { $of } ellenőrzés kész
check-closed = A II. rész le van zárva.
check-closed-what = Nem Önnek kell kitöltenie, vagy már döntöttek róla.
hint-of-part1 = az I. rész szerint { $count }
hint-births = szállítás közben
count-agrees = A darabszám egyezik.
count-sum = { $fit } alkalmas + { $unfit } alkalmatlan + { $dead } elhullott = { $declared ->
    [one] { $declared } állat
   *[other] { $declared } állat
} az I. részben.
count-too-many = Több, mint az I. részben.
count-too-many-what = { $unfit } alkalmatlan + { $dead } elhullott több, mint az I. rész { $declared ->
    [one] egyetlen állata
   *[other] { $declared } állata
}.
kept-not = Még nincs mentve.
kept-again = Újra
kept-give-up = Visszavonás
kept-soon = Mentés
kept-here = Mentve ezen a táblagépen
kept-server = Mentve { $time }

## Decision, signature, seal

decision-title = Döntés
decision-question = A szállítmány
decision-acceptable = Elfogadható
decision-not-acceptable = Nem fogadható el
decision-purpose = Az I. rész { $number }. rovata szerint: { $purpose }. Más eredmény nem választható.
decision-countries = Az országokra vonatkozó jogszabály szerint a származási ország csak a következők egyike lehet: { $list }.
decision-no-country = Az országokra vonatkozó jogszabály szerint ezekre az állatokra egyetlen ország sem engedélyezett.
decision-details = Az eredmény részletei
decision-action-later = Az intézkedés később is megadható.
decision-action-later-what = Enélkül is aláírhat most; 60 napon belül esedékes.
decision-proceed = Áttekintés és aláírás
warning-code = Továbbléphet. { $code } szabály.
missing-title =
    { $count ->
        [one] Egy dolog hiányzik
       *[other] { $count } dolog hiányzik
    }
missing-count =
    { $count ->
        [one] { $count } hiányzik
       *[other] { $count } hiányzik
    }
missing-none = Semmi sem hiányzik
sign-title-decide = A döntés aláírása
sign-title-submit = Az I. rész előterjesztése
sign-title-cancel = Az okmány visszavonása
sign-back-decide = Döntés
sign-back-submit = I. rész
sign-exactly = Pontosan ezt írja alá
sign-cancel = Visszavonva
sign-cancel-what = Ettől kezdve a pecsétje ezt mutatja: nem hatályos.
sign-consignment = Szállítmány
sign-version = Változat
sign-version-what = a(z) { $version }. változat után
sign-official = Aláíró
sign-fingerprint = Ujjlenyomat
sign-part1 = I. rész, vele aláírva
sign-part2 = II. rész, vele aláírva
sign-part3 = III. rész, vele aláírva
sign-yours = Az Ön aláírása
sign-closed = Ez most nem írható alá.
sign-closed-what = Nem Ön írja alá, vagy már megtörtént.
sign-missing = Lépjen vissza, és töltse ki.
sign-offline = Nincs hálózat.
sign-offline-what = Itt aláírva kötelező érvényű. „Még nem érkezett be” látható, amíg a kiszolgáló meg nem kapja.
sign-clock-ahead = A táblagép órája siet.
sign-clock-ahead-what = Állítsa be, mielőtt aláír, hacsak nem tette már meg azóta, hogy a táblagép utoljára elérte a kiszolgálót. Az az aláírás, amely a saját időpontja előtt érkezik meg, nem lép életbe.
sign-password = Az Ön jelszava
sign-password-hint = Öt próbálkozás ezen a táblagépen hálózat nélkül
sign-busy = Aláírás
sign-as = Aláírás: { $name }
sign-not-yet = Még nem, vissza
signed-here = Aláírva ezen a táblagépen
signed-by = Aláírta: { $name }
signed-binding = { $time }, ettől kötelező érvényű
signed-received = Beérkezett a kiszolgálóra
signed-to-receive = Még be kell érkeznie a kiszolgálóra
signed-offline = Nincs hálózat. Magától elmegy, kijelentkezés után is.
signed-on-its-way = Magától elmegy, kijelentkezés után is.
signed-countersigned = Ellenjegyezve
signed-to-countersign = Ellenjegyzésre vár
signed-to-countersign-what = Utána a végleges pecsét felváltja az ideigleneset.
signed-to-confirm = Megerősítésre vár
signed-to-confirm-what = Teljes jogú hatóság által; akkor kapja meg a pecsétjét.
signed-recorded = Visszautasítottként rögzítve
signed-to-record = Rögzítésre vár
signed-no-seal = A visszautasított okmány nem kap pecsétet.
signed-no-seal-title = Nincs pecsét
signed-no-seal-what = A visszautasított okmány nem kap pecsétet. A hivatkozási száma és ez a képernyő mutatja a döntést.
signed-no-seal-pre_valid = Még nem érvényes. A döntést teljes jogú hatóság erősíti meg; akkor kapja meg a pecsétjét.
signed-no-seal-yet = A pecsétje a kiszolgálótól jön, a hivatkozási számmal együtt.
signed-ended = Már nem hatályos
signed-ended-what = Aki beolvassa a pecsétjét, azt látja, hogy megszűnt.
signed-way = Úton
signed-arrived = Megérkezett
signed-may-show = Ezt a bélyegzőt megmutathatja.
signed-may-show-what = Aki beolvassa, ezt látja: „aláírva, még nincs megerősítve”.
signed-undecided = Nincs eldöntve.
signed-undecided-what = Ami alá lett írva, megvan, de nem hajtották végre. Az okmány megmondja, miért: nézze meg, és döntsön újra.
signed-undecided-why = Miért
signed-refused = A kiszolgáló nem tudta úgy elfogadni, ahogy alá lett írva.
signed-refused-what = Semmi sem veszett el: mindkét változat megvan, és az állomás értesül.
signed-verdict = { $outcome }Aláírta { $day }, { $time } (Brüsszel): { $name }
signed-print = Nyomtatás
signed-document = Okmány
signed-next = Következő vizsgálat
seal-provisional = Ideiglenes
seal-issued = Érvényesítési pecsét
seal-provisional-label = { $reference } ideiglenes pecsétje
seal-issued-label = { $reference } pecsétje
seal-check = Ellenőrzés

## Why something was not done. The codes are those of the device and of the server.

problem-ACKNOWLEDGED = A kiszolgáló erre már válaszolt.
problem-ACTOR = Ezt a munkát más személy nevére rögzítették.
problem-CERTIFICATE_WITHDRAWN = A táblagépet igazoló kulcsot visszavonták. Valakinek ezt meg kell néznie.
problem-CONTENT = Ami alá lett írva, nem olvasható.
problem-CONTENT_HASH = Nem az érkezett meg, ami alá lett írva.
problem-DECIDED_ELSEWHERE = Más rendszerben döntöttek róla.
problem-DEPENDENCY = Egy korábbi, el nem fogadott módosításra épül.
problem-DEVICE_REVOKED = Ezt a táblagépet visszavonták. Exportálja, ami nincs elküldve, és adja le.
problem-DOCUMENT_SIZE = Az okmány túl nagy lett.
problem-EDITION = Az űrlapnak ez a kiadása itt nem ismert.
problem-EXISTS = Már van ilyen okmány.
problem-LOGIN_REQUIRED = A bejelentkezés véget ért. Jelentkezzen be újra.
problem-MISSING_RIGHT = Erre nincs jogosultsága.
problem-NOT_YOUR_BOX = Ezt a rovatot másnak kell kitöltenie.
problem-OPERATION_SHAPE = A kiszolgáló nem tudta elolvasni a módosítást. Megvan, és exportálható.
problem-OUTCOME = Ez az eredmény nem tartozik ehhez az űrlaphoz.
problem-SIGNATURE = Az aláírás nem helyes.
problem-SIGNATURE_CHAIN = Hiányzik ennek a táblagépnek egy korábbi aláírása.
problem-SIGNATURE_OF_ANOTHER = Az aláírás más személyé.
problem-SIGNATURE_REPEATED = Ezt az aláírást már felhasználták.
problem-SIGNATURE_SHAPE = Az aláírás nem olvasható.
problem-PART_ONE_INCOMPLETE = Az I. rész nem teljes. Nem terjesztették elő.
problem-RECALL_TOO_LATE = Bizonyítvány az érvényesítést követő három hónapig vonható vissza.
problem-RULES = Amit hozzáadtak, szabályt sért. Nem lett megőrizve.
problem-DECIDED = Erről döntöttek, többé nem változik.
problem-NOTHING_OPEN = Nincs nyitott, kiegészíthető adat.
problem-ORIGIN = A kiinduló okmány nincs meg, vagy Ön nem jogosult megtekinteni.
problem-ORIGIN_TYPE = Ilyen okmány nem készül abból a másikból.
problem-BEING_REPLACED = Ennek az okmánynak már készül a felváltása.
problem-CLONED = Ezt az okmányt már klónozták.
problem-CLONE_DECIDED = Az ebből klónozott okmányról döntöttek; ez marad, ahogy van.
problem-LOCKED_BOX = Ez a rovat úgy marad, ahogy a klónozott bizonyítványban áll.
problem-DELETED = Ezt az okmányt időközben törölték.
problem-STATUS = Ilyen státuszú okmánnyal ez nem végezhető el.
problem-TOO_MANY = Túl sok próbálkozás. Várjon egy percet.
problem-UNEXPECTED = Hiba történt ezen a táblagépen. Amit beírt, még a képernyőn van.
problem-BAD_REQUEST = A kiszolgáló ezt nem értette: { $detail }
problem-BUSY = A kiszolgáló foglalt. Semmi sem változott; próbálja újra.
problem-CONFLICTS = Ebben az okmányban túl sok a rendezendő. Előbb rendezzen valamit.
problem-DISMISSED = Valaki megnézte, és úgy döntött, hogy nem számít.
problem-FULL = A kiszolgáló lemeze megtelt. Próbálja újra később.
problem-GROUP = Olyasmivel tartozik össze, amit a kiszolgáló nem fogadott el.
problem-NO_CONFLICT = Itt már nincs mit rendezni.
problem-NO_LONGER_YOURS = Az okmány azután került ki a munkájából, hogy ezt írta. Megvan, és valakinek meg kell néznie.
problem-NOT_ACCEPTED = A kiszolgáló ezt nem fogadja el: { $detail }
problem-NOT_RESTORED = A kiszolgálón az okmány nem úgy van meg, ahogy Ön látta. Ez ott megmarad, amíg úgy nem lesz.
problem-OPERATION_ID = A kiszolgálón más áll e módosítás száma alatt. A módosítás megvan, és exportálható.
problem-POST = Egyetlen hatóságnak sincs ilyen kódja.
problem-SEALED = A kiszolgáló ezt még nem tudja megnyitni. Ott megmarad, amíg meg nem tudja.
problem-TOO_LARGE = Ez több, mint amennyit a kiszolgáló egyszerre fogad.
problem-UNKNOWN_OPERATION = A kiszolgáló régebbi ennél az alkalmazásnál, és ezt még nem ismeri. Ott megmarad, amíg meg nem ismeri.
problem-VERSION = Az okmánynak más a változata, mint amelyet aláírtak. Nézze meg újra, azután írja alá.
problem-unknown = Nem sikerült ({ $code }).

## Why the rules say what they say of a document

rules-title = Miért mondják ezt a szabályok
rules-what = Ezen a készüléken kiértékelve, az egyes szabályok által olvasott értékekkel.
rules-empty = üres
rules-warning = Ez figyelmeztetés, semmit sem akadályoz.
rules-broken = Megsértve
rules-waits = Üres rovatra vár
rules-not_judged = Nincs kiértékelve: a jegyzéke nincs itt
rules-holds = Teljesül
rules-does_not_apply = Nem alkalmazandó
