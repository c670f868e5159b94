"""The record of the long comparison that is kept with the code."""

from __future__ import annotations

import re

from tests import runs
from tests.protocol.differential import record

LEAST_DOCUMENTS = 10_000
LEAST = 20


def test_the_record_is_of_ten_thousand_documents_without_a_difference() -> None:
    found = record.held()

    assert re.fullmatch("[0-9a-f]{64}", found.protocol)
    assert re.fullmatch("[0-9a-f]{7,40}", found.commit)
    assert found.documents == sum(one.documents for one in found.types.values())
    assert found.documents >= LEAST_DOCUMENTS
    assert found.conditions >= LEAST_DOCUMENTS
    assert found.differences == 0
    assert found.changed == (), "what was compared stands in no commit"


def test_in_the_record_each_rule_says_often_what_it_can_say() -> None:
    counted = [
        (type_, rule.code, rule.at, times)
        for type_, one in record.held().types.items()
        for rule in one.rules
        for times in (rule.true, rule.false, rule.missing, rule.outside)
        if times is not None
    ]

    assert counted
    assert [one for one in counted if one[-1] < LEAST] == []


def test_the_note_says_of_which_protocol_the_record_is() -> None:
    found = record.held()

    same = found.protocol == runs.protocol_hash()

    assert ("as it is" in record.note()) is same
    assert ("Run make soak" in record.note()) is not same
    assert found.protocol[:12] in record.note()
