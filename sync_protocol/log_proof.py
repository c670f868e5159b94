"""What the log of acts says of one act, and the proof of it that a person keeps (C2SP tlog-checkpoint, tlog-proof).

The log holds hashes alone. An entry names by its SHA-256 what was done, beside a salt that nobody can guess, so that a
leaf of the tree tells nothing without the entry; the proof of a certificate has its entry with it.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Annotated, cast

from msgspec import Meta, Struct

from . import cbor, cose, merkle, signed_note
from .cbor import NotCanonical
from .cose import Untrusted
from .key_set import KeySet, Use
from .signed import Hash
from .signed_note import Kind, Note, NoteKey, Verified

SALT_SIZE = 16
MOST_BYTES = 128 * 1024

_MAGIC = "c2sp.org/tlog-proof@v1"
_NUMBER = re.compile("0|[1-9][0-9]{0,15}")


class What(StrEnum):
    """What an entry is about, and what `subject` is the SHA-256 of.

    `received`: a statement that the server keeps, and did not follow (the message). `countersigned`: one that it
    followed (the countersignature, which names the statement). `issued`, `ended`, `replaced`: a certificate (the issued
    seal). `keys`: the published keys (canonical CBOR of version and keys, as the key set has them). `restored`: the
    database came from a backup (the name of the epoch that began).
    """

    RECEIVED = "received"
    COUNTERSIGNED = "countersigned"
    ISSUED = "issued"
    ENDED = "ended"
    REPLACED = "replaced"
    KEYS = "keys"
    RESTORED = "restored"


class Entry(Struct, frozen=True, kw_only=True):
    """One act. On the wire the keys are the places here, from 1: add at the end, move none. `at` in seconds since
    1970."""

    salt: Annotated[bytes, Meta(min_length=SALT_SIZE, max_length=SALT_SIZE)]
    what: What
    subject: Hash
    at: Annotated[int, Meta(ge=0, le=signed_note.LAST_SECOND)]

    def encoded(self) -> bytes:
        return cbor.encode(cbor.numbered(self))

    def leaf(self) -> bytes:
        """The leaf's hash in the tree."""
        return merkle.leaf_hash(self.encoded())


class TreeHead(Struct, frozen=True):
    """What a checkpoint says: which log, how many leaves, the tree's root."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        return f"{self.origin}\n{self.size}\n{_base64(self.root)}\n"


class Proof(Struct, frozen=True, kw_only=True):
    """A proof as it came: nothing of it is verified. `entry` is what the leaf holds, None where it does not say."""

    index: int
    path: tuple[bytes, ...]
    checkpoint: Note
    entry: Entry | None = None

    def __str__(self) -> str:
        extra = f"extra {_base64(self.entry.encoded())}\n" if self.entry is not None else ""
        hashes = "".join(f"{_base64(one)}\n" for one in self.path)
        return f"{_MAGIC}\n{extra}index {self.index}\n{hashes}\n{self.checkpoint}"


class Proven(Struct, frozen=True, kw_only=True):
    """What a proof shows. `seen` are the signatures of witnesses: by then, others than the log knew it."""

    entry: Entry
    head: TreeHead
    seen: tuple[Verified, ...]

    @property
    def logged_at(self) -> int | None:
        """The earliest second at which an outside witness vouches for it; None where none does, and only the log's own
        word stands."""
        return min((one.at for one in self.seen), default=None)


def keys_of(published: KeySet, origin: str, *, withdrawn: bool = False) -> tuple[NoteKey, ...]:
    """The keys of an authority's log, as its key set has them: those that count, or those that were withdrawn."""
    logs = [entry for entry in published.keys if entry.use == Use.LOG and bool(entry.revoked_at) is withdrawn]
    return tuple(NoteKey(origin, Kind.LOG, cose.log_key_from(entry.key).public_bytes_raw()) for entry in logs)


def keys_digest(published: KeySet) -> bytes:
    """What the log names a state of the published keys by: the SHA-256 of their version and list, as signed."""
    listed = [cast("cbor.Value", cbor.numbered(key)) for key in published.keys]
    return hashlib.sha256(cbor.encode({1: published.version, 2: listed})).digest()


def read_head(note: Note) -> TreeHead:
    """What a checkpoint's text says. Raises Untrusted where it is none."""
    lines = note.text.split("\n")
    if len(lines) < 4 or not all(lines[:-1]) or not _NUMBER.fullmatch(lines[1]):
        raise Untrusted("malformed", "This is no checkpoint of a log.")
    return TreeHead(lines[0], int(lines[1]), _hash(lines[2]))


def verify_checkpoint(note: Note, keys: Iterable[NoteKey]) -> tuple[TreeHead, tuple[Verified, ...]]:
    """What a checkpoint says, if its log signed it, with the witnesses that did. Raises Untrusted.

    The log's own key has the log's name.
    """
    head = read_head(note)
    verified = signed_note.verify(note, keys)
    if not any(one.key.name == head.origin and one.key.kind is Kind.LOG for one in verified):
        raise Untrusted("unknown_key", "No known key of this log has signed its checkpoint.")
    return head, tuple(one for one in verified if one.key.kind is Kind.COSIGNATURE)


def read_proof(data: str) -> Proof:
    """The parts of a proof. Raises Untrusted where it is none."""
    if len(data) > MOST_BYTES:
        raise Untrusted("malformed", "This is longer than any proof.")
    above, _, below = data.partition("\n\n")
    magic, *lines = above.split("\n")
    if magic != _MAGIC:
        raise Untrusted("malformed", "This is no proof from a log.")
    entry = _entry(lines.pop(0).removeprefix("extra ")) if lines and lines[0].startswith("extra ") else None
    number = lines.pop(0).removeprefix("index ") if lines and lines[0].startswith("index ") else ""
    if not _NUMBER.fullmatch(number):
        raise Untrusted("malformed", "This proof does not say which leaf it is about.")
    return Proof(index=int(number), path=tuple(map(_hash, lines)), checkpoint=signed_note.read(below), entry=entry)


def verify_proof(proof: Proof, keys: Sequence[NoteKey]) -> Proven:
    """What a proof shows, by the keys of the log and of witnesses. Raises Untrusted.

    What the entry is about is for the caller to compare: the proof holds for any certificate of the log.
    """
    head, seen = verify_checkpoint(proof.checkpoint, keys)
    if proof.entry is None:
        raise Untrusted("no_entry", "The proof does not hold the entry that it is about.")
    if not merkle.verify_inclusion(proof.entry.leaf(), proof.index, head.size, proof.path, head.root):
        raise Untrusted("not_in_log", "The log's checkpoint does not cover this entry.")
    return Proven(entry=proof.entry, head=head, seen=seen)


def _entry(encoded: str) -> Entry:
    try:
        return cbor.from_numbered(cbor.decode(_unbase64(encoded)), Entry)
    except NotCanonical as error:
        raise Untrusted("malformed", f"The proof's entry cannot be read: {error}.") from error


def _hash(encoded: str) -> bytes:
    raw = _unbase64(encoded)
    if len(raw) != merkle.HASH_SIZE:
        raise Untrusted("malformed", "A hash of the log has 32 bytes.")
    return raw


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _unbase64(text: str) -> bytes:
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    if not raw or _base64(raw) != text:  # one way to write it, no other
        raise Untrusted("malformed", "This is not written in base64.")
    return raw
