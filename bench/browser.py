"""A real browser as slow as a tablet, and a clock that runs from what a person does to what the screen then shows."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from typing import Any, TypedDict, cast

from playwright.sync_api import BrowserContext, CDPSession, Page

SLOWER = 4
"""So much slower than this machine a tablet is taken to be; the browser's own throttle does it."""

READER = "**/reader.worker-*.js"

_SLOW_WORKER = """
{
    // The browser slows the thread of a page and no worker: this one is busy %d times as long as it needs to be.
    let begun = 0;
    const post = self.postMessage.bind(self);
    self.addEventListener("message", () => (begun = performance.now()), { capture: true });
    const slowly = () => {
        const until = begun + %d * (performance.now() - begun);
        while (performance.now() < until);
    };
    self.postMessage = (...message) => {
        slowly();
        post(...message);
    };
    const through = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (...message) {
        slowly();
        through.apply(this, message);
    };
}
"""

CLOCK = """
(() => {
    const afterFrame = () =>
        new Promise((done) =>
            requestAnimationFrame(() => {
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => done(performance.now());
                port2.postMessage(null);
            }),
        );

    /** From the next event of this kind: until `there` is on the screen, and until nothing changes there any more. */
    window.follow = (kind, there, quiet, most) => {
        window.followed = new Promise((done) => {
            addEventListener(kind, ({ timeStamp: start }) => {
                let [shown, rest, waiting] = [0, 0, 0];
                const look = async () => {
                    clearTimeout(waiting);
                    const at = await afterFrame();
                    if (!shown && document.querySelector(there)) shown = at - start;
                    rest = at - start;
                    clearTimeout(waiting);
                    waiting = setTimeout(end, quiet);
                };
                const observer = new MutationObserver(look);
                const end = () => {
                    observer.disconnect();
                    done({ shown, rest });
                };
                observer.observe(document, { subtree: true, childList: true, characterData: true });
                waiting = setTimeout(end, most);
            }, { capture: true, once: true });
        });
    };

    /** The same work on any machine. */
    window.calibrate = () => {
        let sum = 0;
        for (let turn = 0; turn < 1e7; turn++) sum = (sum + turn * turn) % 1000003;
        return sum;
    };
})();
"""

QUIET_MS = 200
MOST_MS = 10_000


class Followed(TypedDict):
    """Milliseconds from the event until what was asked for is painted, and until the last change is."""

    shown: float
    rest: float


class SlowPage:
    """A page on a slow processor. `page` goes as fast as the machine outside of `slow`."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._session: CDPSession = page.context.new_cdp_session(page)
        # Processor time: a busy neighbour makes it no longer.
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})

    @contextmanager
    def slow(self) -> Generator[None]:
        self._session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        try:
            yield
        finally:
            self._session.send("Emulation.setCPUThrottlingRate", {"rate": 1})

    def calibrated(self) -> float:
        """How much slower the slow page really is, in processor time."""
        fast = min(self.cpu_ms("calibrate()") for _ in range(5))
        with self.slow():
            slow = min(self.cpu_ms("calibrate()") for _ in range(5))
        return slow / fast

    def cpu_ms(self, script: str) -> float:
        """Processor time of the page's thread, which what else the machine does makes hardly any longer."""
        before = sum(self._spent().values())
        self.page.evaluate(script)
        return 1000 * (sum(self._spent().values()) - before)

    def follow(self, kind: str, act: Callable[[], object], there: str, *, most_ms: int = MOST_MS) -> dict[str, float]:
        """What a person does, and what it costs: milliseconds of waiting, and of the page's processor time.

        All are 0 where the screen stays as it is.
        """
        with self.slow():
            self.page.evaluate("(asked) => follow(...asked)", [kind, there, QUIET_MS, most_ms])
            before = self._spent()
            act()
            found: Followed = self.page.evaluate("followed")
            spent = self._spent()
        return {
            "painted ms": found["shown"],
            "at rest ms": found["rest"],
            **{f"{name} cpu ms": 1000 * (spent[name] - before[name]) for name in spent},
        }

    def _spent(self) -> dict[str, float]:
        told = cast("dict[str, list[dict[str, Any]]]", self._session.send("Performance.getMetrics"))
        metrics: dict[str, float] = {one["name"]: one["value"] for one in told["metrics"]}
        names = {"script": "ScriptDuration", "style": "RecalcStyleDuration", "layout": "LayoutDuration"}
        named = {name: metrics[long] for name, long in names.items()}
        return named | {"other": metrics["TaskDuration"] - sum(named.values())}


def slow_workers(context: BrowserContext, which: str = READER) -> None:
    """Workers that start from now on are as slow as a slow page. Asks for a context without service workers."""

    def answer(route: Any) -> None:
        reply = route.fetch()
        route.fulfill(response=reply, body=_SLOW_WORKER % (SLOWER, SLOWER) + reply.text())

    context.route(which, answer)


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which this share of them lies; of few, the next one above."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
