"""What the measurements run against: a filled database, the server in a process of its own, and inspectors at tablets.

All inspectors work at one post. Their pushes take the counter of one feed, which is the worst case.
"""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import multiprocessing
import os
import socket
import threading
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

import msgspec
import uvicorn
from cryptography.hazmat.primitives.asymmetric import ec
from msgspec import Raw, Struct
from sqlalchemy.ext.asyncio import AsyncConnection
from uuid_utils import uuid7

from backend import app, demo, listening
from backend.api.shell import SESSION_COOKIE, Server, new_token, token_hash
from backend.cli import settle
from backend.demo_consignments import EDITION
from backend.domain.held import Held
from backend.domain.rights import Person, Role
from backend.outside import keys
from backend.settings import Settings, read
from backend.store import documents, people, streams
from bench.sampler import Sampler
from sync_protocol import cose, rules
from sync_protocol.client import DeviceStream
from sync_protocol.document import Document
from sync_protocol.forms import CVEDP
from sync_protocol.wire import Operation, Push, Result, ResultStatus, encode
from sync_protocol.workflow import Status
from tests.build import SATISFACTORY_CHECKS, a_cvedp, with_boxes

T = TypeVar("T")

CLIENTS = 4
DOCUMENTS = 10_000
BATCH = 100
REV = 2
"""The revision that every document has at first: created, then submitted."""

DECIDED = SATISFACTORY_CHECKS | {
    "part2/laboratory/done": False,
    "part2/decision/acceptable": True,
    "part2/decision/outcome": "internal_market",
}
OUTCOME = "internal_market"
HEADERS = {"Content-Type": "application/json", "X-Waarmerk": "1"}


class Failed(Exception):
    """The server did something else than what was to be measured."""


class Tablet:
    """An inspector who is logged in on an enrolled device, with a connection of its own."""

    def __init__(self, person: Person, stream: DeviceStream, token: str, epoch: str) -> None:
        self.person, self.stream, self._epoch = person, stream, epoch
        self._headers = HEADERS | {"Cookie": f"{SESSION_COOKIE}={token}"}
        self._http: http.client.HTTPConnection | None = None

    def connect(self, port: int) -> None:
        self._http = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def connect_through(self, other: Tablet) -> None:
        """Speak over the connection of another: of thousands of tablets, each asks when its turn comes."""
        self._http = other._http

    def batch(self, operations: Sequence[Operation]) -> bytes:
        """A push of the stream's next operations; the results of those before are known."""
        done = operations[0].seq - 1
        self.stream.acknowledged(operations[-1].seq)
        push = Push(client_id=self.stream.client_id, epoch=self._epoch, ack_through=done, ops=tuple(operations))
        return encode(push)

    def ask(self, path: str, body: bytes, headers: dict[str, str] | None = None) -> bytes:
        """The body of the answer. Raises Failed unless it is 200."""
        assert self._http is not None, "the tablet is not connected"
        self._http.request("POST", path, body, self._headers | (headers or {}))
        reply = self._http.getresponse()
        answer = reply.read()
        if reply.status != 200:
            raise Failed(f"{path} answered {reply.status}: {answer[:300]!r}")
        return answer

    def pull_request(self, checkpoint: str = "") -> bytes:
        return msgspec.json.encode({"client_id": self.stream.client_id, "epoch": self._epoch, "checkpoint": checkpoint})


def all_applied(answer: bytes) -> None:
    """Raises Failed where an operation of a push was not applied: then nothing was measured."""
    for raw in msgspec.json.decode(answer, type=_Answer).results:
        if raw.status is not ResultStatus.APPLIED:
            raise Failed(f"an operation was not applied: {raw}")


class _Answer(Struct):
    results: list[Result]


class Ground(Struct, frozen=True):
    """A filled database, opened for nobody, with the tablets that are known there."""

    settings: Settings
    tablets: list[Tablet]
    documents: list[Document]


def settings_of(url: str, folder: Path) -> Settings:
    return read({"WAARMERK_DATA": str(folder), "DATABASE_URL": url, "WAARMERK_ENVIRONMENT": "acceptance"})


def fill(url: str, folder: Path, *, size: int = DOCUMENTS, devices: int = CLIENTS) -> Ground:
    """Documents in progress at one post, each complete and ready to be decided on, and the inspectors there."""
    return asyncio.run(_fill(settings_of(url, folder), size, devices))


async def _fill(settings: Settings, size: int, devices: int) -> Ground:
    server = await app.open_server(settings)
    now = server.now()
    inspectors = inspectors_at(demo.HARBOUR, range(1, devices + 1))
    tablets = await equip(server, demo.POSTS, demo.EXPORTER, inspectors)
    content = Raw(rules.encode(with_boxes(a_cvedp(), DECIDED)))
    filled = [document_in_progress(number, content, now) for number in range(1, size + 1)]
    for start in range(0, size, 1000):
        changes = [
            documents.Change(before=None, after=Held(one, {}, REV), action="submit", person=inspectors[0], at=now)
            for one in filled[start : start + 1000]
        ]
        async with server.database.begin() as connection:
            await documents.write(connection, changes)
    await server.database.close()
    return Ground(settings, tablets, filled)


def inspectors_at(post: str, numbers: Iterable[int]) -> list[Person]:
    return [Person(id=f"inspector-{n}", name=f"Inspector {n}, {post}", role=Role.INSPECTOR, post=post) for n in numbers]


async def equip(
    server: Server, posts: Sequence[Mapping[str, Any]], exporter: Mapping[str, Any], inspectors: Sequence[Person]
) -> list[Tablet]:
    """Add posts, an exporter, and inspectors, each of whom has enrolled a tablet and is logged in there."""
    now = server.now()
    rows: list[dict[str, Any]] = [
        {
            "id": one.id,
            "email": f"{one.id}@post.example",
            "name": one.name,
            "role": one.role,
            "post": one.post,
            "organisation": None,
            "password_hash": "",
        }
        for one in inspectors
    ]
    async with server.database.begin() as connection:
        await people.add(connection, authorities=posts, organisations=[exporter], people=rows)
        return [await _tablet(connection, server, one, now) for one in inspectors]


async def _tablet(connection: AsyncConnection, server: Server, person: Person, at: datetime) -> Tablet:
    key = ec.generate_private_key(ec.SECP256R1())
    device_id, client_id, token = str(uuid7()), str(uuid7()), new_token()
    public_key = cose.public_key_bytes(key.public_key())
    certificate = keys.device_certificate(server.keys, person.id, device_id, public_key, at)
    device = streams.Device(
        id=device_id, person=person.id, public_key=public_key, kid=cose.key_id_of(public_key).hex(), enrolled_at=at
    )
    await streams.enrol(connection, device, name="Tablet", token_hash=token_hash(new_token()))
    await streams.register(connection, client_id, device_id, person.id)
    await people.start_session(connection, token_hash(token), person.id, at)
    stream = DeviceStream(person.id, person.name, device_id, client_id, key, certificate, lambda: str(uuid7()))
    return Tablet(person, stream, token, server.epoch)


def document_in_progress(number: int, content: Raw, at: datetime) -> Document:
    return Document(
        id=str(uuid7()),
        type=CVEDP,
        edition=EDITION,
        rev=REV,
        status=Status.IN_PROGRESS,
        post=demo.HARBOUR,
        organisation=demo.EXPORTER["id"],
        version=1,
        reference=f"CHEDP.NL.{at.year}.{number:07}",
        content=content,
        arrival=at + timedelta(minutes=number),
        submitted_at=at,
        submitted_by="Exporter South, desk",
        changed_at=at,
        changed_by="Exporter South, desk",
    )


class Running:
    """A server process: its port, its processor time, and what its sampler has seen."""

    def __init__(self, port: int, process_id: int, pipe: Connection) -> None:
        self.port, self.process_id, self._pipe = port, process_id, pipe

    def cpu_s(self) -> float:
        return cpu_s([self.process_id])

    def samples(self) -> dict[str, Any]:
        """What was sampled since the last time that this was asked."""
        self._pipe.send("samples")
        return self._pipe.recv()


@contextlib.contextmanager
def serving(ground: Ground, *, sampled: bool = False) -> Generator[Running]:
    """The server over a filled database, on a port of its own, until the end of the block; the tablets connect."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(ground.settings, theirs, sampled), daemon=True)
    process.start()
    try:
        if not ours.poll(60):
            raise Failed("the server did not start")
        running = Running(ours.recv(), process.pid or 0, ours)
        for tablet in ground.tablets:
            tablet.connect(running.port)
        yield running
    finally:
        ours.send("stop")
        process.join(20)
        process.kill()


def _serve(settings: Settings, pipe: Connection, sampled: bool) -> None:
    listening.run(_serve_until_told(settings, pipe, sampled))


async def _serve_until_told(settings: Settings, pipe: Connection, sampled: bool) -> None:
    server = await app.open_server(settings)
    settle()
    config = uvicorn.Config(
        app.create_app(server),
        http=listening.Listener,
        log_level="warning",
        server_header=False,
        timeout_keep_alive=600,
    )
    web = uvicorn.Server(config)
    sampler = Sampler(server.database.engine.sync_engine) if sampled else None
    # asyncio sends at once (TCP_NODELAY) only where the socket says that it is one of TCP
    with socket.socket(proto=socket.IPPROTO_TCP) as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        loop = asyncio.get_running_loop()

        def told() -> None:
            try:
                word = pipe.recv()
            except EOFError:  # who measured was ended
                loop.remove_reader(pipe.fileno())
                word = "stop"
            if word == "stop":
                server.stop()
                web.should_exit = True
            elif sampler is not None:
                pipe.send(sampler.take())

        loop.add_reader(pipe.fileno(), told)
        serving = asyncio.create_task(web.serve(sockets=[door]))
        while not web.started and not serving.done():  # noqa: ASYNC110 - uvicorn has no event for it
            await asyncio.sleep(0.01)
        pipe.send(port)
        await serving


def cpu_s(process_ids: Sequence[int]) -> float:
    """Processor time of these processes so far, in seconds; those that have ended count no more."""
    ticks = 0
    for process_id in process_ids:
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            fields = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def at_once(work: Sequence[Callable[[], T]]) -> tuple[float, list[T]]:
    """Do all of it at once, a thread each. Returns the seconds from the first to the last, and what each gave."""
    ready = threading.Barrier(len(work) + 1)

    def one(task: Callable[[], T]) -> T:
        ready.wait()
        return task()

    with ThreadPoolExecutor(len(work)) as pool:
        begun = [pool.submit(one, task) for task in work]
        ready.wait()
        start = perf_counter()
        results = [each.result() for each in begun]
        return perf_counter() - start, results
