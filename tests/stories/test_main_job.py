"""The main job, from beginning to end, in a real browser, against the real server as a process of its own.

A consignment is inspected without a network, decided, signed, sent, validated, checked by its QR, and cancelled. Each
step goes on where the one before stopped.
"""

from __future__ import annotations

import io
import re
from collections.abc import Generator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Locator, Page, Playwright, expect, sync_playwright

from tests.paper import code_on, pages_of
from tests.stories.world import PHONE, Tablet, Waarmerk, choose, next_step, press_sign, rail, serving, sign

pytestmark = pytest.mark.stories

INSPECTOR = "inspector2@harbour.example"
FISH = "Ornamental freshwater fish"
ON_THE_SEAL = "Ornamental freshwater…"


class Story:
    """What the steps hand on to each other."""

    def __init__(self, playwright: Playwright, server: Waarmerk, folder: Path) -> None:
        self.playwright, self.server, self.folder = playwright, server, folder
        self.tablet = Tablet(playwright, folder / "tablet", server.url)
        self.phone = Tablet(playwright, folder / "phone", server.url, PHONE)
        self.link = ""

    @property
    def page(self) -> Page:
        return self.tablet.page


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Generator[Story]:
    folder = tmp_path_factory.mktemp("story")
    with sync_playwright() as playwright, serving(folder / "server") as server:
        told = Story(playwright, server, folder)
        yield told
        told.tablet.close()
        told.phone.close()


def qr_link(picture: Locator) -> str:
    """What a phone's camera reads in the picture on the screen."""
    with Image.open(io.BytesIO(picture.screenshot())) as image:
        found = zxingcpp.read_barcodes(image.resize((image.width * 2, image.height * 2)))
    assert found, "no QR code on the screen"
    return found[0].text


def test_3_an_inspector_logs_in_and_sees_the_days_work_of_the_post(story: Story) -> None:
    page = story.tablet.open()
    story.tablet.until_the_app_is_kept()

    story.tablet.log_in(INSPECTOR)

    expect(page.get_by_role("heading", level=1)).to_have_text("Today at Harbour post")
    expect(page.get_by_role("main")).to_contain_text("Shrimps, frozen")
    expect(page.get_by_role("main")).not_to_contain_text("Breeding heifers")  # those are the airport's


def test_3_a_document_opens_with_part_i_to_read_and_part_ii_to_do(story: Story) -> None:
    page = story.page

    page.get_by_role("link", name=re.compile(FISH)).click()

    expect(page.get_by_role("heading", level=1)).to_contain_text(FISH)
    expect(page.get_by_role("main")).to_contain_text("Singapore (SG)")
    expect(rail(page)).to_contain_text("To do")


def test_4_without_a_network_every_check_is_filled_in_and_kept(story: Story) -> None:
    page = story.page
    story.tablet.go_offline()
    story.server.stop()

    rail(page).get_by_role("link", name=re.compile("Documentary")).click()
    choose(page, "^Result", "Satisfactory")
    page.get_by_label("Remark").fill("Original certificate seen")
    next_step(page)
    choose(page, "^Result", "Satisfactory")
    choose(page, "Kind of identity check", "Full check")
    next_step(page)
    choose(page, "^Result", "Satisfactory")
    page.get_by_role("textbox", name=re.compile("Number of animals checked")).fill("120")
    next_step(page)
    choose(page, "Conditions of transport", "Satisfactory")

    expect(page.get_by_role("banner")).to_contain_text("Offline")
    expect(page.get_by_role("main")).to_contain_text("Saved on this tablet")


def test_4_closed_and_opened_again_still_offline_everything_is_there(story: Story) -> None:
    story.tablet.close()
    page = story.tablet.open(offline=True)

    story.tablet.unlock()

    page.get_by_role("link", name=re.compile(FISH)).click()
    expect(rail(page).get_by_text("Satisfactory")).to_have_count(3)
    expect(rail(page)).to_contain_text("In progress")
    rail(page).get_by_role("link", name=re.compile("Documentary")).click()
    expect(page.get_by_label("Remark")).to_have_value("Original certificate seen")


def test_5_what_is_missing_is_listed_and_leads_to_its_box(story: Story) -> None:
    page = story.page
    rail(page).get_by_role("link", name=re.compile("Welfare")).click()
    next_step(page)
    choose(page, "The consignment is", "Acceptable")

    next_step(page)

    missing = page.locator(".missing")
    expect(missing).to_be_focused()
    expect(missing).to_contain_text("One thing is missing")
    missing.get_by_role("link").or_(missing.get_by_role("button")).click()
    expect(page.get_by_role("group", name=re.compile("State of health on arrival"))).to_be_in_viewport()
    choose(page, "State of health on arrival", "Satisfactory")


def test_5_the_decision_is_signed_with_the_password_and_shows_a_provisional_seal(story: Story) -> None:
    page = story.page
    next_step(page)
    next_step(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign the decision")

    press_sign(page, "not the password")
    expect(page.get_by_role("main")).to_contain_text("tries left")
    sign(page)

    expect(page.get_by_role("main")).to_contain_text(re.compile("not yet received|To be received"))
    expect(page.get_by_role("main")).to_contain_text("Provisional")
    assert qr_link(page.get_by_role("img", name=re.compile("Provisional seal"))).startswith(f"{story.server.url}/c#")


def test_5_without_a_network_the_tablet_prints_it_with_the_provisional_seal(story: Story) -> None:
    page = story.page
    link = qr_link(page.get_by_role("img", name=re.compile("Provisional seal")))
    page.get_by_role("link", name="Print", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("There is no network: the server makes the PDF.")
    expect(page.locator(".paper__code path")).to_have_count(2)

    paper = page.pdf(prefer_css_page_size=True, print_background=True)

    assert code_on(paper) == link
    first, *others = pages_of(paper)
    assert "Provisional seal: not countersigned yet" in first
    assert FISH in "".join((first, *others))
    assert all(re.search(r"CHEDA\.NL\.\d{4}\.\d{7}-V\d", text) for text in (first, *others))
    assert "1/" in first
    assert "ORIGINAL" not in first
    page.go_back()


def test_6_with_the_network_it_leaves_by_itself_and_the_tablet_shows_it(story: Story) -> None:
    page = story.page
    story.server.start()

    story.tablet.go_offline(False)

    expect(page.get_by_role("main")).to_contain_text("Seal of validation", timeout=60_000)
    story.tablet.until_all_is_sent()
    seal = page.get_by_role("img", name=re.compile("^Seal of"))
    story.link = qr_link(seal)
    assert story.link.startswith(f"{story.server.url}/c#")


def test_6_the_server_prints_it_in_two_languages_with_the_seal(story: Story) -> None:
    page = story.page
    page.get_by_role("link", name="Print", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("No official language of the country of the check is among them")
    page.get_by_label("Nederlands").check()
    expect(page.get_by_role("main")).not_to_contain_text("of the country of the check is among them")

    with page.expect_download() as found:
        page.get_by_role("button", name="Make the PDF").click()

    paper = Path(found.value.path()).read_bytes()
    assert re.fullmatch(r"CHEDA\.NL\.\d{4}\.\d{7}-V\d\.pdf", found.value.suggested_filename)
    assert code_on(paper) == story.link
    together = "".join(pages_of(paper))
    assert "Common health entry document for animals" in together
    assert "Gemeenschappelijk gezondheidsdocument van binnenkomst" in together
    expect(page.get_by_role("main")).to_contain_text("It is with your downloads.")
    page.go_back()


def test_7_anybodys_phone_says_that_it_is_genuine_and_in_force(story: Story) -> None:
    page = story.phone.open(story.link.removeprefix(story.server.url))

    expect(page.get_by_role("main")).to_contain_text("Authentic and valid")
    expect(page.get_by_role("main")).to_contain_text(ON_THE_SEAL)


def test_7_one_changed_digit_is_not_authentic(story: Story) -> None:
    digit = story.link[-20]
    changed = story.link[:-20] + str((int(digit) + 1) % 10) + story.link[-19:]
    page = story.phone.page

    page.goto("about:blank")
    page.goto(changed)

    expect(page.get_by_role("main")).to_contain_text("Not authentic")
    expect(page.get_by_role("main")).not_to_contain_text(ON_THE_SEAL)


def test_7_it_works_without_a_network_with_the_age_of_what_is_known(story: Story) -> None:
    page = story.phone.page
    page.goto("about:blank")
    page.goto(story.link)
    expect(page.get_by_role("main")).to_contain_text(ON_THE_SEAL)
    story.phone.until_the_app_is_kept()
    story.phone.go_offline()

    page.goto("about:blank")
    page.goto(story.link)

    expect(page.get_by_role("main")).to_contain_text(ON_THE_SEAL)
    expect(page.get_by_role("main")).to_contain_text(re.compile("ago|as known|known at", re.IGNORECASE))
    story.phone.go_offline(False)


def test_7_the_authority_cancels_and_the_check_page_says_so(story: Story) -> None:
    page = story.page
    page.get_by_role("link", name="Document", exact=True).click()
    page.get_by_role("link", name="Cancel this document").or_(
        page.get_by_role("button", name="Cancel this document")
    ).click()
    sign(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text(FISH)  # the sheet has been signed and is gone
    expect(page.get_by_role("main")).to_contain_text("Cancelled")
    story.tablet.until_all_is_sent()

    phone = story.phone.page
    phone.goto("about:blank")
    phone.goto(story.link)

    expect(phone.get_by_role("main")).to_contain_text("Cancelled")
