"""A person at a device, over HTTP, for tests: logs in, enrols, pushes, pulls, signs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import httpx
import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from litestar import Litestar
from sqlalchemy import delete, update
from uuid_utils import uuid7

from backend import app, demo
from backend.api import sessions
from backend.api.shell import SESSION_COOKIE, InHand, Pace, Server, new_token, token_hash
from backend.demo_consignments import EDITION
from backend.outside.nudges import Nudges
from backend.settings import Environment, Settings, database_url
from backend.store import meta, people, schema
from backend.store.database import Database
from backend.store.reference import Lists
from sync_protocol import rules, wire
from sync_protocol.client import DeviceStream, Identity, enrolment, exchange
from sync_protocol.document import Document, Profile, RecordType
from sync_protocol.forms import CVEDP, DocumentType
from sync_protocol.rules import Form
from sync_protocol.wire import Change, Creation, Leave, Operation, Push, Put, Result
from tests.build import a_cvedp

START = datetime(2026, 7, 14, 8, 0, tzinfo=UTC)
APP = {"X-Waarmerk": "1"}


class Clock:
    """The server's time, as a test sets it."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at

    def pass_(self, **time: float) -> datetime:
        self.at += timedelta(**time)
        return self.at


def some_settings(url: str, folder: Path, **more: Any) -> Settings:
    chosen = Settings(
        environment=Environment.DEMO,
        database_url=database_url(url),
        redis_url="",
        data_folder=folder,
        files_folder=folder / "files",
        public_url="http://localhost:8000",
        host="127.0.0.1",
        port=8000,
        keys_secret="",
        push_hosts=("push.example",),
        push_private=False,
        push_contact="mailto:operations@waarmerk.example",
    )
    return msgspec.structs.replace(chosen, **more)


class Office:
    """A running server with the demo's posts and people, and no documents."""

    def __init__(self, server: Server, web: Litestar, clock: Clock) -> None:
        self.server, self.web, self.clock = server, web, clock
        self._transport = httpx.ASGITransport(cast("Any", web))

    def visitor(self) -> httpx.AsyncClient:
        """A browser of its own, without anybody's cookies."""
        return httpx.AsyncClient(transport=self._transport, base_url="http://localhost:8000")

    async def desk(self, member_id: str) -> Desk:
        """The person in a session on an enrolled device, without the time that a password takes."""
        member = next(one for one in demo.MEMBERS if one.id == member_id)
        desk = Desk(self, self.visitor(), member)
        await desk.let_in()
        await desk.enrol()
        return desk


async def settle(url: str, folder: Path, epoch: str = "") -> Server:
    """Makes the tables, the demo's posts and people, and the keys: what the servers of all tests begin with.

    `epoch` is that of another database, for which this one will stand in. A copy may be opened with keys of its own.
    """
    server = await app.open_server(some_settings(url, folder), now=Clock())
    async with server.database.begin() as connection:
        await connection.execute(delete(schema.meta).where(schema.meta.c.key == meta.ROOT))
        if epoch:
            await connection.execute(update(schema.meta).where(schema.meta.c.key == meta.EPOCH).values(value=epoch))
    await demo.add_people(server, _HASHED)
    await server.database.close()
    return server


@asynccontextmanager
async def office(settled: Server, url: str, folder: Path, **more: Any) -> AsyncGenerator[Office]:
    """A server of its own over a database that was settled, or is a copy of one that was."""
    clock = Clock()
    settings = some_settings(url, folder, **more)
    server = msgspec.structs.replace(
        settled,
        settings=settings,
        database=Database(settings.database_url),
        nudges=Nudges(settings.redis_url),
        lists=Lists(settled.lists.files),
        now=clock,
        stopping=asyncio.Event(),
        in_hand=InHand(),
        pace=Pace(),
    )
    web = app.create_app(server, folder=_pages(folder), work=False)
    try:
        yield Office(server, web, clock)
    finally:
        server.stop()
        await server.database.close()


async def until(reached: Callable[[], bool]) -> None:
    """Let the others run until they got there; at most 10 seconds."""
    async with asyncio.timeout(10):
        while not reached():  # noqa: ASYNC110 - a log, a list and a file have no event to wait for
            await asyncio.sleep(0)


_HASHED = sessions.hasher.hash(demo.PASSWORD)


def _pages(folder: Path) -> Path:
    """A built app of a few lines: what the server does with files does not depend on what is in them."""
    pages = folder / "pages"
    (pages / "assets").mkdir(parents=True, exist_ok=True)
    (pages / "index.html").write_text("<!doctype html><title>Waarmerk</title>" + "<p>app</p>" * 100)
    (pages / "check.html").write_text(
        '<!doctype html><meta name="waarmerk-root" content=""><meta name="waarmerk-installation" content="">'
        "<title>Check</title>"
    )
    (pages / "sw.js").write_text("self.addEventListener('fetch', () => {});")
    (pages / "manifest.webmanifest").write_text('{"name": "Waarmerk"}')
    (pages / "assets" / "index-CBA6XdWq.js").write_text("export const app = 1;" * 100)
    (pages / "assets" / "decode.worker-DG5djrMU.js").write_text("postMessage(1);")
    return pages


class Desk:
    """One person at one device."""

    def __init__(self, office: Office, http: httpx.AsyncClient, member: demo.Member) -> None:
        self.office, self.http, self.member = office, http, member
        self.replica: dict[str, Document] = {}
        self.checkpoint = ""
        self.stream: DeviceStream
        self.key: ec.EllipticCurvePrivateKey
        self.identity: Identity
        self.token = ""

    @property
    def now(self) -> datetime:
        return self.office.clock.at

    async def let_in(self) -> None:
        """A session as a login begins it."""
        token = new_token()
        async with self.office.server.database.begin() as connection:
            await people.start_session(connection, token_hash(token), self.member.id, self.now)
        self.http.cookies.set(SESSION_COOKIE, token, domain="localhost.local")

    async def log_in(self, password: str = demo.PASSWORD) -> httpx.Response:
        credentials = {"email": self.member.email, "password": password}
        return await self.http.post("/api/login", json=credentials, headers=APP)

    async def enrol(self) -> None:
        key = enrolment.new_key()
        asked = msgspec.to_builtins(enrolment.asked("Tablet", key))
        reply = (await self.http.post("/api/devices", json=asked, headers=APP)).raise_for_status()
        profile = Profile(
            id=self.member.id,
            name=self.member.name,
            role=self.member.role,
            organisation=self.member.organisation,
        )
        enrolled = msgspec.json.decode(reply.content, type=enrolment.Enrolled)
        self.key, self.identity, self.token = key, enrolment.identity(profile, enrolled), enrolled.token
        self.stream = DeviceStream(
            profile.id, profile.name, enrolled.device_id, new_id(), key, self.identity.certificate, new_id
        )
        await self.register()

    async def register(self) -> None:
        registration = {"client_id": self.stream.client_id, "device_id": self.stream.device_id}
        (await self.http.post("/sync/v1/streams", json=registration, headers=APP)).raise_for_status()

    async def send(self, *operations: Operation, **more: Any) -> httpx.Response:
        """The raw answer to a push."""
        push = Push(
            client_id=self.stream.client_id,
            epoch=more.pop("epoch", self.office.server.epoch),
            ack_through=more.pop("ack_through", 0),
            ops=operations,
        )
        headers = {"Content-Type": "application/json"} | APP
        return await self.http.post(
            "/sync/v1/push", content=wire.encode(push), headers=headers | more.pop("headers", {})
        )

    async def push(self, *operations: Operation) -> list[Result]:
        """The results, one for each operation."""
        reply = (await self.send(*operations)).raise_for_status().json()
        self.stream.acknowledged(reply["last_seq"])
        return [msgspec.convert(result, Result) for result in reply["results"]]

    async def pull_page(self, **more: Any) -> list[dict[str, Any]]:
        return [msgspec.json.decode(line) for line in (await self._page(**more)).splitlines()]

    async def _page(self, **more: Any) -> bytes:
        asked = {
            "client_id": self.stream.client_id,
            "epoch": self.office.server.epoch,
            "checkpoint": self.checkpoint,
        } | more
        return (await self.http.post("/sync/v1/pull", json=asked, headers=APP)).raise_for_status().content

    async def pull(self, **more: Any) -> dict[str, Document]:
        """The replica after pulling until it is complete."""
        while True:
            (page,) = exchange.pages(await self._page(**more))
            for line in page.lines:
                if isinstance(line, Put) and line.type is RecordType.DOCUMENT:
                    self.replica[line.id] = msgspec.json.decode(line.data, type=Document)
                elif isinstance(line, Leave):
                    self.replica.pop(line.id, None)
            self.checkpoint = page.checkpoint.token
            if page.checkpoint.complete:
                return self.replica

    async def set(self, document_id: str, rev: int, boxes: dict[str, Any], **change: Any) -> Result:
        (result,) = await self.push(
            self.stream.operation("document.set", document_id, rev, Change(set=boxes, **change), self.now)
        )
        return result

    async def submit_new(self, content: Form | None = None, type_: DocumentType = CVEDP) -> str:
        """A document of this operator, submitted to the Harbour post. Returns its id."""
        document_id, operations = self.new_document(content, type_)
        for result in await self.push(*operations):
            assert result.status == "applied", result
        return document_id

    def new_document(
        self, content: Form | None = None, type_: DocumentType = CVEDP
    ) -> tuple[str, tuple[Operation, Operation]]:
        """The id of a document, and the operations that make it and submit it to the Harbour post."""
        document_id = new_id()
        filled = content if content is not None else a_cvedp()
        part1 = msgspec.json.decode(rules.encode(filled))["part1"]
        creation = Creation(type_, EDITION, demo.HARBOUR, demo.as_change(part1, "part1"))
        created = self.stream.operation("document.create", document_id, 0, creation, self.now)
        submitted = self.stream.operation(
            "document.submit", document_id, 1, self.signed_part1(document_id, part1), self.now
        )
        return document_id, (created, submitted)

    def signed_part1(self, document_id: str, part1: dict[str, Any], *, rev: int = 1, version: int = 0) -> wire.Signed:
        return self.stream.sign("submit", document_id, {"part1": part1}, self.now, rev=rev, version=version)

    def decision(self, document: Document, *, at: datetime | None = None, **more: Any) -> Operation:
        """The signed decision on a document as this device has it; `more` replaces parts of the operation's body."""
        content = msgspec.json.decode(bytes(document.content))
        decided = content["part2"]["decision"]
        signed = self.stream.sign(
            "decide",
            document.id,
            content,
            at or self.now,
            rev=document.rev,
            version=document.version,
            reference=document.reference,
            outcome=decided["outcome"] if decided["acceptable"] else "refused",
        )
        return self.stream.operation("document.decide", document.id, document.rev, signed, self.now, **more)


SATISFACTORY = {
    "part2/documentary/result": "satisfactory",
    "part2/identity/kind": "full",
    "part2/identity/result": "satisfactory",
    "part2/physical/result": "satisfactory",
    "part2/laboratory/done": False,
}
ACCEPTED = SATISFACTORY | {"part2/decision/acceptable": True, "part2/decision/outcome": "internal_market"}
REFUSED = {
    "part2/documentary/result": "not_satisfactory",
    "part2/laboratory/done": False,
    "part2/decision/acceptable": False,
}
A_REASON = {"part2/decision/reasons/k1": {"reason": "absence_of_certificate"}}


def new_id() -> str:
    return str(uuid7())


def results(reply: httpx.Response) -> Iterable[Result]:
    return [msgspec.convert(one, Result) for one in reply.json()["results"]]
