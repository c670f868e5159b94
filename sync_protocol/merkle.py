"""Merkle trees as RFC 6962 has them: the root of a list of leaves, proofs that a leaf is in it and that it only grew.

A tree is read through a function `node(height, index)`: the hash of the complete subtree over the leaves
`[index * 2**height, (index + 1) * 2**height)`. Proofs ask for O(log n) of them. Where they come from is the caller's
business: a list in memory (`in_memory`), or tiles (`in_tiles`).

Tiles are how a tree is stored and published (C2SP tlog-tiles): 256 hashes of one level in a row. Level 0 has the leaf
hashes; each hash of the next level is the root of a full tile below.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

HASH_SIZE = 32
TILE_HEIGHT = 8
TILE_WIDTH = 1 << TILE_HEIGHT

Node: TypeAlias = Callable[[int, int], bytes]


class TileAt(NamedTuple):
    """The place of a tile."""

    level: int
    number: int


def leaf_hash(data: bytes) -> bytes:
    return hashlib.sha256(b"\0" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root of a tree of these leaf hashes; of none at all, the hash of nothing."""
    peaks: list[bytes] = []  # of complete subtrees, the largest first: one for each bit of the count
    for count, leaf in enumerate(leaves, 1):
        peaks.append(leaf)
        merges = (count & -count).bit_length() - 1
        for _ in range(merges):
            right = peaks.pop()
            peaks.append(node_hash(peaks.pop(), right))
    if not peaks:
        return hashlib.sha256(b"").digest()
    root = peaks.pop()
    while peaks:
        root = node_hash(peaks.pop(), root)
    return root


def root_at(node: Node, size: int) -> bytes:
    """The root of the tree as it was with its first `size` leaves."""
    return _root(node, 0, size) if size else root_of(())


def inclusion_proof(node: Node, index: int, size: int) -> list[bytes]:
    """The proof that leaf `index` is in the tree of `size` leaves. Raises IndexError where it has no such leaf."""
    if not 0 <= index < size:
        raise IndexError(f"no leaf {index} in a tree of {size}")
    path: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _left_of(end - start)
        if index < middle:
            path.append(_root(node, middle, end))
            end = middle
        else:
            path.append(_root(node, start, middle))
            start = middle
    return path[::-1]


def consistency_proof(node: Node, old: int, size: int) -> list[bytes]:
    """The proof that the tree of `size` leaves begins with those of the tree of `old`.

    Raises IndexError for an empty or a larger old tree: with the first nothing is proved, the second is no beginning.
    """
    if not 0 < old <= size:
        raise IndexError(f"a tree of {size} does not begin with one of {old}")
    path: list[bytes] = []
    start, end = 0, size
    while end != old:
        middle = start + _left_of(end - start)
        if old <= middle:
            path.append(_root(node, middle, end))
            end = middle
        else:
            path.append(_root(node, start, middle))
            start = middle
    if start:  # the verifier does not have this one: it is not the old root itself
        path.append(_root(node, start, end))
    return path[::-1]


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the proof shows that this leaf hash stands at `index` in the tree of `size` leaves with this root."""
    if not 0 <= index < size or not _are_hashes((leaf, root, *proof)):
        return False
    place, last, found = index, size - 1, leaf
    for sibling in proof:
        if not last:
            return False
        if place & 1 or place == last:
            found = node_hash(sibling, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        place, last = place >> 1, last >> 1
    return not last and found == root


def verify_consistency(old: int, old_root: bytes, size: int, root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows that the tree of `size` leaves with `root` begins with that of `old` and `old_root`.

    Nothing follows from an empty tree, whatever the proof.
    """
    if not 0 <= old <= size:
        return False
    if old == size:
        return not proof and old_root == root
    if not old or not _are_hashes((old_root, root, *proof)):
        return False
    path = [old_root, *proof] if _is_power_of_two(old) else list(proof)
    if not path:
        return False
    place, last = old - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    before = after = path[0]
    for sibling in path[1:]:
        if not last:
            return False
        if place & 1 or place == last:
            before, after = node_hash(sibling, before), node_hash(sibling, after)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            after = node_hash(after, sibling)
        place, last = place >> 1, last >> 1
    return not last and before == old_root and after == root


def in_memory(leaves: Sequence[bytes]) -> Node:
    """The subtrees of a list of leaf hashes, each computed when it is asked for."""

    def node(height: int, index: int) -> bytes:
        return root_of(leaves[index << height : index + 1 << height])

    return node


def in_tiles(tiles: Mapping[TileAt, bytes]) -> Node:
    """The subtrees of a tree that is stored in tiles. Raises KeyError for one whose tile is not there."""

    def node(height: int, index: int) -> bytes:
        width = 1 << height % TILE_HEIGHT
        start = index * width % TILE_WIDTH * HASH_SIZE
        return root_of(each_hash(tiles[_tile_of(height, index)][start : start + width * HASH_SIZE]))

    return node


def tiles_read_by(prove: Callable[[Node], object]) -> set[TileAt]:
    """The tiles that a computation reads, found by running it on a tree of nothing."""
    found: set[TileAt] = set()

    def node(height: int, index: int) -> bytes:
        found.add(_tile_of(height, index))
        return bytes(HASH_SIZE)

    prove(node)
    return found


def edge_of(size: int) -> list[TileAt]:
    """The tiles of a tree that are begun and not full: those that the next leaves go into."""
    found: list[TileAt] = []
    level, count = 0, size
    while count:
        if count % TILE_WIDTH:
            found.append(TileAt(level, count // TILE_WIDTH))
        level, count = level + 1, count // TILE_WIDTH
    return found


def grown(size: int, edge: Mapping[TileAt, bytes], leaves: Sequence[bytes]) -> dict[TileAt, bytes]:
    """The tiles that change when leaf hashes are put behind a tree of `size`; `edge` has the tiles of `edge_of`."""
    changed: dict[TileAt, bytes] = {}
    level, count, new = 0, size, list(leaves)
    while new:
        number = count // TILE_WIDTH
        begun = edge[TileAt(level, number)] if count % TILE_WIDTH else b""
        hashes = [*each_hash(begun), *new]
        new = []
        for start in range(0, len(hashes), TILE_WIDTH):
            some = hashes[start : start + TILE_WIDTH]
            changed[TileAt(level, number)] = b"".join(some)
            if len(some) == TILE_WIDTH:
                new.append(root_of(some))
            number += 1
        level, count = level + 1, count // TILE_WIDTH
    return changed


def each_hash(hashes: bytes) -> list[bytes]:
    """The hashes of a tile."""
    return [hashes[at : at + HASH_SIZE] for at in range(0, len(hashes), HASH_SIZE)]


def _tile_of(height: int, index: int) -> TileAt:
    return TileAt(height // TILE_HEIGHT, (index << height % TILE_HEIGHT) // TILE_WIDTH)


def _root(node: Node, start: int, end: int) -> bytes:
    """The root over the leaves from `start` to `end`, which is a right part of a tree: complete subtrees in a row."""
    length = end - start
    if _is_power_of_two(length):
        return node(length.bit_length() - 1, start // length)
    middle = start + _left_of(length)
    return node_hash(_root(node, start, middle), _root(node, middle, end))


def _left_of(length: int) -> int:
    """How many of so many leaves stand on the left: the largest power of two that leaves some for the right."""
    return 1 << (length - 1).bit_length() - 1


def _is_power_of_two(number: int) -> bool:
    return number & number - 1 == 0


def _are_hashes(values: Iterable[bytes]) -> bool:
    return all(len(value) == HASH_SIZE for value in values)
