"""The browser's own way back, by gesture or button: what was typed stays, and one is where one was."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.stories.hands import Keys
from tests.stories.part_one import begin, box, log_in, missing, proceed, step, steps, unfold
from tests.stories.world import PHONE, Tablet, Tablets

pytestmark = pytest.mark.stories

STEPS = ("Goods", "Parties", "Origin", "Journey", "Purpose", "Papers", "Other boxes", "Check and submit")


@pytest.fixture(scope="module")
def own_phone(tablets: Tablets) -> Tablet:
    one = tablets(PHONE)
    one.open(reduced_motion="reduce")
    log_in(one)
    return one


@pytest.fixture
def phone(own_phone: Tablet) -> Tablet:
    """At the list of the documents."""
    own_phone.page.goto(own_phone.url)
    own_phone.unlock()
    is_at(own_phone.page, "Your documents")
    return own_phone


def is_at(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def next_step(page: Page) -> None:
    page.locator(".act .btn--next").click()


def test_the_way_back_leads_through_part_i_and_what_was_typed_stays(phone: Tablet) -> None:
    page, hand = phone.page, Keys(phone.page)
    begin(page, hand, "CED")
    typed = {
        "Goods": "total_net_weight",
        "Parties": "consignor/name",
        "Origin": "region_of_origin",
        "Papers": "local_reference",
    }
    for at, title in enumerate(STEPS, 1):
        is_at(page, title)
        if title == "Parties":
            unfold(page, hand, "consignor")
        if title in typed:
            box(page, typed[title]).fill(f"{at}4")  # and on, before the typing rests
        if title != STEPS[-1]:
            next_step(page)

    for at, title in reversed([*enumerate(STEPS, 1)]):
        is_at(page, title)
        if title in typed:
            expect(box(page, typed[title])).to_have_value(f"{at}4")
        page.go_back()

    is_at(page, "Your documents")  # not where the document was made: it is
    page.go_forward()
    is_at(page, "Goods")
    expect(box(page, "total_net_weight")).to_have_value("14")


def test_a_link_to_where_one_is_adds_nothing_to_the_way_back(phone: Tablet) -> None:
    page, hand = phone.page, Keys(phone.page)
    begin(page, hand, "CED")
    step(page, hand, "Parties")
    step(page, hand, "Parties")

    page.go_back()

    is_at(page, "Goods")


def test_the_way_back_from_a_missing_box_is_to_the_list_and_from_the_sheet_to_the_end(phone: Tablet) -> None:
    page, hand = phone.page, Keys(phone.page)
    begin(page, hand, "CED")
    step(page, hand, STEPS[-1])
    proceed(page, hand)
    missing(page).get_by_role("link", name=re.compile("Country of origin")).click()
    expect(box(page, "country_of_origin")).to_be_focused()
    box(page, "country_of_origin").fill("AR")

    page.go_back()

    is_at(page, STEPS[-1])
    expect(missing(page)).to_be_visible()
    expect(missing(page).get_by_role("link", name=re.compile("Country of origin"))).to_have_count(0)
    expect(steps(page).get_by_role("link", name=re.compile("^Origin"))).to_contain_text("Filled in")


def test_the_way_back_leads_to_where_one_was_on_a_long_screen(phone: Tablet) -> None:
    page = phone.page
    last = page.get_by_role("main").get_by_role("listitem").get_by_role("link").last
    last.scroll_into_view_if_needed()
    where = page.evaluate("scrollY")
    assert where > PHONE["height"]
    last.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Your documents")
    assert page.evaluate("scrollY") == 0

    page.go_back()

    is_at(page, "Your documents")
    page.wait_for_function("(where) => Math.abs(scrollY - where) < 2", arg=where)
