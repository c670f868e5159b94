"""Entry documents of another system: numbers, days, times, codes and texts, each in its box or kept beside it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from sync_protocol.forms import CED, CVEDA, CVEDP, DocumentType
from sync_protocol.forms.ced import Ced
from tests.domain.notifications import (
    cvedp,
    findings,
    imported,
    in_schema,
    unmapped,
    with_value,
)


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
        ("Gyu\u0308mo\u0308lcs", "Gyümölcs"),
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


@pytest.mark.parametrize(("letter", "type_"), [("A", CVEDA), ("P", CVEDP), ("D", CED)])
def test_an_imp_has_the_form_that_its_letter_says(letter: str, type_: DocumentType) -> None:
    notification = with_value(in_schema(), "partOne/typeOfImp", letter)
    notification |= {"type": "IMP", "referenceNumber": "IMP.GB.2026.7000001"}

    assert imported(notification).type is type_
