"""Signed notes (C2SP signed-note): a text with signatures below it, as logs and their witnesses write them.

A log signs its text with Ed25519. A witness puts a cosignature below it (C2SP tlog-cosignature), Ed25519 as well, which
says when it had seen no longer history of that log.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable, Iterable
from enum import IntEnum
from functools import cached_property

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from msgspec import Struct

from .cose import Untrusted

MOST_BYTES = 64 * 1024
MOST_SIGNATURES = 32

_DASH = "\N{EM DASH} "
_ID = 4
_TIME = 8
_PUBLIC = 32
LAST_SECOND = 253_402_300_799
"""Of the calendar, in the year 9999."""


class Kind(IntEnum):
    """What a key signs: the text of a log, or the text of another with the time. Both are Ed25519."""

    LOG = 1
    COSIGNATURE = 4


class Line(Struct, frozen=True):
    """A signature below a note: whose, the first bytes of the key's hash, and the bytes behind them."""

    name: str
    key_id: bytes
    signature: bytes

    def __str__(self) -> str:
        return f"{_DASH}{self.name} {base64.b64encode(self.key_id + self.signature).decode()}\n"


class Note(Struct, frozen=True):
    """A note as it came. The text says nothing until a signature was verified."""

    text: str
    lines: tuple[Line, ...]

    def __str__(self) -> str:
        return f"{self.text}\n{''.join(map(str, self.lines))}"


class NoteKey(Struct, frozen=True, dict=True):
    """A key that signs notes, by its name; as a text, `name+id+base64`, it is what one person gives another."""

    name: str
    kind: Kind
    public: bytes

    @cached_property
    def key_id(self) -> bytes:
        return hashlib.sha256(b"%s\n%c%s" % (self.name.encode(), self.kind, self.public)).digest()[:_ID]

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id.hex()}+{base64.b64encode(bytes([self.kind]) + self.public).decode()}"


class Verified(Struct, frozen=True):
    """A signature that holds. `at`, in seconds since 1970, is when a witness gave it; 0 for others, who do not say."""

    key: NoteKey
    at: int = 0


def read_key(text: str) -> NoteKey:
    """The key in such a text. Raises Untrusted where it is none, or its id is not that of its bytes."""
    name, _, rest = text.strip().partition("+")
    key_id, _, encoded = rest.partition("+")
    raw = _unbase64(encoded)
    try:
        key = NoteKey(name, Kind(raw[0]), raw[1:])
    except (IndexError, ValueError):
        raise Untrusted("malformed", "This is no key of a log or a witness.") from None
    if not _is_name(name) or key.key_id.hex() != key_id or len(key.public) != _PUBLIC:
        raise Untrusted("malformed", "This is no key of a log or a witness.")
    return key


def sign(text: str, key: NoteKey, by: Callable[[bytes], bytes]) -> Note:
    """The text with a log's signature, which `by` makes. Raises ValueError for a text that no note can hold."""
    if not text.endswith("\n") or not _is_plain(text) or not _is_name(key.name):
        raise ValueError("a note's text is lines without control characters, its key has a name without spaces")
    return Note(text, (Line(key.name, key.key_id, by(text.encode())),))


def read(data: str) -> Note:
    """The parts of a note. Raises Untrusted where it is none. Nothing is verified."""
    text, gap, below = data.rpartition("\n\n")
    if not gap or not below.endswith("\n") or len(data) > MOST_BYTES or not _is_plain(data):
        raise Untrusted("malformed", "This is no signed note.")
    return Note(f"{text}\n", read_lines(below))


def read_lines(below: str) -> tuple[Line, ...]:
    """The signature lines that stand below a note, or that a witness answers with. Raises Untrusted."""
    lines = below.removesuffix("\n").split("\n")
    if len(lines) > MOST_SIGNATURES:
        raise Untrusted("malformed", "This note has too many signatures.")
    return tuple(map(_line, lines))


def verify(note: Note, keys: Iterable[NoteKey]) -> tuple[Verified, ...]:
    """The signatures of known keys; others are ignored. Raises Untrusted for one of a known key that does not hold."""
    known = {(key.name, key.key_id): key for key in keys}
    return tuple(
        Verified(key, _checked(note.text, line.signature, key))
        for line in note.lines
        if (key := known.get((line.name, line.key_id))) is not None
    )


def _checked(text: str, signature: bytes, key: NoteKey) -> int:
    """The time that a signature says. Raises Untrusted unless it holds."""
    at, signed = 0, text.encode()
    if key.kind is Kind.COSIGNATURE:
        at, signature = int.from_bytes(signature[:_TIME], "big"), signature[_TIME:]
        if at > LAST_SECOND:
            raise Untrusted("malformed", f"{key.name} has signed with a time that no calendar has.")
        signed = b"cosignature/v1\ntime %d\n%s" % (at, signed)
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, signed)
    except InvalidSignature:
        raise Untrusted("bad_signature", f"The signature of {key.name} does not belong to this text.") from None
    return at


def _line(raw: str) -> Line:
    name, _, encoded = raw.removeprefix(_DASH).partition(" ")
    signature = _unbase64(encoded)
    if not raw.startswith(_DASH) or not _is_name(name) or len(signature) <= _ID:
        raise Untrusted("malformed", "This note has a line that is no signature.")
    return Line(name, signature[:_ID], signature[_ID:])


def _unbase64(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Untrusted("malformed", "This is not written in base64.") from None


def _is_name(name: str) -> bool:
    return name != "" and "+" not in name and not any(one.isspace() for one in name)


def _is_plain(text: str) -> bool:
    return all(one >= " " or one == "\n" for one in text)
