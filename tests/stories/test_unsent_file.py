"""A tablet without a network hands its work in as a file; when it has a network again, nothing is done twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.stories.desks import Desk
from tests.stories.world import Tablet, Waarmerk, choose, open_check

pytestmark = pytest.mark.stories

MINE, COLLEAGUE = "inspector2@harbour.example", "inspector1@harbour.example"
FISH = "Ornamental freshwater fish"
SEEN = "Original seen, stamp faint"


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("handed-in") / "unsent.json"


def test_what_waits_on_the_tablet_leaves_as_a_file_that_nobody_else_can_read(tablet: Tablet, handed_in: Path) -> None:
    page = tablet.open()
    tablet.until_the_app_is_kept()
    tablet.log_in(MINE)
    open_check(page, FISH, "Documentary")
    tablet.go_offline()
    choose(page, "^Result", "Satisfactory")
    page.get_by_label("Remark").fill(SEEN)
    expect(page.get_by_role("main")).to_contain_text("Saved on this tablet")

    page.get_by_role("banner").get_by_role("link", name=re.compile("unsent|not sent|Offline")).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export what is unsent").click()
    download.value.save_as(handed_in)

    assert "Exported. It stays on this tablet too" in page.get_by_role("main").inner_text()
    assert SEEN not in handed_in.read_text()


def test_the_server_s_people_take_it_in(server: Waarmerk, handed_in: Path) -> None:
    taken = server.run("sync", "import", "--demo", str(handed_in))

    assert taken.returncode == 0, taken.stdout + taken.stderr
    assert "applied" in taken.stdout
    with Desk(server.url, COLLEAGUE) as colleague:
        document = colleague.document(FISH)
        assert SEEN.encode() in bytes(document.content)
        assert document.changed_by == "Inspector 2, Harbour post"


def test_the_tablet_sends_it_later_too_and_nothing_is_done_twice(tablet: Tablet, server: Waarmerk) -> None:
    with Desk(server.url, COLLEAGUE) as colleague:
        before = colleague.document(FISH)

        tablet.go_offline(False)
        tablet.until_all_is_sent()

        assert colleague.document(FISH) == before
