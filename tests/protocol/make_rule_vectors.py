"""Makes the vectors of the rules of the law: `python -m tests.protocol.make_rule_vectors`.

For each rule of each document type, as far as it can say so: a document of which it is true, one of which it is false,
one that leaves it open, and one that it does not apply to though it would not hold. Searched for with fixed dice, so
that a rule has the same documents while it stays the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import msgspec

from sync_protocol.evaluate import Finding, List, check
from sync_protocol.forms import CATALOGUE, DocumentForm
from sync_protocol.rules import Rule, encode
from tests.protocol.example_lists import example_lists
from tests.protocol.shared_cases import VECTORS
from tests.protocol.steering import ON, Verdict, example, possible

FILE = VECTORS / "rules_of_forms.json"


class NotFound(Exception):
    """No document makes the rule say this. If none can, then part of its condition is of no use: take it out."""


class Case(msgspec.Struct, frozen=True, omit_defaults=True):
    """A document and what the rule finds in it."""

    verdict: Verdict
    document: msgspec.Raw
    findings: tuple[Finding, ...] = ()


class RuleCases(msgspec.Struct, frozen=True):
    """The cases of the rule that stands at this place in the list of its type."""

    type: str
    rule: int
    at: str
    words: str
    cases: tuple[Case, ...]


class Vectors(msgspec.Struct, frozen=True):
    on: date
    lists: dict[str, List]
    rules: tuple[RuleCases, ...]


def made() -> str:
    """The text of the file: a line for each list and each rule. Raises NotFound."""
    lists = example_lists()
    shown = (f"{_json(name)}: {_json(list_)}" for name, list_ in lists.items())
    rules = (_json(one) for form in CATALOGUE.values() for one in _of_form(form, lists))
    return f'{{"on": "{ON}", "lists": {{\n{_lines(shown)}\n}}, "rules": [\n{_lines(rules)}\n]}}\n'


def _of_form(form: DocumentForm, lists: Mapping[str, List]) -> Iterator[RuleCases]:
    for index, rule in enumerate(form.rules):
        cases = tuple(_case(form, rule, verdict, lists) for verdict in possible(rule))
        yield RuleCases(form.type, index, rule.at, rule.words, cases)


def _case(form: DocumentForm, rule: Rule, verdict: Verdict, lists: Mapping[str, List]) -> Case:
    document = example(form.content, rule, verdict, lists, seed=f"{form.type} {rule.at} {rule.words} {verdict}")
    if document is None:
        raise NotFound(f"{form.type}, {rule.code} at {rule.at}: {verdict!r} of {rule.text!r}")
    return Case(verdict, msgspec.Raw(encode(document)), tuple(check(document, (rule,), ON, lists)))


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _lines(lines: Iterator[str]) -> str:
    return ",\n".join(lines)


if __name__ == "__main__":
    FILE.write_text(made(), encoding="utf-8")
