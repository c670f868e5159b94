"""CVEDP: products of animal origin. Boxes of Reg. (EC) 136/2004 Annex III, then of Reg. (EU) 2019/1715 (CHED-P)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sync_protocol.document_form import CVEDP, DocumentForm, given
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
from sync_protocol.forms.common import IN_FORCE, LINES, NAME, TODAY, Party
from sync_protocol.forms.cvedp_part1 import CvedpPart1, CvedpPurpose, rules_of_part_one, shown_in_part_one
from sync_protocol.forms.deciding import (
    among,
    check,
    checks_before_decision,
    controlled_destination,
    laboratory_rules,
    names_it,
    outcomes,
    refusal,
    shown,
    shown_in_checks,
)
from sync_protocol.forms.part1 import by_consignee, by_maker, weights_add_up
from sync_protocol.rules import Box, Form, Row, Rows, Rule, Section, box, boxes, mandatory, rows, section


class CvedpOutcome(StrEnum):
    INTERNAL_MARKET = "internal_market"
    CHANNELLED = "channelled"
    SPECIFIC_WAREHOUSE = "specific_warehouse"
    TRANSHIPMENT = "transhipment"
    TRANSIT = "transit"
    NON_INTERNAL_MARKET = "non_internal_market"
    PRIVATE_IMPORT = "private_import"
    TRANSFER = "transfer"


class CvedpReason(StrEnum):
    """RFS-6; the numbers of the reasons, and which of them lead to RASFF, are reference data."""

    ABSENCE_OF_CERTIFICATE = "absence_of_certificate"
    NON_APPROVED_COUNTRY = "non_approved_country"
    NON_APPROVED_ESTABLISHMENT = "non_approved_establishment"
    PROHIBITED_PRODUCT = "prohibited_product"
    MISMATCH_WITH_DOCUMENTS = "mismatch_with_documents"
    HEALTH_MARK_ERROR = "health_mark_error"
    HYGIENE_FAILURE = "hygiene_failure"
    CHEMICAL_CONTAMINATION = "chemical_contamination"
    MICROBIOLOGICAL_CONTAMINATION = "microbiological_contamination"
    OTHER_RASFF = "other_rasff"
    OTHER = "other"


class CvedpAction(StrEnum):
    RE_EXPORT = "re_export"
    DESTRUCTION = "destruction"
    PROCESSING = "processing"


class CvedpReasonRow(Row):
    reason: Box[CvedpReason] = box(label="box-refusal-reason")
    country: Box[str] = box(label="box-refused-country", max_length=NAME, picks="countries")
    establishment: Box[str] = box(label="box-refused-establishment", max_length=NAME, picks="establishments")
    explanation: Box[str] = box(label="box-explanation", max_length=LINES)


class CvedpDecision(Form):
    acceptable: Box[bool] = box("30-35", "II.9-II.16", label="box-acceptable")
    outcome: Box[CvedpOutcome] = box("30-34", "II.9-II.15", label="box-outcome")
    details: Section[OutcomeDetails] = section(OutcomeDetails(), "30-34", "II.9-II.15", label="box-outcome-details")
    reasons: Rows[CvedpReasonRow] = rows("36", "II.17", label="box-refusal-reasons")
    action: Box[CvedpAction] = box("35", "II.16", label="box-action")
    action_explanation: Box[str] = box("35", "II.16", label="box-action-explanation", max_length=LINES)
    action_by: Box[date] = box("35", "II.16", label="box-action-by")
    controlled_destination: Section[Party] = section(
        Party(), "37", "II.18", label="box-controlled-destination", picks="organisations"
    )


class FishingResult(StrEnum):
    COMPLIANT = "compliant"
    NOT_APPLICABLE = "not_applicable"
    NOT_COMPLIANT = "not_compliant"


class CatchCheck(Form):
    """The check against illegal, unreported and unregulated fishing."""

    required: Box[bool] = box(label="box-catch-check-required")
    result: Box[FishingResult] = box(label="box-catch-check-result")
    reference: Box[str] = box(label="box-reference", max_length=NAME)


class CvedpPart2(Form):
    documentary: Section[Documentary] = section(Documentary(), "26", "II.3", label="box-documentary")
    identity: Section[Identity] = section(Identity(), "27", "II.4", label="box-identity")
    physical: Section[Physical] = section(Physical(), "28", "II.5", label="box-physical")
    laboratory: Section[LaboratoryTests] = section(LaboratoryTests(), "29", "II.6", label="box-laboratory-tests")
    catch_check: Section[CatchCheck] = section(CatchCheck(), label="box-catch-check")
    resealing: Section[Resealing] = section(Resealing(), "38", "II.19", label="box-resealing")
    decision: Section[CvedpDecision] = section(CvedpDecision(), "30-37", "II.9-II.18", label="box-decision")
    inspection_fees: Box[str] = box("", "II.22", label="box-inspection-fees", max_length=NAME, editions=TODAY)
    customs_document: Box[str] = box("42", "II.23", label="box-customs-document", max_length=NAME)
    official: Section[Official] = section(Official(), "40", "II.21", label="box-official")
    links: Rows[Link] = rows("24, 43", "II.1, II.24", label="box-links")
    particulars: Section[CheckParticulars] = section(CheckParticulars(), label="box-particulars")


class Cvedp(Form):
    part1: Section[CvedpPart1] = section(CvedpPart1(), label="box-part1", part="I")
    part2: Section[CvedpPart2] = section(CvedpPart2(), label="box-part2", part="II")
    part3: Section[Part3] = section(Part3(), "", "III", label="box-part3", part="III")


document = boxes(Cvedp)
part1, part2 = document.part1, document.part2
line, purpose = part1.commodities.row, part1.purpose.group
decision, reason = part2.decision, part2.decision.reasons.row
acceptable, outcome, details = decision.acceptable, decision.outcome, decision.details
ACTION = (decision.action, decision.action_by, decision.action_explanation)

DONE = (CheckResult.SATISFACTORY, CheckResult.NOT_SATISFACTORY)
identity = check(part2.identity.result, part2.identity.not_done_reason, done=DONE, not_done=CheckResult.NOT_DONE)
physical = check(part2.physical.result, part2.physical.not_done_reason, done=DONE, not_done=CheckResult.NOT_DONE)

OPENED_BY = {
    # The source opens box 32 by box 21 alone: without re-import, nothing re-imported could be accepted.
    CvedpOutcome.INTERNAL_MARKET: (
        CvedpPurpose.INTERNAL_MARKET,
        CvedpPurpose.REIMPORT,
        CvedpPurpose.RECONFORMITY_CHECK,
    ),
    CvedpOutcome.CHANNELLED: (CvedpPurpose.INTERNAL_MARKET,),
    CvedpOutcome.SPECIFIC_WAREHOUSE: (CvedpPurpose.NON_CONFORMING,),
    CvedpOutcome.TRANSHIPMENT: (CvedpPurpose.TRANSHIPMENT,),
    CvedpOutcome.TRANSIT: (CvedpPurpose.TRANSIT,),
    CvedpOutcome.NON_INTERNAL_MARKET: (CvedpPurpose.NON_INTERNAL_MARKET,),
    CvedpOutcome.PRIVATE_IMPORT: (CvedpPurpose.PRIVATE_IMPORT,),
    CvedpOutcome.TRANSFER: (CvedpPurpose.TRANSFER,),
}

RULES: tuple[Rule, ...] = (
    *rules_of_part_one(part1),
    *checks_before_decision(part2.documentary.result, identity, part2.identity.kind, physical, acceptable),
    *laboratory_rules(
        part2.laboratory,
        identity,
        part2.identity.kind,
        physical,
        acceptable,
        line,
        part1.commodities,
        pending_allowed=True,
    ),
    *outcomes(acceptable, outcome, purpose, OPENED_BY, details),
    # The article of Directive 97/78/EC, and which kind of warehouse: today's systems ask for both.
    *mandatory(details.channelled_under, when=acceptable.yes() & among(outcome, CvedpOutcome.CHANNELLED)),
    *mandatory(details.warehouse, when=acceptable.yes() & among(outcome, CvedpOutcome.SPECIFIC_WAREHOUSE)),
    *refusal(acceptable, decision.reasons, reason.reason, *ACTION),
    names_it(reason.reason, CvedpReason.NON_APPROVED_COUNTRY, reason.country, "Name the country that is not approved."),
    names_it(
        reason.reason,
        CvedpReason.NON_APPROVED_ESTABLISHMENT,
        reason.establishment,
        "Name the establishment that is not approved.",
    ),
    controlled_destination(
        acceptable,
        outcome,
        among(outcome, CvedpOutcome.CHANNELLED, CvedpOutcome.SPECIFIC_WAREHOUSE),
        decision.action,
        CvedpAction.RE_EXPORT,
        decision.controlled_destination.name,
    ),
)

SHOWN: tuple[Rule, ...] = (
    *shown_in_part_one(part1),
    *shown_in_checks(identity, part2.identity.kind, physical, part2.laboratory),
    *shown(outcome, when=acceptable.yes()),
    *shown(decision.reasons, decision.action, when=acceptable.no()),
    *shown(details.free_circulation, when=outcome == CvedpOutcome.INTERNAL_MARKET),
    *shown(details.channelled_under, when=outcome == CvedpOutcome.CHANNELLED),
    *shown(details.warehouse, details.registered_number, when=outcome == CvedpOutcome.SPECIFIC_WAREHOUSE),
    *shown(details.post, details.country, when=among(outcome, CvedpOutcome.TRANSHIPMENT, CvedpOutcome.TRANSIT)),
)

FILLED: tuple[Filling, ...] = (
    *by_maker(part1.person_responsible, part1.point_of_entry),
    *by_consignee(part1.consignee, part1.importer, part1.place_of_destination),
    *weights_add_up(part1.commodities, line.net_weight, line.items, line.items.row.net_weight, part1.total_net_weight),
)

FORM = DocumentForm(
    type=CVEDP,
    content=Cvedp,
    prefixes={"136/2004": "CVEDP", "2019/1715": "CHEDP"},
    since=IN_FORCE,
    rules=RULES,
    shown=SHOWN,
    filled=FILLED,
    given=given(("2", "I.2"), again=("25", "II.2"), post=("39", "II.20")),
    order=20,
)
