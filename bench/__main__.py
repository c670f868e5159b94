"""`make bench`: what the server and the app cost, beside the raw limit of the same machine and beside its peers.

Rounds alternate between what is compared, so that a busy moment of the machine strikes both. Use the ratios.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec

from backend.app import app_folder
from bench import beside, first_load, large, page, peers, prints, reading, rules, scanning, screens, tablet, unlocking
from bench.limits import PostgresInserts, SqliteInserts, decode
from bench.push import Pushing
from bench.rounds import Figures, Measured, alternate, summed
from bench.stage import BATCH, CLIENTS, Ground, Tablet, fill, serving
from bench.targets import Ours
from sync_protocol.wire import Change
from tests import services

ROOT = Path(__file__).parents[1]
PAGE, RECORD = ROOT / "docs" / "benchmarks.md", ROOT / "docs" / "runs" / "bench.json"
DOCUMENTS = 10_000
TABLET = ("browser", "tablet", "unlocking", "scanning")
PARTS = ("server", "peers", *TABLET)
LARGE = "large"
"""Measured only when it is asked for: it takes up to an hour."""


def on_a_database(rounds: int, ground: Ground, inserts: Callable[[], Figures]) -> tuple[Measured, Figures]:
    """Pushes beside bare inserts, then decisions and pulls; and where the time of a push goes."""
    with serving(ground) as running:
        ours = Ours("", ground, running)
        pushing = Pushing(ours)
        pushing()
        found = alternate(rounds, {"push": pushing, "raw inserts": inserts})
        found |= alternate(rounds, {"pull of everything": lambda: reading.pull_all(ours)})
        found |= alternate(rounds, {"empty pull": lambda: reading.pull_nothing(ours)})
        found |= alternate(rounds, {"signed decisions": reading.Deciding(ground, running)})
    with serving(ground, sampled=True) as running:
        pushing = Pushing(Ours("", ground, running))
        pushing()
        running.samples()
        pushing()
        layers = running.samples()["layers"]
    total = sum(layers.values())
    return found, {layer: 100 * count / total for layer, count in sorted(layers.items(), key=lambda one: -one[1])}


def a_push(tablet: Tablet, ground: Ground) -> bytes:
    """A batch of patches, to be read by msgspec alone."""
    change = Change(set={"part2/documentary/result": "satisfactory", "part2/documentary/remark": "Seen."})
    operations = [
        tablet.stream.operation("document.set", one.id, 2, change, datetime.now(UTC))
        for one in ground.documents[:BATCH]
    ]
    return tablet.batch(operations)


def of_the_server(rounds: int, size: int) -> dict[str, Any]:
    """What the server costs, and the first visit."""
    with tempfile.TemporaryDirectory() as temporary, services.postgres() as cluster:
        folder = Path(temporary)
        filled, bare = cluster.url(cluster.create()), cluster.url(cluster.create())
        post_ground = fill(filled, folder / "postgresql", size=size)
        fill(bare, folder / "bare", size=0)
        postgres, postgres_layers = on_a_database(rounds, post_ground, PostgresInserts(filled, bare))
        lite_ground = fill(f"sqlite:///{folder}/filled.db", folder / "sqlite", size=size)
        fill(f"sqlite:///{folder}/bare.db", folder / "bare-sqlite", size=0)
        inserts = SqliteInserts(f"{folder}/filled.db", f"{folder}/bare.db")
        lite, lite_layers = on_a_database(rounds, lite_ground, inserts)
        batch = a_push(fill(f"sqlite:///{folder}/idle.db", folder / "idle", size=BATCH).tablets[0], post_ground)
        alone = alternate(
            rounds,
            {
                "msgspec decode": lambda: decode(batch),
                "seals verified": reading.verify_seals,
                "a print of two pages, sealed": prints.two_pages,
            },
        )
        with serving(lite_ground) as running:
            url, profiles = f"http://localhost:{running.port}", iter(range(1_000))
            visits = alternate(rounds, {"app": lambda: first_load.load_app(url, folder / f"profile-{next(profiles)}")})
    return {
        "PostgreSQL": summed(postgres),
        "SQLite": summed(lite),
        "layers": {"PostgreSQL": postgres_layers, "SQLite": lite_layers},
        "one core": summed(alone),
        "first load": summed(visits) | {"kB": first_load.weigh(app_folder())},
    }


def of_the_browser(rounds: int) -> dict[str, Any]:
    """What rules, forms and searches cost on a slow tablet."""
    judged = alternate(
        rounds,
        {"rules of a full CVEDP, server": rules.on_the_server, "the same, browser 4x slower": rules.in_the_browser},
    )
    return {
        "rules": summed(judged),
        "screens": screens.measure(openings=3 * rounds, starts=rounds),
    }


def about(options: argparse.Namespace, part: str) -> dict[str, str]:
    """What, on what and when, for one part of the record."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    packages = ("litestar", "msgspec", "sqlalchemy", "asyncpg", "aiosqlite", "uvicorn")
    if part == LARGE:
        command, documents = "make bench-large", options.documents or large.DOCUMENTS
    else:
        command, documents = "make bench", options.documents or DOCUMENTS
    told = {
        "command": f"`{command}` (rounds: {options.rounds}, documents: {documents:,})",
        "commit": commit.stdout.strip(),
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
        "load at the end": f"{os.getloadavg()[0]:.1f}",
    }
    if part not in TABLET:
        told["versions"] = ", ".join(f"{name} {version(name)}" for name in packages)
    if part == "peers":
        told["peers"] = ", ".join(f"{name} {number}" for name, number in peers.versions().items())
    if part == LARGE:
        told["push"] = f"batches of {BATCH} patches of two boxes, one after the other"
    elif part not in TABLET:
        told["push"] = (
            f"batches of {BATCH} patches of two boxes, {CLIENTS} clients at once, one feed; logged in, with rights,"
            " merge, audit, feeds"
        )
    return told


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--documents", type=int, help=f"{DOCUMENTS:,} where nothing is said, {large.DOCUMENTS:,} in `large`"
    )
    parser.add_argument("--devices", type=int, default=large.DEVICES, help="in `large`")
    parser.add_argument("--only", choices=(*PARTS, LARGE), help="the other parts stay as they were measured before")
    parser.add_argument("--unrecorded", action="store_true", help="print the figures, and leave the page as it is")
    options = parser.parse_args()
    size = options.documents or DOCUMENTS
    measures: dict[str, Callable[[], dict[str, Any]]] = {
        "server": lambda: of_the_server(options.rounds, size),
        "peers": lambda: beside.measure(options.rounds, size),
        "browser": lambda: of_the_browser(options.rounds),
        "tablet": lambda: tablet.measure(options.rounds, size),
        "unlocking": lambda: unlocking.measure(unlocks=3 * options.rounds),
        "scanning": lambda: scanning.measure(3 * options.rounds),
        LARGE: lambda: large.measure(options.rounds, options.documents or large.DOCUMENTS, options.devices),
    }
    new: dict[str, Any] = {}
    for part in [options.only] if options.only else PARTS:
        figures = measures[part]()
        new[part] = {"about": about(options, part), "figures": figures}
    found: dict[str, Any] = msgspec.json.decode(RECORD.read_bytes()) if RECORD.exists() else {}
    found |= new
    if options.unrecorded:
        print(page.written(msgspec.json.decode(msgspec.json.encode(found))))
        return
    RECORD.parent.mkdir(parents=True, exist_ok=True)
    RECORD.write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")
    text = page.written(msgspec.json.decode(RECORD.read_bytes()))
    PAGE.write_text(text)
    print(text)


if __name__ == "__main__":
    main()
