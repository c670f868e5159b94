"""What the device keeps as a file that a person carries to the server's people, where no network will take it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

from cryptography.hazmat.primitives.asymmetric import ec

from sync_protocol import sealed, sealed_file, unsent, wire
from sync_protocol.base64url import base64url
from sync_protocol.unsent import UnsentAttachment, UnsentHead, UnsentLine, UnsentOperation, UnsentPiece, UnsentProof

from .files import KeptFile, Shelf
from .store import SqliteStore
from .writing import Identity


def unsent_file(
    store: SqliteStore,
    shelf: Shelf,
    identity: Identity,
    server_key: bytes,
    head: UnsentHead,
    random: Callable[[int], bytes],
) -> bytes:
    """Every operation that is kept, and every file that the server has not verified, sealed to the server's key.

    Also what is answered: a server that was restored from a backup may lack it. Each device's proof is made with its
    token, so that nobody else can write such a file.
    """
    public_key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), server_key)
    by_device: dict[str, list[UnsentOperation]] = {identity.device_id: []}
    tokens = {identity.device_id: identity.token}
    for stream in store.streams():
        tokens[stream.device_id] = stream.token
        for row in store.rows(stream.client_id):
            about = f"{row.client_id}|{row.seq}|{row.hash}".encode()
            body = base64url(sealed.seal_for_server(public_key, row.body.encode(), about))
            operation = UnsentOperation(row.client_id, stream.device_id, row.seq, row.prev, row.hash, body)
            by_device.setdefault(stream.device_id, []).append(operation)
    lines: list[UnsentLine] = [head]
    proofs: list[UnsentLine] = []  # all behind the rest: wherever the file is cut, one is missing
    for device_id, operations in by_device.items():
        waiting = shelf.waiting() if device_id == identity.device_id else []
        files = [made for one in waiting if (made := _file(shelf, one, device_id, public_key, random)) is not None]
        token_hash = hashlib.sha256(tokens[device_id].encode()).hexdigest()
        lines += operations
        for about_file, pieces in files:
            lines += [about_file, *pieces]
        if operations or files:
            proofs.append(UnsentProof(device_id, unsent.proof(token_hash, operations, [one for one, _ in files])))
    return b"".join(wire.encode(line) + b"\n" for line in (*lines, *proofs))


def _file(
    shelf: Shelf,
    file: KeptFile,
    device_id: str,
    public_key: ec.EllipticCurvePublicKey,
    random: Callable[[int], bytes],
) -> tuple[UnsentAttachment, list[UnsentPiece]] | None:
    """A file, sealed by a key of its own that the server opens; None where the disk has damaged it: the rest leaves."""
    key, sha256 = random(32), file.sha256
    try:
        data = shelf.data(sha256)
    except ValueError:
        return None
    nonces = [random(12) for _ in range(sealed_file.pieces_of(file.size))]
    whole = sealed_file.seal_file(key, nonces, data, sha256)
    sealed_key = base64url(sealed_file.seal_key(public_key, key, sha256))
    return UnsentAttachment(device_id, sha256, file.size, sealed_key), [UnsentPiece(one) for one in _pieces(whole)]


def _pieces(whole: bytes) -> Iterator[str]:
    start = 0
    for length in sealed_file.split(len(whole)):
        yield base64url(whole[start : start + length])
        start += length
