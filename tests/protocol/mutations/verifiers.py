"""The two verifiers that forgeries are shown to: that of `waarmerk verify`, and the check page's, running in node."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from backend import verifying
from backend.domain.verification import examine, refused
from backend.outside.published import KEYS, STATUS, Folder, Published
from sync_protocol import cose
from sync_protocol.cose import Untrusted
from sync_protocol.key_set import seconds
from tests.protocol import make_vectors as made
from tests.protocol.make_vectors import PUBLIC_URL
from tests.protocol.mutations.attempts import Attempt

ACCEPTED = frozenset({"valid", "provisional"})
SERVE = Path(__file__).with_name("serve.js")

_ROOT = made.ROOT.private_key.public_key()
_LIST = f"{STATUS}{made.CLAIMS.covers.shard}"


def in_python(attempt: Attempt, folder: Path) -> str:
    """The verdict, and for a code that is not genuine why."""
    kept = Folder(folder if attempt.known is not None else None)
    if attempt.known is not None:
        kept.put(f"status-{made.CLAIMS.covers.shard}", attempt.known)
    authority = Published(PUBLIC_URL, kept, {KEYS: made.KEY_SET, _LIST: attempt.served}.get)
    keys, current = authority.keys(_ROOT)
    try:
        message = verifying.message_of(attempt.text, PUBLIC_URL)
    except Untrusted as problem:
        found = refused(problem)
    else:
        found = examine(message, keys, lambda shard: authority.status_list(shard, keys), attempt.at, current=current)
    if attempt.known is not None:
        for path in folder.iterdir():
            path.unlink()
    return f"{found.verdict}: {found.code}" if found.code else str(found.verdict)


class CheckPage:
    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def verdict(self, attempt: Attempt) -> str:
        return self.ask(
            {
                "text": attempt.text,
                "served": attempt.served.hex() if attempt.served is not None else "",
                "known": attempt.known.hex() if attempt.known is not None else "",
                "at": seconds(attempt.at),
            }
        )

    def ask(self, asked: object) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return str(json.loads(self._process.stdout.readline()))


@contextmanager
def check_page() -> Generator[CheckPage]:
    command = ["node", str(SERVE)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        page = CheckPage(process)
        root = cose.public_key_bytes(_ROOT).hex()
        assert page.ask({"root": root, "keys": made.KEY_SET.hex(), "origin": PUBLIC_URL, "list": _LIST}) == "ready"
        yield page
