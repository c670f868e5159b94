"""Real PostgreSQL and Redis servers for the tests, started from the machine's own programs.

Each server is private to one test session: a temporary folder, a random port of the loopback
interface, a random password. It ends with the test process, also when that is killed.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Generator, Sequence
from pathlib import Path

# PostgreSQL refuses to run as root; this account owns nothing and is on every Unix.
UNPRIVILEGED = "nobody"
START_SECONDS = 30
STOP_SECONDS = 20


class NotInstalled(Exception):
    """A server program is missing from this machine; says how to get it."""


class Postgres:
    """A running cluster that hands out databases."""

    def __init__(self, port: int, password: str, psql: Path) -> None:
        self._port = port
        self._password = password
        self._psql = psql
        self._numbers = itertools.count(1)

    def url(self, database: str) -> str:
        """The address of a database, as the settings of the server spell it."""
        return f"postgresql://tests:{self._password}@127.0.0.1:{self._port}/{database}"

    def create(self, template: str = "template0") -> str:
        """Make a new database, empty or as a copy of `template`, and return its name."""
        name = f"t{next(self._numbers)}"
        self._run(f'create database "{name}" template "{template}"')
        return name

    def drop(self, name: str) -> None:
        """Remove a database and end the connections that a test left open."""
        self._run(f'drop database "{name}" with (force)')

    @contextlib.contextmanager
    def database(self, template: str = "template0") -> Generator[str]:
        """The address of a new database that is dropped at the end."""
        name = self.create(template)
        try:
            yield self.url(name)
        finally:
            self.drop(name)

    def _run(self, statement: str) -> None:
        place = ["--host=127.0.0.1", f"--port={self._port}", "--username=tests", "--dbname=postgres"]
        command = [self._psql, "--no-psqlrc", "--quiet", *place, f"--command={statement}"]
        subprocess.run(command, check=True, timeout=START_SECONDS, env={"PGPASSWORD": self._password})


@contextlib.contextmanager
def postgres(*settings: str) -> Generator[Postgres]:
    """Start a cluster, with the durability that a real one has but for `settings`; removed at the end."""
    programs = postgres_programs()
    password = secrets.token_hex(16)
    account = UNPRIVILEGED if os.geteuid() == 0 else None
    with _folder(account) as folder:
        data = folder / "data"
        secret = folder / "password"
        secret.write_text(password)
        secret.chmod(0o644)  # the folder itself is closed to others
        options = ["--username=tests", f"--pwfile={secret}", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"]
        subprocess.run(
            [programs / "initdb", f"--pgdata={data}", *options],
            check=True,
            stdout=subprocess.DEVNULL,
            user=account,
            extra_groups=[] if account else None,
            cwd=folder,
        )

        def command(port: int) -> list[str | Path]:
            own = ["listen_addresses=127.0.0.1", f"port={port}", f"unix_socket_directories={folder}"]
            return [programs / "postgres", "-D", data, *itertools.chain(*(("-c", each) for each in [*own, *settings]))]

        def ready(port: int) -> bool:
            probe = [programs / "pg_isready", "-h", "127.0.0.1", "-p", str(port), "-d", "postgres", "-U", "tests"]
            return subprocess.run(probe, stdout=subprocess.DEVNULL, check=False).returncode == 0

        with running(command, ready, folder, account, stop=signal.SIGINT) as (port, _):
            yield Postgres(port, password, programs / "psql")


@contextlib.contextmanager
def redis() -> Generator[str]:
    """Start a Redis that keeps nothing on disk; gives its address."""
    program = redis_program()
    password = secrets.token_hex(16)
    with _folder(None) as folder:
        secret = folder / "redis.conf"  # not on the command line, where every user of the machine can read it
        secret.write_text(f"requirepass {password}\n")

        def command(port: int) -> list[str | Path]:
            place = ["--bind", "127.0.0.1", "--port", str(port), "--dir", folder]
            return [program, secret, *place, "--save", "", "--appendonly", "no"]

        with running(command, _answers_redis, folder) as (port, _):
            yield f"redis://:{password}@127.0.0.1:{port}/0"


def postgres_programs() -> Path:
    """The folder of the newest PostgreSQL server on this machine, wherever Debian or the PATH has it."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/postgres")
    newest = sorted(debian, key=lambda program: int(program.parent.parent.name))
    if newest:
        return newest[-1].parent
    if found := shutil.which("postgres"):
        return Path(found).resolve().parent
    raise NotInstalled("The tests need a PostgreSQL server: sudo apt-get install -y postgresql")


def redis_program() -> Path:
    """The Redis server of this machine."""
    if found := shutil.which("redis-server"):
        return Path(found)
    raise NotInstalled("The tests need a Redis server: sudo apt-get install -y redis-server")


@contextlib.contextmanager
def _folder(account: str | None) -> Generator[Path]:
    """A closed folder, given to `account`. Its path is short, for the sockets in it."""
    folder = Path(tempfile.mkdtemp(prefix="waarmerk-", dir="/tmp"))
    try:
        if account:
            shutil.chown(folder, account)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def running(
    command: Callable[[int], Sequence[str | Path]],
    ready: Callable[[int], bool],
    folder: Path,
    account: str | None = None,
    *,
    stop: signal.Signals = signal.SIGTERM,
) -> Generator[tuple[int, int]]:
    """Run a server until the end of the block, on a free port: gives the port and the process."""
    # Another program may take the port between our look and the server's start: then try the next.
    for _ in range(3):
        port = _free_port()
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [*tied_to_us(stop), *command(port)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=folder,
                user=account,
                extra_groups=[] if account else None,
            )
        try:
            if _await_ready(process, lambda at=port: ready(at)):
                yield port, process.pid
                return
        finally:
            process.send_signal(stop)
            process.wait(STOP_SECONDS)
    raise RuntimeError(f"{command(0)[0]} does not start:\n{(folder / 'log').read_text(errors='replace')}")


def tied_to_us(stop: signal.Signals) -> list[str]:
    """Put before the command of a server, it ends that with this process even where no `finally` runs (Linux only)."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", stop.name.removeprefix("SIG"), "--"] if setpriv else []


def _await_ready(process: subprocess.Popen[bytes], ready: Callable[[], bool]) -> bool:
    """Wait until the server answers; false when it ended instead."""
    end = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < end:
        if ready():
            return True
        time.sleep(0.02)
    return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers_redis(port: int) -> bool:
    """Any answer will do, also that a password is needed."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            connection.sendall(b"PING\r\n")
            return connection.recv(1) in {b"+", b"-"}
    except OSError:
        return False
