"""Trees of RFC 6962 against its definitions, written down once more in the plainest way."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync_protocol import merkle
from sync_protocol.merkle import TILE_WIDTH, TileAt

EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def leaves_of(count: int) -> list[bytes]:
    return [merkle.leaf_hash(b"%d" % one) for one in range(count)]


def definition(leaves: list[bytes]) -> bytes:
    """MTH of RFC 6962, 2.1."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    left = 1
    while left * 2 < len(leaves):
        left *= 2
    return hashlib.sha256(b"\1" + definition(leaves[:left]) + definition(leaves[left:])).digest()


SIZES = st.integers(1, 70)


def test_the_root_of_nothing_is_the_hash_of_nothing() -> None:
    assert merkle.root_of([]).hex() == EMPTY


def test_a_leaf_is_never_taken_for_a_node() -> None:
    left, right = leaves_of(2)

    assert merkle.leaf_hash(left + right) != merkle.node_hash(left, right)


@given(count=st.integers(0, 300))
def test_the_root_is_the_one_of_the_definition(count: int) -> None:
    leaves = leaves_of(count)

    assert merkle.root_of(leaves) == definition(leaves) == merkle.root_at(merkle.in_memory(leaves), count)


@given(data=st.data(), count=SIZES)
def test_a_leaf_is_proven_at_its_place_in_each_size_and_nowhere_else(data: st.DataObject, count: int) -> None:
    leaves = leaves_of(count)
    size = data.draw(st.integers(1, count))
    index = data.draw(st.integers(0, size - 1))
    root = merkle.root_of(leaves[:size])

    proof = merkle.inclusion_proof(merkle.in_memory(leaves), index, size)

    assert merkle.verify_inclusion(leaves[index], index, size, proof, root)
    others = [place for place in range(size) if place != index]
    assert not any(merkle.verify_inclusion(leaves[index], place, size, proof, root) for place in others)
    assert not any(merkle.verify_inclusion(leaves[place], index, size, proof, root) for place in others)
    assert not merkle.verify_inclusion(leaves[index], index, size, [*proof, bytes(32)], root)
    assert not proof or not merkle.verify_inclusion(leaves[index], index, size, proof[:-1], root)


@given(data=st.data(), count=SIZES)
def test_growth_is_proven_and_a_changed_history_is_not(data: st.DataObject, count: int) -> None:
    leaves = leaves_of(count)
    old = data.draw(st.integers(1, count))
    changed = data.draw(st.integers(0, old - 1))
    forged = [*leaves[:changed], merkle.leaf_hash(b"forged"), *leaves[changed + 1 :]]
    old_root, root = merkle.root_of(leaves[:old]), merkle.root_of(leaves)

    proof = merkle.consistency_proof(merkle.in_memory(leaves), old, count)
    of_forged = merkle.consistency_proof(merkle.in_memory(forged), old, count)

    assert merkle.verify_consistency(old, old_root, count, root, proof)
    assert not merkle.verify_consistency(old, old_root, count, merkle.root_of(forged), of_forged)
    assert not merkle.verify_consistency(old, merkle.root_of(forged[:old]), count, root, proof)
    assert not merkle.verify_consistency(old, old_root, count, root, [*proof, bytes(32)])
    assert not proof or not merkle.verify_consistency(old, old_root, count, root, proof[1:])


@pytest.mark.parametrize("proof", [[], [merkle.root_of(leaves_of(5))], leaves_of(3)])
def test_nothing_follows_from_an_empty_tree(proof: list[bytes]) -> None:
    root = merkle.root_of(leaves_of(5))

    assert not merkle.verify_consistency(0, bytes.fromhex(EMPTY), 5, root, proof)
    with pytest.raises(IndexError):
        merkle.consistency_proof(merkle.in_memory(leaves_of(5)), 0, 5)


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0), (1 << 70, 1 << 69)])
def test_no_proof_is_made_or_accepted_for_a_leaf_that_a_tree_does_not_have(index: int, size: int) -> None:
    with pytest.raises(IndexError):
        merkle.inclusion_proof(merkle.in_memory(leaves_of(3)), index, size)
    assert not merkle.verify_inclusion(leaves_of(1)[0], index, size, [], leaves_of(1)[0])


def test_what_is_no_hash_proves_nothing() -> None:
    leaf = leaves_of(1)[0]

    assert not merkle.verify_inclusion(leaf, 0, 1, [], leaf[:31])
    assert not merkle.verify_consistency(1, leaf, 1, leaf + b"\0", [])
    assert not merkle.verify_consistency(1, leaf, 2, merkle.node_hash(leaf, b"x"), [b"x"])


GROWTH = st.lists(st.integers(0, 2 * TILE_WIDTH + 3), min_size=1, max_size=5)


@given(steps=GROWTH, data=st.data())
def test_tiles_that_grow_in_steps_hold_the_tree_and_prove_every_beginning(
    steps: list[int], data: st.DataObject
) -> None:
    leaves = leaves_of(sum(steps))
    tiles: dict[TileAt, bytes] = {}
    size = 0
    for step in steps:
        edge = {place: tiles[place] for place in merkle.edge_of(size)}
        tiles |= merkle.grown(size, edge, leaves[size : size + step])
        size += step

    node = merkle.in_tiles(tiles)
    assert merkle.root_at(node, size) == merkle.root_of(leaves)
    if size:
        old = data.draw(st.integers(1, size))
        index = data.draw(st.integers(0, old - 1))
        proof = merkle.inclusion_proof(node, index, old)
        assert merkle.verify_inclusion(leaves[index], index, old, proof, merkle.root_of(leaves[:old]))
        growth = merkle.consistency_proof(node, old, size)
        assert merkle.verify_consistency(old, merkle.root_of(leaves[:old]), size, merkle.root_of(leaves), growth)
        needed = merkle.tiles_read_by(lambda some: merkle.inclusion_proof(some, index, old))
        assert merkle.inclusion_proof(merkle.in_tiles({one: tiles[one] for one in needed}), index, old) == proof


def test_tiles_are_those_of_the_format() -> None:
    """C2SP tlog-tiles gives the tiles of a tree of 70,000."""
    tiles = merkle.grown(0, {}, leaves_of(70_000))

    widths = {place: len(hashes) // 32 for place, hashes in tiles.items()}
    partial = {place: width for place, width in widths.items() if width != TILE_WIDTH}
    assert sum(place.level == 0 and width == TILE_WIDTH for place, width in widths.items()) == 273
    assert partial == {TileAt(0, 273): 112, TileAt(1, 1): 17, TileAt(2, 0): 1}
    assert set(merkle.edge_of(70_000)) == set(partial)


def test_a_proof_in_a_tree_of_millions_reads_few_tiles() -> None:
    needed = merkle.tiles_read_by(lambda node: merkle.inclusion_proof(node, 1_234_567, 9_876_543))

    assert len(needed) <= 8
