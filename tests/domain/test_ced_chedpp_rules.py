"""Part I of CED and CHEDPP: each rule held, broken, and waiting for an empty box."""

from __future__ import annotations

from typing import Any

import pytest

from sync_protocol.forms import CATALOGUE, CED, CHEDPP, DECLAR, IMPORT
from sync_protocol.rules import places
from tests.build import a_ced, a_chedpp, with_boxes
from tests.domain.complete import a_document, accepted
from tests.domain.judged import BROKEN, HOLDS, a_list, faults, is_shown, judged

WITH_GOODS = pytest.mark.parametrize("type_", [CED, CHEDPP, DECLAR, IMPORT])
EITHER = pytest.mark.parametrize("type_", [CED, CHEDPP])
LINE = "part1/commodities/k1"
TOTAL = "part1/total_net_weight"

NOMENCLATURE = {
    "nomenclature": a_list("prefix", _12="heading", _1202="heading", _12024200="leaf", _08044000="leaf", _05="leaf")
}


def says(type_: str, code: str, at: str, boxes: dict[str, Any], lists: Any = None) -> str | tuple[str, ...]:
    return judged(type_, a_document(type_, boxes), code, at, lists)


@EITHER
def test_a_complete_document_has_no_faults(type_: str) -> None:
    assert faults(type_, a_document(type_, accepted(type_))) == []


def test_cn_1_only_the_end_of_a_branch_is_chosen() -> None:
    at = f"{LINE}/cn_code"

    assert says(CED, "CN-1", at, {}, NOMENCLATURE) == HOLDS
    assert says(CED, "CN-1", at, {at: "1202"}, NOMENCLATURE) == BROKEN
    assert says(CED, "CN-1", at, {at: "77"}, NOMENCLATURE) == BROKEN
    assert says(CED, "CN-1", at, {at: None}, NOMENCLATURE) == HOLDS
    assert ("MANDATORY", at) in faults(CED, with_boxes(a_ced(), {at: None}))


@WITH_GOODS
def test_cn_1_binds_every_type_with_goods(type_: str) -> None:
    at = f"{LINE}/cn_code"

    assert says(type_, "CN-1", at, {at: "77"}, NOMENCLATURE) == BROKEN


@pytest.mark.parametrize("type_", [CED, DECLAR])
def test_cn_3_all_goods_have_one_temperature(type_: str) -> None:
    at = "part1/temperature"

    assert says(type_, "CN-3", at, {}) == HOLDS
    assert says(type_, "CN-3", at, {at: None}) == BROKEN


def test_cn_3_binds_no_plants() -> None:
    assert says(CHEDPP, "CN-3", "part1/temperature", {"part1/temperature": None}) == HOLDS


ITEMS = {f"{LINE}/items/a": {"net_weight": "10000.5"}, f"{LINE}/items/b": {"net_weight": "9999.5"}}


@EITHER
def test_cn_4_a_subtotal_is_not_below_the_sum_of_its_lines(type_: str) -> None:
    at = f"{LINE}/net_weight"

    assert says(type_, "CN-4", at, ITEMS | {at: "20000"}) == HOLDS
    assert says(type_, "CN-4", at, ITEMS | {at: "19999.999999"}) == BROKEN
    assert says(type_, "CN-4", at, ITEMS | {f"{LINE}/items/b/net_weight": None}) == (f"{LINE}/items/b/net_weight",)
    assert ("MANDATORY", f"{LINE}/items/b/net_weight") in faults(
        type_, a_document(type_, ITEMS | {f"{LINE}/items/b/net_weight": None})
    )


@EITHER
def test_cn_4_the_total_is_the_sum_of_the_subtotals(type_: str) -> None:
    second = {"part1/commodities/k2": {"cn_code": "08044000", "net_weight": "0.01", "packages": 0}}
    weight = "24000" if type_ == CED else "20160"

    assert says(type_, "CN-4", TOTAL, {TOTAL: weight}) == HOLDS
    assert says(type_, "CN-4", TOTAL, second | {TOTAL: f"{weight}.01"}) == HOLDS
    assert says(type_, "CN-4", TOTAL, second | {TOTAL: weight}) == BROKEN


def test_cn_4_subtotals_are_mandatory_for_food_and_optional_for_plants() -> None:
    none = {f"{LINE}/net_weight": None, TOTAL: None}

    assert {("MANDATORY", f"{LINE}/net_weight"), ("MANDATORY", TOTAL)} <= set(faults(CED, with_boxes(a_ced(), none)))
    assert faults(CHEDPP, with_boxes(a_chedpp(), accepted(CHEDPP) | none)) == []
    assert says(CHEDPP, "CN-4", TOTAL, {f"{LINE}/net_weight": None}) == HOLDS


def test_cn_7_the_packages_of_plants_add_up() -> None:
    at = "part1/packages"
    second = {"part1/commodities/k2": {"cn_code": "08044000", "packages": 10}}

    assert says(CHEDPP, "CN-7", at, {}) == HOLDS
    assert says(CHEDPP, "CN-7", at, second) == BROKEN
    assert says(CHEDPP, "CN-7", at, second | {at: 5050}) == HOLDS
    assert says(CHEDPP, "CN-7", at, {at: None}) == HOLDS
    missing = with_boxes(a_chedpp(), {at: None, f"{LINE}/packages": None})
    assert {("MANDATORY", at), ("MANDATORY", f"{LINE}/packages")} <= set(faults(CHEDPP, missing))


def test_cn_7_the_species_of_plants_shows_its_eppo_code() -> None:
    line = places(places(places(CATALOGUE[CHEDPP].content)["part1"].type)["commodities"].type)

    assert line["eppo_code"].about.picks == "eppo"


@EITHER
def test_cn_8_a_weight_above_the_limit_is_warned_of(type_: str) -> None:
    at = f"{LINE}/net_weight"
    limits = {"quantity_limits": a_list("prefix", "any", _12__="24000", _08__="24000")}

    assert says(type_, "CN-8", at, {at: "24000"}, limits) == HOLDS
    assert says(type_, "CN-8", at, {at: "24000.01"}, limits) == BROKEN
    assert says(type_, "CN-8", at, {at: None}, limits) == HOLDS
    assert says(type_, "CN-8", at, {at: "24000.01"}, {"quantity_limits": a_list("prefix", "any", _77__="1")}) == HOLDS
    above = a_document(type_, accepted(type_) | {at: "24000.01", TOTAL: "24000.01"})
    assert faults(type_, above, limits) == []


@WITH_GOODS
def test_cn_9_a_row_of_seals_has_a_container_or_a_seal_or_both(type_: str) -> None:
    at = "part1/seals/k7/container_number"

    assert says(type_, "CN-9", at, {"part1/seals/k7": {"container_number": "MSKU1"}}) == HOLDS
    assert says(type_, "CN-9", at, {"part1/seals/k7": {"seal_number": "S 1"}}) == HOLDS
    assert says(type_, "CN-9", at, {"part1/seals/k7": {"container_number": "MSKU1", "seal_number": "S 1"}}) == HOLDS
    assert says(type_, "CN-9", at, {"part1/seals/k7": {}}) == BROKEN


@WITH_GOODS
def test_new_7_a_draft_can_be_found_again(type_: str) -> None:
    at = "part1/commodities"
    nothing = {LINE: None, "part1/consignor/name": None, "part1/consignee/name": None}

    assert says(type_, "NEW-7", at, {}) == HOLDS
    assert says(type_, "NEW-7", at, nothing) == BROKEN
    begun = "part1/commodities/k99"
    assert says(type_, "NEW-7", at, nothing | {begun: {}}) == BROKEN
    assert says(type_, "NEW-7", at, nothing | {begun: {"description": "Nuts"}}) == HOLDS
    assert says(type_, "NEW-7", at, nothing | {"part1/consignee/name": "Fruithal"}) == HOLDS


TO_CONTROL_POINT = {"part1/purpose/group": "onward_transfer"}


def test_ced_1_the_transport_to_the_point_of_entry_is_mandatory() -> None:
    at = "part1/transport_to_entry/type"

    assert says(CED, "CED-1", at, {}) == HOLDS
    assert says(CED, "CED-1", at, {at: None}) == BROKEN


def test_ced_1_the_transport_to_the_control_point_is_mandatory() -> None:
    at = "part1/transport_after_entry/type"

    assert says(CED, "CED-1", at, TO_CONTROL_POINT | {at: "road_vehicle"}) == HOLDS
    assert says(CED, "CED-1", at, TO_CONTROL_POINT) == BROKEN
    assert says(CED, "CED-1", at, {}) == HOLDS
    assert says(CED, "CED-1", at, {"part1/purpose/group": None}) == ("part1/purpose/group",)


def test_ced_2_onward_transport_goes_to_a_control_point() -> None:
    at = "part1/purpose/control_point"

    assert says(CED, "CED-2", at, TO_CONTROL_POINT | {at: "NLCP1"}) == HOLDS
    assert says(CED, "CED-2", at, TO_CONTROL_POINT) == BROKEN
    assert says(CED, "CED-2", at, {}) == HOLDS
    assert is_shown(CED, with_boxes(a_ced(), TO_CONTROL_POINT), at)
    assert not is_shown(CED, a_ced(), at)


def test_ced_2_a_purpose_opens_its_own_outcome_only() -> None:
    assert says(CED, "ACP-2", "part2/decision/outcome", accepted(CED) | TO_CONTROL_POINT) == BROKEN


def test_ced_3_what_was_split_off_has_a_place_of_destination() -> None:
    at = "part1/place_of_destination/name"
    split = {"part2/links/k1": {"kind": "split_from", "reference": "CED.NL.2026.0000001"}}

    assert says(CED, "CED-3", at, split) == HOLDS
    assert says(CED, "CED-3", at, split | {at: None}) == BROKEN
    assert says(CED, "CED-3", at, {at: None}) == HOLDS
    assert says(CED, "CED-3", at, split | {"part2/links/k1/kind": None, at: None}) == HOLDS


def test_chedpp_1_the_place_of_destination_is_optional_for_onward_transport() -> None:
    at = "part1/place_of_destination/name"

    assert says(CHEDPP, "CHEDPP-1", at, {}) == HOLDS
    assert says(CHEDPP, "CHEDPP-1", at, {at: None}) == BROKEN
    assert says(CHEDPP, "CHEDPP-1", at, TO_CONTROL_POINT | {at: None}) == HOLDS
    assert says(CHEDPP, "CHEDPP-1", at, {at: None, "part1/purpose/group": None}) == ("part1/purpose/group",)


PAPER = "part1/documents/k1"


def test_chedpp_2_phytosanitary_documents_may_wait_for_the_decision() -> None:
    at = "part1/documents"

    assert says(CHEDPP, "CHEDPP-2", at, {PAPER: None}) == HOLDS
    assert says(CHEDPP, "CHEDPP-2", at, {PAPER: None} | accepted(CHEDPP)) == BROKEN
    assert says(CHEDPP, "CHEDPP-2", at, accepted(CHEDPP) | {PAPER: None, "part1/documents/k2": {}}) == BROKEN
    for box in ("number", "issued"):
        assert says(CHEDPP, "CHEDPP-2", at, {f"{PAPER}/{box}": None} | accepted(CHEDPP)) == BROKEN
    assert says(CHEDPP, "CHEDPP-2", at, accepted(CHEDPP)) == HOLDS
    assert says(CHEDPP, "CHEDPP-2", at, {PAPER: None, "part2/decision/acceptable": False}) == HOLDS


def test_chedpp_2_the_date_of_a_document_is_not_after_the_declaration() -> None:
    at = f"{PAPER}/issued"

    assert says(CHEDPP, "CHEDPP-2", at, {at: "2026-07-14"}) == HOLDS
    assert says(CHEDPP, "CHEDPP-2", at, {at: "2026-07-15"}) == BROKEN
    assert says(CHEDPP, "CHEDPP-2", at, {at: None}) == HOLDS


def test_chedpp_2_the_type_of_a_document_is_optional() -> None:
    assert faults(CHEDPP, with_boxes(a_chedpp(), accepted(CHEDPP) | {f"{PAPER}/kind": None})) == []


def test_practice_2_3_a_chedpp_is_submitted_before_the_goods_arrive() -> None:
    """The tests are judged on 14 July: in Brussels it begins and ends two hours before it does in UTC."""
    at = "part1/arrival"

    assert says(CHEDPP, "PRACTICE-2.3", at, {at: "2026-07-13T21:59:59Z"}) == BROKEN
    assert says(CHEDPP, "PRACTICE-2.3", at, {at: "2026-07-13T22:00:00Z"}) == HOLDS
    assert says(CHEDPP, "PRACTICE-2.3", at, {at: "2027-01-01T00:00:00Z"}) == HOLDS
    assert says(CHEDPP, "PRACTICE-2.3", at, {at: None}) == HOLDS


def test_practice_2_3_goods_that_have_arrived_are_decided_on() -> None:
    form = CATALOGUE[CHEDPP]
    arrival = [rule for rule in form.rules if rule.at == "part1/arrival" and rule.code == "PRACTICE-2.3"]

    first, later = (form.rules_in("2019/1715", submitting=submitting) for submitting in (True, False))
    assert set(arrival) <= set(first)
    assert set(first) - set(later) == set(arrival)


def test_chedpp_3_a_nursery_has_its_approval_number() -> None:
    at = "part1/establishments/k1/approval_number"
    nursery = {"part1/establishments/k1": {"name": "Nursery 1", "country": "UG", "nursery": True}}

    assert says(CHEDPP, "CHEDPP-3", at, nursery | {at: "UG-12"}) == HOLDS
    assert says(CHEDPP, "CHEDPP-3", at, nursery) == BROKEN
    assert says(CHEDPP, "CHEDPP-3", at, nursery | {"part1/establishments/k1/nursery": False}) == HOLDS
    assert says(CHEDPP, "CHEDPP-3", at, nursery | {"part1/establishments/k1/nursery": None}) == HOLDS
    assert faults(CHEDPP, with_boxes(a_chedpp(), accepted(CHEDPP) | {"part1/establishments/k1": None})) == []


def test_chedpp_4_lines_may_have_origins_of_their_own_or_none() -> None:
    two = {f"{LINE}/country_of_origin": "KE", "part1/commodities/k2": {"cn_code": "08044000", "packages": 0}}
    origins = two | {"part1/commodities/k2/country_of_origin": "TZ", f"{LINE}/net_weight": None, TOTAL: None}

    assert faults(CHEDPP, with_boxes(a_chedpp(), accepted(CHEDPP) | origins)) == []
    assert faults(CHEDPP, with_boxes(a_chedpp(), accepted(CHEDPP) | {"part1/country_of_origin": None})) == []


def test_chedpp_5_onward_transport_is_accepted_to_a_controlled_destination() -> None:
    at = "part1/purpose/controlled_destination"
    onward = accepted(CHEDPP) | TO_CONTROL_POINT | {"part2/decision/outcome": "onward_transfer"}

    assert says(CHEDPP, "CHEDPP-5", at, onward | {at: "NLCP1"}) == HOLDS
    assert says(CHEDPP, "CHEDPP-5", at, onward) == BROKEN
    assert says(CHEDPP, "CHEDPP-5", at, TO_CONTROL_POINT) == HOLDS
    assert says(CHEDPP, "CHEDPP-5", at, accepted(CHEDPP)) == HOLDS
    assert is_shown(CHEDPP, with_boxes(a_chedpp(), TO_CONTROL_POINT), at)
    assert not is_shown(CHEDPP, a_chedpp(), at)


@pytest.mark.parametrize("authority", ["PHSI", "JOINT"])
def test_practice_2_3_goods_under_plant_health_have_a_phytosanitary_certificate(authority: str) -> None:
    at = "part1/documents"
    inspected = accepted(CHEDPP) | {f"{LINE}/regulatory_authority": authority}

    assert says(CHEDPP, "PRACTICE-2.3", at, inspected) == HOLDS
    assert says(CHEDPP, "PRACTICE-2.3", at, inspected | {f"{PAPER}/kind": "packing_list"}) == BROKEN
    assert says(CHEDPP, "PRACTICE-2.3", at, inspected | {f"{PAPER}/kind": None}) == BROKEN
    assert says(CHEDPP, "PRACTICE-2.3", at, inspected | {f"{PAPER}/number": None}) == BROKEN
    assert says(CHEDPP, "PRACTICE-2.3", at, {PAPER: None, f"{LINE}/regulatory_authority": authority}) == HOLDS
    marketed = {f"{LINE}/regulatory_authority": "HMI", f"{PAPER}/kind": "packing_list"}
    assert says(CHEDPP, "PRACTICE-2.3", at, inspected | marketed) == HOLDS


@pytest.mark.parametrize(
    ("action", "verdict"),
    [
        ("entry_refusal", HOLDS),
        ("re_dispatch", HOLDS),
        ("other_purpose", HOLDS),
        ("quarantine", BROKEN),
        ("destruction", BROKEN),
        (None, HOLDS),
    ],
)
def test_rfs_2_the_means_of_transport_is_the_extent_of_some_actions_only(action: str | None, verdict: str) -> None:
    at = "part2/decision/action_extent"
    refused = {"part2/decision/acceptable": False, "part2/decision/action": action}

    assert says(CHEDPP, "RFS-2", at, refused | {at: "means_of_transport"}) == verdict
    assert says(CHEDPP, "RFS-2", at, refused | {at: "intercepted_part"}) == HOLDS
    assert says(CHEDPP, "RFS-2", at, refused) == HOLDS


def numbers_of(type_: str, edition: int) -> set[str]:
    """The numbers of the boxes of a form, of parts and sections too."""
    return {
        number
        for part in places(CATALOGUE[type_].content).values()
        for place in places(part.type).values()
        for inner in (place, *(places(place.type).values() if place.kind == "section" else ()))
        for number in _numbers(inner.about.number[edition] if inner.about.number else "")
    }


@EITHER
def test_data_4_every_box_of_todays_form_is_there(type_: str) -> None:
    part_one = set(range(1, 36)) - {2, 5, 25, 26, 30, 33}  # the reference, the post's code; what only animals have
    part_one -= {18} if type_ == CHEDPP else set()  # plants are certified as nothing
    part_two = set(range(1, 25)) - {2, 7, 8, 20}  # the reference; welfare; the post

    expected = {f"I.{n}" for n in part_one} | {f"II.{n}" for n in part_two}
    assert expected - numbers_of(type_, -1) == set()


def test_data_4_every_box_of_the_classic_ced_is_there() -> None:
    part_one = {*range(1, 21), 22, 24, 25}
    part_two = {2, 3, 4, *range(5, 9), *range(11, 15), 16, 17, 18, 19}  # I.1 and II.1 are the document's own

    expected = {f"I.{n}" for n in part_one} | {f"II.{n}" for n in part_two}
    assert expected - numbers_of(CED, 0) == set()


def test_data_4_every_box_of_the_chedpp_of_the_sources_is_there() -> None:
    part_one = {"2.a", *map(str, (3, 6, 7, 8, 14, 16, 19, 21, 29, 30))}
    part_two = {1, 3, 4, 5, 6, 9, 11, 15, 17, 20, 21, 22}

    expected = {f"I.{n}" for n in part_one} | {f"II.{n}" for n in part_two}
    assert expected - numbers_of(CHEDPP, 0) == set()


def _numbers(told: str) -> list[str]:
    """ "I.20-I.22, I.24" are four."""
    found: list[str] = []
    for one in filter(None, told.split(", ")):
        first, _, last = one.partition("-")
        part, _, low = first.partition(".")
        if not last:
            found.append(one)
            continue
        found += [f"{part}.{n}" for n in range(int(low), int(last.partition(".")[2]) + 1)]
    return found
