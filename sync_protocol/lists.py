"""Lists of the reference data: found by keys, valid on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import product
from typing import Literal

from msgspec import Struct

Match = Literal["exact", "prefix", "any"]
"""How a key is held against an entry's: equal, begun by it, or equal where it is known at all."""

Keys = tuple[str | None, ...]


class Entry(Struct, frozen=True, omit_defaults=True):
    """A line of a list, valid from `since` up to and including `until`. A key of None fits every key."""

    keys: Keys
    since: date
    until: date | None = None
    value: str | None = None


class List(Struct, frozen=True, cache_hash=True):
    """A list, with the way each of its keys is matched.

    An empty box as key leaves the look-up open, unless that key is matched by "any".
    """

    match: tuple[Match, ...]
    entries: tuple[Entry, ...]

    def find(self, keys: Keys, on: date) -> Entry | None:
        """The entry that fits best: first key first, the longest prefix, a key rather than None; or None."""
        return _found(self, keys, on)


@lru_cache(maxsize=65_536)  # many rules ask the same of a line of goods
def _found(list_: List, keys: Keys, on: date) -> Entry | None:
    index = _index(list_)
    for candidate in product(*map(_candidates, list_.match, keys)):
        for entry in index.get(candidate, ()):
            if entry.since <= on and (entry.until is None or on <= entry.until):
                return entry
    return None


def _candidates(match: Match, key: str | None) -> Iterable[str | None]:
    if key is None:
        return (None,)
    return (*(key[:length] for length in range(len(key), 0, -1)), None) if match == "prefix" else (key, None)


@lru_cache(maxsize=256)
def _index(list_: List) -> dict[Keys, list[Entry]]:
    index: dict[Keys, list[Entry]] = {}
    for entry in list_.entries:
        index.setdefault(entry.keys, []).append(entry)
    return index
