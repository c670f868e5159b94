"""Where certificates were checked from: see `backend/domain/seal_checks.py` for what that is, and what it is not."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import ColumnElement, delete, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.domain.seal_checks import Seen
from backend.store import meta
from backend.store.database import insert
from backend.store.schema import seal_check

SECRET = "seal_checks"  # noqa: S105 - the name of it
"""What places are hashed with; drawn when it is first needed, and another one in each database."""

_index = cast("ColumnElement[int]", seal_check.c["index"])


async def secret(connection: AsyncConnection) -> bytes:
    return bytes.fromhex(await meta.settle(connection, SECRET, secrets.token_hex(32)))


async def of(connection: AsyncConnection, shard: str, index: int) -> Sequence[Seen]:
    query = select(seal_check.c.place, seal_check.c.times, seal_check.c.first_at, seal_check.c.last_at)
    rows = await connection.execute(query.where(seal_check.c.shard == shard, _index == index))
    return [
        Seen(place=place, times=times, first_at=first_at, last_at=last_at) for place, times, first_at, last_at in rows
    ]


async def count(
    connection: AsyncConnection, shard: str, index: int, place: str, at: datetime, *, instead_of: str = ""
) -> None:
    """One more check from there; a place that it is kept instead of is forgotten."""
    if instead_of:
        of_it = (seal_check.c.shard == shard) & (_index == index) & (seal_check.c.place == instead_of)
        await connection.execute(delete(seal_check).where(of_it))
    row = {"shard": shard, "index": index, "place": place, "times": 1, "first_at": at, "last_at": at}
    made = await connection.execute(
        insert(connection, seal_check).values(row).on_conflict_do_nothing().returning(seal_check.c.times)
    )
    if made.first() is None:
        await connection.execute(
            update(seal_check)
            .where(seal_check.c.shard == shard, _index == index, seal_check.c.place == place)
            .values(times=seal_check.c.times + 1, last_at=at)
        )


async def forget(connection: AsyncConnection, before: datetime, limit: int) -> int:
    """Remove some of the places that were not seen since then. Returns how many."""
    key = tuple_(seal_check.c.shard, _index, seal_check.c.place)
    some = select(seal_check.c.shard, _index, seal_check.c.place).where(seal_check.c.last_at < before).limit(limit)
    return (await connection.execute(delete(seal_check).where(key.in_(some)))).rowcount
