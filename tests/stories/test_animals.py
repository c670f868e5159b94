"""300 pigs on a journey of 26 hours: too long without a control post (CVEDA-154), and more than the limit (CN-8)."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.stories.desks import Administrator
from tests.stories.hands import Keys
from tests.stories.part_one import (
    TOMORROW,
    add,
    add_goods,
    begin,
    box,
    fill_from_list,
    log_in,
    missing,
    proceed,
    step,
    submit,
    unfold,
)
from tests.stories.world import Tablet, Waarmerk

pytestmark = pytest.mark.stories

PIGS, HOURS_26, TOO_SHORT = "300", "1560", "1200"
EXCEEDED = "The given quantity exceeds the set limit: confirm the quantity."
NO_CONTROL_POST = "At least one control post must be given."
NO_RESTING_POINT = "At least one resting or transfer point must be given."
BELOW_THE_ESTIMATE = "The journey by road takes at least as long as estimated: the time can be raised, never lowered."


def time_of_journey(page: Page) -> Locator:
    return box(page, "particulars/journey_minutes")


def test_cveda_2_the_least_time_of_the_journey_is_estimated_unasked_and_says_what_it_assumes(tablet: Tablet) -> None:
    page = tablet.open(reduced_motion="reduce")
    log_in(tablet)
    hand = Keys(page)
    begin(page, hand, "CVEDA")
    add_goods(page, hand, "010392")
    hand.write(box(page, "commodities/*/animals"), PIGS)
    hand.write(box(page, "number_of_animals"), PIGS)
    step(page, hand, "Parties")
    fill_from_list(page, hand, "consignee", "Czechia", "farm", "Example farm Moravia")
    unfold(page, hand, "consignor")
    hand.write(box(page, "consignor/name"), "Pig station 4")
    unfold(page, hand, "place_of_destination")
    hand.write(box(page, "place_of_destination/name"), "Farm 12")
    hand.write(box(page, "place_of_destination/city"), "Zaragoza")
    hand.pick(box(page, "place_of_destination/country"), "Spai", "Spain")
    step(page, hand, "Journey")
    unfold(page, hand, "transport_after_entry")
    hand.choose(box(page, "transport_after_entry/type"), "Road vehicle")
    plan = unfold(page, hand, "route")

    expect(plan).to_contain_text(re.compile(r"From Harbour post to Zaragoza at least 22 h \d+ min\."))
    expect(plan).to_contain_text("the shortest line over the earth, times 1.30; at 70 km/h.")
    hand.write(time_of_journey(page), TOO_SHORT)
    expect(plan).to_contain_text(BELOW_THE_ESTIMATE)

    hand.press(plan.get_by_role("button", name="Take over the estimate"))
    least = int(time_of_journey(page).input_value())
    assert 22 * 60 < least < 23 * 60
    expect(plan).not_to_contain_text(BELOW_THE_ESTIMATE)

    hand.write(time_of_journey(page), HOURS_26)
    expect(plan).not_to_contain_text(BELOW_THE_ESTIMATE)


def test_cveda_154_a_journey_of_26_hours_is_stopped_without_a_control_post(tablet: Tablet) -> None:
    page, hand = tablet.page, Keys(tablet.page)
    hand.write(box(page, "transport_after_entry/identification"), "88-BGT-3")
    found = unfold(page, hand, "transporter").get_by_role("group", name="Find: Transporter")
    hand.pick(found.get_by_label("Name or number in the list"), "south", "Example livestock transport South")
    hand.write(box(page, "arrival"), TOMORROW)
    step(page, hand, "Origin")
    hand.pick(box(page, "country_of_origin"), "Norw", "Norway")
    step(page, hand, "Purpose")
    unfold(page, hand, "purpose")
    hand.choose(box(page, "purpose/group"), "Import")

    step(page, hand, "Check and submit")
    proceed(page, hand)

    expect(missing(page)).to_be_focused()
    expect(missing(page)).to_contain_text(NO_CONTROL_POST)
    expect(missing(page)).to_contain_text(NO_RESTING_POINT)
    expect(page.get_by_role("main")).not_to_contain_text(EXCEEDED)


def test_cn_8_a_limit_that_an_administrator_lowers_warns_on_the_open_tablet(tablet: Tablet, server: Waarmerk) -> None:
    with Administrator(server.url) as administrator:
        administrator.correct("quantity_limits", {"code": "0103", "limit": "250"})

    expect(tablet.page.get_by_role("main")).to_contain_text(EXCEEDED, timeout=30_000)
    expect(tablet.page.get_by_role("main")).to_contain_text("You may go on. Rule CN-8.")


def test_with_a_rest_at_a_control_post_it_is_submitted_and_the_warning_reaches_the_post(
    tablet: Tablet, inspector: Tablet
) -> None:
    page, hand = tablet.page, Keys(tablet.page)
    hand.press(missing(page).get_by_role("link", name=re.compile(NO_CONTROL_POST)))
    plan = unfold(page, hand, "route")
    hand.pick(plan.get_by_label("Add from the list: Control posts"), "Nev", "Example control post Nevers")
    add(page, hand, "Planned resting or transfer points")
    hand.write(box(page, "route/resting_points/*/place"), "Lyon, lairage 2")
    hand.mark(page.locator('[id="part1/route/journey_log"] input[value=yes]'))

    step(page, hand, "Check and submit")
    expect(missing(page)).to_have_count(0)
    expect(page.get_by_role("main")).to_contain_text(EXCEEDED)
    proceed(page, hand)
    submit(page, hand)
    tablet.until_all_is_sent()

    desk = inspector.page
    desk.get_by_role("link", name=re.compile("300 .*Swine")).click()
    expect(desk.get_by_role("region", name="Part I", exact=True)).to_contain_text("CP-FR-01")
    desk.get_by_role("link", name="Go to the decision").click()
    expect(desk.get_by_role("main")).to_contain_text(EXCEEDED)
