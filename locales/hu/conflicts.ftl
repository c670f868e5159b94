### Amiben két ember mást mond, és ki választott.

## A képernyő

conflicts-nav = Rendezendő
conflicts-heading = Rendezendő
conflicts-what = Két ember mást írt, és egyik sem látta a másikét. Mindkettő megmarad, amíg valaki választ.
conflicts-none = Nincs mit rendezni
conflicts-none-what = Ahol két ember mást mond egy okmányról, az itt látszik. Addig semmi sem vész el.
conflicts-settled = Nemrég rendezve

## Egy rendezendő dolog

conflict-title =
    { $count ->
        [one] Egy rendezendő kérdés
       *[other] { $count } rendezendő kérdés
    }
conflict-document = Két művelet ezen az okmányon
conflict-kept = Most ez számít
conflict-other = A másik érték
conflict-empty = (üres)
conflict-noticed = Észlelve: { $when }.
conflict-people = Ami most számít: { $kept }; a másik: { $other }.
conflict-settle = Mindkettő megvan az előzményekben. Nézze meg újra az okmányt, és onnan folytassa.
conflict-TWO_VALUES = Két érték egy rovatban
conflict-PART_ONE_CHANGED = Az I. rész az ellenőrzés után megváltozott
conflict-CHECKS_CHANGED = Az ellenőrzések az aláírás után megváltoztak
conflict-DECIDED_MEANWHILE = Valaki más előbb döntött
conflict-DELETION_ASKED = Valaki törölni akarta ezt az okmányt, miközben más dolgozott rajta
conflict-DELETED_MEANWHILE = Valaki törölte ezt az okmányt, miközben más döntött róla
conflict-differs =
    { $count ->
        [one] Egy rovat eltér
       *[other] { $count } rovat eltér
    }
conflict-choose = Melyik számít?
conflict-by = { $who }, { $when }
conflict-you = { $who } (Ön)
conflict-both = Mindkettő
conflict-both-box = Egymás alatt a rovatban
conflict-both-remark = Ami most számít, marad; a másik a megjegyzésbe kerül
conflict-note = { $box }: { $value } ({ $who })
conflict-row-stays = A sor marad: { $row }
conflict-row-goes = A sor törlődik
conflict-sign = Azt írja alá, ami most számít: ezzel rendezve van.
conflict-do = Rendezés
conflict-holds = Ami most számít, az érvényes
conflict-holds-otherwise = Ha a másik döntés legyen érvényes, törölje vagy helyettesítse ezt az okmányt.
conflict-closed = Ez az okmány már nem fogad el más értéket: azt lehet megerősíteni, ami most számít.
conflict-done = Rendezve. Az előzményekben áll, ki választott és mit.

## Az előzmények

settled-kept = { $who } azt választotta, ami számított: { $value }
settled-other = { $who } a másik értéket választotta: { $value }
settled-both = { $who } mindkettőt választotta
settled-anew = { $who } újra kitöltötte: { $value }
settled-signed = { $who } aláírta, ami számított: { $value }
settled-act = { $who } megerősítette, ami számít
settled-act-signed = { $who } aláírta az okmányt úgy, ahogy volt
settled-late = { $who } ezt választotta: { $value }; másodikként érkezett, nem számít
settled-not = Mellette: { $value } ({ $who })
