"""A tablet and a post full of documents: the first pull, what is kept as one works, and the way back to the network."""

from __future__ import annotations

import asyncio
import subprocess
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

import msgspec
from msgspec import Raw, Struct
from playwright.sync_api import Playwright, sync_playwright

from backend import app
from backend.domain.held import Held
from backend.settings import read
from backend.store import documents
from bench.browser import SlowPage, quantile
from bench.stage import DECIDED, REV, document_in_progress, inspectors_at
from sync_protocol import rules
from sync_protocol.document import Document
from tests.build import a_cvedp, with_boxes
from tests.stories.world import CHROMIUM, FLAGS, Tablet, serving

POST, INSPECTOR = "NLHBR1", "inspector1@harbour.example"
START_MS = 120_000
PENDING, REMOTE, ROUND_TRIP_MS = 500, 1_000, 100
REPLAYED = 1_000

MARKS = """
(() => {
    window.marks = {};
    window.kept = [];
    window.asked = [];
    const mark = (name) => (marks[name] ??= performance.now());

    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value, key) {
        if (key === "position" && value.complete_at)
            this.transaction.addEventListener("complete", () => mark("stored"));
        return put.call(this, value, key);
    };
    const transaction = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (names, mode, options) {
        const made = transaction.call(this, names, mode, options);
        if (this.name.startsWith("waarmerk-outbox-") && mode === "readwrite" && options?.durability === "strict")
            made.addEventListener("complete", () => kept.push(performance.now()));
        return made;
    };
    const fetched = window.fetch;
    window.fetch = (path, init) => {
        if (String(path).startsWith("/sync/v1/pu")) asked.push([String(path).slice(9), performance.now()]);
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
    addEventListener("online", () => {
        mark("back");
        watch(() => isSent() && asked.some(([path, at]) => path === "pull" && at > marks.back), "done");
    });

    const afterFrame = () =>
        new Promise((done) =>
            requestAnimationFrame(() => {
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => done(performance.now());
                port2.postMessage(null);
            }),
        );
    /** Chooses one answer and then the other, so many times; each time until it is on the screen, and on the disk. */
    window.choose = async (times) => {
        const found = [];
        const choices = [...document.querySelectorAll('main input[type="radio"]')].slice(0, 2);
        for (let time = 0; time < times; time++) {
            const [before, start] = [kept.length, performance.now()];
            choices[time % 2].click();
            const painted = (await afterFrame()) - start;
            while (kept.length === before) await new Promise((done) => setTimeout(done, 1));
            found.push([painted, kept[before] - start]);
        }
        return found;
    };
})();
"""


class Post(Struct):
    """A demo server in a process of its own, and the documents that one of its posts got beside those of the demo."""

    url: str
    folder: Path
    documents: list[Document]


def measure(rounds: int, size: int) -> dict[str, Any]:
    """The figures of each part; of the first pull and the way back, one tablet in each round."""
    with tempfile.TemporaryDirectory() as temporary, _served(Path(temporary), size) as post, sync_playwright() as one:
        pulls: dict[str, list[dict[str, float]]] = {"as fast as this machine": [], "four times slower": []}
        for turn in range(rounds):
            for name, slow in zip(pulls, (False, True), strict=True):
                tablet = Tablet(one, Path(temporary) / f"{turn} {name}", post.url)
                pulls[name].append(first_pull(tablet, slow=slow))
                tablet.close()
        back = [way_back(one, post, Path(temporary) / f"back {turn}") for turn in range(rounds)]
    return {
        "first pull": {name: _medians(found) for name, found in pulls.items()},
        "documents": size,
        "enqueue": back[-1].enqueue,
        "back": _medians([one.figures for one in back]),
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


async def _change(post: Post, count: int) -> None:
    """What the office does to the last documents meanwhile."""
    server = await app.open_server(read({"WAARMERK_DATA": str(post.folder), "WAARMERK_ENVIRONMENT": "demo"}))
    now, person = server.now(), inspectors_at(POST, [2])[0]
    changes: list[documents.Change] = []
    for place in range(len(post.documents) - count, len(post.documents)):
        before = post.documents[place]
        after = msgspec.structs.replace(before, rev=before.rev + 1, local_reference="seen", changed_at=now)
        post.documents[place] = after
        held = (Held(before, {}, before.rev), Held(after, {}, after.rev))
        changes.append(documents.Change(before=held[0], after=held[1], action="save", person=person, at=now))
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


class Back(Struct):
    enqueue: dict[str, float]
    figures: dict[str, float]


def way_back(playwright: Playwright, post: Post, profile: Path) -> Back:
    """Hours without a network: what is kept meanwhile, and how everything goes out and comes in when there is one."""
    tablet = Tablet(playwright, profile, post.url)
    page = tablet.open(script=MARKS)
    page.context.set_default_timeout(START_MS)
    _first_marks(tablet)
    page.locator(f'main a[href="/d/{post.documents[0].reference}"]').first.click()
    page.locator('nav .rail a[href$="/check/documentary"]').click()
    page.locator('main input[type="radio"]').first.wait_for()
    line = page.context.new_cdp_session(page)
    _set_line(line, offline=True)
    chosen: list[tuple[float, float]] = page.evaluate(f"choose({PENDING})")
    asyncio.run(_change(post, REMOTE))
    page.evaluate("asked.length = 0")
    _set_line(line, offline=False)
    marks: dict[str, float] = page.wait_for_function("() => marks.done && marks").json_value()
    asked: list[tuple[str, float]] = page.evaluate("asked")
    tablet.close()
    painted, durable = ([one[place] for one in chosen] for place in (0, 1))
    return Back(
        enqueue={
            "painted ms": median(painted),
            "painted p95 ms": quantile(painted, 0.95),
            "on the disk ms": median(durable),
            "on the disk p95 ms": quantile(durable, 0.95),
        },
        figures={
            "starts ms": min(at for _, at in asked) - marks["back"],
            "done ms": marks["done"] - marks["back"],
            "pushes": sum(path == "push" for path, at in asked if at < marks["done"]),
            "pulls": sum(path == "pull" for path, at in asked if at < marks["done"]),
        },
    )


def _set_line(line: Any, *, offline: bool) -> None:
    conditions = {"latency": ROUND_TRIP_MS, "downloadThroughput": -1, "uploadThroughput": -1}
    line.send("Network.emulateNetworkConditions", {"offline": offline, **conditions})


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
