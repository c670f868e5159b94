"""Hundreds of runs in which everything goes wrong, on PostgreSQL."""

from __future__ import annotations

import pytest

from tests.simulation import seeds, shared
from tests.simulation.seeds import Tally
from tests.simulation.world import World


@pytest.fixture(scope="module")
def tally(tmp_path_factory: pytest.TempPathFactory) -> Tally:
    return shared.ran("postgresql", tmp_path_factory.mktemp("simulation"))


def test_the_same_seed_gives_the_same_run_whatever_ran_before(tmp_path_factory: pytest.TempPathFactory) -> None:
    with seeds.prepared("postgresql", tmp_path_factory.mktemp("twice")) as begun:
        first, _, again = (World(begun, seed).run() for seed in (7, 8, 7))
        assert (first.trail, first.steps, first.state) == (again.trail, again.steps, again.state)


def test_no_seed_breaks_an_invariant(tally: Tally) -> None:
    assert tally.seeds > 0


def test_each_fault_happens_and_each_invariant_is_looked_at_often_enough(tally: Tally) -> None:
    assert not tally.lacking(), tally.told()
