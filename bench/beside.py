"""We and the peers beside each other: the same documents and patches, the same durability, in one run."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import msgspec

from bench.peers import kinto, pouchdb, rest_framework
from bench.push import Pushing
from bench.reading import pull_all, pull_nothing
from bench.rounds import Summed, alternate, summed
from bench.stage import BATCH, CLIENTS, Failed, Ground, at_once, fill, serving
from bench.targets import Ours, Target
from tests import services

ON_POSTGRES, ON_SQLITE = "Waarmerk on PostgreSQL", "Waarmerk on SQLite"

GOALS = (
    ("push", "docs/s", ON_POSTGRES, kinto.Kinto.name, 40),
    ("push", "docs/s", ON_POSTGRES, pouchdb.PouchDB.name, 2),
    ("push", "docs/s", ON_POSTGRES, rest_framework.RestFramework.name, 15),
    ("push", "docs/s", ON_SQLITE, pouchdb.PouchDB.name, 1),
    ("pull of everything", "docs/s", ON_POSTGRES, kinto.Kinto.name, 4),
    ("pull of everything", "docs/s", ON_POSTGRES, pouchdb.PouchDB.name, 8),
    ("empty pull", "pulls/s", ON_POSTGRES, kinto.Kinto.name, 6),
    ("empty pull", "pulls/s", ON_POSTGRES, pouchdb.PouchDB.name, 2),
)
"""What is measured, its figure, who of us, which peer, and how many times as much it should be."""


def measure(rounds: int, size: int) -> dict[str, Any]:
    """Pushes, pulls and empty pulls of us and of each peer, and what was acknowledged but is not there."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        cluster = stack.enter_context(services.postgres())
        targets = list(_targets(stack, folder, cluster, size))
        found: dict[str, Summed] = {
            "push": summed(alternate(rounds, {one.name: Pushing(one) for one in targets})),
            "pull of everything": summed(alternate(rounds, {one.name: lambda t=one: pull_all(t) for one in targets})),
            "empty pull": summed(alternate(rounds, {one.name: lambda t=one: pull_nothing(t) for one in targets})),
        }
        return {"found": found, "lost": {one.name: _lost(one) for one in targets}}


LAST = 10_000_001
"""A turn that no round of pushes comes to."""


def _targets(stack: ExitStack, folder: Path, cluster: services.Postgres, size: int) -> Sequence[Target]:
    grounds: dict[str, Ground] = {
        ON_POSTGRES: fill(cluster.url(cluster.create()), folder / "ours", size=size),
        ON_SQLITE: fill(f"sqlite:///{folder}/ours.db", folder / "ours-sqlite", size=size),
    }
    ours = [Ours(name, ground, stack.enter_context(serving(ground))) for name, ground in grounds.items()]
    documents = [_plain(one) for one in grounds[ON_POSTGRES].documents]
    url = cluster.url
    return [
        *ours,
        stack.enter_context(kinto.serving(folder / "kinto", url(cluster.create()), documents)),
        stack.enter_context(pouchdb.serving(folder / "pouchdb", documents)),
        stack.enter_context(rest_framework.serving(folder / "rest", url(cluster.create()), documents)),
    ]


def _plain(document: Any) -> dict[str, Any]:
    """What a peer keeps of a document: what people see of it in a list, and its content."""
    content = msgspec.json.decode(bytes(document.content))
    return {
        "id": document.id,
        "type": document.type,
        "status": str(document.status),
        "post": document.post,
        "content": content,
    }


def _lost(target: Target) -> int:
    """Documents of the clients that do not have what was acknowledged last."""
    remark = f"Seen again, number {LAST}."
    batches = [target.batch(client, LAST) for client in range(CLIENTS)]
    at_once([lambda c=client: target.push(c, batches[c]) for client in range(CLIENTS)])
    # We send what is to be done next twice, first and in its place: the same line.
    kept = sum(line.count(remark.encode()) for line in {*b"\n".join(target.pull(0)).splitlines()})
    if kept > CLIENTS * BATCH:
        raise Failed(f"{target.name} has {kept} documents with the last remark")
    return CLIENTS * BATCH - kept


def ratios(found: Mapping[str, Any]) -> list[str]:
    """The lines of the table of goals: what was reached."""
    lines = ["| what | who | beside | goal | reached |", "|---|---|---|---:|---:|"]
    for what, figure, ours, peer, goal in GOALS:
        reached = found[what][ours][figure][0] / found[what][peer][figure][0]
        lines.append(f"| {what} | {ours} | {peer} | {goal} x | **{reached:.1f} x** |")
    return lines
