"""What organisations do: which boxes they fit, and who may clone, as in `pwa/src/domain/organisations.test.ts`."""

from __future__ import annotations

from datetime import date

import pytest

from sync_protocol.forms import CATALOGUE
from sync_protocol.lists import Entry, List
from sync_protocol.organisations import FITTING, may_clone
from tests.protocol.test_rules_catalogue import fields

ON = date(2026, 7, 14)


def listed(*keys: tuple[str, str | None]) -> dict[str, List]:
    return {"organisations": List(("exact", "exact"), tuple(Entry(one, date(2020, 1, 1)) for one in keys))}


@pytest.mark.parametrize(
    ("organisation", "may"), [("a", False), ("b", True), ("c", True), ("d", True), ("unlisted", True), ("", True)]
)
def test_new_2_importers_may_not_clone(organisation: str, may: bool) -> None:
    lists = listed(("a", "importer"), ("b", "importer"), ("b", "responsible"), ("c", "exporter"), ("d", None))

    assert may_clone(organisation, ON, lists) is may


def test_new_2_where_nothing_is_known_of_organisations_nobody_is_kept_from_cloning() -> None:
    assert may_clone("a", ON, {})
    assert may_clone("a", ON, listed())


def test_org_2_each_box_that_takes_some_activities_is_one_for_organisations() -> None:
    boxes = {
        path.rpartition("/")[2]
        for form in CATALOGUE.values()
        for path, place in fields(form.content)
        if place.about.picks == "organisations"
    }

    assert {one.box for one in FITTING} <= boxes
