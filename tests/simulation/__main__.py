"""`python -m tests.simulation sqlite 1-200`: runs seeds and says what happened; ends with 1 at the first that fails."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.simulation.seeds import DATABASES, SeedFailed, Tally, prepared, run, that_breaks


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation")
    parser.add_argument("database", choices=DATABASES)
    parser.add_argument("seeds", help="one, or the first and the last: 1-200")
    parser.add_argument("--only", help="the faults that may happen, by name")
    parser.add_argument(
        "--breaks", type=int, metavar="N", help="look for a seed that breaks invariant N, and no further"
    )
    parser.add_argument("--quick", action="store_true", help="do not look for fewer faults that are enough")
    asked = parser.parse_args()
    first, _, last = asked.seeds.partition("-")
    seeds = range(int(first), int(last or first) + 1)
    tally = Tally(asked.database, seeds[0])
    with tempfile.TemporaryDirectory() as folder, prepared(asked.database, Path(folder)) as begun:
        if asked.breaks is not None:
            found = that_breaks(begun, seeds, asked.breaks)
            print(found if found is not None else f"none of {len(seeds)} seeds breaks INV-{asked.breaks}")
            return 1 if found is not None else 0
        try:
            only = None if asked.only is None else asked.only.split(",")
            run(begun, seeds, tally, only=only, shrink=not asked.quick)
        except SeedFailed as failed:
            print(failed)
            print(tally.told())
            return 1
    print(tally.told())
    return 0


if __name__ == "__main__":
    sys.exit(main())
