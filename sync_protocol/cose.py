"""Signed messages: COSE_Sign1 with ES256 (RFC 9052, 9053) and its keys (COSE_Key, thumbprints of RFC 9679).

Keys are passed in. A message is kept and verified as the bytes that came; nothing is encoded again before a check.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import cast

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from msgspec import Struct

from . import cbor
from .cbor import Map, NotCanonical

ALG, KID, TYP = 1, 4, 16
"""Labels of the protected header."""
CERTIFICATE = -65537
"""Label of the unprotected header, from COSE's private range: the signer's certificate, as bytes."""

_ES256 = -7
_TAG = b"\xd2"  # COSE_Sign1; the only tag, and it stands before the profile of `cbor`
_KTY, _EC2, _CRV, _P256, _X, _Y = 1, 2, -1, 1, -2, -3
_OKP, _ED25519 = 1, 6
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of the group of P-256
# The same secret and message always give the same signature (RFC 6979): no bad dice can leak a key.
_SIGN = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)
_VERIFY = ec.ECDSA(hashes.SHA256())


class Untrusted(Exception):
    """Signed bytes that are not accepted: a stable code, and a sentence for a person."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key with its identifier."""

    kid: bytes
    private_key: ec.EllipticCurvePrivateKey = field(repr=False)


class Message(Struct, frozen=True, kw_only=True):
    """A COSE_Sign1 message that reads well; nobody has verified it yet."""

    protected: bytes
    kid: bytes
    typ: str
    certificate: bytes
    payload: bytes
    signature: bytes


def signer(private_key: ec.EllipticCurvePrivateKey) -> Signer:
    return Signer(key_id(private_key.public_key()), private_key)


def sign(by: Signer, payload: bytes, *, typ: str = "", certificate: bytes = b"", context: bytes = b"") -> bytes:
    """A tagged COSE_Sign1 message. `context` is COSE's external data: it keeps apart the uses of one key."""
    header: Map = {ALG: _ES256, KID: by.kid}
    if typ:
        header[TYP] = typ
    protected = cbor.encode(header)
    signature = raw_signature(by, _to_be_signed(protected, context, payload))
    return _TAG + cbor.encode([protected, {CERTIFICATE: certificate} if certificate else {}, payload, signature])


def raw_signature(by: Signer, data: bytes) -> bytes:
    """ES256 over the data itself, as COSE and JOSE have it: r and s, 32 bytes each.

    With s, the order less s would be as good; the smaller is written. Else anybody could make another text of a seal.
    """
    r, s = decode_dss_signature(by.private_key.sign(data, _SIGN))
    return r.to_bytes(32, "big") + min(s, _ORDER - s).to_bytes(32, "big")


def read(message: bytes) -> Message:
    """The parts of a message. Raises Untrusted where the bytes are not such a message in canonical form."""
    try:
        if not message.startswith(_TAG):
            raise NotCanonical("no COSE_Sign1 message")
        match cbor.decode(message[1:]):
            case [bytes(protected), dict(unprotected), bytes(payload), bytes(signature)] if len(signature) == 64:
                certificate = _certificate(unprotected)
            case _:
                raise NotCanonical("not the four parts of a COSE_Sign1 message")
        if int.from_bytes(signature[32:], "big") > _ORDER // 2:
            raise NotCanonical("the larger of two signatures")
        match cbor.decode(protected):
            case {1: -7, 4: bytes(kid), **rest} if len(kid) == 8:
                typ = rest.pop(TYP, "")
            case _:
                raise NotCanonical("not signed with ES256")
        if rest or not isinstance(typ, str):
            raise NotCanonical("unknown label in the protected header")
    except NotCanonical as error:
        raise Untrusted("malformed", f"This is not a signed message that can be read: {error}.") from error
    return Message(protected=protected, kid=kid, typ=typ, certificate=certificate, payload=payload, signature=signature)


def verify(message: Message, key: ec.EllipticCurvePublicKey, context: bytes = b"") -> None:
    """Raises Untrusted unless the key made the signature over this payload, header and context."""
    verify_raw(key, message.signature, _to_be_signed(message.protected, context, message.payload))


def verify_raw(key: ec.EllipticCurvePublicKey, signature: bytes, data: bytes) -> None:
    """Whether ECDSA takes the signature, the larger s as well. Raises Untrusted."""
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    try:
        if len(signature) != 64:
            raise InvalidSignature
        key.verify(encode_dss_signature(r, s), data, _VERIFY)
    except InvalidSignature:
        raise Untrusted("bad_signature", "The signature does not belong to this content.") from None


def payload_of(message: Message) -> Map:
    """The map that a message carries. Raises Untrusted for anything else."""
    try:
        value = cbor.decode(message.payload)
    except NotCanonical as error:
        raise Untrusted("malformed", f"The signed content cannot be read: {error}.") from error
    if not isinstance(value, dict):
        raise Untrusted("malformed", "The signed content cannot be read: not a map.")
    return value


def digest(message: bytes) -> bytes:
    """The SHA-256 by which one message names another. Over the whole message: a signature alone, from a key made
    for the purpose, can be valid for two contents."""
    return hashlib.sha256(message).digest()


def key_map(key: ec.EllipticCurvePublicKey) -> Map:
    """The COSE_Key of a public key, with the required parameters alone."""
    numbers = key.public_numbers()
    return {_KTY: _EC2, _CRV: _P256, _X: numbers.x.to_bytes(32, "big"), _Y: numbers.y.to_bytes(32, "big")}


def public_key(value: object) -> ec.EllipticCurvePublicKey:
    """The public key of a COSE_Key map. Raises Untrusted where it is not a point of P-256."""
    match value:
        case {-2: bytes(x), -3: bytes(y)}:
            point = ec.EllipticCurvePublicNumbers(int.from_bytes(x, "big"), int.from_bytes(y, "big"), ec.SECP256R1())
        case _:
            raise Untrusted("bad_key", "This is not a public key of the kind that signs here.")
    try:
        key = point.public_key()
    except ValueError as error:
        raise Untrusted("bad_key", "The public key is not a point of the curve.") from error
    if cbor.encode(cast("Map", value)) != public_key_bytes(key):
        raise Untrusted("bad_key", "The public key has more, or less, than a key that signs here.")
    return key


def public_key_bytes(key: ec.EllipticCurvePublicKey) -> bytes:
    return cbor.encode(key_map(key))


@lru_cache(maxsize=4096)  # checking that a point lies on the curve costs as much as a signature
def public_key_from(data: bytes) -> ec.EllipticCurvePublicKey:
    """The inverse of `public_key_bytes`. Raises Untrusted."""
    try:
        return public_key(cbor.decode(data))
    except NotCanonical as error:
        raise Untrusted("bad_key", f"The public key cannot be read: {error}.") from error


def log_key_bytes(key: Ed25519PublicKey) -> bytes:
    """The COSE_Key of the key that signs the log's checkpoints: Ed25519, as everybody else's tools for logs have it."""
    return cbor.encode({_KTY: _OKP, _CRV: _ED25519, _X: key.public_bytes_raw()})


def log_key_from(data: bytes) -> Ed25519PublicKey:
    """The inverse of `log_key_bytes`. Raises Untrusted."""
    try:
        match cbor.decode(data):
            case {1: 1, -1: 6, -2: bytes(x), **rest} if not rest:
                return Ed25519PublicKey.from_public_bytes(x)
            case _:
                raise Untrusted("bad_key", "This is not a public key of the kind that signs the log.")
    except (NotCanonical, ValueError) as error:
        raise Untrusted("bad_key", f"The log's public key cannot be read: {error}.") from error


def key_id(key: ec.EllipticCurvePublicKey) -> bytes:
    """The first 8 bytes of the key's thumbprint (RFC 9679)."""
    return key_id_of(public_key_bytes(key))


def key_id_of(key: bytes) -> bytes:
    """The same of the key's bytes."""
    return hashlib.sha256(key).digest()[:8]


def _to_be_signed(protected: bytes, context: bytes, payload: bytes) -> bytes:
    return cbor.encode(["Signature1", protected, context, payload])


def _certificate(unprotected: Map) -> bytes:
    """What the unprotected header holds, empty without it. Nobody signed it: an entry that says nothing is refused."""
    match unprotected:
        case {-65537: bytes(certificate), **rest} if certificate and not rest:
            return certificate
        case _ if not unprotected:
            return b""
        case _:
            raise NotCanonical("unknown label in the unprotected header")
