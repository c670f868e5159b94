"""`waarmerk reference`: what an administrator does on the machine itself."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from backend import app, cli, settings
from backend.domain import reference_csv
from backend.store import reference
from sync_protocol.reference_list import ReferenceList

pytestmark = pytest.mark.usefixtures("installation")

CODES = ["01", "0101", "01012100", "01012910", "02", "0201"]


def a_file(folder: Path, lines: list[str], name: str = "cn.csv") -> str:
    path = folder / name
    path.write_text("\n".join(["code,en,nl", *lines]) + "\n", encoding="utf-8")
    return str(path)


def combined_nomenclature(folder: Path) -> str:
    return a_file(folder, [f"{code},Goods {code},Waren {code}" for code in CODES])


def held(name: str) -> ReferenceList:
    async def read() -> ReferenceList:
        server = await app.open_server(settings.read(os.environ))
        async with server.database.snapshot() as connection:
            found = await reference.read(connection, name)
        await server.database.close()
        assert found is not None
        return found[1]

    return asyncio.run(read())


def test_the_combined_nomenclature_is_imported_wholly_and_the_switch_is_told(
    database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    file = combined_nomenclature(tmp_path)

    status = cli.main(
        ["reference", "import", "nomenclature", file, "--version", "CN 2026", "--source", "Official Journal"]
    )

    said = capsys.readouterr().out
    assert status == 0
    assert "nomenclature: 6 entries" in said
    assert "added: 2 (01012100; 01012910)" in said
    assert "Imported: nomenclature CN 2026." in said
    made = held("nomenclature")
    assert (made.version, made.source, made.example) == ("CN 2026", "Official Journal", False)
    assert {entry.keys[0]: entry.value for entry in made.entries} == {
        "01": "branch",
        "0101": "branch",
        "01012100": "leaf",
        "01012910": "leaf",
        "02": "branch",
        "0201": "leaf",
    }

    again = cli.main(
        ["reference", "import", "nomenclature", file, "--version", "CN 2026", "--source", "Official Journal"]
    )

    assert again == 0
    assert "It is what was here already." in capsys.readouterr().out


def test_files_in_several_languages_are_imported_as_one_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    columns = "Goods code,Start date,End date,Language,Hier. Pos.,Indent,Description"
    texts = {"EN": ("LIVE ANIMALS", "Live swine"), "NL": ("LEVENDE DIEREN", "Levende varkens")}
    files = [str(tmp_path / f"{language}.csv") for language in texts]
    for path, (language, (chapter, heading)) in zip(files, texts.items(), strict=True):
        lines = [f"0100000000 80,,,{language},2,,{chapter}", f"0103000000 80,,,{language},4,,{heading}"]
        Path(path).write_text("\n".join([columns, *lines]), encoding="utf-8")

    status = cli.main(["reference", "import", "nomenclature", *files])

    assert status == 0
    assert {entry.keys[0]: entry.words for entry in held("nomenclature").entries} == {
        "01": {"en": "Live animals", "nl": "Levende dieren"},
        "0103": {"en": "Live swine", "nl": "Levende varkens"},
        "010300": {"en": "Live swine", "nl": "Levende varkens"},
    }


def test_of_several_files_the_bad_one_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = a_file(tmp_path, ["01,Animals,"]), a_file(tmp_path, ["O1,,Dieren"], "bad.csv")

    status = cli.main(["reference", "import", "nomenclature", good, bad])

    assert status == 1
    assert "bad.csv, line 2, code: “O1” is not 2, 4, 6, 8 or 10 digits." in capsys.readouterr().out
    assert held("nomenclature").version == "HS 2022"


def test_files_that_say_different_things_are_not_imported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = a_file(tmp_path, ["01,Animals,"]), a_file(tmp_path, ["01,Beasts,Dieren"], "other.csv")

    status = cli.main(["reference", "import", "nomenclature", one, other])

    assert status == 1
    assert "en: The files say different things of 01." in capsys.readouterr().out


def test_a_dry_run_says_what_would_change_and_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = cli.main(["reference", "import", "nomenclature", combined_nomenclature(tmp_path), "--dry-run"])

    said = capsys.readouterr().out
    assert status == 0
    assert "removed: " in said
    assert "Nothing was imported: this is what would change." in said
    assert held("nomenclature").version == "HS 2022"


def test_bad_lines_are_named_and_nothing_is_imported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = a_file(tmp_path, ["01,Animals,Dieren", "O1O1,Horses,Paarden", "0102,,", "0301,Fish,Vis"])

    status = cli.main(["reference", "import", "nomenclature", file])

    said = capsys.readouterr().out
    assert status == 1
    assert "line 3, code: “O1O1” is not 2, 4, 6, 8 or 10 digits." in said
    assert "line 4: It has no words in any language" in said
    assert "Nothing was imported." in said
    assert held("nomenclature").version == "HS 2022"


def test_a_list_of_next_year_leaves_this_years_until_then(tmp_path: Path) -> None:
    cli.main(["reference", "import", "nomenclature", combined_nomenclature(tmp_path), "--valid-from", "2999-01-01"])

    made = held("nomenclature")
    assert len(made.entries) > 6000
    assert {str(entry.since) for entry in made.entries if entry.keys[0] == "01012100"} == {"2999-01-01"}
    assert {str(entry.until) for entry in made.entries if entry.keys[0] == "0102"} == {"2998-12-31"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import", "nothing", "cn.csv"], "There is no list 'nothing'"),
        (["import", "posts", "cn.csv"], "made from the authorities"),
        (["import", "units", "not-here.csv"], "not-here.csv"),
        (["export", "nothing"], "There is no list 'nothing'"),
    ],
)
def test_what_cannot_begin_says_why(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    combined_nomenclature(tmp_path)

    assert cli.main(["reference", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reference_csv, "MAX_BYTES", 10)

    assert cli.main(["reference", "import", "units", combined_nomenclature(tmp_path)]) == 2
    assert "more than 10" in capsys.readouterr().err


def test_a_list_that_was_exported_is_imported_again_without_a_difference(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["reference", "export", "countries"]) == 0
    path = tmp_path / "countries.csv"
    path.write_text(capsys.readouterr().out, encoding="utf-8")

    assert cli.main(["reference", "import", "countries", str(path), "--dry-run"]) == 0

    said = capsys.readouterr().out
    assert all(f"{word}: 0" in said for word in ("added", "changed", "removed"))


def test_every_list_is_said_with_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["reference", "list"]) == 0

    said = capsys.readouterr().out
    assert "CLDR 47" in said
    assert "Made up for demonstrations (example)" in said


def test_a_file_whose_name_is_no_text_is_imported_like_another(tmp_path: Path) -> None:
    file = Path(combined_nomenclature(tmp_path)).rename(tmp_path / os.fsdecode(b"c\xe9.csv"))

    assert cli.main(["reference", "import", "nomenclature", str(file)]) == 0
    assert held("nomenclature").source == "The file c?.csv"
