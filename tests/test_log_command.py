"""`waarmerk log`, as an operator and as somebody who holds a proof type it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import delete

from backend import cli
from backend.api.log_keeping import ADDRESS
from backend.settings import database_url
from backend.store import schema
from backend.store.database import Database

pytestmark = pytest.mark.usefixtures("installation")


def said(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert cli.main(["log", *arguments]) == status
    out, err = capsys.readouterr()
    return f"{out}{err}"


def test_an_operator_signs_and_verifies_and_goes_on_from_what_a_witness_kept(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    begun = said(capsys, "verify")
    first = said(capsys, "checkpoint")
    kept = tmp_path / "kept"
    kept.write_text(first)
    mailed = tmp_path / "mailed"
    mailed.write_text(f"old 0\n\n{first}")

    assert "has not begun" in begun
    assert first.startswith(f"localhost:8000{ADDRESS}\n1\n")
    assert said(capsys, "checkpoint") == first
    for older in (kept, mailed):
        verified = said(capsys, "verify", "--checkpoint", str(older))
        assert "goes on from the older checkpoint, of 1 entries" in verified
        assert "nothing found wrong" in verified
    assert said(capsys, "keys").startswith(f"localhost:8000{ADDRESS}+")


def test_a_changed_database_is_found_wrong(capsys: pytest.CaptureFixture[str], sqlite_url: str) -> None:
    said(capsys, "checkpoint")

    async def change() -> None:
        database = Database(database_url(sqlite_url))
        async with database.begin() as connection:
            await connection.execute(delete(schema.log_entry))
        await database.close()

    asyncio.run(change())

    assert "WRONG" in said(capsys, "verify", status=1)


def test_a_log_whose_key_was_stolen_goes_on_under_another(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (kept := tmp_path / "kept").write_text(said(capsys, "checkpoint"))
    assert cli.main(["keys", "list"]) == 0
    (kid,) = [line.split()[1] for line in capsys.readouterr().out.splitlines() if line.startswith("log ")]
    assert cli.main(["keys", "revoke", kid]) == 0
    assert cli.main(["keys", "rotate", "log"]) == 0
    capsys.readouterr()

    after = said(capsys, "checkpoint")
    verified = said(capsys, "verify")

    assert after != kept.read_text()
    assert "1 older checkpoints were signed with a key that was withdrawn since" in verified
    assert "nothing found wrong" in verified
    assert "No known key of this log" in said(capsys, "verify", "--checkpoint", str(kept), status=1)


@pytest.mark.parametrize("text", ["", "no proof", "c2sp.org/tlog-proof@v1\nindex 0\n\n"])
def test_what_is_no_proof_proves_nothing(text: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (path := tmp_path / "one.tlog-proof").write_text(text)

    assert "This proves nothing" in said(capsys, "verify", str(path), status=1)


def test_a_certificate_that_is_not_there_has_no_proof(capsys: pytest.CaptureFixture[str]) -> None:
    assert "There is no certificate X.1-V1" in said(capsys, "proof", "X.1-V1", status=1)


def test_another_log_begins_under_the_next_name(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "checkpoint")

    assert f"localhost:8000{ADDRESS}/2" in said(capsys, "begin")
    assert "nothing found wrong" in said(capsys, "verify")
