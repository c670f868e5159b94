"""How long a person waits behind the password on a slow tablet: at the door, and at a signature.

The device calibrates itself as slow as it is then measured.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Locator, Page, expect, sync_playwright

from backend.demo import PASSWORD
from bench.browser import SlowPage, quantile, slow_workers
from tests.stories.world import Tablet, inspect, serving

GOAL_MS = 1_500.0
START_MS = 60_000
WORKERS = ("**/argon2.worker-*.js", "**/key.worker-*.js")
INSPECTOR, GOODS = "inspector2@harbour.example", "Shrimps, frozen"
TRIES = 4
"""At a signature; the fifth wrong password in a row would lock it."""

# What was chosen for the device, as it lies beside the keys that it guards.
COST = """() => new Promise((resolve, reject) => {
  const opening = indexedDB.open("waarmerk-device");
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const asked = opening.result.transaction("people").objectStore("people").getAll();
    asked.onsuccess = () => resolve(asked.result[0].keys.cost);
  };
})"""

# From the click to the frame that shows what was waited for.
WAIT = """(there) => {
  window.waited = new Promise((done) =>
    addEventListener("click", ({ timeStamp: start }) => {
      const look = () =>
        requestAnimationFrame(() => {
          if (!document.querySelector(there)) return look();
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done(performance.now() - start);
          port2.postMessage(null);
        });
      look();
    }, { capture: true, once: true }),
  );
}"""


def measure(unlocks: int) -> dict[str, object]:
    """Milliseconds from the tap to the painted screen: median, 95th percentile and longest."""
    expect.set_options(timeout=START_MS)
    with (
        tempfile.TemporaryDirectory() as temporary,
        serving(Path(temporary) / "server") as server,
        sync_playwright() as one,
    ):
        tablet = Tablet(one, Path(temporary) / "profile", server.url)
        page = tablet.open(service_workers="block")
        page.context.set_default_timeout(START_MS)
        for which in WORKERS:
            slow_workers(page.context, which)
        slow = SlowPage(page)
        with slow.slow():
            tablet.log_in(INSPECTOR)
        cost = page.evaluate(COST)
        _to_the_sheet(page)
        found = {"the password at a signature": [_sign_wrongly(slow) for _ in range(TRIES)]}
        found["unlocking at the door"] = [_unlock(slow, tablet) for _ in range(unlocks)]
        tablet.close()
    figures = {name: (median(some), quantile(some, 0.95), max(some)) for name, some in found.items()}
    return {"cost": cost, "ms": figures}


def _unlock(slow: SlowPage, tablet: Tablet) -> float:
    tablet.lock()
    slow.page.get_by_label(re.compile("^Password")).fill(PASSWORD)
    return _waited(slow, slow.page.get_by_role("button", name="Unlock"), "header.bar")


def _waited(slow: SlowPage, button: Locator, there: str) -> float:
    with slow.slow():
        slow.page.evaluate(WAIT, there)
        button.click()
        return slow.page.evaluate("waited")


def _to_the_sheet(page: Page) -> None:
    page.get_by_role("link", name=re.compile(GOODS)).click()
    inspect(page)


def _sign_wrongly(slow: SlowPage) -> float:
    """A wrong password takes as long as the right one, and leaves the sheet as it was."""
    slow.page.get_by_label("Your password").fill("not the password")
    return _waited(slow, slow.page.get_by_role("button", name=re.compile("^Sign as")), ".err")
