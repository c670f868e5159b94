"""The first page of a long pull has what its person works on next, and in the end nothing is other than without it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from sync_protocol import wire
from tests.build import a_cvedp, with_boxes
from tests.desk import SATISFACTORY, Desk, Office


def puts(lines: list[dict[str, Any]]) -> list[str]:
    return [line["id"] for line in lines if line["line"] == "put" and line["type"] == "document"]


@pytest.fixture
async def arriving(operator: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Eight documents, later ones arriving sooner, in a feed of which a page holds a few."""
    monkeypatch.setattr(wire, "MAX_PAGE_BYTES", 12_000)
    found: list[str] = []
    for number in range(8):
        arrival = (operator.now + timedelta(hours=20 - number)).strftime("%Y-%m-%dT%H:%M:%SZ")
        found.append(await operator.submit_new(with_boxes(a_cvedp(), {"part1/arrival": arrival})))
    return found


async def test_the_first_page_has_what_arrives_next_soonest_first(arriving: list[str], inspector: Desk) -> None:
    first = puts(await inspector.pull_page())

    in_turn = next(n for n, one in enumerate(first) if one == arriving[-1])
    assert first[:in_turn] == arriving[:in_turn]
    assert 0 < in_turn < len(arriving), "there is more than one page"
    assert first[in_turn:] == arriving[: in_turn - 1 : -1]


async def test_inv_24_whoever_was_sent_work_ahead_ends_with_what_everybody_has(
    arriving: list[str], inspector: Desk, colleague: Desk
) -> None:
    pages = 0
    while True:
        lines = await inspector.pull_page()
        inspector.checkpoint, pages = lines[-1]["token"], pages + 1
        if lines[-1]["complete"]:
            break
    (post,) = [one for one in lines[-1]["feeds"] if one["feed"].startswith("post:")]

    inspector.checkpoint = ""
    ahead, plain = await inspector.pull(), await colleague.pull(limit_bytes=3_000)

    assert pages > 1
    assert ahead == plain
    assert set(ahead) == set(arriving)
    assert post["count"] == len(arriving)
    assert post["sum"] == str(sum(wire.record_sum(one.id, one.rev) for one in ahead.values()) % 2**64)


async def test_what_leaves_after_the_first_page_is_told_also_where_it_came_ahead(
    arriving: list[str], operator: Desk, inspector: Desk
) -> None:
    lines = await inspector.pull_page()
    assert arriving[-1] in puts(lines)
    inspector.checkpoint = lines[-1]["token"]
    await operator.push(operator.stream.operation("document.delete", arriving[-1], 2, {}, operator.now))

    told: list[str] = []
    while True:
        lines = await inspector.pull_page()
        inspector.checkpoint = lines[-1]["token"]
        told += [line["id"] for line in lines if line["line"] == "leave"]
        if lines[-1]["complete"]:
            break

    assert told == [arriving[-1]]


async def test_inv_27_of_another_post_nothing_comes_ahead(arriving: list[str], harbour: Office) -> None:
    elsewhere = await harbour.desk("inspector-3")

    assert puts(await elsewhere.pull_page()) == []


async def test_who_goes_on_from_a_checkpoint_gets_each_once(arriving: list[str], inspector: Desk) -> None:
    await inspector.pull()
    for one in arriving:
        await inspector.set(one, 2, SATISFACTORY)

    lines = await inspector.pull_page()

    assert 1 < len(puts(lines)) == len(set(puts(lines)))
    assert not lines[-1]["complete"]
