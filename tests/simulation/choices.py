"""What becomes of a choice between two values or two acts, by the protocol's page, without the server's code."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from tests.simulation.boxes import TWO_VALUES, Change, Conflict
from tests.simulation.content import Doc, get, text
from tests.simulation.operation import Expected, Taken
from tests.simulation.sight import Who

PART_ONE_CHANGED = "PART_ONE_CHANGED"
DELETION_ASKED = "DELETION_ASKED"
DELETED_MEANWHILE = "DELETED_MEANWHILE"
OPERATORS_TOO = (PART_ONE_CHANGED, DELETION_ASKED, DELETED_MEANWHILE)
"""Two acts of which one is the operator's own."""

LONGEST = {"remark": 2000, "reference": 255, "region_of_origin": 255, "identification": 255}
"""The boxes of the simulation in which people write, and how much; none has a box for remarks beside it."""


class Chosen(Struct, frozen=True):
    """A choice that was made, by the name of who made it; of two values the one that `counted` is in the document."""

    conflict: Conflict
    choice: str
    value: str
    by: str
    counted: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        one = self.conflict
        where = (one.at, one.code, str(one.rev), one.kept, one.other)
        return (*where, self.choice, self.value, self.by, str(self.counted))


def shows(who: Who, doc: Doc, one: Conflict) -> bool:
    """Whether the person is told of it at all."""
    values_of_part_one = one.code == TWO_VALUES and one.at.startswith("part1/")
    if not who.is_operator:
        return doc["post"] == who.post and not (doc["organisation"] and values_of_part_one)
    told = values_of_part_one or (one.code in OPERATORS_TOO and not one.at.startswith("part2"))
    return doc["organisation"] == who.organisation and told


def may_choose(who: Who, doc: Doc, one: Conflict) -> bool:
    return shows(who, doc, one) and not (who.is_operator and one.code != TWO_VALUES)


def settled(doc: Doc, some: Iterable[Conflict], choice: str, who: Who, value: str | None = None) -> None:
    """What leaves the open ones stands in the history."""
    for one in some:
        doc["chosen"].append(Chosen(one, choice, one.kept if value is None else value, who.name))


Meaning = tuple[str, ...]


class Choice(Struct, frozen=True):
    """What the person meant by the names of conflicts; `picked` is None where none is picked."""

    choice: str
    conflicts: frozenset[Meaning | None]
    picked: Meaning | None = None
    base: int = 0


def choose(op: Taken, body: Doc, doc: Doc, who: Who, names: Mapping[tuple[str, str], Meaning]) -> Expected:
    """A person chooses which of two values counts, or confirms what counts of two acts."""
    args: Doc = body["args"]
    picked = args.get("chosen", "")
    meant = Choice(
        args["choice"],
        frozenset(names.get((doc["id"], one)) for one in args["conflicts"]),
        names.get((doc["id"], picked), (picked,)) if picked else None,
        body["base"]["rev"],
    )
    if meant.choice not in ("kept", "other", "both"):
        return Expected("rejected", "OPERATION_SHAPE")
    named = [one for one in doc["open"] if one.meaning in meant.conflicts and shows(who, doc, one)]
    past = [one for one in doc["chosen"] if one.conflict.meaning in meant.conflicts and shows(who, doc, one.conflict)]
    if not all(may_choose(who, doc, one) for one in (*named, *(one.conflict for one in past))):
        return Expected("rejected", "MISSING_RIGHT")
    if not named:
        return _too_late(op, meant, doc, past, who)
    two_values = named[0].code == TWO_VALUES
    if len({(one.code, one.at if one.code == TWO_VALUES else "") for one in named}) > 1:
        return Expected("rejected", "OPERATION_SHAPE")
    if meant.choice == "kept":
        seen = Change(op, body, doc, meant.base, who.name)
        if two_values and seen.is_foreign(seen.last(named[0].at)):
            return _not_followed(op, meant, doc, named, who)
        return _followed(op, doc, named, meant.choice, None, who)
    if meant.choice == "other" and meant.picked and all(one.meaning != meant.picked for one in named):
        return _too_late(op, meant, doc, past, who)
    if not two_values or (meant.choice == "other" and not meant.picked and len(named) > 1):
        return Expected("rejected", "OPERATION_SHAPE")
    change = _carried_out(op, body, meant, doc, named, who)
    if change is None:
        return _not_followed(op, meant, doc, named, who)
    return _followed(op, doc, named, meant.choice, change, who)


def _carried_out(op: Taken, body: Doc, meant: Choice, doc: Doc, named: Sequence[Conflict], who: Who) -> Change | None:
    """The change that the choice makes; None where the document takes none, or the box cannot hold it."""
    at = named[0].at
    in_checks = doc["status"] in ("new", "in_progress") and at.startswith("part2/") and not who.is_operator
    if doc["status"] != "draft" and not in_checks:
        return None
    if meant.choice == "other":
        change = Change(op, body, doc, meant.base, who.name, chosen=True)
        other = next((one.other for one in named if one.meaning == meant.picked), named[0].other)
        return change if change.merge(at, _as_value(at, other)) else None
    change = Change(op, body, doc, doc["rev"], who.name, chosen=True)  # what counts now stays in it
    both = "\n".join(dict.fromkeys(filter(None, [text(get(doc["content"], at.split("/"))), *_others(named)])))
    longest = LONGEST.get(at.rpartition("/")[2])
    return change if longest is not None and len(both) <= longest and change.merge(at, both) else None


def _as_value(at: str, said: str) -> Any:
    if said == "":
        return None
    if at.rpartition("/")[2] in LONGEST:
        return said
    value: Any = json.loads(said)
    return {name: one for name, one in value.items() if name != "id"} if isinstance(value, dict) else value  # pyright: ignore[reportUnknownVariableType]


def _others(named: Sequence[Conflict]) -> list[str]:
    return [one.other for one in named]


def _followed(op: Taken, doc: Doc, named: Sequence[Conflict], choice: str, change: Change | None, who: Who) -> Expected:
    others = [one for one in doc["open"] if one not in named]
    found: list[Conflict] = []
    value = None
    if change is not None:
        value = text(get(change.content, named[0].at.split("/")))
        others, found = change.left(others), change.found()
        doc["content"], doc["writers"] = change.content, change.writers
    doc["open"] = [*others, *found]
    settled(doc, named, choice, who, value)
    written(op, doc, who)
    return Expected("merged" if found else "applied", conflicts={one.at for one in found})


def _too_late(op: Taken, meant: Choice, doc: Doc, past: Sequence[Chosen], who: Who) -> Expected:
    """Somebody chose before: the first choice counts, and this one is kept beside it."""
    counted = [one for one in past if one.counted]
    if not counted:
        return Expected("rejected", "NO_CONFLICT")
    first, mine = counted[0], _wanted(meant, [one.conflict for one in counted])
    if mine == first.value or meant.choice == first.choice == "both":
        return Expected("noop")
    return _beside(op, doc, Chosen(first.conflict, meant.choice, mine, who.name, counted=False), who, _LATE)


def _not_followed(op: Taken, meant: Choice, doc: Doc, named: Sequence[Conflict], who: Who) -> Expected:
    """It stays open, and what the person wanted is kept."""
    mine = Chosen(named[0], meant.choice, _wanted(meant, named), who.name, counted=False)
    return _beside(op, doc, mine, who, "NOT_FOLLOWED")


_LATE = "RESOLVED_MEANWHILE"


def _beside(op: Taken, doc: Doc, mine: Chosen, who: Who, code: str) -> Expected:
    doc["chosen"].append(mine)
    written(op, doc, who)
    return Expected("merged", code)


def _wanted(meant: Choice, some: Sequence[Conflict]) -> str:
    if meant.choice == "kept":
        return some[0].kept
    if meant.choice == "both":
        return "\n".join(dict.fromkeys(filter(None, [some[0].kept, *_others(some)])))
    return next((one.other for one in some if one.meaning == meant.picked), some[0].other)


def written(op: Taken, doc: Doc, who: Who) -> None:
    """The document has another revision, of this person and this stream."""
    doc["rev"] += 1
    doc["wrote"][op.client_id] = doc["rev"]
    doc["changed_by"] = who.name
