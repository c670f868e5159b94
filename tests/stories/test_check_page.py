"""The check page in a real browser, before the real server: what somebody with the paper in hand is told."""

from __future__ import annotations

import asyncio
import itertools
import re
import shutil
import socket
import threading
from collections.abc import Callable, Coroutine, Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec
import pytest
import uvicorn
from cryptography.hazmat.primitives.asymmetric import ec
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from sqlalchemy import select

from backend import settings
from backend.api.shell import Server
from backend.app import app_folder, create_app, open_server
from backend.domain.status_list import CertificateStatus
from backend.outside import key_folder, keys
from backend.outside.key_folder import Place
from backend.store import certificates
from backend.store.certificates import Certificate
from backend.store.schema import follow, subscription
from sync_protocol import cose, seal
from sync_protocol.key_set import seconds
from tests.protocol.make_vectors import CLAIMS, PROVISIONAL_CLAIMS

AXE = Path(__file__).parents[2] / "pwa" / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = Path("/usr/bin/chromium")

pytestmark = [
    pytest.mark.stories,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium"),
    pytest.mark.skipif(not (app_folder() / "check.html").exists(), reason="the app is not built: make build"),
]

NUMBER = "CVEDP.NL.2026.0004398-V1"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
T = TypeVar("T")


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
        self.issued = keys.issue(server.keys, self.claims, now)
        row = Certificate(
            shard="2026",
            index=7,
            document="d1",
            number=NUMBER,
            status=CertificateStatus.VALID,
            changed_at=now,
        )
        self.run(self._issue(row))

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=30)

    async def _issue(self, row: Certificate) -> None:
        async with self.server.database.begin() as connection:
            await certificates.issue(connection, row, self.issued)

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
def running(folder: Path) -> Generator[Authority]:
    # Connections wait in it until the server takes them. Without the protocol asyncio lets small answers wait as well.
    listening = socket.socket(proto=socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    url = f"http://localhost:{listening.getsockname()[1]}"
    chosen = settings.read({"WAARMERK_DATA": str(folder), "WAARMERK_PUBLIC_URL": url}, demo=True)
    loop, opened, stop = asyncio.new_event_loop(), threading.Event(), asyncio.Event()
    made: list[Server] = []

    async def serve() -> None:
        server = await open_server(chosen)
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


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a server that was started once: its keys, and its tables without a row of ours."""
    folder = tmp_path_factory.mktemp("installed")

    async def install() -> None:
        await (await open_server(settings.read({"WAARMERK_DATA": str(folder)}, demo=True))).database.close()

    asyncio.run(install())
    return folder


@pytest.fixture
def authority(installed: Path, tmp_path: Path) -> Iterator[Authority]:
    with running(shutil.copytree(installed, tmp_path / "data")) as one:
        yield one


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, locale="en-GB", timezone_id="Europe/Amsterdam"
    )
    context.set_default_timeout(15_000)
    yield context
    context.close()


def scan(phone: BrowserContext, link: str) -> Page:
    page = phone.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"the page broke: {error}"))
    page.goto(link)
    return page


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def kept(page: Page) -> None:
    """Waits until the service worker answers for the page."""
    page.wait_for_function("navigator.serviceWorker.ready.then((one) => one.active?.state === 'activated')")


def test_a_genuine_certificate_is_shown_with_what_to_compare(authority: Authority, phone: BrowserContext) -> None:
    page = scan(phone, authority.link())

    heading(page, "Authentic and valid")
    main = page.get_by_role("main")
    for text in (NUMBER, "WMKU1204483", "BR771205", "CN 0202 30 90", "Brazil → Netherlands"):
        expect(main).to_contain_text(text)
    expect(main).to_contain_text(re.compile(r"24\W150\.5 kg"))  # with the thousands kept apart
    expect(main).to_contain_text("Acceptable for the internal market")
    expect(main).to_contain_text("and 1 more container or seal")
    expect(main).to_contain_text("Confirmed today")


@pytest.mark.parametrize(
    ("status", "title"), [(CertificateStatus.ENDED, "Cancelled"), (CertificateStatus.REPLACED, "Replaced")]
)
def test_a_certificate_that_ended_says_so_within_a_minute(
    authority: Authority, phone: BrowserContext, status: CertificateStatus, title: str
) -> None:
    page = scan(phone, authority.link())
    heading(page, "Authentic and valid")

    authority.end(status)

    page.reload()
    heading(page, title)
    expect(page.get_by_text("Authentic", exact=True)).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(NUMBER)


def test_a_changed_code_shows_nothing_of_its_content(authority: Authority, phone: BrowserContext) -> None:
    link = authority.link()
    place = link.index("#") + 120
    changed = link[:place] + str((int(link[place]) + 1) % 10) + link[place + 1 :]

    page = scan(phone, changed)

    heading(page, "Not authentic")
    expect(page.get_by_role("main")).not_to_contain_text("CVEDP")
    expect(page.get_by_role("main")).not_to_contain_text("Beef")


def test_sign_6_a_provisional_seal_is_never_green(authority: Authority, phone: BrowserContext) -> None:
    page = scan(phone, authority.link(authority.provisional()))

    heading(page, "Provisional")
    expect(page.get_by_role("main")).to_contain_text("Signed on an inspector's device")
    expect(page.get_by_role("main")).to_contain_text("Not yet confirmed")
    assert page.locator(".call--ok").count() == 0


def test_without_a_network_it_says_what_was_known_and_when(authority: Authority, phone: BrowserContext) -> None:
    page = scan(phone, authority.link())
    heading(page, "Authentic and valid")
    kept(page)

    phone.set_offline(True)
    page.reload()

    heading(page, "Authentic and valid")
    expect(page.get_by_role("main")).to_contain_text("As known today")
    expect(page.get_by_role("banner")).to_contain_text("Offline")


def test_without_a_network_an_old_list_is_never_green(authority: Authority, phone: BrowserContext) -> None:
    page = scan(phone, authority.link())
    heading(page, "Authentic and valid")
    kept(page)
    phone.set_offline(True)
    phone.clock.set_fixed_time(datetime.now(UTC) + timedelta(hours=73))

    page.reload()

    heading(page, "Status unknown")
    assert page.locator(".call--ok").count() == 0
    expect(page.get_by_role("main")).to_contain_text("3 days ago")
    expect(page.get_by_role("button", name="Ask again")).to_be_visible()
    phone.set_offline(False)  # it asks again by itself
    heading(page, "Authentic and valid")


def test_another_authority_at_the_same_address_is_not_trusted(
    authority: Authority, phone: BrowserContext, tmp_path: Path
) -> None:
    page = scan(phone, authority.link())
    heading(page, "Authentic and valid")
    other = keys.root_public_key(key_folder.load_or_create(Place(tmp_path / "other"), authority.server.now()))

    page.evaluate(
        """async (root) => (await caches.open("waarmerk-check-1")).put("/root", new Response(Uint8Array.from(root)))""",
        list(other),
    )
    page.reload()

    heading(page, "Not to be trusted")
    expect(page.get_by_role("main")).to_contain_text("another authority's key")


def test_a_hand_scanner_can_type_the_code(authority: Authority, phone: BrowserContext) -> None:
    page = scan(phone, f"{authority.url}/c")
    heading(page, "Check a certificate")

    page.get_by_label("Or the code itself").fill(authority.link())
    page.keyboard.press("Enter")

    heading(page, "Authentic and valid")


def test_without_javascript_it_says_that_it_says_nothing(authority: Authority, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)

    page = context.new_page()
    page.goto(authority.link())

    heading(page, "This page needs JavaScript")
    context.close()


def test_what_a_certificate_says_stays_text(authority: Authority, phone: BrowserContext) -> None:
    covers = msgspec.structs.replace(authority.claims.covers, title="<img src=x onerror=1>")
    message = keys.issue(
        authority.server.keys, msgspec.structs.replace(authority.claims, covers=covers), authority.server.now()
    )

    page = scan(phone, authority.link(message))

    heading(page, "Authentic and valid")
    expect(page.get_by_text("<img src=x onerror=1>")).to_be_visible()


SUBSCRIBES = """
const point = new Uint8Array([4, 107, 23, 209, 242, 225, 44, 66, 71, 248, 188, 230, 229, 99, 164, 64, 242, 119, 3, 125,
  129, 45, 235, 51, 160, 244, 161, 57, 69, 216, 152, 194, 150, 79, 227, 66, 226, 254, 26, 127, 155, 142, 231, 235, 74,
  124, 15, 158, 22, 43, 206, 51, 87, 107, 49, 94, 206, 203, 182, 64, 104, 55, 191, 81, 245]);
const base64 = (data) => btoa(String.fromCharCode(...data));
const base64url = (data) => base64(data).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
const keys = { p256dh: base64url(point), auth: base64url(new Uint8Array(16)) };
let subscription = null;
PushManager.prototype.getSubscription = async () => subscription;
PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
  window.askedWith = applicationServerKey;
  return (subscription = { toJSON: () => ({ endpoint: "https://fcm.googleapis.com/fcm/send/one", keys }) });
};
"""
"""A browser subscribes at its maker's push service, which no test can reach: this stands in for that service alone."""


def test_a_certificate_can_be_followed_and_left(authority: Authority, phone: BrowserContext) -> None:
    phone.grant_permissions(["notifications"])
    phone.add_init_script(SUBSCRIBES)
    page = scan(phone, authority.link())

    page.get_by_role("button", name="Tell me when this changes").click()

    expect(page.get_by_text("You will be told.")).to_be_visible()
    assert page.evaluate("askedWith") == keys.push_public_key(authority.server.keys)
    assert authority.followers() == ["https://fcm.googleapis.com/fcm/send/one"]
    page.get_by_role("button", name="Stop telling me").click()
    expect(page.get_by_text("You will not be told any more.")).to_be_visible()
    assert authority.followers() == []


def test_where_notices_are_not_allowed_it_says_so(authority: Authority, phone: BrowserContext) -> None:
    page = scan(phone, authority.link())

    page.get_by_role("button", name="Tell me when this changes").click()

    expect(page.get_by_text("The browser does not allow notices from this address.")).to_be_visible()


VERDICTS: dict[str, Callable[[Authority], str]] = {
    "Authentic and valid": lambda authority: authority.link(),
    "Provisional": lambda authority: authority.link(authority.provisional()),
    "Not authentic": lambda authority: authority.link()[:-17],
    "Cancelled": lambda authority: authority.link(),
    "Check a certificate": lambda authority: f"{authority.url}/c",
}


@pytest.mark.parametrize("title", VERDICTS)
def test_every_verdict_can_be_read_by_everybody(authority: Authority, browser: Browser, title: str) -> None:
    if title == "Cancelled":
        authority.end(CertificateStatus.ENDED)
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    page = scan(context, VERDICTS[title](authority))
    heading(page, title)
    page.add_script_tag(path=AXE)

    found: dict[str, list[Any]] = {}
    for width, scheme in itertools.product((320, 390, 1280), SCHEMES):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        if there := unreadable(page):
            found[f"{width} px wide, {scheme}"] = there
    context.close()

    assert found == {}


def unreadable(page: Page) -> list[Any]:
    axe = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']})")
    faults = [(one["id"], [node["html"] for node in one["nodes"]]) for one in axe["violations"]]
    small = page.eval_on_selector_all(
        "a[href], button, label.tick, input:not([type=checkbox])",
        """(all) => all.filter((one) => { const box = one.getBoundingClientRect(); return one.className !== "skip" &&
           box.width && (box.width < 44 || box.height < 44) }).map((one) => one.outerHTML)""",
    )
    beside = page.evaluate("document.documentElement.scrollWidth > innerWidth ? ['wider than the screen'] : []")
    return [*faults, *small, *beside]
