"""The catalogue: every box has its words, its numbers and its place; reference data and forms agree."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Junk, Message

from backend.domain.notification import STATUS
from backend.domain.notification_boxes import CODE, INEXACT, ROWS, VALUE, ZONE
from sync_protocol.forms import CATALOGUE, DocumentForm, ced, certificate, chedpp, cveda, cvedp
from sync_protocol.forms.deciding import SHOWN
from sync_protocol.reference import REFUSAL_REASONS, TIME_ZONES
from sync_protocol.rules import Form, Place, Rule, places
from sync_protocol.values import is_country_code

WORDS = Path(__file__).parents[2] / "locales" / "en" / "forms.ftl"
REASONS: dict[str, type[StrEnum]] = {
    "CVEDA": cveda.CvedaReason,
    "CVEDP": cvedp.CvedpReason,
    "CED": ced.CedReason,
    "CHEDPP": chedpp.ChedppReason,
    "DECLAR": certificate.CertificateReason,
    "IMPORT": certificate.CertificateReason,
}

IMPORT_FINDINGS = (VALUE, INEXACT, CODE, ROWS, ZONE, STATUS)

EVERY_FORM = pytest.mark.parametrize("form", CATALOGUE.values(), ids=CATALOGUE.keys())


@pytest.fixture(scope="module")
def words() -> dict[str, str]:
    bundle = FluentBundle(["en-GB"], use_isolating=False)
    resource = FluentResource(WORDS.read_text(encoding="utf-8"))
    bundle.add_resource(resource)
    found: dict[str, str] = {}
    for entry in resource.body:
        assert not isinstance(entry, Junk), entry.content
        if isinstance(entry, Message):
            pattern = bundle.get_message(entry.id.name).value
            assert pattern is not None, entry.id.name
            text, faults = bundle.format_pattern(pattern, {"detail": "what was said"})
            assert not faults, entry.id.name
            found[entry.id.name] = str(text)
    return found


def boxes_of(form: type[Form], path: str = "") -> Iterator[tuple[str, Place]]:
    for place in places(form).values():
        if place.name == "id":
            continue
        yield path + place.name, place
        if place.kind in ("section", "rows"):
            yield from boxes_of(place.type, f"{path}{place.name}/")


def all_rules(form: DocumentForm) -> tuple[Rule, ...]:
    return (*form.rules, *form.shown)


@EVERY_FORM
def test_data_1_every_box_has_a_label_with_words(form: DocumentForm, words: dict[str, str]) -> None:
    wordless = [path for path, place in boxes_of(form.content) if place.about.label not in words]

    assert wordless == []
    assert {one.label for one in form.given} <= words.keys()


@EVERY_FORM
def test_every_choice_has_words(form: DocumentForm, words: dict[str, str]) -> None:
    choices = {
        f"{place.type.__name__}-{option.value}"
        for _, place in boxes_of(form.content)
        if place.kind == "enum"
        for option in place.type
    }

    assert choices - words.keys() == set()


def test_no_words_are_left_of_boxes_that_are_gone(words: dict[str, str]) -> None:
    places_ = [place for form in CATALOGUE.values() for _, place in boxes_of(form.content)]
    used = {label for place in places_ for label in (place.about.label, *place.about.labels)}
    used |= {
        f"{place.type.__name__}-{option.value}" for place in places_ if place.kind == "enum" for option in place.type
    }

    used |= {one.label for form in CATALOGUE.values() for one in form.given}
    used |= {f"finding-{code}" for code in IMPORT_FINDINGS}

    assert set(words) == used


@EVERY_FORM
def test_data_4_a_box_with_numbers_has_one_for_each_edition(form: DocumentForm) -> None:
    odd = [
        path
        for path, place in boxes_of(form.content)
        if place.about.number and len(place.about.number) != len(form.editions)
    ]

    assert odd == []
    assert {len(one.number) for one in form.given} == {len(form.editions)}
    assert tuple(form.prefixes) == form.editions


@EVERY_FORM
def test_the_parts_say_who_fills_them(form: DocumentForm) -> None:
    told = [(name, place.about.part) for name, place in places(form.content).items()]

    controlled = form.type not in ("DECLAR", "IMPORT")  # these have no Part III
    assert told == [("part1", "I"), ("part2", "II"), ("part3", "III")][: 3 if controlled else 2]


@EVERY_FORM
def test_only_rules_of_the_form_make_findings(form: DocumentForm) -> None:
    assert {rule.code for rule in form.shown} == {SHOWN}
    assert SHOWN not in {rule.code for rule in form.rules}


@EVERY_FORM
def test_rfs_6_reasons_of_the_form_and_of_the_reference_data_are_the_same(
    form: DocumentForm, words: dict[str, str]
) -> None:
    options = {option.value for option in REASONS[form.type]}
    latest = REFUSAL_REASONS[form.type, form.editions[-1]]

    assert {one.reason for one in latest} == options
    for edition in form.editions:
        reasons = REFUSAL_REASONS[form.type, edition]
        assert {one.reason for one in reasons} <= options
        assert all(one.label == f"{REASONS[form.type].__name__}-{one.reason}" for one in reasons)
        assert all(one.label in words and one.source for one in reasons)


@pytest.mark.parametrize(
    ("type_", "edition", "numbers"),
    [
        ("CVEDP", "136/2004", {7, 8, 9, 10}),
        ("CED", "669/2009", {3, 4, 5, 6}),
        ("CVEDA", "282/2004", {7, 8, 9, 14}),
    ],
)
def test_rfs_6_these_numbers_lead_to_rasff(type_: str, edition: str, numbers: set[int]) -> None:
    reasons = next(found for key, found in REFUSAL_REASONS.items() if key == (type_, edition))

    assert {one.number for one in reasons if one.rasff} == numbers
    assert {one.number for one in reasons if one.verified} == numbers
    assert [one.number for one in reasons] == list(range(1, len(reasons) + 1))


def test_every_country_with_a_time_zone_has_one_that_exists() -> None:
    assert TIME_ZONES.keys() >= {"NL", "GB", "FI"}
    assert all(is_country_code(country) and ZoneInfo(zone).key == zone for country, zone in TIME_ZONES.items())
