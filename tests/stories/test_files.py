"""A photo that an exporter attaches without a network outlives the browser, is sent, and the inspector opens it."""

from __future__ import annotations

import hashlib
import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Locator, Page, expect

from tests.stories.desks import Desk
from tests.stories.part_one import EXPORTER
from tests.stories.world import PHONE, Tablet, Tablets, Waarmerk, open_check, sign

pytestmark = pytest.mark.stories

GOODS = "Casings, salted"
INSPECTOR = "inspector2@harbour.example"
NAME = "IMG 0042.jpg"
GPS = 0x8825


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As a phone takes it: large, and it says where it was taken."""
    picture = Image.effect_noise((3000, 2000), 40).convert("RGB")
    ImageDraw.Draw(picture).rectangle((900, 700, 2100, 1300), fill="#a33", outline="white", width=30)
    about = Image.Exif()
    about[0x010F] = "Maker of the camera"
    about.get_ifd(GPS)[1] = "N"
    path = tmp_path_factory.mktemp("photo") / NAME
    picture.save(path, quality=92, exif=about)
    return path


@pytest.fixture(scope="module")
def phone(tablets: Tablets) -> Tablet:
    """The exporter's."""
    return tablets(PHONE)


def file_of(page: Page) -> Locator:
    return page.get_by_role("group", name="Attached files")


def references(server: Waarmerk) -> list[dict[str, object]]:
    with Desk(server.url, "inspector1@harbour.example") as office:
        return json.loads(bytes(office.document(GOODS).content))["part1"].get("attachments", [])


def test_without_a_network_a_photo_is_attached_and_submitted(phone: Tablet, photo: Path) -> None:
    page = phone.open()
    phone.until_the_app_is_kept()
    phone.log_in(EXPORTER)
    page.get_by_role("link", name=re.compile(GOODS)).click()
    phone.go_offline()
    page.get_by_role("link", name="Change Part I").click()
    page.get_by_role("navigation", name="Steps of Part I").get_by_role("link", name=re.compile("^Papers")).click()

    page.get_by_label("Take a photo").set_input_files(photo)

    expect(file_of(page)).to_contain_text("On this device; waits to be sent")
    expect(file_of(page).locator("img.file__thumb")).to_be_visible()
    page.get_by_role("navigation", name="Steps of Part I").get_by_role("listitem").last.get_by_role("link").click()
    page.get_by_role("button", name="Look at it and submit").click()
    sign(page)
    expect(page.get_by_role("main")).to_contain_text("Signed, not yet received")


def test_the_app_is_swiped_away_and_opened_again_and_the_photo_is_still_there(phone: Tablet) -> None:
    phone.close()
    page = phone.open(offline=True)
    phone.unlock()
    page.get_by_role("link", name=re.compile(GOODS)).click()

    expect(page.get_by_role("main")).to_contain_text("On this device; waits to be sent")
    expect(page.locator("img.file__thumb")).to_be_visible()


def test_with_a_network_it_is_sent_by_itself_also_before_anybody_logs_in_again(phone: Tablet, server: Waarmerk) -> None:
    page = phone.page

    phone.go_offline(False)

    expect(page.get_by_role("main")).to_contain_text("At the server", timeout=30_000)
    (reference,) = references(server)
    kept = [path for path in (server.folder / "files").rglob("*") if path.is_file()]
    assert [path.name for path in kept] == [reference["sha256"]]
    assert kept[0].stat().st_size == reference["size"]


def test_a_file_that_somebody_exchanged_at_the_server_is_not_opened_and_that_is_said(
    tablet: Tablet, server: Waarmerk
) -> None:
    (reference,) = references(server)
    kept = server.folder / "files" / str(reference["sha256"])[:2] / str(reference["sha256"])
    data = kept.read_bytes()
    kept.write_bytes(b"another picture")
    page = tablet.open()
    tablet.until_the_app_is_kept()
    tablet.log_in(INSPECTOR)
    open_check(page, GOODS, "Documentary")
    part1 = page.get_by_role("region", name="Part I")
    expect(part1).to_contain_text("At the server")

    part1.get_by_role("button", name=f"Open: {NAME}").click()

    expect(part1.get_by_role("alert")).to_contain_text("other bytes than those that were signed")
    kept.write_bytes(data)


def test_the_inspector_opens_it_in_the_documentary_check_and_it_is_the_file_of_its_fingerprint(
    tablet: Tablet, server: Waarmerk, tmp_path: Path
) -> None:
    page = tablet.page
    part1 = page.get_by_role("region", name="Part I")

    part1.get_by_role("button", name=f"Open: {NAME}").click()
    expect(part1.get_by_role("img", name=NAME)).to_be_visible()
    with page.expect_download() as download:
        part1.get_by_role("button", name=f"Save: {NAME}").click()
    download.value.save_as(tmp_path / NAME)

    (reference,) = references(server)
    data = (tmp_path / NAME).read_bytes()
    assert hashlib.sha256(data).hexdigest() == reference["sha256"]
    with Image.open(BytesIO(data)) as picture:
        assert (picture.size, dict(picture.getexif())) == ((2048, 1365), {}), (
            "smaller, and it says nothing of the place"
        )


def test_opened_once_it_opens_without_a_network_too(tablet: Tablet) -> None:
    page = tablet.page
    tablet.go_offline()
    page.reload()
    tablet.unlock()
    part1 = page.get_by_role("region", name="Part I")

    expect(part1.get_by_text("On this device", exact=True)).to_be_visible()
    part1.get_by_role("button", name=f"Open: {NAME}").click()
    expect(part1.get_by_role("img", name=NAME)).to_be_visible()
    tablet.go_offline(False)
    tablet.until_all_is_sent()


def test_what_does_not_come_is_shown_to_the_office_with_the_device_that_has_it(
    tablet: Tablet, server: Waarmerk
) -> None:
    server.sql("DELETE FROM file_holder")
    server.sql("UPDATE attachment SET since = datetime('now', '-4 days')")
    page = tablet.page

    page.get_by_role("banner").get_by_role("link", name=re.compile("All sent")).click()

    late = page.get_by_role("region", name=re.compile("Files that did not come"))
    expect(late).to_contain_text(re.compile(rf"{NAME}.*on the device “", re.DOTALL))
    late.get_by_role("link").click()
    expect(page.get_by_role("main")).to_contain_text("It should have come by now")
