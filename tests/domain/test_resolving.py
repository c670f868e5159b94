"""What a choice between values makes of a document: the same on the server and on the tablet, case by case."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from backend.domain.held import Held
from sync_protocol import rules
from sync_protocol.document import Conflict
from sync_protocol.forms import CATALOGUE, CVEDP
from sync_protocol.wire import Resolve, ResultStatus
from sync_protocol.workflow import Status
from tests.domain.lifecycle import COLLEAGUE, Case, a_document, applied

VECTORS = Path(__file__).parents[2] / "sync_protocol" / "vectors" / "conflicts.json"


class Vector(msgspec.Struct):
    name: str
    content: dict[str, Any]
    conflicts: tuple[Conflict, ...]
    args: Resolve
    after: dict[str, Any]
    open: list[str]


def as_kept(content: dict[str, Any]) -> bytes:
    """The content as the server writes it, without what is empty."""
    return rules.encode(rules.decode(CATALOGUE[CVEDP].content, msgspec.json.encode(content)))


@pytest.mark.parametrize(
    "vector",
    msgspec.json.decode(VECTORS.read_bytes(), type=list[Vector]),
    ids=lambda one: re.sub(r"\W+", "_", one.name),
)
def test_a_choice_comes_to_the_same_on_both_sides(vector: Vector) -> None:
    case = Case(a_document(Status.IN_PROGRESS, content=msgspec.Raw(as_kept(vector.content)), rev=6))
    case.held = Held(msgspec.structs.replace(case.document, conflicts=vector.conflicts), {}, 3)

    result = applied(case.at_desk(COLLEAGUE).does("conflict.resolve", vector.args))

    assert as_kept(msgspec.json.decode(case.document.content)) == as_kept(vector.after)
    assert [one.id for one in case.document.conflicts] == vector.open
    settled = len(vector.conflicts) - len(vector.open)
    assert len(case.document.resolutions) == max(settled, 1)
    assert (result.status is ResultStatus.APPLIED) == (settled > 0)
