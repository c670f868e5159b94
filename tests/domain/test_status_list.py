"""Status lists: the standard's own example, and that a list cannot be exchanged."""

from __future__ import annotations

import random
import zlib
from datetime import timedelta
from typing import cast

import cwt
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from backend.domain import status_list
from backend.domain.status_list import CertificateStatus, StatusList
from sync_protocol import cbor, cose
from sync_protocol.cose import Untrusted
from sync_protocol.key_set import seconds
from tests.protocol import make_vectors as made
from tests.protocol.make_vectors import AT, KEYS, STATUS, STATUS_LIST, STATUS_URI


class RefusedList(Struct):
    name: str
    code: str
    message: str


class Vectors(Struct):
    status_list_refused: list[RefusedList]


VECTORS = msgspec.json.decode((made.FOLDER / "seal.json").read_bytes(), type=Vectors)


def read(packed: str) -> StatusList:
    return StatusList(uri="", issued_at=0, expires_at=0, packed=bytes.fromhex(packed))


def test_the_example_of_the_standard_is_read_as_it_says() -> None:
    # Token Status List, "Status List Values with 2 bits": 1 2 0 3 0 1 0 1 1 2 3 3 are the bytes c9 44 f9.
    listed = read("c944f9")

    meaning = {0: CertificateStatus.VALID, 1: CertificateStatus.ENDED, 2: None, 3: CertificateStatus.REPLACED}
    assert [listed[index] for index in range(12)] == [meaning[value] for value in (1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3)]


def test_the_example_of_the_standard_is_packed_and_unpacked_as_it_says() -> None:
    states = dict(enumerate((1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3)))

    assert status_list.packed_states(states, len(states)).hex() == "c944f9"
    assert status_list.inflate(bytes.fromhex("78da3be9f2130003df0207")).hex() == "c944f9"


@given(st.dictionaries(st.integers(0, 4095), st.sampled_from(CertificateStatus), max_size=50))
def test_every_certificate_has_the_state_that_it_was_given(statuses: dict[int, CertificateStatus]) -> None:
    token = status_list.token(STATUS, STATUS_URI, statuses, AT, size=4096)

    listed = status_list.verify(token, KEYS, STATUS_URI)

    assert {index: status for index in range(4096) if (status := listed[index])} == {
        index: status for index, status in statuses.items() if status
    }


def test_a_list_says_nothing_of_an_index_outside_it() -> None:
    listed = status_list.verify(STATUS_LIST, KEYS, STATUS_URI)

    assert listed[status_list.SHARD_SIZE - 1] == CertificateStatus.ENDED
    assert listed[status_list.SHARD_SIZE] is None
    assert listed[-1] is None


def test_an_index_beyond_the_list_cannot_be_ended_in_silence() -> None:
    with pytest.raises(IndexError):
        status_list.token(STATUS, STATUS_URI, {16: CertificateStatus.ENDED}, AT, size=16)


def test_a_list_says_until_when_it_counts() -> None:
    listed = status_list.verify(STATUS_LIST, KEYS, STATUS_URI)

    assert listed.issued_at == seconds(AT)
    assert listed.expires_at == seconds(AT + timedelta(hours=72))


def test_another_library_verifies_the_list() -> None:
    public = {**cose.key_map(STATUS.private_key.public_key()), 2: STATUS.kid, 3: -7}
    key = cwt.COSEKey.new(cast("dict[int, object]", public))

    claims = cast("dict[int, object]", cwt.CWT.new(leeway=10**10).decode(STATUS_LIST, key))

    assert claims[2] == STATUS_URI
    assert claims[65534] == 3600
    packed = cast("dict[str, object]", claims[65533])
    assert packed["bits"] == 2
    assert len(zlib.decompress(cast("bytes", packed["lst"]))) == status_list.SHARD_SIZE // 4


@pytest.mark.parametrize("vector", VECTORS.status_list_refused, ids=lambda vector: cast("RefusedList", vector).name)
def test_a_list_that_is_not_the_authoritys_or_of_other_certificates_is_refused(vector: RefusedList) -> None:
    with pytest.raises(Untrusted) as problem:
        status_list.verify(bytes.fromhex(vector.message), KEYS, STATUS_URI)
    assert problem.value.code == vector.code


@pytest.mark.parametrize(
    "lst",
    [b"", b"no zlib", zlib.compress(bytes(64))[:-3], zlib.compress(bytes(64)) + b"x", zlib.compress(bytes(10**7))],
    ids=["empty", "no zlib", "cut off", "more behind it", "a bomb"],
)
def test_a_list_that_does_not_unpack_is_refused(lst: bytes) -> None:
    payload = {2: STATUS_URI, 4: 2, 6: seconds(AT), 65533: {"bits": 2, "lst": lst}, 65534: 1}
    token = cose.sign(STATUS, cbor.encode(payload), typ="application/statuslist+cwt")

    with pytest.raises(Untrusted) as problem:
        status_list.verify(token, KEYS, STATUS_URI)
    assert problem.value.code == "malformed"


def test_a_seal_is_no_status_list() -> None:
    with pytest.raises(Untrusted) as problem:
        status_list.verify(made.ISSUED, KEYS, STATUS_URI)
    assert problem.value.code == "malformed"


def test_a_year_of_certificates_stays_small() -> None:
    ended = dict.fromkeys(range(0, status_list.SHARD_SIZE, 97), CertificateStatus.ENDED)

    assert len(status_list.token(STATUS, STATUS_URI, ended, AT)) < 4_000


def some_ended(dice: random.Random, size: int) -> dict[int, CertificateStatus]:
    """One certificate in a hundred."""
    statuses = (CertificateStatus.ENDED, CertificateStatus.REPLACED)
    return {index: dice.choice(statuses) for index in dice.sample(range(size), size // 100)}


def test_a_million_certificates_of_which_one_in_a_hundred_ended_take_17_kilobytes() -> None:
    dice = random.Random(2026)

    whole = status_list.token(STATUS, STATUS_URI, some_ended(dice, 1_000_000), AT, size=1_000_000)
    in_lists = [status_list.token(STATUS, STATUS_URI, some_ended(dice, 62_500), AT, size=62_500) for _ in range(16)]

    assert len(whole) <= 17_000
    assert sum(map(len, in_lists)) <= 20_000  # as they are served: each of the sixteen is signed
