"""The cases that Python and TypeScript share: every node of the language, and every way to set a box."""

from __future__ import annotations

from typing import get_args

import msgspec
import pytest

from sync_protocol.assign import CannotSet, assign
from sync_protocol.conditions import Node, Test, Value, children
from sync_protocol.describe import describe, forms_and_enums, names
from sync_protocol.evaluate import Finding, check
from sync_protocol.explain import explain
from sync_protocol.rules import decode, encode
from tests.protocol import sample
from tests.protocol.sample import Sample
from tests.protocol.shared_cases import ASSIGN, RULES, SET, AssignCase, RuleCase


@pytest.mark.parametrize("case", RULES.cases, ids=lambda case: case.name)
def test_a_condition_means(case: RuleCase) -> None:
    document = decode(Sample, bytes(case.document))

    findings = check(document, (case.rule,), case.on, RULES.lists)

    assert findings == [Finding("CASE", one.at, one.row, one.missing, one.warning) for one in case.findings]


@pytest.mark.parametrize("case", RULES.cases, ids=lambda case: case.name)
def test_an_explanation_says_what_the_rule_says(case: RuleCase) -> None:
    document = decode(Sample, bytes(case.document))

    explained = explain(case.rule, document, case.on, RULES.lists)

    said = [(part.what, part.says) for part in explained.parts if part.says != "true"]
    findings = check(document, (case.rule,), case.on, RULES.lists)
    assert [what for what, _ in said] == [finding.at for finding in findings]
    assert all(says == "open" for (_, says), finding in zip(said, findings, strict=True) if finding.missing)


def test_every_node_of_the_language_has_cases() -> None:
    def kinds(node: Node) -> set[type[Node]]:
        return {type(node)}.union(*map(kinds, children(node)))

    seen = set[type[Node]]().union(*(kinds(case.require) for case in RULES.cases))

    assert seen == {*get_args(Value), *get_args(Test)}


@pytest.mark.parametrize("case", ASSIGN.cases, ids=lambda case: case.name)
def test_a_box_is_set(case: AssignCase) -> None:
    document = decode(Sample, bytes(case.document))

    if case.gives is msgspec.UNSET:
        with pytest.raises(CannotSet) as refused:
            assign(document, case.path, case.value, case.edition)
        assert (refused.value.code, refused.value.path) == (case.refused, case.path)
    else:
        assert assign(document, case.path, case.value, case.edition) == decode(Sample, bytes(case.gives))


def test_the_vectors_describe_the_form_that_python_sets() -> None:
    named = names(forms_and_enums((Sample,)))

    assert describe(sample.CATALOGUE, named) == ASSIGN.catalogue


@pytest.mark.parametrize("case", SET, ids=lambda case: case.name)
def test_what_was_set_survives_the_wire(case: AssignCase) -> None:
    changed = assign(decode(Sample, bytes(case.document)), case.path, case.value, case.edition)

    assert decode(Sample, encode(changed)) == changed


def test_half_a_character_is_no_text() -> None:  # no vector: JSON cannot carry it
    with pytest.raises(CannotSet):
        assign(Sample(), "text", "a\ud83d")
