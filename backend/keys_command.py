"""`waarmerk keys`: makes, lists, rotates, withdraws and retires the installation's keys, also while servers run."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from backend import reissue_command
from backend.outside import key_folder
from backend.outside.key_folder import Place
from backend.outside.keys import KeyRecord, Keys
from sync_protocol.key_set import Use, seconds


def add_acts(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    acts.add_parser("init", help="create the keys that are missing")
    acts.add_parser("list", help="every key: its use, since when, until when")
    rotates = acts.add_parser(
        "rotate", help="add a key for a use; it takes over after 7 days, a root or an outbox key at once"
    )
    rotates.add_argument("use", type=Use, choices=list(Use), metavar="USE", help=", ".join(Use))
    revokes = acts.add_parser("revoke", help="withdraw a key: nothing that it signed counts any more")
    revokes.add_argument("key", metavar="KEY", help="as `keys list` shows it")
    revokes.add_argument(
        "--proof-before",
        type=_moment,
        metavar="TIME",
        help="when others may first have had it, such as 2026-11-21T09:00Z: what the log had before then still counts",
    )
    retires = acts.add_parser("retire", help="destroy the private half of a key that another one has followed")
    retires.add_argument("key", metavar="KEY", help="as `keys list` shows it")
    reissue_command.add_acts(acts.add_parser)
    acts.add_parser("pdf-request", help="write the request for a certificate for the last key that seals documents")
    takes = acts.add_parser("pdf-certificate", help="use a certificate of a trust service provider for that key")
    takes.add_argument("file", type=Path, metavar="FILE", help="PEM: the certificate, and those above it")


def _moment(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise argparse.ArgumentTypeError("say the time zone too, such as 2026-11-21T09:00Z")
    return at


def run(place: Place, options: argparse.Namespace, at: datetime) -> int:
    """Returns the exit status. Raises KeysProblem."""
    match options.act:
        case "rotate":
            changed = key_folder.rotate(place, options.use, at)
        case "revoke":
            changed = key_folder.revoke(place, options.key, at, options.proof_before)
        case "retire":
            changed = key_folder.retire(place, options.key, at)
        case "pdf-request":
            sys.stdout.write(key_folder.certificate_request(place, at).decode())
            return 0
        case "pdf-certificate":
            changed = key_folder.take_certificate(place, options.file.read_bytes(), at)
        case _:
            changed = key_folder.load_or_create(place, at)
    for one in sorted(changed.records, key=lambda record: (record.use, record.not_before)):
        print(_line(one, changed, at))
    for sentence in due(changed, at):
        print(sentence)
    match options.act:
        case "init":
            print(f"The keys are in {place.folder}. Keep a copy elsewhere, and the secret in another place.")
        case "list":
            print(f"Version {changed.version} of the key set.")
        case _:
            print(f"Version {changed.version} of the key set. Servers and workers take it up by themselves.")
    return 0


def due(keys: Keys, at: datetime) -> list[str]:
    """A sentence for each use whose last key ends within 60 days."""
    return [f"The last {use} key ends soon: waarmerk keys rotate {use}" for use in keys.due(at)]


def _line(one: KeyRecord, keys: Keys, at: datetime) -> str:
    start, end = (datetime.fromtimestamp(moment, UTC).date() for moment in (one.not_before, one.not_after))
    return (
        f"{one.use:10} {one.kid}  {start} to {end}  {_state(one, keys, at)}{', in the token' if one.token_name else ''}"
    )


def _state(one: KeyRecord, keys: Keys, at: datetime) -> str:
    if one.revoked_at and one.proof_before:
        return f"withdrawn; with a proof from the log of before {datetime.fromtimestamp(one.proof_before, UTC):%FT%RZ}"
    if one.revoked_at:
        return "withdrawn"
    if one.retired:
        return "retired"
    if seconds(at) < one.not_before:
        return "not yet"
    newest = [other for other in keys.records if other.use == one.use and keys.newest(one.use, at).kid == other.kid]
    return "signs" if one in newest else "verifies"
