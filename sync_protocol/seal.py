"""The seal of validation: what a QR code says about a certificate, who signed it, and how the bytes become its link.

Two kinds. *Issued*: a CWT signed by the authority's issuing key, with its place in a status list and the hash of the
inspector's signature. *Provisional*: the same claims without these, signed on the device while it was offline, with
the device's certificate inside (SIGN-6); it counts for as long as that certificate.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta, Struct

from . import cbor, cose
from .cbor import Map, NotCanonical
from .cose import Untrusted
from .key_set import EXP, IAT, OURS, SUB, KeySet, Use
from .signed import Count, DeviceCertificate, Hash, ShortText, certified_key

MOST_BYTES = 1024
MOST_PAIRS = 2
LONGEST_TITLE = 24
LONGEST_IDENTIFIER = 20

OUTCOMES = (
    "transhipment",
    "onward_transfer",
    "transit",
    "internal_market",
    "final_import",
    "free_circulation",
    "channelled",
    "specific_warehouse",
    "temporary_admission",
)
"""Outcomes that travel as their place here, from 1, to save room; any other travels as its word. Add at the end."""

_ENTRIES = 4
_OUTCOME = 1
_CONTEXT = b"waarmerk-provisional-1"
_GROUP_BYTES, _GROUP_DIGITS = 7, 17  # 2**56 < 10**17: the scheme of FIDO's hybrid QR codes, here big-endian
_DIGITS_OF = (0, 3, 5, 8, 10, 13, 15, 17)
_BYTES_OF = {digits: size for size, digits in enumerate(_DIGITS_OF)}
_DIGITS = re.compile("[0-9]+")
_MOST_DIGITS = MOST_BYTES // _GROUP_BYTES * _GROUP_DIGITS + _DIGITS_OF[MOST_BYTES % _GROUP_BYTES]


class Covers(Struct, frozen=True, kw_only=True):
    """What a seal covers. On the wire the keys are the places here, from 1: add at the end, move none.

    `content` is the SHA-256 of the content's canonical bytes, `revision` the server's revision of the document.
    `identifiers` are container and seal by turns, either may be empty; `more_pairs` counts those that found no room.
    Of an issued seal alone, `shard` and `index` are its place in a status list, and `statement` the first 16 bytes of
    the digest of the signed decision: enough, since only its own device could have made a second with that digest.
    """

    outcome: ShortText
    title: ShortText
    cn: ShortText
    content: Hash
    revision: Count
    net_grams: Count = 0
    origin: ShortText = ""
    destination: ShortText = ""
    identifiers: Annotated[tuple[ShortText, ...], Meta(max_length=2 * MOST_PAIRS)] = ()
    more_pairs: Count = 0
    shard: ShortText = ""
    index: Count = 0
    statement: Annotated[bytes, Meta(min_length=16, max_length=16)] | None = None
    animals: Count = 0


class Claims(Struct, frozen=True, kw_only=True):
    """What a seal says. `number` is reference and version; times in seconds since 1970."""

    number: str
    issued_at: int
    expires_at: int
    covers: Covers


class VerifiedSeal(Struct, frozen=True, kw_only=True):
    """A seal whose signature holds. `device` is set for a provisional one."""

    claims: Claims
    device: DeviceCertificate | None = None


def issue(issuer: cose.Signer, claims: Claims) -> bytes:
    """The issued seal. Raises ValueError for claims without a place in a status list or without the statement."""
    if not _has_place(claims):
        raise ValueError("an issued seal has a place in a status list and the inspector's statement")
    return cose.sign(issuer, _payload(claims))


def provisional(device: cose.Signer, certificate: bytes, claims: Claims) -> bytes:
    """The device's own seal: what `pwa/src/domain/seal.ts` makes, for tests and demo data."""
    return cose.sign(device, _payload(claims), certificate=certificate, context=_CONTEXT)


def verify_seal(message: bytes, keys: KeySet, logged_at: int | None = None) -> VerifiedSeal:
    """What a seal says, if it is genuine. Whether it is in force is for the status list. Raises Untrusted.

    `logged_at` is when the log is proven to have had an issued seal: what its key needs that others came to hold.
    """
    if len(message) > MOST_BYTES:
        raise Untrusted("malformed", "The code is longer than any seal.")
    outer = cose.read(message)
    claims = _claims(cose.payload_of(outer))
    if not outer.certificate:
        cose.verify(outer, keys.signing_key(Use.ISSUE, outer.kid, claims.issued_at, logged_at))
        if not _has_place(claims):
            raise Untrusted("malformed", "The seal has no place in a status list.")
        return VerifiedSeal(claims=claims)
    device, key = certified_key(outer, keys, sealing=True)
    cose.verify(outer, key, _CONTEXT)
    if not device.issued_at <= claims.issued_at <= claims.expires_at <= device.expires_at:
        raise Untrusted("certificate_expired", "The device's certificate was not valid when this was signed.")
    return VerifiedSeal(claims=claims, device=device)


def short_title(title: str) -> str:
    """A commodity's name cut to what fits in a seal, at a word where there is one, with an ellipsis."""
    if len(title) <= LONGEST_TITLE:
        return title
    whole_words, space, _ = title[:LONGEST_TITLE].rpartition(" ")
    return (whole_words.rstrip(" ,;") if space else title[: LONGEST_TITLE - 1]) + "…"


def first_pairs(pairs: Sequence[tuple[str, str]]) -> tuple[tuple[str, ...], int]:
    """The `identifiers` and `more_pairs` of containers and seals. An identifier is shown whole or not at all."""
    kept: list[str] = []
    for container, seal in pairs[:MOST_PAIRS]:
        if max(len(container), len(seal)) > LONGEST_IDENTIFIER:
            break
        kept += (container, seal)
    return tuple(kept), len(pairs) - len(kept) // 2


def digits(data: bytes) -> str:
    """Bytes as decimal digits, 17 for each 7 bytes: a QR code holds digits in a third of a byte more than bits need."""
    groups = (data[start : start + _GROUP_BYTES] for start in range(0, len(data), _GROUP_BYTES))
    return "".join(str(int.from_bytes(group, "big")).zfill(_DIGITS_OF[len(group)]) for group in groups)


def from_digits(text: str) -> bytes:
    """The bytes of such digits. Raises Untrusted for anything that `digits` does not make."""
    if not _DIGITS.fullmatch(text) or len(text) > _MOST_DIGITS:
        raise Untrusted("malformed", "This is not the code of a seal.")
    out = bytearray()
    for start in range(0, len(text), _GROUP_DIGITS):
        group = text[start : start + _GROUP_DIGITS]
        size, value = _BYTES_OF.get(len(group), 0), int(group)
        if not size or value >= 1 << 8 * size:
            raise Untrusted("malformed", "This is not the code of a seal.")
        out += value.to_bytes(size, "big")
    return bytes(out)


def said(message: bytes) -> Claims:
    """What a seal says, unverified: for whoever made it. Raises Untrusted where it cannot be read."""
    return _claims(cose.payload_of(cose.read(message)))


def check_code(content: bytes) -> str:
    """What is typed beside the number where the code on a paper is damaged: the beginning of the content's hash."""
    return content[:4].hex()


def reference_link(public_url: str, key: str) -> str:
    """The link of a paper that has no seal: draft, pre-valid or rejected. `key` is the reference, or a draft's id.

    A seal is digits alone, so that neither can be taken for the other.
    """
    return f"{public_url}/c#{key}"


def qr_text(public_url: str, message: bytes) -> str:
    """The link in the QR code. What follows the number sign never reaches a server."""
    return f"{public_url}/c#{digits(message)}"


def read_qr(text: str, public_url: str) -> bytes:
    """The seal in such a link. Raises Untrusted, also for another address: a code must not choose who verifies it."""
    prefix = f"{public_url}/c#"
    if not text.startswith(prefix):
        raise Untrusted("other_address", "This code leads somewhere else than to this authority.")
    return from_digits(text.removeprefix(prefix))


def _has_place(claims: Claims) -> bool:
    return claims.covers.shard != "" and claims.covers.statement is not None


def _payload(claims: Claims) -> bytes:
    covers = cbor.numbered(claims.covers)
    if claims.covers.outcome in OUTCOMES:
        covers[_OUTCOME] = OUTCOMES.index(claims.covers.outcome) + 1
    return cbor.encode({SUB: claims.number, EXP: claims.expires_at, IAT: claims.issued_at, OURS: covers})


def _claims(payload: Map) -> Claims:
    match payload:
        case {2: str(number), 4: int(expires_at), 6: int(issued_at), -65537: dict(covers)} if len(payload) == _ENTRIES:
            pass
        case _:
            raise Untrusted("malformed", "The seal cannot be read.")
    match covers.get(_OUTCOME):
        case int(place) if place is not True and 0 < place <= len(OUTCOMES):
            covers[_OUTCOME] = OUTCOMES[place - 1]
        case _:
            pass
    try:
        covered = cbor.from_numbered(covers, Covers)
    except NotCanonical as error:
        raise Untrusted("malformed", f"The seal cannot be read: {error}.") from error
    if len(covered.identifiers) % 2:
        raise Untrusted("malformed", "The seal cannot be read: a container and its seal are named together.")
    return Claims(number=number, issued_at=issued_at, expires_at=expires_at, covers=covered)
