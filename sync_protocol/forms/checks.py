"""What the entry documents share in Part II, the checks, and in Part III, the control."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sync_protocol.about import Merge
from sync_protocol.forms.common import LINES, NAME, AccompanyingDocument, Transport, WarehouseType
from sync_protocol.rules import Box, Form, Row, Rows, Section, box, rows, section


class CheckResult(StrEnum):
    SATISFACTORY = "satisfactory"
    NOT_SATISFACTORY = "not_satisfactory"
    NOT_DONE = "not_done"


class IdentityKind(StrEnum):
    SEAL = "seal"
    FULL = "full"


class IdentityNotDone(StrEnum):
    REDUCED_CHECKS = "reduced_checks"
    NOT_REQUIRED = "not_required"
    EQUINE_SEMEN_FACILITATION = "equine_semen_facilitation"


class PhysicalNotDone(StrEnum):
    REDUCED_CHECKS = "reduced_checks"
    OTHER = "other"


class Documentary(Form):
    result: Box[CheckResult] = box(label="box-result")
    remark: Box[str] = box(label="box-remark", max_length=LINES)


class Identity(Form):
    kind: Box[IdentityKind] = box(label="box-identity-kind")
    result: Box[CheckResult] = box(label="box-result")
    not_done_reason: Box[IdentityNotDone] = box(label="box-identity-not-done")
    remark: Box[str] = box(label="box-remark", max_length=LINES)


class Physical(Form):
    result: Box[CheckResult] = box(label="box-result")
    not_done_reason: Box[PhysicalNotDone] = box(label="box-physical-not-done")
    remark: Box[str] = box(label="box-remark", max_length=LINES)


class Motivation(StrEnum):
    RANDOM = "random"
    SUSPICION = "suspicion"
    REINFORCED = "reinforced"
    INTENSIFIED = "intensified"
    REQUIRED = "required"
    LATENT_INFECTION = "latent_infection"


class Conclusion(StrEnum):
    SATISFACTORY = "satisfactory"
    NOT_SATISFACTORY = "not_satisfactory"
    NOT_INTERPRETABLE = "not_interpretable"
    PENDING = "pending"


class Analysis(StrEnum):
    INITIAL = "initial"
    COUNTER = "counter"
    SECOND_EXPERT = "second_expert"


class Conservation(StrEnum):
    AMBIENT = "ambient"
    CHILLED = "chilled"
    FROZEN = "frozen"


class Laboratory(Form):
    """The laboratory that a sample goes to."""

    name: Box[str] = box(label="box-name", max_length=NAME)
    address: Box[str] = box(label="box-address", max_length=LINES)
    identification: Box[str] = box(label="box-identifier", max_length=NAME)
    telephone: Box[str] = box(label="box-telephone", max_length=NAME)
    email: Box[str] = box(label="box-email", max_length=NAME)


class Sampler(Form):
    """Who took a sample."""

    name: Box[str] = box(label="box-name", max_length=NAME)
    telephone: Box[str] = box(label="box-telephone", max_length=NAME)
    email: Box[str] = box(label="box-email", max_length=NAME)


class LabTest(Row):
    """One laboratory test (CHK-7). `commodity` is the id of a line of Part I."""

    commodity: Box[str] = box(label="box-test-commodity", max_length=26)
    cn_code: Box[str] = box(label="box-cn-code", max_length=NAME)
    test: Box[str] = box(label="box-test", max_length=NAME, picks="laboratory_tests")
    method: Box[str] = box(label="box-test-method", max_length=LINES)
    analysis: Box[Analysis] = box(label="box-analysis")
    sample_type: Box[str] = box(label="box-sample-type", max_length=NAME)
    samples: Box[int] = box(label="box-samples")
    batch: Box[str] = box(label="box-batch", max_length=NAME)
    conservation: Box[Conservation] = box(label="box-conservation")
    use_by: Box[date] = box(label="box-use-by")
    laboratory: Section[Laboratory] = section(Laboratory(), label="box-laboratory")
    sampler: Section[Sampler] = section(Sampler(), label="box-sampler")
    sampled: Box[date] = box(label="box-sampled")
    sampled_time: Box[str] = box(label="box-sampled-time", max_length=NAME)
    ordered: Box[date] = box(label="box-test-ordered")
    released: Box[date] = box(label="box-released")
    results: Box[str] = box(label="box-test-results", max_length=LINES)
    conclusion: Box[Conclusion] = box(label="box-conclusion")


class LaboratoryTests(Form):
    done: Box[bool] = box(label="box-laboratory-done")
    motivation: Box[Motivation] = box(label="box-motivation")
    result: Box[CheckResult] = box(label="box-result")
    tested: Box[date] = box(label="box-tested")
    tested_time: Box[str] = box(label="box-tested-time", max_length=NAME)
    tests: Rows[LabTest] = rows(label="box-tests")
    remark: Box[str] = box(label="box-remark", max_length=LINES)


class Inspection(StrEnum):
    REQUIRED = "required"
    NOT_REQUIRED = "not_required"
    INCONCLUSIVE = "inconclusive"


class InspectionNeed(Form):
    """Whether an inspection is required, and who overrode that (PRC-8)."""

    required: Box[Inspection] = box(label="box-inspection-required")
    original: Box[Inspection] = box(label="box-inspection-original")
    overridden: Box[datetime] = box(label="box-overridden")
    overridden_by: Box[str] = box(label="box-overridden-by", max_length=NAME)


class RiskDecision(StrEnum):
    REQUIRED = "required"
    NOT_REQUIRED = "not_required"
    INCONCLUSIVE = "inconclusive"
    REINFORCED_CHECK = "reinforced_check"


class PlantClass(StrEnum):
    MANDATORY = "mandatory"
    REDUCED = "reduced"
    CONTROLLED = "controlled"
    NOT_NOTIFIABLE = "not_notifiable"


class LineRisk(Row):
    """The risk decision on one commodity. `commodity` is the id of a line of Part I."""

    commodity: Box[str] = box(label="box-commodity", max_length=26)
    decision: Box[RiskDecision] = box(label="box-risk-decision")
    exit_decision: Box[RiskDecision] = box(label="box-exit-risk-decision")
    inspection_rate: Box[int] = box(label="box-inspection-rate", unit="%")
    marketing_standards: Box[RiskDecision] = box(label="box-marketing-standards-decision")
    plant_health: Box[RiskDecision] = box(label="box-plant-health-decision")
    plant_class: Box[PlantClass] = box(label="box-plant-class")
    documentary: Box[bool] = box(label="box-documentary-required")
    identity: Box[bool] = box(label="box-identity-required")
    physical: Box[bool] = box(label="box-physical-required")


class RiskLevel(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Risk(Form):
    """What a risk assessment said of the consignment."""

    journey: Box[RiskLevel] = box(label="box-journey-risk")
    high_risk_union: Box[bool] = box(label="box-high-risk-union")
    assessed: Box[datetime] = box(label="box-assessed")
    lines: Rows[LineRisk] = rows(label="box-risk-lines")


class Reseal(Row):
    """A container that was opened and sealed again (BOX-4)."""

    container_number: Box[str] = box(label="box-container-number", max_length=NAME)
    seal_number: Box[str] = box(label="box-seal-number", max_length=NAME)
    new_seal_number: Box[str] = box(label="box-new-seal-number", max_length=NAME)
    official_seal: Box[bool] = box(label="box-official-seal")


class Resealing(Form):
    resealed: Box[bool] = box(label="box-resealed")
    seals: Rows[Reseal] = rows(label="box-new-seals")


class LinkKind(StrEnum):
    REPLACES = "replaces"
    REPLACED_BY = "replaced_by"
    SPLIT_FROM = "split_from"
    SPLIT_VALID = "split_valid"
    SPLIT_REJECTED = "split_rejected"


class Link(Row):
    """A document before or after this one (BOX-3)."""

    kind: Box[LinkKind] = box(label="box-link-kind")
    reference: Box[str] = box(label="box-reference", max_length=NAME)


class Official(Form):
    """The official who decided or checked (BOX-6)."""

    name: Box[str] = box(label="box-name", max_length=NAME)
    telephone: Box[str] = box(label="box-telephone", max_length=NAME)
    email: Box[str] = box(label="box-email", max_length=NAME)
    address: Box[str] = box(label="box-address", max_length=LINES)
    on_behalf_of: Box[str] = box(label="box-on-behalf-of", max_length=NAME)
    signed: Box[datetime] = box(label="box-signed")


class CheckParticulars(Form):
    """What today's systems keep of Part II beside the boxes of the form."""

    local_reference: Box[str] = box(label="box-local-reference", max_length=NAME, merge=Merge.KEEP_SERVER)
    inspection: Section[InspectionNeed] = section(InspectionNeed(), label="box-inspection")
    risk: Section[Risk] = section(Risk(), label="box-risk")
    documents: Rows[AccompanyingDocument] = rows(label="box-documents")
    onward_transport: Box[str] = box(label="box-onward-transport", max_length=NAME)
    amendment_requested: Box[str] = box(label="box-amendment-requested", max_length=LINES)
    checked: Box[datetime] = box(label="box-checked")
    auto_cleared: Box[datetime] = box(label="box-auto-cleared")
    decided: Box[datetime] = box(label="box-decided")
    decided_by: Box[str] = box(label="box-decided-by", max_length=NAME)


class FreeCirculation(StrEnum):
    HUMAN_CONSUMPTION = "human_consumption"
    ANIMAL_FEEDING_STUFF = "animal_feeding_stuff"
    PHARMACEUTICAL_USE = "pharmaceutical_use"
    TECHNICAL_USE = "technical_use"
    FURTHER_PROCESS = "further_process"
    OTHER = "other"


class DefinitiveImport(StrEnum):
    SLAUGHTER = "slaughter"
    APPROVED_BODIES = "approved_bodies"
    QUARANTINE = "quarantine"


class Channelling(StrEnum):
    ARTICLE_8 = "article_8"
    ARTICLE_15 = "article_15"


class OutcomeDetails(Form):
    """What an outcome needs beside its name: for what use, under which article, where to."""

    free_circulation: Box[FreeCirculation] = box(label="box-free-circulation")
    definitive_import: Box[DefinitiveImport] = box(label="box-definitive-import")
    channelled_under: Box[Channelling] = box(label="box-channelled-under")
    warehouse: Box[WarehouseType] = box(label="box-warehouse-type")
    registered_number: Box[str] = box(label="box-registration-number", max_length=NAME)
    ship_name: Box[str] = box(label="box-ship-name", max_length=NAME)
    ship_port: Box[str] = box(label="box-ship-port", max_length=NAME)
    post: Box[str] = box(label="box-outcome-post", max_length=NAME, picks="posts")
    country: Box[str] = box(label="box-third-country", max_length=NAME, picks="countries")
    destination_country: Box[str] = box(label="box-destination-country", max_length=NAME, picks="countries")
    deadline: Box[date] = box(label="box-deadline")
    horse_re_entry: Box[str] = box(label="box-horse-re-entry", max_length=NAME)


class ControlAuthority(StrEnum):
    EXIT_POST = "exit_post"
    FINAL_POST = "final_post"
    LOCAL_UNIT = "local_unit"
    INSPECTION_UNIT = "inspection_unit"


class Departure(StrEnum):
    LEFT = "left"
    NOT_LEFT = "not_left"
    DESTROYED = "destroyed"


class Control(Row):
    """One control of Part III (CTRL-2, CTRL-4)."""

    authority: Box[ControlAuthority] = box(label="box-control-authority")
    arrived: Box[bool] = box(label="box-arrived")
    not_arrived_reason: Box[str] = box(label="box-not-arrived-reason", max_length=LINES)
    conforms: Box[bool] = box(label="box-control-conforms")
    departure: Box[Departure] = box(label="box-departure")
    destroyed: Box[date] = box(label="box-destroyed")
    measures: Box[str] = box(label="box-measures", max_length=LINES)
    re_export_date: Box[date] = box(label="box-re-export-date")
    re_export_transport: Section[Transport] = section(Transport(), label="box-re-export-transport")
    re_export_country: Box[str] = box(label="box-re-export-country", max_length=NAME, picks="countries")
    re_export_post: Box[str] = box(label="box-exit-post", max_length=NAME, picks="posts")
    official: Section[Official] = section(Official(), label="box-official")


class SealCheck(Form):
    """The check of seals at exit or destination."""

    required: Box[bool] = box(label="box-seal-check-required")
    satisfactory: Box[bool] = box(label="box-seal-check-satisfactory")
    reason: Box[str] = box(label="box-seal-check-reason", max_length=LINES)
    checked: Box[datetime] = box(label="box-checked")
    official: Section[Official] = section(Official(), label="box-official")
    override: Section[InspectionNeed] = section(InspectionNeed(), label="box-seal-check-override")


class ControlStatus(StrEnum):
    REQUIRED = "required"
    COMPLETED = "completed"


class Part3(Form):
    """Part III: the follow-up at exit, at destination or in an establishment. Alike for all types."""

    status: Box[ControlStatus] = box(label="box-control-status")
    controls: Rows[Control] = rows(label="box-controls")
    seal_check: Section[SealCheck] = section(SealCheck(), label="box-seal-check")
