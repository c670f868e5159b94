"""What the entry documents share in Part I: parties, goods, transport, documents.

These structs carry no box numbers: the section that holds one says which box of its form it is.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sync_protocol.rules import Box, Form, Quantity, Row, Rows, Section, box, rows, section

TODAY = ("2019/1715",)
"""The edition of today's four CHEDs, for the boxes that the forms before it did not have."""

IN_FORCE = {"2019/1715": date(2019, 12, 14)}
"""Reg. (EU) 2019/1715 applies from this day on: new documents are CHEDs."""

NAME = 255
LINES = 2000


class ApprovalStatus(StrEnum):
    APPROVED = "approved"
    NOT_APPROVED = "not_approved"
    SUSPENDED = "suspended"


class Party(Form):
    """An organisation or person named in a box."""

    name: Box[str] = box(label="box-name", max_length=NAME)
    individual_name: Box[str] = box(label="box-individual-name", max_length=NAME)
    address: Box[str] = box(label="box-address", max_length=LINES)
    city: Box[str] = box(label="box-city", max_length=NAME)
    postal_code: Box[str] = box(label="box-postal-code", max_length=NAME)
    country: Box[str] = box(label="box-country", max_length=NAME, picks="countries")
    telephone: Box[str] = box(label="box-telephone", max_length=NAME)
    email: Box[str] = box(label="box-email", max_length=NAME)
    approval_number: Box[str] = box(label="box-approval-number", max_length=NAME)
    approval_status: Box[ApprovalStatus] = box(label="box-approval-status")
    identifier: Box[str] = box(label="box-identifier", max_length=NAME)


class PartyRole(StrEnum):
    SECOND_CONSIGNOR = "second_consignor"
    PACKER = "packer"
    PLACE_OF_ORIGIN = "place_of_origin"
    TEMPORARY_DESTINATION = "temporary_destination"
    PERMANENT_ADDRESS = "permanent_address"


class OtherParty(Row):
    """A party that has no box of its own on the form."""

    role: Box[PartyRole] = box(label="box-party-role")
    party: Section[Party] = section(Party(), label="box-party", picks="organisations")


class Contact(Row):
    """Whom to ask about the consignment."""

    name: Box[str] = box(label="box-name", max_length=NAME)
    telephone: Box[str] = box(label="box-telephone", max_length=NAME)
    email: Box[str] = box(label="box-email", max_length=NAME)
    agent: Box[str] = box(label="box-agent", max_length=NAME)


class TransportType(StrEnum):
    AEROPLANE = "aeroplane"
    SHIP = "ship"
    RAILWAY_WAGON = "railway_wagon"
    ROAD_VEHICLE = "road_vehicle"
    ROAD_VEHICLE_AEROPLANE = "road_vehicle_aeroplane"
    SHIP_RAILWAY_WAGON = "ship_railway_wagon"
    SHIP_ROAD_VEHICLE = "ship_road_vehicle"
    OTHER = "other"


class Transport(Form):
    """A means of transport."""

    type: Box[TransportType] = box(label="box-transport-type")
    identification: Box[str] = box(label="box-transport-identification", max_length=NAME)
    document: Box[str] = box(label="box-transport-document", max_length=NAME)


class Temperature(StrEnum):
    AMBIENT = "ambient"
    CHILLED = "chilled"
    FROZEN = "frozen"


class SealPair(Row):
    """A container and its seal: both or either (CN-9)."""

    container_number: Box[str] = box(label="box-container-number", max_length=NAME)
    seal_number: Box[str] = box(label="box-seal-number", max_length=NAME)
    official_seal: Box[bool] = box(label="box-official-seal")


class DocumentKind(StrEnum):
    AIR_WAYBILL = "air_waybill"
    BILL_OF_LADING = "bill_of_lading"
    CARGO_MANIFEST = "cargo_manifest"
    CATCH_CERTIFICATE = "catch_certificate"
    COMMERCIAL_DOCUMENT = "commercial_document"
    COMMERCIAL_INVOICE = "commercial_invoice"
    CONFORMITY_CERTIFICATE = "conformity_certificate"
    CONTAINER_MANIFEST = "container_manifest"
    CUSTOMS_DECLARATION = "customs_declaration"
    DOCOM = "docom"
    HEALTH_CERTIFICATE = "health_certificate"
    HEAT_TREATMENT_CERTIFICATE = "heat_treatment_certificate"
    IMPORT_PERMIT = "import_permit"
    INSPECTION_CERTIFICATE = "inspection_certificate"
    ITAHC = "itahc"
    JOURNEY_LOG = "journey_log"
    LABORATORY_SAMPLING_RESULTS_FOR_AFLATOXIN = "laboratory_sampling_results_for_aflatoxin"
    LATEST_VETERINARY_HEALTH_CERTIFICATE = "latest_veterinary_health_certificate"
    LETTER_OF_AUTHORITY = "letter_of_authority"
    LICENSE_OR_AUTHORISATION = "license_or_authorisation"
    LIST_OF_INGREDIENTS = "list_of_ingredients"
    MYCOTOXIN_CERTIFICATION = "mycotoxin_certification"
    ORIGIN_CERTIFICATE = "origin_certificate"
    PACKING_LIST = "packing_list"
    PHYTOSANITARY_CERTIFICATE = "phytosanitary_certificate"
    PROCESSING_STATEMENT = "processing_statement"
    PROOF_OF_STORAGE = "proof_of_storage"
    RAILWAY_BILL = "railway_bill"
    ROAD_CONSIGNMENT_NOTE = "road_consignment_note"
    SEA_WAYBILL = "sea_waybill"
    VETERINARY_HEALTH_CERTIFICATE = "veterinary_health_certificate"
    OTHER = "other"


class Attachment(Row):
    """A file that belongs to the document, by what makes it known again: the file itself stays with who has it (EVI-1).

    `sha256` of its bytes, in hex, is signed with the rest: another file in its place does not fit.
    """

    name: Box[str] = box(label="box-file-name", max_length=NAME)
    media_type: Box[str] = box(label="box-media-type", max_length=NAME)
    size: Box[int] = box(label="box-file-size", unit="B")
    sha256: Box[str] = box(label="box-fingerprint", max_length=64)


class AccompanyingDocument(Row):
    """A certificate or paper that travels with the consignment."""

    kind: Box[DocumentKind] = box(label="box-document-kind")
    number: Box[str] = box(label="box-document-number", max_length=NAME)
    issued: Box[date] = box(label="box-document-issued")
    country: Box[str] = box(label="box-document-country", max_length=NAME, picks="countries")
    place: Box[str] = box(label="box-document-place", max_length=NAME)
    file_name: Box[str] = box(label="box-document-file", max_length=NAME)
    attachment: Box[str] = box(label="box-attachment", max_length=26, refers="part1/attachments")
    system: Box[str] = box(label="box-external-system", max_length=NAME)
    system_reference: Box[str] = box(label="box-external-reference", max_length=NAME)


class ExternalReference(Row):
    """What another system knows of this consignment, such as a customs transit number."""

    system: Box[str] = box(label="box-external-system", max_length=NAME)
    reference: Box[str] = box(label="box-external-reference", max_length=NAME)
    exact_match: Box[bool] = box(label="box-exact-match")
    verified_by_importer: Box[bool] = box(label="box-verified-by-importer")
    verified_by_inspector: Box[bool] = box(label="box-verified-by-inspector")


class Establishment(Row):
    """An approved or listed place of origin."""

    name: Box[str] = box(label="box-name", max_length=NAME)
    approval_number: Box[str] = box(label="box-approval-number", max_length=NAME)
    country: Box[str] = box(label="box-country", max_length=NAME, picks="countries")
    section: Box[str] = box(label="box-establishment-section", max_length=NAME)
    activities: Box[str] = box(label="box-establishment-activities", max_length=LINES)


class CatchCertificate(Row):
    """A catch certificate of fishery products."""

    number: Box[str] = box(label="box-document-number", max_length=NAME)
    issued: Box[date] = box(label="box-document-issued")
    flag_state: Box[str] = box(label="box-flag-state", max_length=NAME, picks="countries")
    species: Box[str] = box(label="box-species", max_length=LINES)
    certificates: Box[int] = box(label="box-catch-certificates-count")
    weight: Box[Quantity] = box(label="box-net-weight", unit="kg")


class Mark(Row):
    """A mark by which the goods or animals are known."""

    mark: Box[str] = box(label="box-mark", max_length=NAME)
    description: Box[str] = box(label="box-description", max_length=LINES)


class Country(Row):
    """A country on the way."""

    country: Box[str] = box(label="box-country", max_length=NAME, picks="countries")


class Commodity(Row):
    """One line of a consignment: a code with its complement."""

    cn_code: Box[str] = box(label="box-cn-code", max_length=NAME, picks="nomenclature")
    description: Box[str] = box(label="box-description", max_length=LINES)
    complement: Box[str] = box(label="box-complement", max_length=NAME)
    species: Box[str] = box(label="box-species", max_length=NAME)
    common_name: Box[str] = box(label="box-common-name", max_length=NAME)
    species_type: Box[str] = box(label="box-species-type", max_length=NAME)
    species_class: Box[str] = box(label="box-species-class", max_length=NAME)
    species_family: Box[str] = box(label="box-species-family", max_length=NAME)


class GoodsItem(Row):
    """A part of a line: what comes from one establishment, in one batch, of one species (CN-4)."""

    description: Box[str] = box(label="box-description", max_length=LINES)
    species: Box[str] = box(label="box-species", max_length=NAME)
    net_weight: Box[Quantity] = box(label="box-net-weight", unit="kg")
    packages: Box[int] = box(label="box-packages")
    package_type: Box[str] = box(label="box-package-type", max_length=NAME, picks="packages")
    batch: Box[str] = box(label="box-batch-number", max_length=NAME)
    approval_number: Box[str] = box(label="box-approval-number", max_length=NAME, picks="establishments")


class Goods(Commodity):
    """A line of goods by weight and packages. Its weight is a subtotal where it has parts of its own (CN-4)."""

    net_weight: Box[Quantity] = box(label="box-net-weight", unit="kg")
    packages: Box[int] = box(label="box-packages")
    package_type: Box[str] = box(label="box-package-type", max_length=NAME, picks="packages")
    items: Rows[GoodsItem] = rows(label="box-items")


class InternalMarketPurpose(StrEnum):
    HUMAN_CONSUMPTION = "human_consumption"
    ANIMAL_FEEDING_STUFF = "animal_feeding_stuff"
    PHARMACEUTICAL_USE = "pharmaceutical_use"
    TECHNICAL_USE = "technical_use"
    COMMERCIAL_SALE = "commercial_sale"
    COMMERCIAL_SALE_OR_CHANGE_OF_OWNERSHIP = "commercial_sale_or_change_of_ownership"
    RESCUE = "rescue"
    BREEDING = "breeding"
    RESEARCH = "research"
    RACING_OR_COMPETITION = "racing_or_competition"
    APPROVED_PREMISES_OR_BODY = "approved_premises_or_body"
    COMPANION_ANIMAL = "companion_animal"
    PRODUCTION = "production"
    SLAUGHTER = "slaughter"
    FATTENING = "fattening"
    GAME_RESTOCKING = "game_restocking"
    REGISTERED_HORSES = "registered_horses"
    OTHER = "other"


class WarehouseType(StrEnum):
    CUSTOMS_WAREHOUSE = "customs_warehouse"
    FREE_ZONE_OR_FREE_WAREHOUSE = "free_zone_or_free_warehouse"
    SHIP_SUPPLIER = "ship_supplier"
    SHIP = "ship"


class Journey(Form):
    """Where a consignment goes that does not stay: exit, third country, ship."""

    third_country: Box[str] = box(label="box-third-country", max_length=NAME, picks="countries")
    transhipment_country: Box[str] = box(label="box-transhipment-country", max_length=NAME, picks="countries")
    final_post: Box[str] = box(label="box-final-post", max_length=NAME, picks="posts")
    exit_post: Box[str] = box(label="box-exit-post", max_length=NAME, picks="posts")
    point_of_exit: Box[str] = box(label="box-point-of-exit", max_length=NAME)
    exit_date: Box[date] = box(label="box-exit-date")
    exit_arrival: Box[datetime] = box(label="box-exit-arrival")
    warehouse: Box[WarehouseType] = box(label="box-warehouse-type")
    registration_number: Box[str] = box(label="box-registration-number", max_length=NAME)
    ship_name: Box[str] = box(label="box-ship-name", max_length=NAME)
    ship_port: Box[str] = box(label="box-ship-port", max_length=NAME)


class Declaration(Form):
    """Who declared Part I, and when."""

    name: Box[str] = box(label="box-name", max_length=NAME)
    declared: Box[datetime] = box(label="box-declared")


class Particulars(Form):
    """What today's systems ask beside the boxes of the form."""

    contacts: Rows[Contact] = rows(label="box-contacts")
    other_parties: Rows[OtherParty] = rows(label="box-other-parties")
    port_of_entry: Box[str] = box(label="box-port-of-entry", max_length=NAME)
    port_of_exit: Box[str] = box(label="box-port-of-exit", max_length=NAME)
    left_port: Box[date] = box(label="box-left-port")
    control_point: Box[str] = box(label="box-control-point", max_length=NAME, picks="control_points")
    first_estimated_arrival: Box[datetime] = box(label="box-first-estimated-arrival")
    consignment_arrived: Box[bool] = box(label="box-consignment-arrived")
    route: Rows[Country] = rows(label="box-route")
    transport_responsible: Box[str] = box(label="box-transport-responsible", max_length=NAME)
    journey_minutes: Box[int] = box(label="box-journey-time", unit="min")
    marks: Rows[Mark] = rows(label="box-marks")
    gross_volume: Box[Quantity] = box(label="box-gross-volume")
    gross_volume_unit: Box[str] = box(label="box-gross-volume-unit", max_length=NAME, picks="units")
    customs_reference: Box[str] = box(label="box-customs-reference", max_length=NAME)
    external_references: Rows[ExternalReference] = rows(label="box-external-references")
