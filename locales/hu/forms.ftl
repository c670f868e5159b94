### A rovatok nevei és a választások szavai. A szabályok mondatai a rules.ftl fájlban vannak.

## Titles of boxes on the official forms: Reg. (EC) 669/2009 Annex II, 136/2004 Annex III, 282/2004 Annex I and
## Reg. (EU) 2019/1715 Annex II, shortened. To be held against the Official Journal before print.

# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3
box-part1 = I. rész: szállítmány
box-part2 = II. rész: ellenőrzések és döntés
# official: TRACES user manual, entry documents, Part I (Hungarian), II.1.1
box-part3 = III. rész: ellenőrzés
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.3
box-consignor = Feladó/exportőr
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3
box-consignee = Címzett
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3
box-importer = Importőr
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.3
box-person-responsible = A rakományért felelős személy
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3
box-place-of-destination = Rendeltetési hely
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.3
box-delivery-address = Szállítási cím
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.5
box-point-of-entry = Belépési pont
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.3
box-country-of-origin = Származási ország
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.4
box-region-of-origin = Származási régió
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.3
box-country-consigned = Feladás helye szerinti ország
box-arrival = Várható érkezés a belépési pontra
box-documents = Kísérő okmányok
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.5
box-establishments = Származási létesítmények
box-transport-to-entry = Szállítóeszköz a belépési pontig
box-transport-after-entry = Szállítóeszköz a belépési pont után
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.2
box-transporter = Szállító
box-departure = Indulás
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.1
box-commodities = Áru ismertetése
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.2
box-animal-lines = Állatfaj, fajta
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.4
box-cn-code = Árukód (KN-kód)
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.5
box-total-packages = Csomagok teljes száma
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.1
box-total-net-weight = Nettó össztömeg
box-total-gross-weight = Bruttó össztömeg
box-total-animals = Állatok száma
# official: TRACES user manual, entry documents, Part I (Hungarian), II.3.2.3
box-temperature = Hőmérséklet
box-certified-for = Az állatok rendeltetése
box-intended-for = Az áru rendeltetése
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.1
box-seals = Plomba- és konténerszám
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.5
box-container-number = Konténerszám
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.5
box-seal-number = Plombaszám
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.1
box-purpose = Cél
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.3
box-conforms = Megfelel az EU követelményeinek
# official: TRACES user manual, entry documents, Part I (Hungarian), I.1
box-declaration = Nyilatkozat
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.1
box-local-reference = Helyi hivatkozási szám
box-documentary = Okmányellenőrzés
box-selected-for-physical = Fizikai ellenőrzésre kiválasztva
box-identity = Azonossági ellenőrzés
box-physical = Fizikai ellenőrzés
box-welfare = Állatjóléti ellenőrzés
# official: TRACES user manual, entry documents, Part I (Hungarian), III.1.1
box-laboratory-tests = Laboratóriumi vizsgálatok
box-result = Eredmény
box-identity-kind = Az azonossági ellenőrzés módja
box-animals-checked = Ellenőrzött állatok száma
box-union-standard = Uniós követelmények
box-additional-guarantees = Kiegészítő garanciák
box-national-requirements = Nemzeti követelmények
box-dead = Érkezéskor elhullott
box-unfit = Szállításra alkalmatlan
box-births = Ellések vagy vetélések
box-decision = Döntés
box-acceptable = Elfogadható
box-outcome = Elfogadható erre
box-refusal-reasons = A visszautasítás okai
box-action = Intézkedés a visszautasított szállítmánnyal
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.5
box-controlled-destination = Ellenőrzött rendeltetési hely
box-resealing = Újraplombálás
box-customs-document = Vámokmány hivatkozása
box-official = Tisztviselő
box-links = Korábbi és későbbi okmányok

## Names of boxes and fields in the systems of today (their public schemas)

box-individual-name = A személy neve
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.2.2
box-approval-number = Jóváhagyási szám
box-approval-status = Jóváhagyás
box-agent = Ügynök
box-party-role = Szerep
box-party = Fél
box-other-parties = Más felek
box-contacts = Kapcsolattartók
box-transport-type = A szállítás típusa
box-transport-identification = Azonosítás
box-transport-document = Fuvarokmány
box-official-seal = Hatósági plomba
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.5
box-document-kind = Okmánytípus
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.5
box-document-number = Szám
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.5
box-document-issued = Kiállítás dátuma
box-document-country = Kiállítás országa
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.5
box-document-place = Kiállítás helye
box-document-file = Fájl
box-attachments = Csatolt fájlok
box-attachment = Csatolt fájl
box-file-name = Fájl
box-media-type = Fájltípus
box-file-size = Méret
box-fingerprint = Ujjlenyomat (SHA-256)
box-external-system = Más rendszer
box-external-reference = Hivatkozási száma ott
box-external-references = Hivatkozások más rendszerekben
box-exact-match = Pontos egyezés
box-verified-by-importer = Az importőr igazolta
box-verified-by-inspector = Ellenőr igazolta
box-establishment-section = Szakasz
box-establishment-activities = Tevékenységek
box-flag-state = Lobogó szerinti állam
box-catch-certificates = Fogási tanúsítványok
box-catch-certificates-count = Fogási tanúsítványok száma
box-catch-certificate-required = Fogási tanúsítvány szükséges
box-mark = Jel
box-marks = Azonosító jelek
box-complement = Kiegészítés
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.1
box-species = Faj
box-common-name = Köznapi név
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.1
box-species-type = Típus
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.1
box-species-class = Osztály
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.1
box-species-family = Család
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.1
box-eppo-code = EPPO-kód
box-variety = Fajta
box-propagation = Szaporítás
box-indoor-outdoor = Fedett vagy szabadföldi termesztés
box-woody = Fás szárú növény
box-wood-packaging = Fa csomagolóanyag
box-regulatory-authority = Szabályozó hatóság
box-requires-trial-data = Vizsgálati és kísérleti adatok szükségesek
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.1
box-net-weight = Nettó tömeg
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.5
box-packages = Csomagok száma
box-package-type = Csomagok típusa
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.2
box-journey-plan = Útvonal
box-journey-estimate = Becsült idő közúton
box-journey-log = Útvonalterv vagy menetlevél
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.2
box-resting-points = Tervezett pihenő- vagy átrakodóhelyek
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.2
box-resting-place = Pihenő- vagy átrakodóhely
box-control-posts = Ellenőrző állomások
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.2
box-control-post = Ellenőrző állomás
box-items = A sor részei
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.2
box-animals = Állatok
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.2
box-animal-identification = Állatok beazonosítása
box-animal-number = Állat
box-animal-name = Név
box-animal-passport = Útlevél
box-animal-microchip = Transzponder
box-animal-ear-tag = Füljelző
box-animal-tattoo = Tetoválás
box-permanent-address = Állandó cím
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.2
box-unweaned-animals = El nem választott állatok
box-holding-number = A gazdaság száma
box-from-charity = Jótékonysági szervezettől
box-destination-is-permanent = A rendeltetési hely az állandó cím
box-internal-market-purpose = Felhasználás a belső piacon
box-journey = Továbbutazás
box-third-country = Harmadik ország
box-transhipment-country = Az átrakodás országa
box-final-post = Utolsó határállomás
box-exit-post = Kiléptető határállomás
box-point-of-exit = Kilépési pont
box-exit-date = Kilépés dátuma
box-exit-arrival = Várható érkezés a kiléptető határállomásra
box-transit-countries = Tranzitországok
box-warehouse-type = Nem megfelelő áruk rendeltetése
box-registration-number = Nyilvántartási szám
box-ship-name = A hajó neve
box-ship-port = Kikötő
box-port-of-entry = Belépési kikötő
box-port-of-exit = Kilépési kikötő
box-left-port = Elhagyta a kilépési kikötőt
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.1
box-control-point = Ellenőrző pont
box-first-estimated-arrival = Az először becsült érkezés
box-consignment-arrived = A szállítmány megérkezett
box-route = Az útvonal országai
box-transport-responsible = A szállításért felelős
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.2
box-journey-time = Becsült utazási idő
box-gross-volume = Bruttó térfogat
box-gross-volume-unit = A térfogat egysége
box-customs-reference = Vámhivatkozás
box-marketing-standards-declared = Nyilatkozat szerint megfelel a forgalmazási előírásoknak
box-identity-not-done = Miért nem végezték el az azonossági ellenőrzést
box-physical-not-done = Miért nem végezték el a fizikai ellenőrzést
# official: TRACES user manual, entry documents, Part I (Hungarian), III.1.1
box-laboratory-done = Laboratóriumi vizsgálatok
box-motivation = Indok
box-tested = A vizsgálatok dátuma
box-tested-time = A vizsgálatok ideje
box-tests = Vizsgálatok
box-test-commodity = Vizsgált árucikk
box-test = Vizsgálat
box-test-method = Módszer
box-analysis = Elemzés
box-sample-type = Minta típusa
box-samples = Minták száma
box-batch = A minta tétele
box-batch-number = Tételszám
box-conservation = A minta tárolása
box-use-by = Felhasználható eddig
box-laboratory = Laboratórium
box-sampler = Mintavevő
box-sampled = Mintavétel dátuma
box-sampled-time = Mintavétel ideje
box-test-ordered = Megrendelés dátuma
box-released = Kiadás dátuma
box-test-results = Eredmények
box-conclusion = Következtetés
box-dead-unit = Mértékegység
box-unfit-unit = Mértékegység
box-resealed = A konténereket újraplombálták
box-new-seals = Új plombák
box-new-seal-number = Új plombaszám
box-line-checks = Ellenőrzések árucikkenként
box-line-check-type = Ellenőrzés
box-line-check-status = Állapot
box-line-check-reason = Ok
box-line-check-selected = Ellenőrzésre kiválasztva
box-line-check-complete = Befejezve
box-validity-period = Érvényesség napokban
box-plant-health-auto-cleared = Növényegészségügy: automatikusan kiadva
box-marketing-standards-auto-cleared = Forgalmazási előírások: automatikusan kiadva
box-catch-check = A fogási tanúsítványok ellenőrzése
box-catch-check-required = Ellenőrzés szükséges
box-catch-check-result = Az ellenőrzés eredménye
box-outcome-details = Az eredmény részletei
box-free-circulation = Szabad forgalomba mint
box-definitive-import = Végleges behozatal erre
box-channelled-under = Ellenőrzött továbbítás alapja
box-outcome-post = Határállomás
box-post = Határállomás vagy ellenőrző pont
# official: TRACES user manual, entry documents, Part I (Hungarian), II.3.2.2
box-destination-country = Rendeltetési ország
box-deadline = Határidő
box-horse-re-entry = Lovak visszaléptetése
box-refusal-reason = Ok
box-refused-country = Melyik ország
box-refused-establishment = Melyik létesítmény
box-reason-code = Az ok kódja
box-applies-to = Mire vonatkozik
box-action-extent = Az intézkedés kiterjedése
box-action-explanation = Az intézkedés magyarázata
box-action-by = Elvégzendő eddig
box-link-kind = Kapcsolat
box-reference = Hivatkozás
box-inspection = Vizsgálat szükségessége
box-inspection-required = Vizsgálat
box-inspection-original = A felülbírálás előtt
box-overridden = Felülbírálva
box-overridden-by = Felülbírálta
box-risk = Kockázat
box-journey-risk = Az út kockázata
box-high-risk-union = Nagy kockázatú áru az Unióból
box-assessed = Értékelve
box-risk-lines = Kockázat árucikkenként
box-commodity = Árucikk
box-risk-decision = Vizsgálat
box-exit-risk-decision = Vizsgálat kilépéskor
box-inspection-rate = Vizsgálati arány
box-marketing-standards-decision = Forgalmazási előírások vizsgálata
box-plant-health-decision = Növény-egészségügyi vizsgálat
box-plant-class = A növény-egészségügyi ellenőrzés osztálya
box-documentary-required = Okmányellenőrzés szükséges
box-identity-required = Azonossági ellenőrzés szükséges
box-physical-required = Fizikai ellenőrzés szükséges
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.1
box-onward-transport = Árutovábbítás
box-amendment-requested = Módosítást kértek
box-checked = Ellenőrizve
box-auto-cleared = Automatikusan kiadva
box-decided = Eldöntve
box-decided-by = Döntött
box-on-behalf-of = Aláírva az ő nevében
box-signed = Aláírva
# official: TRACES user manual, entry documents, Part I (Hungarian), III.1.1
box-control-status = Ellenőrzés
box-controls = Ellenőrzések
box-control-authority = Ellenőrizte
box-arrived = A szállítmány megérkezett
box-not-arrived-reason = Miért nem érkezett meg
box-control-conforms = A szállítmány megfelel
box-destroyed = Megsemmisítve
box-re-export-date = Újra kivitt áru dátuma
box-re-export-transport = Az újrakivitel szállítóeszköze
box-re-export-country = Az újrakivitel országa
box-seal-check = Plombaellenőrzés
box-seal-check-required = Plombaellenőrzés szükséges
box-seal-check-satisfactory = A plombák megfelelők
box-seal-check-reason = Mi a hiba a plombákkal
box-seal-check-override = Plombaellenőrzés felülbírálva

## Boxes of the declaration and of the import certificate, after Decision 2007/240/EC and Reg. (EU) 142/2011. To be held
## against the Official Journal before print.

box-central-authority = Központi illetékes hatóság
# official: TRACES user manual, entry documents, Part I (Hungarian), I.5.4
box-local-authority = Helyi illetékes hatóság
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.4
box-person-responsible-in-union = A szállítmányért felelős személy az EU-ban
# official: TRACES user manual, entry documents, Part I (Hungarian), II.3.2.2
box-country-of-destination = Rendeltetési ország
box-region-of-destination = Rendeltetési régió
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.2.3
box-place-of-origin = Származási hely
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.2.3
box-place-of-loading = Rakodás helye
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.4
box-entry-post = A beléptető állat-egészségügyi határállomás az EU területén
box-cites-numbers = CITES-számok
box-goods-certified-for = Az áru rendeltetése
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.4.2
box-health-information = Egészségügyi információk
box-health-information-declared = Nyilatkozom az egészségügyi információkról
box-model = Minta
box-signatory = Aláíró
box-nursery = Faiskola
box-commodity-group = Árucsoport
box-quantity = Mennyiség
box-quantity-unit = Egység
box-inspection-fees = Vizsgálati díjak
box-attestation = Igazolás
box-certificate-model = A bizonyítvány mintája
box-attested = Igazolva

## Ours

box-name = Név
box-address = Cím
box-city = Település
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.2.2
box-postal-code = Irányítószám
box-country = Ország
box-telephone = Telefon
box-email = E-mail
box-identifier = Azonosító
box-description = Leírás
box-particulars = További részletek
box-declared = Nyilatkozat kelte
box-remark = Megjegyzés
box-transport-conditions = Szállítási körülmények
box-health-on-arrival = Egészségi állapot érkezéskor
box-explanation = Magyarázat
box-measures = Intézkedések

## Choices of the official forms (the regulations above and the tables of the sources)

CheckResult-satisfactory = Megfelelő
CheckResult-not_satisfactory = Nem megfelelő
CheckResult-not_done = Nem végezték el

AnimalResult-satisfactory = { CheckResult-satisfactory }
AnimalResult-not_satisfactory = { CheckResult-not_satisfactory }
AnimalResult-not_done = { CheckResult-not_done }
AnimalResult-derogation = Eltérés

WelfareResult-satisfactory = { CheckResult-satisfactory }
WelfareResult-not_satisfactory = { CheckResult-not_satisfactory }
WelfareResult-derogation = Eltérés

IdentityKind-seal = Plombaellenőrzés
IdentityKind-full = Teljes ellenőrzés

Conclusion-satisfactory = Megfelelő
Conclusion-not_satisfactory = Nem megfelelő
Conclusion-not_interpretable = Nem értelmezhető
# official: TRACES user manual, entry documents, Part I (Hungarian), III.1.1
Conclusion-pending = Függőben

Motivation-random = Szúrópróba
Motivation-suspicion = Gyanú
Motivation-reinforced = Megerősített intézkedések
# official: TRACES user manual, entry documents, Part I (Hungarian), IV.4.1
Motivation-intensified = Szigorított ellenőrzések
Motivation-required = Kötelező
Motivation-latent_infection = Mintavétel lappangó fertőzésre

# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.1
Temperature-ambient = Környezeti
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.1
Temperature-chilled = Hűtött
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.1
Temperature-frozen = Fagyasztott

CvedaPurpose-final_import = Behozatal
CvedaPurpose-temporary_admission = Törzskönyvezett lovak ideiglenes beléptetése
CvedaPurpose-re_entry = Lovak visszaléptetése
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.2
CvedaPurpose-transhipment = Átrakodás
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.2
CvedaPurpose-transit = Árutovábbítás harmadik országba
CvedaPurpose-non_internal_market = Nem a belső piacra
CvedaPurpose-private_import = Magáncélú behozatal
CvedaPurpose-transfer = Továbbszállítás

# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.3
CvedpPurpose-internal_market = A belső piacra
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.3
CvedpPurpose-reimport = Újrabehozatalra
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.3
CvedpPurpose-non_conforming = Nem megfelelő szállítmány
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.3
CvedpPurpose-transhipment = Átrakodás
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.3
CvedpPurpose-transit = Árutovábbítás harmadik országba
CvedpPurpose-non_internal_market = Nem a belső piacra
CvedpPurpose-private_import = Magáncélú behozatal
CvedpPurpose-transfer = Továbbszállítás
CvedpPurpose-reconformity_check = A megfelelőség újraellenőrzése

CedPurpose-free_circulation = Behozatal
CedPurpose-onward_transfer = Továbbszállítás ellenőrző pontra
CedPurpose-non_internal_market = Nem a belső piacra
CedPurpose-private_import = Magáncélú behozatal

# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.5
ChedppPurpose-free_circulation = Szabad forgalomba
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.5
ChedppPurpose-onward_transfer = Átrakodás/Árutovábbítás
ChedppPurpose-transit = Árutovábbítás harmadik országba
ChedppPurpose-non_internal_market = Nem a belső piacra
ChedppPurpose-private_import = Magáncélú behozatal

CvedaOutcome-final_import = Végleges behozatal
# official: TRACES user manual, entry documents, Part I (Hungarian), III.1.1
CvedaOutcome-temporary_admission = Ideiglenes beléptetés
CvedaOutcome-re_entry = Lovak visszaléptetése
CvedaOutcome-transhipment = Átrakodás
CvedaOutcome-transit = Árutovábbítás
CvedaOutcome-non_internal_market = Nem a belső piac
CvedaOutcome-private_import = Magáncélú behozatal
CvedaOutcome-transfer = Továbbszállítás

CvedpOutcome-internal_market = Belső piac
CvedpOutcome-channelled = Belső piac, ellenőrzött továbbítással
CvedpOutcome-specific_warehouse = Külön raktározás
CvedpOutcome-transhipment = Átrakodás
CvedpOutcome-transit = Árutovábbítás
CvedpOutcome-non_internal_market = Nem a belső piac
CvedpOutcome-private_import = Magáncélú behozatal
CvedpOutcome-transfer = Továbbszállítás

CedOutcome-free_circulation = Szabad forgalomba bocsátás
CedOutcome-onward_transfer = Továbbszállítás ellenőrző pontra
CedOutcome-non_internal_market = Nem a belső piac
CedOutcome-private_import = Magáncélú behozatal

ChedppOutcome-free_circulation = Szabad forgalomba bocsátás
ChedppOutcome-onward_transfer = Átrakodás vagy árutovábbítás
ChedppOutcome-transit = Tranzit
ChedppOutcome-non_internal_market = Nem a belső piac
ChedppOutcome-private_import = Magáncélú behozatal

Channelling-article_8 = A 97/78/EK irányelv 8. cikke
Channelling-article_15 = A 97/78/EK irányelv 15. cikke

CvedaReason-absence_of_certificate = Hiányzó vagy érvénytelen bizonyítvány
CvedaReason-mismatch_with_documents = Nem egyezik az okmányokkal
CvedaReason-non_approved_country = Nem engedélyezett ország
CvedaReason-non_approved_region = Nem engedélyezett régió
CvedaReason-prohibited_species = Tiltott faj
CvedaReason-absence_of_additional_guarantees = Hiányzó kiegészítő garanciák
CvedaReason-safeguard_clause = Védzáradék
CvedaReason-diseased_or_suspect_animals = Beteg vagy gyanús állatok
CvedaReason-unsatisfactory_tests = Nem megfelelő vizsgálati eredmények
CvedaReason-national_requirements = Nemzeti követelmények nem teljesülnek
CvedaReason-unsuitable_address = Alkalmatlan cím
CvedaReason-transport_or_welfare_rules = Szállítási vagy állatjóléti szabályok megsértése
CvedaReason-individual_identification = Egyedi azonosítás hiánya
CvedaReason-unfit_for_travel = Utazásra alkalmatlan
CvedaReason-invasive_alien_species = Idegenhonos inváziós faj
CvedaReason-other_rasff = Egyéb, RASFF-bejelentés szükséges
CvedaReason-other = Egyéb

CvedpReason-absence_of_certificate = Hiányzó vagy érvénytelen bizonyítvány
CvedpReason-non_approved_country = Nem engedélyezett ország
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.3
CvedpReason-non_approved_establishment = Nem engedélyezett létesítmény
CvedpReason-prohibited_product = Tiltott termék
CvedpReason-mismatch_with_documents = Nem egyezik az okmányokkal
CvedpReason-health_mark_error = Hibás állat-egészségügyi jelölés
CvedpReason-hygiene_failure = Higiéniai hiba
CvedpReason-chemical_contamination = Kémiai szennyeződés
CvedpReason-microbiological_contamination = Mikrobiológiai szennyeződés
CvedpReason-other_rasff = Egyéb, RASFF-bejelentés szükséges
CvedpReason-other = Egyéb

CedReason-absence_of_certificate = { CvedpReason-absence_of_certificate }
CedReason-mismatch_with_documents = { CvedpReason-mismatch_with_documents }
CedReason-hygiene_failure = { CvedpReason-hygiene_failure }
CedReason-chemical_contamination = { CvedpReason-chemical_contamination }
CedReason-microbiological_contamination = { CvedpReason-microbiological_contamination }
CedReason-other_rasff = { CvedpReason-other_rasff }
CedReason-other = { CvedpReason-other }

CvedaAction-re_dispatch = Visszaküldés
CvedaAction-slaughter = Levágás
CvedaAction-euthanasia = Eutanázia

CvedpAction-re_export = Újrakivitel
CvedpAction-destruction = Megsemmisítés
CvedpAction-processing = Feldolgozás

CedAction-re_dispatch = Visszaküldés
CedAction-destruction = Megsemmisítés
CedAction-processing = Feldolgozás
CedAction-other_purpose = Más célú felhasználás

## Choices of the declaration and the import certificate: boxes I.25 to I.27 of Decision 2007/240/EC; reasons of ours

# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.4
CertificatePurpose-transit = Az EU-n keresztül harmadik országba történő tranzitszállítás esetében
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.4
CertificatePurpose-import = Az EU-ba történő behozatal vagy beléptetés esetében

CertifiedFor-human_consumption = Emberi fogyasztás
CertifiedFor-animal_feeding_stuff = Takarmány
CertifiedFor-further_process = További feldolgozás
CertifiedFor-technical_use = Műszaki felhasználás
CertifiedFor-pharmaceutical_use = Gyógyszeripari felhasználás
CertifiedFor-breeding = Tenyésztés
CertifiedFor-fattening = Hizlalás
CertifiedFor-slaughter = Levágás
CertifiedFor-registered_equidae = Törzskönyvezett lófélék
CertifiedFor-approved_bodies = Jóváhagyott szervek
CertifiedFor-quarantine = Karantén
CertifiedFor-pets = Kedvtelésből tartott állatok
CertifiedFor-game_restocking = Vadállomány pótlása
CertifiedFor-artificial_reproduction = Mesterséges szaporítás
CertifiedFor-other = Egyéb

CertificateReason-requirements_not_met = A követelmények nem teljesülnek
CertificateReason-mismatch_with_documents = Nem egyezik az okmányokkal
CertificateReason-other = Egyéb

DeclarModel-bones_horns_hooves = Csontok, szarvak, paták és származtatott termékek
# official: TRACES user manual, entry documents, Part I (Hungarian), I.1
DeclarModel-intermediate_products = Köztes termékek
DeclarModel-non_harmonised = Nem harmonizált áruk

## Choices of today's systems (their public schemas)

ApprovalStatus-approved = Jóváhagyott
ApprovalStatus-not_approved = Nem jóváhagyott
ApprovalStatus-suspended = Felfüggesztett

TransportType-aeroplane = Repülőgép
TransportType-ship = Hajó
TransportType-railway_wagon = Vasúti kocsi
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.3.2
TransportType-road_vehicle = Közúti jármű
TransportType-road_vehicle_aeroplane = Közúti jármű és repülőgép
TransportType-ship_railway_wagon = Hajó és vasúti kocsi
TransportType-ship_road_vehicle = Hajó és közúti jármű
TransportType-other = Egyéb

DocumentKind-air_waybill = Légi fuvarlevél
DocumentKind-bill_of_lading = Hajóraklevél
DocumentKind-cargo_manifest = Rakományjegyzék
DocumentKind-catch_certificate = Fogási tanúsítvány
DocumentKind-commercial_document = Kereskedelmi okmány
DocumentKind-commercial_invoice = Kereskedelmi számla
DocumentKind-conformity_certificate = Megfelelőségi bizonyítvány
DocumentKind-container_manifest = Konténerjegyzék
DocumentKind-customs_declaration = Vámáru-nyilatkozat
DocumentKind-docom = DOCOM
DocumentKind-health_certificate = Egészségügyi bizonyítvány
DocumentKind-heat_treatment_certificate = Hőkezelési bizonyítvány
DocumentKind-import_permit = Behozatali engedély
DocumentKind-inspection_certificate = Vizsgálati bizonyítvány
DocumentKind-itahc = ITAHC
DocumentKind-journey_log = Menetlevél
DocumentKind-laboratory_sampling_results_for_aflatoxin = Laboratóriumi eredmények aflatoxinra
DocumentKind-latest_veterinary_health_certificate = Legutóbbi állat-egészségügyi bizonyítvány
DocumentKind-letter_of_authority = Meghatalmazás
DocumentKind-license_or_authorisation = Engedély vagy felhatalmazás
DocumentKind-list_of_ingredients = Összetevők jegyzéke
DocumentKind-mycotoxin_certification = Mikotoxin-tanúsítás
DocumentKind-origin_certificate = Származási bizonyítvány
DocumentKind-packing_list = Csomagolási jegyzék
DocumentKind-phytosanitary_certificate = Növény-egészségügyi bizonyítvány
DocumentKind-processing_statement = Feldolgozási nyilatkozat
DocumentKind-proof_of_storage = Tárolási igazolás
DocumentKind-railway_bill = Vasúti fuvarlevél
DocumentKind-road_consignment_note = Közúti fuvarlevél
DocumentKind-sea_waybill = Tengeri fuvarlevél
DocumentKind-veterinary_health_certificate = Állat-egészségügyi bizonyítvány
DocumentKind-other = Egyéb

InternalMarketPurpose-human_consumption = Emberi fogyasztás
InternalMarketPurpose-animal_feeding_stuff = Takarmány
InternalMarketPurpose-pharmaceutical_use = Gyógyszeripari felhasználás
InternalMarketPurpose-technical_use = Műszaki felhasználás
InternalMarketPurpose-commercial_sale = Kereskedelmi értékesítés
InternalMarketPurpose-commercial_sale_or_change_of_ownership = Kereskedelmi értékesítés vagy tulajdonosváltás
InternalMarketPurpose-rescue = Mentés
InternalMarketPurpose-breeding = Tenyésztés
InternalMarketPurpose-research = Kutatás
InternalMarketPurpose-racing_or_competition = Futtatás vagy verseny
InternalMarketPurpose-approved_premises_or_body = Jóváhagyott telephely vagy szerv
InternalMarketPurpose-companion_animal = Társállat, nem továbbadásra
InternalMarketPurpose-production = Termelés
InternalMarketPurpose-slaughter = Levágás
InternalMarketPurpose-fattening = Hizlalás
InternalMarketPurpose-game_restocking = Vadállomány pótlása
InternalMarketPurpose-registered_horses = Törzskönyvezett lovak
InternalMarketPurpose-other = Egyéb

WarehouseType-customs_warehouse = Vámraktár
WarehouseType-free_zone_or_free_warehouse = Vámszabad terület vagy vámszabad raktár
WarehouseType-ship_supplier = Hajóellátó
WarehouseType-ship = Hajó

AnimalsCertifiedFor-animal_feeding_stuff = Takarmány
AnimalsCertifiedFor-approved = Jóváhagyott
AnimalsCertifiedFor-artificial_reproduction = Mesterséges szaporítás
AnimalsCertifiedFor-breeding = Tenyésztés
AnimalsCertifiedFor-circus = Cirkusz
AnimalsCertifiedFor-commercial_sale = Kereskedelmi értékesítés
AnimalsCertifiedFor-commercial_sale_or_change_of_ownership = Kereskedelmi értékesítés vagy tulajdonosváltás
AnimalsCertifiedFor-fattening = Hizlalás
AnimalsCertifiedFor-game_restocking = Vadállomány pótlása
AnimalsCertifiedFor-human_consumption = Emberi fogyasztás
AnimalsCertifiedFor-internal_market = Belső piac
AnimalsCertifiedFor-other = Egyéb
AnimalsCertifiedFor-personally_owned_pets = Saját kedvtelésből tartott állatok, nem továbbadásra
AnimalsCertifiedFor-pets = Kedvtelésből tartott állatok
AnimalsCertifiedFor-production = Termelés
AnimalsCertifiedFor-quarantine = Karantén
AnimalsCertifiedFor-racing_competition = Futtatás vagy verseny
AnimalsCertifiedFor-registered = Törzskönyvezett
AnimalsCertifiedFor-registered_equidae = Törzskönyvezett lófélék
AnimalsCertifiedFor-rejected_or_returned_consignment = Visszautasított vagy visszaküldött szállítmány
AnimalsCertifiedFor-relaying = Átmeneti kihelyezés
AnimalsCertifiedFor-rescue_rehoming = Mentés vagy új gazda
AnimalsCertifiedFor-research = Kutatás
AnimalsCertifiedFor-slaughter = Levágás
AnimalsCertifiedFor-technical_pharmaceutical_use = Műszaki vagy gyógyszeripari felhasználás
AnimalsCertifiedFor-transit = Árutovábbítás
AnimalsCertifiedFor-zoo_collection = Állatkert vagy gyűjtemény

IntendedFor-human = Emberi fogyasztás
IntendedFor-feedingstuff = Takarmány
IntendedFor-further = További feldolgozás
IntendedFor-other = Egyéb

IdentityNotDone-reduced_checks = Csökkentett ellenőrzési rendszer
IdentityNotDone-not_required = Nem szükséges
IdentityNotDone-equine_semen_facilitation = Könnyítés hűtött lóspermára

PhysicalNotDone-reduced_checks = Csökkentett ellenőrzési rendszer
PhysicalNotDone-other = Egyéb

Analysis-initial = Első elemzés
Analysis-counter = Ellenelemzés
Analysis-second_expert = Második szakértő elemzése

Conservation-ambient = { Temperature-ambient }
Conservation-chilled = { Temperature-chilled }
Conservation-frozen = { Temperature-frozen }

CountUnit-number = Darab
CountUnit-percent = Százalék

FreeCirculation-human_consumption = Emberi fogyasztás
FreeCirculation-animal_feeding_stuff = Takarmány
FreeCirculation-pharmaceutical_use = Gyógyszeripari felhasználás
FreeCirculation-technical_use = Műszaki felhasználás
FreeCirculation-further_process = További feldolgozás
FreeCirculation-other = Egyéb

DefinitiveImport-slaughter = Levágás
DefinitiveImport-approved_bodies = Jóváhagyott szervek
DefinitiveImport-quarantine = Karantén

FishingResult-compliant = Megfelel
FishingResult-not_applicable = Nem alkalmazandó
FishingResult-not_compliant = Nem felel meg

Inspection-required = Szükséges
Inspection-not_required = Nem szükséges
Inspection-inconclusive = Eldöntetlen

RiskDecision-required = Szükséges
RiskDecision-not_required = Nem szükséges
RiskDecision-inconclusive = Eldöntetlen
RiskDecision-reinforced_check = Megerősített ellenőrzés

RiskLevel-high = Magas
RiskLevel-medium = Közepes
RiskLevel-low = Alacsony

PlantClass-mandatory = Kötelező
PlantClass-reduced = Csökkentett
PlantClass-controlled = Ellenőrzött
PlantClass-not_notifiable = Nem bejelentésköteles

LineCheckType-documentary = Okmányellenőrzés
LineCheckType-identity = Azonossági ellenőrzés
LineCheckType-physical = Fizikai ellenőrzés
LineCheckType-marketing_standards = Forgalmazási előírások

LineCheckStatus-to_do = Teendő
LineCheckStatus-compliant = Megfelel
LineCheckStatus-auto_cleared = Automatikusan kiadva
LineCheckStatus-non_compliant = Nem felel meg
LineCheckStatus-not_inspected = Nem vizsgálták
LineCheckStatus-to_be_inspected = Vizsgálandó
LineCheckStatus-hold = Visszatartva

ChedppAction-re_dispatch = Visszaküldés
ChedppAction-entry_refusal = Beléptetés megtagadása
ChedppAction-quarantine = Karantén
ChedppAction-special_treatment = Különleges kezelés
ChedppAction-industrial_processing = Ipari feldolgozás
ChedppAction-destruction = Megsemmisítés
ChedppAction-other_purpose = Más célú felhasználás

ActionExtent-contaminated_products = Szennyezett termékek
ActionExtent-intercepted_part = Feltartóztatott rész
ActionExtent-packaging_material = Csomagolóanyag
ActionExtent-means_of_transport = Szállítóeszköz
ActionExtent-other = Egyéb

AppliesTo-commodity = Árucikk
AppliesTo-package = Csomag
AppliesTo-both = Árucikk és csomag

ControlAuthority-exit_post = Kiléptető határállomás
ControlAuthority-final_post = Utolsó határállomás
ControlAuthority-local_unit = Helyi állat-egészségügyi egység
ControlAuthority-inspection_unit = Vizsgálati egység

ControlStatus-required = Szükséges
ControlStatus-completed = Befejezve

Departure-left = Elindult
Departure-not_left = Nem indult el
Departure-destroyed = Megsemmisítették

## Choices of ours

ChedppReason-harmful_organism = Károsító szervezet
ChedppReason-prohibited_import = Tiltott behozatal
ChedppReason-document_missing_or_invalid = Hiányzó vagy érvénytelen okmány
ChedppReason-mismatch = Eltérés
ChedppReason-other = Egyéb

LinkKind-replaces = Felváltja
LinkKind-replaced_by = Felváltotta
LinkKind-split_from = Leválasztva ebből
LinkKind-split_valid = Leválasztva: elfogadott rész
LinkKind-split_rejected = Leválasztva: visszautasított rész

PartyRole-second_consignor = Második feladó
PartyRole-packer = Csomagoló
# official: TRACES user manual, entry documents, Part I (Hungarian), II.2.2.3
PartyRole-place_of_origin = Származási hely
PartyRole-temporary_destination = Ideiglenes rendeltetési hely
PartyRole-permanent_address = Állandó cím

## Sentences of rules: ours, after the rule of that code

## Findings of an import: ours. $detail is what the other system said

finding-IMPORT-VALUE = A rovat nem fogadja be, amit a másik rendszer mondott: { $detail }
finding-IMPORT-INEXACT = A másik rendszer többet mondott, mint ami a rovatba fér: { $detail }
finding-IMPORT-CODE = Ez nem kód: { $detail }
finding-IMPORT-ROWS = A másik rendszerben több sor van, mint amennyi az űrlapba fér: { $detail }
finding-IMPORT-ZONE = Időzóna nélküli idő, UTC-ként értelmezve: { $detail }
finding-IMPORT-STATUS = A másik rendszer státusza többet mond a miénknél: { $detail }
