"""What the first visit costs: bytes over the network, and the time until the log in can be used."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from time import perf_counter

from playwright.sync_api import Page, sync_playwright

from tests.stories.world import CHROMIUM, FLAGS, PHONE

GOAL_KB = 100.0


def weigh(folder: Path) -> dict[str, float]:
    """kB of each file that the first page asks for, compressed as it is served."""
    page = (folder / "index.html").read_text()
    names = re.findall(r'(?:src|href)="/(assets/[^"]+)"', page)
    styles = [(folder / name).read_text() for name in names if name.endswith(".css")]
    names += [f"assets/{name}" for style in styles for name in re.findall(r"url\(/assets/([^)]+\.woff2)\)", style)]
    found = {"index.html": folder / "index.html"} | {Path(name).name: folder / name for name in dict.fromkeys(names)}
    return {name: _served(path) / 1000 for name, path in found.items()}


def _served(path: Path) -> int:
    body = path.read_bytes()
    return min(len(body), len(gzip.compress(body, 9)))


def load_app(url: str, profile: Path) -> dict[str, float]:
    """Milliseconds from the address to a log in that can be used, and again from the disk without a network."""
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            str(profile),
            executable_path=CHROMIUM,
            args=FLAGS,
            viewport={"width": PHONE["width"], "height": PHONE["height"]},
        )
        page = context.pages[0]
        first = _until_usable(page, url)
        page.wait_for_function("navigator.serviceWorker.ready.then((it) => it.active.state === 'activated')")
        context.set_offline(True)
        again = _until_usable(page, url)
        context.close()
    return {"first ms": first, "offline ms": again}


def _until_usable(page: Page, url: str) -> float:
    start = perf_counter()
    page.goto(url, wait_until="commit")
    page.get_by_label("E-mail address").wait_for()
    return 1000 * (perf_counter() - start)
