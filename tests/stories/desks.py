"""Somebody at another machine, who works with the running server over HTTP alone."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from typing import Any, Self

import httpx
import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from uuid_utils import uuid7

from backend.demo import PASSWORD
from backend.domain.decisions import outcome_of
from sync_protocol import wire
from sync_protocol.client import DeviceStream
from sync_protocol.document import Document
from sync_protocol.wire import Change, Operation, Push, Result


def new_id() -> str:
    return str(uuid7())


class Desk:
    """A person, logged in on an enrolled device without a screen."""

    def __init__(self, url: str, email: str, password: str = PASSWORD) -> None:
        self.http = httpx.Client(base_url=url, headers={"X-Waarmerk": "1"}, timeout=30)
        self._epoch: str = self._get("/api/about")["epoch"]
        profile = self._post("/api/login", {"email": email, "password": password})["profile"]
        key = ec.generate_private_key(ec.SECP256R1())
        point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        device = self._post("/api/devices", {"name": "Desk", "public_key": base64.urlsafe_b64encode(point).decode()})
        certificate = base64.urlsafe_b64decode(device["certificate"] + "==")
        self.stream = DeviceStream(
            profile["id"], profile["name"], device["device_id"], new_id(), key, certificate, new_id
        )
        registration = {"client_id": self.stream.client_id, "device_id": self.stream.device_id}
        self.http.post("/sync/v1/streams", json=registration).raise_for_status()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def document(self, goods: str) -> Document:
        """The document of these goods as the server shows it to this person now."""
        (found,) = [one for one in self._documents() if goods.encode() in bytes(one.content)]
        return found

    def part1(self, said: str) -> dict[str, Any]:
        """Part I of the document in which this is said."""
        return msgspec.json.decode(bytes(self.document(said).content))["part1"]

    def change(self, document: Document, boxes: dict[str, Any], **more: Any) -> Result:
        return self._push("document.set", document, Change(set=boxes, **more))

    def submit(self, document: Document, part1: dict[str, Any]) -> Result:
        """Part I, signed and submitted, again where it was before."""
        signed = self.stream.sign(
            "submit", document.id, {"part1": part1}, _now(), rev=document.rev, version=document.version
        )
        return self._push("document.submit", document, signed)

    def decide(self, document: Document) -> Result:
        """The decision that the document's Part II says."""
        content: dict[str, Any] = msgspec.json.decode(bytes(document.content))
        signed = self.stream.sign(
            "decide",
            document.id,
            content,
            _now(),
            rev=document.rev,
            version=document.version,
            reference=document.reference,
            outcome=outcome_of(content),
        )
        return self._push("document.decide", document, signed)

    def cancel(self, document: Document) -> Result:
        signed = self.stream.sign(
            "cancel",
            document.id,
            {},
            _now(),
            rev=document.rev,
            version=document.version,
            reference=document.reference,
        )
        return self._push("document.cancel", document, signed)

    def _push(self, kind: str, document: Document, args: msgspec.Struct) -> Result:
        operation: Operation = self.stream.operation(kind, document.id, document.rev, args, _now())
        push = Push(client_id=self.stream.client_id, epoch=self._epoch, ack_through=0, ops=(operation,))
        headers = {"Content-Type": "application/json"}
        reply = self.http.post("/sync/v1/push", content=wire.encode(push), headers=headers).raise_for_status().json()
        self.stream.acknowledged(reply["last_seq"])
        return msgspec.convert(reply["results"][0], Result)

    def _documents(self) -> list[Document]:
        asked = {"client_id": self.stream.client_id, "epoch": self._epoch, "checkpoint": ""}
        found: list[Document] = []
        while True:
            lines = [
                msgspec.json.decode(line)
                for line in self.http.post("/sync/v1/pull", json=asked).raise_for_status().content.splitlines()
            ]
            for line in lines:
                if line["line"] == "put" and line["type"] == "document":
                    content = msgspec.Raw(msgspec.json.encode(line["data"].get("content", {})))
                    found.append(msgspec.convert(line["data"] | {"content": content}, Document))
            if lines[-1]["complete"]:
                return found
            asked["checkpoint"] = lines[-1]["token"]

    def _get(self, path: str) -> dict[str, Any]:
        return self.http.get(path).raise_for_status().json()

    def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        return self.http.post(path, json=body).raise_for_status().json()


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
