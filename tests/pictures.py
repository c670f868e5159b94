"""Pictures of the app: `python -m tests.pictures icons` draws the installed app's icons from its symbol."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

PWA = Path(__file__).parents[1] / "pwa"
CHROMIUM = "/usr/bin/chromium"

# name, pixels, part of the side that the mark fills: a maskable icon may lose everything outside the inner 80 %
ICONS = (("icon-192", 192, 0.86), ("icon-512", 512, 0.86), ("icon-maskable-512", 512, 0.58))


def draw_icons(browser: Browser) -> None:
    mark = (PWA / "public" / "icon.svg").read_text()
    for name, pixels, part in ICONS:
        page = browser.new_page(viewport={"width": pixels, "height": pixels})
        page.set_content(
            f"<style>body{{margin:0;height:100vh;display:grid;place-items:center;background:#0d1b26}}"
            f"svg{{width:{part:.0%};height:{part:.0%}}}</style>{mark}"
        )
        page.screenshot(path=PWA / "public" / f"{name}.png")
        page.close()


if __name__ == "__main__":
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        if sys.argv[1:] == ["icons"]:
            draw_icons(browser)
