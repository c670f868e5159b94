"""Boxes that are chosen from lists: by keyboard alone, by touch alone, without a network, and read by axe."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.stories.hands import Keys
from tests.stories.part_one import log_in
from tests.stories.world import PHONE, Tablet, Tablets

pytestmark = pytest.mark.stories

AXE = Path(__file__).parents[2] / "pwa" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def phone(tablets: Tablets) -> Tablet:
    """An exporter's phone with the lists on it."""
    one = tablets(PHONE)
    one.open(bypass_csp=True, has_touch=True, reduced_motion="reduce")
    log_in(one)
    return one


def begin(phone: Tablet, kind: str) -> Page:
    """A new document of this type, at the step of its goods."""
    page = phone.page
    page.get_by_role("link", name=re.compile("^(Work|Your documents)")).first.click()
    page.get_by_role("link", name=re.compile("New document")).first.click()
    page.get_by_text(kind, exact=True).click()
    expect(page.get_by_label("Authority that it is addressed to")).to_have_value("NLHBR1")
    page.get_by_role("button", name=re.compile("Begin Part I")).click()
    page.locator(".steprail").get_by_role("link", name=re.compile("^Goods")).click()
    return page


def unfold(page: Page, title: str) -> Locator:
    """The section of this title, open."""
    section = page.locator("details.more", has=page.locator("> summary", has_text=re.compile(f"{title}$"))).first
    if section.get_attribute("open") is None:
        section.locator("> summary").click()
    return section


def faults(page: Page) -> list[str]:
    """What axe finds on the screen as it is, and targets that are too small for a finger."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(f"axe.run(document, {{ runOnly: {json.dumps(RULES)} }})")
    small = page.evaluate(
        """() => [...document.querySelectorAll(".pick button, .pick input[type=search], [role=option], .combo button")]
             .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)
             .map((one) => one.outerHTML)"""
    )
    return [f"{one['id']}: {node['html']}" for one in found["violations"] for node in one["nodes"]] + small


def test_cn_1_goods_are_chosen_by_keyboard_alone(phone: Tablet) -> None:
    page = begin(phone, "CVEDP")
    page.get_by_role("button", name=re.compile("^Add: Description of the goods")).focus()

    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Choose the goods")).to_be_visible()
    page.keyboard.type("fresh salmon")
    expect(page.get_by_role("dialog").get_by_role("button", name=re.compile("^0302 1[34]")).first).to_be_visible()
    assert faults(page) == []
    page.keyboard.press("ArrowDown")
    while "pick__line--branch" in page.evaluate("document.activeElement.className"):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name=re.compile(r"^Commodity code \(CN\): 0\d{3} \d\d"))).to_be_visible()
    expect(page.get_by_label("Description", exact=True)).not_to_have_value("")


def test_cn_1_goods_are_chosen_branch_by_branch_by_touch_alone_without_a_network(phone: Tablet) -> None:
    page = begin(phone, "CVEDA")
    phone.go_offline()
    page.get_by_role("button", name=re.compile("^Add: Description of the animals")).tap()
    dialog = page.get_by_role("dialog", name="Choose the goods")
    expect(dialog.get_by_role("button", name=re.compile("^02 "))).to_be_visible()

    dialog.get_by_label("Legislation").focus()
    page.keyboard.press("ArrowDown")  # which chooses there, and does not go into the lines
    expect(dialog.get_by_label("Legislation")).to_be_focused()
    expect(dialog.get_by_label("Legislation")).not_to_have_value("")
    dialog.get_by_label("Legislation").select_option(label="Goods of this document")
    expect(dialog.get_by_role("button", name=re.compile("^02 "))).to_be_hidden()
    dialog.get_by_label("Code or words").fill("fish")
    expect(dialog.get_by_role("button", name=re.compile("^0302"))).to_be_hidden()
    assert faults(page) == []
    dialog.get_by_label("Code or words").fill("")
    dialog.get_by_role("button", name=re.compile("^01 Animals")).tap()
    dialog.get_by_role("button", name=re.compile("^0101 Horses")).dblclick()  # a glove bounces: no child is taken
    expect(dialog.get_by_role("navigation", name="Where you are")).to_contain_text("0101")
    dialog.get_by_role("button", name=re.compile("^0101 21")).tap()

    expect(page.get_by_role("button", name=re.compile("0101 21.*, change"))).to_be_visible()
    phone.go_offline(False)


def test_cn_6_what_a_change_of_code_deletes_is_shown_first(phone: Tablet) -> None:
    page = begin(phone, "CHEDPP")
    page.get_by_role("button", name=re.compile("^Add: Description of the goods")).tap()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Plants", exact=True).tap()
    dialog.get_by_label("EPPO code or name of the plant").fill("citrus sin")
    dialog.get_by_role("button", name=re.compile("CIDSI")).tap()
    dialog.get_by_label("Code or words").fill("0805 10")
    dialog.get_by_role("button", name=re.compile("^0805 10")).tap()
    expect(page.get_by_label("Species")).to_have_value("Citrus sinensis")

    page.get_by_role("button", name=re.compile("0805 10.*, change")).tap()
    page.get_by_role("dialog").get_by_label("Code or words").fill("tomatoes fresh")
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^0702 00")).tap()

    asked = page.get_by_role("dialog", name="Change the code?")
    expect(asked).to_contain_text("Species: Citrus sinensis")
    assert faults(page) == []
    asked.get_by_role("button", name="Keep the code").tap()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Species")).to_have_value("Citrus sinensis")


def test_a_line_of_goods_goes_at_an_answer_only_and_at_no_second_tap_of_a_glove_that_bounces(phone: Tablet) -> None:
    page = begin(phone, "CVEDP")
    page.get_by_role("button", name=re.compile("^Add: Description of the goods")).tap()
    choose_code(page, "0302 13")
    description = page.get_by_label("Description", exact=True)
    take, keep = (page.get_by_role("button", name=name, exact=True) for name in ("Take away", "Keep"))

    take.dblclick()
    expect(page.get_by_role("button", name="Take away, with what is in it")).to_be_visible()
    expect(description).not_to_have_value("")
    keep.tap()

    take.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(keep).to_be_focused()
    expect(description).not_to_have_value("")
    page.get_by_role("button", name="Take away, with what is in it").tap()
    expect(description).to_have_count(0)


def test_new_1_a_post_is_meant_by_small_letters_too_and_one_that_nobody_has_makes_no_document(phone: Tablet) -> None:
    page = phone.page
    page.get_by_role("link", name=re.compile("^(Work|Your documents)")).first.click()
    page.get_by_role("link", name=re.compile("New document")).first.click()
    phone.go_offline()
    page.get_by_text("CVEDP", exact=True).click()
    post = page.get_by_label("Authority that it is addressed to")
    expect(post).to_have_value("NLHBR1")

    post.fill("nlhbr9")
    post.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("No authority has this code.")
    expect(post).to_be_focused()
    post.fill("nlhbr1")
    post.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Goods")
    phone.go_offline(False)
    phone.until_all_is_sent()


def test_a_box_is_chosen_from_its_list_by_keyboard_and_what_is_in_no_list_stays(phone: Tablet) -> None:
    page = begin(phone, "CVEDP")
    page.get_by_role("button", name=re.compile("^Add: Description of the goods")).tap()
    page.get_by_role("dialog").get_by_label("Code or words").fill("0302 13")
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^0302 13")).tap()
    box = page.get_by_role("combobox", name="Type of packages")

    box.press_sequentially("carto")
    expect(page.get_by_role("option", name=re.compile("Carton"))).to_be_visible()
    assert faults(page) == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(box).to_have_value("CT")
    expect(box).to_have_attribute("aria-expanded", "false")

    box.fill("Wicker, by hand")
    page.keyboard.press("Tab")
    expect(box).to_have_value("Wicker, by hand")
    expect(page.get_by_text("This is not in the list")).to_be_visible()


def test_org_1_an_organisation_is_found_by_country_and_three_characters(phone: Tablet) -> None:
    page = begin(phone, "CVEDP")
    page.locator(".steprail").get_by_role("link", name=re.compile("^Parties")).click()
    section = unfold(page, "Consignee")
    part = section.get_by_role("group", name="Find: Consignee")
    Keys(page).choose(part.get_by_label("Country of the organisation"), "Netherlands")

    name = part.get_by_role("combobox", name="Name or approval number")
    name.press_sequentially("im")
    expect(part.get_by_role("status")).to_have_text("Nothing found")
    name.press_sequentially("p")
    found = part.get_by_role("option", name=re.compile("^Importer North"))
    found.tap()
    expect(section.get_by_label("Name", exact=True)).to_have_value("Importer North")


def test_cn_5_a_weight_is_read_with_commas_and_dots_and_what_is_no_number_stays(phone: Tablet) -> None:
    page = begin(phone, "CVEDP")
    weight = page.get_by_label("Total net weight")

    weight.fill("1.234,567")
    expect(page.get_by_text(re.compile(r"Read as 1\s?234\.567 kg"))).to_be_visible()
    weight.fill("=12,5+3*2")
    expect(page.get_by_text("Read as 18.50 kg")).to_be_visible()
    weight.fill("twelve")
    weight.press("Tab")

    expect(weight).to_have_value("twelve")
    expect(weight).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("This is no number.")).to_be_visible()


def test_cn_9_a_list_of_seals_is_typed_letter_by_letter_and_added_once(phone: Tablet) -> None:
    page = begin(phone, "CVEDP")
    page.locator(".steprail").get_by_role("link", name=re.compile("^Journey")).click()
    unfold(page, "Enter many at once")
    text = page.get_by_label("Containers and seals, one pair in each line")

    text.press_sequentially("MSKU1234565 S1\nNZ-2")
    expect(text).to_be_focused()
    expect(text).to_have_value("MSKU1234565 S1\nNZ-2")
    page.get_by_role("button", name=re.compile("^Add 2 ")).evaluate("(one) => { one.click(); one.click(); }")

    expect(page.get_by_role("group", name=re.compile("^Seal numbers and container numbers, "))).to_have_count(2)
    expect(text).to_have_value("")


def test_cn_2_a_line_stays_under_the_hand_that_changes_its_code(phone: Tablet) -> None:
    page = begin(phone, "CVEDP")
    for code in ("0302 13", "0302 14"):
        page.get_by_role("button", name=re.compile("^Add: Description of the goods")).click()
        choose_code(page, code)
    codes = page.locator('[id^="part1/commodities/"][id$="/cn_code"]')
    expect(codes).to_have_count(2)

    codes.first.click()
    choose_code(page, "0303 11")
    page.get_by_role("dialog").get_by_role("button", name="Delete it and change the code").click()

    expect(codes.first).to_be_focused()
    expect(codes.first).to_contain_text("0303 11")
    page.get_by_label("Total net weight").focus()
    expect(codes.last).to_contain_text("0303 11")


def choose_code(page: Page, code: str) -> None:
    page.get_by_role("dialog").get_by_label("Code or words").fill(code)
    page.get_by_role("dialog").get_by_role("button", name=re.compile(f"^{code}")).click()


def test_a_photo_that_is_nowhere_else_goes_at_the_second_tap_only(phone: Tablet) -> None:
    page = begin(phone, "CVEDP")
    page.locator(".steprail").get_by_role("link", name=re.compile("^Papers")).click()
    attach = page.locator('[id="part1/attachments/add"]')  # it says otherwise while it works
    attach.set_input_files({"name": "seal.png", "mimeType": "image/png", "buffer": b"no picture"})
    files = page.get_by_role("group", name="Attached files")
    expect(files).to_contain_text("seal.png")
    with page.expect_file_chooser():
        attach.focus()  # meanwhile the browser learns that it is watched, which it is not told before the key otherwise
        page.keyboard.press("Enter")  # which leads to the next box elsewhere

    files.get_by_role("button", name="Remove: seal.png").dblclick()
    files.get_by_role("button", name="Keep").tap()
    expect(files).to_contain_text("seal.png")
    files.get_by_role("button", name="Remove: seal.png").tap()
    files.get_by_role("button", name="Remove for good: seal.png").tap()

    expect(files).not_to_contain_text("seal.png")


def test_org_1_somebody_new_is_named_where_one_searches_and_found_the_next_time_without_a_network(
    phone: Tablet,
) -> None:
    page = begin(phone, "CVEDP")
    phone.go_offline()
    page.locator(".steprail").get_by_role("link", name=re.compile("^Parties")).click()
    search(page, "Consignor or exporter", "Fjordfisk").get_by_role("option", name=re.compile("New")).click()
    address = page.locator('[id="part1/consignor/address"]')
    expect(address).to_be_focused()
    address.fill("Kaien 1")

    search(page, "Consignee", "fjord").get_by_role("option", name=re.compile("Fjordfisk.*Kaien 1", re.DOTALL)).click()

    expect(page.locator('[id="part1/consignee/name"]')).to_have_value("Fjordfisk")
    expect(page.locator('[id="part1/consignee/address"]')).to_have_value("Kaien 1")
    phone.go_offline(False)


def search(page: Page, title: str, text: str) -> Locator:
    """The organisations of Norway that are found for this section."""
    party = unfold(page, title).get_by_role("group", name=re.compile("^Find"))
    country = party.get_by_role("combobox").first
    country.click()
    party.get_by_role("option", name="Norway").click()
    party.get_by_role("combobox").last.fill(text)
    return party
