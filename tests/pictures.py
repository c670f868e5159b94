"""Pictures of every screen, phone and tablet, light and dark: `python -m tests.pictures`, into build/pictures.

Those that the README shows are copied to docs/pictures.
`python -m tests.pictures icons` draws the icons of the installed app from its symbol.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from playwright.sync_api import BrowserContext, Page, Playwright, expect, sync_playwright

from tests import film
from tests.stories.world import CHROMIUM, PHONE, TABLET, Tablet, serving

ROOT = Path(__file__).parents[1]
PUBLIC = ROOT / "pwa" / "public"
ALL = ROOT / "build" / "pictures"
SHOWN = ROOT / "docs" / "pictures"

SCREENS = {"phone": PHONE, "tablet": TABLET}
THEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
PIXELS = {"phone": 2.0, "tablet": 1.0}

INSPECTOR = "inspector2@harbour.example"
BEGUN = re.compile("CHEDA.*Registered horses")
REFUSED = re.compile("Casings, salted")

# name, pixels, part of the side that the mark fills: a maskable icon may lose everything outside the inner 80 %
ICONS = (("icon-192", 192, 0.86), ("icon-512", 512, 0.86), ("icon-maskable-512", 512, 0.58))


def draw_icons(playwright: Playwright) -> None:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    mark = (PUBLIC / "icon.svg").read_text()
    for name, pixels, part in ICONS:
        page = browser.new_page(viewport={"width": pixels, "height": pixels})
        page.set_content(
            f"<style>body{{margin:0;height:100vh;display:grid;place-items:center;background:#0d1b26}}"
            f"svg{{width:{part:.0%};height:{part:.0%}}}</style>{mark}"
        )
        page.screenshot(path=PUBLIC / f"{name}.png")
        page.close()
    browser.close()


def choose(page: Page, question: str, answer: str) -> None:
    page.get_by_role("group", name=re.compile(question)).get_by_text(answer, exact=True).click()


def step(page: Page) -> None:
    """The one yellow thing at the foot of the screen."""
    page.locator(".act .btn--next").click()


def walk(tablet: Tablet, take: Callable[[str], None]) -> str:
    """Through the app as on a working day, with a picture of each screen; ends with what its code leads to."""
    page = tablet.page
    expect(page.get_by_role("heading", name="Demonstration accounts")).to_be_visible()
    take("login")
    tablet.until_the_app_is_kept()
    tablet.log_in(INSPECTOR)
    take("worklist")
    tablet.go_offline()
    page.get_by_role("link", name=BEGUN).click()
    choose(page, "^Result", "Satisfactory")
    page.get_by_role("textbox", name=re.compile("animals checked")).fill("6")
    page.get_by_label("Remark").fill("Animal 4: transponder read twice, agrees with the passport.")
    expect(page.get_by_role("main")).to_contain_text("Saved on this tablet")
    page.get_by_role("heading", level=1).click()
    take("check")
    step(page)
    choose(page, "Conditions of transport", "Satisfactory")
    choose(page, "State of health", "Satisfactory")
    for box, number in (("Dead on arrival", "0"), ("Unfit", "1")):
        page.get_by_role("textbox", name=re.compile(box)).fill(number)
    expect(page.get_by_text("The count agrees.")).to_be_visible()
    take("welfare")
    step(page)
    choose(page, "The consignment is", "Acceptable")
    take("decision")
    step(page)
    take("sign")
    page.get_by_label("Your password").fill("stamp-ink-and-hoof")
    page.get_by_role("button", name=re.compile("^Sign as")).click()
    expect(page.get_by_role("img", name=re.compile("Provisional seal"))).to_be_visible(timeout=30_000)
    take("signed")
    page.get_by_role("link", name=re.compile("Work list")).click()
    page.get_by_role("link", name=REFUSED).click()
    take("document")
    page.get_by_role("link", name="Go to the decision").click()
    choose(page, "The consignment is", "Not acceptable")
    page.locator(".act .btn--next").click()
    expect(page.get_by_role("heading", name=re.compile("things are missing"))).to_be_visible()
    take("missing")
    page.get_by_role("banner").get_by_role("link", name=re.compile("Offline|unsent")).click()
    take("sync")
    page.get_by_role("button", name="Lock the tablet").click()
    expect(page.get_by_role("heading", name="Locked")).to_be_visible()
    take("locked")
    tablet.unlock()
    tablet.go_offline(False)
    page.goto(f"{tablet.url}/")
    tablet.unlock()
    tablet.until_all_is_sent()
    page.get_by_role("link", name=BEGUN).click()
    page.get_by_role("link", name="Show the seal").click()
    expect(page.get_by_role("img", name=re.compile("^Seal of"))).to_be_visible(timeout=30_000)
    take("seal")
    checked = page.get_by_role("link", name="Check it").get_attribute("href") or ""
    page.goto(checked)
    expect(page.get_by_role("heading", name="Authentic and valid")).to_be_visible()
    take("valid")
    page.goto(f"{tablet.url}/")
    tablet.unlock()
    page.get_by_role("link", name=BEGUN).click()
    page.get_by_role("link", name="Cancel this document").click()
    page.get_by_label("Your password").fill("stamp-ink-and-hoof")
    page.get_by_role("button", name=re.compile("^Sign as")).click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Cancel the document")
    tablet.until_all_is_sent()
    page.goto("about:blank")
    page.goto(checked)
    expect(page.get_by_role("heading", name="Cancelled")).to_be_visible()
    take("cancelled")
    return checked


def scanned(context: BrowserContext, link: str) -> Page:
    """The check page in the moment in which its camera has found the code, and the service has not answered yet."""
    page = context.new_page()
    page.goto(link)
    expect(page.get_by_role("heading", name="Cancelled")).to_be_visible()
    page.route("**/api/seals/**", lambda _: None)
    page.goto(link.partition("#")[0])
    expect(page.get_by_text("A code was found.")).to_be_visible()
    return page


def take_pictures(playwright: Playwright, folder: Path) -> None:
    ALL.mkdir(parents=True, exist_ok=True)
    for size, screen in SCREENS.items():
        for theme in THEMES:
            with serving(folder / f"server-{size}-{theme}") as server:
                tablet = Tablet(playwright, folder / f"{size}-{theme}", server.url, screen)
                page = tablet.open(color_scheme=theme, reduced_motion="reduce", device_scale_factor=PIXELS[size])

                def take(name: str, page: Page = page, end: str = f"{size}-{theme}") -> None:
                    page.evaluate("document.fonts.ready.then(() => scrollTo(0, 0))")
                    page.screenshot(path=ALL / f"{name}-{end}.png", animations="disabled")

                link = walk(tablet, take)
                clip = folder / "camera.y4m"
                film.shoot(clip, link, pixels=5)
                camera = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", *film.flags(clip)])
                context = camera.new_context(
                    viewport={"width": screen["width"], "height": screen["height"]},
                    permissions=["camera"],
                    locale="en-GB",
                    color_scheme=theme,
                    device_scale_factor=PIXELS[size],
                )
                page = scanned(context, link)
                take("scanner", page)
                expect(page.get_by_text("A code was found.")).to_be_visible(timeout=1)  # or it took too long
                camera.close()
                tablet.close()
    SHOWN.mkdir(parents=True, exist_ok=True)
    for name in re.findall(r"docs/pictures/([a-z-]+\.png)", (ROOT / "README.md").read_text()):
        shutil.copyfile(ALL / name, SHOWN / name)


if __name__ == "__main__":
    with sync_playwright() as started, tempfile.TemporaryDirectory() as temporary:
        if sys.argv[1:] == ["icons"]:
            draw_icons(started)
        else:
            take_pictures(started, Path(temporary))
