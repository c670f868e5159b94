"""The Python client over HTTP, before a server that answers whatever a test wants."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import httpx
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from sync_protocol import cose, signed
from sync_protocol.base64url import base64url, unbase64url
from sync_protocol.client import Ask, CannotKeep, Phase, Question
from sync_protocol.client.network import KEPT_FOR, Client, Refused, now
from sync_protocol.wire import Push
from tests.protocol.lone_device import a_page, said

CA = cose.signer(ec.generate_private_key(ec.SECP256R1()))
NOT_FOUND = httpx.Response(404, json={"code": "NOT_FOUND"})


class Town:
    """Enrols everybody as one person; `instead` answers in the place of what is here."""

    def __init__(self) -> None:
        self.devices = self.last_seq = 0
        self.asked: list[str] = []
        self.instead: dict[str, Callable[[], httpx.Response]] = {}

    def client(self, path: Path | str = ":memory:") -> Client:
        http = httpx.Client(base_url="http://town.example", transport=httpx.MockTransport(self._answer))
        return Client("", path, http=http)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        self.asked.append(path)
        if path in self.instead:
            return self.instead[path]()
        match path:
            case "/api/login" | "/api/me":
                return httpx.Response(200, json={"profile": {"id": "p1", "name": "Inspector", "role": "inspector"}})
            case "/api/about":
                return httpx.Response(200, json={"server_key": "AA"})
            case "/api/devices":
                self.devices += 1
                return httpx.Response(201, content=self._enrolled(request.content))
            case "/sync/v1/push":
                ask = Ask(number=1, kind=Question.PUSH, path=path, body=request.content, token="", client_id="")
                self.last_seq = msgspec.json.decode(request.content, type=Push).ops[-1].seq
                return httpx.Response(200, content=said(ask))
            case "/sync/v1/pull":
                return httpx.Response(200, content=a_page(last_seq=self.last_seq))
            case _:
                return httpx.Response(200, json={})

    def _enrolled(self, asked: bytes) -> bytes:
        point = unbase64url(msgspec.json.decode(asked)["public_key"])
        key = cose.public_key_bytes(ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point))
        device_id = f"d{self.devices}"
        made = signed.make_device_certificate(CA, "p1", device_id, key, now(), timedelta(hours=24))
        return msgspec.json.encode({"device_id": device_id, "token": f"t-{device_id}", "certificate": base64url(made)})


@pytest.fixture
def town() -> Town:
    return Town()


@pytest.fixture
def client(town: Town) -> Iterator[Client]:
    with town.client() as client:
        client.log_in("", "")
        yield client


def interrupted() -> httpx.Response:
    raise KeyboardInterrupt


def of_a_hotel() -> httpx.Response:
    return httpx.Response(200, text="<h1>Welcome to our network</h1>")


def torn() -> httpx.Response:
    return httpx.Response(502, headers={"Content-Encoding": "gzip"}, content=b"no gzip")


@pytest.mark.parametrize("path", ["/sync/v1/pull", "/sync/v1/files"])
def test_a_program_that_was_interrupted_in_a_sync_goes_on_with_the_next(town: Town, client: Client, path: str) -> None:
    client.attach(b"photo", "photo.jpg", "image/jpeg")
    town.instead[path] = interrupted
    with pytest.raises(KeyboardInterrupt):
        client.sync()
    town.instead.clear()
    town.asked.clear()

    status = client.sync()

    assert path in town.asked
    assert status.phase is Phase.IDLE


@pytest.mark.parametrize("answer", [of_a_hotel, torn])
@pytest.mark.parametrize("path", ["/sync/v1/streams", "/sync/v1/push", "/sync/v1/pull", "/sync/v1/files", "/api/me"])
def test_whatever_stands_between_a_sync_says_how_far_it_came(
    town: Town, client: Client, path: str, answer: Callable[[], httpx.Response]
) -> None:
    client.attach(b"photo", "photo.jpg", "image/jpeg")
    client.set("r1", {"part2/documentary/remark": "seen"})
    town.instead[path] = answer
    if path == "/api/me":  # asked where the device is to be enrolled anew
        town.instead["/sync/v1/streams"] = lambda: NOT_FOUND

    status = client.sync()

    assert path in town.asked
    assert (status.synced, status.files) == (False, 1)


def test_a_login_in_a_network_that_answers_for_others_is_refused(town: Town) -> None:
    town.instead["/api/login"] = of_a_hotel

    with town.client() as client, pytest.raises(Refused, match="UNREADABLE"):
        client.log_in("", "")


def test_programs_over_one_file_work_under_the_enrolment_that_it_has_now(town: Town, tmp_path: Path) -> None:
    with town.client(tmp_path / "one.db") as first, town.client(tmp_path / "one.db") as second:
        first.log_in("", "")
        second.log_in("", "")
        known = town.devices
        town.instead["/api/devices/d1/certificate"] = lambda: NOT_FOUND
        second.renew(always=True)
        queued = {client.set("r1", {"part2/documentary/remark": "seen"}).client_id for client in (first, second) * 3}

        assert known == 1
        assert [client.device.identity.device_id for client in (first, second)] == ["d2", "d2"]
        assert len(queued) == 1


def test_files_go_three_days_after_the_server_had_verified_them(town: Town, client: Client) -> None:
    shelf = client.device.files.shelf
    old, new = (shelf.keep(one, now()) for one in (b"old", b"new"))
    shelf.is_verified(old, now() - KEPT_FOR - timedelta(minutes=1))
    shelf.is_verified(new, (now() - KEPT_FOR + timedelta(minutes=1)).astimezone(None))
    client.set("r1", {"part2/documentary/remark": "seen"})
    town.instead["/sync/v1/push"] = lambda: httpx.Response(503)
    client.sync()
    while_something_waits = shelf.file(old)
    with client.store.step("answered"):
        client.store.write("answered", "DELETE FROM rows")
    client.sync()

    assert while_something_waits is not None
    assert [shelf.file(one) is None for one in (old, new)] == [True, False]


@pytest.mark.parametrize("value", [1.5, float("nan"), {"net_weight": float("nan")}])
def test_a_number_with_decimals_is_not_emptied_on_its_way_to_json(client: Client, value: object) -> None:
    with pytest.raises(CannotKeep) as refusal:
        client.set("r1", {"part1/commodities/k1": value})

    assert refusal.value.code == "BOX"
    assert client.device.operations() == []
