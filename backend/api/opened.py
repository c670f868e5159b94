"""Opens what a device pushed: its seals, its chain of hashes, its bodies."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from backend.domain.held import Refused
from backend.outside.keys import Keys
from backend.store import streams
from sync_protocol import sealed, wire
from sync_protocol.base64url import unbase64url
from sync_protocol.cose import Untrusted
from sync_protocol.key_set import Use
from sync_protocol.wire import Body, Operation


class Fork(Exception):
    """The push continues another history than the one stored under this stream's name."""


class Opened(Struct, frozen=True):
    """An operation with its body's bytes, and the body or why there is none."""

    op: Operation
    raw: bytes
    body: Body | Refused


def chained(keys: Keys, stream: streams.Stream, new: Sequence[Operation]) -> list[Opened]:
    """The operations that go on from where the stream stands. Raises Fork where they tell another history."""
    opened: list[Opened] = []
    seq, prev = stream.last_seq, stream.last_hash
    for op in new:
        if op.seq != seq + 1 or op.prev != prev:
            raise Fork(f"Operation {op.seq} does not follow what the server has.")
        one = _open(keys, stream.client_id, op)
        unread = isinstance(one.body, Refused) and one.body.code == "SEALED"
        if not unread and wire.chain_hash(stream.client_id, op.seq, op.prev, one.raw) != op.hash:
            raise Fork(f"Operation {op.seq} is not the one that its hash names.")
        opened.append(one)
        seq, prev = op.seq, op.hash
    return opened


def _open(keys: Keys, client_id: str, op: Operation) -> Opened:
    raw = op.body.encode()
    if op.sealed:
        try:
            sealed_bytes = unbase64url(op.sealed)
            raw = sealed.open_sealed(keys.of(Use.OUTBOX), sealed_bytes, f"{client_id}|{op.seq}|{op.hash}".encode())
        except (ValueError, Untrusted):
            return Opened(op, op.sealed.encode(), Refused("SEALED", "It cannot be opened here.", quarantined=True))
    if len(raw) > wire.MAX_OPERATION_BYTES:
        return Opened(op, raw, Refused("OPERATION_SIZE", f"More than {wire.MAX_OPERATION_BYTES} bytes."))
    try:
        return Opened(op, raw, msgspec.json.decode(raw, type=Body))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Opened(op, raw, Refused("OPERATION_SHAPE", f"The operation cannot be read: {error}."))
