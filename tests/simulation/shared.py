"""What is asked of a number of seeds on either database."""

from __future__ import annotations

from pathlib import Path

from tests.simulation import record, seeds
from tests.simulation.seeds import Tally


def ran(database: str, folder: Path) -> Tally:
    """All seeds of this run; a soak leaves a record of itself."""
    chosen = seeds.chosen()
    tally = Tally(database, chosen[0])
    with seeds.prepared(database, folder) as begun:
        seeds.run(begun, chosen, tally)
    print(tally.told())
    if seeds.is_a_soak():
        record.add(
            database,
            tally.first,
            tally.seeds,
            tally.seconds,
            operations=tally.statuses,
            fired=tally.fired,
            checked=tally.checked,
        )
    return tally
