"""The authority's public keys: a CWT (RFC 8392) that the root key signs, and that anyone who verifies starts from.

Each key has one use. A signature counts if it was made between the key's `not_before` and `not_after`; the key stays
in the set for as long as something that it signed can be shown. A withdrawn key (`revoked_at`) counts for nothing: who
holds it can write any date, so what it signed has to be issued again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, cast

from cryptography.hazmat.primitives.asymmetric import ec
from msgspec import Meta, Struct

from . import cbor, cose
from .cbor import Map, NotCanonical
from .cose import Untrusted

ISS, SUB, EXP, IAT, CNF = 1, 2, 4, 6, 8
"""Claims of a CWT."""
OURS = -65537
"""The claim, from CWT's private range, that holds what CWT has no claim for."""
GOOD_FOR = timedelta(days=30)
"""How long a device without a network may rely on a key set."""


class Use(StrEnum):
    """What a key is for. `outbox` opens what devices seal. The root signs key sets, `push` identifies the server to
    push services (VAPID); these two are not in the set. A set may name uses that this version does not know."""

    ROOT = "root"
    ISSUE = "issue"
    STATUS = "status"
    DEVICE_CA = "device_ca"
    OUTBOX = "outbox"
    PUSH = "push"


class PublishedKey(Struct, frozen=True, kw_only=True):
    """One key of the set. Times in seconds since 1970; `revoked_at` is 0 while the key is trusted."""

    use: str
    key: Annotated[bytes, Meta(max_length=128)]
    not_before: int
    not_after: int
    revoked_at: int = 0


class KeySet(Struct, frozen=True, kw_only=True):
    """A verified key set. `version` goes up with each change of keys: a lower one than already seen is a rollback."""

    authority: str
    version: int
    issued_at: int
    expires_at: int
    keys: tuple[PublishedKey, ...]

    def signing_key(self, use: Use, kid: bytes, signed_at: int) -> ec.EllipticCurvePublicKey:
        """The key that may have signed at that second. Raises Untrusted with the reason where there is none."""
        for entry in self.keys:
            if entry.use == use and cose.key_id_of(entry.key) == kid:
                break
        else:
            raise Untrusted("unknown_key", "It was signed with a key that the authority has not published.")
        if entry.revoked_at:
            raise Untrusted("revoked_key", "The authority has withdrawn the key that signed it.")
        if not entry.not_before <= signed_at <= entry.not_after:
            raise Untrusted("key_not_in_use", "The key that signed it was not in use at that time.")
        return cose.public_key_from(entry.key)


def make(root: cose.Signer, authority: str, version: int, keys: Sequence[PublishedKey], at: datetime) -> bytes:
    """The signed key set, as served and stored."""
    now = seconds(at)
    contents: Map = {1: version, 2: [cast("cbor.Value", cbor.numbered(key)) for key in keys]}
    return cose.sign(
        root, cbor.encode({ISS: authority, EXP: now + int(GOOD_FOR.total_seconds()), IAT: now, OURS: contents})
    )


def verify(message: bytes, root: ec.EllipticCurvePublicKey, at: datetime) -> KeySet:
    """The key set that a root key signed. Raises Untrusted, with code `expired` for one that is too old to rely on."""
    outer = cose.read(message)
    if outer.kid != cose.key_id(root):
        raise Untrusted("unknown_root", "The list of keys was signed by another root than the one known here.")
    cose.verify(outer, root)
    match cose.payload_of(outer):
        case {1: str(authority), 4: int(expires_at), 6: int(issued_at), -65537: {1: int(version), 2: list(entries)}}:
            keys = tuple(_entry(entry) for entry in entries)
        case _:
            raise Untrusted("malformed", "The list of keys cannot be read.")
    if seconds(at) > expires_at:
        raise Untrusted("expired", "The list of keys known here is too old.")
    return KeySet(authority=authority, version=version, issued_at=issued_at, expires_at=expires_at, keys=keys)


def seconds(at: datetime) -> int:
    """Whole seconds since 1970, as CWT counts them."""
    return int(at.timestamp())


def _entry(value: cbor.Value) -> PublishedKey:
    try:
        return cbor.from_numbered(value, PublishedKey)
    except NotCanonical as error:
        raise Untrusted("malformed", f"The list of keys cannot be read: {error}.") from error
