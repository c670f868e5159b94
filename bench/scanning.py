"""From the picture that a camera sees to the verdict on the screen, on a slow tablet: online, and without a network."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import BrowserContext, Page, sync_playwright

from bench.browser import CLOCK, SlowPage, quantile, slow_workers
from tests import film
from tests.stories.authority import Authority, install, running
from tests.stories.world import CHROMIUM, PHONE

GOAL_MS = 300.0
DECODER = "**/decode.worker-*.js"

_LAST_PICTURE = """
{
    // The picture in which the code was found is the last one that was asked for.
    const ask = HTMLVideoElement.prototype.requestVideoFrameCallback;
    HTMLVideoElement.prototype.requestVideoFrameCallback = function (told) {
        return ask.call(this, (...about) => {
            window.pictureAt = performance.now();
            told(...about);
        });
    };
    // What stands there before a frame is drawn is on the screen when that frame has been.
    window.verdictAt = async () => {
        const { port1, port2 } = new MessageChannel();
        const drawn = new Promise((done) => (port1.onmessage = () => done(performance.now() - window.pictureAt)));
        const look = () => {
            if (window.pictureAt && document.querySelector(".call--ok")) port2.postMessage(null);
            else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
        return drawn;
    };
}
"""


def measure(times: int) -> dict[str, tuple[float, float]]:
    """Milliseconds, median and 95th percentile, and how much slower the page was than the machine."""
    with tempfile.TemporaryDirectory() as temporary:
        data = _installed(Path(temporary))
        found = _measured(data, Path(temporary) / "camera.y4m", times)
    return {name: (median(values), quantile(values, 0.95)) for name, values in found.items()}


def _measured(data: Path, clip: Path, times: int) -> dict[str, list[float]]:
    with sync_playwright() as playwright:
        film.shoot(clip, "nothing yet")
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", *film.flags(clip)])
        context = chromium.new_context(
            viewport={"width": PHONE["width"], "height": PHONE["height"]},
            permissions=["camera"],
            locale="en-GB",
            service_workers="block",  # they would answer for the worker that is to be slow
        )
        with running(data) as authority:
            found = _at_a_gate(authority, context, clip, times)
        chromium.close()
    return found


def _installed(folder: Path) -> Path:
    made = folder / "installed"
    asyncio.run(install(made))
    return Path(shutil.copytree(made, folder / "data"))


def _at_a_gate(authority: Authority, context: BrowserContext, clip: Path, times: int) -> dict[str, list[float]]:
    film.shoot(clip, authority.link())
    context.add_init_script(CLOCK + _LAST_PICTURE)
    slow_workers(context, DECODER)
    page = context.new_page()
    page.goto(f"{authority.url}/c")
    page.locator(".call--ok").wait_for()
    slow = SlowPage(page)
    found = {"online": _scans(page, slow, times)}
    context.set_offline(True)
    return found | {"without a network": _scans(page, slow, times), "slower": [slow.calibrated()]}


def _scans(page: Page, slow: SlowPage, times: int) -> list[float]:
    found: list[float] = []
    for _ in range(times):
        page.evaluate("pictureAt = 0")
        with slow.slow():
            page.locator(".check-next button").click()
            found.append(float(page.evaluate("verdictAt()")))
    return found
