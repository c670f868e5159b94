"""docs/benchmarks.md: what was measured, in tables, beside its goals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bench import beside, first_load, large, scanning, screens, tablet, unlocking
from bench.rounds import Summed
from bench.stage import BATCH, CLIENTS


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def table(title: str, found: Summed) -> list[str]:
    lines = [f"## {title}", "", "| what | figure | median | least to most |", "|---|---|---:|---:|"]
    for name, figures in found.items():
        for figure, (middle, least, most) in figures.items():
            lines.append(f"| {name} | {figure} | {_number(middle)} | {_number(least)} to {_number(most)} |")
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


UNLOCKING = """\
From the tap to the painted screen, worker included, after the device had calibrated itself as slow as it was then
measured. It chose Argon2id with {memory:.0f} MiB, {passes} passes, {lanes} lane.

Goal: at most {goal:,.0f} ms, never below 19 MiB and 2 passes.
"""


def of_unlocking(result: Mapping[str, Any]) -> list[str]:
    """The part of the page about what a password costs the person who types it."""
    cost = {**result["cost"], "memory": result["cost"]["memory"] / 1024, "goal": unlocking.GOAL_MS}
    lines = ["## Behind the password: a real browser, four times slower", "", UNLOCKING.format(**cost)]
    lines += ["| what | median ms | p95 | longest |", "|---|---:|---:|---:|"]
    lines += [f"| {what} | {' | '.join(f'{one:,.0f}' for one in figures)} |" for what, figures in result["ms"].items()]
    return [*lines, ""]


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


PEERS = """\
Each peer in its usual shape, one process of four threads where it has threads, the same documents, the same patches in
the same batches by the same four clients, and each waits for the disk before it answers. Only we keep the rights, the
history, the audit, and what each person may see; pouchdb-server does not ask who is there. Its client sends whole
documents, as its protocol has it.
"""


def _side_by_side(found: Mapping[str, Any]) -> list[str]:
    """A table for each thing that was measured, with the medians of all who did it."""
    lines: list[str] = []
    for what, of_each in found.items():
        figures = list(next(iter(of_each.values())))
        lines += [f"## {what[0].upper()}{what[1:]}", "", f"| who | {' | '.join(figures)} |"]
        lines += ["|---|" + "---:|" * len(figures)]
        lines += [
            f"| {who} | " + " | ".join(_number(one[figure][0]) for figure in figures) + " |"
            for who, one in of_each.items()
        ]
        lines += [""]
    return lines


def of_peers(result: Mapping[str, Any]) -> list[str]:
    """The part of the page about other systems."""
    lines = [PEERS, *_side_by_side(result["found"])]
    lost = ", ".join(f"{who} {count}" for who, count in result["lost"].items())
    lines += ["## Ratios", "", *beside.ratios(result["found"]), ""]
    return [
        *lines,
        f"Of {CLIENTS * BATCH} patches that four clients wrote at once and that were acknowledged, missing: {lost}.",
        "",
    ]


LARGE = """\
Two installations in one PostgreSQL, each with a server of its own. In both, a post has {each:,} documents and as many
devices as in the other, so that what one device pulls is the same; the other posts are the load. The documents of the
first post were written as pushes write them; those of the others are the same rows, copied within the database with
ids, references and posts of their own, a document of each post in turn, so that the rows of one post lie scattered
among those of all. Then both were vacuumed and analysed. The filling took {filled:.0f} s.

A device is its stream, its key and its checkpoint. Each time another one asks, of another post where there is one, all
over one connection; and each pull of everything is held against the sums of the feeds. Times are those of the client,
and reading what came is in them.
"""


def of_large(result: Mapping[str, Any]) -> list[str]:
    """The part of the page about a million documents."""
    found: Mapping[str, Any] = result["found"]
    lines = [LARGE.format(each=large.OF_A_POST, filled=result["filled s"]), *_side_by_side(found)]
    figures = list(next(iter(found[large.PUSH].values())))
    lines += [f"## Larger beside smaller (goal for pulls: at most {large.GOAL})", ""]
    lines += [f"| what | {' | '.join(figures)} |", "|---|" + "---:|" * len(figures)]
    for what, of_each in found.items():
        small, big = of_each.values()
        ratios = (f"{big[one][0] / small[one][0]:.2f} x" if small[one][0] else "-" for one in figures)
        lines += [f"| {what} | {' | '.join(ratios)} |"]
    sizes = list(next(iter(result["sizes"].values())))
    lines += ["", f"| size | {' | '.join(sizes)} |", "|---|" + "---:|" * len(sizes)]
    lines += [f"| {who} | {' | '.join(_number(one[size]) for size in sizes)} |" for who, one in result["sizes"].items()]
    return [*lines, ""]


SCANNING = """\
From the picture of the camera in which the code is to the painted verdict: finding the code in a worker that is as slow
as the page, keys, signature and status list, and online the service's word. The page was {slower:.1f} times slower than
the machine. Goal: at most {goal:.0f} ms.
"""


def of_scanning(result: Mapping[str, Any]) -> list[str]:
    """The part of the page about the scanner."""
    told = SCANNING.format(slower=result["slower"][0], goal=scanning.GOAL_MS)
    lines = ["## From a scanned code to the verdict: a real browser, four times slower", "", told]
    lines += ["| scan | median ms | p95 |", "|---|---:|---:|"]
    lines += [f"| {name} | {median:,.0f} | {p95:,.0f} |" for name, (median, p95) in result.items() if name != "slower"]
    return [*lines, ""]


def written(found: Mapping[str, Any]) -> str:
    """docs/benchmarks.md."""
    server, browser = found["server"], found["browser"]
    lines = ["# Benchmarks", "", "Written by `make bench`. The machine is small and was not idle: use the ratios."]
    lines += ["What is slower than its goal, why, and what was tried: [performance.md](performance.md).", ""]
    lines += ["# On the server", "", *facts(server["about"]), *of_servers(server["figures"])]
    if "peers" in found:
        lines += ["# Beside the peers", "", *facts(found["peers"]["about"]), *of_peers(found["peers"]["figures"])]
    if "large" in found:
        lines += [
            "# Among a million documents",
            "",
            *facts(found["large"]["about"]),
            *of_large(found["large"]["figures"]),
        ]
    lines += ["# On a tablet", "", *facts(browser["about"])]
    lines += [*table("Rules: 50 lines of goods, 100 items", browser["figures"]["rules"])[:-1], "", RULES_GOALS, ""]
    lines += of_screens(browser["figures"]["screens"])
    if "tablet" in found:
        lines += [*facts(found["tablet"]["about"]), *tablet.written(found["tablet"]["figures"])]
    if "unlocking" in found:
        lines += [*facts(found["unlocking"]["about"]), *of_unlocking(found["unlocking"]["figures"])]
    if "scanning" in found:
        lines += [*facts(found["scanning"]["about"]), *of_scanning(found["scanning"]["figures"])]
    lines += ["## Both evaluators", ""]
    lines += [
        "How many documents and conditions both judged alike: [runs/differential.json](runs/differential.json).",
        "",
    ]
    return "\n".join(lines)


def facts(about: Mapping[str, str]) -> list[str]:
    return ["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in about.items()), ""]
