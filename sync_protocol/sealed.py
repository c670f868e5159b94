"""What a device seals to the server: operations that may leave it while their writer is not logged in.

HPKE (RFC 9180), base mode: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. The bytes are the encapsulated key and
the ciphertext. What they belong to (`about`: stream and sequence number) is bound in through HPKE's `info`, which for
a context of one message does what associated data would.
"""

from __future__ import annotations

from collections.abc import Iterable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from .cose import Untrusted

_SUITE = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_DOMAIN = b"waarmerk-sealed-1\0"


def seal_for_server(public_key: ec.EllipticCurvePublicKey, data: bytes, about: bytes) -> bytes:
    """What `pwa/src/domain/hpke.ts` does on the device, for tests and demo data."""
    return _SUITE.encrypt(data, public_key, _DOMAIN + about)


def open_sealed(private_keys: Iterable[ec.EllipticCurvePrivateKey], sealed: bytes, about: bytes) -> bytes:
    """The data, opened with whichever of the server's keys it was sealed to. Raises Untrusted where none fits."""
    for private_key in private_keys:
        try:
            return _SUITE.decrypt(sealed, private_key, _DOMAIN + about)
        except (InvalidTag, ValueError):
            continue
    raise Untrusted("not_for_us", "This was sealed to another server or to a key that is gone, or it was changed.")
