"""Two tabs at once, a server that dies in the middle of a push, a browser that dies right after a word was kept, or in
the middle of one.

What was acknowledged is there, once; what was typed is there, also what is no value.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from tests.stories.desks import Desk
from tests.stories.world import Tablet, Waarmerk, choose, open_check

pytestmark = pytest.mark.stories

ME, COLLEAGUE = "inspector2@harbour.example", "inspector1@harbour.example"
FISH, TUNA = "Ornamental freshwater fish", "Skipjack tuna in oil, tinned"
TYPED, COUNT = "Animal 4: transponder read tw", "6 or 7"

LOSES_ANSWERS = """
const send = window.fetch;
window.losing = false;
window.fetch = async (address, how) => {
  const answer = await send(address, how);
  if (!window.losing || address !== "/sync/v1/push") return answer;
  window.losing = false;
  document.documentElement.dataset.lost = "one answer";
  throw new TypeError("the line broke after the server had answered");
};
"""


def checks(server: Waarmerk, goods: str) -> dict[str, Any]:
    """Part II as everybody at the post sees it."""
    with Desk(server.url, COLLEAGUE) as colleague:
        return json.loads(bytes(colleague.document(goods).content)).get("part2", {})


def received(server: Waarmerk) -> tuple[int, int]:
    """How many operations of mine the server has, and how many of them took effect."""
    mine = "FROM operation JOIN stream USING (client_id) WHERE person = 'inspector-2'"
    ((count, effects),) = server.sql(
        f"SELECT count(*), (SELECT count(*) FROM audit WHERE person = 'inspector-2' AND action = 'save checks') {mine}"
    )
    return count, effects


def waits(page: Page, changes: int) -> None:
    """The bar says how many changes have not been sent, whichever tab they were made in."""
    expect(page.get_by_role("banner")).to_contain_text(f"{changes} not sent")


def answer(tab: Page, result: str) -> None:
    """With a tap, in the tab that is in front: the browser draws no other."""
    tab.bring_to_front()
    choose(tab, "^Result", result)


@pytest.fixture(scope="module")
def second(tablet: Tablet) -> Page:
    """The other tab: it has no key in memory, and asks for the password."""
    tablet.open(script=LOSES_ANSWERS)
    tablet.until_the_app_is_kept()
    tablet.log_in(ME)
    page = tablet.another_tab()
    page.get_by_label(re.compile("^Password")).fill("stamp-ink-and-hoof")
    page.get_by_role("button", name="Unlock").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Today at Harbour post")
    return page


def test_what_is_done_in_one_tab_is_seen_in_the_other(tablet: Tablet, second: Page) -> None:
    first = tablet.page
    tablet.go_offline()
    for tab in (first, second):
        tab.bring_to_front()
        open_check(tab, FISH, "Documentary")

    taps = ((first, "Satisfactory"), (second, "Not satisfactory"), (first, "Not done"))
    for changes, (tab, result) in enumerate(taps, 1):
        answer(tab, result)
        waits(tab, changes)

    result = second.get_by_role("group", name=re.compile("^Result"))
    expect(result.get_by_label("Not done", exact=True)).to_be_checked()
    waits(first, 3)
    waits(second, 3)


def test_changes_of_both_tabs_arrive_each_once_and_in_order(tablet: Tablet, second: Page, server: Waarmerk) -> None:
    first = tablet.page
    second.bring_to_front()
    open_check(second, TUNA, "Identity")
    for result in ("Satisfactory", "Not satisfactory"):
        answer(first, result)
        answer(second, result)
    waits(first, 3 + 4)
    before = received(server)

    tablet.go_offline(False)

    for page in (first, second):
        expect(page.get_by_role("banner")).to_contain_text("All sent", timeout=30_000)
    assert received(server) == (before[0] + 7, before[1] + 7)
    assert checks(server, FISH)["documentary"]["result"] == "not_satisfactory"
    assert checks(server, TUNA)["identity"]["result"] == "not_satisfactory"


def test_a_server_that_dies_in_the_middle_of_a_push_gets_everything_once(
    tablet: Tablet, second: Page, server: Waarmerk
) -> None:
    first = tablet.page
    tablet.go_offline()
    for result in ("Satisfactory", "Not done", "Satisfactory"):
        answer(first, result)
        answer(second, result)
    waits(first, 6)
    before = received(server)

    def die(request: Request) -> None:
        if request.url.endswith("/sync/v1/push"):
            server.kill()

    tablet.context.on("request", die)
    tablet.go_offline(False)
    expect(first.get_by_role("banner")).to_contain_text("Stuck")
    tablet.context.remove_listener("request", die)
    tablet.go_offline()
    server.start()
    tablet.go_offline(False)

    for page in (first, second):
        expect(page.get_by_role("banner")).to_contain_text("All sent", timeout=30_000)
    assert received(server) == (before[0] + 6, before[1] + 6)
    assert checks(server, FISH)["documentary"]["result"] == "satisfactory"
    assert checks(server, TUNA)["identity"]["result"] == "satisfactory"


def test_an_answer_that_is_lost_is_asked_for_again_and_nothing_happens_twice(
    tablet: Tablet, second: Page, server: Waarmerk
) -> None:
    second.close()
    first = tablet.page
    open_check(first, FISH, "Documentary")
    before = received(server)
    first.evaluate("losing = true")

    answer(first, "Not satisfactory")

    expect(first.locator("html")).to_have_attribute("data-lost", "one answer")
    assert received(server) == (before[0] + 1, before[1] + 1)
    tablet.until_all_is_sent()
    assert received(server) == (before[0] + 1, before[1] + 1)


def test_a_browser_that_dies_right_after_saved_has_saved(tablet: Tablet, server: Waarmerk) -> None:
    page = tablet.page
    open_check(page, FISH, "Documentary")
    before = received(server)
    tablet.go_offline()
    page.get_by_label("Remark").fill("Last words before the battery went")
    expect(page.get_by_role("main")).to_contain_text("Saved on this tablet")

    tablet.kill()

    page = tablet.open(offline=True)
    tablet.unlock()
    open_check(page, FISH, "Documentary")
    expect(page.get_by_label("Remark")).to_have_value("Last words before the battery went")
    tablet.go_offline(False)
    # The cookie of the login may have died with the browser, which writes it late; the work leaves all the same.
    expect(page.get_by_role("banner")).to_contain_text(re.compile("All sent|Log in again"))
    assert received(server) == (before[0] + 1, before[1] + 1)
    assert checks(server, FISH)["documentary"]["remark"] == "Last words before the battery went"


def count(page: Page) -> Locator:
    return page.get_by_role("textbox", name="animals checked")


def test_the_last_letter_is_there_after_the_tablet_died_while_somebody_typed(tablet: Tablet) -> None:
    page = tablet.page
    page.get_by_role("link", name="Work", exact=True).first.click()
    page.get_by_role("link", name=re.compile("begun.*Registered horses", re.DOTALL)).click()
    choose(page, "^Result", "Satisfactory")
    tablet.go_offline()
    count(page).fill("")
    count(page).press_sequentially(COUNT)
    page.get_by_label("Remark").press_sequentially(TYPED)
    expect(page.locator("main [role=status][aria-busy]")).to_have_attribute("aria-busy", "false")
    where = page.url
    tablet.kill()

    page = tablet.open(where.removeprefix(tablet.url), offline=True)
    tablet.unlock()

    expect(page.get_by_label("Remark")).to_have_value(TYPED)
    expect(count(page)).to_have_value(COUNT)
    expect(page.get_by_text("This is no number.")).to_be_visible()
    count(page).press("Enter")
    expect(page.get_by_label("Remark")).to_be_focused()
