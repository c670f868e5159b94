"""The log of acts: entries as they happened, the places that they get in its tree, and the tree in tiles.

The transaction of an act writes its entries without a place: it waits for nobody, and what it wrote is there if the act
is. Later one transaction at a time, which holds the tree's row, gives the entries that wait the next places, without a
gap. Tiles and checkpoints are written there as well, and nothing is ever taken out.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from msgspec import Struct
from sqlalchemy import Row, delete, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.store.database import insert_rows, upsert_rows
from backend.store.schema import log_checkpoint, log_entry, log_tile, log_tree, log_witness
from sync_protocol import merkle
from sync_protocol.key_set import seconds
from sync_protocol.log_proof import SALT_SIZE, Entry, What
from sync_protocol.merkle import HASH_SIZE, TILE_WIDTH, Node, TileAt

T = TypeVar("T")

NUMBERED_AT_ONCE = 1000

LOST = "lost"
"""What stands for an entry that a restored database lacks: its leaf was signed for, and nobody knows more of it."""


class Tree(Struct, frozen=True):
    """The log's name, as its checkpoints have it, and how many leaves have a place."""

    origin: str
    size: int


class Checkpoint(Struct, frozen=True, kw_only=True):
    """A signed tree head, as the text that is published; `cosigned` where a witness has put its own below."""

    origin: str
    size: int
    note: str
    signed_at: datetime
    cosigned: bool = False


class Witness(Struct, frozen=True, kw_only=True):
    """How far an outside witness has come. `contradicts`: it has seen another history than this one, `problem` says."""

    address: str
    origin: str
    size: int
    tried_at: datetime
    problem: str = ""
    contradicts: bool = False


class Placed(Struct, frozen=True, kw_only=True):
    """An entry that is in the log; `position` is None while it waits, `entry` where its salt was erased."""

    what: str
    subject: str
    leaf: bytes
    position: int | None
    entry: Entry | None


def entry(what: What, subject: bytes, at: datetime) -> Entry:
    """A new entry, with a salt of its own."""
    return Entry(salt=secrets.token_bytes(SALT_SIZE), what=what, subject=subject, at=seconds(at))


async def append(connection: AsyncConnection, entries: Sequence[Entry]) -> None:
    """Write entries to the log, in the transaction of the acts. What it has already, it keeps as it is."""
    rows = [
        {
            "subject": one.subject.hex(),
            "what": one.what,
            "salt": one.salt,
            "at": datetime.fromtimestamp(one.at, UTC),
            "leaf": one.leaf(),
        }
        for one in entries
    ]
    await upsert_rows(connection, log_entry, rows, changing=())


async def has(connection: AsyncConnection, what: What, subject: bytes) -> bool:
    query = select(log_entry.c.what).where(log_entry.c.subject == subject.hex(), log_entry.c.what == what)
    return await connection.scalar(query) is not None


async def find(connection: AsyncConnection, what: What, subject: bytes) -> Placed | None:
    query = select(log_entry).where(log_entry.c.subject == subject.hex(), log_entry.c.what == what)
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else _placed(row)


async def some(connection: AsyncConnection, start: int, limit: int) -> Sequence[Placed]:
    """Entries that have a place, from one on."""
    query = select(log_entry).where(log_entry.c.position >= start).order_by(log_entry.c.position).limit(limit)
    return [_placed(row) for row in await connection.execute(query)]


async def without_place(connection: AsyncConnection) -> Sequence[Placed]:
    """The entries that wait for their place."""
    rows = await connection.execute(select(log_entry).where(log_entry.c.position.is_(None)))
    return [_placed(row) for row in rows]


async def waiting(connection: AsyncConnection) -> tuple[int, datetime | None]:
    """How many entries have no place yet, and since when the longest waits."""
    query = select(func.count(), func.min(log_entry.c.at)).where(log_entry.c.position.is_(None))
    count, since = (await connection.execute(query)).one()
    return count, since


def _placed(row: Row[*tuple[Any, ...]]) -> Placed:
    known = None
    if row.salt is not None:
        known = Entry(salt=row.salt, what=What(row.what), subject=bytes.fromhex(row.subject), at=seconds(row.at))
    return Placed(what=row.what, subject=row.subject, leaf=row.leaf, position=row.position, entry=known)


async def tree(connection: AsyncConnection) -> Tree | None:
    """The tree as it is; None before the first numbering."""
    row = (await connection.execute(select(log_tree.c.origin, log_tree.c.size))).one_or_none()
    return None if row is None else Tree(row.origin, row.size)


async def take(connection: AsyncConnection, origin: str) -> Tree:
    """The tree, held until the transaction ends: only one writer at a time grows it. The first one names it."""
    row = (await connection.execute(select(log_tree.c.origin, log_tree.c.size).with_for_update())).one_or_none()
    if row is not None:
        return Tree(row.origin, row.size)
    await insert_rows(connection, log_tree, [{"only": _ONLY, "origin": origin, "size": 0}])
    return Tree(origin, 0)


_ONLY = 1


async def number(connection: AsyncConnection, held: Tree) -> Tree:
    """Give some of the entries that wait their places, those that happened first before the others."""
    query = (
        select(log_entry)
        .where(log_entry.c.position.is_(None))
        .order_by(log_entry.c.at, log_entry.c.subject, log_entry.c.what)
        .limit(NUMBERED_AT_ONCE)
    )
    rows = [dict(row) for row in (await connection.execute(query)).mappings()]
    numbered = [row | {"position": place} for place, row in enumerate(rows, held.size)]
    await upsert_rows(connection, log_entry, numbered, changing=("position",))
    return await _grow(connection, held, [row["leaf"] for row in rows])


async def place_lost(connection: AsyncConnection, held: Tree, leaves: Sequence[bytes], at: datetime) -> Tree:
    """Put leaves back that were signed for and that this database lacks: no more than their hashes is known.

    An entry that still waited when the backup was made gets its place back. One whose act came again, under a salt of
    its own, is there twice.
    """
    found = await connection.execute(select(log_entry).where(log_entry.c.position.is_(None)))
    waiting = {row["leaf"]: dict(row) for row in found.mappings()}
    back, lost = list[dict[str, Any]](), list[dict[str, Any]]()
    for place, leaf in enumerate(leaves, held.size):
        if own := waiting.pop(leaf, None):
            back.append(own | {"position": place})
        else:  # named by its place: a hash can stand in the file twice
            lost.append({"subject": str(place), "what": LOST, "salt": None, "at": at, "leaf": leaf, "position": place})
    await upsert_rows(connection, log_entry, back, changing=("position",))
    await insert_rows(connection, log_entry, lost)
    return await _grow(connection, held, leaves)


async def _grow(connection: AsyncConnection, held: Tree, leaves: Sequence[bytes]) -> Tree:
    if not leaves:
        return held
    changed = merkle.grown(held.size, await tiles(connection, merkle.edge_of(held.size)), leaves)
    rows = [{"level": place.level, "number": place.number, "hashes": hashes} for place, hashes in changed.items()]
    await upsert_rows(connection, log_tile, rows, changing=("hashes",))
    await connection.execute(update(log_tree).values(size=held.size + len(leaves)))
    return Tree(held.origin, held.size + len(leaves))


async def tiles(connection: AsyncConnection, places: Collection[TileAt]) -> Mapping[TileAt, bytes]:
    """These tiles, as far as they are begun."""
    if not places:
        return {}
    which = tuple_(log_tile.c.level, log_tile.c.number).in_([tuple(place) for place in places])
    rows = await connection.execute(select(log_tile.c.level, log_tile.c.number, log_tile.c.hashes).where(which))
    return {TileAt(row.level, row.number): row.hashes for row in rows}


async def prove(connection: AsyncConnection, prover: Callable[[Node], T]) -> T:
    """What a computation over the tree comes to, which reads a few tiles."""
    return prover(merkle.in_tiles(await tiles(connection, merkle.tiles_read_by(prover))))


async def leaves(connection: AsyncConnection, start: int, end: int) -> bytes:
    """The hashes of the leaves from one place to another, one behind the other."""
    first, last = start // TILE_WIDTH, (end - 1) // TILE_WIDTH
    query = (
        select(log_tile.c.hashes)
        .where(log_tile.c.level == 0, log_tile.c.number.between(first, last))
        .order_by(log_tile.c.number)
    )
    hashes = b"".join(await connection.scalars(query))
    return hashes[(start - first * TILE_WIDTH) * HASH_SIZE : (end - first * TILE_WIDTH) * HASH_SIZE]


async def begin_anew(connection: AsyncConnection, origin: str) -> None:
    """Begin another log under another name: all entries wait for a place in it. The checkpoints of the old one stay."""
    await connection.execute(update(log_tree).values(origin=origin, size=0))
    await connection.execute(delete(log_tile))
    await connection.execute(delete(log_entry).where(log_entry.c.what == LOST))
    await connection.execute(update(log_entry).values(position=None))


async def newest(connection: AsyncConnection, origin: str) -> Checkpoint | None:
    """The last checkpoint of a log."""
    query = select(log_checkpoint).where(log_checkpoint.c.origin == origin).order_by(log_checkpoint.c.size.desc())
    row = (await connection.execute(query.limit(1))).one_or_none()
    return None if row is None else _checkpoint(row)


async def covering(connection: AsyncConnection, origin: str, position: int) -> Checkpoint | None:
    """The checkpoint that says most of a leaf: the first that a witness signed, without one the newest."""
    over = select(log_checkpoint).where(log_checkpoint.c.origin == origin, log_checkpoint.c.size > position)
    query = over.order_by(log_checkpoint.c.cosigned.desc(), log_checkpoint.c.size)
    row = (await connection.execute(query.limit(1))).one_or_none()
    if row is None or row.cosigned:
        return None if row is None else _checkpoint(row)
    return await newest(connection, origin)


async def checkpoints(connection: AsyncConnection, origin: str) -> Sequence[Checkpoint]:
    """All checkpoints of a log, the smallest first."""
    query = select(log_checkpoint).where(log_checkpoint.c.origin == origin).order_by(log_checkpoint.c.size)
    return [_checkpoint(row) for row in await connection.execute(query)]


def _checkpoint(row: Row[*tuple[Any, ...]]) -> Checkpoint:
    return Checkpoint(origin=row.origin, size=row.size, note=row.note, signed_at=row.signed_at, cosigned=row.cosigned)


async def keep_checkpoint(connection: AsyncConnection, one: Checkpoint) -> None:
    """Store a checkpoint; in the place of one of the same size, which says the same under another signature."""
    row = {name: getattr(one, name) for name in Checkpoint.__struct_fields__}
    await upsert_rows(connection, log_checkpoint, [row], changing=("note", "signed_at", "cosigned"))


async def witnesses(connection: AsyncConnection, origin: str) -> Mapping[str, Witness]:
    """How far the witnesses of a log have come, by address."""
    rows = await connection.execute(select(log_witness).where(log_witness.c.origin == origin))
    names = Witness.__struct_fields__
    return {row.address: Witness(**{name: getattr(row, name) for name in names}) for row in rows}


async def note_witness(connection: AsyncConnection, one: Witness) -> None:
    row = {name: getattr(one, name) for name in Witness.__struct_fields__}
    await upsert_rows(connection, log_witness, [row], changing=("origin", "size", "tried_at", "problem", "contradicts"))
