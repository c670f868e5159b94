"""Opens what a device pushed: its seals, its chain of hashes, its bodies."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import datetime

import msgspec
from msgspec import Struct

from backend.domain.held import Refused
from backend.outside.keys import Keys
from backend.store import streams
from sync_protocol import PROTOCOL_VERSION, sealed, wire
from sync_protocol.base64url import unbase64url
from sync_protocol.cose import Untrusted
from sync_protocol.key_set import Use
from sync_protocol.wire import Body, Operation


class Fork(Exception):
    """The push continues another history than the one stored under this stream's name."""


class Opened(Struct, frozen=True):
    """An operation with its body's bytes, and the body or why there is none.

    `received_at` is set on what was put aside and is taken up again, and `link` on its signature, where that follows
    one that is here: the counter before it, and the hash of the one before it.
    """

    op: Operation
    raw: bytes
    body: Body | Refused
    received_at: datetime | None = None
    link: tuple[int, str] | None = None


def chained(keys: Keys, stream: streams.Stream, new: Sequence[Operation]) -> list[Opened]:
    """The operations that go on from where the stream stands. Raises Fork where they tell another history."""
    opened: list[Opened] = []
    seq, prev = stream.last_seq, stream.last_hash
    for op in new:
        if op.seq != seq + 1 or op.prev != prev:
            raise Fork(f"Operation {op.seq} does not follow what the server has.")
        one = open_one(keys, stream.client_id, op)
        unread = isinstance(one.body, Refused) and one.body.code == "SEALED"
        if not unread and wire.chain_hash(stream.client_id, op.seq, op.prev, one.raw) != op.hash:
            raise Fork(f"Operation {op.seq} is not the one that its hash names.")
        opened.append(one)
        seq, prev = op.seq, op.hash
    return opened


def open_one(keys: Keys, client_id: str, op: Operation) -> Opened:
    raw = op.body.encode()
    if op.sealed:
        try:
            sealed_bytes = unbase64url(op.sealed)
            raw = sealed.open_sealed(keys.of(Use.OUTBOX), sealed_bytes, f"{client_id}|{op.seq}|{op.hash}".encode())
        except (ValueError, Untrusted):
            return Opened(op, op.sealed.encode(), Refused("SEALED", "It cannot be opened here.", quarantined=True))
    return Opened(op, raw, read(raw))


class _Outline(Struct):
    """What every body has, whatever else a later version writes into it."""

    type: str = ""
    schema: int = 0


def read(raw: bytes) -> Body | Refused:
    """The body, or why there is none. What a later version wrote is put aside until this server is of that version."""
    if len(raw) > wire.MAX_OPERATION_BYTES and len(raw) > (most := wire.most_bytes(_outline(raw).type)):
        return Refused("OPERATION_SIZE", f"More than {most} bytes.")
    try:
        return msgspec.json.decode(raw, type=Body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        if _outline(raw).schema > PROTOCOL_VERSION:
            return Refused("UNKNOWN_OPERATION", "A later version of the app wrote this.", quarantined=True)
        return Refused("OPERATION_SHAPE", f"The operation cannot be read: {error}.")


def _outline(raw: bytes) -> _Outline:
    with contextlib.suppress(msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return msgspec.json.decode(raw, type=_Outline)
    return _Outline()
