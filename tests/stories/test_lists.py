"""The reference lists: an administrator corrects and imports them, sees first what would change, and tablets get it."""

from __future__ import annotations

import re
from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.stories.desks import Administrator
from tests.stories.hands import Keys
from tests.stories.part_one import add_goods, begin, box, log_in, step
from tests.stories.world import Tablet, Tablets, Waarmerk

pytestmark = pytest.mark.stories

ADMINISTRATOR = "administrator@harbour.example"
EXCEEDED = "The given quantity exceeds the set limit: confirm the quantity."


@pytest.fixture(scope="module")
def exporter(tablets: Tablets) -> Tablet:
    one = tablets()
    one.open(reduced_motion="reduce")
    return one


@pytest.fixture(scope="module")
def other(server: Waarmerk) -> Generator[Administrator]:
    """A second administrator, at another machine."""
    with Administrator(server.url) as one:
        yield one


def open_list(page: Page, name: str) -> None:
    page.get_by_role("banner").get_by_role("link", name="Lists").click()
    page.get_by_role("main").get_by_role("link", name=re.compile(f"^{name}")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def open_limit(page: Page, code: str) -> None:
    open_list(page, "Limits of quantity")
    page.get_by_role("main").get_by_role("link", name=re.compile(f"^{code} Limit")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(code)


def look(page: Page) -> Locator:
    page.get_by_role("button", name="Look at the difference").click()
    shown = page.get_by_role("region", name="What would change")
    expect(shown.get_by_role("heading")).to_be_focused()
    return shown


def change_the_list(page: Page) -> None:
    page.locator(".act .btn--next").dblclick()
    expect(page.get_by_role("heading", level=2, name=re.compile("^Changed:"))).to_be_focused()


def test_a_limit_that_an_administrator_lowers_warns_on_the_exporters_open_form(
    tablet: Tablet, exporter: Tablet
) -> None:
    log_in(exporter)
    form, hand = exporter.page, Keys(exporter.page)
    begin(form, hand, "CVEDA")
    add_goods(form, hand, "010392")
    hand.write(box(form, "commodities/*/animals"), "300")
    hand.write(box(form, "number_of_animals"), "300")
    step(form, hand, "Check and submit")
    expect(form.get_by_role("main")).not_to_contain_text(EXCEEDED)

    page = tablet.open(reduced_motion="reduce")
    tablet.log_in(ADMINISTRATOR)
    open_limit(page, "0103")
    page.get_by_label("Limit").fill("many")
    page.get_by_role("button", name="Look at the difference").click()
    expect(page.get_by_label("Limit")).to_be_focused()
    expect(page.get_by_role("main")).to_contain_text("“many” is not a whole number.")
    page.get_by_label("Limit").fill("250")
    expect(look(page).get_by_role("listitem")).to_have_text(re.compile("Changed.*0103.*1200.*250", re.DOTALL))
    change_the_list(page)

    expect(form.get_by_role("main")).to_contain_text(EXCEEDED, timeout=30_000)
    page.get_by_role("link", name="To the list").click()
    told = page.locator("details", has_text="About this list")
    expect(told).to_contain_text("by Administrator, Harbour post")
    expect(told).to_contain_text("has this version", timeout=30_000)


def test_what_another_administrator_changed_meanwhile_is_shown_before_anything_is_done(
    tablet: Tablet, other: Administrator
) -> None:
    page = tablet.page
    open_limit(page, "0102")
    page.get_by_text("Change it from a day on").click()
    page.get_by_label("First day of what you write below", exact=True).fill("1/1/2030")
    page.get_by_label("Limit").fill("200")
    expect(look(page)).to_contain_text("31 December 2029")

    other.correct("quantity_limits", {"code": "0102", "limit": "310"})
    page.get_by_role("button", name="Change the list").click()

    shown = page.get_by_role("region", name="What would change")
    expect(shown).to_contain_text("Somebody changed the list meanwhile. Nothing was done.")
    page.get_by_role("button", name="Back to the form").click()
    expect(page.get_by_label("Limit")).to_have_value("200")
    look(page)
    change_the_list(page)
    page.get_by_role("link", name="To the list").click()
    entries = page.get_by_role("main").get_by_role("link", name=re.compile("^0102 Limit"))
    expect(entries).to_have_text([re.compile("310.*to 31 December 2029"), re.compile("200.*From 1 January 2030")])


def test_without_a_network_nothing_typed_is_lost_and_a_lost_answer_changes_nothing_twice(tablet: Tablet) -> None:
    page = tablet.page
    open_limit(page, "0101")
    tablet.go_offline()
    page.get_by_label("Limit").fill("90")
    page.get_by_role("button", name="Look at the difference").click()
    expect(page.get_by_role("main")).to_contain_text("This needs the network")
    tablet.lock()
    tablet.unlock()
    expect(page.get_by_label("Limit")).to_have_value("90")
    tablet.go_offline(False)
    look(page)

    def lose_the_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    tablet.context.route("**/api/reference/*?confirm=*", lose_the_answer)
    page.get_by_role("button", name="Change the list").click()
    expect(page.get_by_role("main")).to_contain_text("This needs the network")
    tablet.context.unroute("**/api/reference/*?confirm=*")

    change_the_list(page)


def test_bad_lines_are_named_and_the_corrected_file_takes_the_place_of_the_list(tablet: Tablet, tmp_path: Path) -> None:
    page = tablet.page
    bad, good = tmp_path / "bad.csv", tmp_path / "good.csv"
    bad.write_text("code,symbol,en\nKGM,kg,kilo\n,m,metre\nLTR,l,\nMTR,m\n", encoding="utf-8")
    good.write_text("code,symbol,en\nKGM,kg,kilo\nFTZ,f,furlong\n", encoding="utf-8")
    open_list(page, "Units")
    page.get_by_role("link", name="Import a file").click()
    page.get_by_label("Version").fill("2027")
    page.get_by_label("Source").fill("A standard")
    page.get_by_label("Choose a file").set_input_files(bad)
    page.get_by_role("button", name="Look at the difference").click()

    faults = page.get_by_role("region", name="3 faults: nothing was changed")
    expect(faults.get_by_role("listitem")).to_have_text(
        [
            re.compile(r"^Line 3, Code:\s+It is empty"),
            re.compile(r"^Line 4:\s+It has no words"),
            re.compile(r"^Line 5:\s+It has 2 cells"),
        ]
    )
    with page.expect_download() as saved:
        faults.get_by_role("button", name="Save all as a file").click()
    assert "3\tcode (Code)\tIt is empty, and has to be filled in." in saved.value.path().read_text("utf-8")

    page.get_by_label("Choose another file").set_input_files(good)
    shown = look(page)
    expect(shown).to_contain_text("Much would be taken out")
    shown.get_by_text("Added").first.click()
    expect(shown.get_by_role("listitem")).to_contain_text(["furlong"])
    change_the_list(page)
    page.get_by_role("link", name="To the list").click()
    expect(page.get_by_role("main")).to_contain_text("2 entries")


def test_the_lists_are_for_administrators(exporter: Tablet) -> None:
    exporter.page.goto(f"{exporter.url}/lists/units")
    exporter.unlock()

    expect(exporter.page.get_by_role("heading", level=1)).to_have_text("Not for you")
    expect(exporter.page.get_by_role("banner").get_by_role("link", name="Lists")).to_have_count(0)
