"""`make bench-large`: what a pull costs among a million documents and ten thousand devices, and among a hundredth."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from itertools import count, cycle, islice
from pathlib import Path
from time import perf_counter
from typing import Any, cast

import asyncpg

from backend.app import utc_now
from bench.crowd import OF_A_POST, Crowd, Device, Post, two_crowds
from bench.rounds import Figures, Measured, Summed, alternate, summed
from bench.stage import BATCH, REV, Failed, Ground, Running, all_applied, cpu_s, serving
from bench.targets import patch_of
from sync_protocol.client.exchange import Page, pages
from sync_protocol.wire import Change, Put, record_sum
from tests import services

DOCUMENTS, DEVICES = 1_000_000, 10_000

GOAL = 1.5
"""How many times as much a pull may cost."""

EVERYTHING, CHANGED, EMPTY, PUSH = "pull of everything", f"pull of {BATCH} changed documents", "empty pull", "push"
FIRST = f"first pull of each device, 0 to {BATCH} documents behind"

TIMES = {EVERYTHING: 3, CHANGED: 25, EMPTY: 200, PUSH: 20}
"""Of each in a round, each time by another device, of another post where there is one."""


class Simulated:
    """The devices of an installation, one after another over one connection, as a proxy before the server has it."""

    def __init__(self, crowd: Crowd, running: Running, line: Device) -> None:
        self.name = (
            f"{OF_A_POST * len(crowd.posts):,} documents, {sum(len(post.devices) for post in crowd.posts):,} devices"
        )
        self._url, self._running, self._turns = crowd.settings.database_url, running, count(1)
        self.devices = [(post, post.devices[n]) for n in range(len(crowd.posts[0].devices)) for post in crowd.posts]
        self._next: Iterator[tuple[Post, Device]] = cycle(self.devices)
        for _, device in self.devices:
            device.tablet.connect_through(line.tablet)

    def first(self, part: int, parts: int) -> Figures:
        """Each device of this part once, from where it stood."""
        return self._timed([lambda d=device: self._pull(d) for _, device in self.devices[part::parts]])

    def everything(self) -> Figures:
        """A new device of a post, page by page; what came is held against the feed's sum."""
        return self._timed([lambda p=post, d=device: self._pull_all(p, d) for post, device in self._some(EVERYTHING)])

    def changed(self) -> Figures:
        """What another has changed at the post since."""
        some = self._some(CHANGED)
        posts = {post.code: post for post, _ in some}
        for _, device in some:
            self._pull(device)
        for post in posts.values():
            writer = post.devices[next(self._turns) % len(post.devices)]
            self._push(writer, self._batch(writer))
        counts: list[int] = []
        found = self._timed([lambda d=device: counts.append(self._pull(d)) for _, device in some])
        if set(counts) != {BATCH}:
            raise Failed(f"{BATCH} documents were changed, and these many came: {sorted(set(counts))}")
        return found

    def nothing(self) -> Figures:
        some = self._some(EMPTY)
        for _, device in some:
            self._pull(device)
        counts: list[int] = []
        found = self._timed([lambda d=device: counts.append(self._pull(d)) for _, device in some])
        if any(counts):
            raise Failed("an empty pull was not empty")
        return found

    def push(self) -> Figures:
        """Patches of two boxes of each of the device's documents."""
        batches = [(device, self._batch(device)) for _, device in self._some(PUSH)]
        return self._timed([lambda d=device, b=batch: self._push(d, b) for device, batch in batches])

    def sizes(self) -> Figures:
        status = Path(f"/proc/{self._running.process_id}/status").read_text()
        memory = {line.partition(":")[0]: line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")}
        ((bytes_,),) = asyncio.run(_ask(self._url, "SELECT pg_database_size(current_database())"))
        return {"database MB": bytes_ / 1e6, "server's memory MB": int(memory["VmRSS"]) / 1e3}

    def _some(self, what: str) -> list[tuple[Post, Device]]:
        return list(islice(self._next, min(TIMES[what], len(self.devices))))

    def _batch(self, device: Device) -> bytes:
        boxes = patch_of(next(self._turns))
        change = Change(set={f"part2/documentary/{name}": value for name, value in boxes.items()})
        tablet, now = device.tablet, utc_now()
        return tablet.batch([tablet.stream.operation("document.set", one, REV, change, now) for one in device.share])

    def _push(self, device: Device, batch: bytes) -> None:
        all_applied(device.tablet.ask("/sync/v1/push", batch))

    def _ask(self, device: Device, checkpoint: str) -> Page:
        (page,) = pages(device.tablet.ask("/sync/v1/pull", device.tablet.pull_request(checkpoint)))
        return page

    def _pull(self, device: Device) -> int:
        """The number of records that came."""
        found, complete = 0, False
        while not complete:
            page = self._ask(device, device.checkpoint)
            device.checkpoint, complete = page.checkpoint.token, page.checkpoint.complete
            found += sum(isinstance(line, Put) for line in page.lines)
        return found

    def _pull_all(self, post: Post, device: Device) -> None:
        token, records = "", dict[tuple[str, str], int]()
        while True:
            page = self._ask(device, token)
            token = page.checkpoint.token
            records |= {(line.feed, line.id): line.rev for line in page.lines if isinstance(line, Put)}
            if page.checkpoint.complete:
                break
        for told in page.checkpoint.feeds:
            parts = [record_sum(record, rev) for (feed, record), rev in records.items() if feed == told.feed]
            if (len(parts), str(sum(parts) % 2**64)) != (told.count, told.sum):
                raise Failed(f"what came of {told.feed} at {post.code} has another sum")
        if len(records) < len(post.documents):
            raise Failed(f"{len(records)} of {len(post.documents)} documents came")

    def _timed(self, work: Sequence[Callable[[], object]]) -> Figures:
        """One after the other. The processor time is that of the server and of its connections in PostgreSQL."""
        backends = [row[0] for row in asyncio.run(_ask(self._url, _BACKENDS))]
        server, database, times = self._running.cpu_s(), cpu_s(backends), list[float]()
        for task in work:
            start = perf_counter()
            task()
            times.append(1000 * (perf_counter() - start))
        server, database = self._running.cpu_s() - server, cpu_s(backends) - database
        times.sort()
        return {
            "p50 ms": times[len(times) // 2],
            "p95 ms": times[-1 - len(times) // 20],
            "server's cpu ms": 1000 * server / len(times),
            "database's cpu ms": 1000 * database / len(times),
        }


_BACKENDS = (
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'"
    " AND pid <> pg_backend_pid()"
)


async def _ask(url: str, query: str) -> list[tuple[Any, ...]]:
    connection = cast("Any", await asyncpg.connect(url.replace("+asyncpg", "")))
    try:
        return [tuple(row) for row in await connection.fetch(query)]
    finally:
        await connection.close()


def measure(rounds: int, documents: int, devices: int) -> dict[str, Any]:
    """Pulls and pushes in both installations in turn; and how long the filling took."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        cluster = stack.enter_context(services.postgres())
        start = perf_counter()
        crowds = two_crowds(cluster, folder, documents=documents, devices=devices)
        filled = perf_counter() - start
        both: list[Simulated] = []
        for crowd in crowds:
            line = crowd.posts[0].devices[0]
            running = stack.enter_context(serving(Ground(crowd.settings, [line.tablet], [])))
            both.append(Simulated(crowd, running, line))
        firsts: Measured = {one.name: [] for one in both}
        for part in range(rounds):
            for one in both:
                firsts[one.name].append(one.first(part, rounds))
        found: dict[str, Summed] = {FIRST: summed(firsts)}
        measures: dict[str, Callable[[Simulated], Figures]] = {
            EVERYTHING: Simulated.everything,
            CHANGED: Simulated.changed,
            EMPTY: Simulated.nothing,
            PUSH: Simulated.push,
        }
        for what, of in measures.items():
            found[what] = summed(alternate(rounds, {one.name: lambda o=one, f=of: f(o) for one in both}))
        return {"found": found, "sizes": {one.name: one.sizes() for one in both}, "filled s": filled}
