"""Part I of the CVEDP: the goods, the establishments that they come from, where they go."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sync_protocol.about import Merge
from sync_protocol.forms.common import (
    NAME,
    TODAY,
    AccompanyingDocument,
    Attachment,
    CatchCertificate,
    Country,
    Declaration,
    Establishment,
    Goods,
    InternalMarketPurpose,
    Journey,
    Particulars,
    Party,
    SealPair,
    Temperature,
    Transport,
)
from sync_protocol.forms.deciding import among, shown
from sync_protocol.forms.part1 import (
    attached,
    codes,
    container_or_seal,
    found_again,
    from_authorised_country,
    from_listed_establishment,
    not_below_zero,
    one_temperature,
    weight_within_limit,
    weights,
)
from sync_protocol.rules import Box, Cond, Form, Quantity, Ref, Rows, Rule, Section, box, mandatory, rows, rule, section
from sync_protocol.territory import in_union


class CvedpPurpose(StrEnum):
    """CVEDP-4; the last four are those of today's systems."""

    INTERNAL_MARKET = "internal_market"
    REIMPORT = "reimport"
    NON_CONFORMING = "non_conforming"
    TRANSHIPMENT = "transhipment"
    TRANSIT = "transit"
    NON_INTERNAL_MARKET = "non_internal_market"
    PRIVATE_IMPORT = "private_import"
    TRANSFER = "transfer"
    RECONFORMITY_CHECK = "reconformity_check"


class CvedpPurposes(Form):
    group: Box[CvedpPurpose] = box("17-22", "I.20-I.25", label="box-purpose")
    conforms: Box[bool] = box("19", "I.19", label="box-conforms")
    internal_market: Box[InternalMarketPurpose] = box("21", "I.23", label="box-internal-market-purpose")
    journey: Section[Journey] = section(Journey(), "17-22", "I.20-I.25", label="box-journey")
    transit_countries: Rows[Country] = rows("18", "I.22", label="box-transit-countries")


class CvedpPart1(Form):
    local_reference: Box[str] = box("2", "I.3", label="box-local-reference", max_length=NAME, merge=Merge.KEEP_SERVER)
    consignor: Section[Party] = section(Party(), "1", "I.1", label="box-consignor", picks="organisations")
    consignee: Section[Party] = section(Party(), "3", "I.6", label="box-consignee", picks="organisations")
    person_responsible: Section[Party] = section(
        Party(), "4", "I.8", label="box-person-responsible", picks="organisations"
    )
    importer: Section[Party] = section(Party(), "5", "I.6", label="box-importer", picks="organisations")
    place_of_destination: Section[Party] = section(
        Party(),
        "8",
        "I.7",
        label=("box-delivery-address", "box-place-of-destination"),
        picks="organisations",
    )
    point_of_entry: Box[str] = box("2", "I.4, I.5", label="box-point-of-entry", max_length=NAME, picks="posts")
    country_of_origin: Box[str] = box("6", "I.11", label="box-country-of-origin", max_length=NAME, picks="countries")
    region_of_origin: Box[str] = box("", "I.12", label="box-region-of-origin", max_length=NAME, editions=TODAY)
    country_from_where_consigned: Box[str] = box(
        "7", "I.14", label="box-country-consigned", max_length=NAME, picks="countries"
    )
    arrival: Box[datetime] = box("9", "I.10", label="box-arrival")
    attachments: Rows[Attachment] = rows(label="box-attachments")
    documents: Rows[AccompanyingDocument] = rows("10", "I.9", label="box-documents")
    establishments: Rows[Establishment] = rows("10", "I.15", label="box-establishments", picks="establishments")
    catch_certificate_required: Box[bool] = box(label="box-catch-certificate-required")
    catch_certificates: Rows[CatchCertificate] = rows(label="box-catch-certificates")
    transport_to_entry: Section[Transport] = section(Transport(), "11", "I.13", label="box-transport-to-entry")
    commodities: Rows[Goods] = rows("12, 13", "I.31", label="box-commodities", picks="nomenclature")
    temperature: Box[Temperature] = box("12", "I.16", label="box-temperature")
    packages: Box[int] = box("12", "I.32", label="box-total-packages")
    total_net_weight: Box[Quantity] = box("15", "I.34", label="box-total-net-weight", unit="kg")
    total_gross_weight: Box[Quantity] = box("14", "I.34", label="box-total-gross-weight", unit="kg")
    seals: Rows[SealPair] = rows("16", "I.17", label="box-seals")
    purpose: Section[CvedpPurposes] = section(CvedpPurposes(), "17-22", "I.19-I.25", label="box-purpose")
    transport_after_entry: Section[Transport] = section(Transport(), "", "I.27", label="box-transport-after-entry")
    transporter: Section[Party] = section(Party(), "", "I.28", label="box-transporter", picks="transporters")
    departure: Box[datetime] = box("", "I.29", label="box-departure", editions=TODAY)
    particulars: Section[Particulars] = section(Particulars(), label="box-particulars")
    declaration: Section[Declaration] = section(Declaration(), "23", "I.35", label="box-declaration")


NO_ESTABLISHMENT = ("0507", "1213", "1214", "5101", "5102", "5103", "9705")
"""Ivory, straw, fodder, wool, hair and collectors' pieces: no law says what establishment they come from (CVEDP-2)."""

FISHERY_PRODUCTS = ("03", "1604", "1605")


def rules_of_part_one(part1: type[CvedpPart1]) -> tuple[Rule, ...]:
    """What a CVEDP needs of Part I before it is submitted."""
    line, purpose, seal = part1.commodities.row, part1.purpose.group, part1.seals.row
    item = line.items.row
    passing = among(purpose, CvedpPurpose.TRANSHIPMENT, CvedpPurpose.TRANSIT)
    return (
        *mandatory(part1.consignor.name, part1.country_of_origin, part1.arrival, purpose, part1.commodities),
        *codes(line.cn_code, of_union=True),
        one_temperature(part1.temperature),
        *weights(part1.commodities, line.net_weight, line.items, item.net_weight, part1.total_net_weight),
        *not_below_zero(line.net_weight, line.packages, item.net_weight, item.packages),
        *not_below_zero(part1.packages, part1.total_net_weight, part1.total_gross_weight),
        weight_within_limit(line.net_weight, line.cn_code, line.species_class),
        container_or_seal(seal.container_number, seal.seal_number),
        *attached(part1.attachments, part1.documents.row.attachment),
        found_again(part1.commodities, part1.consignor.name, part1.consignee.name),
        # CVEDP-6: what only passes may have its consignee and its delivery address outside the Union, or unknown.
        *mandatory(part1.consignee.name, part1.place_of_destination.name, when=~passing),
        *_rules_of_origin(part1),
        *_rules_of_place(part1),
        *(
            rule(
                "CVEDP-3",
                "What is transhipped, in transit or not conforming needs its transport after the border post.",
                when=purpose.present() & (passing | among(purpose, CvedpPurpose.NON_CONFORMING)),
                require=needed.present(),
                at=needed,
                of_union=True,
            )
            for needed in (part1.transport_after_entry.type, part1.transport_after_entry.identification)
        ),
        rule(
            "PRACTICE-2.3",
            "Fishery products need a catch certificate, unless they are declared exempt.",
            when=part1.commodities.any(line.cn_code.present() & line.cn_code.starts(*FISHERY_PRODUCTS)),
            require=part1.catch_certificates.any(part1.catch_certificates.row.number.present())
            | (part1.catch_certificate_required.present() & part1.catch_certificate_required.no()),
            at=part1.catch_certificates,
            of_union=True,
        ),
    )


def _rules_of_origin(part1: type[CvedpPart1]) -> tuple[Rule, ...]:
    """CVEDP-1 and CVEDP-2; CVEDP-5 says that they do not bind what a country outside the Union issues for itself."""
    line, purpose, origin = part1.commodities.row, part1.purpose.group, part1.establishments.row
    coming_home = purpose.present() & among(purpose, CvedpPurpose.REIMPORT)
    coming_in = among(
        purpose,
        CvedpPurpose.INTERNAL_MARKET,
        CvedpPurpose.TRANSHIPMENT,
        CvedpPurpose.TRANSIT,
        CvedpPurpose.NON_CONFORMING,
    )
    return (
        from_authorised_country(
            "CVEDP-1",
            "The country of origin is not authorised for these goods.",
            part1.commodities,
            line.cn_code,
            part1.country_of_origin,
            when=purpose.present() & ~coming_home,
        ),
        rule(
            "CVEDP-2",
            "Say which establishments the goods come from.",
            when=purpose.present()
            & coming_in
            & part1.commodities.any(line.cn_code.present() & ~line.cn_code.starts(*NO_ESTABLISHMENT)),
            require=part1.establishments.any(origin.name.present() | origin.approval_number.present()),
            at=part1.establishments,
            of_union=True,
        ),
        rule(
            "CVEDP-2",
            "What is imported again names no establishment: the box stays empty.",
            when=coming_home,
            require=~part1.establishments.any(),
            at=part1.establishments,
            of_union=True,
        ),
        from_listed_establishment(
            "CVEDP-2",
            "For the internal market, these goods come from listed establishments only.",
            part1.establishments,
            part1.commodities,
            line.cn_code,
            when=purpose.present() & among(purpose, CvedpPurpose.INTERNAL_MARKET),
        ),
    )


def _rules_of_place(part1: type[CvedpPart1]) -> tuple[Rule, ...]:
    """CVEDP-4: which boxes name a place in the Union, and which do not; those that it is about are filled in."""
    purpose = part1.purpose.group
    coming_home = purpose.present() & among(purpose, CvedpPurpose.REIMPORT)
    for_market = purpose.present() & among(purpose, CvedpPurpose.INTERNAL_MARKET)
    consigned_from = part1.country_from_where_consigned

    def inside(text: str, when: Cond, *countries: Ref[str]) -> tuple[Rule, ...]:
        return tuple(
            rule("CVEDP-4", text, when=when & country.present(), require=in_union(country), at=country, of_union=True)
            for country in countries
        )

    consignor, consignee, destination = (
        party.country for party in (part1.consignor, part1.consignee, part1.place_of_destination)
    )
    return (
        *mandatory(consignor, destination, consigned_from, when=coming_home, of_union=True),
        *mandatory(consignee, destination, when=for_market, of_union=True),
        *inside(
            "Goods that are imported again come from a firm in the Union, go to one, and have their origin there.",
            coming_home,
            consignor,
            destination,
            part1.country_of_origin,
        ),
        rule(
            "CVEDP-4",
            "Goods that are imported again are consigned from a country outside the Union.",
            when=coming_home & consigned_from.present(),
            require=~in_union(consigned_from),
            at=consigned_from,
            of_union=True,
        ),
        *inside(
            "Goods for the internal market have their consignee and their delivery address in the Union.",
            for_market,
            consignee,
            destination,
        ),
        rule(
            "CVEDP-4",
            "A consignment that is declared as not conforming does not conform to Union requirements.",
            when=purpose.present() & (purpose == CvedpPurpose.NON_CONFORMING) & part1.purpose.conforms.present(),
            require=part1.purpose.conforms.no(),
            at=part1.purpose.conforms,
        ),
    )


def shown_in_part_one(part1: type[CvedpPart1]) -> tuple[Rule, ...]:
    """The boxes of Part I that only some consignments have."""
    purpose, journey, code = part1.purpose.group, part1.purpose.journey, part1.commodities.row.cn_code
    transit = among(purpose, CvedpPurpose.TRANSIT)
    transhipped = among(purpose, CvedpPurpose.TRANSHIPMENT)
    stored = among(purpose, CvedpPurpose.NON_CONFORMING)
    fish = part1.commodities.any(code.starts(*FISHERY_PRODUCTS))
    return (
        *shown(part1.purpose.internal_market, when=among(purpose, CvedpPurpose.INTERNAL_MARKET)),
        *shown(journey.third_country, journey.exit_post, journey.exit_arrival, when=transit),
        *shown(part1.purpose.transit_countries, when=transit),
        *shown(journey.transhipment_country, journey.final_post, when=transhipped),
        *shown(journey.exit_date, journey.point_of_exit, when=transit),
        *shown(journey.warehouse, journey.registration_number, journey.ship_name, journey.ship_port, when=stored),
        *shown(part1.catch_certificate_required, part1.catch_certificates, when=fish),
        *shown(part1.region_of_origin, when=part1.country_of_origin.present()),
    )
