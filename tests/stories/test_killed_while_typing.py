"""The tablet dies while an inspector types, in the middle of a word: what was typed is there, also what is no value."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.stories.world import Tablet, Tablets, choose

pytestmark = pytest.mark.stories

REMARK = "Animal 4: transponder read tw"
COUNT = "6 or 7"


@pytest.fixture
def tablet(tablets: Tablets) -> Tablet:
    one = tablets()
    one.open()
    one.until_the_app_is_kept()
    one.log_in("inspector2@harbour.example")
    return one


def test_the_last_letter_is_there_after_the_tablet_died(tablet: Tablet) -> None:
    page = tablet.page
    page.get_by_role("link", name=re.compile("begun.*Registered horses", re.DOTALL)).click()
    choose(page, "^Result", "Satisfactory")
    tablet.go_offline()
    count(page).fill("")
    count(page).press_sequentially(COUNT)
    page.get_by_label("Remark").press_sequentially(REMARK)
    expect(page.locator("main [role=status][aria-busy]")).to_have_attribute("aria-busy", "false")
    where = page.url
    tablet.kill()

    page = tablet.open(where.removeprefix(tablet.url), offline=True)
    tablet.unlock()

    expect(page.get_by_label("Remark")).to_have_value(REMARK)
    expect(count(page)).to_have_value(COUNT)
    expect(page.get_by_text("This is no number.")).to_be_visible()
    count(page).press("Enter")
    expect(page.get_by_label("Remark")).to_be_focused()


def count(page: Page) -> Locator:
    return page.get_by_role("textbox", name="animals checked")
