"""Pushes of patches over HTTP, next to the same rows written by bare INSERT statements."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

from backend.app import utc_now
from bench.stage import BATCH, REV, Ground, Running, Tablet, all_applied, at_once
from sync_protocol.document import Document
from sync_protocol.wire import Change

PUSHES = 10
"""Batches of each client in a round."""


class Pushing:
    """Four inspectors who save checks of documents of their own, in batches of 100."""

    def __init__(self, ground: Ground, running: Running) -> None:
        self.running, self._tablets, self._turn = running, ground.tablets, 0
        each = BATCH
        self._shares = [ground.documents[n * each : (n + 1) * each] for n in range(len(ground.tablets))]

    def __call__(self) -> dict[str, float]:
        batches = [self._batches(*pair) for pair in zip(self._tablets, self._shares, strict=True)]
        before = self.running.cpu_s()
        seconds, times = at_once(
            [lambda t=tablet, b=some: _send(t, b) for tablet, some in zip(self._tablets, batches, strict=True)]
        )
        cpu = self.running.cpu_s() - before
        operations = len(self._tablets) * PUSHES * BATCH
        took = sorted(second for some in times for second in some)
        size = sum(len(batch) for some in batches for batch in some)
        return {
            "docs/s": operations / seconds,
            "p50 ms": 1000 * took[len(took) // 2],
            "p99 ms": 1000 * took[-1 - len(took) // 100],
            "cpu us": 1e6 * cpu / operations,
            "bytes": size / operations,
        }

    def _batches(self, tablet: Tablet, share: Sequence[Document]) -> list[bytes]:
        return [self._batch(tablet, share) for _ in range(PUSHES)]

    def _batch(self, tablet: Tablet, share: Sequence[Document]) -> bytes:
        self._turn += 1
        result = "satisfactory" if self._turn % 2 else "not_satisfactory"
        change = Change(
            set={"part2/documentary/result": result, "part2/documentary/remark": f"Seen again, number {self._turn}."}
        )
        now = utc_now()
        return tablet.batch([tablet.stream.operation("document.set", one.id, REV, change, now) for one in share])


def _send(tablet: Tablet, batches: Sequence[bytes]) -> list[float]:
    times: list[float] = []
    for batch in batches:
        start = perf_counter()
        answer = tablet.ask("/sync/v1/push", batch)
        times.append(perf_counter() - start)
        all_applied(answer)
    return times
