"""A version of a list takes the place of another wholly, whoever else does the same and whatever dies."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncGenerator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import func, select

from backend import reference_data, shipped
from backend.domain.rights import REFERENCE_FEED
from backend.settings import Environment
from backend.settings import database_url as with_driver
from backend.store import feeds, migrate, reference
from backend.store.database import Database
from backend.store.reference import Changed, Lists
from backend.store.schema import audit, reference_file
from sync_protocol.lists import Entry
from sync_protocol.reference_list import ReferenceEntry, ReferenceList

AT = datetime(2026, 11, 21, 9, tzinfo=UTC)
DAY = date(2020, 1, 1)


@pytest.fixture
async def database(database_url: str) -> AsyncGenerator[Database]:
    opened = Database(with_driver(database_url))
    await migrate.upgrade(opened)
    yield opened
    await opened.close()


def a_file(*codes: str, name: str = "units") -> reference.File:
    entries = tuple(ReferenceEntry((code,), DAY, None, code.lower(), {"en": f"Unit {code}"}) for code in sorted(codes))
    return reference.prepare(
        ReferenceList(
            name=name,
            version=" ".join(codes),
            source="A test",
            valid_from=DAY,
            example=False,
            match=("exact",),
            entries=entries,
        )
    )


async def publish(database: Database, file: reference.File, **more: Any) -> None:
    async with database.begin() as connection:
        await reference.publish(connection, file, at=AT, person="administrator-1", action="reference.import", **more)


async def holding(database: Database) -> str:
    async with database.snapshot() as connection:
        published = await reference.published(connection)
    return published["units"].version if "units" in published else ""


async def heads(database: Database) -> int:
    async with database.snapshot() as connection:
        return (await feeds.states(connection, [REFERENCE_FEED]))[REFERENCE_FEED].head


async def test_what_was_published_can_be_read_and_every_version_stays(database: Database) -> None:
    old, new = a_file("KGM"), a_file("KGM", "LTR")
    await publish(database, old)
    await publish(database, new, expect=old.about.sha256)

    async with database.snapshot() as connection:
        held = await reference.read(connection, "units")
        bodies = [await reference.body(connection, "units", one.about.sha256) for one in (old, new)]
        foreign = await reference.body(connection, "packages", new.about.sha256)

    assert held is not None
    assert (held[0], len(held[1].entries)) == (new.about.sha256, 2)
    assert bodies == [old.body, new.body]
    assert foreign is None


async def test_the_same_file_again_moves_no_feed(database: Database) -> None:
    file = a_file("KGM")
    await publish(database, file)
    before = await heads(database)

    await publish(database, file)

    assert await heads(database) == before == 1


async def test_nobody_puts_a_list_in_the_place_of_one_that_he_has_not_seen(database: Database) -> None:
    old, mine, theirs = a_file("KGM"), a_file("KGM", "LTR"), a_file("KGM", "MTR")
    await publish(database, old)
    await publish(database, theirs, expect=old.about.sha256)

    with pytest.raises(Changed):
        await publish(database, mine, expect=old.about.sha256)

    assert await holding(database) == "KGM MTR"


async def test_of_several_who_import_at_once_on_the_same_list_one_succeeds(database: Database) -> None:
    old = a_file("KGM")
    await publish(database, old)

    done = await asyncio.gather(
        *(publish(database, a_file("KGM", f"X{number}"), expect=old.about.sha256) for number in range(6)),
        return_exceptions=True,
    )

    assert [type(one) for one in done if one is not None] == [Changed] * 5
    assert await heads(database) == 2
    async with database.snapshot() as connection:
        assert await connection.scalar(select(func.count()).select_from(reference_file)) == 2


async def test_an_import_is_in_the_audit_trail_with_who_and_what(database: Database) -> None:
    old, new = a_file("KGM"), a_file("LTR")
    await publish(database, old)
    await publish(database, new, detail={"added": 1, "changed": 0, "removed": 1})

    async with database.snapshot() as connection:
        rows = (await connection.execute(select(audit).order_by(audit.c.id))).all()

    assert [(row.action, row.record, row.person, row.rev) for row in rows] == [
        ("reference.import", "units", "administrator-1", 1),
        ("reference.import", "units", "administrator-1", 2),
    ]
    assert msgspec.json.decode(rows[1].detail) == {
        "before": old.about.sha256,
        "after": new.about.sha256,
        "version": "LTR",
        "added": 1,
        "changed": 0,
        "removed": 1,
    }


DIES = """
import asyncio, os, sys
from datetime import UTC, datetime
from backend.store.database import Database
from tests.store.test_reference import a_file, reference
async def die(url):
    async with Database(url).begin() as connection:
        await reference.publish(
            connection, a_file("NEW"), at=datetime.now(UTC), person="x", action="reference.import"
        )
        os._exit(9)
asyncio.run(die(sys.argv[1]))
"""


async def test_a_process_that_dies_in_the_middle_leaves_the_old_list(database: Database, database_url: str) -> None:
    await publish(database, a_file("OLD"))

    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", DIES, with_driver(database_url), cwd=Path(__file__).parents[2]
    )
    ended = await process.wait()

    assert ended == 9
    assert await holding(database) == "OLD"
    assert await heads(database) == 1
    await publish(database, a_file("NEWER"))
    assert await holding(database) == "NEWER"


async def test_readers_see_whole_versions_while_others_are_published(database: Database) -> None:
    versions = [a_file(*(f"U{number}-{line}" for line in range(50))) for number in range(8)]
    await publish(database, versions[0])
    lists = Lists()
    seen: set[frozenset[str]] = set()

    async def read() -> None:
        for _ in range(40):
            async with database.snapshot() as connection:
                now = await lists.now(connection)
            seen.add(frozenset((entry.keys[0] or "").partition("-")[0] for entry in now["units"].entries))
            await asyncio.sleep(0)

    async def write() -> None:
        for version in versions[1:]:
            await publish(database, version)

    await asyncio.gather(read(), write())
    await read()

    assert all(len(one) == 1 for one in seen)
    assert frozenset(("U7",)) in seen


async def test_the_rules_get_the_lists_that_hold_now_and_read_only_what_changed(database: Database) -> None:
    lists = Lists()
    await publish(database, a_file("KGM"))
    await publish(database, a_file("BX", name="packages"))
    async with database.glance() as connection:
        first = await lists.now(connection)
        again = await lists.now(connection)
    await publish(database, a_file("LTR"))

    async with database.glance() as connection:
        second = await lists.now(connection)

    assert again is first
    assert second["packages"] is first["packages"]
    assert second["units"].entries == (Entry(("LTR",), DAY, None, "ltr"),)


async def versions(database: Database) -> dict[str, tuple[str, bool]]:
    async with database.snapshot() as connection:
        published = await reference.published(connection)
    return {name: (one.sha256, one.example) for name, one in published.items()}


async def test_a_first_start_brings_every_list_and_a_second_changes_nothing(database: Database) -> None:
    await reference_data.bring(database, Environment.DEMO, AT)
    first, head = await versions(database), await heads(database)

    await reference_data.bring(database, Environment.DEMO, AT)

    assert set(first) == {one.name for one in shipped.shipped(examples=True)} | {"posts", "control_points"}
    assert (await versions(database), await heads(database)) == (first, head)


async def test_production_has_no_examples(database: Database) -> None:
    await reference_data.bring(database, Environment.PRODUCTION, AT)

    async with database.snapshot() as connection:
        published = await reference.published(connection)

    assert not any(one.example for one in published.values())
    assert published["nomenclature"].entries > 6000
    assert published["transporters"].entries == 0


async def test_what_somebody_imported_outlives_the_next_start(database: Database) -> None:
    await reference_data.bring(database, Environment.DEMO, AT)
    await publish(database, a_file("KGM"))

    await reference_data.bring(database, Environment.DEMO, AT)

    assert await holding(database) == "KGM"


async def test_a_program_with_other_lists_brings_them_where_nobody_imported_any(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await reference_data.bring(database, Environment.DEMO, AT)
    await publish(database, a_file("BX", name="packages"))
    before = await versions(database)
    monkeypatch.setitem(shipped.PUBLISHED, "units", msgspec.structs.replace(shipped.PUBLISHED["units"], version="next"))
    monkeypatch.setitem(
        shipped.PUBLISHED, "packages", msgspec.structs.replace(shipped.PUBLISHED["packages"], version="next")
    )

    await reference_data.bring(database, Environment.DEMO, AT)

    after = await versions(database)
    assert {name for name in after if after[name] != before[name]} == {"units"}
    assert await holding(database) == "next"


async def test_several_first_starts_at_once_agree(database: Database) -> None:
    await asyncio.gather(*(reference_data.bring(database, Environment.DEMO, AT) for _ in range(3)))

    async with database.snapshot() as connection:
        assert await connection.scalar(select(func.count()).select_from(audit)) == len(await versions(database))
