"""Entry documents of another system: where what they say goes in our forms."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from backend.domain.notification import Imported, read
from backend.domain.notification_boxes import ROWS
from sync_protocol.evaluate import check
from sync_protocol.forms import CATALOGUE, CVEDP
from sync_protocol.forms.checks import CheckResult, IdentityKind
from sync_protocol.forms.cveda import Cveda, CvedaPurpose
from sync_protocol.forms.cvedp import Cvedp, CvedpOutcome
from sync_protocol.rules import encode
from sync_protocol.scalars import MOST_ROWS
from sync_protocol.workflow import Status
from tests.domain.notifications import (
    NO_DATA,
    PREFIXES,
    REAL,
    as_delivered,
    cvedp,
    imported,
    in_schema,
    unmapped,
    with_value,
)

needs_data = pytest.mark.skipif(not REAL, reason=NO_DATA)


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

    rules = CATALOGUE[found.type].rules_in(found.edition, found.reference.split(".")[1])
    faults = check(found.content, rules, date(2025, 1, 1), {})

    assert [one.at for one in faults if one.at.startswith("part1")] == []


@pytest.mark.parametrize("type_", PREFIXES)
def test_both_spellings_of_the_format_say_the_same(type_: str) -> None:
    notification = in_schema(type_)

    assert encode(imported(notification).content) == encode(imported(as_delivered(notification)).content)


def test_what_the_document_is_comes_from_the_notification() -> None:
    found = imported(in_schema())

    assert (found.type, found.edition, found.reference) == (CVEDP, "2019/1715", "CHEDP.GB.2026.7000001")
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


def test_a_long_table_is_read_in_a_moment() -> None:
    notification = in_schema()
    notification["partOne"]["sealsContainers"] = [{"sealNumber": str(n)} for n in range(20_000)]
    notification["partOne"]["commodities"]["commodityComplement"] = [{"complementID": 1}] * 20_000
    notification["partOne"]["commodities"]["complementParameterSet"] = [
        {"complementID": 1, "keyDataPair": [{"key": "netweight", "data": "1"}]}
    ] * 20_000

    found = imported(notification)

    content = found.content
    assert isinstance(content, Cvedp)
    assert (len(content.part1.seals), len(content.part1.commodities)) == (MOST_ROWS, MOST_ROWS)
    assert [(one.code, one.at) for one in found.findings if one.code == ROWS] == [
        (ROWS, "part1/seals"),
        (ROWS, "part1/commodities"),
    ]
    assert sum(one.at == "/partOne/sealsContainers/*/sealNumber" for one in found.unmapped) == 20_000 - MOST_ROWS


def test_an_address_that_is_an_empty_list_says_nothing() -> None:
    notification = with_value(in_schema(), "partOne/personResponsible/address", [])

    assert cvedp(notification).part1.person_responsible.name == "Agent company"
