"""What the stories of Part I have in common."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Locator, Page, expect

from tests.stories.hands import Hand
from tests.stories.world import PASSWORD, Tablet

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
  const needed = ["nomenclature", "countries", "posts", "organisations", "packages", "eppo"];
  return held && needed.every((one) => held.includes(one));
}"""


def log_in(tablet: Tablet, email: str = EXPORTER, hand: Hand | None = None) -> None:
    """In, with the reference lists on the device; with the hands of whoever works there, where it is about those."""
    if hand is None:
        tablet.log_in(email)
    else:
        hand.write(tablet.page.get_by_label("E-mail address"), email)
        hand.write(tablet.page.get_by_label("Password", exact=True), PASSWORD)
        hand.press(tablet.page.get_by_role("button", name="Log in", exact=True))
        tablet.until_all_is_sent()
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


def box(page: Page, path: str, at: int = 0) -> Locator:
    """A box by its place in the form; a star stands for a row's id, and `at` counts the rows."""
    begin_, _, end = f"part1/{path}".partition("*")
    return page.locator(f'[id^="{begin_}"][id$="{end}"]' if end else f'[id="{begin_}"]').nth(at)


def proceed(page: Page, hand: Hand) -> None:
    """From the last step to the sheet of what is signed, or to the list of what is missing."""
    hand.press(page.get_by_role("button", name="Look at it and submit"))


def submit(page: Page, hand: Hand) -> None:
    """On the sheet of what is signed."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Submit Part I")
    hand.write(page.get_by_label("Your password"), PASSWORD)
    hand.press(page.get_by_role("button", name=re.compile("^Sign as")))
    expect(page.get_by_role("main")).to_contain_text("Submitted")


def add(page: Page, hand: Hand, table: str) -> None:
    """A row, in the table of this name."""
    hand.press(page.get_by_role("button", name=f"Add: {table}"))


def unfold(page: Page, hand: Hand, path: str) -> Locator:
    """A section, open."""
    section = box(page, path)
    if section.get_attribute("open") is None:
        hand.press(section.locator("> summary"))
    return section


def fill_from_list(page: Page, hand: Hand, path: str, country: str, text: str, name: str) -> None:
    """Who is known is found by the country and three characters (ORG-1)."""
    found = unfold(page, hand, path).get_by_role("group", name=re.compile("^Find: "))
    hand.choose(found.get_by_label("Country of the organisation"), country)
    hand.pick(found.get_by_label("Name or approval number"), text, name)
    expect(box(page, f"{path}/name")).to_have_value(name)


def add_goods(page: Page, hand: Hand, code: str) -> None:
    hand.press(page.get_by_role("button", name=re.compile("^Add: Description of the")))
    dialog = page.get_by_role("dialog")
    hand.write(dialog.get_by_label("Code or words"), code)
    hand.press(dialog.locator("button.pick__line:not(.pick__line--branch)").first)
    expect(dialog).to_have_count(0)


def missing(page: Page) -> Locator:
    return page.locator(".missing")
