"""What a forger tries, by named classes: each makes from genuine seals something that no verifier may take for one.

An attempt is the text that a scanner reads, and what the verifier is shown besides: the status list that is served, the
one that it knows already, and the time.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import cast

import msgspec
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from msgspec import Struct

from backend.domain import status_list
from backend.domain.status_list import CertificateStatus
from sync_protocol import cbor, cose, key_set, seal, signed
from sync_protocol.cbor import Map
from sync_protocol.key_set import seconds
from tests.protocol import make_vectors as made
from tests.protocol.make_vectors import AT, CLAIMS, ISSUED, PROVISIONAL, PUBLIC_URL

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of the group of P-256."""
VALID_LIST = status_list.token(made.STATUS, made.STATUS_URI, {}, AT)
LATER = AT + timedelta(minutes=30)

OTHER_CLAIMS = msgspec.structs.replace(
    CLAIMS,
    number="CVEDP.NL.2026.0004399-V2",
    issued_at=CLAIMS.issued_at + 60,
    covers=msgspec.structs.replace(
        CLAIMS.covers,
        outcome="transit",
        title="Pork, frozen",
        cn="02032955",
        content=hashlib.sha256(b"another content").digest(),
        revision=3,
        net_grams=18_000_000,
        origin="US",
        destination="DE",
        identifiers=("MSKU4471902", "EC0448913"),
        more_pairs=0,
        index=17,
        statement=bytes(range(16)),
    ),
)
OTHER = seal.issue(made.ISSUE, OTHER_CLAIMS)
OTHER_PROVISIONAL = seal.provisional(
    made.DEVICE, made.CERTIFICATE, msgspec.structs.replace(made.PROVISIONAL_CLAIMS, number=OTHER_CLAIMS.number)
)


class Attempt(Struct, frozen=True, kw_only=True):
    """`known` is the status list that the verifier accepted before; None where it meets the authority first."""

    text: str
    served: bytes | None = VALID_LIST
    known: bytes | None = None
    at: datetime = LATER


Forging = Callable[[Random], Attempt]
FORGERIES: dict[str, Forging] = {}


def forging(name: str) -> Callable[[Forging], Forging]:
    def register(one: Forging) -> Forging:
        FORGERIES[name] = one
        return one

    return register


def genuine(random: Random) -> bytes:
    return random.choice((ISSUED, PROVISIONAL, OTHER, OTHER_PROVISIONAL))


def link(message: bytes) -> Attempt:
    return Attempt(text=seal.qr_text(PUBLIC_URL, message))


def of_digits(digits: str) -> Attempt:
    return Attempt(text=f"{PUBLIC_URL}/c#{digits}")


def replaced(text: str, place: int, length: int, by: str) -> str:
    return text[:place] + by + text[place + length :]


@forging("one digit changed")
def one_digit(random: Random) -> Attempt:
    digits = seal.digits(genuine(random))
    place = random.randrange(len(digits))
    return of_digits(replaced(digits, place, 1, str((int(digits[place]) + random.randrange(1, 10)) % 10)))


@forging("several digits changed")
def several_digits(random: Random) -> Attempt:
    digits = seal.digits(genuine(random))
    for place in random.sample(range(len(digits)), random.randrange(2, 20)):
        digits = replaced(digits, place, 1, str((int(digits[place]) + random.randrange(1, 10)) % 10))
    return of_digits(digits)


@forging("digits exchanged")
def exchanged_digits(random: Random) -> Attempt:
    digits = seal.digits(genuine(random))
    while True:
        first, second = sorted(random.sample(range(len(digits)), 2))
        if digits[first] != digits[second]:
            moved = replaced(digits, first, 1, digits[second])
            return of_digits(replaced(moved, second, 1, digits[first]))


@forging("truncation")
def truncated(random: Random) -> Attempt:
    digits = seal.digits(genuine(random))
    if random.random() < 0.5:
        return of_digits(digits[: random.randrange(len(digits))])
    return of_digits(digits[random.randrange(1, len(digits)) :])


@forging("digits added or left out")
def lengthened(random: Random) -> Attempt:
    digits = seal.digits(genuine(random))
    place, size = random.randrange(len(digits) + 1), random.choice((1, 2, 3, 5, 17, 34))
    if random.random() < 0.5:
        return of_digits(replaced(digits, place, 0, "".join(random.choice("0123456789") for _ in range(size))))
    return of_digits(replaced(digits, min(place, len(digits) - size), size, ""))


@forging("other signs for digits")
def disguised(random: Random) -> Attempt:
    digits = seal.digits(genuine(random))
    place = random.randrange(len(digits) - 1)  # what stands around the whole is no part of it
    others = (
        chr(0x0660 + int(digits[place])),
        chr(0xFF10 + int(digits[place])),
        f" {digits[place]}",
        f"{digits[place]}\n",
        f"+{digits[place]}",
        f"{digits[place]}_",
        f"%3{digits[place]}",
        "\0" + digits[place],
    )
    return of_digits(replaced(digits, place, 1, random.choice(others)))


@forging("one bit changed")
def one_bit(random: Random) -> Attempt:
    changed = bytearray(genuine(random))
    changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return link(bytes(changed))


@forging("bytes overwritten")
def overwritten(random: Random) -> Attempt:
    message = genuine(random)
    while True:
        changed = bytearray(message)
        place, size = random.randrange(len(changed)), random.randrange(1, 33)
        changed[place : place + size] = random.choice((bytes(size), b"\xff" * size, random.randbytes(size)))
        if bytes(changed) != message:
            return link(bytes(changed))


class Taken(Struct, kw_only=True):
    """A message in its parts, to be put together otherwise."""

    header: Map
    unprotected: Map
    payload: Map
    signature: bytes

    def again(self) -> bytes:
        return put_together(cbor.encode(self.header), self.unprotected, cbor.encode(self.payload), self.signature)


def put_together(header: bytes, unprotected: object, payload: bytes, signature: bytes) -> bytes:
    return b"\xd2" + cbor.encode([header, unprotected, payload, signature])


def taken(message: bytes) -> Taken:
    read = cose.read(message)
    return Taken(
        header=cast("Map", cbor.decode(read.protected)),
        unprotected={cose.CERTIFICATE: read.certificate} if read.certificate else {},
        payload=cose.payload_of(read),
        signature=read.signature,
    )


def covers_of(one: Taken) -> Map:
    return cast("Map", one.payload[key_set.OURS])


def otherwise(random: Random, value: object) -> cbor.Value:
    """A value of the same kind that is another one."""
    match value:
        case bool():
            return not value
        case int():
            return value + random.choice((-1, 1, 10, 1000, 10**6)) if value else random.randrange(1, 100)
        case bytes():
            return bytes(len(value)) if any(value) else b"\1" * len(value)
        case str():
            return value[:-1] + ("0" if not value.endswith("0") else "1") if value else "X"
        case list():
            return [*cast("list[cbor.Value]", value), "WMKU0000000", "S1"][-4:]
        case _:
            return 0


@forging("a field changed, its signature kept")
def changed_field(random: Random) -> Attempt:
    one = taken(genuine(random))
    covers = covers_of(one)
    inside = random.choice((True, True, False))
    fields = covers if inside else one.payload
    key = random.choice([key for key in fields if key != key_set.OURS])
    fields[key] = otherwise(random, fields[key])
    return link(one.again())


@forging("a field left out or added, its signature kept")
def missing_field(random: Random) -> Attempt:
    one = taken(genuine(random))
    fields = random.choice((covers_of(one), one.payload))
    if random.random() < 0.5:
        del fields[random.choice(list(fields))]
    else:
        fields[random.choice([key for key in (*range(1, 16), 99, "x") if key not in fields])] = random.choice(
            (1, "x", b"", True, [], {})
        )
    return link(one.again())


@forging("fields exchanged between two seals")
def exchanged_field(random: Random) -> Attempt:
    first, second = (taken(message) for message in random.choice(((ISSUED, OTHER), (OTHER, ISSUED))))
    outer = random.random() < 0.3
    ours, theirs = (first.payload, second.payload) if outer else (covers_of(first), covers_of(second))
    differing = [key for key in ours if key in theirs and ours[key] != theirs[key]]
    for key in random.sample(differing, random.randrange(1, len(differing) + (not outer))):
        ours[key] = theirs[key]
    return link(first.again())


@forging("parts exchanged between two messages")
def exchanged_parts(random: Random) -> Attempt:
    messages = [ISSUED, OTHER, PROVISIONAL, OTHER_PROVISIONAL, made.MESSAGE, made.CERTIFICATE, VALID_LIST]
    while True:
        parts = [random.choice(messages) for _ in range(4)]
        if len(set(parts)) > 1:
            header, unprotected, payload, signature = (cose.read(one) for one in parts)
            made_up = put_together(
                header.protected,
                {cose.CERTIFICATE: unprotected.certificate} if unprotected.certificate else {},
                payload.payload,
                signature.signature,
            )
            if made_up not in messages:
                return link(made_up)


def claims_of(random: Random) -> seal.Claims:
    return random.choice((CLAIMS, OTHER_CLAIMS))


@forging("another key")
def another_key(random: Random) -> Attempt:
    claims = claims_of(random)
    stranger = random.choice((made.STRANGER, made.STATUS, made.DEVICE_CA, made.OUTBOX, made.DEVICE, made.ROOT))
    own = cose.signer(ec.derive_private_key(random.randrange(100, ORDER), ec.SECP256R1()))
    signer = random.choice((stranger, own, made.WITHDRAWN))
    named = random.choice((signer.kid, made.ISSUE.kid, made.WITHDRAWN.kid, made.ROOT.kid))
    return link(seal.issue(cose.Signer(named, signer.private_key), claims))


@forging("another algorithm")
def another_algorithm(random: Random) -> Attempt:
    one = taken(random.choice((ISSUED, PROVISIONAL)))
    name = random.choice((-35, -36, -8, -37, -257, -65535, 5, 6, 0, 1, "ES256", "none", "HS256", None))
    if name is None:
        del one.header[cose.ALG]
    else:
        one.header[cose.ALG] = name
    to_sign = cbor.encode(["Signature1", cbor.encode(one.header), b"", cbor.encode(one.payload)])
    point = cose.public_key_bytes(made.ISSUE.private_key.public_key())
    match random.randrange(4):
        case 0:  # the public key as the secret of a MAC
            one.signature = hmac.digest(point, to_sign, "sha256") + hmac.digest(point, to_sign, "sha256")
        case 1:
            one.signature = b""
        case 2:  # the right key, another hash
            r, s = decode_dss_signature(
                made.ISSUE.private_key.sign(to_sign, ec.ECDSA(hashes.SHA384(), deterministic_signing=True))
            )
            one.signature = r.to_bytes(32, "big") + s.to_bytes(32, "big")
        case _:
            pass
    return link(one.again())


@forging("a header changed")
def changed_header(random: Random) -> Attempt:
    one = taken(random.choice((ISSUED, PROVISIONAL)))
    match random.randrange(8):
        case 0:
            one.unprotected[random.choice((1, 3, 4, 5, 6, 11, 33, 99, "x"))] = random.choice(
                (b"", -7, "x", made.ISSUE.kid)
            )
        case 1:
            one.unprotected[cose.CERTIFICATE] = random.choice((b"", b"\0", made.CERTIFICATE[:-1], ISSUED))
        case 2:
            one.header[random.choice((2, 3, 5, 6, 33, "x"))] = random.choice(([1], 0, "application/cwt", b""))
        case 3:
            one.header[cose.KID] = random.choice(
                (b"", made.ISSUE.kid[:-1], made.ISSUE.kid + b"\0", made.ROOT.kid, "kid")
            )
        case 4:
            one.unprotected[cose.KID] = one.header.pop(cose.KID)
        case 5:
            one.unprotected[cose.ALG] = one.header.pop(cose.ALG)
        case 6:  # of the certificate inside, beside what is signed
            one = taken(PROVISIONAL)
            inside = taken(made.CERTIFICATE)
            inside.unprotected[cose.CERTIFICATE] = random.choice((b"\0", made.CERTIFICATE, random.randbytes(8)))
            one.unprotected[cose.CERTIFICATE] = inside.again()
        case _:
            one.header[cose.TYP] = random.choice(("application/statuslist+cwt", "", 61, b"x"))
    return link(one.again())


@forging("another signature")
def another_signature(random: Random) -> Attempt:
    one = taken(genuine(random))
    r, s = int.from_bytes(one.signature[:32], "big"), int.from_bytes(one.signature[32:], "big")
    edges = (0, 1, 2, ORDER - 1, ORDER, ORDER + 1, 2**256 - 1, r, s, ORDER - r)
    match random.randrange(5):
        case 0:  # as good as the first by the mathematics
            s = ORDER - s
        case 1:
            r, s = s, r
        case 2:
            r, s = random.choice(edges), random.choice(edges[:9])
        case 3:
            one.signature = encode_dss_signature(r, s)
            return link(one.again())
        case _:
            one.signature += bytes(random.randrange(1, 9))
            return link(one.again())
    changed = r.to_bytes(32, "big") + s.to_bytes(32, "big")
    one.signature = changed if changed != one.signature else bytes(64)
    return link(one.again())


def head(major: int, argument: int, size: int) -> bytes:
    """A head of CBOR of a chosen length."""
    return bytes((major << 5 | 23 + size.bit_length(),)) + argument.to_bytes(size, "big")


def signed_with(by: cose.Signer, header: bytes, payload: bytes, unprotected: object = None) -> bytes:
    """A true signature over bytes that `cose.sign` would not make."""
    signature = cose.raw_signature(by, cbor.encode(["Signature1", header, b"", payload]))
    return put_together(header, unprotected or {}, payload, signature)


def entries(fields: Map) -> list[bytes]:
    return [cbor.encode(key) + cbor.encode(value) for key, value in fields.items()]


@forging("the same content in other bytes")
def other_bytes(random: Random) -> Attempt:
    """Signed by the authority's own key: whoever encodes loosely must not be understood at all."""
    one = taken(ISSUED)
    header, payload = cbor.encode(one.header), cbor.encode(one.payload)
    whole = ISSUED[1:]
    rows = entries(one.payload)
    random.shuffle(rows)
    mixed = b"\xa4" + b"".join(rows)
    match random.randrange(8):
        case 0:
            return link(signed_with(made.ISSUE, header, b"\xbf" + payload[1:] + b"\xff"))
        case 1:
            return link(signed_with(made.ISSUE, header, head(5, 4, random.choice((1, 2, 4, 8))) + payload[1:]))
        case 2 if mixed != payload:
            return link(signed_with(made.ISSUE, header, mixed))
        case 3:
            return link(signed_with(made.ISSUE, header, payload + random.choice((b"\0", b"\xf6", payload))))
        case 4:
            return link(random.choice((whole, b"\xd2\xd2" + whole, b"\xd8\x12" + whole, b"\xd8\x3d" + ISSUED)))
        case 5:
            return link(b"\xd2" + head(4, 4, random.choice((1, 2, 4, 8))) + whole[1:])
        case 6:
            cut = unicodedata.normalize("NFD", "Bœuf désossé").encode()
            covers = covers_of(one)
            rows = [
                cbor.encode(key) + (cbor.encode(value) if key != 2 else head(3, len(cut), 1) + cut)
                for key, value in covers.items()
            ]
            inner = b"\xad" + b"".join(rows)
            rows = [
                cbor.encode(key) + (cbor.encode(value) if key != key_set.OURS else inner)
                for key, value in one.payload.items()
            ]
            return link(signed_with(made.ISSUE, header, b"\xa4" + b"".join(rows)))
        case _:
            loose = header.replace(b"\x01\x26", b"\x18\x01\x26")
            return link(signed_with(made.ISSUE, loose, payload))


@forging("duplicate keys")
def duplicate_keys(random: Random) -> Attempt:
    """Also signed by the authority's own key: two readers could each take another of the two values."""
    one = taken(ISSUED)
    header, payload = cbor.encode(one.header), cbor.encode(one.payload)
    match random.randrange(4):
        case 0:
            rows = entries(one.payload)
            rows.insert(random.randrange(5), random.choice(rows))
            return link(signed_with(made.ISSUE, header, b"\xa5" + b"".join(rows)))
        case 1:
            rows = entries(one.payload)
            rows.insert(random.randrange(5), cbor.encode(key_set.SUB) + cbor.encode(OTHER_CLAIMS.number))
            return link(signed_with(made.ISSUE, header, b"\xa5" + b"".join(rows)))
        case 2:
            rows = entries(one.header)
            rows.insert(random.randrange(3), random.choice(rows))
            return link(signed_with(made.ISSUE, b"\xa3" + b"".join(rows), payload))
        case _:
            covers = covers_of(one)
            rows = entries(covers)
            rows.insert(random.randrange(len(rows) + 1), random.choice(rows))
            inner = bytes((0xA0 + len(rows),)) + b"".join(rows)
            outer = [
                cbor.encode(key) + (cbor.encode(value) if key != key_set.OURS else inner)
                for key, value in one.payload.items()
            ]
            return link(signed_with(made.ISSUE, header, b"\xa4" + b"".join(outer)))


@forging("nesting")
def nested(random: Random) -> Attempt:
    one = taken(ISSUED)
    header, payload = cbor.encode(one.header), cbor.encode(one.payload)
    inner: cbor.Value = random.choice(("x", ISSUED, 0))
    for _ in range(random.randrange(1, 40)):
        inner = [inner] if random.random() < 0.7 else b"\x81" + (inner if isinstance(inner, bytes) else b"\0")
    match random.randrange(6):
        case 0:  # a genuine seal inside a message of somebody else
            return link(cose.sign(random.choice((made.STRANGER, made.DEVICE)), ISSUED))
        case 1:
            return link(cose.sign(made.ISSUE, ISSUED))
        case 2:
            depth = random.randrange(1, 300)
            return link(signed_with(made.ISSUE, header, b"\x81" * depth + payload))
        case 3:
            many: list[cbor.Value] = ["a"] * random.randrange(5, 30)
            deep: list[cbor.Value] = [many, {1: "x"}, [["x"]]]
            covers_of(one)[random.choice((2, 9, 99))] = random.choice(deep)
            return link(signed_with(made.ISSUE, header, cbor.encode(one.payload)))
        case 4:
            return link(put_together(header, {cose.CERTIFICATE: ISSUED}, payload, one.signature))
        case _:
            return link(b"\xd2" + b"\x84" * random.randrange(2, 60) + ISSUED[2:])


@forging("another kind of message")
def another_kind(random: Random) -> Attempt:
    """Genuine, signed by a key of the authority or of a device, and no seal."""
    statement = msgspec.structs.replace(made.STATEMENT, counter=random.randrange(1, 10**6))
    claims = cbor.encode({key_set.SUB: CLAIMS.number, key_set.EXP: CLAIMS.expires_at, key_set.IAT: CLAIMS.issued_at})
    others = (
        made.KEY_SET,
        made.CERTIFICATE,
        VALID_LIST,
        signed.sign_statement(made.DEVICE, made.CERTIFICATE, statement),
        cose.sign(made.ISSUE, claims),
        cose.sign(made.ISSUE, cbor.encode(random.choice(([], 0, "x", {}, {1: statement.counter})))),
        cose.sign(made.ISSUE, cose.read(PROVISIONAL).payload),  # no place in a status list
        cose.sign(made.ISSUE, cose.read(ISSUED).payload, context=b"waarmerk-provisional-1"),
    )
    return link(random.choice(others))


@forging("a device that may not")
def false_device(random: Random) -> Attempt:
    claims = made.PROVISIONAL_CLAIMS
    other = cose.signer(ec.derive_private_key(random.randrange(100, ORDER), ec.SECP256R1()))
    point = cose.public_key_bytes(other.private_key.public_key())

    def certificate(by: cose.Signer, at: datetime = AT, good_for: timedelta = timedelta(hours=72)) -> bytes:
        return signed.make_device_certificate(by, "inspector-2", "tablet-7", point, at, good_for)

    match random.randrange(7):
        case 0:  # a certificate that somebody else gave
            by = random.choice(
                (made.STRANGER, made.ISSUE, made.ROOT, other, cose.Signer(made.DEVICE_CA.kid, other.private_key))
            )
            return link(seal.provisional(other, certificate(by), claims))
        case 1:  # another device's certificate
            return link(seal.provisional(other, made.CERTIFICATE, claims))
        case 2:
            return link(seal.provisional(cose.Signer(made.DEVICE.kid, other.private_key), made.CERTIFICATE, claims))
        case 3:  # beyond the certificate's time
            late = random.randrange(1, 10**8)
            return link(
                seal.provisional(
                    made.DEVICE, made.CERTIFICATE, msgspec.structs.replace(claims, expires_at=claims.expires_at + late)
                )
            )
        case 4:  # before it
            early = random.randrange(seconds(AT - timedelta(days=400)), seconds(AT))
            return link(
                seal.provisional(made.DEVICE, made.CERTIFICATE, msgspec.structs.replace(claims, issued_at=early))
            )
        case 5:  # without its certificate, or with the issuing key behind it
            return link(cose.sign(random.choice((made.DEVICE, made.ISSUE)), cose.read(PROVISIONAL).payload))
        case _:  # without what keeps a seal apart from a decision
            context = random.choice((b"", b"waarmerk-statement-1", b"waarmerk-provisional-2"))
            payload = cose.read(PROVISIONAL).payload
            return link(cose.sign(made.DEVICE, payload, certificate=made.CERTIFICATE, context=context))


@forging("another host")
def another_host(random: Random) -> Attempt:
    digits = seal.digits(genuine(random))
    host = PUBLIC_URL.removeprefix("https://")
    prefixes: Sequence[str] = (
        f"http://{host}/c#",
        f"HTTPS://{host}/c#",
        f"https://{host.upper()}/c#",
        f"https://{host}.evil.example/c#",
        f"https://evil.example/{host}/c#",
        f"https://{host}@evil.example/c#",
        f"https://evil.example/c#https://{host}/c#",
        f"https://{host}:8443/c#",
        f"https://{host}//c#",
        f"https://{host}/c/#",
        f"https://{host}/c?#",
        f"https://{host}/C#",
        f"https://{host}\u200b/c#",
        f"https://{host.replace('e', chr(0x0435))}/c#",
        f"//{host}/c#",
        f"javascript:{host}/c#",
        f"https://{host[1:]}/c#",
        f"https://a{host}/c#",
        f"https://{host}/c##",
        f"https://{host}/c%23",
        "IC1:",
        "HC1:",
        "shc:/",
    )
    return Attempt(text=f"{random.choice(prefixes)}{digits}")


def a_list(
    random: Random,
    at: datetime,
    status: CertificateStatus | None,
    by: cose.Signer = made.STATUS,
    uri: str = made.STATUS_URI,
) -> bytes:
    """A list with the state of both issued seals, among some others."""
    statuses = {random.randrange(status_list.SHARD_SIZE): CertificateStatus.ENDED for _ in range(random.randrange(20))}
    for index in (CLAIMS.covers.index, OTHER_CLAIMS.covers.index):
        statuses.pop(index, None)
        if status is not None:
            statuses[index] = status
    return status_list.token(by, uri, statuses, at)


@forging("an old or a false list")
def old_list(random: Random) -> Attempt:
    """The seal is genuine; what is said of whether it holds is not."""
    text = seal.qr_text(PUBLIC_URL, random.choice((ISSUED, OTHER)))
    ended = random.choice((CertificateStatus.ENDED, CertificateStatus.REPLACED))
    before = AT - timedelta(seconds=random.randrange(1, 10**7))
    match random.randrange(8):
        case 0:  # it has ended
            return Attempt(text=text, served=a_list(random, AT, ended))
        case 1:  # it has ended, and the list from before is served
            return Attempt(text=text, served=a_list(random, before, None), known=a_list(random, AT, ended))
        case 2:  # it has ended, and no list is served any more
            return Attempt(text=text, served=None, known=a_list(random, AT, ended))
        case 3:  # nobody may say anything by a list of this age
            late = AT + status_list.GOOD_FOR + timedelta(seconds=random.randrange(1, 10**6))
            return Attempt(text=text, served=a_list(random, AT, None), at=late)
        case 4:  # no list at all
            return Attempt(text=text, served=None)
        case 5:  # a list that another key signed
            by = random.choice((made.STRANGER, made.ISSUE, made.DEVICE_CA, made.ROOT, made.WITHDRAWN))
            return Attempt(text=text, served=a_list(random, AT, None, by))
        case 6:  # the list of other certificates
            uri = random.choice(
                (f"{made.STATUS_URI}b", made.STATUS_URI.replace("2026", "2025"), "https://evil.example/2026")
            )
            return Attempt(text=text, served=a_list(random, AT, None, uri=uri))
        case _:  # a list in which a bit was changed: it had ended
            changed = bytearray(a_list(random, AT, ended))
            changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
            return Attempt(text=text, served=bytes(changed))


@forging("another time")
def another_time(random: Random) -> Attempt:
    """Seals that a key signed before it might, or after; and seals whose time is over, on a clock that is right."""
    far = random.randrange(1, 10**8)
    first, last = made.PUBLISHED[0].not_before, made.PUBLISHED[0].not_after
    match random.randrange(4):
        case 0:
            claims = msgspec.structs.replace(CLAIMS, issued_at=first - far)
            return link(seal.issue(made.ISSUE, claims))
        case 1:
            claims = msgspec.structs.replace(CLAIMS, issued_at=last + far, expires_at=last + far + 10**6)
            return link(seal.issue(made.ISSUE, claims))
        case 2:
            late = datetime.fromtimestamp(made.PROVISIONAL_CLAIMS.expires_at, AT.tzinfo) + timedelta(
                seconds=1 + far % 10**6
            )
            return Attempt(text=seal.qr_text(PUBLIC_URL, PROVISIONAL), at=late)
        case _:
            claims = msgspec.structs.replace(
                CLAIMS, issued_at=seconds(AT) - 10, expires_at=seconds(LATER) - 1 - far % 600
            )
            return link(seal.issue(made.ISSUE, claims))
