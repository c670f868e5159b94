"""The check page in a real browser, before the real server: what somebody with the paper in hand is told."""

from __future__ import annotations

import itertools
import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from backend.domain.status_list import CertificateStatus
from backend.outside import key_folder, keys
from backend.outside.key_folder import Place
from backend.settings import Environment
from tests.stories.authority import NUMBER, Authority, green, heading, kept, running, scan

AXE = Path(__file__).parents[2] / "pwa" / "node_modules" / "axe-core" / "axe.min.js"

pytestmark = pytest.mark.stories

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def test_a_genuine_certificate_is_shown_with_what_to_compare(authority: Authority, phone: BrowserContext) -> None:
    page = scan(phone, authority.link())

    heading(page, "Authentic and valid")
    main = page.get_by_role("main")
    for text in (NUMBER, "WMKU1204483", "BR771205", "CN 0202 30 90", "Brazil → Netherlands"):
        expect(main).to_contain_text(text)
    expect(main).to_contain_text(re.compile(r"24\W150\.5 kg"))  # with the thousands kept apart
    expect(main).to_contain_text("Acceptable for the internal market")
    expect(main).to_contain_text("and 1 more container or seal")
    expect(main).to_contain_text("Confirmed today")
    expect(green(page)).to_have_count(1)


@pytest.mark.parametrize(
    ("status", "title"), [(CertificateStatus.ENDED, "Cancelled"), (CertificateStatus.REPLACED, "Replaced")]
)
def test_a_certificate_that_ended_says_so_within_a_minute(
    authority: Authority, phone: BrowserContext, status: CertificateStatus, title: str
) -> None:
    page = scan(phone, authority.link())
    heading(page, "Authentic and valid")

    authority.end(status)

    page.reload()
    heading(page, title)
    expect(page.get_by_text("Authentic", exact=True)).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(NUMBER)


def test_a_changed_code_shows_nothing_of_its_content(authority: Authority, phone: BrowserContext) -> None:
    link = authority.link()
    place = link.index("#") + 120
    changed = link[:place] + str((int(link[place]) + 1) % 10) + link[place + 1 :]

    page = scan(phone, changed)

    heading(page, "Not authentic")
    expect(page.get_by_role("main")).not_to_contain_text("CVEDP")
    expect(page.get_by_role("main")).not_to_contain_text("Beef")


def test_sign_6_a_provisional_seal_is_never_green(authority: Authority, phone: BrowserContext) -> None:
    page = scan(phone, authority.link(authority.provisional()))

    heading(page, "Provisional")
    expect(page.get_by_role("main")).to_contain_text("Signed on an inspector's device")
    expect(page.get_by_role("main")).to_contain_text("Not yet confirmed")
    expect(green(page)).to_have_count(0)


def test_without_a_network_it_says_what_was_known_and_when(authority: Authority, phone: BrowserContext) -> None:
    page = scan(phone, authority.link())
    heading(page, "Authentic and valid")
    kept(page)

    phone.set_offline(True)
    page.reload()

    heading(page, "Authentic and valid")
    expect(page.get_by_role("main")).to_contain_text("As known today")
    expect(page.get_by_role("banner")).to_contain_text("Offline")


def test_without_a_network_an_old_list_is_never_green(authority: Authority, phone: BrowserContext) -> None:
    page = scan(phone, authority.link())
    heading(page, "Authentic and valid")
    kept(page)
    phone.set_offline(True)
    phone.clock.set_fixed_time(datetime.now(UTC) + timedelta(hours=73))

    page.reload()

    heading(page, "Status unknown")
    expect(green(page)).to_have_count(0)
    expect(page.get_by_role("main")).to_contain_text("3 days ago")
    expect(page.get_by_role("button", name="Ask again")).to_be_visible()
    phone.set_offline(False)  # it asks again by itself
    heading(page, "Authentic and valid")


def test_a_verdict_that_was_laid_aside_is_asked_for_again_when_somebody_looks(
    authority: Authority, phone: BrowserContext
) -> None:
    page = scan(phone, authority.link())
    heading(page, "Authentic and valid")
    expect(page.get_by_role("main")).to_contain_text("Confirmed today")
    authority.end(CertificateStatus.ENDED)

    page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=2))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    heading(page, "Cancelled")


def test_what_was_ticked_stays_where_the_network_comes_and_goes(authority: Authority, phone: BrowserContext) -> None:
    page = scan(phone, authority.link())
    heading(page, "Authentic and valid")
    page.get_by_role("checkbox").first.check()
    phone.set_offline(True)
    authority.end(CertificateStatus.ENDED)

    phone.set_offline(False)

    heading(page, "Cancelled")
    expect(page.get_by_role("checkbox").first).to_be_checked()
    expect(page.get_by_role("checkbox").last).not_to_be_checked()


def test_another_authority_at_the_same_address_is_not_trusted(
    authority: Authority, phone: BrowserContext, tmp_path: Path
) -> None:
    page = scan(phone, authority.link())
    heading(page, "Authentic and valid")
    other = keys.root_public_key(key_folder.load_or_create(Place(tmp_path / "other"), authority.server.now()))

    page.evaluate(
        """async (root) => (await caches.open("waarmerk-check-1")).put("/root", new Response(Uint8Array.from(root)))""",
        list(other),
    )
    page.reload()

    heading(page, "Not to be trusted")
    expect(page.get_by_role("main")).to_contain_text("another authority's key")


def test_a_hand_scanner_can_type_the_code(authority: Authority, phone: BrowserContext) -> None:
    page = scan(phone, f"{authority.url}/c")
    heading(page, "Check a certificate")

    page.get_by_text("A hand scanner").click()
    page.get_by_label("The code", exact=True).fill(authority.link())
    page.keyboard.press("Enter")

    heading(page, "Authentic and valid")


def test_a_scanner_that_left_with_a_new_version_comes_back_with_the_page(
    authority: Authority, phone: BrowserContext
) -> None:
    phone.route("**/sw.js", lambda route: route.abort())
    page = scan(phone, authority.link())
    heading(page, "Authentic and valid")
    loaded: list[str] = []
    page.on("load", lambda one: loaded.append(one.url))
    phone.route("**/assets/decoder-*.js", lambda route: route.fulfill(status=404))

    page.get_by_role("button", name="Scan the next code").click()

    expect(page.get_by_role("alert")).to_have_text("The scanner is not on this device. Connect and ask again.")
    assert len(loaded) == 1, "once, and not again and again"
    phone.unroute("**/assets/decoder-*.js")
    page.get_by_role("button", name="Ask again").click()
    expect(page.get_by_text("A hand scanner")).to_be_visible()


def test_its_script_weighs_no_more_than_fifteen_kilobytes(authority: Authority, phone: BrowserContext) -> None:
    page = phone.new_page()
    sizes: dict[str, int] = {}
    page.on(
        "response",
        lambda one: (
            sizes.update({one.url: int(one.headers["content-length"])})
            if one.url.endswith(".js") and not one.from_service_worker and "sw.js" not in one.url
            else None
        ),
    )
    page.route("**/sw.js", lambda route: route.abort())

    page.goto(authority.link())
    heading(page, "Authentic and valid")

    assert 0 < sum(sizes.values()) < 15_000, sizes


def test_without_javascript_it_says_that_it_says_nothing(authority: Authority, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)

    page = context.new_page()
    page.goto(authority.link())

    heading(page, "This page needs JavaScript")
    context.close()


def test_print_3_every_page_of_a_training_installation_says_so(
    installed: Path, tmp_path: Path, phone: BrowserContext
) -> None:
    says = "Training installation: nothing here is in force"
    with running(shutil.copytree(installed, tmp_path / "data"), Environment.TRAINING) as authority:
        page = scan(phone, f"{authority.url}/c")
        expect(page.get_by_role("banner")).to_contain_text(says)
        kept(page)
        page.goto(authority.link())
        heading(page, "Authentic and valid")
        expect(page.get_by_role("banner")).to_contain_text(says)

        phone.set_offline(True)
        page.reload()

        heading(page, "Authentic and valid")
        expect(page.get_by_role("banner")).to_contain_text(says)


def test_what_a_certificate_says_stays_text(authority: Authority, phone: BrowserContext) -> None:
    page = scan(phone, authority.link(authority.another(title="<img src=x onerror=1>")))

    heading(page, "Authentic and valid")
    expect(page.get_by_text("<img src=x onerror=1>")).to_be_visible()


SUBSCRIBES = """
const point = new Uint8Array([4, 107, 23, 209, 242, 225, 44, 66, 71, 248, 188, 230, 229, 99, 164, 64, 242, 119, 3, 125,
  129, 45, 235, 51, 160, 244, 161, 57, 69, 216, 152, 194, 150, 79, 227, 66, 226, 254, 26, 127, 155, 142, 231, 235, 74,
  124, 15, 158, 22, 43, 206, 51, 87, 107, 49, 94, 206, 203, 182, 64, 104, 55, 191, 81, 245]);
const base64 = (data) => btoa(String.fromCharCode(...data));
const base64url = (data) => base64(data).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
const keys = { p256dh: base64url(point), auth: base64url(new Uint8Array(16)) };
let subscription = null;
PushManager.prototype.getSubscription = async () => subscription;
PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
  window.askedWith = applicationServerKey;
  return (subscription = { toJSON: () => ({ endpoint: "https://fcm.googleapis.com/fcm/send/one", keys }) });
};
"""
"""A browser subscribes at its maker's push service, which no test can reach: this stands in for that service alone."""


def test_a_certificate_can_be_followed_and_left(authority: Authority, phone: BrowserContext) -> None:
    phone.grant_permissions(["notifications"])
    phone.add_init_script(SUBSCRIBES)
    page = scan(phone, authority.link())

    page.get_by_role("button", name="Tell me when this changes").click()

    expect(page.get_by_text("You will be told.")).to_be_visible()
    assert page.evaluate("askedWith") == keys.push_public_key(authority.server.keys)
    assert authority.followers() == ["https://fcm.googleapis.com/fcm/send/one"]
    page.get_by_role("button", name="Stop telling me").click()
    expect(page.get_by_text("You will not be told any more.")).to_be_visible()
    assert authority.followers() == []


def test_a_browser_that_lost_its_subscription_is_not_said_to_be_told(
    authority: Authority, phone: BrowserContext
) -> None:
    phone.grant_permissions(["notifications"])
    phone.add_init_script(SUBSCRIBES)
    page = scan(phone, authority.link())
    page.get_by_role("button", name="Tell me when this changes").click()
    expect(page.get_by_text("You will be told.")).to_be_visible()

    page.reload()  # the stand-in forgets

    page.get_by_role("button", name="Tell me when this changes").click()
    expect(page.get_by_text("You will be told.")).to_be_visible()


def test_where_notices_are_not_allowed_it_says_so(authority: Authority, phone: BrowserContext) -> None:
    page = scan(phone, authority.link())

    page.get_by_role("button", name="Tell me when this changes").click()

    expect(page.get_by_text("The browser does not allow notices from this address.")).to_be_visible()


VERDICTS: dict[str, Callable[[Authority], str]] = {
    "Authentic and valid": lambda authority: authority.link(),
    "Provisional": lambda authority: authority.link(authority.provisional()),
    "Not authentic": lambda authority: authority.link()[:-17],
    "Cancelled": lambda authority: authority.link(),
    "Check a certificate": lambda authority: f"{authority.url}/c",
}


@pytest.mark.parametrize("title", VERDICTS)
def test_every_verdict_can_be_read_by_everybody(authority: Authority, browser: Browser, title: str) -> None:
    if title == "Cancelled":
        authority.end(CertificateStatus.ENDED)
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    page = scan(context, VERDICTS[title](authority))
    heading(page, title)
    page.add_script_tag(path=AXE)

    found: dict[str, list[Any]] = {}
    for width, scheme in itertools.product((320, 390, 1280), SCHEMES):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        if there := unreadable(page):
            found[f"{width} px wide, {scheme}"] = there
    context.close()

    assert found == {}


def unreadable(page: Page) -> list[Any]:
    axe = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']})")
    faults = [(one["id"], [node["html"] for node in one["nodes"]]) for one in axe["violations"]]
    small = page.eval_on_selector_all(
        "a[href], button, label.tick, label.btn, summary, input:not([type=checkbox], .vh)",
        """(all) => all.filter((one) => { const box = one.getBoundingClientRect(); return one.className !== "skip" &&
           box.width && (box.width < 44 || box.height < 44) }).map((one) => one.outerHTML)""",
    )
    beside = page.evaluate("document.documentElement.scrollWidth > innerWidth ? ['wider than the screen'] : []")
    return [*faults, *small, *beside]
