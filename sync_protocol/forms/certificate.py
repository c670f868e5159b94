"""What the declaration and the import certificate share: the boxes I.1 to I.28 of the certificates for import.

Their numbers and names are those of Decision 2007/240/EC, by which source and law number both.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Any

from sync_protocol.about import Merge
from sync_protocol.forms.common import (
    NAME,
    AccompanyingDocument,
    Attachment,
    Declaration,
    Goods,
    Party,
    SealPair,
    Temperature,
    Transport,
)
from sync_protocol.forms.deciding import shown
from sync_protocol.forms.part1 import attached, codes, container_or_seal, found_again, not_below_zero
from sync_protocol.rules import Box, Form, Quantity, Row, Rows, Rule, Section, Table, box, mandatory, rows, section


class CertifiedFor(StrEnum):
    """I.25."""

    HUMAN_CONSUMPTION = "human_consumption"
    ANIMAL_FEEDING_STUFF = "animal_feeding_stuff"
    FURTHER_PROCESS = "further_process"
    TECHNICAL_USE = "technical_use"
    PHARMACEUTICAL_USE = "pharmaceutical_use"
    BREEDING = "breeding"
    FATTENING = "fattening"
    SLAUGHTER = "slaughter"
    REGISTERED_EQUIDAE = "registered_equidae"
    APPROVED_BODIES = "approved_bodies"
    QUARANTINE = "quarantine"
    PETS = "pets"
    GAME_RESTOCKING = "game_restocking"
    ARTIFICIAL_REPRODUCTION = "artificial_reproduction"
    OTHER = "other"


class CertificatePurpose(StrEnum):
    """I.26 and I.27, of which one is ticked. An outcome has the name of the purpose that opens it."""

    TRANSIT = "transit"
    IMPORT = "import"


class ThirdCountry(Form):
    """Where a consignment goes that only passes."""

    third_country: Box[str] = box("I.26", label="box-third-country", max_length=NAME, picks="countries")
    exit_post: Box[str] = box("I.26", label="box-exit-post", max_length=NAME, picks="posts")


class CertificatePurposes(Form):
    group: Box[CertificatePurpose] = box("I.26-I.27", label="box-purpose")
    journey: Section[ThirdCountry] = section(ThirdCountry(), "I.26", label="box-journey")


class CertificatePart1(Form):
    """The boxes before the goods, which each of the two has as its own last table."""

    local_reference: Box[str] = box("I.2", label="box-local-reference", max_length=NAME, merge=Merge.KEEP_SERVER)
    consignor: Section[Party] = section(Party(), "I.1", label="box-consignor", picks="organisations")
    central_authority: Box[str] = box("I.3", label="box-central-authority", max_length=NAME)
    local_authority: Box[str] = box("I.4", label="box-local-authority", max_length=NAME)
    consignee: Section[Party] = section(Party(), "I.5", label="box-consignee", picks="organisations")
    person_responsible: Section[Party] = section(
        Party(), "I.6", label="box-person-responsible-in-union", picks="organisations"
    )
    importer: Section[Party] = section(Party(), label="box-importer", picks="organisations")
    country_of_origin: Box[str] = box("I.7", label="box-country-of-origin", max_length=NAME, picks="countries")
    region_of_origin: Box[str] = box("I.8", label="box-region-of-origin", max_length=NAME)
    country_of_destination: Box[str] = box(
        "I.9", label="box-country-of-destination", max_length=NAME, picks="countries"
    )
    region_of_destination: Box[str] = box("I.10", label="box-region-of-destination", max_length=NAME)
    place_of_origin: Section[Party] = section(Party(), "I.11", label="box-place-of-origin", picks="organisations")
    place_of_destination: Section[Party] = section(
        Party(), "I.12", label="box-place-of-destination", picks="organisations"
    )
    place_of_loading: Box[str] = box("I.13", label="box-place-of-loading", max_length=NAME, picks="places")
    departure: Box[datetime] = box("I.14", label="box-departure")
    transport_to_entry: Section[Transport] = section(Transport(), "I.15", label="box-transport-to-entry")
    point_of_entry: Box[str] = box("I.16", label="box-entry-post", max_length=NAME, picks="posts")
    arrival: Box[datetime] = box(label="box-arrival")
    transport_after_entry: Section[Transport] = section(Transport(), label="box-transport-after-entry")
    attachments: Rows[Attachment] = rows(label="box-attachments")
    documents: Rows[AccompanyingDocument] = rows(label="box-documents")
    total_net_weight: Box[Quantity] = box("I.20", label="box-total-net-weight", unit="kg")
    total_gross_weight: Box[Quantity] = box("I.20", label="box-total-gross-weight", unit="kg")
    temperature: Box[Temperature] = box("I.21", label="box-temperature")
    packages: Box[int] = box("I.22", label="box-total-packages")
    seals: Rows[SealPair] = rows("I.23", label="box-seals")
    package_type: Box[str] = box("I.24", label="box-package-type", max_length=NAME, picks="packages")
    certified_for: Box[CertifiedFor] = box("I.25", label="box-goods-certified-for")
    purpose: Section[CertificatePurposes] = section(CertificatePurposes(), "I.26-I.27", label="box-purpose")
    declaration: Section[Declaration] = section(Declaration(), label="box-declaration")


class CertificateReason(StrEnum):
    """Why the one who signs refuses. The sources name no list: ours."""

    REQUIREMENTS_NOT_MET = "requirements_not_met"
    MISMATCH_WITH_DOCUMENTS = "mismatch_with_documents"
    OTHER = "other"


class CertificateReasonRow(Row):
    reason: Box[CertificateReason] = box(label="box-refusal-reason")
    explanation: Box[str] = box(label="box-explanation", max_length=NAME)


class CertificateDecision(Form):
    acceptable: Box[bool] = box(label="box-acceptable")
    outcome: Box[CertificatePurpose] = box(label="box-outcome")
    reasons: Rows[CertificateReasonRow] = rows(label="box-refusal-reasons")


def rules_of_part_one(part1: type[CertificatePart1]) -> tuple[Rule, ...]:
    """What both need of Part I before it is submitted."""
    imported = part1.purpose.group == CertificatePurpose.IMPORT
    return (
        *mandatory(part1.consignor.name, part1.country_of_origin, part1.purpose.group),
        *mandatory(part1.purpose.journey.third_country, when=~imported),
        *mandatory(part1.consignee.name, part1.place_of_destination.name, when=imported),
    )


def rules_of_goods(part1: type[CertificatePart1], lines: Table[Any], line: type[Goods]) -> tuple[Rule, ...]:
    """CN-1, CN-5, CN-9 and NEW-7. `line` is the row of `lines`, the goods of Part I."""
    seal = part1.seals.row
    return (
        found_again(lines, part1.consignor.name, part1.consignee.name),
        *codes(line.cn_code),
        *not_below_zero(line.net_weight, part1.total_net_weight, part1.total_gross_weight),
        *not_below_zero(line.packages, part1.packages),
        container_or_seal(seal.container_number, seal.seal_number),
        *attached(part1.attachments, part1.documents.row.attachment),
    )


def shown_in_part_one(part1: type[CertificatePart1]) -> Iterator[Rule]:
    """The boxes of Part I that only some consignments have."""
    transit = part1.purpose.group == CertificatePurpose.TRANSIT
    yield from shown(part1.purpose.journey.third_country, part1.purpose.journey.exit_post, when=transit)
    yield from shown(part1.region_of_origin, when=part1.country_of_origin.present())
