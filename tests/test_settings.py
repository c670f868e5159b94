"""What a deployment decides, and what it can never decide by accident."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from backend import app, demo, settings
from backend.settings import Environment, SettingsError
from backend.store.schema import document
from sync_protocol.workflow import Status
from tests.desk import some_settings


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("sqlite:///waarmerk.db", "sqlite+aiosqlite:///waarmerk.db"),
        ("sqlite:////var/lib/waarmerk.db", "sqlite+aiosqlite:////var/lib/waarmerk.db"),
        ("postgresql://user:secret@host/name", "postgresql+asyncpg://user:secret@host/name"),
        ("postgres://host/name", "postgresql+asyncpg://host/name"),
    ],
)
def test_an_address_needs_no_name_of_a_driver(given: str, used: str) -> None:
    assert settings.database_url(given) == used


@pytest.mark.parametrize("given", ["mysql://host/name", "waarmerk.db", ""])
def test_another_kind_of_database_is_refused_in_one_sentence(given: str) -> None:
    with pytest.raises(SettingsError, match="must begin with sqlite:/// or postgresql://"):
        settings.database_url(given)


def test_an_installation_is_production_unless_it_says_otherwise() -> None:
    assert settings.read({}).environment is Environment.PRODUCTION
    assert settings.read({}, demo=True).environment is Environment.DEMO


@pytest.mark.parametrize("stated", ["production", "acceptance", "training"])
def test_demo_data_is_refused_where_the_environment_says_something_else(stated: str) -> None:
    with pytest.raises(SettingsError, match=f"WAARMERK_ENVIRONMENT says {stated}"):
        settings.read({"WAARMERK_ENVIRONMENT": stated}, demo=True)


@pytest.mark.parametrize("port", ["0", "65536", "eighty", "-1", "8000.0"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    with pytest.raises(SettingsError, match="PORT must be a port number"):
        settings.read({"PORT": port})


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ({"WAARMERK_LOG_WITNESSES": "http://witness.example/submit"}, "https:// or mailto:"),
        ({"WAARMERK_LOG_WITNESSES": "file:///etc/passwd"}, "https:// or mailto:"),
        ({"WAARMERK_LOG_WITNESSES": "mailto:archive@witness.example"}, "set WAARMERK_SMTP and WAARMERK_MAIL_FROM"),
        ({"WAARMERK_SMTP": "mail.example"}, "name a mail server"),
        ({"WAARMERK_LOG_WITNESS_KEYS": "witness"}, "no key of a log or a witness"),
    ],
)
def test_a_witness_that_cannot_be_written_to_is_refused_at_the_start(stated: dict[str, str], said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        settings.read(stated)


def test_witnesses_are_named_with_what_it_takes_to_reach_them() -> None:
    chosen = settings.read(
        {
            "WAARMERK_LOG_WITNESSES": "https://a.example/submit mailto:archive@b.example",
            "WAARMERK_SMTP": "smtp://user:secret@mail.example:587",
            "WAARMERK_MAIL_FROM": "log@waarmerk.example",
        }
    ).log

    assert chosen.witnesses == ("https://a.example/submit", "mailto:archive@b.example")
    assert not chosen.private


async def test_a_database_of_the_demo_is_never_opened_in_production(sqlite_url: str, tmp_path: Path) -> None:
    server = await app.open_server(some_settings(sqlite_url, tmp_path))
    await server.database.close()

    with pytest.raises(SettingsError, match="made for demo and is not opened as production"):
        await app.open_server(some_settings(sqlite_url, tmp_path, environment=Environment.PRODUCTION))


async def test_the_demo_has_documents_in_every_state_that_it_speaks_of(database_url: str, tmp_path: Path) -> None:
    server = await app.open_server(some_settings(database_url, tmp_path))
    try:
        await demo.seed(server)
        await demo.seed(server)  # a second start changes nothing

        async with server.database.snapshot() as connection:
            rows = await connection.execute(select(document.c.status, func.count()).group_by(document.c.status))
            counts = {Status(status): count for status, count in rows}
    finally:
        await server.database.close()
    states = {Status.DRAFT, Status.NEW, Status.IN_PROGRESS, Status.VALID, Status.REJECTED, Status.CANCELLED}
    assert set(counts) == states
    assert sum(counts.values()) == 25
