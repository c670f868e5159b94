"""What an administrator or a developer does on the machine itself, beside serving."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from backend import cli, keys_command
from backend.outside import key_folder
from backend.outside.key_folder import Place
from backend.store import log_leaves

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
    assert [one.rsplit(maxsplit=1)[1] for one in after if one.startswith("issue ")] == ["signs", "yet"]
    assert after[-1] == "Version 2 of the key set. Servers and workers take it up by themselves."


def kid_of(use: str, capsys: pytest.CaptureFixture[str]) -> str:
    return next(one.split()[1] for one in lines_of(capsys, "keys", "list") if one.startswith(f"{use} "))


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ((), "withdrawn"),
        (
            ("--proof-before", "2026-01-02T03:04+01:00"),
            "withdrawn; with a proof from the log of before 2026-01-02T02:04Z",
        ),
    ],
)
def test_a_key_is_withdrawn_and_followed_at_once(
    more: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    kid = kid_of("issue", capsys)

    after = [one for one in lines_of(capsys, "keys", "revoke", kid, *more) if one.startswith("issue ")]

    assert [one.split("  ")[-1] for one in after if kid in one] == [said]
    assert [one.split("  ")[-1] for one in after if kid not in one] == ["signs"]


def test_a_root_is_followed_and_destroyed(capsys: pytest.CaptureFixture[str]) -> None:
    first = kid_of("root", capsys)

    lines_of(capsys, "keys", "rotate", "root")
    after = lines_of(capsys, "keys", "retire", first)

    assert [one.split("  ")[-1] for one in after if one.startswith("root ")] == ["retired", "signs"]


def test_it_is_said_when_a_key_ends_soon(tmp_path: Path) -> None:
    at = datetime(2026, 7, 14, 12, 0, tzinfo=UTC)
    keys = key_folder.load_or_create(Place(tmp_path / "keys"), at)

    assert keys_command.due(keys, at) == []
    assert "The last issue key ends soon: waarmerk keys rotate issue" in keys_command.due(
        keys, at + timedelta(days=700)
    )


def test_a_trust_service_is_asked_for_a_certificate(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    request = lines_of(capsys, "keys", "pdf-request")
    (tmp_path / "other.pem").write_text("-----BEGIN CERTIFICATE-----")

    assert request[0] == "-----BEGIN CERTIFICATE REQUEST-----"
    assert cli.main(["keys", "pdf-certificate", str(tmp_path / "other.pem")]) == 2
    assert "no certificate of a key" in capsys.readouterr().err


def test_a_time_without_its_zone_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["keys", "revoke", "00", "--proof-before", "2026-01-02T03:04"])
    assert "time zone" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [("rotate", "push"), ("revoke", "00"), ("retire", "00")])
def test_what_cannot_be_done_to_a_key_is_said(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    lines_of(capsys, "keys", "list")

    assert cli.main(["keys", *arguments]) == 2

    assert capsys.readouterr().err.startswith("waarmerk: ")


def test_nothing_is_aside_in_a_new_installation(capsys: pytest.CaptureFixture[str]) -> None:
    assert lines_of(capsys, "sync", "aside") == ["Nothing is put aside."]
    assert lines_of(capsys, "sync", "settle") == ["0 of what was put aside are settled."]
    assert cli.main(["sync", "dismiss", "nothing"]) == 1


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_ends_when_it_is_asked_to(asked: signal.Signals, tmp_path: Path) -> None:
    worker = subprocess.Popen([sys.executable, "-m", "backend", "worker"], stderr=subprocess.PIPE)
    for _ in range(600):
        if (tmp_path / "data" / log_leaves.NAME).exists():  # it has begun to work
            break
        with contextlib.suppress(subprocess.TimeoutExpired):
            raise AssertionError(f"it ended with {worker.wait(0.1)} by itself")

    worker.send_signal(asked)
    _, said = worker.communicate(timeout=20)

    assert (worker.returncode, said) == (0, b"")


def test_a_reader_that_has_enough_is_no_mistake(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)

    done = subprocess.run(
        [sys.executable, "-m", "backend", "keys", "init"],
        stdout=writer,
        stderr=subprocess.PIPE,
        env=os.environ | {"WAARMERK_DATA_FOLDER": str(tmp_path / "data")},
        check=False,
    )
    os.close(writer)

    assert (done.returncode, done.stderr) == (141, b"")
