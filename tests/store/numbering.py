"""A process that takes numbers while others do: `python -m tests.store.numbering URL SEED` prints what it kept."""

from __future__ import annotations

import asyncio
import json
import random
import sys

from sqlalchemy.ext.asyncio import AsyncConnection

from backend.settings import database_url
from backend.store import documents
from backend.store.database import Database

KEYS = tuple(
    (prefix, country, year) for prefix in ("CHEDP", "CED") for country in ("NL", "FI") for year in (2026, 2027)
)
EACH = 12


class GivenBack(Exception):
    """The transaction fails after it took its number."""


async def take(url: str, seed: int) -> list[tuple[str, str, int, int]]:
    chance = random.Random(seed)
    database = Database(database_url(url))
    kept: list[tuple[str, str, int, int]] = []
    for _ in range(EACH):
        key, fails = chance.choice(KEYS), chance.random() < 0.2

        async def work(
            connection: AsyncConnection, key: tuple[str, str, int] = key, fails: bool = fails
        ) -> tuple[str, str, int, int]:
            number = await documents.take_number(connection, *key)
            await asyncio.sleep(0)
            if fails:
                raise GivenBack
            return (*key, number)

        try:
            kept.append(await database.attempt(work))
        except GivenBack:
            continue
    await database.close()
    return kept


if __name__ == "__main__":
    print(json.dumps(asyncio.run(take(sys.argv[1], int(sys.argv[2])))))
