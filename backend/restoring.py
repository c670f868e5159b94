"""Notices that the database was restored from a backup, and begins a new epoch: `waarmerk restored` does it by hand.

The devices then build their copies anew and offer again what the restored database lacks. Without a new epoch a device
could take a number that was counted twice for what it has already.

What a database counts only grows. How far it was stands in a file outside it; a database that is behind the file was
restored. A backup of the whole folder brings the file back with the database: then the command has to be given.
"""

from __future__ import annotations

import logging
import secrets
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from backend.store import meta
from backend.store.database import Database

logger = logging.getLogger(__name__)

MARK = "how-far.json"


class Mark(Struct, frozen=True):
    """How many changes the database of an epoch had counted."""

    epoch: str
    changes: int


async def look(database: Database, folder: Path, at: datetime) -> str:
    """Compare the database with the mark, and write a new one. Returns the epoch that holds."""
    mark = _read(folder / MARK)
    async with database.begin() as connection:
        epoch, changes = await meta.epoch(connection), await meta.changes(connection)
        if mark is not None and mark.epoch == epoch and changes < mark.changes:
            lost = mark.changes - changes
            logger.warning("the database was restored from a backup: it lacks %s changes, and begins a new epoch", lost)
            epoch = await meta.begin_epoch(connection, epoch, at, lost=lost) or await meta.epoch(connection)
    _write(folder / MARK, Mark(epoch, changes))
    return epoch


async def begin_epoch(database: Database, folder: Path, at: datetime) -> str:
    """Begin a new epoch, also of servers that run. Returns it."""
    async with database.begin() as connection:
        await meta.begin_epoch(connection, await meta.epoch(connection), at, lost=0)
    return await look(database, folder, at)


def _read(path: Path) -> Mark | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Mark)
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def _write(path: Path, mark: Mark) -> None:
    aside = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
    aside.write_bytes(msgspec.json.encode(mark))
    aside.replace(path)
