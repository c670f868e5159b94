"""A push service (RFC 8030) on this machine, and the browsers that are subscribed at it: it holds the server to the
standards of Web Push, and reads what is sent as only the browser can."""

from __future__ import annotations

import queue
import ssl
import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from backend.outside import local_authority
from sync_protocol.base64url import base64url
from tests.push_service import vapid_claims

HOST = "127.0.0.1"


class Browser:
    """What a browser makes when it subscribes: an address at the push service, and keys of its own."""

    def __init__(self, origin: str, name: str) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._secret = b"sixteen bytes ok"
        self._origin = origin
        self.taken: queue.Queue[tuple[Mapping[str, str], bytes]] = queue.Queue()
        point = self._key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        keys = {"p256dh": base64url(point), "auth": base64url(self._secret)}
        self.subscription = {"endpoint": f"{origin}/{name}", "keys": keys}

    def next_message(self, push_key: str) -> str:
        """The next message as the browser reads it (RFC 8291), after a look at how it was sent."""
        headers, body = self.taken.get(timeout=30)
        assert (headers["Content-Encoding"], headers["Urgency"]) == ("aes128gcm", "normal")
        assert int(headers["TTL"]) > 0
        assert_signed(headers["Authorization"], self._origin, push_key)
        decrypted: Any = http_ece.decrypt(body, private_key=self._key, auth_secret=self._secret, version="aes128gcm")
        return decrypted.decode()


class PushService:
    """Over HTTPS, with a certificate under the authority in the file `ca`."""

    def __init__(self, folder: Path) -> None:
        tls = local_authority.ensure(folder, datetime.now(UTC), hosts=[HOST])
        self.ca = tls.ca_path
        self._browsers: dict[str, Browser] = {}
        browsers = self._browsers

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                browser = browsers.get(self.path)
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if browser is not None:
                    browser.taken.put((dict(self.headers), body))
                self.send_response(404 if browser is None else 201)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_request(self, code: object = "-", size: object = "-") -> None:
                """Says nothing."""

        self._http = ThreadingHTTPServer((HOST, 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(tls.cert_path, tls.key_path)
        self._http.socket = context.wrap_socket(self._http.socket, server_side=True)
        self.origin = f"https://{HOST}:{self._http.server_address[1]}"

    def browser(self, name: str) -> Browser:
        self._browsers[f"/{name}"] = one = Browser(self.origin, name)
        return one

    @contextmanager
    def running(self) -> Generator[PushService]:
        thread = threading.Thread(target=self._http.serve_forever)
        thread.start()
        try:
            yield self
        finally:
            self._http.shutdown()
            thread.join()
            self._http.server_close()


def assert_signed(authorization: str, audience: str, push_key: str) -> None:
    """VAPID, RFC 8292: signed with the key that the subscription was bound to, for this service, for a day at most."""
    told = vapid_claims(authorization, push_key)
    assert told["aud"] == audience
    assert told["sub"].startswith("mailto:")
    now = datetime.now(UTC)
    assert now < datetime.fromtimestamp(told["exp"], UTC) <= now + timedelta(hours=24)
