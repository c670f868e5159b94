"""One notice on its way to a push service: signed, encrypted, and to no address that it must not go to."""

from __future__ import annotations

import gzip
import re
from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from uuid_utils import uuid7

from backend.domain.notices import Due, Subscription
from backend.outside import pinned, push
from backend.outside.push import BadSubscription, Outcome, Sender
from backend.settings import Settings
from sync_protocol.base64url import base64url
from tests.desk import some_settings
from tests.push_service import DRIP_S, Browser, PushService, push_service, vapid_claims

AT = datetime(2026, 7, 14, 8, 0, tzinfo=UTC)
KEY = ec.generate_private_key(ec.SECP256R1())
PUBLIC_KEY = base64url(KEY.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))


@pytest.fixture
async def service(tmp_path: Path) -> AsyncGenerator[PushService]:
    async with push_service(tmp_path) as running:
        yield running


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return some_settings(f"sqlite:///{tmp_path}/x.db", tmp_path, push_hosts=("localhost",), push_private=True)


@pytest.fixture
async def sender(settings: Settings, service: PushService) -> AsyncGenerator[Sender]:
    made = Sender(settings, KEY, ssl_context=service.client_tls)
    yield made
    await made.close()


def a_notice(browser: Browser, event: str = "") -> Due:
    return Due(
        event=event or str(uuid7()),
        reference="CHEDP.NL.2026.0000001-V2",
        status="valid",
        attempts=1,
        subscription=Subscription(id="s1", endpoint=browser.endpoint, **browser.keys),
    )


async def test_not_2_a_notice_says_which_document_and_its_status_and_nothing_else(
    sender: Sender, service: PushService
) -> None:
    browser = service.browser("one")

    assert await sender.send(a_notice(browser), AT) is Outcome.SENT

    assert service.of(browser) == [
        {"reference": "CHEDP.NL.2026.0000001-V2", "status": "valid", "url": "/d/CHEDP.NL.2026.0000001-V2"}
    ]
    (request,) = service.received
    assert b"CHEDP" not in request.body
    assert request.headers["content-encoding"] == "aes128gcm"
    assert int(request.headers["ttl"]) == 24 * 3600


async def test_another_browser_cannot_read_it(sender: Sender, service: PushService) -> None:
    await sender.send(a_notice(service.browser("one")), AT)

    with pytest.raises(Exception, match=r"[Dd]ecrypt"):
        service.browser("one").read(service.received[0])


async def test_the_push_service_sees_who_sends_for_at_most_a_day(sender: Sender, service: PushService) -> None:
    await sender.send(a_notice(service.browser("one")), AT)

    (request,) = service.received
    claims = vapid_claims(request.headers["authorization"], PUBLIC_KEY)
    assert claims["aud"] == f"https://localhost:{service.port}"
    assert claims["sub"] == "mailto:operations@waarmerk.example"
    assert AT.timestamp() < claims["exp"] <= (AT + timedelta(hours=24)).timestamp()
    assert request.headers["host"] == f"localhost:{service.port}"


async def test_not_4_events_of_one_moment_never_replace_each_other_at_the_push_service(
    sender: Sender, service: PushService
) -> None:
    browser = service.browser("one")
    events = [f"019f4a00-0000-7000-8000-{number:012}" for number in range(5)]

    for event in [*events, events[0]]:
        await sender.send(a_notice(browser, event), AT)

    topics = [one.headers["topic"] for one in service.received]
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,32}", topic) for topic in topics)
    assert len(set(topics)) == 5
    assert topics[0] == topics[-1]


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, Outcome.SENT),
        (201, Outcome.SENT),
        (202, Outcome.SENT),
        (404, Outcome.GONE),
        (410, Outcome.GONE),
        (429, Outcome.LATER),
        (500, Outcome.LATER),
        (503, Outcome.LATER),
        (302, Outcome.LATER),
    ],
)
async def test_the_answer_says_what_is_to_be_done(
    status: int, outcome: Outcome, sender: Sender, service: PushService
) -> None:
    service.status = status

    assert await sender.send(a_notice(service.browser("one")), AT) is outcome
    assert len(service.received) == 1


async def test_a_push_service_that_cannot_be_reached_is_tried_later(settings: Settings, sender: Sender) -> None:
    assert await sender.send(a_notice(Browser("https://localhost:9/push")), AT) is Outcome.LATER


async def test_an_answer_that_comes_by_drops_is_waited_for_no_longer_than_any_other(service: PushService) -> None:
    service.drips = True
    patience_s = 10 * DRIP_S  # each drop comes well within the client's own time

    async with httpx.AsyncClient(verify=service.client_tls, timeout=60) as client:
        with pytest.raises(TimeoutError):
            await pinned.post(client, service.browser("one").endpoint, b"", {}, private=True, patience_s=patience_s)

    assert len(service.received) == 1


async def test_a_certificate_that_nobody_vouches_for_is_not_talked_to(settings: Settings, service: PushService) -> None:
    careful = Sender(settings, KEY)

    assert await careful.send(a_notice(service.browser("one")), AT) is Outcome.LATER

    assert service.received == []
    await careful.close()


async def test_a_name_that_leads_to_a_private_address_is_not_called(settings: Settings, service: PushService) -> None:
    guarded = Sender(msgspec.structs.replace(settings, push_private=False), KEY, ssl_context=service.client_tls)

    assert await guarded.send(a_notice(Browser("https://localhost/push")), AT) is Outcome.LATER
    assert await guarded.send(a_notice(service.browser("one")), AT) is Outcome.GONE  # not at the usual port

    assert service.received == []
    await guarded.close()


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "2130706433",
        "224.0.0.1",
        "::1",
        "fd00::1",
        "::ffff:10.1.2.3",
        "2002:7f00:1::1",
        "64:ff9b::a00:1",
        "fe80::1",
        "fec0::1",
        "::7f00:1",
        "::ffff:0:a00:1",
        "64:ff9b:1::a00:1",
    ],
)
async def test_no_private_address_is_taken_for_a_public_one(host: str) -> None:
    with pytest.raises(OSError, match="not a public address"):
        await pinned.addresses_of(host, 443, private=False)

    assert await pinned.addresses_of(host, 443, private=True)


PUBLIC = some_settings("sqlite:///x.db", Path(), push_hosts=("push.example", ".push.apple.com"))


@pytest.mark.parametrize(
    "endpoint",
    ["https://push.example/send/abc-_=", "https://push.example:443/x", "https://web.push.apple.com/x?y=%20"],
)
def test_an_address_of_an_allowed_push_service_is_taken(endpoint: str) -> None:
    push.check_endpoint(endpoint, PUBLIC)


@pytest.mark.parametrize(
    "endpoint",
    [
        "",
        "push.example/x",
        "http://push.example/x",
        "ftp://push.example/x",
        "https:///x",
        "https://someone@push.example/x",
        "https://someone:secret@push.example/x",
        "https://@push.example/x",
        "https://push.example:8443/x",
        "https://push.example:x/x",
        "https://push.example:99999/x",
        "https://other.example/x",
        "https://push.example.other.example/x",
        "https://sub.push.example/x",
        "https://push.example./x",
        "https://evilpush.apple.com.other.example/x",
        "https://push.apple.com/x",
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "https://[::1/x",
        "https://2130706433/x",
        "https://169.254.169.254/latest",
        "https://a..push.apple.com/x",
        "https://.push.apple.com/x",
        f"https://{'a' * 64}.push.apple.com/x",
        "https://a_b.push.apple.com/x",
        "https://é.push.apple.com/x",
        "https://push.example/\x00",
        "https://push.example/\r\nHost: other.example",
        "https://push.example/ x",
        "https://push.example/é",
        "https://other.example\\@push.example/x",
        "https://other.example#@push.example/x",
    ],
)
async def test_any_other_address_is_refused_and_never_called(endpoint: str) -> None:
    with pytest.raises(BadSubscription):
        push.check_endpoint(endpoint, PUBLIC)
    sender = Sender(PUBLIC, KEY)
    assert await sender.send(a_notice(Browser(endpoint)), AT) is Outcome.GONE
    await sender.close()


@pytest.mark.parametrize(
    ("p256dh", "auth"),
    [
        ("", "AAAAAAAAAAAAAAAAAAAAAA"),
        ("AAAA", "AAAAAAAAAAAAAAAAAAAAAA"),
        (base64url(b"\4" + bytes(64)), "AAAAAAAAAAAAAAAAAAAAAA"),
        (PUBLIC_KEY, ""),
        (PUBLIC_KEY, "AAAA"),
        (PUBLIC_KEY, "A"),
    ],
    ids=[
        "no key",
        "a short key",
        "a key beside the curve",
        "no secret",
        "a short secret",
        "a secret that is no base64",
    ],
)
def test_keys_that_nothing_can_be_encrypted_to_are_refused(p256dh: str, auth: str) -> None:
    with pytest.raises(BadSubscription):
        push.check_keys(p256dh, auth)
    push.check_keys(PUBLIC_KEY, base64url(bytes(16)))


async def test_an_answer_is_not_unpacked(service: PushService, settings: Settings) -> None:
    service.packed = gzip.compress(gzip.compress(bytes(2**22)))
    async with httpx.AsyncClient(verify=service.client_tls) as client:
        reply = await pinned.post(client, service.browser("one").endpoint, b"", {}, private=settings.push_private)

    assert reply.body == service.packed
    assert service.received[-1].headers["accept-encoding"] == "identity"
