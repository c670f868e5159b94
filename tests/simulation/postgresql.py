"""The database of simulated servers on PostgreSQL: a cluster in which time decides nothing.

What a cluster does by the clock is no seed's: it looks for rings of locks after a second, gives a statement up after
ten, and cleans up when it has leisure. Here a statement waits for as long as the run lets it, and a ring of locks is
a fault of the server.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable, Coroutine, Generator, Iterable, Mapping, Sequence
from concurrent.futures import Future
from typing import Any, TypeVar, cast

import asyncpg

from backend.store import schema
from tests import services

T = TypeVar("T")

TIMELESS = (
    "autovacuum=off",
    "deadlock_timeout=1d",
    # A killed server is not a killed PostgreSQL: nothing here depends on its commits being on the disk.
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    # The same statement is carried out alike, whoever asked it how often before.
    "plan_cache_mode=force_generic_plan",
    "jit=off",
    "max_parallel_workers_per_gather=0",
)
ENDLESS = {"lock_timeout": "0", "statement_timeout": "0", "idle_in_transaction_session_timeout": "0"}

STILL = ("reference_file", "reference_list", "authority", "organisation")
"""Tables that no run of the simulation writes to."""


@contextlib.contextmanager
def cluster() -> Generator[services.Postgres]:
    with services.postgres(*TIMELESS) as found:
        yield found


class PostgresDisk:
    """A database of a cluster. Copies of its tables stand in other schemas of it; who is held up is asked beside."""

    kind = "postgresql"

    def __init__(self, url: str) -> None:
        self.url = url
        self._beside = _Beside(url)
        self._tables = [f'"{table.name}"' for table in schema.metadata.sorted_tables if table.name not in STILL]
        self._copies: set[str] = set()
        self._ready: list[Any] = []
        """Connections that a server has made ready."""
        self._idle: list[Any] = []
        """Those of them that no server has now."""
        self.save("prepared")

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self._beside.run(lambda own: own.fetch(_numbered(query), *values))]

    def many(self, *queries: str) -> list[list[tuple[Any, ...]]]:
        """In one statement: a way there and back costs more than what is found."""
        answers = ", ".join(f"array(select row(one.*) from ({query}) one)" for query in queries)
        (found,) = self.rows(f"select {answers}")
        return [[tuple(row) for row in rows] for rows in found]

    def execute(self, statement: str, *values: Any) -> None:
        self._beside.run(lambda own: own.execute(_numbered(statement), *values))

    def save(self, name: str) -> None:
        if name not in self._copies:
            made = "".join(f'create unlogged table "{name}".{one} (like public.{one});' for one in self._tables)
            self._beside.run(lambda own: own.execute(f'create schema "{name}"; {made}'))
            self._copies.add(name)
        over = "".join(
            f'delete from "{name}".{one}; insert into "{name}".{one} select * from public.{one};'
            for one in self._tables
        )
        self._beside.run(lambda own: own.execute(over))

    def restore(self, name: str) -> None:
        gone = "".join(f"delete from public.{one};" for one in reversed(self._tables))
        back = "".join(f'insert into public.{one} select * from "{name}".{one};' for one in self._tables)
        self._beside.run(lambda own: own.execute(gone + back))

    def fresh(self) -> None:
        self.restore("prepared")

    def close(self) -> None:
        self.cut(list(self._idle))
        self._beside.close()

    def held_up(self, asked: Sequence[Any]) -> Mapping[Any, Sequence[Any]]:
        query = "select one, pg_blocking_pids(one) from unnest(?::int[]) one"
        return dict(self.rows(query, [one for one in asked if isinstance(one, int)]))

    def cut(self, connections: Iterable[Any]) -> None:
        pids: list[int] = []
        for one in connections:
            driver = one.driver_connection
            if not driver.is_closed():
                pids.append(driver.get_server_pid())
                driver.terminate()
            if one in self._ready:
                self._ready.remove(one)
        if pids:
            self.rows("select pg_terminate_backend(one, 10000) from unnest(?::int[]) one", pids)

    def in_transaction(self, connection: Any) -> bool:
        return connection.driver_connection.is_in_transaction()

    def keep(self, connection: Any) -> bool:
        """To connect and to have the statements read anew took more than all else that a seed asks of PostgreSQL."""
        if connection not in self._ready or self.in_transaction(connection):
            return False
        self._idle.append(connection)
        return True

    def connect(self, dialect_connect: Callable[..., Any], args: Any, named: Any) -> Any:
        if self._idle:
            return self._idle.pop()
        # Without the driver's own timers: they would be made-up time here, and a connection that is kept has none.
        timeless = {"server_settings": ENDLESS, "timeout": None, "max_cached_statement_lifetime": 0}
        return dialect_connect(*args, **named | timeless)

    def made(self, connection: Any) -> None:
        if connection not in self._ready:
            self._ready.append(connection)

    def prepare(self, dialect: Any) -> None:
        """What the engine teaches each new connection, one that was kept knows already."""
        for name in ("setup_asyncpg_json_codec", "setup_asyncpg_jsonb_codec"):
            setattr(dialect, name, self._taught(getattr(dialect, name)))

    def _taught(self, teach: Callable[[Any], Coroutine[Any, Any, None]]) -> Callable[[Any], Coroutine[Any, Any, None]]:
        async def once(connection: Any) -> None:
            if connection not in self._ready:
                await teach(connection)

        return once

    def identity(self, connection: Any) -> Any:
        return connection.driver_connection.get_server_pid()


def _numbered(query: str) -> str:
    first, *rest = query.split("?")
    return first + "".join(f"${number}{part}" for number, part in enumerate(rest, start=1))


class _Beside:
    """A connection on a thread of its own, which answers while the simulated loop stands still."""

    def __init__(self, url: str) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._own: Any = self._await(cast("Any", asyncpg).connect(url))

    def run(self, work: Callable[[Any], Coroutine[Any, Any, T]]) -> T:
        return self._await(work(self._own))

    def _await(self, work: Coroutine[Any, Any, T]) -> T:
        future: Future[T] = asyncio.run_coroutine_threadsafe(work, self._loop)
        return future.result(60)

    def close(self) -> None:
        self._await(self._own.close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
