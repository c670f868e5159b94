"""A server that was restored from a backup: devices notice, and bring back what it lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

from backend import app, cli, restoring
from backend.store import meta
from sync_protocol.wire import Change, ResultStatus
from tests.desk import APP, SATISFACTORY, Desk, Office, results


class Backup:
    """A copy of the database, and the way back to it."""

    def __init__(self, office: Office, copy: Path) -> None:
        self.office, self._copy = office, copy
        self._file = Path(office.server.settings.database_url.partition(":///")[2])

    async def make(self) -> None:
        async with self.office.server.database.glance() as connection:
            await connection.execute(text("VACUUM INTO :to"), {"to": str(self._copy)})
        await self.look()

    async def restore(self) -> None:
        await self.look()
        await self.office.server.database.close()
        for beside in ("-wal", "-shm"):
            self._file.with_name(self._file.name + beside).unlink(missing_ok=True)
        shutil.copyfile(self._copy, self._file)

    async def look(self) -> str:
        """As a worker does every hour."""
        return await restoring.look(
            self.office.server.database, self.office.server.settings.data_folder, self.office.clock.at
        )


@pytest.fixture
def settled_url(sqlite_settled_url: str) -> str:
    """What is restored is a file; what happens then is the same on both databases."""
    return sqlite_settled_url


@pytest.fixture
def backup(harbour: Office, tmp_path: Path) -> Backup:
    return Backup(harbour, tmp_path / "backup.db")


async def ask(desk: Desk, epoch: str) -> httpx.Response:
    asked = {"client_id": desk.stream.client_id, "epoch": epoch, "checkpoint": desk.checkpoint}
    return await desk.http.post("/sync/v1/pull", json=asked, headers=APP)


async def test_inv_30_after_a_restore_what_was_acknowledged_and_lost_is_offered_again(
    operator: Desk, inspector: Desk, backup: Backup
) -> None:
    document_id = await operator.submit_new()
    await inspector.pull()
    await backup.make()
    before = inspector.office.server.epoch
    lost = inspector.stream.operation("document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now)
    await inspector.send(lost)
    await inspector.send(ack_through=lost.seq)
    await inspector.pull()

    await backup.restore()
    epoch = await backup.look()

    assert epoch != before
    assert (await ask(inspector, before)).json()["code"] == "RESET"
    later = inspector.stream.operation("document.set", document_id, 3, Change(set={}), inspector.now)
    gap = (await inspector.send(later)).json()
    assert (gap["epoch"], gap["expected_seq"]) == (epoch, lost.seq)
    first, _ = results(await inspector.send(lost, later))
    assert first.status is ResultStatus.APPLIED
    inspector.checkpoint, inspector.replica = "", {}
    assert (await inspector.pull())[document_id].rev == 3


async def test_inv_30_the_epoch_stays_where_nothing_was_restored(operator: Desk, backup: Backup) -> None:
    before = await backup.look()
    await operator.submit_new()

    assert await backup.look() == before
    assert await backup.look() == before


async def test_a_server_that_starts_on_a_restored_database_begins_a_new_epoch(
    operator: Desk, backup: Backup, harbour: Office
) -> None:
    await backup.make()
    await operator.submit_new()
    await backup.restore()

    settings = harbour.server.settings
    started = await app.open_server(settings, now=harbour.clock)
    again = await app.open_server(settings, now=harbour.clock)

    assert started.epoch != harbour.server.epoch
    assert again.epoch == started.epoch
    for server in (started, again):
        await server.database.close()


async def test_numbers_that_were_given_in_the_lost_time_are_not_given_again(operator: Desk, backup: Backup) -> None:
    await operator.submit_new()
    await backup.make()
    lost = await operator.submit_new()
    on_paper = (await operator.pull())[lost].reference
    await backup.restore()
    await backup.look()

    desk = await operator.office.desk(operator.member.id)
    given = await desk.submit_new()

    assert (await desk.pull())[given].reference > on_paper


async def test_waarmerk_restored_begins_a_new_epoch_of_a_running_server(
    operator: Desk, harbour: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    await operator.pull()

    epoch = await restoring.begin_epoch(harbour.server.database, tmp_path, harbour.clock.at)

    assert epoch != harbour.server.epoch
    assert (await ask(operator, harbour.server.epoch)).json()["code"] == "RESET"
    assert (await operator.send()).json()["epoch"] == epoch
    assert (await operator.http.get("/api/about")).json()["epoch"] == epoch


async def test_of_two_processes_that_notice_at_once_one_begins_the_epoch(harbour: Office) -> None:
    database, at = harbour.server.database, harbour.clock.at
    async with database.begin() as connection:
        before = await meta.epoch(connection)
        first = await meta.begin_epoch(connection, before, at, lost=1)
    async with database.begin() as connection:
        second = await meta.begin_epoch(connection, before, at, lost=1)
        assert second is None
        assert await meta.epoch(connection) == first


def test_the_command_says_the_new_epoch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WAARMERK_DATA", str(tmp_path))

    assert cli.main(["restored", "--demo"]) == 0

    assert "The epoch is" in capsys.readouterr().out
