"""A valid document is replaced: the new one starts with the old one's data, and each shows the other (ST-6)."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.stories.world import Tablet

pytestmark = pytest.mark.stories

GOODS = "Beef, boneless"


def linked(page: Page) -> Locator:
    return page.get_by_role("region", name="Linked documents")


def test_an_inspector_copies_a_valid_document_as_replacement(tablet: Tablet) -> None:
    page = tablet.open()
    tablet.log_in("inspector2@harbour.example")
    page.get_by_role("link", name=re.compile(GOODS)).first.click()

    page.get_by_role("button", name="Copy as replacement").click()

    expect(page).to_have_url(re.compile("/part1"))


def test_the_draft_names_what_it_replaces_and_that_names_the_draft(tablet: Tablet) -> None:
    page = tablet.page
    page.go_back()

    expect(linked(page)).to_contain_text("Replaced by")
    expect(linked(page)).to_contain_text("Draft")
    expect(page.get_by_role("button", name="Copy as replacement")).to_have_count(0)
    linked(page).get_by_role("link").click()

    expect(linked(page)).to_contain_text(re.compile("Replaces.*CHEDP.NL", re.DOTALL))
    expect(page.get_by_role("main")).to_contain_text(GOODS)


def test_st_3a_the_checks_of_what_the_post_made_itself_begin_and_it_gets_its_reference(tablet: Tablet) -> None:
    page = tablet.page

    page.get_by_role("button", name="Begin the checks").click()

    expect(page.get_by_role("main")).to_contain_text("In progress")
    expect(page.get_by_role("main")).to_contain_text(re.compile(r"CHEDP\.NL\.2026\.\d{7}-V1"))
