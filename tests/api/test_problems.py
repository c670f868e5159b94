"""Whatever is refused has a stable code, a status and a sentence, and says nothing of the server's inside."""

from __future__ import annotations

import logging

import httpx
import pytest
from sqlalchemy import update

from backend import demo
from backend.api.problems import KINDS
from backend.store.schema import document
from tests.desk import APP, Desk, Office

JSON = {"Content-Type": "application/json"}
NAVIGATION = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def code_of(reply: httpx.Response) -> str:
    """The problem's code, after a look at everything else that each problem has."""
    body = reply.json()
    assert reply.headers["Content-Type"].startswith("application/problem+json")
    assert reply.headers["Cache-Control"] == "no-store"
    assert body["status"] == reply.status_code == KINDS[body["code"]].status
    assert body["title"] == KINDS[body["code"]].title
    assert body["detail"].endswith(".")
    assert "Traceback" not in reply.text
    return str(body["code"])


@pytest.mark.parametrize("path", ["/api/nothing", "/sync/v1/nothing", "/.well-known/nothing", "/assets/nothing.js"])
@pytest.mark.parametrize("headers", [{}, NAVIGATION], ids=["call", "browser"])
async def test_an_unknown_address_of_the_api_is_never_answered_with_the_app(
    path: str, headers: dict[str, str], visitor: httpx.AsyncClient
) -> None:
    assert code_of(await visitor.get(path, headers=headers)) == "NOT_FOUND"


async def test_an_unknown_address_that_is_called_is_not_found(visitor: httpx.AsyncClient) -> None:
    assert code_of(await visitor.get("/nothing", headers={"Accept": "application/json"})) == "NOT_FOUND"
    assert code_of(await visitor.post("/nothing", headers=NAVIGATION)) == "NOT_FOUND"


async def test_a_method_that_an_address_does_not_have_is_refused_with_those_that_it_has(
    visitor: httpx.AsyncClient,
) -> None:
    reply = await visitor.put("/api/login", headers=APP)

    assert code_of(reply) == "METHOD_NOT_ALLOWED"
    assert "POST" in reply.headers["Allow"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b'"\xff"',
        b'{"email": "\xff", "password": ""}',
        b'{"email": "a@b.example"}',
        b'{"email": 1, "password": ""}',
        b'{"email": "\\ud800", "password": ""}',
        b'{"email": "\\u0000", "password": ""}',
        b"[" * 5000,
    ],
)
async def test_a_body_that_cannot_be_read_is_refused(body: bytes, visitor: httpx.AsyncClient) -> None:
    assert code_of(await visitor.post("/api/login", content=body, headers=JSON | APP)) == "BAD_REQUEST"


@pytest.mark.parametrize("content_type", ["", "text/plain", "application/jsonl", "multipart/form-data; boundary=x"])
async def test_a_body_that_is_not_json_is_refused(content_type: str, visitor: httpx.AsyncClient) -> None:
    headers = {"Content-Type": content_type} | APP
    assert code_of(await visitor.post("/api/login", content=b"{}", headers=headers)) == "WRONG_TYPE"


async def test_a_content_type_is_read_as_the_standard_writes_it(visitor: httpx.AsyncClient) -> None:
    headers = {"Content-Type": "Application/JSON; charset=utf-8"} | APP
    assert code_of(await visitor.post("/api/login", content=b"{}", headers=headers)) == "BAD_REQUEST"


async def test_a_compression_that_is_not_known_is_refused(visitor: httpx.AsyncClient) -> None:
    headers = JSON | APP | {"Content-Encoding": "br"}
    assert code_of(await visitor.post("/api/login", content=b"{}", headers=headers)) == "WRONG_TYPE"


@pytest.mark.parametrize("body", [b"not gzip", b"\x1f\x8b\x08\x00"])
async def test_a_broken_compression_is_refused(body: bytes, visitor: httpx.AsyncClient) -> None:
    headers = JSON | APP | {"Content-Encoding": "gzip"}
    assert code_of(await visitor.post("/api/login", content=body, headers=headers)) == "BAD_REQUEST"


async def test_a_body_that_is_too_large_is_refused_with_the_limit(visitor: httpx.AsyncClient) -> None:
    reply = await visitor.post("/api/login", content=b" " * 8193, headers=JSON | APP)

    assert code_of(reply) == "TOO_LARGE"
    assert reply.json()["limit"] == 8192


@pytest.mark.parametrize("path", ["/api/me", "/sync/v1/nudges"])
async def test_nothing_of_a_person_is_told_without_a_login(path: str, visitor: httpx.AsyncClient) -> None:
    assert code_of(await visitor.get(path)) == "LOGIN_REQUIRED"


@pytest.mark.parametrize(
    "path", ["/api/logout", "/api/devices", "/api/push/subscriptions", "/sync/v1/push", "/sync/v1/pull"]
)
async def test_nobody_acts_without_a_login(path: str, visitor: httpx.AsyncClient) -> None:
    assert code_of(await visitor.post(path, json={}, headers=APP)) == "LOGIN_REQUIRED"


async def test_acc_5_a_login_that_has_expired_is_told_as_such(inspector: Desk) -> None:
    inspector.office.clock.pass_(minutes=31)

    assert code_of(await inspector.http.get("/api/me")) == "LOGIN_REQUIRED"


async def test_a_wrong_password_and_an_unknown_address_are_refused_alike(harbour: Office) -> None:
    http = harbour.visitor()
    known = await http.post("/api/login", json={"email": demo.MEMBERS[0].email, "password": "wrong"}, headers=APP)
    unknown = await http.post("/api/login", json={"email": "nobody@post.example", "password": "wrong"}, headers=APP)

    assert code_of(known) == code_of(unknown) == "LOGIN_REFUSED"
    assert known.json()["detail"] == unknown.json()["detail"]


async def test_acc_5_five_wrong_passwords_disable_the_account_and_end_its_session(inspector: Desk) -> None:
    refused = [await inspector.log_in("wrong") for _ in range(5)]

    assert [code_of(one) for one in refused] == ["LOGIN_REFUSED"] * 5
    assert [one.json()["tries_left"] for one in refused] == [4, 3, 2, 1, 0]
    assert code_of(await inspector.log_in(demo.PASSWORD)) == "ACCOUNT_DISABLED"
    assert code_of(await inspector.http.get("/api/me")) == "LOGIN_REQUIRED"


async def test_acc_5_the_right_password_forgets_the_wrong_ones_before_it(inspector: Desk) -> None:
    for _ in range(2):
        for _ in range(4):
            await inspector.log_in("wrong")
        assert (await inspector.log_in()).status_code == 200


@pytest.mark.parametrize("path", ["/api/logout", "/sync/v1/push", "/api/devices", "/api/push/subscriptions"])
async def test_a_cookie_alone_changes_nothing(path: str, inspector: Desk) -> None:
    assert code_of(await inspector.http.post(path, json={})) == "NOT_FROM_THE_APP"
    assert (await inspector.http.get("/api/me")).status_code == 200


@pytest.mark.parametrize("path", ["/api/login", "/api/follows", "/api/follows/end"])
async def test_another_site_cannot_act_for_a_browser(path: str, visitor: httpx.AsyncClient) -> None:
    assert code_of(await visitor.post(path, json={})) == "NOT_FROM_THE_APP"


async def test_an_unknown_stream_is_not_found(inspector: Desk) -> None:
    inspector.stream.client_id = "00000000-0000-7000-8000-000000000000"

    assert code_of(await inspector.send(inspector.stream.link(b"{}"))) == "NOT_FOUND"
    asked = {"client_id": inspector.stream.client_id, "epoch": ""}
    assert code_of(await inspector.http.post("/sync/v1/pull", json=asked, headers=APP)) == "NOT_FOUND"


async def test_rep_4_what_nobody_expected_has_a_number_that_the_log_has_too(
    operator: Desk, inspector: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    await operator.submit_new()
    async with inspector.office.server.database.begin() as connection:
        await connection.execute(update(document).values(body=b"{broken"))
    asked = {"client_id": inspector.stream.client_id, "epoch": ""}

    with caplog.at_level(logging.ERROR):
        reply = await inspector.http.post("/sync/v1/pull", json=asked, headers=APP)

    assert code_of(reply) == "UNEXPECTED"
    number = reply.json()["number"]
    assert number in reply.json()["detail"]
    (record,) = [one for one in caplog.records if number in one.getMessage()]
    assert record.exc_info is not None
    assert "broken" not in reply.text
