"""What a person signs on a device, and the certificate that says whose device it is (SIGN-2, SIGN-5, SIGN-6).

The device signs a `Statement` with a key of its own. The certificate, a CWT with `cnf` (RFC 8747) from the authority's
device CA, travels in the unprotected header. The server stores the message as it came.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Literal

from cryptography.hazmat.primitives.asymmetric import ec
from msgspec import Meta, Struct

from . import cbor, cose
from .cbor import NotCanonical
from .cose import Untrusted
from .key_set import CNF, EXP, IAT, SUB, KeySet, Use, seconds

CERTIFICATE_GOOD_FOR = timedelta(hours=72)
GOOD_FOR_WITHOUT_HARDWARE = timedelta(hours=24)
"""Where nothing but the password guards the device's key: who has a copy of the disk can guess without being seen."""
CLOCK_TOLERANCE = timedelta(minutes=5)

_CONTEXT = b"waarmerk-statement-1"
_NO_SEALS = b"waarmerk-no-seals-1"
"""What the device CA signs in where a device makes no provisional seals: by such a certificate no verifier takes one,
also none that knows nothing of this."""

Hash = Annotated[bytes, Meta(min_length=32, max_length=32)]
ShortText = Annotated[str, Meta(max_length=200)]
Count = Annotated[int, Meta(ge=0)]


class Statement(Struct, frozen=True, kw_only=True):
    """The signed fields. On the wire their keys are their places here, from 1: add at the end, move none.

    `version` is the -Vn that people see, `rev` the server's revision that the person saw. `content` is the SHA-256 of
    the content's canonical bytes, `evidence` those of its photos and files (EVI-1). `signed_at` is the device's clock
    in milliseconds since 1970, `zone` its time zone. `counter` goes up by one with each signature of the device, and
    `previous` is the digest of the one before. `checkpoint` is the digest of the last pull's checkpoint that the
    device stored, `checkpoint_at` the server's clock then. `auth` says whether the password was given for this
    signature or is remembered for the session (SIGN-3), and how many seconds ago it was given.
    """

    action: ShortText
    document_id: ShortText
    version: Count
    rev: Count
    content: Hash
    person_id: ShortText
    person_name: ShortText
    device_id: ShortText
    signed_at: Count
    zone: ShortText
    counter: Annotated[int, Meta(ge=1)]
    auth: Literal["fresh", "session"]
    auth_age_s: Count = 0
    reference: ShortText = ""
    outcome: ShortText = ""
    previous: Hash | None = None
    checkpoint: Hash | None = None
    checkpoint_at: Count = 0
    evidence: tuple[Hash, ...] = ()


class DeviceCertificate(Struct, frozen=True, kw_only=True):
    """Whose device a key belongs to, as the device CA says. Times in seconds since 1970."""

    person_id: str
    device_id: str
    key: bytes
    issued_at: int
    expires_at: int


class Dated(StrEnum):
    """How the signature's own date stands to what the server knows (DEC-5).

    It cannot have been made before the certificate or the checkpoint that it carries, nor after it was received.
    """

    WITHIN = "within"
    BEFORE = "before"
    AFTER = "after"


class VerifiedStatement(Struct, frozen=True, kw_only=True):
    """A statement whose signature and certificate hold.

    `digest` is what the device's next signature names as `previous`, and what the seal carries. Only `dated` WITHIN
    may be countersigned without a person looking at it, and nothing that is `uncertified`: the key that signed the
    certificate was withdrawn, and only who enrolled the device knows that the signature is its own.
    """

    statement: Statement
    certificate: DeviceCertificate
    digest: bytes
    dated: Dated
    uncertified: bool = False


class Refused(Struct, frozen=True):
    """Why signed bytes are not accepted: a stable code, and a sentence for a person."""

    code: str
    sentence: str


def make_device_certificate(
    ca: cose.Signer,
    person_id: str,
    device_id: str,
    key: bytes,
    at: datetime,
    good_for: timedelta = CERTIFICATE_GOOD_FOR,
    *,
    seals: bool = True,
) -> bytes:
    """The certificate of a device's public key (COSE_Key bytes). Raises Untrusted for a key that cannot be one.

    Without `seals` it vouches for statements alone: operators sign as well, and are no inspectors (SIGN-6).
    """
    if "|" in person_id or "|" in device_id:
        raise ValueError("the bar keeps person and device apart")
    claims = {
        SUB: f"{person_id}|{device_id}",
        EXP: seconds(at + good_for),
        IAT: seconds(at),
        CNF: {1: cose.key_map(cose.public_key_from(key))},
    }
    return cose.sign(ca, cbor.encode(claims), context=b"" if seals else _NO_SEALS)


def verify_device_certificate(certificate: bytes, keys: KeySet, *, sealing: bool = False) -> DeviceCertificate:
    """The certificate's claims, whether it has expired or not. Raises Untrusted; where it is to vouch for a seal
    (`sealing`), also for one that vouches for statements alone."""
    outer = cose.read(certificate)
    claims = _certificate(outer)
    key = keys.signing_key(Use.DEVICE_CA, outer.kid, claims.issued_at)
    try:
        cose.verify(outer, key)
    except Untrusted:
        if sealing:
            raise
        cose.verify(outer, key, _NO_SEALS)
    return claims


def _certificate(outer: cose.Message) -> DeviceCertificate:
    """What a certificate says; nobody has verified it. Raises Untrusted.

    Beside what is signed it has nothing: the message that it stands in would have more than one text.
    """
    if outer.certificate:
        raise Untrusted("malformed", "The device's certificate has another one in it.")
    match cose.payload_of(outer):
        case {2: str(subject), 4: int(expires_at), 6: int(issued_at), 8: {1: dict(key)}} if subject.count("|") == 1:
            person_id, device_id = subject.split("|")
        case _:
            raise Untrusted("malformed", "The device's certificate cannot be read.")
    return DeviceCertificate(
        person_id=person_id,
        device_id=device_id,
        key=cose.public_key_bytes(cose.public_key(key)),
        issued_at=issued_at,
        expires_at=expires_at,
    )


def expires_at(certificate: bytes) -> datetime:
    """Until when a device may sign by its certificate, which it takes on trust. Raises Untrusted."""
    match cose.payload_of(cose.read(certificate)):
        case {4: int(expires)}:
            return datetime.fromtimestamp(expires, UTC)
        case _:
            raise Untrusted("malformed", "The device's certificate cannot be read.")


def certified_key(
    message: cose.Message, keys: KeySet, *, sealing: bool = False
) -> tuple[DeviceCertificate, ec.EllipticCurvePublicKey]:
    """The certificate that a message carries, and the key in it. Raises Untrusted unless the message names that key;
    `sealing` as in `verify_device_certificate`."""
    if not message.certificate:
        raise Untrusted("no_certificate", "The signature carries no certificate of the device.")
    certificate = verify_device_certificate(message.certificate, keys, sealing=sealing)
    if cose.key_id_of(certificate.key) != message.kid:
        raise Untrusted("other_key", "The certificate belongs to another key than the one that signed.")
    return certificate, cose.public_key_from(certificate.key)


def sign_statement(device: cose.Signer, certificate: bytes, statement: Statement) -> bytes:
    """The signed message that a device sends: what `pwa/src/domain/statement.ts` makes, for tests and demo data."""
    return cose.sign(device, cbor.encode(cbor.numbered(statement)), certificate=certificate, context=_CONTEXT)


_WITHDRAWN = ("revoked_key", "log_proof_needed")
_LAST_MOMENT = 253_402_300_799_999
"""The last millisecond of the calendar, of the year 9999."""


def _by_enrolled(
    message: cose.Message, keys: KeySet, enrolled: bytes
) -> tuple[DeviceCertificate, ec.EllipticCurvePublicKey, bool]:
    """The certificate and the key of a message, by the key that the device was enrolled with where the one that signed
    the certificate was withdrawn, which is said. Raises Untrusted."""
    try:
        certificate, key = certified_key(message, keys)
    except Untrusted as problem:
        if problem.code not in _WITHDRAWN or not enrolled:
            raise
        certificate, key = _certificate(cose.read(message.certificate)), cose.public_key_from(enrolled)
        if certificate.key != enrolled or cose.key_id(key) != message.kid:
            raise
        return certificate, key, True
    if enrolled and certificate.key != enrolled:
        raise Untrusted("other_key", "The certificate belongs to another key than the device was enrolled with.")
    return certificate, key, False


def verify_statement(message: bytes, keys: KeySet, at: datetime, enrolled: bytes = b"") -> VerifiedStatement | Refused:
    """Whether a message that was received at `at` is what that person signed on that device (SIGN-5). `enrolled` is the
    device's key (COSE_Key) where it is known beside its certificate.

    Not judged here: whether person or device have been blocked, the counter and the chain, and whether the document
    has that content. A certificate that has expired meanwhile is no fault of a device that was offline: it counts if
    it was valid at the date of the signature or still is at `at`.
    """
    try:
        outer = cose.read(message)
        certificate, key, uncertified = _by_enrolled(outer, keys, enrolled)
        cose.verify(outer, key, _CONTEXT)
        statement = cbor.from_numbered(cose.payload_of(outer), Statement)
    except Untrusted as problem:
        return Refused(problem.code, problem.sentence)
    except NotCanonical as problem:
        return Refused("malformed", f"The signed statement cannot be read: {problem}.")
    if (statement.person_id, statement.device_id) != (certificate.person_id, certificate.device_id):
        return Refused("other_person", "The statement names another person or device than the certificate.")
    if statement.signed_at > _LAST_MOMENT:
        return Refused("malformed", "The signed statement has a date that no calendar has.")
    if certificate.expires_at * 1000 < min(statement.signed_at, milliseconds(at)):
        return Refused("certificate_expired", "The device's certificate had expired when this was signed.")
    return VerifiedStatement(
        statement=statement,
        certificate=certificate,
        digest=cose.digest(message),
        dated=_dated(statement, certificate, at),
        uncertified=uncertified,
    )


def said(message: bytes) -> Statement:
    """What a statement says, unverified: of one that is kept. Raises Untrusted and NotCanonical."""
    return cbor.from_numbered(cose.payload_of(cose.read(message)), Statement)


def moment(milliseconds: int) -> datetime:
    """The moment of so many milliseconds since 1970."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=min(milliseconds, _LAST_MOMENT))


def milliseconds(at: datetime) -> int:
    """Whole milliseconds since 1970."""
    return (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def _dated(statement: Statement, certificate: DeviceCertificate, at: datetime) -> Dated:
    tolerance = CLOCK_TOLERANCE // timedelta(milliseconds=1)
    if statement.signed_at + tolerance < max(statement.checkpoint_at, certificate.issued_at * 1000):
        return Dated.BEFORE
    return Dated.AFTER if statement.signed_at > milliseconds(at) + tolerance else Dated.WITHIN
