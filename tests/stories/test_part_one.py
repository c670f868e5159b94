"""An exporter makes a document from the first box to its submission, by touch alone and by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Generator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.stories.hands import Hand, Keys, Thumb
from tests.stories.part_one import (
    EXPORTER,
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
from tests.stories.world import PHONE, TABLET, Tablet, Tablets, Waarmerk

pytestmark = pytest.mark.stories

FIRST, SECOND = "1.234,567", "=100+20*2"  # CN-5
FIRST_READ, SECOND_READ, BOTH_READ = "1234.57 kg", "140.00 kg", "1374.57 kg"


@pytest.fixture(params=["touch", "keyboard"])
def desk(request: pytest.FixtureRequest, tablets: Tablets) -> Generator[tuple[Page, Hand, Tablet]]:
    touch = request.param == "touch"
    one = tablets(PHONE if touch else TABLET)
    page = one.open(has_touch=touch, reduced_motion="reduce")
    yield page, Thumb(page) if touch else Keys(page), one
    one.close()


def test_a_cvedp_for_the_internal_market_is_made_submitted_and_read_by_the_post(
    desk: tuple[Page, Hand, Tablet], inspector: Tablet
) -> None:
    page, hand, tablet = desk
    log_in(tablet, EXPORTER, hand)
    begin(page, hand, "CVEDP")
    for at, (code, weight) in enumerate((("020230", FIRST), ("020610", SECOND))):
        add_goods(page, hand, code)
        hand.write(box(page, "commodities/*/net_weight", at), weight)
        packages = box(page, "commodities/*/packages", at)
        before = distance(box(page, "commodities/*/net_weight", at), packages)
        hand.write(packages, "50")
        assert distance(box(page, "commodities/*/net_weight", at), packages) == before, "it moved under the finger"
        hand.pick(box(page, "commodities/*/package_type", at), "carto", "Carton")
    hand.write(box(page, "packages"), "100")
    expect(box(page, "total_net_weight")).to_have_value("1374.567")  # CN-4: the total is kept up to date
    hand.mark(page.locator("input[value=frozen]"))

    step(page, hand, "Parties")
    fill_from_list(page, hand, "consignor", "New Zealand", "exp", "Exporter Otago")
    fill_from_list(page, hand, "consignee", "Netherlands", "imp", "Importer North")
    hand.press(unfold(page, hand, "importer").get_by_role("button", name="The same as the consignee"))
    expect(box(page, "importer/name")).to_have_value("Importer North")

    step(page, hand, "Origin")
    hand.pick(box(page, "country_of_origin"), "New Zea", "New Zealand")
    hand.pick(page.get_by_label("Add from the list: Establishments of origin"), "Ashb", "Example meat works Ashburton")

    step(page, hand, "Journey")
    hand.write(box(page, "arrival"), TOMORROW)
    unfold(page, hand, "transport_to_entry")
    hand.choose(box(page, "transport_to_entry/type"), "Ship")
    hand.write(box(page, "transport_to_entry/identification"), "MV Example 7")
    add(page, hand, "Seal numbers and container numbers")
    hand.write(box(page, "seals/*/container_number"), "MSKU1234565")
    hand.write(box(page, "seals/*/seal_number"), "NZ-204417")

    step(page, hand, "Purpose")
    unfold(page, hand, "purpose")
    hand.choose(box(page, "purpose/group"), "Internal market")
    hand.choose(box(page, "purpose/internal_market"), "Human consumption")
    hand.mark(page.locator('[id="part1/purpose/conforms"] input[value=yes]'))

    step(page, hand, "Papers")
    add(page, hand, "Accompanying documents")
    hand.choose(box(page, "documents/*/kind"), "Veterinary health certificate")
    hand.write(box(page, "documents/*/number"), "NZ-2026-118")

    step(page, hand, "Check and submit")
    proceed(page, hand)
    expect(missing(page)).to_be_focused()
    hand.press(missing(page).get_by_role("link", name=re.compile("Place of destination: Name")))
    expect(box(page, "place_of_destination/name")).to_be_focused()
    fill_from_list(page, hand, "place_of_destination", "Netherlands", "col", "Cold store West")
    step(page, hand, "Check and submit")
    expect(missing(page)).to_have_count(0)
    proceed(page, hand)
    submit(page, hand)
    tablet.until_all_is_sent()
    reference = re.search(r"CHEDP\.NL\.\d{4}\.\d{7}-V1", page.get_by_role("main").inner_text())
    assert reference is not None

    reader = inspector.page
    reader.get_by_role("link", name=re.compile(reference[0].removesuffix("-V1"))).click()
    reader.emulate_media(media="print")
    part1 = reader.get_by_role("region", name="Part I", exact=True)
    for said in (
        *("0202 30", FIRST_READ, "0206 10", SECOND_READ, BOTH_READ, "Frozen"),
        *("Exporter Otago", "Importer North", "Cold store West", "New Zealand (NZ)", "NZ-ME-031"),
        *("MV Example 7", "MSKU1234565", "NZ-204417", "Internal market", "Human consumption", "NZ-2026-118"),
    ):
        expect(part1).to_contain_text(said)
    reader.emulate_media(media="screen")
    reader.get_by_role("link", name="Work list", exact=True).click()


def distance(above: Locator, below: Locator) -> float:
    first, second = above.bounding_box(), below.bounding_box()
    assert first is not None
    assert second is not None
    return second["y"] - first["y"]


def until_it_is_on_the_disk(page: Page) -> None:
    """A few milliseconds after each letter."""
    expect(page.locator("main [role=status][aria-busy]")).to_have_attribute("aria-busy", "false")


def test_a_draft_survives_reload_rotation_crash_and_the_end_of_the_login(tablet: Tablet, server: Waarmerk) -> None:
    page = tablet.open(reduced_motion="reduce")
    hand = Keys(page)
    tablet.until_the_app_is_kept()
    log_in(tablet)
    begin(page, hand, "CVEDP")
    step(page, hand, "Parties")
    unfold(page, hand, "consignor")
    address = page.url
    tablet.until_all_is_sent()
    tablet.go_offline()

    hand.write(box(page, "consignor/name"), "Wool Station 9")
    until_it_is_on_the_disk(page)
    page.reload()  # typing has not paused yet, and nothing was left
    tablet.unlock()
    expect(box(page, "consignor/name")).to_have_value("Wool Station 9")

    hand.write(box(page, "consignor/city"), "Southport")
    page.set_viewport_size({"width": TABLET["height"], "height": TABLET["width"]})
    expect(box(page, "consignor/city")).to_have_value("Southport")
    expect(page.get_by_role("main")).to_contain_text("Saved on this tablet")

    hand.write(box(page, "consignor/address"), "Quay 4")
    until_it_is_on_the_disk(page)
    tablet.kill()
    page = tablet.open(address.removeprefix(server.url), offline=True, reduced_motion="reduce")
    hand = Keys(page)
    tablet.unlock()
    for path, text in (("name", "Wool Station 9"), ("city", "Southport"), ("address", "Quay 4")):
        expect(box(page, f"consignor/{path}")).to_have_value(text)

    server.sql("DELETE FROM session")
    tablet.go_offline(False)
    hand.write(box(page, "consignor/postal_code"), "9012")
    expect(page.get_by_role("banner")).to_contain_text("Log in again", timeout=60_000)
    expect(box(page, "consignor/postal_code")).to_have_value("9012")
    tablet.log_in_again(EXPORTER)
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


TAP_AS_A_LETTER_COMES = """(box, summary) => {
  document.querySelector(summary).click();  // the browser tells the page of it only in its next turn
  box.value += "n";
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
}"""


def test_a_section_stays_unfolded_though_something_else_changes_as_it_is_tapped(tablet: Tablet) -> None:
    page, hand = tablet.page, Keys(tablet.page)
    page.goto(tablet.url)
    tablet.unlock()
    begin(page, hand, "CVEDP")
    step(page, hand, "Parties")
    unfold(page, hand, "consignor")
    box(page, "consignor/name").evaluate(TAP_AS_A_LETTER_COMES, '[id="part1/importer"] > summary')
    expect(box(page, "consignor/name")).to_have_value("n")
    expect(box(page, "importer/name")).to_be_visible()
    expect(box(page, "importer")).to_have_attribute("open", "")
