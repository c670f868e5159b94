"""What an administrator or a developer does on the machine itself, beside serving."""

from __future__ import annotations

import pytest

from backend import cli

pytestmark = pytest.mark.usefixtures("installation")


def lines_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert cli.main(arguments) == 0
    return capsys.readouterr().out.splitlines()


def test_a_key_is_added_and_takes_over_later(capsys: pytest.CaptureFixture[str]) -> None:
    lines_of(capsys, "keys", "init")
    before = lines_of(capsys, "keys", "list")

    after = lines_of(capsys, "keys", "rotate", "issue")

    assert len([one for one in before if one.startswith("issue ")]) == 1
    assert len([one for one in after if one.startswith("issue ")]) == 2
    assert "again" in after[-1]


def test_a_key_is_withdrawn(capsys: pytest.CaptureFixture[str]) -> None:
    issue = next(one for one in lines_of(capsys, "keys", "list") if one.startswith("issue "))

    after = lines_of(capsys, "keys", "revoke", issue.split()[1])

    assert f"{issue}  revoked" in after


@pytest.mark.parametrize("arguments", [("rotate", "root"), ("revoke", "00")])
def test_what_cannot_be_done_to_a_key_is_said(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    lines_of(capsys, "keys", "list")

    assert cli.main(["keys", *arguments]) == 2

    assert capsys.readouterr().err.startswith("waarmerk: ")


def test_nothing_is_aside_in_a_new_installation(capsys: pytest.CaptureFixture[str]) -> None:
    assert lines_of(capsys, "sync", "aside") == ["Nothing is put aside."]
    assert lines_of(capsys, "sync", "settle") == ["0 of what was put aside are settled."]
    assert cli.main(["sync", "dismiss", "nothing"]) == 1
