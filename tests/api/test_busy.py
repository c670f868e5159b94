"""A database that is away or held by somebody else: the caller is told to come again, and nothing is half done."""

from __future__ import annotations

import socket
import sqlite3
from pathlib import Path

import pytest

from backend.api.shell import Server
from tests.desk import APP, Desk, office


# "localhost" is two addresses on many machines, and then two refusals in one error.
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "nowhere.invalid"])
async def test_a_database_that_does_not_answer_is_told_as_busy(settled: Server, tmp_path: Path, host: str) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nowhere = f"postgresql://somebody@{host}:{closed.getsockname()[1]}/nothing"
        async with office(settled, nowhere, tmp_path) as running, running.visitor() as visitor:
            reply = await visitor.get("/api/health")

    assert (reply.status_code, reply.json()["code"]) == (503, "BUSY")
    assert reply.headers["Retry-After"] == "1"


@pytest.fixture
async def impatient(inspector: Desk) -> Desk:
    """An inspector's desk at a server that does not wait for other processes."""
    engine = inspector.office.server.database.engine
    async with engine.connect() as one, engine.connect() as another:
        for connection in (one, another):
            await connection.exec_driver_sql("PRAGMA busy_timeout=0")
            await connection.rollback()
    return inspector


async def test_a_disk_without_room_for_the_database_is_told_as_busy_and_the_same_can_be_sent_again(
    inspector: Desk, operator: Desk
) -> None:
    """What SQLite says where the file can grow no more."""
    engine = inspector.office.server.database.engine
    _, operations = operator.new_document()

    async def may_have(pages: int) -> None:
        async with engine.connect() as one, engine.connect() as another:
            for connection in (one, another):
                await connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
                await connection.rollback()

    await may_have(1)  # as many as there are
    full = [await operator.send(*operations) for _ in range(3)]
    await may_have(1_000_000)
    again = await operator.send(*operations)

    assert {(reply.status_code, reply.json()["code"]) for reply in full} == {(503, "BUSY")}
    assert [one["status"] for one in again.json()["results"]] == ["applied", "applied"]


async def test_a_write_that_another_process_holds_up_is_told_as_busy_and_can_be_sent_again(impatient: Desk) -> None:
    path = impatient.office.server.settings.database_url.partition(":///")[2]
    operation = impatient.stream.link(b"{}")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")

    held_up = await impatient.send(operation)
    holder.rollback()
    holder.close()
    again = await impatient.send(operation)

    assert (held_up.status_code, held_up.json()["code"]) == (503, "BUSY")
    assert [one["seq"] for one in again.json()["results"]] == [1]
    assert (await impatient.http.get("/api/me", headers=APP)).status_code == 200
