"""What a deployment decides, and what it can never decide by accident."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from sqlalchemy import func, select

from backend import app, demo, importing, settings
from backend.domain import reference_csv
from backend.outside import key_folder
from backend.outside.key_folder import Keyring
from backend.outside.keys import KeysProblem
from backend.settings import Environment, SettingsError
from backend.store import people
from backend.store.schema import document
from sync_protocol.key_set import Use
from sync_protocol.workflow import Status
from tests.desk import START, some_settings


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


ROOT = Path(__file__).parents[1]
COMPOSE = (ROOT / "compose.yaml").read_text(encoding="utf-8")


def test_each_setting_that_is_documented_reaches_a_container() -> None:
    readme, image = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "Dockerfile"))
    documented = set(re.findall("`(WAARMERK_[A-Z0-9_]+|DATABASE_URL|REDIS_URL|PORT)`", readme))

    said_to_compose = {name for name, used in re.findall(r"([A-Z0-9_]+): \$\{([A-Z0-9_]+):", COMPOSE) if name == used}
    by_compose = said_to_compose | {"DATABASE_URL", "REDIS_URL"}  # its own services
    by_image = set(re.findall(r"^\s+([A-Z_]+)=\S+(?: \\)?$", image, re.MULTILINE))

    assert documented <= by_compose | by_image
    assert said_to_compose - documented == {"POSTGRES_PASSWORD"}


def test_what_the_compose_file_passes_on_empty_is_as_if_it_were_not_said() -> None:
    said = dict(re.findall(r"(WAARMERK_[A-Z0-9_]+): \$\{[A-Z0-9_]+:-(.*)\}", COMPOSE))

    assert said["WAARMERK_PUSH_HOSTS"] == ""
    assert settings.read(said) == settings.read({"WAARMERK_PROXIES": "1"})


def test_the_proxy_that_is_asked_for_lets_the_largest_body_through() -> None:
    (mebibytes,) = re.findall(r"client_max_body_size (\d+)m", (ROOT / "README.md").read_text(encoding="utf-8"))

    assert int(mebibytes) * 1024 * 1024 >= reference_csv.MAX_BYTES


def test_behind_the_proxy_that_the_compose_file_speaks_of_not_all_visitors_are_one() -> None:
    (said,) = re.findall(r"WAARMERK_PROXIES: \$\{WAARMERK_PROXIES:-(.+)\}", COMPOSE)

    assert settings.read({"WAARMERK_PROXIES": said}).proxies == 1


async def test_a_database_of_the_demo_is_never_opened_in_production(sqlite_url: str, tmp_path: Path) -> None:
    server = await app.open_server(some_settings(sqlite_url, tmp_path))
    await server.database.close()

    with pytest.raises(SettingsError, match="made for demo and is not opened as production"):
        await app.open_server(some_settings(sqlite_url, tmp_path, environment=Environment.PRODUCTION))


async def test_a_database_whose_keys_are_away_gets_no_other_authority(database_url: str, tmp_path: Path) -> None:
    chosen = some_settings(database_url, tmp_path)
    for _ in range(2):
        server = await app.open_server(chosen)
        await server.database.close()
    folder = chosen.keys_folder
    folder.rename(tmp_path / "aside")

    with pytest.raises(KeysProblem, match="mount the data folder, or restore"):
        await app.open_server(chosen)
    assert not folder.exists(), "none are made beside"

    Keyring(app.key_place(chosen), START)
    with pytest.raises(KeysProblem, match="are not in"):
        await app.open_server(chosen)

    shutil.rmtree(folder)
    (tmp_path / "aside").rename(folder)
    key_folder.rotate(app.key_place(chosen), Use.ROOT, START)
    server = await app.open_server(chosen)
    await server.database.close()


async def test_a_demo_into_which_documents_were_imported_first_has_its_people(sqlite_url: str, tmp_path: Path) -> None:
    chosen = some_settings(sqlite_url, tmp_path)
    (tmp_path / "one.json").write_text(
        json.dumps({"referenceNumber": "CHEDP.GB.2024.4000001", "importNotificationType": "CVEDP"} | SUBMITTED)
    )
    assert await importing.run(chosen, [tmp_path / "one.json"], "") == 0
    server = await app.open_server(chosen)
    try:
        await demo.seed(server)

        async with server.database.snapshot() as connection:
            assert await people.by_email(connection, demo.MEMBERS[0].email)
    finally:
        await server.database.close()


SUBMITTED = {"status": "SUBMITTED", "version": 1, "partOne": {"commodities": {"countryOfOrigin": "BR"}}}


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


@pytest.mark.parametrize(
    "given", ["waarmerk:geheim@db.example/waarmerk", "mysql://waarmerk:geheim@db.example/waarmerk"]
)
def test_the_password_in_an_address_is_not_repeated(given: str) -> None:
    with pytest.raises(SettingsError) as error:
        settings.read({"DATABASE_URL": given})

    assert "geheim" not in str(error.value)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("REDIS_URL", "redis.example:6379"),
        ("REDIS_URL", "redis://:geheim@redis.example:port/0"),
        ("WAARMERK_SMTP", "smtp://log:geheim@mail.example:port"),
        ("WAARMERK_PUBLIC_URL", "waarmerk.example"),
        ("WAARMERK_PUBLIC_URL", "https://"),
        ("WAARMERK_PUBLIC_URL", "https://waarmerk.example/ nl"),
        ("WAARMERK_PUBLIC_URL", "https://waarmerk.example/#/"),
        ("WAARMERK_PUBLIC_URL", "https://waarmerk.example:port"),
    ],
)
def test_an_address_that_nobody_reaches_is_refused_at_the_start(name: str, given: str) -> None:
    with pytest.raises(SettingsError, match=f"^{name} must be ") as error:
        settings.read({name: given})

    assert "geheim" not in str(error.value)


@pytest.mark.parametrize("given", ["redis://redis/0", "rediss://:a%23b@redis.example:6380/1", "unix:///run/redis.sock"])
def test_an_address_of_redis_is_taken(given: str) -> None:
    assert settings.read({"REDIS_URL": given}).redis_url == given


def test_a_setting_that_is_empty_is_as_if_it_were_not_said() -> None:
    names = re.findall(r'"((?:WAARMERK_|DATABASE_|REDIS_|PORT)[A-Z0-9_]*)"', Path(settings.__file__).read_text())

    assert len(set(names)) > 15
    assert settings.read(dict.fromkeys(names, "")) == settings.read({})
