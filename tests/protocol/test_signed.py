"""Signed statements, device certificates, key sets, and what is sealed to the server."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import cast

import cbor2
import cwt
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cwt.cose_key_interface import COSEKeyInterface
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from sync_protocol import cbor, cose, key_set, seal, sealed, signed
from sync_protocol.cose import Untrusted
from sync_protocol.key_set import PublishedKey, Use, seconds
from sync_protocol.signed import Dated, Refused, Statement, VerifiedStatement
from tests.protocol import make_vectors as made
from tests.protocol.make_vectors import AT, CERTIFICATE, DEVICE, DEVICE_CA, KEYS, MESSAGE, ROOT, STATEMENT, STRANGER

MINUTE = timedelta(minutes=1)
RECEIVED = AT + 30 * MINUTE


def verified(message: bytes, minutes: float = 30) -> VerifiedStatement:
    outcome = signed.verify_statement(message, KEYS, AT + minutes * MINUTE)
    assert isinstance(outcome, VerifiedStatement), outcome
    return outcome


def refused(message: bytes, minutes: float = 30) -> str:
    outcome = signed.verify_statement(message, KEYS, AT + minutes * MINUTE)
    assert isinstance(outcome, Refused)
    assert outcome.sentence
    return outcome.code


def test_the_vectors_are_those_that_the_code_makes() -> None:
    assert (made.FOLDER / "signed.json").read_text(encoding="utf-8") == made.written("signed")


def test_sign_5_the_server_reads_exactly_what_the_person_signed() -> None:
    outcome = verified(MESSAGE)

    assert outcome.statement == STATEMENT
    assert (outcome.certificate.person_id, outcome.certificate.device_id) == ("inspector-2", "tablet-7")
    assert outcome.digest == cose.digest(MESSAGE)
    assert outcome.dated == Dated.WITHIN


def test_a_message_reads_the_same_in_another_library() -> None:
    tag = cast("cbor2.CBORTag", cbor2.loads(MESSAGE))
    protected, unprotected, payload, signature = cast("tuple[bytes, dict[int, bytes], bytes, bytes]", tag.value)

    assert tag.tag == 18
    assert cbor2.loads(protected) == {1: -7, 4: DEVICE.kid}
    assert unprotected == {cose.CERTIFICATE: CERTIFICATE}
    assert cast("dict[int, object]", cbor2.loads(payload))[1] == "decide"
    assert len(signature) == 64


def test_the_same_statement_always_gives_the_same_bytes() -> None:
    assert signed.sign_statement(DEVICE, CERTIFICATE, STATEMENT) == MESSAGE


@given(st.integers(0, 10**6))
def test_a_changed_byte_is_never_accepted_as_what_was_signed(seed: int) -> None:
    random = Random(seed)
    changed = bytearray(MESSAGE)
    changed[random.randrange(len(changed))] ^= random.randrange(1, 256)

    assert isinstance(signed.verify_statement(bytes(changed), KEYS, RECEIVED), Refused)


def test_a_cut_off_message_is_refused_at_each_length() -> None:
    assert {refused(MESSAGE[:length]) for length in range(len(MESSAGE))} == {"malformed"}


def test_a_statement_without_a_certificate_is_refused() -> None:
    assert refused(signed.sign_statement(DEVICE, b"", STATEMENT)) == "no_certificate"


def test_a_certificate_of_another_device_does_not_help() -> None:
    assert refused(signed.sign_statement(STRANGER, CERTIFICATE, STATEMENT)) == "other_key"


def test_a_certificate_from_another_authority_is_refused() -> None:
    key = cose.public_key_bytes(DEVICE.private_key.public_key())
    forged = signed.make_device_certificate(STRANGER, "inspector-2", "tablet-7", key, AT)

    assert refused(signed.sign_statement(DEVICE, forged, STATEMENT)) == "unknown_key"


def test_a_certificate_signed_with_the_issuing_key_is_refused() -> None:
    key = cose.public_key_bytes(DEVICE.private_key.public_key())
    confused = signed.make_device_certificate(made.ISSUE, "inspector-2", "tablet-7", key, AT)

    assert refused(signed.sign_statement(DEVICE, confused, STATEMENT)) == "unknown_key"


def test_sign_6_a_certificate_for_statements_vouches_for_these_and_for_no_seal() -> None:
    key = cose.public_key_bytes(DEVICE.private_key.public_key())
    certificate = signed.make_device_certificate(DEVICE_CA, "inspector-2", "tablet-7", key, AT, seals=False)
    claims = seal.said(made.PROVISIONAL)

    assert isinstance(
        signed.verify_statement(signed.sign_statement(DEVICE, certificate, STATEMENT), KEYS, RECEIVED),
        VerifiedStatement,
    )
    with pytest.raises(Untrusted) as problem:
        seal.verify_seal(seal.provisional(DEVICE, certificate, claims), KEYS)
    assert problem.value.code == "bad_signature"


@pytest.mark.parametrize("field", ["person_id", "device_id"])
def test_sign_5_nobody_signs_in_the_name_of_another(field: str) -> None:
    other = msgspec.structs.replace(STATEMENT, **{field: "somebody-else"})

    assert refused(signed.sign_statement(DEVICE, CERTIFICATE, other)) == "other_person"


def test_a_provisional_seal_is_no_statement() -> None:
    assert refused(made.PROVISIONAL) == "bad_signature"


def test_a_signature_of_the_wrong_context_is_refused() -> None:
    payload = cose.read(MESSAGE).payload

    assert refused(cose.sign(DEVICE, payload, certificate=CERTIFICATE)) == "bad_signature"


@pytest.mark.parametrize(
    "payload",
    [{1: "decide"}, {**cbor.numbered(STATEMENT), 99: 1}, {**cbor.numbered(STATEMENT), 5: b"short"}, [1]],
    ids=["fields missing", "unknown field", "hash too short", "no map"],
)
def test_a_statement_that_is_not_one_is_refused_though_it_is_signed(payload: object) -> None:
    message = cose.sign(DEVICE, cbor.encode(payload), certificate=CERTIFICATE, context=b"waarmerk-statement-1")

    assert refused(message) == "malformed"


def dated_at(minutes: float, **changes: object) -> bytes:
    at = signed.milliseconds(AT + minutes * MINUTE)
    return signed.sign_statement(DEVICE, CERTIFICATE, msgspec.structs.replace(STATEMENT, signed_at=at, **changes))


THREE_DAYS = 72 * 60


def test_sign_6_a_signature_that_arrives_after_its_certificate_ended_still_counts() -> None:
    assert verified(dated_at(10), minutes=THREE_DAYS + 5000).dated == Dated.WITHIN


def test_a_signature_made_after_the_certificate_ended_is_refused() -> None:
    assert refused(dated_at(THREE_DAYS + 1), minutes=THREE_DAYS + 2) == "certificate_expired"


@pytest.mark.parametrize(
    ("minutes", "dated"),
    [
        (-60, Dated.BEFORE),  # before the certificate
        (-3.1, Dated.BEFORE),  # before the checkpoint seen at minute 2, beyond the tolerance
        (-2.9, Dated.WITHIN),
        (34.9, Dated.WITHIN),
        (35.1, Dated.AFTER),  # after the receipt at minute 30
        (60 * 24 * 365, Dated.AFTER),  # a clock that is a year ahead, received while the certificate is good
    ],
)
def test_dec_5_a_clock_that_runs_wrong_is_said_and_not_hidden(minutes: float, dated: Dated) -> None:
    assert verified(dated_at(minutes)).dated == dated


def test_re_dating_outside_checkpoint_and_receipt_is_always_seen() -> None:
    random = Random(5)
    seen = 0
    for _ in range(200):
        minutes = random.uniform(-5000, THREE_DAYS)
        outcome = signed.verify_statement(dated_at(minutes), KEYS, RECEIVED)
        within = -3 <= minutes <= 35
        assert (isinstance(outcome, VerifiedStatement) and outcome.dated == Dated.WITHIN) == within
        seen += not within
    assert seen > 100


def test_a_device_certificate_is_a_cwt_that_another_library_verifies() -> None:
    other = cwt.CWT.new(leeway=10**10)  # its clock is today, the certificate's is not

    claims = cast("dict[int, object]", other.decode(CERTIFICATE, _cose_key(DEVICE_CA)))

    assert claims[2] == "inspector-2|tablet-7"
    assert claims[4] == seconds(AT + timedelta(hours=72))


def _cose_key(key: cose.Signer) -> COSEKeyInterface:
    return cwt.COSEKey.new(cast("dict[int, object]", {**cose.key_map(key.private_key.public_key()), 2: key.kid, 3: -7}))


def test_person_and_device_cannot_be_told_apart_wrongly() -> None:
    key = cose.public_key_bytes(DEVICE.private_key.public_key())

    with pytest.raises(ValueError, match="bar"):
        signed.make_device_certificate(DEVICE_CA, "inspector|2", "tablet-7", key, AT)


def test_a_key_that_is_no_point_of_the_curve_is_refused() -> None:
    key = bytearray(cose.public_key_bytes(DEVICE.private_key.public_key()))
    key[-1] ^= 1

    with pytest.raises(Untrusted) as problem:
        signed.make_device_certificate(DEVICE_CA, "inspector-2", "tablet-7", bytes(key), AT)
    assert problem.value.code == "bad_key"


def test_a_key_with_more_parameters_than_needed_is_refused() -> None:
    fat: cbor.Map = {**cose.key_map(DEVICE.private_key.public_key()), 3: -7}

    with pytest.raises(Untrusted):
        cose.public_key_from(cbor.encode(fat))


def test_a_key_is_named_by_its_thumbprint() -> None:
    # RFC 9679, section 6: the thumbprint of the key in its example.
    x = bytes.fromhex("65eda5a12577c2bae829437fe338701a10aaa375e1bb5b5de108de439c08551d")
    y = bytes.fromhex("1e52ed75701163f7f9e40ddf9f341b3dc9ba860af7e0ca7ca7e9eecd0084d19c")
    key = cbor.encode({1: 2, -1: 1, -2: x, -3: y})

    assert cose.key_id_of(key).hex() == "496bd8afadf307e5"


def test_the_key_set_says_what_each_key_is_for() -> None:
    keys = key_set.verify(made.KEY_SET, ROOT.private_key.public_key(), AT)

    assert (keys.authority, keys.version) == ("Inspection service", 3)
    assert keys.keys == made.PUBLISHED


class RefusedKeySet(Struct):
    name: str
    code: str
    message: str


class KeySetVectors(Struct):
    key_set_refused: list[RefusedKeySet]


@pytest.mark.parametrize(
    "vector",
    msgspec.json.decode((made.FOLDER / "signed.json").read_bytes(), type=KeySetVectors).key_set_refused,
    ids=lambda vector: cast("RefusedKeySet", vector).name,
)
def test_a_key_set_that_is_not_the_authoritys_is_refused(vector: RefusedKeySet) -> None:
    with pytest.raises(Untrusted) as problem:
        key_set.verify(bytes.fromhex(vector.message), ROOT.private_key.public_key(), AT)
    assert problem.value.code == vector.code


def test_a_key_set_that_is_too_old_is_refused() -> None:
    with pytest.raises(Untrusted) as problem:
        key_set.verify(made.KEY_SET, ROOT.private_key.public_key(), AT + timedelta(days=31))
    assert problem.value.code == "expired"


@pytest.mark.parametrize(
    ("use", "kid", "days", "code"),
    [
        (Use.STATUS, made.ISSUE.kid, 0, "unknown_key"),
        (Use.ISSUE, STRANGER.kid, 0, "unknown_key"),
        (Use.ISSUE, made.WITHDRAWN.kid, -1, "revoked_key"),
        (Use.ISSUE, made.ISSUE.kid, -31, "key_not_in_use"),
        (Use.ISSUE, made.ISSUE.kid, 701, "key_not_in_use"),
    ],
)
def test_a_key_counts_for_its_use_and_in_its_time_alone(use: Use, kid: bytes, days: int, code: str) -> None:
    with pytest.raises(Untrusted) as problem:
        KEYS.signing_key(use, kid, seconds(AT + timedelta(days=days)))
    assert problem.value.code == code


def test_a_key_set_may_hold_uses_that_are_not_known_yet() -> None:
    future = PublishedKey(use="stamp", key=made.PUBLISHED[0].key, not_before=0, not_after=1)

    message = key_set.make(ROOT, "Inspection service", 4, [*made.PUBLISHED, future], AT)

    assert key_set.verify(message, ROOT.private_key.public_key(), AT).keys[-1].use == "stamp"


def test_who_knows_a_root_accepts_those_that_it_handed_over_to() -> None:
    known = ROOT.private_key.public_key()

    keys = key_set.verify(made.KEY_SET_OF_NEXT_ROOT, known, AT)
    third = cose.signer(ec.generate_private_key(ec.SECP256R1()))
    word = key_set.hand_over(made.NEXT_ROOT, third.private_key.public_key(), AT, made.HANDED_OVER)
    later = key_set.make(third, "Inspection service", 5, made.PUBLISHED, AT, word)

    assert keys.root == cose.public_key_bytes(made.NEXT_ROOT.private_key.public_key())
    assert key_set.verify(later, known, AT).root == cose.public_key_bytes(third.private_key.public_key())
    assert (
        key_set.verify(later, made.NEXT_ROOT.private_key.public_key(), AT).root == key_set.verify(later, known, AT).root
    )


def test_who_has_gone_over_to_a_root_no_longer_follows_the_one_before() -> None:
    with pytest.raises(Untrusted) as problem:
        key_set.verify(made.KEY_SET, made.NEXT_ROOT.private_key.public_key(), AT)
    assert problem.value.code == "unknown_root"


def test_a_chain_of_roots_that_nobody_can_have_is_not_followed() -> None:
    last, word = ROOT, b""
    for _ in range(key_set.MOST_ROOTS + 1):
        following = cose.signer(ec.generate_private_key(ec.SECP256R1()))
        last, word = following, key_set.hand_over(last, following.private_key.public_key(), AT, word)

    with pytest.raises(Untrusted) as problem:
        key_set.verify(key_set.make(last, "", 3, [], AT, word), ROOT.private_key.public_key(), AT)
    assert problem.value.code == "unknown_root"


@pytest.mark.parametrize(("logged", "code"), [(None, "log_proof_needed"), (0, "log_proof_needed"), (-1, "")])
def test_of_a_key_that_others_have_had_what_the_log_had_before_counts(logged: int | None, code: str) -> None:
    logged_at = None if logged is None else made.PROOF_BEFORE + logged

    def use() -> bytes:
        return KEYS.entry(Use.ISSUE, made.COMPROMISED.kid, seconds(AT), logged_at).key

    if not code:
        assert cose.key_id_of(use()) == made.COMPROMISED.kid
        return
    with pytest.raises(Untrusted) as problem:
        use()
    assert problem.value.code == code


def test_a_proof_from_the_log_does_not_help_a_key_that_is_withdrawn_altogether() -> None:
    with pytest.raises(Untrusted) as problem:
        KEYS.signing_key(Use.ISSUE, made.WITHDRAWN.kid, seconds(AT), 0)
    assert problem.value.code == "revoked_key"


def test_the_logs_key_is_read_as_it_was_written() -> None:
    written = cose.log_key_bytes(made.LOG.public_key())

    assert cose.log_key_from(written) == made.LOG.public_key()
    for other in (b"\xff", cbor.encode(1), cose.public_key_bytes(made.ISSUE.private_key.public_key()), written[:-1]):
        with pytest.raises(Untrusted) as problem:
            cose.log_key_from(other)
        assert problem.value.code == "bad_key"


def parts() -> tuple[bytes, cbor.Value, cbor.Value, cbor.Value]:
    match cbor.decode(made.ISSUED[1:]):
        case [bytes(header), unprotected, payload, signature]:
            return header, unprotected, payload, signature
        case other:
            raise AssertionError(other)


HEADER, _, PAYLOAD, SIGNATURE = parts()


@pytest.mark.parametrize(
    "message",
    [
        [HEADER, {}, PAYLOAD],
        [HEADER, {}, PAYLOAD, b"short"],
        [HEADER, {4: b"kid"}, PAYLOAD, SIGNATURE],
        [HEADER, {cose.CERTIFICATE: "text"}, PAYLOAD, SIGNATURE],
        [cbor.encode({1: -8, 4: ROOT.kid}), {}, PAYLOAD, SIGNATURE],
        [cbor.encode({1: -7}), {}, PAYLOAD, SIGNATURE],
        [cbor.encode({1: -7, 4: ROOT.kid, 2: [99], 99: 1}), {}, PAYLOAD, SIGNATURE],
        [cbor.encode({1: -7, 4: ROOT.kid, 16: 7}), {}, PAYLOAD, SIGNATURE],
        {1: HEADER},
    ],
    ids=[
        "three parts",
        "short signature",
        "unknown unprotected label",
        "certificate as text",
        "another algorithm",
        "no key",
        "critical label",
        "type as number",
        "no list",
    ],
)
def test_a_message_of_another_shape_is_malformed(message: object) -> None:
    with pytest.raises(Untrusted) as problem:
        cose.read(b"\xd2" + cbor.encode(message))
    assert problem.value.code == "malformed"


@pytest.mark.parametrize("payload", [b"\xff", cbor.encode([1]), cbor.encode({1: 2})], ids=["no CBOR", "list", "empty"])
def test_signed_content_of_another_shape_is_malformed(payload: bytes) -> None:
    root = ROOT.private_key.public_key()
    for reads in (
        lambda: key_set.verify(cose.sign(ROOT, payload), root, AT),
        lambda: signed.verify_device_certificate(cose.sign(DEVICE_CA, payload), KEYS),
        lambda: seal.verify_seal(cose.sign(made.ISSUE, payload), KEYS),
    ):
        with pytest.raises(Untrusted) as problem:
            reads()
        assert problem.value.code == "malformed"


def test_a_key_set_with_an_entry_that_is_no_key_is_malformed() -> None:
    contents = {1: "a", 4: seconds(AT), 6: seconds(AT), key_set.OURS: {1: 1, 2: [{1: "issue"}]}}

    with pytest.raises(Untrusted) as problem:
        key_set.verify(cose.sign(ROOT, cbor.encode(contents)), ROOT.private_key.public_key(), AT)
    assert problem.value.code == "malformed"


@pytest.mark.parametrize("key", [b"\xff", cbor.encode(1), cbor.encode({1: 2})], ids=["no CBOR", "number", "no point"])
def test_bytes_that_are_no_key_are_refused(key: bytes) -> None:
    with pytest.raises(Untrusted) as problem:
        cose.public_key_from(key)
    assert problem.value.code == "bad_key"


def test_a_private_key_is_not_shown_by_accident() -> None:
    assert "private" not in repr(DEVICE)


def test_what_is_sealed_to_the_server_only_the_server_opens() -> None:
    server, other = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    blob = sealed.seal_for_server(server.public_key(), b"an operation", b"stream|7")

    assert sealed.open_sealed([other, server], blob, b"stream|7") == b"an operation"
    for keys, data, about in (
        ([other], blob, b"stream|7"),
        ([server], blob, b"stream|8"),
        ([server], blob[:-1] + bytes([blob[-1] ^ 1]), b"stream|7"),
        ([server], blob[:20], b"stream|7"),
        ([server], b"", b"stream|7"),
    ):
        with pytest.raises(Untrusted) as problem:
            sealed.open_sealed(keys, data, about)
        assert problem.value.code == "not_for_us"


def test_the_statement_of_the_vectors_has_every_field() -> None:
    # A field that the vectors leave at its default would be encoded alike by two programs that number it otherwise.
    assert cbor.numbered(STATEMENT).keys() == set(range(1, len(Statement.__struct_fields__) + 1))
