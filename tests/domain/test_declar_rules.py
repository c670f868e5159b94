"""The declaration and the import certificate: their boxes, and each rule held, broken and waiting."""

from __future__ import annotations

from typing import Any

import pytest

from sync_protocol.evaluate import check
from sync_protocol.forms import CATALOGUE, DECLAR, IMPORT
from sync_protocol.forms.certificate import CertificatePart1
from sync_protocol.forms.deciding import SHOWN
from sync_protocol.forms.declar import DeclarPart1
from sync_protocol.rules import places
from tests.domain.complete import a_document, accepted
from tests.domain.judged import BROKEN, HOLDS, ON, a_list, is_shown, judged
from tests.domain.judged import faults as faults_of

PARTY = ("name", "country", "city", "approval_number")
EITHER = pytest.mark.parametrize("type_", [DECLAR, IMPORT])


def says(code: str, at: str, boxes: dict[str, Any], type_: str = DECLAR, lists: Any = None) -> str | tuple[str, ...]:
    return judged(type_, a_document(type_, boxes), code, at, lists)


def faults(type_: str, boxes: dict[str, Any]) -> list[tuple[str, str]]:
    return faults_of(type_, a_document(type_, boxes))


def shown(at: str, boxes: dict[str, Any], type_: str = DECLAR) -> bool:
    return is_shown(type_, a_document(type_, boxes), at)


@EITHER
def test_a_complete_document_is_decided(type_: str) -> None:
    assert check(a_document(type_, accepted(type_)), CATALOGUE[type_].rules, ON, {}) == []


@EITHER
def test_dec_3_nothing_is_decided_without_a_verdict(type_: str) -> None:
    assert ("MANDATORY", "part2/decision/acceptable") in faults(type_, {})


@EITHER
def test_rfs_1_a_refusal_has_a_reason(type_: str) -> None:
    refused = {"part2/decision/acceptable": False}
    row = {"part2/decision/reasons/k1": {"reason": "requirements_not_met"}}

    assert says("RFS-1", "part2/decision/reasons", refused, type_) == BROKEN
    assert faults(type_, refused | row) == []
    assert says("RFS-1", "part2/decision/reasons", {}, type_) == ("part2/decision/acceptable",)
    assert ("MANDATORY", "part2/decision/reasons/k1/reason") in faults(
        type_, refused | {"part2/decision/reasons/k1": {"explanation": "Wet"}}
    )


def test_declar_1_the_health_information_may_be_left_unticked_with_a_warning() -> None:
    at = "part2/health_information/declared"

    assert says("DECLAR-1", at, accepted(DECLAR)) == HOLDS
    assert says("DECLAR-1", at, accepted(DECLAR) | {at: False}) == BROKEN
    assert says("DECLAR-1", at, accepted(DECLAR) | {at: None}) == BROKEN
    assert says("DECLAR-1", at, {at: None}) == HOLDS
    assert faults(DECLAR, accepted(DECLAR) | {at: None}) == []


def test_declar_2_the_border_post_is_selected() -> None:
    at = "part1/point_of_entry"

    assert says("DECLAR-2", at, {}) == HOLDS
    assert says("DECLAR-2", at, {at: None}) == BROKEN
    rule = next(one for one in CATALOGUE[DECLAR].rules if one.code == "DECLAR-2")
    assert rule.text == "IMPORT-064 Transport, I.16: selection is mandatory."


@pytest.mark.parametrize("place", ["consignee", "place_of_destination"])
def test_declar_3_what_is_imported_goes_to_somebody_in_the_union(place: str) -> None:
    at = f"part1/{place}/country"
    transit = {"part1/purpose/group": "transit", "part1/purpose/journey/third_country": "MA"}

    assert says("DECLAR-3", at, {at: "NO"}) == HOLDS
    assert says("DECLAR-3", at, {at: "MA"}) == BROKEN
    assert says("DECLAR-3", at, {at: None}) == HOLDS
    assert ("MANDATORY", at) in faults(DECLAR, {at: None})
    assert says("DECLAR-3", at, transit | {at: "MA"}) == HOLDS
    assert says("DECLAR-3", at, {"part1/purpose/group": None, at: "MA"}) == ("part1/purpose/group",)


def test_declar_3_in_transit_consignee_and_destination_may_stay_empty() -> None:
    empty = {f"part1/{place}/{box}": None for place in ("consignee", "place_of_destination") for box in PARTY}
    transit = {"part1/purpose/group": "transit", "part1/purpose/journey/third_country": "MA"}
    decided = accepted(DECLAR) | {"part2/decision/outcome": "transit"}

    assert faults(DECLAR, decided | transit | empty) == []
    assert ("MANDATORY", "part1/purpose/journey/third_country") in faults(
        DECLAR, decided | transit | empty | {"part1/purpose/journey/third_country": None}
    )
    assert ("MANDATORY", "part1/consignee/name") in faults(DECLAR, empty)


def test_declar_4_the_region_is_asked_for_once_the_country_is_known() -> None:
    assert shown("part1/region_of_origin", {})
    assert not shown("part1/region_of_origin", {"part1/country_of_origin": None})
    assert not any(one.at == "part1/region_of_origin" for one in CATALOGUE[DECLAR].rules)


def test_declar_5_the_transport_after_the_border_post_is_mandatory() -> None:
    at = "part1/transport_after_entry/type"

    assert says("DECLAR-5", at, {}) == HOLDS
    assert says("DECLAR-5", at, {at: None}) == BROKEN


def test_declar_5_the_country_of_origin_is_outside_the_union() -> None:
    at = "part1/country_of_origin"

    assert says("DECLAR-5", at, {at: "AR"}) == HOLDS
    assert says("DECLAR-5", at, {at: "BE"}) == BROKEN
    assert says("DECLAR-5", at, {at: None}) == HOLDS
    assert ("MANDATORY", at) in faults(DECLAR, {at: None})


def test_declar_5_the_country_of_origin_is_authorised_for_the_codes() -> None:
    at = "part1/country_of_origin"
    lists = {"authorised_countries": a_list("prefix", "exact", _0507__="not_authorised", _0507__IN="authorised")}

    assert says("DECLAR-5", at, {}, lists=lists) == HOLDS
    assert says("DECLAR-5", at, {at: "AR"}, lists=lists) == BROKEN
    assert says("DECLAR-5", at, {at: "AR", "part1/commodities/k1/cn_code": "05069000"}, lists=lists) == HOLDS
    assert says("DECLAR-5", at, {at: None}, lists=lists) == HOLDS


def test_declar_5_a_model_restricts_the_codes() -> None:
    at = "part1/commodities/k1/cn_code"

    assert says("DECLAR-5", at, {}) == HOLDS
    assert says("DECLAR-5", at, {at: "30021200"}) == BROKEN
    assert says("DECLAR-5", at, {at: "30021200", "part1/model": "intermediate_products"}) == HOLDS
    assert says("DECLAR-5", at, {at: "30021200", "part1/model": None}) == ("part1/model",)
    assert ("MANDATORY", "part1/model") in faults(DECLAR, {"part1/model": None})


def test_declar_6_the_boxes_have_the_numbers_of_the_form() -> None:
    numbers = {name: place.about.number for name, place in places(DeclarPart1).items()}

    assert {name: number[0] for name, number in numbers.items() if number} == {
        "local_reference": "I.2",
        "consignor": "I.1",
        "central_authority": "I.3",
        "local_authority": "I.4",
        "consignee": "I.5",
        "person_responsible": "I.6",
        "country_of_origin": "I.7",
        "region_of_origin": "I.8",
        "country_of_destination": "I.9",
        "region_of_destination": "I.10",
        "place_of_origin": "I.11",
        "place_of_destination": "I.12",
        "place_of_loading": "I.13",
        "departure": "I.14",
        "transport_to_entry": "I.15",
        "point_of_entry": "I.16",
        "total_net_weight": "I.20",
        "total_gross_weight": "I.20",
        "temperature": "I.21",
        "packages": "I.22",
        "seals": "I.23",
        "package_type": "I.24",
        "certified_for": "I.25",
        "purpose": "I.26-I.27",
        "commodities": "I.18-I.19, I.28",
    }


def test_cn_3_all_goods_of_a_declaration_have_one_temperature() -> None:
    assert "temperature" in places(CertificatePart1)
    assert "temperature" not in places(places(DeclarPart1)["commodities"].type)


def test_st_14_a_certificate_is_valid_only_with_its_attestation() -> None:
    at = "part2/attestation/attested"

    assert says("ST-14", at, accepted(IMPORT), IMPORT) == HOLDS
    assert says("ST-14", at, accepted(IMPORT) | {at: False}, IMPORT) == BROKEN
    assert says("ST-14", at, accepted(IMPORT) | {at: None}, IMPORT) == BROKEN
    assert says("ST-14", at, {"part2/decision/acceptable": False}, IMPORT) == HOLDS


def test_find_3_a_certificate_names_the_country_of_destination() -> None:
    at = "part1/country_of_destination"

    assert ("MANDATORY", at) in faults(IMPORT, {at: None})
    assert ("MANDATORY", at) not in faults(DECLAR, {at: None})


@EITHER
def test_boxes_of_the_transit_are_shown_for_a_transit_only(type_: str) -> None:
    at = "part1/purpose/journey/third_country"

    assert shown(at, {"part1/purpose/group": "transit"}, type_)
    assert not shown(at, {}, type_)
    assert {one.code for one in CATALOGUE[type_].shown} == {SHOWN}
