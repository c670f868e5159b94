"""Holds the log against itself and against the database: every act is in it, and everything in it is an act.

What is read is recomputed: leaves from what they stand for, tiles and roots from the leaves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.api import log_keeping, witnessing
from backend.api.shell import Server
from backend.domain.status_list import CertificateStatus
from backend.store import certificates, log, log_leaves
from backend.store.log import LOST, Placed, Tree
from sync_protocol import log_proof, merkle, signed_note
from sync_protocol.cose import Untrusted
from sync_protocol.log_proof import Proof, TreeHead, What
from sync_protocol.merkle import TileAt
from sync_protocol.signed_note import NoteKey

_AT_ONCE = 10_000
_MOST_NAMED = 20
"""Faults of one kind that are named one by one."""


class Report(Struct, kw_only=True):
    """`faults` are what must not be; `remarks` what a person should know."""

    size: int = 0
    acts: int = 0
    faults: list[str] = []
    remarks: list[str] = []


def known_keys(server: Server, proof: Proof) -> list[NoteKey]:
    """The keys of this installation's log and of its witnesses, for a proof that names its log."""
    origin = log_proof.read_head(proof.checkpoint).origin
    return [*log_keeping.own_keys(server, origin), *witnessing.witness_keys(server)]


async def audit(server: Server, older: str = "") -> Report:
    """Everything, in one moment of the database. `older` is a checkpoint that somebody kept, published or mailed."""
    report = Report()
    async with server.database.snapshot() as connection:
        held = await log.tree(connection)
        if held is None:
            report.remarks.append("The log has not begun: no worker has run yet.")
            return report
        report.size = held.size
        leaves, explained, erased = await _entries(connection, held, report)
        held = Tree(held.origin, len(leaves))
        tiles = merkle.grown(0, {}, leaves)
        await _tiles(connection, tiles, report)
        node = merkle.in_tiles(tiles)
        await _checkpoints(connection, server, held, node, report)
        await _acts(connection, explained, erased, report)
    if older:
        _goes_on_from(server, older, held, node, report)
    _file(server, held.origin, leaves, report)
    if log_proof.keys_digest(log_keeping.published(server)).hex() not in explained.get(What.KEYS, {}):
        report.remarks.append("The keys that are published now are not in the log yet.")
    return report


_Explained = dict[str, dict[str, int]]
"""What the log says, by kind: the subjects, with the place of each, or -1 while it waits."""

_Erased = dict[str, set[str]]
"""The subjects of the entries without a salt, by kind: their acts may be in the database still, or gone with it."""


async def _entries(connection: AsyncConnection, held: Tree, report: Report) -> tuple[list[bytes], _Explained, _Erased]:
    """The leaves in order, and what they are about."""
    leaves: list[bytes] = []
    explained: _Explained = {}
    erased: _Erased = {}
    while some := await log.some(connection, len(leaves), _AT_ONCE):
        for one in some:
            if one.position != len(leaves):
                report.faults.append(f"Place {len(leaves)} is empty, or taken twice.")
                return leaves, explained, erased
            _explain(one, explained, erased, report)
            leaves.append(one.leaf)
    for one in await log.without_place(connection):
        _explain(one, explained, erased, report)
    if len(leaves) != held.size:
        report.faults.append(f"The tree says {held.size} entries, there are {len(leaves)}.")
    waits = sum(place < 0 for of_kind in explained.values() for place in of_kind.values())
    if waits:
        report.remarks.append(f"{waits} entries wait for their place.")
    if lost := len(erased.get(LOST, ())):
        report.remarks.append(
            f"{lost} entries were lost when a backup was restored: their hashes count, no more is known."
        )
    if anonymous := sum(map(len, erased.values())) - lost:
        report.remarks.append(f"{anonymous} entries were made anonymous: their hashes count.")
    return leaves, explained, erased


def _explain(one: Placed, explained: _Explained, erased: _Erased, report: Report) -> None:
    if one.entry is None:
        erased.setdefault(one.what, set()).add(one.subject)
    elif one.entry.leaf() != one.leaf:
        report.faults.append(f"Place {one.position}: its leaf is not that of what it says ({one.what} {one.subject}).")
    explained.setdefault(one.what, {})[one.subject] = -1 if one.position is None else one.position


async def _tiles(connection: AsyncConnection, expected: Mapping[TileAt, bytes], report: Report) -> None:
    places = list(expected)
    for start in range(0, len(places), 256):
        stored = await log.tiles(connection, places[start : start + 256])
        wrong = [place for place in places[start : start + 256] if stored.get(place) != expected[place]]
        report.faults += [f"Tile {place.level}/{place.number} is not what the entries come to." for place in wrong]


async def _checkpoints(
    connection: AsyncConnection, server: Server, held: Tree, node: merkle.Node, report: Report
) -> None:
    keys = [*log_keeping.own_keys(server, held.origin), *witnessing.witness_keys(server)]
    withdrawn = log_proof.keys_of(log_keeping.published(server), held.origin, withdrawn=True)
    signed, left = await log.checkpoints(connection, held.origin), 0
    for one in signed:
        problem = _problem_of(one.note, one.size, keys, held, node)
        if problem and not _problem_of(one.note, one.size, withdrawn, held, node):
            left += 1
        elif problem:
            report.faults.append(f"The checkpoint of {one.size} entries: {problem}")
    if left:
        report.remarks.append(f"{left} older checkpoints were signed with a key that was withdrawn since.")
    if not signed:
        report.remarks.append("No checkpoint has been signed yet.")


def _problem_of(note: str, size: int, keys: Sequence[NoteKey], held: Tree, node: merkle.Node) -> str:
    try:
        head, _ = log_proof.verify_checkpoint(signed_note.read(note), keys)
    except Untrusted as error:
        return error.sentence
    if head.size != size:
        return f"it says {head.size}."
    return _differs(head, held, node)


def _differs(head: TreeHead, held: Tree, node: merkle.Node) -> str:
    """Why the log does not go on from a tree head; empty where it does."""
    if head.origin != held.origin:
        return f"it is of another log, {head.origin}."
    if head.size > held.size:
        return f"it is of {head.size} entries, of which {held.size} are here."
    if merkle.root_at(node, head.size) != head.root:
        return "the entries that it covers were others."
    return ""


def _goes_on_from(server: Server, older: str, held: Tree, node: merkle.Node, report: Report) -> None:
    mailed = older.startswith("old ")
    try:
        note = signed_note.read(older.partition("\n\n")[2] if mailed else older)
        keys = log_keeping.own_keys(server, log_proof.read_head(note).origin)
        head, _ = log_proof.verify_checkpoint(note, keys)
    except Untrusted as error:
        report.faults.append(f"The older checkpoint: {error.sentence}")
        return
    if problem := _differs(head, held, node):
        report.faults.append(f"The log does not go on from the older checkpoint: {problem}")
    else:
        report.remarks.append(f"The log goes on from the older checkpoint, of {head.size} entries.")


async def _acts(connection: AsyncConnection, explained: _Explained, erased: _Erased, report: Report) -> None:
    """Each act of the database is in the log, and what the log says of acts is in the database, where it was not
    erased."""
    left = {what: set(subjects) - erased.get(what, set()) for what, subjects in explained.items()}

    def expect(what: What, subject: str, words: str) -> None:
        report.acts += 1
        if subject not in explained.get(what, {}):
            report.faults.append(f"Not in the log: {words}.")
        left.get(what, set[str]()).discard(subject)

    async for hash_, countersignature in certificates.signatures(connection):
        if countersignature is None:
            expect(What.RECEIVED, hash_, f"the statement {hash_} was kept")
        else:
            digest = hashlib.sha256(countersignature).hexdigest()
            expect(What.COUNTERSIGNED, digest, f"the statement {hash_} was countersigned")
            left.get(What.RECEIVED, set[str]()).discard(hash_)  # it was put aside before
    async for number, seal, status in certificates.issued(connection):
        digest = hashlib.sha256(seal).hexdigest()
        expect(What.ISSUED, digest, f"{number} was issued")
        if status is CertificateStatus.REPLACED:
            expect(What.REPLACED, digest, f"{number} was replaced")
        elif status is CertificateStatus.ENDED:
            expect(What.ENDED, digest, f"{number} has ended")
    for what in (What.RECEIVED, What.COUNTERSIGNED, What.ISSUED, What.ENDED, What.REPLACED):
        gone = sorted(explained[what][one] for one in left.get(what, ()))
        report.faults += [
            f"Place {place} says {what}, of which the database knows nothing." for place in gone[:_MOST_NAMED]
        ]
        if len(gone) > _MOST_NAMED:
            report.faults.append(f"{len(gone) - _MOST_NAMED} more say {what} without an act in the database.")


def _file(server: Server, origin: str, leaves: list[bytes], report: Report) -> None:
    path = log_keeping.leaves_file(server.settings, origin)
    written = log_leaves.count(path)
    if written > len(leaves):
        report.faults.append(f"{path.name} has {written} leaves: the database lacks some. A worker puts them back.")
    common = min(written, len(leaves))
    if common and log_leaves.read(path, 0, common) != b"".join(leaves[:common]):
        report.faults.append(f"{path.name} has other leaves than the database: another history was signed for.")
