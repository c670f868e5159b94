"""What each type asks for, as the law has it: boxes that are filled in (DEC-3), amounts (CN-5), files (EVI-1)."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from backend.demo import as_change
from sync_protocol.forms import CED, CHEDPP, CVEDA, CVEDP, DECLAR, IMPORT, DocumentType
from sync_protocol.rules import encode
from tests.build import with_boxes
from tests.domain.complete import A_TEST, EVERY_TYPE, a_document, accepted, refused
from tests.domain.judged import BROKEN, HOLDS, faults, judged

LINE = "part1/commodities/k1"
ITEM = f"{LINE}/items/a"
FILE: dict[str, Any] = {"part1/attachments/f1": {"name": "certificate.pdf", "sha256": "0" * 64}}
REFERRED = FILE | {"part1/documents/k9": {"attachment": "f1"}}

ITEMS: dict[str, Any] = {ITEM: {"net_weight": "1", "packages": 1}}
JOURNEY = {
    "part1/route/resting_points/k1": {"place": "Venlo"},
    "part1/route/control_posts/k1": {"post": "CP1"},
}
ROWS: dict[DocumentType, dict[str, Any]] = {
    CVEDA: JOURNEY | A_TEST,
    CVEDP: ITEMS | A_TEST,
    CED: ITEMS | A_TEST,
    CHEDPP: ITEMS | A_TEST,
    DECLAR: {},
    IMPORT: {},
}
"""A row of each table of which a row asks for something."""

EVERYWHERE = {
    "part1/consignor/name",
    "part1/purpose/group",
    "part1/commodities",
    f"{LINE}/cn_code",
    "part1/attachments/f1/name",
    "part1/attachments/f1/sha256",
    "part2/decision/acceptable",
}
ENTRY = {"part1/arrival", "part2/documentary/result"}
LABORATORY = {f"part2/laboratory/tests/k1/{name}" for name in ("commodity", "test", "sampled", "conclusion")} | {
    "part2/laboratory/done",
    "part2/laboratory/motivation",
}
CONSIGNEE = {"part1/consignee/name", "part1/place_of_destination/name"}
IN_THE_UNION = {"part1/consignee/country", "part1/place_of_destination/country"}
ORIGIN = {"part1/country_of_origin"}
WEIGHTS = {f"{LINE}/net_weight", "part1/total_net_weight", f"{ITEM}/net_weight"}

ASKED: dict[DocumentType, set[str]] = {
    CVEDA: ENTRY
    | LABORATORY
    | CONSIGNEE
    | IN_THE_UNION
    | ORIGIN
    | {f"{LINE}/animals", "part1/number_of_animals"}
    | {"part1/route/resting_points/k1/place", "part1/route/control_posts/k1/post"},
    CVEDP: ENTRY | LABORATORY | CONSIGNEE | IN_THE_UNION | ORIGIN | WEIGHTS,
    CED: ENTRY | LABORATORY | ORIGIN | WEIGHTS | {"part1/consignee/name"},
    # CHEDPP-4: the origin is optional; CN-4: so are the subtotals; CN-7: the number of packages is not.
    CHEDPP: ENTRY | LABORATORY | {f"{ITEM}/net_weight", f"{LINE}/packages", "part1/packages"},
    DECLAR: CONSIGNEE | IN_THE_UNION | ORIGIN | {"part1/model", "part1/place_of_origin/name"},
    IMPORT: CONSIGNEE | ORIGIN | {"part1/country_of_destination"},
}
"""Beside what is asked for everywhere."""

OF_AN_ACCEPTANCE: dict[DocumentType, set[str]] = {
    CVEDA: {
        "part2/physical/animals_checked",
        "part2/welfare/transport_conditions",
        "part2/welfare/health_on_arrival",
    },
    CED: {"part2/selected_for_physical"},
}

AMOUNTS = {"part1/packages", "part1/total_net_weight", "part1/total_gross_weight"}
OF_A_LINE = {f"{LINE}/packages", f"{LINE}/net_weight"}
ANIMALS = {f"{LINE}/animals", "part1/number_of_animals"}
NOT_BELOW_ZERO: dict[DocumentType, set[str]] = {
    CVEDA: AMOUNTS | OF_A_LINE | ANIMALS | {"part1/particulars/journey_minutes", "part1/route/estimate"},
    CVEDP: AMOUNTS | OF_A_LINE | {f"{ITEM}/net_weight", f"{ITEM}/packages"},
    CED: AMOUNTS | OF_A_LINE | {f"{ITEM}/net_weight"},
    CHEDPP: AMOUNTS | OF_A_LINE | {f"{ITEM}/net_weight", f"{LINE}/quantity"},
    DECLAR: AMOUNTS | OF_A_LINE,
    IMPORT: AMOUNTS | OF_A_LINE | ANIMALS,
}
WHOLE = ("packages", "animals", "minutes", "estimate")


def asked_for(type_: DocumentType, boxes: dict[str, Any]) -> set[str]:
    """The boxes and tables of a document without faults of which each, emptied, is one."""
    document = a_document(type_, boxes)
    assert faults(type_, document) == []
    parts = msgspec.json.decode(encode(document), type=dict[str, Any])
    changes = [as_change(part, name) for name, part in parts.items()]
    filled = {path: path for change in changes for path in change.set}
    filled |= {row: row.rpartition("/")[0] for change in changes for row in change.add}
    return {at for path, at in filled.items() if ("MANDATORY", at) in faults(type_, with_boxes(document, {path: None}))}


@EVERY_TYPE
def test_dec_3_nothing_is_accepted_while_a_box_is_empty_that_the_law_asks_for(type_: DocumentType) -> None:
    asked = asked_for(type_, accepted(type_) | REFERRED | ROWS[type_])

    assert asked == EVERYWHERE | ASKED[type_] | OF_AN_ACCEPTANCE.get(type_, set()) | {"part2/decision/outcome"}


@EVERY_TYPE
def test_dec_3_nothing_is_refused_while_a_box_is_empty_that_the_law_asks_for(type_: DocumentType) -> None:
    rows = {path: row for path, row in ROWS[type_].items() if path not in A_TEST}
    asked = asked_for(type_, refused(type_) | REFERRED | rows)

    assert asked == EVERYWHERE | ASKED[type_] - LABORATORY | {"part2/decision/reasons/k1/reason"}


@pytest.mark.parametrize("type_", [DECLAR, IMPORT])
def test_dec_3_a_certificate_of_what_only_passes_asks_for_its_third_country(type_: DocumentType) -> None:
    country = "part1/purpose/journey/third_country"
    transit = {"part1/purpose/group": "transit", "part2/decision/outcome": "transit", country: "MA"}

    assert asked_for(type_, accepted(type_) | transit) >= {country}
    assert asked_for(type_, accepted(type_) | transit).isdisjoint(CONSIGNEE | IN_THE_UNION)


@EVERY_TYPE
def test_evi_1_a_box_refers_to_a_file_that_is_attached(type_: DocumentType) -> None:
    at = "part1/documents/k9/attachment"
    referred = a_document(type_, REFERRED)

    assert judged(type_, referred, "EVI-1", at) == HOLDS
    assert judged(type_, with_boxes(referred, {"part1/attachments/f1": None}), "EVI-1", at) == BROKEN
    assert judged(type_, with_boxes(referred, {at: None}), "EVI-1", at) == HOLDS


@pytest.mark.parametrize(
    ("type_", "at"), [(type_, at) for type_, all_ in NOT_BELOW_ZERO.items() for at in sorted(all_)]
)
def test_cn_5_quantities_are_not_below_zero(type_: DocumentType, at: str) -> None:
    zero, below = (0, -1) if at.endswith(WHOLE) else ("0", "-0.001")
    document = a_document(type_, ROWS[type_])

    for value, said in ((zero, HOLDS), (below, BROKEN), (None, HOLDS)):
        assert judged(type_, with_boxes(document, {at: value}), "CN-5", at) == said
