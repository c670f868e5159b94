"""Every screen, with real content: no fault that axe finds, nothing too small for a thumb, nothing beside the screen.

One browser walks all addresses once for each size of a screen, and looks at each in all its colours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.stories.desks import Desk
from tests.stories.world import PHONE, TABLET, Tablets, Waarmerk

pytestmark = pytest.mark.stories

AXE = (Path(__file__).parents[2] / "pwa" / "node_modules" / "axe-core" / "axe.min.js").resolve()
LEAST = 44  # px
NARROW = {"width": 320, "height": 700}
CHECKED_TWICE = "Chicken breast, frozen"
LEADS_NOWHERE = ("/nowhere", "/d/UNKNOWN")
NOTHING = re.compile("Nothing here|Certificate not found|not on the tablet yet")

Person = Literal["inspector", "operator", "administrator"]
DEMO_TYPES = ("CVEDA", "CVEDP", "CED", "CHEDPP", "DECLAR", "IMPORT")

# All rules once; where only the colours are others, those about colours.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
# The size of targets is measured below, where nothing that floats above hides a part of them.
FAULTS = """async (runOnly) => (await axe.run(document, {
    runOnly, rules: { "target-size": { enabled: false } },
})).violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((one) => one.html.slice(0, 160)).join(" ¶ ")}`)"""

# A control inside a larger label or row is as large as that; a link in running text is part of its line.
SMALL = """(least) => [...document.querySelectorAll("a, button, input, select, textarea, summary")].flatMap((one) => {
    const around = one.matches("input[type=radio], input[type=checkbox]") ? one.closest("label") ?? one : one;
    if (one.disabled || one.closest(".vh") || one.matches(".vh, .skip, [tabindex='-1'], p a, dd a, li p a")) return [];
    if (!one.checkVisibility({ visibilityProperty: true })) return [];
    const { width, height } = around.getBoundingClientRect();
    if (width === 0 || (width >= least - 0.5 && height >= least - 0.5)) return [];
    return [`${Math.round(width)} × ${Math.round(height)}: ${one.outerHTML.slice(0, 160)}`];
})"""

BESIDE = """() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`${scrollWidth} in ${clientWidth}`] : [];
}"""


def reference_of(server: Waarmerk, type_: str, status: str) -> str:
    rows = server.sql(
        "SELECT json_extract(body, '$.reference'), id FROM document"
        " WHERE json_extract(body, '$.type') = ? AND json_extract(body, '$.status') = ? ORDER BY id",
        type_,
        status,
    )
    return next((reference or id_ for reference, id_ in rows), "")


def screens(server: Waarmerk, who: Person) -> Iterator[str]:
    """The addresses of every view that the person has, on documents of several types and statuses."""
    if who == "administrator":
        entry = "/lists/transporters/entry"
        yield from (
            "/lists",
            "/lists/transporters",
            "/lists/transporters/import",
            entry,
            f"{entry}/DE-T2-0071,2023-03-01",
        )
        return
    yield from ("/", "/status", "/devices", *LEADS_NOWHERE, "/conflicts")
    if who == "inspector":
        begun, new = reference_of(server, "CVEDA", "in_progress"), reference_of(server, "CVEDP", "new")
        valid, refused = reference_of(server, "CVEDP", "valid"), reference_of(server, "CVEDP", "rejected")
        yield from (f"/d/{one}" for one in (begun, new, valid, refused) if one)
        for check in ("documentary", "identity", "physical", "welfare", "laboratory", "more"):
            yield f"/d/{begun}/check/{check}"
        yield from (f"/d/{begun}/decision", f"/d/{begun}/sign/decide", f"/d/{begun}/sign/cancel", f"/d/{new}/decision")
        yield from (f"/d/{valid}/signed", f"/d/{valid}/print", f"/d/{new}/copy", f"/d/{new}/delete")
        certificate = reference_of(server, "IMPORT", "valid")
        yield from (f"/d/{refused}/complete", f"/d/{certificate}", f"/d/{certificate}/sign/recall")
        return
    yield "/new"
    draft = reference_of(server, "CVEDP", "draft")
    for step in ("goods", "parties", "origin", "journey", "purpose", "papers", "more", "end"):
        yield f"/d/{draft}/part1/{step}"
    for type_ in DEMO_TYPES:
        if one := reference_of(server, type_, "new"):
            yield from (f"/d/{one}", f"/d/{one}/part1/goods", f"/d/{one}/sign/submit")


@pytest.fixture(scope="module")
def two_values(server: Waarmerk) -> None:
    """One box that two inspectors set, each without having seen the other's value."""
    with (
        Desk(server.url, "inspector1@harbour.example") as first,
        Desk(server.url, "inspector2@harbour.example") as second,
    ):
        seen = second.document(CHECKED_TWICE)
        first.change(first.document(CHECKED_TWICE), {"part2/identity/result": "satisfactory"})
        second.change(seen, {"part2/identity/result": "not_satisfactory"})


def go(page: Page, path: str) -> None:
    """To another view of the app, without loading the page anew."""
    page.evaluate(
        "(path) => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')); }", path
    )
    title = page.locator("main h1")
    expect(title).to_be_visible()
    expect(page.get_by_role("main").get_by_text(re.compile("^(Opening|One moment)"))).to_have_count(0)
    if path in LEADS_NOWHERE:
        expect(title).to_have_text(NOTHING)
    else:
        expect(title).not_to_have_text(NOTHING)


def found_on(page: Page, check: str, argument: Any = None) -> list[str]:
    return page.evaluate(check, argument)


def faults(page: Page, axe: list[str]) -> list[str]:
    found = found_on(page, BESIDE) + found_on(page, SMALL, LEAST)
    return found + (found_on(page, FAULTS, axe) if axe else [])


def unfold(page: Page, path: str) -> None:
    """To a step of Part I, with the options of its first choice among many unfolded."""
    go(page, path)
    page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")
    page.locator("button[role=combobox]").first.click()
    expect(page.get_by_role("listbox").first).to_be_visible()


class Way(NamedTuple):
    """How people see a screen, and the rules of axe that are asked there."""

    name: str
    scheme: Literal["light", "dark"]
    forced: Literal["active", "none"]
    rules: list[str]


# A screen is drawn anew for each size; another scheme only colours it.
WAYS = (
    (TABLET, [Way("tablet, light", "light", "none", RULES), Way("tablet, forced colours", "light", "active", COLOURS)]),
    (PHONE, [Way("phone, dark", "dark", "none", COLOURS)]),
    (NARROW, [Way("narrow", "light", "none", [])]),
)


def faults_of(page: Page, what: str, ways: list[Way]) -> dict[str, list[str]]:
    """What is wrong with the screen as it stands, by each way to see it."""
    found: dict[str, list[str]] = {}
    for way in ways:
        page.emulate_media(color_scheme=way.scheme, forced_colors=way.forced)
        if there := faults(page, way.rules):
            found[f"{way.name}: {what}"] = there
    return found


@pytest.mark.usefixtures("two_values")
@pytest.mark.parametrize(
    ("who", "email"),
    [
        ("inspector", "inspector2@harbour.example"),
        ("operator", "exporter@south.example"),
        ("administrator", "administrator@harbour.example"),
    ],
)
def test_no_screen_has_a_fault_a_small_target_or_a_part_beside_it(
    tablets: Tablets,
    server: Waarmerk,
    who: Person,
    email: str,
) -> None:
    tablet = tablets()
    page = tablet.open(bypass_csp=True, reduced_motion="reduce")
    page.add_init_script(path=AXE)
    page.reload()
    expect(page.get_by_label("E-mail address")).to_be_visible()
    all_found: dict[str, list[str]] = {}
    if there := faults(page, RULES):
        all_found["the door"] = there
    tablet.log_in(email)
    paths = list(screens(server, who))

    for size, ways in WAYS:
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        for path in paths:
            go(page, path)
            all_found |= faults_of(page, path, ways)
        if who == "operator":
            unfold(page, f"/d/{reference_of(server, 'CVEDP', 'draft')}/part1/purpose")
            all_found |= faults_of(page, "a choice unfolded", [one._replace(rules=RULES) for one in ways])
    tablet.close()

    assert not all_found, "\n".join(f"{where}\n  " + "\n  ".join(there) for where, there in all_found.items())
