"""A key of the authority was stolen: which certificates stand no more, the same ones issued anew, and what devices that
were certified with it go on with."""

from __future__ import annotations

import argparse
import asyncio
import shutil
from collections.abc import AsyncGenerator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from sqlalchemy import update

from backend import reissue_command
from backend.api import aside, auditing, log_keeping, reissuing
from backend.api.reissuing import CannotReissue
from backend.api.shell import Server
from backend.domain import verification
from backend.domain.status_list import CertificateStatus
from backend.domain.verification import Verdict
from backend.outside import key_folder
from backend.outside.key_folder import Keyring, Place
from backend.outside.published import Folder, Published
from backend.store import schema
from sync_protocol import cose, seal
from sync_protocol.base64url import unbase64url
from sync_protocol.document import Certificate, Document
from sync_protocol.key_set import Use
from sync_protocol.wire import ResultStatus
from sync_protocol.workflow import Status
from tests.desk import APP, START, Desk, Office, office
from tests.sync.test_decide import cancel, certificate_of, ready_to_decide

HERE = "http://localhost:8000"


@pytest.fixture
async def harbour(settled: Server, sqlite_settled_url: str, tmp_path: Path) -> AsyncGenerator[Office]:
    """With keys of its own, which can be withdrawn."""
    folder = tmp_path / "keys"
    shutil.copytree(settled.settings.keys_folder, folder)
    shutil.copy(settled.settings.keys_folder.with_name("keys.secret"), tmp_path)
    own = msgspec.structs.replace(settled, keyring=Keyring(Place(folder), START))
    async with office(own, sqlite_settled_url, tmp_path) as running:
        yield running


@pytest.fixture
async def decided(operator: Desk, inspector: Desk) -> Document:
    return await decide(operator, inspector)


async def decide(operator: Desk, inspector: Desk) -> Document:
    document = await ready_to_decide(operator, inspector)
    await inspector.push(inspector.decision(document))
    return (await inspector.pull())[document.id]


def steal(harbour: Office, use: Use = Use.ISSUE, *, proof_before: bool = False) -> cose.Signer:
    """The key that signs now is withdrawn; returned as whoever stole it has it."""
    server, place = harbour.server, Place(harbour.server.settings.data_folder / "keys")
    stolen = server.keys.signer(use, server.now())
    harbour.clock.pass_(minutes=10)
    key_folder.revoke(place, stolen.kid.hex(), server.now(), server.now() if proof_before else None)
    return stolen


async def reissue_all(server: Server) -> int:
    found = await reissuing.affected(server)
    for one in found:
        await reissuing.reissue(server, one.found)
    return len(found)


def message_of(certificate: Certificate) -> bytes:
    return seal.from_digits(certificate.digits)


def verdict(server: Server, message: bytes) -> Verdict:
    keys = server.keys.trusted(server.settings.public_url, server.now())
    return verification.examine(message, keys, lambda _: None, server.now()).verdict


async def status_of(visitor: httpx.AsyncClient, old: Certificate, **named: str) -> dict[str, str | None]:
    reply = await visitor.get(f"/api/seals/{old.shard}/{old.index}", params=named)
    return {name: reply.json()[name] for name in ("status", "replaced_by", "reissued_at")}


async def test_certificates_of_a_stolen_key_are_listed_and_no_others(
    operator: Desk, inspector: Desk, harbour: Office
) -> None:
    old, ended = await decide(operator, inspector), await decide(operator, inspector)
    await cancel(inspector, ended)
    steal(harbour)
    await decide(operator, inspector)

    (found,) = await reissuing.affected(harbour.server)

    assert found.found.certificate.number == certificate_of(old).number
    assert (found.found.type, found.found.post, found.proven) == ("CVEDP", old.post, False)
    assert found.key == cose.read(message_of(certificate_of(old))).kid.hex()


async def test_it_is_issued_anew_under_its_number_and_says_the_same(
    decided: Document, inspector: Desk, harbour: Office
) -> None:
    old = certificate_of(decided)
    steal(harbour)
    assert verdict(harbour.server, message_of(old)) is Verdict.WITHDRAWN

    assert await reissue_all(harbour.server) == 1

    now = (await inspector.pull())[decided.id]
    new, before = certificate_of(now), seal.said(message_of(old))
    said = seal.said(message_of(new))
    assert verdict(harbour.server, message_of(new)) is Verdict.UNKNOWN  # genuine; there is no list at hand
    assert (now.status, now.version, now.decision) == (decided.status, decided.version, decided.decision)
    assert (new.number, said.number, said.expires_at) == (old.number, before.number, before.expires_at)
    assert (new.shard, new.index) != (old.shard, old.index)
    assert said.covers == msgspec.structs.replace(before.covers, shard=new.shard, index=new.index)
    assert new.issued_at == harbour.server.now()


async def test_the_old_seal_is_replaced_and_says_by_what(
    decided: Document, harbour: Office, visitor: httpx.AsyncClient
) -> None:
    old = certificate_of(decided)
    thief = steal(harbour)
    forged = seal.issue(thief, seal.said(message_of(old)))
    anew = msgspec.structs.replace(seal.said(message_of(old)), issued_at=1)
    other = seal.issue(thief, anew)

    await reissue_all(harbour.server)

    said = {"status": "replaced", "replaced_by": old.number, "reissued_at": "2026-07-14T08:10:00Z"}
    assert await status_of(visitor, old) == said
    assert forged == message_of(old)  # signatures are made by RFC 6979: the same words are the same seal
    assert await status_of(visitor, old, seal=cose.digest(forged).hex()) == said
    unknown = {"status": "unknown", "replaced_by": "", "reissued_at": None}
    assert await status_of(visitor, old, seal=cose.digest(other).hex()) == unknown


async def test_who_verifies_the_old_seal_by_the_command_is_told_to_ask_for_the_new_paper(
    decided: Document, harbour: Office, visitor: httpx.AsyncClient
) -> None:
    old = message_of(certificate_of(decided))
    forged = seal.issue(steal(harbour), msgspec.structs.replace(seal.said(old), issued_at=1))
    await reissue_all(harbour.server)

    async def told(message: bytes) -> datetime | None:
        asked = list[str]()
        Published(HERE, Folder(None), asked.append).reissued_at(message)
        answer = (await visitor.get(asked[0])).content
        return Published(HERE, Folder(None), lambda _: answer).reissued_at(message)

    assert await told(old) == harbour.server.now()
    assert await told(forged) is None
    assert Published(HERE, Folder(None), lambda _: b"no JSON").reissued_at(old) is None
    assert Published(HERE, Folder(None), lambda _: None).reissued_at(b"no seal") is None


async def test_an_operator_lists_and_reissues_some_and_then_the_others(
    operator: Desk, inspector: Desk, harbour: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    first = certificate_of(await decide(operator, inspector)).number
    second = certificate_of(await decide(operator, inspector)).number
    steal(harbour)

    async def said(act: str, *numbers: str, status: int = 0) -> str:
        options = argparse.Namespace(act=act, numbers=numbers)
        own = msgspec.structs.replace(harbour.server.settings, public_url=HERE)
        assert await reissue_command.run(own, options) == status
        out, err = capsys.readouterr()
        return out + err

    listed = await said("affected")
    assert f"{first}  CVEDP  " in listed
    assert "2 certificates in force" in listed
    assert f"{first}  issued anew" in await said("reissue", first)
    assert "1 certificates in force" in await said("affected")
    assert "bears no seal of a withdrawn key" in await said("reissue", first, status=1)
    assert f"{second}  issued anew" in await said("reissue")
    assert "0 certificates in force" in await said("affected")


async def test_what_was_issued_anew_is_found_by_its_number_and_printed(
    decided: Document, inspector: Desk, harbour: Office, visitor: httpx.AsyncClient
) -> None:
    old = certificate_of(decided)
    code = seal.check_code(seal.said(message_of(old)).covers.content)
    steal(harbour)
    await reissue_all(harbour.server)

    found = await visitor.get(f"/api/seals/numbered/{old.number}", params={"code": code})

    assert found.content == message_of(certificate_of((await inspector.pull())[decided.id]))


async def test_asked_for_twice_or_by_two_at_once_it_is_issued_anew_once(decided: Document, harbour: Office) -> None:
    steal(harbour)
    (found,) = await reissuing.affected(harbour.server)

    await asyncio.gather(*(reissuing.reissue(harbour.server, found.found) for _ in range(3)))
    await reissuing.reissue(harbour.server, found.found)

    assert await reissuing.affected(harbour.server) == []
    async with harbour.server.database.snapshot() as connection:
        rows = [row.status for row in await connection.execute(schema.certificate.select())]
    assert sorted(rows) == [CertificateStatus.VALID, CertificateStatus.REPLACED]


async def test_all_of_it_is_in_the_log_and_the_old_countersignature_is_kept(decided: Document, harbour: Office) -> None:
    await log_keeping.checkpoint(harbour.server)
    steal(harbour)
    await reissue_all(harbour.server)
    await log_keeping.checkpoint(harbour.server)

    report = await auditing.audit(harbour.server)

    assert report.faults == []
    async with harbour.server.database.snapshot() as connection:
        (kept,) = (await connection.execute(schema.countersigned_before.select())).all()
        query = schema.signature.select().where(schema.signature.c.hash == kept.signature)
        (now,) = (await connection.execute(query)).all()
    assert cose.read(kept.countersignature).kid != cose.read(now.countersignature).kid


async def test_a_second_theft_is_followed_by_a_second_seal(decided: Document, inspector: Desk, harbour: Office) -> None:
    steal(harbour)
    await reissue_all(harbour.server)
    steal(harbour)

    assert await reissue_all(harbour.server) == 1

    new = certificate_of((await inspector.pull())[decided.id])
    assert verdict(harbour.server, message_of(new)) is Verdict.UNKNOWN
    assert (await auditing.audit(harbour.server)).faults == []


async def test_a_seal_that_was_put_into_the_database_is_not_issued_anew(decided: Document, harbour: Office) -> None:
    old = certificate_of(decided)
    thief = steal(harbour)
    claims = seal.said(message_of(old))
    lie = msgspec.structs.replace(claims, covers=msgspec.structs.replace(claims.covers, content=bytes(32)))
    async with harbour.server.database.begin() as connection:
        await connection.execute(update(schema.certificate).values(seal=seal.issue(thief, lie)))
    (found,) = await reissuing.affected(harbour.server)

    with pytest.raises(CannotReissue, match="not the one that the seal names"):
        await reissuing.reissue(harbour.server, found.found)


@pytest.mark.parametrize(
    "lie",
    [
        {"net_grams": 90_000_000},
        {"identifiers": ("MSKU1234567", "NL000001")},
        {"title": "Feathers"},
        {"cn": "05051010"},
        {"outcome": "final_import"},
        {"number": "CHEDP.NL.2026.0000001-V9"},
        {"expires_at": 4_000_000_000},
    ],
    ids=str,
)
async def test_a_seal_that_says_something_else_beside_the_right_hash_is_not_issued_anew(
    lie: dict[str, Any], decided: Document, harbour: Office
) -> None:
    claims, thief = seal.said(message_of(certificate_of(decided))), steal(harbour)
    of_claims = {name: value for name, value in lie.items() if name in ("number", "expires_at")}
    covers = msgspec.structs.replace(claims.covers, **{name: lie[name] for name in lie.keys() - of_claims.keys()})
    forged = seal.issue(thief, msgspec.structs.replace(claims, covers=covers, **of_claims))
    async with harbour.server.database.begin() as connection:
        await connection.execute(update(schema.certificate).values(seal=forged))
    (found,) = await reissuing.affected(harbour.server)

    with pytest.raises(CannotReissue, match="something else than what was decided"):
        await reissuing.reissue(harbour.server, found.found)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"content": b"\xa0"}, "not the one that the seal names"),
        ({"statement": b"\xd2\x84"}, "has to be signed anew"),
    ],
    ids=["content", "statement"],
)
async def test_whose_decision_was_changed_in_the_database_is_not_issued_anew(
    changed: dict[str, bytes], told: str, decided: Document, harbour: Office
) -> None:
    steal(harbour)
    async with harbour.server.database.begin() as connection:
        await connection.execute(update(schema.signature).values(changed))
    (found,) = await reissuing.affected(harbour.server)

    with pytest.raises(CannotReissue, match=told):
        await reissuing.reissue(harbour.server, found.found)


async def test_the_inspectors_signature_holds_by_the_enrolled_key_where_the_device_ca_was_stolen_too(
    decided: Document, harbour: Office
) -> None:
    steal(harbour, Use.DEVICE_CA)
    steal(harbour)

    assert await reissue_all(harbour.server) == 1


async def test_what_has_run_out_is_left(decided: Document, harbour: Office) -> None:
    steal(harbour)
    harbour.clock.pass_(days=3 * 366)

    assert await reissuing.affected(harbour.server) == []


async def test_without_a_witness_no_proof_helps(decided: Document, harbour: Office) -> None:
    await log_keeping.checkpoint(harbour.server)
    steal(harbour, proof_before=True)

    (found,) = await reissuing.affected(harbour.server)

    assert not found.proven
    assert found.found.issued_at < harbour.server.now() - timedelta(minutes=1)


async def renew(desk: Desk) -> None:
    renewed = await desk.http.post(f"/api/devices/{desk.stream.device_id}/certificate", headers=APP)
    desk.stream.certificate = unbase64url(renewed.json()["certificate"])


async def test_what_was_signed_before_the_device_ca_was_withdrawn_waits_and_the_device_goes_on(
    operator: Desk, inspector: Desk, harbour: Office
) -> None:
    first, second = await ready_to_decide(operator, inspector), await ready_to_decide(operator, inspector)
    before = inspector.decision(first)
    steal(harbour, Use.DEVICE_CA)

    (waits,) = await inspector.push(before)
    await renew(inspector)
    (goes_on,) = await inspector.push(inspector.decision(second))

    assert (waits.status, waits.code) == (ResultStatus.QUARANTINED, "CERTIFICATE_WITHDRAWN")
    assert (goes_on.status, goes_on.code) == (ResultStatus.APPLIED, "")
    assert await aside.settle(harbour.server) == []
    (settled,) = await aside.settle(harbour.server, released=inspector.stream.device_id)
    assert (settled.was, settled.result.status) == ("CERTIFICATE_WITHDRAWN", ResultStatus.APPLIED)
    assert (await inspector.pull())[first.id].status is Status.VALID


async def test_while_no_key_can_countersign_nothing_is_stored_and_the_device_tries_again(
    operator: Desk, inspector: Desk, harbour: Office
) -> None:
    place = Place(harbour.server.settings.data_folder / "keys")
    document = await ready_to_decide(operator, inspector)
    harbour.clock.pass_(days=725)
    key_folder.rotate(place, Use.DEVICE_CA, harbour.server.now())
    harbour.clock.pass_(days=8)  # the last issuing key has ended
    await inspector.let_in()
    await renew(inspector)
    decision = inspector.decision(document)

    busy = await inspector.send(decision)

    assert (busy.status_code, busy.json()["code"]) == (503, "BUSY")
    key_folder.rotate(place, Use.ISSUE, harbour.server.now())
    (result,) = await inspector.push(decision)
    assert (result.status, result.code) == (ResultStatus.APPLIED, "")
