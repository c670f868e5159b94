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
from tests.stories.world import CHROMIUM, Tablet, Waarmerk, serving

expect.set_options(timeout=15_000)  # as long as an act may take: a busy machine makes nothing wrong


@pytest.fixture(scope="module")
def playwright() -> Generator[Playwright]:
    if not Path(CHROMIUM).exists():
        pytest.skip("needs Chromium")
    with sync_playwright() as one:
        yield one


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Generator[Waarmerk]:
    if not (app_folder() / "index.html").exists():
        pytest.skip("the app is not built: make build")
    with serving(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="module")
def tablet(playwright: Playwright, server: Waarmerk, tmp_path_factory: pytest.TempPathFactory) -> Generator[Tablet]:
    one = Tablet(playwright, tmp_path_factory.mktemp("tablet"), server.url)
    yield one
    one.close()


@pytest.fixture(scope="module")
def inspector(playwright: Playwright, server: Waarmerk, tmp_path_factory: pytest.TempPathFactory) -> Generator[Tablet]:
    """At the harbour post, on a tablet with the day's work."""
    one = Tablet(playwright, tmp_path_factory.mktemp("inspector"), server.url)
    one.open()
    one.log_in("inspector2@harbour.example")
    yield one
    one.close()


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
