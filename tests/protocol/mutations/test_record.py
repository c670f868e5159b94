"""The record of the long campaign that is kept with the code."""

from __future__ import annotations

import re

from tests import runs
from tests.protocol.mutations import record
from tests.protocol.mutations.attempts import FORGERIES

LEAST = 10_000


def test_the_record_is_of_ten_thousand_forgeries_of_which_none_was_accepted() -> None:
    found = record.held()

    assert re.fullmatch("[0-9a-f]{64}", found.protocol)
    assert re.fullmatch("[0-9a-f]{7,40}", found.commit)
    assert found.attempts == sum(one.attempts for one in found.classes.values())
    assert found.attempts >= LEAST
    assert found.accepted == sum(one.accepted for one in found.classes.values()) == 0
    assert found.changed == (), "what was tried stands in no commit"


def test_the_record_has_every_class_of_forgery_and_what_both_verifiers_said() -> None:
    found = record.held()

    assert found.classes.keys() == FORGERIES.keys()
    for one in found.classes.values():
        assert sum(one.python.values()) == sum(one.typescript.values()) == one.attempts


def test_the_note_says_of_which_protocol_the_record_is() -> None:
    found = record.held()

    assert ("as it is" in record.note()) is (found.protocol == runs.protocol_hash())
    assert found.protocol[:12] in record.note()
