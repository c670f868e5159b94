"""The authority's public keys: a CWT (RFC 8392) that the root key signs, and that anyone who verifies starts from.

Each key has one use. A signature counts if it was made between the key's `not_before` and `not_after`; the key stays
in the set for as long as something that it signed can be shown. A withdrawn key (`revoked_at`) counts for nothing: who
holds it can write any date, so what it signed has to be issued again. Where it is known since when others may hold the
key (`proof_before`), what the log had before that moment stands: nobody can write into the log of yesterday.

The root key can change. A root signs its successor's key, and that hand-over travels in the unprotected header of every
key set that the successor signs, with the hand-overs before it inside: who knows any of the roots accepts the newest.
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
MOST_ROOTS = 8
"""Hand-overs from the root that a verifier knows to the one that signs now."""

_HAND_OVER = b"waarmerk-root-1"


class Use(StrEnum):
    """What a key is for. `log` signs the log's checkpoints, `pdf_seal` printed documents, `outbox` opens what devices
    seal. The root signs key sets, `push` identifies the server to push services (VAPID); these two are not in the set.
    A set may name uses that this version does not know."""

    ROOT = "root"
    ISSUE = "issue"
    STATUS = "status"
    LOG = "log"
    DEVICE_CA = "device_ca"
    PDF_SEAL = "pdf_seal"
    OUTBOX = "outbox"
    PUSH = "push"


class PublishedKey(Struct, frozen=True, kw_only=True):
    """One key of the set. Times in seconds since 1970; `revoked_at` is 0 while the key is trusted. Of a withdrawn key,
    `proof_before` is the moment before which the log vouches for its signatures, 0 where none of them counts."""

    use: str
    key: Annotated[bytes, Meta(max_length=128)]
    not_before: int
    not_after: int
    revoked_at: int = 0
    proof_before: int = 0


class KeySet(Struct, frozen=True, kw_only=True):
    """A verified key set. `version` goes up with each change of keys: a lower one than already seen is a rollback.

    `root` is the key (COSE_Key bytes) that signed it: the one to know from now on.
    """

    authority: str
    version: int
    issued_at: int
    expires_at: int
    keys: tuple[PublishedKey, ...]
    root: bytes = b""

    def signing_key(
        self, use: Use, kid: bytes, signed_at: int, logged_at: int | None = None
    ) -> ec.EllipticCurvePublicKey:
        """The key of P-256 that may have signed at that second. Raises Untrusted with the reason if there is none."""
        return cose.public_key_from(self.entry(use, kid, signed_at, logged_at).key)

    def entry(self, use: Use, kid: bytes, signed_at: int, logged_at: int | None = None) -> PublishedKey:
        """The entry of the key that may have signed at that second; raises Untrusted in the same way.

        `logged_at` is when the log is proven to have had the signature, None without a proof.
        """
        for entry in self.keys:
            if entry.use == use and cose.key_id_of(entry.key) == kid:
                break
        else:
            raise Untrusted("unknown_key", "It was signed with a key that the authority has not published.")
        if entry.revoked_at and not entry.proof_before:
            raise Untrusted("revoked_key", "The authority has withdrawn the key that signed it.")
        if entry.revoked_at and (logged_at is None or logged_at >= entry.proof_before):
            raise Untrusted(
                "log_proof_needed",
                "The authority has withdrawn the key that signed it: only a proof from the log, of before others had"
                " the key, can show that this is genuine.",
            )
        if not entry.not_before <= signed_at <= entry.not_after:
            raise Untrusted("key_not_in_use", "The key that signed it was not in use at that time.")
        return entry


def make(
    root: cose.Signer,
    authority: str,
    version: int,
    keys: Sequence[PublishedKey],
    at: datetime,
    handed_over: bytes = b"",
) -> bytes:
    """The signed key set, as served and stored. `handed_over` is how this root came to follow the one before."""
    now = seconds(at)
    contents: Map = {1: version, 2: [cast("cbor.Value", cbor.numbered(key)) for key in keys]}
    claims = {ISS: authority, EXP: now + int(GOOD_FOR.total_seconds()), IAT: now, OURS: contents}
    return cose.sign(root, cbor.encode(claims), certificate=handed_over)


def hand_over(root: cose.Signer, successor: ec.EllipticCurvePublicKey, at: datetime, handed_over: bytes = b"") -> bytes:
    """A root's word for the root that follows it, with the words of those before it inside."""
    claims = {IAT: seconds(at), CNF: {1: cose.key_map(successor)}}
    return cose.sign(root, cbor.encode(claims), certificate=handed_over, context=_HAND_OVER)


def verify(message: bytes, root: ec.EllipticCurvePublicKey, at: datetime) -> KeySet:
    """The key set that a root key signed, or a successor of it. Raises Untrusted, with code `expired` for one that is
    too old to rely on."""
    outer = cose.read(message)
    signer = _successor(outer, root, MOST_ROOTS)
    cose.verify(outer, signer)
    match cose.payload_of(outer):
        case {1: str(authority), 4: int(expires_at), 6: int(issued_at), -65537: {1: int(version), 2: list(entries)}}:
            keys = tuple(_entry(entry) for entry in entries)
        case _:
            raise Untrusted("malformed", "The list of keys cannot be read.")
    if seconds(at) > expires_at:
        raise Untrusted("expired", "The list of keys known here is too old.")
    return KeySet(
        authority=authority,
        version=version,
        issued_at=issued_at,
        expires_at=expires_at,
        keys=keys,
        root=cose.public_key_bytes(signer),
    )


def seconds(at: datetime) -> int:
    """Whole seconds since 1970, as CWT counts them."""
    return int(at.timestamp())


def _successor(message: cose.Message, root: ec.EllipticCurvePublicKey, steps: int) -> ec.EllipticCurvePublicKey:
    """The key that a message names, where it is the root that is known, or was handed over from it."""
    if message.kid == cose.key_id(root):
        return root
    if not message.certificate or steps == 0:
        raise Untrusted("unknown_root", "The list of keys was signed by another root than the one known here.")
    word = cose.read(message.certificate)
    cose.verify(word, _successor(word, root, steps - 1), _HAND_OVER)
    match cose.payload_of(word):
        case {6: int(), 8: {1: dict(key)}} if cose.key_id_of(cbor.encode(key)) == message.kid:
            return cose.public_key(key)
        case _:
            raise Untrusted("unknown_root", "The root that is known here handed over to another one.")


def _entry(value: cbor.Value) -> PublishedKey:
    try:
        return cbor.from_numbered(value, PublishedKey)
    except NotCanonical as error:
        raise Untrusted("malformed", f"The list of keys cannot be read: {error}.") from error
