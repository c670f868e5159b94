"""The authority's keys as a server uses them: which one signs now, what is published, and the few things signed.

How they are kept is for `key_folder`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from msgspec import Struct

from backend.outside.keys_problem import KeysProblem
from backend.outside.pkcs11 import InToken
from sync_protocol import cose, key_set, seal, signed
from sync_protocol.base64url import base64url
from sync_protocol.key_set import KeySet, PublishedKey, Use, seconds

DUE_BEFORE_END = timedelta(days=60)

_PUBLISHED = (Use.ISSUE, Use.STATUS, Use.LOG, Use.DEVICE_CA, Use.PDF_SEAL, Use.OUTBOX)


class KeyRecord(Struct, frozen=True, kw_only=True):
    """What the index says of one key. `kid` in hex; times in seconds since 1970; `revoked_at` and `proof_before` as in
    a published key.

    `public` is the COSE_Key. `token_name` finds the key in a PKCS#11 token, empty for one in a file; of a `retired` key
    the private half is destroyed. `handed_over` is the word of the root before, for a root. `certificates` are those of
    X.509 in DER, the key's own first: of the key that seals documents, and of the root that issues them.
    """

    use: Use
    kid: str
    not_before: int
    not_after: int
    revoked_at: int = 0
    proof_before: int = 0
    retired: bool = False
    public: bytes = b""
    token_name: str = ""
    handed_over: bytes = b""
    certificates: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class PdfSeal:
    """What seals a printed document: the key, its certificate, and the certificates above that, the nearest first."""

    key: ec.EllipticCurvePrivateKey = field(repr=False)
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]


@dataclass(frozen=True, slots=True)
class LogSigner:
    """Ed25519, which is what other people's tools for logs read: `public` is 32 bytes, a signature 64. `kid` in hex."""

    kid: str
    public: bytes
    sign: Callable[[bytes], bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys, loaded: one state of them, which does not change. A retired key has no private half; those of the log
    are of another kind, `of_log`."""

    version: int
    records: tuple[KeyRecord, ...]
    private: Mapping[str, ec.EllipticCurvePrivateKey] = field(repr=False)
    of_log: Mapping[str, Ed25519PrivateKey] = field(repr=False)

    def newest(self, use: Use, at: datetime) -> KeyRecord:
        """The newest key of that use that may sign now. Raises KeysProblem where there is none."""
        now = seconds(at)
        able = [
            record
            for record in _by_age(self.records, use)
            if not record.retired and not record.revoked_at and record.not_before <= now <= record.not_after
        ]
        if not able:
            raise KeysProblem("keys_none", f"No key can be used for {use} now. Make one: waarmerk keys rotate {use}.")
        return able[-1]

    def signer(self, use: Use, at: datetime) -> cose.Signer:
        """That key, to sign with. Raises KeysProblem."""
        newest = self.newest(use, at)
        return cose.Signer(bytes.fromhex(newest.kid), self.private[newest.kid])

    def of(self, use: Use) -> tuple[ec.EllipticCurvePrivateKey, ...]:
        """All keys of a use, the newest first: those that open what was sealed to any of them."""
        return tuple(self.private[one.kid] for one in reversed(_by_age(self.records, use)) if one.kid in self.private)

    def log_signer(self, at: datetime) -> LogSigner:
        """What signs the log's checkpoints now. Raises KeysProblem."""
        newest = self.newest(Use.LOG, at)
        key = self.of_log[newest.kid]
        return LogSigner(kid=newest.kid, public=key.public_key().public_bytes_raw(), sign=key.sign)

    def pdf_seal(self, at: datetime) -> PdfSeal:
        """What seals documents now. Raises KeysProblem."""
        newest = self.newest(Use.PDF_SEAL, at)
        own, *above = (x509.load_der_x509_certificate(one) for one in newest.certificates)
        return PdfSeal(key=self.private[newest.kid], certificate=own, chain=tuple(above))

    def trusted(self, authority: str, at: datetime) -> KeySet:
        """The published key set as the server itself uses it."""
        published = tuple(
            PublishedKey(
                use=record.use,
                key=record.public,
                not_before=record.not_before,
                not_after=record.not_after,
                revoked_at=record.revoked_at,
                proof_before=record.proof_before,
            )
            for record in self.records
            if record.use in _PUBLISHED
        )
        return KeySet(
            authority=authority,
            version=self.version,
            issued_at=seconds(at),
            expires_at=seconds(at + key_set.GOOD_FOR),
            keys=published,
            root=root_public_key(self),
        )

    def due(self, at: datetime) -> tuple[Use, ...]:
        """The uses whose last key ends within 60 days, or its certificate: time to rotate. That of push messages never
        is."""
        able = [one for one in self.records if not one.revoked_at and not one.retired]
        last = {use: max((_end(one) for one in able if one.use == use), default=0) for use in Use}
        return tuple(use for use in Use if use is not Use.PUSH and last[use] < seconds(at + DUE_BEFORE_END))


def _end(record: KeyRecord) -> int:
    """One of a trust service often lasts for less than the key."""
    own = (x509.load_der_x509_certificate(one).not_valid_after_utc for one in record.certificates[:1])
    return min((record.not_after, *map(seconds, own)))


def _by_age(records: tuple[KeyRecord, ...], use: Use) -> list[KeyRecord]:
    """The oldest first; of two that begin at once, the one that was made first."""
    return sorted((record for record in records if record.use == use), key=lambda record: record.not_before)


def _root(keys: Keys) -> KeyRecord:
    return _by_age(keys.records, Use.ROOT)[-1]


def published_key_set(keys: Keys, authority: str, at: datetime) -> bytes:
    """The signed key set that is served to everyone."""
    signer, entries = keys.signer(Use.ROOT, at), keys.trusted(authority, at).keys
    return key_set.make(signer, authority, keys.version, entries, at, _root(keys).handed_over)


def root_public_key(keys: Keys) -> bytes:
    """COSE_Key of the root: what the check page is served with, and pins."""
    return _root(keys).public


def jwks(keys: Keys) -> dict[str, object]:
    """The published keys as a JSON Web Key Set (RFC 7517), for those who read nothing else: nobody has signed it.

    `iat`, `exp` and `revoked` are OpenID Federation's.
    """
    return {"keys": [_jwk(record) for record in keys.records if record.use in _PUBLISHED]}


def _jwk(record: KeyRecord) -> dict[str, object]:
    jwk: dict[str, object] = {
        "kid": base64url(bytes.fromhex(record.kid)),
        "use": "enc" if record.use is Use.OUTBOX else "sig",
        "iat": record.not_before,
        "exp": record.not_after,
        "waarmerk_use": record.use,
    }
    if record.use is Use.LOG:
        x = cose.log_key_from(record.public).public_bytes_raw()
        jwk |= {"kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "x": base64url(x)}
    else:
        point = cose.public_key_from(record.public).public_numbers()
        x, y = point.x.to_bytes(32, "big"), point.y.to_bytes(32, "big")
        jwk |= {"kty": "EC", "crv": "P-256", "x": base64url(x), "y": base64url(y)}
        jwk |= {} if record.use is Use.OUTBOX else {"alg": "ES256"}
    if record.revoked_at:
        jwk["revoked"] = {"revoked_at": record.revoked_at}
    return jwk


def push_public_key(keys: Keys) -> str:
    """The VAPID key as a browser takes it: the uncompressed point, base64url without padding."""
    return _point(keys.of(Use.PUSH)[0])


def outbox_public_key(keys: Keys) -> str:
    """The key that devices seal their outbox to, as the same kind of text."""
    return _point(keys.of(Use.OUTBOX)[0])


def _point(key: ec.EllipticCurvePrivateKey) -> str:
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64url(point)


def device_certificate(keys: Keys, person_id: str, device_id: str, public_key: bytes, at: datetime) -> bytes:
    """A certificate of 72 hours for a device's public key (COSE_Key bytes). Raises cose.Untrusted for a bad key."""
    return signed.make_device_certificate(keys.signer(Use.DEVICE_CA, at), person_id, device_id, public_key, at)


async def signed_by(signer: cose.Signer, make: Callable[[cose.Signer], bytes]) -> bytes:
    """What `make` signs. Raises TokenAway.

    A module may take its time: it is asked in a thread, and holds nobody else up. A key from a file has signed before a
    thread has begun.
    """
    if isinstance(signer.private_key, InToken):
        return await asyncio.to_thread(make, signer)
    return make(signer)


def issue(keys: Keys, claims: seal.Claims, at: datetime) -> bytes:
    """The issued seal of a certificate."""
    return seal.issue(keys.signer(Use.ISSUE, at), claims)
