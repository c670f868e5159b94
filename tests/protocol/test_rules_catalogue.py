"""What must be true of every document type's form and rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sync_protocol.conditions import ALWAYS, Get, Node, children, tables_of
from sync_protocol.editions import belongs, editions_of
from sync_protocol.forms import CATALOGUE, CED, DocumentForm
from sync_protocol.forms.common import TODAY
from sync_protocol.generate import SameWords, rule_words
from sync_protocol.rules import MANDATORY, Form, Place, Rule, places, words_of
from sync_protocol.ways_of_working import WAYS_OF_WORKING
from tests.protocol.guards import reads, unguarded
from tests.protocol.sample import Sample

each_type = pytest.mark.parametrize("form", CATALOGUE.values(), ids=CATALOGUE)


def fields(form: type[Form], before: str = "") -> Iterator[tuple[str, Place]]:
    for place in places(form).values():
        path = before + place.name
        yield path, place
        if place.kind == "section":
            yield from fields(place.type, f"{path}/")
        elif place.kind == "rows":
            yield from fields(place.type, f"{path}/*/")


def gets(node: Node) -> Iterator[Get]:
    if isinstance(node, Get):
        yield node
    for child in children(node):
        yield from gets(child)


@each_type
def test_no_rule_waits_for_a_box_that_nothing_asks_for(form: DocumentForm) -> None:
    """Otherwise the box is mandatory in effect: guard it (`when=box.present() & ...`), or make it mandatory."""
    waits = {f"{rule.code} at {rule.at}": sorted(names) for rule, names in unguarded(form.rules)}

    assert waits == {}


@each_type
def test_rules_read_boxes_of_their_own_form(form: DocumentForm) -> None:
    kinds = {path: place.kind for path, place in fields(form.content)}

    for one in (*form.rules, *form.shown):
        assert reads(one) | {one.at} <= kinds.keys(), one.code
        read = {get.path: get.kind for node in (one.when, one.require) for get in gets(node)}
        assert read == {path: kinds[path] for path in read}, one.code


@each_type
def test_a_box_has_a_number_for_each_edition_or_none_at_all(form: DocumentForm) -> None:
    wrong = [path for path, place in fields(form.content) if len(place.about.number) not in (0, len(form.editions))]

    assert wrong == []


@each_type
def test_what_names_editions_names_those_of_its_form(form: DocumentForm) -> None:
    named = {one for _, place in fields(form.content) for one in place.about.editions}
    named |= {one for rule in (*form.rules, *form.shown) for one in rule.editions}

    assert named | form.since.keys() <= {*form.editions, *TODAY}
    assert [
        path for path, place in fields(form.content) if len(place.about.labels) not in (0, len(form.editions))
    ] == []


@each_type
def test_an_edition_is_judged_by_boxes_that_it_has(form: DocumentForm) -> None:
    """Otherwise a rule would wait for a box that nobody of that edition is asked for, or can fill in."""
    for edition in form.editions:
        for one in (*form.rules_in(edition), *form.shown_in(edition)):
            lacking = {path for path in reads(one) if not belongs(editions_of(form.content, path), edition)}
            assert lacking == set(), (edition, one.code, one.at)


@each_type
def test_data_4_editions_come_into_force_one_after_the_other(form: DocumentForm) -> None:
    days = [form.since.get(edition, date.min) for edition in form.editions]

    assert days == sorted(set(days))
    assert days[-1] <= date(2026, 7, 14)


def test_data_4_ced_ii_4_belongs_to_the_edition_before_todays() -> None:
    form = CATALOGUE[CED]
    selected = "part2/selected_for_physical"

    judged = {
        edition: {rule.code for rule in form.rules_in(edition) if selected in reads(rule)} for edition in form.editions
    }

    assert judged == {"669/2009": {"CHK-2", MANDATORY}, "2019/1715": set()}


@each_type
def test_every_field_has_a_label(form: DocumentForm) -> None:
    assert [path for path, place in fields(form.content) if not place.about.label and place.name != "id"] == []


@each_type
def test_what_a_form_shows_is_judged_where_the_box_stands(form: DocumentForm) -> None:
    """A renderer asks for a box in a row only when it is at that row."""
    for rule in form.shown:
        rows = {table for path in reads(rule) for table in tables_of(path)} - set(tables_of(rule.at))
        assert rows <= {path for path in reads(rule) if "*" not in path}, rule.at


def test_a_sentence_has_one_code() -> None:
    codes: dict[str, set[str]] = {}
    for rule in all_rules():
        codes.setdefault(rule.text, set()).add(rule.code)

    assert {text: sorted(found) for text, found in codes.items() if len(found) > 1} == {}


def test_every_rule_has_a_sentence_that_ends() -> None:
    assert [rule.code for rule in all_rules() if not rule.text.strip().endswith(".")] == []


def all_rules() -> Iterator[Rule]:
    for form in CATALOGUE.values():
        yield from form.rules


def test_each_sentence_has_an_id_of_its_own_made_of_its_code_and_words() -> None:
    sentences: dict[str, set[tuple[str, str]]] = {}
    for rule in all_rules():
        sentences.setdefault(rule.words, set()).add((rule.code, rule.text))

    assert {words: told for words, told in sentences.items() if len(told) > 1} == {}
    assert [words for words in sentences if not re.fullmatch("rule(-[a-z0-9]+)+", words) or len(words) > 60] == []
    assert words_of("CHK-1a", "Say why this check was not done.") == "rule-chk-1a-say-why-this-check-was-not-done"


def test_two_sentences_that_begin_too_much_alike_are_refused() -> None:
    begin = "This sentence is so long that its id cannot hold all of it, and ends in "
    told = (begin + "a.", begin + "b.")
    rules = tuple(Rule("ONE", ALWAYS, "text", words_of("ONE", text), text=text) for text in told)
    form = DocumentForm(type="SAMPLE", content=Sample, prefixes={"1": "SAMPLE"}, rules=rules)

    with pytest.raises(SameWords, match="alike"):
        rule_words({"SAMPLE": form})


ROOT = Path(__file__).parents[2]
CODES = {rule.code for form in CATALOGUE.values() for rule in form.rules} - {MANDATORY}
NAMED = re.compile(r"(?:async )?def (test_\w+)|test(?:\.each)?\W.*")


@pytest.fixture(scope="module")
def names_of_tests() -> str:
    """The lines that name tests, of the server and of the app, in one spelling."""
    files = (*(ROOT / "tests").rglob("test_*.py"), *(ROOT / "pwa" / "src").rglob("*.test.ts"))
    lines = (line.strip() for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return "\n".join(line.lower().replace("-", "_") for line in lines if NAMED.match(line))


@pytest.mark.parametrize("code", sorted(CODES | WAYS_OF_WORKING.keys()))
def test_every_rule_has_a_test_of_its_name(code: str, names_of_tests: str) -> None:
    name = re.sub("[-.]", "_", code.lower())

    assert re.search(rf"(?<![a-z0-9]){name}(?![a-z0-9])", names_of_tests)
