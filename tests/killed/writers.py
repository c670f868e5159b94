"""Devices that write without a pause to a server that dies under them, and what must be there afterwards."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Generator, Sequence
from pathlib import Path
from random import Random
from typing import Any, cast

import asyncpg
import httpx

from backend.demo import PASSWORD
from sync_protocol.client import Act, Kept, RowState
from sync_protocol.client.network import Client, now
from sync_protocol.wire import Change, ResultStatus
from tests.stories.world import Waarmerk

AT_ONCE = 25
"""Operations of one push."""

PATIENCE_S = 60.0
PEOPLE = ("inspector1@harbour.example", "inspector2@harbour.example")


class Wire:
    """Counts the pushes of all devices: those begun, and those on their way now."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.begun = self.under_way = 0

    @contextlib.contextmanager
    def counted(self) -> Generator[None]:
        with self.changed:
            self.begun, self.under_way = self.begun + 1, self.under_way + 1
            self.changed.notify_all()
        try:
            yield
        finally:
            with self.changed:
                self.under_way -= 1


class _Counted(httpx.HTTPTransport):
    def __init__(self, wire: Wire) -> None:
        super().__init__()
        self._wire = wire

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.path != "/sync/v1/push":
            return super().handle_request(request)
        with self._wire.counted():
            return super().handle_request(request)


class Writer:
    """A device that counts up in a remark of one document, each number an operation."""

    def __init__(self, server: Waarmerk, path: Path, person: str, nth: int, wire: Wire) -> None:
        self.client = Client(
            server.url, path, http=httpx.Client(base_url=server.url, timeout=30, transport=_Counted(wire))
        )
        self.client.log_in(person, PASSWORD)
        self.client.sync(PATIENCE_S)
        open_ones = sorted(
            one.document.id for one in self.client.device.views() if one.document.status in ("new", "in_progress")
        )
        self.document, self.written = open_ones[nth], 0

    def write(self) -> None:
        self.written += AT_ONCE
        numbers = range(self.written - AT_ONCE + 1, self.written + 1)
        changes = [Change(set={"part2/documentary/remark": f"Number {number}"}) for number in numbers]
        acts = [Act("document.set", self.document, change) for change in changes]
        self.client.device.enqueue_all(acts, now())
        self.client.sync()

    def acknowledged(self) -> list[Kept]:
        return [one for one in self.client.device.operations() if one.state is RowState.FINAL]


class Writers:
    """Several devices at once, each in a thread, while the server is up."""

    def __init__(self, server: Waarmerk, folder: Path, wire: Wire) -> None:
        self.all = [
            Writer(server, folder / f"{person}-{nth}.db", person, nth, wire)
            for nth, person in enumerate([*PEOPLE, *PEOPLE])
        ]
        self.acknowledged: dict[tuple[str, int], Kept] = {}

    @contextlib.contextmanager
    def writing(self) -> Generator[None]:
        """They write until the end of the block; what went wrong in one of them is raised there."""
        end, errors = threading.Event(), list[Exception]()

        def work(writer: Writer) -> None:
            try:
                while not end.is_set():
                    writer.write()
            except Exception as error:  # noqa: BLE001 - raised again below, where somebody sees it
                errors.append(error)

        threads = [threading.Thread(target=work, args=(writer,)) for writer in self.all]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            end.set()
            for thread in threads:
                thread.join()
        self.note()
        if errors:
            raise errors[0]

    def close(self) -> None:
        for writer in self.all:
            writer.client.close()

    def note(self) -> None:
        """What the devices have an answer to; they forget it again after a while."""
        for writer in self.all:
            self.acknowledged |= {(one.client_id, one.seq): one for one in writer.acknowledged()}

    def drain(self) -> None:
        for writer in self.all:
            status = writer.client.sync(PATIENCE_S)
            assert status.synced, status
        self.note()


def kill_under_way(server: Waarmerk, wire: Wire, random: Random) -> bool:
    """Kill the server a moment after some push has begun; whether one was under way just then."""
    with wire.changed:
        until = wire.begun + random.randint(1, 12)
        assert wire.changed.wait_for(lambda: wire.begun >= until, PATIENCE_S), "nobody pushes"
        wire.changed.wait(random.uniform(0, 0.05))
        in_flight = wire.under_way > 0
    server.kill()
    return in_flight


def kept_operations(server: Waarmerk, url: str) -> dict[tuple[str, int], tuple[str, str, str]]:
    """What the database has of each operation: its op_id, hash and status."""
    query = "SELECT client_id, seq, op_id, hash, status FROM operation"
    rows = asyncio.run(_on_postgres(url, query)) if url else server.sql(query)
    return {(client_id, seq): (op_id, hash_, status) for client_id, seq, op_id, hash_, status in rows}


async def _on_postgres(url: str, query: str) -> Sequence[Sequence[Any]]:
    connection = cast("Any", await asyncpg.connect(url))
    try:
        return [tuple(row) for row in await connection.fetch(query)]
    finally:
        await connection.close()


def missing(writers: Writers, kept: dict[tuple[str, int], tuple[str, str, str]]) -> list[tuple[str, int]]:
    """The acknowledged operations that the server has not, or has otherwise."""
    applied = (ResultStatus.APPLIED, ResultStatus.MERGED)
    return [
        place
        for place, one in writers.acknowledged.items()
        if (found := kept.get(place)) is None or found[:2] != (one.op_id, one.hash) or found[2] not in applied
    ]
