### Navn på rubrikker og ord for valg. En id er navnet på rubrikken, eller navnet på en liste og valget i den.

## Titles of boxes on the official forms: Reg. (EC) 669/2009 Annex II, 136/2004 Annex III, 282/2004 Annex I and
## Reg. (EU) 2019/1715 Annex II, shortened. To be held against the Official Journal before print.

box-part1 = Del I: sendingen
box-part2 = Del II: kontroller og avgjørelse
box-part3 = Del III: oppfølging
box-consignor = Avsender eller eksportør
box-consignee = Mottaker
box-importer = Importør
box-person-responsible = Ansvarlig for lasten
box-place-of-destination = Bestemmelsessted
box-delivery-address = Leveringsadresse
box-point-of-entry = Innførselssted
box-country-of-origin = Opprinnelsesland
box-region-of-origin = Opprinnelsesregion
box-country-consigned = Land sendingen kommer fra
box-arrival = Forventet ankomst til innførselsstedet
box-documents = Følgedokumenter
box-establishments = Opprinnelsesvirksomheter
box-transport-to-entry = Transportmiddel til innførselsstedet
box-transport-after-entry = Transportmiddel etter innførselsstedet
box-transporter = Transportør
box-departure = Avreise
box-commodities = Beskrivelse av varene
box-animal-lines = Beskrivelse av dyrene
box-cn-code = Varekode (KN)
box-total-packages = Antall kolli i alt
box-total-net-weight = Nettovekt i alt
box-total-gross-weight = Bruttovekt i alt
box-total-animals = Antall dyr
box-temperature = Temperatur
box-certified-for = Dyrene er attestert for
box-intended-for = Varen er bestemt til
box-seals = Plombenumre og beholdernumre
box-container-number = Beholdernummer
box-seal-number = Plombenummer
box-purpose = Formål
box-conforms = Oppfyller Unionens krav
box-declaration = Erklæring
box-local-reference = Lokal referanse
box-documentary = Dokumentkontroll
box-selected-for-physical = Valgt ut til fysisk kontroll
box-identity = Identitetskontroll
box-physical = Fysisk kontroll
box-welfare = Dyrevelferdskontroll
box-laboratory-tests = Laboratorieprøver
box-result = Resultat
box-identity-kind = Type identitetskontroll
box-animals-checked = Antall kontrollerte dyr
box-union-standard = Unionens krav
box-additional-guarantees = Tilleggsgarantier
box-national-requirements = Nasjonale krav
box-dead = Døde ved ankomst
box-unfit = Uskikket for transport
box-births = Fødsler eller kastinger
box-decision = Avgjørelse
box-acceptable = Godtatt
box-outcome = Godtatt for
box-refusal-reasons = Grunner til avvisning
box-action = Tiltak for den avviste sendingen
box-controlled-destination = Kontrollert bestemmelsessted
box-resealing = Ny plombering
box-customs-document = Tolldokumentets referanse
box-official = Tjenestemann
box-links = Tidligere og senere dokumenter

## Names of boxes and fields in the systems of today (their public schemas)

box-individual-name = Personens navn
box-approval-number = Godkjenningsnummer
box-approval-status = Godkjenning
box-agent = Agent
box-party-role = Rolle
box-party = Part
box-other-parties = Andre parter
box-contacts = Kontaktpersoner
box-transport-type = Transportmåte
box-transport-identification = Identifikasjon
box-transport-document = Transportdokument
box-official-seal = Offisiell plombe
box-document-kind = Dokumenttype
box-document-number = Nummer
box-document-issued = Utstedelsesdato
box-document-country = Utstedelsesland
box-document-place = Utstedelsessted
box-document-file = Fil
box-attachments = Vedlagte filer
box-attachment = Vedlagt fil
box-file-name = Fil
box-media-type = Filtype
box-file-size = Størrelse
box-fingerprint = Fingeravtrykk (SHA-256)
box-external-system = Annet system
box-external-reference = Referanse der
box-external-references = Referanser i andre systemer
box-exact-match = Nøyaktig treff
box-verified-by-importer = Bekreftet av importøren
box-verified-by-inspector = Bekreftet av en inspektør
box-establishment-section = Avdeling
box-establishment-activities = Virksomhet
box-flag-state = Flaggstat
box-catch-certificates = Fangstsertifikater
box-catch-certificates-count = Antall fangstsertifikater
box-catch-certificate-required = Fangstsertifikat kreves
box-mark = Merke
box-marks = Identifikasjonsmerker
box-complement = Tillegg
box-species = Art
box-common-name = Vanlig navn
box-species-type = Type
box-species-class = Klasse
box-species-family = Familie
box-eppo-code = EPPO-kode
box-variety = Sort
box-propagation = Formering
box-indoor-outdoor = Dyrket inne eller ute
box-woody = Treaktig plante
box-wood-packaging = Treemballasje
box-regulatory-authority = Kontrollmyndighet
box-requires-trial-data = Forsøksdata kreves
box-net-weight = Nettovekt
box-packages = Kolli
box-package-type = Kollislag
box-journey-plan = Rute
box-journey-estimate = Beregnet tid på vei
box-journey-log = Ruteplan eller reiselogg
box-resting-points = Planlagte hvile- eller overføringssteder
box-resting-place = Hvile- eller overføringssted
box-control-posts = Kontrollstasjoner
box-control-post = Kontrollstasjon
box-items = Linjens deler
box-animals = Dyr
box-animal-identification = Identifikasjon av dyrene
box-animal-number = Dyr
box-animal-name = Navn
box-animal-passport = Pass
box-animal-microchip = Mikrobrikke
box-animal-ear-tag = Øremerke
box-animal-tattoo = Tatovering
box-permanent-address = Fast adresse
box-unweaned-animals = Ikke avvente dyr
box-holding-number = Driftsenhetens nummer
box-from-charity = Fra en frivillig organisasjon
box-destination-is-permanent = Bestemmelsesstedet er den faste adressen
box-internal-market-purpose = Bruk på det indre marked
box-journey = Videre transport
box-third-country = Tredjeland
box-transhipment-country = Omlastingsland
box-final-post = Siste grensekontrollstasjon
box-exit-post = Utførselsstasjon
box-point-of-exit = Utførselssted
box-exit-date = Utførselsdato
box-exit-arrival = Forventet ankomst til utførselsstasjonen
box-transit-countries = Transittland
box-warehouse-type = Bestemmelse for ikke-samsvarende varer
box-registration-number = Registreringsnummer
box-ship-name = Skipets navn
box-ship-port = Havn
box-port-of-entry = Innførselshavn
box-port-of-exit = Utførselshavn
box-left-port = Forlot utførselshavnen
box-control-point = Kontrollsted
box-first-estimated-arrival = Ankomst slik den først var forventet
box-consignment-arrived = Sendingen er ankommet
box-route = Land på ruten
box-transport-responsible = Ansvarlig for transporten
box-journey-time = Forventet transporttid
box-gross-volume = Bruttovolum
box-gross-volume-unit = Volumenhet
box-customs-reference = Tollreferanse
box-marketing-standards-declared = Erklært å oppfylle handelsnormene
box-identity-not-done = Hvorfor identitetskontrollen ikke ble utført
box-physical-not-done = Hvorfor den fysiske kontrollen ikke ble utført
box-laboratory-done = Laboratorieprøver
box-motivation = Begrunnelse
box-tested = Dato for prøvene
box-tested-time = Klokkeslett for prøvene
box-tests = Prøver
box-test-commodity = Vare som er prøvd
box-test = Prøve
box-test-method = Metode
box-analysis = Analyse
box-sample-type = Prøvetype
box-samples = Antall prøver
box-batch = Prøvens parti
box-batch-number = Partinummer
box-conservation = Oppbevaring av prøven
box-use-by = Brukes innen
box-laboratory = Laboratorium
box-sampler = Prøvetaker
box-sampled = Prøvetakingsdato
box-sampled-time = Prøvetakingstid
box-test-ordered = Bestillingsdato
box-released = Frigivelsesdato
box-test-results = Resultater
box-conclusion = Konklusjon
box-dead-unit = Regnet i
box-unfit-unit = Regnet i
box-resealed = Beholdere ble plombert på nytt
box-new-seals = Nye plomber
box-new-seal-number = Nytt plombenummer
box-line-checks = Kontroller per vare
box-line-check-type = Kontroll
box-line-check-status = Tilstand
box-line-check-reason = Grunn
box-line-check-selected = Valgt ut til kontroll
box-line-check-complete = Fullført
box-validity-period = Gyldighetsdager
box-plant-health-auto-cleared = Plantehelse: frigitt automatisk
box-marketing-standards-auto-cleared = Handelsnormer: frigitt automatisk
box-catch-check = Kontroll av fangstsertifikatene
box-catch-check-required = Kontroll kreves
box-catch-check-result = Kontrollens resultat
box-outcome-details = Nærmere om utfallet
box-free-circulation = Til fri omsetning som
box-definitive-import = Endelig import til
box-channelled-under = Kanalisert etter
box-outcome-post = Grensekontrollstasjon
box-post = Grensekontrollstasjon eller kontrollsted
box-destination-country = Bestemmelsesland
box-deadline = Frist
box-horse-re-entry = Gjeninnførsel av hester
box-refusal-reason = Grunn
box-refused-country = Hvilket land
box-refused-establishment = Hvilken virksomhet
box-reason-code = Grunnens kode
box-applies-to = Gjelder
box-action-extent = Tiltakets omfang
box-action-explanation = Forklaring av tiltaket
box-action-by = Utføres innen
box-link-kind = Forhold
box-reference = Referanse
box-inspection = Behov for inspeksjon
box-inspection-required = Inspeksjon
box-inspection-original = Før det ble overstyrt
box-overridden = Overstyrt
box-overridden-by = Overstyrt av
box-risk = Risiko
box-journey-risk = Transportens risiko
box-high-risk-union = Høyrisikovarer fra Unionen
box-assessed = Vurdert
box-risk-lines = Risiko per vare
box-commodity = Vare
box-risk-decision = Inspeksjon
box-exit-risk-decision = Inspeksjon ved utførsel
box-inspection-rate = Inspeksjonshyppighet
box-marketing-standards-decision = Inspeksjon av handelsnormer
box-plant-health-decision = Plantehelseinspeksjon
box-plant-class = Klasse for plantehelsekontroll
box-documentary-required = Dokumentkontroll kreves
box-identity-required = Identitetskontroll kreves
box-physical-required = Fysisk kontroll kreves
box-onward-transport = Videretransport
box-amendment-requested = Retting er bedt om
box-checked = Kontrollert
box-auto-cleared = Frigitt automatisk
box-decided = Avgjort
box-decided-by = Avgjort av
box-on-behalf-of = Signert på vegne av
box-signed = Signert
box-control-status = Oppfølging
box-controls = Oppfølgingskontroller
box-control-authority = Kontrollert av
box-arrived = Sendingen kom fram
box-not-arrived-reason = Hvorfor den ikke kom fram
box-control-conforms = Sendingen er i samsvar
box-destroyed = Destruert
box-re-export-date = Gjenutført
box-re-export-transport = Transportmiddel ved gjenutførselen
box-re-export-country = Land for gjenutførselen
box-seal-check = Plombekontroll
box-seal-check-required = Plombekontroll kreves
box-seal-check-satisfactory = Plombene er tilfredsstillende
box-seal-check-reason = Hva som er galt med plombene
box-seal-check-override = Plombekontroll overstyrt

## Boxes of the declaration and of the import certificate, after Decision 2007/240/EC and Reg. (EU) 142/2011. To be held
## against the Official Journal before print.

box-central-authority = Sentral kompetent myndighet
box-local-authority = Lokal kompetent myndighet
box-person-responsible-in-union = Ansvarlig for lasten i EU
box-country-of-destination = Bestemmelsesland
box-region-of-destination = Bestemmelsesregion
box-place-of-origin = Opprinnelsessted
box-place-of-loading = Lastested
box-entry-post = Grensekontrollstasjon ved innførsel til EU
box-cites-numbers = CITES-numre
box-goods-certified-for = Varen er attestert for
box-health-information = Helseopplysninger
box-health-information-declared = Jeg erklærer helseopplysningene
box-model = Modell
box-signatory = Underskriver
box-nursery = Planteskole
box-commodity-group = Varegruppe
box-quantity = Mengde
box-quantity-unit = Enhet
box-inspection-fees = Inspeksjonsgebyr
box-attestation = Attestasjon
box-certificate-model = Sertifikatets modell
box-attested = Attestert

## Ours

box-name = Navn
box-address = Adresse
box-city = By
box-postal-code = Postnummer
box-country = Land
box-telephone = Telefon
box-email = E-post
box-identifier = Identifikator
box-description = Beskrivelse
box-particulars = Flere opplysninger
box-declared = Erklært
box-remark = Merknad
box-transport-conditions = Transportforhold
box-health-on-arrival = Helsetilstand ved ankomst
box-explanation = Forklaring
box-measures = Tiltak

## Choices of the official forms (the regulations above and the tables of the sources)

CheckResult-satisfactory = Tilfredsstillende
CheckResult-not_satisfactory = Ikke tilfredsstillende
CheckResult-not_done = Ikke utført

AnimalResult-satisfactory = { CheckResult-satisfactory }
AnimalResult-not_satisfactory = { CheckResult-not_satisfactory }
AnimalResult-not_done = { CheckResult-not_done }
AnimalResult-derogation = Unntak

WelfareResult-satisfactory = { CheckResult-satisfactory }
WelfareResult-not_satisfactory = { CheckResult-not_satisfactory }
WelfareResult-derogation = Unntak

IdentityKind-seal = Plombekontroll
IdentityKind-full = Full kontroll

Conclusion-satisfactory = Tilfredsstillende
Conclusion-not_satisfactory = Ikke tilfredsstillende
Conclusion-not_interpretable = Kan ikke tolkes
Conclusion-pending = Venter på svar

Motivation-random = Stikkprøve
Motivation-suspicion = Mistanke
Motivation-reinforced = Forsterkede tiltak
Motivation-intensified = Skjerpet kontroll
Motivation-required = Påkrevd
Motivation-latent_infection = Prøvetaking for latent infeksjon

Temperature-ambient = Romtemperatur
Temperature-chilled = Kjølt
Temperature-frozen = Fryst

CvedaPurpose-final_import = Import
CvedaPurpose-temporary_admission = Midlertidig innførsel av registrerte hester
CvedaPurpose-re_entry = Gjeninnførsel av hester
CvedaPurpose-transhipment = Omlasting
CvedaPurpose-transit = Transitt til et tredjeland
CvedaPurpose-non_internal_market = Ikke for det indre marked
CvedaPurpose-private_import = Privat import
CvedaPurpose-transfer = Overføring

CvedpPurpose-internal_market = Det indre marked
CvedpPurpose-reimport = Gjenimport
CvedpPurpose-non_conforming = Ikke-samsvarende
CvedpPurpose-transhipment = Omlasting
CvedpPurpose-transit = Transitt til et tredjeland
CvedpPurpose-non_internal_market = Ikke for det indre marked
CvedpPurpose-private_import = Privat import
CvedpPurpose-transfer = Overføring
CvedpPurpose-reconformity_check = Ny samsvarskontroll

CedPurpose-free_circulation = Import
CedPurpose-onward_transfer = Overføring til et kontrollsted
CedPurpose-non_internal_market = Ikke for det indre marked
CedPurpose-private_import = Privat import

ChedppPurpose-free_circulation = Overgang til fri omsetning
ChedppPurpose-onward_transfer = Omlasting eller videretransport
ChedppPurpose-transit = Transitt til et tredjeland
ChedppPurpose-non_internal_market = Ikke for det indre marked
ChedppPurpose-private_import = Privat import

CvedaOutcome-final_import = Endelig import
CvedaOutcome-temporary_admission = Midlertidig innførsel
CvedaOutcome-re_entry = Gjeninnførsel av hester
CvedaOutcome-transhipment = Omlasting
CvedaOutcome-transit = Transitt
CvedaOutcome-non_internal_market = Ikke for det indre marked
CvedaOutcome-private_import = Privat import
CvedaOutcome-transfer = Overføring

CvedpOutcome-internal_market = Det indre marked
CvedpOutcome-channelled = Det indre marked, kanalisert
CvedpOutcome-specific_warehouse = Bestemt lager
CvedpOutcome-transhipment = Omlasting
CvedpOutcome-transit = Transitt
CvedpOutcome-non_internal_market = Ikke for det indre marked
CvedpOutcome-private_import = Privat import
CvedpOutcome-transfer = Overføring

CedOutcome-free_circulation = Overgang til fri omsetning
CedOutcome-onward_transfer = Overføring til et kontrollsted
CedOutcome-non_internal_market = Ikke for det indre marked
CedOutcome-private_import = Privat import

ChedppOutcome-free_circulation = Overgang til fri omsetning
ChedppOutcome-onward_transfer = Omlasting eller videretransport
ChedppOutcome-transit = Transitt
ChedppOutcome-non_internal_market = Ikke for det indre marked
ChedppOutcome-private_import = Privat import

Channelling-article_8 = Artikkel 8 i direktiv 97/78/EF
Channelling-article_15 = Artikkel 15 i direktiv 97/78/EF

CvedaReason-absence_of_certificate = Manglende eller ugyldig sertifikat
CvedaReason-mismatch_with_documents = Ikke samsvar med dokumentene
CvedaReason-non_approved_country = Land som ikke er godkjent
CvedaReason-non_approved_region = Region som ikke er godkjent
CvedaReason-prohibited_species = Forbudt art
CvedaReason-absence_of_additional_guarantees = Manglende tilleggsgarantier
CvedaReason-safeguard_clause = Beskyttelsesklausul
CvedaReason-diseased_or_suspect_animals = Syke eller mistenkte dyr
CvedaReason-unsatisfactory_tests = Ikke tilfredsstillende prøver
CvedaReason-national_requirements = Nasjonale krav ikke oppfylt
CvedaReason-unsuitable_address = Uegnet adresse
CvedaReason-transport_or_welfare_rules = Reglene for transport eller dyrevelferd ikke overholdt
CvedaReason-individual_identification = Individuell identifikasjon er ikke overholdt
CvedaReason-unfit_for_travel = Ikke skikket til å reise
CvedaReason-invasive_alien_species = Invaderende fremmed art
CvedaReason-other_rasff = Annet, send en RASFF-melding
CvedaReason-other = Annet

CvedpReason-absence_of_certificate = Manglende eller ugyldig sertifikat
CvedpReason-non_approved_country = Land som ikke er godkjent
CvedpReason-non_approved_establishment = Virksomhet som ikke er godkjent
CvedpReason-prohibited_product = Forbudt produkt
CvedpReason-mismatch_with_documents = Ikke samsvar med dokumentene
CvedpReason-health_mark_error = Feil ved helsemerket
CvedpReason-hygiene_failure = Hygienisk svikt
CvedpReason-chemical_contamination = Kjemisk forurensning
CvedpReason-microbiological_contamination = Mikrobiologisk forurensning
CvedpReason-other_rasff = Annet, send RASFF-melding
CvedpReason-other = Annet

CedReason-absence_of_certificate = { CvedpReason-absence_of_certificate }
CedReason-mismatch_with_documents = { CvedpReason-mismatch_with_documents }
CedReason-hygiene_failure = { CvedpReason-hygiene_failure }
CedReason-chemical_contamination = { CvedpReason-chemical_contamination }
CedReason-microbiological_contamination = { CvedpReason-microbiological_contamination }
CedReason-other_rasff = { CvedpReason-other_rasff }
CedReason-other = { CvedpReason-other }

CvedaAction-re_dispatch = Tilbakesending
CvedaAction-slaughter = Slakting
CvedaAction-euthanasia = Avliving

CvedpAction-re_export = Gjenutførsel
CvedpAction-destruction = Destruksjon
CvedpAction-processing = Bearbeiding

CedAction-re_dispatch = Tilbakesending
CedAction-destruction = Destruksjon
CedAction-processing = Bearbeiding
CedAction-other_purpose = Bruk til annet formål

## Choices of the declaration and the import certificate: boxes I.25 to I.27 of Decision 2007/240/EC; reasons of ours

CertificatePurpose-transit = For transitt gjennom EU til et tredjeland
CertificatePurpose-import = For import eller innførsel til EU

CertifiedFor-human_consumption = Konsum
CertifiedFor-animal_feeding_stuff = Fôr
CertifiedFor-further_process = Videreforedling
CertifiedFor-technical_use = Teknisk bruk
CertifiedFor-pharmaceutical_use = Farmasøytisk bruk
CertifiedFor-breeding = Avl
CertifiedFor-fattening = Oppfôring
CertifiedFor-slaughter = Slakt
CertifiedFor-registered_equidae = Registrerte dyr av hestefamilien
CertifiedFor-approved_bodies = Godkjente institusjoner
CertifiedFor-quarantine = Karantene
CertifiedFor-pets = Kjæledyr
CertifiedFor-game_restocking = Utsetting av vilt
CertifiedFor-artificial_reproduction = Kunstig formering
CertifiedFor-other = Annet

CertificateReason-requirements_not_met = Kravene er ikke oppfylt
CertificateReason-mismatch_with_documents = Stemmer ikke med dokumentene
CertificateReason-other = Annet

DeclarModel-bones_horns_hooves = Bein, horn, hover og produkter av dem
DeclarModel-intermediate_products = Mellomprodukter
DeclarModel-non_harmonised = Ikke-harmoniserte varer

## Choices of today's systems (their public schemas)

ApprovalStatus-approved = Godkjent
ApprovalStatus-not_approved = Ikke godkjent
ApprovalStatus-suspended = Suspendert

TransportType-aeroplane = Fly
TransportType-ship = Skip
TransportType-railway_wagon = Jernbanevogn
TransportType-road_vehicle = Kjøretøy
TransportType-road_vehicle_aeroplane = Kjøretøy og fly
TransportType-ship_railway_wagon = Skip og jernbanevogn
TransportType-ship_road_vehicle = Skip og kjøretøy
TransportType-other = Annet

DocumentKind-air_waybill = Luftfraktbrev
DocumentKind-bill_of_lading = Konnossement
DocumentKind-cargo_manifest = Lastemanifest
DocumentKind-catch_certificate = Fangstsertifikat
DocumentKind-commercial_document = Handelsdokument
DocumentKind-commercial_invoice = Handelsfaktura
DocumentKind-conformity_certificate = Samsvarssertifikat
DocumentKind-container_manifest = Beholdermanifest
DocumentKind-customs_declaration = Tolldeklarasjon
DocumentKind-docom = DOCOM
DocumentKind-health_certificate = Helsesertifikat
DocumentKind-heat_treatment_certificate = Varmebehandlingssertifikat
DocumentKind-import_permit = Importtillatelse
DocumentKind-inspection_certificate = Inspeksjonssertifikat
DocumentKind-itahc = ITAHC
DocumentKind-journey_log = Kjørebok
DocumentKind-laboratory_sampling_results_for_aflatoxin = Laboratorieresultater for aflatoksin
DocumentKind-latest_veterinary_health_certificate = Siste veterinære helsesertifikat
DocumentKind-letter_of_authority = Fullmakt
DocumentKind-license_or_authorisation = Lisens eller tillatelse
DocumentKind-list_of_ingredients = Ingrediensliste
DocumentKind-mycotoxin_certification = Mykotoksinsertifikat
DocumentKind-origin_certificate = Opprinnelsessertifikat
DocumentKind-packing_list = Pakkliste
DocumentKind-phytosanitary_certificate = Plantesunnhetssertifikat
DocumentKind-processing_statement = Bearbeidingserklæring
DocumentKind-proof_of_storage = Bevis for lagring
DocumentKind-railway_bill = Jernbanefraktbrev
DocumentKind-road_consignment_note = Veifraktbrev
DocumentKind-sea_waybill = Sjøfraktbrev
DocumentKind-veterinary_health_certificate = Veterinært helsesertifikat
DocumentKind-other = Annet

InternalMarketPurpose-human_consumption = Menneskeføde
InternalMarketPurpose-animal_feeding_stuff = Fôr
InternalMarketPurpose-pharmaceutical_use = Farmasøytisk bruk
InternalMarketPurpose-technical_use = Teknisk bruk
InternalMarketPurpose-commercial_sale = Salg
InternalMarketPurpose-commercial_sale_or_change_of_ownership = Salg eller eierskifte
InternalMarketPurpose-rescue = Redning
InternalMarketPurpose-breeding = Avl
InternalMarketPurpose-research = Forskning
InternalMarketPurpose-racing_or_competition = Løp eller konkurranse
InternalMarketPurpose-approved_premises_or_body = Godkjent anlegg eller organ
InternalMarketPurpose-companion_animal = Kjæledyr, ikke til videresalg eller omplassering
InternalMarketPurpose-production = Produksjon
InternalMarketPurpose-slaughter = Slakting
InternalMarketPurpose-fattening = Oppfôring
InternalMarketPurpose-game_restocking = Utsetting av vilt
InternalMarketPurpose-registered_horses = Registrerte hester
InternalMarketPurpose-other = Annet

WarehouseType-customs_warehouse = Tollager
WarehouseType-free_zone_or_free_warehouse = Frisone eller frilager
WarehouseType-ship_supplier = Skipshandler
WarehouseType-ship = Skip

AnimalsCertifiedFor-animal_feeding_stuff = Fôr
AnimalsCertifiedFor-approved = Godkjent
AnimalsCertifiedFor-artificial_reproduction = Kunstig reproduksjon
AnimalsCertifiedFor-breeding = Avl
AnimalsCertifiedFor-circus = Sirkus
AnimalsCertifiedFor-commercial_sale = Salg
AnimalsCertifiedFor-commercial_sale_or_change_of_ownership = Salg eller eierskifte
AnimalsCertifiedFor-fattening = Oppfôring
AnimalsCertifiedFor-game_restocking = Utsetting av vilt
AnimalsCertifiedFor-human_consumption = Menneskeføde
AnimalsCertifiedFor-internal_market = Det indre marked
AnimalsCertifiedFor-other = Annet
AnimalsCertifiedFor-personally_owned_pets = Egne kjæledyr, ikke til omplassering
AnimalsCertifiedFor-pets = Kjæledyr
AnimalsCertifiedFor-production = Produksjon
AnimalsCertifiedFor-quarantine = Karantene
AnimalsCertifiedFor-racing_competition = Løp eller konkurranse
AnimalsCertifiedFor-registered = Registrert
AnimalsCertifiedFor-registered_equidae = Registrerte dyr av hestefamilien
AnimalsCertifiedFor-rejected_or_returned_consignment = Avvist eller returnert sending
AnimalsCertifiedFor-relaying = Gjenutlegging
AnimalsCertifiedFor-rescue_rehoming = Redning eller omplassering
AnimalsCertifiedFor-research = Forskning
AnimalsCertifiedFor-slaughter = Slakting
AnimalsCertifiedFor-technical_pharmaceutical_use = Teknisk eller farmasøytisk bruk
AnimalsCertifiedFor-transit = Transitt
AnimalsCertifiedFor-zoo_collection = Dyrehage eller samling

IntendedFor-human = Menneskeføde
IntendedFor-feedingstuff = Fôr
IntendedFor-further = Videre bearbeiding
IntendedFor-other = Annet

IdentityNotDone-reduced_checks = Ordning med redusert kontroll
IdentityNotDone-not_required = Ikke påkrevd
IdentityNotDone-equine_semen_facilitation = Forenkling for kjølt hestesæd

PhysicalNotDone-reduced_checks = Ordning med redusert kontroll
PhysicalNotDone-other = Annet

Analysis-initial = Første analyse
Analysis-counter = Kontraanalyse
Analysis-second_expert = Analyse ved annen sakkyndig

Conservation-ambient = { Temperature-ambient }
Conservation-chilled = { Temperature-chilled }
Conservation-frozen = { Temperature-frozen }

CountUnit-number = Antall
CountUnit-percent = Prosent

FreeCirculation-human_consumption = Menneskeføde
FreeCirculation-animal_feeding_stuff = Fôr
FreeCirculation-pharmaceutical_use = Farmasøytisk bruk
FreeCirculation-technical_use = Teknisk bruk
FreeCirculation-further_process = Videre bearbeiding
FreeCirculation-other = Annet

DefinitiveImport-slaughter = Slakting
DefinitiveImport-approved_bodies = Godkjente organer
DefinitiveImport-quarantine = Karantene

FishingResult-compliant = I samsvar
FishingResult-not_applicable = Ikke aktuelt
FishingResult-not_compliant = Ikke i samsvar

Inspection-required = Påkrevd
Inspection-not_required = Ikke påkrevd
Inspection-inconclusive = Uavklart

RiskDecision-required = Påkrevd
RiskDecision-not_required = Ikke påkrevd
RiskDecision-inconclusive = Uavklart
RiskDecision-reinforced_check = Forsterket kontroll

RiskLevel-high = Høy
RiskLevel-medium = Middels
RiskLevel-low = Lav

PlantClass-mandatory = Obligatorisk
PlantClass-reduced = Redusert
PlantClass-controlled = Kontrollert
PlantClass-not_notifiable = Ikke meldepliktig

LineCheckType-documentary = Dokumentkontroll
LineCheckType-identity = Identitetskontroll
LineCheckType-physical = Fysisk kontroll
LineCheckType-marketing_standards = Handelsnormer

LineCheckStatus-to_do = Å gjøre
LineCheckStatus-compliant = I samsvar
LineCheckStatus-auto_cleared = Frigitt automatisk
LineCheckStatus-non_compliant = Ikke i samsvar
LineCheckStatus-not_inspected = Ikke inspisert
LineCheckStatus-to_be_inspected = Skal inspiseres
LineCheckStatus-hold = På vent

ChedppAction-re_dispatch = Tilbakesending
ChedppAction-entry_refusal = Nektet innførsel
ChedppAction-quarantine = Karantene
ChedppAction-special_treatment = Særskilt behandling
ChedppAction-industrial_processing = Industriell bearbeiding
ChedppAction-destruction = Destruksjon
ChedppAction-other_purpose = Bruk til annet formål

ActionExtent-contaminated_products = Forurensede produkter
ActionExtent-intercepted_part = Den stansede delen
ActionExtent-packaging_material = Emballasje
ActionExtent-means_of_transport = Transportmiddel
ActionExtent-other = Annet

AppliesTo-commodity = Vare
AppliesTo-package = Kolli
AppliesTo-both = Vare og kolli

ControlAuthority-exit_post = Utførselsstasjon
ControlAuthority-final_post = Siste grensekontrollstasjon
ControlAuthority-local_unit = Lokal veterinærenhet
ControlAuthority-inspection_unit = Inspeksjonsenhet

ControlStatus-required = Påkrevd
ControlStatus-completed = Fullført

Departure-left = Den dro ut
Departure-not_left = Den dro ikke ut
Departure-destroyed = Den ble destruert

## Choices of ours

ChedppReason-harmful_organism = Skadegjører
ChedppReason-prohibited_import = Forbudt import
ChedppReason-document_missing_or_invalid = Dokument mangler eller er ugyldig
ChedppReason-mismatch = Ikke samsvar
ChedppReason-other = Annet

LinkKind-replaces = Erstatter
LinkKind-replaced_by = Erstattet av
LinkKind-split_from = Skilt ut fra
LinkKind-split_valid = Delt ut: godtatt del
LinkKind-split_rejected = Delt ut: avvist del

PartyRole-second_consignor = Annen avsender
PartyRole-packer = Pakker
PartyRole-place_of_origin = Opprinnelsessted
PartyRole-temporary_destination = Midlertidig bestemmelsessted
PartyRole-permanent_address = Fast adresse

## Sentences of rules: ours, after the rule of that code

## Findings of an import: ours. $detail is what the other system said

finding-IMPORT-VALUE = Rubrikken kan ikke holde det det andre systemet sa: { $detail }
finding-IMPORT-INEXACT = Det andre systemet sa mer enn rubrikken kan holde: { $detail }
finding-IMPORT-CODE = Dette er ingen kode: { $detail }
finding-IMPORT-ROWS = Det andre systemet har flere rader her enn skjemaet rommer: { $detail }
finding-IMPORT-ZONE = Et tidspunkt uten tidssone, lest som UTC: { $detail }
finding-IMPORT-STATUS = Statusen i det andre systemet sier mer enn vår: { $detail }
