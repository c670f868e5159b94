"""Part I of the CHEDPP: the plants and plant products, each line with its own origin if need be."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sync_protocol.about import Merge
from sync_protocol.fillings import Filling
from sync_protocol.forms.common import (
    NAME,
    TODAY,
    AccompanyingDocument,
    Attachment,
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
from sync_protocol.forms.part1 import (
    attached,
    by_consignee,
    by_maker,
    codes,
    container_or_seal,
    found_again,
    not_below_zero,
    packages_add_up,
    packages_counted,
    weight_within_limit,
    weights,
    weights_add_up,
)
from sync_protocol.rules import Box, Form, Quantity, Rows, Rule, Section, box, mandatory, rows, rule, section, today


class PlantLine(Goods):
    """A line of plants or plant products: the species shows its EPPO code (CN-7). Each may have its own origin."""

    eppo_code: Box[str] = box(label="box-eppo-code", max_length=10, picks="eppo")
    country_of_origin: Box[str] = box(label="box-country-of-origin", max_length=NAME, picks="countries")
    commodity_group: Box[str] = box(label="box-commodity-group", max_length=NAME)
    quantity: Box[Quantity] = box("I.29", "I.33", label="box-quantity")
    quantity_unit: Box[str] = box("I.29", "I.33", label="box-quantity-unit", max_length=NAME, picks="units")
    variety: Box[str] = box(label="box-variety", max_length=NAME)
    propagation: Box[str] = box(label="box-propagation", max_length=NAME)
    indoor_outdoor: Box[str] = box(label="box-indoor-outdoor", max_length=NAME)
    woody: Box[bool] = box(label="box-woody")
    wood_packaging: Box[bool] = box(label="box-wood-packaging")
    regulatory_authority: Box[str] = box(label="box-regulatory-authority", max_length=NAME)
    requires_trial_data: Box[bool] = box(label="box-requires-trial-data")


class PlantOrigin(Establishment):
    """An establishment of origin; a nursery is known by its approval number (CHEDPP-3)."""

    nursery: Box[bool] = box(label="box-nursery")


class ChedppPurpose(StrEnum):
    """CHEDPP-5; the last three are those of today's systems."""

    FREE_CIRCULATION = "free_circulation"
    ONWARD_TRANSFER = "onward_transfer"
    TRANSIT = "transit"
    NON_INTERNAL_MARKET = "non_internal_market"
    PRIVATE_IMPORT = "private_import"


class ChedppPurposes(Form):
    group: Box[ChedppPurpose] = box("I.19-I.21", "I.20-I.24", label="box-purpose")
    conforms: Box[bool] = box("", "I.19", label="box-conforms", editions=TODAY)
    internal_market: Box[InternalMarketPurpose] = box("I.21", "I.23", label="box-internal-market-purpose")
    controlled_destination: Box[str] = box(
        "I.19", "I.20", label="box-controlled-destination", max_length=NAME, picks="control_points"
    )
    journey: Section[Journey] = section(Journey(), "I.19", "I.20-I.24", label="box-journey")
    transit_countries: Rows[Country] = rows("", "I.22", label="box-transit-countries")


class ChedppPart1(Form):
    local_reference: Box[str] = box(
        "I.2.a", "I.3", label="box-local-reference", max_length=NAME, merge=Merge.KEEP_SERVER
    )
    consignor: Section[Party] = section(Party(), "I.1", "I.1", label="box-consignor", picks="organisations")
    consignee: Section[Party] = section(Party(), "", "I.6", label="box-consignee", picks="organisations")
    person_responsible: Section[Party] = section(
        Party(), "I.7", "I.8", label="box-person-responsible", picks="organisations"
    )
    importer: Section[Party] = section(Party(), "", "I.6", label="box-importer", picks="organisations")
    place_of_destination: Section[Party] = section(
        Party(), "I.6", "I.7", label="box-place-of-destination", picks="organisations"
    )
    point_of_entry: Box[str] = box("I.3", "I.4", label="box-point-of-entry", max_length=NAME, picks="posts")
    country_of_origin: Box[str] = box("I.29", "I.11", label="box-country-of-origin", max_length=NAME, picks="countries")
    region_of_origin: Box[str] = box("", "I.12", label="box-region-of-origin", max_length=NAME)
    country_from_where_consigned: Box[str] = box(
        "", "I.14", label="box-country-consigned", max_length=NAME, picks="countries"
    )
    arrival: Box[datetime] = box("", "I.10", label="box-arrival")
    attachments: Rows[Attachment] = rows(label="box-attachments")
    documents: Rows[AccompanyingDocument] = rows("I.8", "I.9", label="box-documents")
    establishments: Rows[PlantOrigin] = rows("I.14", "I.15", label="box-establishments", picks="establishments")
    transport_to_entry: Section[Transport] = section(Transport(), "", "I.13", label="box-transport-to-entry")
    commodities: Rows[PlantLine] = rows("I.29", "I.31", label="box-commodities")
    temperature: Box[Temperature] = box("", "I.16", label="box-temperature")
    packages: Box[int] = box("I.30", "I.32", label="box-total-packages")
    total_net_weight: Box[Quantity] = box("", "I.34", label="box-total-net-weight", unit="kg")
    total_gross_weight: Box[Quantity] = box("", "I.34", label="box-total-gross-weight", unit="kg")
    contains_wood_packaging: Box[bool] = box(label="box-wood-packaging")
    marketing_standards_declared: Box[bool] = box(label="box-marketing-standards-declared")
    seals: Rows[SealPair] = rows("I.16", "I.17", label="box-seals")
    purpose: Section[ChedppPurposes] = section(ChedppPurposes(), "I.19-I.21", "I.19-I.24", label="box-purpose")
    transport_after_entry: Section[Transport] = section(Transport(), "", "I.27", label="box-transport-after-entry")
    transporter: Section[Party] = section(Party(), "", "I.28", label="box-transporter", picks="transporters")
    departure: Box[datetime] = box("", "I.29", label="box-departure")
    particulars: Section[Particulars] = section(Particulars(), label="box-particulars")
    declaration: Section[Declaration] = section(Declaration(), "", "I.35", label="box-declaration")


def rules_of_part_one(part1: type[ChedppPart1]) -> tuple[Rule, ...]:
    """What a CHEDPP needs of Part I before it is submitted."""
    line, purpose = part1.commodities.row, part1.purpose.group
    item, seal = line.items.row, part1.seals.row
    paper, origin = part1.documents.row, part1.establishments.row
    return (
        *mandatory(part1.consignor.name, part1.arrival, purpose),  # CHEDPP-4: the country of origin is optional
        *mandatory(part1.commodities),
        found_again(part1.commodities, part1.consignor.name, part1.consignee.name),
        *codes(line.cn_code, of_union=True),
        *weights(
            part1.commodities, line.net_weight, line.items, item.net_weight, part1.total_net_weight, subtotals=False
        ),
        *not_below_zero(line.net_weight, item.net_weight, part1.total_net_weight, part1.total_gross_weight),
        *not_below_zero(line.quantity, line.packages, part1.packages),
        *packages_add_up(part1.commodities, line.packages, part1.packages),
        weight_within_limit(line.net_weight, line.cn_code, line.species_class),
        container_or_seal(seal.container_number, seal.seal_number),
        *attached(part1.attachments, paper.attachment),
        # Rules know days, not hours: what arrives later on the same day is still to come.
        rule(
            "PRACTICE-2.3",
            "The consignment is announced before it arrives: the arrival is today or later.",
            when=part1.arrival.present(),
            require=part1.arrival.day() >= today,
            at=part1.arrival,
            at_submission=True,
        ),
        rule(
            "CHEDPP-1",
            "The place of destination may stay empty only for transhipment or onward transport.",
            when=purpose != ChedppPurpose.ONWARD_TRANSFER,
            require=part1.place_of_destination.name.present(),
            at=part1.place_of_destination.name,
        ),
        # It is judged on the day of the declaration: at its submission.
        rule(
            "CHEDPP-2",
            "The date of a document is not after the declaration.",
            when=paper.issued.present(),
            require=paper.issued <= today,
            at=paper.issued,
        ),
        rule(
            "CHEDPP-3",
            "A nursery is named with its approval number.",
            when=origin.nursery.present() & origin.nursery.yes(),
            require=origin.approval_number.present(),
            at=origin.approval_number,
        ),
    )


def filled_in_part_one(part1: type[ChedppPart1]) -> tuple[Filling, ...]:
    """What fills boxes of Part I that nobody types into."""
    line = part1.commodities.row
    return (
        *by_maker(part1.person_responsible, part1.point_of_entry),
        *by_consignee(part1.consignee, part1.importer, part1.place_of_destination),
        *weights_add_up(
            part1.commodities, line.net_weight, line.items, line.items.row.net_weight, part1.total_net_weight
        ),
        packages_counted(part1.commodities, line.packages, part1.packages),
    )
