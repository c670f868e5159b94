"""How the bytes of a file lie on a device and travel from it: in pieces, each sealed by a key of the file's own.

The pieces hold `FILE_PIECE_BYTES` each, the last one what is left; an empty file has none. Each is sealed by
AES-256-GCM: a format byte, a nonce of 12 bytes, the ciphertext with its tag. The file's key is sealed to the person,
who sees the file on the device, and to the server, so that it can leave while its person is not logged in.
`docs/protocol.md` tells it in prose, `pwa/src/store/files.ts` does the same on the device.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from . import sealed
from .cose import Untrusted

MAX_FILE_BYTES = 25 * 1024 * 1024
"""The largest file, before it is sealed."""

FILE_PIECE_BYTES = 1024 * 1024
SEALED_PIECE_EXTRA = 29
"""By how many bytes sealing makes a piece longer."""

FINGERPRINT = re.compile(r"[0-9a-f]{64}")
"""A SHA-256 in hex."""

_FORMAT = b"\x01"
_NONCE = 12
_SEALED_PIECE = FILE_PIECE_BYTES + SEALED_PIECE_EXTRA


def pieces_of(size: int) -> int:
    return -(-size // FILE_PIECE_BYTES)


def sealed_size(size: int) -> int:
    """How long a file of this size is when it is sealed."""
    return size + SEALED_PIECE_EXTRA * pieces_of(size)


def plain_size(length: int) -> int:
    """The size of the file that is this long when sealed; negative where no file is."""
    count = -(-length // _SEALED_PIECE)
    size = length - SEALED_PIECE_EXTRA * count
    return size if pieces_of(size) == count else -1


def seal_file(key: bytes, nonces: Iterable[bytes], data: bytes, sha256: str) -> bytes:
    """What the app does on the device, for tests and other clients: all the sealed pieces, one after the other."""
    count = pieces_of(len(data))
    parts = (data[i * FILE_PIECE_BYTES : (i + 1) * FILE_PIECE_BYTES] for i in range(count))
    return b"".join(
        _FORMAT + nonce + AESGCM(key).encrypt(nonce, part, _place(sha256, index, count))
        for index, (part, nonce) in enumerate(zip(parts, nonces, strict=False))
    )


def seal_key(public_key: ec.EllipticCurvePublicKey, key: bytes, sha256: str) -> bytes:
    """The file's key, sealed to the server."""
    return sealed.seal_for_server(public_key, key, _about(sha256))


def split(sealed_length: int) -> Iterator[int]:
    """The lengths of the sealed pieces of a file that is this long when sealed."""
    whole, rest = divmod(sealed_length, _SEALED_PIECE)
    yield from (_SEALED_PIECE for _ in range(whole))
    if rest:
        yield rest


def open_pieces(
    private_keys: Iterable[ec.EllipticCurvePrivateKey],
    sealed_key: bytes,
    pieces: Iterable[bytes],
    size: int,
    sha256: str,
) -> Iterator[bytes]:
    """The bytes of a file of `size`, piece by piece; `pieces` as they were sealed.

    Raises Untrusted where the key is not for this server, or a piece was changed or is not in its place.
    """
    key = sealed.open_sealed(private_keys, sealed_key, _about(sha256))
    try:
        cipher = AESGCM(key)
        for index, piece in enumerate(pieces):
            if piece[:1] != _FORMAT:
                raise Untrusted("not_for_us", f"Piece {index} of the file is in no format that is known.")
            yield cipher.decrypt(piece[1 : 1 + _NONCE], piece[1 + _NONCE :], _place(sha256, index, pieces_of(size)))
    except (InvalidTag, ValueError):
        raise Untrusted("not_for_us", "A piece of the file was changed, or is not in its place.") from None


def _about(sha256: str) -> bytes:
    return f"file|{sha256}".encode()


def _place(sha256: str, index: int, count: int) -> bytes:
    """What a piece belongs to: it opens in this place of this file, and in no other."""
    return f"file|{sha256}|{index}|{count}".encode()
