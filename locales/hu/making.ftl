### Okmány készítése: a típusa, az I. rész az első rovattól az előterjesztésig, másolás, törlés.

## What each type of document is for

# official: TRACES user manual, entry documents, Part I (Hungarian), I.1
type-CED = Nem állati eredetű élelmiszerek és takarmányok
type-CVEDA = Élő állatok
# official: TRACES user manual, entry documents, Part I (Hungarian), I.1
type-CVEDP = Állati termékek
type-DECLAR = Köztes termékek, csontok, szarvak, paták
# official: TRACES user manual, entry documents, Part I (Hungarian), I.1
type-CHEDPP = Növények és növényi termékek
# official: TRACES user manual, entry documents, Part I (Hungarian), III.2
type-IMPORT = Behozatali bizonyítvány

## A new document

new-title = Új okmány
blank-forms = Üres nyomtatványok
new-type = Mit jelent be?
new-type-missing = Válasszon egyet.
new-for = Kinek
new-for-own = { $post }. Egy hatóság saját magának készít okmányokat.
new-post = A címzett hatóság
new-post-hint = A neve vagy a kódja, például NLHBR1.
new-edition = { $edition } űrlap
new-edition-choose = Az űrlap kiadása
new-edition-hint = Az okmány megtartja azt a kiadást, amellyel készült.
new-edition-current = { $edition } (jelenlegi)
new-begin = I. rész megkezdése
new-not = Most nem
new-none = Ön nem készít okmányokat.
new-none-what = Okmányokat gazdasági szereplők és ellenőrök készítenek.

## Part I, step by step

part1-step-goods = Áru
part1-step-parties = Felek
part1-step-origin = Származás
part1-step-journey = Út
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.1
part1-step-purpose = Cél
part1-step-papers = Okmányok
part1-step-more = Egyéb rovatok
part1-step-end = Ellenőrzés és előterjesztés
part1-step-filled = Kitöltve
part1-step-wrong =
    { $count ->
        [one] { $count } hibás
       *[other] { $count } hibás
    }
part1-steps = Az I. rész lépései
part1-at = { $step }/{ $of }. lépés
part1-previous = Vissza
part1-open = Megnyitás
part1-where = Hol őrzik
part1-where-tablet = Piszkozat. Ezen a táblagépen van; magától elmegy, ha lesz hálózat.
part1-where-server = Piszkozat. A kiszolgáló is őrzi: munkatársai a Piszkozatok között találják.
part1-where-again = Már előterjesztve. Az újbóli előterjesztéssel a következő változatot kapja.
part1-two-values = Valaki más is kitöltötte ugyanezt a rovatot.
part1-two-values-look = Mindkét érték megtekintése
part1-closed-begun = Ellenőrzés alatt áll: az I. rész újbóli előterjesztéssel módosítható.
part1-closed-decided = Döntöttek róla: { $status }. Az I. rész ezután úgy marad, ahogy alá lett írva.
part1-closed-elsewhere = Más rendszerben döntöttek róla.
part1-closed-other = Nem Ön módosíthatja.
part1-closed-who = Utoljára módosította: { $who }, { $day }, { $time }.
part1-closed-look = Megtekintés
row-wrong = Itt valami hiányzik vagy hibás

## Copy as new, delete

# official: TRACES user manual, entry documents, Part I (Hungarian), III.3
copy-title = Újként másol
copy-what = Új piszkozat, amely ezzel kezdődik
copy-goes = A teljes I. részt átveszi: áru, felek, származás, szállítás, cél és okmányok. Minden rovatot módosíthat.
copy-stays = Nem veszi át a hivatkozási számot, a helyi, a vám- és a más rendszerekben használt hivatkozási számot, az érkezést és indulást, a nyilatkozatot, a kapcsolatokat és a II. részt. Az eredeti változatlan marad.
copy-do = Másolás
delete-title = Az okmány törlése
delete-what = Ezt törli
delete-draft = A piszkozat minden készülékről eltűnik. Utána senki sem nyithatja meg.
delete-new = Már előterjesztették: az állomás munkájából is eltűnik. Utána senki sem nyithatja meg.
delete-copy = Ez nem vonható vissza. Ha még szüksége lehet rá, előbb másolja újként.
delete-do = Törlés
delete-keep = Megtartás
delete-not = Nem törölhető.
delete-not-what = Csak piszkozat és olyan okmány törölhető, amelynek ellenőrzését senki sem kezdte meg.

## Part I changed and not submitted again

revision-open = Módosítva, nincs előterjesztve
revision-open-what = Ön módosította az I. részt. Az állomás akkor látja, ha újra előterjeszti.
revision-look = A módosítások megtekintése
revision-kept = Mentve ezen a táblagépen, még nincs előterjesztve
revision-title =
    { $count ->
        [one] Egy rovatot módosított
       *[other] { $count } rovatot módosított
    }
revision-row = Egy sor
revision-revert = Módosításaim visszavétele
revision-revert-really = Visszavétel, véglegesen
revision-meanwhile = Időközben előterjesztették a(z) { $version }. változatot.
revision-meanwhile-what = Előterjesztő: { $who }. Az Ön módosításai erre épülnek. Előterjesztés előtt nézze át az egészet.

## Documents that are made from one another

relations = Kapcsolódó okmányok
relation-replaces = Felváltja
relation-replaced_by = Felváltotta
relation-clone_of = Klónozva ebből
relation-cloned_as = Klónozva mint
relation-since = { $post }, { $day } óta
make-replacement = Másolás felváltóként
make-clone = Klónozás: { $type }
start-checks = Az ellenőrzések megkezdése

attach-add = Fájl csatolása
attach-none = Nincs fájl
attach-what = A fényképet lekicsinyítjük, és nem mondja többé, hol és mivel készült. Ujjlenyomatát a többivel együtt aláírják. Lezárva ezen az eszközön marad, amíg a kiszolgáló meg nem kapta.
attach-same = Ez az a fájl, amelyet csatoltak.
attach-other = Ez nem az a fájl, amelyet csatoltak.
attach-unreadable = A fájl nem olvasható.
attach-remove = Eltávolítás
attach-remove-really = Végleges eltávolítás
attach-compare = Fájl összevetése
attach-photo = Fénykép készítése
attach-working = Egy pillanat
file-at-server = A kiszolgálón
file-here-too = A kiszolgálón és ezen az eszközön
file-here = Ezen az eszközön
file-sending = Küldés: { $share } %
file-on-device = Ezen az eszközön; küldésre vár
file-awaited = Még nincs a kiszolgálón
file-unknown = Nincs ezen az eszközön
file-late = Mostanra meg kellett volna érkeznie. A(z) „{ $device }” eszközön van.
file-trouble =
    { $code ->
        [DAMAGED] Egy része ezen az eszközön már nem olvasható. Csatolja újra, ha még megvan.
        [TOO_LARGE] Nagyobb, mint amit a kiszolgáló fogad. Itt marad.
        [NOT_ACCEPTED] A kiszolgáló ezt a fájlt nem fogadja el. Itt marad.
        [DEVICE_REVOKED] Ezt a táblagépet visszavonták. Exportálja, ami nincs elküldve, és adja le.
        [LOGIN_REQUIRED] A kiszolgáló már nem ismeri ezt a táblagépet. Jelentkezzen be hálózattal.
        [FULL] A kiszolgáló lemeze megtelt. Itt marad, és újra megpróbáljuk.
        [TOO_MANY] A kiszolgáló most nem fogad többet. Itt marad, és újra megpróbáljuk.
       *[other] A kiszolgáló még nem fogadja el ({ $code }). Itt marad, és újra megpróbáljuk.
    }
file-open = Megnyitás
file-close = Bezárás
file-save = Mentés
file-no-room = Ezen az eszközön nincs hely a fájlnak. Szabadítson fel helyet; amit korábban eltároltak, biztonságban van.
file-too-large = A fájl nagyobb 25 MB-nál.
file-not-here = A fájl nincs itt, és még a kiszolgálón sincs.
file-unreachable = A kiszolgáló nem érhető el. A fájl akkor nyitható meg, ha van hálózat.
file-damaged = Ezek nem azok a bájtok, amelyeket aláírtak. A fájlt nem nyitjuk meg.
