"""CVEDA: live animals. Boxes of Reg. (EC) 282/2004 Annex I, then of Reg. (EU) 2019/1715 (CHED-A)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sync_protocol.document_form import CVEDA, DocumentForm
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
from sync_protocol.forms.common import (
    LINES,
    NAME,
    AccompanyingDocument,
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
    permanent_address: Section[Party] = section(Party(), label="box-permanent-address")


class AnimalLine(Commodity):
    """A line of animals."""

    animals: Box[int] = box(label="box-animals")
    packages: Box[int] = box(label="box-packages")
    package_type: Box[str] = box(label="box-package-type", max_length=NAME)
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
    conforms: Box[bool] = box("", "I.19", label="box-conforms")
    internal_market: Box[InternalMarketPurpose] = box("20", "I.23", label="box-internal-market-purpose")
    journey: Section[Journey] = section(Journey(), "18-20", "I.20-I.26", label="box-journey")
    transit_countries: Rows[Country] = rows("19", "I.22", label="box-transit-countries")


class CvedaPart1(Form):
    local_reference: Box[str] = box("", "I.3", label="box-local-reference", max_length=NAME)
    consignor: Section[Party] = section(Party(), "1", "I.1", label="box-consignor")
    consignee: Section[Party] = section(Party(), "3", "I.6", label="box-consignee")
    person_responsible: Section[Party] = section(Party(), "4", "I.8", label="box-person-responsible")
    importer: Section[Party] = section(Party(), "", "I.6", label="box-importer")
    place_of_destination: Section[Party] = section(Party(), "8", "I.7", label="box-place-of-destination")
    point_of_entry: Box[str] = box("2", "I.4", label="box-point-of-entry", max_length=NAME)
    country_of_origin: Box[str] = box("6", "I.11", label="box-country-of-origin", max_length=NAME)
    region_of_origin: Box[str] = box("", "I.12", label="box-region-of-origin", max_length=NAME)
    country_from_where_consigned: Box[str] = box("7", "I.14", label="box-country-consigned", max_length=NAME)
    arrival: Box[datetime] = box("", "I.10", label="box-arrival")
    documents: Rows[AccompanyingDocument] = rows("10", "I.9", label="box-documents")
    establishments: Rows[Establishment] = rows("10", "I.15", label="box-establishments")
    transport_to_entry: Section[Transport] = section(Transport(), "", "I.13", label="box-transport-to-entry")
    commodities: Rows[AnimalLine] = rows("12", "I.31", label="box-animal-lines")
    number_of_animals: Box[int] = box("", "I.33", label="box-total-animals")
    packages: Box[int] = box("", "I.32", label="box-total-packages")
    total_net_weight: Box[Quantity] = box("", "I.34", label="box-total-net-weight", unit="kg")
    total_gross_weight: Box[Quantity] = box("", "I.34", label="box-total-gross-weight", unit="kg")
    temperature: Box[Temperature] = box("", "I.16", label="box-temperature")
    certified_for: Box[AnimalsCertifiedFor] = box("16", "I.18", label="box-certified-for")
    unweaned_animals: Box[bool] = box(label="box-unweaned-animals")
    seals: Rows[SealPair] = rows("17", "I.17", label="box-seals")
    purpose: Section[CvedaPurposes] = section(CvedaPurposes(), "18-20", "I.19-I.26", label="box-purpose")
    transport_after_entry: Section[Transport] = section(Transport(), "22", "I.27", label="box-transport-after-entry")
    transporter: Section[Party] = section(Party(), "22", "I.28", label="box-transporter")
    departure: Box[datetime] = box("", "I.29", label="box-departure")
    holding_number: Box[str] = box(label="box-holding-number", max_length=NAME)
    from_charity: Box[bool] = box(label="box-from-charity")
    destination_is_permanent_address: Box[bool] = box(label="box-destination-is-permanent")
    particulars: Section[Particulars] = section(Particulars(), label="box-particulars")
    declaration: Section[Declaration] = section(Declaration(), "", "I.35", label="box-declaration")


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
    country: Box[str] = box(label="box-refused-country", max_length=NAME)
    establishment: Box[str] = box(label="box-refused-establishment", max_length=NAME)
    explanation: Box[str] = box(label="box-explanation", max_length=LINES)


class CvedaDecision(Form):
    acceptable: Box[bool] = box("33-38", "II.9-II.16", label="box-acceptable")
    outcome: Box[CvedaOutcome] = box("33-36", "II.9-II.15", label="box-outcome")
    details: Section[OutcomeDetails] = section(OutcomeDetails(), "33-36", "II.9-II.15", label="box-outcome-details")
    reasons: Rows[CvedaReasonRow] = rows("37", "II.17", label="box-refusal-reasons")
    action: Box[CvedaAction] = box("38", "II.16", label="box-action")
    action_explanation: Box[str] = box("38", "II.16", label="box-action-explanation", max_length=LINES)
    action_by: Box[date] = box("38", "II.16", label="box-action-by")
    controlled_destination: Section[Party] = section(Party(), "39", "II.18", label="box-controlled-destination")


class CvedaPart2(Form):
    documentary: Section[AnimalDocumentary] = section(AnimalDocumentary(), "26", "II.3", label="box-documentary")
    identity: Section[AnimalIdentity] = section(AnimalIdentity(), "28", "II.4", label="box-identity")
    physical: Section[AnimalPhysical] = section(AnimalPhysical(), "29", "II.5", label="box-physical")
    welfare: Section[Welfare] = section(Welfare(), "31", "II.7", label="box-welfare")
    laboratory: Section[LaboratoryTests] = section(LaboratoryTests(), "30", "II.6", label="box-laboratory-tests")
    resealing: Section[Resealing] = section(Resealing(), "", "II.19", label="box-resealing")
    decision: Section[CvedaDecision] = section(CvedaDecision(), "33-39", "II.9-II.18", label="box-decision")
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

DONE = (AnimalResult.SATISFACTORY, AnimalResult.NOT_SATISFACTORY)
identity = check(part2.identity.result, part2.identity.not_done_reason, done=DONE, not_done=AnimalResult.NOT_DONE)
physical = check(part2.physical.result, part2.physical.not_done_reason, done=DONE, not_done=AnimalResult.NOT_DONE)
only_passing = among(purpose, CvedaPurpose.TRANSHIPMENT, CvedaPurpose.TRANSIT)
refused_at_once = (part2.documentary.result == CheckResult.NOT_SATISFACTORY) & acceptable.no()

OPENED_BY = {one: (CvedaPurpose(one.value),) for one in CvedaOutcome}
"""Outcomes and purposes have the same names here: each purpose opens its own outcome."""

RULES: tuple[Rule, ...] = (
    *mandatory(part1.consignor.name, part1.country_of_origin, part1.arrival, purpose),
    *mandatory(part1.commodities, line.cn_code, part1.number_of_animals),
    *mandatory(part1.consignee.name, when=~only_passing),  # CVEDA-3: the consignee may stay empty
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
        part2.identity.kind,
        physical,
        acceptable,
        line,
        part1.commodities,
        pending_allowed=True,
    ),
    *outcomes(acceptable, outcome, purpose, OPENED_BY),
    *refusal(acceptable, decision.reasons, reason.reason),
    names_it(reason.reason, CvedaReason.NON_APPROVED_COUNTRY, reason.country, "Name the country that is not approved."),
    controlled_destination(
        acceptable, outcome, None, decision.action, CvedaAction.RE_DISPATCH, decision.controlled_destination.name
    ),
)

SHOWN: tuple[Rule, ...] = (
    *shown_in_checks(identity, part2.identity.kind, physical, part2.laboratory),
    *shown(outcome, when=acceptable.yes()),
    *shown(decision.reasons, decision.action, when=acceptable.no()),
    *shown(details.definitive_import, when=outcome == CvedaOutcome.FINAL_IMPORT),
    *shown(details.post, details.country, when=among(outcome, CvedaOutcome.TRANSHIPMENT, CvedaOutcome.TRANSIT)),
    *shown(details.deadline, when=outcome == CvedaOutcome.TEMPORARY_ADMISSION),
)

FORM = DocumentForm(
    type=CVEDA,
    content=Cveda,
    prefixes={"282/2004": "CVEDA", "2019/1715": "CHEDA"},
    rules=RULES,
    shown=SHOWN,
    order=10,
)
