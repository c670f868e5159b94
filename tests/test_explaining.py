"""`waarmerk explain`: why the rules say what they say of a document that the server holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from backend import explaining, importing
from backend.explaining import CannotExplain
from backend.settings import Settings
from sync_protocol.document import Document
from sync_protocol.forms import CVEDP
from sync_protocol.lists import List
from sync_protocol.rules import encode
from sync_protocol.workflow import Status
from tests.build import a_cvedp
from tests.desk import some_settings
from tests.test_importing import a_notification, files

ON = date(2026, 7, 1)
NO_LISTS: dict[str, List] = {}


def a_document(**boxes: object) -> Document:
    return Document(
        id="document-1",
        type=CVEDP,
        edition="2019/1715",
        rev=4,
        status=Status.IN_PROGRESS,
        post="NLHBR1",
        reference="CHEDP.NL.2026.0000001",
        content=msgspec.Raw(encode(a_cvedp(**boxes))),
    )


def test_every_rule_is_told_with_what_it_read() -> None:
    document = a_document(part2__documentary__result=None, part2__laboratory__done=False)

    said = "\n".join(explaining.lines(document, "", ON, NO_LISTS))

    assert said.startswith("CHEDP.NL.2026.0000001, CVEDP 2019/1715, revision 4, on 2026-07-01")
    assert (
        "MANDATORY is broken, at part2/documentary/result: This box must be filled in."
        "\n  part2/documentary/result: missing" in said
    )
    assert "is not judged: there is no such list, at" in said
    assert "does not apply" in said.splitlines()[-1]


def test_one_rule_is_told_node_by_node() -> None:
    said = "\n".join(explaining.lines(a_document(), "CHK-1", ON, NO_LISTS))

    assert "CHK-1 The documentary check is not satisfactory" in said
    assert "part2/documentary/result: " in said
    assert "CHK-2" not in said


def test_what_is_not_there_is_said() -> None:
    with pytest.raises(CannotExplain, match=r"no rule XYZ-1 binds this CVEDP; it has .*CHK-1a"):
        list(explaining.lines(a_document(), "XYZ-1", ON, NO_LISTS))
    with pytest.raises(CannotExplain, match="documents of type UNHEARD"):
        list(explaining.lines(msgspec.structs.replace(a_document(), type="UNHEARD"), "", ON, NO_LISTS))


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return some_settings(database_url, tmp_path)


async def test_a_document_is_found_by_its_reference_as_it_is_printed(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await importing.run(settings, files(tmp_path, a_notification()), "")
    capsys.readouterr()

    assert await explaining.run(settings, "CHEDP.GB.2024.4000001-V1", "CN-5") == 0

    assert "CHEDP.GB.2024.4000001, CVEDP 2019/1715" in capsys.readouterr().out
    with pytest.raises(CannotExplain, match="no rule CN-1 binds"):  # CVEDP-5: the nomenclature is the Union's
        await explaining.run(settings, "CHEDP.GB.2024.4000001", "CN-1")
    with pytest.raises(CannotExplain, match=r"no document CHEDP\.GB\.2024\.4000009"):
        await explaining.run(settings, "CHEDP.GB.2024.4000009", "")
