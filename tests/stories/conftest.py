"""What every story starts from: a server with demo data, and a tablet that has never seen it."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, expect, sync_playwright

from backend.app import app_folder
from tests.stories.authority import Authority, install, running
from tests.stories.world import CHROMIUM, TABLET, Begun, Tablet, Tablets, Waarmerk, held_port, serving, visit

expect.set_options(timeout=15_000)  # as long as an act may take: a busy machine makes nothing wrong


@pytest.fixture(scope="session")
def chromium() -> None:
    """Where a story runs there is one; `make test` installs it, or ends before the first test."""
    assert shutil.which("chromium"), "needs Chromium: make test installs it"


@pytest.fixture(scope="module")
def playwright(chromium: None) -> Generator[Playwright]:
    with sync_playwright() as one:
        yield one


@pytest.fixture(scope="session")
def begun(chromium: None, tmp_path_factory: pytest.TempPathFactory) -> Generator[Begun]:
    if not (app_folder() / "index.html").exists():
        pytest.skip("the app is not built: make build")
    folder = tmp_path_factory.mktemp("begun")
    with held_port() as port:
        one = Begun(port, folder / "data", folder / "profile")
        with serving(one.data, port=port) as server, ThreadPoolExecutor() as aside:
            aside.submit(visit, server.url, one.profile).result()  # this thread may have a browser's loop already
        yield one


@pytest.fixture(scope="module")
def server(begun: Begun, tmp_path_factory: pytest.TempPathFactory) -> Generator[Waarmerk]:
    with serving(begun.copied(tmp_path_factory.mktemp("server")), port=begun.port) as running:
        yield running


@pytest.fixture(scope="module")
def tablets(
    playwright: Playwright, server: Waarmerk, begun: Begun, tmp_path_factory: pytest.TempPathFactory
) -> Generator[Tablets]:
    made: list[Tablet] = []

    def make(screen: dict[str, int] = TABLET) -> Tablet:
        assert server.port == begun.port, "what a browser keeps belongs to an address"
        profile = shutil.copytree(begun.profile, tmp_path_factory.mktemp("tablet") / "profile")
        made.append(Tablet(playwright, profile, server.url, screen))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture(scope="module")
def tablet(tablets: Tablets) -> Tablet:
    return tablets()


@pytest.fixture(scope="module")
def inspector(tablets: Tablets) -> Tablet:
    """At the harbour post, on a tablet with the day's work."""
    one = tablets()
    one.open()
    one.log_in("inspector2@harbour.example")
    return one


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    with ThreadPoolExecutor() as aside:  # this thread may have a browser's loop already
        aside.submit(asyncio.run, install(folder)).result()
    return folder


@pytest.fixture
def authority(installed: Path, tmp_path: Path) -> Generator[Authority]:
    if not (app_folder() / "check.html").exists():
        pytest.skip("the app is not built: make build")
    with running(shutil.copytree(installed, tmp_path / "data")) as one:
        yield one


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Generator[Browser]:
    chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    yield chromium
    chromium.close()


@pytest.fixture
def phone(browser: Browser) -> Generator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, locale="en-GB", timezone_id="Europe/Amsterdam"
    )
    context.set_default_timeout(15_000)
    yield context
    context.close()
