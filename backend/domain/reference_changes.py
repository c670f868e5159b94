"""What changes from one version of a list to the next: shown before it is done, and done wholly."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from backend.domain.reference_csv import About, Row, as_rows, build, order
from backend.domain.reference_faults import Fault, Faults, Unreadable, fault
from backend.domain.reference_lists import Definition
from sync_protocol.lists import Keys
from sync_protocol.reference_list import ReferenceEntry, ReferenceList


def merged(before: ReferenceList, after: ReferenceList, today: date) -> ReferenceList:
    """What is published when `after` is imported on this day.

    A list that holds only later takes its place on that day: until the day before, the entries of `before` hold.
    """
    start = after.valid_from
    if start <= today:
        return after
    last = start - timedelta(days=1)
    old = {
        (one.keys, one.since): replace(one, until=min(one.until or last, last))
        for one in before.entries
        if one.since <= last
    }
    going_on = {one.keys: one for one in before.entries if one.since <= last and (one.until or last) >= last}
    entries: list[ReferenceEntry] = []
    for one in after.entries:
        same = going_on.get(one.keys)
        if one.since <= start and same is not None and _says(same) == _says(one):
            old.pop((same.keys, same.since))
            entries.append(replace(one, since=same.since))
        else:
            entries.append(replace(one, since=max(one.since, start)))
    together = sorted((*old.values(), *entries), key=order)
    return replace(after, entries=tuple(together))


def _says(entry: ReferenceEntry) -> object:
    return entry.value, entry.words, entry.facts


class Kind(StrEnum):
    """What becomes of a key's lines. ENDED: they say the same, and hold until an earlier day than before."""

    ADDED = "added"
    CHANGED = "changed"
    ENDED = "ended"
    REMOVED = "removed"


class Change(Struct, frozen=True):
    """The lines of one key, before and after."""

    kind: Kind
    keys: Keys
    before: tuple[ReferenceEntry, ...] = ()
    after: tuple[ReferenceEntry, ...] = ()


class Difference(Struct, frozen=True):
    """What an import changes, in the order of the keys."""

    changes: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.changes)

    def keys(self, kind: Kind) -> tuple[Keys, ...]:
        return tuple(one.keys for one in self.changes if one.kind is kind)

    @property
    def counts(self) -> dict[str, int]:
        found = Counter(one.kind for one in self.changes)
        return {kind.value: found[kind] for kind in Kind}


def difference(before: ReferenceList | None, after: ReferenceList) -> Difference:
    """Which keys are new, say something else, hold no longer, or are gone."""
    old, new = _by_keys(before.entries if before is not None else ()), _by_keys(after.entries)
    changes = [
        Change(_kind(old.get(keys, ()), new.get(keys, ())), keys, old.get(keys, ()), new.get(keys, ()))
        for keys in old.keys() | new.keys()
        if old.get(keys) != new.get(keys)
    ]
    return Difference(tuple(sorted(changes, key=lambda one: tuple(key or "" for key in one.keys))))


def _kind(before: tuple[ReferenceEntry, ...], after: tuple[ReferenceEntry, ...]) -> Kind:
    if not before:
        return Kind.ADDED
    if not after:
        return Kind.REMOVED
    rest = [replace(one, until=other.until) for one, other in zip(before, after, strict=False)]
    shorter = all(
        (other.until or date.max) <= (one.until or date.max) for one, other in zip(before, after, strict=False)
    )
    return Kind.ENDED if shorter and rest == list(after) else Kind.CHANGED


def _by_keys(entries: Iterable[ReferenceEntry]) -> dict[Keys, tuple[ReferenceEntry, ...]]:
    return {keys: tuple(some) for keys, some in groupby(entries, key=lambda entry: entry.keys)}


def joined(definition: Definition, lists: Sequence[ReferenceList], about: About) -> ReferenceList:
    """One list of several that have the same lines in different languages; a line that is in one of them is in it.

    A line joins that of the same keys which holds on its first day: the list that knows the days is the first. Raises
    Unreadable where they say different things, with no line: each is right by itself.
    """
    names = tuple(key.name for key in definition.keys)
    faults = Faults()
    together: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for list_ in lists:
        for row in as_rows(definition, list_.entries):
            keys = tuple(row[name] for name in names)
            known = next((one for one in together.get(keys, ()) if _holds(one, row["since"])), None)
            if known is None:
                together.setdefault(keys, []).append(dict(row))
                continue
            for column in row.keys() - {"since", "until"}:
                if row[column] and known.setdefault(column, row[column]) != row[column]:
                    faults.note(0, column, "files-differ", keys=", ".join(key or "any" for key in keys))
    faults.refuse()
    return build(definition, enumerate((row for some in together.values() for row in some), 1), about)


def _holds(row: Row, day: str) -> bool:
    return row["since"] <= day and (not row["until"] or day <= row["until"])


def corrected(
    definition: Definition, before: ReferenceList, put: Sequence[Row], remove: Sequence[Row], about: About
) -> ReferenceList:
    """The list with some lines changed or added, and others taken out.

    A line is found by its keys, and by `since` where it has to be told from others of the same keys. Its cells that a
    change does not name stay as they are. Raises Unreadable, where a line is the number of the change, from 1.
    """
    names = tuple(key.name for key in definition.keys)
    faults: list[Fault] = []
    rows_of: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in as_rows(definition, before.entries):
        rows_of.setdefault(tuple(row[name] for name in names), []).append(dict(row))

    def meant(number: int, change: Row) -> dict[str, str] | None:
        """The line that is changed; None where there is none, or where several could be meant."""
        since = change.get("since", "").strip()
        same = rows_of.get(tuple(change.get(name, "").strip() for name in names), [])
        found = [row for row in same if since in ("", row["since"])]
        if len(found) > 1:
            days = ", ".join(row["since"] for row in found)
            faults.append(fault(number, "since", "which-line", days=days))
        return found[0] if len(found) == 1 else None

    numbered: list[tuple[int, Row | Fault]] = []
    for number, change in enumerate(put, 1):
        old = meant(number, change)
        numbered.append((number, {**(old or {}), **change}))
        if old is not None:
            rows_of[tuple(old[name] for name in names)].remove(old)
    for number, change in enumerate(remove, len(put) + 1):
        old = meant(number, change)
        if old is not None:
            rows_of[tuple(old[name] for name in names)].remove(old)
        elif not faults or faults[-1].line != number:
            faults.append(fault(number, "", "no-line", keys=", ".join(change.values())))
    if faults:
        raise Unreadable(faults, len(faults))
    numbered += [(0, row) for some in rows_of.values() for row in some]
    return build(definition, numbered, about)


def preview_hash(before: str, after: str) -> str:
    """What stands for one difference: the files' names before and after, as one hash in hex."""
    return hashlib.sha256(f"waarmerk-preview-1\0{before}\0{after}".encode()).hexdigest()
