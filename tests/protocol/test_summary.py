"""A consignment in a few words: the cases that both languages share, and what only this one can be asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest

from backend.demo_consignments import CONSIGNMENTS
from sync_protocol.forms import CATALOGUE, CVEDP, DocumentForm
from sync_protocol.forms.common import Party
from sync_protocol.rules import decode
from sync_protocol.summary import arrival, summary
from tests.build import AT, a_cvedp

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "sync_protocol" / "vectors" / "summary.json").read_bytes()
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: cast("str", case["name"]))
def test_the_summary_is_that_of_the_shared_cases(case: dict[str, Any]) -> None:
    type_ = case["type"]
    content = decode(CATALOGUE[type_].content, json.dumps(case["content"]))

    said = summary(type_, content)

    assert json.loads(msgspec.json.encode(said)) == case["summary"]


@pytest.mark.parametrize("consignment", CONSIGNMENTS, ids=lambda one: f"{one.type} {one.arrives_in_hours}")
def test_every_consignment_of_the_demonstration_can_be_told_in_a_few_words(consignment: Any) -> None:
    said = summary(consignment.type, consignment.form(AT))

    assert said.title
    assert said.cn_codes
    assert said.origin
    assert said.destination
    assert said.arrival is not None
    assert said.net_grams or said.animals


def test_the_arrival_is_that_of_part_one() -> None:
    assert arrival(a_cvedp(part1__arrival="2026-07-14T11:30:00Z")) == summary(CVEDP, a_cvedp()).arrival
    assert arrival(Party(name="Not a document")) is None


def test_a_form_without_commodities_is_told_by_the_box_that_it_names(monkeypatch: pytest.MonkeyPatch) -> None:
    notice = Party(name="Notice of 3 crates")
    form = DocumentForm(type="NOTICE", content=Party, prefixes={"1": "NOTICE"}, rules=(), title="name")
    monkeypatch.setitem(CATALOGUE, "NOTICE", form)

    assert summary("NOTICE", notice).title == "Notice of 3 crates"
    assert summary("NOTICE", Party()).title == ""
    assert summary("UNHEARD", notice).title == ""
