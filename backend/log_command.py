"""`waarmerk log`: signs a checkpoint, writes a proof, verifies one or the whole log, begins another log."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from backend import app
from backend.api import auditing, log_keeping
from backend.api.log import proof_of
from backend.api.log_keeping import LogHalted
from backend.api.problems import Problem
from backend.api.shell import Server
from backend.settings import Settings, SettingsError
from backend.store import certificates, log
from sync_protocol import log_proof, seal, signed_note
from sync_protocol.cose import Untrusted
from sync_protocol.log_proof import Entry, Proof, What
from sync_protocol.signed_note import NoteKey


def add_acts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--demo", action="store_true", help="of the demo's database")
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    acts.add_parser("checkpoint", help="sign how far the log has come, now")
    acts.add_parser("keys", help="the log's keys, as witnesses and the tools of others take them")
    proves = acts.add_parser("proof", help="write the proof that a certificate is in the log")
    proves.add_argument(
        "number", metavar="NUMBER", help="of the certificate, with its version: CHEDP.NL.2026.0000001-V1"
    )
    verifies = acts.add_parser("verify", help="check the whole log against the database, or one proof without either")
    verifies.add_argument(
        "proof", nargs="?", type=Path, metavar="PROOF", help="a .tlog-proof; the whole log without one"
    )
    verifies.add_argument(
        "--certificate", default="", metavar="TEXT", help="of its QR code: the proof is about this one"
    )
    verifies.add_argument(
        "--key", action="append", default=[], metavar="KEY", help="of the log or a witness, for a proof"
    )
    verifies.add_argument("--checkpoint", type=Path, metavar="FILE", help="an older one: the log has to go on from it")
    acts.add_parser("begin", help="begin another log, where the old one cannot go on after a restore; see docs/log.md")


def _say(line: str, *, wrong: bool = False) -> None:
    """A line for a person, as it is: what others wrote is no markup of ours."""
    Console(stderr=wrong, soft_wrap=True, highlight=False, markup=False).print(line)


async def run(settings: Settings, options: argparse.Namespace) -> int:
    """Returns the exit status: 0 done and right, 1 found wrong. Raises SettingsError for what nobody would look at."""
    if options.act == "verify":
        _refuse_what_is_not_compared(options)
    try:
        if options.act == "verify" and options.proof is not None and options.key:
            return _say_proof(options, _read(options.proof), [signed_note.read_key(one) for one in options.key])
        return await _with_server(settings, options)
    except (Untrusted, UnicodeDecodeError) as error:
        _say(f"This proves nothing: {error}", wrong=True)
        return 1


def _refuse_what_is_not_compared(options: argparse.Namespace) -> None:
    if options.proof is None and (options.certificate or options.key):
        raise SettingsError("--certificate and --key are held against a proof: say its file too.")
    if options.proof is not None and options.checkpoint is not None:
        raise SettingsError("--checkpoint is held against the whole log: say it without a proof.")


async def _with_server(settings: Settings, options: argparse.Namespace) -> int:
    server = await app.open_server(settings)
    try:
        return await _act(server, options)
    except LogHalted as error:
        _say(f"The log signs nothing: {error}", wrong=True)
        return 1
    except Problem as problem:
        _say(problem.detail, wrong=True)
        return 1
    finally:
        await server.database.close()


async def _act(server: Server, options: argparse.Namespace) -> int:
    match options.act:
        case "checkpoint":
            sys.stdout.write((await log_keeping.checkpoint(server)).note)
        case "keys":
            sys.stdout.writelines(f"{key}\n" for key in log_keeping.own_keys(server, await _origin(server)))
        case "proof":
            await log_keeping.checkpoint(server)
            async with server.database.snapshot() as connection:
                found = await certificates.seal_numbered(connection, options.number)
                if found is None:
                    raise Problem("NOT_FOUND", f"There is no certificate {options.number}.")
                sys.stdout.write(f"{await proof_of(connection, What.ISSUED, hashlib.sha256(found).digest())}")
        case "verify" if options.proof is not None:
            proof = _read(options.proof)
            return _say_proof(options, proof, auditing.known_keys(server, proof))
        case "verify":
            return await _verify(server, options)
        case _:
            return await _begin(server)
    return 0


async def _origin(server: Server) -> str:
    async with server.database.snapshot() as connection:
        held = await log.tree(connection)
    return held.origin if held is not None else log_keeping.first_origin(server.settings)


def _read(path: Path) -> Proof:
    return log_proof.read_proof(path.read_text(encoding="utf-8"))


def _say_proof(options: argparse.Namespace, proof: Proof, keys: Sequence[NoteKey]) -> int:
    proven = log_proof.verify_proof(proof, keys)
    if options.certificate:
        _compare(proven.entry, options.certificate)
    at = datetime.fromtimestamp(proven.entry.at, UTC)
    _say(f"In the log {proven.head.origin}, under its checkpoint of {proven.head.size} entries:")
    _say(f"  {proven.entry.what} {at:%Y-%m-%d %H:%M:%S} UTC, SHA-256 {proven.entry.subject.hex()}")
    for one in proven.seen:
        _say(f"  seen by the witness {one.key.name}, {datetime.fromtimestamp(one.at, UTC):%Y-%m-%d %H:%M:%S} UTC")
    if not proven.seen:
        _say("  No witness that is known here has signed the checkpoint: only the log's own word stands.")
    return 0


def _compare(entry: Entry, text: str) -> None:
    message = seal.from_digits(text.rpartition("#")[2])
    if entry.what is not What.ISSUED or entry.subject != hashlib.sha256(message).digest():
        raise Untrusted("other_certificate", "The proof is about something else than this certificate.")


async def _verify(server: Server, options: argparse.Namespace) -> int:
    older = options.checkpoint.read_text(encoding="utf-8") if options.checkpoint is not None else ""
    report = await auditing.audit(server, older)
    for fault in report.faults:
        _say(f"WRONG  {fault}")
    for remark in report.remarks:
        _say(f"       {remark}")
    verdict = f"{len(report.faults)} found wrong" if report.faults else "nothing found wrong"
    _say(f"{report.size} entries in the log, {report.acts} acts in the database: {verdict}.")
    return 1 if report.faults else 0


async def _begin(server: Server) -> int:
    origin = await log_keeping.begin_anew(server)
    _say(f"The log is {origin} now. Tell the witnesses its name, and publish the last checkpoint of the old one.")
    return 0
