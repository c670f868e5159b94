"""A tablet and a post full of documents: the first pull, and a document with much own work on top."""

from __future__ import annotations

import asyncio
import subprocess
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from msgspec import Raw, Struct
from playwright.sync_api import sync_playwright

from backend import app
from backend.domain.held import Held
from backend.settings import read
from backend.store import documents
from bench.browser import SlowPage
from bench.stage import DECIDED, REV, document_in_progress, inspectors_at
from sync_protocol import rules
from sync_protocol.document import Document
from tests.build import a_cvedp, with_boxes
from tests.stories.world import CHROMIUM, FLAGS, Tablet, serving

POST, INSPECTOR = "NLHBR1", "inspector1@harbour.example"
START_MS = 120_000
REPLAYED = 1_000

MARKS = """
(() => {
    window.marks = {};
    const mark = (name) => (marks[name] ??= performance.now());

    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value, key) {
        if (key === "position" && value.complete_at)
            this.transaction.addEventListener("complete", () => mark("stored"));
        return put.call(this, value, key);
    };
    const fetched = window.fetch;
    window.fetch = (path, init) => {
        if (path === "/sync/v1/pull") mark("asked");
        return fetched(path, init);
    };

    const isSent = () => document.querySelector("header")?.textContent.includes("All sent");
    const watch = (there, name) => {
        const look = () => (there() ? mark(name) : requestAnimationFrame(look));
        requestAnimationFrame(look);
    };
    watch(() => marks.asked && document.querySelector('main a[href^="/d/"]'), "list");
    watch(() => marks.stored && isSent(), "rest");
})();
"""


class Post(Struct):
    """A demo server in a process of its own, and the documents that one of its posts got beside those of the demo."""

    url: str
    folder: Path
    documents: list[Document]


def measure(rounds: int, size: int) -> dict[str, Any]:
    """The figures of each part; of the first pull, one tablet in each round."""
    with tempfile.TemporaryDirectory() as temporary, _served(Path(temporary), size) as post, sync_playwright() as one:
        pulls: dict[str, list[dict[str, float]]] = {"as fast as this machine": [], "four times slower": []}
        for turn in range(rounds):
            for name, slow in zip(pulls, (False, True), strict=True):
                tablet = Tablet(one, Path(temporary) / f"{turn} {name}", post.url)
                pulls[name].append(first_pull(tablet, slow=slow))
                tablet.close()
    return {
        "first pull": {name: _medians(found) for name, found in pulls.items()},
        "documents": size,
        "replay": replay(),
    }


def _medians(found: list[dict[str, float]]) -> dict[str, float]:
    return {figure: median(one[figure] for one in found) for figure in found[0]}


@contextmanager
def _served(folder: Path, size: int) -> Generator[Post]:
    with serving(folder / "server") as server:
        post = Post(server.url, folder / "server", [])
        asyncio.run(_fill(post, size))
        yield post


async def _fill(post: Post, size: int) -> None:
    content = Raw(rules.encode(with_boxes(a_cvedp(), DECIDED)))
    server = await app.open_server(read({"WAARMERK_DATA": str(post.folder), "WAARMERK_ENVIRONMENT": "demo"}))
    now, person = server.now(), inspectors_at(POST, [1])[0]
    post.documents = [document_in_progress(10_000 + number, content, now) for number in range(size)]
    for start in range(0, size, 1000):
        changes = [
            documents.Change(before=None, after=Held(one, {}, REV), action="submit", person=person, at=now)
            for one in post.documents[start : start + 1000]
        ]
        async with server.database.begin() as connection:
            await documents.write(connection, changes)
    await server.database.close()


def first_pull(tablet: Tablet, *, slow: bool) -> dict[str, float]:
    """From the first question for data: ms to a work list, to all documents on the disk, to rest with the lists too."""
    page = tablet.open(script=MARKS)
    page.context.set_default_timeout(START_MS)
    throttled = SlowPage(page)
    if slow:
        with throttled.slow():
            marks = _first_marks(tablet)
    else:
        marks = _first_marks(tablet)
    return {
        "first list ms": marks["list"] - marks["asked"],
        "all stored ms": marks["stored"] - marks["asked"],
        "at rest ms": marks["rest"] - marks["asked"],
    }


def _first_marks(tablet: Tablet) -> dict[str, float]:
    tablet.enter(INSPECTOR)
    return tablet.page.wait_for_function("() => marks.rest && marks").json_value()


_REPLAY = """
(times) => {
    const body = (n) => ({
        op_id: `${n}`, type: "document.set", v: 1, record: { type: "document", id: "d" }, base: { rev: 3 },
        args: { set: { [`part2/${["documentary", "identity", "physical"][n % 3]}/remark`]: `${n}` } },
        actor: "a", at: { device: "2026-07-01T10:00:00Z", zone: "Europe/Brussels", offset_ms: 0 }, app: "1", schema: 1,
    });
    const operations = Array.from({ length: times }, (_, n) => ({
        client_id: "c", seq: n + 1, hash: "", state: "pending", body: body(n), result: null, dismissed: false,
        outcome: "", provisional: null,
    }));
    const document = {
        id: "d", type: "CVEDP", edition: "2019/1715", rev: 3, status: "in_progress", post: "X", content: {},
    };
    const held = { document, seen: {}, building: 0 };
    window.replay = () => tablet.view(held, operations, {}, { side: "authority", origin: () => null }).pending;
}
"""


def replay() -> dict[str, float]:
    """Milliseconds of processor time for a document with so many operations on top."""
    bundle = Path(__file__).with_name("bundle.mjs")
    script = subprocess.run(["node", bundle], capture_output=True, check=True, text=True).stdout
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page()
        page.add_script_tag(content=script)
        page.evaluate(_REPLAY, REPLAYED)
        tablet = SlowPage(page)
        taken = [tablet.cpu_ms("replay()") for _ in range(20)]
        with tablet.slow():
            slow = [tablet.cpu_ms("replay()") for _ in range(20)]
        browser.close()
    return {"first ms": taken[0], "ms": median(taken), "four times slower ms": median(slow)}


_FIRST = """\
From the first question for data of a new tablet, in a post of {documents:,} documents of 2.5 kB: until a list of work
is drawn, until everything is on its disk, and until the reference lists are there as well.

Goals: a list of work within a second, everything within 3 s, 6 s on the slow tablet.
"""
_REPLAYED = f"Processor time to show a document with {REPLAYED:,} operations on top of it. Goal: 50 ms."


def written(found: Mapping[str, Any]) -> list[str]:
    """The part of the page about a post on a tablet."""
    lines = ["## A full post on a tablet", "", _FIRST.format(documents=found["documents"])]
    lines += _table(found["first pull"])
    return [*lines, _REPLAYED, "", *_table({"one document": found["replay"]})]


def _table(rows: Mapping[str, Mapping[str, float]]) -> list[str]:
    figures = list(next(iter(rows.values())))
    lines = [f"| | {' | '.join(figures)} |", "|---|" + "---:|" * len(figures)]
    lines += [
        f"| {name} | " + " | ".join(f"{row[figure]:,.1f}" for figure in figures) + " |" for name, row in rows.items()
    ]
    return [*lines, ""]
