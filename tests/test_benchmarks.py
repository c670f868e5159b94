"""docs/benchmarks.md is what the record of the measurements says."""

from __future__ import annotations

import msgspec

from bench import page
from bench.__main__ import PAGE, RECORD


def test_the_page_says_what_was_measured() -> None:
    assert page.written(msgspec.json.decode(RECORD.read_bytes())) == PAGE.read_text(encoding="utf-8")
