"""Long runs and their records, `docs/runs/NAME.json`: a long run counts when the record that it wrote is committed."""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from sync_protocol import generate

ROOT = Path(__file__).parents[1]
RUNS = ROOT / "docs" / "runs"


class Run(Struct, frozen=True, kw_only=True):
    """What every record says: of which commit and protocol, when, where, for how long.

    `seed` gives the same run again: WAARMERK_SEED takes it. `changed` are files that no commit holds.
    """

    command: str
    commit: str
    changed: tuple[str, ...]
    protocol: str
    at: datetime
    machine: str
    load: float
    seconds: float
    seed: int


RunT = TypeVar("RunT", bound=Run)


def protocol_hash() -> str:
    """Of all that travels, and of every form and rule."""
    catalogue = generate.files()["pwa/src/forms.gen.json"]
    return hashlib.sha256(f"{generate.schema()}\n{catalogue}".encode()).hexdigest()


def facts(seed: int, seconds: float, *, of: Sequence[str]) -> dict[str, Any]:
    """The fields of a `Run` that `make soak` made just now; `of` are the folders that it tried."""
    return {
        "command": "make soak",
        "commit": _git("rev-parse", "--short", "HEAD"),
        "changed": tuple(sorted(line[3:] for line in _git("status", "--porcelain", "--", *of).splitlines())),
        "protocol": protocol_hash(),
        "at": datetime.now(UTC).replace(microsecond=0),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
        "load": round(os.getloadavg()[0], 1),
        "seconds": round(seconds),
        "seed": seed,
    }


def write(name: str, run: Run) -> None:
    """Put the record where it is committed."""
    (RUNS / f"{name}.json").write_bytes(msgspec.json.format(msgspec.json.encode(run), indent=1) + b"\n")


def read(name: str, kind: type[RunT]) -> RunT:
    """The record that is kept with the code."""
    return msgspec.json.decode((RUNS / f"{name}.json").read_bytes(), type=kind)


def of_which_protocol(run: Run, told: str) -> str:
    """What the record says, and what it is worth today."""
    if run.protocol == protocol_hash():
        return f"{told}: of the protocol as it is ({run.protocol[:12]})."
    return f"{told}: but of protocol {run.protocol[:12]}, and it is {protocol_hash()[:12]} now. Run make soak."


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False).stdout.rstrip()
