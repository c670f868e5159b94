"""A document type is one file and its words: a made-up one, added to a copy of the program, works like all others.

Its forms, rules, words and build follow; nothing else of the copy is touched.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Playwright, expect, sync_playwright

from tests.stories.world import PHONE, Tablet, choose, next_step, rail, serving, sign

pytestmark = pytest.mark.stories

ROOT = Path(__file__).parents[2]
OF_THE_PROGRAM = ("backend", "docs", "locales", "pwa", "sync_protocol", "pyproject.toml")
HELD = "Painted wooden toys"
REFERENCE = "CRATES.NL.2026.0000001"

FORM = '''
"""CRATES: a notice of wooden crates."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sync_protocol.document_form import DocumentForm
from sync_protocol.forms.checks import CheckResult, Documentary
from sync_protocol.rules import Box, Form, Section, box, boxes, mandatory, rule, section


class CratesPart1(Form):
    subject: Box[str] = box("1", label="box-crates-subject", max_length=80)
    crates: Box[int] = box("2", label="box-crates-number")
    arrival: Box[datetime] = box("3", label="box-crates-arrival")


class CratesOutcome(StrEnum):
    RELEASE = "release"


class CratesDecision(Form):
    acceptable: Box[bool] = box("5", label="box-crates-acceptable")
    outcome: Box[CratesOutcome] = box("6", label="box-crates-outcome")


class CratesPart2(Form):
    documentary: Section[Documentary] = section(Documentary(), "4", label="box-crates-documentary")
    decision: Section[CratesDecision] = section(CratesDecision(), label="box-crates-decision")


class Crates(Form):
    part1: Section[CratesPart1] = section(CratesPart1(), label="box-crates-part1", part="I")
    part2: Section[CratesPart2] = section(CratesPart2(), label="box-crates-part2", part="II")


document = boxes(Crates)
part1, part2 = document.part1, document.part2

FORM = DocumentForm(
    type="CRATES",
    content=Crates,
    prefixes={"1/2026": "CRATES"},
    rules=(
        *mandatory(part1.subject, part1.crates, part2.documentary.result, part2.decision.acceptable),
        *mandatory(part2.decision.outcome, when=part2.decision.acceptable.yes()),
        rule(
            "CRATES-1",
            "A notice is of 100 crates at most.",
            when=part1.crates.present(),
            require=part1.crates <= 100,
            at=part1.crates,
        ),
    ),
    title=part1.subject.path,
)
'''

WORDS = """
type-CRATES = Notice of crates
box-crates-part1 = Part I: the crates
box-crates-subject = What the crates hold
box-crates-number = Number of crates
box-crates-arrival = Arrival of the crates
box-crates-part2 = Part II: the decision
box-crates-documentary = Papers
box-crates-decision = Decision
box-crates-acceptable = The crates are
box-crates-outcome = What happens with them
CratesOutcome-release = Release
"""


def with_the_type(folder: Path) -> Path:
    """A copy of the program with one form and its words more, generated and built."""
    for name in OF_THE_PROGRAM:
        source, target = ROOT / name, folder / name
        if source.is_file():
            shutil.copy(source, target)
        else:
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("node_modules", "dist", "__pycache__"))
    (folder / "pwa" / "node_modules").symlink_to(ROOT / "pwa" / "node_modules")
    (folder / "sync_protocol" / "forms" / "crates.py").write_text(FORM.lstrip(), encoding="utf-8")
    with (folder / "locales" / "en" / "forms.ftl").open("a", encoding="utf-8") as words:
        words.write(WORDS)
    subprocess.run([sys.executable, "-m", "sync_protocol.generate"], cwd=folder, check=True, capture_output=True)
    vite = folder / "pwa" / "node_modules" / ".bin" / "vite"
    subprocess.run([vite, "build"], cwd=folder / "pwa", check=True, capture_output=True)
    return folder


class Desks:
    """The phone of the exporter and the tablet of the inspector, on a server that knows the type."""

    def __init__(self, playwright: Playwright, url: str, folder: Path) -> None:
        self.phone = Tablet(playwright, folder / "phone", url, PHONE)
        self.tablet = Tablet(playwright, folder / "tablet", url)


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Generator[Desks]:
    folder = tmp_path_factory.mktemp("crates")
    (copy := folder / "program").mkdir()
    with sync_playwright() as playwright, serving(folder / "server", installed=with_the_type(copy)) as server:
        told = Desks(playwright, server.url, folder)
        yield told
        told.phone.close()
        told.tablet.close()


def number_of_crates(page: Page) -> Locator:
    return page.get_by_role("textbox", name=re.compile("Number of crates"))


def test_it_is_created_and_judged_by_its_rules_without_a_network(desks: Desks) -> None:
    page = desks.phone.open()
    desks.phone.until_the_app_is_kept()
    desks.phone.log_in("exporter@south.example")
    desks.phone.go_offline()

    page.get_by_role("link", name="New document").first.click()
    page.get_by_text("Notice of crates").click()
    page.get_by_role("button", name="Begin Part I").click()
    next_step(page)
    page.get_by_label("What the crates hold").fill(HELD)
    number_of_crates(page).fill("120")
    number_of_crates(page).blur()

    expect(page.get_by_role("main")).to_contain_text("A notice is of 100 crates at most.")
    number_of_crates(page).fill("12")
    expect(page.get_by_role("main")).not_to_contain_text("A notice is of 100 crates at most.")
    expect(page.get_by_role("main")).to_contain_text("Saved on this tablet")


def test_it_is_there_when_the_phone_was_closed_and_opened_offline(desks: Desks) -> None:
    desks.phone.close()
    page = desks.phone.open(offline=True)
    desks.phone.unlock()

    page.get_by_role("link", name=re.compile(HELD)).click()

    expect(page.get_by_role("main")).to_contain_text("CRATES 1/2026")
    expect(page.get_by_role("main")).to_contain_text("On this device")


def test_it_is_sent_submitted_and_given_a_number(desks: Desks) -> None:
    page = desks.phone.page
    desks.phone.go_offline(False)
    desks.phone.until_all_is_sent()

    page.get_by_role("link", name="Go on with Part I").click()
    next_step(page)
    next_step(page)
    next_step(page)
    sign(page)

    desks.phone.until_all_is_sent()
    expect(page.get_by_role("main")).to_contain_text(REFERENCE)


def test_an_inspector_finds_it_in_the_work_list_by_its_goods_and_by_its_number(desks: Desks) -> None:
    page = desks.tablet.open()
    desks.tablet.log_in("inspector2@harbour.example")
    found = page.get_by_role("main").get_by_role("link", name=re.compile(HELD))

    for query in ("wooden toys", "CRATES.NL"):
        page.get_by_role("searchbox").fill(query)
        expect(page.get_by_role("main").get_by_role("link", name=re.compile("Avocados"))).to_have_count(0)
        expect(found).to_have_count(1)

    found.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(HELD)


def test_its_checks_are_those_of_its_form_and_it_is_decided(desks: Desks) -> None:
    page = desks.tablet.page
    expect(rail(page).get_by_role("link")).to_have_count(1)

    rail(page).get_by_role("link", name=re.compile("Documentary")).click()
    choose(page, "^Result", "Satisfactory")
    next_step(page)
    choose(page, "The consignment is", "Acceptable")
    page.get_by_text("Release", exact=True).click()
    next_step(page)
    sign(page)

    page.wait_for_url("**/signed")
    desks.tablet.until_all_is_sent()
    page.goto(f"{desks.tablet.url}/d/{REFERENCE}")
    desks.tablet.unlock()
    expect(page.get_by_role("main")).to_contain_text("Valid")
