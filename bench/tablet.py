"""A tablet and a post full of documents: the first pull, work without a network and how it leaves, own work on top."""

from __future__ import annotations

import asyncio
import re
import subprocess
import tempfile
from collections.abc import Generator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from pathlib import Path
from statistics import median
from typing import Any

from msgspec import Raw, Struct
from msgspec.structs import replace
from playwright.sync_api import CDPSession, expect, sync_playwright

from backend import app
from backend.domain.held import Held
from backend.settings import read
from backend.store import documents
from bench.browser import SlowPage, quantile
from bench.stage import DECIDED, REV, document_in_progress, inspectors_at
from sync_protocol import rules
from sync_protocol.document import Document
from tests.build import a_cvedp, with_boxes
from tests.stories.world import CHROMIUM, FLAGS, Tablet, rail, serving

POST, INSPECTOR = "NLHBR1", "inspector1@harbour.example"
START_MS = 120_000
REPLAYED = 1_000
PENDING, CHANGED, ROUND_TRIP_MS = 500, 1_000, 100

MARKS = """
(() => {
    const marks = {};
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
    // Looked at when the page changes: who looks in each frame has frames made, which take a slow tablet a quarter of
    // its time.
    const drawn = (there, name) =>
        new Promise((done) => {
            const observer = new MutationObserver(() => {
                if (!there()) return;
                observer.disconnect();
                requestAnimationFrame(() => done(mark(name)));
            });
            observer.observe(document, { subtree: true, childList: true, characterData: true });
        });
    window.pulled = Promise.all([
        drawn(() => marks.asked && document.querySelector('main a[href^="/d/"]'), "list"),
        drawn(() => marks.stored && isSent(), "rest"),
    ]).then(() => marks);
})();
"""


ANSWERS = """
(() => {
    const add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function (...row) {
        if (this.name === "rows") this.transaction.addEventListener("complete", () => window.kept());
        return add.apply(this, row);
    };
    const fetched = window.fetch;
    const asked = [];
    window.fetch = (path, init) => {
        asked.push([performance.now(), path]);
        return fetched(path, init);
    };

    const afterFrame = () =>
        new Promise((done) => requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done(performance.now());
            port2.postMessage(null);
        }));

    /** One answer after the other is tapped: ms until the frame that shows it, and until it is on the disk. */
    window.answer = async (group, times) => {
        const [shown, kept] = [[], []];
        for (let turn = 0; turn < times; turn++) {
            // Fingers know nothing of frames: at once, each tap would come right after one, and wait for a whole one.
            await new Promise((done) => setTimeout(done, (turn % 17) + 1));
            const stored = new Promise((done) => (window.kept = () => done(performance.now())));
            const start = performance.now();
            [...group.querySelectorAll("input")].find(({ checked }) => !checked).click();
            const [frame, disk] = await Promise.all([afterFrame(), stored]);
            shown.push(frame - start);
            kept.push(disk - start);
        }
        return { shown, kept };
    };

    /** From when there is a network again: ms until the first operations leave and until all is done; the questions. */
    window.followReturn = () => {
        window.returned = new Promise((done) => {
            addEventListener("online", ({ timeStamp: start }) => {
                asked.length = 0;
                const observer = new MutationObserver(() => {
                    const pulled = asked.some(([, path]) => path === "/sync/v1/pull");
                    if (!pulled || !document.querySelector("header")?.textContent.includes("All sent")) return;
                    observer.disconnect();
                    const all = (path) => asked.filter(([, one]) => one === path).map(([at]) => at - start);
                    const [pushes, pulls] = [all("/sync/v1/push"), all("/sync/v1/pull")];
                    const ms = performance.now() - start;
                    done({ starts: pushes[0], ms, pushes: pushes.length, pulls: pulls.length });
                });
                observer.observe(document, { subtree: true, childList: true, characterData: true });
            }, { once: true });
        });
    };
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
        tablet = Tablet(one, Path(temporary) / "returning", post.url)
        without, returning = come_back(tablet, post)
        tablet.close()
    return {
        "first pull": {name: _medians(found) for name, found in pulls.items()},
        "documents": size,
        "without a network": without,
        "returning": returning,
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
    """From the first question for data: ms to a work list, to all documents on the disk, to rest with the lists too;
    and the processor time of the page's thread."""
    page = tablet.open(script=MARKS)
    page.context.set_default_timeout(START_MS)
    tablet.until_the_app_is_kept()
    throttled = SlowPage(page)
    with throttled.slow() if slow else nullcontext():
        tablet.enter(INSPECTOR)
        spent = throttled.cpu_ms("pulled")
        marks = page.evaluate("pulled")
    return {
        "first list ms": marks["list"] - marks["asked"],
        "all stored ms": marks["stored"] - marks["asked"],
        "at rest ms": marks["rest"] - marks["asked"],
        "cpu ms": spent,
    }


def come_back(tablet: Tablet, post: Post) -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    """What an answer costs that is given without a network, and how many of them leave when there is one again, while
    others have changed as many documents."""
    page = tablet.open(script=ANSWERS, service_workers="block")
    page.context.set_default_timeout(START_MS)
    expect.set_options(timeout=START_MS)
    tablet.log_in(INSPECTOR)
    line = page.context.new_cdp_session(page)
    page.locator('main a[href^="/d/"]').first.click()
    rail(page).get_by_role("link", name=re.compile("Documentary")).click()
    group = page.get_by_role("group", name=re.compile("^Result")).element_handle()
    _be(line, offline=True)
    given = page.evaluate("([group, times]) => answer(group, times)", [group, PENDING])
    with ThreadPoolExecutor(1) as aside:  # the browser's own loop runs here
        aside.submit(asyncio.run, _change(post, post.documents[:CHANGED])).result()
    page.evaluate("followReturn()")
    _be(line, offline=False)
    done = page.evaluate("returned")
    figures = {"until the frame that shows it": given["shown"], "until it is on the disk": given["kept"]}
    return (
        {name: {"median ms": median(all_), "p95 ms": quantile(all_, 0.95)} for name, all_ in figures.items()},
        {"first push ms": done["starts"], "done ms": done["ms"], "pushes": done["pushes"], "pulls": done["pulls"]},
    )


def _be(line: CDPSession, *, offline: bool) -> None:
    """Without a network, or with one that is as fast as this machine, and far away."""
    unlimited = {"downloadThroughput": -1, "uploadThroughput": -1}
    line.send("Network.emulateNetworkConditions", {"offline": offline, "latency": ROUND_TRIP_MS, **unlimited})


async def _change(post: Post, changed: Sequence[Document]) -> None:
    """What others do at the post meanwhile."""
    server = await app.open_server(read({"WAARMERK_DATA": str(post.folder), "WAARMERK_ENVIRONMENT": "demo"}))
    now, person = server.now(), inspectors_at(POST, [2])[0]
    changes = [
        documents.Change(
            before=Held(one, {}, REV),
            after=Held(replace(one, rev=REV + 1, changed_at=now, changed_by=person.name), {}, REV),
            action="save checks",
            person=person,
            at=now,
        )
        for one in changed
    ]
    async with server.database.begin() as connection:
        await documents.write(connection, changes)
    await server.database.close()


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
From the first question for data of a new tablet that has the app already, in a post of {documents:,} documents of
2.5 kB: until a list of work is drawn, until everything is on its disk, and until the reference lists are there as well;
and the processor time of the page's thread for all of that.

Goals: a list of work within a second, everything within 3 s, 6 s on the slow tablet.
"""
_WITHOUT = f"""\
{PENDING} answers in an open document of that post, tapped one after the other, at any moment of a frame, without a
network: until the frame that shows the answer, and until the operation is on the disk, sealed. Goals: 16 ms, and
50 ms for 95 of 100.
"""
_RETURNING = f"""\
Then there is a network again, {ROUND_TRIP_MS} ms away and back, and others have changed {CHANGED:,} documents: from the
browser's word until the first operations leave, and until everything is sent, fetched and counted.

Goals: 1 s, 3 s, at most three questions of each kind.
"""
_REPLAYED = f"Processor time to show a document with {REPLAYED:,} operations on top of it. Goal: 50 ms."


def written(found: Mapping[str, Any]) -> list[str]:
    """The part of the page about a post on a tablet."""
    lines = ["## A full post on a tablet", "", _FIRST.format(documents=found["documents"])]
    lines += _table(found["first pull"])
    lines += ["### Without a network", "", _WITHOUT, *_table(found["without a network"])]
    lines += [_RETURNING, *_table({f"{PENDING} operations, {CHANGED:,} changes": found["returning"]})]
    lines += ["### Own work on one document", ""]
    return [*lines, _REPLAYED, "", *_table({"one document": found["replay"]})]


def _table(rows: Mapping[str, Mapping[str, float]]) -> list[str]:
    figures = list(next(iter(rows.values())))
    lines = [f"| | {' | '.join(figures)} |", "|---|" + "---:|" * len(figures)]
    lines += [
        f"| {name} | " + " | ".join(f"{row[figure]:,.1f}" for figure in figures) + " |" for name, row in rows.items()
    ]
    return [*lines, ""]
