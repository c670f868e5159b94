"""What the database says of itself: its epoch and what installation it was made for."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from sqlalchemy import BigInteger, ScalarSelect, cast, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.domain.rights import SYSTEM
from backend.store import log
from backend.store.database import insert
from backend.store.schema import audit, feed, meta, numbering
from sync_protocol.log_proof import What

EPOCH = "epoch"
"""Drawn when the database is made, and again when one is restored: cursors of another epoch mean nothing here."""

ENVIRONMENT = "environment"

ROOT = "root"
"""The id of the first root key that the database was used with: it has no other authority from then on."""

ROOM = 1000
"""So many numbers at least are left out after a restore, of each kind of reference."""

LEFT_OUT = "left out"
"""How many numbers of each kind, and revisions of each document, all restores together have left out: the first ones
of a new kind and of a new document come behind them."""

_ENDED = "ended "
"""Before an epoch that another one took the place of."""


async def get(connection: AsyncConnection, key: str) -> str | None:
    value: str | None = await connection.scalar(select(meta.c.value).where(meta.c.key == key))
    return value


async def settle(connection: AsyncConnection, key: str, value: str) -> str:
    """Store a value unless there is one already; returns the one that holds."""
    await connection.execute(insert(connection, meta).values(key=key, value=value).on_conflict_do_nothing())
    return await get(connection, key) or value


async def epoch(connection: AsyncConnection) -> str:
    return await settle(connection, EPOCH, secrets.token_hex(8))


async def changes(connection: AsyncConnection) -> int:
    """How many changes the feeds have counted: it only grows, but for a database that was restored from a backup."""
    return int(await connection.scalar(select(func.coalesce(func.sum(feed.c.head), 0))) or 0)


async def has_ended(connection: AsyncConnection, one: str) -> bool:
    """Whether this was an epoch of the database once."""
    return await get(connection, _ENDED + one) is not None


def left_out() -> ScalarSelect[int]:
    """How many numbers of each kind were left out, for a statement that has to know."""
    known = select(cast(meta.c.value, BigInteger)).where(meta.c.key == LEFT_OUT).scalar_subquery()
    return select(func.coalesce(known, 0)).scalar_subquery()


async def numbers_left_out(connection: AsyncConnection) -> int:
    return int(await get(connection, LEFT_OUT) or 0)


async def begin_epoch(
    connection: AsyncConnection, instead_of: str, at: datetime, *, lost: int, known_left_out: int = 0
) -> str | None:
    """Draw a new epoch in the place of one; None where another process was first.

    Numbers that were given in the lost time are on paper: the next ones leave room for as many as changes were lost,
    behind those that are known to be left out already in the lost time.
    """
    drawn = secrets.token_hex(8)
    own = (meta.c.key == EPOCH) & (meta.c.value == instead_of)
    taken = await connection.execute(update(meta).where(own).values(value=drawn).returning(meta.c.value))
    if taken.one_or_none() is None:
        return None
    await settle(connection, _ENDED + instead_of, drawn)
    before = await numbers_left_out(connection)
    more = max(known_left_out - before, 0) + max(lost, ROOM)
    await settle(connection, LEFT_OUT, "0")
    await connection.execute(update(meta).where(meta.c.key == LEFT_OUT).values(value=str(before + more)))
    await connection.execute(update(numbering).values(last=numbering.c.last + more))
    detail = b'{"instead_of":"%s","epoch":"%s","lost":%d}' % (instead_of.encode(), drawn.encode(), lost)
    row = {"at": at, "person": SYSTEM.id, "device": "", "action": "restored", "record": "", "rev": 0, "detail": detail}
    await connection.execute(audit.insert(), [row])
    await log.append(connection, [log.entry(What.RESTORED, hashlib.sha256(drawn.encode()).digest(), at)])
    return drawn
