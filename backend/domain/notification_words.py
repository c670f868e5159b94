"""The words of the notification's closed lists, and the options of our boxes that they mean.

A word that is written like one of our options, spaces, hyphens and case apart, needs no line here.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from sync_protocol.forms import (
    CED,
    CHEDPP,
    CVEDA,
    CVEDP,
    checks,
    chedpp,
    common,
    cveda,
    cveda_part1,
    cvedp,
    cvedp_part1,
)
from sync_protocol.forms.ced import CedAction, CedOutcome, CedPurpose, CedReason
from sync_protocol.workflow import Status


def normal(word: str) -> str:
    """A word without what the spellings of the format differ in: "Not Satisfactory" and "NotSatisfactory" are one."""
    return "".join(letter for letter in word.lower() if letter.isascii() and letter.isalnum())


TYPES = {
    "cveda": CVEDA,
    "cheda": CVEDA,
    "cvedp": CVEDP,
    "chedp": CVEDP,
    "ced": CED,
    "chedd": CED,
    "chedpp": CHEDPP,
}

TYPE_OF_IMP = {"a": CVEDA, "p": CVEDP, "d": CED}
"""An IMP is a notice of goods of low risk without a type of its own; a letter says what form it has."""

STATUSES = {
    "draft": Status.DRAFT,
    "submitted": Status.NEW,
    "inprogress": Status.IN_PROGRESS,
    "modify": Status.NEW,
    "amend": Status.NEW,
    "validated": Status.VALID,
    "rejected": Status.REJECTED,
    "partiallyrejected": Status.REJECTED,
    "splitconsignment": Status.VALID,
    "replaced": Status.REPLACED,
    "cancelled": Status.CANCELLED,
    "deleted": Status.DELETED,
    "submittedinprogressmodify": Status.NEW,
}

APPROXIMATE_STATUSES = frozenset({"partiallyrejected", "splitconsignment", "submittedinprogressmodify"})
"""Statuses that we have no equal of: what they say more is kept as a finding."""

NOTHING = frozenset({"", "notset"})
"""Words that say that nothing was said."""

LOSSY: Mapping[str, tuple[str, ...]] = {"satisfactoryfollowingofficialintervention": ("satisfactory",)}
"""Words that mean more than our option."""


WORDS: Mapping[type[StrEnum], Mapping[str, str]] = {
    common.ApprovalStatus: {"nonapproved": "not_approved"},
    common.TransportType: {
        "rail": "railway_wagon",
        "plane": "aeroplane",
        "road": "road_vehicle",
        "cshiproad": "ship_road_vehicle",
        "cshiprail": "ship_railway_wagon",
    },
    common.InternalMarketPurpose: {"companionanimalnotforresaleorrehoming": "companion_animal"},
    common.WarehouseType: {"customwarehouse": "customs_warehouse"},
    cveda_part1.AnimalsCertifiedFor: {"personallyownedpetsnotforrehoming": "personally_owned_pets"},
    checks.IdentityKind: {"sealcheck": "seal", "fullidentitycheck": "full"},
    checks.IdentityNotDone: {
        "reducedchecksregime": "reduced_checks",
        "chilledequinesemenfacilitationscheme": "equine_semen_facilitation",
    },
    checks.PhysicalNotDone: {"reducedchecksregime": "reduced_checks"},
    checks.Motivation: {
        "suspicious": "suspicion",
        "reenforced": "reinforced",
        "intensifiedcontrols": "intensified",
        "latentinfectionsampling": "latent_infection",
    },
    checks.Analysis: {
        "initialanalysis": "initial",
        "counteranalysis": "counter",
        "secondexpertanalysis": "second_expert",
    },
    checks.RiskDecision: {"reenforcedcheck": "reinforced_check"},
    checks.ControlAuthority: {
        "exitbip": "exit_post",
        "finalbip": "final_post",
        "localvetunit": "local_unit",
        "inspunit": "inspection_unit",
    },
    checks.Departure: {"yes": "left", "no": "not_left", "ithasbeendestroyed": "destroyed"},
    cvedp.FishingResult: {"iuuok": "compliant", "iuuna": "not_applicable", "iuunotcompliant": "not_compliant"},
    chedpp.LineCheckType: {
        "phsidocument": "documentary",
        "phsiidentity": "identity",
        "phsiphysical": "physical",
        "hmi": "marketing_standards",
    },
    chedpp.AppliesTo: {"c": "commodity", "p": "package", "cp": "both"},
    # What is imported for the internal market has the name of that box on each form.
    cveda_part1.CvedaPurpose: {
        "forimport": "final_import",
        "definitiveimport": "final_import",
        "horsesreentry": "re_entry",
        "temporaryadmissionhorses": "temporary_admission",
        "fortranshipmentto": "transhipment",
        "fortransitto3rdcountry": "transit",
        "forimportnoninternalmarket": "non_internal_market",
        "forprivateimport": "private_import",
        "fortransferto": "transfer",
    },
    cvedp_part1.CvedpPurpose: {
        "forimport": "internal_market",
        "forreimport": "reimport",
        "fornonconformingconsignments": "non_conforming",
        "fortranshipmentto": "transhipment",
        "fortransitto3rdcountry": "transit",
        "forimportnoninternalmarket": "non_internal_market",
        "forprivateimport": "private_import",
        "fortransferto": "transfer",
        "forimportreconformitycheck": "reconformity_check",
    },
    CedPurpose: {
        "forimport": "free_circulation",
        "fortranshipmentto": "onward_transfer",
        "fortransferto": "onward_transfer",
        "forimportnoninternalmarket": "non_internal_market",
        "forprivateimport": "private_import",
    },
    chedpp.ChedppPurpose: {
        "forimport": "free_circulation",
        "fortranshipmentto": "onward_transfer",
        "fortransferto": "onward_transfer",
        "fortransitto3rdcountry": "transit",
        "forimportnoninternalmarket": "non_internal_market",
        "forprivateimport": "private_import",
    },
    cveda.CvedaOutcome: {
        "acceptableforinternalmarket": "final_import",
        "horsereentry": "re_entry",
        "acceptablefortemporaryimport": "temporary_admission",
        "acceptablefortranshipment": "transhipment",
        "acceptablefortransit": "transit",
        "acceptablefornoninternalmarket": "non_internal_market",
        "acceptableforprivateimport": "private_import",
        "acceptablefortransfer": "transfer",
    },
    cvedp.CvedpOutcome: {
        "acceptableforinternalmarket": "internal_market",
        "acceptableifchanneled": "channelled",
        "acceptableforspecificwarehouse": "specific_warehouse",
        "acceptablefortranshipment": "transhipment",
        "acceptablefortransit": "transit",
        "acceptablefornoninternalmarket": "non_internal_market",
        "acceptableforprivateimport": "private_import",
        "acceptablefortransfer": "transfer",
    },
    CedOutcome: {
        "acceptableforinternalmarket": "free_circulation",
        "acceptablefortranshipment": "onward_transfer",
        "acceptablefortransfer": "onward_transfer",
        "acceptablefornoninternalmarket": "non_internal_market",
        "acceptableforprivateimport": "private_import",
    },
    chedpp.ChedppOutcome: {
        "acceptableforinternalmarket": "free_circulation",
        "acceptablefortranshipment": "onward_transfer",
        "acceptablefortransfer": "onward_transfer",
        "acceptablefortransit": "transit",
        "acceptablefornoninternalmarket": "non_internal_market",
        "acceptableforprivateimport": "private_import",
    },
    # Sending goods back is re-export on one form and re-dispatch on the others.
    cveda.CvedaAction: {"redispatching": "re_dispatch", "reexport": "re_dispatch"},
    cvedp.CvedpAction: {"redispatching": "re_export", "redispatch": "re_export", "transformation": "processing"},
    CedAction: {
        "redispatching": "re_dispatch",
        "reexport": "re_dispatch",
        "transformation": "processing",
        "other": "other_purpose",
        "useforotherpurposes": "other_purpose",
    },
    chedpp.ChedppAction: {
        "redispatching": "re_dispatch",
        "reexport": "re_dispatch",
        "quarantineimposed": "quarantine",
        "useforotherpurposes": "other_purpose",
    },
    cveda.CvedaReason: {
        "absenceinvalidcertificate": "absence_of_certificate",
        "idmismatchwithdocuments": "mismatch_with_documents",
        "prohibitedproduct": "prohibited_species",
        "absenceadditionalguarantees": "absence_of_additional_guarantees",
        "nonsatisfactorytests": "unsatisfactory_tests",
        "absencenationalrequirements": "national_requirements",
        "infringementinttranspreg": "transport_or_welfare_rules",
        "nonlegalidentification": "individual_identification",
    },
    cvedp.CvedpReason: {
        "absenceinvalidcertificate": "absence_of_certificate",
        "idmismatchwithdocuments": "mismatch_with_documents",
        "idhealthmarkerror": "health_mark_error",
        "physicalhygienefailure": "hygiene_failure",
    },
    CedReason: {
        "absenceinvalidcertificate": "absence_of_certificate",
        "idmismatchwithdocuments": "mismatch_with_documents",
        "physicalhygienefailure": "hygiene_failure",
    },
    chedpp.ChedppReason: {
        "absenceinvalidcertificate": "document_missing_or_invalid",
        "idmismatchwithdocuments": "mismatch",
        "prohibitedproduct": "prohibited_import",
    },
}
