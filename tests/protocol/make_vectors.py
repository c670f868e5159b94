"""Makes the vectors that Python and TypeScript both run: `python -m tests.protocol.make_vectors`.

Everything is fixed, the keys too, so that the tests can see a file that was not made anew. The private keys in it are
1, 2, 3 …: of use for nothing else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import sync_protocol
from backend.domain import status_list
from backend.domain.status_list import CertificateStatus
from sync_protocol import cbor, cose, key_set, seal, signed
from sync_protocol.key_set import PublishedKey, Use, seconds

FOLDER = Path(sync_protocol.__file__).parent / "vectors"
AT = datetime(2026, 7, 14, 12, 0, tzinfo=UTC)
PUBLIC_URL = "https://wm.example"
STATUS_URI = f"{PUBLIC_URL}/.well-known/waarmerk-status/2026"


def _key(scalar: int) -> cose.Signer:
    return cose.signer(ec.derive_private_key(scalar, ec.SECP256R1()))


ROOT, ISSUE, STATUS, DEVICE_CA, OUTBOX, DEVICE, STRANGER = (_key(scalar) for scalar in range(1, 8))
WITHDRAWN, COMPROMISED, NEXT_ROOT = (_key(scalar) for scalar in range(8, 11))
LOG = Ed25519PrivateKey.from_private_bytes(bytes(31) + b"\x0b")
PROOF_BEFORE = seconds(AT + timedelta(hours=1))


def _published(use: Use, key: cose.Signer | bytes, revoked_at: int = 0, proof_before: int = 0) -> PublishedKey:
    return PublishedKey(
        use=use,
        key=key if isinstance(key, bytes) else cose.public_key_bytes(key.private_key.public_key()),
        not_before=seconds(AT - timedelta(days=30)),
        not_after=seconds(AT + timedelta(days=700)),
        revoked_at=revoked_at,
        proof_before=proof_before,
    )


PUBLISHED = (
    _published(Use.ISSUE, ISSUE),
    _published(Use.ISSUE, WITHDRAWN, revoked_at=seconds(AT)),
    _published(Use.ISSUE, COMPROMISED, revoked_at=seconds(AT), proof_before=PROOF_BEFORE),
    _published(Use.STATUS, STATUS),
    _published(Use.DEVICE_CA, DEVICE_CA),
    _published(Use.OUTBOX, OUTBOX),
    _published(Use.LOG, cose.log_key_bytes(LOG.public_key())),
)
KEY_SET = key_set.make(ROOT, "Inspection service", 3, PUBLISHED, AT)
KEYS = key_set.verify(KEY_SET, ROOT.private_key.public_key(), AT)
HANDED_OVER = key_set.hand_over(ROOT, NEXT_ROOT.private_key.public_key(), AT)
KEY_SET_OF_NEXT_ROOT = key_set.make(NEXT_ROOT, "Inspection service", 4, PUBLISHED, AT, HANDED_OVER)
CERTIFICATE = signed.make_device_certificate(
    DEVICE_CA, "inspector-2", "tablet-7", cose.public_key_bytes(DEVICE.private_key.public_key()), AT
)
CONTENT = {
    "consignment": {
        "country_of_origin": "BR",
        "net_weight": "24150.5",
        "packages": 1240,
        "temperature_kept": True,
        "remarks": None,
        "commodities": [{"cn_code": "02023090", "description": "Bœuf désossé, congelé"}],
    }
}
STATEMENT = signed.Statement(
    action="decide",
    document_id="0190b0a4-3c00-7000-8000-000000000001",
    version=1,
    rev=7,
    content=hashlib.sha256(cbor.content_bytes(CONTENT)).digest(),
    person_id="inspector-2",
    person_name="Inspector 2",
    device_id="tablet-7",
    signed_at=signed.milliseconds(AT + timedelta(minutes=10)),
    zone="Europe/Brussels",
    counter=12,
    auth="session",
    auth_age_s=310,
    reference="CVEDP.NL.2026.0004398",
    outcome="internal_market",
    previous=hashlib.sha256(b"the signature before").digest(),
    checkpoint=hashlib.sha256(b"the checkpoint").digest(),
    checkpoint_at=signed.milliseconds(AT + timedelta(minutes=2)),
    evidence=(hashlib.sha256(b"photo 1").digest(), hashlib.sha256(b"photo 2").digest()),
)
MESSAGE = signed.sign_statement(DEVICE, CERTIFICATE, STATEMENT)
IDENTIFIERS, MORE_PAIRS = seal.first_pairs(
    [("WMKU1204483", "BR771204"), ("WMKU1204491", "BR771205"), ("WMKU1204508", "BR771206")]
)
CLAIMS = seal.Claims(
    number="CVEDP.NL.2026.0004398-V1",
    issued_at=seconds(AT + timedelta(minutes=11)),
    expires_at=seconds(AT + timedelta(days=365)),
    covers=seal.Covers(
        outcome="internal_market",
        title=seal.short_title("Beef, boneless, frozen, in vacuum bags"),
        cn="02023090",
        content=STATEMENT.content,
        revision=8,
        net_grams=24_150_500,
        origin="BR",
        destination="NL",
        identifiers=IDENTIFIERS,
        more_pairs=MORE_PAIRS,
        shard="2026",
        index=40_321,
        statement=cose.digest(MESSAGE)[:16],
    ),
)
ISSUED = seal.issue(ISSUE, CLAIMS)
_PAIRS = [("WMKU1204483", "BR771204"), ("", "BR771205"), ("WMKU1204491", ""), ("WMKU1204508", "S" * 21)]
PROVISIONAL_CLAIMS = msgspec.structs.replace(
    CLAIMS,
    expires_at=seconds(AT + signed.CERTIFICATE_GOOD_FOR),
    covers=msgspec.structs.replace(CLAIMS.covers, shard="", index=0, statement=None),
)
PROVISIONAL = seal.provisional(DEVICE, CERTIFICATE, PROVISIONAL_CLAIMS)
STATUSES = {7: CertificateStatus.ENDED, 40_321: CertificateStatus.REPLACED, 65_535: CertificateStatus.ENDED}
STATUS_LIST = status_list.token(STATUS, STATUS_URI, STATUSES, AT)


def written(name: str) -> str:
    """A vector file's text as it should be."""
    return json.dumps({"cbor": _cbor, "signed": _signed, "seal": _seal}[name](), indent=1, ensure_ascii=False) + "\n"


def _cbor() -> object:
    order = {24: "two bytes", -1: "one byte", "": "text", 1000: "three bytes"}
    values: dict[str, object] = {
        "bytewise and length-first order differ": order,
        "integers at each length of head": [0, 23, 24, 255, 256, 65535, 65536, 2**32 - 1, 2**32, 2**53 - 1],
        "negative integers": [-1, -24, -25, -256, -257, -65537, 1 - 2**53],
        "text at each length of head": ["", "é", "𝕎", "a" * 23, "a" * 24, "a" * 256],
        "bytes": [b"", bytes(24), b"\xff" * 300],
        "keys of text": {"b": 1, "a": 2, "aa": 3, "c" * 24: 4, "B": 5},
        "booleans": [True, False],
        "sixteen deep": _nested(16),
    }
    refused = {
        "empty": "",
        "cut off in a head": "19ff",
        "cut off in text": "62c3",
        "cut off in a list": "8201",
        "cut off in a map": "a101",
        "bytes after the end": "0000",
        "zero in two bytes": "1800",
        "23 in two bytes": "1817",
        "255 in three bytes": "1900ff",
        "65535 in five bytes": "1a0000ffff",
        "2**32 - 1 in nine bytes": "1b00000000ffffffff",
        "2**53": "1b0020000000000000",
        "-2**53": "3b001fffffffffffff",
        "2**64 - 1": "1bffffffffffffffff",
        "long length of text": "780161",
        "indefinite list": "9f01ff",
        "indefinite text": "7f6161ff",
        "reserved head": "1c",
        "half float": "f93c00",
        "float": "fa3f800000",
        "double": "fb3ff0000000000000",
        "null": "f6",
        "undefined": "f7",
        "simple value 16": "f0",
        "false as a long simple value": "f814",
        "tag of a date": "c11a00000000",
        "bignum": "c249010000000000000000",
        "keys in length-first order": "a22000181800",
        "keys out of order": "a2616201616102",
        "the same key twice": "a2616101616102",
        "a list as a key": "a18000",
        "bytes as a key": "a14000",
        "a boolean as a key": "a1f400",
        "no UTF-8": "61ff",
        "a surrogate in UTF-8": "63eda080",
        "overlong UTF-8": "62c0af",
        "not NFC": "6365cc81",
        "a false count of items": "9b001fffffffffffff",
        "a false count of entries": "bb001fffffffffffff",
        "a false length of bytes": "5b001fffffffffffff00",
        "seventeen deep": (b"\x81" * 17 + b"\x00").hex(),
    }
    contents: dict[str, object] = {
        "a document": CONTENT,
        "an empty box is an absent one": {"a": None, "b": {"c": None}},
        "text is brought to NFC": {"cafe\u0301": "cafe\u0301"},
    }
    return {
        "accepted": [
            {"name": name, "value": tagged(value), "hex": cbor.encode(value).hex()} for name, value in values.items()
        ],
        "refused": [{"name": name, "hex": data} for name, data in refused.items()],
        "content": [
            {
                "name": name,
                "json": content,
                "hex": cbor.content_bytes(content).hex(),
                "sha256": hashlib.sha256(cbor.content_bytes(content)).hexdigest(),
            }
            for name, content in contents.items()
        ],
    }


def _signed() -> object:
    def under(root: cose.Signer, handed_over: bytes = b"") -> str:
        return key_set.make(root, "Inspection service", 3, PUBLISHED, AT, handed_over).hex()

    to_stranger = STRANGER.private_key.public_key()
    last, too_often = ROOT, b""
    for _ in range(key_set.MOST_ROOTS):  # to and fro: each step is in order, and one more follows
        following = NEXT_ROOT if last is not NEXT_ROOT else OUTBOX
        last, too_often = following, key_set.hand_over(last, following.private_key.public_key(), AT, too_often)
    too_often = key_set.hand_over(last, to_stranger, AT, too_often)
    return {
        "about": "Test keys: the private scalars are root 1, issue 2, status 3, device_ca 4, outbox 5, device 6",
        "at": seconds(AT),
        "root": cose.public_key_bytes(ROOT.private_key.public_key()).hex(),
        "key_set": {
            "message": KEY_SET.hex(),
            "authority": KEYS.authority,
            "version": KEYS.version,
            "expires_at": KEYS.expires_at,
            "keys": [
                {"use": entry.use, "kid": cose.key_id_of(entry.key).hex(), "key": entry.key.hex()}
                for entry in KEYS.keys
            ],
        },
        "key_set_older": {
            "message": key_set.make(ROOT, "Inspection service", 2, PUBLISHED[1:], AT - timedelta(hours=1)).hex()
        },
        "key_set_earlier": {
            "message": key_set.make(ROOT, "Inspection service", 3, PUBLISHED, AT - timedelta(seconds=30)).hex()
        },
        "key_set_of_next_root": {
            "message": KEY_SET_OF_NEXT_ROOT.hex(),
            "root": cose.public_key_bytes(NEXT_ROOT.private_key.public_key()).hex(),
        },
        "key_set_refused": [
            {"name": "signed by another root", "code": "unknown_root", "message": under(STRANGER)},
            {"name": "handed over to another", "code": "unknown_root", "message": under(STRANGER, HANDED_OVER)},
            {
                "name": "handed over by another",
                "code": "unknown_root",
                "message": under(STRANGER, key_set.hand_over(ISSUE, to_stranger, AT)),
            },
            {
                "name": "handed over by nobody",
                "code": "bad_signature",
                "message": under(STRANGER, _flipped(key_set.hand_over(ROOT, to_stranger, AT))),
            },
            {"name": "handed over too often", "code": "unknown_root", "message": under(STRANGER, too_often)},
            {"name": "a key set for a hand-over", "code": "bad_signature", "message": under(STRANGER, KEY_SET)},
            {"name": "signature changed", "code": "bad_signature", "message": _flipped(KEY_SET).hex()},
            {"name": "cut off", "code": "malformed", "message": KEY_SET[:-1].hex()},
        ],
        "device": {
            "private_key": f"{6:064x}",
            "key": cose.public_key_bytes(DEVICE.private_key.public_key()).hex(),
            "certificate": CERTIFICATE.hex(),
        },
        "outbox": {"private_key": f"{5:064x}"},
        "statement": {
            "fields": {name: _plain(getattr(STATEMENT, name)) for name in STATEMENT.__struct_fields__},
            "payload": cose.read(MESSAGE).payload.hex(),
            "message": MESSAGE.hex(),
            "digest": cose.digest(MESSAGE).hex(),
        },
    }


def _says(otherwise: Callable[[dict[int, Any]], None]) -> bytes:
    """A provisional seal that says something else: whoever has a device can sign it."""
    payload = cast("dict[int, Any]", cose.payload_of(cose.read(PROVISIONAL)))
    otherwise(payload)
    return cose.sign(DEVICE, cbor.encode(payload), certificate=CERTIFICATE, context=b"waarmerk-provisional-1")


def _with_header() -> bytes:
    """The provisional seal as it was signed, its certificate with something beside it that nobody signed."""
    certificate, whole = cose.read(CERTIFICATE), cose.read(PROVISIONAL)
    beside: cbor.Value = [certificate.protected, {cose.CERTIFICATE: b"0"}, certificate.payload, certificate.signature]
    inside = b"\xd2" + cbor.encode(beside)
    return b"\xd2" + cbor.encode([whole.protected, {cose.CERTIFICATE: inside}, whole.payload, whole.signature])


def _seal() -> object:
    wrong_key = seal.issue(STRANGER, CLAIMS)
    withdrawn = seal.issue(WITHDRAWN, CLAIMS)
    after_certificate = seal.provisional(
        DEVICE, CERTIFICATE, msgspec.structs.replace(PROVISIONAL_CLAIMS, expires_at=PROVISIONAL_CLAIMS.expires_at + 1)
    )
    refused = [
        ("signed with a key that is not published", "unknown_key", wrong_key),
        ("signed with a withdrawn key", "revoked_key", withdrawn),
        ("signed with a key that others have had", "log_proof_needed", seal.issue(COMPROMISED, CLAIMS)),
        ("signature changed", "bad_signature", _flipped(ISSUED)),
        ("issued by a device", "unknown_key", seal.issue(DEVICE, CLAIMS)),
        ("provisional by another device", "other_key", seal.provisional(STRANGER, CERTIFICATE, PROVISIONAL_CLAIMS)),
        ("provisional longer than its certificate", "certificate_expired", after_certificate),
        ("a statement shown as a seal", "malformed", MESSAGE),
        ("a claim that no seal has", "malformed", _says(lambda payload: payload.update({5: 1}))),
        ("true for the first outcome", "malformed", _says(lambda payload: payload[key_set.OURS].update({1: True}))),
        ("a container without its seal", "malformed", _says(lambda payload: payload[key_set.OURS].update({9: ["WM"]}))),
        ("its certificate has a header of its own", "malformed", _with_header()),
        ("cut off", "malformed", ISSUED[:-1]),
    ]
    return {
        "at": seconds(AT),
        "public_url": PUBLIC_URL,
        "issued": {"claims": _plain(CLAIMS), "message": ISSUED.hex(), "text": seal.qr_text(PUBLIC_URL, ISSUED)},
        "provisional": {
            "claims": _plain(PROVISIONAL_CLAIMS),
            "message": PROVISIONAL.hex(),
            "text": seal.qr_text(PUBLIC_URL, PROVISIONAL),
        },
        "refused": [{"name": name, "code": code, "message": data.hex()} for name, code, data in refused],
        "outcomes": seal.OUTCOMES,
        "pairs": [
            {"pairs": pairs, "identifiers": seal.first_pairs(pairs)[0], "more_pairs": seal.first_pairs(pairs)[1]}
            for pairs in (_PAIRS[:0], _PAIRS[:1], _PAIRS[:3], _PAIRS[2:], _PAIRS[3:])
        ],
        "digits": [
            {"hex": data.hex(), "digits": seal.digits(data)}
            for data in (b"\0", b"\xff", bytes(7), b"\xff" * 7, bytes(range(1, 20)), b"\0" * 3, b"\xff" * 13)
        ],
        "digits_refused": ["", "1", "256", "00", "00000000000000000" + "9", "72057594037927936", "65536", "12a", "٣٣٣"],
        "titles": [
            {"title": title, "short": seal.short_title(title)}
            for title in ("Beef", "Beef, boneless, frozen, in vacuum bags", "Schweinefleischerzeugnisse", "x" * 24)
        ],
        "status_list": {
            "message": STATUS_LIST.hex(),
            "uri": STATUS_URI,
            "issued_at": seconds(AT),
            "expires_at": seconds(AT + status_list.GOOD_FOR),
            "statuses": {str(index): int(status) for index, status in STATUSES.items()} | {"0": 0, "40320": 0},
        },
        "status_list_valid": {"message": status_list.token(STATUS, STATUS_URI, {}, AT).hex()},
        "status_list_older": {"message": status_list.token(STATUS, STATUS_URI, {}, AT - timedelta(hours=1)).hex()},
        "status_list_refused": [
            {
                "name": "of other certificates",
                "code": "other_list",
                "message": status_list.token(STATUS, STATUS_URI + "b", STATUSES, AT).hex(),
            },
            {
                "name": "signed with the issuing key",
                "code": "unknown_key",
                "message": status_list.token(ISSUE, STATUS_URI, STATUSES, AT).hex(),
            },
            {"name": "signature changed", "code": "bad_signature", "message": _flipped(STATUS_LIST).hex()},
        ],
    }


def tagged(value: object) -> object:
    """A value of CBOR in JSON: `{"bytes": hex}` and `{"map": [[key, value], …]}`, all else as it is."""
    match value:
        case bytes():
            return {"bytes": value.hex()}
        case list():
            return [tagged(item) for item in cast("list[object]", value)]
        case dict():
            return {"map": [[key, tagged(item)] for key, item in cast("dict[object, object]", value).items()]}
        case _:
            return value


def untagged(value: object) -> object:
    """The inverse of `tagged`."""
    if isinstance(value, list):
        return [untagged(item) for item in cast("list[object]", value)]
    if not isinstance(value, dict):
        return value
    ((kind, inner),) = cast("dict[str, object]", value).items()
    if kind == "bytes":
        return bytes.fromhex(cast("str", inner))
    return {key: untagged(item) for key, item in cast("list[tuple[int | str, object]]", inner)}


def _nested(depth: int) -> object:
    value: object = 0
    for _ in range(depth):
        value = [value]
    return value


def _flipped(message: bytes) -> bytes:
    return message[:-1] + bytes([message[-1] ^ 1])


def _plain(value: object) -> object:
    """A struct as JSON, bytes in hex."""

    def hexed(item: object) -> object:
        match item:
            case bytes():
                return item.hex()
            case list() | tuple():
                return [hexed(part) for part in cast("list[object]", item)]
            case dict():
                return {key: hexed(part) for key, part in cast("dict[str, object]", item).items()}
            case _:
                return item

    return hexed(msgspec.to_builtins(value, builtin_types=(bytes,)))


if __name__ == "__main__":
    for file in ("cbor", "signed", "seal"):
        (FOLDER / f"{file}.json").write_text(written(file), encoding="utf-8")
