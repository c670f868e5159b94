"""How one change meets those of others, box by box, as the protocol's page has it, without the server's code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

import msgspec
from msgspec import Struct

from tests.simulation.content import Doc, around, copied, get, is_row, plain, put, text
from tests.simulation.operation import Taken, own_work

TWO_VALUES = "TWO_VALUES"


class Conflict(Struct, frozen=True):
    """Two values, or two acts, that wait for a person; `made_by` is the operation that brought them together."""

    at: str
    code: str
    rev: int
    kept: str
    other: str
    kept_by: str
    other_by: str
    made_by: str = ""

    @property
    def meaning(self) -> tuple[str, ...]:
        """What stays of it whatever counts meanwhile: a name means this and nothing else."""
        return (self.made_by, self.at, self.code, self.other)

    @property
    def key(self) -> tuple[str, ...]:
        return (self.at, self.code, str(self.rev), self.kept, self.other, self.kept_by, self.other_by)


class Writing(Struct, frozen=True):
    """Who wrote a box last, and what stood there where that took a row away."""

    rev: int
    client_id: str
    seq: int
    by: str
    was: Doc | None = None


class Change:
    """One change of boxes on its way into a document, on a copy of it. `chosen`: the person knows both values."""

    def __init__(self, op: Taken, body: Doc, doc: Doc, base: int, who: str, *, chosen: bool = False) -> None:
        self._op, self._body, self._rev, self._base = op, body, doc["rev"], base
        self._who, self._chosen = who, chosen
        self.content, self.writers = copied(doc["content"]), dict[str, Writing](doc["writers"])
        self.again: set[str] = set()
        self.touched = False
        self._met: list[Conflict] = []

    def merge(self, path: str, value: Any) -> bool:
        """False where the path leads nowhere."""
        self.again.add(path)
        if path.endswith("/nowhere"):
            return False
        here = get(self.content, path.split("/"))
        if value is None and is_row(path) and here is not None:
            self._remove(path, here)
            return True
        if value is not None:
            self._bring_back(path)
            here = get(self.content, path.split("/"))
        if isinstance(value, dict) and here is not None:
            if self.is_foreign(self.writers.get(path)):
                return all(self.merge(f"{path}/{name}", one) for name, one in cast("Doc", value).items())
            return True
        return self._set(path, value, here)

    def last(self, path: str) -> Writing | None:
        """The last writing of a box, or of what it came with."""
        return max((one for at in (path, *around(path)) if (one := self.writers.get(at))), default=None, key=_rev)

    def is_foreign(self, last: Writing | None) -> bool:
        """Written by somebody else after what the person saw."""
        if last is None or not self._base < last.rev <= self._rev:
            return False
        return not own_work(self._op, self._body, last.client_id, last.seq)

    def meets(self, path: str, kept: Any, other: Any, theirs: Writing, *, mine_counts: bool = True) -> None:
        by = (self._who, theirs.by) if mine_counts else (theirs.by, self._who)
        said = (text(kept), text(other), *by)
        self._met.append(Conflict(path, TWO_VALUES, self._rev + 1, *said, self._body["op_id"]))

    def found(self) -> list[Conflict]:
        """The values that met others, with what counts when all is done."""
        now = {one.at: text(get(self.content, one.at.split("/"))) for one in self._met}
        return [msgspec.structs.replace(one, kept=now[one.at]) for one in self._met if now[one.at] != one.other]

    def left(self, before: Iterable[Conflict]) -> list[Conflict]:
        """What was open before and stays so, with what counts now; two values that are one now are none."""
        met = {(one.at, one.other) for one in self._met}
        left: list[Conflict] = []
        for one in before:
            now = text(get(self.content, one.at.split("/"))) if one.code == TWO_VALUES else one.kept
            if one.code == TWO_VALUES and (now == one.other or (one.at, one.other) in met):
                continue
            left.append(one if now == one.kept else msgspec.structs.replace(one, kept=now, kept_by=self._who))
        return left

    def settles(self, one: Conflict) -> bool:
        """Who has seen both values and sets the box again, or takes its row away, has chosen."""
        if one.code != TWO_VALUES or one.rev > self._base:
            return False
        gone = (at for at in self.again if get(self.content, at.split("/")) is None)
        return one.at in self.again or any(one.at.startswith(f"{at}/") for at in gone)

    def _set(self, path: str, value: Any, here: Any) -> bool:
        if any(is_row(one) and get(self.content, one.split("/")) is None for one in around(path)):
            return False
        if plain(here) == plain(value):
            return True
        last = self.last(path)
        if last is not None and self.is_foreign(last):
            self.meets(path, value, here, last)
        put(self.content, path, value)
        self._write(path)
        return True

    def _remove(self, path: str, row: Doc) -> None:
        inside = [one for at, one in self.writers.items() if at == path or at.startswith(f"{path}/")]
        theirs = max((one for one in inside if self.is_foreign(one)), default=None, key=_rev)
        if theirs is not None and not self._chosen:
            self.meets(path, row, None, theirs, mine_counts=False)
            self.again.discard(path)
            return
        put(self.content, path, None)
        self._write(path, row)

    def _bring_back(self, path: str) -> None:
        """A row that somebody else took away while this person wrote in it."""
        for row in around(path):
            last = self.writers.get(row)
            if last is None or last.was is None or get(self.content, row.split("/")) is not None:
                continue
            if not self.is_foreign(last):
                return
            put(self.content, row, {name: one for name, one in last.was.items() if name != "id"})
            del self.writers[row]
            self.meets(row, last.was, None, last)
            self.touched = True

    def _write(self, path: str, was: Doc | None = None) -> None:
        self.writers[path] = Writing(self._rev + 1, self._op.client_id, self._op.seq, self._who, was)
        self.touched = True


def _rev(writing: Writing) -> int:
    return writing.rev
