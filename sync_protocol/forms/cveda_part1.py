"""Part I of the CVEDA: the animals, where they come from and go, how they travel on."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sync_protocol.about import Merge
from sync_protocol.forms.common import (
    LINES,
    NAME,
    TODAY,
    AccompanyingDocument,
    Attachment,
    Commodity,
    Country,
    Declaration,
    Establishment,
    InternalMarketPurpose,
    Journey,
    Particulars,
    Party,
    SealPair,
    Temperature,
    Transport,
)
from sync_protocol.forms.cveda_journey import Route, by_road, rules_of_the_journey
from sync_protocol.forms.deciding import among, shown
from sync_protocol.forms.part1 import (
    attached,
    codes,
    container_or_seal,
    found_again,
    from_listed_establishment,
    not_authorised,
    not_below_zero,
    number_within_limit,
)
from sync_protocol.rules import (
    Box,
    Cond,
    Form,
    ListOf,
    Quantity,
    Row,
    Rows,
    Rule,
    Section,
    box,
    mandatory,
    rows,
    rule,
    section,
)
from sync_protocol.territory import in_union


class AnimalsCertifiedFor(StrEnum):
    ANIMAL_FEEDING_STUFF = "animal_feeding_stuff"
    APPROVED = "approved"
    ARTIFICIAL_REPRODUCTION = "artificial_reproduction"
    BREEDING = "breeding"
    CIRCUS = "circus"
    COMMERCIAL_SALE = "commercial_sale"
    COMMERCIAL_SALE_OR_CHANGE_OF_OWNERSHIP = "commercial_sale_or_change_of_ownership"
    FATTENING = "fattening"
    GAME_RESTOCKING = "game_restocking"
    HUMAN_CONSUMPTION = "human_consumption"
    INTERNAL_MARKET = "internal_market"
    OTHER = "other"
    PERSONALLY_OWNED_PETS = "personally_owned_pets"
    PETS = "pets"
    PRODUCTION = "production"
    QUARANTINE = "quarantine"
    RACING_COMPETITION = "racing_competition"
    REGISTERED = "registered"
    REGISTERED_EQUIDAE = "registered_equidae"
    REJECTED_OR_RETURNED_CONSIGNMENT = "rejected_or_returned_consignment"
    RELAYING = "relaying"
    RESCUE_REHOMING = "rescue_rehoming"
    RESEARCH = "research"
    SLAUGHTER = "slaughter"
    TECHNICAL_PHARMACEUTICAL_USE = "technical_pharmaceutical_use"
    TRANSIT = "transit"
    ZOO_COLLECTION = "zoo_collection"


class Animal(Row):
    """One animal of a line, by the marks that the identity check compares."""

    number: Box[int] = box(label="box-animal-number")
    name: Box[str] = box(label="box-animal-name", max_length=NAME)
    passport: Box[str] = box(label="box-animal-passport", max_length=NAME)
    microchip: Box[str] = box(label="box-animal-microchip", max_length=NAME)
    ear_tag: Box[str] = box(label="box-animal-ear-tag", max_length=NAME)
    tattoo: Box[str] = box(label="box-animal-tattoo", max_length=NAME)
    description: Box[str] = box(label="box-description", max_length=LINES)
    permanent_address: Section[Party] = section(Party(), label="box-permanent-address", picks="organisations")


class AnimalLine(Commodity):
    """A line of animals."""

    animals: Box[int] = box(label="box-animals")
    packages: Box[int] = box(label="box-packages")
    package_type: Box[str] = box(label="box-package-type", max_length=NAME, picks="packages")
    net_weight: Box[Quantity] = box(label="box-net-weight", unit="kg")
    identification: Rows[Animal] = rows(label="box-animal-identification")


class CvedaPurpose(StrEnum):
    """Boxes 18 to 20 (CVEDA-3, CVEDA-4); the last three are those of today's systems."""

    FINAL_IMPORT = "final_import"
    TEMPORARY_ADMISSION = "temporary_admission"
    RE_ENTRY = "re_entry"
    TRANSHIPMENT = "transhipment"
    TRANSIT = "transit"
    NON_INTERNAL_MARKET = "non_internal_market"
    PRIVATE_IMPORT = "private_import"
    TRANSFER = "transfer"


class CvedaPurposes(Form):
    group: Box[CvedaPurpose] = box("18-20", "I.20-I.26", label="box-purpose")
    conforms: Box[bool] = box("", "I.19", label="box-conforms", editions=TODAY)
    internal_market: Box[InternalMarketPurpose] = box("20", "I.23", label="box-internal-market-purpose")
    journey: Section[Journey] = section(Journey(), "18-20", "I.20-I.26", label="box-journey")
    transit_countries: Rows[Country] = rows("19, 21", "I.22", label="box-transit-countries")


class CvedaPart1(Form):
    local_reference: Box[str] = box("2", "I.3", label="box-local-reference", max_length=NAME, merge=Merge.KEEP_SERVER)
    consignor: Section[Party] = section(Party(), "1", "I.1", label="box-consignor", picks="organisations")
    consignee: Section[Party] = section(Party(), "3", "I.6", label="box-consignee", picks="organisations")
    person_responsible: Section[Party] = section(
        Party(), "4", "I.8", label="box-person-responsible", picks="organisations"
    )
    importer: Section[Party] = section(Party(), "7", "I.6", label="box-importer", picks="organisations")
    place_of_destination: Section[Party] = section(
        Party(), "8", "I.7", label="box-place-of-destination", picks="organisations"
    )
    point_of_entry: Box[str] = box("2", "I.4, I.5", label="box-point-of-entry", max_length=NAME, picks="posts")
    country_of_origin: Box[str] = box("5", "I.11", label="box-country-of-origin", max_length=NAME, picks="countries")
    region_of_origin: Box[str] = box("6", "I.12", label="box-region-of-origin", max_length=NAME)
    country_from_where_consigned: Box[str] = box(
        "", "I.14", label="box-country-consigned", max_length=NAME, picks="countries"
    )
    arrival: Box[datetime] = box("9", "I.10", label="box-arrival")
    attachments: Rows[Attachment] = rows(label="box-attachments")
    documents: Rows[AccompanyingDocument] = rows("10", "I.9", label="box-documents")
    establishments: Rows[Establishment] = rows("10", "I.15", label="box-establishments", picks="establishments")
    transport_to_entry: Section[Transport] = section(Transport(), "11", "I.13", label="box-transport-to-entry")
    commodities: Rows[AnimalLine] = rows("12-14", "I.31", label="box-animal-lines", picks="nomenclature")
    number_of_animals: Box[int] = box("14", "I.33", label="box-total-animals")
    packages: Box[int] = box("15", "I.32", label="box-total-packages")
    total_net_weight: Box[Quantity] = box("", "I.34", label="box-total-net-weight", unit="kg", editions=TODAY)
    total_gross_weight: Box[Quantity] = box("", "I.34", label="box-total-gross-weight", unit="kg", editions=TODAY)
    temperature: Box[Temperature] = box("", "I.16", label="box-temperature", editions=TODAY)
    certified_for: Box[AnimalsCertifiedFor] = box("16", "I.18", label="box-certified-for")
    unweaned_animals: Box[bool] = box(label="box-unweaned-animals")
    seals: Rows[SealPair] = rows("17", "I.17", label="box-seals")
    purpose: Section[CvedaPurposes] = section(CvedaPurposes(), "18-20", "I.19-I.26", label="box-purpose")
    transporter: Section[Party] = section(Party(), "23", "I.28", label="box-transporter", picks="transporters")
    transport_after_entry: Section[Transport] = section(Transport(), "22", "I.27", label="box-transport-after-entry")
    departure: Box[datetime] = box("", "I.29", label="box-departure", editions=TODAY)
    route: Section[Route] = section(Route(), "24", "I.30", label="box-journey-plan")
    holding_number: Box[str] = box(label="box-holding-number", max_length=NAME)
    from_charity: Box[bool] = box(label="box-from-charity")
    destination_is_permanent_address: Box[bool] = box(label="box-destination-is-permanent")
    particulars: Section[Particulars] = section(Particulars(), label="box-particulars")
    declaration: Section[Declaration] = section(Declaration(), "25", "I.35", label="box-declaration")


transporters: ListOf[str] = ListOf("transporters", "text")
transport_means: ListOf[str] = ListOf("transport_means", "text")

HORSES = ("0101",)


def rules_of_part_one(part1: type[CvedaPart1]) -> tuple[Rule, ...]:
    """What a CVEDA needs of Part I before it is submitted."""
    line, purpose = part1.commodities.row, part1.purpose.group
    passing = among(purpose, CvedaPurpose.TRANSHIPMENT, CvedaPurpose.TRANSIT)
    seal, onward = part1.seals.row, part1.transport_after_entry.type
    countries = (part1.consignee.country, part1.place_of_destination.country)
    return (
        *mandatory(part1.consignor.name, part1.country_of_origin, part1.arrival, purpose),
        *mandatory(part1.commodities, line.animals, part1.number_of_animals),
        *codes(line.cn_code, of_union=True),
        *not_below_zero(line.animals, part1.number_of_animals, line.packages, part1.packages, line.net_weight),
        *not_below_zero(part1.total_net_weight, part1.total_gross_weight),
        number_within_limit(line.animals, line.cn_code, line.species_class),
        container_or_seal(seal.container_number, seal.seal_number),
        *attached(part1.attachments, part1.documents.row.attachment),
        found_again(part1.commodities, part1.consignor.name, part1.consignee.name),
        rule(
            "NEW-3a",
            "The country of origin is not authorised for these animals: the only possible outcome is refusal.",
            require=~from_unauthorised_country(part1),
            at=part1.country_of_origin,
            warning=True,
            of_union=True,
        ),
        # CVEDA-3: what only passes may have its consignee and its destination outside the Union, or unknown.
        *mandatory(part1.consignee.name, part1.place_of_destination.name, when=~passing),
        *(
            rule(
                "CVEDA-3",
                "Only what is transhipped or in transit may go to a place outside the Union.",
                when=country.present() & purpose.present() & ~passing,
                require=in_union(country),
                at=country,
                of_union=True,
            )
            for country in countries
        ),
        *mandatory(*countries, when=purpose.present() & ~passing, of_union=True),
        from_listed_establishment(
            "CVEDA-3",
            "Only what is transhipped or in transit may come from an establishment that is not listed.",
            part1.establishments,
            part1.commodities,
            line.cn_code,
            when=purpose.present() & ~passing,
        ),
        *_transport_rules(part1),
        *rules_of_the_journey(
            part1.route,
            part1.particulars.journey_minutes,
            onward,
            part1.commodities,
            line.cn_code,
            part1.unweaned_animals,
        ),
    )


def from_unauthorised_country(part1: type[CvedaPart1]) -> Cond:
    """Whether the animals come from a country that is not authorised for them (NEW-3a)."""
    return not_authorised(part1.commodities, part1.commodities.row.cn_code, part1.country_of_origin)


def _transport_rules(part1: type[CvedaPart1]) -> tuple[Rule, ...]:
    """CVEDA-1 and CVEDA-4."""
    purpose, onward, journey = part1.purpose.group, part1.transport_after_entry, part1.purpose.journey
    imported = among(purpose, CvedaPurpose.FINAL_IMPORT, CvedaPurpose.TEMPORARY_ADMISSION, CvedaPurpose.RE_ENTRY)
    temporary = purpose.present() & (purpose == CvedaPurpose.TEMPORARY_ADMISSION)
    authorisation, line = part1.transporter.approval_number, part1.commodities.row
    return (
        *(
            rule(
                "CVEDA-1",
                "What is imported needs its transport after the border post: the transporter with the authorisation, "
                "the type and the identification.",
                when=purpose.present() & imported,
                require=needed.present(),
                at=needed,
                of_union=True,
            )
            for needed in (onward.type, onward.identification, part1.transporter.name, authorisation)
        ),
        rule(
            "CVEDA-1",
            "The transporter has no authorisation of this number that is valid today.",
            when=authorisation.present(),
            require=transporters.lists(authorisation),
            at=authorisation,
            of_union=True,
        ),
        rule(
            "CVEDA-1",
            "The means of transport does not belong to this transporter.",
            when=authorisation.present() & onward.identification.present() & by_road(onward.type),
            require=transport_means.lists(authorisation, onward.identification),
            at=onward.identification,
            of_union=True,
        ),
        rule(
            "CVEDA-4",
            "Only registered horses are admitted for a time.",
            when=temporary & line.cn_code.present(),
            require=line.cn_code.starts(*HORSES),
            at=line.cn_code,
        ),
        *(
            rule(
                "CVEDA-4",
                "A temporary admission needs the date and the point of exit.",
                when=temporary,
                require=needed.present(),
                at=needed,
            )
            for needed in (journey.exit_date, journey.point_of_exit)
        ),
    )


def shown_in_part_one(part1: type[CvedaPart1]) -> tuple[Rule, ...]:
    """The boxes of Part I that only some consignments have."""
    purpose, journey = part1.purpose.group, part1.purpose.journey
    transit = among(purpose, CvedaPurpose.TRANSIT)
    transhipped = among(purpose, CvedaPurpose.TRANSHIPMENT)
    temporary = among(purpose, CvedaPurpose.TEMPORARY_ADMISSION)
    return (
        *shown(part1.purpose.internal_market, when=among(purpose, CvedaPurpose.FINAL_IMPORT)),
        *shown(journey.third_country, part1.purpose.transit_countries, when=transit),
        *shown(journey.exit_post, when=among(purpose, CvedaPurpose.TRANSIT)),
        *shown(journey.transhipment_country, journey.final_post, when=transhipped),
        *shown(journey.exit_date, journey.point_of_exit, when=temporary),
        *shown(
            journey.exit_arrival,
            journey.warehouse,
            journey.registration_number,
            journey.ship_name,
            journey.ship_port,
            when=transit,
        ),
        *shown(part1.region_of_origin, when=part1.country_of_origin.present()),
    )
