"""A real server with one certificate, and phones that come to its check page."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Coroutine, Generator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import pytest
import uvicorn
from cryptography.hazmat.primitives.asymmetric import ec
from playwright.sync_api import BrowserContext, Locator, Page, expect
from sqlalchemy import select

from backend import demo, settings
from backend.api import sessions
from backend.api.shell import Server
from backend.app import create_app, open_server
from backend.domain.status_list import CertificateStatus
from backend.outside import keys
from backend.settings import Environment
from backend.store import certificates, seal_checks
from backend.store.certificates import Certificate
from backend.store.schema import follow, subscription
from sync_protocol import cose, seal
from sync_protocol.key_set import seconds
from tests.protocol.make_vectors import CLAIMS, PROVISIONAL_CLAIMS

NUMBER = "CVEDP.NL.2026.0004398-V1"
T = TypeVar("T")


async def install(folder: Path) -> None:
    """The data of a server that was started once: its keys, its people, and no document."""
    server = await open_server(settings.read({"WAARMERK_DATA": str(folder)}, demo=True))
    await demo.add_people(server, sessions.hasher.hash(demo.PASSWORD))
    await server.database.close()


class Authority:
    """A running server with one certificate, and what its people can do to that."""

    def __init__(self, server: Server, loop: asyncio.AbstractEventLoop, url: str) -> None:
        self.server, self.url = server, url
        self._loop = loop
        now = server.now()
        covers = msgspec.structs.replace(CLAIMS.covers, shard="2026", index=7)
        self.claims = seal.Claims(
            number=NUMBER, issued_at=seconds(now), expires_at=seconds(now + timedelta(days=365)), covers=covers
        )
        self.issued = self._sealed(self.claims, "d1")

    def another(self, **says: Any) -> bytes:
        """A second certificate, of which the seal says something else."""
        covers = msgspec.structs.replace(self.claims.covers, index=8, **says)
        return self._sealed(msgspec.structs.replace(self.claims, number=f"{NUMBER[:-1]}2", covers=covers), "d2")

    def _sealed(self, claims: seal.Claims, document: str) -> bytes:
        now = self.server.now()
        message = keys.issue(self.server.keys, claims, now)
        row = Certificate(
            shard=claims.covers.shard,
            index=claims.covers.index,
            document=document,
            number=claims.number,
            status=CertificateStatus.VALID,
            changed_at=now,
        )
        self.run(self._issue(row, message))
        return message

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=30)

    async def _issue(self, row: Certificate, message: bytes) -> None:
        async with self.server.database.begin() as connection:
            await certificates.issue(connection, row, message)

    async def _end(self, status: CertificateStatus) -> None:
        async with self.server.database.begin() as connection:
            await certificates.end(connection, ["d1"], status, self.server.now())

    def end(self, status: CertificateStatus) -> None:
        self.run(self._end(status))

    async def _followers(self) -> list[str]:
        query = select(subscription.c.endpoint).join(follow, follow.c.subscription == subscription.c.id)
        async with self.server.database.snapshot() as connection:
            return list(await connection.scalars(query))

    def followers(self) -> list[str]:
        return self.run(self._followers())

    async def _checked_from(self, networks: int) -> None:
        async with self.server.database.begin() as connection:
            for one in range(networks):
                await seal_checks.count(connection, "2026", 7, f"network {one}", self.server.now())

    def checked_from(self, networks: int) -> None:
        """Others ask for it too, each from a network of its own."""
        self.run(self._checked_from(networks))

    def link(self, message: bytes | None = None) -> str:
        return seal.qr_text(self.url, message or self.issued)

    def provisional(self) -> bytes:
        now = self.server.now()
        device = cose.signer(ec.generate_private_key(ec.SECP256R1()))
        certificate = keys.device_certificate(
            self.server.keys,
            "inspector-2",
            "tablet-7",
            cose.public_key_bytes(device.private_key.public_key()),
            now,
        )
        claims = msgspec.structs.replace(
            PROVISIONAL_CLAIMS, issued_at=seconds(now), expires_at=seconds(now + timedelta(hours=72))
        )
        return seal.provisional(device, certificate, claims)


@contextmanager
def running(folder: Path, environment: Environment = Environment.DEMO) -> Generator[Authority]:
    # Connections wait in it until the server takes them. Without the protocol asyncio lets small answers wait as well.
    listening = socket.socket(proto=socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    url = f"http://localhost:{listening.getsockname()[1]}"
    chosen = settings.read({"WAARMERK_DATA": str(folder), "WAARMERK_PUBLIC_URL": url}, demo=True)
    loop, opened, stop = asyncio.new_event_loop(), threading.Event(), asyncio.Event()
    made: list[Server] = []

    async def serve() -> None:
        opened_as = msgspec.structs.replace(chosen, environment=environment)
        server = msgspec.structs.replace(await open_server(chosen), settings=opened_as)
        made.append(server)
        web = uvicorn.Server(uvicorn.Config(create_app(server, work=False), log_level="error"))
        task = asyncio.create_task(web.serve(sockets=[listening]))
        opened.set()
        await stop.wait()
        web.should_exit = True
        await task

    thread = threading.Thread(target=loop.run_until_complete, args=[serve()])
    thread.start()
    try:
        assert opened.wait(60)
        yield Authority(made[0], loop, url)
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(timeout=30)
        loop.close()
        listening.close()


def scan(phone: BrowserContext, link: str) -> Page:
    page = phone.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"the page broke: {error}"))
    page.goto(link)
    return page


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def green(page: Page) -> Locator:
    """The colour of a verdict that is valid, and of no other."""
    return page.locator(".call--ok")


def kept(page: Page) -> None:
    """Waits until the service worker answers for the page."""
    page.wait_for_function("() => navigator.serviceWorker.ready.then((one) => one.active?.state === 'activated')")
