"""Hundreds of runs in which everything goes wrong, on SQLite."""

from __future__ import annotations

import pytest

from tests.simulation import seeds, shared
from tests.simulation.seeds import Tally
from tests.simulation.world import World


@pytest.fixture(scope="module")
def tally(tmp_path_factory: pytest.TempPathFactory) -> Tally:
    return shared.ran("sqlite", tmp_path_factory.mktemp("simulation"))


def test_inv_15_a_wrong_clock_changes_nothing_but_the_time_that_it_says(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with seeds.prepared("sqlite", tmp_path_factory.mktemp("clocks")) as begun:
        for seed in range(1, 4):
            states = {World(begun, seed, only=(), skews=skews).run().state for skews in (1, 2)}
            assert len(states) == 1


def test_the_same_seed_gives_the_same_run(tmp_path_factory: pytest.TempPathFactory) -> None:
    with seeds.prepared("sqlite", tmp_path_factory.mktemp("twice")) as begun:
        first, second = (World(begun, 7).run() for _ in range(2))
        assert (first.trail, first.steps, first.state) == (second.trail, second.steps, second.state)


def test_no_seed_breaks_an_invariant(tally: Tally) -> None:
    assert tally.seeds > 0


def test_each_fault_happens_and_each_invariant_is_looked_at_often_enough(tally: Tally) -> None:
    assert not tally.lacking(), tally.told()
