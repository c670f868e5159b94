"""Server and tablet make the same bytes, and each takes what the other signed or sealed.

300 values of each kind; WAARMERK_SOAK=1 makes it 10,000, and writes docs/runs/claims.json of what seals say.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import SystemRandom
from time import monotonic
from typing import cast

import msgspec
import pytest
import zxingcpp
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from PIL import Image

from backend.outside import qr
from sync_protocol import cbor, cose, seal, sealed, signed
from sync_protocol.cbor import NotCanonical
from sync_protocol.signed import Dated, VerifiedStatement
from tests.protocol import claims_record
from tests.protocol import make_vectors as made
from tests.protocol.make_vectors import AT, KEYS, ROOT, STATEMENT
from tests.protocol.test_cbor import texts, values

SERVE = Path(__file__).with_name("same_bytes.js")

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not (SERVE.parents[2] / "pwa" / "node_modules").is_dir(),
    reason="the tablet's half needs node and the packages of pwa/",
)

PUBLISHED = {
    "key_set": made.KEY_SET.hex(),
    "root": cose.public_key_bytes(ROOT.private_key.public_key()).hex(),
    "at": int(AT.timestamp()),
}

SOAK = bool(os.environ.get("WAARMERK_SOAK"))
SEED = int(os.environ.get("WAARMERK_SEED") or SystemRandom().getrandbits(32))
MANY = settings(
    max_examples=10_000 if SOAK else 300,
    deadline=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


@pytest.fixture(scope="module")
def compared() -> Iterator[Counter[str]]:
    """How many seals were compared; the record of a long run in which nothing differed. What differs ends a test before
    it has seen so many."""
    start, counted = monotonic(), Counter[str]()
    yield counted
    if SOAK and min(counted["written"], counted["read"]) >= claims_record.LEAST:
        claims_record.write(counted["written"], counted["read"], SEED, monotonic() - start)


class Drawn(msgspec.Struct):
    size: int
    path: str


class Failed(Exception):
    """The tablet refused, or broke."""


class Tablet:
    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, act: str, **asked: object) -> object:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"act": act, **asked}) + "\n")
        self._process.stdin.flush()
        answer = cast("dict[str, object]", json.loads(self._process.stdout.readline()))
        if "failed" in answer:
            raise Failed(answer["failed"])
        return answer["said"]

    def bytes(self, act: str, **asked: object) -> bytes:
        return bytes.fromhex(cast("str", self.ask(act, **asked)))


@pytest.fixture(scope="module")
def tablet() -> Iterator[Tablet]:
    with subprocess.Popen(
        ["node", str(SERVE)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        yield Tablet(process)


@pytest.fixture(scope="module")
def certificate(tablet: Tablet) -> str:
    """Of the key that the tablet holds and nobody else has seen."""
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), tablet.bytes("point"))
    message = signed.make_device_certificate(made.DEVICE_CA, "inspector-2", "tablet-7", cose.public_key_bytes(key), AT)
    return message.hex()


def test_the_tablet_reads_every_value_and_writes_the_same_bytes(tablet: Tablet) -> None:
    @MANY
    @given(values)
    def compare(value: object) -> None:
        data = cbor.encode(value)
        assert tablet.bytes("again", data=data.hex()) == data

    compare()


def test_both_take_and_refuse_the_same_bytes(tablet: Tablet) -> None:
    taken = refused = 0

    @MANY
    @given(values, st.data())
    def compare(value: object, data: st.DataObject) -> None:
        nonlocal taken, refused
        changed = bytearray(cbor.encode(value))
        changed[data.draw(st.integers(0, min(len(changed), 12) - 1))] ^= 1 << data.draw(st.integers(0, 7))
        try:
            cbor.decode(bytes(changed))
        except NotCanonical:
            refused += 1
            with pytest.raises(Failed):
                tablet.ask("again", data=changed.hex())
        else:
            taken += 1
            assert tablet.bytes("again", data=changed.hex()) == changed

    compare()
    assert min(taken, refused) > 20


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-cbor.LARGEST_INT, cbor.LARGEST_INT) | texts,
    lambda inner: (
        st.lists(inner.filter(lambda item: item is not None), max_size=5)
        | st.dictionaries(texts.map(lambda name: f"a{name}"), inner, max_size=5)
    ),
    max_leaves=25,
)


def test_sign_5_a_document_has_the_same_content_bytes_on_both_sides(tablet: Tablet) -> None:
    @MANY
    @given(st.dictionaries(st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1), json_values, max_size=8))
    def compare(content: dict[str, object]) -> None:
        try:
            wanted = cbor.content_bytes(content)
        except NotCanonical:  # two names that are one after normalisation
            with pytest.raises(Failed):
                tablet.ask("content", content=content)
        else:
            assert tablet.bytes("content", content=content) == wanted

    compare()


def test_sign_5_the_server_takes_what_the_tablet_signed(tablet: Tablet, certificate: str) -> None:
    statement = msgspec.structs.replace(STATEMENT, previous=None, checkpoint=None)
    fields = {
        name: value.hex() if isinstance(value, bytes) else value
        for name in statement.__struct_fields__
        if (value := getattr(statement, name)) is not None and name != "evidence"
    }
    evidence = [one.hex() for one in statement.evidence]

    message = tablet.bytes("sign_statement", certificate=certificate, statement={**fields, "evidence": evidence})

    outcome = signed.verify_statement(message, KEYS, AT)
    assert isinstance(outcome, VerifiedStatement), outcome
    assert outcome.statement == statement
    assert outcome.dated == Dated.AFTER  # signed ten minutes after AT by its own clock


def test_sign_6_the_server_takes_the_seal_that_the_tablet_made(tablet: Tablet, certificate: str) -> None:
    claims = made.PROVISIONAL_CLAIMS

    message = tablet.bytes("provisional_seal", certificate=certificate, claims=plain(claims))

    assert seal.verify_seal(message, KEYS).claims == claims
    shown = tablet.ask("verify_seal", message=message.hex(), **PUBLISHED)
    assert shown == {"number": claims.number, "provisional": True}


identifiers = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -/Éß", max_size=20)
claim_sets = st.builds(
    seal.Claims,
    number=texts.filter(lambda text: len(text) <= 200),
    issued_at=st.integers(0, cbor.LARGEST_INT),
    expires_at=st.integers(0, cbor.LARGEST_INT),
    covers=st.builds(
        seal.Covers,
        outcome=st.sampled_from(seal.OUTCOMES) | texts.filter(lambda text: len(text) <= 200),
        title=texts.filter(lambda text: len(text) <= 200),
        cn=st.text("0123456789", max_size=10),
        content=st.binary(min_size=32, max_size=32),
        revision=st.integers(0, 2**40),
        net_grams=st.integers(0, cbor.LARGEST_INT),
        origin=st.sampled_from(("", "BR", "EC", "NO")),
        destination=st.sampled_from(("", "NL", "HU", "FI")),
        identifiers=st.lists(st.tuples(identifiers, identifiers), max_size=2).map(lambda pairs: sum(pairs, ())),
        more_pairs=st.integers(0, 1000),
        shard=st.sampled_from(("2026", "2027b")),
        index=st.integers(0, 65_535),
        statement=st.binary(min_size=16, max_size=16),
        animals=st.integers(0, 10**6),
    ),
)


def plain(claims: seal.Claims) -> dict[str, object]:
    covers = {
        name: value.hex() if isinstance(value, bytes) else value
        for name in claims.covers.__struct_fields__
        if (value := getattr(claims.covers, name)) is not None
    }
    return {"number": claims.number, "issued_at": claims.issued_at, "expires_at": claims.expires_at, "covers": covers}


def test_whatever_a_seal_says_both_write_it_in_the_same_bytes(
    tablet: Tablet, certificate: str, compared: Counter[str]
) -> None:
    @MANY
    @seed(SEED)
    @given(claim_sets)
    def compare(claims: seal.Claims) -> None:
        compared["written"] += 1
        unplaced = msgspec.structs.replace(claims.covers, shard="", index=0, statement=None)
        provisional = msgspec.structs.replace(claims, covers=unplaced)
        message = tablet.bytes("provisional_seal", certificate=certificate, claims=plain(provisional))
        wanted = cose.read(seal.provisional(made.DEVICE, made.CERTIFICATE, provisional))
        assert cose.read(message).payload == wanted.payload

    compare()


def test_whatever_an_issued_seal_says_the_check_page_reads_the_same(tablet: Tablet, compared: Counter[str]) -> None:
    @MANY
    @seed(SEED)
    @given(claim_sets)
    def compare(claims: seal.Claims) -> None:
        compared["read"] += 1
        said = plain(msgspec.structs.replace(claims, issued_at=made.CLAIMS.issued_at))
        message = seal.issue(made.ISSUE, msgspec.structs.replace(claims, issued_at=made.CLAIMS.issued_at))
        assert tablet.ask("claims", message=message.hex(), **PUBLISHED) == json.loads(json.dumps(said))

    compare()


def test_both_write_the_same_digits(tablet: Tablet) -> None:
    @MANY
    @given(st.binary(min_size=1, max_size=600))
    def compare(data: bytes) -> None:
        assert tablet.ask("digits", data=data.hex()) == seal.digits(data)

    compare()


@pytest.mark.parametrize(("message", "level"), [(made.PROVISIONAL, "M"), (made.ISSUED, "Q")])
def test_a_scanner_reads_the_code_that_the_tablet_draws(tablet: Tablet, message: bytes, level: str) -> None:
    text = seal.qr_text(made.PUBLIC_URL, message)

    drawn = msgspec.convert(tablet.ask("qr", text=text, level=level), Drawn)

    picture = Image.new("L", (drawn.size, drawn.size), 255)
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", drawn.path):
        picture.paste(0, (int(x), int(y), int(x) + int(width), int(y) + 1))
    found = zxingcpp.read_barcodes(picture.resize((drawn.size * 4, drawn.size * 4), Image.Resampling.NEAREST))
    assert [code.text for code in found] == [text]
    # As small as the server draws it: two segments here too.
    assert drawn.size == qr.symbol(text, level.lower()).symbol_size(border=qr.QUIET_ZONE)[0]


def test_the_server_opens_what_the_tablet_sealed_to_it(tablet: Tablet) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    raw = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    point = base64.urlsafe_b64encode(raw).rstrip(b"=").decode()

    blob = tablet.bytes("seal_for_server", point=point, data=b"operation".hex(), client_id="c", seq=7, hash="ab")

    assert sealed.open_sealed([key], blob, b"c|7|ab") == b"operation"
