"""What travels between device and server: operations up, records down. `docs/protocol.md` tells it in prose.

An operation is a *request* (it may be refused, and then nothing happens) or a *fact* (it has happened: it is stored,
with findings where it breaks a rule, and becomes a person's task). Which of the two is a property of its type.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Raw, Struct

from .document import Choice, RecordType
from .workflow import OriginKind

DOMAIN = b"waarmerk-op-1"
GENESIS = ""
"""The `prev` of the first operation of a stream."""

MAX_OPERATION_BYTES = 64 * 1024
MAX_DOCUMENT_BYTES = 500_000
"""Of a document's content as JSON."""
MAX_PART_ONE_BYTES = 400_000
"""Of its Part I, so that whoever checks it has room."""
MAX_SIGNED_BYTES = 672 * 1024
"""Of an operation that carries signed content. CBOR is no longer than JSON: what a document can hold can be signed."""
MAX_OPERATIONS = 500
MAX_GROUP = 50
MAX_PUSH_BYTES = 1024 * 1024
MAX_PAGE_ROWS = 1000
MAX_PAGE_BYTES = 1024 * 1024
MAX_RESOLVED = 500
MAX_NOTE = 1000


Identifier = Annotated[str, Meta(min_length=1, max_length=64, pattern=r"\A[!-~]+\Z")]
"""A name that a device gives, a UUID by custom: visible ASCII, so that every database can hold it."""


class Kind(StrEnum):
    REQUEST = "request"
    FACT = "fact"


class OperationType(StrEnum):
    DOCUMENT_CREATE = "document.create"
    DOCUMENT_SET = "document.set"
    DOCUMENT_SUBMIT = "document.submit"
    DOCUMENT_DECIDE = "document.decide"
    DOCUMENT_CANCEL = "document.cancel"
    DOCUMENT_DELETE = "document.delete"
    DOCUMENT_START = "document.start"
    DOCUMENT_RECALL = "document.recall"
    DOCUMENT_COMPLETE = "document.complete"
    CONFLICT_RESOLVE = "conflict.resolve"


class OperationRule(Struct, frozen=True):
    """Whether an operation can be refused, whether it carries a signature, and the newest version of its arguments.

    What devices of older versions wrote is brought to that version by `upcasting`.
    """

    type: OperationType
    kind: Kind
    signed: bool
    v: int = 1


OPERATIONS = (
    OperationRule(OperationType.DOCUMENT_CREATE, Kind.REQUEST, False),
    OperationRule(OperationType.DOCUMENT_SET, Kind.REQUEST, False),
    OperationRule(OperationType.DOCUMENT_SUBMIT, Kind.REQUEST, True),
    OperationRule(OperationType.DOCUMENT_DECIDE, Kind.FACT, True),
    OperationRule(OperationType.DOCUMENT_CANCEL, Kind.REQUEST, True),
    OperationRule(OperationType.DOCUMENT_DELETE, Kind.REQUEST, False),
    OperationRule(OperationType.DOCUMENT_START, Kind.REQUEST, False),
    OperationRule(OperationType.DOCUMENT_RECALL, Kind.REQUEST, True),
    OperationRule(OperationType.DOCUMENT_COMPLETE, Kind.REQUEST, True),
    OperationRule(OperationType.CONFLICT_RESOLVE, Kind.FACT, False),
)


def most_bytes(type_: str) -> int:
    """Of the body of an operation of this type."""
    return MAX_SIGNED_BYTES if any(rule.type == type_ and rule.signed for rule in OPERATIONS) else MAX_OPERATION_BYTES


class RecordRef(Struct, frozen=True):
    type: RecordType
    id: Identifier


class Base(Struct, frozen=True):
    """The server's revision of the record that the person saw."""

    rev: int


class DeviceTime(Struct, frozen=True):
    """The device's clock: a statement, never an order. `offset_ms` is how far ahead of the server the device believes
    to be."""

    device: datetime
    zone: str
    offset_ms: int


class Change(Struct, frozen=True, omit_defaults=True):
    """Arguments of `document.create` and `document.set`: boxes by path, rows by id (`part2/decision/reasons/k7`)."""

    set: dict[str, Any] = {}
    unset: tuple[str, ...] = ()
    add: dict[str, dict[str, Any]] = {}
    remove: tuple[str, ...] = ()


class Signed(Struct, frozen=True):
    """Arguments of a signed operation: the COSE message and the content's canonical bytes, both base64url.

    Both are stored as they came and never encoded again.
    """

    statement: str
    content: str


class Origin(Struct, frozen=True):
    """The document that a new one is made from, and how (NEW-1, NEW-2, ST-6)."""

    kind: OriginKind
    document: Identifier


class Creation(Struct, frozen=True, omit_defaults=True):
    """Arguments of `document.create`. With an origin, the change comes on top of what the document starts with."""

    type: str
    edition: str
    post: str
    change: Change
    origin: Origin | None = None


class Moved(Struct, frozen=True):
    """Where an operation stood before its stream was given up: the stream, and its seq there."""

    client_id: Identifier
    seq: int


class Resolve(Struct, frozen=True, omit_defaults=True):
    """Arguments of `conflict.resolve`: what a person chose where one box has several values, or for two acts.

    `conflicts` are the ids of all that the choice settles, of one box or one act. `choice` is kept, other or both;
    `chosen` is the id of the conflict whose other value it is, where there are several. `note` says in the person's
    language what the remark of the section says of the values that the box cannot hold together.
    """

    conflicts: Annotated[tuple[Identifier, ...], Meta(min_length=1, max_length=MAX_RESOLVED)]
    choice: Choice
    chosen: str = ""
    note: Annotated[str, Meta(max_length=MAX_NOTE)] = ""


class Body(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a person did. On the wire it is a string, hashed and stored as its exact bytes.

    `after` is the seq of the device's previous pending operation on this record. `group` binds operations that follow
    one another, `group_size` in number, and are applied together or not at all; they travel in one push.
    `moved` is set on what goes on in a new stream after a CHAIN_FORK, under the same `op_id`.
    """

    op_id: Identifier
    type: str
    v: int
    record: RecordRef
    base: Base
    after: int | None = None
    group: str | None = None
    group_size: int = 0
    moved: Moved | None = None
    args: Raw
    actor: str
    at: DeviceTime
    app: str
    schema: int


class Operation(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One link of a device's stream. Either `body`, or `sealed`: the body sealed to the server's public key
    (base64url of HPKE's encapsulated key and ciphertext), sent when the person who wrote it is not logged in."""

    seq: int
    prev: str
    hash: str
    body: str = ""
    sealed: str = ""


class Push(Struct, frozen=True, kw_only=True):
    """`ack_through`: results up to this seq are safe on the device and need not be kept."""

    client_id: Identifier
    epoch: str
    ack_through: int
    ops: tuple[Operation, ...]


class ResultStatus(StrEnum):
    APPLIED = "applied"
    MERGED = "merged"
    NOOP = "noop"
    REJECTED = "rejected"
    QUARANTINED = "quarantined"


class FieldConflict(Struct, frozen=True):
    """One box with two values: `mine` is the operation's, `theirs` the value that stood there."""

    field: str
    mine: str
    theirs: str


class Result(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of one operation. Kept byte for byte until acknowledged; a second delivery gets the same."""

    seq: int
    status: ResultStatus
    rev: int = 0
    code: str = ""
    detail: str = ""
    fields: tuple[str, ...] = ()
    conflicts: tuple[FieldConflict, ...] = ()
    parent: int = 0


class PushReply(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`results` are of this push, in order of seq; where they end before it, send on from `last_seq` + 1.

    `expected_seq` is set where the batch began behind a gap. `pull_hint`: what came of the push waits in the person's
    feeds. `retry_after`: seconds to wait before the rest, for which there was no time.
    """

    epoch: str
    last_seq: int
    last_hash: str
    results: tuple[Raw, ...]
    expected_seq: int = 0
    pull_hint: bool = False
    retry_after: int = 0


class Outcome(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became in the end of an operation that was put aside: a record of its person, whose id is the `op_id`."""

    id: str
    client_id: str
    record: str
    result: Result


class Pull(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`checkpoint` is the token of the last page that the device stored, empty from zero. `protocol` is the version
    that the device speaks."""

    client_id: Identifier
    epoch: str
    checkpoint: str = ""
    limit_bytes: int = MAX_PAGE_BYTES
    protocol: int = 2


# A pull is answered with lines of JSON, each one of these, in this order: begin, feeds, puts and leaves, checkpoint.


class Begin(Struct, frozen=True, tag_field="line", tag="begin"):
    """`last_seq`: operations up to it are in the data that follows, later ones are not."""

    epoch: str
    last_seq: int
    server_time: datetime


class FeedAdded(Struct, frozen=True, tag_field="line", tag="feed_added"):
    feed: str


class FeedRemoved(Struct, frozen=True, tag_field="line", tag="feed_removed"):
    feed: str


class Put(Struct, frozen=True, tag_field="line", tag="put"):
    """A record as it is now. `data` is a Document, a Profile, a PublishedList or an Outcome by `type`."""

    type: RecordType
    id: str
    rev: int
    feed: str
    data: Raw


class Leave(Struct, frozen=True, tag_field="line", tag="leave"):
    """The record is no longer in this feed; held by no other, it goes from the device."""

    type: RecordType
    id: str
    feed: str


class FeedSum(Struct, frozen=True):
    """Number of records present in a feed, and the sum modulo 2**64 of `record_sum` over them."""

    feed: str
    count: int
    sum: str


class Checkpoint(Struct, frozen=True, tag_field="line", tag="checkpoint"):
    token: str
    complete: bool
    feeds: tuple[FeedSum, ...]


Line = Begin | FeedAdded | FeedRemoved | Put | Leave | Checkpoint
"""One line of the answer to a pull."""


def chain_hash(client_id: str, seq: int, prev: str, body: bytes) -> str:
    """The hash of one operation, hex: SHA-256 over domain, client, seq, previous hash and the body's exact bytes.

    The parts before the body are ASCII without a NUL, each followed by one NUL, so that no two streams read alike.
    """
    head = b"\0".join((DOMAIN, client_id.encode(), str(seq).encode(), prev.encode(), b""))
    return hashlib.sha256(head + body).hexdigest()


def record_sum(record_id: str, rev: int) -> int:
    """One record's part of a feed's sum: the first 64 bits of SHA-256 over its id and revision."""
    return int.from_bytes(hashlib.sha256(f"{record_id}\0{rev}".encode()).digest()[:8], "big")


def encode(struct: Struct) -> bytes:
    return msgspec.json.encode(struct)
