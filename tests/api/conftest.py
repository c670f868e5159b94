"""A server on SQLite: what is tested here does not depend on the database."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import httpx
import pytest

from backend.api.shell import Server
from sync_protocol.document import Document
from tests.desk import Desk, Office, office
from tests.sync.test_decide import decide_new


@pytest.fixture
async def harbour(settled: Server, sqlite_settled_url: str, tmp_path: Path) -> AsyncGenerator[Office]:
    async with office(settled, sqlite_settled_url, tmp_path) as running:
        yield running


@pytest.fixture
async def visitor(harbour: Office) -> AsyncGenerator[httpx.AsyncClient]:
    """Somebody without an account."""
    async with harbour.visitor() as client:
        yield client


@pytest.fixture
async def decided(operator: Desk, inspector: Desk) -> Document:
    return await decide_new(operator, inspector)
