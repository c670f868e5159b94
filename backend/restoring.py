"""Notices that the database was restored from a backup, and begins a new epoch: `waarmerk restored` does it by hand.

The devices then build their copies anew and offer again what the restored database lacks. Without a new epoch a device
could take a number that was counted twice for what it has already.

What a database counts only grows. How far it was stands in a file outside it; a database that is behind the file was
restored. A backup of the whole folder brings the file back with the database: then the command has to be given.
"""

from __future__ import annotations

import logging
import os
import secrets
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.durable import sync_folder
from backend.store import meta
from backend.store.database import Database

logger = logging.getLogger(__name__)

MARK = "how-far.json"


class Mark(Struct, frozen=True):
    """How many changes the database of an epoch had counted, and how many numbers it had left out."""

    epoch: str
    changes: int
    left_out: int = 0


async def look(database: Database, folder: Path, at: datetime) -> str:
    """Compare the database with the mark, and write a new one. Returns the epoch that holds."""
    mark = _read(folder / MARK)
    async with database.begin() as connection:
        now = await _standing(connection)
        if mark is not None and await _is_behind(connection, mark, now):
            lost = max(mark.changes - now.changes, 0)
            logger.warning("the database was restored from a backup: it lacks %s changes, and begins a new epoch", lost)
            now = await _begin_epoch(connection, mark, now, at)
    _note(folder / MARK, now)
    return now.epoch


async def begin_epoch(database: Database, folder: Path, at: datetime) -> str:
    """Begin a new epoch, also of servers that run. Returns it."""
    mark = _read(folder / MARK)
    async with database.begin() as connection:
        now = await _standing(connection)
        now = await _begin_epoch(connection, mark or now, now, at)
    _note(folder / MARK, now)
    return now.epoch


async def _standing(connection: AsyncConnection) -> Mark:
    epoch, changes = await meta.epoch(connection), await meta.changes(connection)
    return Mark(epoch, changes, await meta.numbers_left_out(connection))


async def _is_behind(connection: AsyncConnection, mark: Mark, now: Mark) -> bool:
    """Whether the database lacks what the mark knows of: changes of this epoch, or an epoch that never was here, since
    a backup of before was restored once more."""
    if mark.epoch == now.epoch:
        return now.changes < mark.changes
    return not await meta.has_ended(connection, mark.epoch)


async def _begin_epoch(connection: AsyncConnection, mark: Mark, now: Mark, at: datetime) -> Mark:
    lost = max(mark.changes - now.changes, 0)
    await meta.begin_epoch(connection, now.epoch, at, lost=lost, known_left_out=mark.left_out)
    return await _standing(connection)


def _read(path: Path) -> Mark | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Mark)
    except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def _note(path: Path, mark: Mark) -> None:
    """A disk that takes nothing stops nobody: the mark of before stays, by which a restore to a time before it is
    noticed still."""
    try:
        _write(path, mark)
    except OSError as error:
        logger.warning("how far the database is could not be noted: %s", error)


def _write(path: Path, mark: Mark) -> None:
    aside = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
    try:
        with aside.open("xb") as made:
            made.write(msgspec.json.encode(mark))
            made.flush()
            os.fsync(made.fileno())
        aside.replace(path)
        sync_folder(path.parent)
    finally:
        aside.unlink(missing_ok=True)
