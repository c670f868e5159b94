"""CED: food and feed of non-animal origin. Boxes of Reg. (EC) 669/2009 Annex II and Reg. (EU) 2019/1715 (CHED-D)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sync_protocol.about import Merge
from sync_protocol.document_form import CED, DocumentForm, given
from sync_protocol.fillings import Filling
from sync_protocol.forms.checks import (
    CheckParticulars,
    CheckResult,
    Documentary,
    Identity,
    LaboratoryTests,
    Link,
    LinkKind,
    Official,
    OutcomeDetails,
    Part3,
    Physical,
    Resealing,
)
from sync_protocol.forms.common import (
    IN_FORCE,
    LINES,
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
from sync_protocol.forms.deciding import (
    check,
    checks_before_decision,
    controlled_destination,
    laboratory_rules,
    outcomes,
    refusal,
    shown,
    shown_in_checks,
)
from sync_protocol.forms.part1 import (
    attached,
    by_consignee,
    by_maker,
    codes,
    container_or_seal,
    found_again,
    not_below_zero,
    one_temperature,
    weight_within_limit,
    weights,
    weights_add_up,
)
from sync_protocol.rules import (
    Box,
    Form,
    Quantity,
    Row,
    Rows,
    Rule,
    Section,
    box,
    boxes,
    mandatory,
    rows,
    rule,
    section,
)

BEFORE = ("669/2009",)
"""The edition before today's: its Part II began with the choice of consignments for a physical check (CHK-2)."""


class IntendedFor(StrEnum):
    HUMAN = "human"
    FEEDINGSTUFF = "feedingstuff"
    FURTHER = "further"
    OTHER = "other"


class CedPurpose(StrEnum):
    """I.22 and I.20; the last two are those of today's systems."""

    FREE_CIRCULATION = "free_circulation"
    ONWARD_TRANSFER = "onward_transfer"
    NON_INTERNAL_MARKET = "non_internal_market"
    PRIVATE_IMPORT = "private_import"


class CedPurposes(Form):
    group: Box[CedPurpose] = box("I.20-I.22", "I.20-I.24", label="box-purpose")
    conforms: Box[bool] = box("", "I.19", label="box-conforms", editions=TODAY)
    internal_market: Box[InternalMarketPurpose] = box("I.22", "I.23", label="box-internal-market-purpose")
    control_point: Box[str] = box("I.20", "I.20", label="box-control-point", max_length=NAME, picks="control_points")
    journey: Section[Journey] = section(Journey(), "I.20", "I.20-I.24", label="box-journey")
    transit_countries: Rows[Country] = rows(label="box-transit-countries")


class CedPart1(Form):
    local_reference: Box[str] = box("", "I.3", label="box-local-reference", max_length=NAME, merge=Merge.KEEP_SERVER)
    consignor: Section[Party] = section(Party(), "I.1", "I.1", label="box-consignor", picks="organisations")
    consignee: Section[Party] = section(Party(), "I.3", "I.6", label="box-consignee", picks="organisations")
    person_responsible: Section[Party] = section(
        Party(), "I.4", "I.8", label="box-person-responsible", picks="organisations"
    )
    importer: Section[Party] = section(Party(), "I.7", "I.6", label="box-importer", picks="organisations")
    place_of_destination: Section[Party] = section(
        Party(), "I.8", "I.7", label="box-place-of-destination", picks="organisations"
    )
    point_of_entry: Box[str] = box("I.2", "I.4", label="box-point-of-entry", max_length=NAME, picks="posts")
    country_of_origin: Box[str] = box("I.5", "I.11", label="box-country-of-origin", max_length=NAME, picks="countries")
    region_of_origin: Box[str] = box("", "I.12", label="box-region-of-origin", max_length=NAME, editions=TODAY)
    country_from_where_consigned: Box[str] = box(
        "I.6", "I.14", label="box-country-consigned", max_length=NAME, picks="countries"
    )
    arrival: Box[datetime] = box("I.9", "I.10", label="box-arrival")
    attachments: Rows[Attachment] = rows(label="box-attachments")
    documents: Rows[AccompanyingDocument] = rows("I.10", "I.9", label="box-documents")
    establishments: Rows[Establishment] = rows(
        "", "I.15", label="box-establishments", picks="establishments", editions=TODAY
    )
    transport_to_entry: Section[Transport] = section(Transport(), "I.11", "I.13", label="box-transport-to-entry")
    commodities: Rows[Goods] = rows("I.12-I.15, I.17", "I.31", label="box-commodities")
    temperature: Box[Temperature] = box("I.16", "I.16", label="box-temperature")
    packages: Box[int] = box("I.15", "I.32", label="box-total-packages")
    total_net_weight: Box[Quantity] = box("I.14", "I.34", label="box-total-net-weight", unit="kg")
    total_gross_weight: Box[Quantity] = box("I.14", "I.34", label="box-total-gross-weight", unit="kg")
    intended_for: Box[IntendedFor] = box("I.18", "I.18", label="box-intended-for")
    seals: Rows[SealPair] = rows("I.19", "I.17", label="box-seals")
    purpose: Section[CedPurposes] = section(CedPurposes(), "I.20-I.22", "I.19-I.24", label="box-purpose")
    transport_after_entry: Section[Transport] = section(Transport(), "I.24", "I.27", label="box-transport-after-entry")
    transporter: Section[Party] = section(
        Party(), "", "I.28", label="box-transporter", picks="transporters", editions=TODAY
    )
    departure: Box[datetime] = box("", "I.29", label="box-departure", editions=TODAY)
    particulars: Section[Particulars] = section(Particulars(), label="box-particulars")
    declaration: Section[Declaration] = section(Declaration(), "I.25", "I.35", label="box-declaration")


class CedOutcome(StrEnum):
    FREE_CIRCULATION = "free_circulation"
    ONWARD_TRANSFER = "onward_transfer"
    NON_INTERNAL_MARKET = "non_internal_market"
    PRIVATE_IMPORT = "private_import"


class CedReason(StrEnum):
    """RFS-6; the numbers of the reasons, and which of them lead to RASFF, are reference data."""

    ABSENCE_OF_CERTIFICATE = "absence_of_certificate"
    MISMATCH_WITH_DOCUMENTS = "mismatch_with_documents"
    HYGIENE_FAILURE = "hygiene_failure"
    CHEMICAL_CONTAMINATION = "chemical_contamination"
    MICROBIOLOGICAL_CONTAMINATION = "microbiological_contamination"
    OTHER_RASFF = "other_rasff"
    OTHER = "other"


class CedAction(StrEnum):
    RE_DISPATCH = "re_dispatch"
    DESTRUCTION = "destruction"
    PROCESSING = "processing"
    OTHER_PURPOSE = "other_purpose"


class CedReasonRow(Row):
    reason: Box[CedReason] = box(label="box-refusal-reason")
    country: Box[str] = box(label="box-refused-country", max_length=NAME)
    establishment: Box[str] = box(label="box-refused-establishment", max_length=NAME)
    explanation: Box[str] = box(label="box-explanation", max_length=LINES)


class CedDecision(Form):
    acceptable: Box[bool] = box("II.5-II.16", "II.9-II.16", label="box-acceptable")
    outcome: Box[CedOutcome] = box("II.5, II.14", "II.9-II.15", label="box-outcome")
    details: Section[OutcomeDetails] = section(
        OutcomeDetails(), "II.5, II.14", "II.9-II.15", label="box-outcome-details"
    )
    reasons: Rows[CedReasonRow] = rows("II.17", "II.17", label="box-refusal-reasons")
    action: Box[CedAction] = box("II.16", "II.16", label="box-action")
    action_explanation: Box[str] = box("II.16", "II.16", label="box-action-explanation", max_length=LINES)
    action_by: Box[date] = box("II.16", "II.16", label="box-action-by")
    controlled_destination: Section[Party] = section(
        Party(), "II.18", "II.18", label="box-controlled-destination", picks="organisations"
    )


class CedPart2(Form):
    documentary: Section[Documentary] = section(Documentary(), "II.3", "II.3", label="box-documentary")
    selected_for_physical: Box[bool] = box("II.4", "", label="box-selected-for-physical", editions=BEFORE)
    identity: Section[Identity] = section(Identity(), "II.11", "II.4", label="box-identity")
    physical: Section[Physical] = section(Physical(), "II.12", "II.5", label="box-physical")
    laboratory: Section[LaboratoryTests] = section(LaboratoryTests(), "II.13", "II.6", label="box-laboratory-tests")
    resealing: Section[Resealing] = section(Resealing(), "II.19", "II.19", label="box-resealing")
    decision: Section[CedDecision] = section(CedDecision(), "II.5-II.18", "II.9-II.18", label="box-decision")
    inspection_fees: Box[str] = box("", "II.22", label="box-inspection-fees", max_length=NAME, editions=TODAY)
    customs_document: Box[str] = box("II.2", "II.23", label="box-customs-document", max_length=NAME)
    official: Section[Official] = section(Official(), "II.21", "II.21", label="box-official")
    links: Rows[Link] = rows("", "II.1, II.24", label="box-links")
    particulars: Section[CheckParticulars] = section(CheckParticulars(), label="box-particulars")


class Ced(Form):
    part1: Section[CedPart1] = section(CedPart1(), label="box-part1", part="I")
    part2: Section[CedPart2] = section(CedPart2(), label="box-part2", part="II")
    part3: Section[Part3] = section(Part3(), "", "III", label="box-part3", part="III")


document = boxes(Ced)
part1, part2 = document.part1, document.part2
line, purpose = part1.commodities.row, part1.purpose.group
item, seal, link = line.items.row, part1.seals.row, part2.links.row
to_control_point = purpose == CedPurpose.ONWARD_TRANSFER
decision, reason = part2.decision, part2.decision.reasons.row
acceptable, outcome, details = decision.acceptable, decision.outcome, decision.details
ACTION = (decision.action, decision.action_by, decision.action_explanation)

DONE = (CheckResult.SATISFACTORY, CheckResult.NOT_SATISFACTORY)
identity = check(part2.identity.result, part2.identity.not_done_reason, done=DONE, not_done=CheckResult.NOT_DONE)
physical = check(part2.physical.result, part2.physical.not_done_reason, done=DONE, not_done=CheckResult.NOT_DONE)

OPENED_BY = {one: (CedPurpose(one.value),) for one in CedOutcome}
"""Outcomes and purposes have the same names here: each purpose opens its own outcome."""

RULES: tuple[Rule, ...] = (
    *mandatory(part1.consignor.name, part1.consignee.name, part1.country_of_origin, part1.arrival, purpose),
    *mandatory(part1.commodities),
    found_again(part1.commodities, part1.consignor.name, part1.consignee.name),
    *codes(line.cn_code, of_union=True),
    one_temperature(part1.temperature),
    *weights(part1.commodities, line.net_weight, line.items, item.net_weight, part1.total_net_weight),
    *not_below_zero(line.net_weight, item.net_weight, part1.total_net_weight, part1.total_gross_weight),
    *not_below_zero(line.packages, part1.packages),
    weight_within_limit(line.net_weight, line.cn_code, line.species_class),
    container_or_seal(seal.container_number, seal.seal_number),
    *attached(part1.attachments, part1.documents.row.attachment),
    rule(
        "CED-1",
        "Say by what means of transport the goods reach the point of entry.",
        require=part1.transport_to_entry.type.present(),
        at=part1.transport_to_entry.type,
    ),
    rule(
        "CED-1",
        "Say by what means of transport the goods go on to the control point.",
        when=to_control_point,
        require=part1.transport_after_entry.type.present(),
        at=part1.transport_after_entry.type,
    ),
    rule(
        "CED-2",
        "Name the control point that the goods are transferred to.",
        when=to_control_point,
        require=part1.purpose.control_point.present(),
        at=part1.purpose.control_point,
    ),
    rule(
        "CED-3",
        "What was split off another consignment has a place of destination.",
        when=part2.links.any(link.kind.present() & (link.kind == LinkKind.SPLIT_FROM)),
        require=part1.place_of_destination.name.present(),
        at=part1.place_of_destination.name,
    ),
    *checks_before_decision(part2.documentary.result, identity, part2.identity.kind, physical, acceptable),
    *mandatory(part2.selected_for_physical, when=acceptable.yes()),
    rule(
        "CHK-2",
        "The consignment is selected for a physical check: its result is needed.",
        when=part2.selected_for_physical.present() & part2.selected_for_physical.yes(),
        require=physical.result.present() & physical.done,
        at=physical.result,
        editions=BEFORE,
    ),
    *laboratory_rules(
        part2.laboratory,
        identity,
        part2.identity.kind,
        physical,
        acceptable,
        line,
        part1.commodities,
        pending_allowed=False,
    ),
    *outcomes(acceptable, outcome, purpose, OPENED_BY, details),
    *refusal(acceptable, decision.reasons, reason.reason, *ACTION),
    controlled_destination(
        acceptable, outcome, None, decision.action, CedAction.RE_DISPATCH, decision.controlled_destination.name
    ),
)

SHOWN: tuple[Rule, ...] = (
    *shown_in_checks(identity, part2.identity.kind, physical, part2.laboratory),
    *shown(part1.purpose.control_point, when=to_control_point),
    *shown(outcome, when=acceptable.yes()),
    *shown(decision.reasons, decision.action, when=acceptable.no()),
    *shown(details.free_circulation, when=outcome == CedOutcome.FREE_CIRCULATION),
    *shown(details.post, when=outcome == CedOutcome.ONWARD_TRANSFER),
)

FILLED: tuple[Filling, ...] = (
    *by_maker(part1.person_responsible, part1.point_of_entry),
    *by_consignee(part1.consignee, part1.importer, part1.place_of_destination),
    *weights_add_up(part1.commodities, line.net_weight, line.items, item.net_weight, part1.total_net_weight),
)

FORM = DocumentForm(
    type=CED,
    content=Ced,
    prefixes={"669/2009": "CED", "2019/1715": "CHEDD"},
    since=IN_FORCE,
    rules=RULES,
    shown=SHOWN,
    filled=FILLED,
    given=given(("I.2", "I.2"), again=("II.1", "II.2"), post=("", "II.20")),
    order=30,
)
