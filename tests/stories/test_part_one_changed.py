"""Part I is submitted again while an inspector signs: both people are told, and nothing is silently replaced."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any, cast

import pytest
from playwright.sync_api import Locator, Page, expect

from sync_protocol import cbor, signed
from tests.stories.desks import Desk
from tests.stories.world import PHONE, Tablet, Tablets, Waarmerk, inspect, next_step, rail, sign

pytestmark = pytest.mark.stories

GOODS = "Casings, salted"
BEFORE, AFTER = "9600.00 kg", "9400.00 kg"


@pytest.fixture(scope="module")
def phone(tablets: Tablets) -> Tablet:
    """The operator's."""
    return tablets(PHONE)


def told(page: Page) -> Locator:
    """What is to be settled on a document."""
    return page.get_by_role("region", name=re.compile("to settle"))


def test_the_inspector_checks_and_signs_without_a_network(tablet: Tablet) -> None:
    page = tablet.open()
    tablet.log_in("inspector2@harbour.example")
    page.get_by_role("link", name=re.compile(GOODS)).click()
    expect(page.get_by_role("main")).to_contain_text(BEFORE)
    tablet.go_offline()

    inspect(page)
    sign(page)

    expect(page.get_by_role("main")).to_contain_text("Provisional")


def test_meanwhile_the_operator_submits_part_i_again(server: Waarmerk) -> None:
    with Desk(server.url, "exporter@south.example") as operator:
        document = operator.document(GOODS)
        part1 = json.loads(bytes(document.content))["part1"]
        part1["total_net_weight"] = part1["commodities"][0]["net_weight"] = "9400"
        result = operator.submit(document, part1)

        assert (result.status, operator.document(GOODS).version) == ("applied", document.version + 1)


def test_the_inspector_is_told_that_the_decision_was_not_carried_out_and_what_differs(tablet: Tablet) -> None:
    page = tablet.page

    tablet.go_offline(False)

    expect(page.get_by_role("main")).to_contain_text("What was signed is kept and was not carried out.")
    expect(page.get_by_role("main")).not_to_contain_text("Seal of validation")
    page.get_by_role("link", name="See why").click()
    expect(told(page)).to_contain_text("Part I was changed after the check")
    weight = told(page).locator("h4", has_text="Total net weight").locator("xpath=following-sibling::dl[1]")
    expect(weight).to_contain_text(re.compile(rf"Counts now\s*{AFTER}\s*Exporter South, desk"))
    expect(weight).to_contain_text(re.compile(rf"The other value\s*{BEFORE}\s*Inspector 2, Harbour post"))


def test_the_work_list_puts_it_first(tablet: Tablet) -> None:
    page = tablet.page

    page.get_by_role("link", name="Work list").click()

    needs = page.get_by_role("region", name=re.compile("^Needs you"))
    expect(needs.get_by_role("listitem")).to_have_count(1)
    expect(needs).to_contain_text(GOODS)
    expect(needs).to_contain_text("Part I was changed")


def test_the_operator_is_told_in_his_documents_and_sees_no_part_ii(phone: Tablet) -> None:
    page = phone.open()
    phone.log_in("exporter@south.example")
    needs = page.get_by_role("region", name=re.compile("^Needs you"))
    expect(needs).to_contain_text(GOODS)

    needs.get_by_role("link").click()

    expect(told(page)).to_contain_text("Part I was changed after the check")
    expect(told(page)).to_contain_text("Inspector 2, Harbour post")
    expect(page.get_by_role("region", name="Part I", exact=True)).to_contain_text(AFTER)
    expect(page.get_by_role("region", name="Part II", exact=True)).to_have_count(0)


def test_both_contents_are_kept_by_the_server_as_they_were_signed(server: Waarmerk) -> None:
    kept = server.sql("SELECT action, person, statement, content FROM signature ORDER BY received_at DESC LIMIT 2")

    said: dict[tuple[str, str], Any] = {}
    for action, person, statement, content in kept:
        assert signed.said(statement).content == hashlib.sha256(content).digest()
        said[action, person] = cast("Any", cbor.decode(content))["part1"]["total_net_weight"]
    assert said == {("decide", "inspector-2"): "9600", ("submit", "operator-1"): "9400"}


def test_the_inspector_decides_anew_on_what_counts_now(tablet: Tablet, phone: Tablet) -> None:
    page = tablet.page
    page.get_by_role("link", name=re.compile(GOODS)).click()
    rail(page).get_by_role("link", name=re.compile("Physical")).click()  # checks that were done stay done
    next_step(page)
    next_step(page)
    expect(page.get_by_role("main")).to_contain_text(AFTER)

    sign(page)

    expect(page.get_by_role("main")).to_contain_text("Seal of validation")
    page.get_by_role("link", name="Document", exact=True).click()
    expect(told(page)).to_have_count(0)
    expect(phone.page.get_by_role("main")).to_contain_text("Valid")
    expect(told(phone.page)).to_have_count(0)
