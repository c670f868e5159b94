"""What every test can ask for: fresh databases, the people of a `harbour`, a Redis, the bounds of Hypothesis."""

from __future__ import annotations

import asyncio
import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from hypothesis import settings
from redis import Redis

from backend.api.shell import Server
from backend.cli import settle
from tests import desk, services

# Where the machine has no Node.js, `make` put one here: tests that ask the app's own code need it.
os.environ["PATH"] = f"{Path(__file__).parents[1] / '.venv' / 'node'}{os.pathsep}{os.environ['PATH']}"

# Never derandomized: each run looks elsewhere, and prints what reproduces a failure.
settings.register_profile("here", deadline=None, print_blob=True)
settings.register_profile("ci", parent=settings.get_profile("here"), max_examples=300)
settings.register_profile("soak", parent=settings.get_profile("here"), max_examples=10_000)
settings.load_profile("soak" if os.environ.get("WAARMERK_SOAK") else "ci" if os.environ.get("CI") else "here")


def pytest_collection() -> None:
    """Loading makes much and no garbage: nothing is searched meanwhile."""
    gc.disable()


def pytest_collection_finish() -> None:
    """As a server that has started: with the usual search the tests took a sixth longer."""
    settle()
    gc.enable()


# What takes longest begins first: no worker is left alone with it while the others have nothing more to do.
LONGEST_FIRST = ("stories", "killed", "simulation", "differential", "sync", "store")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: next((n for n, name in enumerate(LONGEST_FIRST) if name == item.path.parent.name), 9))


@pytest.fixture(scope="session")
def postgres() -> Iterator[services.Postgres]:
    """The PostgreSQL cluster of this test session. It waits for no disk: what is killed here are servers of ours."""
    with services.postgres("fsync=off", "full_page_writes=off") as cluster:
        yield cluster


@pytest.fixture
def postgres_url(postgres: services.Postgres) -> Iterator[str]:
    """An empty PostgreSQL database for one test."""
    with postgres.database() as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """An SQLite file that is not there yet, for one test."""
    return f"sqlite:///{tmp_path / 'waarmerk.db'}"


@pytest.fixture
def installation(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty installation of a demonstration, which commands find."""
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    monkeypatch.setenv("WAARMERK_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("WAARMERK_ENVIRONMENT", "demo")
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database for one test; the test runs once on each engine that we support."""
    fixture = {"sqlite": "sqlite_url", "postgresql": "postgres_url"}[cast("str", request.param)]
    return cast("str", request.getfixturevalue(fixture))


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Server:
    """A server whose keys, people and posts the servers of single tests begin with; its own database is closed."""
    folder = tmp_path_factory.mktemp("settled")
    return asyncio.run(desk.settle(f"sqlite:///{folder / 'settled.db'}", folder))


@pytest.fixture(scope="session")
def postgres_settled(settled: Server, postgres: services.Postgres, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The name of a database of the same tables, posts and people, to be copied."""
    name = postgres.create()
    asyncio.run(desk.settle(postgres.url(name), tmp_path_factory.mktemp("settled"), settled.epoch))
    return name


@pytest.fixture
def sqlite_settled_url(settled: Server, sqlite_url: str) -> str:
    """An SQLite database with tables, posts and people, for one test."""
    shutil.copyfile(settled.settings.data_folder / "settled.db", sqlite_url.removeprefix("sqlite:///"))
    return sqlite_url


@pytest.fixture
def postgres_settled_url(postgres: services.Postgres, postgres_settled: str) -> Iterator[str]:
    """A PostgreSQL database with tables, posts and people, for one test."""
    with postgres.database(postgres_settled) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def settled_url(request: pytest.FixtureRequest) -> str:
    """A database with tables, posts and people; the test runs once on each engine that we support."""
    fixture = {"sqlite": "sqlite_settled_url", "postgresql": "postgres_settled_url"}[cast("str", request.param)]
    return cast("str", request.getfixturevalue(fixture))


@pytest.fixture
async def operator(harbour: desk.Office) -> desk.Desk:
    return await harbour.desk("operator-1")


@pytest.fixture
async def inspector(harbour: desk.Office) -> desk.Desk:
    return await harbour.desk("inspector-1")


@pytest.fixture
async def colleague(harbour: desk.Office) -> desk.Desk:
    return await harbour.desk("inspector-2")


@pytest.fixture(scope="session")
def redis_server() -> Iterator[str]:
    """The address of the Redis of this test session."""
    with services.redis() as url:
        yield url


@pytest.fixture
def redis_url(redis_server: str) -> str:
    """An empty Redis for one test."""
    with Redis.from_url(redis_server) as client:
        client.flushall()
    return redis_server
