"""Lists of the reference data as they are published: one immutable file for each version, named by its content.

One list serves twice: the rules look keys up in it (`ListOf`), and a person searches its words on the screen. Which
version holds now is told by a record of the feeds, `document.PublishedList`. `docs/reference.md` says what each list is
for.
"""

from __future__ import annotations

import hashlib
from datetime import date

import msgspec
from msgspec import Struct, field

from sync_protocol.lists import Entry, List, Match


class ReferenceEntry(Entry, frozen=True, omit_defaults=True):
    """A line of a list with what a person reads of it.

    The first key is the code that a box takes. `words` by language (ISO 639-1; `la` is the scientific name), empty for
    an entry that is only looked up. `facts` by name: a parent, a country, a latitude; which ones, the list decides.
    """

    words: dict[str, str] = field(default_factory=dict[str, str])
    facts: dict[str, str] = field(default_factory=dict[str, str])


class ReferenceList(Struct, frozen=True, kw_only=True):
    """A list with its source. Entries are in the order of their keys, then of `since`; the entries of one key never
    hold on the same day.

    `version` and `source` are words for people. `valid_from`: the day from which the source says that it holds.
    `example`: made up for demonstrations, and shown as such wherever the list is chosen from.
    """

    name: str
    version: str
    source: str
    valid_from: date
    example: bool
    match: tuple[Match, ...]
    entries: tuple[ReferenceEntry, ...]

    def look_up(self) -> List:
        """The list as the rules read it: without the words and facts."""
        return List(self.match, tuple(Entry(one.keys, one.since, one.until, one.value) for one in self.entries))


_decoder = msgspec.json.Decoder(ReferenceList)


def encode(list_: ReferenceList) -> bytes:
    """The file of this version: the same list always gives the same bytes."""
    return msgspec.json.encode(list_, order="deterministic")


def decode(body: bytes) -> ReferenceList:
    """Raises msgspec.DecodeError for a file that is no list."""
    return _decoder.decode(body)


def sha256(body: bytes) -> str:
    """The file's name: SHA-256 of its bytes, hex."""
    return hashlib.sha256(body).hexdigest()
