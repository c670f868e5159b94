"""Real entry documents of another system, imported into a running demo, as an inspector of the post then sees them."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.stories.world import Tablet, Waarmerk, choose, rail

DATA = Path(os.environ.get("WAARMERK_TEST_DATA", Path(__file__).parents[3] / "shared" / "data")) / "ched"
SAID = {file.stem: json.loads(file.read_bytes())["importPreNotification"] for file in sorted(DATA.glob("CHED*.json"))}
"""By reference, what the other system says of each."""

pytestmark = [
    pytest.mark.stories,
    pytest.mark.skipif(not SAID, reason="the real documents are not here; WAARMERK_TEST_DATA names their folder"),
]

RESULTS = {"Satisfactory": "Satisfactory", "Not Done": "Not done"}
"""What the other system calls the result of a check, and what we do."""


def with_status(status: str) -> list[str]:
    return [reference for reference, said in SAID.items() if said["status"] == status]


def find(page: Page, reference: str) -> Locator:
    """The document's line in the work list, looked for as a person does."""
    page.get_by_role("link", name="Work", exact=True).first.click()
    page.get_by_label("Reference, goods, code, container").fill(reference)
    return page.get_by_role("listitem").filter(has_text=reference)


def open_document(page: Page, reference: str) -> Locator:
    """Its page, to be read."""
    find(page, reference).get_by_role("link").click()
    expect(page.get_by_role("main").locator(".doc__top")).to_contain_text(reference)
    return page.get_by_role("main")


def box(page: Page, label: str) -> Locator:
    """The line of a box with what stands in it."""
    return (
        page.locator("dl.facts > div").filter(has=page.locator("dt", has_text=re.compile(rf"{label}$"))).locator("dd")
    )


def test_the_import_beside_a_running_server_says_what_became_of_each(server: Waarmerk) -> None:
    done = server.run("import", "--demo", "--post", "NLHBR1", *(str(DATA / f"{one}.json") for one in SAID))

    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(rf"\b{len(SAID)}\b", done.stdout)
    assert "Kept with the document, without a box of their own" in done.stdout


def test_the_posts_work_list_has_them_all_each_with_its_status(tablet: Tablet) -> None:
    page = tablet.open()
    tablet.log_in("inspector2@harbour.example")
    shown = {
        "VALIDATED": "Decided elsewhere",
        "CANCELLED": "Cancelled",
        "SUBMITTED": "To do",
        "IN_PROGRESS": "In progress",
    }

    for reference, said in SAID.items():
        line = find(page, reference)
        expect(line).to_have_count(1)
        expect(line).to_contain_text(shown[said["status"]])


def test_what_was_decided_elsewhere_shows_its_checks_and_outcome_and_nothing_to_do(tablet: Tablet) -> None:
    page = tablet.page

    for reference in with_status("VALIDATED"):
        main = open_document(page, reference)

        expect(main).to_contain_text(f"Decided elsewhere. There it is {reference}, with status VALIDATED.")
        expect(main).to_contain_text("There is nothing for you to do on it.")
        decided: dict[str, Any] = SAID[reference].get("partTwo") or {}
        checks: dict[str, Any] = decided.get("consignmentCheck") or {}
        if result := checks.get("documentCheckResult"):
            expect(box(page, "Documentary check")).to_have_text(RESULTS[result])
        if result := checks.get("identityCheckResult"):
            expect(box(page, "Identity check")).to_contain_text(RESULTS[result])
        if decided.get("decision"):
            expect(box(page, "Decision")).to_contain_text(
                re.compile("Acceptable for (Internal market|Release for free circulation)")
            )


def test_fields_without_a_box_are_counted_and_named(tablet: Tablet) -> None:
    page = tablet.page
    open_document(page, with_status("VALIDATED")[0])

    more = page.get_by_role("group").filter(has_text="have no box here")
    more.locator("summary").click()

    count = int(more.locator("summary").inner_text().split()[0])
    expect(more.get_by_role("listitem")).to_have_count(count)
    expect(more).to_contain_text("They are kept with the original.")


def test_a_cancelled_one_says_so_and_is_closed(tablet: Tablet) -> None:
    page = tablet.page
    (reference,) = with_status("CANCELLED")

    main = open_document(page, reference)

    expect(main.locator(".doc__t")).to_contain_text("Cancelled")
    expect(main).to_contain_text("There is nothing for you to do on it.")


def test_one_that_was_begun_there_goes_on_here(tablet: Tablet, server: Waarmerk) -> None:
    page = tablet.page
    (reference,) = with_status("IN_PROGRESS")
    open_document(page, reference)
    expect(page.get_by_role("heading", level=2, name="Documentary check")).to_be_visible()

    choose(page, "^Result", "Satisfactory")

    tablet.until_all_is_sent()
    expect(rail(page).get_by_role("link", name=re.compile("Documentary"))).to_contain_text("Satisfactory")
    again = server.run("import", "--demo", "--post", "NLHBR1", str(DATA / f"{reference}.json"))
    assert "was here already" in again.stdout
