"""`waarmerk import`: real entry documents are taken in as facts, wholly or not at all."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from backend import app, demo, importing
from backend.settings import Settings, SettingsError
from backend.store import schema
from backend.store.database import Database
from sync_protocol.document import Document
from sync_protocol.workflow import Status
from tests.desk import some_settings

DATA = Path(os.environ.get("WAARMERK_TEST_DATA", Path(__file__).parents[2] / "shared" / "data")) / "ched"
REAL = sorted(DATA.glob("CHED*.json"))
needs_data = pytest.mark.skipif(
    not REAL, reason="the real documents are not here; WAARMERK_TEST_DATA names their folder"
)


def a_notification(**changes: Any) -> dict[str, Any]:
    """The least that an import takes."""
    return {
        "referenceNumber": "CHEDP.GB.2024.4000001",
        "importNotificationType": "CVEDP",
        "status": "SUBMITTED",
        "version": 1,
        "partOne": {"commodities": {"countryOfOrigin": "BR"}},
    } | changes


def files(folder: Path, *contents: object) -> list[Path]:
    paths = [folder / f"{place}.json" for place, _ in enumerate(contents)]
    for path, content in zip(paths, contents, strict=True):
        path.write_text(content if isinstance(content, str) else json.dumps(content))
    return paths


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return some_settings(database_url, tmp_path)


async def stored(settings: Settings) -> dict[str, Document]:
    database = Database(settings.database_url)
    async with database.snapshot() as connection:
        bodies = (await connection.scalars(select(schema.document.c.body))).all()
    await database.close()
    documents = [msgspec.json.decode(body, type=Document) for body in bodies]
    return {document.reference: document for document in documents}


@needs_data
async def test_every_real_document_is_imported_with_its_reference_and_status(settings: Settings) -> None:
    status = await importing.run(settings, REAL, "")

    documents = await stored(settings)
    assert status == 0
    assert sorted(documents) == sorted(path.stem for path in REAL)
    for document in documents.values():
        assert document.imported is not None
        assert document.certificate is None
        if document.status is not Status.CANCELLED:
            assert document.imported.decided_elsewhere == (document.status in (Status.VALID, Status.REJECTED))


@needs_data
async def test_importing_twice_changes_nothing(settings: Settings) -> None:
    await importing.run(settings, REAL, "")
    before = await stored(settings)

    status = await importing.run(settings, REAL, "")

    assert status == 0
    assert await stored(settings) == before


async def test_a_malformed_file_is_named_and_the_others_are_imported(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = files(tmp_path, '{"referenceNumber": ', a_notification())

    status = await importing.run(settings, [*paths, tmp_path / "absent.json"], "")

    said = capsys.readouterr().out
    assert status == 1
    assert list(await stored(settings)) == ["CHEDP.GB.2024.4000001"]
    assert f"{paths[0]}, 1:" in said
    assert "absent.json: It cannot be read" in said


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("MODIFY", Status.NEW),
        ("AMEND", Status.NEW),
        ("PARTIALLY_REJECTED", Status.REJECTED),
        ("SPLIT_CONSIGNMENT", Status.VALID),
        ("DELETED", Status.DELETED),
    ],
)
async def test_a_status_without_a_word_here_is_mapped_and_kept(
    word: str, status: Status, settings: Settings, tmp_path: Path
) -> None:
    await importing.run(settings, files(tmp_path, a_notification(status=word)), "")

    (document,) = (await stored(settings)).values()
    assert document.status is status
    assert document.imported is not None
    assert document.imported.status == word


async def test_a_newer_state_replaces_and_an_older_one_does_not(settings: Settings, tmp_path: Path) -> None:
    first, newer, older = (
        a_notification(version=version, partOne={"commodities": {"countryOfOrigin": origin}})
        for version, origin in ((2, "BR"), (3, "AR"), (1, "UY"))
    )

    await importing.run(settings, files(tmp_path, first, newer, older), "")

    (document,) = (await stored(settings)).values()
    assert (document.version, document.rev) == (3, 2)
    assert msgspec.json.decode(bytes(document.content))["part1"]["country_of_origin"] == "AR"


async def test_what_has_no_box_is_listed_and_kept(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await importing.run(settings, files(tmp_path, a_notification(moonPhase="waning")), "")

    (document,) = (await stored(settings)).values()
    assert document.imported is not None
    assert "/moonPhase" in document.imported.unmapped
    assert "/moonPhase" in capsys.readouterr().out


async def test_the_documents_can_be_shown_to_a_post_of_ours(settings: Settings, tmp_path: Path) -> None:
    server = await app.open_server(settings)
    await demo.add_people(server, "")
    await server.database.close()

    await importing.run(settings, files(tmp_path, a_notification()), "NLHBR1")

    posts: Sequence[str] = [document.post for document in (await stored(settings)).values()]
    assert posts == ["NLHBR1"]


async def test_documents_are_not_shown_to_a_post_that_there_is_not(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no post NLHBR9"):
        await importing.run(settings, files(tmp_path, a_notification()), "NLHBR9")

    assert await stored(settings) == {}


async def test_a_file_whose_name_is_no_text_is_imported_like_another(settings: Settings, tmp_path: Path) -> None:
    (path,) = files(tmp_path, a_notification())

    assert await importing.run(settings, [path.rename(tmp_path / os.fsdecode(b"d\xe9finition.json"))], "") == 0
    assert await stored(settings)


async def test_what_was_imported_before_it_was_stopped_is_said(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = files(tmp_path, a_notification(), a_notification())
    read_bytes = Path.read_bytes

    def stopped(path: Path) -> bytes:
        if path == second:
            raise asyncio.CancelledError
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", stopped)
    with pytest.raises(asyncio.CancelledError):
        await importing.run(settings, [first, second], "")

    assert "stored" in capsys.readouterr().out
