"""Who is told of what: from an act over HTTP to the notice in a browser, through the outbox and the worker."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select, text, update

from backend import worker
from backend.api.notices import FOLLOWS_IN_A_MINUTE
from backend.api.shell import Server
from backend.domain.rights import Role
from backend.outside.push import Outcome, Sender
from backend.outside.witnesses import Correspondent
from backend.store import notices, schema
from backend.store.schema import delivery, subscription
from sync_protocol import cose, seal
from sync_protocol.document import Document
from sync_protocol.key_set import Use
from tests.desk import APP, START, Desk, Office, office, until
from tests.push_service import Browser, PushService, push_service
from tests.sync.test_decide import cancel, decide_new, ready_to_decide


@pytest.fixture
async def service(tmp_path: Path) -> AsyncGenerator[PushService]:
    async with push_service(tmp_path) as running:
        yield running


@pytest.fixture
async def harbour(settled: Server, sqlite_settled_url: str, tmp_path: Path) -> AsyncGenerator[Office]:
    async with office(settled, sqlite_settled_url, tmp_path, push_hosts=("localhost",), push_private=True) as running:
        yield running


@pytest.fixture
async def sender(harbour: Office, service: PushService) -> AsyncGenerator[Sender]:
    server = harbour.server
    made = Sender(server.settings, server.keys.of(Use.PUSH)[0], ssl_context=service.client_tls)
    yield made
    await made.close()


async def subscribe(desk: Desk, browser: Browser, **more: str) -> httpx.Response:
    return await desk.http.post("/api/push/subscriptions", json=browser.subscription | more, headers=APP)


def place_of(document: Document) -> dict[str, Any]:
    assert document.certificate is not None
    digest = cose.digest(seal.from_digits(document.certificate.digits)).hex()
    return {"shard": document.certificate.shard, "index": document.certificate.index, "seal": digest}


async def follow(http: httpx.AsyncClient, document: Document, browser: Browser) -> httpx.Response:
    return await http.post(
        "/api/follows", json=place_of(document) | {"subscription": browser.subscription}, headers=APP
    )


async def work(harbour: Office, sender: Sender) -> None:
    """Until nothing is due."""
    while await worker.run_once(harbour.server, sender):
        pass


def statuses(service: PushService, browser: Browser) -> list[str]:
    return [one["status"] for one in service.of(browser)]


async def test_not_4_the_colleagues_are_told_once_of_each_event_and_the_actor_is_not(
    operator: Desk, inspector: Desk, colleague: Desk, harbour: Office, sender: Sender, service: PushService
) -> None:
    browsers = {desk: service.browser(desk.member.id) for desk in (operator, inspector, colleague)}
    for desk, browser in browsers.items():
        assert (await subscribe(desk, browser)).status_code == 201

    await decide_new(operator, inspector)
    for _ in range(2):
        await work(harbour, sender)

    assert statuses(service, browsers[operator]) == ["valid"]
    assert statuses(service, browsers[inspector]) == ["new"]
    assert sorted(statuses(service, browsers[colleague])) == ["new", "valid"]


async def test_those_whose_values_met_are_told_and_nobody_else(
    operator: Desk, inspector: Desk, colleague: Desk, harbour: Office, sender: Sender, service: PushService
) -> None:
    document_id = await operator.submit_new()
    planner = await harbour.desk("planner-1")
    browsers = {desk: service.browser(desk.member.id) for desk in (operator, inspector, colleague, planner)}
    for desk, browser in browsers.items():
        await subscribe(desk, browser)
    await work(harbour, sender)
    before = {desk: len(statuses(service, browser)) for desk, browser in browsers.items()}

    await inspector.set(document_id, 2, {"part2/identity/result": "satisfactory"})
    await colleague.set(document_id, 2, {"part2/identity/result": "not_satisfactory"})
    await work(harbour, sender)

    told = {desk: statuses(service, browser)[before[desk] :] for desk, browser in browsers.items()}
    assert told == {operator: [], inspector: ["conflict"], colleague: ["conflict"], planner: []}


async def test_sign_6_both_are_told_of_a_decision_that_came_second_and_the_operator_is_not(
    operator: Desk, inspector: Desk, colleague: Desk, harbour: Office, sender: Sender, service: PushService
) -> None:
    document = await ready_to_decide(operator, inspector)
    await colleague.pull()
    second = colleague.decision(document)
    await inspector.push(inspector.decision(document))
    browsers = {desk: service.browser(desk.member.id) for desk in (operator, inspector, colleague)}
    for desk, browser in browsers.items():
        await subscribe(desk, browser)
    await work(harbour, sender)

    await colleague.push(second)
    await work(harbour, sender)

    assert [statuses(service, browsers[desk])[-1:] for desk in (inspector, colleague)] == [["conflict"]] * 2
    assert "conflict" not in statuses(service, browsers[operator])


async def test_not_1_whose_account_is_disabled_is_told_nothing(
    operator: Desk, inspector: Desk, colleague: Desk, harbour: Office, sender: Sender, service: PushService
) -> None:
    browser = service.browser("colleague")
    await subscribe(colleague, browser)
    document_id = await operator.submit_new()
    await work(harbour, sender)
    await colleague.set(document_id, 2, {"part2/identity/result": "not_satisfactory"})
    async with harbour.server.database.begin() as connection:
        left = update(schema.person).where(schema.person.c.id == colleague.member.id)
        await connection.execute(left.values(disabled_at=START))

    await inspector.set(document_id, 2, {"part2/identity/result": "satisfactory"})
    await decide_new(operator, inspector)
    await work(harbour, sender)

    assert statuses(service, browser) == ["new"]


async def test_a_revoked_device_is_told_nothing_more_and_the_others_are(
    operator: Desk, inspector: Desk, harbour: Office, sender: Sender, service: PushService
) -> None:
    lost = await harbour.desk(inspector.member.id)
    browsers = [service.browser(name) for name in ("lost", "unknown", "kept")]
    for browser, of in zip(browsers, (lost.stream.device_id, "", inspector.stream.device_id), strict=True):
        assert (await subscribe(inspector, browser, device_id=of)).status_code == 201
    stranger = await subscribe(operator, service.browser("operator"), device_id=lost.stream.device_id)

    revoked = await inspector.http.delete(f"/api/devices/{lost.stream.device_id}", headers=APP)
    await operator.submit_new()
    await work(harbour, sender)

    assert (stranger.status_code, revoked.status_code) == (404, 204)
    assert [statuses(service, browser) for browser in browsers] == [[], [], ["new"]]
    again = await subscribe(inspector, browsers[0], device_id=lost.stream.device_id)
    assert (again.status_code, again.json()["code"]) == (404, "NOT_FOUND")


async def test_st_12_of_what_is_pre_valid_no_operator_is_told(
    operator: Desk, inspector: Desk, harbour: Office, sender: Sender, service: PushService
) -> None:
    restricted = update(schema.person).where(schema.person.c.id == inspector.member.id)
    async with harbour.server.database.begin() as connection:
        await connection.execute(restricted.values(role=Role.RESTRICTED_INSPECTOR))
    browser = service.browser("operator")
    await subscribe(operator, browser)
    document = await ready_to_decide(operator, inspector)

    await inspector.push(inspector.decision(document))
    await work(harbour, sender)

    assert (await inspector.pull())[document.id].status == "pre_valid"
    assert (await operator.pull())[document.id].status == "new"
    assert statuses(service, browser) == []


async def test_not_4_another_post_is_not_told(
    operator: Desk, harbour: Office, sender: Sender, service: PushService
) -> None:
    airport = await harbour.desk("inspector-3")
    browser = service.browser("airport")
    await subscribe(airport, browser)

    await operator.submit_new()
    await work(harbour, sender)

    assert service.of(browser) == []


async def test_not_4_whoever_follows_a_certificate_without_an_account_is_told_that_it_ends(
    operator: Desk, inspector: Desk, harbour: Office, visitor: httpx.AsyncClient, sender: Sender, service: PushService
) -> None:
    document = await decide_new(operator, inspector)
    await work(harbour, sender)
    browser = service.browser("trader")
    assert (await follow(visitor, document, browser)).status_code == 201

    await cancel(inspector, document)
    await work(harbour, sender)

    assert document.certificate is not None
    assert service.of(browser) == [
        {
            "reference": "CHEDP.NL.2026.0000001-V2",
            "status": "cancelled",
            "url": f"/c#{document.certificate.digits}",  # not to the login: there is no account
        }
    ]


async def test_a_follow_that_has_ended_tells_nothing_more(
    operator: Desk, inspector: Desk, harbour: Office, visitor: httpx.AsyncClient, sender: Sender, service: PushService
) -> None:
    document = await decide_new(operator, inspector)
    await work(harbour, sender)
    browser = service.browser("trader")
    await follow(visitor, document, browser)
    asked = place_of(document) | {"subscription": browser.subscription}
    stranger = place_of(document) | {"subscription": Browser(browser.endpoint).subscription}

    assert (await visitor.post("/api/follows/end", json=stranger, headers=APP)).status_code == 204
    await cancel(inspector, document)
    await work(harbour, sender)
    assert len(service.of(browser)) == 1  # somebody else's keys ended nothing

    assert (await visitor.post("/api/follows/end", json=asked, headers=APP)).status_code == 204
    async with harbour.server.database.snapshot() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM follow")) == 0


async def test_not_4_the_actor_who_follows_the_certificate_is_not_told_of_his_own_act(
    operator: Desk, inspector: Desk, harbour: Office, sender: Sender, service: PushService
) -> None:
    document = await decide_new(operator, inspector)
    await work(harbour, sender)
    browser = service.browser("own")
    await subscribe(inspector, browser)
    await follow(inspector.http, document, browser)

    await cancel(inspector, document)
    await work(harbour, sender)

    assert service.of(browser) == []


async def test_whoever_has_not_seen_the_certificate_follows_nothing_by_trying_its_place(
    operator: Desk, inspector: Desk, visitor: httpx.AsyncClient, service: PushService
) -> None:
    place = place_of(await decide_new(operator, inspector)) | {"subscription": service.browser("x").subscription}

    guessed = await visitor.post("/api/follows", json=place | {"seal": "0" * 64}, headers=APP)
    without = {name: value for name, value in place.items() if name != "seal"}
    untold = await visitor.post("/api/follows", json=without, headers=APP)

    assert (guessed.status_code, untold.status_code) == (404, 400)
    assert (await visitor.post("/api/follows", json=place, headers=APP)).status_code == 201


async def test_of_a_browser_without_an_account_that_follows_nothing_more_nothing_is_kept(
    operator: Desk, inspector: Desk, harbour: Office, visitor: httpx.AsyncClient, service: PushService
) -> None:
    first, second = await decide_new(operator, inspector), await decide_new(operator, inspector)
    nobodys, own = service.browser("trader"), service.browser("own")
    await subscribe(inspector, own)
    for document, browser in ((first, nobodys), (second, nobodys), (first, own)):
        assert (await follow(visitor, document, browser)).status_code == 201

    kept: list[int] = []
    for document, browser in ((first, nobodys), (first, own), (second, nobodys)):
        asked = place_of(document) | {"subscription": browser.subscription}
        await visitor.post("/api/follows/end", json=asked, headers=APP)
        kept.append(len(await stored(harbour)))

    assert kept == [2, 2, 1], "the inspector's own notices go on"


async def test_what_nobody_follows_by_any_more_is_forgotten(
    operator: Desk, inspector: Desk, harbour: Office, visitor: httpx.AsyncClient, service: PushService
) -> None:
    document = await decide_new(operator, inspector)
    follows, idle, own = (service.browser(name) for name in ("follows", "idle", "own"))
    await subscribe(inspector, own)
    for browser in (follows, idle):
        await follow(visitor, document, browser)
    of_idle = select(subscription.c.id).where(subscription.c.endpoint == idle.endpoint)
    async with harbour.server.database.begin() as connection:
        await connection.execute(schema.follow.delete().where(schema.follow.c.subscription.in_(of_idle)))

    await worker.forget(harbour.server)

    assert {endpoint for endpoint, *_ in await stored(harbour)} == {follows.endpoint, own.endpoint}


async def test_an_invented_browser_takes_a_followers_place_no_longer_than_it_is_tried(
    operator: Desk, inspector: Desk, harbour: Office, visitor: httpx.AsyncClient, sender: Sender, service: PushService
) -> None:
    document = await decide_new(operator, inspector)
    proven, invented, own = (service.browser(name) for name in ("proven", "invented", "own"))
    await subscribe(inspector, own)
    await follow(visitor, document, proven)
    await work(harbour, sender)
    await follow(visitor, document, invented)
    service.status = 500

    await cancel(inspector, document)
    for wait in (timedelta(), *worker.RETRIES):
        harbour.clock.pass_(seconds=wait.total_seconds())
        await work(harbour, sender)

    assert {endpoint for endpoint, *_ in await stored(harbour)} == {proven.endpoint, own.endpoint}


async def test_from_one_network_certificates_are_followed_so_often_in_a_minute(
    operator: Desk, inspector: Desk, harbour: Office, visitor: httpx.AsyncClient, service: PushService
) -> None:
    document, browser = await decide_new(operator, inspector), service.browser("one")
    for _ in range(FOLLOWS_IN_A_MINUTE):
        assert (await follow(visitor, document, browser)).status_code == 201

    too_often = await follow(visitor, document, browser)
    harbour.clock.pass_(minutes=1)
    later = await follow(visitor, document, browser)

    assert (too_often.status_code, too_often.headers["Retry-After"], later.status_code) == (429, "60", 201)


async def test_a_certificate_that_does_not_exist_cannot_be_followed(
    visitor: httpx.AsyncClient, service: PushService
) -> None:
    for place in ({"shard": "2026", "index": 7}, {"shard": "nonsense", "index": 0}):
        asked = place | {"seal": "0" * 64, "subscription": service.browser("x").subscription}
        reply = await visitor.post("/api/follows", json=asked, headers=APP)
        assert (reply.status_code, reply.json()["code"]) == (404, "NOT_FOUND")
    for index in (-1, 2**16, 2**70):
        place = {"shard": "2026", "index": index, "seal": "0" * 64}
        asked = place | {"subscription": service.browser("x").subscription}
        reply = await visitor.post("/api/follows", json=asked, headers=APP)
        assert (reply.status_code, reply.json()["code"]) == (400, "BAD_REQUEST")


async def test_an_address_that_is_never_called_cannot_be_subscribed(inspector: Desk) -> None:
    for endpoint in ("http://localhost/x", "https://127.0.0.1/x", "https://other.example/x", "https://a@localhost/x"):
        reply = await subscribe(inspector, Browser(endpoint))
        assert (reply.status_code, reply.json()["code"]) == (422, "NOT_ACCEPTED")


async def test_a_notice_that_a_worker_took_and_died_with_is_sent_after_its_lease(
    operator: Desk, colleague: Desk, harbour: Office, sender: Sender, service: PushService
) -> None:
    browser = service.browser("tablet")
    await subscribe(colleague, browser)
    await operator.submit_new()
    now = harbour.clock.at
    async with harbour.server.database.begin() as connection:  # what a worker does before it sends
        await notices.spread(connection, now)
        assert len(await notices.take_due(connection, now, now + worker.LEASE)) == 1

    await work(harbour, sender)
    assert service.of(browser) == []
    harbour.clock.pass_(minutes=1)
    await work(harbour, sender)

    assert statuses(service, browser) == ["new"]


async def test_a_notice_is_tried_again_after_each_wait_and_given_up_after_the_last(
    operator: Desk, colleague: Desk, harbour: Office, sender: Sender, service: PushService
) -> None:
    service.status = 500
    await subscribe(colleague, service.browser("tablet"))
    await operator.submit_new()

    await work(harbour, sender)
    for tries, wait in enumerate(worker.RETRIES, 1):
        assert len(service.received) == tries
        harbour.clock.pass_(seconds=wait.total_seconds() - 1)
        await work(harbour, sender)
        assert len(service.received) == tries
        harbour.clock.pass_(seconds=1)
        await work(harbour, sender)
    harbour.clock.pass_(days=30)
    service.status = 201
    await work(harbour, sender)

    assert len(service.received) == len(worker.RETRIES) + 1


async def test_a_notice_that_failed_once_arrives_and_is_not_sent_again(
    operator: Desk, colleague: Desk, harbour: Office, sender: Sender, service: PushService
) -> None:
    service.status = 503
    await subscribe(colleague, service.browser("tablet"))
    await operator.submit_new()
    await work(harbour, sender)
    service.status = 201

    for _ in range(2):
        harbour.clock.pass_(seconds=10)
        await work(harbour, sender)

    assert len(service.received) == 2


async def test_a_browser_that_is_gone_is_forgotten_with_its_notices(
    operator: Desk, colleague: Desk, harbour: Office, sender: Sender, service: PushService
) -> None:
    service.status = 410
    await subscribe(colleague, service.browser("tablet"))
    await operator.submit_new()
    await operator.submit_new()

    await work(harbour, sender)
    harbour.clock.pass_(days=1)
    await work(harbour, sender)

    assert len(service.received) == 2
    async with harbour.server.database.snapshot() as connection:
        assert await connection.scalar(select(func.count()).select_from(subscription)) == 0
        assert await connection.scalar(select(func.count()).select_from(delivery)) == 0


async def test_a_database_that_fails_for_a_while_does_not_end_the_worker(
    operator: Desk,
    colleague: Desk,
    harbour: Office,
    sender: Sender,
    service: PushService,
    caplog: pytest.LogCaptureFixture,
) -> None:
    browser, server = service.browser("tablet"), harbour.server
    await subscribe(colleague, browser)
    await operator.submit_new()
    async with server.database.begin() as connection:
        await connection.execute(text("ALTER TABLE event RENAME TO mislaid"))

    with caplog.at_level(logging.ERROR):
        working = asyncio.create_task(worker.run(server, sender, Correspondent(server.settings)))
        await until(lambda: bool(caplog.records))
    async with server.database.begin() as connection:
        await connection.execute(text("ALTER TABLE mislaid RENAME TO event"))
    server.nudges.notices.set()
    await until(lambda: bool(service.received))
    server.stop()
    await working

    assert statuses(service, browser) == ["new"]


async def test_a_worker_that_is_to_stop_sends_what_it_has_in_hand_and_the_next_one_goes_on(
    operator: Desk,
    colleague: Desk,
    harbour: Office,
    sender: Sender,
    service: PushService,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    browser, server, send = service.browser("tablet"), harbour.server, sender.send
    await subscribe(colleague, browser)
    await operator.submit_new()

    async def stopped_meanwhile(one: notices.Due, at: datetime) -> Outcome:
        server.stop()
        await operator.submit_new()
        return await send(one, at)

    monkeypatch.setattr(sender, "send", stopped_meanwhile)
    async with asyncio.timeout(10):
        await worker.run(server, sender, Correspondent(server.settings))
    assert statuses(service, browser) == ["new"]

    monkeypatch.undo()
    await work(harbour, sender)
    assert statuses(service, browser) == ["new", "new"]


async def stored(harbour: Office) -> list[tuple[str, str, str, str | None]]:
    async with harbour.server.database.snapshot() as connection:
        rows = await connection.execute(
            select(subscription.c.endpoint, subscription.c.p256dh, subscription.c.auth, subscription.c.person)
        )
        return [(row.endpoint, row.p256dh, row.auth, row.person) for row in rows]


async def test_a_stranger_who_knows_a_persons_address_cannot_take_the_notices_away(
    operator: Desk, inspector: Desk, colleague: Desk, harbour: Office, visitor: httpx.AsyncClient, service: PushService
) -> None:
    document = await decide_new(operator, inspector)
    browser = service.browser("tablet")
    await subscribe(inspector, browser)
    before = await stored(harbour)
    forged = Browser(browser.endpoint)

    anonymous = await follow(visitor, document, forged)
    another = await subscribe(colleague, forged)

    assert [one.json()["code"] for one in (anonymous, another)] == ["NOT_ACCEPTED"] * 2
    assert await stored(harbour) == before


async def test_a_persons_browser_may_follow_too_and_stays_the_persons(
    operator: Desk, inspector: Desk, harbour: Office, visitor: httpx.AsyncClient, service: PushService
) -> None:
    document = await decide_new(operator, inspector)
    browser = service.browser("tablet")
    await subscribe(inspector, browser)
    before = await stored(harbour)

    assert (await follow(visitor, document, browser)).status_code == 201

    assert await stored(harbour) == before


async def test_a_browser_belongs_to_whoever_logged_in_there_last(
    inspector: Desk, colleague: Desk, harbour: Office, service: PushService
) -> None:
    browser = service.browser("shared-tablet")
    await subscribe(inspector, browser)

    assert (await subscribe(colleague, browser)).status_code == 201

    assert [one[3] for one in await stored(harbour)] == [colleague.member.id]


async def test_a_person_renews_the_keys_and_takes_over_what_was_nobodys(
    operator: Desk, inspector: Desk, harbour: Office, visitor: httpx.AsyncClient, service: PushService
) -> None:
    document = await decide_new(operator, inspector)
    first = service.browser("tablet")
    await follow(visitor, document, first)
    second, third = Browser(first.endpoint), Browser(first.endpoint)

    for browser in (second, third):
        assert (await subscribe(inspector, browser)).status_code == 201

    assert await stored(harbour) == [(first.endpoint, *third.keys.values(), inspector.member.id)]


async def test_nobody_fills_the_outbox_with_browsers_or_follows(
    operator: Desk, inspector: Desk, harbour: Office, service: PushService
) -> None:
    for number in range(notices.MOST_BROWSERS):
        assert (await subscribe(inspector, service.browser(str(number)))).status_code == 201
    again = await subscribe(inspector, service.browser("more"))

    assert (again.status_code, again.json()["code"]) == (429, "TOO_MANY")
    assert len(await stored(harbour)) == notices.MOST_BROWSERS
    assert (await subscribe(inspector, Browser(service.browser("0").endpoint))).status_code == 201


async def test_a_certificate_has_so_many_followers_and_a_browser_so_many_certificates(
    operator: Desk, inspector: Desk, harbour: Office, visitor: httpx.AsyncClient, service: PushService
) -> None:
    document = await decide_new(operator, inspector)
    browser = service.browser("keen")
    await follow(visitor, document, browser)
    async with harbour.server.database.begin() as connection:
        (kept,) = await connection.scalars(select(subscription.c.id))
        for number in range(notices.MOST_FOLLOWED - 1):
            await notices.add_follow(connection, kept, f"document-{number}", harbour.clock.at)
    with pytest.raises(notices.TooMany):
        async with harbour.server.database.begin() as connection:
            await notices.add_follow(connection, kept, "one more", harbour.clock.at)
    async with harbour.server.database.begin() as connection:
        rows = [
            {"id": f"s{n}", "endpoint_hash": f"h{n}", "endpoint": "", "p256dh": "", "auth": "", "created_at": START}
            for n in range(notices.MOST_FOLLOWERS - 1)
        ]
        await connection.execute(subscription.insert(), rows)
        await connection.execute(
            schema.follow.insert(),
            [{"subscription": row["id"], "document": document.id, "created_at": START} for row in rows],
        )

    again = await follow(visitor, document, service.browser("late"))

    assert (again.status_code, again.json()["code"]) == (429, "TOO_MANY")
    assert (await follow(visitor, document, browser)).status_code == 201  # it follows already
