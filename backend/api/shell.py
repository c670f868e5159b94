"""What every handler stands on: the server's parts, who is calling, and how a body is read."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import re
import secrets
import zlib
from collections import Counter
from collections.abc import Callable, Generator, Mapping
from datetime import datetime, timedelta
from typing import Any, TypeVar

import msgspec
from litestar import Request
from litestar.connection import ASGIConnection
from litestar.di import NamedDependency
from litestar.exceptions import InternalServerException
from msgspec import Struct

from backend.api.problems import Problem
from backend.domain.rights import Person
from backend.outside.key_folder import Keyring
from backend.outside.keys import Keys
from backend.outside.nudges import Nudges
from backend.settings import Settings
from backend.store import people, streams
from backend.store.database import Database
from backend.store.reference import Lists

SESSION_COOKIE = "waarmerk_session"
FROM_THE_APP = "X-Waarmerk"
"""A header that a form or an image of another site cannot send: beside SameSite=Strict, what guards the cookie."""

T = TypeVar("T")

STORABLE = r"\A[^\0]*\Z"
"""The pattern of texts that the database is asked for: PostgreSQL has no room for the character 0."""


class DemoAccount(Struct, frozen=True):
    """An account of the demo, shown to everybody with its password."""

    email: str
    password: str
    name: str
    role: str


class InHand:
    """What one process is answering now, counted by name."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    @contextlib.contextmanager
    def one_more(self, name: str, *, most: int) -> Generator[None]:
        """Raises TOO_MANY where there are as many already."""
        if self._counts[name] >= most:
            raise Problem("TOO_MANY", f"{most} requests of this client are being answered already.", retry_after=1)
        self._counts[name] += 1
        try:
            yield
        finally:
            self._counts[name] -= 1
            if not self._counts[name]:
                del self._counts[name]


class Pace:
    """How often something was done in this minute, counted by name, in one process."""

    def __init__(self) -> None:
        self._minute, self._counts = 0, Counter[str]()

    def allows(self, name: str, at: datetime, *, most: int) -> bool:
        """Counts it, and says whether it is not too often."""
        minute = int(at.timestamp()) // 60
        if minute != self._minute:
            self._minute, self._counts = minute, Counter()
        self._counts[name] += 1
        return self._counts[name] <= most


class SignedForAll:
    """What was signed for everybody in the last minute: by asking again and again nobody makes the keys work."""

    _MINUTE = timedelta(minutes=1)
    _MOST = 64

    def __init__(self) -> None:
        self._kept: dict[str, tuple[object, datetime, bytes]] = {}

    def get(self, name: str, says: object, at: datetime, make: Callable[[], bytes]) -> bytes:
        """What `make` signs, or signed less than a minute ago where it says the same."""
        said, then, kept = self._kept.get(name, (None, at, b""))
        if kept and said == says and timedelta() <= at - then < self._MINUTE:
            return kept
        if len(self._kept) >= self._MOST:
            self._kept.clear()
        made = make()
        self._kept[name] = says, at, made
        return made


class Server(Struct, frozen=True, kw_only=True):
    """The parts that the composition root puts together, as handlers get them."""

    settings: Settings
    database: Database
    keyring: Keyring
    epoch: str
    lists: Lists
    nudges: Nudges
    demo_accounts: tuple[DemoAccount, ...]
    now: Callable[[], datetime]
    stopping: asyncio.Event
    """Set when the process ends: open streams close by themselves."""
    in_hand: InHand = msgspec.field(default_factory=InHand)
    pace: Pace = msgspec.field(default_factory=Pace)
    signed_for_all: SignedForAll = msgspec.field(default_factory=SignedForAll)

    @property
    def keys(self) -> Keys:
        """The keys as they are now: asked for each time, since they change while the server runs."""
        return self.keyring.keys()

    def stop(self) -> None:
        """End what waits; what is being answered is answered."""
        self.stopping.set()
        self.nudges.wake_all()


class Caller(Struct, frozen=True, kw_only=True):
    """Somebody who is logged in."""

    person: Person
    token_hash: str


class Sender(Struct, frozen=True, kw_only=True):
    """Who may send operations of a person: the person in a session, or a device by its upload-only token."""

    person: Person
    device: streams.Device | None
    """None for a session."""
    blocked: bool = False
    """The account is disabled: what it sends is kept for a person to look at."""


def token_hash(token: str) -> str:
    """What is stored of a token. Tokens are random, so that one round of SHA-256 is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_token() -> str:
    return secrets.token_urlsafe(32)


def provide_server(state: Mapping[str, Any]) -> Server:
    server: Server = state["server"]
    return server


async def provide_caller(request: Request[Any, Any, Any], server: NamedDependency[Server]) -> Caller:
    """The person of the session's cookie. Raises LOGIN_REQUIRED without one."""
    caller = await _of_cookie(request, server)
    if caller is None:
        raise Problem("LOGIN_REQUIRED", "There is no login, or it has ended.")
    return caller


async def provide_sender(request: Request[Any, Any, Any], server: NamedDependency[Server]) -> Sender:
    """A session, or a device's token in the header Authorization: sending outlives a login."""
    sender = await provide_courier(request, server)
    if sender.device is not None and sender.device.revoked_at is not None:
        raise Problem("DEVICE_REVOKED", "This device was revoked. What it holds can be exported and handed in.")
    return sender


async def provide_courier(request: Request[Any, Any, Any], server: NamedDependency[Server]) -> Sender:
    """The same, also of a revoked device or a disabled account: what they hold is not lost, and is not applied."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token:
        async with server.database.glance() as connection:
            device = await streams.device_by_token(connection, token_hash(token))
            person = await people.by_id(connection, device.person) if device is not None else None
            blocked = person is not None and await people.is_disabled(connection, person.id)
        if device is None or person is None:
            raise Problem("LOGIN_REQUIRED", "The device's token is not known.")
        return Sender(person=person, device=device, blocked=blocked)
    caller = await provide_caller(request, server)
    return Sender(person=caller.person, device=None)


async def _of_cookie(request: Request[Any, Any, Any], server: Server) -> Caller | None:
    token = request.cookies.get(SESSION_COOKIE)
    if not token:
        return None
    if request.method not in ("GET", "HEAD"):
        require_app(request)
    now, hashed = server.now(), token_hash(token)
    async with server.database.glance() as connection:
        found = await people.of_session(connection, hashed, now)
    if found is None:
        return None
    person, due = found
    if due:
        async with server.database.begin() as connection:
            await people.note_activity(connection, hashed, now)
    return Caller(person=person, token_hash=hashed)


def require_app(connection: ASGIConnection[Any, Any, Any, Any]) -> None:
    if connection.headers.get(FROM_THE_APP) is None:
        raise Problem("NOT_FROM_THE_APP", f"The header {FROM_THE_APP} is missing.")


def address_of(request: Request[Any, Any, Any], proxies: int) -> str:
    """Where a request comes from; empty where that cannot be said. What stands before our proxies is anybody's word."""
    if proxies == 0:
        return request.client.host if request.client is not None else ""
    # A proxy adds to the line that came or writes one of its own behind it: read as one, they say the same.
    lines = request.headers.getall("X-Forwarded-For", [])
    named = [part.strip() for part in ",".join(lines).split(",")]
    return named[-proxies] if len(named) >= proxies else ""


def content_type(request: Request[Any, Any, Any]) -> str:
    """The media type of the body, without its parameters."""
    return request.headers.get("Content-Type", "").partition(";")[0].strip().lower()


async def read_raw(request: Request[Any, Any, Any], *, most: int, accepted: tuple[str, ...]) -> bytes:
    """The request's body. A compressed one is inflated no further than `most` bytes.

    Raises WRONG_TYPE, TOO_LARGE or BAD_REQUEST.
    """
    if content_type(request) not in accepted:
        raise Problem("WRONG_TYPE", f"The request's content type must be {' or '.join(accepted)}.")
    raw = bytearray()
    try:
        async for chunk in request.stream():
            raw += chunk
            if len(raw) > most:
                raise Problem("TOO_LARGE", f"More than {most} bytes.", limit=most)
    except InternalServerException:  # so the framework calls it when the device is gone before its request has ended
        raise Problem("BAD_REQUEST", "The request was cut off.") from None
    match request.headers.get("Content-Encoding", "").lower():
        case "":
            return bytes(raw)
        case "gzip":
            return _inflate(bytes(raw), most)
        case other:
            raise Problem("WRONG_TYPE", f"A body in {other} cannot be read; use gzip or none.")


async def read_body(request: Request[Any, Any, Any], shape: type[T], *, most: int) -> T:
    """The request's JSON as a struct. Raises WRONG_TYPE, TOO_LARGE or BAD_REQUEST."""
    body = await read_raw(request, most=most, accepted=("application/json",))
    try:
        return msgspec.json.decode(body, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Problem("BAD_REQUEST", f"The body does not fit: {error}.") from None


def takes_gzip(request: Request[Any, Any, Any]) -> bool:
    """Whether the answer may be compressed."""
    for part in request.headers.get("Accept-Encoding", "").split(","):
        coding, _, quality = (piece.strip() for piece in part.partition(";"))
        if coding.lower() == "gzip":
            return not _NOT_AT_ALL.fullmatch(quality)
    return False


_NOT_AT_ALL = re.compile(r"q=0(\.0*)?")


def _inflate(raw: bytes, most: int) -> bytes:
    inflater = zlib.decompressobj(wbits=31)
    try:
        body = inflater.decompress(raw, most + 1)
    except zlib.error as error:
        raise Problem("BAD_REQUEST", f"The gzip stream is broken: {error}.") from None
    if len(body) > most:
        raise Problem("TOO_LARGE", f"More than {most} bytes when inflated.", limit=most)
    if not inflater.eof or inflater.unused_data:
        raise Problem("BAD_REQUEST", "The gzip stream is cut off, or something follows it.")
    return body
