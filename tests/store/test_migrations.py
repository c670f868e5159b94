"""The tables come from the migrations, on both engines, whoever starts first."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from backend import app, cli
from backend.settings import database_url as with_driver
from backend.store import feeds, log, migrate, schema
from backend.store.database import Database
from sync_protocol.document import RecordType
from sync_protocol.wire import record_sum
from tests.desk import some_settings


async def test_the_migrations_make_the_tables_of_this_version(database_url: str) -> None:
    database = Database(with_driver(database_url))

    await migrate.upgrade(database)

    assert await migrate.differences(database) == []
    await database.close()


async def test_what_no_migration_makes_is_found(database_url: str) -> None:
    database = Database(with_driver(database_url))
    await migrate.upgrade(database)
    async with database.begin() as connection:
        await connection.execute(text("ALTER TABLE person DROP COLUMN failures"))
        await connection.execute(text("DROP INDEX ix_feed_entry_feed_seq"))

    found = " ".join(await migrate.differences(database))

    assert "failures" in found
    assert "ix_feed_entry_feed_seq" in found
    await database.close()


def text_of(path: Path) -> str:
    return path.read_text().replace("'", '"')


def copied(to: Path) -> tuple[Path, int]:
    """The migrations, where a test may add one, and the number of the last."""
    folder = shutil.copytree(Path(migrate.__file__).parent / "migrations", to / "migrations")
    return folder, max(int(one.name[:4]) for one in (folder / "versions").glob("0*.py"))


async def test_a_migration_is_begun_under_the_next_number_from_what_differs(sqlite_url: str, tmp_path: Path) -> None:
    folder, latest = copied(tmp_path)
    database = Database(with_driver(sqlite_url))
    await migrate.upgrade(database)
    async with database.begin() as connection:
        await connection.execute(text("ALTER TABLE person DROP COLUMN failures"))
        written = Path(await connection.run_sync(migrate.new_revision, "failures are counted", folder))

    assert written.name == f"{latest + 1:04}_failures_are_counted.py"
    assert 'op.add_column("person", sa.Column("failures"' in text_of(written)
    await database.close()


async def test_an_upgrade_of_what_is_up_to_date_changes_nothing(database_url: str) -> None:
    database = Database(with_driver(database_url))
    await migrate.upgrade(database)
    async with database.begin() as connection:
        await connection.execute(text("INSERT INTO meta VALUES ('kept', 'yes')"))

    await migrate.upgrade(database)

    async with database.snapshot() as connection:
        assert await connection.scalar(text("SELECT value FROM meta WHERE key = 'kept'")) == "yes"
    await database.close()


async def test_0002_the_sums_of_feeds_that_are_there_are_added_up(database_url: str) -> None:
    database = Database(with_driver(database_url))
    await migrate.upgrade(database, "0001")
    entry = text("INSERT INTO feed_entry VALUES (:feed, 'document', :record, :seq, :rev, :present)")
    rows = [("a", "one", 1, 5, True), ("a", "two", 2, 7, True), ("a", "three", 3, 1, False), ("b", "one", 1, 5, True)]
    async with database.begin() as connection:
        await connection.execute(text("INSERT INTO feed VALUES ('a', 3), ('b', 1), ('c', 0)"))
        names = ("feed", "record", "seq", "rev", "present")
        await connection.execute(entry, [dict(zip(names, row, strict=True)) for row in rows])

    await migrate.upgrade(database)

    async with database.snapshot() as connection:
        states = await feeds.states(connection, ["a", "b", "c"])
    assert {name: state[:3] for name, state in states.items()} == {
        "a": (3, 2, (record_sum("one", 5) + record_sum("two", 7)) % 2**64),
        "b": (1, 1, record_sum("one", 5)),
        "c": (0, 0, 0),
    }
    await database.close()


async def test_0007_what_was_signed_and_issued_before_the_log_began_goes_into_it(database_url: str) -> None:
    database = Database(with_driver(database_url))
    await migrate.upgrade(database, "0006")
    at = datetime(2026, 7, 14, 8, 0, tzinfo=UTC)
    statements = [(hashlib.sha256(b"%d" % one).hexdigest(), None if one == 7 else b"%d" % one) for one in range(1500)]
    async with database.begin() as connection:
        await connection.execute(
            schema.signature.insert(),
            [
                {"hash": hash_, "document": "d", "person": "p", "device": "t", "action": "decide"}
                | {"statement": b"s", "content": b"c", "received_at": at, "countersignature": countersignature}
                for hash_, countersignature in statements
            ],
        )
        await connection.execute(
            schema.certificate.insert(),
            [
                {"shard": "2026", "index": status, "document": "d", "number": f"n{status}", "status": status}
                | {"seal": b"%d" % status, "issued_at": at, "changed_at": at}
                for status in (0, 1, 3)
            ],
        )

    await migrate.upgrade(database)

    async with database.snapshot() as connection:
        waiting = await log.without_place(connection)
    assert all(one.entry is not None and one.entry.leaf() == one.leaf for one in waiting)
    assert Counter(one.what for one in waiting) == {
        "received": 1,
        "countersigned": 1499,
        "issued": 3,
        "ended": 1,
        "replaced": 1,
    }
    assert hashlib.sha256(b"3").hexdigest() in {one.subject for one in waiting if one.what == "replaced"}
    await database.close()


async def test_0012_what_was_refused_before_reaches_every_post(database_url: str) -> None:
    database = Database(with_driver(database_url))
    await migrate.upgrade(database, "0011")
    at = datetime(2026, 7, 14, 8, 0, tzinfo=UTC)
    one = {"post": "NLHBR1", "organisation": "", "changed_at": at, "body": b"{}", "box_revs": b"{}"}
    async with database.begin() as connection:
        await connection.execute(
            schema.document.insert(),
            [
                one | {"id": id_, "type": type_, "status": status, "rev": rev}
                for id_, type_, status, rev in (
                    ("fish", "CVEDA", "rejected", 4),
                    ("nuts", "CED", "rejected", 5),
                    ("horns", "DECLAR", "rejected", 6),
                    ("roses", "CHEDPP", "rejected", 7),
                    ("fruit", "CHEDPP", "valid", 8),
                    ("made elsewhere", "IMPORT", "rejected", 9),
                )
            ],
        )
        await feeds.write(connection, [feeds.Entry("refused", RecordType.DOCUMENT, "fish", 4, present=True)])

    await migrate.upgrade(database)

    async with database.snapshot() as connection:
        state = (await feeds.states(connection, ["refused"]))["refused"]
        told = await feeds.after(connection, "refused", 1, 10)
    assert [(change.seq, change.record, change.rev, change.present) for change in told] == [
        (2, "horns", 6, True),
        (3, "nuts", 5, True),
        (4, "roses", 7, True),
    ]
    sums = (record_sum("fish", 4), record_sum("nuts", 5), record_sum("horns", 6), record_sum("roses", 7))
    assert state[:3] == (4, 4, sum(sums) % 2**64)
    await database.close()


async def test_servers_that_start_at_once_on_an_empty_database_agree(database_url: str, tmp_path: Path) -> None:
    servers = await asyncio.gather(*(app.open_server(some_settings(database_url, tmp_path)) for _ in range(3)))

    assert len({server.epoch for server in servers}) == 1
    assert await migrate.differences(servers[0].database) == []
    for server in servers:
        await server.database.close()


async def differences_of(url: str) -> list[str]:
    database = Database(with_driver(url))
    found = await migrate.differences(database)
    await database.close()
    return found


@pytest.mark.parametrize("command", [["migrate"], ["migrate", "--check"], ["doctor"]])
def test_any_command_brings_an_empty_database_to_its_tables(
    command: list[str], database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("WAARMERK_DATA", str(tmp_path / "data"))

    assert cli.main(command) == 0

    assert asyncio.run(differences_of(database_url)) == []
