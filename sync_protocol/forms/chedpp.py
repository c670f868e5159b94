"""CHEDPP: plants and plant products. Boxes under Dir. 2000/29/EC, then of Reg. (EU) 2019/1715 (CHED-PP)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sync_protocol.document_form import CHEDPP, DocumentForm
from sync_protocol.fillings import Filling
from sync_protocol.forms.checks import (
    CheckParticulars,
    CheckResult,
    Documentary,
    Identity,
    LaboratoryTests,
    Link,
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
    DocumentKind,
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
    among,
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
    own_use,
    packages_add_up,
    packages_counted,
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
    today,
)

PLANT_HEALTH = ("PHSI", "JOINT")
"""The words of today's systems for goods that plant health inspects, alone or with the marketing standards."""


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
    local_reference: Box[str] = box("I.2.a", "I.3", label="box-local-reference", max_length=NAME)
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


class LineCheckType(StrEnum):
    DOCUMENTARY = "documentary"
    IDENTITY = "identity"
    PHYSICAL = "physical"
    MARKETING_STANDARDS = "marketing_standards"


class LineCheckStatus(StrEnum):
    TO_DO = "to_do"
    COMPLIANT = "compliant"
    AUTO_CLEARED = "auto_cleared"
    NON_COMPLIANT = "non_compliant"
    NOT_INSPECTED = "not_inspected"
    TO_BE_INSPECTED = "to_be_inspected"
    HOLD = "hold"


class LineCheck(Row):
    """A check of one commodity (PRC-7). `commodity` is the id of a line of Part I."""

    commodity: Box[str] = box(label="box-commodity", max_length=26)
    type: Box[LineCheckType] = box(label="box-line-check-type")
    status: Box[LineCheckStatus] = box(label="box-line-check-status")
    reason: Box[str] = box(label="box-line-check-reason", max_length=NAME)
    other_reason: Box[str] = box(label="box-explanation", max_length=NAME)
    selected: Box[bool] = box(label="box-line-check-selected")
    complete: Box[bool] = box(label="box-line-check-complete")
    validity_days: Box[int] = box(label="box-validity-period")


class ChedppOutcome(StrEnum):
    FREE_CIRCULATION = "free_circulation"
    ONWARD_TRANSFER = "onward_transfer"
    TRANSIT = "transit"
    NON_INTERNAL_MARKET = "non_internal_market"
    PRIVATE_IMPORT = "private_import"


class ChedppReason(StrEnum):
    """RFS-5: the working list."""

    HARMFUL_ORGANISM = "harmful_organism"
    PROHIBITED_IMPORT = "prohibited_import"
    DOCUMENT_MISSING_OR_INVALID = "document_missing_or_invalid"
    MISMATCH = "mismatch"
    OTHER = "other"


class AppliesTo(StrEnum):
    COMMODITY = "commodity"
    PACKAGE = "package"
    BOTH = "both"


class ChedppAction(StrEnum):
    RE_DISPATCH = "re_dispatch"
    ENTRY_REFUSAL = "entry_refusal"
    QUARANTINE = "quarantine"
    SPECIAL_TREATMENT = "special_treatment"
    INDUSTRIAL_PROCESSING = "industrial_processing"
    DESTRUCTION = "destruction"
    OTHER_PURPOSE = "other_purpose"


class ActionExtent(StrEnum):
    CONTAMINATED_PRODUCTS = "contaminated_products"
    INTERCEPTED_PART = "intercepted_part"
    PACKAGING_MATERIAL = "packaging_material"
    MEANS_OF_TRANSPORT = "means_of_transport"
    OTHER = "other"


class ChedppReasonRow(Row):
    """A reason of the list, or a code of another system, whose words are not published."""

    reason: Box[ChedppReason] = box(label="box-refusal-reason")
    code: Box[str] = box(label="box-reason-code", max_length=NAME)
    applies_to: Box[AppliesTo] = box(label="box-applies-to")
    country: Box[str] = box(label="box-refused-country", max_length=NAME)
    establishment: Box[str] = box(label="box-refused-establishment", max_length=NAME)
    explanation: Box[str] = box(label="box-explanation", max_length=LINES)


class ChedppDecision(Form):
    acceptable: Box[bool] = box("II.9-II.15", "II.9-II.16", label="box-acceptable")
    outcome: Box[ChedppOutcome] = box("II.9-II.11", "II.9-II.15", label="box-outcome")
    details: Section[OutcomeDetails] = section(
        OutcomeDetails(), "II.9-II.11", "II.9-II.15", label="box-outcome-details"
    )
    reasons: Rows[ChedppReasonRow] = rows("II.15", "II.17", label="box-refusal-reasons")
    action: Box[ChedppAction] = box("II.15", "II.16", label="box-action")
    action_extent: Box[ActionExtent] = box("II.15", "II.16", label="box-action-extent")
    action_explanation: Box[str] = box("II.15", "II.16", label="box-action-explanation", max_length=LINES)
    action_by: Box[date] = box("II.15", "II.16", label="box-action-by")
    controlled_destination: Section[Party] = section(
        Party(), "II.17", "II.18", label="box-controlled-destination", picks="organisations"
    )


class ChedppPart2(Form):
    documentary: Section[Documentary] = section(Documentary(), "II.3", "II.3", label="box-documentary")
    identity: Section[Identity] = section(Identity(), "II.4", "II.4", label="box-identity")
    physical: Section[Physical] = section(Physical(), "II.5", "II.5", label="box-physical")
    laboratory: Section[LaboratoryTests] = section(LaboratoryTests(), "II.6", "II.6", label="box-laboratory-tests")
    line_checks: Rows[LineCheck] = rows(label="box-line-checks")
    plant_health_auto_cleared: Box[bool] = box(label="box-plant-health-auto-cleared")
    marketing_standards_auto_cleared: Box[bool] = box(label="box-marketing-standards-auto-cleared")
    resealing: Section[Resealing] = section(Resealing(), "", "II.19", label="box-resealing")
    decision: Section[ChedppDecision] = section(ChedppDecision(), "II.9-II.17", "II.9-II.18", label="box-decision")
    inspection_fees: Box[str] = box("", "II.22", label="box-inspection-fees", max_length=NAME, editions=TODAY)
    customs_document: Box[str] = box("II.21", "II.23", label="box-customs-document", max_length=NAME)
    official: Section[Official] = section(Official(), "II.20", "II.21", label="box-official")
    links: Rows[Link] = rows("II.1, II.22", "II.1, II.24", label="box-links")
    particulars: Section[CheckParticulars] = section(CheckParticulars(), label="box-particulars")


class Chedpp(Form):
    part1: Section[ChedppPart1] = section(ChedppPart1(), label="box-part1", part="I")
    part2: Section[ChedppPart2] = section(ChedppPart2(), label="box-part2", part="II")
    part3: Section[Part3] = section(Part3(), "", "III", label="box-part3", part="III")


document = boxes(Chedpp)
part1, part2 = document.part1, document.part2
line, purpose = part1.commodities.row, part1.purpose.group
item, seal = line.items.row, part1.seals.row
paper, origin = part1.documents.row, part1.establishments.row
decision, reason = part2.decision, part2.decision.reasons.row
acceptable, outcome, details = decision.acceptable, decision.outcome, decision.details

DONE = (CheckResult.SATISFACTORY, CheckResult.NOT_SATISFACTORY)
identity = check(part2.identity.result, part2.identity.not_done_reason, done=DONE, not_done=CheckResult.NOT_DONE)
physical = check(part2.physical.result, part2.physical.not_done_reason, done=DONE, not_done=CheckResult.NOT_DONE)

under_plant_health = line.regulatory_authority.present() & line.regulatory_authority.within(PLANT_HEALTH)
is_phytosanitary = paper.kind.present() & (paper.kind == DocumentKind.PHYTOSANITARY_CERTIFICATE)
ON_WHOLE_TRANSPORT = (ChedppAction.ENTRY_REFUSAL, ChedppAction.RE_DISPATCH, ChedppAction.OTHER_PURPOSE)
"""The actions that the means of transport itself can be the extent of."""

OPENED_BY = {one: (ChedppPurpose(one.value),) for one in ChedppOutcome}
"""Outcomes and purposes have the same names here: each purpose opens its own outcome."""

RULES: tuple[Rule, ...] = (
    *mandatory(part1.consignor.name, part1.arrival, purpose),  # CHEDPP-4: the country of origin is optional
    *mandatory(part1.commodities),
    found_again(part1.commodities, part1.consignor.name, part1.consignee.name),
    *codes(line.cn_code, when=~own_use(part1.point_of_entry)),
    *weights(part1.commodities, line.net_weight, line.items, item.net_weight, part1.total_net_weight, subtotals=False),
    *not_below_zero(line.net_weight, item.net_weight, part1.total_net_weight, part1.total_gross_weight),
    *not_below_zero(line.quantity, line.packages, part1.packages),
    *packages_add_up(part1.commodities, line.packages, part1.packages),
    weight_within_limit(line.net_weight, line.cn_code, line.species_class),
    container_or_seal(seal.container_number, seal.seal_number),
    *attached(part1.attachments, part1.documents.row.attachment),
    rule(
        "CHEDPP-1",
        "The place of destination may stay empty only for transhipment or onward transport.",
        when=purpose != ChedppPurpose.ONWARD_TRANSFER,
        require=part1.place_of_destination.name.present(),
        at=part1.place_of_destination.name,
    ),
    rule(
        "CHEDPP-2",
        "The phytosanitary documents are given before the consignment is accepted.",
        when=acceptable.present() & acceptable.yes(),
        require=part1.documents.any(),
        at=part1.documents,
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
    rule(
        "CHEDPP-5",
        "Name the controlled destination at which the checks are done.",
        when=acceptable.present() & acceptable.yes() & outcome.present() & (outcome == ChedppOutcome.ONWARD_TRANSFER),
        require=part1.purpose.controlled_destination.present(),
        at=part1.purpose.controlled_destination,
    ),
    rule(
        "PRACTICE-2.3",
        "Goods under plant health inspection travel with a phytosanitary certificate.",
        when=acceptable.present() & acceptable.yes() & part1.commodities.any(under_plant_health),
        require=part1.documents.any(is_phytosanitary),
        at=part1.documents,
    ),
    *checks_before_decision(part2.documentary.result, identity, part2.identity.kind, physical, acceptable),
    *laboratory_rules(
        part2.laboratory,
        part2.identity.kind,
        physical,
        acceptable,
        line,
        part1.commodities,
        pending_allowed=False,
    ),
    *outcomes(acceptable, outcome, purpose, OPENED_BY),
    *refusal(acceptable, decision.reasons, reason.reason, instead=reason.code),
    rule(
        "RFS-2",
        "The means of transport is no extent of this action.",
        when=decision.action_extent.present()
        & (decision.action_extent == ActionExtent.MEANS_OF_TRANSPORT)
        & decision.action.present(),
        require=among(decision.action, *ON_WHOLE_TRANSPORT),
        at=decision.action_extent,
    ),
    controlled_destination(
        acceptable, outcome, None, decision.action, ChedppAction.RE_DISPATCH, decision.controlled_destination.name
    ),
)

SHOWN: tuple[Rule, ...] = (
    *shown_in_checks(identity, part2.identity.kind, physical, part2.laboratory),
    *shown(part1.purpose.controlled_destination, when=purpose == ChedppPurpose.ONWARD_TRANSFER),
    *shown(outcome, when=acceptable.yes()),
    *shown(decision.reasons, decision.action, when=acceptable.no()),
    *shown(decision.action_extent, when=acceptable.no() & decision.action.present()),
    *shown(details.post, when=outcome == ChedppOutcome.ONWARD_TRANSFER),
)

FILLED: tuple[Filling, ...] = (
    *by_maker(part1.person_responsible, part1.point_of_entry),
    *by_consignee(part1.consignee, part1.importer, part1.place_of_destination),
    *weights_add_up(part1.commodities, line.net_weight, line.items, item.net_weight, part1.total_net_weight),
    packages_counted(part1.commodities, line.packages, part1.packages),
)

FORM = DocumentForm(
    type=CHEDPP,
    content=Chedpp,
    prefixes={"2000/29": "CHEDPP", "2019/1715": "CHEDPP"},
    since=IN_FORCE,
    rules=RULES,
    shown=SHOWN,
    filled=FILLED,
    order=40,
)
