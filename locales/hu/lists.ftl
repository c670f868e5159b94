### The reference lists, as administrators keep them.

## All lists

lists-title = Jegyzékek
lists-what = Ezekben keresnek a szabályok, és ezekből választják a rovatok értékeit. Az itteni változás minden táblagépre eljut.
lists-opening = A jegyzékek megnyitása…
lists-not-yours = Nem Önnek szól
lists-not-yours-what = A jegyzékeket a rendszergazdák gondozzák.
lists-unknown = Nincs ilyen jegyzék
lists-unknown-what = Nincs „{ $name }” nevű jegyzék.
lists-entries =
    { $count ->
        [one] { $number } tétel
       *[other] { $number } tétel
    }
lists-since = { $since } óta érvényes
lists-since-until = { $since } – { $until }
lists-changed = Módosítva: { $moment }, { $who }
lists-by-program = a program
lists-by-command-line = parancssor
lists-none-yet = Még üres
lists-none-yet-what = Előbb importáljon egy fájlt. Addig az itt kereső szabály nem értékelődik ki, a rovat pedig szabadon kitölthető.
lists-example = Példa
lists-example-what = Bemutatóhoz kitalált adatok; ez mindenütt látszik, ahol választanak belőlük.
lists-derived = A hatóságokból következik
lists-derived-what = Ez a jegyzék a telepítés hatóságaiból készül, itt nem módosítható.

## One list

lists-about = A jegyzékről
lists-fact-version = Változat
lists-fact-source = Forrás
lists-fact-valid-from = Érvényesség kezdete
lists-fact-example = Példa
lists-fact-count = Tételek
lists-fact-last = Utolsó módosítás
lists-fact-rev = Sorszám a folyamban
lists-fact-here = Ez a táblagép
lists-here = ezzel a változattal
lists-here-not = még nincs rajta
lists-tablets = Minden táblagép az ilyen sorszámú változatot tölti le, amint hálózata van. Addig az előzővel dolgozik.
lists-save = Mentés CSV-ként
lists-import = Importálás
lists-add = Új tétel
lists-search = Keresés kód vagy szó szerint
lists-more = Még { $count } megjelenítése
lists-over = Már nem érvényes
lists-later = Később lép érvénybe
lists-any = minden más
lists-empty-cell = üres

## One entry

lists-entry = Tétel
lists-no-entry = Nincs ilyen tétel
lists-no-entry-what = Lehet, hogy időközben módosították. Keresse meg a jegyzékben.
lists-act = Mit szeretne tenni?
lists-act-correct = Javítás
lists-act-correct-what = Hibás volt: az első napjától mást mond.
lists-act-change = Módosítás egy naptól
lists-act-change-what = Ami addig állt benne, megmarad.
lists-act-end = Lezárás
lists-act-end-what = Egy napig érvényes, és a jegyzékben marad.
lists-act-remove = Törlés
lists-act-remove-what = Sosem lett volna szabad benne lennie. A korábbi változatok megőrzik.
lists-when = Mikor
lists-first-day = Az alább írtak első napja
lists-first-day-hint = Az előző napig a tétel változatlan marad.
lists-last-day = Utolsó nap
lists-last-day-hint = Ezen a napon még érvényes.
lists-cells = Tartalom
lists-nothing-to-say = A kulcsán kívül nincs más tartalma.
lists-words = Megnevezések
lists-words-hint = Legalább egy nyelven. A hiányzó nyelv helyett az angol látszik, vagy bármelyik, ami van.
lists-words-more = További nyelv
lists-words-choose = Válasszon nyelvet
lists-days = Napok
lists-since-hint = Az érvényesség első napja.
lists-until-hint = Az érvényesség utolsó napja; üres, ha nincs vége.
lists-must = kitöltendő
lists-missing = Töltse ki.
lists-kept = Amit korábban írt, még itt van.
lists-not-now = Most nem
lists-look = Különbség megtekintése
lists-looking = Ellenőrzés…

## What would change

lists-difference = Mi változna
lists-show = Megjelenítés
lists-kind-all = Mind
lists-kind-added = Új
lists-kind-changed = Módosult
lists-kind-ended = Lezárt
lists-kind-removed = Törölt
lists-as-before = változatlan
lists-now = most
lists-yes = Igen
lists-no = Nem
lists-same = Semmi sem változna
lists-same-what = A jegyzékben már ez áll.
lists-much = Sok minden törlődne
lists-much-what = { $of } tételből { $count } nincs a fájlban. A teljes jegyzék ez, és valóban ez a jegyzék?
lists-stale = Időközben valaki módosította a jegyzéket. Nem történt semmi.
lists-stale-what = Az Ön módosítása most ezt tenné.
lists-rewrite = Vissza az űrlaphoz
lists-confirm = Jegyzék módosítása
lists-confirm-import = A jegyzék lecserélése
lists-doing = A jegyzék módosítása…
lists-done = Módosítva: { $list }
lists-done-what = A kiszolgálón mostantól érvényes. A táblagépek megkapják, amint hálózatuk van.
lists-back = A jegyzékhez

## An import

lists-import-what = A fájl a teljes jegyzék helyébe lép. Előbb ellenőrizzük, és látja, mi változna.
lists-file = Fájl
lists-file-choose = Fájl kiválasztása
lists-file-other = Másik fájl kiválasztása
lists-file-hint = UTF-8 kódolású CSV vagy JSON; legfeljebb { $most }.
lists-file-missing = Előbb válasszon fájlt.
lists-file-large = A fájl { $size }; legfeljebb { $most } fogadható.
lists-file-unread = A fájl nem olvasható. Válassza ki újra.
lists-size-kb = { $count } kB
lists-size-mb = { $count } MB
lists-checking = A fájl elküldése és minden sor ellenőrzése folyamatban.
lists-stop = Leállítás
lists-columns = A fájl oszlopai
lists-columns-days = Napok, így írva: 2026-01-31; mindkettő elhagyható.
lists-columns-words = Megnevezés az adott nyelven, legalább egyen.
lists-about-file = Honnan származik
lists-version-hint = Ahogyan a forrás nevezi. Most: { $now }
lists-source-hint = Ki tette közzé és hol. Most: { $now }
lists-valid-hint = Jövőbeli nap esetén az előző napig a jegyzék változatlan.
lists-example-check = Ez csak példa
lists-faults =
    { $count ->
        [one] { $number } hiba: semmi sem változott
       *[other] { $number } hiba: semmi sem változott
    }
lists-faults-what = Javítsa ki a fájlt, és válassza ki újra. Amit alább írt, megmarad.
lists-faults-rest = és még { $count }, amelyeket nem sorolunk fel
lists-faults-save = Mentés fájlba
lists-fault-at = { $line }. sor
lists-fault-line = Sor
lists-fault-column = Oszlop
lists-fault-reason = Mi a hiba
lists-copy = Mind másolása
lists-copied = Másolva

## What went wrong

lists-offline = Ehhez hálózat kell
lists-refused = Nem sikerült
lists-again = Újra
lists-problem-UNREACHABLE = A kiszolgáló nem válaszol. Amit írt, még itt van; próbálja újra, ha lesz hálózat.
lists-problem-NOT_ACCEPTED =
    { $count ->
        [0] { $detail }
        [one] Valami nem felel meg. Semmi sem változott.
       *[other] Több dolog nem felel meg. Semmi sem változott.
    }
lists-problem-BAD_REQUEST = A fájl nem értelmezhető: { $detail }
lists-problem-TOO_LARGE = A fájl nagyobb, mint amit a kiszolgáló fogad.
lists-problem-NOT_FOUND = A jegyzék már nincs meg.
lists-problem-BUSY = A kiszolgáló foglalt. Semmi sem változott; próbálja újra.

## What is wrong at a line

fault-too-large = A fájl több mint { $most } bájt.
fault-not-utf8 = Nem UTF-8: mentse a fájlt UTF-8 kódolású CSV-ként.
fault-not-csv = CSV-ként nem olvasható: { $why }.
fault-no-entry = Nincs benne tétel.
fault-too-many = A jegyzékben több mint { $most } tétel van.
fault-column-twice = Az oszlop kétszer szerepel.
fault-unknown-column = A jegyzéknek nincs ilyen oszlopa; ezek vannak: { $columns }.
fault-no-column = A fájlból hiányzik ez az oszlop; a jegyzék oszlopai: { $columns }.
fault-cells = { $cells } cella van benne, az első sor viszont { $columns } oszlopot nevez meg.
fault-empty = Üres, de ki kell tölteni.
fault-not-an-option = „{ $text }” nem ezek egyike: { $options }.
fault-no-words = Egy nyelven sincs megnevezés: az oszlopot két betű nevezi meg, például en vagy nl.
fault-no-day = „{ $text }” nem nap, így írva: 2026-01-31.
fault-until-before-since = { $until } korábbi, mint { $since }, amelytől a sor érvényes.
fault-same-days = A(z) { $other }. sor mást mond ugyanezekre a napokra: { $keys }.
fault-same-days-held = A(z) { $keys } másik tétele ugyanezeken a napokon érvényes: előbb azt zárja le.
fault-no-heading = { $code } fölött nincs vámtarifaszám: hiányzik a(z) { $chapter }. árucsoport.
fault-no-goods-code = „{ $text }” nem árukód: tíz számjegy és kétjegyű utótag.
fault-no-level = „{ $text }” nem ezek egyike: 2, 4, 6, 8, 10.
fault-no-language = „{ $text }” nem kétbetűs nyelvkód.
fault-files-differ = A fájlok eltérőt mondanak erről: { $keys }.
fault-which-line = Több sornak is ez a kulcsa, kezdetük: { $days }; mondja meg, melyik.
fault-no-line = Nincs ilyen sor: { $keys }.
fault-not-text = „{ $text }” nem legfeljebb 1000 karakteres, egysoros szöveg.
fault-not-code = „{ $text }” nem legfeljebb 64 betűből, számjegyből és jelből álló kód.
fault-not-cn_code = „{ $text }” nem 2, 4, 6, 8 vagy 10 számjegy.
fault-not-country = „{ $text }” nem ország az ISO 3166 szerint, két nagybetűvel.
fault-not-whole = „{ $text }” nem egész szám.
fault-not-decimal = „{ $text }” nem legfeljebb 6 tizedesjegyű szám.
fault-not-latitude = „{ $text }” nem -90 és 90 közötti fok.
fault-not-longitude = „{ $text }” nem -180 és 180 közötti fok.

## What a cell takes

holds-code = Legfeljebb 64 betűből, számjegyből és jelből álló kód.
holds-cn_code = 2, 4, 6, 8 vagy 10 számjegy. A leghosszabb ismert kezdet érvényes.
holds-country = Két nagybetű, például NL.
holds-whole = Egész szám.
holds-decimal = Legfeljebb 6 tizedesjegyű szám.
holds-latitude = Északi szélesség, -90 és 90 között.
holds-longitude = Keleti hosszúság, -180 és 180 között.

## Columns

column-code = Kód
column-place = Hely
column-group = Csoport
column-unit = Kiegészítő mértékegység
column-limit = Határérték
column-minutes = Perc
column-country = Ország
column-status = Állapot
column-approval_number = Jóváhagyási szám
column-authority = Illetékes hatóság
column-central_authority = Központi illetékes hatóság
column-activity = Tevékenység
column-street = Utca
column-postal_code = Irányítószám
column-city = Város
column-species = Faj
column-latitude = Szélesség
column-longitude = Hosszúság
column-authorisation = Engedélyszám
column-identification = Azonosító
column-mode = Szállítóeszköz
column-kind = Fajta
column-symbol = Jel
column-act = Jogszabály
column-document_type = Okmánytípus
column-since = Kezdete
column-until = Vége
option-union = Az Unióban
option-third_country = Harmadik ország
option-eu = Európai Unió
option-efta = EFTA
option-authorised = Engedélyezett
option-not_authorised = Nem engedélyezett
option-road_vehicle = Közúti jármű
option-railway_wagon = Vasúti kocsi
option-ship = Hajó
option-aeroplane = Repülőgép
option-exporter = Exportőr
option-importer = Importőr
option-consignee = Címzett
option-responsible = A szállítmányért felelős
option-place_of_origin = Származási hely
option-destination = Rendeltetési hely
option-delivery_address = Szállítási cím
option-warehouse = Raktár
option-plant = Növény
option-pest = Károsító

## The lists

list-name-countries = Országok
list-about-countries = Országok és területek, és hogy melyik tartozik az Unióhoz.
list-name-nomenclature = Árukódok (KN)
list-about-nomenclature = Az árukódok és a fölöttük álló vámtarifaszámok; a kód a leghosszabb ismert kezdete alapján található.
list-name-legislation = Jogszabályok
list-about-legislation = Áruk a rájuk vonatkozó jogszabály és a velük utazó okmány szerint: szűrők a kód kereséséhez (CN-1).
list-name-quantity_limits = Mennyiségi határok
list-about-quantity_limits = Az állatok legnagyobb száma vagy az áru legnagyobb tömege kg-ban, amely megerősítés nélkül elfogadható (CN-8).
list-name-journey_limits = Ellenőrző állomást igénylő utak
list-about-journey_limits = Az utazási idő percben, amely fölött ellenőrző állomás kell (CVEDA-154).
list-name-resting_limits = Pihenőpontot igénylő utak
list-about-resting_limits = Az utazási idő percben, amely fölött pihenő- vagy átrakodási pont kell (CVEDA-153).
list-name-unweaned_limits = Választatlan állatok útjai
list-about-unweaned_limits = Az utazási idő percben, amely fölött a választatlan állatoknak ellenőrző állomás kell (CVEDA-154).
list-name-authorised_countries = Engedélyezett országok
list-about-authorised_countries = Országok, ahonnan az áru érkezhet. A minden másra szóló tétel szerint csak a felsoroltak jöhetnek szóba.
list-name-establishments = Jegyzékbe vett létesítmények
list-about-establishments = Harmadik országok jegyzékbe vett létesítményei jóváhagyási szám szerint (CVEDP-2).
list-name-listing_duty = Csak jegyzékbe vett létesítményből
list-about-listing_duty = Áruk, amelyek csak jegyzékbe vett létesítményből jöhetnek (CVEDP-2).
list-name-control_posts = Ellenőrző állomások
list-about-control_posts = Jóváhagyott ellenőrző állomások, ahol az állatok útközben pihennek (CVEDA-154).
list-name-posts = Határállomások
list-about-posts = E telepítés határállomásai.
list-name-control_points = Ellenőrzési pontok
list-about-control_points = E telepítés ellenőrzési pontjai.
list-name-places = Helyek
list-about-places = Állomások, városok és jóváhagyott helyek fekvése az út becsléséhez (CVEDA-2).
list-name-transporters = Szállítók
list-about-transporters = Állatszállítók engedélyszám szerint.
list-name-transport_means = Szállítóeszközök
list-about-transport_means = Az egyes szállítók eszközei engedély és azonosító szerint (CVEDA-1).
list-name-organisations = Szervezetek
list-about-organisations = Szervezetek, amelyekkel a rovatok kitölthetők, tevékenységenként egy sorban: ország és három karakter alapján kereshetők.
list-name-eppo = EPPO-kódok
list-about-eppo = Növények és károsítók EPPO-kód szerint, tudományos névvel (CN-7).
list-name-packages = Csomagolások
list-about-packages = Csomagolási fajták, az ENSZ EGB 21. ajánlása.
list-name-units = Mértékegységek
list-about-units = Mértékegységek, az ENSZ EGB 20. ajánlása.
list-name-transport_modes = Szállítási módok
list-about-transport_modes = Szállítási módok, az ENSZ EGB 19. ajánlása: az űrlapok egy-egy választásának kódja más rendszerekben.
list-name-document_types = Kísérő okmányok
list-about-document_types = Kísérő okmányok, UN/EDIFACT 1001: az űrlapok egy-egy választásának kódja más rendszerekben.
list-name-laboratory_tests = Laboratóriumi vizsgálatok
list-about-laboratory_tests = Laboratóriumtól kérhető vizsgálatok.
