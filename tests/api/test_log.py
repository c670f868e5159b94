"""The log as a person, a stranger and a witness read it: what happened is in it, and what is in it happened."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import os
from datetime import timedelta
from pathlib import Path

import httpx
import msgspec
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, update
from sqlalchemy.sql import Delete, Update

from backend import cli
from backend.api import auditing, log_keeping
from backend.api.log_keeping import ADDRESS, LogHalted
from backend.api.shell import Server
from backend.domain.status_list import CertificateStatus
from backend.store import log, log_leaves, meta, schema
from sync_protocol import log_proof, merkle, seal, signed_note
from sync_protocol.cose import Untrusted
from sync_protocol.document import Document
from sync_protocol.forms import CVEDP
from sync_protocol.log_proof import TreeHead, What
from sync_protocol.signed_note import NoteKey
from sync_protocol.wire import Origin
from sync_protocol.workflow import OriginKind
from tests.desk import Desk, Office
from tests.sync.test_decide import cancel, certificate_of
from tests.sync.test_relations import decide_replacement, make


async def keys_of(visitor: httpx.AsyncClient) -> list[NoteKey]:
    return [signed_note.read_key(line) for line in (await visitor.get(f"{ADDRESS}/keys")).text.splitlines()]


async def head_of(visitor: httpx.AsyncClient) -> TreeHead:
    note = signed_note.read((await visitor.get(f"{ADDRESS}/checkpoint")).text)
    return log_proof.verify_checkpoint(note, await keys_of(visitor))[0]


def proof_address(document: Document) -> str:
    certificate = certificate_of(document)
    return f"{ADDRESS}/certificate/{certificate.shard}/{certificate.index}"


async def entries(server: Server) -> list[tuple[str, str]]:
    async with server.database.snapshot() as connection:
        rows = await connection.execute(select(schema.log_entry.c.what, schema.log_entry.c.subject))
        return [(row.what, row.subject) for row in rows]


async def faults(office: Office, older: str = "") -> list[str]:
    return (await auditing.audit(office.server, older)).faults


async def test_who_holds_a_certificate_gets_its_proof_at_once_and_checks_it_alone(
    decided: Document, inspector: Desk, visitor: httpx.AsyncClient
) -> None:
    early = await visitor.get(proof_address(decided))
    signed = await inspector.http.post("/api/log/checkpoint", headers={"X-Waarmerk": "1"})
    reply = await visitor.get(proof_address(decided))

    assert (early.status_code, early.json()["code"]) == (404, "NOT_SIGNED_YET")
    assert early.headers["Retry-After"] == "3600"
    assert signed.status_code == 200
    assert reply.headers["Content-Type"] == "text/plain; charset=utf-8"
    proven = log_proof.verify_proof(log_proof.read_proof(reply.text), await keys_of(visitor))
    assert proven.entry.what is What.ISSUED
    assert proven.entry.subject == hashlib.sha256(seal.from_digits(certificate_of(decided).digits)).digest()
    assert proven.head.size == signed.json()["size"]


async def test_a_stranger_cannot_make_the_log_sign(visitor: httpx.AsyncClient, decided: Document) -> None:
    reply = await visitor.post("/api/log/checkpoint", headers={"X-Waarmerk": "1"})

    assert (reply.status_code, reply.json()["code"]) == (401, "LOGIN_REQUIRED")
    assert (await visitor.get(f"{ADDRESS}/checkpoint")).status_code == 404
    assert decided.certificate is not None


async def test_a_decision_and_its_cancellation_are_in_the_log_and_all_of_it_is_explained(
    decided: Document, inspector: Desk, harbour: Office
) -> None:
    assert (await cancel(inspector, decided)).status == "applied"

    what = sorted(one for one, _ in await entries(harbour.server))
    await log_keeping.checkpoint(harbour.server)

    # Submitted, decided and cancelled; the keys are there from the first checkpoint on.
    assert what == ["countersigned"] * 3 + ["ended", "issued"]
    assert await faults(harbour) == []


async def test_st_6_that_a_certificate_was_replaced_is_in_the_log(
    decided: Document, inspector: Desk, harbour: Office
) -> None:
    document_id, _ = await make(inspector, CVEDP, Origin(OriginKind.REPLACEMENT, decided.id))
    assert (await decide_replacement(inspector, document_id)).status == "applied"

    seal_bytes = seal.from_digits(certificate_of(decided).digits)
    assert ("replaced", hashlib.sha256(seal_bytes).hexdigest()) in await entries(harbour.server)
    await log_keeping.checkpoint(harbour.server)
    assert await faults(harbour) == []


async def test_a_signature_that_the_server_did_not_follow_is_in_the_log_too(
    decided: Document, inspector: Desk, harbour: Office
) -> None:
    await cancel(inspector, decided)
    again = await cancel(inspector, decided)
    await log_keeping.checkpoint(harbour.server)

    assert again.status == "rejected"
    assert [what for what, _ in await entries(harbour.server)].count("received") == 1
    assert await faults(harbour) == []


async def test_any_tool_for_logs_finds_checkpoint_tiles_and_growth_where_it_looks(
    decided: Document, visitor: httpx.AsyncClient, harbour: Office
) -> None:
    before = await log_keeping.checkpoint(harbour.server)
    old = log_proof.read_head(signed_note.read(before.note))
    await log_some(harbour, 300)
    await log_keeping.checkpoint(harbour.server)

    head = await head_of(visitor)
    full = await visitor.get(f"{ADDRESS}/tile/0/000")
    rest = await visitor.get(f"{ADDRESS}/tile/0/001.p/{head.size - 256}")
    above = await visitor.get(f"{ADDRESS}/tile/1/000.p/1")
    growth = (await visitor.get(f"{ADDRESS}/growth/{old.size}")).text

    assert head.origin == "localhost:8000/.well-known/waarmerk-log"
    assert merkle.root_of([*merkle.each_hash(full.content), *merkle.each_hash(rest.content)]) == head.root
    assert above.content == merkle.root_of(merkle.each_hash(full.content))
    assert full.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert full.headers["Access-Control-Allow-Origin"] == "*"
    lines, _, checkpoint = growth.partition("\n\n")
    first, *hashes = lines.split("\n")
    assert first == f"old {old.size}"
    proof = [base64.b64decode(one) for one in hashes]
    assert merkle.verify_consistency(old.size, old.root, head.size, head.root, proof)
    assert log_proof.read_head(signed_note.read(checkpoint)) == head
    assert decided.certificate is not None


async def log_some(office: Office, count: int, name: str = "") -> None:
    """Acts that are nobody's, `name` apart from those of other calls."""
    async with office.server.database.begin() as connection:
        subjects = [hashlib.sha256(f"{name}{one}".encode()).digest() for one in range(count)]
        await log.append(connection, [log.entry(What.KEYS, one, office.clock()) for one in subjects])


@pytest.mark.parametrize(
    "path",
    [
        "tile/0/000.p/255",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000",
        "tile/0/x000/000",
        "tile/64/000",
        "tile/0/1",
        "tile/0/..%2F000",
        "tile/0/x999/x999/x999/x999/x999/999",
        "growth/99999",
        f"growth/{2**70}",
        "certificate/2026/65536",
        "certificate/2026/-1",
        "certificate/2026%00/1",
        "certificate/2026/1",
    ],
)
async def test_what_the_log_does_not_have_is_not_found(path: str, visitor: httpx.AsyncClient, harbour: Office) -> None:
    await log_keeping.checkpoint(harbour.server)

    assert (await visitor.get(f"{ADDRESS}/{path}")).status_code == 404


async def test_no_tile_tells_more_than_a_checkpoint_covers(visitor: httpx.AsyncClient, harbour: Office) -> None:
    size = (await log_keeping.checkpoint(harbour.server)).size
    await log_some(harbour, 1)
    await log_keeping.number(harbour.server)

    assert (await visitor.get(f"{ADDRESS}/tile/0/000.p/{size}")).status_code == 200
    assert (await visitor.get(f"{ADDRESS}/tile/0/000.p/{size + 1}")).status_code == 404


async def test_a_checkpoint_is_signed_every_hour_and_only_when_something_happened(harbour: Office) -> None:
    server = harbour.server
    assert await log_keeping.is_due(server)
    first = await log_keeping.checkpoint(server)
    await log_some(harbour, 1)
    await log_keeping.number(server)
    early = await log_keeping.is_due(server)
    harbour.clock.pass_(hours=1)
    late = await log_keeping.is_due(server)
    second = await log_keeping.checkpoint(server)
    harbour.clock.pass_(hours=5)

    assert (early, late) == (False, True)
    assert second.size == first.size + 1
    assert not await log_keeping.is_due(server)
    assert await log_keeping.checkpoint(server) == second


async def test_the_log_keeps_its_name_when_the_installation_moves(harbour: Office) -> None:
    first = await log_keeping.checkpoint(harbour.server)
    moved = msgspec.structs.replace(harbour.server.settings, public_url="https://elsewhere.example")
    await log_some(harbour, 1)

    second = await log_keeping.checkpoint(msgspec.structs.replace(harbour.server, settings=moved))

    assert second.origin == first.origin == "localhost:8000/.well-known/waarmerk-log"


def leaves_of(server: Server) -> Path:
    """The file beside the database, of the first log."""
    return log_keeping.leaves_file(server.settings, log_keeping.first_origin(server.settings))


async def back_to(office: Office, position: int, *, waiting: int = 0) -> None:
    """The database as it was: what a backup brings back, with so many entries that waited for their place."""
    async with office.server.database.begin() as connection:
        kept = (await log.leaves(connection, 0, position)) if position else b""
        table = schema.log_entry
        later = table.c.position.is_(None) | (table.c.position >= position + waiting) | (table.c.what == log.LOST)
        await connection.execute(
            delete(table).where(later & (table.c.position.is_(None) | (table.c.position >= position)))
        )
        await connection.execute(update(table).where(table.c.position >= position).values(position=None))
        await connection.execute(delete(schema.log_tile))
        await connection.execute(delete(schema.log_checkpoint).where(schema.log_checkpoint.c.size > position))
        await connection.execute(update(schema.log_tree).values(size=position))
        for place, hashes in merkle.grown(0, {}, merkle.each_hash(kept)).items():
            row = {"level": place.level, "number": place.number, "hashes": hashes}
            await connection.execute(schema.log_tile.insert(), [row])


async def test_a_restored_database_goes_on_from_what_was_signed_and_never_signs_another_history(
    harbour: Office,
) -> None:
    server = harbour.server
    await log_some(harbour, 300)
    yesterday = await log_keeping.checkpoint(server)
    await log_some(harbour, 700)
    today = await log_keeping.checkpoint(server)

    await back_to(harbour, yesterday.size)
    assert any("signed for" in one for one in await log_keeping.faults(server))
    await log_some(harbour, 1003)
    after = await log_keeping.checkpoint(server)

    assert await faults(harbour, today.note) == []
    assert after.size == today.size + 703  # the lost leaves are back without a word, and what came again has new ones
    report = await auditing.audit(server)
    (remark,) = report.remarks
    assert remark.startswith(f"{today.size - yesterday.size} entries were lost")


@pytest.mark.parametrize("times", [1, 2])
async def test_an_entry_that_waited_when_the_backup_was_made_has_its_place_again_however_often_it_is_restored(
    times: int, harbour: Office
) -> None:
    server = harbour.server
    await log_some(harbour, 10)
    first = await log_keeping.checkpoint(server)
    await log_some(harbour, 15)
    second = await log_keeping.checkpoint(server)
    before = await entries(server)

    for _ in range(times):
        await back_to(harbour, first.size, waiting=5)
        assert (await log_keeping.checkpoint(server)).size == second.size

    assert await entries(server) == before
    assert await faults(harbour, second.note) == []


async def test_a_leaf_that_an_earlier_version_wrote_down_twice_is_put_back_twice(harbour: Office) -> None:
    server, path = harbour.server, leaves_of(harbour.server)
    size = (await log_keeping.number(server)).size
    log_leaves.add(path, size, merkle.leaf_hash(b"twice") * 2)

    assert (await log_keeping.number(server)).size == size + 2
    assert await faults(harbour) == []


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("act"), st.integers(1, 300)),
        st.tuples(st.sampled_from(["number", "sign", "torn", "behind", "restore", "epoch"]), st.integers(0, 1000)),
    ),
    max_size=12,
)


@given(steps=STEPS)
@hypothesis_settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_whatever_breaks_off_or_is_restored_all_that_was_ever_signed_is_one_history(
    steps: list[tuple[str, int]], harbour: Office
) -> None:
    server, path, signed = harbour.server, leaves_of(harbour.server), list[str]()
    for step, much in steps:
        match step:
            case "act":
                await log_some(harbour, much)
            case "number":
                await log_keeping.number(server)
            case "sign":
                signed.append((await log_keeping.checkpoint(server)).note)
            case "torn":  # a write that was cut off
                size = (await log_keeping.number(server)).size
                os.truncate(path, max(0, size * 32 - much % 32))
            case "behind":  # numbered, and died before the file was written
                size = (await log_keeping.number(server)).size
                os.truncate(path, max(0, size - much % 300) * 32)
                await log_keeping.number(server)
            case "restore":
                size = (await log_keeping.number(server)).size
                await back_to(harbour, much % (size + 1), waiting=much % 7)
            case _:
                async with server.database.begin() as connection:
                    await meta.begin_epoch(connection, await meta.epoch(connection), harbour.clock(), lost=1)
    signed.append((await log_keeping.checkpoint(server)).note)

    for older in signed:
        assert await faults(harbour, older) == []


async def test_where_the_database_tells_another_history_nothing_is_signed_any_more(harbour: Office) -> None:
    server = harbour.server
    await log_some(harbour, 5)
    before = await log_keeping.checkpoint(server)
    await back_to(harbour, before.size - 2)
    log_leaves.add(path := leaves_of(server), 0, b"")
    path.write_bytes(path.read_bytes()[: (before.size - 2) * 32])  # the file went back as well
    async with server.database.begin() as connection:
        await log.append(connection, [log.entry(What.KEYS, bytes(32), harbour.clock())])
    await log_keeping.number(server)
    path.write_bytes(bytes(32 * before.size))

    with pytest.raises(LogHalted):
        await log_keeping.checkpoint(server)

    assert any("other leaves" in one for one in await faults(harbour))
    assert any("different leaves" in one for one in await log_keeping.faults(server))
    assert any("other" in one or "others" in one for one in await faults(harbour, before.note))


async def test_another_log_has_all_that_the_database_has_and_old_proofs_hold(
    decided: Document, visitor: httpx.AsyncClient, harbour: Office
) -> None:
    await log_keeping.checkpoint(harbour.server)
    old = (await visitor.get(proof_address(decided))).text

    origin = await log_keeping.begin_anew(harbour.server)
    again = await log_keeping.begin_anew(harbour.server)

    new = log_proof.read_proof((await visitor.get(proof_address(decided))).text)
    assert (origin[-2:], again[-2:]) == ("/2", "/3")
    assert log_proof.verify_proof(new, await keys_of(visitor)).head.origin == again
    keys = auditing.known_keys(harbour.server, log_proof.read_proof(old))
    assert log_proof.verify_proof(log_proof.read_proof(old), keys).entry == new.entry
    assert await faults(harbour) == []


async def test_another_log_whose_beginning_was_cut_off_has_none_of_the_old_history(
    harbour: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await log_some(harbour, 5)
    before = await log_keeping.checkpoint(harbour.server)

    async def cut_off(server: Server) -> log.Checkpoint:
        raise ConnectionError(f"{server.epoch} has ended")

    with monkeypatch.context() as patched:
        patched.setattr(log_keeping, "checkpoint", cut_off)
        with pytest.raises(ConnectionError):
            await log_keeping.begin_anew(harbour.server)
    after = await log_keeping.checkpoint(harbour.server)

    assert (after.origin, after.size) == (f"{before.origin}/2", before.size)
    assert log.LOST not in [what for what, _ in await entries(harbour.server)]
    assert await faults(harbour) == []


async def test_a_log_has_addresses_where_no_other_one_ever_was(visitor: httpx.AsyncClient, harbour: Office) -> None:
    await log_some(harbour, 5)
    size = (await log_keeping.checkpoint(harbour.server)).size
    first = await visitor.get(f"{ADDRESS}/tile/0/000.p/{size}")
    await log_keeping.begin_anew(harbour.server)

    now, own = [await visitor.get(f"{ADDRESS}{place}/tile/0/000.p/{size}") for place in ("", "/2")]
    notes = [(await visitor.get(f"{ADDRESS}{place}/checkpoint")).text for place in ("", "/2")]
    other = await visitor.get(f"{ADDRESS}/3/checkpoint")

    assert ["immutable" in one.headers["cache-control"] for one in (first, now, own)] == [True, False, True]
    assert now.content == own.content
    assert notes[0] == notes[1]
    assert (other.status_code, other.json()["code"]) == (404, "NOT_FOUND")


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (delete(schema.log_entry).where(schema.log_entry.c.what == "issued"), "was issued"),
        (update(schema.log_entry).where(schema.log_entry.c.what == "issued").values(salt=bytes(16)), "its leaf is not"),
        (update(schema.log_tile).values(hashes=bytes(32)), "is not what the entries come to"),
        (update(schema.log_checkpoint).values(size=2), "it says"),
        (update(schema.certificate).values(status=CertificateStatus.ENDED), "Not in the log"),
        (delete(schema.certificate), "of which the database knows nothing"),
        (update(schema.signature).values(countersignature=b"another"), "Not in the log"),
    ],
)
async def test_whoever_changes_the_database_by_hand_is_found_out(
    statement: Delete | Update, said: str, decided: Document, harbour: Office
) -> None:
    await log_keeping.checkpoint(harbour.server)
    assert await faults(harbour) == []

    async with harbour.server.database.begin() as connection:
        await connection.execute(statement)

    found = await faults(harbour)
    assert any(said in one for one in found), found
    assert decided.certificate is not None


async def test_an_entry_without_its_salt_says_nothing_and_the_log_stays_whole(
    decided: Document, visitor: httpx.AsyncClient, harbour: Office
) -> None:
    await log_keeping.checkpoint(harbour.server)
    async with harbour.server.database.begin() as connection:
        await connection.execute(update(schema.log_entry).where(schema.log_entry.c.what == "issued").values(salt=None))

    report = await auditing.audit(harbour.server)

    assert report.faults == []
    assert any("anonymous" in one for one in report.remarks)
    assert (await visitor.get(proof_address(decided))).status_code == 404


async def test_a_document_that_was_removed_with_the_salts_of_its_acts_leaves_no_fault(
    decided: Document, harbour: Office
) -> None:
    await log_keeping.checkpoint(harbour.server)
    async with harbour.server.database.begin() as connection:
        await connection.execute(update(schema.log_entry).where(schema.log_entry.c.what != "keys").values(salt=None))
        await connection.execute(delete(schema.certificate))
        await connection.execute(delete(schema.signature))

    report = await auditing.audit(harbour.server)

    assert report.faults == []
    assert "3 entries were made anonymous: their hashes count." in report.remarks
    assert decided.certificate is not None


async def test_a_restored_installation_says_so_in_its_log(harbour: Office) -> None:
    async with harbour.server.database.begin() as connection:
        epoch = await meta.begin_epoch(connection, await meta.epoch(connection), harbour.clock(), lost=3)

    assert epoch is not None
    assert ("restored", hashlib.sha256(epoch.encode()).hexdigest()) in await entries(harbour.server)


async def test_an_older_checkpoint_of_somebody_else_is_not_believed(harbour: Office) -> None:
    before = await log_keeping.checkpoint(harbour.server)
    stranger = signed_note.read(before.note)
    forged = str(signed_note.Note(stranger.text.replace("\n1\n", "\n2\n"), stranger.lines))

    with pytest.raises(Untrusted):
        log_proof.verify_checkpoint(signed_note.read(forged), log_keeping.own_keys(harbour.server, before.origin))
    assert any("older checkpoint" in one for one in await faults(harbour, forged))


async def test_the_doctor_says_when_the_log_is_behind(decided: Document, harbour: Office) -> None:
    early = await log_keeping.faults(harbour.server)
    harbour.clock.at += timedelta(hours=3)
    late = await log_keeping.faults(harbour.server)
    await log_keeping.checkpoint(harbour.server)

    assert early == []
    assert ["The log is behind" in one for one in late] == [True]
    assert await log_keeping.faults(harbour.server) == []
    assert decided.certificate is not None


async def test_a_proof_is_checked_by_the_command_without_a_database_against_the_certificate_it_is_about(
    decided: Document, visitor: httpx.AsyncClient, harbour: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await log_keeping.checkpoint(harbour.server)
    (path := tmp_path / "one.tlog-proof").write_text((await visitor.get(proof_address(decided))).text)
    (key,) = await keys_of(visitor)
    digits = certificate_of(decided).digits

    async def verdict(text: str) -> int:
        asked = ["log", "verify", str(path), "--key", str(key), "--certificate", f"http://localhost:8000/c#{text}"]
        return await asyncio.to_thread(cli.main, asked)

    assert await verdict(digits) == 0
    assert "issued" in capsys.readouterr().out
    assert await verdict(digits[:-1] + ("1" if digits[-1] == "0" else "0")) == 1
