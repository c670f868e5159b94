"""The lane of files as a client that we did not write uses it: tus-js-client."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from backend.store import files
from tests.desk import Desk, Office
from tests.sync.filing import fingerprint
from tests.sync.test_nudges import over_http

CLIENT = Path(__file__).with_name("tus_client.js")

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not (CLIENT.parents[2] / "pwa" / "node_modules" / "tus-js-client").is_dir(),
    reason="the client needs node and the packages of pwa/",
)

DATA = os.urandom(1_000_001)


async def run(task: str, operator: Desk, harbour: Office, folder: Path) -> dict[str, Any]:
    """What the client says became of the task."""
    source = folder / "photo"
    source.write_bytes(DATA)
    async with over_http(harbour) as address:
        about = {
            "endpoint": f"{address}/sync/v1/files",
            "token": operator.token,
            "sha256": fingerprint(DATA),
            "size": len(DATA),
            "file": str(source),
            "task": task,
        }
        client = await asyncio.create_subprocess_exec("node", str(CLIENT), json.dumps(about), stdout=-1, stderr=-1)
        out, errors = await client.communicate()
    assert client.returncode == 0, errors.decode()
    return json.loads(out)


def kept(harbour: Office) -> bytes:
    return files.path_of(harbour.server.settings.files_folder, fingerprint(DATA)).read_bytes()


async def test_a_file_is_sent_whole(operator: Desk, harbour: Office, tmp_path: Path) -> None:
    said = await run("whole", operator, harbour, tmp_path)

    assert said["done"]
    assert said["methods"] == ["POST", "PATCH", "PATCH", "PATCH", "PATCH"]
    assert said["states"][-1] == "verified"
    assert kept(harbour) == DATA


async def test_a_file_that_was_given_up_in_the_middle_is_gone_on_with(
    operator: Desk, harbour: Office, tmp_path: Path
) -> None:
    said = await run("resumed", operator, harbour, tmp_path)

    assert (said["first"], said["done"]) == (600_000, True)
    assert said["methods"] == ["POST", "PATCH", "PATCH", "HEAD", "PATCH", "PATCH"], "nothing is sent twice"
    assert kept(harbour) == DATA


async def test_a_file_is_sent_where_a_proxy_knows_no_patch(operator: Desk, harbour: Office, tmp_path: Path) -> None:
    said = await run("overridden", operator, harbour, tmp_path)

    assert (said["done"], set(said["methods"]), kept(harbour)) == (True, {"POST"}, DATA)


async def test_a_file_that_is_another_is_refused(operator: Desk, harbour: Office, tmp_path: Path) -> None:
    assert (await run("wrong", operator, harbour, tmp_path))["status"] == 460


async def test_an_upload_that_was_ended_is_not_there(operator: Desk, harbour: Office, tmp_path: Path) -> None:
    said = await run("terminated", operator, harbour, tmp_path)

    assert said["status"] == 404
    assert not list(harbour.server.settings.files_folder.rglob("coming/*"))
