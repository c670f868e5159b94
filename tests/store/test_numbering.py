"""REF-1: NNNNNNN is unique in type, country and year, also when several servers give numbers at once."""

from __future__ import annotations

import asyncio
import json
import sys
from collections import defaultdict

from tests.store.numbering import EACH

PROCESSES = 3


async def taken(url: str, seed: int) -> list[tuple[str, str, int, int]]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.store.numbering", url, str(seed), stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()
    assert process.returncode == 0
    return [(prefix, country, year, number) for prefix, country, year, number in json.loads(said)]


async def test_ref_1_several_processes_at_once_give_each_number_once_and_leave_no_gap(settled_url: str) -> None:
    answers = await asyncio.gather(*(taken(settled_url, seed) for seed in range(PROCESSES)))

    given: defaultdict[tuple[str, str, int], list[int]] = defaultdict(list)
    for prefix, country, year, number in (one for answer in answers for one in answer):
        given[prefix, country, year].append(number)
    assert sum(map(len, given.values())) < PROCESSES * EACH, "some transactions failed, and gave theirs back"
    for numbers in given.values():
        assert sorted(numbers) == list(range(1, len(numbers) + 1))
