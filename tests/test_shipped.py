"""The lists that come with the program, held against what others say, and against the rules and forms that use them."""

from __future__ import annotations

import csv
import os
import re
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from backend import shipped
from backend.domain.reference_lists import DEFINITIONS
from sync_protocol.conditions import Find, Listed, Node, children
from sync_protocol.forms import CATALOGUE
from sync_protocol.forms.common import DocumentKind, TransportType
from tools import reference as countries

DATA = Path(os.environ.get("WAARMERK_TEST_DATA", Path(__file__).parents[2] / "shared" / "data")) / "reference"
LISTS = {one.name: one.read() for one in shipped.shipped(examples=True)}
TODAY = date(2026, 11, 21)

needs_data = pytest.mark.skipif(
    not DATA.is_dir(), reason="the reference data to compare with is not here; WAARMERK_TEST_DATA names its folder"
)


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def words(name: str, language: str = "en") -> dict[str | None, str]:
    return {entry.keys[0]: entry.words.get(language, "") for entry in LISTS[name].entries}


def test_the_countries_are_those_of_the_cldr_and_the_page_tells_every_column() -> None:
    assert countries.main(["--check"]) == 0, "run `python -m tools.reference`"


def test_every_country_has_a_name_in_every_language_of_the_app() -> None:
    nameless = [
        (entry.keys[0], language)
        for entry in LISTS["countries"].entries
        for language in LANGUAGES
        if not entry.words.get(language)
    ]
    assert nameless == []
    assert words("countries", "hu")["NL"] == "Hollandia"


LANGUAGES = ("en", "nl", "hu", "fi", "nb")


@pytest.mark.parametrize("name", ["packages", "units", "transport_modes", "document_types", "laboratory_tests", "eppo"])
def test_a_list_of_codes_has_its_words_in_every_language_of_the_app(name: str) -> None:
    untold = [
        (entry.keys[0], language)
        for entry in LISTS[name].entries
        for language in LANGUAGES
        if not entry.words.get(language) and "en" in entry.words
    ]

    assert untold == []


def test_the_chapters_and_the_headings_of_what_is_inspected_have_their_words_in_every_language() -> None:
    untold = [
        code
        for entry in LISTS["nomenclature"].entries
        for code in entry.keys
        if code is not None and (len(code) == 2 or (len(code) == 4 and code < "25"))
        for language in LANGUAGES
        if not entry.words.get(language)
    ]

    assert set(untold) == {"99"}, "only what the Harmonized System leaves to others is untold"
    assert (words("nomenclature", "fi")["010121"], words("nomenclature", "nl")["070200"]) == (
        "Elävät hevoset, aasit, muulit ja muuliaasit: Hevoset: Puhdasrotuiset siitoseläimet",
        "Tomaten, vers of gekoeld",
    )


def test_no_words_are_there_for_a_code_that_is_not() -> None:
    path = Path(shipped.__file__).parent / "nomenclature_words.csv"
    with path.open(encoding="utf-8", newline="") as file:
        told = {row["code"] for row in csv.DictReader(file)}

    assert told <= set(words("nomenclature"))


@needs_data
def test_the_countries_are_those_of_iso_3166() -> None:
    known = {row["ISO3166-1-Alpha-2"] for row in rows("country-codes.csv")}

    assert set(words("countries")) - known == {"XK"}
    assert known - set(words("countries")) == set()


@pytest.mark.parametrize(
    ("country", "day", "place"),
    [
        ("NL", TODAY, "union"),
        ("NO", TODAY, "union"),
        ("CH", TODAY, "union"),
        ("TR", TODAY, "third_country"),
        ("GB", date(2020, 12, 31), "union"),
        ("GB", date(2021, 1, 1), "third_country"),
        ("HR", date(2013, 6, 30), "third_country"),
        ("HR", date(2013, 7, 1), "union"),
    ],
)
def test_a_country_is_in_the_union_for_its_time(country: str, day: date, place: str) -> None:
    found = LISTS["countries"].look_up().find((country,), day)

    assert found is not None
    assert found.value == place


def test_the_union_has_27_states_and_efta_4() -> None:
    groups = [entry.facts.get("group") for entry in LISTS["countries"].entries if entry.until is None]

    assert (groups.count("eu"), groups.count("efta")) == (27, 4)


@needs_data
def test_the_nomenclature_is_the_harmonized_system() -> None:
    told = {row["hscode"]: " ".join(row["description"].split()) for row in rows("harmonized-system.csv")}
    told = {code: text for code, text in told.items() if code.isdigit()}

    assert words("nomenclature") == told


@needs_data
def test_the_headings_of_the_nomenclature_are_those_of_the_harmonized_system() -> None:
    above = {row["hscode"]: row["parent"] for row in rows("harmonized-system.csv") if row["hscode"].isdigit()}

    parents = {entry.keys[0]: entry.facts.get("parent", "TOTAL") for entry in LISTS["nomenclature"].entries}
    assert parents == above


def test_cn_1_a_code_below_a_subheading_is_found_by_it() -> None:
    found = LISTS["nomenclature"].look_up().find(("02013000",), TODAY)

    assert found is not None
    assert (found.keys, found.value) == (("020130",), "leaf")


@pytest.mark.parametrize(
    ("code", "group", "limit"),
    [
        ("01012100", None, "100"),
        ("01029020", "Bovidae", "300"),
        ("010619", "Rodentia", "10000"),
        ("01061900", "Proboscidea", "15"),
        ("01061900", None, "100"),
        ("01061900", "Chiroptera", "100"),
        ("03011100", None, "40000"),
        ("0104", None, None),
        ("0201", None, None),
    ],
)
def test_cn_8_the_limits_are_those_of_the_code_and_the_group(code: str, group: str | None, limit: str | None) -> None:
    found = LISTS["quantity_limits"].look_up().find((code, group), TODAY)

    assert (found.value if found is not None else None) == limit


@needs_data
def test_the_eppo_codes_that_others_have_too_mean_the_same() -> None:
    told = {row["eppo_code"]: row["name"] for row in rows("eppo-subset.csv")}

    both = {code: name for code, name in words("eppo", "la").items() if code in told}
    assert len(both) >= 3
    assert both == {code: told[code] for code in both if code is not None}


@pytest.mark.parametrize(("name", "kinds"), [("document_types", DocumentKind), ("transport_modes", TransportType)])
def test_a_code_of_others_says_which_choice_of_a_form_it_is(name: str, kinds: type[StrEnum]) -> None:
    told = {kind for entry in LISTS[name].entries if (kind := entry.facts.get("kind")) is not None}

    assert told
    assert told <= {one.value for one in kinds}


def test_where_there_is_no_demonstration_there_are_no_examples() -> None:
    real = {one.name: one.read() for one in shipped.shipped(examples=False)}

    assert not any(one.example for one in real.values())
    assert {name for name, one in real.items() if not one.entries} == {
        name for name, one in LISTS.items() if one.example
    }


def test_an_example_and_nothing_are_told_apart_by_their_marks() -> None:
    with_examples = {one.name: one.mark for one in shipped.shipped(examples=True)}
    without = {one.name: one.mark for one in shipped.shipped(examples=False)}

    changed = {name for name in with_examples if with_examples[name] != without[name]}
    assert changed == {name for name, one in LISTS.items() if one.example}


def look_ups(node: Node) -> set[tuple[str, int]]:
    own = {(node.list, len(node.keys))} if isinstance(node, Find | Listed) else set[tuple[str, int]]()
    return own.union(*map(look_ups, children(node)))


def test_every_list_that_a_rule_looks_up_is_here_with_as_many_keys() -> None:
    asked = {
        one
        for form in CATALOGUE.values()
        for rule in form.rules
        for node in (rule.when, rule.require)
        for one in look_ups(node)
    }

    assert ("nomenclature", 1) in asked
    assert {name: len(DEFINITIONS[name].keys) for name, _ in asked} == dict(asked)


def test_every_list_that_a_box_is_chosen_from_is_here() -> None:
    text = (Path(__file__).parents[1] / "pwa" / "src" / "forms.gen.json").read_text(encoding="utf-8")

    named = set(re.findall(r'"picks":"([^"]+)"', text))

    assert {"countries", "nomenclature"} <= named <= set(DEFINITIONS)
