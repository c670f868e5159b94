"""Canonical bytes: one encoding of each value, and a decoder that takes no other."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import cast

import cbor2
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from sync_protocol import cbor
from sync_protocol.cbor import NotCanonical
from tests.protocol import make_vectors
from tests.protocol.make_vectors import untagged


class Accepted(Struct):
    name: str
    value: object
    hex: str


class Refused(Struct):
    name: str
    hex: str


class Content(Struct):
    name: str
    json: object
    hex: str
    sha256: str


class Vectors(Struct):
    accepted: list[Accepted]
    refused: list[Refused]
    content: list[Content]


VECTORS = msgspec.json.decode((make_vectors.FOLDER / "cbor.json").read_bytes(), type=Vectors)

# No unassigned code points: an older Unicode may not know the composed form that a newer one demands.
texts = st.text(st.characters(exclude_categories=("Cn", "Cs")), max_size=40).map(
    lambda text: unicodedata.normalize("NFC", text)
)
integers = st.integers(-cbor.LARGEST_INT, cbor.LARGEST_INT)
values = st.recursive(
    integers | texts | st.binary(max_size=300) | st.booleans(),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(integers | texts, inner, max_size=6),
    max_leaves=30,
)


def test_the_vectors_are_those_that_the_code_makes() -> None:
    assert (make_vectors.FOLDER / "cbor.json").read_text(encoding="utf-8") == make_vectors.written("cbor")


@pytest.mark.parametrize("vector", VECTORS.accepted, ids=lambda vector: cast("Accepted", vector).name)
def test_a_value_has_these_bytes_and_no_others(vector: Accepted) -> None:
    value = untagged(vector.value)

    assert cbor.encode(value).hex() == vector.hex
    assert cbor.decode(bytes.fromhex(vector.hex)) == value


@pytest.mark.parametrize("vector", VECTORS.refused, ids=lambda vector: cast("Refused", vector).name)
def test_other_bytes_are_refused(vector: Refused) -> None:
    with pytest.raises(NotCanonical):
        cbor.decode(bytes.fromhex(vector.hex))


def test_keys_are_sorted_by_their_bytes_and_not_by_length_first() -> None:
    entries = {24: 0, -1: 0}

    assert cbor.encode(entries).hex() == "a21818002000"
    # The older rule, which cbor2 follows, is another order: the two cannot be told apart by text keys alone.
    assert cbor2.dumps(entries, canonical=True).hex() == "a22000181800"


@given(values)
def test_what_is_encoded_is_decoded_to_the_same(value: object) -> None:
    assert cbor.decode(cbor.encode(value)) == value


@given(values)
def test_another_decoder_reads_the_same(value: object) -> None:
    assert cbor2.loads(cbor.encode(value)) == value


@given(values)
def test_all_heads_are_the_shortest(value: object) -> None:
    # cbor2 writes the shortest heads too, and keeps the order of the keys that it is given.
    assert cbor2.dumps(_sorted(value)) == cbor.encode(value)


def _sorted(value: object) -> object:
    if isinstance(value, list):
        return [_sorted(item) for item in cast("list[object]", value)]
    if isinstance(value, dict):
        entries = cast("dict[int | str, object]", value)
        return {key: _sorted(entries[key]) for key in sorted(entries, key=cbor2.dumps)}
    return value


@given(st.binary(max_size=60))
def test_bytes_that_are_accepted_are_the_bytes_of_their_value(data: bytes) -> None:
    try:
        value = cbor.decode(data)
    except NotCanonical:
        return
    assert cbor.encode(value) == data


@given(values, st.data())
def test_a_changed_byte_gives_another_value_or_none(value: object, data: st.DataObject) -> None:
    original = cbor.encode(value)
    place = data.draw(st.integers(0, len(original) - 1))
    changed = bytearray(original)
    changed[place] ^= data.draw(st.integers(1, 255))

    try:
        decoded = cbor.decode(bytes(changed))
    except NotCanonical:
        return
    assert cbor.encode(decoded) == bytes(changed) != original


@pytest.mark.parametrize(
    "value",
    [1.0, None, 2**53, -(2**53), "e\u0301", "\ud800", {1.5: 0}, {None: 0}, {True: 0}, {b"a": 0}, {1, 2}, object],
    ids=repr,
)
def test_what_is_outside_the_profile_cannot_be_encoded(value: object) -> None:
    with pytest.raises(NotCanonical):
        cbor.encode(value)


def test_nesting_ends_at_sixteen() -> None:
    deep: object = []
    for _ in range(16):
        deep = [deep]

    with pytest.raises(NotCanonical, match="deeper than 16"):
        cbor.encode(deep)
    with pytest.raises(NotCanonical, match="deeper than 16"):
        cbor.decode(b"\x81" * 100_000)


def test_more_bytes_than_allowed_are_refused_unread() -> None:
    with pytest.raises(NotCanonical, match="longer than 4 bytes"):
        cbor.decode(bytes(5), most_bytes=4)


@pytest.mark.parametrize("vector", VECTORS.content, ids=lambda vector: cast("Content", vector).name)
def test_sign_5_the_content_has_these_bytes_and_this_hash(vector: Content) -> None:
    data = cbor.content_bytes(vector.json)

    assert data.hex() == vector.hex
    assert hashlib.sha256(data).hexdigest() == vector.sha256


def test_sign_5_an_empty_box_is_the_same_content_as_an_absent_one() -> None:
    assert cbor.content_bytes({"a": 1, "b": None}) == cbor.content_bytes({"a": 1})
    assert cbor.content_bytes({"a": 1, "b": {"c": {"d": None}}, "e": []}) == cbor.content_bytes({"a": 1})


@pytest.mark.parametrize(
    "content",
    [
        {"a": 1.5},
        {"a": [None]},
        None,
        {1: "a"},
        {"a": b"bytes"},
        {"\u00e9": 1, "e\u0301": 2},
        {"\u00e9": None, "e\u0301": 2},
    ],
    ids=repr,
)
def test_sign_5_content_that_could_be_read_in_two_ways_is_refused(content: object) -> None:
    with pytest.raises(NotCanonical):
        cbor.content_bytes(content)


class Point(Struct, frozen=True):
    x: int
    y: int = 0
    name: str = ""


def test_a_struct_travels_by_the_places_of_its_fields() -> None:
    assert cbor.numbered(Point(3, name="a")) == {1: 3, 3: "a"}
    assert cbor.from_numbered({1: 3, 3: "a"}, Point) == Point(3, name="a")


@pytest.mark.parametrize("value", [{2: 1}, {1: 1, 4: 1}, {1: 1, 0: 1}, {1: 1, "y": 1}, {1: "1"}, [1]], ids=repr)
def test_a_map_that_is_not_that_struct_is_refused(value: cbor.Value) -> None:
    with pytest.raises(NotCanonical):
        cbor.from_numbered(value, Point)
