"""What the device keeps as a file that a person carries to the server's people, where no network will take it."""

from __future__ import annotations

import hashlib
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric import ec

from sync_protocol import sealed, unsent, wire
from sync_protocol.base64url import base64url
from sync_protocol.unsent import UnsentHead, UnsentLine, UnsentOperation, UnsentProof

from .store import SqliteStore


def unsent_file(store: SqliteStore, server_key: bytes, at: datetime, app: str) -> bytes:
    """Every operation that is kept, sealed to the server's key (its uncompressed point, `server_key` of `/api/about`).

    Also what is answered: a server that was restored from a backup may lack it. Each device's proof is made with its
    token, so that nobody else can write such a file.
    """
    public_key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), server_key)
    lines: list[UnsentLine] = [UnsentHead(unsent.UNSENT_FORMAT, at, app)]
    by_device: dict[str, list[UnsentOperation]] = {}
    tokens: dict[str, str] = {}
    for stream in store.streams():
        tokens[stream.device_id] = stream.token
        for row in store.rows(stream.client_id):
            about = f"{row.client_id}|{row.seq}|{row.hash}".encode()
            body = base64url(sealed.seal_for_server(public_key, row.body.encode(), about))
            operation = UnsentOperation(row.client_id, stream.device_id, row.seq, row.prev, row.hash, body)
            by_device.setdefault(stream.device_id, []).append(operation)
    for device_id, operations in by_device.items():
        token_hash = hashlib.sha256(tokens[device_id].encode()).hexdigest()
        lines += [*operations, UnsentProof(device_id, unsent.proof(token_hash, operations))]
    return b"".join(wire.encode(line) + b"\n" for line in lines)
