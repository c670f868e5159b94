"""Every field of the format's schema: in a box, unchanged, or kept with the reason why no form has one for it."""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings

from backend.domain.notification import Imported, Malformed, read
from backend.domain.notification_words import WORDS, normal
from sync_protocol.forms import CATALOGUE
from sync_protocol.rules import Form, Place, decode, encode, places
from tests.domain.notification_schema import alone, leaves_of_schema, notifications
from tests.domain.notifications import NO_DATA, PREFIXES, REAL, SCHEMA, as_delivered, leaves, raw

needs_schema = pytest.mark.skipif(not SCHEMA.is_file(), reason=NO_DATA)
needs_data = pytest.mark.skipif(not REAL, reason=NO_DATA)

IDENTIFIER = "an identifier of the other system's own records"
RECORD = "how the other system stored it, and who did"
PROCESS = "a step in the other system's own process"
TIE = "ties lists of the file to one another; in the form the tie is the row"
SAID = "the box itself says it"
NOTHING = "it says that nothing was said"
ABROAD = "charges and classes of one country"

WITHOUT_A_BOX: tuple[tuple[str, str], ...] = (
    # A pattern of pointers, in either spelling of the format, and why no form has a box for these.
    (r"/(id|ipaffsId|etag|requestId|agencyOrganisationId)", IDENTIFIER),
    (r".*/(tracesI[dD]|companyId|contactId|userId|catchCertificateId|attachmentId)", IDENTIFIER),
    (
        r".*/(consignor|consignorTwo|packer|consignee|importer|placeOfDestination|pod|transporter|personResponsible)/id",
        SAID,
    ),
    (r".*/(placeOfOriginHarvest|additionalPermanentAddresses/\*|permanentAddress|controlledDestination)/id", SAID),
    (r".*/detailsOfControlledDestinations/id", SAID),
    (
        r".*/(consignor|consignorTwo|packer|consignee|importer|placeOfDestination|pod|transporter|personResponsible)/type",
        SAID,
    ),
    (r".*/(placeOfOriginHarvest|additionalPermanentAddresses/\*|permanentAddress|controlledDestination)/type", SAID),
    (r".*/detailsOfControlledDestinations/type", SAID),
    (r".*/establishmentsOfOrigins?/\*/id", IDENTIFIER),
    (r".*/(attachmentContentType|uploadUserId|uploadOrganisationId)", RECORD),
    (r"/(created|updated|updatedSource|lastUpdated)", RECORD),
    (r"/lastUpdatedBy/.*", RECORD),
    (r".*/isControlUser", RECORD),
    (r"/(childNotification|chedTypeVersion|isBulkUploadInProgress)", RECORD),
    (r"(.*)/consignmentValidations?/\*/(field|code)", PROCESS),
    (r"/(isRiskDecisionLocked|riskDecisionLockingTime|riskDecisionLockedOn|isCdsFullMatched|isGMRMatched)", PROCESS),
    (r"/isAutoClearanceExempted", PROCESS),
    (r"/partOne/(complexCommoditySelected|transporterDetailsRequired|isG[vV][mM][sS]Route|provideCtcMrn)", PROCESS),
    (r"/partOne/(storeTransporterContact|isChargeable|wasChargeable)", PROCESS),
    (r"/partOne/(billingInformation|commonUserCharge)/.*", ABROAD),
    (r".*/(isCdsMatched|isLowRiskArticle72Country|countryOfOriginIsPodCountry|consignedCountryInChargeGroup)", ABROAD),
    (r"/journeyRiskCategorisation/(riskLevelMethod|riskLevelDateTime|riskLevelSetFor)", PROCESS),
    (r"/riskAssessment/(fallback|commodityResults/\*/(phsiRuleType|uniqueId))", PROCESS),
    (r".*/species(Type|Class|Family)", "the identifier of what its name says"),
    (r".*/(uniqueComplementI[dD]|complementI[dD]|species[iI][dD]|speciesID)", TIE),
    (r"/partTwo/laboratoryTests/.*/(speciesID|tracesID)", IDENTIFIER),
    (r"/partOne/typeOfImp", "the type of the document says it"),
    (r".*/fax", "no form has a box for a fax number"),
    (r".*/(accompanyingDocuments/\*/externalReference)/(exactMatch|verifiedBy.*)", PROCESS),
)

FOLDED = "/partOne/purpose/purposeGroup"
"""'For Import' and the kind of import are one box of the form, which holds the latter."""

SPELLINGS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "the schema's": lambda notification: notification,
    "as delivered": as_delivered,
}

UNSAID = frozenset({"notset"})
"""Words that say nothing, so that no box holds them."""

NO_KEYS = frozenset({"is_none_selected"})
"""Keys of the pairs that describe a line, of the other system's own process."""

OF_ANIMALS = "/includeNonAblactedAnimals"
"""Asked of goods too there, where it says nothing."""


def why(pointer: str) -> str:
    """Why no form has a box for the leaf; empty where nobody said so."""
    inner = pointer.removeprefix("/importPreNotification")
    return next((reason for pattern, reason in WITHOUT_A_BOX if re.fullmatch(pattern, inner, re.IGNORECASE)), "")


def starred(pointer: str) -> str:
    return re.sub(r"/[0-9]+(?=/|$)", "/*", pointer)


def said(value: object) -> dict[str, Any]:
    """The leaves that say something, by pointer."""
    return {
        "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path): leaf
        for path, leaf in leaves(value)
        if leaf not in (None, "")
    }


class Box:
    """A box of a document that was stored and read back."""

    def __init__(self, document: Form, path: str) -> None:
        self.place: Place | None = None
        here: Any = document
        for step in path.split("/"):
            if isinstance(here, tuple):
                here = next(row for row in cast("tuple[Any, ...]", here) if row.id == step)
            else:
                self.place = places(cast("Form", here).__class__)[step]
                here = getattr(here, step)
        self.value: Any = here
        self.options: type[StrEnum] = self.place.type if self.place is not None else StrEnum


FLAGS = {"true": True, "yes": True, "false": False, "no": False, "nonacceptable": False}


def holds(box: Box, leaf: Any) -> bool:
    """Whether the box says what the leaf said."""
    value, kind = box.value, box.place.kind if box.place else ""
    told = str(leaf).lower() if isinstance(leaf, bool) else str(leaf)
    match kind:
        case "enum" if isinstance(leaf, bool):  # a check that was done or was not: the result tells
            return (value == "not_done") is not leaf
        case "enum":
            return value == WORDS.get(box.options, {}).get(normal(told)) or normal(value) == normal(told)
        case "flag":
            return value is FLAGS[normal(told)]
        case "int" | "decimal":
            return Decimal(str(value)) == Decimal(told)
        case "date":
            return told.startswith(value.isoformat())
        case "instant":
            return _is_moment(value, told)
        case _:
            return told.replace("\r\n", "\n").replace("\r", "\n") in value


def _is_moment(value: datetime, told: str) -> bool:
    """A moment, or the day or the time of one that the file tells in two leaves (in the zone of the post)."""
    if "T" not in told:
        return True if ":" in told else abs((value.date() - datetime.fromisoformat(told).date()).days) <= 1
    moment = datetime.fromisoformat(told)
    if moment.tzinfo is None:  # in the zone of the country
        return abs((value.replace(tzinfo=None) - moment).total_seconds()) <= 14 * 3600
    return value == moment.replace(microsecond=0)


def unkept(notification: dict[str, Any]) -> tuple[Imported | None, list[str]]:
    """What was read, and the faults: leaves that are lost, told twice, or not as they were."""
    found = read(raw(notification), "a.json")
    if isinstance(found, Malformed):
        return None, []
    leaves_ = said(notification)
    mapped = {one.at: one.box for one in found.mapped}
    document = decode(CATALOGUE[found.type].content, encode(found.content))
    faults = [f"{at}: taken, and there is no such leaf" for at in mapped.keys() - leaves_.keys()]
    left: dict[str, int] = defaultdict(int)
    for at in leaves_.keys() - mapped.keys():
        left[starred(at)] += 1
    for one in found.unmapped:
        left[one.at] -= 1
    faults += [f"{at}: {count} too many or lost" for at, count in left.items() if count]
    for at, path in mapped.items():
        if "/" not in path or at.endswith("/key"):
            continue
        if not holds(box := Box(document, path), leaves_[at]) and not at.endswith(FOLDED):
            faults.append(f"{at}: {leaves_[at]!r} became {box.value!r} in {path}")
    return found, faults


EXAMPLES = 500 if os.environ.get("WAARMERK_SOAK") else 15
SCHEMA_RUN = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@needs_schema
@pytest.mark.parametrize("spelt", SPELLINGS)
@pytest.mark.parametrize("type_", PREFIXES)
def test_no_notification_of_the_schema_loses_a_leaf(type_: str, spelt: str) -> None:
    @SCHEMA_RUN
    @given(notifications(type_))
    def check(notification: dict[str, Any]) -> None:
        found, faults = unkept(SPELLINGS[spelt](notification))
        assert found is not None
        assert faults == []

    check()


@needs_schema
@pytest.mark.parametrize("spelt", SPELLINGS)
def test_every_field_of_the_schema_has_a_box_or_a_reason(spelt: str) -> None:
    nowhere: list[str] = []
    for path, values in leaves_of_schema():
        pointer = "/" + "/".join(path)
        boxed = any(_is_boxed(SPELLINGS[spelt](alone(type_, path, one))) for type_ in PREFIXES for one in values)
        if not boxed and not why(pointer):
            nowhere.append(pointer)

    assert nowhere == []


def _is_boxed(notification: dict[str, Any]) -> bool:
    """Whether the leaf that the notification is about has a box: all that it says has one then."""
    found, faults = unkept(notification)
    assert faults == []
    return found is not None and {one.at for one in found.unmapped if not why(one.at)} == set()


@needs_data
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_a_real_document_keeps_every_leaf(path: Any) -> None:
    found, faults = unkept(json.loads(path.read_bytes()))

    assert faults == []
    assert found is not None
    pairs = [one for one in found.unmapped if "/keyDataPair/" in one.at]
    unexplained = [
        (one.at, one.value)
        for one in found.unmapped
        if one not in pairs
        and not why(one.at)
        and normal(one.value) not in UNSAID
        and not (one.at.endswith(OF_ANIMALS) and one.value == "false")
    ]
    assert unexplained == []
    assert {json.loads(one.value) for one in pairs if one.at.endswith("/key")} <= NO_KEYS
