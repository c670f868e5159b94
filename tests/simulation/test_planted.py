"""The simulation proves itself: each classic bug, put into a copy of the code, is caught within 200 seeds.

A patch that no longer applies fails: then the bug has to be planted anew.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLANTED = Path(__file__).parent / "planted"
COPIED = ("backend", "sync_protocol", "tests", "pyproject.toml")
LEFT_OUT = ("__pycache__", "stories", "*.pyc")
ON_POSTGRESQL = ("t1-",)
"""SQLite has one writer: what goes wrong between two shows on the other database alone."""


@pytest.mark.parametrize("patch", sorted(PLANTED.glob("*.patch")), ids=lambda patch: patch.stem)
def test_a_planted_bug_is_caught(patch: Path, tmp_path: Path) -> None:
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns(*LEFT_OUT))
        else:
            shutil.copyfile(ROOT / name, tmp_path / name)
    subprocess.run(["git", "apply", "--whitespace=nowarn", patch], cwd=tmp_path, check=True)
    database = "postgresql" if patch.name.startswith(ON_POSTGRESQL) else "sqlite"

    ran = subprocess.run(
        [sys.executable, "-m", "tests.simulation", database, "1-200", "--quick"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "INV-" in ran.stdout, ran.stdout + ran.stderr
    print(ran.stdout.splitlines()[0])


def test_none_of_them_is_missing() -> None:
    assert {patch.name.partition("-")[0] for patch in PLANTED.glob("*.patch")} == {
        "t1",
        "t2",
        "t3",
        "t5",
        "t6",
        "t12",
    }
