"""The app starts without a network after one visit, and a new version never takes what somebody is typing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

import backend
import sync_protocol
from backend.app import app_folder
from tests.stories.world import Tablet, Waarmerk, open_check, serving

pytestmark = pytest.mark.stories

FISH = "Ornamental freshwater fish"
TYPED = "Half a sentence, not yet"


class Installation:
    """The program in a folder of its own, as its package installs it, so that a test can put a new version there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for package in (backend, sync_protocol):
            source = Path(package.__path__[0])
            shutil.copytree(source, folder / source.name, ignore=shutil.ignore_patterns("__pycache__", "app_files"))
        self._app = folder / "backend" / "app_files"
        shutil.copytree(app_folder(), self._app)

    def upgrade(self, build: str) -> None:
        """Another build of the app: the page says so, and the list of what to keep names the new page."""
        page, worker = self._app / "index.html", self._app / "sw.js"
        page.write_text(
            re.sub(r'<html( data-build="[^"]*")?', f'<html data-build="{build}"', page.read_text(), count=1)
        )
        listed, places = re.subn(
            r'(\{"revision":")[^"]+(","url":"index\.html"\})', rf"\g<1>{build}\2", worker.read_text()
        )
        assert places == 1
        worker.write_text(listed)


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    return Installation(tmp_path_factory.mktemp("installed"))


@pytest.fixture(scope="module")
def server(installation: Installation, tmp_path_factory: pytest.TempPathFactory) -> Generator[Waarmerk]:
    with serving(tmp_path_factory.mktemp("server"), installed=installation.folder) as running:
        yield running


@pytest.fixture(scope="module")
def tablet(playwright: Playwright, server: Waarmerk, tmp_path_factory: pytest.TempPathFactory) -> Generator[Tablet]:
    """One that has never seen the server."""
    one = Tablet(playwright, tmp_path_factory.mktemp("tablet"), server.url)
    yield one
    one.close()


def test_after_one_visit_it_starts_without_a_network_and_says_who_can_log_in(tablet: Tablet) -> None:
    page = tablet.open()
    expect(page.get_by_role("heading", level=1)).to_have_text("Log in")
    tablet.until_the_app_is_kept()
    tablet.close()

    page = tablet.open("/d/CHEDA.NL.2026.0000003", offline=True)

    expect(page.get_by_role("heading", level=1)).to_have_text("Log in")
    tablet.enter("inspector2@harbour.example")
    expect(page.get_by_role("alert")).to_contain_text("The first login on a tablet needs the network.")


def test_the_check_page_was_kept_with_it(tablet: Tablet) -> None:
    page = tablet.page

    page.get_by_role("link", name="Only check a certificate").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Check a certificate")


def test_after_one_login_the_days_work_is_there_without_a_network(tablet: Tablet, server: Waarmerk) -> None:
    page = tablet.page
    tablet.go_offline(False)
    page.goto(server.url)
    tablet.log_in("inspector2@harbour.example")
    tablet.close()
    server.stop()

    page = tablet.open(offline=True)
    tablet.unlock()

    expect(page.get_by_role("main")).to_contain_text(FISH)
    expect(page.get_by_role("banner")).to_contain_text("Offline")


def test_a_new_version_asks_and_leaves_what_is_being_typed(
    tablet: Tablet, server: Waarmerk, installation: Installation
) -> None:
    page = tablet.page
    open_check(page, FISH, "Documentary")
    page.evaluate("window.neverReloaded = true")
    installation.upgrade("the next one")
    server.start()
    tablet.go_offline(False)
    page.get_by_label("Remark").press_sequentially(TYPED)

    tablet.another_tab()  # whoever opens the app anew makes the browser look for a new version

    expect(page.get_by_role("status").filter(has_text="A new version is ready.")).to_be_visible(timeout=30_000)
    expect(page.get_by_label("Remark")).to_have_value(TYPED)
    expect(page.get_by_label("Remark")).to_be_focused()
    assert page.evaluate("window.neverReloaded")


def test_it_waits_for_as_long_as_it_is_not_wanted(tablet: Tablet) -> None:
    page = tablet.page
    page.bring_to_front()

    page.get_by_role("button", name="Later").click()
    page.get_by_label("Remark").press_sequentially(", but now whole")

    expect(page.get_by_text("A new version is ready.")).to_have_count(0)
    assert page.evaluate("window.neverReloaded")


def test_one_tap_loads_it_and_what_was_typed_is_there(tablet: Tablet) -> None:
    page, other = tablet.page, tablet.context.pages[-1]
    expect(page.locator("html")).not_to_have_attribute("data-build", "the next one")

    other.bring_to_front()
    other.get_by_role("button", name="Load it now").click()

    expect(other.locator("html")).to_have_attribute("data-build", "the next one")
    expect(page.get_by_text("A new version runs in another window.")).to_be_visible()
    assert page.evaluate("window.neverReloaded")
    page.bring_to_front()
    page.get_by_role("button", name="Load it now").click()
    expect(page.locator("html")).to_have_attribute("data-build", "the next one")
    tablet.unlock()
    expect(page.get_by_label("Remark")).to_have_value(f"{TYPED}, but now whole")


def test_an_app_that_is_always_in_front_looks_for_it_each_hour(
    tablet: Tablet, server: Waarmerk, installation: Installation
) -> None:
    page = tablet.page
    page.clock.install()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Locked")
    server.stop()
    installation.upgrade("the one after")
    server.start()

    page.clock.fast_forward("01:00:00")

    expect(page.get_by_text("A new version is ready.")).to_be_visible()
