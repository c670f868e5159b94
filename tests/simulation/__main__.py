"""`python -m tests.simulation sqlite 1-200`: runs seeds and says what happened; ends with 1 at the first that fails."""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from pathlib import Path

from tests.simulation.record import Recorder
from tests.simulation.seeds import DATABASES, SeedFailed, prepared, run, that_breaks
from tests.simulation.shared import recorded


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation")
    parser.add_argument("database", choices=DATABASES)
    parser.add_argument("seeds", help="one, or the first and the last: 1-200; +200 are those behind the recorded ones")
    parser.add_argument("--only", help="the faults that may happen, by name")
    parser.add_argument(
        "--breaks", type=int, metavar="N", help="look for a seed that breaks invariant N, and no further"
    )
    parser.add_argument("--quick", action="store_true", help="do not look for fewer faults that are enough")
    parser.add_argument("--minutes", type=float, default=math.inf, help="with +N: end after so long")
    asked = parser.parse_args()
    recorder = Recorder(f"python -m tests.simulation {asked.database} +N") if asked.seeds.startswith("+") else None
    first, _, last = asked.seeds.partition("-")
    seeds = range(int(first), int(last or first) + 1)
    if recorder is not None:
        start = recorder.next(asked.database)
        seeds = range(start, start + int(asked.seeds))
    with tempfile.TemporaryDirectory() as folder, prepared(asked.database, Path(folder)) as begun:
        only = None if asked.only is None else asked.only.split(",")
        if asked.breaks is not None:
            found = that_breaks(begun, seeds, asked.breaks, only=only)
            print(found if found is not None else f"none of {len(seeds)} seeds breaks INV-{asked.breaks}")
            return 1 if found is not None else 0
        try:
            if recorder is not None:
                tally = recorded(begun, seeds, recorder, minutes=asked.minutes)
            else:
                tally = run(begun, seeds, only=only, shrink=not asked.quick)
        except SeedFailed as failed:
            print(failed)
            return 1
    print(tally.told())
    return 0


if __name__ == "__main__":
    sys.exit(main())
