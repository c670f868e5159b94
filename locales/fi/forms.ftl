### Kohtien nimet ja vaihtoehtojen sanat. Tunnus on kohdan nimi tai luettelon nimi ja sen vaihtoehto.

## Titles of boxes on the official forms: Reg. (EC) 669/2009 Annex II, 136/2004 Annex III, 282/2004 Annex I and
## Reg. (EU) 2019/1715 Annex II, shortened. To be held against the Official Journal before print.

box-part1 = Osa I: lähetys
box-part2 = Osa II: tarkastukset ja päätös
box-part3 = Osa III: valvonta
box-consignor = Lähettäjä tai viejä
box-consignee = Vastaanottaja
box-importer = Tuoja
box-person-responsible = Lastista vastaava henkilö
box-place-of-destination = Määräpaikka
box-delivery-address = Toimitusosoite
box-point-of-entry = Saapumispaikka
box-country-of-origin = Alkuperämaa
box-region-of-origin = Alkuperäalue
box-country-consigned = Lähetysmaa
box-arrival = Arvioitu saapuminen saapumispaikkaan
box-documents = Mukana seuraavat asiakirjat
box-establishments = Alkuperälaitokset
box-transport-to-entry = Kuljetusväline saapumispaikkaan
box-transport-after-entry = Kuljetusväline saapumispaikan jälkeen
box-transporter = Kuljettaja
box-departure = Lähtö
box-commodities = Tavaran kuvaus
box-animal-lines = Eläinten kuvaus
box-cn-code = Nimikenumero (CN)
box-total-packages = Pakkausten kokonaismäärä
box-total-net-weight = Nettopaino yhteensä
box-total-gross-weight = Bruttopaino yhteensä
box-total-animals = Eläinten lukumäärä
box-temperature = Lämpötila
box-certified-for = Eläinten todistettu käyttötarkoitus
box-intended-for = Tavaran käyttötarkoitus
box-seals = Sinettien ja konttien numerot
box-container-number = Kontin numero
box-seal-number = Sinetin numero
box-purpose = Tarkoitus
box-conforms = Unionin vaatimusten mukainen
box-declaration = Ilmoitus
box-local-reference = Paikallinen viite
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.2
box-documentary = Asiakirjojen tarkastus
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.2
box-selected-for-physical = Lähetys valittu fyysisiin tarkastuksiin
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.2
box-identity = Tunnistustarkastus
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.2
box-physical = Fyysinen tarkastus
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.2
box-welfare = Eläinten hyvinvoinnin tarkastus
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.2
box-laboratory-tests = Laboratoriotutkimukset
box-result = Tulos
box-identity-kind = Tunnistustarkastuksen laji
box-animals-checked = Tarkastettujen eläinten lukumäärä
box-union-standard = Unionin vaatimukset
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.2
box-additional-guarantees = Lisävakuudet
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.2
box-national-requirements = Kansalliset vaatimukset
box-dead = Kuolleina saapuneet
box-unfit = Kuljetukseen kelpaamattomat
box-births = Syntymiset tai keskenmenot
box-decision = Päätös
box-acceptable = Hyväksyttävä
box-outcome = Hyväksyttävä
box-refusal-reasons = Hylkäämisperusteet
box-action = Hylättyä lähetystä koskeva toimenpide
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.5
box-controlled-destination = Valvottu määräpaikka
box-resealing = Uudelleen sinetöinti
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.1
box-customs-document = Tulliasiakirjan viite
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.1
box-official = Virallinen tarkastaja
box-links = Aiemmat ja myöhemmät asiakirjat

## Names of boxes and fields in the systems of today (their public schemas)

box-individual-name = Henkilön nimi
box-approval-number = Hyväksyntänumero
box-approval-status = Hyväksyntä
box-agent = Asiamies
box-party-role = Rooli
box-party = Osapuoli
box-other-parties = Muut osapuolet
box-contacts = Yhteyshenkilöt
box-transport-type = Kuljetustapa
box-transport-identification = Tunniste
box-transport-document = Kuljetusasiakirja
box-official-seal = Virallinen sinetti
box-document-kind = Asiakirjan laji
box-document-number = Numero
box-document-issued = Antamispäivä
box-document-country = Antamismaa
box-document-place = Antamispaikka
box-document-file = Tiedosto
box-attachments = Liitetiedostot
box-attachment = Liitetiedosto
box-file-name = Tiedosto
box-media-type = Tiedoston tyyppi
box-file-size = Koko
box-fingerprint = Sormenjälki (SHA-256)
box-external-system = Muu järjestelmä
box-external-reference = Viite siellä
box-external-references = Viitteet muissa järjestelmissä
box-exact-match = Täsmällinen osuma
box-verified-by-importer = Tuojan vahvistama
box-verified-by-inspector = Tarkastajan vahvistama
box-establishment-section = Osasto
box-establishment-activities = Toiminnot
box-flag-state = Lippuvaltio
box-catch-certificates = Saalistodistukset
box-catch-certificates-count = Saalistodistusten lukumäärä
box-catch-certificate-required = Saalistodistus vaaditaan
box-mark = Merkintä
box-marks = Tunnistusmerkinnät
box-complement = Täydennys
box-species = Laji
box-common-name = Yleisnimi
box-species-type = Tyyppi
box-species-class = Luokka
box-species-family = Heimo
box-eppo-code = EPPO-koodi
box-variety = Lajike
box-propagation = Lisäys
box-indoor-outdoor = Kasvatettu sisällä tai ulkona
box-woody = Puuvartinen kasvi
box-wood-packaging = Puupakkaus
box-regulatory-authority = Valvova viranomainen
box-requires-trial-data = Koetiedot vaaditaan
box-net-weight = Nettopaino
box-packages = Pakkauksia
box-package-type = Pakkauslaji
box-journey-plan = Reitti
box-journey-estimate = Arvioitu aika maanteitse
box-journey-log = Reittisuunnitelma tai matkapäiväkirja
box-resting-points = Suunnitellut lepo- tai siirtopaikat
box-resting-place = Lepo- tai siirtopaikka
box-control-posts = Valvonta-asemat
box-control-post = Valvonta-asema
box-items = Rivin osat
box-animals = Eläimiä
box-animal-identification = Eläinten tunnistetiedot
box-animal-number = Eläin
box-animal-name = Nimi
box-animal-passport = Passi
box-animal-microchip = Mikrosiru
box-animal-ear-tag = Korvamerkki
box-animal-tattoo = Tatuointi
box-permanent-address = Pysyvä osoite
box-unweaned-animals = Vieroittamattomia eläimiä
box-holding-number = Pitopaikan numero
box-from-charity = Hyväntekeväisyysjärjestöltä
box-destination-is-permanent = Määräpaikka on pysyvä osoite
box-internal-market-purpose = Käyttö sisämarkkinoilla
box-journey = Jatkokuljetus
box-third-country = Kolmas maa
box-transhipment-country = Edelleenlähetysmaa
box-final-post = Viimeinen rajatarkastusasema
box-exit-post = Poistumisrajatarkastusasema
box-point-of-exit = Poistumispaikka
box-exit-date = Poistumispäivä
box-exit-arrival = Arvioitu saapuminen poistumisasemalle
box-transit-countries = Kauttakuljetusmaat
box-warehouse-type = Vaatimusten vastaisen tavaran määräpaikka
box-registration-number = Rekisteröintinumero
box-ship-name = Laivan nimi
box-ship-port = Satama
box-port-of-entry = Saapumissatama
box-port-of-exit = Lähtösatama
box-left-port = Lähtenyt lähtösatamasta
box-control-point = Valvontapaikka
box-first-estimated-arrival = Alun perin arvioitu saapuminen
box-consignment-arrived = Lähetys on saapunut
box-route = Reitin maat
box-transport-responsible = Kuljetuksesta vastaava
box-journey-time = Arvioitu matka-aika
box-gross-volume = Bruttotilavuus
box-gross-volume-unit = Tilavuuden yksikkö
box-customs-reference = Tullin viite
box-marketing-standards-declared = Ilmoitettu täyttävän kaupan pitämisen vaatimukset
box-identity-not-done = Miksi tunnistustarkastusta ei tehty
box-physical-not-done = Miksi fyysistä tarkastusta ei tehty
box-laboratory-done = Laboratoriotutkimukset
box-motivation = Perustelu
box-tested = Tutkimusten päivä
box-tested-time = Tutkimusten kellonaika
box-tests = Tutkimukset
box-test-commodity = Tutkittu tavara
box-test = Tutkimus
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.3
box-test-method = Laboratoriomenetelmä
box-analysis = Analyysi
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.3
box-sample-type = Näytetyyppi
box-samples = Näytteiden määrä
box-batch = Näytteen erä
box-batch-number = Eränumero
box-conservation = Näytteen säilytys
box-use-by = Viimeinen käyttöpäivä
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.3
box-laboratory = Laboratorio
box-sampler = Näytteenottaja
box-sampled = Näytteenottopäivä
box-sampled-time = Näytteenottoaika
box-test-ordered = Tilauspäivä
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.3
box-released = Vapautusajankohta
box-test-results = Tulokset
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.3
box-conclusion = Päätelmä
box-dead-unit = Laskettu
box-unfit-unit = Laskettu
box-resealed = Kontit sinetöitiin uudelleen
box-new-seals = Uudet sinetit
box-new-seal-number = Uuden sinetin numero
box-line-checks = Tarkastukset tavaroittain
box-line-check-type = Tarkastus
box-line-check-status = Tila
box-line-check-reason = Syy
box-line-check-selected = Valittu tarkastettavaksi
box-line-check-complete = Valmis
box-validity-period = Voimassaolopäiviä
box-plant-health-auto-cleared = Kasvinterveys: vapautettu automaattisesti
box-marketing-standards-auto-cleared = Kaupan pitämisen vaatimukset: vapautettu automaattisesti
box-catch-check = Saalistodistusten tarkastus
box-catch-check-required = Tarkastus vaaditaan
box-catch-check-result = Tarkastuksen tulos
box-outcome-details = Tarkennuksia lopputulokseen
box-free-circulation = Vapaaseen liikkeeseen käyttöön
box-definitive-import = Lopullinen tuonti käyttöön
box-channelled-under = Kanavoinnin peruste
box-outcome-post = Rajatarkastusasema
box-post = Rajatarkastusasema tai valvontapaikka
box-destination-country = Määrämaa
box-deadline = Määräaika
box-horse-re-entry = Hevosten paluu
box-refusal-reason = Peruste
box-refused-country = Mikä maa
box-refused-establishment = Mikä laitos
box-reason-code = Perusteen koodi
box-applies-to = Koskee
box-action-extent = Toimenpiteen laajuus
box-action-explanation = Toimenpiteen selitys
box-action-by = Tehtävä viimeistään
box-link-kind = Suhde
box-reference = Viite
box-inspection = Tarkastuksen tarve
box-inspection-required = Tarkastus
box-inspection-original = Ennen kumoamista
box-overridden = Kumottu
box-overridden-by = Kumoaja
box-risk = Riski
box-journey-risk = Matkan riski
box-high-risk-union = Suuren riskin tavara unionista
box-assessed = Arvioitu
box-risk-lines = Riski tavaroittain
box-commodity = Tavara
box-risk-decision = Tarkastus
box-exit-risk-decision = Tarkastus poistuttaessa
box-inspection-rate = Tarkastustiheys
box-marketing-standards-decision = Kaupan pitämisen vaatimusten tarkastus
box-plant-health-decision = Kasvinterveystarkastus
box-plant-class = Kasvinterveystarkastusten luokka
box-documentary-required = Asiakirjojen tarkastus vaaditaan
box-identity-required = Tunnistustarkastus vaaditaan
box-physical-required = Fyysinen tarkastus vaaditaan
box-onward-transport = Jatkokuljetus
box-amendment-requested = Muutosta pyydetty
box-checked = Tarkastettu
box-auto-cleared = Vapautettu automaattisesti
box-decided = Päätetty
box-decided-by = Päättäjä
box-on-behalf-of = Allekirjoitettu puolesta
box-signed = Allekirjoitettu
box-control-status = Valvonta
box-controls = Valvontatoimet
box-control-authority = Valvoja
box-arrived = Lähetys saapui
box-not-arrived-reason = Miksi se ei saapunut
box-control-conforms = Lähetys on vaatimusten mukainen
box-destroyed = Hävitetty
box-re-export-date = Jälleenviety
box-re-export-transport = Jälleenviennin kuljetusväline
box-re-export-country = Jälleenviennin maa
box-seal-check = Sinettitarkastus
box-seal-check-required = Sinettitarkastus vaaditaan
box-seal-check-satisfactory = Sinetit kunnossa
box-seal-check-reason = Mikä sineteissä on vialla
box-seal-check-override = Sinettitarkastus kumottu

## Boxes of the declaration and of the import certificate, after Decision 2007/240/EC and Reg. (EU) 142/2011. To be held
## against the Official Journal before print.

box-central-authority = Keskustason toimivaltainen viranomainen
box-local-authority = Paikallinen toimivaltainen viranomainen
box-person-responsible-in-union = Lastista EU:ssa vastaava henkilö
box-country-of-destination = Määrämaa
box-region-of-destination = Määräalue
box-place-of-origin = Alkuperäpaikka
box-place-of-loading = Lastauspaikka
box-entry-post = Saapumisrajatarkastusasema EU:ssa
box-cites-numbers = CITES-numerot
box-goods-certified-for = Tavaran todistettu käyttötarkoitus
box-health-information = Terveystiedot
box-health-information-declared = Vakuutan terveystiedot
box-model = Malli
box-signatory = Allekirjoittaja
box-nursery = Taimitarha
box-commodity-group = Tavararyhmä
box-quantity = Määrä
box-quantity-unit = Yksikkö
box-inspection-fees = Tarkastusmaksut
box-attestation = Vahvistus
box-certificate-model = Todistuksen malli
box-attested = Vahvistettu

## Ours

box-name = Nimi
box-address = Osoite
box-city = Paikkakunta
box-postal-code = Postinumero
box-country = Maa
box-telephone = Puhelin
box-email = Sähköposti
box-identifier = Tunniste
box-description = Kuvaus
box-particulars = Lisätiedot
box-declared = Ilmoitettu
box-remark = Huomautus
box-transport-conditions = Kuljetusolosuhteet
box-health-on-arrival = Terveydentila saapuessa
box-explanation = Selitys
box-measures = Toimenpiteet

## Choices of the official forms (the regulations above and the tables of the sources)

CheckResult-satisfactory = Tyydyttävä
CheckResult-not_satisfactory = Ei tyydyttävä
CheckResult-not_done = Ei tehty

AnimalResult-satisfactory = { CheckResult-satisfactory }
AnimalResult-not_satisfactory = { CheckResult-not_satisfactory }
AnimalResult-not_done = { CheckResult-not_done }
AnimalResult-derogation = Poikkeus

WelfareResult-satisfactory = { CheckResult-satisfactory }
WelfareResult-not_satisfactory = { CheckResult-not_satisfactory }
WelfareResult-derogation = Poikkeus

IdentityKind-seal = Sinettitarkastus
IdentityKind-full = Täydellinen tarkastus

Conclusion-satisfactory = Tyydyttävä
Conclusion-not_satisfactory = Ei tyydyttävä
Conclusion-not_interpretable = Ei tulkittavissa
Conclusion-pending = Meneillään

Motivation-random = Otanta
Motivation-suspicion = Epäily
Motivation-reinforced = Tehostettu
Motivation-intensified = Tiukennettu valvonta
Motivation-required = Pakollinen
Motivation-latent_infection = Näytteenotto piilevän tartunnan varalta

Temperature-ambient = Huoneenlämpö
Temperature-chilled = Jäähdytetty
Temperature-frozen = Jäädytetty

CvedaPurpose-final_import = Tuonti
CvedaPurpose-temporary_admission = Rekisteröityjen hevosten väliaikainen maahantuonti
CvedaPurpose-re_entry = Hevosten paluu
CvedaPurpose-transhipment = Edelleenlähetys
CvedaPurpose-transit = Kauttakuljetus kolmanteen maahan
CvedaPurpose-non_internal_market = Ei sisämarkkinoille
CvedaPurpose-private_import = Yksityinen tuonti
CvedaPurpose-transfer = Siirto

CvedpPurpose-internal_market = Sisämarkkinat
CvedpPurpose-reimport = Jälleentuonti
CvedpPurpose-non_conforming = Ei vaatimusten mukainen
CvedpPurpose-transhipment = Edelleenlähetys
CvedpPurpose-transit = Kauttakuljetus kolmanteen maahan
CvedpPurpose-non_internal_market = Ei sisämarkkinoille
CvedpPurpose-private_import = Yksityinen tuonti
CvedpPurpose-transfer = Siirto
CvedpPurpose-reconformity_check = Uusi vaatimustenmukaisuuden tarkastus

CedPurpose-free_circulation = Tuonti
CedPurpose-onward_transfer = Siirto valvontapaikkaan
CedPurpose-non_internal_market = Ei sisämarkkinoille
CedPurpose-private_import = Yksityinen tuonti

ChedppPurpose-free_circulation = Luovutus vapaaseen liikkeeseen
ChedppPurpose-onward_transfer = Edelleenlähetys tai jatkokuljetus
ChedppPurpose-transit = Kauttakuljetus kolmanteen maahan
ChedppPurpose-non_internal_market = Ei sisämarkkinoille
ChedppPurpose-private_import = Yksityinen tuonti

# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.4
CvedaOutcome-final_import = Lopulliseen tuontiin
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.4
CvedaOutcome-temporary_admission = Väliaikaiseen maahantuontiin
CvedaOutcome-re_entry = Hevosten paluuseen
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.4
CvedaOutcome-transhipment = Edelleenlähetettäväksi
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.4
CvedaOutcome-transit = Kauttakuljetukseen
CvedaOutcome-non_internal_market = Muualle kuin sisämarkkinoille
CvedaOutcome-private_import = Yksityiseen tuontiin
CvedaOutcome-transfer = Siirrettäväksi

# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.4
CvedpOutcome-internal_market = Sisämarkkinoille
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.4
CvedpOutcome-channelled = Kanavoituna
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.4
CvedpOutcome-specific_warehouse = Erityiseen varastointimenettelyyn
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.4
CvedpOutcome-transhipment = Edelleenlähetettäväksi
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.4
CvedpOutcome-transit = Kauttakuljetukseen
CvedpOutcome-non_internal_market = Muualle kuin sisämarkkinoille
CvedpOutcome-private_import = Yksityiseen tuontiin
CvedpOutcome-transfer = Siirrettäväksi

# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.4
CedOutcome-free_circulation = Vapaaseen liikkeeseen luovutettavaksi
CedOutcome-onward_transfer = Siirrettäväksi valvontapaikkaan
CedOutcome-non_internal_market = Muualle kuin sisämarkkinoille
CedOutcome-private_import = Yksityiseen tuontiin

# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.4
ChedppOutcome-free_circulation = Vapaaseen liikkeeseen
ChedppOutcome-onward_transfer = Edelleenlähetettäväksi tai siirrettäväksi
ChedppOutcome-transit = Kauttakuljetukseen
ChedppOutcome-non_internal_market = Muualle kuin sisämarkkinoille
ChedppOutcome-private_import = Yksityiseen tuontiin

Channelling-article_8 = Direktiivin 97/78/EY 8 artikla
Channelling-article_15 = Direktiivin 97/78/EY 15 artikla

CvedaReason-absence_of_certificate = Todistus puuttuu tai on pätemätön
CvedaReason-mismatch_with_documents = Ei vastaa asiakirjoja
CvedaReason-non_approved_country = Hyväksymätön maa
CvedaReason-non_approved_region = Hyväksymätön alue
CvedaReason-prohibited_species = Kielletty laji
CvedaReason-absence_of_additional_guarantees = Lisävakuudet puuttuvat
# official: TRACES user manual, entry documents, Part II (Finnish), II.5.1
CvedaReason-safeguard_clause = Suojalauseke
# official: TRACES user manual, entry documents, Part II (Finnish), II.5.1
CvedaReason-diseased_or_suspect_animals = Sairaat tai tartunnasta epäillyt eläimet
# official: TRACES user manual, entry documents, Part II (Finnish), II.5.1
CvedaReason-unsatisfactory_tests = Ei hyväksyttävät testitulokset
CvedaReason-national_requirements = Kansalliset vaatimukset eivät täyty
CvedaReason-unsuitable_address = Sopimaton osoite
CvedaReason-transport_or_welfare_rules = Kuljetus- tai hyvinvointisääntöjä ei noudatettu
CvedaReason-individual_identification = Yksilöllistä tunnistamista ei noudatettu
CvedaReason-unfit_for_travel = Matkakelvoton
CvedaReason-invasive_alien_species = Haitallinen vieraslaji
CvedaReason-other_rasff = Muu, tee RASFF-ilmoitus
CvedaReason-other = Muu

CvedpReason-absence_of_certificate = Todistus puuttuu tai on pätemätön
CvedpReason-non_approved_country = Hyväksymätön maa
CvedpReason-non_approved_establishment = Hyväksymätön laitos
CvedpReason-prohibited_product = Kielletty tuote
CvedpReason-mismatch_with_documents = Ei vastaa asiakirjoja
CvedpReason-health_mark_error = Terveysmerkin virhe
# official: TRACES user manual, entry documents, Part II (Finnish), II.5.1
CvedpReason-hygiene_failure = Puutteellinen elintarvikehygienia
# official: TRACES user manual, entry documents, Part II (Finnish), II.5.1
CvedpReason-chemical_contamination = Kemiallinen saastuminen
# official: TRACES user manual, entry documents, Part II (Finnish), II.5.1
CvedpReason-microbiological_contamination = Mikrobiologinen saastuminen
# official: TRACES user manual, entry documents, Part II (Finnish), II.5.1
CvedpReason-other_rasff = Muu, tee RASFF-ilmoitus
CvedpReason-other = Muu

CedReason-absence_of_certificate = { CvedpReason-absence_of_certificate }
CedReason-mismatch_with_documents = { CvedpReason-mismatch_with_documents }
CedReason-hygiene_failure = { CvedpReason-hygiene_failure }
CedReason-chemical_contamination = { CvedpReason-chemical_contamination }
CedReason-microbiological_contamination = { CvedpReason-microbiological_contamination }
CedReason-other_rasff = { CvedpReason-other_rasff }
CedReason-other = { CvedpReason-other }

# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.5
CvedaAction-re_dispatch = Uudelleenlähetys
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.5
CvedaAction-slaughter = Teurastus
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.5
CvedaAction-euthanasia = Eutanasia

# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.5
CvedpAction-re_export = Jälleenvienti
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.5
CvedpAction-destruction = Hävittäminen
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.5
CvedpAction-processing = Jalostaminen

# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.5
CedAction-re_dispatch = Uudelleenlähetys
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.5
CedAction-destruction = Hävittäminen
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.5
CedAction-processing = Jalostaminen
# official: TRACES user manual, entry documents, Part II (Finnish), II.4.2.5
CedAction-other_purpose = Muuhun tarkoitukseen

## Choices of the declaration and the import certificate: boxes I.25 to I.27 of Decision 2007/240/EC; reasons of ours

CertificatePurpose-transit = Kauttakuljetukseen EU:n läpi kolmanteen maahan
CertificatePurpose-import = Tuontiin tai maahantuloon EU:hun

CertifiedFor-human_consumption = Ihmisravinnoksi
CertifiedFor-animal_feeding_stuff = Rehuksi
CertifiedFor-further_process = Jatkojalostukseen
CertifiedFor-technical_use = Tekniseen käyttöön
CertifiedFor-pharmaceutical_use = Lääkekäyttöön
CertifiedFor-breeding = Jalostukseen
CertifiedFor-fattening = Lihotukseen
CertifiedFor-slaughter = Teurastettavaksi
CertifiedFor-registered_equidae = Rekisteröidyt hevoseläimet
CertifiedFor-approved_bodies = Hyväksytyt laitokset
CertifiedFor-quarantine = Karanteeniin
CertifiedFor-pets = Lemmikkieläimiksi
CertifiedFor-game_restocking = Riistaistutukseen
CertifiedFor-artificial_reproduction = Keinolliseen lisäämiseen
CertifiedFor-other = Muu

CertificateReason-requirements_not_met = Vaatimukset eivät täyty
CertificateReason-mismatch_with_documents = Ei vastaa asiakirjoja
CertificateReason-other = Muu

DeclarModel-bones_horns_hooves = Luut, sarvet, sorkat ja niistä saadut tuotteet
DeclarModel-intermediate_products = Välituotteet
DeclarModel-non_harmonised = Yhdenmukaistamattomat tavarat

## Choices of today's systems (their public schemas)

ApprovalStatus-approved = Hyväksytty
ApprovalStatus-not_approved = Ei hyväksytty
ApprovalStatus-suspended = Keskeytetty

TransportType-aeroplane = Lentokone
TransportType-ship = Laiva
TransportType-railway_wagon = Rautatievaunu
TransportType-road_vehicle = Ajoneuvo
TransportType-road_vehicle_aeroplane = Ajoneuvo ja lentokone
TransportType-ship_railway_wagon = Laiva ja rautatievaunu
TransportType-ship_road_vehicle = Laiva ja ajoneuvo
TransportType-other = Muu

DocumentKind-air_waybill = Lentorahtikirja
DocumentKind-bill_of_lading = Konossementti
DocumentKind-cargo_manifest = Lastiluettelo
DocumentKind-catch_certificate = Saalistodistus
DocumentKind-commercial_document = Kaupallinen asiakirja
DocumentKind-commercial_invoice = Kauppalasku
DocumentKind-conformity_certificate = Vaatimustenmukaisuustodistus
DocumentKind-container_manifest = Konttiluettelo
DocumentKind-customs_declaration = Tulli-ilmoitus
DocumentKind-docom = DOCOM
DocumentKind-health_certificate = Terveystodistus
DocumentKind-heat_treatment_certificate = Lämpökäsittelytodistus
DocumentKind-import_permit = Tuontilupa
DocumentKind-inspection_certificate = Tarkastustodistus
DocumentKind-itahc = ITAHC
DocumentKind-journey_log = Matkapäiväkirja
DocumentKind-laboratory_sampling_results_for_aflatoxin = Aflatoksiinin laboratoriotulokset
DocumentKind-latest_veterinary_health_certificate = Viimeisin eläinlääkärintodistus
DocumentKind-letter_of_authority = Valtakirja
DocumentKind-license_or_authorisation = Lisenssi tai lupa
DocumentKind-list_of_ingredients = Ainesosaluettelo
DocumentKind-mycotoxin_certification = Mykotoksiinitodistus
DocumentKind-origin_certificate = Alkuperätodistus
DocumentKind-packing_list = Pakkausluettelo
DocumentKind-phytosanitary_certificate = Kasvinterveystodistus
DocumentKind-processing_statement = Jalostusilmoitus
DocumentKind-proof_of_storage = Varastointitodistus
DocumentKind-railway_bill = Rautatierahtikirja
DocumentKind-road_consignment_note = Tierahtikirja
DocumentKind-sea_waybill = Merirahtikirja
DocumentKind-veterinary_health_certificate = Eläinlääkärintodistus
DocumentKind-other = Muu

InternalMarketPurpose-human_consumption = Ihmisravinto
InternalMarketPurpose-animal_feeding_stuff = Rehu
InternalMarketPurpose-pharmaceutical_use = Lääkekäyttö
InternalMarketPurpose-technical_use = Tekninen käyttö
InternalMarketPurpose-commercial_sale = Myynti
InternalMarketPurpose-commercial_sale_or_change_of_ownership = Myynti tai omistajanvaihdos
InternalMarketPurpose-rescue = Pelastaminen
InternalMarketPurpose-breeding = Jalostus
InternalMarketPurpose-research = Tutkimus
InternalMarketPurpose-racing_or_competition = Kilpailu
InternalMarketPurpose-approved_premises_or_body = Hyväksytty laitos tai elin
InternalMarketPurpose-companion_animal = Seuraeläin, ei myytäväksi tai luovutettavaksi
InternalMarketPurpose-production = Tuotanto
InternalMarketPurpose-slaughter = Teurastus
InternalMarketPurpose-fattening = Lihotus
InternalMarketPurpose-game_restocking = Riistan istutus
InternalMarketPurpose-registered_horses = Rekisteröidyt hevoset
InternalMarketPurpose-other = Muu

WarehouseType-customs_warehouse = Tullivarasto
WarehouseType-free_zone_or_free_warehouse = Vapaa-alue tai vapaavarasto
WarehouseType-ship_supplier = Laivamuonittaja
WarehouseType-ship = Laiva

AnimalsCertifiedFor-animal_feeding_stuff = Rehu
AnimalsCertifiedFor-approved = Hyväksytty
AnimalsCertifiedFor-artificial_reproduction = Keinollinen lisääminen
AnimalsCertifiedFor-breeding = Jalostus
AnimalsCertifiedFor-circus = Sirkus
AnimalsCertifiedFor-commercial_sale = Myynti
AnimalsCertifiedFor-commercial_sale_or_change_of_ownership = Myynti tai omistajanvaihdos
AnimalsCertifiedFor-fattening = Lihotus
AnimalsCertifiedFor-game_restocking = Riistan istutus
AnimalsCertifiedFor-human_consumption = Ihmisravinto
AnimalsCertifiedFor-internal_market = Sisämarkkinat
AnimalsCertifiedFor-other = Muu
AnimalsCertifiedFor-personally_owned_pets = Omat lemmikit, ei luovutettavaksi
AnimalsCertifiedFor-pets = Lemmikit
AnimalsCertifiedFor-production = Tuotanto
AnimalsCertifiedFor-quarantine = Karanteeni
AnimalsCertifiedFor-racing_competition = Kilpailu
AnimalsCertifiedFor-registered = Rekisteröity
AnimalsCertifiedFor-registered_equidae = Rekisteröidyt hevoseläimet
AnimalsCertifiedFor-rejected_or_returned_consignment = Hylätty tai palautettu lähetys
AnimalsCertifiedFor-relaying = Uudelleensijoitus
AnimalsCertifiedFor-rescue_rehoming = Pelastaminen tai uusi koti
AnimalsCertifiedFor-research = Tutkimus
AnimalsCertifiedFor-slaughter = Teurastus
AnimalsCertifiedFor-technical_pharmaceutical_use = Tekninen tai lääkekäyttö
AnimalsCertifiedFor-transit = Kauttakuljetus
AnimalsCertifiedFor-zoo_collection = Eläintarha tai kokoelma

IntendedFor-human = Ihmisravinto
IntendedFor-feedingstuff = Rehu
IntendedFor-further = Jatkojalostus
IntendedFor-other = Muu

IdentityNotDone-reduced_checks = Vähennettyjen tarkastusten järjestelmä
IdentityNotDone-not_required = Ei vaadita
IdentityNotDone-equine_semen_facilitation = Jäähdytettyä hevosen siemennestettä koskeva helpotus

PhysicalNotDone-reduced_checks = Vähennettyjen tarkastusten järjestelmä
PhysicalNotDone-other = Muu

Analysis-initial = Ensimmäinen analyysi
Analysis-counter = Vasta-analyysi
Analysis-second_expert = Toinen asiantuntija-analyysi

Conservation-ambient = { Temperature-ambient }
Conservation-chilled = { Temperature-chilled }
Conservation-frozen = { Temperature-frozen }

CountUnit-number = Kappaletta
CountUnit-percent = Prosenttia

FreeCirculation-human_consumption = Ihmisravinto
FreeCirculation-animal_feeding_stuff = Rehu
FreeCirculation-pharmaceutical_use = Lääkekäyttö
FreeCirculation-technical_use = Tekninen käyttö
FreeCirculation-further_process = Jatkojalostus
FreeCirculation-other = Muu

DefinitiveImport-slaughter = Teurastus
DefinitiveImport-approved_bodies = Hyväksytyt elimet
DefinitiveImport-quarantine = Karanteeni

FishingResult-compliant = Vaatimusten mukainen
FishingResult-not_applicable = Ei sovellu
FishingResult-not_compliant = Ei vaatimusten mukainen

Inspection-required = Vaaditaan
Inspection-not_required = Ei vaadita
Inspection-inconclusive = Epäselvä

RiskDecision-required = Vaaditaan
RiskDecision-not_required = Ei vaadita
RiskDecision-inconclusive = Epäselvä
RiskDecision-reinforced_check = Tehostettu tarkastus

RiskLevel-high = Suuri
RiskLevel-medium = Keskisuuri
RiskLevel-low = Pieni

PlantClass-mandatory = Pakollinen
PlantClass-reduced = Vähennetty
PlantClass-controlled = Valvottu
PlantClass-not_notifiable = Ei ilmoitettava

LineCheckType-documentary = Asiakirjojen tarkastus
LineCheckType-identity = Tunnistustarkastus
LineCheckType-physical = Fyysinen tarkastus
LineCheckType-marketing_standards = Kaupan pitämisen vaatimukset

LineCheckStatus-to_do = Tekemättä
LineCheckStatus-compliant = Vaatimusten mukainen
LineCheckStatus-auto_cleared = Vapautettu automaattisesti
LineCheckStatus-non_compliant = Ei vaatimusten mukainen
LineCheckStatus-not_inspected = Ei tarkastettu
LineCheckStatus-to_be_inspected = Tarkastetaan
LineCheckStatus-hold = Odottaa

ChedppAction-re_dispatch = Uudelleenlähetys
ChedppAction-entry_refusal = Maahantulon epääminen
ChedppAction-quarantine = Karanteeni
ChedppAction-special_treatment = Erityiskäsittely
ChedppAction-industrial_processing = Teollinen jalostus
ChedppAction-destruction = Hävittäminen
ChedppAction-other_purpose = Muuhun tarkoitukseen

ActionExtent-contaminated_products = Saastuneet tuotteet
ActionExtent-intercepted_part = Pysäytetty osa
ActionExtent-packaging_material = Pakkausmateriaali
ActionExtent-means_of_transport = Kuljetusväline
ActionExtent-other = Muu

AppliesTo-commodity = Tavara
AppliesTo-package = Pakkaus
AppliesTo-both = Tavara ja pakkaus

ControlAuthority-exit_post = Poistumisrajatarkastusasema
ControlAuthority-final_post = Viimeinen rajatarkastusasema
ControlAuthority-local_unit = Paikallinen eläinlääkintäyksikkö
ControlAuthority-inspection_unit = Tarkastusyksikkö

ControlStatus-required = Vaaditaan
ControlStatus-completed = Valmis

Departure-left = Se lähti
Departure-not_left = Se ei lähtenyt
Departure-destroyed = Se hävitettiin

## Choices of ours

ChedppReason-harmful_organism = Haitallinen organismi
ChedppReason-prohibited_import = Kielletty tuonti
ChedppReason-document_missing_or_invalid = Asiakirja puuttuu tai on pätemätön
ChedppReason-mismatch = Ei täsmää
ChedppReason-other = Muu

LinkKind-replaces = Korvaa
LinkKind-replaced_by = Korvattu
LinkKind-split_from = Erotettu lähetyksestä
LinkKind-split_valid = Jaettu: hyväksytty osa
LinkKind-split_rejected = Jaettu: hylätty osa

PartyRole-second_consignor = Toinen lähettäjä
PartyRole-packer = Pakkaaja
PartyRole-place_of_origin = Alkuperäpaikka
PartyRole-temporary_destination = Väliaikainen määräpaikka
PartyRole-permanent_address = Pysyvä osoite

## Sentences of rules: ours, after the rule of that code

## Findings of an import: ours. $detail is what the other system said

finding-IMPORT-VALUE = Kohtaan ei mahdu se, mitä toinen järjestelmä sanoi: { $detail }
finding-IMPORT-INEXACT = Toinen järjestelmä sanoi enemmän kuin kohtaan mahtuu: { $detail }
finding-IMPORT-CODE = Tämä ei ole koodi: { $detail }
finding-IMPORT-ROWS = Toisessa järjestelmässä on enemmän rivejä kuin lomakkeelle mahtuu: { $detail }
finding-IMPORT-ZONE = Aika ilman aikavyöhykettä, luettu UTC-aikana: { $detail }
finding-IMPORT-STATUS = Toisen järjestelmän tila sanoo enemmän kuin meidän: { $detail }
