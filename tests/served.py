"""A real server for tests in another language: `python -m tests.served FOLDER` does what lines of JSON ask.

Each line is answered by one: the address, rows of the database, or nothing. The server ends with the input.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from tests.stories.world import Waarmerk

DATABASE, BACKUP = "waarmerk.db", "backup"
OPERATIONS = "select client_id, seq, op_id, hash, cast(body as text), status, settled_at from operation order by 1, 2"
DOCUMENTS = "select id, rev, status from document"
STREAMS = "select client_id, last_seq, last_hash from stream"


def main(folder: Path) -> None:
    """Raises AssertionError where the server does not come up."""
    server = Waarmerk(folder)
    try:
        for line in sys.stdin:
            print(json.dumps(_do(server, line.strip())), flush=True)
    finally:
        server.kill()


def _do(server: Waarmerk, what: str) -> Any:
    match what:
        case "start":
            server.start()
            return server.url
        case "kill":
            return server.kill()
        case "back up":
            (server.folder / BACKUP).unlink(missing_ok=True)
            return server.sql(f"vacuum into '{server.folder / BACKUP}'")
        case "restore":
            server.kill()
            for old in server.folder.glob(f"{DATABASE}*"):
                old.unlink()
            shutil.copy(server.folder / BACKUP, server.folder / DATABASE)
            return server.run("restored", "--demo").check_returncode()
        case "look":
            return {
                "operations": server.sql(OPERATIONS),
                "documents": server.sql(DOCUMENTS),
                "streams": server.sql(STREAMS),
            }
        case _:
            raise AssertionError(f"nobody can {what}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
