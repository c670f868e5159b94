"""The shared cases of the rules of the law, and whether they would notice a rule that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
import pytest
from msgspec.structs import replace

from sync_protocol.conditions import ALWAYS, Not
from sync_protocol.evaluate import Finding, check
from sync_protocol.forms import CATALOGUE
from sync_protocol.rules import Rule, decode
from tests.protocol.make_rule_vectors import FILE, Case, RuleCases, Vectors, made
from tests.protocol.steering import possible, verdicts

HELD = msgspec.json.decode(FILE.read_bytes(), type=Vectors)


def pairs() -> Iterator[tuple[Rule, RuleCases]]:
    for cases in HELD.rules:
        yield CATALOGUE[cases.type].rules[cases.rule], cases


def found(rule: Rule, cases: RuleCases, case: Case) -> tuple[Finding, ...]:
    document = decode(CATALOGUE[cases.type].content, bytes(case.document))
    return tuple(check(document, (rule,), HELD.on, HELD.lists))


def test_the_cases_are_those_of_the_rules_as_they_are() -> None:
    """If this fails: python -m tests.protocol.make_rule_vectors."""
    assert FILE.read_text(encoding="utf-8") == made()


def test_every_rule_is_true_false_open_and_outside_where_it_can_be() -> None:
    assert [(cases.type, cases.rule) for cases in HELD.rules] == [
        (type_, index) for type_, form in CATALOGUE.items() for index in range(len(form.rules))
    ]
    for rule, cases in pairs():
        assert tuple(case.verdict for case in cases.cases) == possible(rule)
        for case in cases.cases:
            document = decode(CATALOGUE[cases.type].content, bytes(case.document))
            assert case.verdict in verdicts(rule, document, HELD.on, HELD.lists), (cases.type, rule.at)
            assert found(rule, cases, case) == case.findings


CHANGES: dict[str, Callable[[Rule], Rule]] = {
    "its condition is turned round": lambda rule: replace(rule, require=Not(rule.require)),
    "it applies everywhere": lambda rule: replace(rule, when=ALWAYS),
    "it applies where it does not": lambda rule: replace(rule, when=Not(rule.when)),
    "it never holds anybody up": lambda rule: replace(rule, require=ALWAYS),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_rule_that_is_wrong_is_noticed(change: Callable[[Rule], Rule]) -> None:
    unnoticed: list[str] = []
    for rule, cases in pairs():
        wrong = change(rule)
        if wrong != rule and all(found(wrong, cases, case) == case.findings for case in cases.cases):
            unnoticed.append(f"{cases.type}, {rule.code} at {rule.at}: {rule.text}")

    assert unnoticed == []
