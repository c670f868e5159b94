"""An administrator asks why the rules say what they say of a document, and is told with the values that they read."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.stories.world import Tablet, choose

pytestmark = pytest.mark.stories

FISH = "Ornamental freshwater fish"


def test_each_rule_is_told_with_its_sentence_its_box_and_what_it_read(tablet: Tablet) -> None:
    page = tablet.open()
    tablet.log_in("administrator@harbour.example")
    page.get_by_role("link", name=re.compile(FISH)).click()

    page.get_by_role("link", name="Why the rules say so").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Why the rules say so")
    broken = page.locator("details").filter(has_text="Broken").get_by_role("listitem")
    said = broken.filter(has_text="This box must be filled in.").filter(has_text="Documentary check: Result").first
    expect(said).to_contain_text("MANDATORY")
    expect(said.get_by_role("definition")).to_have_text("empty")


def test_a_rule_that_holds_shows_the_values_that_made_it_hold(tablet: Tablet) -> None:
    page = tablet.page

    page.locator("summary").filter(has_text=re.compile("^Holds")).click()

    said = page.locator("details[open] li").filter(has_text="Country of origin").first
    expect(said).to_contain_text("Singapore (SG)")


def test_an_inspector_is_not_troubled_with_it(tablet: Tablet) -> None:
    page = tablet.page
    tablet.lock()
    tablet.hand_over()
    page.get_by_role("button", name=re.compile("Somebody else|Log in")).first.click()
    tablet.log_in("inspector2@harbour.example")

    page.get_by_role("link", name=re.compile(FISH)).click()

    expect(page.get_by_role("link", name="Go to the decision")).to_be_visible()
    expect(page.get_by_role("link", name="Why the rules say so")).to_have_count(0)


def test_what_was_typed_at_a_reason_goes_at_the_second_tap_only(tablet: Tablet) -> None:
    page = tablet.page
    page.get_by_role("link", name="Go to the decision").click()
    choose(page, "The consignment is", "Not acceptable")
    reason = page.get_by_role("checkbox", name="Other", exact=True)
    reason.check()
    page.get_by_label("Explanation").fill("The crates leak")

    reason.click()
    page.get_by_role("button", name="Keep").click()
    expect(reason).to_be_checked()
    expect(page.get_by_label("Explanation")).to_have_value("The crates leak")

    reason.click()
    page.get_by_role("button", name="Take away, with what is in it").click()
    expect(reason).not_to_be_checked()
    reason.check()  # with nothing typed at it, it goes at once
    reason.uncheck()
    expect(page.get_by_label("Explanation")).to_have_count(0)
