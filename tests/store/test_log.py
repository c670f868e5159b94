"""The log in the database: every entry once, in a tree without gaps, whoever writes and whoever numbers at once."""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import multiprocessing
from collections.abc import AsyncGenerator, Sequence
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.domain.held import Signature
from backend.settings import database_url as with_driver
from backend.store import certificates, log, log_leaves
from backend.store.database import Database
from sync_protocol import merkle
from sync_protocol.log_proof import Entry, What
from sync_protocol.merkle import HASH_SIZE

AT = datetime(2026, 7, 14, 8, 0, tzinfo=UTC)
ORIGIN = "waarmerk.example/log"


@pytest.fixture
async def database(settled_url: str) -> AsyncGenerator[Database]:
    opened = Database(with_driver(settled_url))
    async with opened.begin() as connection:
        await log.number(connection, await log.take(connection, ORIGIN))  # what a fresh database logs of itself
    yield opened
    await opened.close()


def an_entry(name: str) -> Entry:
    return log.entry(What.COUNTERSIGNED, hashlib.sha256(name.encode()).digest(), AT)


async def write(database: Database, *names: str) -> None:
    async with database.begin() as connection:
        await log.append(connection, [an_entry(name) for name in names])


async def number(database: Database) -> log.Tree:
    async def work(connection: log.AsyncConnection) -> log.Tree:
        return await log.number(connection, await log.take(connection, ORIGIN))

    return await database.attempt(work)


async def whole(database: Database) -> Sequence[log.Placed]:
    """Everything that has a place, held against the tiles."""
    async with database.snapshot() as connection:
        held = await log.tree(connection)
        assert held is not None
        placed = await log.some(connection, 0, 1_000_000)
        assert [one.position for one in placed] == list(range(held.size))
        assert all(one.entry is not None and one.entry.leaf() == one.leaf for one in placed)
        leaves = [one.leaf for one in placed]
        if leaves:
            assert await log.leaves(connection, 0, held.size) == b"".join(leaves)
        root = await log.prove(connection, lambda node: merkle.root_at(node, held.size))
        assert root == merkle.root_of(leaves)
    return placed


@given(steps=st.lists(st.integers(0, 400), min_size=1, max_size=4))
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_a_tree_that_grew_in_any_steps_is_the_tree_of_all_its_leaves(
    steps: Sequence[int], database: Database
) -> None:
    before = len(await whole(database))
    for step in steps:
        start = len(await whole(database))
        await write(database, *(f"{start + one}" for one in range(step)))
        await number(database)

    assert len(await whole(database)) == before + sum(steps)


async def test_an_act_that_is_written_twice_is_in_the_log_once(database: Database) -> None:
    before = len(await whole(database))

    await write(database, "one", "two")
    await number(database)
    await write(database, "one", "three")
    await number(database)

    assert len(await whole(database)) == before + 3


async def test_a_transaction_that_fails_leaves_no_entry_and_no_place(database: Database) -> None:
    before = len(await whole(database))

    async def stumble() -> None:
        async with database.begin() as connection:
            await log.append(connection, [an_entry("lost")])
            await log.number(connection, await log.take(connection, ORIGIN))
            raise KeyError("the act failed")

    with pytest.raises(KeyError):
        await stumble()
    await write(database, "kept")
    await number(database)

    assert [one.entry and one.entry.subject for one in await whole(database)][before:] == [an_entry("kept").subject]


async def test_proofs_of_any_size_come_from_the_tiles_they_need(database: Database) -> None:
    await write(database, *map(str, range(700)))
    held = await number(database)
    leaves = [one.leaf for one in await whole(database)]

    async with database.snapshot() as connection:
        for index, size in ((0, 1), (255, 256), (256, 257), (300, held.size), (held.size - 1, held.size)):

            def inclusion(node: merkle.Node, index: int = index, size: int = size) -> list[bytes]:
                return merkle.inclusion_proof(node, index, size)

            path = await log.prove(connection, inclusion)
            assert merkle.verify_inclusion(leaves[index], index, size, path, merkle.root_of(leaves[:size]))


async def test_what_a_restored_database_lacks_is_put_back_by_its_hashes_and_another_log_has_the_rest(
    database: Database,
) -> None:
    await write(database, "one", "two")
    held = await number(database)
    lost = [merkle.leaf_hash(b"%d" % (one % 299)) for one in range(300)]

    async with database.begin() as connection:
        grown = await log.place_lost(connection, await log.take(connection, ORIGIN), lost, AT)
        leaves = merkle.each_hash(await log.leaves(connection, 0, grown.size))
        kinds = {one.what for one in await log.some(connection, held.size, 1000)}
        await log.begin_anew(connection, "waarmerk.example/log/2")
    again = await number(database)

    assert (grown.size, leaves[held.size :]) == (held.size + 300, lost)
    assert kinds == {log.LOST}
    assert (again.origin, again.size) == ("waarmerk.example/log/2", held.size)
    await whole(database)


async def test_the_checkpoint_that_says_most_of_a_leaf_is_the_first_that_a_witness_signed(database: Database) -> None:
    signed = [
        log.Checkpoint(origin=ORIGIN, size=size, note=f"{size}", signed_at=AT, cosigned=size in (20, 30))
        for size in (10, 20, 30, 40)
    ]
    async with database.begin() as connection:
        for one in signed:
            await log.keep_checkpoint(connection, one)
        await log.keep_checkpoint(connection, signed[3])
        found = [await log.covering(connection, ORIGIN, place) for place in (0, 9, 25, 30, 40)]
        newest = await log.newest(connection, ORIGIN)
        told = log.Witness(address="https://a.example", origin=ORIGIN, size=40, tried_at=AT, problem="?")
        await log.note_witness(connection, told)
        await log.note_witness(connection, told)

        assert [one and one.size for one in found] == [20, 20, 30, 40, None]
        assert newest == signed[3]
        assert await log.checkpoints(connection, ORIGIN) == signed
        assert await log.witnesses(connection, ORIGIN) == {told.address: told}


async def test_a_statement_that_was_put_aside_and_is_followed_later_is_countersigned_then(database: Database) -> None:
    digest = hashlib.sha256(b"statement").hexdigest()
    statement = Signature(
        hash=digest, document_id="d1", action="decide", statement=b"statement", content=b"content", counter=1
    )

    async def keep(countersignature: bytes | None) -> Entry:
        async with database.begin() as connection:
            return await certificates.keep_signature(
                connection, statement, person_id="p1", device_id="t1", at=AT, countersignature=countersignature
            )

    said = [(await keep(one)).what for one in (None, None, b"countersigned", None)]

    assert said == [What.RECEIVED, What.RECEIVED, What.COUNTERSIGNED, What.RECEIVED]
    async with database.snapshot() as connection:
        kept = {hash_: one async for hash_, one in certificates.signatures(connection)}
    assert kept[digest] == b"countersigned"


def _writer(url: str, name: str, count: int) -> None:
    """A process of its own that writes acts, and numbers now and then."""

    async def work() -> None:
        database = Database(with_driver(url))
        for one in range(count):

            async def act(connection: log.AsyncConnection, one: int = one) -> None:
                await log.append(connection, [an_entry(f"{name}-{one}")])

            await database.attempt(act)
            if one % 5 == 0:
                await number(database)
        await database.close()

    asyncio.run(work())


async def test_many_processes_write_and_number_at_once_without_a_gap(settled_url: str, database: Database) -> None:
    before = len(await whole(database))
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_writer, args=(settled_url, f"{name}", 25)) for name in range(4)]
    for one in writers:
        one.start()

    async def one_task(name: str) -> None:
        for one in range(25):
            await write(database, f"{name}-{one}")
            await number(database)

    await asyncio.gather(*(one_task(f"task {one}") for one in range(4)))
    for one in writers:
        await asyncio.to_thread(one.join)
    await number(database)

    assert [one.exitcode for one in writers] == [0, 0, 0, 0]
    placed = await whole(database)
    subjects = {
        an_entry(f"{who}-{one}").subject for who in (*range(4), *(f"task {n}" for n in range(4))) for one in range(25)
    }
    assert {one.entry.subject for one in placed[before:] if one.entry} == subjects
    assert len(placed) == before + 200


def _doomed(url: str, told: Connection) -> None:
    """Writes and numbers without end, and tells of each act once it is committed."""

    async def work() -> None:
        database = Database(with_driver(url))
        for one in itertools.count():
            await write(database, f"doomed-{one}")
            told.send(one)
            await number(database)

    asyncio.run(work())


async def test_a_process_that_is_killed_takes_nothing_with_it_that_it_had_told_of(
    settled_url: str, database: Database
) -> None:
    context = multiprocessing.get_context("spawn")
    before = len(await whole(database))
    last = -1
    for kill_after in (3, 8):
        heard, told = context.Pipe(duplex=False)
        doomed = context.Process(target=_doomed, args=(settled_url, told))
        doomed.start()
        for _ in range(kill_after):
            last = max(last, await asyncio.to_thread(heard.recv))
        doomed.kill()
        await asyncio.to_thread(doomed.join)
        while heard.poll():
            last = max(last, heard.recv())
    await number(database)

    placed = await whole(database)
    subjects = [one.entry.subject for one in placed[before:] if one.entry]
    assert {an_entry(f"doomed-{one}").subject for one in range(last + 1)} <= set(subjects)
    assert len(subjects) == len(set(subjects)) <= last + 2  # one may have been committed that nobody heard of


def test_the_file_keeps_what_is_there_and_writes_over_what_was_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "data" / log_leaves.NAME
    hashes = [bytes([one]) * HASH_SIZE for one in range(5)]

    log_leaves.add(path, 0, b"".join(hashes[:2]))
    path.write_bytes(path.read_bytes() + b"cut off")
    assert log_leaves.count(path) == 2
    log_leaves.add(path, 2, b"".join(hashes[2:4]))
    log_leaves.add(path, 1, b"".join(hashes[1:5]))

    assert path.read_bytes() == b"".join(hashes)
    assert log_leaves.read(path, 1, 3) == b"".join(hashes[1:3])
    assert path.stat().st_mode & 0o077 == 0


def test_leaves_are_written_down_without_a_gap(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="were not written down"):
        log_leaves.add(tmp_path / log_leaves.NAME, 10, bytes(HASH_SIZE))

    assert log_leaves.count(tmp_path / log_leaves.NAME) == 0


def test_no_file_has_no_leaves(tmp_path: Path) -> None:
    assert log_leaves.count(tmp_path / "none") == 0
