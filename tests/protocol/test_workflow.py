"""The table of transitions as vectors, which the app looks up the same: `python -m tests.protocol.test_workflow` writes
them. What the table means is tested with the rules, in `tests/domain/test_lifecycle.py`.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sync_protocol.forms import CATALOGUE
from sync_protocol.workflow import Action, Side, Status, transition, watermark
from tests.protocol.make_vectors import FOLDER

FILE = FOLDER / "workflow.json"
STATUSES = Path(__file__).parents[2] / "locales" / "en" / "statuses.ftl"
A_TYPE_TO_COME = "PHYTO"


def written() -> str:
    """By type, side and status: which actions lead where. What is not there cannot be done."""
    told = {
        type_: {side: {status: ends for status in Status if (ends := _ends(type_, side, status))} for side in Side}
        for type_ in (*CATALOGUE, A_TYPE_TO_COME)
    }
    return json.dumps(told, indent=1) + "\n"


def _ends(type_: str, side: Side, status: Status) -> dict[str, str]:
    rows = ((action, transition(status, action, side, type_)) for action in Action)
    return {action: row.end for action, row in rows if row is not None}


def test_the_vectors_are_those_of_the_table() -> None:
    assert FILE.read_text(encoding="utf-8") == written()


@pytest.mark.parametrize(
    ("status", "installation", "mark"),
    [
        (Status.DRAFT, "production", "DRAFT"),
        (Status.NEW, "production", ""),
        (Status.VALID, "production", "ORIGINAL"),
        (Status.PRE_VALID, "production", "PRE-VALID"),
        (Status.RECALLED, "production", "RECALLED"),
        (Status.VALID, "training", "TRAINING"),
        (Status.NEW, "acceptance", "ACCEPTANCE"),
        (Status.REJECTED, "demo", "DEMONSTRATION"),
    ],
)
def test_st_13_print_3_a_print_is_marked_by_its_status_or_by_what_the_installation_is_for(
    status: Status, installation: str, mark: str
) -> None:
    words = dict(line.split(" = ") for line in STATUSES.read_text(encoding="utf-8").splitlines() if " = " in line)

    assert words.get(watermark(status, installation), "") == mark


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
