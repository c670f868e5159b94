"""What is still done to a document that was decided: a result is given, a certificate is recalled, and it is replaced,
where the new document starts with the old one's data and each shows the other (ST-6)."""

from __future__ import annotations

import re

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from sync_protocol import log_proof, signed_note
from sync_protocol.log_proof import What
from tests.desk import ACCEPTED
from tests.stories.desks import Desk
from tests.stories.world import Tablet, Waarmerk, choose, sign

pytestmark = pytest.mark.stories

GOODS, CERTIFIED, REPLACED = "Chicken breast", "Registered horses", "Beef, boneless"
TEST = {"commodity": "k1", "test": "SALMONELLA", "sampled": "2026-07-14", "conclusion": "pending"}


@pytest.fixture(scope="module")
def page(server: Waarmerk, tablet: Tablet) -> Page:
    """An inspector, where a colleague accepted a consignment with one result pending."""
    with Desk(server.url, "inspector1@harbour.example") as colleague:
        document = colleague.document(GOODS)
        boxes = ACCEPTED | {"part2/laboratory/done": True, "part2/laboratory/motivation": "random"}
        assert colleague.change(document, boxes, add={"part2/laboratory/tests/t1": TEST}).status == "applied"
        decided = colleague.decide(colleague.document(GOODS))
        assert decided.status == "applied", decided
    page = tablet.open()
    tablet.log_in("inspector2@harbour.example")
    return page


def find(page: Page, goods: str) -> None:
    page.locator("a.brand").click()
    page.get_by_role("searchbox").fill(goods)
    page.get_by_role("link", name=re.compile(f"{goods}.*Valid", re.DOTALL)).first.click()


def test_chk_10_the_result_that_was_pending_is_given_and_signed_without_a_network(
    page: Page, tablet: Tablet, server: Waarmerk
) -> None:
    find(page, GOODS)
    page.get_by_role("link", name="Submit laboratory test result").click()
    tablet.go_offline()
    choose(page, "^Conclusion", "Satisfactory")
    page.get_by_role("button", name="To the signature").click()
    expect(page.get_by_role("main")).to_contain_text("You give one box")
    sign(page)
    expect(page.get_by_role("link", name="Submit laboratory test result")).to_have_count(0)

    tablet.go_offline(False)
    tablet.until_all_is_sent()
    expect(page.get_by_role("main")).to_contain_text("Valid")
    expect(page.get_by_role("link", name="Submit laboratory test result")).to_have_count(0)
    conclusion = server.said_of(GOODS, "content.part2.laboratory.tests[0].conclusion")
    assert (server.said_of(GOODS, "status"), conclusion) == ("valid", "satisfactory")


def test_the_proof_of_a_certificate_is_one_tap_and_checked_by_whoever_has_it(
    page: Page, tablet: Tablet, server: Waarmerk
) -> None:
    find(page, GOODS)
    tablet.go_offline()
    page.get_by_role("button", name="Proof from the log").click()
    expect(page.get_by_role("main")).to_contain_text("This needs a network")
    tablet.go_offline(False)

    with page.expect_download() as download:
        page.get_by_role("button", name="Proof from the log").click()

    keys = httpx.get(f"{server.url}/.well-known/waarmerk-log/keys").text.split()
    proof = log_proof.read_proof(download.value.path().read_text(encoding="utf-8"))
    proven = log_proof.verify_proof(proof, [signed_note.read_key(key) for key in keys])
    assert proven.entry.what is What.ISSUED
    assert re.fullmatch(r"[A-Z.0-9]+-V\d+\.tlog-proof", download.value.suggested_filename)


def test_st_7_a_certificate_is_recalled_by_the_authority_that_made_it(
    page: Page, tablet: Tablet, server: Waarmerk
) -> None:
    find(page, CERTIFIED)
    page.get_by_role("link", name="Recall this certificate").click()
    sign(page)

    tablet.until_all_is_sent()
    expect(page.get_by_role("main")).to_contain_text("Recalled")
    expect(page.get_by_role("link", name="Recall this certificate")).to_have_count(0)
    assert server.sql("SELECT status FROM document WHERE type = 'IMPORT' AND status <> 'new'") == [("recalled",)]


def linked(page: Page) -> Locator:
    return page.get_by_role("region", name="Linked documents")


def test_an_inspector_copies_a_valid_document_as_replacement(page: Page) -> None:
    find(page, REPLACED)

    page.get_by_role("button", name="Copy as replacement").click()

    expect(page).to_have_url(re.compile("/part1"))


def test_the_draft_names_what_it_replaces_and_that_names_the_draft(page: Page) -> None:
    page.go_back()

    expect(linked(page)).to_contain_text("Replaced by")
    expect(linked(page)).to_contain_text("Draft")
    expect(page.get_by_role("button", name="Copy as replacement")).to_have_count(0)
    linked(page).get_by_role("link").click()

    expect(linked(page)).to_contain_text(re.compile("Replaces.*CHEDP.NL", re.DOTALL))
    expect(page.get_by_role("main")).to_contain_text(REPLACED)


def test_st_3a_the_checks_of_what_the_post_made_itself_begin_and_it_gets_its_reference(page: Page) -> None:
    page.get_by_role("button", name="Begin the checks").click()

    expect(page.get_by_role("main")).to_contain_text("In progress")
    expect(page.get_by_role("main")).to_contain_text(re.compile(r"CHEDP\.NL\.2026\.\d{7}-V1"))
