"""`make bench`: what the server and the app cost, beside the raw limit of the same machine, in one run.

Rounds alternate between what is compared, so that a busy moment of the machine strikes both. Use the ratios.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import msgspec

from backend.app import app_folder
from bench import first_load, reading, rules, screens
from bench.limits import PostgresInserts, SqliteInserts, decode
from bench.push import Pushing
from bench.stage import BATCH, CLIENTS, Ground, Tablet, fill, serving
from sync_protocol.wire import Change
from tests import services
from tests.protocol.differential import record

ROOT = Path(__file__).parents[1]
PAGE, RECORD = ROOT / "docs" / "benchmarks.md", ROOT / "docs" / "runs" / "bench.json"
DOCUMENTS = 10_000

Figures = dict[str, float]
Measured = dict[str, list[Figures]]


def alternate(rounds: int, what: Mapping[str, Callable[[], Figures]]) -> Measured:
    """Each of these once in a round, after one that does not count."""
    for measure in what.values():
        measure()
    found: Measured = {name: [] for name in what}
    for _ in range(rounds):
        for name, measure in what.items():
            found[name].append(measure())
    return found


def on_a_database(rounds: int, ground: Ground, inserts: Callable[[], Figures]) -> tuple[Measured, Figures]:
    """Pushes beside bare inserts, then decisions and pulls; and where the time of a push goes."""
    with serving(ground) as running:
        pushing = Pushing(ground, running)
        pushing()
        found = alternate(rounds, {"push": pushing, "raw inserts": inserts})
        tablet = ground.tablets[0]
        found |= alternate(rounds, {"pull of everything": lambda: reading.pull_all(tablet)})
        found |= alternate(rounds, {"empty pull": lambda: reading.pull_nothing(tablet)})
        found |= alternate(rounds, {"signed decisions": reading.Deciding(ground, running)})
    with serving(ground, sampled=True) as running:
        pushing = Pushing(ground, running)
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
        alone = alternate(rounds, {"msgspec decode": lambda: decode(batch), "seals verified": reading.verify_seals})
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
    return {"rules": summed(judged), "screens": screens.measure(openings=3 * rounds, starts=rounds)}


def summed(found: Measured) -> dict[str, dict[str, tuple[float, float, float]]]:
    """Median, least and most of each figure."""
    return {
        name: {
            figure: (median(values), min(values), max(values))
            for figure in rounds[0]
            if (values := [one[figure] for one in rounds])
        }
        for name, rounds in found.items()
    }


def written(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def table(title: str, found: Mapping[str, Mapping[str, tuple[float, float, float]]]) -> list[str]:
    lines = [f"## {title}", "", "| what | figure | median | least to most |", "|---|---|---:|---:|"]
    for name, figures in found.items():
        for figure, (middle, least, most) in figures.items():
            lines.append(f"| {name} | {figure} | {written(middle)} | {written(least)} to {written(most)} |")
    return [*lines, ""]


RULES_GOALS = "Goals: 2 ms on the server, 5 ms in the slow browser, and after one box only the rules that read it."
SCREENS = """\
The throttle of the browser, worker of the lists included, gave {slower:.1f} times. From the event to the frame after
what was asked for was drawn; the cpu figures are processor time of the page's thread, by what it was spent on, and
grow less with what else the machine does.

Goals: a form of 200 boxes opens within 300 ms, a letter shows what it finds within 50 ms. The form is that of a CVEDP,
330 boxes, in a draft with 50 lines of goods and 100 items. A step draws its own boxes, and of a long table those of
the lines that are unfolded; controls by step: {boxes}.
"""


def of_screens(result: Mapping[str, Any]) -> list[str]:
    """The part of the page about a real browser: median and 95th percentile of each figure."""
    boxes = ", ".join(f"{step} {count}" for step, count in result["boxes"].items())
    lines = [
        "## Screens: a real browser, four times slower",
        "",
        SCREENS.format(slower=result["slower"], boxes=boxes),
    ]
    for title, part in (("Opening a form", "opening"), ("Finding goods in the nomenclature", "searching")):
        figures = list(next(iter(result[part].values())))
        lines += [f"### {title}", "", f"| what | {' | '.join(figures)} |", "|---|" + "---:|" * len(figures)]
        lines += [
            f"| {name} | " + " | ".join(f"{found[one][0]:.0f} (p95 {found[one][1]:.0f})" for one in figures) + " |"
            for name, found in result[part].items()
        ]
        lines += [""]
    ours, plain = (result["searching"][name] for name in ("letter, all languages", screens.PLAIN_BOX))
    ratio = ours["painted ms"][0] / plain["painted ms"][0]
    return [*lines, f"A letter of the search to a letter in a plain box: **{ratio:.1f}**.", ""]


def of_servers(result: Mapping[str, Any]) -> list[str]:
    """The part of the page about the server and the first visit."""
    lines: list[str] = []
    for engine in ("PostgreSQL", "SQLite"):
        push, raw = (result[engine][name]["docs/s"][0] for name in ("push", "raw inserts"))
        lines += table(engine, result[engine])
        lines += [f"Push to bare inserts of the same rows: **{100 * push / raw:.0f} %**.", ""]
        lines += ["Where the processor time of a push goes:", "", "| layer | % |", "|---|---:|"]
        lines += [f"| {layer} | {share:.1f} |" for layer, share in result["layers"][engine].items() if share >= 1]
        lines += [""]
    lines += table("One core", result["one core"])
    sizes = result["first load"]["kB"]
    visits = {name: found for name, found in result["first load"].items() if name != "kB"}
    lines += table("First load of the app", visits)
    lines += ["| file, as it is served | kB |", "|---|---:|", *(f"| {name} | {kb:.1f} |" for name, kb in sizes.items())]
    return [*lines, f"| **together** (goal: at most {first_load.GOAL_KB:.0f}) | **{sum(sizes.values()):.1f}** |", ""]


def page(found: Mapping[str, Any]) -> str:
    """docs/benchmarks.md."""
    server, browser = found["server"], found["browser"]
    lines = ["# Benchmarks", "", "Written by `make bench`. The machine is small and was not idle: use the ratios.", ""]
    lines += ["# On the server", "", *facts(server["about"]), *of_servers(server["figures"])]
    lines += ["# On a tablet", "", *facts(browser["about"])]
    lines += [*table("Rules: 50 lines of goods, 100 items", browser["figures"]["rules"])[:-1], "", RULES_GOALS, ""]
    lines += of_screens(browser["figures"]["screens"])
    lines += ["## Both evaluators", "", f"[runs/differential.json](runs/differential.json): {record.note()}", ""]
    return "\n".join(lines)


def facts(about: Mapping[str, str]) -> list[str]:
    return ["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in about.items()), ""]


def about(options: argparse.Namespace, part: str) -> dict[str, str]:
    """What, on what and when, for one part of the record."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    packages = ("litestar", "msgspec", "sqlalchemy", "asyncpg", "aiosqlite", "uvicorn")
    told = {
        "command": f"`make bench` (rounds: {options.rounds}, documents: {options.documents:,})",
        "commit": commit.stdout.strip(),
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
        "load at the end": f"{os.getloadavg()[0]:.1f}",
    }
    if part == "server":
        told["versions"] = ", ".join(f"{name} {version(name)}" for name in packages)
        told["push"] = (
            f"batches of {BATCH} patches of two boxes, {CLIENTS} clients at once, one feed; logged in, with rights,"
            " merge, audit, feeds"
        )
    return told


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--only", choices=("server", "browser"), help="the other part stays as it was measured before")
    options = parser.parse_args()
    found: dict[str, Any] = msgspec.json.decode(RECORD.read_bytes()) if options.only else {}
    if options.only != "browser":
        figures = of_the_server(options.rounds, options.documents)
        found["server"] = {"about": about(options, "server"), "figures": figures}
    if options.only != "server":
        found["browser"] = {"about": about(options, "browser"), "figures": of_the_browser(options.rounds)}
    RECORD.parent.mkdir(parents=True, exist_ok=True)
    RECORD.write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")
    text = page(msgspec.json.decode(RECORD.read_bytes()))
    PAGE.write_text(text)
    print(text)


if __name__ == "__main__":
    main()
