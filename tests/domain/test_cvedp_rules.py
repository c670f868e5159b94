"""Part I of the CVEDP: each rule held, broken, and waiting for an empty box."""

from __future__ import annotations

from typing import Any

import pytest

from sync_protocol.evaluate import check
from sync_protocol.forms import CATALOGUE, CVEDP
from sync_protocol.rules import encode
from tests.build import a_cvedp, with_boxes
from tests.domain.complete import accepted
from tests.domain.judged import BROKEN, HOLDS, ON, a_list, faults, is_shown, judged

LINE = "part1/commodities/k1"
CODE = f"{LINE}/cn_code"
WEIGHT = f"{LINE}/net_weight"
TOTAL = "part1/total_net_weight"
ORIGIN = "part1/country_of_origin"
ESTABLISHMENTS = "part1/establishments"
ONWARD = "part1/transport_after_entry/type"
PURPOSE = "part1/purpose/group"
CATCHES = "part1/catch_certificates"

LISTS = {
    "nomenclature": a_list("prefix", _03="branch", _0306="branch", _030617="leaf", _050400="leaf", _510111="leaf"),
    "authorised_countries": a_list("prefix", "any", _03__="not_authorised", _03__EC="authorised"),
    "listing_duty": a_list("prefix", _0306=""),
    "establishments": a_list("exact", "exact", **{"EC-1187__EC": "processing plant"}),
    "quantity_limits": a_list("prefix", "any", _0306__="21600"),
}


def says(code: str, at: str, boxes: dict[str, Any], country: str = "NL") -> str | tuple[str, ...]:
    return judged(CVEDP, with_boxes(a_cvedp(), boxes), code, at, LISTS, country)


def of(boxes: dict[str, Any]) -> list[tuple[str, str]]:
    return faults(CVEDP, with_boxes(a_cvedp(), boxes), LISTS)


ACCEPTED = accepted(CVEDP)


def test_a_complete_document_has_no_faults() -> None:
    assert of(ACCEPTED) == []


def test_cn_1_only_the_end_of_a_branch_is_chosen() -> None:
    assert says("CN-1", CODE, {}) == HOLDS
    assert says("CN-1", CODE, {CODE: "0306"}) == BROKEN
    assert says("CN-1", CODE, {CODE: "99"}) == BROKEN
    assert says("CN-1", CODE, {CODE: "0306"}, country="GB") == HOLDS
    assert ("MANDATORY", CODE) in of({CODE: None})


def test_cn_3_all_goods_have_one_temperature() -> None:
    assert says("CN-3", "part1/temperature", {}) == HOLDS
    assert says("CN-3", "part1/temperature", {"part1/temperature": None}) == BROKEN


def test_cn_4_a_subtotal_is_not_below_the_sum_of_its_lines() -> None:
    items = {f"{LINE}/items/a": {"net_weight": "21600"}, f"{LINE}/items/b": {"net_weight": "0.01"}}

    assert says("CN-4", WEIGHT, {}) == HOLDS
    assert says("CN-4", WEIGHT, items) == BROKEN
    assert says("CN-4", WEIGHT, items | {WEIGHT: "21600.01"}) == HOLDS
    assert says("CN-4", WEIGHT, items | {WEIGHT: "30000"}) == HOLDS
    assert says("CN-4", WEIGHT, items | {f"{LINE}/items/b/net_weight": None}) == (f"{LINE}/items/b/net_weight",)
    assert ("MANDATORY", f"{LINE}/items/b/net_weight") in of(items | {f"{LINE}/items/b/net_weight": None})


def test_cn_4_the_total_is_the_sum_of_the_subtotals() -> None:
    second = {"part1/commodities/k2": {"cn_code": "03061792", "net_weight": "0.1"}}

    assert says("CN-4", TOTAL, {}) == HOLDS
    assert says("CN-4", TOTAL, second) == BROKEN
    assert says("CN-4", TOTAL, second | {TOTAL: "21600.1"}) == HOLDS
    assert says("CN-4", TOTAL, second | {WEIGHT: None}) == HOLDS
    assert {("MANDATORY", WEIGHT), ("MANDATORY", TOTAL)} <= set(of({WEIGHT: None, TOTAL: None}))


def test_cn_4_decimals_add_up_exactly() -> None:
    tenths = {WEIGHT: "0.1", "part1/commodities/k2": {"cn_code": "03061792", "net_weight": "0.2"}, TOTAL: "0.3"}

    assert says("CN-4", TOTAL, tenths) == HOLDS


def test_cn_5_a_third_decimal_is_kept() -> None:
    assert b'"net_weight":"1234.567"' in encode(with_boxes(a_cvedp(), {WEIGHT: "1234.567"}))
    assert of(ACCEPTED | {WEIGHT: "1234.567", TOTAL: "1234.567"}) == []


def test_cn_8_a_weight_above_the_limit_is_warned_of_and_holds_nothing_up() -> None:
    above = ACCEPTED | {WEIGHT: "21600.01", TOTAL: "21600.01"}

    assert says("CN-8", WEIGHT, {}) == HOLDS
    assert says("CN-8", WEIGHT, {WEIGHT: "21600.01"}) == BROKEN
    assert says("CN-8", WEIGHT, {WEIGHT: None}) == HOLDS
    assert says("CN-8", WEIGHT, {WEIGHT: "99999", CODE: "05040000"}) == HOLDS
    assert of(above) == []
    found = check(with_boxes(a_cvedp(), above), CATALOGUE[CVEDP].rules, ON, LISTS)
    assert [(one.code, one.at) for one in found if one.warning] == [("CN-8", WEIGHT)]


def test_cn_9_a_row_has_a_container_or_a_seal_or_both() -> None:
    at = "part1/seals/k1/container_number"

    assert says("CN-9", at, {}) == HOLDS
    assert says("CN-9", at, {at: None}) == HOLDS
    assert says("CN-9", at, {"part1/seals/k1/seal_number": None}) == HOLDS
    assert says("CN-9", at, {at: None, "part1/seals/k1/seal_number": None}) == BROKEN


def test_new_7_a_draft_says_something_to_find_it_by() -> None:
    at = "part1/commodities"
    nothing: dict[str, Any] = {LINE: None, "part1/consignor/name": None, "part1/consignee/name": None}

    assert says("NEW-7", at, nothing) == BROKEN
    assert says("NEW-7", at, nothing | {"part1/commodities/k99": {}}) == BROKEN
    something: dict[str, Any] = {
        LINE: {"species": "Bos"},
        "part1/consignor/name": "Camarones",
        "part1/consignee/name": "Cold store",
    }
    for one, value in something.items():
        assert says("NEW-7", at, nothing | {one: value}) == HOLDS


def test_cvedp_1_goods_come_from_a_country_that_is_authorised_for_them() -> None:
    assert says("CVEDP-1", ORIGIN, {}) == HOLDS
    assert says("CVEDP-1", ORIGIN, {ORIGIN: "SY"}) == BROKEN
    assert says("CVEDP-1", ORIGIN, {ORIGIN: "SY", CODE: "05040000"}) == HOLDS
    assert says("CVEDP-1", ORIGIN, {ORIGIN: None}) == HOLDS
    assert says("CVEDP-1", ORIGIN, {ORIGIN: "NL", PURPOSE: "reimport"}) == HOLDS


def test_cvedp_2_the_internal_market_takes_listed_goods_from_listed_establishments_only() -> None:
    at, number = ESTABLISHMENTS, f"{ESTABLISHMENTS}/k1/approval_number"
    unlisted = {number: "EC-0001"}

    assert says("CVEDP-2", at, {}) == HOLDS
    assert says("CVEDP-2", at, unlisted) == BROKEN
    assert says("CVEDP-2", at, {f"{ESTABLISHMENTS}/k1/country": "PE"}) == BROKEN
    assert says("CVEDP-2", at, {number: None}) == BROKEN
    assert says("CVEDP-2", at, unlisted | {CODE: "05040000"}) == HOLDS
    for purpose in ("transhipment", "transit", "non_conforming"):
        assert says("CVEDP-2", at, unlisted | {PURPOSE: purpose}) == HOLDS


def test_cvedp_2_some_goods_need_no_establishment() -> None:
    none = {f"{ESTABLISHMENTS}/k1": None}
    begun: dict[str, Any] = {f"{ESTABLISHMENTS}/k1": None, f"{ESTABLISHMENTS}/k2": {}, CODE: "05040000"}

    assert says("CVEDP-2", ESTABLISHMENTS, none) == BROKEN
    assert says("CVEDP-2", ESTABLISHMENTS, begun) == BROKEN
    assert says("CVEDP-2", ESTABLISHMENTS, begun | {f"{ESTABLISHMENTS}/k2/name": "Camarones"}) == HOLDS
    assert says("CVEDP-2", ESTABLISHMENTS, begun | {f"{ESTABLISHMENTS}/k2/approval_number": "EC-7"}) == HOLDS
    for code in ("0507", "1213", "1214", "5101", "5102", "5103", "9705"):
        assert says("CVEDP-2", ESTABLISHMENTS, none | {CODE: f"{code}0000"}) == HOLDS
    assert says("CVEDP-2", ESTABLISHMENTS, none | {PURPOSE: None}) == HOLDS
    assert says("CVEDP-2", ESTABLISHMENTS, none | {CODE: None}) == HOLDS


def test_cvedp_2_what_is_imported_again_names_no_establishment() -> None:
    again = {PURPOSE: "reimport"}

    assert says("CVEDP-2", ESTABLISHMENTS, again) == BROKEN
    assert says("CVEDP-2", ESTABLISHMENTS, again | {f"{ESTABLISHMENTS}/k1": None}) == HOLDS


@pytest.mark.parametrize("at", [ONWARD, "part1/transport_after_entry/identification"])
def test_cvedp_3_what_does_not_stay_says_how_it_travels_on(at: str) -> None:
    given = {ONWARD: "road_vehicle", "part1/transport_after_entry/identification": "17-BKR-9"}

    assert says("CVEDP-3", at, {}) == HOLDS
    for purpose in ("transhipment", "transit", "non_conforming"):
        assert says("CVEDP-3", at, {PURPOSE: purpose}) == BROKEN
        assert says("CVEDP-3", at, given | {PURPOSE: purpose}) == HOLDS
    assert says("CVEDP-3", at, {PURPOSE: None}) == HOLDS


@pytest.mark.parametrize("at", ["part1/consignor/country", "part1/place_of_destination/country", ORIGIN])
def test_cvedp_4_what_is_imported_again_belongs_in_the_union(at: str) -> None:
    again = {PURPOSE: "reimport"}

    assert says("CVEDP-4", at, again | {at: "NO"}) == HOLDS
    assert says("CVEDP-4", at, again | {at: "EC"}) == BROKEN
    assert ("MANDATORY", at) in of(again | {at: None})
    assert says("CVEDP-4", "part1/consignor/country", {"part1/consignor/country": "EC"}) == HOLDS


def test_cvedp_4_what_is_imported_again_comes_from_outside() -> None:
    at = "part1/country_from_where_consigned"

    assert says("CVEDP-4", at, {PURPOSE: "reimport", at: "US"}) == HOLDS
    assert says("CVEDP-4", at, {PURPOSE: "reimport", at: "DE"}) == BROKEN
    assert ("MANDATORY", at) in of({PURPOSE: "reimport", at: None})
    assert says("CVEDP-4", at, {at: "DE"}) == HOLDS
    assert ("MANDATORY", at) not in of({at: None})


@pytest.mark.parametrize("at", ["part1/consignee/country", "part1/place_of_destination/country"])
def test_cvedp_4_the_internal_market_is_in_the_union(at: str) -> None:
    assert says("CVEDP-4", at, {}) == HOLDS
    assert says("CVEDP-4", at, {at: "MA"}) == BROKEN
    assert ("MANDATORY", at) in of({at: None})
    assert ("MANDATORY", at) not in of({at: None, PURPOSE: "transit"})
    assert says("CVEDP-4", at, {at: "MA", PURPOSE: "transit"}) == HOLDS


def test_cvedp_4_what_is_declared_as_not_conforming_does_not_conform() -> None:
    at = "part1/purpose/conforms"

    assert says("CVEDP-4", at, {PURPOSE: "non_conforming", at: False}) == HOLDS
    assert says("CVEDP-4", at, {PURPOSE: "non_conforming", at: True}) == BROKEN
    assert says("CVEDP-4", at, {PURPOSE: "non_conforming", at: None}) == HOLDS


CONSIGNED_FROM = "part1/country_from_where_consigned"
CONSIGNOR, CONSIGNEE, DESTINATION = (
    f"part1/{one}/country" for one in ("consignor", "consignee", "place_of_destination")
)
AGAIN: dict[str, Any] = {PURPOSE: "reimport"}


@pytest.mark.parametrize(
    ("code", "at", "boxes"),
    [
        ("CN-1", CODE, {CODE: "0306"}),
        ("CVEDP-1", ORIGIN, {ORIGIN: "SY"}),
        ("CVEDP-2", ESTABLISHMENTS, {f"{ESTABLISHMENTS}/k1/approval_number": "EC-0001"}),
        ("CVEDP-2", ESTABLISHMENTS, {f"{ESTABLISHMENTS}/k1": None}),
        ("CVEDP-2", ESTABLISHMENTS, AGAIN),
        ("CVEDP-3", ONWARD, {PURPOSE: "transit"}),
        ("CVEDP-3", "part1/transport_after_entry/identification", {PURPOSE: "transit"}),
        *(("CVEDP-4", at, AGAIN | {at: "EC"}) for at in (CONSIGNOR, DESTINATION, ORIGIN)),
        ("CVEDP-4", CONSIGNED_FROM, AGAIN | {CONSIGNED_FROM: "DE"}),
        *(("MANDATORY", at, AGAIN | {at: None}) for at in (CONSIGNOR, DESTINATION, CONSIGNED_FROM)),
        *(("CVEDP-4", at, {at: "MA"}) for at in (CONSIGNEE, DESTINATION)),
        *(("MANDATORY", at, {at: None}) for at in (CONSIGNEE, DESTINATION)),
        ("PRACTICE-2.3", CATCHES, {"part1/catch_certificate_required": None}),
    ],
)
def test_cvedp_5_what_a_country_outside_the_union_issues_for_itself_is_not_restricted(
    code: str, at: str, boxes: dict[str, Any]
) -> None:
    for country in ("NL", "CH", ""):
        assert says(code, at, boxes, country) != HOLDS
    assert says(code, at, boxes, "GB") == HOLDS


@pytest.mark.parametrize("written", ["Harbour", "GBTEEP1", None])
def test_cvedp_5_what_is_written_as_point_of_entry_frees_from_no_rule(written: str | None) -> None:
    unlisted = {ORIGIN: "SY", "part1/point_of_entry": written}

    assert says("CVEDP-1", ORIGIN, unlisted) == BROKEN


@pytest.mark.parametrize("purpose", ["transhipment", "transit"])
@pytest.mark.parametrize("at", ["part1/consignee/name", "part1/place_of_destination/name"])
def test_cvedp_6_nobody_need_know_where_goes_what_only_passes(purpose: str, at: str) -> None:
    assert ("MANDATORY", at) in of({at: None})
    assert ("MANDATORY", at) not in of({at: None, PURPOSE: purpose})


def test_practice_2_3_fishery_products_need_a_catch_certificate() -> None:
    exempt = "part1/catch_certificate_required"

    assert says("PRACTICE-2.3", CATCHES, {exempt: False}) == HOLDS
    assert says("PRACTICE-2.3", CATCHES, {exempt: None}) == BROKEN
    assert says("PRACTICE-2.3", CATCHES, {exempt: None, f"{CATCHES}/k1": {}}) == BROKEN
    assert says("PRACTICE-2.3", CATCHES, {exempt: True}) == BROKEN
    assert says("PRACTICE-2.3", CATCHES, {exempt: True, f"{CATCHES}/k1": {"number": "C1"}}) == HOLDS
    for code in ("16041411", "16055100"):
        assert says("PRACTICE-2.3", CATCHES, {exempt: None, CODE: code}) == BROKEN
    assert says("PRACTICE-2.3", CATCHES, {exempt: None, CODE: "05040000"}) == HOLDS
    assert says("PRACTICE-2.3", CATCHES, {exempt: None, CODE: None}) == HOLDS


@pytest.mark.parametrize(("outcome", "at"), [("channelled", "channelled_under"), ("specific_warehouse", "warehouse")])
def test_practice_2_3_an_outcome_says_under_which_article_or_into_which_warehouse(outcome: str, at: str) -> None:
    box = f"part2/decision/details/{at}"
    decided = {"part2/decision/acceptable": True, "part2/decision/outcome": outcome}

    assert ("MANDATORY", box) in of(decided)
    assert ("MANDATORY", box) not in of(decided | {"part2/decision/outcome": "internal_market"})


def test_boxes_of_a_purpose_are_on_the_form_with_that_purpose_only() -> None:
    journey = "part1/purpose/journey"
    asked = {
        "transit": (f"{journey}/third_country", f"{journey}/exit_post", "part1/purpose/transit_countries"),
        "transhipment": (f"{journey}/final_post",),
        "non_conforming": (f"{journey}/warehouse", f"{journey}/ship_name"),
        "internal_market": ("part1/purpose/internal_market",),
    }

    for purpose, own in asked.items():
        document = with_boxes(a_cvedp(), {PURPOSE: purpose})
        shown = {other for other, paths in asked.items() for at in paths if is_shown(CVEDP, document, at)}
        assert shown == {purpose}
        assert all(is_shown(CVEDP, document, at) for at in own)
