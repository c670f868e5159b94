"""Checkpoints on their way to those outside who vouch for them, over https and by mail, and what comes back."""

from __future__ import annotations

import base64
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

import msgspec
import pytest

from backend import worker
from backend.api import auditing, log_keeping, witnessing
from backend.api.log_keeping import LogHalted
from backend.api.shell import Server
from backend.outside.witnesses import Correspondent
from backend.settings import LogSettings
from backend.store import log
from sync_protocol import log_proof, merkle, signed_note
from sync_protocol.signed_note import NoteKey
from tests import witness as outside
from tests.api.test_log import log_some
from tests.desk import Office, office
from tests.witness import SEEN_AT, MailServer, Witness


@pytest.fixture
async def witness(tmp_path: Path) -> AsyncGenerator[Witness]:
    async with outside.witness(tmp_path) as running:
        yield running


@pytest.fixture
async def mails(tmp_path: Path) -> AsyncGenerator[MailServer]:
    async with outside.mail_server(tmp_path) as running:
        yield running


@asynccontextmanager
async def witnessed(
    settled: Server, url: str, folder: Path, by: Witness, **more: object
) -> AsyncGenerator[tuple[Office, Correspondent]]:
    """A server with this witness, and what writes to it."""
    chosen = LogSettings(witnesses=(by.address,), witness_keys=(str(by.key),), private=True)
    async with office(settled, url, folder, log=msgspec.structs.replace(chosen, **more)) as harbour:
        post = Correspondent(harbour.server.settings, ssl_context=by.client_tls)
        by.log_keys = list(log_keeping.own_keys(harbour.server, log_keeping.first_origin(harbour.server.settings)))
        yield harbour, post
        await post.close()


def by_mail(mails: MailServer, password: str = MailServer.PASSWORD) -> dict[str, object]:
    """Settings with a witness that is written to by mail."""
    return {
        "witnesses": ("mailto:archive@witness.example",),
        "smtp": f"smtp://{mails.USER}:{quote(password)}@localhost:{mails.port}",
        "mail_from": "log@waarmerk.example",
    }


async def states(harbour: Office) -> list[log.Witness]:
    async with harbour.server.database.snapshot() as connection:
        return list((await log.witnesses(connection, log_keeping.first_origin(harbour.server.settings))).values())


async def newest(harbour: Office) -> log.Checkpoint:
    async with harbour.server.database.snapshot() as connection:
        found = await log.newest(connection, log_keeping.first_origin(harbour.server.settings))
    assert found is not None
    return found


async def test_a_witness_signs_each_checkpoint_and_proofs_carry_its_word(
    settled: Server, sqlite_settled_url: str, tmp_path: Path, witness: Witness
) -> None:
    async with witnessed(settled, sqlite_settled_url, tmp_path, witness) as (harbour, post):
        await worker.keep_log(harbour.server, post)
        await log_some(harbour, 300)
        harbour.clock.pass_(hours=1)
        await worker.keep_log(harbour.server, post)
        signed = signed_note.read((await newest(harbour)).note)

        keys: list[NoteKey] = [*witness.log_keys, witness.key]
        _, seen = log_proof.verify_checkpoint(signed, keys)

        assert [(one.key, one.at) for one in seen] == [(witness.key, SEEN_AT)]
        assert witness.asked == ["/submit/add-checkpoint"] * 2
        assert [one.problem for one in await states(harbour)] == [""]
        assert (await auditing.audit(harbour.server)).faults == []
        assert (await newest(harbour)).cosigned


async def test_a_witness_that_has_seen_the_newest_is_not_asked_again(
    settled: Server, sqlite_settled_url: str, tmp_path: Path, witness: Witness
) -> None:
    async with witnessed(settled, sqlite_settled_url, tmp_path, witness) as (harbour, post):
        await worker.keep_log(harbour.server, post)
        harbour.clock.pass_(hours=3)
        await worker.keep_log(harbour.server, post)

        assert len(witness.asked) == 1


async def test_a_witness_that_knows_more_than_was_noted_here_says_so_and_is_asked_from_there(
    settled: Server, sqlite_settled_url: str, tmp_path: Path, witness: Witness
) -> None:
    async with witnessed(settled, sqlite_settled_url, tmp_path, witness) as (harbour, post):
        await log_some(harbour, 5)
        witness.seen = log_proof.read_head(signed_note.read((await log_keeping.checkpoint(harbour.server)).note))
        await log_some(harbour, 7, "more")
        await log_keeping.checkpoint(harbour.server)

        await witnessing.tell_witnesses(harbour.server, post)

        assert [one.problem for one in await states(harbour)] == [""]
        assert len(witness.asked) == 2


@pytest.mark.parametrize("size", [3, 1_000_000])
async def test_where_a_witness_has_seen_another_history_nothing_is_signed_any_more(
    size: int, settled: Server, sqlite_settled_url: str, tmp_path: Path, witness: Witness
) -> None:
    async with witnessed(settled, sqlite_settled_url, tmp_path, witness) as (harbour, post):
        await log_some(harbour, 5)
        before = await log_keeping.checkpoint(harbour.server)
        witness.seen = log_proof.TreeHead(before.origin, size, merkle.leaf_hash(b"another history"))

        await witnessing.tell_witnesses(harbour.server, post)
        await log_some(harbour, 1, "more")

        with pytest.raises(LogHalted):
            await log_keeping.checkpoint(harbour.server)
        assert await newest(harbour) == before
        assert any(witness.address in one for one in await log_keeping.faults(harbour.server))
        # The operator looks, and may go on without this witness.
        alone = msgspec.structs.replace(harbour.server.settings, log=LogSettings())
        assert (
            await log_keeping.checkpoint(msgspec.structs.replace(harbour.server, settings=alone))
        ).size > before.size


@pytest.mark.parametrize("status", [302, 403, 404, 500])
async def test_a_witness_that_does_not_answer_well_is_asked_again_in_ten_minutes(
    status: int, settled: Server, sqlite_settled_url: str, tmp_path: Path, witness: Witness
) -> None:
    async with witnessed(settled, sqlite_settled_url, tmp_path, witness) as (harbour, post):
        witness.answers_with = status
        await worker.keep_log(harbour.server, post)
        await worker.keep_log(harbour.server, post)
        problems = [one.problem for one in await states(harbour)]
        witness.answers_with = None
        harbour.clock.pass_(minutes=10)
        await worker.keep_log(harbour.server, post)

        assert problems == [f"It answers with {status}."]
        assert len(witness.asked) == 2
        assert [one.problem for one in await states(harbour)] == [""]


async def test_a_signature_of_a_key_that_nobody_knows_is_not_kept(
    settled: Server, sqlite_settled_url: str, tmp_path: Path, witness: Witness
) -> None:
    async with witnessed(settled, sqlite_settled_url, tmp_path, witness, witness_keys=()) as (harbour, post):
        await worker.keep_log(harbour.server, post)

        assert [one.problem for one in await states(harbour)] == ["It did not sign with a key that the settings name."]
        assert not (await newest(harbour)).cosigned


async def test_a_witness_on_a_private_address_is_not_called(
    settled: Server, sqlite_settled_url: str, tmp_path: Path, witness: Witness
) -> None:
    for address, said in ((witness.address, "usual port"), ("https://localhost/submit", "not a public address")):
        chosen = {"private": False, "witnesses": (address,)}
        async with witnessed(settled, sqlite_settled_url, tmp_path, witness, **chosen) as (harbour, post):
            harbour.clock.pass_(hours=1)
            await worker.keep_log(harbour.server, post)

            assert any(said in one.problem for one in await states(harbour))
    assert witness.asked == []


async def test_a_witness_with_a_mail_address_gets_what_it_needs_to_check_the_growth(
    settled: Server, sqlite_settled_url: str, tmp_path: Path, witness: Witness, mails: MailServer
) -> None:
    chosen = by_mail(mails)
    async with witnessed(settled, sqlite_settled_url, tmp_path, witness, **chosen) as (harbour, _):
        post = Correspondent(harbour.server.settings, ssl_context=mails.client_tls)
        await worker.keep_log(harbour.server, post)
        await log_some(harbour, 20)
        harbour.clock.pass_(hours=1)
        await worker.keep_log(harbour.server, post)
        await post.close()

        first, second = mails.mails
        text = second.get_content().replace("\r\n", "\n")
        above, _, checkpoint = text.partition("\n\n")
        old_line, *hashes = above.split("\n")
        old, _ = log_proof.verify_checkpoint(
            signed_note.read(first.get_content().replace("\r\n", "\n").partition("\n\n")[2]), witness.log_keys
        )
        head, _ = log_proof.verify_checkpoint(signed_note.read(checkpoint), witness.log_keys)
        assert (first["To"], first["From"]) == ("archive@witness.example", "log@waarmerk.example")
        assert second["Subject"] == f"Log {head.origin}: checkpoint of {head.size} entries"
        assert old_line == f"old {old.size}"
        proof = [base64.b64decode(one) for one in hashes]
        assert merkle.verify_consistency(old.size, old.root, head.size, head.root, proof)


async def test_a_mail_server_that_takes_nothing_is_a_problem_that_the_doctor_tells(
    settled: Server, sqlite_settled_url: str, tmp_path: Path, witness: Witness, mails: MailServer
) -> None:
    chosen = by_mail(mails, password="wrong")
    async with witnessed(settled, sqlite_settled_url, tmp_path, witness, **chosen) as (harbour, _):
        post = Correspondent(harbour.server.settings, ssl_context=mails.client_tls)
        await worker.keep_log(harbour.server, post)
        await post.close()

        assert mails.mails == []
        assert any("SMTPAuthenticationError" in one for one in await log_keeping.faults(harbour.server))
