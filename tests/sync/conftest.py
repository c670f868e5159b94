"""A server on each database, and the people whose work the tests follow."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from backend.api.shell import Server
from tests.desk import Desk, Office, office


@pytest.fixture
async def harbour(settled: Server, settled_url: str, tmp_path: Path) -> AsyncGenerator[Office]:
    async with office(settled, settled_url, tmp_path) as running:
        yield running


@pytest.fixture
async def operator(harbour: Office) -> Desk:
    return await harbour.desk("operator-1")


@pytest.fixture
async def inspector(harbour: Office) -> Desk:
    return await harbour.desk("inspector-1")


@pytest.fixture
async def colleague(harbour: Office) -> Desk:
    return await harbour.desk("inspector-2")
