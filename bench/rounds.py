"""What is compared is measured in turn, so that a busy moment of the machine strikes each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from statistics import median

Figures = dict[str, float]
Measured = dict[str, list[Figures]]
Summed = dict[str, dict[str, tuple[float, float, float]]]


def alternate(rounds: int, what: Mapping[str, Callable[[], Figures]]) -> Measured:
    """Each of these once in a round, after one that does not count."""
    for measure in what.values():
        measure()
    found: Measured = {name: [] for name in what}
    for _ in range(rounds):
        for name, measure in what.items():
            found[name].append(measure())
    return found


def summed(found: Measured) -> Summed:
    """Median, least and most of each figure."""
    return {
        name: {
            figure: (median(values), min(values), max(values))
            for figure in rounds[0]
            if (values := [one[figure] for one in rounds])
        }
        for name, rounds in found.items()
    }
