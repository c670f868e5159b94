"""Notifications of our own making, in both spellings of the format, for the tests of the import."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, cast

from backend.domain.notification import Imported, Malformed, read
from sync_protocol.forms.cvedp import Cvedp

DATA = Path(os.environ.get("WAARMERK_TEST_DATA", Path(__file__).parents[3] / "shared" / "data"))
REAL = sorted((DATA / "ched").glob("CHED*.json"))
NO_DATA = "the real documents are not here; WAARMERK_TEST_DATA names their folder"
SCHEMA = DATA / "ched" / "notification-schema.json"

PREFIXES = {"CVEDA": "CHEDA", "CVEDP": "CHEDP", "CED": "CHEDD", "CHEDPP": "CHEDPP"}


def _operator(name: str, country: str) -> dict[str, Any]:
    return {
        "id": "3f2d0c54-7f7a-4c7e-9a39-0d5e9c6a1b20",
        "type": "exporter",
        "status": "approved",
        "companyName": name,
        "individualName": f"{name}: the office",
        "address": {
            "addressLine1": f"{name} Quay 1",
            "addressLine2": f"{name} Harbour",
            "city": f"{name} City",
            "postalZipCode": f"{name} 1234",
            "countryISOCode": country,
            "email": f"{name}@example.org",
            "telephone": f"{name} 555",
        },
        "approvalNumber": f"{name} A-1",
        "otherIdentifier": f"{name} I-1",
        "tracesId": 10201,
    }


def in_schema(type_: str = "CVEDP", status: str = "VALIDATED") -> dict[str, Any]:
    """A full notification as the schema spells it: every free text is told apart from every other."""
    return {
        "id": 7001,
        "etag": "0000000000000001",
        "referenceNumber": f"{PREFIXES[type_]}.GB.2026.7000001",
        "version": 3,
        "lastUpdated": "2026-07-14T10:00:00.123Z",
        "type": type_,
        "status": status,
        "replaces": f"{PREFIXES[type_]}.GB.2026.6999999",
        "externalReferences": [{"system": "NCTS", "reference": "26NL0001", "verifiedByImporter": True}],
        "isHighRiskEuImport": True,
        "journeyRiskCategorisation": {"riskLevel": "High", "riskLevelMethod": "User"},
        "riskAssessment": {
            "assessmentDateTime": "2026-07-13T09:00:00Z",
            "commodityResults": [{"uniqueId": "unique-1", "riskDecision": "REENFORCED_CHECK"}],
        },
        "partOne": {
            "importerLocalReferenceNumber": "Importer reference",
            "personResponsible": {
                "name": "Person responsible",
                "companyName": "Agent company",
                "address": ["Agent street", "Agent town"],
                "postCode": "AG1 1AG",
                "country": "GB-ENG",
                "phone": "Agent phone",
                "email": "agent@example.org",
            },
            "consignor": _operator("Consignor", "EC"),
            "consignee": _operator("Consignee", "GB"),
            "importer": _operator("Importer", "GB"),
            "placeOfDestination": _operator("Destination", "GB"),
            "packer": _operator("Packer", "EC"),
            "commodities": {
                "totalGrossWeight": 23760.5,
                "totalNetWeight": "21600",
                "numberOfPackages": 2160,
                "numberOfAnimals": 4,
                "temperature": "Frozen",
                "countryOfOrigin": "EC",
                "regionOfOrigin": "EC-0",
                "consignedCountry": "EC",
                "commodityComplement": [
                    {
                        "uniqueComplementID": "unique-1",
                        "commodityID": "03061792",
                        "complementID": 1,
                        "speciesID": "101",
                        "commodityDescription": "Shrimps of the first line",
                        "complementName": "Penaeus vannamei",
                        "speciesName": "Penaeus vannamei Boone",
                    },
                    {
                        "uniqueComplementID": "unique-2",
                        "commodityID": "03061799",
                        "complementID": 2,
                        "speciesID": "102",
                        "commodityDescription": "Shrimps of the second line",
                    },
                ],
                "complementParameterSet": [
                    {
                        "uniqueComplementID": "unique-2",
                        "complementID": 2,
                        "speciesID": "102",
                        "keyDataPair": [{"key": "netweight", "data": "600"}, {"key": "number_package", "data": "60"}],
                    },
                    {
                        "uniqueComplementID": "unique-1",
                        "complementID": 1,
                        "speciesID": "101",
                        "keyDataPair": [
                            {"key": "netweight", "data": "21000.5"},
                            {"key": "number_package", "data": "2100"},
                            {"key": "type_package", "data": "Carton"},
                            {"key": "unknown_key", "data": "Kept all the same"},
                        ],
                        "identifiers": [
                            {"speciesNumber": 1, "data": {"passport": "Passport 1", "microchip": "Chip 1"}}
                        ],
                        "catchCertificates": [{"certificateNumber": "Catch 1", "weight": 100.5}],
                    },
                ],
            },
            "purpose": {"purposeGroup": "For Import", "conformsToEU": True, "internalMarketPurpose": "Other"},
            "pointOfEntry": "GBFXT1",
            "arrivalDate": "2026-07-14",
            "arrivalTime": "12:30:00",
            "meansOfTransportFromEntryPoint": {"type": "Ship", "id": "MV Noordzee Ster", "document": "Bill 1"},
            "meansOfTransport": {"type": "Road Vehicle", "id": "Plate 1", "document": "Note 1"},
            "transporter": _operator("Transporter", "GB"),
            "departureDate": "2026-07-15",
            "departureTime": "06:00",
            "veterinaryInformation": {
                "establishmentsOfOrigin": [
                    {"name": "Plant of origin", "approvalNumber": "EC-1187", "country": "EC", "types": ["PP", "CS"]}
                ],
                "accompanyingDocuments": [
                    {
                        "documentType": "veterinaryHealthCertificate",
                        "documentReference": "Certificate 1",
                        "documentIssueDate": "2026-06-18",
                        "attachmentFilename": "certificate.pdf",
                    }
                ],
                "identificationDetails": [
                    {"identificationDetail": "Mark 1", "identificationDescription": "On the lid"}
                ],
            },
            "sealsContainers": [{"sealNumber": "EC0448913", "containerNumber": "MSKU4471902", "officialSeal": True}],
            "submissionDate": "2026-07-12T08:00:00Z",
            "submittedBy": {"displayName": "Submitter", "userId": "u-1"},
            "contactDetails": {"name": "Contact", "telephone": "Contact phone", "agent": "Contact agent"},
            "route": {"transitingStates": ["BE", "FR"]},
        },
        "decisionDate": "2026-07-14T10:05:08.569391554Z",
        "decisionBy": {"displayName": "Decider", "userId": "u-2"},
        "partTwo": {
            "bipLocalReferenceNumber": "Post reference",
            "checkDate": "2026-07-14T10:00:00Z",
            "inspectionRequired": "Required",
            "consignmentCheck": {
                "documentCheckResult": "Satisfactory",
                "identityCheckDone": True,
                "identityCheckType": "Full Identity Check",
                "identityCheckResult": "Satisfactory",
                "physicalCheckDone": True,
                "physicalCheckResult": "Satisfactory",
            },
            "laboratoryTestsRequired": True,
            "laboratoryTests": {
                "testDate": "2026-07-14",
                "testReason": "Re-enforced",
                "singleLaboratoryTests": [
                    {
                        "commodityCode": "03061799",
                        "testName": "Salmonella",
                        "applicant": {
                            "laboratory": "Laboratory",
                            "analysisType": "Counter analysis",
                            "sampleDate": "2026-07-14",
                            "sampleTime": "10:15",
                            "inspector": {"name": "Sampler"},
                        },
                        "laboratoryTestResult": {"conclusion": "Not satisfactory", "releasedDate": "2026-07-16"},
                    }
                ],
            },
            "resealedContainersIncluded": True,
            "resealedContainersMapping": [
                {"containerNumber": "MSKU4471902", "sealNumber": "EC0448913", "resealedSealNumber": "GB77"}
            ],
            "controlAuthority": {
                "officialVeterinarian": {"firstName": "Official", "lastName": "Two", "phone": "Official phone"},
                "customsReferenceNo": "Customs 1",
            },
            "decision": {
                "consignmentAcceptable": True,
                "decision": "Acceptable for Internal Market",
                "freeCirculationPurpose": "Human Consumption",
            },
        },
        "partThree": {
            "controlStatus": "COMPLETED",
            "control": {
                "feedbackInformation": {"authorityType": "finalbip", "consignmentArrival": True},
                "consignmentLeave": "It has been destroyed",
                "detailsOnReExport": {"transportType": "c_ship_road", "meansOfTransportNo": "Ferry 1"},
            },
            "sealCheck": {"satisfactory": False, "reason": "Seal broken", "dateTimeOfCheck": "2026-07-15T11:00:00Z"},
        },
    }


def as_delivered(notification: dict[str, Any]) -> dict[str, Any]:
    """The same as the system's interface delivers it: other names, days and times as one, an envelope."""
    told = _renamed(notification, top=True)
    return {"importPreNotification": told, "created": "2026-07-14T11:00:00Z", "updated": "2026-07-14T11:00:00Z"}


_TOP = {
    "id": "ipaffsId",
    "type": "importNotificationType",
    "lastUpdated": "updatedSource",
    "decisionDate": "decisionOn",
}
_NAMES = {
    "commodityComplement": "commodityComplements",
    "complementParameterSet": "complementParameterSets",
    "uniqueComplementID": "uniqueComplementId",
    "complementID": "complementId",
    "commodityID": "commodityId",
    "speciesID": "speciesId",
    "tracesID": "tracesId",
    "countryISOCode": "countryIsoCode",
    "establishmentsOfOrigin": "establishmentsOfOrigins",
    "veterinaryDocumentIssueDate": "veterinaryDocumentIssuedOn",
    "documentIssueDate": "documentIssuedOn",
    "CatchCertificateDetails": "catchCertificateDetails",
    "dateOfIssue": "issuedOn",
    "submissionDate": "submittedOn",
    "originalEstimatedDateTime": "originalEstimatedOn",
    "portOfExitDate": "exitedPortOfOn",
    "isGVMSRoute": "isGvmsRoute",
    "finalBIP": "finalBip",
    "exitBIP": "exitBip",
    "resealedContainersMapping": "resealedContainersMappings",
    "consignmentValidation": "consignmentValidations",
    "checkDate": "checkedOn",
    "dateTimeOfCheck": "checkedOn",
    "autoClearedDateTime": "autoClearedOn",
    "testDate": "testedOn",
    "releasedDate": "releasedOn",
    "labTestCreatedDate": "labTestCreatedOn",
    "assessmentDateTime": "assessedOn",
    "riskLevelDateTime": "riskLevelSetFor",
    "riskDecisionLockingTime": "riskDecisionLockedOn",
    "isGMRMatched": "isGmrMatched",
}
_AS_ONE = {
    ("arrivalDate", "arrivalTime"): "arrivesAt",
    ("departureDate", "departureTime"): "departedOn",
    ("sampleDate", "sampleTime"): "sampledOn",
    ("estimatedArrivalDateAtPortOfExit", "estimatedArrivalTimeAtPortOfExit"): "estimatedArrivesAtPortOfExit",
}


def _renamed(value: Any, *, top: bool = False) -> Any:
    if isinstance(value, list):
        return [_renamed(one) for one in cast("list[Any]", value)]
    if not isinstance(value, dict):
        return value
    fields = dict(cast("dict[str, Any]", value))
    for (day, time), name in _AS_ONE.items():
        if day in fields:
            fields[name] = "T".join(filter(None, (fields.pop(day), fields.pop(time, ""))))
    names = _NAMES | _TOP if top else _NAMES
    if isinstance(fields.get("decision"), str):
        names = names | {"decision": "decisionEnum"}
    return {names.get(key, key): _renamed(one) for key, one in fields.items()}


def with_value(notification: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """A copy with one value set, by its path with slashes; objects on the way are made."""
    changed = deepcopy(notification)
    here: Any = changed
    *way, last = path.split("/")
    for step in way:
        here = cast("list[Any]", here)[int(step)] if isinstance(here, list) else here.setdefault(step, {})
    here[last] = value
    return changed


def raw(notification: object) -> bytes:
    return json.dumps(notification).encode()


def leaves(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Every value with its path, null and empty ones too."""
    if isinstance(value, dict):
        for key, one in cast("dict[str, object]", value).items():
            yield from leaves(one, (*path, key))
    elif isinstance(value, list):
        for place, one in enumerate(cast("list[object]", value)):
            yield from leaves(one, (*path, place))
    else:
        yield path, value


def imported(notification: dict[str, Any]) -> Imported:
    """What is read of a notification; fails where it is malformed."""
    found = read(raw(notification), "a.json")
    assert isinstance(found, Imported), found
    return found


def malformed(data: bytes) -> Malformed:
    """Why a file is no document; fails where it is one."""
    found = read(data, "a.json")
    assert isinstance(found, Malformed)
    return found


def cvedp(notification: dict[str, Any]) -> Cvedp:
    """The content of a notification of products."""
    content = imported(notification).content
    assert isinstance(content, Cvedp)
    return content


def unmapped(notification: dict[str, Any]) -> dict[str, str]:
    """What no box took, by its pointer."""
    return {one.at: one.value for one in imported(notification).unmapped}


def findings(notification: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Code, box and detail of what was found."""
    return [(one.code, one.at, one.detail) for one in imported(notification).findings]
