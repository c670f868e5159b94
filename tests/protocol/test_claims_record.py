"""The record of the long comparison of seals that is kept with the code."""

from __future__ import annotations

import re

from tests.protocol import claims_record


def test_the_record_is_of_ten_thousand_claim_sets_without_a_difference() -> None:
    found = claims_record.held()

    assert re.fullmatch("[0-9a-f]{64}", found.protocol)
    assert min(found.written, found.read) >= claims_record.LEAST
    assert found.differences == 0
    assert found.changed == (), "what was compared stands in no commit"
