"""Two inspectors check one consignment at once, without a network: nothing is asked but of the box that both set."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.stories.desks import Desk
from tests.stories.world import Tablet, Tablets, Waarmerk, choose, open_check

pytestmark = pytest.mark.stories

FIRST, SECOND = "inspector1@harbour.example", "inspector2@harbour.example"
GOODS = "Casings, salted"


@pytest.fixture(scope="module")
def other(tablets: Tablets) -> Tablet:
    """The colleague's."""
    return tablets()


def checks(server: Waarmerk) -> dict[str, Any]:
    """Part II as everybody at the post has it."""
    with Desk(server.url, FIRST) as desk:
        return json.loads(bytes(desk.document(GOODS).content))["part2"]


def to_settle(page: Page) -> Locator:
    """The entry of the navigation, with how much waits."""
    return page.get_by_role("link", name=re.compile("^To settle")).filter(visible=True)


def reconnect(tablet: Tablet) -> None:
    tablet.go_offline(False)
    tablet.until_all_is_sent()


def test_both_check_without_a_network_and_one_box_is_the_same(tablet: Tablet, other: Tablet) -> None:
    for one, who in ((tablet, FIRST), (other, SECOND)):
        one.open()
        one.log_in(who)
        one.go_offline()

    open_check(tablet.page, GOODS, "Documentary")
    choose(tablet.page, "^Result", "Satisfactory")
    open_check(tablet.page, GOODS, "Identity")
    choose(tablet.page, "^Result", "Satisfactory")
    open_check(other.page, GOODS, "Physical")
    choose(other.page, "^Result", "Satisfactory")
    open_check(other.page, GOODS, "Identity")
    choose(other.page, "^Result", "Not satisfactory")

    for one in (tablet, other):
        expect(one.page.get_by_role("main")).to_contain_text("Saved on this tablet")


def test_different_checks_both_count_and_the_box_that_both_set_waits_for_a_person(
    tablet: Tablet, other: Tablet, server: Waarmerk
) -> None:
    reconnect(tablet)
    reconnect(other)

    found = checks(server)
    assert (found["documentary"]["result"], found["physical"]["result"]) == ("satisfactory", "satisfactory")
    for one in (tablet, other):
        one.page.get_by_role("link", name="Work", exact=True).first.click()
        expect(to_settle(one.page)).to_contain_text("1")


def test_the_list_says_whose_the_values_are_and_which_counts(tablet: Tablet) -> None:
    page = tablet.page

    to_settle(page).click()

    box = page.get_by_role("region", name=re.compile("Identity check: Result"))
    counts, other = box.get_by_role("radio").locator("xpath=ancestor::label").all()[:2]
    expect(counts).to_contain_text(re.compile("Not satisfactory.*Counts now.*Inspector 2, Harbour post", re.DOTALL))
    expect(other).to_contain_text(re.compile(r"^\s*Satisfactory.*Inspector 1, Harbour post \(you\)", re.DOTALL))
    expect(page.get_by_role("main")).to_contain_text(GOODS)


def settle(page: Page, value: str) -> None:
    box = page.get_by_role("region", name=re.compile("Identity check: Result"))
    box.get_by_text(value, exact=True).click()
    box.get_by_role("button", name="Settle it").click()
    expect(page.get_by_role("main")).to_contain_text("Nothing to settle")


def test_it_is_settled_without_a_network_while_the_colleague_settles_it_too(
    tablet: Tablet, other: Tablet, server: Waarmerk
) -> None:
    tablet.go_offline()
    settle(tablet.page, "Satisfactory")

    to_settle(other.page).click()
    settle(other.page, "Not satisfactory")
    other.until_all_is_sent()
    reconnect(tablet)

    assert checks(server)["identity"]["result"] == "not_satisfactory"


def test_the_first_counts_and_the_second_is_told(tablet: Tablet, other: Tablet) -> None:
    for one in (tablet, other):
        one.page.get_by_text("Settled lately").click()
        history = one.page.get_by_role("main").locator("details")
        expect(history).to_contain_text("Inspector 2, Harbour post chose what counted: Not satisfactory")
        expect(history).to_contain_text(
            "Inspector 1, Harbour post chose Satisfactory: it came second and does not count"
        )


def test_the_operator_is_sent_nothing_of_it(server: Waarmerk) -> None:
    with Desk(server.url, "exporter@south.example") as operator:
        document = operator.document(GOODS)

    assert (document.status, document.conflicts, document.resolutions) == ("new", (), ())
