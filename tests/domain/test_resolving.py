"""What a choice between values makes of a document: the same on the server and on the tablet, case by case."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.held import Applied, Held
from sync_protocol import rules
from sync_protocol.document import Choice, Conflict
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


IDS = st.sampled_from(["4-1", "4-2", "4-3", "5-1", "9-9", "\0"])
ARGUMENTS = st.builds(
    Resolve, st.lists(IDS, min_size=1, max_size=4).map(tuple), st.sampled_from([*Choice]), IDS, st.text(max_size=40)
)


@given(st.lists(ARGUMENTS, max_size=6))
def test_whatever_a_device_chooses_is_answered_and_leaves_a_document_that_can_be_read(some: list[Resolve]) -> None:
    case = Case(a_document(Status.IN_PROGRESS, rev=6))
    at = ("part2/identity/result", "part2/identity/remark", "part2/laboratory/tests/k1/samples")
    found = tuple(
        Conflict(
            id=f"4-{n}",
            rev=4,
            at=path,
            code="TWO_VALUES",
            kept="",
            other=other,
            kept_by="",
            other_by="",
            noticed_at=case.at,
        )
        for n, (path, other) in enumerate(zip(at, ("no result", "Seal intact", "?"), strict=True), 1)
    )
    act = msgspec.structs.replace(found[0], id="5-1", at="", code="DECIDED_MEANWHILE", other="refused")
    case.held = Held(msgspec.structs.replace(case.document, conflicts=(*found, act)), {}, 3)
    desk = case.at_desk(COLLEAGUE)

    for args in some:
        before = case.document
        result = desk.does("conflict.resolve", args)

        assert isinstance(result, Applied) or result.code in ("OPERATION_SHAPE", "NO_CONFLICT")
        assert as_kept(msgspec.json.decode(case.document.content))
        gone = {one.id for one in before.conflicts} - {one.id for one in case.document.conflicts}
        assert gone <= {one.conflict.id for one in case.document.resolutions}
