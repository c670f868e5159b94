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


def test_a_draft_survives_reload_rotation_crash_and_the_end_of_the_login(tablet: Tablet, server: Waarmerk) -> None:
    page = tablet.open()
    tablet.until_the_app_is_kept()
    log_in(tablet)
    begin(page, Keys(page), "CVEDP")
    step(page, Keys(page), "Parties")
    address = page.url
    tablet.until_all_is_sent()
    tablet.go_offline()

    box(page, "consignor/name").fill("Wool Station 9")
    box(page, "consignor/name").blur()
    expect(page.get_by_role("banner")).to_contain_text("1 not sent")
    expect(page.get_by_role("main")).to_contain_text("Saved on this tablet")
    page.reload()
    tablet.unlock()
    expect(box(page, "consignor/name")).to_have_value("Wool Station 9")

    box(page, "consignor/city").fill("Southport")
    page.set_viewport_size({"width": TABLET["height"], "height": TABLET["width"]})
    expect(box(page, "consignor/city")).to_have_value("Southport")
    expect(page.get_by_role("banner")).to_contain_text("2 not sent")

    tablet.kill()
    page = tablet.open(address.removeprefix(server.url), offline=True)
    tablet.unlock()
    expect(box(page, "consignor/name")).to_have_value("Wool Station 9")
    expect(box(page, "consignor/city")).to_have_value("Southport")

    server.sql("DELETE FROM session")
    tablet.go_offline(False)
    box(page, "consignor/postal_code").fill("9012")
    expect(page.get_by_role("banner")).to_contain_text("Log in again", timeout=60_000)
    expect(box(page, "consignor/postal_code")).to_have_value("9012")
    tablet.log_in_again("exporter@south.example")
    page.goto(address)
    tablet.unlock()
    expect(box(page, "consignor/postal_code")).to_have_value("9012")


def test_new_1_a_copy_begins_with_part_i_and_st_4_is_deleted_for_good(tablet: Tablet) -> None:
    page, hand = tablet.page, Keys(tablet.page)
    page.goto(tablet.url)
    tablet.unlock()
    page.get_by_role("link", name=re.compile("Registered horses")).first.click()
    page.get_by_role("link", name="Copy as new").click()
    expect(page.get_by_role("main")).to_contain_text("The original stays as it is.")

    page.get_by_role("button", name="Copy it").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Goods")
    expect(page.get_by_role("main")).to_contain_text("Registered horses")
    step(page, hand, "Journey")
    expect(box(page, "arrival")).to_have_value("")
    address = page.url.removesuffix("/part1/journey")
    tablet.until_all_is_sent()
    page.goto(address)
    tablet.unlock()
    page.get_by_role("link", name="Delete this document").click()
    expect(page.get_by_role("main")).to_contain_text("This cannot be undone.")
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your documents")
    tablet.until_all_is_sent()
    page.goto(address)
    tablet.unlock()
    expect(page.get_by_role("heading", level=1)).to_have_text("Certificate not found")
