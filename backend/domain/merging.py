"""One change on its way into a document: boxes are merged one by one, and rows by their ids.

A box that nobody else touched since the device's base is clean, and so is one that takes the value it has. A box with
two values keeps one, as its form says, and the other stays beside it for a person. What somebody edits is not taken
away: a row that one removed while another worked on it stays, or comes back. A chain of own offline edits never
conflicts with itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

import msgspec
from msgspec import Struct

from backend.domain.differences import text
from backend.domain.held import BoxRev, Context, Held
from backend.domain.rights import TWO_VALUES
from sync_protocol import rules
from sync_protocol.about import Merge
from sync_protocol.assign import assign
from sync_protocol.document import Conflict, Document
from sync_protocol.forms import CATALOGUE
from sync_protocol.rules import Form, Place, Row, places


class Merging(Struct, kw_only=True):
    """The work of one change: `form` has the parts that it touches, `base` is the revision that the person saw.

    `chosen`: the person knows both values and chose, whatever the box does by itself. `again` are the boxes that were
    set, `beside` those where what stood there counts; `tell` are the streams whose values met.
    """

    document: Document
    form: Form
    box_revs: dict[str, BoxRev]
    base: int
    context: Context
    chosen: bool = False
    touched: bool = False
    found: list[Conflict] = []
    again: set[str] = set()
    beside: set[str] = set()
    tell: set[str] = set()

    def writes(self, path: str, was: str = "") -> None:
        by = self.context
        self.box_revs[path] = BoxRev(self.document.rev + 1, by.client_id, by.seq, by.who.name, by.received, was)
        self.touched = True

    def meanwhile(self, last: BoxRev | None) -> BoxRev | None:
        """The last writing of a box, where it is another's and the person had not seen it."""
        if last is None or not self.base < last.rev <= self.document.rev:
            return None
        return None if self.context.wrote_before(last) else last

    def last(self, path: str) -> BoxRev | None:
        """The last writing of a box, or of the row that it came with."""
        writings = [one for at in _upwards(path) if (one := self.box_revs.get(at)) is not None]
        return max(writings, key=lambda one: one.rev, default=None)

    def flags(self, path: str, kept: str, other: str, theirs: BoxRev, *, mine_counts: bool) -> None:
        """Two values, the person's and another's."""
        mine = (self.context.who.name, self.context.received)
        yours = (theirs.by or self.document.changed_by, theirs.at)
        (kept_by, kept_at), (other_by, other_at) = (mine, yours) if mine_counts else (yours, mine)
        if not mine_counts:
            self.beside.add(path)
        self.found.append(
            Conflict(
                at=path,
                code=TWO_VALUES,
                kept=kept,
                other=other,
                kept_by=kept_by,
                other_by=other_by,
                kept_at=kept_at,
                other_at=other_at,
                noticed_at=self.context.at,
            )
        )
        self.tell |= {theirs.client_id, self.context.client_id}


def begin(held: Held, form: Form, base: int, context: Context) -> Merging:
    return Merging(document=held.document, form=form, box_revs=dict(held.box_revs), base=base, context=context)


def merge(merging: Merging, path: str, value: Any) -> None:
    """Set a box, add a row or take one away. Raises CannotSet."""
    merging.again.add(path)
    here = value_at(merging.form, path) if value is None or isinstance(value, Mapping) else None
    if value is None and isinstance(here, Row):
        _remove(merging, path, here)
        return
    if value is not None:
        _bring_back(merging, path)
    if isinstance(value, Mapping) and isinstance(here, Row) and merging.meanwhile(merging.box_revs.get(path)):
        for name, one in cast("Mapping[str, object]", value).items():
            merge(merging, f"{path}/{name}", one)
        return
    _set(merging, path, value)


def _set(merging: Merging, path: str, value: Any) -> None:
    changed = assign(merging.form, path, value, merging.document.edition)
    if changed == merging.form:
        return
    theirs = merging.meanwhile(merging.last(path))
    if theirs is not None:
        # A box says what was set in the spelling that it keeps.
        mine = text(cast("object", value) if isinstance(value, Mapping) else value_at(changed, path))
        there = text(value_at(merging.form, path))
        place = place_at(merging.document, path)
        if place is not None and place.about.merge is Merge.KEEP_SERVER and not merging.chosen:
            merging.flags(path, there, mine, theirs, mine_counts=False)
            merging.again.discard(path)
            return
        merging.flags(path, mine, there, theirs, mine_counts=True)
    merging.form = changed
    merging.writes(path)


def _remove(merging: Merging, path: str, row: Row) -> None:
    """A row that somebody else wrote in meanwhile stays, until a person has seen both."""
    inside = (one for at, one in merging.box_revs.items() if at == path or at.startswith(f"{path}/"))
    theirs = max((one for one in inside if merging.meanwhile(one) is not None), key=lambda one: one.rev, default=None)
    if theirs is not None and not merging.chosen:
        merging.flags(path, text(row), "", theirs, mine_counts=False)
        merging.again.discard(path)
        return
    merging.form = assign(merging.form, path, None)
    merging.writes(path, was=rules.encode(row).decode())


def _bring_back(merging: Merging, path: str) -> None:
    """A row that somebody else took away while this person worked in it comes back as it was."""
    for row in reversed([*_upwards(path)][1:]):
        last = merging.box_revs.get(row)
        if last is None or not last.was or value_at(merging.form, row) is not None:
            continue
        if (theirs := merging.meanwhile(last)) is None:
            return
        merging.form = _with_row(merging.form, row.split("/"), last.was)
        merging.writes(row)  # it is this person's now: who takes it away once more has not seen that
        merging.flags(row, last.was, "", theirs, mine_counts=True)


def _with_row(form: Form, steps: list[str], was: str) -> Form:
    name, row_id, *rest = steps
    place, old = places(type(form))[name], getattr(form, name)
    if place.kind == "section":
        return msgspec.structs.replace(form, **{name: _with_row(old, [row_id, *rest], was)})
    rows = cast("tuple[Row, ...]", old)
    if rest:
        new = tuple(_with_row(one, rest, was) if one.id == row_id else one for one in rows)
    else:
        new = (*rows, rules.decode(place.type, was))
    return msgspec.structs.replace(form, **{name: new})


def _upwards(path: str) -> Iterator[str]:
    """The path, and those of what stands around it, up to its part."""
    while "/" in path:
        yield path
        path = path.rpartition("/")[0]


def value_at(form: Form, path: str) -> object:
    """What a document holds at a path; None where there is nothing."""
    here: object = form
    for step in path.split("/"):
        if isinstance(here, tuple):
            here = next((row for row in cast("tuple[Row, ...]", here) if row.id == step), None)
        else:
            here = cast("object", getattr(here, step, None))
    return here


def place_at(document: Document, path: str) -> Place | None:
    """The box, or the table of the row, that a path leads to; None where it leads nowhere."""
    form, found = CATALOGUE[document.type].content, None
    steps = iter(path.split("/"))
    for step in steps:
        if (found := places(form).get(step)) is None:
            return None
        if found.kind in ("section", "rows"):
            form = cast("type[Form]", found.type)
        if found.kind == "rows":
            next(steps, None)
    return found


def as_value(document: Document, path: str, said: str) -> Any:
    """A value as an operation sets it, of a text as a conflict carries it. Raises DecodeError for any other text."""
    if said == "":
        return None
    place = place_at(document, path)
    if place is None or place.kind not in ("rows", "flag", "int"):
        return said
    value = msgspec.json.decode(said)
    return {name: one for name, one in value.items() if name != "id"} if place.kind == "rows" else value


def found_in(merging: Merging) -> Iterator[Conflict]:
    """The conflicts of this change, with what counts when all of it is done."""
    for one in merging.found:
        now = text(value_at(merging.form, one.at))
        if now != one.other:
            yield msgspec.structs.replace(one, kept=now)


def refreshed(merging: Merging, conflicts: tuple[Conflict, ...]) -> tuple[Conflict, ...]:
    """The open conflicts with what counts now, where this change set it; without those whose two values are one now,
    and those that are found again."""
    who, at = merging.context.who.name, merging.context.at
    again = {(one.at, one.other) for one in merging.found}
    refreshed: list[Conflict] = []
    for one in conflicts:
        if one.code != TWO_VALUES or one.at.partition("/")[0] not in _parts(merging):
            refreshed.append(one)
            continue
        now = text(value_at(merging.form, one.at))
        if now != one.other and (one.at, one.other) not in again:
            same = now == one.kept
            refreshed.append(one if same else msgspec.structs.replace(one, kept=now, kept_by=who, kept_at=at))
    return tuple(refreshed)


def _parts(merging: Merging) -> set[str]:
    return {path.partition("/")[0] for path in merging.again}
