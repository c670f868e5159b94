"""What is not kept for ever is forgotten without anybody noticing, but for who was away too long."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from backend import worker
from backend.store import feeds
from backend.store.schema import event, feed_entry, operation
from sync_protocol.document import RecordType
from sync_protocol.wire import Change
from tests.desk import SATISFACTORY, Desk, Office, results


async def test_inv_41_answers_go_once_their_device_has_them_and_still_count_as_processed(
    operator: Desk, inspector: Desk, harbour: Office
) -> None:
    document_id = await operator.submit_new()
    first = inspector.stream.operation("document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now)
    await inspector.send(first)
    second = inspector.stream.operation("document.set", document_id, 2, Change(set={}), inspector.now)
    await inspector.send(second, ack_through=1)

    await worker.forget(harbour.server)

    async with harbour.server.database.snapshot() as connection:
        own = operation.c.client_id == inspector.stream.client_id
        query = select(operation.c.seq, operation.c.result).where(own)
        kept = {row.seq: row.result for row in await connection.execute(query)}
    assert kept[1] is None
    assert kept[2] is not None
    again, as_before = results(await inspector.send(first, second))
    assert (again.code, as_before.seq) == ("ACKNOWLEDGED", 2)


@pytest.fixture
async def deleted(operator: Desk) -> str:
    """A document that came and was deleted, and that the operator's device has never heard of again."""
    document_id = await operator.submit_new()
    await operator.pull()
    await operator.push(operator.stream.operation("document.delete", document_id, 2, {}, operator.now))
    return document_id


async def tombstones(harbour: Office) -> int:
    async with harbour.server.database.snapshot() as connection:
        query = select(func.count()).select_from(feed_entry).where(~feed_entry.c.present)
        return await connection.scalar(query) or 0


async def test_inv_41_what_left_is_forgotten_after_half_a_year_and_who_was_away_begins_anew(
    deleted: str, operator: Desk, harbour: Office
) -> None:
    assert await tombstones(harbour) == 2
    away = operator.checkpoint
    await worker.forget(harbour.server)
    harbour.clock.pass_(days=179)
    await worker.forget(harbour.server)
    assert await tombstones(harbour) == 2

    harbour.clock.pass_(days=2)
    await worker.forget(harbour.server)
    await operator.let_in()

    assert await tombstones(harbour) == 0
    asked = {"client_id": operator.stream.client_id, "epoch": harbour.server.epoch, "checkpoint": away}
    reply = await operator.http.post("/sync/v1/pull", json=asked, headers={"X-Waarmerk": "1"})
    assert (reply.status_code, reply.json()["code"]) == (410, "RESET")
    operator.checkpoint, operator.replica = "", {}
    assert deleted not in await operator.pull()


async def test_who_has_pulled_since_goes_on_as_before(deleted: str, operator: Desk, harbour: Office) -> None:
    await worker.forget(harbour.server)
    assert deleted not in await operator.pull()
    harbour.clock.pass_(days=181)

    await worker.forget(harbour.server)

    await operator.let_in()
    later = await (await harbour.desk(operator.member.id)).submit_new()
    assert set(await operator.pull()) == {later}


async def test_inv_24_a_copy_is_built_anew_page_by_page_also_of_what_is_older_than_what_was_forgotten(
    operator: Desk, harbour: Office
) -> None:
    kept = {await operator.submit_new() for _ in range(3)}
    document_id = await operator.submit_new()
    await operator.push(operator.stream.operation("document.delete", document_id, 2, {}, operator.now))
    await worker.forget(harbour.server)
    harbour.clock.pass_(days=181)
    await worker.forget(harbour.server)
    await operator.let_in()

    assert set(await operator.pull(limit_bytes=1)) == kept


async def test_inv_26_who_stopped_in_the_middle_and_comes_back_after_half_a_year_begins_anew(
    operator: Desk, harbour: Office
) -> None:
    document_id, _ = await operator.submit_new(), await operator.submit_new()
    begun: list[str] = []
    while document_id not in begun:
        page = await operator.pull_page(limit_bytes=1)
        begun += [line["id"] for line in page if line["line"] == "put"]
        operator.checkpoint = page[-1]["token"]
    await operator.push(operator.stream.operation("document.delete", document_id, 2, {}, operator.now))
    await worker.forget(harbour.server)
    harbour.clock.pass_(days=181)
    await worker.forget(harbour.server)
    await operator.let_in()

    asked = {"client_id": operator.stream.client_id, "epoch": harbour.server.epoch, "checkpoint": operator.checkpoint}
    reply = await operator.http.post("/sync/v1/pull", json=asked, headers={"X-Waarmerk": "1"})

    assert (reply.status_code, reply.json()["code"]) == (410, "RESET")


async def test_inv_25_the_sums_of_a_feed_are_the_same_after_forgetting(
    deleted: str, operator: Desk, harbour: Office
) -> None:
    await operator.submit_new()
    await worker.forget(harbour.server)
    harbour.clock.pass_(days=181)
    name = f"organisation:{operator.member.organisation}"
    async with harbour.server.database.snapshot() as connection:
        before = (await feeds.states(connection, [name]))[name]

    await worker.forget(harbour.server)

    async with harbour.server.database.snapshot() as connection:
        after = (await feeds.states(connection, [name]))[name]
        changes = await feeds.after(connection, name, 0, 100)
    assert (after.head, after.present, after.total) == (before.head, before.present, before.total)
    assert after.horizon > 0
    assert [one.present for one in changes if one.record_type == RecordType.DOCUMENT] == [True]


async def test_notices_that_were_spread_long_ago_are_removed(operator: Desk, harbour: Office) -> None:
    await operator.submit_new()
    async with harbour.server.database.begin() as connection:
        await connection.execute(event.update().values(spread_at=harbour.clock.at))
    harbour.clock.pass_(days=91)

    await worker.forget(harbour.server)

    async with harbour.server.database.snapshot() as connection:
        assert await connection.scalar(select(func.count()).select_from(event)) == 0
