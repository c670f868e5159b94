"""What the stories of Part I have in common."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Locator, Page, expect

from tests.stories.hands import Hand
from tests.stories.world import Tablet

EXPORTER = "exporter@south.example"
TOMORROW = (datetime.now(UTC) + timedelta(days=1)).strftime("%d/%m/%Y 08:00")

LISTS_ARE_HELD = """async () => {
  const open = indexedDB.open("waarmerk-reference");
  const db = await new Promise((done, fail) => { open.onsuccess = () => done(open.result); open.onerror = fail });
  const held = db.objectStoreNames.contains("held") && await new Promise((done) => {
    const asked = db.transaction("held").objectStore("held").getAllKeys();
    asked.onsuccess = () => done(asked.result.map((key) => key[1]));
  });
  db.close();
  return held && ["nomenclature", "countries", "posts", "organisations"].every((one) => held.includes(one));
}"""


def log_in(tablet: Tablet, email: str = EXPORTER) -> None:
    """In, with the reference lists on the device."""
    tablet.log_in(email)
    tablet.page.wait_for_function(LISTS_ARE_HELD)


def begin(page: Page, hand: Hand, type_: str) -> None:
    """From the list of documents to the first step of a new one."""
    hand.press(page.get_by_role("link", name="New document"))
    hand.mark(page.locator(f"input[name=type][value={type_}]"))
    hand.press(page.get_by_role("button", name="Begin Part I"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Goods")


def step(page: Page, hand: Hand, name: str) -> None:
    """To a step, on the rail."""
    hand.press(steps(page).get_by_role("link", name=re.compile(f"^{name}")))
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def steps(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Steps of Part I")


def box(page: Page, path: str) -> Locator:
    """A box by its place in the form; a star stands for a row's id."""
    begin_, _, end = f"part1/{path}".partition("*")
    return page.locator(f'[id^="{begin_}"][id$="{end}"]' if end else f'[id="{begin_}"]').first


def add_goods(page: Page, hand: Hand, code: str) -> None:
    hand.press(page.get_by_role("button", name=re.compile("^Add: Description of the")))
    dialog = page.get_by_role("dialog")
    hand.write(dialog.get_by_label("Code or words"), code)
    hand.press(dialog.locator("button.pick__line:not(.pick__line--branch)").first)
    expect(dialog).to_have_count(0)


def missing(page: Page) -> Locator:
    return page.locator(".missing")
