"""Five languages: the browser's, or chosen on the door or in the middle of a word; kept for a day without a network."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from backend.demo import PASSWORD
from tests.stories.test_notices import deliver, shown
from tests.stories.world import PHONE, Tablet, Tablets, Waarmerk

pytestmark = pytest.mark.stories

INSPECTOR = "inspector2@harbour.example"
HORSES = r"CHEDA\.NL\.2026\.0000001"
TYPED = "Zegels heel, 3 × geteld, őű"


@pytest.fixture(scope="module")
def phone(tablets: Tablets) -> Tablet:
    return tablets(PHONE)


def languages(page: Page) -> Locator:
    """The choice of a language, whatever it is called now."""
    return page.locator(".lang select")


def test_a_hungarian_browser_is_met_in_hungarian(tablet: Tablet) -> None:
    page = tablet.open(locale="hu-HU")
    tablet.until_the_app_is_kept()

    expect(page.get_by_role("heading", level=1)).to_have_text("Bejelentkezés")
    expect(page.locator("html")).to_have_attribute("lang", "hu")
    expect(languages(page)).to_have_value("hu")


def test_another_language_on_the_door_leaves_what_was_typed(tablet: Tablet) -> None:
    page = tablet.page
    page.get_by_label("E-mail-cím").fill(INSPECTOR)
    page.get_by_label("Jelszó", exact=True).fill(PASSWORD)

    languages(page).select_option(label="Nederlands")

    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
    expect(page.get_by_label("E-mailadres")).to_have_value(INSPECTOR)
    expect(page.get_by_label("Wachtwoord", exact=True)).to_have_value(PASSWORD)
    page.get_by_role("button", name="Inloggen", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vandaag bij Harbour post")


def test_another_language_in_the_middle_of_a_box_leaves_what_was_typed_and_where(tablet: Tablet) -> None:
    page = tablet.page
    page.get_by_role("link", name=re.compile(HORSES)).click()
    page.get_by_role("navigation", name="Controles van deel II").get_by_role("link", name="Materieel").click()
    expect(page.get_by_role("heading", name="Materiële controle")).to_be_visible()
    remark = page.get_by_label("Opmerking")
    remark.press_sequentially(TYPED)

    languages(page).select_option("fi")

    expect(page.get_by_role("heading", name="Fyysinen tarkastus")).to_be_visible()
    expect(page.get_by_label("Huomautus")).to_have_value(TYPED)
    expect(page.get_by_role("group", name="Tulos")).to_contain_text("Ei tyydyttävä")
    expect(page.get_by_role("main")).to_contain_text(re.compile(r"Tallennettu \d\d\.\d\d"))


def test_finnish_counts_one_and_more(tablet: Tablet) -> None:
    page = tablet.page
    tablet.go_offline()
    page.get_by_role("group", name="Tulos").get_by_text("Tyydyttävä", exact=True).click()
    page.get_by_role("link", name="Työlista").click()
    expect(page.get_by_role("main")).to_contain_text("yksi muutos")

    page.get_by_role("link", name=re.compile(HORSES)).click()
    page.get_by_role("navigation", name="Osan II tarkastukset").get_by_role("link", name="Asiakirjat").click()
    page.get_by_role("group", name="Tulos").get_by_text("Ei tyydyttävä", exact=True).click()
    page.get_by_role("link", name="Työlista").click()

    expect(page.get_by_role("main")).to_contain_text("2 muutosta")


def test_the_language_of_a_person_is_kept_without_a_network_and_others_say_that_they_are_not_here(
    tablet: Tablet, server: Waarmerk
) -> None:
    tablet.close()
    server.stop()  # the service worker has a network of its own, which the browser does not cut
    page = tablet.open(offline=True, locale="hu-HU")

    expect(page.get_by_role("heading", level=1)).to_have_text("Lukittu")
    languages(page).select_option("nb")
    expect(page.get_by_role("status").filter(has_text="Tämän kielen sanat eivät ole tabletilla")).to_be_visible()
    expect(languages(page)).to_have_value("fi")
    languages(page).select_option("nl")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vergrendeld")
    languages(page).select_option("fi")
    server.start()


def test_a_notice_speaks_the_language_of_the_tablet(tablet: Tablet, server: Waarmerk) -> None:
    page = tablet.page
    tablet.go_offline(False)
    tablet.context.grant_permissions(["notifications"], origin=server.url)
    expect(page.get_by_role("heading", level=1)).to_have_text("Lukittu")

    deliver(page, json.dumps({"reference": "CHEDP.NL.2026.0000001-V1", "status": "cancelled", "url": "/"}))

    (notice,) = shown(page)
    assert notice["body"] == "Peruutettu"


def test_two_people_of_one_tablet_each_have_their_own_language(tablet: Tablet) -> None:
    page = tablet.page
    page.get_by_role("button", name=re.compile("Joku muu")).click()
    languages(page).select_option("en")
    tablet.log_in("inspector1@harbour.example")
    expect(page.locator("html")).to_have_attribute("lang", "en")

    tablet.lock()
    tablet.hand_over()
    tablet.enter(INSPECTOR)

    expect(page.get_by_role("heading", level=1)).to_have_text("Tänään: Harbour post")


def test_cn_5_a_weight_is_typed_and_shown_with_the_sign_of_the_language(phone: Tablet) -> None:
    page = phone.open(locale="nl-NL")
    page.get_by_label("E-mailadres").fill("exporter@south.example")
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Inloggen", exact=True).click()
    page.get_by_role("link", name=re.compile("Casings, salted")).click()
    page.get_by_role("link", name="Deel I wijzigen").click()
    weight = page.get_by_label("Totaal brutogewicht")
    weight.fill("1.234,567")
    weight.blur()
    expect(weight).to_have_value("1234,567")

    languages(page).select_option("en")

    expect(page.get_by_label("Total gross weight")).to_have_value("1234.567")


def test_the_check_page_speaks_the_language_of_its_reader_and_keeps_the_code_that_was_typed(phone: Tablet) -> None:
    page = phone.page
    page.goto(f"{phone.url}/c")
    expect(page.get_by_role("heading", level=1)).to_have_text("Check a certificate")
    page.get_by_text("A hand scanner").click()
    page.get_by_label("The code", exact=True).fill("123")

    languages(page).select_option("hu")

    expect(page.get_by_role("heading", level=1)).to_have_text("Bizonyítvány ellenőrzése")
    expect(page.get_by_label("A kód", exact=True)).to_have_value("123")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bizonyítvány ellenőrzése")
