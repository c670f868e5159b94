"""The hashes that device and server reckon apart and must find equal."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync_protocol import wire
from tests.protocol.shared_cases import VECTORS

SHARED: dict[str, Any] = json.loads((VECTORS / "chain.json").read_text())
CLIENTS = st.uuids().map(str)
HASHES = st.just(wire.GENESIS) | st.binary(min_size=32, max_size=32).map(bytes.hex)
LINKS = st.tuples(CLIENTS, st.integers(1, 10**6), HASHES, st.binary(max_size=40))


@pytest.mark.parametrize("case", SHARED["chain"], ids=lambda case: case["name"])
def test_the_hash_of_an_operation_is_the_same_on_device_and_server(case: dict[str, Any]) -> None:
    found = wire.chain_hash(case["client_id"], case["seq"], case["prev"], case["body"].encode())

    assert found == case["hash"]


def test_the_sum_over_a_feed_is_the_same_on_device_and_server() -> None:
    parts = [wire.record_sum(one["id"], one["rev"]) for one in SHARED["parts"]]

    assert [str(part) for part in parts] == [one["part"] for one in SHARED["parts"]]
    assert str(sum(parts) % 2**64) == SHARED["sum"]


@given(LINKS, LINKS)
def test_two_links_that_differ_anywhere_have_two_hashes(
    one: tuple[str, int, str, bytes], other: tuple[str, int, str, bytes]
) -> None:
    assert (wire.chain_hash(*one) == wire.chain_hash(*other)) == (one == other)
