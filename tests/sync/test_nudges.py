"""A device that waits is told that something moved: soon, without being asked, and never instead of the truth."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
from redis.asyncio import Redis

from backend.api import sync
from backend.api.shell import SESSION_COOKIE, Caller, Server, token_hash
from backend.demo import AIRPORT, HARBOUR
from backend.domain.rights import feeds_of, post_feed, profile_feed
from backend.outside.nudges import CHANNEL, Nudges
from backend.store import people
from tests.desk import APP, Desk, Office, office

HERE, ELSEWHERE = frozenset((post_feed(HARBOUR),)), frozenset((post_feed(AIRPORT),))
PATIENCE_S = 10.0
"""For what another process has to bring; a test that waits so long has failed."""


async def soon(event: asyncio.Event) -> None:
    await asyncio.wait_for(event.wait(), PATIENCE_S)
    event.clear()


@asynccontextmanager
async def listening(nudges: Nudges) -> AsyncGenerator[Nudges]:
    """Running, and known to Redis."""
    async with nudges.running():
        await soon(nudges.notices)
        yield nudges


async def test_a_submission_at_one_server_wakes_who_waits_at_another(
    settled: Server, settled_url: str, redis_url: str, tmp_path: Path
) -> None:
    async with (
        office(settled, settled_url, tmp_path / "one", redis_url=redis_url) as one,
        office(settled, settled_url, tmp_path / "other", redis_url=redis_url) as other,
        listening(one.server.nudges),
        listening(other.server.nudges),
        other.server.nudges.waiting(HERE) as here,
        other.server.nudges.waiting(ELSEWHERE) as elsewhere,
    ):
        operator = await one.desk("operator-1")

        await operator.submit_new()

        await soon(here)
        await soon(other.server.nudges.notices)
        assert not elsewhere.is_set()


async def test_what_a_server_said_itself_does_not_wake_its_own_a_second_time(redis_url: str) -> None:
    async with (
        listening(Nudges(redis_url)) as one,
        listening(Nudges(redis_url)) as other,
        one.waiting(HERE) as here,
        one.waiting(ELSEWHERE) as elsewhere,
    ):
        await one.tell(HERE)
        await soon(here)

        await other.tell(ELSEWHERE)
        await soon(elsewhere)  # Redis keeps the order: the first has been heard by now

        assert not here.is_set()


async def test_what_is_not_understood_makes_everybody_look_and_ends_nothing(redis_url: str) -> None:
    async with (
        listening(Nudges(redis_url)) as one,
        listening(Nudges(redis_url)) as other,
        one.waiting(HERE) as here,
        Redis.from_url(redis_url) as stranger,
    ):
        await stranger.publish(CHANNEL, b"\xff not ours")
        await soon(here)

        await other.tell(HERE)
        await soon(here)


async def test_who_comes_back_to_redis_looks_at_what_it_missed(redis_url: str) -> None:
    async with listening(Nudges(redis_url)) as one, one.waiting(HERE) as here, Redis.from_url(redis_url) as stranger:
        await stranger.client_kill_filter(_type="pubsub")

        await soon(here)


async def test_without_redis_a_server_still_wakes_its_own() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nudges = Nudges(f"redis://127.0.0.1:{closed.getsockname()[1]}")
        async with nudges.running(), nudges.waiting(HERE) as here:
            await nudges.tell(HERE)

            assert here.is_set()


async def test_a_redis_that_hangs_holds_nobody_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        nudges = Nudges(f"redis://127.0.0.1:{silent.getsockname()[1]}")
        async with nudges.running(), nudges.waiting(HERE) as here:
            await asyncio.wait_for(nudges.tell(HERE), PATIENCE_S)

            assert here.is_set()


@asynccontextmanager
async def over_http(office: Office) -> AsyncGenerator[str]:
    """The address of the office's server on a socket of its own: what streams cannot be tried without one."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(office.web, lifespan="off", log_level="error")
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            office.server.stop()
            server.should_exit = True
            await serving


async def next_event(lines: AsyncIterator[str]) -> str:
    async for line in lines:
        if line.startswith("event: "):
            return line
    return ""


async def test_a_window_that_waits_is_told_and_is_forgotten_when_it_closes(
    operator: Desk, inspector: Desk, harbour: Office
) -> None:
    feed = profile_feed(inspector.member.id)
    async with over_http(harbour) as address, httpx.AsyncClient(cookies=dict(inspector.http.cookies)) as window:
        async with window.stream("GET", f"{address}/sync/v1/nudges") as stream:
            assert stream.headers["content-type"].startswith("text/event-stream")
            assert stream.headers["cache-control"] == "no-store"
            lines = stream.aiter_lines()
            assert await anext(lines) == ": open"
            assert harbour.server.nudges.waiters(feed) == 1

            await operator.submit_new()

            assert await asyncio.wait_for(next_event(lines), PATIENCE_S) == "event: moved"

        await window.get(f"{address}/api/health")  # by its answer the server has seen the other connection end
        assert harbour.server.nudges.waiters(feed) == 0


async def test_a_server_that_stops_ends_the_streams(inspector: Desk, harbour: Office) -> None:
    async with (
        over_http(harbour) as address,
        httpx.AsyncClient(cookies=dict(inspector.http.cookies)) as window,
        window.stream("GET", f"{address}/sync/v1/nudges") as stream,
    ):
        lines = stream.aiter_lines()
        await anext(lines)

        harbour.server.stop()

        assert await asyncio.wait_for(next_event(lines), PATIENCE_S) == ""


@pytest.fixture
async def caller(inspector: Desk) -> Caller:
    token = inspector.http.cookies[SESSION_COOKIE]
    async with inspector.office.server.database.snapshot() as connection:
        person = await people.by_id(connection, inspector.member.id)
    assert person is not None
    return Caller(person=person, token_hash=token_hash(token))


async def test_a_stream_ends_with_its_session(caller: Caller, inspector: Desk, harbour: Office) -> None:
    async with contextlib.aclosing(sync.nudges_of(harbour.server, caller, heartbeat_s=0.01)) as stream:
        assert await anext(stream) == b": open\n\n"
        assert await anext(stream) == b": still here\n\n"

        await inspector.http.post("/api/logout", headers=APP)

        rest = [line async for line in stream]
        assert set(rest) <= {b": still here\n\n"}


async def test_a_stream_ends_with_its_session_also_where_something_happens_all_the_time(
    caller: Caller, inspector: Desk, harbour: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync, "COALESCE_S", 0)
    async with contextlib.aclosing(sync.nudges_of(harbour.server, caller, heartbeat_s=0.05)) as stream:
        assert await anext(stream) == b": open\n\n"
        await inspector.http.post("/api/logout", headers=APP)

        ended_by = asyncio.get_running_loop().time() + PATIENCE_S
        line: bytes | None = b""
        while line is not None:
            assert asyncio.get_running_loop().time() < ended_by
            await harbour.server.nudges.tell(feeds_of(caller.person))
            line = await anext(stream, None)


async def test_one_person_has_so_many_windows_and_no_more(caller: Caller, inspector: Desk, harbour: Office) -> None:
    async with contextlib.AsyncExitStack() as open_windows:
        for _ in range(sync.MAX_NUDGED):
            await open_windows.enter_async_context(harbour.server.nudges.waiting(feeds_of(caller.person)))

        reply = await inspector.http.get("/sync/v1/nudges")

    assert (reply.status_code, reply.json()["code"]) == (429, "TOO_MANY")
    assert reply.headers["Retry-After"] == "25"


async def test_nobody_waits_without_a_login(harbour: Office) -> None:
    async with harbour.visitor() as visitor:
        assert (await visitor.get("/sync/v1/nudges")).json()["code"] == "LOGIN_REQUIRED"
