"""Devices: enrolled with a key of their own, sending by a token that can do nothing else, revocable one by one."""

from __future__ import annotations

import base64

import httpx
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from backend.domain.verification import Verdict, examine
from sync_protocol import cose, sealed, signed
from sync_protocol import seal as seals
from sync_protocol.base64url import base64url, unbase64url
from sync_protocol.key_set import Use, seconds
from sync_protocol.wire import Change, Operation, Result, ResultStatus
from tests.desk import APP, SATISFACTORY, Desk, Office, results


def point(curve: ec.EllipticCurve) -> str:
    key = ec.generate_private_key(curve).public_key()
    return base64url(key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))


async def enrol(desk: Desk, public_key: str, name: str = "Tablet", **more: object) -> httpx.Response:
    asked = {"name": name, "public_key": public_key} | more
    return await desk.http.post("/api/devices", json=asked, headers=APP)


async def renew(desk: Desk, device_id: str) -> httpx.Response:
    return await desk.http.post(f"/api/devices/{device_id}/certificate", json={}, headers=APP)


async def revoke(desk: Desk, device_id: str) -> httpx.Response:
    return await desk.http.delete(f"/api/devices/{device_id}", headers=APP)


def problem(reply: httpx.Response) -> tuple[int, str]:
    return reply.status_code, reply.json()["code"]


@pytest.mark.parametrize(("hardware", "hours"), [(False, 24), (True, 72)], ids=["password alone", "with its own lock"])
async def test_an_enrolled_device_has_a_short_certificate_for_its_person_and_key(
    hardware: bool, hours: int, inspector: Desk, harbour: Office
) -> None:
    public_key = point(ec.SECP256R1())

    enrolled = (await enrol(inspector, public_key, hardware=hardware)).json()

    trusted = harbour.server.keys.trusted("", inspector.now)
    certificate = signed.verify_device_certificate(unbase64url(enrolled["certificate"]), trusted)
    assert (certificate.person_id, certificate.device_id) == (inspector.member.id, enrolled["device_id"])
    assert certificate.expires_at == seconds(inspector.now) + hours * 3600
    known = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), unbase64url(public_key))
    assert cose.key_id(known).hex() == enrolled["kid"]


@pytest.mark.parametrize(
    "public_key",
    ["", "AAAA", "é", base64url(b"\4" + bytes(64)), base64url(b"\4" + b"\1" * 64), point(ec.SECP384R1())[:100]],
    ids=["nothing", "too short", "no base64", "only zeros", "beside the curve", "of another curve"],
)
async def test_a_key_that_is_no_point_of_the_curve_is_refused(public_key: str, inspector: Desk) -> None:
    assert problem(await enrol(inspector, public_key)) == (422, "NOT_ACCEPTED")


async def test_a_key_is_enrolled_once(inspector: Desk, colleague: Desk) -> None:
    public_key = point(ec.SECP256R1())
    assert (await enrol(inspector, public_key)).status_code == 201

    assert problem(await enrol(inspector, public_key)) == (422, "NOT_ACCEPTED")
    assert problem(await enrol(colleague, public_key)) == (422, "NOT_ACCEPTED")


@pytest.mark.parametrize("name", ["x" * 101, "a\0b"])
async def test_a_name_that_cannot_be_stored_is_refused(name: str, inspector: Desk) -> None:
    assert problem(await enrol(inspector, point(ec.SECP256R1()), name)) == (400, "BAD_REQUEST")


async def test_a_certificate_is_renewed_for_the_same_key(inspector: Desk, harbour: Office) -> None:
    harbour.clock.pass_(hours=71)
    await inspector.log_in()

    renewed = (await renew(inspector, inspector.stream.device_id)).json()

    trusted = harbour.server.keys.trusted("", inspector.now)
    certificate = signed.verify_device_certificate(unbase64url(renewed["certificate"]), trusted)
    assert certificate.device_id == inspector.stream.device_id
    assert certificate.expires_at == seconds(inspector.now) + 24 * 3600


async def test_inv_29_what_a_revoked_device_sends_is_put_aside_and_it_is_not_renewed(
    inspector: Desk, operator: Desk, harbour: Office
) -> None:
    document_id = await operator.submit_new()
    assert (await revoke(inspector, inspector.stream.device_id)).status_code == 204

    assert problem(await renew(inspector, inspector.stream.device_id)) == (401, "DEVICE_REVOKED")
    (result,) = results(await by_token(inspector, a_change(inspector, document_id)))
    assert (result.status, result.code) == ("quarantined", "DEVICE_REVOKED")
    assert (await revoke(inspector, inspector.stream.device_id)).status_code == 204  # again changes nothing


async def test_another_persons_device_is_not_found(inspector: Desk, colleague: Desk) -> None:
    theirs = inspector.stream.device_id

    assert problem(await renew(colleague, theirs)) == (404, "NOT_FOUND")
    assert problem(await revoke(colleague, theirs)) == (404, "NOT_FOUND")
    registration = {"client_id": "00000000-0000-7000-8000-000000000000", "device_id": theirs}
    assert problem(await colleague.http.post("/sync/v1/streams", json=registration, headers=APP)) == (404, "NOT_FOUND")
    assert (await renew(inspector, theirs)).status_code == 200


# The list, and a device that was lost


async def listed(desk: Desk, **query: str) -> httpx.Response:
    return await desk.http.get("/api/devices", params=query)


async def test_a_persons_list_has_their_devices_alone_and_says_when_each_was_last_here(
    inspector: Desk, colleague: Desk, harbour: Office
) -> None:
    harbour.clock.pass_(minutes=20)
    second = (await enrol(inspector, point(ec.SECP256R1()), "Phone", hardware=True)).json()["device_id"]
    harbour.clock.pass_(minutes=5)
    await renew(inspector, inspector.stream.device_id)
    await revoke(inspector, second)

    devices = (await listed(inspector)).json()

    told = [(one["id"], one["hardware"], one["revoked_at"] is None) for one in devices]
    assert told == [(inspector.stream.device_id, False, True), (second, True, False)]
    assert devices[0]["certified_at"] > devices[1]["certified_at"] > devices[0]["enrolled_at"]
    assert [one["id"] for one in (await listed(colleague)).json()] == [colleague.stream.device_id]


async def test_an_administrator_revokes_anybodys_device_and_its_person_is_logged_out(
    inspector: Desk, harbour: Office
) -> None:
    administrator = await harbour.desk("administrator-1")
    (lost,) = (await listed(administrator, email=inspector.member.email.upper())).json()

    assert (await revoke(administrator, lost["id"])).status_code == 204

    assert problem(await inspector.http.get("/api/me")) == (401, "LOGIN_REQUIRED")
    await inspector.log_in()
    assert problem(await renew(inspector, lost["id"])) == (401, "DEVICE_REVOKED")
    assert (await administrator.http.get("/api/me")).status_code == 200


async def test_nobody_else_looks_at_the_devices_of_others(inspector: Desk, colleague: Desk, harbour: Office) -> None:
    administrator = await harbour.desk("administrator-1")

    assert problem(await listed(inspector, email=colleague.member.email)) == (403, "MISSING_RIGHT")
    assert problem(await listed(administrator, email="nobody@harbour.example")) == (404, "NOT_FOUND")


async def test_whoever_revokes_a_device_ends_the_own_other_sessions_and_goes_on(
    inspector: Desk, harbour: Office
) -> None:
    elsewhere = await harbour.desk("inspector-1")

    await revoke(inspector, elsewhere.stream.device_id)

    assert problem(await elsewhere.http.get("/api/me")) == (401, "LOGIN_REQUIRED")
    assert (await inspector.http.get("/api/me")).status_code == 200


# Wrong passwords, as a device saw them


async def tell_wrong(desk: Desk, count: int, *, device_id: str = "", token: str = "") -> httpx.Response:
    """By the device's token, without a cookie."""
    async with desk.office.visitor() as device:
        return await device.put(
            f"/api/devices/{device_id or desk.stream.device_id}/wrong-passwords",
            json={"count": count},
            headers={"Authorization": f"Bearer {token or desk.token}"} | APP,
        )


async def tries_left(desk: Desk) -> int:
    return (await desk.log_in("not the password")).json()["tries_left"]


async def test_sign_4_wrong_passwords_at_a_device_count_as_at_a_login_each_once(inspector: Desk) -> None:
    for _ in range(3):
        assert (await tell_wrong(inspector, 2)).status_code == 204

    assert await tries_left(inspector) == 2


async def test_sign_4_what_a_device_saw_alone_leaves_one_try_to_show_the_right_one(inspector: Desk) -> None:
    await tell_wrong(inspector, 40)

    assert (await inspector.log_in()).status_code == 200
    await tell_wrong(inspector, 80)
    assert await tries_left(inspector) == 0


async def test_a_device_tells_of_itself_alone_and_wins_nothing_by_telling_less(
    inspector: Desk, colleague: Desk
) -> None:
    await tell_wrong(inspector, 3)
    await tell_wrong(inspector, 0)

    assert problem(await tell_wrong(inspector, 4, device_id=colleague.stream.device_id)) == (404, "NOT_FOUND")
    assert problem(await tell_wrong(inspector, -1)) == (400, "BAD_REQUEST")
    assert (await tries_left(inspector), await tries_left(colleague)) == (1, 4)


# Sending by the device's token


def a_change(desk: Desk, document_id: str, rev: int = 2) -> Operation:
    return desk.stream.operation("document.set", document_id, rev, Change(set=SATISFACTORY), desk.now)


async def by_token(desk: Desk, *operations: Operation) -> httpx.Response:
    """A push without any cookie."""
    with_cookie = desk.http
    async with desk.office.visitor() as desk.http:
        reply = await desk.send(*operations, headers={"Authorization": f"Bearer {desk.token}"})
    desk.http = with_cookie
    return reply


async def test_what_waits_on_a_device_is_sent_after_the_logout(inspector: Desk, operator: Desk) -> None:
    document_id = await operator.submit_new()
    await inspector.http.post("/api/logout", json={}, headers=APP)
    inspector.office.clock.pass_(days=2)

    (result,) = results(await by_token(inspector, a_change(inspector, document_id)))

    assert result.status is ResultStatus.APPLIED


async def test_the_token_of_a_device_can_do_nothing_but_send(inspector: Desk, harbour: Office) -> None:
    headers = {"Authorization": f"Bearer {inspector.token}"} | APP
    asked = {"client_id": inspector.stream.client_id, "epoch": harbour.server.epoch}
    async with harbour.visitor() as device:
        replies = [
            await device.post("/sync/v1/pull", json=asked, headers=headers),
            await device.get("/sync/v1/nudges", headers=headers),
            await device.get("/api/me", headers=headers),
            await device.post("/api/devices", json={"name": "x", "public_key": "x"}, headers=headers),
            await device.delete(f"/api/devices/{inspector.stream.device_id}", headers=headers),
            await device.post("/api/logout", json={}, headers=headers),
        ]

    assert [problem(reply) for reply in replies] == [(401, "LOGIN_REQUIRED")] * 6


async def test_the_token_of_one_device_does_not_send_for_another(inspector: Desk, harbour: Office) -> None:
    second = await harbour.desk("inspector-1")
    second.token = inspector.token

    assert problem(await by_token(second, second.stream.link(b"{}"))) == (404, "NOT_FOUND")


@pytest.mark.parametrize("scheme", ["Bearer nonsense", "Bearer ", "Basic abc", "Bearer"])
async def test_a_token_that_was_never_given_sends_nothing(scheme: str, inspector: Desk, harbour: Office) -> None:
    inspector.http = harbour.visitor()

    reply = await inspector.send(inspector.stream.link(b"{}"), headers={"Authorization": scheme})

    assert problem(reply) == (401, "LOGIN_REQUIRED")


# Sealed to the server


def seal(desk: Desk, operation: Operation, about: str = "") -> Operation:
    key = desk.office.server.keys.of(Use.OUTBOX)[0].public_key()
    bound = about or f"{desk.stream.client_id}|{operation.seq}|{operation.hash}"
    data = sealed.seal_for_server(key, operation.body.encode(), bound.encode())
    return msgspec.structs.replace(operation, body="", sealed=base64.urlsafe_b64encode(data).decode().rstrip("="))


async def test_an_operation_sealed_to_the_server_is_applied(inspector: Desk, operator: Desk) -> None:
    document_id = await operator.submit_new()
    operation = a_change(inspector, document_id)

    (result,) = results(await by_token(inspector, seal(inspector, operation)))

    assert result.status is ResultStatus.APPLIED
    assert (await inspector.pull())[document_id].rev == 3
    (again,) = results(await inspector.send(operation))  # sealed or not, it is the same operation
    assert again == result


async def opened_or_not(desk: Desk, bad: Operation, good: Operation) -> tuple[Result, Result]:
    first, second = results(await by_token(desk, bad, good))
    return first, second


@pytest.mark.parametrize("garbage", ["AAAA", "!", "é", base64url(bytes(200))])
async def test_what_cannot_be_opened_is_put_aside_and_does_not_block_the_next(
    garbage: str, inspector: Desk, operator: Desk
) -> None:
    document_id = await operator.submit_new()
    bad = msgspec.structs.replace(a_change(inspector, document_id), body="", sealed=garbage)
    good = a_change(inspector, await operator.submit_new())

    first, second = await opened_or_not(inspector, bad, good)

    assert (first.status, first.code) == (ResultStatus.QUARANTINED, "SEALED")
    assert second.status is ResultStatus.APPLIED


async def test_what_was_sealed_for_another_place_of_the_stream_is_not_opened(inspector: Desk, operator: Desk) -> None:
    document_id = await operator.submit_new()
    operation = a_change(inspector, document_id)
    moved = seal(inspector, operation, about=f"{inspector.stream.client_id}|7|{operation.hash}")

    first, _ = await opened_or_not(inspector, moved, a_change(inspector, await operator.submit_new()))

    assert (first.status, first.code) == (ResultStatus.QUARANTINED, "SEALED")
    assert (await inspector.pull())[document_id].rev == 2


# Provisional seals


@pytest.mark.parametrize(
    ("member_id", "verdict"),
    [
        ("inspector-1", Verdict.PROVISIONAL),
        ("operator-1", Verdict.FALSE),
        ("planner-1", Verdict.FALSE),
        ("administrator-1", Verdict.FALSE),
    ],
)
async def test_sign_6_nobody_but_an_inspector_makes_a_provisional_seal(
    member_id: str, verdict: Verdict, harbour: Office
) -> None:
    desk = await harbour.desk(member_id)
    now = seconds(desk.now)
    claims = seals.Claims(
        number="CHEDP.NL.2026.0004398-V1",
        issued_at=now,
        expires_at=now + 3600,
        covers=seals.Covers(outcome="internal_market", title="Beef", cn="0201", content=bytes(32), revision=3),
    )

    message = seals.provisional(cose.signer(desk.key), desk.identity.certificate, claims)

    trusted = harbour.server.keys.trusted("", desk.now)
    assert examine(message, trusted, lambda _: None, desk.now).verdict is verdict
