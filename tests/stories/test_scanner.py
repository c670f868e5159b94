"""Whoever stands before a lorry scans the paper: with the camera, from a picture, by its number; with and without a
network, on the check page and in the app."""

from __future__ import annotations

import re
from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from backend.demo import PASSWORD
from backend.domain import seal_checks
from backend.domain.status_list import CertificateStatus
from sync_protocol import seal
from tests import film
from tests.stories.authority import NUMBER, Authority, green, heading, kept, scan
from tests.stories.world import CHROMIUM

pytestmark = pytest.mark.stories

OTHER_HOST = "https://waarmerk.example.evil"


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("film") / "camera.y4m"


@pytest.fixture(scope="module")
def with_camera(playwright: Playwright, clip: Path) -> Generator[Browser]:
    film.shoot(clip, "nothing yet")
    chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", *film.flags(clip)])
    yield chromium
    chromium.close()


@pytest.fixture
def gate(with_camera: Browser) -> Generator[BrowserContext]:
    """A phone whose camera sees what was shot last."""
    context = with_camera.new_context(
        viewport={"width": 390, "height": 844}, locale="en-GB", timezone_id="Europe/Amsterdam", permissions=["camera"]
    )
    context.set_default_timeout(15_000)
    yield context
    context.close()


def next_one(page: Page) -> None:
    page.get_by_role("button", name="Scan the next code").click()


def test_a_phone_scans_one_paper_after_another(authority: Authority, gate: BrowserContext, clip: Path) -> None:
    film.shoot(clip, authority.link())
    page = scan(gate, f"{authority.url}/c")
    heading(page, "Authentic and valid")
    expect(page.get_by_role("main")).to_contain_text(NUMBER)
    kept(page)

    gate.set_offline(True)
    next_one(page)
    heading(page, "Authentic and valid")
    expect(page.get_by_role("main")).to_contain_text("As known today")

    film.shoot(clip, f"{OTHER_HOST}/c#{seal.digits(authority.issued)}")
    next_one(page)
    heading(page, "Not of this authority")
    expect(page.get_by_role("main")).to_contain_text("waarmerk.example.evil")
    expect(page.get_by_role("main")).not_to_contain_text("Beef")

    film.shoot(clip, authority.link()[:-34])
    next_one(page)
    heading(page, "Not authentic")

    gate.set_offline(False)
    authority.end(CertificateStatus.ENDED)
    film.shoot(clip, authority.link())
    next_one(page)
    heading(page, "Cancelled")


def test_another_label_on_the_box_is_passed_over(authority: Authority, gate: BrowserContext, clip: Path) -> None:
    film.shoot(clip, "WIFI:T:WPA;S:gate;P:secret;;")
    gate.add_init_script("delete globalThis.VideoFrame")  # an older browser, which draws the camera's picture

    page = scan(gate, f"{authority.url}/c")

    expect(page.get_by_text("That is another code.")).to_be_visible()
    heading(page, "Check a certificate")


def test_an_exporter_scans_in_the_app_without_a_network(authority: Authority, gate: BrowserContext, clip: Path) -> None:
    film.shoot(clip, authority.link())
    page = scan(gate, authority.url)
    page.get_by_label("E-mail address").fill("exporter@south.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    expect(page.get_by_role("banner")).to_contain_text("All sent")
    kept(page)
    page.wait_for_function(
        "() => caches.open('waarmerk-check-1').then((it) => it.keys()).then((all) => all.length > 2)"
    )

    gate.set_offline(True)
    page.get_by_role("link", name="Check", exact=True).last.click()

    heading(page, "Authentic and valid")
    expect(page.get_by_role("main")).to_contain_text("As known today")
    expect(page.get_by_role("main")).to_contain_text("WMKU1204483")
    expect(page.get_by_role("link", name="Open the document")).to_be_visible()
    film.shoot(clip, f"{authority.url}/c#CVEDP.NL.2026.0004399")
    next_one(page)
    heading(page, "No seal")
    expect(green(page)).to_have_count(0)


def test_a_picture_from_a_desk_is_as_good(authority: Authority, phone: BrowserContext, tmp_path: Path) -> None:
    page = scan(phone, f"{authority.url}/c")
    picture = page.locator("input[type=file]")

    picture.set_input_files(film.photograph(tmp_path / "other.png", "https://shop.example/item"))
    expect(page.get_by_text("That is another code.")).to_be_visible()
    picture.set_input_files(film.photograph(tmp_path / "seal.png", authority.link()))

    heading(page, "Authentic and valid")


def test_a_damaged_code_is_replaced_by_the_number_with_its_check_code(
    authority: Authority, phone: BrowserContext
) -> None:
    page = scan(phone, f"{authority.url}/c")
    page.get_by_text("The code is damaged: type the number").click()
    number, code = page.get_by_label("Number", exact=True), page.get_by_label("Check code")

    number.fill(NUMBER.lower())
    code.fill("0000 0000")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nothing was found")).to_be_visible()
    code.fill(seal.check_code(authority.claims.covers.content).upper())
    page.keyboard.press("Enter")

    heading(page, "Authentic and valid")


def test_whoever_asks_too_often_is_not_told_that_the_number_is_another(
    authority: Authority, phone: BrowserContext
) -> None:
    page = scan(phone, f"{authority.url}/c")
    page.route("**/api/seals/numbered/**", lambda route: route.fulfill(status=429, json={"code": "TOO_MANY"}))
    page.get_by_text("The code is damaged: type the number").click()

    page.get_by_label("Number", exact=True).fill(NUMBER)
    page.get_by_label("Check code").fill("0000 0000")
    page.keyboard.press("Enter")

    expect(page.get_by_text("Ask again in a minute.")).to_be_visible()


def test_why_there_is_no_picture_is_said(authority: Authority, phone: BrowserContext, with_camera: Browser) -> None:
    refused = with_camera.new_context(locale="en-GB", permissions=["notifications"])
    for context, why in ((phone, "No camera was found."), (refused, "The camera is not allowed for this address.")):
        page = scan(context, f"{authority.url}/c")
        page.get_by_role("button", name="Scan with the camera").click()
        expect(page.get_by_role("alert")).to_contain_text(why)
        expect(page.get_by_role("button", name="Scan with the camera")).to_be_visible()
    refused.close()


@pytest.mark.parametrize("key", ["CVEDP.NL.2026.0004399", "0198a5b2-7c44-7d10-9a2b-3c4d5e6f7a8b"])
def test_a_paper_without_a_seal_is_never_green(authority: Authority, phone: BrowserContext, key: str) -> None:
    page = scan(phone, seal.reference_link(authority.url, key))

    heading(page, "No seal")
    expect(page.get_by_role("main")).to_contain_text(key)
    expect(page.get_by_role("link", name="Open the document")).to_have_attribute("href", f"/d/{key}")
    expect(green(page)).to_have_count(0)


def test_checks_are_counted_and_a_code_that_turns_up_everywhere_is_warned_of(
    authority: Authority, phone: BrowserContext
) -> None:
    page = scan(phone, authority.link())
    main = page.get_by_role("main")
    expect(main).to_contain_text(re.compile(r"Checked before\s*Never yet"))

    page.reload()

    expect(main).to_contain_text("1 time from 1 network, since")
    expect(main).not_to_contain_text("Checked from many networks.")

    authority.checked_from(seal_checks.MANY_PLACES)
    page.reload()

    heading(page, "Authentic and valid")
    expect(main).to_contain_text("Checked from many networks.")
    expect(main).to_contain_text("compare every seal and container")
