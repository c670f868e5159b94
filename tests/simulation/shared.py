"""What is asked of a number of seeds on either database."""

from __future__ import annotations

import math
import time
from pathlib import Path

from tests.simulation import seeds
from tests.simulation.record import Recorder
from tests.simulation.seeds import Tally

AT_ONCE = 25
"""Seeds after which a long run writes down how far it is."""


def ran(database: str, folder: Path) -> Tally:
    """All seeds of this run; a soak leaves a record of itself."""
    chosen = seeds.chosen(database)
    recorder = Recorder("make soak") if seeds.is_a_soak() else None
    with seeds.prepared(database, folder) as begun:
        tally = seeds.run(begun, chosen) if recorder is None else recorded(begun, chosen, recorder)
    print(tally.told())
    return tally


def recorded(begun: seeds.Ground, chosen: range, recorder: Recorder, *, minutes: float = math.inf) -> Tally:
    """A long run, of which the record is true at any time; it ends by itself after so many minutes."""
    whole, end = Tally(begun.disk.kind, chosen[0]), time.monotonic() + minutes * 60
    for first in chosen[::AT_ONCE]:
        if time.monotonic() > end:
            break
        tally = seeds.run(begun, range(first, min(first + AT_ONCE, chosen.stop)))
        recorder.add(tally)
        whole.add(tally)
    return whole
