"""A witness of one's own over https, as C2SP tlog-witness describes it, and a mail server that takes mails."""

from __future__ import annotations

import asyncio
import base64
import ssl
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP as POLICY
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync_protocol import log_proof, merkle, signed_note
from sync_protocol.cose import Untrusted
from sync_protocol.log_proof import TreeHead
from sync_protocol.signed_note import Kind, Line, NoteKey
from tests.push_service import certificate_of_localhost

SEEN_AT = 1_784_016_000


class Witness:
    """Signs what goes on from what it saw last, and refuses anything else."""

    def __init__(self, port: int, client_tls: ssl.SSLContext) -> None:
        self.port, self.client_tls = port, client_tls
        self.seen: TreeHead | None = None
        self.log_keys: list[NoteKey] = []
        self.asked: list[str] = []
        self.answers_with: int | None = None
        self._private = Ed25519PrivateKey.generate()
        self.key = NoteKey("witness.example/w1", Kind.COSIGNATURE, self._private.public_key().public_bytes_raw())

    @property
    def address(self) -> str:
        return f"https://localhost:{self.port}/submit"

    def answer(self, path: str, body: str) -> tuple[int, str]:
        self.asked.append(path)
        if self.answers_with is not None:
            return self.answers_with, ""
        above, _, checkpoint = body.partition("\n\n")
        first, *hashes = above.split("\n")
        old, note = int(first.removeprefix("old ")), signed_note.read(checkpoint)
        try:
            head, _ = log_proof.verify_checkpoint(note, self.log_keys)
        except Untrusted:
            return 403, ""
        last = self.seen or TreeHead(head.origin, 0, merkle.root_of(()))
        if old != last.size or (head.size == last.size and head.root != last.root):
            return 409, f"{last.size}\n"
        proof = [base64.b64decode(one) for one in hashes]
        if old and not merkle.verify_consistency(old, last.root, head.size, head.root, proof):
            return 422, ""
        self.seen = head
        signature = self._private.sign(f"cosignature/v1\ntime {SEEN_AT}\n{note.text}".encode())
        return 200, str(Line(self.key.name, self.key.key_id, SEEN_AT.to_bytes(8, "big") + signature))

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        first, *lines = head.strip().split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        body = (await reader.readexactly(int(headers.get("content-length", "0")))).decode()
        status, text = self.answer(first.split(" ")[1], body)
        answer = f"HTTP/1.1 {status} Answer\r\nContent-Length: {len(text.encode())}\r\nConnection: close\r\n\r\n{text}"
        writer.write(answer.encode())
        await writer.drain()
        writer.close()


@asynccontextmanager
async def witness(folder: Path) -> AsyncGenerator[Witness]:
    """A witness at https://localhost, on a free port; only its own certificate is trusted by `client_tls`."""
    certificate = certificate_of_localhost(folder)
    running: list[Witness] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await running[0].serve(reader, writer)

    async with await asyncio.start_server(serve, "127.0.0.1", 0, ssl=_server_tls(certificate)) as server:
        client_tls = ssl.create_default_context(cafile=str(certificate))
        running.append(Witness(server.sockets[0].getsockname()[1], client_tls))
        yield running[0]


def _server_tls(certificate: Path) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(certificate)
    return made


class MailServer:
    """Takes mails over STARTTLS from whoever says the password, and keeps them."""

    USER, PASSWORD = "waarmerk", "a secret: with % and @"

    def __init__(self, client_tls: ssl.SSLContext) -> None:
        self.client_tls = client_tls
        self.port = 0
        self.mails: list[EmailMessage] = []

    async def handle_DATA(self, _server: object, _session: object, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        self.mails.append(BytesParser(policy=POLICY).parsebytes(envelope.content))
        return "250 Taken"

    def allow(self, _server: object, _session: object, _envelope: object, _mechanism: str, data: Any) -> AuthResult:
        known = (data.login, data.password) == (self.USER.encode(), self.PASSWORD.encode())
        return AuthResult(success=known, handled=False)


@asynccontextmanager
async def mail_server(folder: Path) -> AsyncGenerator[MailServer]:
    """A mail server at localhost, on a free port."""
    certificate = certificate_of_localhost(folder)
    running = MailServer(ssl.create_default_context(cafile=str(certificate)))

    def session() -> SMTP:
        return SMTP(
            running,
            tls_context=_server_tls(certificate),
            require_starttls=True,
            auth_required=True,
            authenticator=running.allow,
            loop=asyncio.get_running_loop(),
        )

    async with await asyncio.get_running_loop().create_server(session, "127.0.0.1", 0) as server:
        running.port = server.sockets[0].getsockname()[1]
        yield running
