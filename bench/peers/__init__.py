"""Other systems that keep documents, from their own registries, each in its usual shape and on the same machine as us.

Their versions stand in lock files beside this one. All wait for the disk before they answer, as we do; where one does
less than we do (no rights, no history, no sealed audit), that is in its favour.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Generator, Mapping
from pathlib import Path

import msgspec

from bench.stage import cpu_s
from tests import services

HERE = Path(__file__).parent
NAMED = ("kinto", "waitress", "django", "djangorestframework", "psycopg", "gunicorn")
INSTALLED = HERE.parents[1] / ".bench"


def python_of(name: str) -> Path:
    """The interpreter that has the packages of the lock file `name`.txt, installed now where it has not been yet."""
    lock, folder = HERE / f"{name}.txt", INSTALLED / name
    with _installing(folder, lock) as needed:
        if needed:
            subprocess.run([_uv(), "venv", "--quiet", "--python", sys.executable, folder], check=True)
            interpreter = ["--python", folder / "bin" / "python"]
            subprocess.run([_uv(), "pip", "sync", "--quiet", "--require-hashes", *interpreter, lock], check=True)
    return folder / "bin" / "python"


def modules_of(name: str) -> Path:
    """The folder with the packages of the npm lock file in the folder `name`."""
    folder = INSTALLED / name
    with _installing(folder, HERE / name / "package-lock.json") as needed:
        if needed:
            folder.mkdir(parents=True)
            for file in (HERE / name).iterdir():
                shutil.copy(file, folder)
            # None of the packages needs its scripts: what is compiled comes with them.
            command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
            subprocess.run(command, cwd=folder, check=True)
    return folder


def _uv() -> Path:
    return Path(sys.prefix) / "bin" / "uv"


@contextlib.contextmanager
def _installing(folder: Path, lock: Path) -> Generator[bool]:
    """Whether it has to be done; a folder whose installation broke off, or is of another lock file, is made anew."""
    kept = folder / "installed.lock"
    needed = not kept.exists() or kept.read_bytes() != lock.read_bytes()
    if needed:
        shutil.rmtree(folder, ignore_errors=True)
    yield needed
    if needed:
        shutil.copy(lock, kept)


@contextlib.contextmanager
def server(
    command: Callable[[int], list[str | Path]], folder: Path, environ: Mapping[str, str] | None = None
) -> Generator[tuple[int, int]]:
    """Run a peer until the end of the block: gives its port and its process."""
    folder.mkdir(parents=True, exist_ok=True)
    given = [f"{name}={value}" for name, value in (environ or {}).items()]
    with services.running(lambda port: ["env", *given, *command(port)], _listens, folder) as running:
        yield running


def _listens(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def cpu_with_children(process: int) -> float:
    """Processor time, in seconds, of a process and of those that it has started and that still run."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return cpu_s([process]) + sum(cpu_with_children(int(child)) for child in children)


def environment() -> dict[str, str]:
    """What a peer's commands are run with: ours, without what would lead them to our own packages."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}


def versions() -> dict[str, str]:
    """Of each peer and of what it stands on, as locked."""
    locked = (HERE / "kinto.txt").read_text() + (HERE / "rest_framework.txt").read_text()
    found = {name: number for name, number in re.findall(r"^([\w-]+)==([\w.]+)", locked, re.MULTILINE) if name in NAMED}
    manifest = msgspec.json.decode((HERE / "pouchdb" / "package.json").read_bytes())
    return found | manifest["dependencies"]
