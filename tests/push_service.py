"""A push service of one's own, as RFC 8030 describes it, and browsers that have subscribed there."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import os
import ssl
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import http_ece
import msgspec
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from msgspec import Struct

from backend.outside import pinned
from sync_protocol.base64url import base64url, unbase64url

DRIP_S = 0.05


class Received(Struct, frozen=True):
    """A request as it came; names of headers are in small letters."""

    path: str
    headers: dict[str, str]
    body: bytes


class Browser:
    """A subscription and the private half of its keys."""

    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint
        self._key, self._auth = ec.generate_private_key(ec.SECP256R1()), os.urandom(16)

    @property
    def keys(self) -> dict[str, str]:
        point = self._key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"p256dh": base64url(point), "auth": base64url(self._auth)}

    @property
    def subscription(self) -> dict[str, Any]:
        return {"endpoint": self.endpoint, "keys": self.keys}

    def read(self, one: Received) -> dict[str, Any]:
        """The notice, decrypted (RFC 8291)."""
        decrypt = cast("Any", http_ece).decrypt
        return msgspec.json.decode(
            decrypt(one.body, private_key=self._key, auth_secret=self._auth, version="aes128gcm"), type=dict[str, Any]
        )


class PushService:
    """Answers with the status that a test has set, and what is `packed`, and keeps what came; where it `drips`, a byte
    now and then."""

    def __init__(self, server: asyncio.Server, client_tls: ssl.SSLContext) -> None:
        self.client_tls = client_tls
        self.port: int = server.sockets[0].getsockname()[1]
        self.status = 201
        self.drips = False
        self.packed = b""
        self.received: list[Received] = []

    def browser(self, name: str) -> Browser:
        return Browser(f"https://localhost:{self.port}/push/{name}")

    def of(self, browser: Browser) -> list[dict[str, Any]]:
        """The notices that this browser was sent, in order."""
        path = browser.endpoint.removeprefix(f"https://localhost:{self.port}")
        return [browser.read(one) for one in self.received if one.path == path]

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        first, *lines = head.strip().split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        self.received.append(Received(first.split(" ")[1], headers, body))
        length = pinned.MOST_BYTES if self.drips else len(self.packed)
        packed = "Content-Encoding: gzip, gzip\r\n" if self.packed else ""
        head = f"HTTP/1.1 {self.status} Answer\r\n{packed}Content-Length: {length}\r\nConnection: close\r\n\r\n"
        writer.write(head.encode() + self.packed)
        await writer.drain()
        with contextlib.suppress(ConnectionError):
            for _ in range(length if self.drips else 0):
                writer.write(b".")
                await writer.drain()
                await asyncio.sleep(DRIP_S)
        writer.close()


@asynccontextmanager
async def push_service(folder: Path) -> AsyncGenerator[PushService]:
    """The service at https://localhost, on a free port; only its own certificate is trusted by `client_tls`."""
    certificate = certificate_of_localhost(folder)
    server_tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_tls.load_cert_chain(certificate)
    running: list[PushService] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await running[0].answer(reader, writer)

    async with await asyncio.start_server(answer, "127.0.0.1", 0, ssl=server_tls) as server:
        running.append(PushService(server, ssl.create_default_context(cafile=str(certificate))))
        yield running[0]


def vapid_claims(authorization: str, public_key: str) -> dict[str, Any]:
    """The claims of a VAPID header, once its signature by this key is verified (RFC 8292, ES256)."""
    scheme, _, rest = authorization.partition(" ")
    parts = dict(one.strip().split("=", 1) for one in rest.split(","))
    assert (scheme, parts["k"]) == ("vapid", public_key)
    signed, _, signature = parts["t"].rpartition(".")
    header, claims = (msgspec.json.decode(unbase64url(one)) for one in signed.split("."))
    assert header["alg"] == "ES256"
    raw = unbase64url(signature)
    r, s = int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), unbase64url(public_key))
    key.verify(encode_dss_signature(r, s), signed.encode(), ec.ECDSA(hashes.SHA256()))
    return cast("dict[str, Any]", claims)


def certificate_of_localhost(folder: Path) -> Path:
    """A certificate for localhost and its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    names: list[x509.GeneralName] = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "push-service.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(private + made.public_bytes(Encoding.PEM))
    return path
