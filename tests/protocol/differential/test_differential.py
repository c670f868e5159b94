"""Server and tablet find the same, whatever the document and whatever the rule, and set the same boxes alike.

500 documents and as many conditions; WAARMERK_SOAK=1 makes it 10,000 and writes docs/runs/differential.json. Either way
each rule says each thing that it can say at least 20 times, or this fails.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from random import SystemRandom
from time import monotonic
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st

from sync_protocol.assign import CannotSet, Refusal, assign
from sync_protocol.conditions import Node, Test, Value, children
from sync_protocol.describe import describe, forms_and_enums, names
from sync_protocol.evaluate import List, check
from sync_protocol.explain import Verdict as Why
from sync_protocol.explain import told as told_by_server
from sync_protocol.forms import CATALOGUE, DocumentForm, DocumentType
from sync_protocol.rules import Form, Rule, decode, encode
from tests.protocol.differential import invented, record
from tests.protocol.differential.record import Compared, Said
from tests.protocol.differential.tablet import SERVE, Failed, Tablet, tablet
from tests.protocol.example_lists import example_lists
from tests.protocol.sample import Sample
from tests.protocol.shared_cases import RULES as VECTORS
from tests.protocol.steering import ON, Verdict, example, possible, verdicts

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not (SERVE.parents[3] / "pwa" / "node_modules").is_dir(),
    reason="the tablet's evaluator needs node and the packages of pwa/",
)

SOAK = bool(os.environ.get("WAARMERK_SOAK"))
CASES = 10_000 if SOAK else 500
LEAST = 20
"""So often at least each rule says each thing that it can say."""
MOST_STEERED = 3 * LEAST
LISTS = invented.LISTS | example_lists()
EVALUATOR = [
    SERVE.parents[3] / "pwa" / "src" / "domain" / f"{name}.ts"
    for name in ("conditions", "dates", "env", "look-up", "rules", "scalars")
]
NAMES = names(forms_and_enums(form.content for form in CATALOGUE.values()))
FORMS = (Sample, *(form.content for form in CATALOGUE.values()))
SEED = int(os.environ.get("WAARMERK_SEED") or SystemRandom().getrandbits(32))
"""Of all that is invented here; a run that fails says it."""
MANY = settings(
    max_examples=-(-CASES // len(CATALOGUE)),
    deadline=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.nested_given],
)

each_type = pytest.mark.parametrize("type_", CATALOGUE)


@pytest.fixture(scope="module")
def node() -> Iterator[Tablet]:
    with tablet(LISTS, describe(CATALOGUE, NAMES)) as running:
        yield running


@each_type
def test_both_find_the_same_by_the_rules_of_the_law(node: Tablet, type_: DocumentType, told: Told) -> None:
    """Documents that nobody would think of; then, for what too few of them made a rule say, documents that do."""
    form = CATALOGUE[type_]
    said: Counter[tuple[int, Verdict]] = Counter()
    starts: list[bytes] = [b"{}"]
    documents = 0

    def same(document: Form, on: date) -> None:
        nonlocal documents
        documents += 1
        assert node.check(document, form.rules, on) == check(document, form.rules, on, LISTS)
        for index, rule in enumerate(form.rules):
            said.update((index, verdict) for verdict in verdicts(rule, document, on, LISTS))

    @seeded(SEED)
    @MANY
    @given(invented.documents(form.content), invented.DAYS_OF_RULES)
    def compare(document: Form, on: date) -> None:
        same(document, on)
        starts.append(encode(document))

    compare()
    for index, rule in enumerate(form.rules):
        for verdict in possible(rule):
            for number in range(MOST_STEERED):
                if said[index, verdict] >= LEAST:
                    break
                start = b"{}" if number % 4 else starts[number % len(starts)]
                seed = f"{type_} {index} {verdict} {number}"
                document = example(form.content, rule, verdict, LISTS, seed=seed, start=start, tries=25)
                if document is not None:
                    same(document, ON)
    seldom = {
        f"{rule.code} at {rule.at}: {verdict}": said[index, verdict]
        for index, rule in enumerate(form.rules)
        for verdict in possible(rule)
        if said[index, verdict] < LEAST
    }
    assert seldom == {}, f"seed {SEED}"
    told.types[type_] = _counted(form, documents, said)


def test_both_tell_why_on_the_same_grounds(node: Tablet) -> None:
    said: Counter[Why] = Counter()
    for type_, form in CATALOGUE.items():
        for rule in form.rules:
            for verdict in possible(rule):
                document = example(form.content, rule, verdict, LISTS, seed=f"{type_} {rule.at} {rule.words} {verdict}")
                assert document is not None
                grounds = told_by_server(rule, document, ON, LISTS)
                assert node.told(document, rule, ON) == grounds
                said.update(one.verdict for one in grounds)
    assert set(said) == set(Why) - {Why.NOT_JUDGED}


def _counted(form: DocumentForm, documents: int, said: Counter[tuple[int, Verdict]]) -> Compared:
    def times(index: int, verdict: Verdict) -> int | None:
        return said[index, verdict] if verdict in possible(form.rules[index]) else None

    rules = tuple(
        Said(
            code=rule.code,
            at=rule.at,
            words=rule.words,
            true=said[index, "true"],
            false=said[index, "false"],
            missing=times(index, "open"),
            outside=times(index, "outside"),
        )
        for index, rule in enumerate(form.rules)
    )
    return Compared(documents=documents, differences=0, rules=rules)


@dataclass
class Told:
    """What was compared so far."""

    types: dict[DocumentType, Compared] = field(default_factory=dict[DocumentType, Compared])
    conditions: int = 0


@pytest.fixture(scope="module")
def told() -> Iterator[Told]:
    """Kept as a file where it was done at length, and nothing differed."""
    start, compared = monotonic(), Told()
    yield compared
    if SOAK and compared.conditions and compared.types.keys() == CATALOGUE.keys():
        record.write(compared.types, compared.conditions, SEED, monotonic() - start)


def test_both_find_the_same_by_conditions_that_nobody_wrote(node: Tablet, told: Told) -> None:
    """Until each thing that a condition can be was among them: chance may leave one out of the first few hundred."""
    tried: Counter[type[Node]] = Counter()
    every = {*get_args(Value), *get_args(Test)}
    conditions = 0

    @settings(MANY, max_examples=CASES)
    @given(st.data(), st.sampled_from(FORMS), invented.DAYS_OF_RULES)
    def compare(data: st.DataObject, form: type[Form], on: date) -> None:
        document = data.draw(invented.documents(form, small=form is Sample))
        rules = data.draw(st.lists(invented.rules(form), min_size=1, max_size=3))
        assert node.check(document, rules, on) == check(document, rules, on, LISTS)
        nonlocal conditions
        conditions += len(rules)
        for rule in rules:
            tried.update(_kinds(rule.require) | _kinds(rule.when))

    for more in range(10):
        seeded(SEED + more)(compare)()
        if tried.keys() == every:
            break
    assert tried.keys() == every, f"seed {SEED}"
    told.conditions = conditions


def _kinds(node: Node) -> set[type[Node]]:
    return {type(node)}.union(*map(_kinds, children(node)))


@each_type
def test_both_set_the_same_boxes(node: Tablet, type_: DocumentType) -> None:
    form = CATALOGUE[type_].content
    around = invented.surroundings(form)
    boxes = st.sampled_from([path for paths in around.boxes.values() for path in paths])
    rows = st.sampled_from([f"{table}/*" for table in around.tables])
    elsewhere = st.sampled_from(["nowhere", "part1", "part1/", around.tables[0]])
    editions = st.sampled_from(("", *CATALOGUE[type_].editions))
    done: Counter[str] = Counter()

    @MANY
    @given(
        invented.documents(form), boxes | rows | elsewhere, st.sampled_from((*invented.ROW_IDS, "Z")), VALUES, editions
    )
    def compare(document: Form, path: str, row_id: str, value: object, edition: str) -> None:
        done[_set_by_both(node, document, path.replace("*", row_id), value, edition)] += 1

    compare()
    # Too many rows takes 2000 of them: vectors/bad_input.json. Not every type has boxes of one edition alone.
    rare = {Refusal.TOO_MANY_ROWS, Refusal.OTHER_EDITION}
    assert set(done) - rare == {"set", *Refusal} - rare


VALUES = st.sampled_from(
    (
        *(True, 5, "01", "1.50", "2026-07-01", "2026-07-01T10:00:00Z", "satisfactory", *invented.TEXTS, None),
        *(-1.5, 2**53, "", "\0", "1e2", "2026-02-30", "0206-07-01", {}, [], {"id": "a"}, {"no": 1}, "x" * 10_001),
    )
)


def _set_by_both(node: Tablet, document: Form, path: str, value: object, edition: str) -> str:
    try:
        changed = assign(document, path, value, edition)
    except CannotSet as refused:
        with pytest.raises(Failed, match=f"^{refused.code}$"):
            node.assign(NAMES[type(document)], document, path, value, edition)
        return refused.code
    theirs: Any = node.assign(NAMES[type(document)], document, path, value, edition)
    assert decode(type(document), msgspec.json.encode(theirs)) == changed
    assert decode(type(document), encode(changed)) == changed
    return "set"


MUTANTS = {
    "decimals are floats": ("return millionths(raw as string);", "return Number(raw) as never;"),
    "missing is false": ("=== null ? null : make(a, b)", "=== null ? (false as never) : make(a, b)"),
    "a sum passes over the missing": ("more === null ? null : total + more", "more === null ? total : total + more"),
    "what is decided still waits": ("if (result !== null) this.empty.length = mark;", ""),
    "false and open is open": ("if (known === by) return", "if (known === by && result !== null) return"),
    "the day in UTC": ('timeZone: "Europe/Brussels"', 'timeZone: "UTC"'),
    "the day in winter time": ('timeZone: "Europe/Brussels"', 'timeZone: "Etc/GMT-1"'),
    "an empty key is always waited for": ('if (match === "any") env.empty.length = mark;', 'if (match === "any");'),
    "the shortest prefix": ("key.slice(0, key.length - index)", "key.slice(0, index + 1)"),
    "until is exclusive": ("on <= (entry.until ?? on)", "(!entry.until || on < entry.until)"),
    "since is exclusive": ("entry.since <= on", "entry.since < on"),
    "the outer row is not bound again": ("this.bound[table.slot] = outer;", ""),
}
SELDOM_INVENTED = {
    "the day in UTC",
    "the day in winter time",
    "the shortest prefix",
    "until is exclusive",
    "since is exclusive",
}


@pytest.mark.parametrize("mutation", MUTANTS.values(), ids=MUTANTS)
def test_the_shared_cases_find_an_evaluator_that_is_wrong(mutation: tuple[str, str]) -> None:
    with _mutant(VECTORS.lists, mutation) as mutant:
        wrong = [
            case.name
            for case in VECTORS.cases
            if _differ(mutant, decode(Sample, bytes(case.document)), [case.rule], case.on, VECTORS.lists)
        ]

    assert wrong


class Different(Exception):
    """The mutant says something else."""


@pytest.mark.parametrize("name", sorted(MUTANTS.keys() - SELDOM_INVENTED))
def test_invented_conditions_find_an_evaluator_that_is_wrong(name: str) -> None:
    with _mutant(invented.LISTS, MUTANTS[name]) as mutant:

        @settings(MANY, max_examples=5000, phases=(Phase.generate,), report_multiple_bugs=False, database=None)
        @given(st.data(), invented.DAYS_OF_RULES)
        def compare(data: st.DataObject, on: date) -> None:
            document = data.draw(invented.documents(Sample))
            rules = data.draw(st.lists(invented.rules(Sample), min_size=1, max_size=3))
            if _differ(mutant, document, rules, on, invented.LISTS):
                raise Different

        with pytest.raises(Different):
            compare()


@contextmanager
def _mutant(lists: Mapping[str, List], mutation: tuple[str, str]) -> Generator[Tablet]:
    places = [path.name for path in EVALUATOR for _ in range(path.read_text(encoding="utf-8").count(mutation[0]))]
    assert len(places) == 1, "the mutation no longer fits the source"
    with tablet(lists, mutation=mutation) as mutant:
        yield mutant


def _differ(mutant: Tablet, document: Form, rules: list[Rule], on: date, lists: Mapping[str, List]) -> bool:
    try:
        return mutant.check(document, rules, on) != check(document, rules, on, lists)
    except Failed:
        return True
