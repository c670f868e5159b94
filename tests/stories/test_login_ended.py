"""A login ends while work waits, and another person takes the tablet: all work leaves, under the name of who did it."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.stories.desks import Desk
from tests.stories.world import Tablet, Waarmerk, choose, open_check, rail

pytestmark = pytest.mark.stories

MINE, MINE_NAME = "inspector2@harbour.example", "Inspector 2, Harbour post"
COLLEAGUE = "inspector1@harbour.example"
OTHER, OTHER_NAME = "inspector@airport.example", "Inspector, Airport post"
FISH = "Ornamental freshwater fish"
SEEN = "Original seen, stamp faint"
OPENED = "Box 14 opened, count agrees"


KEEPS_PUSHES = """
const send = window.fetch;
window.pushes = [];
window.fetch = async (address, how) => {
  if (address === "/sync/v1/push") {
    const packed = how.headers.get("Content-Encoding") === "gzip";
    const body = packed ? how.body.stream().pipeThrough(new DecompressionStream("gzip")) : how.body;
    window.pushes.push({ token: how.headers.get("Authorization"), push: JSON.parse(await new Response(body).text()) });
  }
  return send(address, how);
};
"""
"""Keeps a copy of what leaves, which the browser packs before anybody outside of it can read it."""


def pushed(page: Page) -> dict[str, Any]:
    """The last push that had operations in it."""
    return page.evaluate("window.pushes.findLast(({ push }) => push.ops.length > 0)")


WATCH = """() => {
  window.shown = new Set();
  const note = () => window.shown.add(document.body.innerText + [...document.querySelectorAll("input, textarea")]
    .map((one) => one.value).join("\\n"));
  new MutationObserver(note).observe(document, { subtree: true, childList: true, characterData: true });
  note();
}"""
"""Keeps every text that stands on the screen from now on."""


def test_work_goes_on_without_a_network(tablet: Tablet) -> None:
    page = tablet.open(script=KEEPS_PUSHES)
    tablet.until_the_app_is_kept()
    tablet.log_in(MINE)
    open_check(page, FISH, "Documentary")

    tablet.go_offline()
    choose(page, "^Result", "Satisfactory")
    page.get_by_label("Remark").fill(SEEN)

    expect(page.get_by_role("main")).to_contain_text("Saved on this tablet")


def test_the_login_ends_meanwhile_and_the_work_leaves_by_itself_sealed(tablet: Tablet, server: Waarmerk) -> None:
    server.sql("DELETE FROM session")

    tablet.go_offline(False)

    expect(tablet.page.get_by_role("banner")).to_contain_text("Log in again")
    sent = pushed(tablet.page)
    assert sent["token"].startswith("Bearer ")
    assert [sorted(one) for one in sent["push"]["ops"]] == [["hash", "prev", "sealed", "seq"]] * len(
        sent["push"]["ops"]
    )
    with Desk(server.url, COLLEAGUE) as colleague:
        document = colleague.document(FISH)
        assert SEEN.encode() in bytes(document.content)
        assert document.changed_by == MINE_NAME
        colleague.change(document, {"part2/identity/kind": "full", "part2/identity/result": "satisfactory"})


def test_the_app_says_that_reading_needs_a_login_and_shows_all_that_was_done(tablet: Tablet) -> None:
    page = tablet.page
    expect(page.get_by_label("Remark")).to_have_value(SEEN)

    page.get_by_role("banner").get_by_role("link", name=re.compile("Log in again")).click()

    expect(page.get_by_role("main")).to_contain_text("The server has forgotten this login.")
    expect(page.get_by_role("main")).to_contain_text("What you do is still sent. To receive what others did, log in.")
    expect(page.get_by_role("main")).to_contain_text("Nothing waits on this tablet.")
    page.go_back()
    expect(rail(page).get_by_role("link", name=re.compile("Documentary"))).to_contain_text("Satisfactory")
    expect(rail(page).get_by_role("link", name=re.compile("Identity"))).to_contain_text("To do")


def test_after_the_login_what_others_did_is_there_too(tablet: Tablet) -> None:
    page = tablet.page

    tablet.log_in_again(MINE)

    page.go_back()
    expect(rail(page).get_by_text("Satisfactory")).to_have_count(2)
    expect(page.get_by_label("Remark")).to_have_value(SEEN)


def test_somebody_else_is_not_shown_what_the_one_before_looked_at(tablet: Tablet) -> None:
    tablet.lock()
    tablet.hand_over()

    tablet.log_in(OTHER)

    expect(tablet.page.get_by_role("heading", level=1)).to_have_text("Today at Airport post")
    assert urlsplit(tablet.page.url).path == "/"


def test_without_a_network_the_other_person_sees_nothing_of_the_first(tablet: Tablet) -> None:
    page = tablet.page
    tablet.lock()
    tablet.hand_over()
    tablet.log_in(MINE)
    page.get_by_role("link", name=re.compile(FISH)).click()
    rail(page).get_by_role("link", name=re.compile("Physical")).click()
    tablet.go_offline()
    page.get_by_label("Remark").fill(OPENED)
    expect(page.get_by_role("main")).to_contain_text("Saved on this tablet")
    document = urlsplit(page.url).path.removesuffix("/check/physical")
    tablet.lock()
    tablet.hand_over()

    page.evaluate(WATCH)
    tablet.enter(OTHER)

    expect(page.get_by_role("main")).to_contain_text("Breeding heifers")
    expect(page.get_by_role("banner")).to_contain_text("Offline")
    page.get_by_role("banner").get_by_role("link", name=re.compile("Offline")).click()
    expect(page.get_by_role("main")).to_contain_text("Nothing waits on this tablet.")
    page.evaluate(
        "(path) => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')) }", document
    )
    expect(page.get_by_role("heading", level=1)).to_have_text("Certificate not found")


def test_the_first_persons_work_leaves_under_the_first_persons_name(tablet: Tablet, server: Waarmerk) -> None:
    page = tablet.page
    page.evaluate("pushes.length = 0")

    tablet.go_offline(False)

    tablet.log_in_again(OTHER)
    with Desk(server.url, COLLEAGUE) as colleague:
        document = colleague.document(FISH)
        assert OPENED.encode() in bytes(document.content)
        assert document.changed_by == MINE_NAME
    assert pushed(page)["token"].startswith("Bearer ")
    shown: list[str] = page.evaluate("[...shown]")
    assert any("Breeding heifers" in text for text in shown)  # what was on the screen was indeed kept
    for secret in (FISH, OPENED, SEEN):
        assert not any(secret in text for text in shown)


def test_the_first_person_finds_everything_answered(tablet: Tablet) -> None:
    page = tablet.page
    tablet.lock()
    tablet.hand_over()

    tablet.log_in(MINE)

    page.get_by_role("link", name=re.compile(FISH)).click()
    rail(page).get_by_role("link", name=re.compile("Physical")).click()
    expect(page.get_by_label("Remark")).to_have_value(OPENED)
