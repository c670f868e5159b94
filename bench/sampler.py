"""Where a server's time goes: a thousand samples of its stack a second of processor time, a clock at each statement."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Iterator
from time import perf_counter
from types import FrameType
from typing import Any

from sqlalchemy import Engine, event

EVERY_S = 0.001

LAYERS: tuple[tuple[str, str, str], ...] = (
    ("backend/api/shell.py", "read_body", "Body read and decoded"),
    ("backend/api/shell.py", "", "Who is calling"),
    ("sync_protocol/wire.py", "chain_hash", "Chain of hashes"),
    ("backend/api/opened.py", "_open", "Operations decoded"),
    ("backend/store/documents.py", "_held", "Documents decoded"),
    ("backend/domain/held.py", "form", "Forms decoded"),
    ("sync_protocol/rules.py", "encode", "Forms encoded"),
    ("backend/store/documents.py", "_row", "Documents encoded"),
    ("sync_protocol/signed.py", "", "Signatures"),
    ("sync_protocol/cose.py", "", "Signatures"),
    ("sync_protocol/key_set.py", "", "Signatures"),
    ("sync_protocol/cbor.py", "content_bytes", "Canonical bytes"),
    ("sync_protocol/cbor.py", "decode", "Canonical bytes"),
    ("sync_protocol/evaluate.py", "check", "Rules"),
    ("backend/outside/keys.py", "", "Keys"),
    ("backend/domain/", "", "Operations applied"),
    ("backend/api/", "", "Operations applied"),
    ("backend/worker.py", "", "Notices"),
    ("/asyncpg/", "", "Driver of the database"),
    ("/aiosqlite/", "", "Driver of the database"),
    ("/sqlalchemy/sql/", "", "SQL put together"),
    ("/sqlalchemy/engine/default.py", "_init_compiled", "SQL put together"),
    ("/sqlalchemy/", "", "SQLAlchemy, the rest"),
    ("backend/store/", "", "Rows put together"),
    ("/litestar/", "", "Web framework"),
    ("/uvicorn/", "", "HTTP"),
    ("/h11/", "", "HTTP"),
    ("backend/listening.py", "", "HTTP"),
    ("/asyncio/", "", "Event loop"),
)
"""File (a part of its path), function (any, where empty), layer. The innermost frame that is named here decides."""


class Sampler:
    """Samples the thread that made it, and times what goes over this engine's connections."""

    def __init__(self, engine: Engine) -> None:
        self._layers: Counter[str] = Counter()
        self._statements: dict[str, tuple[int, float]] = {}
        self._known: dict[tuple[str, str], str] = {}
        signal.signal(signal.SIGPROF, self._sample)
        signal.setitimer(signal.ITIMER_PROF, EVERY_S, EVERY_S)
        event.listen(engine, "before_cursor_execute", self._before)
        event.listen(engine, "after_cursor_execute", self._after)

    def take(self) -> dict[str, Any]:
        """Processor seconds by layer, and number and seconds of statements, since the last call."""
        taken = {"layers": dict(self._layers), "statements": self._statements}
        self._layers, self._statements = Counter(), {}
        return taken

    def _sample(self, _signal: int, frame: FrameType | None) -> None:
        self._layers[next((layer for one in _outward(frame) if (layer := self._layer(one))), "Python, the rest")] += 1

    def _layer(self, frame: FrameType) -> str:
        code = frame.f_code
        key = (code.co_filename, code.co_name)
        if key not in self._known:
            found = (layer for file, name, layer in LAYERS if file in key[0] and name in ("", key[1]))
            self._known[key] = next(found, "")
        return self._known[key]

    def _before(self, _connection: Any, _cursor: Any, _statement: str, _values: Any, context: Any, _many: bool) -> None:
        context.waarmerk_start = perf_counter()

    def _after(self, _connection: Any, _cursor: Any, statement: str, _values: Any, context: Any, _many: bool) -> None:
        words = statement.split(None, 3)
        name = " ".join(words[:1] if words[0] not in ("INSERT", "UPDATE") else words[: 2 + (words[0] == "INSERT")])
        if words[0] == "SELECT":
            name = f"SELECT {statement.partition('FROM ')[2].split(None, 1)[0]}"
        number, seconds = self._statements.get(name, (0, 0.0))
        self._statements[name] = (number + 1, seconds + perf_counter() - context.waarmerk_start)


def _outward(frame: FrameType | None) -> Iterator[FrameType]:
    while frame is not None:
        yield frame
        frame = frame.f_back
