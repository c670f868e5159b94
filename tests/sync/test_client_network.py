"""The Python client against a server process of its own, over HTTP, on each database."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.demo import PASSWORD
from sync_protocol.client import Phase, SqliteStore
from sync_protocol.client.network import AnotherPerson, Client, Refused, WrongSecret
from tests.services import Postgres
from tests.stories.world import Waarmerk

DOCUMENT = Path(__file__).parents[2] / "docs" / "python-client.md"
INSPECTOR = "inspector1@harbour.example"
COLLEAGUE = "inspector2@harbour.example"
PATIENCE_S = 20.0


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Waarmerk]:
    """One server for all; each test writes a remark of its own."""
    with contextlib.ExitStack() as stack:
        url = ""
        if request.param == "postgresql":
            postgres: Postgres = request.getfixturevalue("postgres")
            url = stack.enter_context(postgres.database())
        running = Waarmerk(tmp_path_factory.mktemp("server"), DATABASE_URL=url)
        running.start()
        stack.callback(running.stop)
        yield running


def at_work(client: Client) -> str:
    """The id of a document that checks can be written to."""
    client.sync(PATIENCE_S)
    return next(one.document.id for one in client.device.views() if one.document.status in ("new", "in_progress"))


def remark(client: Client, document_id: str, text: str) -> None:
    client.set(document_id, {"part2/documentary/remark": text})


def shows(client: Client, document_id: str, text: str) -> bool:
    seen = client.device.view(document_id)
    return seen is not None and text.encode() in bytes(seen.document.content)


def test_the_example_of_the_documentation_runs_as_it_stands(server: Waarmerk, tmp_path: Path) -> None:
    example = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(), re.DOTALL)[0]
    (tmp_path / "example.py").write_text(example)
    root = str(DOCUMENT.parents[1])

    ran = subprocess.run(
        [sys.executable, "example.py", server.url, INSPECTOR, PASSWORD],
        cwd=tmp_path,
        env={"PYTHONPATH": root, "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr
    assert "synced=True, pending=0" in ran.stdout
    assert (tmp_path / "harbour.db").stat().st_mode & 0o077 == 0


def test_work_survives_the_end_of_both_programs_and_needs_no_login_to_leave(server: Waarmerk, tmp_path: Path) -> None:
    path = tmp_path / "inspector.db"
    with Client(server.url, path, secret="of the machine") as client:
        client.log_in(INSPECTOR, PASSWORD)
        document_id = at_work(client)
        server.kill()
        remark(client, document_id, "Seen while nothing ran.")
        unreachable = client.sync()
    server.start()

    with Client(server.url, path, secret="of the machine") as again:
        offline = shows(again, document_id, "Seen while nothing ran.")
        sent = again.sync(PATIENCE_S)
        again.log_in(INSPECTOR, PASSWORD)
        synced = again.sync(PATIENCE_S)
        received = again.device.view(document_id)
    with Client(server.url) as colleague:
        colleague.log_in(COLLEAGUE, PASSWORD)
        colleague.sync(PATIENCE_S)
        seen = colleague.device.view(document_id)
        told = shows(colleague, document_id, "Seen while nothing ran.")

    assert (unreachable.pending, unreachable.phase) == (1, Phase.OFFLINE)
    assert offline
    assert (sent.pending, sent.phase, sent.synced) == (0, Phase.NEEDS_LOGIN, False)
    assert synced.synced
    assert told
    assert received is not None
    assert seen is not None
    assert received.document == seen.document


def test_a_file_is_of_one_person_and_a_wrong_password_is_told(server: Waarmerk, tmp_path: Path) -> None:
    with Client(server.url, tmp_path / "inspector.db") as client:
        with pytest.raises(Refused) as wrong:
            client.log_in(INSPECTOR, "not the password")
        client.log_in(INSPECTOR, PASSWORD)

        with pytest.raises(AnotherPerson):
            client.log_in(COLLEAGUE, PASSWORD)

    assert (wrong.value.status, wrong.value.code) == (401, "LOGIN_REFUSED")


def test_of_two_copies_of_one_device_each_goes_on_with_signatures_of_its_own(server: Waarmerk, tmp_path: Path) -> None:
    with Client(server.url, tmp_path / "inspector.db") as client:
        client.log_in(INSPECTOR, PASSWORD)
        document_id = at_work(client)
        SqliteStore(tmp_path / "copy.db", image=client.store.image()).close()
        remark(client, document_id, "Seen before.")
        assert client.sync(PATIENCE_S).synced
        first = client.device.identity
    with Client(server.url, tmp_path / "copy.db") as copy:
        copy.log_in(INSPECTOR, PASSWORD)
        same = copy.device.identity == first
        copy.set(document_id, {"part2/identity/remark": "Seen by the copy."})
        status = copy.sync(PATIENCE_S)
        told = [shows(copy, document_id, text) for text in ("Seen before.", "Seen by the copy.")]
        second = copy.device.identity

    assert same
    assert status.synced
    assert told == [True, True]
    assert second.device_id != first.device_id


def test_a_key_opens_with_its_secret_alone(server: Waarmerk, tmp_path: Path) -> None:
    with Client(server.url, tmp_path / "inspector.db", secret="of the machine") as client:
        client.log_in(INSPECTOR, PASSWORD)

    for secret in ("", "another"):
        with pytest.raises(WrongSecret):
            Client(server.url, tmp_path / "inspector.db", secret=secret)


def test_a_revoked_device_is_enrolled_anew_and_its_work_goes_over(server: Waarmerk, tmp_path: Path) -> None:
    with Client(server.url, tmp_path / "inspector.db") as client:
        client.log_in(INSPECTOR, PASSWORD)
        document_id = at_work(client)
        before = client.device.identity
        remark(client, document_id, "Seen on the old device.")
        client.attach(b"a file on its way", "note.pdf", "application/pdf")
        client.http.delete(f"/api/devices/{before.device_id}", headers={"X-Waarmerk": "1"}).raise_for_status()

        client.renew(always=True)
        status = client.sync(PATIENCE_S)
        after = client.device.identity
        told = shows(client, document_id, "Seen on the old device.")

    assert after.device_id != before.device_id
    assert (status.pending, status.files, status.refused) == (0, 0, 0)
    assert told


def test_a_nudge_tells_of_a_colleague(server: Waarmerk) -> None:
    with Client(server.url) as client, Client(server.url) as colleague:
        client.log_in(INSPECTOR, PASSWORD)
        document_id = at_work(client)
        colleague.log_in(COLLEAGUE, PASSWORD)
        colleague.sync(PATIENCE_S)

        def work() -> None:
            remark(colleague, document_id, "Seen by a colleague.")
            assert colleague.sync(PATIENCE_S).synced

        nudges = client.nudges(on_open=work)
        next(nudges)
        nudges.close()
        status = client.sync(PATIENCE_S)
        told = shows(client, document_id, "Seen by a colleague.")
        file = client.export()

    assert status.synced
    assert told
    assert file.startswith(b'{"line":"head"')
