"""What a screen costs on a slow tablet: a form is opened, and goods are looked for letter by letter.

The document is a draft of a CVEDP with 50 lines of goods; its form has some 330 boxes, and about 1,400 are filled in.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import sleep

import msgspec
from playwright.sync_api import Page, expect, sync_playwright
from uuid_utils import uuid7

from backend import app, demo
from backend.demo_consignments import EDITION
from backend.domain.held import Held
from backend.domain.rights import Person, Role
from backend.settings import read
from backend.store import documents
from bench.browser import CLOCK, SlowPage, quantile, slow_workers
from bench.rules import a_full_cvedp
from sync_protocol import rules
from sync_protocol.document import Document
from sync_protocol.forms import CVEDP
from sync_protocol.workflow import Status
from tests.stories import part_one
from tests.stories.world import Tablet, serving

START_MS = 60_000
SAME_LIST_MS = 1500
PLAIN = 20
PLAIN_BOX = "letter in a plain box, for comparison"
STEPS = ("parties", "origin", "journey", "purpose", "papers", "goods", "end")
TYPED = {"en": "frozen shrimps", "nl": "bevroren", "hu": "fagyasztott", "fi": "pakaste", "nb": "fryste"}

Samples = dict[str, list[dict[str, float]]]
Figures = dict[str, dict[str, tuple[float, float]]]


def measure(openings: int, starts: int) -> dict[str, object]:
    """Median and 95th percentile of each figure; `boxes` are the controls that each step draws."""
    expect.set_options(timeout=START_MS)
    with tempfile.TemporaryDirectory() as temporary, _served(Path(temporary)) as (url, id_), sync_playwright() as one:
        tablet = Tablet(one, Path(temporary) / "profile", url)
        page = tablet.open(script=CLOCK, service_workers="block")
        page.context.set_default_timeout(START_MS)
        slow_workers(page.context)
        part_one.log_in(tablet)
        slow = SlowPage(page)
        calibrated = slow.calibrated()
        opened, boxes = _open(slow, id_, openings)
        searched = _search(slow, id_)
        first = _first_letters(slow, tablet, id_, starts)
        plain = {PLAIN_BOX: _plain_letters(page)}
        tablet.close()
    return {
        "slower": calibrated,
        "boxes": boxes,
        "opening": _summed(opened),
        "searching": _summed(searched | first | plain),
    }


def _summed(samples: Samples) -> Figures:
    def both(values: list[float]) -> tuple[float, float]:
        return median(values), quantile(values, 0.95)

    return {name: {figure: both([one[figure] for one in some]) for figure in some[0]} for name, some in samples.items()}


@contextmanager
def _served(folder: Path) -> Generator[tuple[str, str]]:
    """The demo, with the large draft in it: its address and the draft's id."""
    with serving(folder / "server") as server:
        yield server.url, asyncio.run(_add_draft(folder / "server"))


async def _add_draft(folder: Path) -> str:
    server = await app.open_server(read({"WAARMERK_DATA": str(folder), "WAARMERK_ENVIRONMENT": "demo"}))
    organisation, desk, now = demo.EXPORTER["id"], "Exporter South, desk", server.now()
    person = Person(id="operator-1", name=desk, role=Role.OPERATOR, post="", organisation=organisation)
    draft = Document(
        id=str(uuid7()),
        type=CVEDP,
        edition=EDITION,
        rev=1,
        status=Status.DRAFT,
        post=demo.HARBOUR,
        organisation=organisation,
        content=msgspec.Raw(rules.encode(a_full_cvedp())),
        arrival=now + timedelta(days=1),
        changed_at=now,
        changed_by=desk,
    )
    change = documents.Change(before=None, after=Held(draft, {}, 1), action="create", person=person, at=now)
    async with server.database.begin() as connection:
        await documents.write(connection, [change])
    await server.database.close()
    return draft.id


def _open(slow: SlowPage, id_: str, times: int) -> tuple[Samples, dict[str, int]]:
    """From the list to the document, to Part I, and through its steps, again and again. The first time counts apart."""
    page, found, boxes = slow.page, Samples(), dict[str, int]()
    row = page.locator(f'main a[href="/d/{id_}"]').first

    def go(name: str, link: str, there: str, turn: int) -> None:
        act: Callable[[], None] = page.locator(link).first.click
        told = f"{name}, first time" if turn == 0 and name in ("document", "Part I") else name
        measured = slow.follow("click", act, there)
        if turn or told != name:
            found.setdefault(told, []).append(measured)

    for turn in range(times + 1):
        row.wait_for()
        go("document", f'main a[href="/d/{id_}"]', f'main a[href$="/{id_}/part1"]', turn)
        go("Part I", f'main a[href$="/{id_}/part1"]', ".steprail", turn)
        for step in STEPS:
            link = f'.steprail a[href$="/part1/{step}"]'
            go(f"step {step}", link, f"{link}[aria-current]", turn)
            boxes[step] = page.locator("main :is(input, select, textarea, .code, .combo > .in)").count()
        page.locator('.act a[href="/"]').click()
    return found, boxes


def _to_goods(page: Page, id_: str) -> None:
    page.locator(f'main a[href="/d/{id_}"]').first.click()
    page.locator(f'main a[href$="/{id_}/part1"]').first.click()
    page.locator(".steprail").wait_for()


def _dialog(page: Page) -> None:
    """The search of the nomenclature, with its first branches drawn."""
    page.locator('[id="part1/commodities"] > p > button').click()
    page.locator("dialog .pick__list button").first.wait_for()


def _search(slow: SlowPage, id_: str) -> Samples:
    """Each letter from the key to the painted list, in each language; the first of a language finds the index made."""
    page, found = slow.page, Samples()
    _to_goods(page, id_)
    for language, typed in TYPED.items():
        _speak(page, language)
        for _ in range(2):
            _dialog(page)
            sleep(1.5)  # as a person takes to find the keys
            for letter in typed:
                if measured := _type(slow, letter):
                    found.setdefault(f"letter, {language}", []).append(measured)
            page.keyboard.press("Escape")
    _speak(page, "en")
    every = [one for some in found.values() for one in some]
    return {"letter, all languages": every} | found


def _type(slow: SlowPage, letter: str) -> dict[str, float] | None:
    """None where the list stays as it is, and there is nothing to wait for."""
    key = "Space" if letter == " " else letter
    measured = slow.follow("keydown", lambda: slow.page.keyboard.press(key), ".pick__list", most_ms=SAME_LIST_MS)
    return measured if measured["at rest ms"] else None


def _plain_letters(page: Page) -> list[dict[str, float]]:
    """What the machine can do without us: a box, and a text that says again what is in it."""
    plain = page.context.new_page()
    plain.set_content("<input><p></p>")
    plain.evaluate(CLOCK)
    plain.evaluate(
        """() => {
            const [input, text] = ["input", "p"].map((name) => document.querySelector(name));
            input.addEventListener("input", () => (text.textContent = input.value));
        }"""
    )
    plain.locator("input").focus()
    slow = SlowPage(plain)
    found = [slow.follow("keydown", lambda: plain.keyboard.press("f"), "p") for _ in range(PLAIN)]
    plain.close()
    return found


def _speak(page: Page, language: str) -> None:
    page.locator("header .lang select").select_option(language)
    page.wait_for_function("(language) => document.documentElement.lang.startsWith(language)", arg=language)


def _first_letters(slow: SlowPage, tablet: Tablet, id_: str, starts: int) -> Samples:
    """The first letter after the app has started: nobody waits before typing it."""
    found: Samples = {}
    for _ in range(starts):
        slow.page.goto(tablet.url)
        tablet.unlock()
        _to_goods(slow.page, id_)
        _dialog(slow.page)
        for name, letter in (("first letter after the start", "f"), ("second letter after the start", "r")):
            if measured := _type(slow, letter):
                found.setdefault(name, []).append(measured)
    return found
