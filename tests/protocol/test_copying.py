"""What a document starts with that is made from another one; `python -m tests.protocol.test_copying` writes the vectors
that the app runs too.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from backend.demo_consignments import COMPLETE
from sync_protocol import copying, rules
from sync_protocol.forms import CATALOGUE, CED, CHEDPP, CVEDA, CVEDP, DECLAR, IMPORT, DocumentType
from sync_protocol.workflow import CLONES, OriginKind
from tests.build import AT
from tests.protocol.make_vectors import FOLDER

FILE = FOLDER / "copying.json"

ODD: dict[str, Any] = {
    "part1": {
        "local_reference": "own number",
        "temperature": "lukewarm",
        "nowhere": "x",
        "consignor": {},
        "packages": 3,
        "commodities": [{"id": "k1", "cn_code": "02044250", "animals": 4}, {"id": "WRONG", "cn_code": "0101"}],
        "declaration": {"name": "Exporter South, desk"},
    },
    "part2": {"documentary": {"result": "satisfactory"}, "decision": {"acceptable": True}, "official": {"name": "A"}},
    "part3": {"status": "completed"},
}
"""Content that other forms have no box for, or that does not fit them."""


PLAIN: dict[str, Any] = {
    "part1": {
        "consignor": {"name": "Canterbury Plains Meat", "country": "NZ"},
        "consignee": {"name": "Cold Store Meridiaan", "country": "NL"},
        "country_of_origin": "NZ",
        "temperature": "frozen",
        "arrival": "2026-07-16T21:00:00Z",
        "total_net_weight": "17500.5",
        "packages": 1094,
        "seals": [{"id": "k1", "container_number": "SUDU6120448", "seal_number": "NZ7712056", "official_seal": True}],
        "commodities": [{"id": "k2", "cn_code": "02044250"}, {"id": "k1", "cn_code": "02044210"}],
    },
    "part2": {"official": {"name": "A"}},
}


UNDER_WAY: dict[str, Any] = {
    "part1": {
        "particulars": {
            "left_port": "2026-07-01",
            "first_estimated_arrival": "2026-07-16T21:00:00Z",
            "consignment_arrived": True,
            "customs_reference": "26NL1",
            "external_references": [{"id": "k1", "reference": "T1"}],
            "transport_responsible": "Haulier West",
        },
    },
}
"""What is known of one journey only, and who it was arranged by."""


def cases() -> list[tuple[OriginKind, DocumentType, DocumentType, dict[str, Any]]]:
    types = (CED, CVEDA, CVEDP, CHEDPP, DECLAR, IMPORT)
    return [
        *((kind, type_, type_, PLAIN) for kind in (OriginKind.COPY, OriginKind.REPLACEMENT) for type_ in types),
        *((OriginKind.CLONE, one.source, one.target, PLAIN) for one in CLONES),
        *((kind, IMPORT, CVEDP, ODD) for kind in OriginKind),
        *((kind, CHEDPP, CHEDPP, UNDER_WAY) for kind in (OriginKind.COPY, OriginKind.REPLACEMENT)),
        (OriginKind.CLONE, IMPORT, CED, {}),
    ]


def content_of(type_: DocumentType) -> dict[str, Any]:
    return msgspec.json.decode(rules.encode(COMPLETE[type_].form(AT)))


def written() -> str:
    told: list[dict[str, Any]] = []
    for kind, source, target, content in cases():
        made = begun(kind, target, content)
        locked = copying.locked_boxes(source, made)
        told.append(
            {"kind": kind, "source": source, "target": target, "content": content, "made": made, "locked": locked}
        )
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def begun(kind: OriginKind, target: DocumentType, content: dict[str, Any]) -> dict[str, Any]:
    form = copying.begun(kind, content, CATALOGUE[target].content(), "REF")
    return msgspec.json.decode(rules.encode(form))


def test_the_vectors_are_those_that_the_code_makes() -> None:
    assert FILE.read_text(encoding="utf-8") == written()


def test_new_1_a_copy_takes_part_i_alone_and_neither_the_own_number_nor_who_declared_it() -> None:
    content = content_of(CVEDP)

    made = begun(OriginKind.COPY, CVEDP, content)

    assert list(made) == ["part1"]
    left = {"local_reference", "declaration", "arrival", "departure"}
    assert made["part1"] == {name: value for name, value in content["part1"].items() if name not in left}


def test_new_1_a_copy_knows_nothing_of_the_journey_of_the_original() -> None:
    made = begun(OriginKind.COPY, CHEDPP, UNDER_WAY)

    assert made == {"part1": {"particulars": {"transport_responsible": "Haulier West"}}}


def test_st_6_a_replacement_takes_the_checks_too_but_the_decision_is_made_anew() -> None:
    made = begun(OriginKind.REPLACEMENT, CVEDP, ODD)

    assert made["part2"] == {"documentary": {"result": "satisfactory"}}


def test_new_2_what_does_not_fit_is_left_behind() -> None:
    made = begun(OriginKind.CLONE, CVEDP, ODD)

    assert made == {
        "part1": {
            "packages": 3,
            "commodities": [{"id": "k1", "cn_code": "02044250"}],
            "documents": [{"id": "origin", "number": "REF"}],
        }
    }


def test_new_3_the_country_of_origin_is_locked_by_an_import_certificate_alone() -> None:
    content = content_of(IMPORT)

    by_certificate = set(copying.locked_boxes(IMPORT, content))

    assert by_certificate - set(copying.locked_boxes(DECLAR, content)) == {"part1/country_of_origin"}


@pytest.mark.parametrize(
    ("path", "locked"),
    [("part1/seals", True), ("part1/seals/k1", True), ("part1/seals_more", False), ("part1", False)],
)
def test_a_lock_is_on_a_box_and_on_all_below_it(path: str, locked: bool) -> None:
    assert copying.is_locked(("part1/seals",), path) is locked


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
