"""The 98 inclusion and 98 consistency cases of transparency-dev/merkle, from its true proofs and its named changes.

What is changed in them, and by what name, is theirs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

_EMPTY = hashlib.sha256(b"").digest()
_SOME = bytes.fromhex("abacaba000000000000000000000000000000000000000000060061e00123456")
Proof = tuple[bytes, ...]


class _Included(Struct):
    leaf: int
    size: int
    proof: list[str]


class _Consistent(Struct):
    size1: int
    size2: int
    proof: list[str]


class _Vectors(Struct):
    leaves: list[str]
    roots: list[str]
    inclusion: list[_Included]
    consistency: list[_Consistent]


class Inclusion(NamedTuple):
    name: str
    place: int
    size: int
    leaf: bytes
    proof: Proof
    root: bytes
    valid: bool = False


class Consistency(NamedTuple):
    name: str
    size1: int
    size2: int
    root1: bytes
    root2: bytes
    proof: Proof
    valid: bool = False


_FOLDER = Path(__file__).with_name("third_parties")
_MADE = msgspec.json.decode((_FOLDER / "merkle.json").read_bytes(), type=_Vectors)
_ROOTS = [bytes.fromhex(root) for root in _MADE.roots]


def leaf_hash(number: int) -> bytes:
    return hashlib.sha256(b"\0" + bytes.fromhex(_MADE.leaves[number])).digest()


def _proof(hexed: Sequence[str]) -> Proof:
    return tuple(bytes.fromhex(one) for one in hexed)


def _flipped(proof: Proof, at: int, bit: int) -> Proof:
    return (*proof[:at], bytes([proof[at][0] ^ bit]) + proof[at][1:], *proof[at + 1 :])


def inclusions() -> Iterator[Inclusion]:
    for number, one in enumerate(_MADE.inclusion):
        true = Inclusion(
            f"{number} happy path",
            one.leaf,
            one.size,
            leaf_hash(one.leaf),
            _proof(one.proof),
            _ROOTS[one.size - 1],
            True,
        )
        yield true
        yield from (wrong._replace(name=f"{number} {wrong.name}", valid=False) for wrong in _wrong_inclusions(true))
    hashed = hashlib.sha256(b"\0data").digest()
    yield Inclusion("single entry", 0, 1, hashed, (), hashed, True)
    yield Inclusion("single entry, empty leaf", 0, 1, b"", (), hashed)
    yield Inclusion("single entry, empty root", 0, 1, hashed, (), b"")
    yield Inclusion("single entry, both empty", 0, 1, b"", (), b"")
    for index, size in ((0, 0), (0, 1), (1, 0), (2, 1)):
        yield Inclusion(f"{index} of {size}, empty root", index, size, _SOME, (), b"")
        yield Inclusion(f"{index} of {size}, random leaf", index, size, b"", (), _EMPTY)
        yield Inclusion(f"{index} of {size}, empty root and random leaf", index, size, _SOME, (), _EMPTY)


def _wrong_inclusions(one: Inclusion) -> Iterator[Inclusion]:
    proof, root = one.proof, one.root
    yield one._replace(name="leaf index - 1", place=one.place - 1)
    yield one._replace(name="leaf index + 1", place=one.place + 1)
    yield one._replace(name="leaf index ^ 2", place=one.place ^ 2)
    yield one._replace(name="tree size * 2", size=one.size * 2)
    yield one._replace(name="tree size / 2", size=one.size // 2)
    yield one._replace(name="wrong leaf", leaf=b"WrongLeaf")
    yield one._replace(name="empty root", root=_EMPTY)
    yield one._replace(name="random root", root=_SOME)
    yield one._replace(name="trailing garbage", proof=(*proof, b""))
    yield one._replace(name="trailing root", proof=(*proof, root))
    yield one._replace(name="preceding garbage", proof=(b"", *proof))
    yield one._replace(name="preceding root", proof=(root, *proof))
    for at in range(len(proof)):
        yield one._replace(name=f"modified proof {at}", proof=_flipped(proof, at, 8))
    if proof:
        yield one._replace(name="removed component", proof=proof[:-1])
    if len(proof) > 1:
        yield one._replace(name="inserted component", proof=(proof[0], _SOME, *proof[1:]))


def consistencies() -> Iterator[Consistency]:
    for number, one in enumerate(_MADE.consistency):
        roots = _ROOTS[one.size1 - 1], _ROOTS[one.size2 - 1]
        true = Consistency(f"{number} happy path", one.size1, one.size2, *roots, _proof(one.proof), True)
        yield true
        if true.proof:
            yield from (wrong._replace(name=f"{number} {wrong.name}", valid=False) for wrong in _wrong(true))
    one, other = b"don't care 1", b"don't care 2"
    yield Consistency("0 to 1, any roots", 0, 1, one, other, ())
    yield Consistency("0 to 1", 0, 1, _EMPTY, other, ())
    yield Consistency("0 to 1 with a proof", 0, 1, _EMPTY, _EMPTY, (_EMPTY,))
    yield Consistency("0 to 0", 0, 0, one, one, (), True)
    yield Consistency("1 to 1", 1, 1, other, other, (), True)
    yield Consistency("0 to 0, other roots", 0, 0, one, other, ())
    yield Consistency("1 to 1, other roots", 1, 1, one, other, ())
    yield Consistency("1 to 0", 1, 0, one, other, ())
    yield Consistency("2 to 1", 2, 1, one, other, ())
    yield Consistency("1 to 2 without a proof", 1, 2, one, other, ())
    yield Consistency("0 to 0, one root empty", 0, 0, _EMPTY, other, ())
    yield Consistency("1 to 1, one root empty", 1, 1, _EMPTY, other, ())
    yield Consistency("0 to 0 with a proof", 0, 0, _EMPTY, _EMPTY, (_EMPTY,))
    yield Consistency("1 to 1 with a proof", 1, 1, _EMPTY, _EMPTY, (_EMPTY,))


def _wrong(one: Consistency) -> Iterator[Consistency]:
    proof = one.proof
    yield one._replace(name="size 1 - 1", size1=one.size1 - 1)
    yield one._replace(name="size 1 + 1", size1=one.size1 + 1)
    yield one._replace(name="size 1 ^ 2", size1=one.size1 ^ 2)
    yield one._replace(name="size 2 * 2", size2=one.size2 * 2)
    yield one._replace(name="size 2 / 2", size2=one.size2 // 2)
    yield one._replace(name="wrong root 1", root1=b"WrongRoot")
    yield one._replace(name="wrong root 2", root2=b"WrongRoot")
    yield one._replace(name="swapped roots", root1=one.root2, root2=one.root1)
    yield one._replace(name="empty proof", proof=())
    for name, more in (("garbage", b""), ("root 1", one.root1), ("root 2", one.root2)):
        yield one._replace(name=f"trailing {name}", proof=(*proof, more))
        yield one._replace(name=f"preceding {name}", proof=(more, *proof))
    yield one._replace(name="preceding proof 0", proof=(proof[0], *proof))
    yield one._replace(name="truncated proof", proof=proof[:-1])
    for at in range(len(proof)):
        yield one._replace(name=f"modified proof {at}", proof=_flipped(proof, at, 16))
