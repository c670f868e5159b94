"""What the machine can do without us: the rows of a push written by bare INSERT statements, and its bytes decoded."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from time import perf_counter
from typing import Any, cast

import asyncpg
import msgspec
from uuid_utils import uuid7

from backend.store.schema import audit, document, feed_entry, operation
from bench.stage import BATCH, CLIENTS
from sync_protocol.wire import Body, Push

TRANSACTIONS = 10
"""Of each connection in a round; each writes what a push of 100 operations writes."""

Rows = list[tuple[Any, ...]]
Batch = dict[str, Rows]

_TABLES = (operation, document, audit, feed_entry)
_COLUMNS = {table.name: [column.name for column in table.c] for table in _TABLES}
_SAMPLES = {
    "operation": "SELECT * FROM operation WHERE record = {} ORDER BY seq DESC LIMIT 1",
    "document": "SELECT * FROM document WHERE id = {}",
    "audit": "SELECT * FROM audit WHERE record = {} ORDER BY id DESC LIMIT 1",
    "feed_entry": "SELECT * FROM feed_entry WHERE record = {}",
}


class _Copies:
    """Rows like those that a push has written, under keys of their own."""

    def __init__(self, sample: Mapping[str, Sequence[Sequence[Any]]]) -> None:
        self._sample, self._next = sample, 1_000_000
        self.client_id = str(sample["operation"][0][0])

    def batch(self) -> Batch:
        batch: Batch = {name: [] for name in _COLUMNS}
        for _ in range(BATCH):
            self._next += 1
            record = str(uuid7())
            new: dict[str, dict[str, Any]] = {
                "operation": {"seq": self._next, "op_id": str(uuid7()), "record": record},
                "document": {"id": record, "reference": f"bare.{self._next}"},
                "audit": {"id": self._next, "record": record},
                "feed_entry": {"seq": self._next, "record": record},
            }
            for name, old in self._sample.items():
                rows = (dict(zip(_COLUMNS[name], row, strict=True)) | new[name] for row in old)
                batch[name] += [tuple(row.values()) for row in rows]
        return batch


def _insert(name: str, rows: Rows, places: str) -> tuple[str, list[Any]]:
    """One INSERT with a place for each value; `places` is `$` for numbered ones."""
    values = [value for row in rows for value in row]
    width = len(rows[0])
    numbers = range(1, len(values) + 1)
    written = [f"${number}" if places == "$" else places for number in numbers]
    groups = (", ".join(written[start : start + width]) for start in range(0, len(values), width))
    return f"INSERT INTO {name} VALUES " + ", ".join(f"({group})" for group in groups), values


class PostgresInserts:
    """Four connections at once, over the driver itself. `filled` was pushed to; `empty` has the same tables."""

    def __init__(self, filled: str, empty: str) -> None:
        self._filled, self._empty = filled, empty

    def __call__(self) -> dict[str, float]:
        return asyncio.run(self._round())

    async def _round(self) -> dict[str, float]:
        copies = _Copies(await self._sample())
        connections: list[Any] = [await asyncpg.connect(self._empty) for _ in range(CLIENTS)]
        # The streams of the rows are not there, and bare rows are to be no dearer than they need to be.
        await connections[0].execute("ALTER TABLE operation DROP CONSTRAINT IF EXISTS fk_operation_client_id")
        for name in ("operation", "document", "audit", "feed_entry"):
            await connections[0].execute(f"TRUNCATE {name}")
        work = [[copies.batch() for _ in range(TRANSACTIONS)] for _ in connections]
        start = perf_counter()
        await asyncio.gather(*(self._write(*pair) for pair in zip(connections, work, strict=True)))
        seconds = perf_counter() - start
        for connection in connections:
            await connection.close()
        return {"docs/s": CLIENTS * TRANSACTIONS * BATCH / seconds}

    async def _sample(self) -> dict[str, Rows]:
        connection = cast("Any", await asyncpg.connect(self._filled))
        record = await connection.fetchval("SELECT record FROM operation ORDER BY seq DESC LIMIT 1")
        found: dict[str, list[Any]] = {
            name: await connection.fetch(query.format("$1"), record) for name, query in _SAMPLES.items()
        }
        await connection.close()
        return {name: [tuple(row) for row in rows] for name, rows in found.items()}

    async def _write(self, connection: Any, batches: Sequence[Batch]) -> None:
        for batch in batches:
            async with connection.transaction():
                for name, rows in batch.items():
                    text, values = _insert(name, rows, "$")
                    await connection.execute(text, *values)


class SqliteInserts:
    """One connection, as SQLite has one writer, and each transaction on disk before the next."""

    def __init__(self, filled: str, empty: str) -> None:
        self._filled, self._empty = filled, empty

    def __call__(self) -> dict[str, float]:
        with closing(sqlite3.connect(self._filled)) as connection:
            (record,) = connection.execute("SELECT record FROM operation ORDER BY seq DESC LIMIT 1").fetchone()
            sample = {
                name: connection.execute(query.format("?"), (record,)).fetchall() for name, query in _SAMPLES.items()
            }
        copies = _Copies(sample)
        work = [copies.batch() for _ in range(CLIENTS * TRANSACTIONS)]
        with closing(sqlite3.connect(self._empty, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            for name in _COLUMNS:
                connection.execute(f"DELETE FROM {name}")
            start = perf_counter()
            for batch in work:
                connection.execute("BEGIN IMMEDIATE")
                for name, rows in batch.items():
                    connection.execute(*_insert(name, rows, "?"))
                connection.execute("COMMIT")
            seconds = perf_counter() - start
        return {"docs/s": len(work) * BATCH / seconds}


def decode(batch: bytes) -> dict[str, float]:
    """A push and its operations read by msgspec, on one core."""
    times = 50
    start = perf_counter()
    for _ in range(times):
        for one in msgspec.json.decode(batch, type=Push).ops:
            msgspec.json.decode(one.body, type=Body)
    return {"docs/s": times * BATCH / (perf_counter() - start)}
