"""The tablet's evaluator, running in node."""

from __future__ import annotations

import subprocess
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from sync_protocol.describe import CatalogueInfo
from sync_protocol.evaluate import Finding, List
from sync_protocol.explain import Told
from sync_protocol.rules import Form, Rule, encode

SERVE = Path(__file__).with_name("serve.js")


class Failed(Exception):
    """The tablet refused, with the code of the refusal, or broke, with the error."""


class Tablet:
    """Asks the tablet's evaluator what it makes of the same."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def check(self, document: Form, rules: Iterable[Rule], on: date) -> list[Finding]:
        asked = {"act": "check", "document": msgspec.Raw(encode(document)), "rules": tuple(rules), "on": on}
        return msgspec.convert(self.ask(asked), list[Finding])

    def told(self, document: Form, rule: Rule, on: date) -> tuple[Told, ...]:
        asked = {"act": "told", "document": msgspec.Raw(encode(document)), "rule": rule, "on": on}
        return msgspec.convert(self.ask(asked), tuple[Told, ...])

    def assign(self, form: str, document: Form, path: str, value: object, edition: str) -> Any:
        """The document, as JSON holds it. Raises Failed with the code of the refusal."""
        asked = {"act": "assign", "form": form, "document": msgspec.Raw(encode(document)), "path": path, "value": value}
        return self.ask(asked | {"edition": edition})

    def ask(self, asked: Mapping[str, object]) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(msgspec.json.encode(asked) + b"\n")
        self._process.stdin.flush()
        answer = msgspec.json.decode(self._process.stdout.readline())
        if "failed" in answer:
            raise Failed(answer["failed"])
        return answer["said"]


@contextmanager
def tablet(
    lists: Mapping[str, List], catalogue: CatalogueInfo | None = None, mutation: tuple[str, str] | None = None
) -> Generator[Tablet]:
    """A running evaluator; with a mutation, one in which a text of its source is replaced by another."""
    command = ["node", str(SERVE), *(mutation or ())]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        running = Tablet(process)
        assert running.ask({"lists": lists, "catalogue": catalogue}) == "ready"
        yield running
