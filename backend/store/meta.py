"""What the database says of itself: its epoch and what installation it was made for."""

from __future__ import annotations

import secrets

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.store.database import insert
from backend.store.schema import meta

EPOCH = "epoch"
"""Drawn when the database is made, and again when one is restored: cursors of another epoch mean nothing here."""

ENVIRONMENT = "environment"


async def get(connection: AsyncConnection, key: str) -> str | None:
    value: str | None = await connection.scalar(select(meta.c.value).where(meta.c.key == key))
    return value


async def settle(connection: AsyncConnection, key: str, value: str) -> str:
    """Store a value unless there is one already; returns the one that holds."""
    await connection.execute(insert(connection, meta).values(key=key, value=value).on_conflict_do_nothing())
    return await get(connection, key) or value


async def epoch(connection: AsyncConnection) -> str:
    return await settle(connection, EPOCH, secrets.token_hex(8))
