"""Signatures, status lists and proofs of others: what they say is valid is valid here, and nothing else.

`tests/protocol/third_parties/README.md` says where the vectors are from.
"""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import cast

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from msgspec import Struct

from backend.domain import status_list
from sync_protocol import cbor, cose, merkle
from sync_protocol.base64url import unbase64url
from sync_protocol.cose import Message, Untrusted
from tests.protocol.merkle_cases import Consistency, Inclusion, consistencies, inclusions

FOLDER = Path(__file__).with_name("third_parties")
SIGN1_TAG, EMPTY_MAP = 0xD2, b"\xa0"


class CoseKey(Struct):
    x: str
    y: str


class CoseMessage(Struct):
    name: str
    alg: str
    external: str
    valid: bool
    message: str


class CoseVectors(Struct):
    key: CoseKey
    messages: list[CoseMessage]


class SignatureGroup(Struct):
    """Of one key: identifier, message, signature, and whether it is valid."""

    key: str
    tests: list[tuple[int, str, str, bool]]


class SignatureVectors(Struct):
    groups: list[SignatureGroup]


class StatusList(Struct):
    bits: int
    size: int
    lst: str
    statuses: dict[int, int]


class StatusLists(Struct):
    lists: list[StatusList]


COSE = msgspec.json.decode((FOLDER / "cose.json").read_bytes(), type=CoseVectors)
WYCHEPROOF = msgspec.json.decode((FOLDER / "wycheproof.json").read_bytes(), type=SignatureVectors)
STATUS_LISTS = msgspec.json.decode((FOLDER / "token_status_list.json").read_bytes(), type=StatusLists).lists
INCLUSIONS, CONSISTENCIES = list(inclusions()), list(consistencies())


def key_of(x: str, y: str) -> ec.EllipticCurvePublicKey:
    return cose.public_key({1: 2, -1: 1, -2: bytes.fromhex(x), -3: bytes.fromhex(y)})


def parts(data: bytes) -> Message:
    """A message's parts by RFC 9052 alone: our own reader asks for more, a tag and the key's identifier among it."""
    if data[0] >> 5 == 6 and data[0] != SIGN1_TAG:
        raise Untrusted("malformed", "Another tag than that of COSE_Sign1.")
    outer = cbor.decode(data[1:] if data[0] == SIGN1_TAG else data)
    protected, unprotected, payload, signature = cast("tuple[bytes, cbor.Map, bytes, bytes]", outer)
    labels = cast("cbor.Map", cbor.decode(protected)) | unprotected
    if labels.get(cose.ALG) != -7:
        raise Untrusted("malformed", "Another algorithm than ES256.")
    return Message(
        protected=b"" if protected == EMPTY_MAP else protected,  # an empty map is hashed as no bytes (RFC 9052, 4.4)
        kid=b"",
        typ="",
        certificate=b"",
        payload=payload,
        signature=signature,
    )


def is_valid(vector: CoseMessage) -> bool:
    try:
        message = parts(bytes.fromhex(vector.message))
        cose.verify(message, key_of(COSE.key.x, COSE.key.y), bytes.fromhex(vector.external))
    except Untrusted:
        return False
    return True


@pytest.mark.parametrize("vector", COSE.messages, ids=lambda one: cast("CoseMessage", one).name)
def test_a_message_of_the_cose_working_group_is_judged_as_they_say(vector: CoseMessage) -> None:
    assert is_valid(vector) is (vector.valid and vector.alg == "ES256")


@pytest.mark.parametrize("vector", COSE.messages, ids=lambda one: cast("CoseMessage", one).name)
def test_no_message_without_our_profile_gets_as_far_as_its_signature(vector: CoseMessage) -> None:
    with pytest.raises(Untrusted) as problem:
        cose.read(bytes.fromhex(vector.message))
    assert problem.value.code == "malformed"


def test_all_fourteen_messages_are_there() -> None:
    assert len(COSE.messages) == 14
    assert sum(one.alg == "ES256" for one in COSE.messages) == 11


@pytest.mark.parametrize("group", WYCHEPROOF.groups, ids=lambda one: cast("SignatureGroup", one).key[:12])
def test_every_signature_of_wycheproof_is_judged_as_they_say(group: SignatureGroup) -> None:
    key = key_of(group.key[:64], group.key[64:])
    for number, message, signature, valid in group.tests:
        try:
            cose.verify_raw(key, bytes.fromhex(signature), bytes.fromhex(message))
            accepted = True
        except Untrusted as problem:
            accepted = problem.code != "bad_signature"
        assert accepted is valid, f"Wycheproof's test {number}"


def test_all_signatures_of_wycheproof_are_there() -> None:
    tests = [test for group in WYCHEPROOF.groups for test in group.tests]

    assert len(tests) == 262
    assert sum(valid for *_, valid in tests) == 173


@pytest.mark.parametrize("one", STATUS_LISTS, ids=lambda one: f"{cast('StatusList', one).bits} bits")
def test_a_status_list_of_the_standard_is_read_and_packed_as_it_says(one: StatusList) -> None:
    lst = unbase64url(one.lst)

    packed = status_list.inflate(lst, one.size * one.bits // 8)

    assert {index: status_list.state_at(packed, index, one.bits) for index in one.statuses} == one.statuses
    assert status_list.packed_states(one.statuses, one.size, one.bits) == packed
    assert zlib.compress(packed, 9) == lst


def test_all_lists_of_the_standard_are_there() -> None:
    assert [one.bits for one in STATUS_LISTS] == [1, 2, 4, 8]
    assert sum(len(one.statuses) for one in STATUS_LISTS) == 293


@pytest.mark.parametrize("one", INCLUSIONS, ids=lambda one: cast("Inclusion", one).name)
def test_a_proof_of_inclusion_is_judged_as_transparency_dev_says(one: Inclusion) -> None:
    assert merkle.verify_inclusion(one.leaf, one.place, one.size, one.proof, one.root) is one.valid


@pytest.mark.parametrize("one", CONSISTENCIES, ids=lambda one: cast("Consistency", one).name)
def test_a_proof_of_consistency_is_judged_as_transparency_dev_says(one: Consistency) -> None:
    assert merkle.verify_consistency(one.size1, one.root1, one.size2, one.root2, one.proof) is one.valid


def test_all_proofs_of_transparency_dev_are_there() -> None:
    assert (len(INCLUSIONS), len(CONSISTENCIES)) == (98, 98)
