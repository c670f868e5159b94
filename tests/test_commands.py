"""What an administrator or a developer does on the machine itself, beside serving."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
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
        env=os.environ | {"WAARMERK_DATA": str(tmp_path / "data")},
        check=False,
    )
    os.close(writer)

    assert (done.returncode, done.stderr) == (141, b"")


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command says that did not begin: one sentence."""
    assert cli.main(arguments) == 2
    first, *more = capsys.readouterr().err.splitlines()
    assert not more
    return first


@pytest.mark.parametrize(
    "arguments",
    [
        ("keys", "pdf-certificate", "FOLDER"),
        ("reference", "import", "countries", "FOLDER"),
        ("log", "verify", "FOLDER"),
        ("log", "verify", "--checkpoint", "FOLDER"),
    ],
    ids=" ".join,
)
def test_a_folder_in_the_place_of_a_file_is_said(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert str(tmp_path) in said(capsys, *(one.replace("FOLDER", str(tmp_path)) for one in arguments))


def test_a_database_that_cannot_be_reached_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://waarmerk:geheim@127.0.0.1:1/waarmerk")

    sentence = said(capsys, "doctor")

    assert "The database is not reached" in sentence
    assert "geheim" not in sentence


@pytest.mark.parametrize("command", [("doctor",), ("migrate", "--check")], ids=" ".join)
def test_a_file_that_is_no_database_is_said(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "none.db").write_bytes(bytes(range(256)) * 32)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'none.db'}")

    assert said(capsys, *command) == "waarmerk: The database cannot be used: file is not a database."


def test_a_database_of_a_later_version_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "later.db"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.execute("INSERT INTO alembic_version VALUES ('9999')")
        connection.commit()

    assert said(capsys, "migrate").startswith("waarmerk: The database is of a later version")


@pytest.mark.parametrize(
    "arguments",
    [
        ("verify", "--certificate", "https://waarmerk.example/c#1"),
        ("verify", "--key", "x"),
        ("verify", "p", "--checkpoint", "c"),
    ],
    ids=" ".join,
)
def test_what_nothing_is_held_against_is_refused_and_not_passed_over(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert "held against" in said(capsys, "log", *arguments)


def test_a_device_that_there_is_not_is_not_said_to_be_released(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["sync", "settle", "--release", "nothing"]) == 1
    assert capsys.readouterr().out == "There is no device nothing.\n"


class Well(BaseHTTPRequestHandler):
    """A server that is."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the overridden parameter
        """Nobody reads it."""


class OnV6(HTTPServer):
    address_family = socket.AF_INET6


@pytest.mark.parametrize(
    ("kind", "host"), [(HTTPServer, "127.0.0.1"), (HTTPServer, "127.0.0.2"), (HTTPServer, "0.0.0.0"), (OnV6, "::1")]
)
def test_the_health_of_this_machines_server_is_asked_where_it_listens_and_through_no_proxy(
    kind: type[HTTPServer], host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with kind((host, 0), Well) as server:
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
        monkeypatch.setenv("WAARMERK_HOST", host)
        monkeypatch.setenv("PORT", str(server.server_port))
        threading.Thread(target=server.handle_request, daemon=True).start()

        assert cli.main(["doctor", "--health"]) == 0


@pytest.mark.parametrize(("host", "family"), [("127.0.0.1", socket.AF_INET), ("::1", socket.AF_INET6)])
def test_a_port_that_is_taken_is_said_of_either_kind_of_address(
    host: str, family: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket(family) as taken:
        taken.bind((host, 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setenv("WAARMERK_HOST", host)
        monkeypatch.setenv("PORT", str(port))

        assert said(capsys, "serve").startswith(f"waarmerk: Port {port} cannot be used (Address already in use)")


def test_the_port_that_hands_out_the_local_authority_is_looked_at_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORT", "65535")

    assert said(capsys, "serve", "--tls").startswith("waarmerk: Port 65536 cannot be used (there is none above 65535)")


def test_what_is_written_is_closed_to_others_whoever_made_the_folder(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir(0o755)
    here = os.environ | {"DATABASE_URL": f"sqlite:///{data / 'waarmerk.db'}"}

    subprocess.run([sys.executable, "-m", "backend", "migrate"], env=here, umask=0o022, check=True, capture_output=True)

    written = [path for path in data.rglob("*") if path.is_file()]
    assert data / "waarmerk.db" in written
    assert [path for path in written if path.stat().st_mode & 0o077] == []
