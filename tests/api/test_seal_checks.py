"""An online check is counted, coarsely; a number alone opens nothing."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import httpx
import pytest

from backend.api.shell import Server
from backend.domain.seal_checks import MANY_PLACES, MOST_PLACES
from backend.store import seal_checks
from backend.worker import forget
from sync_protocol import cose, seal
from sync_protocol.document import Certificate, Document
from tests.desk import Desk, Office, office
from tests.sync.test_decide import ready_to_decide


@pytest.fixture
async def certificate(operator: Desk, inspector: Desk) -> Certificate:
    document: Document = await ready_to_decide(operator, inspector)
    await inspector.push(inspector.decision(document))
    decided = (await inspector.pull())[document.id].certificate
    assert decided is not None
    return decided


@pytest.fixture
async def harbour(settled: Server, sqlite_settled_url: str, tmp_path: Path) -> AsyncGenerator[Office]:
    """A server that stands behind one proxy of its own, and believes its word on where a request comes from."""
    async with office(settled, sqlite_settled_url, tmp_path, proxies=1) as running:
        yield running


def place_of(certificate: Certificate) -> str:
    """Where its status is asked for by whoever has its code."""
    seen = cose.digest(seal.from_digits(certificate.digits)).hex()
    return f"/api/seals/{certificate.shard}/{certificate.index}?seal={seen}"


async def check(visitor: httpx.AsyncClient, certificate: Certificate, address: str) -> dict[str, object] | None:
    reply = await visitor.get(place_of(certificate), headers={"X-Forwarded-For": f"10.0.0.1, {address}"})
    checked: dict[str, object] | None = reply.json()["checked"]
    return checked


async def test_whoever_checks_is_told_of_the_checks_before(
    visitor: httpx.AsyncClient, certificate: Certificate
) -> None:
    first = await check(visitor, certificate, "192.0.2.1")
    again = await check(visitor, certificate, "192.0.2.200")
    await check(visitor, certificate, "203.0.113.5")
    last = await check(visitor, certificate, "192.0.2.1")

    assert first is None
    assert again is not None
    assert (again["times"], again["places"]) == (1, 1)
    assert last is not None
    assert (last["times"], last["places"], last["many"]) == (2, 2, False)


async def test_a_code_that_turns_up_everywhere_is_warned_of(
    visitor: httpx.AsyncClient, certificate: Certificate
) -> None:
    for one in range(MANY_PLACES):
        await check(visitor, certificate, f"198.{one}.0.1")

    checked = await check(visitor, certificate, "198.0.0.1")

    assert checked is not None
    assert checked["many"] is True


async def test_who_has_not_seen_the_code_brings_no_warning_about(
    visitor: httpx.AsyncClient, certificate: Certificate
) -> None:
    address = f"/api/seals/{certificate.shard}/{certificate.index}"
    for one in range(MANY_PLACES):
        for guess in ("", "?seal=" + "0" * 64):
            await visitor.get(address + guess, headers={"X-Forwarded-For": f"198.{one}.0.1"})

    assert await check(visitor, certificate, "198.0.0.1") is None


async def test_who_fills_all_places_beforehand_hides_no_copy(
    harbour: Office, visitor: httpx.AsyncClient, certificate: Certificate
) -> None:
    for one in range(MOST_PLACES):
        harbour.clock.pass_(minutes=1)
        await check(visitor, certificate, f"198.{one}.0.1")
    harbour.clock.pass_(hours=25)

    for one in range(MANY_PLACES):
        await check(visitor, certificate, f"203.{one}.0.1")
    checked = await check(visitor, certificate, "203.0.0.1")

    assert checked is not None
    assert (checked["places"], checked["many"]) == (MOST_PLACES, True)


@pytest.mark.parametrize("own_line", [False, True], ids=["added to the line that came", "in a line of its own"])
async def test_what_stands_before_our_own_proxy_is_anybodys_word(
    own_line: bool, visitor: httpx.AsyncClient, certificate: Certificate
) -> None:
    address = place_of(certificate)
    for one in range(MANY_PLACES):
        said, ours = f"198.{one}.0.1", "192.0.2.1"
        lines = (said, ours) if own_line else (f"{said}, {ours}",)
        await visitor.get(address, headers=[("X-Forwarded-For", line) for line in lines])

    checked = await check(visitor, certificate, "192.0.2.1")

    assert checked is not None
    assert checked["places"] == 1


async def test_of_a_certificate_that_does_not_exist_nothing_is_kept(
    harbour: Office, visitor: httpx.AsyncClient, certificate: Certificate
) -> None:
    await visitor.get(f"/api/seals/{certificate.shard}/{(certificate.index + 1) % 2**16}")

    async with harbour.server.database.snapshot() as connection:
        assert await seal_checks.of(connection, certificate.shard, (certificate.index + 1) % 2**16) == []


async def test_a_place_is_forgotten_after_ninety_days(
    harbour: Office, visitor: httpx.AsyncClient, certificate: Certificate
) -> None:
    await check(visitor, certificate, "192.0.2.1")

    harbour.clock.pass_(days=89)
    await forget(harbour.server)
    kept = await check(visitor, certificate, "192.0.2.1")
    harbour.clock.pass_(days=91)
    await forget(harbour.server)

    assert kept is not None
    assert await check(visitor, certificate, "192.0.2.1") is None


async def test_a_number_with_its_check_code_gives_the_seal(
    visitor: httpx.AsyncClient, certificate: Certificate
) -> None:
    message = seal.from_digits(certificate.digits)
    code = seal.check_code(seal.said(message).covers.content)

    reply = await visitor.get(f"/api/seals/numbered/{certificate.number}", params={"code": code})

    assert reply.content == message
    assert len(code) == 8


@pytest.mark.parametrize("number", ["CHEDP.NL.2026.0000001-V2", "CHEDP.NL.2026.0000002-V1", "%00", "x" * 200])
async def test_a_number_without_its_check_code_gives_nothing(
    number: str, visitor: httpx.AsyncClient, certificate: Certificate
) -> None:
    reply = await visitor.get(f"/api/seals/numbered/{number}", params={"code": "00000000"})

    assert (reply.status_code, reply.json()["code"]) == (404, "NOT_FOUND")


async def test_check_codes_cannot_be_tried_in_a_row(visitor: httpx.AsyncClient, certificate: Certificate) -> None:
    replies = [
        await visitor.get(f"/api/seals/numbered/{certificate.number}", params={"code": f"{one:08x}"})
        for one in range(11)
    ]

    assert [reply.status_code for reply in replies] == [404] * 10 + [429]
