"""What was imported, as it came, with the values that no box holds."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.store.database import insert
from backend.store.schema import original


async def sha256(connection: AsyncConnection, document_id: str) -> str | None:
    """The hash of the bytes that the document was last imported from."""
    found: str | None = await connection.scalar(select(original.c.sha256).where(original.c.document == document_id))
    return found


async def keep(
    connection: AsyncConnection, document_id: str, *, sha256: str, name: str, raw: bytes, unmapped: bytes, at: datetime
) -> None:
    """Store the original; a newer one of the same document takes its place."""
    values = {"sha256": sha256, "name": name, "raw": raw, "unmapped": unmapped, "imported_at": at}
    await connection.execute(
        insert(connection, original)
        .values(document=document_id, **values)
        .on_conflict_do_update(index_elements=[original.c.document], set_=values)
    )
