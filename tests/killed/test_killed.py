"""Servers and browsers are killed at random points (kill -9): what was acknowledged is there, once."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Generator, Iterator
from pathlib import Path
from random import Random, SystemRandom
from time import monotonic

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.killed import record
from tests.killed.record import Killed
from tests.killed.writers import AT_ONCE, Wire, Writers, kept_operations, kill_under_way, missing
from tests.services import Postgres
from tests.stories.world import Tablet, Waarmerk, open_check, serving

SOAK = bool(os.environ.get("WAARMERK_SOAK"))
SEED = int(os.environ.get("WAARMERK_SEED") or SystemRandom().getrandbits(32))
SERVER_KILLS, BROWSER_KILLS = (100, 20) if SOAK else (3, 1)
INSPECTOR, FISH = "inspector2@harbour.example", "Ornamental freshwater fish"
LEAST_ACKNOWLEDGED = 10_000 if SOAK else 10 * AT_ONCE


@pytest.fixture(scope="module")
def found() -> Iterator[dict[str, Killed]]:
    """What this run found, by what was killed; a long run leaves its record."""
    start, found = monotonic(), dict[str, Killed]()
    yield found
    if SOAK and len(found) == 3:
        record.write(found, SEED, monotonic() - start)


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_inv_1_what_a_killed_server_acknowledged_is_there_once(
    database: str, request: pytest.FixtureRequest, tmp_path: Path, found: dict[str, Killed]
) -> None:
    random, wire, in_flight = Random(SEED), Wire(), 0
    with contextlib.ExitStack() as stack:
        server, url = stack.enter_context(served(database, request, tmp_path))
        writers = stack.enter_context(contextlib.closing(Writers(server, tmp_path, wire)))
        for _ in range(SERVER_KILLS):
            with writers.writing():
                in_flight += kill_under_way(server, wire, random)
            server.start()
        while len(writers.acknowledged) < LEAST_ACKNOWLEDGED:
            with writers.writing(), wire.changed:
                wire.changed.wait(1)
        writers.drain()
        kept = kept_operations(server, url)
        lost = missing(writers, kept)
        told = found[database] = Killed(SERVER_KILLS, in_flight, len(writers.acknowledged), len(lost))
        print(f"\n{database}: {told} (seed {SEED})")

        assert lost == [], f"seed {SEED}"
        assert len({op_id for op_id, _, _ in kept.values()}) == len(kept)
        assert 2 * told.in_flight >= told.kills
        for writer in writers.all:
            view = writer.client.device.view(writer.document)
            assert view is not None
            assert f'"Number {writer.written}"'.encode() in bytes(view.document.content), f"seed {SEED}"


@contextlib.contextmanager
def served(database: str, request: pytest.FixtureRequest, folder: Path) -> Generator[tuple[Waarmerk, str]]:
    """A server over an empty database of this kind, and the address of that, empty for SQLite."""
    with contextlib.ExitStack() as stack:
        url = ""
        if database == "postgresql":
            postgres: Postgres = request.getfixturevalue("postgres")
            url = stack.enter_context(postgres.database())
        server = Waarmerk(folder / "server", DATABASE_URL=url)
        server.start()
        stack.callback(server.kill)
        yield server, url


def test_inv_2_what_a_killed_browser_said_that_it_keeps_arrives(tmp_path: Path, found: dict[str, Killed]) -> None:
    random, sent = Random(SEED), Sent()
    with sync_playwright() as playwright, serving(tmp_path / "server") as server:
        tablet = Tablet(playwright, tmp_path / "tablet", server.url)
        page = tablet.open()
        tablet.until_the_app_is_kept()
        tablet.log_in(INSPECTOR)
        in_flight = 0
        for number in range(BROWSER_KILLS):
            sent.watch(page)
            open_check(page, FISH, "Documentary")
            with page.expect_request("**/sync/v1/push"):
                page.get_by_label("Remark").fill(f"Number {number}")
            page.wait_for_timeout(random.choice((0, 0, 5, 50)))
            in_flight += sent.under_way > 0
            tablet.kill()
            page = tablet.open()
            tablet.unlock()
        # A browser that lived for half a minute has the session's cookie on its disk: it may have outlived the kills.
        server.sql("DELETE FROM session")
        page.reload()
        tablet.unlock()
        tablet.log_in_again(INSPECTOR)
        bodies = [str(body) for (body,) in server.sql("SELECT body FROM operation WHERE status = 'applied'")]
        lost = [n for n in range(BROWSER_KILLS) if not any(f'Number {n}"' in body for body in bodies)]
        told = found["browser"] = Killed(BROWSER_KILLS, in_flight, BROWSER_KILLS - len(lost), len(lost))
        print(f"\nbrowser: {told} (seed {SEED})")

        assert lost == [], f"seed {SEED}"
        open_check(page, FISH, "Documentary")
        expect(page.get_by_label("Remark")).to_have_value(f"Number {BROWSER_KILLS - 1}")
        tablet.close()


class Sent:
    """The pushes of a page that are on their way."""

    def __init__(self) -> None:
        self.under_way = 0

    def watch(self, page: Page) -> None:
        self.under_way = 0
        page.on("request", lambda one: self._count(one.url, 1))
        page.on("requestfinished", lambda one: self._count(one.url, -1))
        page.on("requestfailed", lambda one: self._count(one.url, -1))

    def _count(self, url: str, step: int) -> None:
        if url.endswith("/sync/v1/push"):
            self.under_way += step
