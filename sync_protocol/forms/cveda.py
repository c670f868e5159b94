"""CVEDA: live animals. Boxes of Reg. (EC) 282/2004 Annex I, then of Reg. (EU) 2019/1715 (CHED-A)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sync_protocol.document_form import CVEDA, DocumentForm, given
from sync_protocol.fillings import Filling
from sync_protocol.forms.checks import (
    CheckParticulars,
    CheckResult,
    IdentityKind,
    IdentityNotDone,
    LaboratoryTests,
    Link,
    Official,
    OutcomeDetails,
    Part3,
    PhysicalNotDone,
    Resealing,
)
from sync_protocol.forms.common import IN_FORCE, LINES, NAME, TODAY, Party
from sync_protocol.forms.cveda_part1 import (
    CvedaPart1,
    CvedaPurpose,
    from_unauthorised_country,
    rules_of_part_one,
    shown_in_part_one,
)
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
from sync_protocol.forms.part1 import by_consignee, by_maker
from sync_protocol.rules import (
    Box,
    Form,
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


class AnimalResult(StrEnum):
    """A derogation is possible where the animals are only transhipped."""

    SATISFACTORY = "satisfactory"
    NOT_SATISFACTORY = "not_satisfactory"
    NOT_DONE = "not_done"
    DEROGATION = "derogation"


class AnimalDocumentary(Form):
    """CHK-1c: additional guarantees and national requirements are optional."""

    result: Box[CheckResult] = box(label="box-result")
    union_standard: Box[AnimalResult] = box(label="box-union-standard")
    additional_guarantees: Box[AnimalResult] = box(label="box-additional-guarantees")
    national_requirements: Box[AnimalResult] = box(label="box-national-requirements")
    remark: Box[str] = box(label="box-remark", max_length=LINES)


class AnimalIdentity(Form):
    kind: Box[IdentityKind] = box(label="box-identity-kind")
    result: Box[AnimalResult] = box(label="box-result")
    not_done_reason: Box[IdentityNotDone] = box(label="box-identity-not-done")
    remark: Box[str] = box(label="box-remark", max_length=LINES)


class AnimalPhysical(Form):
    result: Box[AnimalResult] = box(label="box-result")
    not_done_reason: Box[PhysicalNotDone] = box(label="box-physical-not-done")
    animals_checked: Box[int] = box(label="box-animals-checked")
    remark: Box[str] = box(label="box-remark", max_length=LINES)


class WelfareResult(StrEnum):
    SATISFACTORY = "satisfactory"
    NOT_SATISFACTORY = "not_satisfactory"
    DEROGATION = "derogation"


class CountUnit(StrEnum):
    NUMBER = "number"
    PERCENT = "percent"


class Welfare(Form):
    result: Box[AnimalResult] = box("31", "II.7", label="box-result")
    transport_conditions: Box[WelfareResult] = box("31", "II.7", label="box-transport-conditions")
    health_on_arrival: Box[WelfareResult] = box("31", "II.7", label="box-health-on-arrival")
    dead: Box[int] = box("31", "II.8", label="box-dead")
    dead_unit: Box[CountUnit] = box("31", "II.8", label="box-dead-unit")
    unfit: Box[int] = box("31", "II.8", label="box-unfit")
    unfit_unit: Box[CountUnit] = box("31", "II.8", label="box-unfit-unit")
    births: Box[int] = box("31", "II.8", label="box-births")
    remark: Box[str] = box("31", "II.7", label="box-remark", max_length=LINES)


class CvedaOutcome(StrEnum):
    FINAL_IMPORT = "final_import"
    TEMPORARY_ADMISSION = "temporary_admission"
    RE_ENTRY = "re_entry"
    TRANSHIPMENT = "transhipment"
    TRANSIT = "transit"
    NON_INTERNAL_MARKET = "non_internal_market"
    PRIVATE_IMPORT = "private_import"
    TRANSFER = "transfer"


class CvedaReason(StrEnum):
    """RFS-6; the numbers of the reasons, and which of them lead to RASFF, are reference data."""

    ABSENCE_OF_CERTIFICATE = "absence_of_certificate"
    MISMATCH_WITH_DOCUMENTS = "mismatch_with_documents"
    NON_APPROVED_COUNTRY = "non_approved_country"
    NON_APPROVED_REGION = "non_approved_region"
    PROHIBITED_SPECIES = "prohibited_species"
    ABSENCE_OF_ADDITIONAL_GUARANTEES = "absence_of_additional_guarantees"
    SAFEGUARD_CLAUSE = "safeguard_clause"
    DISEASED_OR_SUSPECT_ANIMALS = "diseased_or_suspect_animals"
    UNSATISFACTORY_TESTS = "unsatisfactory_tests"
    NATIONAL_REQUIREMENTS = "national_requirements"
    UNSUITABLE_ADDRESS = "unsuitable_address"
    TRANSPORT_OR_WELFARE_RULES = "transport_or_welfare_rules"
    INDIVIDUAL_IDENTIFICATION = "individual_identification"
    UNFIT_FOR_TRAVEL = "unfit_for_travel"
    INVASIVE_ALIEN_SPECIES = "invasive_alien_species"
    OTHER_RASFF = "other_rasff"
    OTHER = "other"


class CvedaAction(StrEnum):
    RE_DISPATCH = "re_dispatch"
    SLAUGHTER = "slaughter"
    EUTHANASIA = "euthanasia"


class CvedaReasonRow(Row):
    reason: Box[CvedaReason] = box(label="box-refusal-reason")
    country: Box[str] = box(label="box-refused-country", max_length=NAME, picks="countries")
    establishment: Box[str] = box(label="box-refused-establishment", max_length=NAME, picks="establishments")
    explanation: Box[str] = box(label="box-explanation", max_length=LINES)


class CvedaDecision(Form):
    acceptable: Box[bool] = box("33-38", "II.9-II.16", label="box-acceptable")
    outcome: Box[CvedaOutcome] = box("33-36", "II.9-II.15", label="box-outcome")
    details: Section[OutcomeDetails] = section(OutcomeDetails(), "33-36", "II.9-II.15", label="box-outcome-details")
    reasons: Rows[CvedaReasonRow] = rows("37", "II.17", label="box-refusal-reasons")
    action: Box[CvedaAction] = box("38", "II.16", label="box-action")
    action_explanation: Box[str] = box("38", "II.16", label="box-action-explanation", max_length=LINES)
    action_by: Box[date] = box("38", "II.16", label="box-action-by")
    controlled_destination: Section[Party] = section(
        Party(), "39", "II.18", label="box-controlled-destination", picks="organisations"
    )


class CvedaPart2(Form):
    documentary: Section[AnimalDocumentary] = section(AnimalDocumentary(), "26", "II.3", label="box-documentary")
    identity: Section[AnimalIdentity] = section(AnimalIdentity(), "28", "II.4", label="box-identity")
    physical: Section[AnimalPhysical] = section(AnimalPhysical(), "29", "II.5", label="box-physical")
    welfare: Section[Welfare] = section(Welfare(), "31", "II.7", label="box-welfare")
    laboratory: Section[LaboratoryTests] = section(LaboratoryTests(), "30", "II.6", label="box-laboratory-tests")
    resealing: Section[Resealing] = section(Resealing(), "", "II.19", label="box-resealing", editions=TODAY)
    decision: Section[CvedaDecision] = section(CvedaDecision(), "33-39", "II.9-II.18", label="box-decision")
    inspection_fees: Box[str] = box("", "II.22", label="box-inspection-fees", max_length=NAME, editions=TODAY)
    customs_document: Box[str] = box("43", "II.23", label="box-customs-document", max_length=NAME)
    official: Section[Official] = section(Official(), "42", "II.21", label="box-official")
    links: Rows[Link] = rows("", "II.1, II.24", label="box-links")
    particulars: Section[CheckParticulars] = section(CheckParticulars(), label="box-particulars")


class Cveda(Form):
    part1: Section[CvedaPart1] = section(CvedaPart1(), label="box-part1", part="I")
    part2: Section[CvedaPart2] = section(CvedaPart2(), label="box-part2", part="II")
    part3: Section[Part3] = section(Part3(), "", "III", label="box-part3", part="III")


document = boxes(Cveda)
part1, part2 = document.part1, document.part2
line, purpose = part1.commodities.row, part1.purpose.group
welfare, decision, reason = part2.welfare, part2.decision, part2.decision.reasons.row
acceptable, outcome, details = decision.acceptable, decision.outcome, decision.details
ACTION = (decision.action, decision.action_by, decision.action_explanation)

DONE = (AnimalResult.SATISFACTORY, AnimalResult.NOT_SATISFACTORY)
identity = check(part2.identity.result, part2.identity.not_done_reason, done=DONE, not_done=AnimalResult.NOT_DONE)
physical = check(part2.physical.result, part2.physical.not_done_reason, done=DONE, not_done=AnimalResult.NOT_DONE)
refused_at_once = (part2.documentary.result == CheckResult.NOT_SATISFACTORY) & acceptable.no()

OPENED_BY = {one: (CvedaPurpose(one.value),) for one in CvedaOutcome}
"""Outcomes and purposes have the same names here: each purpose opens its own outcome."""

RULES: tuple[Rule, ...] = (
    *rules_of_part_one(part1),
    *checks_before_decision(part2.documentary.result, identity, part2.identity.kind, physical, acceptable),
    *mandatory(part2.physical.animals_checked, when=physical.done),
    # CHK-1: a refusal on documents alone needs no other check.
    *mandatory(welfare.transport_conditions, welfare.health_on_arrival, when=~refused_at_once),
    *mandatory(
        welfare.remark,
        when=(welfare.transport_conditions.present() & (welfare.transport_conditions == WelfareResult.NOT_SATISFACTORY))
        | (welfare.health_on_arrival.present() & (welfare.health_on_arrival == WelfareResult.NOT_SATISFACTORY)),
    ),
    *(
        rule(
            "CHK-1a",
            "A derogation is possible only where the animals are transhipped.",
            when=result.present() & (result == AnimalResult.DEROGATION),
            require=purpose == CvedaPurpose.TRANSHIPMENT,
            at=result,
        )
        for result in (part2.identity.result, part2.physical.result)
    ),
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
    *refusal(acceptable, decision.reasons, reason.reason, *ACTION),
    names_it(reason.reason, CvedaReason.NON_APPROVED_COUNTRY, reason.country, "Name the country that is not approved."),
    rule(
        "NEW-3a",
        "The country of origin must be one of the authorised ones under the country legislation: the only outcome is "
        "refusal.",
        when=acceptable.present() & from_unauthorised_country(part1),
        require=acceptable.no(),
        at=acceptable,
        of_union=True,
    ),
    rule(
        "NEW-3a",
        "Refuse for the reason of a non-approved country, and name the country of origin.",
        when=acceptable.present() & acceptable.no() & from_unauthorised_country(part1),
        require=decision.reasons.any(
            reason.reason.present()
            & (reason.reason == CvedaReason.NON_APPROVED_COUNTRY)
            & reason.country.present()
            & (reason.country == part1.country_of_origin)
        ),
        at=decision.reasons,
        of_union=True,
    ),
    controlled_destination(
        acceptable, outcome, None, decision.action, CvedaAction.RE_DISPATCH, decision.controlled_destination.name
    ),
)

SHOWN: tuple[Rule, ...] = (
    *shown_in_part_one(part1),
    *shown_in_checks(identity, part2.identity.kind, physical, part2.laboratory),
    *shown(outcome, when=acceptable.yes()),
    *shown(decision.reasons, decision.action, when=acceptable.no()),
    *shown(details.definitive_import, when=outcome == CvedaOutcome.FINAL_IMPORT),
    *shown(details.post, details.country, when=among(outcome, CvedaOutcome.TRANSHIPMENT, CvedaOutcome.TRANSIT)),
    *shown(details.deadline, when=outcome == CvedaOutcome.TEMPORARY_ADMISSION),
)

FILLED: tuple[Filling, ...] = (
    *by_maker(part1.person_responsible, part1.point_of_entry),
    *by_consignee(part1.consignee, part1.importer, part1.place_of_destination),
)

FORM = DocumentForm(
    type=CVEDA,
    content=Cveda,
    prefixes={"282/2004": "CVEDA", "2019/1715": "CHEDA"},
    since=IN_FORCE,
    rules=RULES,
    shown=SHOWN,
    filled=FILLED,
    given=given(("2", "I.2"), again=("27", "II.2"), post=("41", "II.20")),
    order=10,
)
