"""Records down: whoever reads page by page has what the server shows, and never more than the person may see."""

from __future__ import annotations

import base64
from typing import Any

import msgspec
import pytest
from sqlalchemy import text, update

from backend.importing import IMPORTER
from backend.store import documents, feeds
from backend.store.schema import document
from sync_protocol import wire
from sync_protocol.document import Document
from sync_protocol.wire import Change
from sync_protocol.workflow import Status
from tests import stamped
from tests.desk import A_REASON, APP, REFUSED, SATISFACTORY, Desk, Office


async def lines_of(desk: Desk, **asked: Any) -> list[dict[str, Any]]:
    return await desk.pull_page(**asked)


@pytest.mark.parametrize("limit_bytes", [1, 3_000, wire.MAX_PAGE_BYTES])
async def test_the_size_of_a_page_changes_nothing(limit_bytes: int, operator: Desk, inspector: Desk) -> None:
    submitted = {await operator.submit_new() for _ in range(4)}

    replica = await inspector.pull(limit_bytes=limit_bytes)

    assert set(replica) == submitted


async def test_a_page_that_is_read_again_says_the_same(operator: Desk, inspector: Desk) -> None:
    await operator.submit_new()

    first, second = [await lines_of(inspector) for _ in range(2)]

    assert first[1:] == second[1:]  # the first line has the server's time


async def test_an_empty_pull_is_three_hundred_bytes_at_most(operator: Desk, inspector: Desk) -> None:
    await operator.submit_new()
    await inspector.pull()
    asked = {
        "client_id": inspector.stream.client_id,
        "epoch": inspector.office.server.epoch,
        "checkpoint": inspector.checkpoint,
    }

    reply = await inspector.http.post("/sync/v1/pull", json=asked, headers=APP)

    assert len(reply.content) <= 300
    assert [msgspec.json.decode(line)["line"] for line in reply.content.splitlines()] == ["begin", "checkpoint"]


async def test_a_page_is_compressed_for_whoever_takes_it(operator: Desk, inspector: Desk) -> None:
    await operator.submit_new()
    asked = {"client_id": inspector.stream.client_id, "epoch": inspector.office.server.epoch}

    plain, small = [
        await inspector.http.post("/sync/v1/pull", json=asked, headers=APP | {"Accept-Encoding": encoding})
        for encoding in ("identity", "gzip")
    ]

    assert "content-encoding" not in plain.headers
    assert small.headers["content-encoding"] == "gzip"
    assert int(small.headers["content-length"]) < len(plain.content) / 2
    assert small.content == plain.content


async def test_the_sums_are_those_of_the_records(operator: Desk, inspector: Desk) -> None:
    for _ in range(3):
        await operator.submit_new()

    lines = await lines_of(inspector)

    (post,) = [one for one in lines[-1]["feeds"] if one["feed"].startswith("post:")]
    put = [line for line in lines if line["line"] == "put" and line["feed"] == post["feed"]]
    assert post["count"] == len(put) == 3
    assert post["sum"] == str(sum(wire.record_sum(line["id"], line["rev"]) for line in put) % 2**64)


async def test_the_last_of_many_pages_tells_the_sums_of_all_feeds_that_moved(operator: Desk, inspector: Desk) -> None:
    for _ in range(3):
        await operator.submit_new()
    (at_once,) = [line["feeds"] for line in await lines_of(inspector) if line["line"] == "checkpoint"]

    checkpoint, told = {"token": "", "complete": False}, list[object]()
    while not checkpoint["complete"]:
        checkpoint = (await inspector.pull_page(checkpoint=checkpoint["token"], limit_bytes=1))[-1]
        told.append(checkpoint["feeds"])

    assert told == [*([[]] * (len(told) - 1)), at_once]


async def test_what_the_page_holds_agrees_with_the_number_of_the_last_operation(
    operator: Desk, inspector: Desk
) -> None:
    document_id = await operator.submit_new()
    await inspector.set(document_id, 2, SATISFACTORY)

    lines = await lines_of(inspector)

    assert lines[0]["last_seq"] == 1
    (put,) = [line for line in lines if line.get("id") == document_id]
    assert put["data"]["content"]["part2"]["documentary"]["result"] == "satisfactory"


async def test_a_document_that_leaves_the_persons_sight_leaves_the_device(
    operator: Desk, inspector: Desk, harbour: Office
) -> None:
    document_id = await operator.submit_new()
    await inspector.pull()
    await _move(harbour, document_id, "NLAIR4")

    assert document_id not in await inspector.pull()
    airport = await harbour.desk("inspector-3")
    assert document_id in await airport.pull()


async def _move(harbour: Office, document_id: str, post: str) -> None:
    """The document is addressed to another post, as a transfer does."""
    async with harbour.server.database.begin() as connection:
        held = (await documents.take(connection, [document_id]))[document_id]
        moved = msgspec.structs.replace(held.document, post=post, rev=held.document.rev + 1)
        after = msgspec.structs.replace(held, document=moved)
        change = documents.Change(before=held, after=after, action="move", person=IMPORTER, at=harbour.clock.at)
        await documents.write(connection, [change])


async def test_see_3_an_operator_gets_the_documents_of_the_own_organisation_alone(
    operator: Desk, inspector: Desk
) -> None:
    document_id = await operator.submit_new()
    await inspector.set(document_id, 2, REFUSED | {"part2/documentary/remark": "for the authority"}, add=A_REASON)

    reply = await operator.pull_page()

    text = msgspec.json.encode(reply)
    assert b"for the authority" not in text
    assert {line["feed"].partition(":")[0] for line in reply if "feed" in line} == {"me", "organisation", "reference"}


@pytest.mark.parametrize(
    "checkpoint",
    ["nonsense", base64.urlsafe_b64encode(b'{"post:NLHBR1": 99}').decode(), base64.urlsafe_b64encode(b"[1]").decode()],
)
async def test_a_checkpoint_from_elsewhere_resets_the_copy(checkpoint: str, inspector: Desk) -> None:
    asked = {
        "client_id": inspector.stream.client_id,
        "epoch": inspector.office.server.epoch,
        "checkpoint": checkpoint,
    }

    reply = await inspector.http.post("/sync/v1/pull", json=asked, headers=APP)

    assert (reply.status_code, reply.json()["code"]) == (410, "RESET")


async def test_a_checkpoint_of_another_epoch_resets_the_copy(operator: Desk, inspector: Desk) -> None:
    await operator.submit_new()
    await inspector.pull()
    asked = {"client_id": inspector.stream.client_id, "epoch": "yesterday", "checkpoint": inspector.checkpoint}

    reply = await inspector.http.post("/sync/v1/pull", json=asked, headers=APP)

    assert (reply.status_code, reply.json()["code"]) == (410, "RESET")


async def test_a_change_wakes_those_who_may_see_it_and_nobody_else(operator: Desk, harbour: Office) -> None:
    nudges = harbour.server.nudges
    async with (
        nudges.waiting(frozenset(("post:NLHBR1",))) as here,
        nudges.waiting(frozenset(("post:NLAIR4",))) as elsewhere,
    ):
        await operator.submit_new()

        assert here.is_set()
        assert not elsewhere.is_set()


async def test_a_draft_is_seen_by_its_makers_alone(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    draft_id = "0198a000-0000-7000-8000-000000000001"
    creation: dict[str, Any] = {"type": "CVEDP", "edition": "2019/1715", "post": "NLHBR1", "change": {}}
    await operator.push(operator.stream.operation("document.create", draft_id, 0, creation, operator.now))

    assert set(await inspector.pull()) == {document_id}
    assert (await operator.pull())[draft_id].status is Status.DRAFT


async def test_an_entry_that_changes_keeps_one_place_in_its_feed(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    for rev, result in enumerate(("satisfactory", "not_satisfactory", "not_done"), 2):
        await inspector.push(
            inspector.stream.operation(
                "document.set", document_id, rev, Change(set={"part2/documentary/result": result}), inspector.now
            )
        )

    async with inspector.office.server.database.snapshot() as connection:
        changes = await feeds.after(connection, "post:NLHBR1", 0, 100)

    assert [(one.record, one.rev) for one in changes] == [(document_id, 5)]
    replica: dict[str, Document] = await inspector.pull()
    assert replica[document_id].rev == 5


async def test_a_change_that_no_feed_carries_is_found(harbour: Office, operator: Desk) -> None:
    document_id = await operator.submit_new()
    database = harbour.server.database
    async with database.begin() as connection:
        row = document.c.id == document_id
        await connection.execute(update(document).where(row).values(rev=9, body=b"{}"))

    async with database.begin() as connection:
        found = await stamped.unstamped(connection)
        await connection.execute(text("DELETE FROM unstamped"))

    assert found == [(document_id, 9)]
