"""What the server has beside what it should have: operations, documents and conflicts in one form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from backend.domain.rights import Person, Role
from sync_protocol import document
from sync_protocol.document import Document
from tests.simulation.boxes import Conflict
from tests.simulation.content import alike, plain
from tests.simulation.operation import Expected, Taken, body_of, result_of
from tests.simulation.sight import Who


def grouped(new: Sequence[Taken]) -> list[list[Taken]]:
    found: list[list[Taken]] = []
    last: tuple[str, str] | None = None
    for op in new:
        group = (body_of(op) or {}).get("group")
        key = (op.client_id, group) if group else None
        if key is not None and key == last:
            found[-1].append(op)
        else:
            found.append([op])
        last = key
    return found


def is_rest(together: Sequence[Taken]) -> bool:
    """Whether others of the group are missing: those that were dismissed."""
    return (body_of(together[0]) or {}).get("group_size", 1) > len(together)


def is_dismissed(op: Taken) -> bool:
    return op.op_id is not None and result_of(op).get("code") == "DISMISSED"


def conflict_of(one: document.Conflict) -> Conflict:
    said = (alike(one.kept), alike(one.other), one.kept_by, one.other_by)
    return Conflict(one.at, one.code, one.rev, *said)


def differs(op: Taken, expected: Expected, result: Mapping[str, Any]) -> str:
    is_ = (op.status, result.get("code", ""), result.get("parent", 0))
    ought = (expected.status, is_[1] if expected.code is None else expected.code, expected.parent)
    if expected.status in ("applied", "merged") and expected.code == "":
        ought = (ought[0], is_[1], ought[2])
    if is_ != ought:
        return f"operation {op.seq} of {op.client_id} is {is_}, and should be {ought}: {op.body!r} -> {op.result!r}"
    return ""


def plain_of(document: Document) -> dict[str, Any]:
    return {
        "status": str(document.status),
        "post": document.post,
        "organisation": document.organisation,
        "version": document.version,
    }


def person_of(who: Who) -> Person:
    return Person(id=who.id, name=who.name, role=Role(who.role), post=who.post, organisation=who.organisation)


def unlike(one: Any, other: Any, at: str = "") -> list[str]:
    if isinstance(one, dict) and isinstance(other, dict):
        left, right = cast("dict[str, Any]", one), cast("dict[str, Any]", other)
        return [text for key in {**left, **right} for text in unlike(left.get(key), right.get(key), f"{at}/{key}")]
    return [] if plain(one) == plain(other) else [f"{at}: {one!r}, and should hold {other!r}"]
