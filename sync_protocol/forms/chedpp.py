"""CHEDPP: plants and plant products. Boxes under Dir. 2000/29/EC, then of Reg. (EU) 2019/1715 (CHED-PP)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sync_protocol.document_form import CHEDPP, DocumentForm, given
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
from sync_protocol.forms.chedpp_part1 import ChedppPart1, ChedppPurpose, filled_in_part_one, rules_of_part_one
from sync_protocol.forms.common import IN_FORCE, LINES, NAME, TODAY, DocumentKind, Party
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
from sync_protocol.rules import Box, Form, Row, Rows, Rule, Section, box, boxes, rows, rule, section

PLANT_HEALTH = ("PHSI", "JOINT")
"""The words of today's systems for goods that plant health inspects, alone or with the marketing standards."""


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
paper = part1.documents.row
decision, reason = part2.decision, part2.decision.reasons.row
acceptable, outcome, details = decision.acceptable, decision.outcome, decision.details
ACTION = (decision.action, decision.action_by, decision.action_explanation, decision.action_extent)

DONE = (CheckResult.SATISFACTORY, CheckResult.NOT_SATISFACTORY)
identity = check(part2.identity.result, part2.identity.not_done_reason, done=DONE, not_done=CheckResult.NOT_DONE)
physical = check(part2.physical.result, part2.physical.not_done_reason, done=DONE, not_done=CheckResult.NOT_DONE)

under_plant_health = line.regulatory_authority.present() & line.regulatory_authority.within(PLANT_HEALTH)
is_phytosanitary = paper.kind.present() & (paper.kind == DocumentKind.PHYTOSANITARY_CERTIFICATE)
is_given = paper.number.present() & paper.issued.present()
"""CHEDPP-2 has the type as the one optional box; of which type it is where the goods need that, PRACTICE-2.3 says."""
ON_WHOLE_TRANSPORT = (ChedppAction.ENTRY_REFUSAL, ChedppAction.RE_DISPATCH, ChedppAction.OTHER_PURPOSE)
"""The actions that the means of transport itself can be the extent of."""

OPENED_BY = {one: (ChedppPurpose(one.value),) for one in ChedppOutcome}
"""Outcomes and purposes have the same names here: each purpose opens its own outcome."""

RULES: tuple[Rule, ...] = (
    *rules_of_part_one(part1),
    rule(
        "CHEDPP-2",
        "The phytosanitary documents are given before the consignment is accepted.",
        when=acceptable.present() & acceptable.yes(),
        require=part1.documents.any(is_given),
        at=part1.documents,
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
        require=part1.documents.any(is_phytosanitary & is_given),
        at=part1.documents,
    ),
    *checks_before_decision(part2.documentary.result, identity, part2.identity.kind, physical, acceptable),
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
    *refusal(acceptable, decision.reasons, reason.reason, *ACTION, instead=reason.code),
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

FORM = DocumentForm(
    type=CHEDPP,
    content=Chedpp,
    prefixes={"2000/29": "CHEDPP", "2019/1715": "CHEDPP"},
    since=IN_FORCE,
    rules=RULES,
    shown=SHOWN,
    filled=filled_in_part_one(part1),
    given=given(("I.2", "I.2"), again=("II.2", "II.2"), post=("II.19", "II.20")),
    order=40,
)
