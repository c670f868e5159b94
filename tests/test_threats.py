"""docs/threats.md: what is said to be shown is shown by a test that is there."""

from __future__ import annotations

import re

import pytest

from tests.runs import ROOT

ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs" / "threats.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("|") and not line.startswith(("|---", "| threat"))
]
NAMED = sorted({name for row in ROWS for name in re.findall(r"`([^`]+::[^`]+)`", row[-1])})


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row[0]))
def test_each_threat_has_a_test_or_is_accepted_with_a_reason(row: list[str]) -> None:
    threat, _, shown = row

    assert threat
    assert "::" in shown or re.match(r"accepted( beyond that)?: \S.{20,}", shown)


@pytest.mark.parametrize("name", NAMED)
def test_each_test_that_is_named_is_there(name: str) -> None:
    path, _, title = name.partition("::")
    source = (ROOT / path).read_text(encoding="utf-8")

    if path.endswith(".py"):
        assert re.search(rf"^(async )?def {re.escape(title)}\(", source, re.MULTILINE)
    else:
        assert f'it("{title}"' in source
