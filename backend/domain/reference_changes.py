"""What changes from one version of a list to the next: shown before it is done, and done wholly."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from backend.domain.reference_csv import About, Fault, Row, Unreadable, as_rows, build, order
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


class Difference(Struct, frozen=True):
    """What an import changes, by the keys of the entries."""

    added: tuple[Keys, ...]
    changed: tuple[Keys, ...]
    removed: tuple[Keys, ...]

    @property
    def empty(self) -> bool:
        return not (self.added or self.changed or self.removed)


def difference(before: ReferenceList | None, after: ReferenceList) -> Difference:
    """Which keys are new, say something else, or are gone; in order."""
    old, new = _by_keys(before.entries if before is not None else ()), _by_keys(after.entries)
    return Difference(
        added=tuple(keys for keys in new if keys not in old),
        changed=tuple(keys for keys in new if keys in old and old[keys] != new[keys]),
        removed=tuple(keys for keys in old if keys not in new),
    )


def _by_keys(entries: Iterable[ReferenceEntry]) -> dict[Keys, tuple[ReferenceEntry, ...]]:
    return {keys: tuple(some) for keys, some in groupby(entries, key=lambda entry: entry.keys)}


def corrected(
    definition: Definition, before: ReferenceList, put: Sequence[Row], remove: Sequence[Row], about: About
) -> ReferenceList:
    """The list with some lines put in the place of those of the same keys and day, or added, and others taken out.

    A line is found by its keys, and by `since` where it says one. Raises Unreadable, where the line is the number of
    the one that was put.
    """
    names = tuple(key.name for key in definition.keys)

    def meant(row: Row, old: Row) -> bool:
        same = all(row.get(name, "").strip() == old[name] for name in names)
        return same and row.get("since", "").strip() in ("", old["since"])

    rows = list(as_rows(definition, before))
    nowhere = [row for row in remove if not any(meant(row, old) for old in rows)]
    if nowhere:
        raise Unreadable(
            [Fault(0, "", f"There is no line {', '.join(row.values())}.") for row in nowhere], len(nowhere)
        )
    gone = (*put, *remove)
    kept = [old for old in rows if not any(meant(row, old) for row in gone)]
    numbered = [*enumerate(put, 1), *((0, old) for old in kept)]
    return build(definition, numbered, about)


def preview_hash(before: str, after: str) -> str:
    """What stands for one difference: the files' names before and after, as one hash in hex."""
    return hashlib.sha256(f"waarmerk-preview-1\0{before}\0{after}".encode()).hexdigest()
