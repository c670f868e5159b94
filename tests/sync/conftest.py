"""A server on each database."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from backend.api.shell import Server
from tests import stamped
from tests.desk import Office, office


@pytest.fixture
async def harbour(settled: Server, settled_url: str, tmp_path: Path) -> AsyncGenerator[Office]:
    async with office(settled, settled_url, tmp_path) as running:
        async with running.server.database.begin() as connection:
            await stamped.watch(connection)
        yield running
        async with running.server.database.snapshot() as connection:
            assert await stamped.unstamped(connection) == []
