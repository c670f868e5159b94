"""What pushes and pulls are measured against: one interface for us and for the peers beside us."""

from __future__ import annotations

import http.client
from collections.abc import Sequence
from typing import Any, Protocol

import msgspec

from backend.app import utc_now
from bench.stage import BATCH, REV, Failed, Ground, Running, all_applied
from sync_protocol.wire import Change


class Target(Protocol):
    """A server full of documents, and clients who are logged in there, each with a hundred documents of its own."""

    name: str
    pushes: int
    """Batches of each client in a round."""
    documents: int
    """How many it holds for the client who pulls."""

    def cpu_s(self) -> float:
        """Processor time of the server so far, in seconds."""
        ...

    def batch(self, client: int, turn: int) -> bytes:
        """Patches of two boxes of each of the client's documents; `turn` makes them differ from those before."""
        ...

    def push(self, client: int, batch: bytes) -> None:
        """Send them. Raises Failed unless the server says of each that it is kept."""
        ...

    def pull(self, client: int) -> list[bytes]:
        """The pages of every document, from nothing."""
        ...

    def pull_nothing(self, client: int) -> bytes:
        """Ask for what has happened since the last `pull`, where nothing has."""
        ...


def patch_of(turn: int) -> dict[str, str]:
    """The two boxes of a turn: result and remark of the documentary check."""
    return {
        "result": "satisfactory" if turn % 2 else "not_satisfactory",
        "remark": f"Seen again, number {turn}.",
    }


class Ours:
    """Four inspectors at one post."""

    pushes = 10

    def __init__(self, name: str, ground: Ground, running: Running) -> None:
        self.name, self._ground, self._running = name, ground, running
        self.documents, self._checkpoint = len(ground.documents), ""

    def cpu_s(self) -> float:
        return self._running.cpu_s()

    def batch(self, client: int, turn: int) -> bytes:
        change = Change(set={f"part2/documentary/{name}": value for name, value in patch_of(turn).items()})
        tablet, now = self._ground.tablets[client], utc_now()
        share = self._ground.documents[client * BATCH : (client + 1) * BATCH]
        return tablet.batch([tablet.stream.operation("document.set", one.id, REV, change, now) for one in share])

    def push(self, client: int, batch: bytes) -> None:
        all_applied(self._ground.tablets[client].ask("/sync/v1/push", batch))

    def pull(self, client: int) -> list[bytes]:
        tablet, pages, complete = self._ground.tablets[client], list[bytes](), False
        self._checkpoint = ""
        while not complete:
            pages.append(tablet.ask("/sync/v1/pull", tablet.pull_request(self._checkpoint)))
            end = msgspec.json.decode(pages[-1].splitlines()[-1])
            self._checkpoint, complete = end["token"], end["complete"]
        return pages

    def pull_nothing(self, client: int) -> bytes:
        tablet = self._ground.tablets[client]
        return tablet.ask("/sync/v1/pull", tablet.pull_request(self._checkpoint))


class Connection:
    """A client's own connection to a peer, kept open."""

    def __init__(self, port: int, headers: dict[str, str]) -> None:
        self._http = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self._headers = headers | {"Content-Type": "application/json"}

    def ask(self, method: str, path: str, body: bytes | None = None) -> tuple[bytes, http.client.HTTPMessage]:
        """Body and headers of the answer. Raises Failed where it is an error."""
        try:
            reply, answer = self._exchange(method, path, body)
        except ConnectionError:  # some servers hang up after a few idle seconds
            self._http.close()
            reply, answer = self._exchange(method, path, body)
        if reply.status >= 400:
            raise Failed(f"{method} {path} answered {reply.status}: {answer[:300]!r}")
        return answer, reply.headers

    def _exchange(self, method: str, path: str, body: bytes | None) -> tuple[http.client.HTTPResponse, bytes]:
        self._http.request(method, path, body, self._headers)
        reply = self._http.getresponse()
        return reply, reply.read()


def in_batches(documents: Sequence[dict[str, Any]], size: int) -> list[list[dict[str, Any]]]:
    return [list(documents[start : start + size]) for start in range(0, len(documents), size)]
