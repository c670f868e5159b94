### Labels of boxes and words of choices. An id is the box's label, or the name of a list and its option. The sentences
### of rules are in rules.ftl.


## Titles of boxes on the official forms: Reg. (EC) 669/2009 Annex II, 136/2004 Annex III, 282/2004 Annex I and
## Reg. (EU) 2019/1715 Annex II, shortened. What is not marked as official has not been held against their texts.

box-part1 = Part I: the consignment
box-part2 = Part II: checks and decision
box-part3 = Part III: control
box-consignor = Consignor or exporter
# official: Reg. (EC) No 669/2009, Annex II, I.3
box-consignee = Consignee
# official: Reg. (EC) No 669/2009, Annex II, I.7
box-importer = Importer
box-person-responsible = Person responsible for the load
# official: Reg. (EC) No 669/2009, Annex II, I.8
box-place-of-destination = Place of destination
box-delivery-address = Delivery address
box-point-of-entry = Point of entry
# official: Reg. (EC) No 669/2009, Annex II, I.5
box-country-of-origin = Country of origin
box-region-of-origin = Region of origin
# official: Reg. (EC) No 669/2009, Annex II, I.6
box-country-consigned = Country from where consigned
box-arrival = Estimated arrival at the point of entry
box-documents = Accompanying documents
box-establishments = Establishments of origin
box-transport-to-entry = Means of transport to the point of entry
box-transport-after-entry = Means of transport after the point of entry
box-transporter = Transporter
box-departure = Departure
box-commodities = Description of the goods
box-animal-lines = Description of the animals
box-cn-code = Commodity code (CN)
box-total-packages = Total number of packages
box-total-net-weight = Total net weight
box-total-gross-weight = Total gross weight
box-total-animals = Number of animals
# official: Reg. (EC) No 669/2009, Annex II, I.16
box-temperature = Temperature
box-certified-for = Animals certified for
# official: Reg. (EC) No 669/2009, Annex II, I.18
box-intended-for = Commodity intended for
box-seals = Seal numbers and container numbers
box-container-number = Container number
box-seal-number = Seal number
box-purpose = Purpose
box-conforms = Conforms to Union requirements
# official: Reg. (EC) No 669/2009, Annex II, I.25
box-declaration = Declaration
box-local-reference = Local reference
# official: Reg. (EC) No 669/2009, Annex II, II.3
box-documentary = Documentary check
box-selected-for-physical = Selected for physical checks
box-identity = Identity check
box-physical = Physical check
box-welfare = Welfare check
box-laboratory-tests = Laboratory tests
box-result = Result
box-identity-kind = Kind of identity check
box-animals-checked = Number of animals checked
box-union-standard = Union requirements
box-additional-guarantees = Additional guarantees
box-national-requirements = National requirements
box-dead = Dead on arrival
box-unfit = Unfit for transport
box-births = Births or abortions
box-decision = Decision
box-acceptable = Acceptable
box-outcome = Acceptable for
box-refusal-reasons = Reasons for refusal
box-action = Action on the refused consignment
box-controlled-destination = Controlled destination
box-resealing = Resealing
# official: Reg. (EC) No 669/2009, Annex II, II.2
box-customs-document = Customs document reference
box-official = Official
box-links = Previous and subsequent documents

## Names of boxes and fields in the systems of today (their public schemas)

box-individual-name = Name of the person
box-approval-number = Approval number
box-approval-status = Approval
box-agent = Agent
box-party-role = Role
box-party = Party
box-other-parties = Other parties
box-contacts = Contacts
box-transport-type = Type of transport
box-transport-identification = Identification
box-transport-document = Transport document
box-official-seal = Official seal
box-document-kind = Kind of document
box-document-number = Number
box-document-issued = Date of issue
box-document-country = Country of issue
box-document-place = Place of issue
box-document-file = File
box-attachments = Attached files
box-attachment = Attached file
box-file-name = File
box-media-type = Type of file
box-file-size = Size
box-fingerprint = Fingerprint (SHA-256)
box-external-system = Other system
box-external-reference = Reference there
box-external-references = References in other systems
box-exact-match = Exact match
box-verified-by-importer = Verified by the importer
box-verified-by-inspector = Verified by an inspector
box-establishment-section = Section
box-establishment-activities = Activities
box-flag-state = Flag state
box-catch-certificates = Catch certificates
box-catch-certificates-count = Number of catch certificates
box-catch-certificate-required = Catch certificate required
box-mark = Mark
box-marks = Marks of identification
box-complement = Complement
box-species = Species
box-common-name = Common name
box-species-type = Type
box-species-class = Class
box-species-family = Family
box-eppo-code = EPPO code
box-variety = Variety
box-propagation = Propagation
box-indoor-outdoor = Grown indoors or outdoors
box-woody = Woody plant
box-wood-packaging = Wood packaging material
box-regulatory-authority = Regulatory authority
box-requires-trial-data = Test and trial data required
box-net-weight = Net weight
box-packages = Packages
box-package-type = Type of packages
box-journey-plan = Route
box-journey-estimate = Estimated time by road
box-journey-log = Route plan or journey log
box-resting-points = Planned resting or transfer points
box-resting-place = Resting or transfer point
box-control-posts = Control posts
box-control-post = Control post
box-items = Parts of the line
box-animals = Animals
box-animal-identification = Identification of the animals
box-animal-number = Animal
box-animal-name = Name
box-animal-passport = Passport
box-animal-microchip = Transponder
box-animal-ear-tag = Ear tag
box-animal-tattoo = Tattoo
box-permanent-address = Permanent address
box-unweaned-animals = Unweaned animals
box-holding-number = Number of the holding
box-from-charity = From a charity
box-destination-is-permanent = The place of destination is the permanent address
box-internal-market-purpose = Use on the internal market
box-journey = Onward journey
box-third-country = Third country
box-transhipment-country = Country of transhipment
box-final-post = Final border post
box-exit-post = Exit border post
box-point-of-exit = Point of exit
box-exit-date = Exit date
box-exit-arrival = Estimated arrival at the exit post
box-transit-countries = Countries of transit
box-warehouse-type = Destination of non-conforming goods
box-registration-number = Registration number
box-ship-name = Name of the ship
box-ship-port = Port
box-port-of-entry = Port of entry
box-port-of-exit = Port of exit
box-left-port = Left the port of exit
box-control-point = Control point
box-first-estimated-arrival = Arrival as first estimated
box-consignment-arrived = The consignment has arrived
box-route = Countries on the route
box-transport-responsible = Responsible for the transport
box-journey-time = Estimated journey time
box-gross-volume = Gross volume
box-gross-volume-unit = Unit of volume
box-customs-reference = Customs reference
box-marketing-standards-declared = Declared to meet the marketing standards
box-identity-not-done = Why the identity check was not done
box-physical-not-done = Why the physical check was not done
box-laboratory-done = Laboratory tests
box-motivation = Motivation
box-tested = Date of the tests
box-tested-time = Time of the tests
box-tests = Tests
box-test-commodity = Commodity tested
box-test = Test
box-test-method = Method
box-analysis = Analysis
box-sample-type = Sample type
box-samples = Number of samples
box-batch = Batch of the sample
box-batch-number = Batch number
box-conservation = Sample kept
box-use-by = Use by
box-laboratory = Laboratory
box-sampler = Sampled by
box-sampled = Date of sampling
box-sampled-time = Time of sampling
box-test-ordered = Date of the order
box-released = Date of release
box-test-results = Results
box-conclusion = Conclusion
box-dead-unit = Counted in
box-unfit-unit = Counted in
box-resealed = Containers were resealed
box-new-seals = New seals
box-new-seal-number = New seal number
box-line-checks = Checks by commodity
box-line-check-type = Check
box-line-check-status = State
box-line-check-reason = Reason
box-line-check-selected = Selected for checks
box-line-check-complete = Complete
box-validity-period = Days of validity
box-plant-health-auto-cleared = Plant health: cleared automatically
box-marketing-standards-auto-cleared = Marketing standards: cleared automatically
box-catch-check = Check of the catch certificates
box-catch-check-required = Check required
box-catch-check-result = Result of the check
box-outcome-details = Details of the outcome
box-free-circulation = For free circulation as
box-definitive-import = Definitive import for
box-channelled-under = Channelled under
box-outcome-post = Border post
box-post = Border post or control point
box-destination-country = Country of destination
box-deadline = Deadline
box-horse-re-entry = Re-entry of horses
box-refusal-reason = Reason
box-refused-country = Which country
box-refused-establishment = Which establishment
box-reason-code = Code of the reason
box-applies-to = Applies to
box-action-extent = Extent of the action
box-action-explanation = Explanation of the action
box-action-by = To be done by
box-link-kind = Relation
box-reference = Reference
box-inspection = Need for an inspection
box-inspection-required = Inspection
box-inspection-original = Before it was overridden
box-overridden = Overridden on
box-overridden-by = Overridden by
box-risk = Risk
box-journey-risk = Risk of the journey
box-high-risk-union = High-risk goods from the Union
box-assessed = Assessed
box-risk-lines = Risk by commodity
box-commodity = Commodity
box-risk-decision = Inspection
box-exit-risk-decision = Inspection at exit
box-inspection-rate = Rate of inspections
box-marketing-standards-decision = Marketing standards inspection
box-plant-health-decision = Plant health inspection
box-plant-class = Class of plant health checks
box-documentary-required = Documentary check required
box-identity-required = Identity check required
box-physical-required = Physical check required
box-onward-transport = Onward transport
box-amendment-requested = Amendment requested
box-checked = Checked
box-auto-cleared = Cleared automatically
box-decided = Decided
box-decided-by = Decided by
box-on-behalf-of = Signed on behalf of
box-signed = Signed
box-control-status = Control
box-controls = Controls
box-control-authority = Controlled by
box-arrived = The consignment arrived
box-not-arrived-reason = Why it did not arrive
box-control-conforms = The consignment conforms
box-destroyed = Destroyed on
box-re-export-date = Re-exported on
box-re-export-transport = Means of transport of the re-export
box-re-export-country = Country of the re-export
box-seal-check = Seal check
box-seal-check-required = Seal check required
box-seal-check-satisfactory = Seals satisfactory
box-seal-check-reason = What is wrong with the seals
box-seal-check-override = Seal check overridden

## Boxes of the declaration and of the import certificate, after Decision 2007/240/EC and Reg. (EU) 142/2011. To be held
## against the Official Journal before print.

box-central-authority = Central competent authority
box-local-authority = Local competent authority
box-person-responsible-in-union = Person responsible for the load in the EU
box-country-of-destination = Country of destination
box-region-of-destination = Region of destination
box-place-of-origin = Place of origin
box-place-of-loading = Place of loading
box-entry-post = Entry border inspection post in the EU
box-cites-numbers = Numbers of CITES
box-goods-certified-for = Commodities certified for
box-health-information = Health information
box-health-information-declared = I declare the health information
box-model = Model
box-signatory = Signatory
box-nursery = Nursery
box-commodity-group = Group of commodities
box-quantity = Quantity
box-quantity-unit = Unit
box-inspection-fees = Inspection fees
box-attestation = Attestation
box-certificate-model = Model of the certificate
box-attested = Attested

## Ours

box-name = Name
box-address = Address
box-city = City
box-postal-code = Postal code
box-country = Country
box-telephone = Telephone
box-email = E-mail
box-identifier = Identifier
box-description = Description
box-particulars = Further particulars
box-declared = Declared on
box-remark = Remark
box-transport-conditions = Conditions of transport
box-health-on-arrival = State of health on arrival
box-explanation = Explanation
box-measures = Measures

## Choices of the official forms (the regulations above and the tables of the sources)

# official: Reg. (EC) No 669/2009, Annex II, II.3
CheckResult-satisfactory = Satisfactory
# official: Reg. (EC) No 669/2009, Annex II, II.3
CheckResult-not_satisfactory = Not satisfactory
CheckResult-not_done = Not done

AnimalResult-satisfactory = { CheckResult-satisfactory }
AnimalResult-not_satisfactory = { CheckResult-not_satisfactory }
AnimalResult-not_done = { CheckResult-not_done }
AnimalResult-derogation = Derogation

WelfareResult-satisfactory = { CheckResult-satisfactory }
WelfareResult-not_satisfactory = { CheckResult-not_satisfactory }
WelfareResult-derogation = Derogation

IdentityKind-seal = Seal check
IdentityKind-full = Full check

Conclusion-satisfactory = Satisfactory
Conclusion-not_satisfactory = Not satisfactory
Conclusion-not_interpretable = Not interpretable
Conclusion-pending = Pending

Motivation-random = Random
Motivation-suspicion = Suspicion
Motivation-reinforced = Reinforced measures
Motivation-intensified = Intensified controls
Motivation-required = Required
Motivation-latent_infection = Sampling for latent infection

# official: Reg. (EC) No 669/2009, Annex II, I.16
Temperature-ambient = Ambient
# official: Reg. (EC) No 669/2009, Annex II, I.16
Temperature-chilled = Chilled
# official: Reg. (EC) No 669/2009, Annex II, I.16
Temperature-frozen = Frozen

CvedaPurpose-final_import = Import
CvedaPurpose-temporary_admission = Temporary admission of registered horses
CvedaPurpose-re_entry = Re-entry of horses
CvedaPurpose-transhipment = Transhipment
CvedaPurpose-transit = Transit to a third country
CvedaPurpose-non_internal_market = Not for the internal market
CvedaPurpose-private_import = Private import
CvedaPurpose-transfer = Transfer

CvedpPurpose-internal_market = Internal market
CvedpPurpose-reimport = Re-import
CvedpPurpose-non_conforming = Non-conforming
CvedpPurpose-transhipment = Transhipment
CvedpPurpose-transit = Transit to a third country
CvedpPurpose-non_internal_market = Not for the internal market
CvedpPurpose-private_import = Private import
CvedpPurpose-transfer = Transfer
CvedpPurpose-reconformity_check = Renewed check of conformity

CedPurpose-free_circulation = Import
CedPurpose-onward_transfer = Transfer to a control point
CedPurpose-non_internal_market = Not for the internal market
CedPurpose-private_import = Private import

ChedppPurpose-free_circulation = Release for free circulation
ChedppPurpose-onward_transfer = Transhipment or onward transport
ChedppPurpose-transit = Transit to a third country
ChedppPurpose-non_internal_market = Not for the internal market
ChedppPurpose-private_import = Private import

CvedaOutcome-final_import = Definitive import
CvedaOutcome-temporary_admission = Temporary admission
CvedaOutcome-re_entry = Re-entry of horses
CvedaOutcome-transhipment = Transhipment
CvedaOutcome-transit = Transit
CvedaOutcome-non_internal_market = Non-internal market
CvedaOutcome-private_import = Private import
CvedaOutcome-transfer = Transfer

CvedpOutcome-internal_market = Internal market
CvedpOutcome-channelled = Internal market, channelled
CvedpOutcome-specific_warehouse = Specific warehouse
CvedpOutcome-transhipment = Transhipment
CvedpOutcome-transit = Transit
CvedpOutcome-non_internal_market = Non-internal market
CvedpOutcome-private_import = Private import
CvedpOutcome-transfer = Transfer

CedOutcome-free_circulation = Release for free circulation
CedOutcome-onward_transfer = Transfer to a control point
CedOutcome-non_internal_market = Non-internal market
CedOutcome-private_import = Private import

ChedppOutcome-free_circulation = Release for free circulation
ChedppOutcome-onward_transfer = Transhipment or onward transport
ChedppOutcome-transit = Transit
ChedppOutcome-non_internal_market = Non-internal market
ChedppOutcome-private_import = Private import

Channelling-article_8 = Article 8 of Directive 97/78/EC
Channelling-article_15 = Article 15 of Directive 97/78/EC

CvedaReason-absence_of_certificate = Absence or invalidity of certificate
CvedaReason-mismatch_with_documents = Mismatch with documents
CvedaReason-non_approved_country = Non-approved country
CvedaReason-non_approved_region = Non-approved region
CvedaReason-prohibited_species = Prohibited species
CvedaReason-absence_of_additional_guarantees = Absence of additional guarantees
CvedaReason-safeguard_clause = Safeguard clause
CvedaReason-diseased_or_suspect_animals = Diseased or suspect animals
CvedaReason-unsatisfactory_tests = Unsatisfactory tests
CvedaReason-national_requirements = National requirements not met
CvedaReason-unsuitable_address = Unsuitable address
CvedaReason-transport_or_welfare_rules = Transport or welfare rules not respected
CvedaReason-individual_identification = Individual identification not respected
CvedaReason-unfit_for_travel = Unfit for travel
CvedaReason-invasive_alien_species = Invasive alien species
CvedaReason-other_rasff = Other, file a RASFF notification
CvedaReason-other = Other

CvedpReason-absence_of_certificate = Absence or invalidity of certificate
CvedpReason-non_approved_country = Non-approved country
CvedpReason-non_approved_establishment = Non-approved establishment
CvedpReason-prohibited_product = Prohibited product
CvedpReason-mismatch_with_documents = Mismatch with documents
CvedpReason-health_mark_error = Health mark error
CvedpReason-hygiene_failure = Hygiene failure
CvedpReason-chemical_contamination = Chemical contamination
CvedpReason-microbiological_contamination = Microbiological contamination
CvedpReason-other_rasff = Other, file a RASFF notification
CvedpReason-other = Other

CedReason-absence_of_certificate = { CvedpReason-absence_of_certificate }
CedReason-mismatch_with_documents = { CvedpReason-mismatch_with_documents }
CedReason-hygiene_failure = { CvedpReason-hygiene_failure }
CedReason-chemical_contamination = { CvedpReason-chemical_contamination }
CedReason-microbiological_contamination = { CvedpReason-microbiological_contamination }
CedReason-other_rasff = { CvedpReason-other_rasff }
CedReason-other = { CvedpReason-other }

CvedaAction-re_dispatch = Re-dispatch
CvedaAction-slaughter = Slaughter
CvedaAction-euthanasia = Euthanasia

CvedpAction-re_export = Re-export
CvedpAction-destruction = Destruction
CvedpAction-processing = Processing

CedAction-re_dispatch = Re-dispatch
# official: Reg. (EC) No 669/2009, Annex II, II.6
CedAction-destruction = Destruction
CedAction-processing = Processing
CedAction-other_purpose = Use for another purpose

## Choices of the declaration and the import certificate: boxes I.25 to I.27 of Decision 2007/240/EC; reasons of ours

CertificatePurpose-transit = For transit through the EU to a third country
CertificatePurpose-import = For import or admission into the EU

CertifiedFor-human_consumption = Human consumption
CertifiedFor-animal_feeding_stuff = Animal feeding stuff
CertifiedFor-further_process = Further process
CertifiedFor-technical_use = Technical use
CertifiedFor-pharmaceutical_use = Pharmaceutical use
CertifiedFor-breeding = Breeding
CertifiedFor-fattening = Fattening
CertifiedFor-slaughter = Slaughter
CertifiedFor-registered_equidae = Registered equidae
CertifiedFor-approved_bodies = Approved bodies
CertifiedFor-quarantine = Quarantine
CertifiedFor-pets = Pets
CertifiedFor-game_restocking = Game restocking
CertifiedFor-artificial_reproduction = Artificial reproduction
CertifiedFor-other = Other

CertificateReason-requirements_not_met = The requirements are not met
CertificateReason-mismatch_with_documents = Mismatch with documents
CertificateReason-other = Other

DeclarModel-bones_horns_hooves = Bones, horns, hooves and products of them
DeclarModel-intermediate_products = Intermediate products
DeclarModel-non_harmonised = Non-harmonised goods

## Choices of today's systems (their public schemas)

ApprovalStatus-approved = Approved
ApprovalStatus-not_approved = Not approved
ApprovalStatus-suspended = Suspended

# official: Reg. (EC) No 669/2009, Annex II, I.11
TransportType-aeroplane = Aeroplane
# official: Reg. (EC) No 669/2009, Annex II, I.11
TransportType-ship = Ship
# official: Reg. (EC) No 669/2009, Annex II, I.11
TransportType-railway_wagon = Railway wagon
# official: Reg. (EC) No 669/2009, Annex II, I.11
TransportType-road_vehicle = Road vehicle
TransportType-road_vehicle_aeroplane = Road vehicle and aeroplane
TransportType-ship_railway_wagon = Ship and railway wagon
TransportType-ship_road_vehicle = Ship and road vehicle
TransportType-other = Other

DocumentKind-air_waybill = Air waybill
DocumentKind-bill_of_lading = Bill of lading
DocumentKind-cargo_manifest = Cargo manifest
DocumentKind-catch_certificate = Catch certificate
DocumentKind-commercial_document = Commercial document
DocumentKind-commercial_invoice = Commercial invoice
DocumentKind-conformity_certificate = Conformity certificate
DocumentKind-container_manifest = Container manifest
DocumentKind-customs_declaration = Customs declaration
DocumentKind-docom = DOCOM
DocumentKind-health_certificate = Health certificate
DocumentKind-heat_treatment_certificate = Heat treatment certificate
DocumentKind-import_permit = Import permit
DocumentKind-inspection_certificate = Inspection certificate
DocumentKind-itahc = ITAHC
DocumentKind-journey_log = Journey log
DocumentKind-laboratory_sampling_results_for_aflatoxin = Laboratory sampling results for aflatoxin
DocumentKind-latest_veterinary_health_certificate = Latest veterinary health certificate
DocumentKind-letter_of_authority = Letter of authority
DocumentKind-license_or_authorisation = Licence or authorisation
DocumentKind-list_of_ingredients = List of ingredients
DocumentKind-mycotoxin_certification = Mycotoxin certification
DocumentKind-origin_certificate = Origin certificate
DocumentKind-packing_list = Packing list
DocumentKind-phytosanitary_certificate = Phytosanitary certificate
DocumentKind-processing_statement = Processing statement
DocumentKind-proof_of_storage = Proof of storage
DocumentKind-railway_bill = Railway bill
DocumentKind-road_consignment_note = Road consignment note
DocumentKind-sea_waybill = Sea waybill
DocumentKind-veterinary_health_certificate = Veterinary health certificate
DocumentKind-other = Other

InternalMarketPurpose-human_consumption = Human consumption
InternalMarketPurpose-animal_feeding_stuff = Animal feeding stuff
InternalMarketPurpose-pharmaceutical_use = Pharmaceutical use
InternalMarketPurpose-technical_use = Technical use
InternalMarketPurpose-commercial_sale = Commercial sale
InternalMarketPurpose-commercial_sale_or_change_of_ownership = Commercial sale or change of ownership
InternalMarketPurpose-rescue = Rescue
InternalMarketPurpose-breeding = Breeding
InternalMarketPurpose-research = Research
InternalMarketPurpose-racing_or_competition = Racing or competition
InternalMarketPurpose-approved_premises_or_body = Approved premises or body
InternalMarketPurpose-companion_animal = Companion animal, not for resale or rehoming
InternalMarketPurpose-production = Production
InternalMarketPurpose-slaughter = Slaughter
InternalMarketPurpose-fattening = Fattening
InternalMarketPurpose-game_restocking = Game restocking
InternalMarketPurpose-registered_horses = Registered horses
InternalMarketPurpose-other = Other

WarehouseType-customs_warehouse = Customs warehouse
WarehouseType-free_zone_or_free_warehouse = Free zone or free warehouse
WarehouseType-ship_supplier = Ship supplier
WarehouseType-ship = Ship

AnimalsCertifiedFor-animal_feeding_stuff = Animal feeding stuff
AnimalsCertifiedFor-approved = Approved
AnimalsCertifiedFor-artificial_reproduction = Artificial reproduction
AnimalsCertifiedFor-breeding = Breeding
AnimalsCertifiedFor-circus = Circus
AnimalsCertifiedFor-commercial_sale = Commercial sale
AnimalsCertifiedFor-commercial_sale_or_change_of_ownership = Commercial sale or change of ownership
AnimalsCertifiedFor-fattening = Fattening
AnimalsCertifiedFor-game_restocking = Game restocking
AnimalsCertifiedFor-human_consumption = Human consumption
AnimalsCertifiedFor-internal_market = Internal market
AnimalsCertifiedFor-other = Other
AnimalsCertifiedFor-personally_owned_pets = Personally owned pets, not for rehoming
AnimalsCertifiedFor-pets = Pets
AnimalsCertifiedFor-production = Production
AnimalsCertifiedFor-quarantine = Quarantine
AnimalsCertifiedFor-racing_competition = Racing or competition
AnimalsCertifiedFor-registered = Registered
AnimalsCertifiedFor-registered_equidae = Registered equidae
AnimalsCertifiedFor-rejected_or_returned_consignment = Rejected or returned consignment
AnimalsCertifiedFor-relaying = Relaying
AnimalsCertifiedFor-rescue_rehoming = Rescue or rehoming
AnimalsCertifiedFor-research = Research
AnimalsCertifiedFor-slaughter = Slaughter
AnimalsCertifiedFor-technical_pharmaceutical_use = Technical or pharmaceutical use
AnimalsCertifiedFor-transit = Transit
AnimalsCertifiedFor-zoo_collection = Zoo or collection

# official: Reg. (EC) No 669/2009, Annex II, I.18
IntendedFor-human = Human consumption
# official: Reg. (EC) No 669/2009, Annex II, I.18
IntendedFor-feedingstuff = Feedingstuff
# official: Reg. (EC) No 669/2009, Annex II, I.18
IntendedFor-further = Further processing
IntendedFor-other = Other

IdentityNotDone-reduced_checks = Reduced check regime
IdentityNotDone-not_required = Not required
IdentityNotDone-equine_semen_facilitation = Facilitation for chilled equine semen

PhysicalNotDone-reduced_checks = Reduced check regime
PhysicalNotDone-other = Other

Analysis-initial = Initial analysis
Analysis-counter = Counter-analysis
Analysis-second_expert = Second expert's analysis

Conservation-ambient = { Temperature-ambient }
Conservation-chilled = { Temperature-chilled }
Conservation-frozen = { Temperature-frozen }

CountUnit-number = Number
CountUnit-percent = Percent

FreeCirculation-human_consumption = Human consumption
FreeCirculation-animal_feeding_stuff = Animal feeding stuff
FreeCirculation-pharmaceutical_use = Pharmaceutical use
FreeCirculation-technical_use = Technical use
FreeCirculation-further_process = Further process
FreeCirculation-other = Other

DefinitiveImport-slaughter = Slaughter
DefinitiveImport-approved_bodies = Approved bodies
DefinitiveImport-quarantine = Quarantine

FishingResult-compliant = Compliant
FishingResult-not_applicable = Not applicable
FishingResult-not_compliant = Not compliant

Inspection-required = Required
Inspection-not_required = Not required
Inspection-inconclusive = Inconclusive

RiskDecision-required = Required
RiskDecision-not_required = Not required
RiskDecision-inconclusive = Inconclusive
RiskDecision-reinforced_check = Reinforced check

RiskLevel-high = High
RiskLevel-medium = Medium
RiskLevel-low = Low

PlantClass-mandatory = Mandatory
PlantClass-reduced = Reduced
PlantClass-controlled = Controlled
PlantClass-not_notifiable = Not notifiable

LineCheckType-documentary = Documentary check
LineCheckType-identity = Identity check
LineCheckType-physical = Physical check
LineCheckType-marketing_standards = Marketing standards

LineCheckStatus-to_do = To do
LineCheckStatus-compliant = Compliant
LineCheckStatus-auto_cleared = Cleared automatically
LineCheckStatus-non_compliant = Not compliant
LineCheckStatus-not_inspected = Not inspected
LineCheckStatus-to_be_inspected = To be inspected
LineCheckStatus-hold = On hold

ChedppAction-re_dispatch = Re-dispatch
ChedppAction-entry_refusal = Refusal of entry
ChedppAction-quarantine = Quarantine
ChedppAction-special_treatment = Special treatment
ChedppAction-industrial_processing = Industrial processing
ChedppAction-destruction = Destruction
ChedppAction-other_purpose = Use for another purpose

ActionExtent-contaminated_products = Contaminated products
ActionExtent-intercepted_part = Intercepted part
ActionExtent-packaging_material = Packaging material
ActionExtent-means_of_transport = Means of transport
ActionExtent-other = Other

AppliesTo-commodity = Commodity
AppliesTo-package = Package
AppliesTo-both = Commodity and package

ControlAuthority-exit_post = Exit border post
ControlAuthority-final_post = Final border post
ControlAuthority-local_unit = Local veterinary unit
ControlAuthority-inspection_unit = Inspection unit

ControlStatus-required = Required
ControlStatus-completed = Completed

Departure-left = It left
Departure-not_left = It did not leave
Departure-destroyed = It was destroyed

## Choices of ours

ChedppReason-harmful_organism = Harmful organism
ChedppReason-prohibited_import = Prohibited import
ChedppReason-document_missing_or_invalid = Document missing or invalid
ChedppReason-mismatch = Mismatch
ChedppReason-other = Other

LinkKind-replaces = Replaces
LinkKind-replaced_by = Replaced by
LinkKind-split_from = Split off
LinkKind-split_valid = Split off: accepted part
LinkKind-split_rejected = Split off: refused part

PartyRole-second_consignor = Second consignor
PartyRole-packer = Packer
PartyRole-place_of_origin = Place of origin
PartyRole-temporary_destination = Temporary destination
PartyRole-permanent_address = Permanent address

## Sentences of rules: ours, after the rule of that code


## Findings of an import: ours. $detail is what the other system said

finding-IMPORT-VALUE = The box cannot hold what the other system said: { $detail }
finding-IMPORT-INEXACT = The other system said more than the box can hold: { $detail }
finding-IMPORT-CODE = This is no code: { $detail }
finding-IMPORT-ROWS = The other system has more rows here than the form holds: { $detail }
finding-IMPORT-ZONE = A time that names no zone, read as UTC: { $detail }
finding-IMPORT-STATUS = The status of the other system says more than ours: { $detail }
