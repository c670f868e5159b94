"""Login, logout, and what the app may know before anybody has logged in."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated, Any

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from litestar import Request, Response, get, post
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from msgspec import Meta, Struct

from backend.api import shell
from backend.api.problems import Problem
from backend.api.shell import SESSION_COOKIE, Caller, DemoAccount, Server, new_token, read_body, require_app, token_hash
from backend.outside import keys
from backend.settings import Environment
from backend.store import meta, people
from backend.version import VERSION
from sync_protocol import PROTOCOL_VERSION
from sync_protocol.base64url import base64url
from sync_protocol.document import Profile

hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""OWASP's lowest setting of Argon2id: 33 ms here, where the library's own took 162 ms."""

COOKIE_S = 12 * 3600
"""How long a browser keeps the cookie, closed or not: a working day. The session ends long before (ACC-5)."""

_NOBODY = hasher.hash("nobody has this password")
"""Checked for an unknown address too, so that the time of an answer does not tell which addresses exist."""

_CHECKING = ThreadPoolExecutor(4, thread_name_prefix="password")
"""Passwords checked at once: each takes 19 MiB and a core."""


class Credentials(Struct, frozen=True):
    email: Annotated[str, Meta(max_length=254, pattern=shell.STORABLE)]
    password: Annotated[str, Meta(max_length=1024)]


class NewPassword(Struct, frozen=True):
    """Long enough to be worth guessing at, where nothing else stands beside it."""

    old: Annotated[str, Meta(max_length=1024)]
    password: Annotated[str, Meta(min_length=12, max_length=1024)]


class LoggedIn(Struct, frozen=True):
    profile: Profile


class About(Struct, frozen=True, kw_only=True):
    """`server_key`: the point of the key that unsent work is sealed to, `push_key`: of the key that signs notices;
    both uncompressed P-256, base64url without padding. `root`: the key that the published key set is signed with."""

    name: str
    version: str
    protocol: int
    environment: Environment
    demo: bool
    demo_accounts: tuple[DemoAccount, ...]
    public_url: str
    epoch: str
    server_key: str
    push_key: str
    root: str
    server_time: str


async def _matches(stored: str, password: str) -> bool:
    try:
        return await asyncio.get_running_loop().run_in_executor(_CHECKING, hasher.verify, stored, password)
    except VerifyMismatchError:
        return False


@post("/api/login", status_code=200)
async def login(request: Request[Any, Any, Any], server: NamedDependency[Server]) -> Response[LoggedIn]:
    """Start a session. Five wrong passwords in a row disable the account (ACC-5)."""
    require_app(request)
    data = await read_body(request, Credentials, most=8192)
    async with server.database.snapshot() as connection:
        found = await people.by_email(connection, data.email)
    person, stored, disabled = found if found is not None else (None, _NOBODY, False)
    right = await _matches(stored, data.password)
    if person is None:
        raise Problem("LOGIN_REFUSED", "The e-mail address or the password is wrong.")
    if disabled:
        raise _disabled()
    now = server.now()
    await _refuse_disabled(server, person.id)
    if not right:
        raise await _wrong(server, person.id, "The e-mail address or the password is wrong.")
    token = new_token()
    async with server.database.begin() as connection:
        # Checking a password takes time: wrong ones sent beside this one may have disabled the account meanwhile.
        again = await people.by_email(connection, data.email)
        if again is None or again[2]:
            raise _disabled()
        await people.start_session(connection, token_hash(token), person.id, now)
        profile = await people.profile(connection, person.id)
    cookie = Cookie(
        key=SESSION_COOKIE,
        value=token,
        httponly=True,
        samesite="strict",
        secure=server.settings.secure_cookies,
        max_age=COOKIE_S,
        path="/",
    )
    return Response(LoggedIn(profile), cookies=[cookie], headers={"Cache-Control": "no-store"})


def _disabled() -> Problem:
    return Problem("ACCOUNT_DISABLED", "This account is disabled. An administrator of the authority can activate it.")


async def _refuse_disabled(server: Server, person_id: str) -> None:
    """Asked once more after a password was looked at, whatever came of it: many that are sent at once all find the
    account open, and from the sixth on nobody may learn which of them was right."""
    async with server.database.glance() as connection:
        if await people.is_disabled(connection, person_id):
            raise _disabled()


async def _wrong(server: Server, person_id: str, sentence: str) -> Problem:
    """Counts a wrong password, and says how many are left."""
    async with server.database.begin() as connection:
        left = await people.count_failure(connection, person_id, server.now())
    return _disabled() if left is None else Problem("LOGIN_REFUSED", sentence, tries_left=left)


@post("/api/logout", status_code=204)
async def logout(server: NamedDependency[Server], caller: NamedDependency[Caller]) -> Response[None]:
    """End the session."""
    async with server.database.begin() as connection:
        await people.end_session(connection, caller.token_hash)
    return Response(None, status_code=204, cookies=[Cookie(key=SESSION_COOKIE, value="", max_age=0, path="/")])


@post("/api/password", status_code=204)
async def change_password(
    request: Request[Any, Any, Any], server: NamedDependency[Server], caller: NamedDependency[Caller]
) -> None:
    """Change one's own password; a wrong old one counts as at a login. The person's other sessions end."""
    data = await read_body(request, NewPassword, most=8192)
    async with server.database.snapshot() as connection:
        stored = await people.password_hash(connection, caller.person.id)
    right = await _matches(stored, data.old)
    await _refuse_disabled(server, caller.person.id)
    if not right:
        raise await _wrong(server, caller.person.id, "The password is wrong.")
    hashed = await asyncio.get_running_loop().run_in_executor(_CHECKING, hasher.hash, data.password)
    async with server.database.begin() as connection:
        if not await people.change_password(connection, caller.person.id, hashed):
            raise _disabled()
        await people.end_sessions(connection, caller.person.id, but=caller.token_hash)


@get("/api/me")
async def me(server: NamedDependency[Server], caller: NamedDependency[Caller]) -> LoggedIn:
    """Who is logged in."""
    async with server.database.snapshot() as connection:
        return LoggedIn(await people.profile(connection, caller.person.id))


@get("/api/about")
async def about(server: NamedDependency[Server]) -> About:
    """What this installation is, and the public keys that a device needs."""
    async with server.database.glance() as connection:
        epoch = await meta.get(connection, meta.EPOCH)
    return About(
        name="Waarmerk",
        version=VERSION,
        protocol=PROTOCOL_VERSION,
        environment=server.settings.environment,
        demo=server.settings.environment is Environment.DEMO,
        demo_accounts=server.demo_accounts,
        public_url=server.settings.public_url,
        epoch=epoch or server.epoch,
        server_key=keys.outbox_public_key(server.keys),
        push_key=keys.push_public_key(server.keys),
        root=base64url(keys.root_public_key(server.keys)),
        server_time=server.now().isoformat(),
    )


@get("/api/health")
async def health(server: NamedDependency[Server]) -> dict[str, str]:
    """Whether this process answers and reaches its database."""
    async with server.database.snapshot() as connection:
        await connection.exec_driver_sql("SELECT 1")
    return {"status": "ok", "version": VERSION}


HANDLERS = (login, logout, change_password, me, about, health)
