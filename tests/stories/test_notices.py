"""A notice, from one person's signature to another's screen: through a push service, into the real service worker."""

from __future__ import annotations

import json
import re
from collections.abc import Generator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.stories.desks import Desk
from tests.stories.push_service import HOST, PushService
from tests.stories.world import PHONE, Begun, Tablet, Tablets, Waarmerk, serving

pytestmark = pytest.mark.stories

BEEF, PEPPERS = "Beef, boneless, frozen", "Sweet peppers, dried"
COMMERCIAL = re.compile("beef|pepper|frozen|dried|Lagoas|Qingdao|BR550|25200|0202", re.IGNORECASE)

SUBSCRIBES = """
const subscription = %s;
PushManager.prototype.getSubscription = async () => null;
PushManager.prototype.subscribe = async () => ({ toJSON: () => subscription });
"""
"""A browser subscribes at its maker's push service, which no test can reach: this stands in for that service alone."""


@pytest.fixture(scope="module")
def push(tmp_path_factory: pytest.TempPathFactory) -> Generator[PushService]:
    with PushService(tmp_path_factory.mktemp("push")).running() as one:
        yield one


@pytest.fixture(scope="module")
def server(push: PushService, begun: Begun, tmp_path_factory: pytest.TempPathFactory) -> Generator[Waarmerk]:
    with serving(
        begun.copied(tmp_path_factory.mktemp("server")),
        port=begun.port,
        SSL_CERT_FILE=str(push.ca),
        WAARMERK_PUSH_HOSTS=HOST,
        WAARMERK_PUSH_PRIVATE="yes",
    ) as running:
        yield running


def push_key(page: Page) -> str:
    return page.evaluate("fetch('/api/push/key').then((reply) => reply.json())")["key"]


def cancelled(server: Waarmerk, goods: str) -> str:
    """Cancelled by a colleague; returns the reference as people see it."""
    with Desk(server.url, "inspector1@harbour.example") as colleague:
        document = colleague.document(goods)
        assert colleague.cancel(document).status == "applied"
    return f"{document.reference}-V{document.version}"


TELLS_WHEN_SHOWN = """
const show = self.registration.showNotification.bind(self.registration);
self.noticeShown = new Promise((tell) => {
  self.registration.showNotification = (...notice) => show(...notice).then(tell);
});
"""
"""Who asks for the notices while one is being shown can lose it: Chromium may forget one that it is just putting up."""


MOST_FRAMES = 600


def deliver(page: Page, message: str) -> None:
    """Hand a message to the service worker, as the browser does when one arrives from its push service, and wait until
    the notice is there."""
    devtools = page.context.new_cdp_session(page)
    found: list[str] = []

    def hear(said: dict[str, list[dict[str, str]]]) -> None:
        found.extend(one["registrationId"] for one in said["registrations"])

    devtools.on("ServiceWorker.workerRegistrationUpdated", hear)
    devtools.send("ServiceWorker.enable")
    origin = page.evaluate("navigator.serviceWorker.ready.then(() => location.origin)")
    frames = 0
    while not found and frames < MOST_FRAMES:  # the browser says it in its own time
        page.evaluate("new Promise((done) => requestAnimationFrame(done))")
        frames += 1
    (worker,) = page.context.service_workers
    worker.evaluate(f"() => {{ {TELLS_WHEN_SHOWN} }}")
    devtools.send("ServiceWorker.deliverPushMessage", {"origin": origin, "registrationId": found[-1], "data": message})
    worker.evaluate("self.noticeShown")


def shown(page: Page) -> list[dict[str, Any]]:
    """The notices on the device."""
    return page.evaluate(
        """async () => {
          const all = await (await navigator.serviceWorker.ready).getNotifications();
          return all.map(({ title, body, tag, data }) => ({ title, body, tag, data }));
        }"""
    )


def test_a_cancellation_reaches_the_colleagues_browser_signed_encrypted_and_without_commercial_data(
    tablet: Tablet, server: Waarmerk, push: PushService
) -> None:
    page, inspectors = tablet.open(), push.browser("tablet")
    tablet.context.grant_permissions(["notifications"], origin=server.url)
    tablet.until_the_app_is_kept()
    tablet.log_in("inspector2@harbour.example")
    answer = page.evaluate(
        """(body) => fetch("/api/push/subscriptions", { method: "POST", body: JSON.stringify(body),
           headers: { "Content-Type": "application/json", "X-Waarmerk": "1" } }).then((reply) => reply.status)""",
        inspectors.subscription,
    )
    assert answer == 201

    reference = cancelled(server, BEEF)

    raw = inspectors.next_message(push_key(page))
    assert json.loads(raw) == {"reference": reference, "status": "cancelled", "url": f"/d/{reference}"}
    deliver(page, raw)


def test_not_2_the_notice_shows_the_reference_and_the_status_and_nothing_else(tablet: Tablet) -> None:
    (notice,) = shown(tablet.page)

    assert notice["title"].startswith("CHEDP.NL.")
    assert notice["body"] == "Cancelled"
    assert notice["data"] == f"/d/{notice['title']}"
    assert not COMMERCIAL.search(json.dumps(notice))


def test_a_tap_on_it_opens_the_document_in_the_window_that_is_there(tablet: Tablet) -> None:
    page = tablet.page
    (worker,) = tablet.context.service_workers

    worker.evaluate(  # no driver can tap a notice of the system: the event is made here
        """async () => {
          const [notification] = await self.registration.getNotifications();
          self.dispatchEvent(new NotificationEvent("notificationclick", { notification }));
        }"""
    )

    expect(page.get_by_role("heading", level=1)).to_have_text(BEEF)
    expect(page.get_by_role("main")).to_contain_text("Cancelled")


@pytest.fixture(scope="module")
def phone(tablets: Tablets) -> Tablet:
    """Of somebody without an account, who has the paper in hand."""
    return tablets(PHONE)


def test_who_follows_a_certificate_without_an_account_is_told_too(
    tablet: Tablet, phone: Tablet, server: Waarmerk, push: PushService
) -> None:
    page = tablet.page
    page.get_by_role("link", name="Work list").click()
    page.get_by_role("link", name=re.compile(PEPPERS)).click()
    page.get_by_role("link", name="Show the seal").click()
    seal = page.get_by_role("link", name="Check it").get_attribute("href")
    assert seal
    follower = push.browser("phone")
    page = phone.open(script=SUBSCRIBES % json.dumps(follower.subscription))
    phone.context.grant_permissions(["notifications"], origin=server.url)
    page.goto(seal)
    page.get_by_role("button", name="Tell me when this changes").click()
    expect(page.get_by_text("You will be told.")).to_be_visible()

    reference = cancelled(server, PEPPERS)

    raw = follower.next_message(push_key(page))
    assert json.loads(raw) == {"reference": reference, "status": "cancelled", "url": f"/c{seal[seal.index('#') :]}"}
    deliver(page, raw)
    (notice,) = shown(page)
    assert (notice["title"], notice["body"]) == (reference, "Cancelled")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cancelled")
