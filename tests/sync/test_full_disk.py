"""The folders have no room, and the database has: what makes room is done, what needs it waits, and nothing is lost."""

from __future__ import annotations

import asyncio
import errno
import os
from collections.abc import Callable

import pytest

from backend import restoring, worker
from backend.api import file_keeping
from backend.outside.push import Sender
from backend.outside.witnesses import Correspondent
from backend.store import files
from backend.store import uploads as rows
from sync_protocol.key_set import Use
from tests.desk import Desk, Office, until
from tests.sync.filing import JPEG, TUS, announced, fingerprint, send, state


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Callable[[], pytest.MonkeyPatch]:
    """From the call on nothing comes to the disk, but for what SQLite and PostgreSQL write; undone, there is room."""

    def no_room(_file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def begin() -> pytest.MonkeyPatch:
        monkeypatch.setattr(os, "fsync", no_room)
        return monkeypatch

    return begin


async def come_wholly(desk: Desk, data: bytes) -> str:
    """The address of an upload whose process died before it looked at the bytes."""
    where, server, at = await announced(desk, data), desk.office.server, desk.now
    upload_id = where.rsplit("/", 1)[1]
    files.write(server.settings.files_folder, upload_id, 0, data)
    async with server.database.begin() as connection:
        assert await rows.take_lease(connection, upload_id, 0, "dead", at, at)
        assert await rows.go_on(connection, upload_id, "dead", len(data), at)
    return where


async def work(harbour: Office, reached: Callable[[], bool]) -> None:
    """A worker that starts, until it got there; at most 10 seconds."""
    server = harbour.server
    sender, post = Sender(server.settings, server.keys.of(Use.PUSH)[0]), Correspondent(server.settings)
    working = asyncio.create_task(worker.run(server, sender, post))
    try:
        await until(reached)
    finally:
        server.stop()
        await working
        await sender.close()
        await post.close()


async def test_a_worker_removes_what_nobody_goes_on_with_also_where_nothing_can_be_written(
    operator: Desk, harbour: Office, full: Callable[[], pytest.MonkeyPatch]
) -> None:
    folder = harbour.server.settings.files_folder
    given_up, whole = await announced(operator, JPEG), await come_wholly(operator, JPEG + b"whole")
    await send(operator, given_up, 0, JPEG[:100])
    harbour.clock.pass_(days=8)
    bytes_of = {where: folder / "coming" / where.rsplit("/", 1)[1] for where in (given_up, whole)}
    disk = full()

    await work(harbour, lambda: not bytes_of[given_up].exists())

    assert bytes_of[whole].exists(), "what came wholly waits for room, however long"
    assert not list(harbour.server.settings.data_folder.glob(".how-far*"))
    disk.undo()
    await file_keeping.sweep(harbour.server)
    assert files.path_of(folder, fingerprint(JPEG + b"whole")).read_bytes() == JPEG + b"whole"


async def test_who_asks_after_a_file_that_there_is_no_room_for_is_told_so_and_asks_again(
    operator: Desk, full: Callable[[], pytest.MonkeyPatch]
) -> None:
    where = await come_wholly(operator, JPEG)
    disk = full()

    told = await operator.http.head(where, headers=TUS)

    assert (told.status_code, told.headers["Retry-After"]) == (507, "600")
    disk.undo()
    assert await state(operator, where) == (len(JPEG), "verified")


async def test_a_server_opens_also_where_it_cannot_note_how_far_the_database_is(
    operator: Desk, harbour: Office, full: Callable[[], pytest.MonkeyPatch]
) -> None:
    database, folder, at = harbour.server.database, harbour.server.settings.data_folder, harbour.clock.at
    epoch = await restoring.look(database, folder, at)
    before = (folder / restoring.MARK).read_bytes()
    await operator.submit_new()
    full()

    assert await restoring.look(database, folder, at) == epoch

    assert (folder / restoring.MARK).read_bytes() == before
    assert not list(folder.glob(".how-far*"))
