### Amit az életciklus megenged: gombok, a döntés után megadható adatok, jelzések és a munkalista szűrői.

document-confirm = A döntés megerősítése
document-recall = A bizonyítvány visszahívása
part1-go-on = Az I. rész folytatása
make-title = Másik okmány készítése ebből
make-copy-what = Másolat: azonos típusú új piszkozat az I. résszel. Ez az okmány változatlan marad; nincs köztük kapcsolat.
make-clone-importer = Importőrök nem klónozhatnak: ezt a szállítmányért felelős személy teheti meg.
make-clone-what = Klón: más típusú okmány a bizonyítvány adataival, hozzá kapcsolva. Csak egyszer, és egyes rovatok nem módosíthatók.
make-replacement-what = Felváltás: új okmány ennek I. és II. részével. Amint arról döntés születik, ez felváltott lesz.

## Ami a döntés után adható meg

complete-result = Laboratóriumi vizsgálat eredményének benyújtása
complete-action = NEM ELFOGADHATÓ intézkedés benyújtása
complete-only = Csak a nyitva hagyott adatok adhatók meg.
complete-only-what = Minden más úgy marad, ahogy eldöntötték.
complete-nothing = Még nincs megadva semmi.
complete-not = Nincs mit hozzáadni.
complete-not-what = A döntéskor semmi sem maradt nyitva, vagy nem Ön adja meg.
complete-recalls = Ez az eredmény visszavonttá teszi az okmányt.
complete-recalls-what = Egy eredmény nem kielégítő: aláírásával az okmány visszavont lesz, és a pecsétje ezt mutatja: nem hatályos.
complete-proceed = Tovább az aláíráshoz
complete-begun = Elkezdte kiegészíteni ezt az okmányt
complete-begun-what = A megadottak ezen a táblagépen vannak, és aláírás után számítanak.
complete-given =
    { $count ->
        [one] Egy rovatot ad meg
       *[other] { $count } rovatot ad meg
    }
sign-title-recall = A bizonyítvány visszahívása
sign-title-complete = Az okmány kiegészítése
sign-back-complete = A megadottak
sign-back-document = Okmány
sign-recall = Visszavont
box-locked-clone = Ugyanaz, mint itt: { $reference }, amelyből az okmányt klónozták. Nem módosítható.
box-locked-decided = Eldöntve: így marad.

## A státusz és a telepítés jelzései

watermark-label = Jelzés ezen az okmányon
installation-label = Mire való ez a telepítés
installation-training = Képzési telepítés: itt semmi sem hatályos
installation-acceptance = Elfogadási telepítés: itt semmi sem hatályos

## A munkalista szűrői

work-which = Státusz
work-which-any = Bármely státusz
work-type = Okmány
work-type-any = Bármely okmány
work-waits-to_process = Feldolgozandó: még nincs klónozva
work-waits-cloned = Klónozott, a klónokkal együtt
work-waits-result = Laboratóriumi eredményre vár
work-waits-action = NEM ELFOGADHATÓ intézkedésre vár
work-filters-clear = Ismét minden
work-found =
    { $count ->
        [one] Egy okmány
       *[other] { $count } okmány
    }
