"""A document as the server holds it while operations are applied, and what comes out of one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

import msgspec
from msgspec import Raw, Struct

from backend.domain.rights import Person
from sync_protocol import rules, wire
from sync_protocol.document import Document
from sync_protocol.forms import CATALOGUE
from sync_protocol.key_set import KeySet
from sync_protocol.lists import List
from sync_protocol.reference_list import ReferenceEntry
from sync_protocol.rules import Form
from sync_protocol.wire import FieldConflict, Moved, ResultStatus

PARTS = msgspec.json.Decoder(dict[str, Raw])
"""Reads a content no further than the names of its parts."""


class BoxRev(Struct, frozen=True, array_like=True):
    """Who wrote a box last: the document's revision, the operation's place in its stream, whose name and when.

    `was` is the row that stood there, as JSON, where that operation took one away.
    """

    rev: int
    client_id: str
    seq: int
    by: str = ""
    at: datetime | None = None
    was: str = ""


class Held(Struct, frozen=True):
    """`box_revs` by path of a box; `part_one_rev` is the revision of the last submission of Part I; `written` is the
    last revision that each stream wrote.

    Devices may have seen revisions of the time that a restore from a backup lost. So that none of them is given again,
    and nobody takes another's work for seen, the document's revision here goes on behind them: `room` is by how much,
    where nothing has been written since, and `left_out` how many all restores together have left out.
    """

    document: Document
    box_revs: Mapping[str, BoxRev]
    part_one_rev: int = 0
    written: Mapping[str, int] = {}
    left_out: int = 0
    room: int = 0

    def changed_since(self, rev: int, own: Collection[str]) -> bool:
        """Whether another stream wrote it after a revision: whoever saw that one has an old view (ST-10)."""
        return any(last > rev for writer, last in self.written.items() if writer not in own)

    def writers_since(self, rev: int) -> frozenset[str]:
        """The streams that wrote it after a revision."""
        return frozenset(writer for writer, last in self.written.items() if last > rev)

    def form(self) -> Form:
        return self._read(self.document.content)

    def parts(self) -> dict[str, Raw]:
        """The parts of the content by name, none of them read yet."""
        return PARTS.decode(self.document.content)

    def form_of(self, parts: Mapping[str, Raw]) -> Form:
        """The form with these parts alone: a check touches Part II, and reading Part I takes most of the time."""
        return self._read(msgspec.json.encode(parts))

    def _read(self, content: bytes | Raw) -> Form:
        return rules.decode(CATALOGUE[self.document.type].content, bytes(content))


class Context(Struct, frozen=True, kw_only=True):
    """What an operation is judged with besides the document: who, from which device, when, and the reference lists.

    `at` is now; `received_at`, where it is set, when an operation came that was put aside and is judged again.
    `posts` are the codes of the authorities that a document can be addressed to, `others` the documents that another
    one can be made from here, by id. `moved` is where the operation stood in a stream of the same person that was given
    up. `left_at` is the revision at which the document left what the person may see, 0 where it never was there.
    `device_key` is the key (COSE_Key) that the device was enrolled with. `vouched`: a person has looked at it all.
    `previous_at` is the date of the device's signature before this one.
    `places` is the list of where posts and towns lie, whole (CVEDA-2).
    `op_id` is the operation's, the same wherever it comes again. `left_out` are the revisions that a new document
    begins behind.
    """

    who: Person
    device_id: str
    client_id: str
    seq: int
    at: datetime
    lists: Mapping[str, List]
    posts: frozenset[str]
    keys: KeySet
    counter: int
    last_signature: str
    revoked: bool
    others: Mapping[str, Held | None] = {}
    places: tuple[ReferenceEntry, ...] = ()
    received_at: datetime | None = None
    moved: Moved | None = None
    left_at: int = 0
    op_id: str = ""
    left_out: int = 0
    device_key: bytes = b""
    vouched: bool = False
    previous_at: datetime | None = None

    @property
    def received(self) -> datetime:
        return self.received_at or self.at

    @property
    def streams(self) -> tuple[str, ...]:
        """The stream, and the one that it goes on from."""
        return (self.client_id,) if self.moved is None else (self.client_id, self.moved.client_id)

    def wrote_before(self, last: BoxRev) -> bool:
        """Whether a box was last written by an earlier operation of the same stream, or of the one before it."""
        if self.moved is not None and last.client_id == self.moved.client_id:
            return last.seq < self.moved.seq
        return last.client_id == self.client_id and last.seq < self.seq


class Signature(Struct, frozen=True, kw_only=True):
    """A statement that a person signed, with the content that it covers, both as received."""

    hash: str
    document_id: str
    action: str
    statement: bytes
    content: bytes
    counter: int


class Refused(Struct, frozen=True):
    """Nothing happened.

    `quarantined`: put aside to be looked at again, after an upgrade or by a person. `parent` is the operation that it
    builds on, where that one was refused.
    """

    code: str
    detail: str
    fields: tuple[str, ...] = ()
    quarantined: bool = False
    parent: int = 0


class Applied(Struct, frozen=True, kw_only=True):
    """The document afterwards, and what else has to be stored with it in the same transaction.

    `event`: people are to be told of the document's status. `number`: a reference has to be given (REF-1).
    `seal`: a certificate has to be issued. `status` and `conflicts` go into the operation's result. `tell`: the streams
    whose people are to be told of the document's new conflicts, as far as each may see them.
    """

    held: Held
    status: ResultStatus
    action: str
    code: str = ""
    detail: str = ""
    conflicts: tuple[FieldConflict, ...] = ()
    tell: frozenset[str] = frozenset()
    signature: Signature | None = None
    event: bool = False
    number: bool = False
    seal: bool = False
    ended: bool = False


def too_large(content: bytes) -> Refused | None:
    """Whether this is more than a document holds, as JSON. What it holds can be signed, and Part I leaves room for the
    checks."""
    if len(content) <= wire.MAX_PART_ONE_BYTES:
        return None
    if len(content) > wire.MAX_DOCUMENT_BYTES:
        return Refused("DOCUMENT_SIZE", f"The document would hold more than {wire.MAX_DOCUMENT_BYTES} bytes.")
    if len(PARTS.decode(content).get("part1", b"")) > wire.MAX_PART_ONE_BYTES:
        return Refused("DOCUMENT_SIZE", f"Part I would hold more than {wire.MAX_PART_ONE_BYTES} bytes.")
    return None
