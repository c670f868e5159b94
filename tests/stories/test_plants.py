"""Plants of two origins in one document (CHEDPP-4), by touch, and for a while in Hungarian."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.stories.desks import Desk
from tests.stories.hands import Hand, Thumb
from tests.stories.part_one import TOMORROW, begin, box, log_in, missing, proceed, step, submit, unfold
from tests.stories.world import PHONE, Tablet, Waarmerk

pytestmark = pytest.mark.stories

ORANGES, ONIONS = ("citrus", "CIDSI", "080510"), ("onion", "ALLCE", "070310")
EGYPT, NEW_ZEALAND = "EG", "NZ"


def add_plants(page: Page, hand: Hand, plant: tuple[str, str, str]) -> None:
    """First the plant, by its name, then its code of goods."""
    text, eppo, code = plant
    hand.press(page.get_by_role("button", name="Add: Description of the goods"))
    dialog = page.get_by_role("dialog")
    hand.mark(dialog.get_by_role("radio", name="Plants"))
    hand.write(dialog.get_by_label("EPPO code or name of the plant"), text)
    hand.press(dialog.get_by_role("button", name=re.compile(eppo)))
    hand.write(dialog.get_by_label("Code or words"), code)
    hand.press(dialog.locator("button.pick__line:not(.pick__line--branch)").first)
    expect(dialog).to_have_count(0)


def speak(page: Page, language: str) -> None:
    """A tap on the choice of languages leaves the box; which one is chosen is then up to the system's own list."""
    page.get_by_role("heading", level=1).tap()
    page.locator(".lang select").select_option(language)


def test_chedpp_4_two_lines_of_one_document_come_from_two_countries(tablet: Tablet) -> None:
    page = tablet.open(has_touch=True, reduced_motion="reduce")
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    log_in(tablet)
    hand = Thumb(page)
    begin(page, hand, "CHEDPP")

    for plant in (ORANGES, ONIONS):
        add_plants(page, hand, plant)
    onions, oranges = 0, 1  # by the order of their codes (CN-2)
    expect(box(page, "commodities/*/species", oranges)).to_have_value("Citrus sinensis")
    hand.pick(box(page, "commodities/*/country_of_origin", oranges), "Egyp", "Egypt")
    hand.pick(box(page, "commodities/*/country_of_origin", onions), "New Zea", "New Zealand")

    expect(box(page, "commodities/*/country_of_origin", oranges)).to_have_value(EGYPT)
    expect(box(page, "commodities/*/country_of_origin", onions)).to_have_value(NEW_ZEALAND)


def test_cn_5_in_hungarian_the_comma_is_the_decimal_sign_in_boxes_sums_and_totals(tablet: Tablet) -> None:
    page, hand = tablet.page, Thumb(tablet.page)
    speak(page, "hu")
    expect(page.get_by_role("heading", level=1)).to_have_text("Áru")

    hand.write(box(page, "commodities/*/net_weight", 0), "1,234")
    hand.write(box(page, "commodities/*/net_weight", 1), "=1.000,567+2*117")
    expect(page.locator('[id$="/net_weight-echo"]').last).to_contain_text(re.compile(r"1\s?234,567 kg"))
    hand.write(box(page, "commodities/*/packages", 0), "3")
    hand.write(box(page, "commodities/*/packages", 1), "40")

    expect(box(page, "packages")).to_have_value("43")  # CN-7: the sum of the lines
    expect(box(page, "total_net_weight")).to_have_value("1235,801")  # CN-4
    speak(page, "en")
    expect(box(page, "commodities/*/net_weight", 0)).to_have_value("1.234")
    expect(box(page, "total_net_weight")).to_have_value("1235.801")


def test_it_is_submitted_and_each_line_keeps_its_origin(tablet: Tablet, server: Waarmerk) -> None:
    page, hand = tablet.page, Thumb(tablet.page)
    step(page, hand, "Parties")
    unfold(page, hand, "consignor")
    hand.write(box(page, "consignor/name"), "Orchard 6")
    unfold(page, hand, "place_of_destination")
    hand.write(box(page, "place_of_destination/name"), "Market 2")
    step(page, hand, "Journey")
    hand.write(box(page, "arrival"), TOMORROW)
    step(page, hand, "Purpose")
    unfold(page, hand, "purpose")
    hand.mark(page.locator("input[value=free_circulation]"))
    step(page, hand, "Check and submit")
    expect(missing(page)).to_have_count(0)
    proceed(page, hand)
    expect(page.get_by_role("main")).to_contain_text(re.compile("0703 10.*New Zealand.*0805 10.*Egypt", re.DOTALL))
    expect(page.get_by_role("main")).to_contain_text("1235.80 kg")
    submit(page, hand)
    tablet.until_all_is_sent()

    with Desk(server.url, "inspector2@harbour.example") as post:
        part1 = post.part1("Orchard 6")
    lines = sorted(part1["commodities"], key=lambda line: line["cn_code"])
    assert [(line["eppo_code"], line["country_of_origin"], line["net_weight"]) for line in lines] == [
        ("ALLCE", NEW_ZEALAND, "1.234"),
        ("CIDSI", EGYPT, "1234.567"),
    ]
    assert (part1["packages"], part1["total_net_weight"], part1.get("country_of_origin")) == (43, "1235.801", None)
