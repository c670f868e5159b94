### Az okmány nyomtatása: amit előtte kérdezünk, és ami a rovatok mellett papíron áll.

print-title = Nyomtatás
print-languages = Nyelvek
print-languages-hint = Az okmány mindegyiken, egymás után, egy fájlban.
print-missing-post = Az ellenőrzés országának egyik hivatalos nyelve sincs köztük: { $languages }.
print-missing-destination = A rendeltetési ország egyik hivatalos nyelve sincs köztük: { $languages }.
print-missing-transit = A tranzitország egyik hivatalos nyelve sincs köztük: { $languages }.
print-missing-no = A Waarmerk ezt nem beszéli.
print-no-language = Válasszon nyelvet.
print-make = PDF készítése
print-making = A PDF készül.
print-made = A PDF elkészült.
print-made-what = A letöltések között van.
print-sealed-what = A hatóság bélyegzőjét viseli, és benne vannak az aláírt bájtok. Ha a státusz megváltozik, készítsen újat.
print-offline = Nincs hálózat: a PDF-et a kiszolgáló készíti. Erről a táblagépről kinyomtathatja, ami rajta van.
print-waiting = Amit utoljára tett, még nem ért a kiszolgálóhoz: a PDF ezt még nem mutatná.
print-here = Nyomtatás erről a táblagépről
print-here-what = Ami ezen a táblagépen van, az Ön nyelvén, ideiglenes pecséttel, ha van.
print-blank-what = Kézzel kitöltendők.
print-blank-form = Nyomtatvány

## Papíron

paper-title-CED = Közös beléptetési okmány (KBO)
paper-title-CHEDD = Közös egészségügyi beléptetési okmány nem állati eredetű élelmiszerhez és takarmányhoz (KEBO-D)
paper-title-CVEDA = Közös állat-egészségügyi beléptetési okmány állatokhoz (KÁBO-A)
paper-title-CHEDA = Közös egészségügyi beléptetési okmány állatokhoz (KEBO-A)
paper-title-CVEDP = Közös állat-egészségügyi beléptetési okmány termékekhez (KÁBO-P)
paper-title-CHEDP = Közös egészségügyi beléptetési okmány termékekhez (KEBO-P)
paper-title-CHEDPP = Közös egészségügyi beléptetési okmány növényekhez és növényi termékekhez (KEBO-PP)
paper-title-DECLAR = Az importőr nyilatkozata (DECLAR)
paper-title-IMPORT = Az Unióba irányuló behozatal bizonyítványa (IMPORT)
paper-law-669-2009 = 669/2009/EK rendelet
paper-law-282-2004 = 282/2004/EK rendelet
paper-law-136-2004 = 136/2004/EK rendelet
paper-law-2000-29 = 2000/29/EK irányelv
paper-law-142-2011 = 142/2011/EU rendelet
paper-law-2007-240 = 2007/240/EK határozat
paper-law-2019-1715 = (EU) 2019/1715 rendelet
paper-declares = Alulírott, a szállítmányért felelős személy kijelentem, hogy az I. rész legjobb tudomásom szerint igaz és teljes, és megfelelek az uniós jog hatósági ellenőrzésekre vonatkozó előírásainak, költségeiket is ideértve.
paper-certifies = Alulírott hatósági állatorvos vagy felügyelő igazolom, hogy a szállítmány ellenőrzését az uniós joggal összhangban végezték el.
paper-health-bones_horns_hooves = Kijelentem, hogy ezeket a csontokat, szarvakat, patákat és az ezekből készült termékeket az Unióba kívánom behozni, azok egyetlen szakaszban sem kerülnek élelmiszerbe, takarmányba, szerves trágyába vagy talajjavítóba, és további feldolgozásra vagy kezelésre közvetlenül a rendeltetési helyre szállítják őket.
paper-health-intermediate_products = Kijelentem, hogy ezeket a köztes termékeket gyógyszerek, orvostechnikai eszközök, in vitro diagnosztikumok, laboratóriumi reagensek vagy kozmetikai termékek gyártására kívánom az Unióba behozni, azok egyetlen szakaszban sem kerülnek más felhasználásra, és közvetlenül a rendeltetési helyre szállítják őket.
paper-health-non_harmonised = Kijelentem, hogy ezeket az árukat a megadott felhasználásra kívánom az Unióba behozni, azok egyetlen szakaszban sem kerülnek más felhasználásra, és közvetlenül a rendeltetési helyre szállítják őket.
paper-signature = Aláírás
paper-stamp = Bélyegző
paper-signed = Elektronikusan aláírta: { $name }, { $moment }
paper-check-at = Ellenőrzés: { $host }
paper-check-code = Ellenőrző kód: { $code }
paper-no-seal = Nem visel érvényesítési pecsétet
paper-as-of = Állapot: { $moment }
paper-provisional = Ideiglenes pecsét: még nincs ellenjegyezve
