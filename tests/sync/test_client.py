"""The Python client against the server: what is written offline arrives once, and everybody ends with one state."""

from __future__ import annotations

import contextlib
import hashlib
import random
import secrets
import sqlite3
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from backend import sync_command
from backend.api.shell import Server
from backend.outside import keys
from sync_protocol import cbor, cose, unsent
from sync_protocol.base64url import unbase64url
from sync_protocol.client import Act, Ask, Device, Failure, Question, RowState, SqliteStore, Trouble
from sync_protocol.client.network import failure_of
from sync_protocol.document import Document, RecordType
from sync_protocol.outcome import outcome_of
from sync_protocol.signed import Statement, milliseconds
from sync_protocol.wire import Change, Result
from sync_protocol.workflow import Status
from tests.desk import ACCEPTED, APP, SATISFACTORY, Desk, Office, new_id, office
from tests.sync.filing import JPEG

RESULT = "part2/documentary/result"
REMARK = "part2/documentary/remark"


class Tablet:
    """A person's device over the Python client, its requests answered by the server in this process."""

    def __init__(self, desk: Desk, store: SqliteStore | None = None, **more: Any) -> None:
        self.desk, self.store = desk, store or SqliteStore()
        self.device = Device(self.store, desk.identity, desk.key, new_id, **more)
        self.device.logged_in()

    def clone(self) -> Tablet:
        """The same device once more, as from a copy of its disk."""
        return Tablet(self.desk, SqliteStore(image=self.store.image()))

    async def sync(self) -> None:
        """Everything out and in, until there is nothing more to ask."""
        self.device.wake()
        while isinstance(ask := self.device.next(self.desk.now), Ask):
            self.hear(ask, await self.send(ask))

    async def send(self, ask: Ask) -> httpx.Response:
        headers = APP | {"Content-Type": "application/json"}
        return await self.desk.http.post(ask.path, content=ask.body, headers=headers)

    def hear(self, ask: Ask, reply: httpx.Response) -> None:
        if reply.is_success:
            self.device.receive(ask, reply.content, self.desk.now)
        else:
            self.device.failed(ask, failure_of(reply.status_code, reply.headers, reply.content), self.desk.now)

    async def loses_the_answer_to_a_push(self) -> None:
        """The server takes it, and the device does not hear of it."""
        self.device.wake()
        while isinstance(ask := self.device.next(self.desk.now), Ask):
            reply = await self.send(ask)
            if ask.kind is Question.PUSH:
                self.device.failed(ask, Failure(kind=Trouble.UNREACHABLE), self.desk.now)
                return
            self.hear(ask, reply)

    def set(self, document_id: str, boxes: Mapping[str, Any]) -> str:
        return self.device.enqueue("document.set", document_id, Change(set=dict(boxes)), self.desk.now).op_id

    def base(self, document_id: str) -> Document:
        record = self.store.record(RecordType.DOCUMENT, document_id)
        assert record is not None
        return msgspec.json.decode(record.data, type=Document)

    def seen(self, document_id: str) -> Document:
        view = self.device.view(document_id)
        assert view is not None
        return view.document

    def result(self, op_id: str) -> Result:
        result = self.device.result(op_id)
        assert result is not None
        return result


def box(document: Document, path: str) -> object:
    here: Any = msgspec.json.decode(document.content)
    for step in path.split("/"):
        here = here.get(step, {})
    return here


@pytest.fixture
async def document_id(operator: Desk) -> str:
    return await operator.submit_new()


@pytest.fixture
async def tablet(inspector: Desk, document_id: str) -> Tablet:
    tablet = Tablet(inspector)
    await tablet.sync()
    assert tablet.base(document_id).status is Status.NEW
    return tablet


@pytest.fixture
async def other(colleague: Desk, document_id: str) -> Tablet:
    other = Tablet(colleague)
    await other.sync()
    assert other.base(document_id).status is Status.NEW
    return other


async def test_what_is_done_offline_is_seen_at_once_and_arrives_once(tablet: Tablet, document_id: str) -> None:
    op_id = tablet.set(document_id, {RESULT: "satisfactory"})
    before = tablet.device.view(document_id)
    await tablet.sync()

    after = tablet.device.view(document_id)
    assert before is not None
    assert after is not None
    assert (before.document.status, len(before.pending)) == (Status.IN_PROGRESS, 1)
    assert box(before.document, RESULT) == box(after.document, RESULT) == "satisfactory"
    assert after.document == tablet.base(document_id)
    assert tablet.result(op_id).status == "applied"
    assert tablet.device.status().synced


async def test_a_lost_answer_does_nothing_twice_and_hides_nothing(tablet: Tablet, document_id: str) -> None:
    op_id = tablet.set(document_id, {RESULT: "satisfactory"})
    await tablet.loses_the_answer_to_a_push()
    shown = box(tablet.seen(document_id), RESULT)
    await tablet.sync()

    assert shown == "satisfactory"
    assert tablet.result(op_id) == Result(seq=1, status=tablet.result(op_id).status, rev=tablet.base(document_id).rev)
    assert tablet.base(document_id).rev == 3


async def test_a_chain_of_own_offline_edits_does_not_conflict_with_itself(tablet: Tablet, document_id: str) -> None:
    op_ids = [tablet.set(document_id, {REMARK: text}) for text in ("one", "two", "three")]
    await tablet.sync()

    assert [tablet.result(op_id).status for op_id in op_ids] == ["applied"] * 3
    assert box(tablet.base(document_id), REMARK) == "three"
    assert tablet.base(document_id).conflicts == ()


async def test_two_devices_end_with_the_same_records(tablet: Tablet, other: Tablet, document_id: str) -> None:
    tablet.set(document_id, {REMARK: "mine", "part2/identity/result": "satisfactory"})
    other.set(document_id, {REMARK: "theirs", "part2/physical/result": "satisfactory"})
    await tablet.sync()
    await other.sync()
    await tablet.sync()

    assert tablet.base(document_id) == other.base(document_id)
    assert [one.at for one in tablet.base(document_id).conflicts] == [REMARK]
    assert tablet.device.status().synced
    assert other.device.status().synced


async def test_both_of_two_clones_go_on_and_nothing_is_done_twice(tablet: Tablet, document_id: str) -> None:
    both = tablet.set(document_id, {REMARK: "before the copy"})
    await tablet.loses_the_answer_to_a_push()
    clone = tablet.clone()
    one = tablet.set(document_id, {RESULT: "satisfactory"})
    two = clone.set(document_id, {"part2/identity/result": "satisfactory"})
    for each in (tablet, clone, tablet, clone):
        await each.sync()

    assert tablet.base(document_id) == clone.base(document_id)
    assert box(clone.base(document_id), RESULT) == box(clone.base(document_id), "part2/identity/result")
    assert clone.base(document_id).rev == 5
    assert {tablet.result(both).status, clone.result(both).status} <= {"applied", "noop"}
    assert (tablet.result(one).status, clone.result(two).status) == ("applied", "applied")
    assert clone.base(document_id).conflicts == ()

    later = tablet.set(document_id, {REMARK: "after the copy"})
    await tablet.sync()
    assert tablet.result(later).status == "applied"
    assert tablet.store.meta("current") != clone.store.meta("current")


async def test_a_device_put_back_to_an_older_state_writes_over_nothing(tablet: Tablet, document_id: str) -> None:
    older = tablet.clone()
    first = tablet.set(document_id, {REMARK: "forgotten here"})
    await tablet.sync()
    second = older.set(document_id, {RESULT: "satisfactory"})
    await older.sync()

    assert tablet.result(first).status == "applied"
    assert older.result(second).status == "applied"
    assert box(older.base(document_id), REMARK) == "forgotten here"
    assert older.device.status().synced


async def test_a_group_is_done_whole_or_not_at_all(tablet: Tablet, document_id: str) -> None:
    good = Act("document.set", document_id, Change(set={RESULT: "satisfactory"}))
    bad = Act("document.set", document_id, Change(set={"part1/nothing": "at all"}))
    refused = tablet.device.enqueue_group([good, bad], tablet.desk.now)
    await tablet.sync()
    done = tablet.device.enqueue_group([good, good], tablet.desk.now)
    await tablet.sync()

    assert {tablet.result(one.op_id).status for one in refused} == {"rejected"}
    assert [tablet.result(one.op_id).status for one in done] == ["applied", "noop"]
    assert tablet.device.status().refused == 2


async def test_a_refusal_stays_until_somebody_has_read_it(tablet: Tablet, document_id: str) -> None:
    op_id = tablet.set(document_id, {"part1/nothing": "at all"})
    await tablet.sync()
    unread = tablet.device.view(document_id)
    tablet.device.dismiss(op_id)
    read = tablet.device.view(document_id)

    assert unread is not None
    assert read is not None
    assert [one.op_id for one in unread.refused] == [op_id]
    assert read.refused == ()


async def test_a_decision_signed_offline_is_valid(tablet: Tablet, document_id: str) -> None:
    tablet.set(document_id, ACCEPTED)
    shown, page = tablet.seen(document_id), tablet.store.position()
    content = msgspec.json.decode(shown.content)
    queued = tablet.device.sign("decide", document_id, content, tablet.desk.now, outcome=outcome_of(content))
    before = tablet.seen(document_id)
    await tablet.sync()

    decision = tablet.base(document_id).decision
    assert decision is not None
    message = cose.read(unbase64url(decision.statement))
    statement = cbor.from_numbered(cose.payload_of(message), Statement)
    assert (statement.checkpoint, statement.checkpoint_at) == (
        hashlib.sha256(page.checkpoint.encode()).digest(),
        milliseconds(datetime.fromisoformat(page.server_time)),
    )

    assert tablet.result(queued.op_id).status == "applied"
    assert (before.status, tablet.base(document_id).status) == (Status.VALID, Status.VALID)
    assert tablet.base(document_id).certificate is not None


async def test_a_server_put_back_to_a_backup_gets_again_what_it_lost(
    settled: Server, sqlite_settled_url: str, tmp_path: Path
) -> None:
    async with office(settled, sqlite_settled_url, tmp_path) as harbour:
        document_id = await (await harbour.desk("operator-1")).submit_new()
        tablet = Tablet(await harbour.desk("inspector-1"))
        await tablet.sync()
        first = tablet.set(document_id, {REMARK: "before"})
        await tablet.sync()
        backup = tmp_path / "backup.db"
        with contextlib.closing(sqlite3.connect(sqlite_settled_url.removeprefix("sqlite:///"))) as database:
            database.execute("VACUUM INTO ?", (str(backup),))
        lost = [tablet.set(document_id, {REMARK: text}) for text in ("one", "two")]
        await tablet.sync()

    later = msgspec.structs.replace(settled, epoch="after the restore")
    async with office(later, f"sqlite:///{backup}", tmp_path) as restored:
        cookies = tablet.desk.http.cookies
        tablet.desk.office, tablet.desk.http = restored, restored.visitor()
        tablet.desk.http.cookies = cookies
        await tablet.sync()

    assert box(tablet.base(document_id), REMARK) == "two"
    assert [tablet.result(op_id).status for op_id in (first, *lost)] == ["applied"] * 3
    assert {row.state for row in tablet.device.operations()} == {RowState.FINAL}
    assert tablet.device.status().synced


async def test_a_page_at_a_time_comes_to_the_same(tablet: Tablet, inspector: Desk, operator: Desk) -> None:
    for _ in range(3):
        await operator.submit_new()
    await tablet.sync()
    small = Tablet(inspector, limit_bytes=1)
    await small.sync()

    assert [(one.id, one.rev, one.data) for one in small.device.records()] == [
        (one.id, one.rev, one.data) for one in tablet.device.records()
    ]


async def test_what_cannot_be_sent_leaves_as_a_file(tablet: Tablet, harbour: Office, document_id: str) -> None:
    op_id = tablet.set(document_id, SATISFACTORY)
    sha256 = tablet.device.files.shelf.keep(JPEG, tablet.desk.now)
    server_key = unbase64url(keys.outbox_public_key(harbour.server.keys))

    file = tablet.device.export(tablet.desk.now, server_key, secrets.token_bytes)
    taken, files = await sync_command.take_in(harbour.server, unsent.read(file.splitlines()))
    await tablet.sync()

    assert [result.status for result in taken.new] == ["applied"]
    assert (files.files, files.trouble, sha256.encode() in file) == (1, "", True)
    assert tablet.result(op_id).status == "applied"
    assert tablet.base(document_id).rev == 3


TEXTS = ("part2/documentary/remark", "part2/identity/remark", "part2/physical/remark")
RESULTS = ("part2/documentary/result", "part2/identity/result", "part2/physical/result")


def any_change(dice: random.Random) -> Change:
    """Something that a person may write into the checks, now and then what no box takes."""
    row = f"part2/decision/reasons/k{dice.randint(1, 3)}"
    match dice.randint(0, 6):
        case 0:
            return Change(unset=(dice.choice(TEXTS + RESULTS),))
        case 1:
            return Change(add={row: {"reason": "absence_of_certificate"}})
        case 2:
            return Change(remove=(row,))
        case 3:
            return Change(set={dice.choice(RESULTS): "of no list"})
        case 4:
            return Change(set={dice.choice(RESULTS): dice.choice(("satisfactory", "not_satisfactory"))})
        case _:
            return Change(set={dice.choice(TEXTS): str(dice.randint(1, 9))})


@pytest.mark.parametrize("seed", range(2))
async def test_what_is_seen_before_the_answers_is_what_the_server_makes_of_it(
    tablet: Tablet, document_id: str, seed: int
) -> None:
    """Invariant 22, where nobody else writes: what the device shows does not change with the answer."""
    dice = random.Random(seed)
    for _ in range(12):
        tablet.device.enqueue("document.set", document_id, any_change(dice), tablet.desk.now)
        seen = tablet.seen(document_id)
        await tablet.sync()

        after = tablet.base(document_id)
        assert msgspec.json.decode(seen.content) == msgspec.json.decode(after.content)
        assert tablet.seen(document_id) == after
