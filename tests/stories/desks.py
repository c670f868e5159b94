"""Somebody at another machine, who works with the running server over HTTP alone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Self

import httpx
import msgspec

from backend.demo import PASSWORD
from sync_protocol.client import Queued
from sync_protocol.client.network import Client
from sync_protocol.document import Document, RecordType
from sync_protocol.outcome import outcome_of
from sync_protocol.wire import Change, Result

PATIENCE_S = 20.0


class Desk:
    """A person, logged in on an enrolled device without a screen."""

    def __init__(self, url: str, email: str, password: str = PASSWORD) -> None:
        self.client = Client(url, name="Desk")
        self.client.log_in(email, password)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()

    def document(self, goods: str) -> Document:
        """The document of these goods as the server shows it to this person now."""
        self.client.sync(PATIENCE_S)
        records = self.client.device.records(RecordType.DOCUMENT)
        shown = [msgspec.json.decode(one.data, type=Document) for one in records]
        (found,) = [one for one in shown if goods.encode() in bytes(one.content)]
        return found

    def part1(self, said: str) -> dict[str, Any]:
        """Part I of the document in which this is said."""
        return msgspec.json.decode(bytes(self.document(said).content))["part1"]

    def change(self, document: Document, boxes: dict[str, Any], **more: Any) -> Result:
        args = Change(set=boxes, **more)
        return self._sent(self.client.device.enqueue("document.set", document.id, args, _now(), rev=document.rev))

    def submit(self, document: Document, part1: dict[str, Any]) -> Result:
        """Part I, signed and submitted, again where it was before."""
        return self._sent(self._sign("submit", document, {"part1": part1}))

    def decide(self, document: Document) -> Result:
        """The decision that the document's Part II says."""
        content: dict[str, Any] = msgspec.json.decode(bytes(document.content))
        return self._sent(self._sign("decide", document, content, outcome=outcome_of(content)))

    def cancel(self, document: Document) -> Result:
        return self._sent(self._sign("cancel", document, {}))

    def _sign(self, action: str, document: Document, content: object, *, outcome: str = "") -> Queued:
        return self.client.device.sign(action, document.id, content, _now(), seen=document, outcome=outcome)

    def _sent(self, queued: Queued) -> Result:
        status = self.client.sync(PATIENCE_S)
        result = self.client.device.result(queued.op_id)
        assert result is not None, status
        return result


class Administrator:
    """Whoever keeps the reference lists."""

    def __init__(self, url: str) -> None:
        self.http = httpx.Client(base_url=url, headers={"X-Waarmerk": "1"}, timeout=30)
        login = {"email": "administrator@harbour.example", "password": PASSWORD}
        self.http.post("/api/login", json=login).raise_for_status()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def correct(self, name: str, *lines: dict[str, str]) -> None:
        """Lines of a list: looked at first, then done with the hash of what was seen."""
        address, body = f"/api/reference/{name}", {"put": lines}
        seen = self.http.patch(f"{address}?preview", json=body).raise_for_status().json()
        self.http.patch(f"{address}?confirm={seen['hash']}", json=body).raise_for_status()


def _now() -> datetime:
    return datetime.now(UTC)
