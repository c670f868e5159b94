"""Brings a database to the tables of this version; an empty one gets them all.

Several processes may start at once: PostgreSQL holds the others at an advisory lock, SQLite at BEGIN IMMEDIATE.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Connection, text

from backend.store.database import POSTGRES_TIMEOUTS, Database
from backend.store.schema import metadata

_LOCK = 7_202_611
"""The advisory lock's number; any, but always the same."""


_FOLDER = Path(__file__).parent / "migrations"


def _config(connection: Connection, folder: Path = _FOLDER) -> Config:
    config = Config()
    config.set_main_option("script_location", str(folder))
    config.attributes["connection"] = connection
    return config


async def upgrade(database: Database, to: str = "head") -> None:
    async with database.begin() as connection:
        if not database.is_sqlite:
            for limit in POSTGRES_TIMEOUTS:  # a large table takes its time, and the others wait for it
                await connection.execute(text(f"SET LOCAL {limit} = 0"))
            await connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK})
        await connection.run_sync(lambda sync: command.upgrade(_config(sync), to))


async def differences(database: Database) -> list[str]:
    """What the migrations leave different from the tables of this version: nothing, when none was forgotten."""
    async with database.snapshot() as connection:
        return await connection.run_sync(_differences)


def _differences(connection: Connection) -> list[str]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return [repr(difference) for difference in compare_metadata(context, metadata)]


def new_revision(connection: Connection, message: str, folder: Path = _FOLDER) -> str:
    """Write the next migration from what differs; for developers. Returns where."""
    config = _config(connection, folder)
    latest = ScriptDirectory.from_config(config).get_current_head() or "0"
    written = command.revision(config, message, autogenerate=True, rev_id=f"{int(latest) + 1:04}")
    return written.path if isinstance(written, Script) else ""
