"""Pushes of patches over HTTP: four clients at once, each with documents of its own, in batches of 100."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from itertools import count
from time import perf_counter

from bench.stage import BATCH, CLIENTS, at_once
from bench.targets import Target


class Pushing:
    """A round of pushes to one server."""

    def __init__(self, target: Target) -> None:
        self._target, self._turns = target, count(1)

    def __call__(self) -> dict[str, float]:
        target = self._target
        turns = [next(self._turns) for _ in range(target.pushes)]
        batches = [[target.batch(client, turn) for turn in turns] for client in range(CLIENTS)]
        before = target.cpu_s()
        seconds, times = at_once([lambda c=client: self._send(c, batches[c]) for client in range(CLIENTS)])
        cpu = target.cpu_s() - before
        operations = CLIENTS * target.pushes * BATCH
        took = sorted(second for some in times for second in some)
        size = sum(len(batch) for some in batches for batch in some)
        return {
            "docs/s": operations / seconds,
            "p50 ms": 1000 * took[len(took) // 2],
            "p99 ms": 1000 * took[-1 - len(took) // 100],
            "cpu us": 1e6 * cpu / operations,
            "bytes": size / operations,
            "gzip": sum(len(gzip.compress(batch, 6)) for some in batches for batch in some) / operations,
        }

    def _send(self, client: int, batches: Sequence[bytes]) -> list[float]:
        times: list[float] = []
        for batch in batches:
            start = perf_counter()
            self._target.push(client, batch)
            times.append(perf_counter() - start)
        return times
