"""The simulation proves itself: each classic bug, put into a copy of the code, breaks its invariant within 200 seeds.

A patch that no longer applies fails: then the bug has to be planted anew.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec import Struct

ROOT = Path(__file__).parents[2]
PLANTED = Path(__file__).parent / "planted"
COPIED = ("backend", "sync_protocol", "tests", "pyproject.toml")
LEFT_OUT = ("__pycache__", "stories", "*.pyc")
SOUGHT = range(1, 201)


class Planted(Struct, frozen=True):
    """What the first lines of a patch say of it: what it breaks, where, and a seed that shows it.

    `only` these faults may happen, where others end most runs before two writers meet.
    """

    invariant: int
    database: str
    seed: int
    only: str


def said_of(patch: Path) -> Planted:
    told = dict(line.split(": ") for line in patch.read_text().partition("---")[0].splitlines())
    return Planted(int(told["Breaks"].removeprefix("INV-")), told["On"], int(told["Seed"]), told.get("Only", ""))


@pytest.mark.parametrize("patch", sorted(PLANTED.glob("*.patch")), ids=lambda patch: patch.stem)
def test_a_planted_bug_is_caught(patch: Path, tmp_path: Path) -> None:
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns(*LEFT_OUT))
        else:
            shutil.copyfile(ROOT / name, tmp_path / name)
    subprocess.run(["git", "apply", "--whitespace=nowarn", patch], cwd=tmp_path, check=True)
    planted = said_of(patch)

    caught = _caught(planted, str(planted.seed), tmp_path) or _caught(planted, f"{SOUGHT[0]}-{SOUGHT[-1]}", tmp_path)

    assert f"INV-{planted.invariant} " in caught


def _caught(planted: Planted, seeds: str, folder: Path) -> str:
    """What the simulation says of the bug; nothing where these seeds do not show it."""
    sought = [planted.database, seeds, "--breaks", str(planted.invariant)]
    ran = subprocess.run(
        [sys.executable, "-m", "tests.simulation", *sought, *(["--only", planted.only] if planted.only else [])],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in ran.stderr, ran.stderr
    return ran.stdout if ran.returncode == 1 else ""


def test_none_of_them_is_missing() -> None:
    assert {patch.name.partition("-")[0] for patch in PLANTED.glob("*.patch")} == {
        "t1",
        "t1b",
        "t2",
        "t3",
        "t5",
        "t6",
        "t12",
    }
