"""What a story needs: the real server as a process of its own, and tablets and phones in a real browser."""

from __future__ import annotations

import contextlib
import os
import re
import select
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Generator
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from playwright.sync_api import BrowserContext, Locator, Page, Playwright, expect, sync_playwright

from backend.demo import PASSWORD
from tests.services import tied_to_us

CHROMIUM = str(Path(__file__).with_name("chromium.sh"))
FLAGS = [
    "--no-sandbox",  # the tests may run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TABLET = {"width": 1024, "height": 768}
PHONE = {"width": 390, "height": 844}
START_S = 60.0


class Waarmerk:
    """The server as its users start it: `waarmerk serve --demo`, with a folder and a port of its own.

    `installed` is a folder that holds the program as a package installs it; without it the checkout runs. `settings`
    are more of its environment.
    """

    def __init__(
        self, folder: Path, *, port: int | None = None, installed: Path | None = None, **settings: str
    ) -> None:
        self.folder, self.port, self._installed = folder, port or free_port(), installed
        self.url = f"http://localhost:{self.port}"
        own = {"WAARMERK_DATA": str(folder), "PORT": str(self.port), "DATABASE_URL": ""}
        self._environ = os.environ | own | settings
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        assert self._process is None, "the server runs already"
        command = [*tied_to_us(signal.SIGTERM), sys.executable, "-m", "backend", "serve", "--demo"]
        self._process = subprocess.Popen(command, env=self._environ, stdout=subprocess.DEVNULL, cwd=self._installed)
        waiting = self._process
        for _ in range(int(START_S / 0.1)):
            with contextlib.suppress(urllib.error.URLError, OSError):
                urllib.request.urlopen(f"{self.url}/api/health", timeout=1).close()
                return
            with contextlib.suppress(subprocess.TimeoutExpired):
                raise AssertionError(f"the server ended with {waiting.wait(0.1)} before it answered")
        raise AssertionError(f"the server did not answer within {START_S} s")

    def stop(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(20)
            self._process = None

    def kill(self) -> None:
        """As a power cut does."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(20)
            self._process = None

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Another command of the same installation."""
        command = [sys.executable, "-m", "backend", *arguments]
        return subprocess.run(
            command, env=self._environ, capture_output=True, text=True, check=False, cwd=self._installed
        )

    def sql(self, statement: str, *values: str) -> list[tuple[Any, ...]]:
        """What an administrator reads or changes in the database itself."""
        with contextlib.closing(sqlite3.connect(self.folder / "waarmerk.db", timeout=20)) as database, database:
            return database.execute(statement, values).fetchall()

    def said_of(self, goods: str, path: str) -> Any:
        """What the database has at this path of the document of these goods."""
        query = "SELECT json_extract(CAST(body AS TEXT), ?) FROM document WHERE instr(CAST(body AS TEXT), ?)"
        ((found,),) = self.sql(query, f"$.{path}", goods)
        return found


class Tablet:
    """One device: a browser profile on disk, which outlives the browser."""

    def __init__(self, playwright: Playwright, profile: Path, url: str, screen: dict[str, int] = TABLET) -> None:
        self._playwright, self._profile, self.url, self._screen = playwright, profile, url, screen
        self._context: BrowserContext | None = None
        self.page: Page

    def open(
        self, path: str = "/", *, offline: bool = False, script: str = "", locale: str = "en-GB", **more: Any
    ) -> Page:
        """Start the browser and open the app. `script` runs in every page before the app's own."""
        self._context = self._playwright.chromium.launch_persistent_context(
            str(self._profile),
            executable_path=CHROMIUM,
            args=FLAGS,
            viewport={"width": self._screen["width"], "height": self._screen["height"]},
            offline=offline,
            timezone_id="Europe/Brussels",
            locale=locale,
            **more,
        )
        self._context.set_default_timeout(15_000)
        if script:
            self._context.add_init_script(script)
        self.page = self._context.pages[0]
        self.page.goto(f"{self.url}{path}")
        return self.page

    def another_tab(self, path: str = "/") -> Page:
        page = self.context.new_page()
        page.goto(f"{self.url}{path}")
        return page

    def kill(self) -> None:
        """As when the battery is taken out: the browser saves nothing more."""
        own = f"--user-data-dir={self._profile}".encode()
        ended: list[int] = []
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if own in (folder / "cmdline").read_bytes().split(b"\0"):
                    ended.append(os.pidfd_open(int(folder.name)))
                    signal.pidfd_send_signal(ended[-1], signal.SIGKILL)
        for process in ended:  # the next browser finds nobody in this one's profile
            select.select([process], [], [], 20)
            os.close(process)
        self._context = None

    def close(self) -> None:
        """Close the browser wholly, as the system does with an app that is swiped away."""
        if self._context is not None:
            self._context.close()
            self._context = None

    @property
    def context(self) -> BrowserContext:
        assert self._context is not None, "the tablet is closed"
        return self._context

    def go_offline(self, offline: bool = True) -> None:
        self.context.set_offline(offline)

    def enter(self, email: str, password: str = PASSWORD) -> None:
        """E-mail address and password, whatever becomes of it."""
        self.page.get_by_label("E-mail address").fill(email)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.page.get_by_role("button", name="Log in", exact=True).click()

    def log_in(self, email: str, password: str = PASSWORD) -> None:
        self.enter(email, password)
        self.until_all_is_sent()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(re.compile("Today at|Your documents"))

    def log_in_again(self, email: str, password: str = PASSWORD) -> None:
        """On the page of the transfer, where the server has forgotten the login."""
        self.page.get_by_role("banner").get_by_role("link", name=re.compile("Log in again")).click()
        self.enter(email, password)
        self.until_all_is_sent()

    def until_all_is_sent(self) -> None:
        """Seen at once, in the page itself: `expect` soon looks twice a second only."""
        says_so = "() => document.querySelector('header.bar')?.textContent.includes('All sent')"
        self.page.wait_for_function(says_so, timeout=30_000)

    def lock(self) -> None:
        self.page.get_by_role("button", name="Lock the tablet").click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Locked")

    def hand_over(self) -> None:
        """From a locked tablet to the names of who may take it."""
        self.page.get_by_role("button", name="Somebody else takes the tablet").click()

    def unlock(self, password: str = PASSWORD) -> None:
        self.page.get_by_label(re.compile("^Password")).fill(password)
        self.page.get_by_role("button", name="Unlock").click()

    def until_the_app_is_kept(self) -> None:
        """Until the service worker has everything that the app needs without a network."""
        self.page.evaluate(
            """navigator.serviceWorker.ready.then(({ active }) => active.state === "activated" ||
               new Promise((kept) => active.addEventListener("statechange", kept)).then(() => true))"""
        )


class Tablets(Protocol):
    def __call__(self, screen: dict[str, int] = TABLET) -> Tablet:
        """Another device, which has the app as after a first visit, and nobody's login."""
        ...


class Begun(NamedTuple):
    """What stories begin with, each with copies: the data of a server that was started once with those of the demo, and
    the profile of a browser that visited it."""

    port: int
    data: Path
    profile: Path

    def copied(self, folder: Path) -> Path:
        return shutil.copytree(self.data, folder / "data")


def visit(url: str, profile: Path) -> None:
    """A new browser opens the app, until it has all of it."""
    with sync_playwright() as playwright:
        tablet = Tablet(playwright, profile, url)
        tablet.open()
        tablet.until_the_app_is_kept()
        tablet.close()


def choose(page: Page, question: str, answer: str) -> None:
    """Tap an answer as a thumb does: anywhere on its card."""
    page.get_by_role("group", name=re.compile(question)).get_by_text(answer, exact=True).click()


def rail(page: Page) -> Locator:
    """The checks of Part II, with their states."""
    return page.get_by_role("navigation", name="Checks of Part II")


def open_check(page: Page, goods: str, check: str) -> None:
    """From any screen, by the work list."""
    page.get_by_role("link", name="Work", exact=True).first.click()
    page.get_by_role("link", name=re.compile(goods)).click()
    rail(page).get_by_role("link", name=re.compile(check)).click()
    expect(page.get_by_role("heading", level=2, name=re.compile(check))).to_be_visible()


def next_step(page: Page) -> None:
    """The one yellow thing on the screen."""
    page.locator(".act .btn--next").click()


def inspect(page: Page) -> None:
    """From the page of a consignment of products to the sheet that is signed: everything satisfactory, accepted."""
    rail(page).get_by_role("link", name=re.compile("Documentary")).click()
    choose(page, "^Result", "Satisfactory")
    next_step(page)
    choose(page, "^Result", "Satisfactory")
    choose(page, "Kind of identity check", "Full check")
    next_step(page)
    choose(page, "^Result", "Satisfactory")
    next_step(page)
    choose(page, "The consignment is", "Acceptable")
    next_step(page)


def press_sign(page: Page, password: str = PASSWORD) -> None:
    """On the sheet of what is signed, whatever becomes of it."""
    page.get_by_label("Your password").fill(password)
    page.get_by_role("button", name=re.compile("^Sign as")).click()


def sign(page: Page, password: str = PASSWORD) -> None:
    """On the sheet of what is signed, until it is gone: where it stays, it names the act as if it were done."""
    press_sign(page, password)
    expect(page.get_by_label("Your password")).to_have_count(0)


@contextlib.contextmanager
def serving(
    folder: Path, *, port: int | None = None, installed: Path | None = None, **settings: str
) -> Generator[Waarmerk]:
    server = Waarmerk(folder, port=port, installed=installed, **settings)
    try:
        server.start()
        yield server
    finally:
        server.stop()


@contextlib.contextmanager
def held_port() -> Generator[int]:
    """A port on which one server of ours after another can listen, and no other program."""
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as servers do: whoever only holds it hinders none
        held.bind(("127.0.0.1", 0))
        yield int(held.getsockname()[1])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
