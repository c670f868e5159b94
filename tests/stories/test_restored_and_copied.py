"""What no protocol forbids: a server goes back to yesterday's backup, work is handed in as a file before it is sent, a
tablet's profile was copied, a clock is wrong.

Work goes on, nothing is lost and nothing counts twice.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Generator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from tests.stories.desks import Desk
from tests.stories.world import Begun, Tablet, Tablets, Waarmerk, choose, inspect, open_check, press_sign, sign

pytestmark = pytest.mark.stories

ME, COLLEAGUE = "inspector2@harbour.example", "inspector1@harbour.example"
FISH, TUNA = "Ornamental freshwater fish", "Skipjack tuna in oil, tinned"
BEFORE, AFTER, LATER = "Seen before the backup", "Seen after the backup", "Seen when it was back"
FIRST, SECOND = "Written on the one", "Written on the other"
SEEN = "Original seen, stamp faint"

TEN_YEARS_FAST = """
const Real = Date, ahead = 10 * 365.25 * 86_400_000;
window.Date = class extends Real {
  constructor(...given) { given.length ? super(...given) : super(Real.now() + ahead); }
  static now() { return Real.now() + ahead; }
};
"""


@pytest.fixture(scope="module")
def profile(begun: Begun, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(begun.profile, tmp_path_factory.mktemp("tablet") / "profile")


@pytest.fixture(scope="module")
def tablet(playwright: Playwright, server: Waarmerk, profile: Path) -> Generator[Tablet]:
    """Mine, whose profile lies there to be copied."""
    one = Tablet(playwright, profile, server.url)
    one.open()
    one.log_in(ME)
    yield one
    one.close()


def remark(tablet: Tablet, text: str) -> None:
    """Write it, and see that the server has it."""
    tablet.page.get_by_label("Remark").fill(text)
    expect(tablet.page.get_by_role("main").get_by_role("status")).to_contain_text(re.compile(r"Saved \d"))
    tablet.until_all_is_sent()


def written(server: Waarmerk, text: str) -> int:
    """How many operations that took effect say this."""
    query = "SELECT count(*) FROM operation WHERE status IN ('applied', 'merged') AND instr(CAST(body AS TEXT), ?)"
    ((count,),) = server.sql(query, text)
    return count


def test_inv_30_what_was_sent_after_the_backup_comes_again_when_the_server_is_restored(
    tablet: Tablet, server: Waarmerk, tmp_path: Path
) -> None:
    page = tablet.page
    open_check(page, FISH, "Documentary")
    remark(tablet, BEFORE)
    database, backup = server.folder / "waarmerk.db", tmp_path / "backup.db"
    with closing(sqlite3.connect(database)) as live, closing(sqlite3.connect(backup)) as copy:
        live.backup(copy)
    remark(tablet, AFTER)
    assert written(server, AFTER) == 1

    server.stop()
    for name in ("waarmerk.db", "waarmerk.db-wal", "waarmerk.db-shm"):
        (server.folder / name).unlink(missing_ok=True)
    shutil.copyfile(backup, database)
    server.start()

    open_check(page, TUNA, "Documentary")
    remark(tablet, LATER)
    assert (written(server, BEFORE), written(server, AFTER), written(server, LATER)) == (1, 1, 1)
    open_check(page, FISH, "Documentary")
    expect(page.get_by_label("Remark")).to_have_value(AFTER)


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("handed-in") / "unsent.json"


def test_what_waits_on_the_tablet_leaves_as_a_file_that_nobody_else_can_read(tablet: Tablet, handed_in: Path) -> None:
    page = tablet.page
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


def test_inv_31_a_copied_profile_goes_on_beside_its_original(
    playwright: Playwright, tablet: Tablet, profile: Path, server: Waarmerk, tmp_path: Path
) -> None:
    tablet.close()
    shutil.copytree(profile, tmp_path / "copy")
    copied = Tablet(playwright, tmp_path / "copy", server.url)
    try:
        for one, goods, text in ((tablet, FISH, FIRST), (copied, TUNA, SECOND)):
            page = one.open()
            one.unlock()
            open_check(page, goods, "Identity")
            remark(one, text)

        assert (written(server, FIRST), written(server, SECOND)) == (1, 1)
        for one, goods, text in ((tablet, TUNA, SECOND), (copied, FISH, FIRST)):
            open_check(one.page, goods, "Identity")
            expect(one.page.get_by_label("Remark")).to_have_value(text)
            remark(one, f"{text}, again")
        assert (written(server, f"{FIRST}, again"), written(server, f"{SECOND}, again")) == (1, 1)
    finally:
        copied.close()


def test_inv_15_a_clock_ten_years_fast_changes_nothing_but_what_it_says(tablets: Tablets, server: Waarmerk) -> None:
    tablet = tablets()
    page = tablet.open(script=TEN_YEARS_FAST)
    tablet.log_in(ME)
    page.get_by_role("link", name=TUNA).first.click()
    inspect(page)
    tablet.until_all_is_sent()

    here, device = "substr(received_at, 1, 4)", "substr(json_extract(CAST(body AS TEXT), '$.at.device'), 1, 4)"
    ahead = server.sql(f"SELECT {device} - {here} FROM operation ORDER BY received_at DESC LIMIT 1")
    assert ahead == [(10,)]
    press_sign(page)
    expect(page.get_by_role("main")).to_contain_text("This tablet's clock is wrong.")

    where = page.url.removeprefix(tablet.url)
    tablet.close()
    page = tablet.open(where)
    tablet.unlock()
    tablet.until_all_is_sent()
    sign(page)
    tablet.until_all_is_sent()
    expect(page.get_by_role("main")).to_contain_text("Valid")
