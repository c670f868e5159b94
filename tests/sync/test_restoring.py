"""A server that was restored from a backup: devices notice, and bring back what it lost."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

from backend import app, cli, restoring, worker
from backend.outside.push import Sender
from backend.outside.witnesses import Correspondent
from backend.store import meta
from sync_protocol.key_set import Use
from sync_protocol.wire import Change, ResultStatus
from tests.desk import ACCEPTED, APP, SATISFACTORY, Desk, Office, results, until


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
    assert (await inspector.pull())[document_id].rev > 3


async def test_inv_13_what_somebody_wrote_after_a_restore_is_not_overwritten_by_who_saw_the_lost_time(
    operator: Desk, inspector: Desk, colleague: Desk, backup: Backup, harbour: Office
) -> None:
    box = "part2/identity/result"
    document_id = await operator.submit_new()
    await backup.make()
    await inspector.set(document_id, 2, {"part2/laboratory/done": False})
    seen = (await colleague.pull())[document_id].rev
    on_it = Change(set={box: "satisfactory"})
    pending = colleague.stream.operation("document.set", document_id, seen, on_it, colleague.now)
    await backup.restore()
    await backup.look()
    another = await harbour.desk("inspector-1")
    await another.set(document_id, 2, {box: "not_satisfactory"})

    (late,) = results(await colleague.send(pending))

    assert late.status is ResultStatus.MERGED
    (conflict,) = (await another.pull())[document_id].conflicts
    assert (conflict.at, conflict.kept, conflict.other) == (box, "satisfactory", "not_satisfactory")


async def test_inv_2_an_acknowledgement_of_the_time_before_says_nothing_of_the_answers_of_now(
    operator: Desk, inspector: Desk, backup: Backup
) -> None:
    await backup.make()
    before = inspector.office.server.epoch
    document_id, made = operator.new_document()
    await operator.push(*made)
    checked = inspector.stream.operation("document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now)
    await inspector.push(checked)
    await backup.restore()
    await backup.look()

    await inspector.send(checked)  # as a file would bring it
    await inspector.send(ack_through=checked.seq, epoch=before)
    (told,) = results(await inspector.send(checked))

    assert (told.status, told.code) == (ResultStatus.QUARANTINED, "NOT_RESTORED")


async def test_inv_30_work_on_a_document_that_a_restored_server_lacks_waits_for_the_device_that_brings_it_again(
    operator: Desk, inspector: Desk, backup: Backup
) -> None:
    await backup.make()
    document_id, made = operator.new_document()
    await operator.push(*made)
    checked = inspector.stream.operation("document.set", document_id, 2, Change(set=ACCEPTED), inspector.now)
    await inspector.push(checked)
    decided = inspector.decision((await inspector.pull())[document_id])
    await inspector.push(decided)
    issued = (await inspector.pull())[document_id]

    await backup.restore()
    await backup.look()
    waiting = results(await inspector.send(checked, decided))
    created, submitted = made
    await operator.push(created)
    still = results(await inspector.send(checked, decided))
    await operator.push(submitted)

    assert {(one.status, one.code) for one in waiting} == {(ResultStatus.QUARANTINED, "NOT_RESTORED")}
    assert still == waiting
    inspector.replica.clear()
    again = (await inspector.pull(checkpoint=""))[document_id]
    assert (again.status, again.content) == (issued.status, issued.content)
    assert again.rev > issued.rev
    assert again.certificate is not None


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


async def number_of_a_new_one(office: Office) -> str:
    desk = await office.desk("operator-1")
    given = await desk.submit_new()
    return (await desk.pull())[given].reference


async def test_a_kind_of_which_the_backup_has_no_number_goes_on_behind_the_lost_ones_too(
    harbour: Office, backup: Backup
) -> None:
    await backup.make()
    on_paper = await number_of_a_new_one(harbour)
    await backup.restore()
    await backup.look()

    assert await number_of_a_new_one(harbour) > on_paper


async def test_the_same_backup_restored_again_is_noticed_again_and_no_number_is_given_twice(
    harbour: Office, backup: Backup
) -> None:
    epochs, on_paper = [await backup.look()], [await number_of_a_new_one(harbour)]
    await backup.make()

    for _ in range(3):
        on_paper.append(await number_of_a_new_one(harbour))
        await backup.restore()
        epochs.append(await backup.look())
    on_paper.append(await number_of_a_new_one(harbour))

    assert len(set(epochs)) == len(epochs)
    assert sorted(set(on_paper)) == on_paper


async def test_a_new_epoch_that_another_process_began_is_no_restore(harbour: Office, tmp_path: Path) -> None:
    (here := tmp_path / "here").mkdir()
    (there := tmp_path / "there").mkdir()
    database, at = harbour.server.database, harbour.clock.at
    await restoring.look(database, here, at)
    await restoring.begin_epoch(database, there, at)

    epoch = await restoring.begin_epoch(database, there, at)

    assert await restoring.look(database, here, at) == epoch


async def test_a_worker_notes_each_minute_how_far_the_database_is(operator: Desk, harbour: Office) -> None:
    server, mark = harbour.server, harbour.server.settings.data_folder / restoring.MARK
    sender, post = Sender(server.settings, server.keys.of(Use.PUSH)[0]), Correspondent(server.settings)
    working = asyncio.create_task(worker.run(server, sender, post))
    await until(mark.exists)
    before = mark.read_bytes()

    await operator.submit_new()
    harbour.clock.pass_(minutes=1)
    server.nudges.notices.set()

    await until(lambda: mark.read_bytes() != before)
    server.stop()
    await working
    await sender.close()
    await post.close()


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
