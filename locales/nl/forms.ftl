### Namen van vakken en woorden van keuzes. De zinnen van de regels staan in rules.ftl.

## Titles of boxes on the official forms: Reg. (EC) 669/2009 Annex II, 136/2004 Annex III, 282/2004 Annex I and
## Reg. (EU) 2019/1715 Annex II, shortened. To be held against the Official Journal before print.

box-part1 = Deel I: de zending
box-part2 = Deel II: controles en beslissing
box-part3 = Deel III: toezicht
box-consignor = Verzender of exporteur
box-consignee = Geadresseerde
# official: customs handbook 20.04.00, phytosanitary, chapter 5
box-importer = Importeur
box-person-responsible = Persoon die verantwoordelijk is voor de lading
box-place-of-destination = Plaats van bestemming
box-delivery-address = Leveringsadres
# official: customs handbook 20.04.00, phytosanitary, chapter 5
box-point-of-entry = Plaats van binnenkomst
box-country-of-origin = Land van oorsprong
box-region-of-origin = Regio van oorsprong
box-country-consigned = Land van verzending
box-arrival = Verwachte aankomst op de plaats van binnenkomst
box-documents = Begeleidende documenten
box-establishments = Inrichtingen van oorsprong
box-transport-to-entry = Vervoermiddel tot de plaats van binnenkomst
box-transport-after-entry = Vervoermiddel na de plaats van binnenkomst
box-transporter = Vervoerder
box-departure = Vertrek
box-commodities = Omschrijving van de goederen
box-animal-lines = Omschrijving van de dieren
box-cn-code = Goederencode (GN)
box-total-packages = Totaal aantal colli
box-total-net-weight = Totaal nettogewicht
box-total-gross-weight = Totaal brutogewicht
box-total-animals = Aantal dieren
box-temperature = Temperatuur
box-certified-for = Dieren gecertificeerd voor
box-intended-for = Goederen bestemd voor
box-seals = Zegelnummers en containernummers
box-container-number = Containernummer
box-seal-number = Zegelnummer
box-purpose = Doel
box-conforms = Voldoet aan de voorschriften van de Unie
box-declaration = Verklaring
box-local-reference = Lokaal referentienummer
box-documentary = Documentencontrole
box-selected-for-physical = Geselecteerd voor materiële controle
box-identity = Overeenstemmingscontrole
box-physical = Materiële controle
box-welfare = Welzijnscontrole
box-laboratory-tests = Laboratoriumonderzoek
box-result = Resultaat
box-identity-kind = Soort overeenstemmingscontrole
box-animals-checked = Aantal gecontroleerde dieren
box-union-standard = Voorschriften van de Unie
box-additional-guarantees = Aanvullende garanties
box-national-requirements = Nationale voorschriften
box-dead = Dood bij aankomst
box-unfit = Ongeschikt voor vervoer
box-births = Geboorten of abortussen
box-decision = Beslissing
box-acceptable = Aanvaardbaar
box-outcome = Aanvaardbaar voor
box-refusal-reasons = Redenen van de weigering
box-action = Maatregel voor de geweigerde zending
box-controlled-destination = Gecontroleerde bestemming
box-resealing = Opnieuw verzegelen
box-customs-document = Referentie van het douanedocument
box-official = Ambtenaar
box-links = Eerdere en latere documenten

## Names of boxes and fields in the systems of today (their public schemas)

box-individual-name = Naam van de persoon
box-approval-number = Erkenningsnummer
box-approval-status = Erkenning
box-agent = Agent
box-party-role = Rol
box-party = Partij
box-other-parties = Andere partijen
box-contacts = Contactpersonen
box-transport-type = Soort vervoer
box-transport-identification = Identificatie
box-transport-document = Vervoersdocument
box-official-seal = Officieel zegel
box-document-kind = Soort document
box-document-number = Nummer
box-document-issued = Datum van afgifte
box-document-country = Land van afgifte
box-document-place = Plaats van afgifte
box-document-file = Bestand
box-attachments = Bijgevoegde bestanden
box-attachment = Bijgevoegd bestand
box-file-name = Bestand
box-media-type = Bestandstype
box-file-size = Grootte
box-fingerprint = Vingerafdruk (SHA-256)
box-external-system = Ander systeem
box-external-reference = Referentie daar
box-external-references = Referenties in andere systemen
box-exact-match = Komt precies overeen
box-verified-by-importer = Bevestigd door de importeur
box-verified-by-inspector = Bevestigd door een inspecteur
box-establishment-section = Sectie
box-establishment-activities = Activiteiten
box-flag-state = Vlaggenstaat
box-catch-certificates = Vangstcertificaten
box-catch-certificates-count = Aantal vangstcertificaten
box-catch-certificate-required = Vangstcertificaat vereist
box-mark = Merk
box-marks = Identificatiemerken
box-complement = Aanvulling
box-species = Soort
box-common-name = Gewone naam
box-species-type = Type
box-species-class = Klasse
box-species-family = Familie
box-eppo-code = EPPO-code
box-variety = Ras
box-propagation = Vermeerdering
box-indoor-outdoor = Binnen of buiten geteeld
box-woody = Houtige plant
box-wood-packaging = Houten verpakkingsmateriaal
box-regulatory-authority = Regelgevende autoriteit
box-requires-trial-data = Test- en proefgegevens vereist
box-net-weight = Nettogewicht
box-packages = Colli
box-package-type = Soort colli
box-journey-plan = Route
box-journey-estimate = Geschatte tijd over de weg
box-journey-log = Routeplan of reisjournaal
box-resting-points = Geplande rust- of overlaadplaatsen
box-resting-place = Rust- of overlaadplaats
box-control-posts = Controleposten
box-control-post = Controlepost
box-items = Onderdelen van de regel
box-animals = Dieren
box-animal-identification = Identificatie van de dieren
box-animal-number = Dier
box-animal-name = Naam
box-animal-passport = Paspoort
box-animal-microchip = Transponder
box-animal-ear-tag = Oormerk
box-animal-tattoo = Tatoeage
box-permanent-address = Vast adres
box-unweaned-animals = Niet-gespeende dieren
box-holding-number = Nummer van het bedrijf
box-from-charity = Van een liefdadigheidsinstelling
box-destination-is-permanent = De plaats van bestemming is het vaste adres
box-internal-market-purpose = Gebruik op de interne markt
box-journey = Verdere reis
box-third-country = Derde land
box-transhipment-country = Land van overlading
box-final-post = Laatste grenspost
box-exit-post = Grenspost van uitgang
box-point-of-exit = Plaats van uitgang
box-exit-date = Datum van uitgang
box-exit-arrival = Verwachte aankomst bij de grenspost van uitgang
box-transit-countries = Landen van doorvoer
box-warehouse-type = Bestemming van niet-conforme goederen
box-registration-number = Registratienummer
box-ship-name = Naam van het schip
box-ship-port = Haven
box-port-of-entry = Haven van binnenkomst
box-port-of-exit = Haven van uitgang
box-left-port = Haven van uitgang verlaten
box-control-point = Controlepunt
box-first-estimated-arrival = Aankomst zoals eerst verwacht
box-consignment-arrived = De zending is aangekomen
box-route = Landen op de route
box-transport-responsible = Verantwoordelijk voor het vervoer
box-journey-time = Verwachte reistijd
box-gross-volume = Brutovolume
box-gross-volume-unit = Volume-eenheid
box-customs-reference = Douanereferentie
box-marketing-standards-declared = Voldoet volgens verklaring aan de handelsnormen
box-identity-not-done = Waarom de overeenstemmingscontrole niet is uitgevoerd
box-physical-not-done = Waarom de materiële controle niet is uitgevoerd
box-laboratory-done = Laboratoriumonderzoek
box-motivation = Reden
box-tested = Datum van het onderzoek
box-tested-time = Tijd van het onderzoek
box-tests = Onderzoeken
box-test-commodity = Onderzocht goed
box-test = Onderzoek
box-test-method = Methode
box-analysis = Analyse
box-sample-type = Soort monster
box-samples = Aantal monsters
box-batch = Partij van het monster
box-batch-number = Partijnummer
box-conservation = Monster bewaard
box-use-by = Te gebruiken tot
box-laboratory = Laboratorium
box-sampler = Bemonsterd door
box-sampled = Datum van bemonstering
box-sampled-time = Tijd van bemonstering
box-test-ordered = Datum van de opdracht
box-released = Datum van vrijgave
box-test-results = Resultaten
box-conclusion = Conclusie
box-dead-unit = Geteld in
box-unfit-unit = Geteld in
box-resealed = Containers zijn opnieuw verzegeld
box-new-seals = Nieuwe zegels
box-new-seal-number = Nieuw zegelnummer
box-line-checks = Controles per goed
box-line-check-type = Controle
box-line-check-status = Stand
box-line-check-reason = Reden
box-line-check-selected = Geselecteerd voor controle
box-line-check-complete = Voltooid
box-validity-period = Dagen geldig
box-plant-health-auto-cleared = Plantgezondheid: automatisch vrijgegeven
box-marketing-standards-auto-cleared = Handelsnormen: automatisch vrijgegeven
box-catch-check = Controle van de vangstcertificaten
box-catch-check-required = Controle vereist
box-catch-check-result = Resultaat van de controle
box-outcome-details = Bijzonderheden van de uitkomst
box-free-circulation = In het vrije verkeer als
box-definitive-import = Definitieve invoer voor
box-channelled-under = Onder toezicht vervoerd volgens
box-outcome-post = Grenspost
box-post = Grenspost of controlepunt
box-destination-country = Land van bestemming
box-deadline = Uiterste datum
box-horse-re-entry = Wederbinnenkomst van paarden
box-refusal-reason = Reden
box-refused-country = Welk land
box-refused-establishment = Welke inrichting
box-reason-code = Code van de reden
box-applies-to = Geldt voor
box-action-extent = Omvang van de maatregel
box-action-explanation = Toelichting op de maatregel
box-action-by = Uit te voeren uiterlijk
box-link-kind = Verband
box-reference = Referentie
box-inspection = Noodzaak van inspectie
box-inspection-required = Inspectie
box-inspection-original = Voordat het werd gewijzigd
box-overridden = Gewijzigd op
box-overridden-by = Gewijzigd door
box-risk = Risico
box-journey-risk = Risico van de reis
box-high-risk-union = Goederen met hoog risico uit de Unie
box-assessed = Beoordeeld
box-risk-lines = Risico per goed
box-commodity = Goed
box-risk-decision = Inspectie
box-exit-risk-decision = Inspectie bij uitgang
box-inspection-rate = Inspectiepercentage
box-marketing-standards-decision = Inspectie van de handelsnormen
box-plant-health-decision = Plantgezondheidsinspectie
box-plant-class = Klasse van plantgezondheidscontroles
box-documentary-required = Documentencontrole vereist
box-identity-required = Overeenstemmingscontrole vereist
box-physical-required = Materiële controle vereist
box-onward-transport = Verder vervoer
box-amendment-requested = Wijziging gevraagd
box-checked = Gecontroleerd
box-auto-cleared = Automatisch vrijgegeven
box-decided = Beslist
box-decided-by = Beslist door
box-on-behalf-of = Ondertekend namens
box-signed = Ondertekend
box-control-status = Toezicht
box-controls = Toezicht
box-control-authority = Toezicht door
box-arrived = De zending is aangekomen
box-not-arrived-reason = Waarom ze niet is aangekomen
box-control-conforms = De zending voldoet
box-destroyed = Vernietigd op
box-re-export-date = Wederuitgevoerd op
box-re-export-transport = Vervoermiddel van de wederuitvoer
box-re-export-country = Land van de wederuitvoer
box-seal-check = Zegelcontrole
box-seal-check-required = Zegelcontrole vereist
box-seal-check-satisfactory = Zegels bevredigend
box-seal-check-reason = Wat er mis is met de zegels
box-seal-check-override = Zegelcontrole gewijzigd

## Boxes of the declaration and of the import certificate, after Decision 2007/240/EC and Reg. (EU) 142/2011. To be held
## against the Official Journal before print.

box-central-authority = Centrale bevoegde autoriteit
box-local-authority = Lokale bevoegde autoriteit
box-person-responsible-in-union = Persoon in de EU die verantwoordelijk is voor de lading
box-country-of-destination = Land van bestemming
box-region-of-destination = Regio van bestemming
box-place-of-origin = Plaats van oorsprong
box-place-of-loading = Plaats van lading
box-entry-post = Grensinspectiepost van binnenkomst in de EU
box-cites-numbers = CITES-nummers
box-goods-certified-for = Goederen gecertificeerd voor
box-health-information = Gezondheidsinformatie
box-health-information-declared = Ik verklaar de gezondheidsinformatie
box-model = Model
box-signatory = Ondertekenaar
box-nursery = Kwekerij
box-commodity-group = Groep van goederen
box-quantity = Hoeveelheid
box-quantity-unit = Eenheid
box-inspection-fees = Inspectiekosten
box-attestation = Bevestiging
box-certificate-model = Model van het certificaat
box-attested = Bevestigd

## Ours

box-name = Naam
box-address = Adres
box-city = Plaats
box-postal-code = Postcode
box-country = Land
box-telephone = Telefoon
box-email = E-mail
box-identifier = Kenmerk
box-description = Omschrijving
box-particulars = Nadere bijzonderheden
box-declared = Verklaard op
box-remark = Opmerking
box-transport-conditions = Vervoersomstandigheden
box-health-on-arrival = Gezondheid bij aankomst
box-explanation = Toelichting
box-measures = Maatregelen

## Choices of the official forms (the regulations above and the tables of the sources)

CheckResult-satisfactory = Bevredigend
CheckResult-not_satisfactory = Niet bevredigend
CheckResult-not_done = Niet uitgevoerd

AnimalResult-satisfactory = { CheckResult-satisfactory }
AnimalResult-not_satisfactory = { CheckResult-not_satisfactory }
AnimalResult-not_done = { CheckResult-not_done }
AnimalResult-derogation = Afwijking

WelfareResult-satisfactory = { CheckResult-satisfactory }
WelfareResult-not_satisfactory = { CheckResult-not_satisfactory }
WelfareResult-derogation = Afwijking

IdentityKind-seal = Zegelcontrole
IdentityKind-full = Volledige controle

Conclusion-satisfactory = Bevredigend
Conclusion-not_satisfactory = Niet bevredigend
Conclusion-not_interpretable = Niet te beoordelen
Conclusion-pending = Nog niet bekend

Motivation-random = Steekproef
Motivation-suspicion = Verdenking
Motivation-reinforced = Versterkte maatregelen
Motivation-intensified = Verscherpte controles
Motivation-required = Vereist
Motivation-latent_infection = Bemonstering op latente besmetting

Temperature-ambient = Omgevingstemperatuur
Temperature-chilled = Gekoeld
Temperature-frozen = Bevroren

CvedaPurpose-final_import = Invoer
CvedaPurpose-temporary_admission = Tijdelijke toelating van geregistreerde paarden
CvedaPurpose-re_entry = Wederbinnenkomst van paarden
CvedaPurpose-transhipment = Overlading
CvedaPurpose-transit = Doorvoer naar een derde land
CvedaPurpose-non_internal_market = Niet voor de interne markt
CvedaPurpose-private_import = Particuliere invoer
CvedaPurpose-transfer = Overbrenging

CvedpPurpose-internal_market = Interne markt
CvedpPurpose-reimport = Wederinvoer
CvedpPurpose-non_conforming = Niet-conform
CvedpPurpose-transhipment = Overlading
CvedpPurpose-transit = Doorvoer naar een derde land
CvedpPurpose-non_internal_market = Niet voor de interne markt
CvedpPurpose-private_import = Particuliere invoer
CvedpPurpose-transfer = Overbrenging
CvedpPurpose-reconformity_check = Nieuwe conformiteitscontrole

CedPurpose-free_circulation = Invoer
CedPurpose-onward_transfer = Overbrenging naar een controlepunt
CedPurpose-non_internal_market = Niet voor de interne markt
CedPurpose-private_import = Particuliere invoer

ChedppPurpose-free_circulation = Vrijgave voor het vrije verkeer
ChedppPurpose-onward_transfer = Overlading of verder vervoer
ChedppPurpose-transit = Doorvoer naar een derde land
ChedppPurpose-non_internal_market = Niet voor de interne markt
ChedppPurpose-private_import = Particuliere invoer

CvedaOutcome-final_import = Definitieve invoer
CvedaOutcome-temporary_admission = Tijdelijke toelating
CvedaOutcome-re_entry = Wederbinnenkomst van paarden
CvedaOutcome-transhipment = Overlading
CvedaOutcome-transit = Doorvoer
CvedaOutcome-non_internal_market = Niet-interne markt
CvedaOutcome-private_import = Particuliere invoer
CvedaOutcome-transfer = Overbrenging

CvedpOutcome-internal_market = Interne markt
CvedpOutcome-channelled = Interne markt, onder toezicht vervoerd
CvedpOutcome-specific_warehouse = Specifiek entrepot
CvedpOutcome-transhipment = Overlading
CvedpOutcome-transit = Doorvoer
CvedpOutcome-non_internal_market = Niet-interne markt
CvedpOutcome-private_import = Particuliere invoer
CvedpOutcome-transfer = Overbrenging

CedOutcome-free_circulation = Vrijgave voor het vrije verkeer
CedOutcome-onward_transfer = Overbrenging naar een controlepunt
CedOutcome-non_internal_market = Niet-interne markt
CedOutcome-private_import = Particuliere invoer

ChedppOutcome-free_circulation = Vrijgave voor het vrije verkeer
ChedppOutcome-onward_transfer = Overlading of verder vervoer
ChedppOutcome-transit = Doorvoer
ChedppOutcome-non_internal_market = Niet-interne markt
ChedppOutcome-private_import = Particuliere invoer

Channelling-article_8 = Artikel 8 van Richtlijn 97/78/EG
Channelling-article_15 = Artikel 15 van Richtlijn 97/78/EG

CvedaReason-absence_of_certificate = Certificaat ontbreekt of is ongeldig
CvedaReason-mismatch_with_documents = Komt niet overeen met de documenten
CvedaReason-non_approved_country = Niet-erkend land
CvedaReason-non_approved_region = Niet-erkende regio
CvedaReason-prohibited_species = Verboden soort
CvedaReason-absence_of_additional_guarantees = Aanvullende garanties ontbreken
CvedaReason-safeguard_clause = Vrijwaringsclausule
CvedaReason-diseased_or_suspect_animals = Zieke of verdachte dieren
CvedaReason-unsatisfactory_tests = Onbevredigende onderzoeken
CvedaReason-national_requirements = Voldoet niet aan nationale voorschriften
CvedaReason-unsuitable_address = Ongeschikt adres
CvedaReason-transport_or_welfare_rules = Vervoers- of welzijnsregels niet nageleefd
CvedaReason-individual_identification = Individuele identificatie niet nageleefd
CvedaReason-unfit_for_travel = Niet geschikt om te reizen
CvedaReason-invasive_alien_species = Invasieve uitheemse soort
CvedaReason-other_rasff = Andere, doe een RASFF-melding
CvedaReason-other = Andere

CvedpReason-absence_of_certificate = Certificaat ontbreekt of is ongeldig
CvedpReason-non_approved_country = Niet-erkend land
CvedpReason-non_approved_establishment = Niet-erkende inrichting
CvedpReason-prohibited_product = Verboden product
CvedpReason-mismatch_with_documents = Komt niet overeen met de documenten
CvedpReason-health_mark_error = Fout in het gezondheidsmerk
CvedpReason-hygiene_failure = Gebrek aan hygiëne
CvedpReason-chemical_contamination = Chemische verontreiniging
CvedpReason-microbiological_contamination = Microbiologische verontreiniging
CvedpReason-other_rasff = Andere, doe een RASFF-melding
CvedpReason-other = Andere

CedReason-absence_of_certificate = { CvedpReason-absence_of_certificate }
CedReason-mismatch_with_documents = { CvedpReason-mismatch_with_documents }
CedReason-hygiene_failure = { CvedpReason-hygiene_failure }
CedReason-chemical_contamination = { CvedpReason-chemical_contamination }
CedReason-microbiological_contamination = { CvedpReason-microbiological_contamination }
CedReason-other_rasff = { CvedpReason-other_rasff }
CedReason-other = { CvedpReason-other }

CvedaAction-re_dispatch = Terugzending
CvedaAction-slaughter = Slacht
CvedaAction-euthanasia = Euthanasie

CvedpAction-re_export = Wederuitvoer
CvedpAction-destruction = Vernietiging
CvedpAction-processing = Verwerking

CedAction-re_dispatch = Terugzending
CedAction-destruction = Vernietiging
CedAction-processing = Verwerking
CedAction-other_purpose = Gebruik voor een ander doel

## Choices of the declaration and the import certificate: boxes I.25 to I.27 of Decision 2007/240/EC; reasons of ours

CertificatePurpose-transit = Voor doorvoer door de EU naar een derde land
CertificatePurpose-import = Voor invoer of toelating in de EU

CertifiedFor-human_consumption = Menselijke consumptie
CertifiedFor-animal_feeding_stuff = Diervoeder
CertifiedFor-further_process = Verdere verwerking
CertifiedFor-technical_use = Technisch gebruik
CertifiedFor-pharmaceutical_use = Farmaceutisch gebruik
CertifiedFor-breeding = Fok
CertifiedFor-fattening = Mest
CertifiedFor-slaughter = Slacht
CertifiedFor-registered_equidae = Geregistreerde paardachtigen
CertifiedFor-approved_bodies = Erkende instellingen
CertifiedFor-quarantine = Quarantaine
CertifiedFor-pets = Gezelschapsdieren
CertifiedFor-game_restocking = Uitzetten van wild
CertifiedFor-artificial_reproduction = Kunstmatige voortplanting
CertifiedFor-other = Andere

CertificateReason-requirements_not_met = Voldoet niet aan de voorschriften
CertificateReason-mismatch_with_documents = Komt niet overeen met de documenten
CertificateReason-other = Andere

DeclarModel-bones_horns_hooves = Beenderen, hoorns, hoeven en producten ervan
DeclarModel-intermediate_products = Tussenproducten
DeclarModel-non_harmonised = Niet-geharmoniseerde goederen

## Choices of today's systems (their public schemas)

ApprovalStatus-approved = Erkend
ApprovalStatus-not_approved = Niet erkend
ApprovalStatus-suspended = Geschorst

TransportType-aeroplane = Vliegtuig
TransportType-ship = Schip
TransportType-railway_wagon = Treinwagon
TransportType-road_vehicle = Wegvoertuig
TransportType-road_vehicle_aeroplane = Wegvoertuig en vliegtuig
TransportType-ship_railway_wagon = Schip en treinwagon
TransportType-ship_road_vehicle = Schip en wegvoertuig
TransportType-other = Andere

DocumentKind-air_waybill = Luchtvrachtbrief
DocumentKind-bill_of_lading = Cognossement
DocumentKind-cargo_manifest = Ladingmanifest
DocumentKind-catch_certificate = Vangstcertificaat
DocumentKind-commercial_document = Handelsdocument
DocumentKind-commercial_invoice = Handelsfactuur
DocumentKind-conformity_certificate = Conformiteitscertificaat
DocumentKind-container_manifest = Containermanifest
DocumentKind-customs_declaration = Douaneaangifte
DocumentKind-docom = DOCOM
DocumentKind-health_certificate = Gezondheidscertificaat
DocumentKind-heat_treatment_certificate = Certificaat van hittebehandeling
DocumentKind-import_permit = Invoervergunning
DocumentKind-inspection_certificate = Inspectiecertificaat
DocumentKind-itahc = ITAHC
DocumentKind-journey_log = Reisjournaal
DocumentKind-laboratory_sampling_results_for_aflatoxin = Laboratoriumresultaten voor aflatoxine
DocumentKind-latest_veterinary_health_certificate = Laatste veterinair gezondheidscertificaat
DocumentKind-letter_of_authority = Machtigingsbrief
DocumentKind-license_or_authorisation = Vergunning of machtiging
DocumentKind-list_of_ingredients = Lijst van ingrediënten
DocumentKind-mycotoxin_certification = Certificering voor mycotoxinen
DocumentKind-origin_certificate = Certificaat van oorsprong
DocumentKind-packing_list = Paklijst
# official: customs handbook 20.04.00, phytosanitary, chapter 5
DocumentKind-phytosanitary_certificate = Fytosanitair certificaat
DocumentKind-processing_statement = Verwerkingsverklaring
DocumentKind-proof_of_storage = Bewijs van opslag
DocumentKind-railway_bill = Spoorvrachtbrief
DocumentKind-road_consignment_note = Wegvrachtbrief
DocumentKind-sea_waybill = Zeevrachtbrief
DocumentKind-veterinary_health_certificate = Veterinair gezondheidscertificaat
DocumentKind-other = Andere

InternalMarketPurpose-human_consumption = Menselijke consumptie
InternalMarketPurpose-animal_feeding_stuff = Diervoeder
InternalMarketPurpose-pharmaceutical_use = Farmaceutisch gebruik
InternalMarketPurpose-technical_use = Technisch gebruik
InternalMarketPurpose-commercial_sale = Handelsverkoop
InternalMarketPurpose-commercial_sale_or_change_of_ownership = Handelsverkoop of verandering van eigenaar
InternalMarketPurpose-rescue = Opvang
InternalMarketPurpose-breeding = Fok
InternalMarketPurpose-research = Onderzoek
InternalMarketPurpose-racing_or_competition = Rennen of wedstrijden
InternalMarketPurpose-approved_premises_or_body = Erkende inrichting of instelling
InternalMarketPurpose-companion_animal = Gezelschapsdier, niet voor doorverkoop of herplaatsing
InternalMarketPurpose-production = Productie
InternalMarketPurpose-slaughter = Slacht
InternalMarketPurpose-fattening = Mest
InternalMarketPurpose-game_restocking = Uitzetten van wild
InternalMarketPurpose-registered_horses = Geregistreerde paarden
InternalMarketPurpose-other = Andere

WarehouseType-customs_warehouse = Douane-entrepot
WarehouseType-free_zone_or_free_warehouse = Vrije zone of vrij entrepot
WarehouseType-ship_supplier = Scheepsleverancier
WarehouseType-ship = Schip

AnimalsCertifiedFor-animal_feeding_stuff = Diervoeder
AnimalsCertifiedFor-approved = Erkend
AnimalsCertifiedFor-artificial_reproduction = Kunstmatige voortplanting
AnimalsCertifiedFor-breeding = Fok
AnimalsCertifiedFor-circus = Circus
AnimalsCertifiedFor-commercial_sale = Handelsverkoop
AnimalsCertifiedFor-commercial_sale_or_change_of_ownership = Handelsverkoop of verandering van eigenaar
AnimalsCertifiedFor-fattening = Mest
AnimalsCertifiedFor-game_restocking = Uitzetten van wild
AnimalsCertifiedFor-human_consumption = Menselijke consumptie
AnimalsCertifiedFor-internal_market = Interne markt
AnimalsCertifiedFor-other = Andere
AnimalsCertifiedFor-personally_owned_pets = Eigen gezelschapsdieren, niet voor herplaatsing
AnimalsCertifiedFor-pets = Gezelschapsdieren
AnimalsCertifiedFor-production = Productie
AnimalsCertifiedFor-quarantine = Quarantaine
AnimalsCertifiedFor-racing_competition = Rennen of wedstrijden
AnimalsCertifiedFor-registered = Geregistreerd
AnimalsCertifiedFor-registered_equidae = Geregistreerde paardachtigen
AnimalsCertifiedFor-rejected_or_returned_consignment = Geweigerde of teruggezonden zending
AnimalsCertifiedFor-relaying = Heruitzetting
AnimalsCertifiedFor-rescue_rehoming = Opvang of herplaatsing
AnimalsCertifiedFor-research = Onderzoek
AnimalsCertifiedFor-slaughter = Slacht
AnimalsCertifiedFor-technical_pharmaceutical_use = Technisch of farmaceutisch gebruik
AnimalsCertifiedFor-transit = Doorvoer
AnimalsCertifiedFor-zoo_collection = Dierentuin of verzameling

IntendedFor-human = Menselijke consumptie
IntendedFor-feedingstuff = Diervoeder
IntendedFor-further = Verdere verwerking
IntendedFor-other = Andere

# official: customs handbook 20.04.00, phytosanitary, 5.1.3
IdentityNotDone-reduced_checks = Reduced check
IdentityNotDone-not_required = Niet vereist
IdentityNotDone-equine_semen_facilitation = Versoepeling voor gekoeld paardensperma

# official: customs handbook 20.04.00, phytosanitary, 5.1.3
PhysicalNotDone-reduced_checks = Reduced check
PhysicalNotDone-other = Andere

Analysis-initial = Eerste analyse
Analysis-counter = Tegenanalyse
Analysis-second_expert = Analyse door een tweede deskundige

Conservation-ambient = { Temperature-ambient }
Conservation-chilled = { Temperature-chilled }
Conservation-frozen = { Temperature-frozen }

CountUnit-number = Aantal
CountUnit-percent = Procent

FreeCirculation-human_consumption = Menselijke consumptie
FreeCirculation-animal_feeding_stuff = Diervoeder
FreeCirculation-pharmaceutical_use = Farmaceutisch gebruik
FreeCirculation-technical_use = Technisch gebruik
FreeCirculation-further_process = Verdere verwerking
FreeCirculation-other = Andere

DefinitiveImport-slaughter = Slacht
DefinitiveImport-approved_bodies = Erkende instellingen
DefinitiveImport-quarantine = Quarantaine

FishingResult-compliant = Conform
FishingResult-not_applicable = Niet van toepassing
FishingResult-not_compliant = Niet conform

Inspection-required = Vereist
Inspection-not_required = Niet vereist
Inspection-inconclusive = Onbeslist

RiskDecision-required = Vereist
RiskDecision-not_required = Niet vereist
RiskDecision-inconclusive = Onbeslist
RiskDecision-reinforced_check = Versterkte controle

RiskLevel-high = Hoog
RiskLevel-medium = Middel
RiskLevel-low = Laag

PlantClass-mandatory = Verplicht
PlantClass-reduced = Verminderd
PlantClass-controlled = Gecontroleerd
PlantClass-not_notifiable = Niet meldingsplichtig

LineCheckType-documentary = Documentencontrole
LineCheckType-identity = Overeenstemmingscontrole
LineCheckType-physical = Materiële controle
LineCheckType-marketing_standards = Handelsnormen

LineCheckStatus-to_do = Te doen
LineCheckStatus-compliant = Conform
LineCheckStatus-auto_cleared = Automatisch vrijgegeven
LineCheckStatus-non_compliant = Niet conform
LineCheckStatus-not_inspected = Niet geïnspecteerd
LineCheckStatus-to_be_inspected = Te inspecteren
LineCheckStatus-hold = Aangehouden

ChedppAction-re_dispatch = Terugzending
ChedppAction-entry_refusal = Weigering van binnenkomst
ChedppAction-quarantine = Quarantaine
ChedppAction-special_treatment = Speciale behandeling
ChedppAction-industrial_processing = Industriële verwerking
ChedppAction-destruction = Vernietiging
ChedppAction-other_purpose = Gebruik voor een ander doel

ActionExtent-contaminated_products = Besmette producten
ActionExtent-intercepted_part = Onderschept deel
ActionExtent-packaging_material = Verpakkingsmateriaal
ActionExtent-means_of_transport = Vervoermiddel
ActionExtent-other = Andere

AppliesTo-commodity = Goed
AppliesTo-package = Verpakking
AppliesTo-both = Goed en verpakking

ControlAuthority-exit_post = Grenspost van uitgang
ControlAuthority-final_post = Laatste grenspost
ControlAuthority-local_unit = Lokale veterinaire eenheid
ControlAuthority-inspection_unit = Inspectie-eenheid

ControlStatus-required = Vereist
ControlStatus-completed = Voltooid

Departure-left = Ze is vertrokken
Departure-not_left = Ze is niet vertrokken
Departure-destroyed = Ze is vernietigd

## Choices of ours

ChedppReason-harmful_organism = Schadelijk organisme
ChedppReason-prohibited_import = Verboden invoer
ChedppReason-document_missing_or_invalid = Document ontbreekt of is ongeldig
ChedppReason-mismatch = Komt niet overeen
ChedppReason-other = Andere

LinkKind-replaces = Vervangt
LinkKind-replaced_by = Vervangen door
LinkKind-split_from = Afgesplitst van
LinkKind-split_valid = Afgesplitst: aanvaard deel
LinkKind-split_rejected = Afgesplitst: geweigerd deel

PartyRole-second_consignor = Tweede verzender
PartyRole-packer = Verpakker
PartyRole-place_of_origin = Plaats van oorsprong
PartyRole-temporary_destination = Tijdelijke bestemming
PartyRole-permanent_address = Vast adres

## Sentences of rules: ours, after the rule of that code

## Findings of an import: ours. $detail is what the other system said

finding-IMPORT-VALUE = Wat het andere systeem zei, past niet in het vak: { $detail }
finding-IMPORT-INEXACT = Het andere systeem zei meer dan in het vak past: { $detail }
finding-IMPORT-CODE = Dit is geen code: { $detail }
finding-IMPORT-ROWS = Het andere systeem heeft hier meer rijen dan er in het formulier passen: { $detail }
finding-IMPORT-ZONE = Een tijd zonder tijdzone, gelezen als UTC: { $detail }
finding-IMPORT-STATUS = De status van het andere systeem zegt meer dan de onze: { $detail }
