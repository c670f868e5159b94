"""An exporter makes a document from the first box to its submission, by touch alone and by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Generator

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.stories.hands import Hand, Keys, Thumb
from tests.stories.part_one import TOMORROW, add_goods, begin, box, log_in, missing, step
from tests.stories.world import PASSWORD, PHONE, TABLET, Tablet, Waarmerk

pytestmark = pytest.mark.stories

WEIGHT, WEIGHT_READ = "1.234,567", "1234.57"  # CN-5


@pytest.fixture(params=["touch", "keyboard"])
def desk(
    request: pytest.FixtureRequest, playwright: Playwright, server: Waarmerk, tmp_path_factory: pytest.TempPathFactory
) -> Generator[tuple[Page, Hand, Tablet]]:
    touch = request.param == "touch"
    one = Tablet(playwright, tmp_path_factory.mktemp("desk"), server.url, PHONE if touch else TABLET)
    page = one.open(has_touch=touch, reduced_motion="reduce")
    log_in(one)
    yield page, Thumb(page) if touch else Keys(page), one
    one.close()


def test_a_cvedp_for_the_internal_market_is_made_and_submitted(desk: tuple[Page, Hand, Tablet]) -> None:
    page, hand, tablet = desk
    begin(page, hand, "CVEDP")
    add_goods(page, hand, "510111")
    hand.write(box(page, "commodities/*/net_weight"), WEIGHT)
    hand.write(box(page, "total_net_weight"), WEIGHT)
    hand.mark(page.locator("input[value=ambient]"))
    step(page, hand, "Parties")
    hand.write(box(page, "consignor/name"), "Wool Station 9")
    step(page, hand, "Origin")
    hand.pick(box(page, "country_of_origin"), "New Zea", "New Zealand")
    step(page, hand, "Journey")
    hand.write(box(page, "arrival"), TOMORROW)
    step(page, hand, "Purpose")
    purpose = page.locator("main select").first
    purpose.focus()
    purpose.select_option("internal_market")

    step(page, hand, "Check and submit")
    hand.press(page.get_by_role("button", name="Look at it and submit"))
    expect(missing(page)).to_be_focused()
    hand.press(missing(page).get_by_role("link", name=re.compile("Consignee: Name")))
    expect(box(page, "consignee/name")).to_be_focused()
    page.keyboard.type("Spinner North")
    hand.write(box(page, "place_of_destination/name"), "Mill 4")
    expect(page.get_by_role("main")).to_contain_text("Saved")
    step(page, hand, "Check and submit")
    expect(missing(page)).to_have_count(0)
    hand.press(page.get_by_role("button", name="Look at it and submit"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Submit Part I")
    expect(page.get_by_role("main")).to_contain_text("New Zealand")
    expect(page.get_by_role("main")).to_contain_text(f"{WEIGHT_READ} kg")
    hand.write(page.get_by_label("Your password"), PASSWORD)
    hand.press(page.get_by_role("button", name=re.compile("^Sign as")))

    expect(page.get_by_role("main")).to_contain_text("Submitted")
    tablet.until_all_is_sent()
    expect(page.get_by_role("main")).to_contain_text(re.compile(r"CHEDP\.NL\.\d{4}\.\d{7}-V1"))
