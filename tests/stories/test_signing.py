"""With what a person signs: the password once or for a session, five wrong ones, another one, a tablet that is lost."""

from __future__ import annotations

import re
from typing import cast

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from backend.demo import PASSWORD
from tests.stories.desks import Desk
from tests.stories.world import PHONE, Tablet, Tablets, Waarmerk, choose, inspect, next_step, sign

pytestmark = pytest.mark.stories

INSPECTOR, ADMINISTRATOR = "inspector2@harbour.example", "administrator@harbour.example"
SHRIMPS, TUNA, CHICKEN = "Shrimps, frozen", "Skipjack tuna in oil, tinned", "Chicken breast"
REMEMBER = "Use the same password for the rest of the session"
NEW_PASSWORD = "salt wind over the quay"
TOLD_WRONG = "SELECT sum(wrong_passwords) FROM device WHERE person = 'inspector-2'"
DECIDED = (
    "SELECT status FROM operation WHERE record = ? AND json_extract(CAST(body AS TEXT), '$.type') = 'document.decide'"
)


def password(page: Page) -> Locator:
    return page.get_by_label("Your password")


def sign_button(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile("^Sign as"))


def to_the_sheet(page: Page, goods: str) -> None:
    """Everything satisfactory, up to what is signed."""
    page.get_by_role("link", name="Work", exact=True).first.click()
    page.get_by_role("link", name=re.compile(goods)).click()
    inspect(page)
    expect(page.get_by_role("heading", name="Your signature")).to_be_visible()


def wrong(page: Page, times: int) -> None:
    for _ in range(times):
        password(page).fill("not the password")
        sign_button(page).click()
        expect(page.get_by_role("main")).to_contain_text(re.compile("(tries|try) left|Signing is locked"))


def test_dec_3_what_is_missing_takes_the_caret_from_nobody_who_types(inspector: Tablet) -> None:
    page = inspector.page
    inspector.until_the_app_is_kept()
    to_the_sheet(page, SHRIMPS)
    page.get_by_role("main").get_by_role("link", name="Decision").click()
    choose(page, "The consignment is", "Not acceptable")
    reason = page.get_by_role("checkbox", name="Non-approved establishment")
    reason.check()
    next_step(page)
    missing = page.locator(".missing")
    expect(missing).to_be_focused()
    name = page.locator('input[id^="part2/decision/reasons/"][id$="/establishment"]')

    name.press("X")
    expect(missing).to_have_count(0)
    name.press("Backspace")

    expect(missing).to_be_visible()
    expect(name).to_be_focused()
    reason.click()
    choose(page, "The consignment is", "Acceptable")
    next_step(page)


def test_sign_3_a_password_that_is_to_be_remembered_signs_the_next_sheet_by_a_tap(inspector: Tablet) -> None:
    page = inspector.page
    page.get_by_text(REMEMBER).click()
    sign(page)
    expect(page.get_by_role("heading", name=re.compile("On its way|Arrived"))).to_be_visible()

    to_the_sheet(page, TUNA)

    expect(password(page)).to_have_count(0)
    expect(page.get_by_role("main")).to_contain_text("still signs")
    expect(page.get_by_role("heading", name="You sign exactly this")).to_be_visible()


def test_sign_5_a_sheet_that_changes_is_signed_only_after_it_was_read_again(
    inspector: Tablet, server: Waarmerk
) -> None:
    page = inspector.page
    with Desk(server.url, "inspector1@harbour.example") as colleague:
        colleague.change(colleague.document(TUNA), {"part2/physical/remark": "Two tins dented"})
    changed = page.locator("form [tabindex]").filter(has_text="This sheet has changed")
    expect(changed).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Two tins dented")

    sign_button(page).press("Enter")
    expect(changed).to_be_focused()
    page.get_by_role("button", name="I have read it again").click()

    expect(changed).to_have_count(0)
    expect(sign_button(page)).to_be_focused()


def test_sign_3_at_lock_it_is_forgotten(inspector: Tablet) -> None:
    page = inspector.page

    inspector.lock()
    inspector.unlock()

    expect(password(page)).to_be_visible()
    page.get_by_text(REMEMBER).click()
    sign(page)
    expect(page.get_by_role("heading", name=re.compile("On its way|Arrived"))).to_be_visible()


def test_sign_3_what_ends_a_certificate_asks_each_time(inspector: Tablet) -> None:
    page = inspector.page
    page.get_by_role("link", name="Document", exact=True).click()

    page.get_by_role("link", name="Cancel this document").or_(
        page.get_by_role("button", name="Cancel this document")
    ).click()

    expect(password(page)).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Asked each time")
    expect(page.get_by_text(REMEMBER)).to_have_count(0)


def test_sign_4_five_wrong_ones_without_a_network_lock_signing_until_the_server_lets_in(
    inspector: Tablet, server: Waarmerk
) -> None:
    page = inspector.page
    inspector.go_offline()
    wrong(page, 5)
    expect(page.get_by_role("main")).to_contain_text("Connect the tablet and log in")

    inspector.go_offline(False)
    page.get_by_label("E-mail address").fill(INSPECTOR)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    sign(page)

    expect(page.get_by_role("main")).to_contain_text("Cancelled")
    inspector.until_all_is_sent()
    assert server.sql(TOLD_WRONG) == [(5,)]
    assert server.said_of(TUNA, "status") == "cancelled"


def to_the_devices(page: Page) -> None:
    page.get_by_role("banner").get_by_role("link", name=re.compile("All sent")).click()
    page.get_by_role("link", name="Devices and password").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Devices and password")


@pytest.fixture(scope="module")
def phone(tablets: Tablets) -> Tablet:
    """The same inspector's second device."""
    one = tablets(PHONE)
    one.open()
    one.until_the_app_is_kept()
    one.log_in(INSPECTOR)
    return one


def test_a_changed_password_opens_this_tablet_and_the_other_one_asks_for_the_old_one(
    inspector: Tablet, phone: Tablet
) -> None:
    page, other = inspector.page, phone.page
    to_the_devices(page)
    page.get_by_label("Password now").fill(PASSWORD)
    page.get_by_label("New password").fill(NEW_PASSWORD)
    page.get_by_role("button", name="Change the password").click()
    expect(page.get_by_role("main")).to_contain_text("Your password is changed")
    inspector.lock()
    inspector.unlock(NEW_PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("Devices and password")

    phone.lock()
    phone.hand_over()
    phone.enter(INSPECTOR, NEW_PASSWORD)
    expect(other.get_by_role("main")).to_contain_text("still has your old password")
    other.get_by_label("Password before the change").fill(PASSWORD)
    other.get_by_role("button", name="Open and change").click()

    expect(other.get_by_role("heading", level=1)).to_contain_text("Today at")
    phone.until_all_is_sent()


def test_a_lost_device_is_revoked_by_an_administrator_and_what_it_signed_is_put_aside(
    inspector: Tablet, phone: Tablet, server: Waarmerk
) -> None:
    other = phone.page
    phone.go_offline()
    to_the_sheet(other, CHICKEN)
    sign(other, NEW_PASSWORD)
    expect(other.get_by_role("main")).to_contain_text("To be received")
    inspector.lock()
    inspector.hand_over()
    inspector.log_in(ADMINISTRATOR)
    to_the_devices(inspector.page)
    expect(inspector.page.get_by_role("button", name="Revoke")).to_have_count(1)  # the administrator's own
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    inspector.context.route("**/api/devices?email=*", hold)
    inspector.page.get_by_label("E-mail address of the person").fill(INSPECTOR)
    inspector.page.get_by_role("button", name="Show the devices").click()
    expect(inspector.page.get_by_role("main")).to_contain_text("Asking the server")
    expect(inspector.page.get_by_role("button", name="Revoke")).to_have_count(0)
    for route in waiting:
        route.continue_()
    inspector.context.unroute("**/api/devices?email=*", hold)
    devices = inspector.page.get_by_role("listitem").filter(has_text="Set up")
    expect(devices).to_have_count(2)

    devices.first.get_by_role("button", name="Revoke").click()  # the one that was set up last
    expect(inspector.page.get_by_role("main")).to_contain_text(f" of {INSPECTOR}?")
    inspector.page.get_by_role("button", name="Revoke it").click()
    expect(inspector.page.get_by_role("main")).to_contain_text("Revoked ")

    phone.go_offline(False)
    phone.log_in_again(INSPECTOR, NEW_PASSWORD)
    expect(other.get_by_role("main")).to_contain_text("This tablet was revoked")
    assert server.sql("SELECT count(*) FROM device WHERE person = 'inspector-2' AND revoked_at IS NOT NULL") == [(1,)]
    assert server.sql(DECIDED, server.said_of(CHICKEN, "id")) == [("quarantined",)]
    assert server.said_of(CHICKEN, "decision") is None


def test_with_the_tablets_own_lock_nothing_opens_without_it(tablets: Tablets, server: Waarmerk) -> None:
    tablet = tablets()
    page = tablet.open("/c")
    devtools = tablet.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    lock = {
        "protocol": "ctap2",
        "ctap2Version": "ctap2_1",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "hasPrf": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    add = "WebAuthn.addVirtualAuthenticator"
    own = cast("dict[str, str]", devtools.send(add, {"options": lock}))["authenticatorId"]
    page.goto(server.url)
    tablet.until_the_app_is_kept()
    tablet.log_in("inspector1@harbour.example")
    newest = "SELECT hardware FROM device WHERE person = 'inspector-1' ORDER BY enrolled_at DESC LIMIT 1"
    assert server.sql(newest) == [(1,)]
    tablet.lock()
    tablet.go_offline()

    tablet.unlock()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Today at")

    tablet.lock()
    devtools.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": own})
    devtools.send(add, {"options": lock})  # of another tablet
    tablet.unlock()
    expect(page.get_by_role("main")).to_contain_text("own lock was not opened")
