"""Entry documents of another system: what is read, how, and what is refused."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from backend.domain.notification import Imported, Malformed, read
from backend.domain.notification_json import MOST_BYTES
from sync_protocol.document import Finding
from sync_protocol.evaluate import check
from sync_protocol.forms import CATALOGUE, DocumentType
from sync_protocol.forms.ced import Ced
from sync_protocol.forms.checks import CheckResult, IdentityKind
from sync_protocol.forms.chedpp import Chedpp
from sync_protocol.forms.cveda import Cveda, CvedaPurpose
from sync_protocol.forms.cvedp import Cvedp, CvedpAction, CvedpOutcome, CvedpReason
from sync_protocol.rules import encode
from sync_protocol.workflow import Status
from tests.domain.notifications import PREFIXES, REAL, as_delivered, in_schema, raw, with_value

needs_data = pytest.mark.skipif(
    not REAL, reason="the real documents are not here; WAARMERK_TEST_DATA names their folder"
)


def imported(notification: dict[str, Any]) -> Imported:
    found = read(raw(notification), "a.json")
    assert isinstance(found, Imported), found
    return found


def malformed(data: bytes) -> Malformed:
    found = read(data, "a.json")
    assert isinstance(found, Malformed)
    return found


def cvedp(notification: dict[str, Any]) -> Cvedp:
    content = imported(notification).content
    assert isinstance(content, Cvedp)
    return content


def unmapped(notification: dict[str, Any]) -> dict[str, str]:
    return {one.at: one.value for one in imported(notification).unmapped}


def findings(notification: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(one.code, one.at, one.detail) for one in imported(notification).findings]


# --- the whole ------------------------------------------------------------------------------------------------------


@needs_data
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_a_real_document_is_read(path: Any) -> None:
    found = read(path.read_bytes(), path.name)

    assert isinstance(found, Imported)
    assert found.reference == path.stem
    assert CATALOGUE[found.type].prefixes[found.edition] == path.stem.partition(".")[0]
    assert found.arrival is not None
    assert found.post
    hashed = [one for one in found.findings if one.code == "IMPORT-CODE"]
    assert [one for one in found.findings if one not in hashed] == []
    assert all(one.at.endswith("country") for one in hashed)


@needs_data
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_a_real_document_that_is_not_decided_lacks_nothing_in_part_one(path: Any) -> None:
    found = read(path.read_bytes(), path.name)
    assert isinstance(found, Imported)

    faults = check(found.content, CATALOGUE[found.type].rules, date(2025, 1, 1), {})

    assert [one.at for one in faults if one.at.startswith("part1")] == []


@pytest.mark.parametrize("type_", PREFIXES)
def test_both_spellings_of_the_format_say_the_same(type_: str) -> None:
    notification = in_schema(type_)

    assert encode(imported(notification).content) == encode(imported(as_delivered(notification)).content)


def test_what_the_document_is_comes_from_the_notification() -> None:
    found = imported(in_schema())

    assert (found.type, found.edition, found.reference) == (DocumentType.CVEDP, "2019/1715", "CHEDP.GB.2026.7000001")
    assert (found.status, found.original_status, found.version) == (Status.VALID, "VALIDATED", 3)
    assert (found.post, found.file) == ("GBFXT1", "a.json")
    assert found.decided_at == datetime(2026, 7, 14, 10, 5, 8, tzinfo=UTC)
    assert found.decided_elsewhere


def test_the_three_parts_stand_in_their_boxes() -> None:
    content = cvedp(in_schema())
    one, two, control = content.part1, content.part2, content.part3.controls[0]

    assert (one.consignor.name, one.consignor.country) == ("Consignor", "EC")
    assert one.consignor.address == "Consignor Quay 1\nConsignor Harbour"
    assert (one.person_responsible.name, one.person_responsible.individual_name) == (
        "Agent company",
        "Person responsible",
    )
    assert one.particulars.other_parties[0].party.name == "Packer"
    assert [(line.cn_code, str(line.net_weight), line.packages) for line in one.commodities] == [
        ("03061792", "21000.5", 2100),
        ("03061799", "600", 60),
    ]
    assert (one.seals[0].container_number, one.seals[0].seal_number) == ("MSKU4471902", "EC0448913")
    assert one.establishments[0].activities == "PP; CS"
    assert (two.documentary.result, two.identity.kind) == (CheckResult.SATISFACTORY, IdentityKind.FULL)
    assert two.decision.acceptable
    assert two.decision.outcome is CvedpOutcome.INTERNAL_MARKET
    assert two.official.name == "Official Two"
    assert two.resealing.seals[0].new_seal_number == "GB77"
    assert two.particulars.risk.lines[0].commodity == "k1"
    assert (control.arrived, content.part3.seal_check.reason) == (True, "Seal broken")


def test_a_laboratory_test_names_the_line_that_it_is_about() -> None:
    test = cvedp(in_schema()).part2.laboratory.tests[0]

    assert (test.commodity, test.cn_code, test.sampled, test.sampled_time) == (
        "k2",
        "03061799",
        date(2026, 7, 14),
        "10:15",
    )


def test_animals_have_their_marks_and_products_keep_them_as_not_mapped() -> None:
    animals, products = imported(in_schema("CVEDA")).content, in_schema("CVEDP")

    assert isinstance(animals, Cveda)
    first = animals.part1.commodities[0].identification[0]
    assert (first.number, first.passport, first.microchip) == (1, "Passport 1", "Chip 1")
    at = "/partOne/commodities/complementParameterSet/*/identifiers/*/data/passport"
    assert unmapped(products)[at] == '"Passport 1"'


def test_parameters_are_tied_by_their_place_where_nothing_else_ties_them() -> None:
    notification = in_schema()
    goods = notification["partOne"]["commodities"]
    goods["commodityComplement"] = [{"complementID": 1, "commodityID": code} for code in ("0301", "0302", "0303")]
    goods["complementParameterSet"] = [
        {"complementID": 1, "keyDataPair": {"netweight": weight}} for weight in ("10", 20, "30", "40")
    ]

    lines = cvedp(notification).part1.commodities

    assert [(line.cn_code, str(line.net_weight)) for line in lines] == [
        ("0301", "10"),
        ("0302", "20"),
        ("0303", "30"),
        (None, "40"),
    ]


@pytest.mark.parametrize(
    ("admission", "purpose"),
    [
        ("Definitive import", CvedaPurpose.FINAL_IMPORT),
        ("Horses Re-entry", CvedaPurpose.RE_ENTRY),
        ("Temporary admission horses", CvedaPurpose.TEMPORARY_ADMISSION),
        (None, CvedaPurpose.FINAL_IMPORT),
    ],
)
def test_cveda_4_the_admission_of_horses_is_the_purpose(admission: str | None, purpose: CvedaPurpose) -> None:
    notification = with_value(in_schema("CVEDA"), "partOne/purpose/forImportOrAdmission", admission)

    content = imported(notification).content

    assert isinstance(content, Cveda)
    assert content.part1.purpose.group is purpose
    assert not any("purpose" in at for at in unmapped(notification))


def test_catch_certificates_are_listed_one_by_one_with_the_count_of_their_file() -> None:
    path = "partOne/veterinaryInformation/catchCertificateAttachments"
    detail = {
        "catchCertificateReference": "Catch 2",
        "dateOfIssue": "2026-05-14",
        "flagState": "TH",
        "species": ["SKJ", "YFT"],
    }
    notification = with_value(
        in_schema(),
        path,
        [
            {
                "numberOfCatchCertificates": 2,
                "CatchCertificateDetails": [detail, {"catchCertificateReference": "Catch 3"}],
            },
            {"numberOfCatchCertificates": 1},
        ],
    )

    told = [(one.number, one.certificates, one.species) for one in cvedp(notification).part1.catch_certificates]

    assert told == [("Catch 2", 2, "SKJ; YFT"), ("Catch 3", None, None), (None, 1, None), ("Catch 1", None, None)]


def test_papers_of_older_notifications_are_documents_too() -> None:
    path = "partOne/veterinaryInformation"
    notification = with_value(
        in_schema(),
        path,
        {
            "veterinaryDocument": "EC/2026/08871",
            "veterinaryDocumentIssueDate": "2026-06-18",
            "accompanyingDocumentNumbers": ["Paper 2"],
        },
    )

    told = [(one.kind and one.kind.value, one.number) for one in cvedp(notification).part1.documents]

    assert told == [("veterinary_health_certificate", "EC/2026/08871"), (None, "Paper 2")]


def test_a_new_seal_without_a_container_is_kept() -> None:
    notification = with_value(in_schema(), "partTwo/controlAuthority/newSealNumber", "GB78")

    assert [seal.new_seal_number for seal in cvedp(notification).part2.resealing.seals] == ["GB77", "GB78"]


def test_a_line_keeps_the_first_of_two_weights_and_the_other_with_its_key() -> None:
    notification = in_schema()
    pairs = notification["partOne"]["commodities"]["complementParameterSet"][0]["keyDataPair"]
    pairs.append({"key": "netweight", "data": "601"})

    kept = [
        (one.at.rpartition("/")[2], one.value) for one in imported(notification).unmapped if "/keyDataPair/" in one.at
    ]

    assert str(cvedp(notification).part1.commodities[1].net_weight) == "600"
    assert ("key", '"netweight"') in kept
    assert ("data", '"601"') in kept


def test_nulls_and_half_entries_are_passed_over_and_kept() -> None:
    notification = in_schema("CVEDA")
    notification["partOne"]["sealsContainers"].insert(0, None)
    sets = notification["partOne"]["commodities"]["complementParameterSet"]
    sets[0]["keyDataPair"].append({"key": "netweight"})
    sets[1]["identifiers"][0]["data"] |= {"star_sign": "Lion", "more": {"deep": "inside"}}
    notification["riskAssessment"]["commodityResults"].append({"uniqueId": "unique-2"})

    found = imported(notification)

    assert isinstance(found.content, Cveda)
    assert [pair.seal_number for pair in found.content.part1.seals] == ["EC0448913"]
    values = {one.value for one in found.unmapped}
    assert {'"netweight"', '"Lion"', '"inside"', '"unique-2"'} <= values


def test_a_set_of_parameters_is_used_once() -> None:
    notification = in_schema()
    goods = notification["partOne"]["commodities"]
    goods["commodityComplement"] = [
        {"complementID": 1, "speciesID": "101", "commodityID": "0301"},
        {"complementID": 1, "commodityID": "0302"},
        {"complementID": 1, "commodityID": "0303"},
    ]
    goods["complementParameterSet"] = [
        {"complementID": 1, "speciesID": "101", "keyDataPair": {"netweight": 10}},
        {"complementID": 1, "speciesID": "102", "keyDataPair": {"netweight": 20}},
    ]

    told = [(line.cn_code, line.net_weight and str(line.net_weight)) for line in cvedp(notification).part1.commodities]

    assert told == [("0301", "10"), ("0302", "20"), ("0303", None)]


# --- status and decision --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "status", "decided", "noted"),
    [
        ("DRAFT", Status.DRAFT, False, False),
        ("SUBMITTED", Status.NEW, False, False),
        ("IN_PROGRESS", Status.IN_PROGRESS, False, False),
        ("MODIFY", Status.NEW, False, False),
        ("AMEND", Status.NEW, False, False),
        ("VALIDATED", Status.VALID, True, False),
        ("REJECTED", Status.REJECTED, True, False),
        ("PARTIALLY_REJECTED", Status.REJECTED, True, True),
        ("SPLIT_CONSIGNMENT", Status.VALID, True, True),
        ("REPLACED", Status.REPLACED, True, False),
        ("CANCELLED", Status.CANCELLED, True, False),
        ("DELETED", Status.DELETED, True, False),
        ("SUBMITTED,IN_PROGRESS,MODIFY", Status.NEW, False, True),
    ],
)
def test_every_status_has_ours(word: str, status: Status, decided: bool, noted: bool) -> None:
    found = imported(in_schema(status=word))

    assert (found.status, found.original_status, found.decided_elsewhere) == (status, word, decided)
    assert (Finding("IMPORT-STATUS", "", detail=word) in found.findings) == noted


def test_a_cancelled_document_that_was_never_decided_is_not_decided_elsewhere() -> None:
    notification = in_schema(status="CANCELLED")
    del notification["decisionDate"]

    assert not imported(notification).decided_elsewhere


@pytest.mark.parametrize(("status", "acceptable"), [("VALIDATED", True), ("REJECTED", False), ("IN_PROGRESS", None)])
def test_the_status_says_the_verdict_where_the_decision_does_not(status: str, acceptable: bool | None) -> None:
    notification = with_value(in_schema(status=status), "partTwo/decision/consignmentAcceptable", None)

    assert cvedp(notification).part2.decision.acceptable is acceptable


def test_a_refusal_has_its_reasons_with_what_they_name() -> None:
    notification = in_schema(status="REJECTED")
    notification["partTwo"]["decision"] = {
        "consignmentAcceptable": False,
        "decision": "Non Acceptable",
        "notAcceptableReasons": ["NonApprovedCountry", "Other", "UnfitForTravel"],
        "notAcceptableCountry": "BR",
        "notAcceptableOtherReason": "Wet",
        "notAcceptableEstablishment": "EC-1187",
        "notAcceptableAction": "redispatching",
        "notAcceptableActionByDate": "2026-08-01",
        "detailsOfControlledDestinations": {"name": "Rendering plant 1", "city": "Port"},
    }

    decision = cvedp(notification).part2.decision
    told = [(row.reason, row.country, row.establishment, row.explanation) for row in decision.reasons]

    assert decision.acceptable is False
    assert told == [
        (CvedpReason.NON_APPROVED_COUNTRY, "BR", None, None),
        (CvedpReason.OTHER, None, None, "Wet"),
        (None, None, None, "UnfitForTravel"),
        (None, None, "EC-1187", None),
    ]
    assert decision.action is CvedpAction.RE_EXPORT
    assert decision.controlled_destination.name == "Rendering plant 1"
    assert findings(notification) == [("IMPORT-VALUE", "part2/decision/reasons/k3/reason", "UnfitForTravel")]


def test_a_decision_that_contradicts_itself_keeps_both_words() -> None:
    notification = with_value(in_schema(), "partTwo/decision/decision", "Non Acceptable")

    assert cvedp(notification).part2.decision.acceptable is True
    assert unmapped(notification)["/partTwo/decision/decision"] == '"Non Acceptable"'


def test_an_action_that_the_form_has_not_is_explained() -> None:
    notification = with_value(in_schema(status="REJECTED"), "partTwo/decision/notAcceptableAction", "slaughter")

    decision = cvedp(notification).part2.decision

    assert (decision.action, decision.action_explanation) == (None, "slaughter")


def test_rfs_5_codes_of_plant_health_reasons_are_kept_as_codes() -> None:
    notification = in_schema("CHEDPP", status="REJECTED")
    notification["partTwo"]["decision"]["chedppNotAcceptableReasons"] = [
        {"reason": "doc-phmdm", "commodityOrPackage": "cp"}
    ]

    content = imported(notification).content

    assert isinstance(content, Chedpp)
    row = content.part2.decision.reasons[0]
    assert (row.code, row.applies_to and row.applies_to.value, row.reason) == ("doc-phmdm", "both", None)


@pytest.mark.parametrize(
    ("kind", "result", "expected"),
    [
        ("Not Done", "Not Done", (None, CheckResult.NOT_DONE)),
        ("Not Done", None, (None, CheckResult.NOT_DONE)),
        ("Seal Check", "Not Satisfactory", (IdentityKind.SEAL, CheckResult.NOT_SATISFACTORY)),
        ("FullIdentityCheck", "NotSatisfactory", (IdentityKind.FULL, CheckResult.NOT_SATISFACTORY)),
        (None, None, (None, None)),
    ],
)
def test_an_identity_check_that_was_not_done_is_a_result(kind: str | None, result: str | None, expected: Any) -> None:
    notification = in_schema()
    notification["partTwo"]["consignmentCheck"] = {"identityCheckType": kind, "identityCheckResult": result}

    identity = cvedp(notification).part2.identity

    assert (identity.kind, identity.result) == expected


def test_a_check_that_contradicts_itself_keeps_both_words() -> None:
    notification = in_schema()
    notification["partTwo"]["consignmentCheck"] = {
        "identityCheckType": "Not Done",
        "identityCheckResult": "Satisfactory",
    }

    assert cvedp(notification).part2.identity.result is CheckResult.SATISFACTORY
    assert unmapped(notification)["/partTwo/consignmentCheck/identityCheckType"] == '"Not Done"'


@pytest.mark.parametrize("name", ["identity", "physical"])
def test_a_check_said_to_be_not_done_is_not_done(name: str) -> None:
    notification = in_schema()
    notification["partTwo"]["consignmentCheck"] = {f"{name}CheckDone": False}

    content = cvedp(notification)

    assert getattr(content.part2, name).result is CheckResult.NOT_DONE


def test_a_word_that_says_more_than_our_choice_is_kept() -> None:
    notification = with_value(
        in_schema(),
        "partTwo/consignmentCheck/documentCheckResult",
        "Satisfactory following official intervention",
    )

    assert cvedp(notification).part2.documentary.result is CheckResult.SATISFACTORY
    assert ("IMPORT-INEXACT", "part2/documentary/result", "Satisfactory following official intervention") in findings(
        notification
    )
    assert "/partTwo/consignmentCheck/documentCheckResult" in unmapped(notification)


def test_a_word_that_says_nothing_fills_no_box() -> None:
    notification = with_value(in_schema(), "partTwo/consignmentCheck/documentCheckResult", "Not Set")

    assert cvedp(notification).part2.documentary.result is None
    assert findings(notification) == []


# --- values ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "box", "exact"),
    [
        (21600, "21600", True),
        ("21600", "21600", True),
        (21600.0, "21600", True),
        ("0.5", "0.5", True),
        (10225.34, "10225.34", True),
        (10225.3400001, "10225.34", False),
        ("0.0000005", "0.000001", False),
        ("1e3", None, False),
        ("many", None, False),
        (True, None, False),
        (10**20, None, False),
    ],
)
def test_cn_5_a_weight_is_exact_or_says_that_it_is_not(said: Any, box: str | None, exact: bool) -> None:
    notification = with_value(in_schema(), "partOne/commodities/totalNetWeight", said)

    weight = cvedp(notification).part1.total_net_weight

    assert (str(weight) if weight is not None else None) == box
    assert ("/partOne/commodities/totalNetWeight" not in unmapped(notification)) == exact
    assert any(at == "part1/total_net_weight" for _, at, _ in findings(notification)) == (not exact)


@pytest.mark.parametrize(
    ("said", "box"),
    [(2160, 2160), ("2160", 2160), (2160.0, 2160), ("2160.0", 2160), (0, 0), (2.5, None), ("x", None), (2**60, None)],
)
def test_a_count_is_whole_or_not_taken(said: Any, box: int | None) -> None:
    notification = with_value(in_schema(), "partOne/commodities/numberOfPackages", said)

    assert cvedp(notification).part1.packages == box
    assert ("/partOne/commodities/numberOfPackages" in unmapped(notification)) == (box is None)


@pytest.mark.parametrize(
    ("said", "box"),
    [(True, True), ("YES", True), ("true", True), ("NO", False), (False, False), ("perhaps", None), (1, None)],
)
def test_a_flag_is_yes_or_no(said: Any, box: bool | None) -> None:
    notification = with_value(in_schema(), "partOne/purpose/conformsToEU", said)

    assert cvedp(notification).part1.purpose.conforms is box


@pytest.mark.parametrize(
    ("reference", "day", "time", "arrival"),
    [
        ("CHEDP.GB.2026.1", "2026-07-14", "12:30:00", "2026-07-14T11:30:00"),
        ("CHEDP.GB.2026.1", "2026-01-14", "12:30", "2026-01-14T12:30:00"),
        ("CHEDP.NL.2026.1", "2026-07-14", "12:30:00", "2026-07-14T10:30:00"),
        ("CHEDP.FI.2026.1", "2026-01-14", "12:30:00", "2026-01-14T10:30:00"),
        ("CHEDP.GB.2026.1", "2026-01-14", "12:30:00.123456789", "2026-01-14T12:30:00"),
        ("CHEDP.GB.2026.1", "2026-07-14", "12:30:00Z", "2026-07-14T12:30:00"),
        ("CHEDP.GB.2026.1", "2026-07-14", "12:30:00+03:00", "2026-07-14T09:30:00"),
        ("CHEDP.GB.2026.1", "2026-01-14", None, "2026-01-14T00:00:00"),
    ],
)
def test_data_3_a_time_without_a_zone_is_that_of_the_place_of_entry(
    reference: str, day: str, time: str | None, arrival: str
) -> None:
    notification = in_schema()
    notification["referenceNumber"] = reference
    notification["partOne"] |= {"arrivalDate": day, "arrivalTime": time}
    delivered = in_schema()
    delivered["referenceNumber"] = reference
    del delivered["partOne"]["arrivalDate"], delivered["partOne"]["arrivalTime"]
    delivered["partOne"]["arrivesAt"] = f"{day}T{time}" if time else day
    expected = datetime.fromisoformat(arrival).replace(tzinfo=UTC)

    assert imported(notification).arrival == expected
    assert imported(delivered).arrival == expected


def test_a_time_of_an_unknown_place_is_read_as_utc_and_said() -> None:
    notification = in_schema()
    notification["referenceNumber"] = "CHEDP.ZZ.2026.1"

    assert imported(notification).arrival == datetime(2026, 7, 14, 12, 30, tzinfo=UTC)
    assert ("IMPORT-ZONE", "part1/arrival", "2026-07-14T12:30:00") in findings(notification)


@pytest.mark.parametrize("said", ["2026-02-30", "soon", 20260714, "14/07/2026", "0001-01-01", True])
def test_a_day_that_is_none_is_not_taken(said: Any) -> None:
    path = "partOne/veterinaryInformation/accompanyingDocuments/0/documentIssueDate"
    notification = with_value(in_schema(), path, said)

    assert cvedp(notification).part1.documents[0].issued is None
    assert "/partOne/veterinaryInformation/accompanyingDocuments/*/documentIssueDate" in unmapped(notification)


def test_a_day_with_a_time_keeps_the_time_as_not_mapped() -> None:
    path = "partOne/veterinaryInformation/accompanyingDocuments/0/documentIssueDate"
    midnight = with_value(in_schema(), path, "2026-06-18T00:00:00Z")
    afternoon = with_value(in_schema(), path, "2026-06-18T15:00:00Z")

    assert cvedp(midnight).part1.documents[0].issued == cvedp(afternoon).part1.documents[0].issued == date(2026, 6, 18)
    pointer = "/partOne/veterinaryInformation/accompanyingDocuments/*/documentIssueDate"
    assert pointer not in unmapped(midnight)
    assert pointer in unmapped(afternoon)


@pytest.mark.parametrize(
    "said", ["2500-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "20260714", 20260714, "later", True]
)
def test_a_moment_that_is_none_is_not_taken(said: Any) -> None:
    notification = with_value(in_schema(), "decisionDate", said)

    assert imported(notification).decided_at is None
    assert "/decisionDate" in unmapped(notification)


@pytest.mark.parametrize("day", ["someday", "2026-02-30"])
def test_an_arrival_told_in_two_is_taken_whole_or_not_at_all(day: str) -> None:
    notification = with_value(in_schema(), "partOne/arrivalDate", day)

    assert imported(notification).arrival is None
    assert {"/partOne/arrivalDate", "/partOne/arrivalTime"} <= unmapped(notification).keys()
    assert findings(notification) == [("IMPORT-VALUE", "part1/arrival", day)]


def test_an_address_too_long_for_its_box_is_kept_by_its_lines() -> None:
    notification = with_value(in_schema(), "partOne/consignor/address/addressLine1", "x" * 3000)

    assert cvedp(notification).part1.consignor.address is None
    assert {"/partOne/consignor/address/addressLine1", "/partOne/consignor/address/addressLine2"} <= unmapped(
        notification
    ).keys()


def test_data_2_a_country_that_is_no_code_is_kept_with_a_finding() -> None:
    hashed = "ad1904a5fd0bfa98d7a50ee1d9a8f7c48e52fae1e79b75fedb2a05337565449e"
    notification = with_value(in_schema(), "partOne/consignor/address/countryISOCode", hashed)

    assert cvedp(notification).part1.consignor.country == hashed
    assert findings(notification) == [("IMPORT-CODE", "part1/consignor/country", hashed)]


@pytest.mark.parametrize(
    ("said", "box"),
    [
        ("Two\r\nlines", "Two\nlines"),
        ("x" * 300, None),
        ("bell \x07", None),
        ("   ", None),
        ("", None),
        (12.50, "12.5"),
        (7, "7"),
        ("🐎", "🐎"),
    ],
)
def test_a_text_is_kept_as_it_is_or_not_taken(said: Any, box: str | None) -> None:
    notification = with_value(in_schema(), "partOne/importerLocalReferenceNumber", said)

    assert cvedp(notification).part1.local_reference == box
    assert ("/partOne/importerLocalReferenceNumber" in unmapped(notification)) == (box is None and said != "")


def test_two_leaves_for_one_box_are_both_kept_where_they_differ() -> None:
    complement = "partOne/commodities/commodityComplement/0/speciesNomination"
    same = with_value(in_schema(), complement, "Penaeus vannamei Boone")
    other = with_value(in_schema(), complement, "Litopenaeus vannamei")
    pointer = "/partOne/commodities/commodityComplement/*/speciesNomination"

    assert pointer not in unmapped(same)
    assert unmapped(other)[pointer] == '"Litopenaeus vannamei"'


@pytest.mark.parametrize(
    "address",
    [
        {"ukTelephone": "0131 496 0000"},
        {"internationalTelephone": {"countryCode": "+44", "subscriberNumber": "131 496 0000"}},
    ],
)
def test_a_telephone_has_one_box_however_it_is_told(address: dict[str, Any]) -> None:
    notification = with_value(in_schema(), "partOne/consignor/address", address)

    assert (cvedp(notification).part1.consignor.telephone or "").endswith("131 496 0000")


def test_unknown_fields_and_empty_parts_are_no_fault() -> None:
    found = imported(
        {
            "referenceNumber": "CHEDD.GB.2026.7000001",
            "type": "CED",
            "status": "DRAFT",
            "partOne": None,
            "partTwo": {},
            "brandNew": {"list": [1, None, {"deep": "value"}], "none": None, "empty": "", "nothing": []},
        }
    )

    assert found.content == Ced()
    assert (found.version, found.post, found.arrival) == (0, "", None)
    assert [(one.at, one.value) for one in found.unmapped] == [
        ("/brandNew/list/*", "1"),
        ("/brandNew/list/*/deep", '"value"'),
    ]


@pytest.mark.parametrize("version", [None, "3", -1, 2.5, True, "x", 2**60])
def test_a_version_that_is_none_counts_as_zero(version: Any) -> None:
    assert imported(with_value(in_schema(), "version", version)).version == (3 if version == "3" else 0)


@pytest.mark.parametrize(
    ("letter", "type_"), [("A", DocumentType.CVEDA), ("P", DocumentType.CVEDP), ("D", DocumentType.CED)]
)
def test_an_imp_has_the_form_that_its_letter_says(letter: str, type_: DocumentType) -> None:
    notification = with_value(in_schema(), "partOne/typeOfImp", letter)
    notification |= {"type": "IMP", "referenceNumber": "IMP.GB.2026.7000001"}

    assert imported(notification).type is type_


# --- what is no document --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (b"", "IMPORT-JSON", "1:1"),
        (b"not json", "IMPORT-JSON", "1:1"),
        (b'{\n  "a": 1,\n  oops}', "IMPORT-JSON", "3:3"),
        (b'{"a": 1', "IMPORT-JSON", "1:8"),
        (b'{"a": NaN}', "IMPORT-JSON", "/a"),
        (b'{"a": -Infinity}', "IMPORT-JSON", "/a"),
        (b'{"a": "\xff"}', "IMPORT-ENCODING", "1:8"),
        ('{"a": 1}'.encode("utf-16"), "IMPORT-NUL", "1:4"),
        (b'{"a": "x\x00"}', "IMPORT-NUL", "1:9"),
        (rb'{"a": {"b": ["\u0000"]}}', "IMPORT-TEXT", "/a/b/0"),
        (rb'{"a": "\ud800"}', "IMPORT-TEXT", "/a"),
        (rb'{"\ud800": 1}', "IMPORT-TEXT", ""),
        (b'{"a": {"b": 1, "b": 2}}', "IMPORT-DUPLICATE", "/a"),
        (b'{"a": 1, "a": 1}', "IMPORT-DUPLICATE", ""),
        (b'{"a": ' + b"9" * 5000 + b"}", "IMPORT-NUMBER", "/a"),
        (b'{"a": 0.' + b"9" * 5000 + b"}", "IMPORT-NUMBER", "/a"),
        (b'{"a": 1e999}', "IMPORT-NUMBER", "/a"),
        (b'{"a/b": {"~": 1e-999}}', "IMPORT-NUMBER", "/a~1b/~0"),
        (b"[" * 100_000, "IMPORT-DEPTH", "1:65"),
        (b'{"a":' * 100_000, "IMPORT-DEPTH", "1:321"),
        (b"[]", "IMPORT-SHAPE", ""),
        (b'"text"', "IMPORT-SHAPE", ""),
        (b"null", "IMPORT-SHAPE", ""),
        (b'{"importPreNotification": []}', "IMPORT-SHAPE", "/importPreNotification"),
        (b"{}", "IMPORT-REFERENCE", "/referenceNumber"),
        (b'{"importPreNotification": {}}', "IMPORT-REFERENCE", "/importPreNotification/referenceNumber"),
    ],
)
def test_what_is_no_notification_is_said_with_its_place(data: bytes, code: str, place: str) -> None:
    fault = malformed(data)

    assert (fault.code, fault.place, fault.file) == (code, place, "a.json")
    assert fault.reason.endswith(".")


def test_a_file_that_is_too_large_is_not_read() -> None:
    assert malformed(b" " * (MOST_BYTES + 1)).code == "IMPORT-SIZE"
    assert malformed(b" " * MOST_BYTES).code == "IMPORT-JSON"


def test_brackets_in_texts_are_no_nesting() -> None:
    notification = with_value(in_schema(), "partOne/importerLocalReferenceNumber", '[{"\\' * 50)

    assert cvedp(notification).part1.local_reference == '[{"\\' * 50


def test_a_byte_order_mark_is_no_fault() -> None:
    assert isinstance(read(b"\xef\xbb\xbf" + raw(in_schema()), "a.json"), Imported)


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        ({"referenceNumber": None}, "IMPORT-REFERENCE", "/referenceNumber"),
        ({"referenceNumber": ""}, "IMPORT-REFERENCE", "/referenceNumber"),
        ({"referenceNumber": 5}, "IMPORT-REFERENCE", "/referenceNumber"),
        ({"referenceNumber": "7000001"}, "IMPORT-REFERENCE", "/referenceNumber"),
        ({"referenceNumber": "CHEDX.GB.2026.7000001"}, "IMPORT-REFERENCE", "/referenceNumber"),
        ({"referenceNumber": "CHEDP.GB.2026.7000001'; drop"}, "IMPORT-REFERENCE", "/referenceNumber"),
        ({"referenceNumber": "CHEDPP.GB.2026.7000001"}, "IMPORT-TYPE", "/type"),
        ({"referenceNumber": "IMP.GB.2026.7000001"}, "IMPORT-TYPE", "/type"),
        ({"type": None}, "IMPORT-TYPE", "/importNotificationType"),
        ({"type": "DECLAR"}, "IMPORT-TYPE", "/type"),
        ({"type": "IMP"}, "IMPORT-TYPE", "/type"),
        ({"status": None}, "IMPORT-STATUS", "/status"),
        ({"status": "SOMEHOW"}, "IMPORT-STATUS", "/status"),
        ({"partOne": []}, "IMPORT-SHAPE", "/partOne"),
        ({"partTwo": "text"}, "IMPORT-SHAPE", "/partTwo"),
        ({"partOne": {"consignor": 5}}, "IMPORT-SHAPE", "/partOne/consignor"),
        ({"partOne": {"sealsContainers": ["x"]}}, "IMPORT-SHAPE", "/partOne/sealsContainers/0"),
    ],
)
def test_a_notification_that_says_too_little_is_malformed(change: dict[str, Any], code: str, place: str) -> None:
    fault = malformed(raw(in_schema() | change))

    assert (fault.code, fault.place) == (code, place)


def test_a_draft_has_a_number_of_no_type_yet() -> None:
    found = imported(in_schema(status="DRAFT") | {"referenceNumber": "DRAFT.GB.2026.7000001"})

    assert (found.type, found.reference) == (DocumentType.CVEDP, "DRAFT.GB.2026.7000001")


def test_a_long_table_is_read_in_a_moment() -> None:
    notification = in_schema()
    notification["partOne"]["sealsContainers"] = [{"sealNumber": str(n)} for n in range(20_000)]
    notification["partOne"]["commodities"]["commodityComplement"] = [{"complementID": 1}] * 20_000
    notification["partOne"]["commodities"]["complementParameterSet"] = [
        {"complementID": 1, "keyDataPair": [{"key": "netweight", "data": "1"}]}
    ] * 20_000

    content = cvedp(json.loads(raw(notification)))

    assert (len(content.part1.seals), len(content.part1.commodities)) == (20_000, 20_000)
