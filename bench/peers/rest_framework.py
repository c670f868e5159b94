"""A plain service of Django REST framework on PostgreSQL (the folder rest)."""

from __future__ import annotations

import contextlib
import secrets
import subprocess
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import msgspec

from bench import peers
from bench.stage import BATCH, CLIENTS
from bench.targets import Connection, in_batches, patch_of

SERVICE = peers.HERE / "rest"
USER = "inspector"


class RestFramework:
    name, pushes = "Django REST framework", 2

    def __init__(self, port: int, process: int, token: str, documents: Sequence[dict[str, Any]]) -> None:
        self._process, self.documents = process, len(documents)
        self._clients = [Connection(port, {"Authorization": f"Token {token}"}) for _ in range(CLIENTS)]
        self._shares = in_batches([{"id": one["id"]} for one in documents], BATCH)
        self._since = ""
        for some in in_batches(documents, BATCH):
            rows = [one | one["content"]["part2"]["documentary"] | {"remark": "-"} for one in some]
            self._clients[0].ask("POST", "/documents", msgspec.json.encode(rows))

    def cpu_s(self) -> float:
        return peers.cpu_with_children(self._process)

    def batch(self, client: int, turn: int) -> bytes:
        return msgspec.json.encode([one | patch_of(turn) for one in self._shares[client]])

    def push(self, client: int, batch: bytes) -> None:
        self._clients[client].ask("PATCH", "/documents", batch)

    def pull(self, client: int) -> list[bytes]:
        pages, self._since = list[bytes](), ""
        while found := msgspec.json.decode(page := self._ask_since(client)):
            pages.append(page)
            self._since = found[-1]["changed_at"]
        return pages

    def pull_nothing(self, client: int) -> bytes:
        return self._ask_since(client)

    def _ask_since(self, client: int) -> bytes:
        return self._clients[client].ask("GET", f"/documents?since={quote(self._since)}")[0]


@contextlib.contextmanager
def serving(folder: Path, url: str, documents: Sequence[dict[str, Any]]) -> Generator[RestFramework]:
    """A service of its own with all documents, until the end of the block."""
    python, address = peers.python_of("rest_framework"), urlsplit(url)
    environ = {
        "DJANGO_SETTINGS_MODULE": "settings",
        "PEER_SECRET": secrets.token_hex(16),
        "PEER_DATABASE": address.path.strip("/"),
        "PEER_USER": address.username or "",
        "PEER_PASSWORD": address.password or "",
        "PEER_HOST": address.hostname or "",
        "PEER_PORT": str(address.port),
    }

    def manage(*words: str) -> str:
        command = [python, "-m", "django", *words, "--pythonpath", SERVICE]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=peers.environment() | environ)
        return done.stdout

    manage("migrate", "--run-syncdb", "--verbosity=0")
    manage("shell", "--command", f"from django.contrib.auth.models import User; User.objects.create_user({USER!r})")
    token = manage("drf_create_token", USER).split()[2]

    def command(port: int) -> list[str | Path]:
        how = ["--worker-class", "gthread", "--threads", str(CLIENTS), "--keep-alive", "600", "--timeout", "600"]
        place = ["--bind", f"127.0.0.1:{port}", "--chdir", SERVICE]
        return [python.parent / "gunicorn", *how, *place, "django.core.wsgi:get_wsgi_application()"]

    with peers.server(command, folder, environ) as (port, process):
        yield RestFramework(port, process, token, documents)
