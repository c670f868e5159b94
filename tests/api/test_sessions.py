"""Sessions: what guards the cookie, and when a login ends."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
import pytest

from backend import cli, demo
from backend.api.shell import SESSION_COOKIE, Server
from backend.store import people
from tests.desk import APP, Desk, Office, office

PERSON = demo.MEMBERS[0]


async def log_in(http: httpx.AsyncClient, email: str = PERSON.email) -> httpx.Response:
    return await http.post("/api/login", json={"email": email, "password": demo.PASSWORD}, headers=APP)


def attributes(reply: httpx.Response) -> set[str]:
    """Of the cookie, in small letters, without its value."""
    _, *rest = reply.headers["Set-Cookie"].split(";")
    return {one.strip().lower() for one in rest}


async def test_a_login_gives_a_cookie_that_no_script_and_no_other_site_can_use(visitor: httpx.AsyncClient) -> None:
    reply = await log_in(visitor)

    assert reply.status_code == 200
    assert reply.headers["Set-Cookie"].startswith(f"{SESSION_COOKIE}=")
    assert {"httponly", "samesite=strict", "path=/"} <= attributes(reply)
    assert "secure" not in attributes(reply)  # a browser would not keep it on http://localhost
    assert reply.headers["Cache-Control"] == "no-store"
    assert reply.json()["profile"]["id"] == PERSON.id


async def test_over_https_the_cookie_never_travels_in_the_clear(
    settled: Server, sqlite_settled_url: str, tmp_path: Path
) -> None:
    async with (
        office(settled, sqlite_settled_url, tmp_path, public_url="https://waarmerk.example") as harbour,
        harbour.visitor() as visitor,
    ):
        reply = await log_in(visitor)

    assert "secure" in attributes(reply)


async def test_neither_the_answer_nor_the_database_has_the_password_or_the_token(
    visitor: httpx.AsyncClient, harbour: Office
) -> None:
    reply = await log_in(visitor)
    token = reply.cookies[SESSION_COOKIE]

    stored = b"".join(path.read_bytes() for path in harbour.server.settings.data_folder.glob("waarmerk.db*"))

    assert token not in reply.text
    assert token.encode() not in stored
    assert demo.PASSWORD.encode() not in stored


async def test_each_login_has_a_token_of_its_own(harbour: Office) -> None:
    tokens = {(await log_in(harbour.visitor())).cookies[SESSION_COOKIE] for _ in range(3)}

    assert len(tokens) == 3


async def test_an_address_is_the_same_in_capitals(visitor: httpx.AsyncClient) -> None:
    assert (await log_in(visitor, PERSON.email.upper())).status_code == 200


async def test_acc_5_a_session_goes_on_for_as_long_as_there_is_activity(inspector: Desk) -> None:
    for _ in range(5):
        inspector.office.clock.pass_(minutes=29)
        assert (await inspector.http.get("/api/me")).status_code == 200


async def test_acc_5_a_session_ends_after_thirty_minutes_without_activity(inspector: Desk) -> None:
    inspector.office.clock.pass_(minutes=29)
    await inspector.http.get("/api/me")

    inspector.office.clock.pass_(minutes=30, seconds=1)

    for _ in range(2):  # and asking does not bring it back
        assert (await inspector.http.get("/api/me")).json()["code"] == "LOGIN_REQUIRED"


async def test_a_session_that_has_ended_is_followed_by_another(inspector: Desk) -> None:
    inspector.office.clock.pass_(hours=3)

    assert (await inspector.log_in()).status_code == 200
    assert (await inspector.http.get("/api/me")).json()["profile"]["id"] == inspector.member.id


async def test_a_logout_ends_the_session_and_not_those_of_other_devices(harbour: Office) -> None:
    here, there = harbour.visitor(), harbour.visitor()
    token = (await log_in(here)).cookies[SESSION_COOKIE]
    await log_in(there)

    reply = await here.post("/api/logout", json={}, headers=APP)

    assert reply.status_code == 204
    assert SESSION_COOKIE not in here.cookies
    kept = {"Cookie": f"{SESSION_COOKIE}={token}"}
    assert (await harbour.visitor().get("/api/me", headers=kept)).json()["code"] == "LOGIN_REQUIRED"
    assert (await there.get("/api/me")).status_code == 200


@pytest.mark.parametrize("token", ["", "x", "0" * 5000])
async def test_a_token_that_was_never_given_is_no_login(token: str, visitor: httpx.AsyncClient) -> None:
    reply = await visitor.get("/api/me", headers={"Cookie": f"{SESSION_COOKIE}={token}"})

    assert (reply.status_code, reply.json()["code"]) == (401, "LOGIN_REQUIRED")


async def test_before_a_login_the_app_learns_the_public_keys_and_that_this_is_a_demo(
    visitor: httpx.AsyncClient,
) -> None:
    about = (await visitor.get("/api/about")).json()

    assert about["environment"] == "demo"
    assert {one["email"] for one in about["demo_accounts"]} == {one.email for one in demo.MEMBERS}
    assert about["push_key"] == (await visitor.get("/api/push/key")).json()["key"]


async def test_the_server_says_that_it_is_well(visitor: httpx.AsyncClient) -> None:
    assert (await visitor.get("/api/health")).json()["status"] == "ok"


async def change_password(desk: Desk, old: str, password: str) -> httpx.Response:
    return await desk.http.post("/api/password", json={"old": old, "password": password}, headers=APP)


NEW = "salt wind over the quay"


async def test_a_changed_password_holds_at_once_and_ends_the_persons_other_sessions(
    inspector: Desk, harbour: Office
) -> None:
    elsewhere = await harbour.desk(inspector.member.id)

    assert (await change_password(inspector, demo.PASSWORD, NEW)).status_code == 204

    assert (await inspector.http.get("/api/me")).status_code == 200
    assert (await elsewhere.http.get("/api/me")).status_code == 401
    assert (await elsewhere.log_in()).status_code == 401
    assert (await elsewhere.log_in(NEW)).status_code == 200


async def test_acc_5_a_wrong_old_password_counts_as_at_a_login(inspector: Desk) -> None:
    left = [(await change_password(inspector, "not the password", NEW)).json()["tries_left"] for _ in range(5)]

    assert left == [4, 3, 2, 1, 0]
    assert (await inspector.log_in()).json()["code"] == "ACCOUNT_DISABLED"
    assert (await inspector.http.get("/api/me")).status_code == 401


async def test_a_new_password_that_is_too_short_changes_nothing(inspector: Desk) -> None:
    assert (await change_password(inspector, demo.PASSWORD, "elevenchars")).json()["code"] == "BAD_REQUEST"
    assert (await inspector.log_in()).status_code == 200


MANY = [f"wrong {number}" for number in range(20)]


async def test_acc_5_of_many_passwords_sent_at_once_the_right_one_does_not_stand_out(harbour: Office) -> None:
    async def answer(password: str) -> str:
        credentials = {"email": PERSON.email, "password": password}
        return (await harbour.visitor().post("/api/login", json=credentials, headers=APP)).json()["code"]

    *wrong, right = await asyncio.gather(*map(answer, [*MANY, demo.PASSWORD]))

    assert wrong.count("LOGIN_REFUSED") == people.MAX_FAILURES
    assert wrong.count("ACCOUNT_DISABLED") == len(MANY) - people.MAX_FAILURES
    assert right == "ACCOUNT_DISABLED"


async def test_acc_5_the_administrator_opens_the_account_again(
    inspector: Desk, harbour: Office, sqlite_settled_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for one in MANY[: people.MAX_FAILURES]:
        await inspector.log_in(one)
    monkeypatch.setenv("DATABASE_URL", sqlite_settled_url)
    monkeypatch.setenv("WAARMERK_DATA", str(harbour.server.settings.data_folder))
    monkeypatch.setenv("WAARMERK_ENVIRONMENT", "demo")
    assert (await inspector.log_in()).json()["code"] == "ACCOUNT_DISABLED"

    async def enable(email: str) -> int:
        return await asyncio.to_thread(cli.main, ["people", "enable", email])

    assert await enable("nobody@harbour.example") == 1
    assert await enable(inspector.member.email.upper()) == 0
    assert (await inspector.log_in()).status_code == 200


async def test_acc_5_of_many_old_passwords_sent_at_once_none_changes_the_password(inspector: Desk) -> None:
    replies = await asyncio.gather(*(change_password(inspector, one, NEW) for one in [*MANY, demo.PASSWORD]))

    codes = [one.json()["code"] for one in replies]
    assert codes.count("LOGIN_REFUSED") == people.MAX_FAILURES
    assert codes[-1] == "ACCOUNT_DISABLED"
