"""The file of a device's unsent work, which a person carries to the server's people where no network will take it.

Lines of JSON: a head; the operations that the device still holds, sealed to the server's key, each stream in its order;
for each device a proof that it was its work. `docs/protocol.md` tells it in prose.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

import msgspec
from msgspec import Struct

from .wire import Identifier, Operation

UNSENT_FORMAT = "waarmerk-unsent-1"


class UnsentHead(Struct, frozen=True, tag_field="line", tag="head"):
    """The first line: when the file was made, by which version of the app."""

    format: str
    made_at: datetime
    app: str


class UnsentOperation(Struct, frozen=True, tag_field="line", tag="operation"):
    """One operation, with the stream and the device that it belongs to."""

    client_id: Identifier
    device_id: Identifier
    seq: int
    prev: str
    hash: str
    sealed: str


class UnsentAttachment(Struct, frozen=True, tag_field="line", tag="file"):
    """A file that the server has not verified, with the device that kept it; its pieces follow in their order."""

    device_id: Identifier
    sha256: str
    size: int
    sealed_key: str


class UnsentPiece(Struct, frozen=True, tag_field="line", tag="piece"):
    """A piece of the file before it, sealed as it lay on the device, base64url."""

    sealed: str


class UnsentProof(Struct, frozen=True, tag_field="line", tag="proof"):
    """After the operations and files, one for each device: that they are all there, and that this device wrote them.

    `mac` is the HMAC-SHA256, in hex, of `UNSENT_FORMAT`, of each operation's stream, seq and hash, and of each file's
    SHA-256 and size, as they stand in the file, each followed by a NUL. Its key is the SHA-256, in hex, of the device's
    token: the server knows no more.
    """

    device_id: Identifier
    mac: str


UnsentLine = UnsentHead | UnsentOperation | UnsentAttachment | UnsentPiece | UnsentProof
"""One line of the file."""


class BadFile(Exception):
    """What is wrong with a file, said with the line's number where there is one."""


class Held(NamedTuple):
    """A file that was read: what it is, and its sealed pieces, base64url."""

    about: UnsentAttachment
    pieces: list[str]


class UnsentFile(NamedTuple):
    """What was read: the operations and files by device, in the file's order, and the proof of each device."""

    operations: Mapping[str, Sequence[UnsentOperation]]
    proofs: Mapping[str, str]
    files: Mapping[str, Sequence[Held]] = {}


def read(lines: Iterable[bytes]) -> UnsentFile:
    """Raises BadFile for a line that cannot be read, and for a file that was cut: its proofs are missing."""
    operations: dict[str, list[UnsentOperation]] = {}
    files: dict[str, list[Held]] = {}
    last: Held | None = None
    proofs: dict[str, str] = {}
    number = 0
    for number, raw in enumerate(lines, start=1):
        try:
            line: UnsentLine = msgspec.json.decode(raw, type=UnsentLine)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise BadFile(f"Line {number} cannot be read: {error}.") from None
        if isinstance(line, UnsentHead) != (number == 1):
            raise BadFile(f"Line {number} is not where it belongs: a file of unsent work has one head, its first line.")
        if isinstance(line, UnsentHead) and line.format != UNSENT_FORMAT:
            raise BadFile(f"The file's format is {line.format!r}; this version reads {UNSENT_FORMAT!r}.")
        if isinstance(line, UnsentOperation):
            operations.setdefault(line.device_id, []).append(line)
        elif isinstance(line, UnsentAttachment):
            last = Held(line, [])
            files.setdefault(line.device_id, []).append(last)
        elif isinstance(line, UnsentPiece):
            if last is None:
                raise BadFile(f"Line {number} is not where it belongs: it is a piece of no file.")
            last.pieces.append(line.sealed)
        elif isinstance(line, UnsentProof):
            proofs[line.device_id] = line.mac
    if number == 0:
        raise BadFile("The file is empty.")
    if missing := [device for device in (*operations, *files) if device not in proofs]:
        raise BadFile(f"The file was cut: its end is missing, with the proof of device {missing[0]}.")
    return UnsentFile(operations, proofs, files)


def proof(token_hash: str, operations: Iterable[UnsentOperation], files: Iterable[UnsentAttachment] = ()) -> str:
    """The `mac` of a device's operations and files; `token_hash` is the SHA-256 of its token, in hex."""
    parts = [UNSENT_FORMAT, *(part for one in operations for part in (one.client_id, str(one.seq), one.hash))]
    parts += [part for one in files for part in (one.sha256, str(one.size))]
    return hmac.new(token_hash.encode(), "".join(f"{part}\0" for part in parts).encode(), hashlib.sha256).hexdigest()


def proves(
    mac: str, token_hash: str, operations: Iterable[UnsentOperation], files: Iterable[UnsentAttachment] = ()
) -> bool:
    return hmac.compare_digest(mac.encode(), proof(token_hash, operations, files).encode())


def by_stream(operations: Iterable[UnsentOperation]) -> Iterable[tuple[str, Sequence[Operation]]]:
    """Each stream's operations as a push carries them."""
    for client_id, some in groupby(
        sorted(operations, key=lambda one: (one.client_id, one.seq)), lambda one: one.client_id
    ):
        yield client_id, [Operation(seq=one.seq, prev=one.prev, hash=one.hash, sealed=one.sealed) for one in some]
