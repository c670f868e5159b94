"""The drill: every key of an authority is rotated, retired and withdrawn while two servers answer all the time."""

from __future__ import annotations

import asyncio
import itertools
import socket
import threading
from collections.abc import Callable, Coroutine, Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import pytest
import uvicorn
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from playwright.sync_api import expect, sync_playwright

from backend import app, settings
from backend.api.shell import Server
from backend.app import app_folder, create_app, open_server
from backend.domain import verification
from backend.domain.status_list import CertificateStatus
from backend.domain.verification import Verdict
from backend.outside import key_folder, keys
from backend.outside.published import Folder, Published, nowhere, over_http
from backend.store import certificates
from backend.store.certificates import Certificate
from sync_protocol import cose, seal, signed
from sync_protocol.key_set import Use, seconds
from tests.protocol.make_vectors import CLAIMS, PROVISIONAL_CLAIMS
from tests.stories.world import CHROMIUM

START = datetime(2026, 7, 14, 8, 0, tzinfo=UTC)
ROTATED = (Use.ROOT, Use.ISSUE, Use.STATUS, Use.LOG, Use.DEVICE_CA, Use.PDF_SEAL, Use.OUTBOX)
T = TypeVar("T")

pytestmark = [
    pytest.mark.stories,
    pytest.mark.skipif(not (app_folder() / "check.html").exists(), reason="the app is not built: make build"),
]


class Authority:
    """Two servers of one installation, at two ports, and the hand that changes their keys from beside them."""

    def __init__(self, loop: asyncio.AbstractEventLoop, servers: list[Server], urls: list[str]) -> None:
        self.at = START
        self.servers, self.urls = servers, urls
        self.place = app.key_place(servers[0].settings)
        self._loop, self._indexes = loop, itertools.count(7)

    def now(self) -> datetime:
        return self.at

    def pass_(self, **time: float) -> None:
        self.at += timedelta(**time)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=30)

    def certificate(self, by: int) -> bytes:
        """A certificate that one of the servers issues now."""
        server, index = self.servers[by], next(self._indexes)
        covers = msgspec.structs.replace(CLAIMS.covers, shard="2026", index=index)
        claims = seal.Claims(
            number=f"CVEDP.NL.2026.{index:07}-V1",
            issued_at=seconds(self.at),
            expires_at=seconds(self.at + timedelta(days=365)),
            covers=covers,
        )
        sealed = keys.issue(server.keys, claims, self.at)
        row = Certificate(
            shard="2026",
            index=index,
            document=f"d{index}",
            number=claims.number,
            status=CertificateStatus.VALID,
            changed_at=self.at,
        )

        async def issue() -> None:
            async with server.database.begin() as connection:
                await certificates.issue(connection, row, sealed)

        self.run(issue())
        return sealed

    def provisional(self, by: int) -> bytes:
        """A seal that a tablet makes, whose certificate it had from one of the servers."""
        device = cose.signer(ec.generate_private_key(ec.SECP256R1()))
        public = cose.public_key_bytes(device.private_key.public_key())
        certificate = keys.device_certificate(self.servers[by].keys, "inspector-2", "tablet-7", public, self.at)
        times = {"issued_at": seconds(self.at), "expires_at": seconds(self.at + signed.CERTIFICATE_GOOD_FOR)}
        return seal.provisional(device, certificate, msgspec.structs.replace(PROVISIONAL_CLAIMS, **times))

    def kid(self, use: Use) -> str:
        (kid,) = {server.keys.newest(use, self.at).kid for server in self.servers}  # both have the same keys
        return kid


class Verifier:
    """Somebody who verifies from what the authority publishes, of either server by turns, and keeps the newest."""

    def __init__(self, authority: Authority, folder: Path) -> None:
        self._authority, self._folder = authority, Folder(folder)
        self.asked = 0
        self.unanswered = list[str]()

    def _fetch(self, path: str) -> bytes | None:
        url = self._authority.urls[self.asked % len(self._authority.urls)]
        self.asked += 1
        body = over_http(url)(path)
        if body is None:
            self.unanswered.append(url + path)
        return body

    def says(self, message: bytes, *, online: bool = True) -> Verdict:
        published = Published(self._authority.urls[0], self._folder, self._fetch if online else nowhere)
        root, _ = published.root()
        known, current = published.keys(root)
        at = self._authority.at
        return verification.examine(
            message, known, lambda shard: published.status_list(shard, known), at, current=current
        ).verdict


class Traffic:
    """Somebody verifies without a pause, from either server by turns; `wrong` is whatever was not as it should be."""

    def __init__(self, verifier: Verifier, says: Callable[[Verifier], object]) -> None:
        self.wrong: list[object] = []
        self._verifier, self._says = verifier, says
        self._rounds, self._stopped = 0, False
        self._changed = threading.Condition()

    def verify(self) -> None:
        while not self._stopped:
            if found := self._says(self._verifier):
                self.wrong.append(found)
            with self._changed:
                self._rounds += 1
                self._changed.notify_all()

    def goes_on(self) -> None:
        """Waits until everything was verified once more, begun after now."""
        with self._changed:
            wanted = self._rounds + 2
            assert self._changed.wait_for(lambda: self._rounds >= wanted, timeout=30)

    def stop(self) -> None:
        self._stopped = True


@contextmanager
def traffic(authority: Authority, folder: Path, says: Callable[[Verifier], object]) -> Generator[Traffic]:
    verifier = Verifier(authority, folder)
    going = Traffic(verifier, says)
    thread = threading.Thread(target=going.verify)
    thread.start()
    try:
        yield going
    finally:
        going.stop()
        thread.join(timeout=30)
        going.wrong += verifier.unanswered


@pytest.fixture
def authority(tmp_path: Path) -> Iterator[Authority]:
    listening = [socket.socket(proto=socket.IPPROTO_TCP) for _ in range(2)]
    for one in listening:
        one.bind(("127.0.0.1", 0))
        one.listen()
    urls = [f"http://localhost:{one.getsockname()[1]}" for one in listening]
    chosen = settings.read({"WAARMERK_DATA": str(tmp_path / "data"), "WAARMERK_PUBLIC_URL": urls[0]}, demo=True)
    loop, opened, stop = asyncio.new_event_loop(), threading.Event(), asyncio.Event()
    made: list[Authority] = []

    async def serve() -> None:
        servers = [await open_server(chosen, now=lambda: made[0].at if made else START) for _ in urls]
        webs = [uvicorn.Server(uvicorn.Config(create_app(server, work=False), log_level="error")) for server in servers]
        tasks = [asyncio.create_task(web.serve(sockets=[sock])) for web, sock in zip(webs, listening, strict=True)]
        made.append(Authority(loop, servers, urls))
        opened.set()
        await stop.wait()
        for web in webs:
            web.should_exit = True
        await asyncio.gather(*tasks)

    thread = threading.Thread(target=loop.run_until_complete, args=[serve()])
    thread.start()
    try:
        assert opened.wait(60)
        yield made[0]
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(timeout=30)
        loop.close()
        for one in listening:
            one.close()


def test_old_and_new_certificates_verify_while_every_key_is_rotated_and_retired(
    authority: Authority, tmp_path: Path
) -> None:
    old, signed_old = authority.certificate(by=0), {use: authority.kid(use) for use in ROTATED}
    genuine = [old]
    at_sea, at_the_gate = Verifier(authority, tmp_path / "sea"), Verifier(authority, tmp_path / "gate")
    assert at_sea.says(old) is at_the_gate.says(old) is Verdict.VALID

    def all_valid(verifier: Verifier) -> object:
        return [found for message in tuple(genuine) if (found := verifier.says(message)) is not Verdict.VALID]

    with traffic(authority, tmp_path / "traffic", all_valid) as going:
        for use in ROTATED:
            key_folder.rotate(authority.place, use, authority.at)
        assert (
            authority.kid(Use.ROOT) != signed_old[Use.ROOT]
        )  # at once; the others have a week in which they are known
        assert {authority.kid(use) for use in ROTATED[1:]} == {signed_old[use] for use in ROTATED[1:]}
        genuine.append(authority.certificate(by=1))
        going.goes_on()
        authority.pass_(days=6)
        before_new_keys = authority.provisional(by=1)
        assert [at_the_gate.says(one) for one in genuine] == [Verdict.VALID, Verdict.VALID]

        authority.pass_(days=1, hours=1)
        assert not {authority.kid(use) for use in ROTATED} & set(signed_old.values())
        genuine.append(authority.certificate(by=1))
        going.goes_on()

        # At the gate there was a network a day ago: what the new keys sign verifies without one.
        assert [at_the_gate.says(one, online=False) for one in genuine] == [Verdict.VALID] * 3
        assert at_the_gate.says(before_new_keys, online=False) is Verdict.PROVISIONAL
        assert at_the_gate.says(authority.provisional(by=0), online=False) is Verdict.PROVISIONAL
        # At sea there was none for a week: nothing is called valid, and nothing false.
        assert [at_sea.says(one, online=False) for one in genuine] == [
            Verdict.UNKNOWN,
            Verdict.UNKNOWN,
            Verdict.UNCHECKED,
        ]

        for use in ROTATED:
            if use is not Use.OUTBOX:
                key_folder.retire(authority.place, signed_old[use], authority.at)
        genuine.append(authority.certificate(by=0))
        going.goes_on()
        assert [at_sea.says(one) for one in genuine] == [Verdict.VALID] * 4  # and it follows the new root
        assert [at_sea.says(one, online=False) for one in genuine] == [Verdict.VALID] * 4

    assert going.wrong == []
    assert not [
        path
        for path in authority.place.folder.glob("*.key")
        if path.stem in set(signed_old.values()) - {signed_old[Use.OUTBOX]}
    ]
    for server in authority.servers:
        pdf, log = server.keys.pdf_seal(authority.at), server.keys.log_signer(authority.at)
        published = server.keys.trusted("", authority.at)
        kid = cose.key_id_of(cose.public_key_bytes(pdf.key.public_key()))
        published.signing_key(Use.PDF_SEAL, kid, seconds(authority.at)).verify(
            pdf.key.sign(b"document", ec.ECDSA(hashes.SHA256())), b"document", ec.ECDSA(hashes.SHA256())
        )
        entry = published.entry(Use.LOG, bytes.fromhex(log.kid), seconds(authority.at))
        cose.log_key_from(entry.key).verify(log.sign(b"checkpoint"), b"checkpoint")


def test_after_a_theft_new_certificates_count_at_once_and_the_thiefs_never(
    authority: Authority, tmp_path: Path
) -> None:
    verifier = Verifier(authority, tmp_path / "verifier")
    real = authority.certificate(by=0)
    assert verifier.says(real) is Verdict.VALID
    stolen = authority.servers[0].keys.signer(Use.ISSUE, authority.at)
    authority.pass_(hours=1)
    forged = seal.issue(stolen, msgspec.structs.replace(CLAIMS, issued_at=seconds(START)))

    def answered(asked: Verifier) -> object:
        return asked.says(real) not in (Verdict.VALID, Verdict.WITHDRAWN)

    with traffic(authority, tmp_path / "traffic", answered) as going:
        key_folder.revoke(authority.place, stolen.kid.hex(), authority.at, proof_before=START + timedelta(minutes=1))
        following = [authority.certificate(by=by) for by in (0, 1)]
        going.goes_on()

        assert [verifier.says(one) for one in following] == [Verdict.VALID, Verdict.VALID]
        assert [verifier.says(one, online=False) for one in following] == [Verdict.VALID, Verdict.VALID]
        assert verifier.says(forged) is verifier.says(real) is Verdict.WITHDRAWN
    assert going.wrong == []
    published = authority.servers[1].keys.trusted("", authority.at)
    assert seal.verify_seal(real, published, logged_at=seconds(START)).claims.number == "CVEDP.NL.2026.0000007-V1"


@pytest.mark.usefixtures("chromium")
def test_a_phone_verifies_old_and_new_certificates_through_a_change_of_keys_and_root(authority: Authority) -> None:
    old = authority.certificate(by=0)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        phone = chromium.new_context(viewport={"width": 390, "height": 844}, locale="en-GB")
        phone.set_default_timeout(15_000)
        page = phone.new_page()

        def shows(message: bytes, said: str) -> None:
            page.clock.set_fixed_time(authority.at)
            page.goto("about:blank")
            page.goto(seal.qr_text(authority.urls[0], message))
            expect(page.get_by_role("heading", level=1)).to_have_text(said)

        shows(old, "Authentic and valid")
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        for use in ROTATED:
            key_folder.rotate(authority.place, use, authority.at)
        authority.pass_(days=6)
        shows(old, "Authentic and valid")

        authority.pass_(days=1, hours=1)
        new = authority.certificate(by=1)
        phone.set_offline(True)
        shows(new, "Authentic and valid")
        shows(old, "Authentic and valid")

        phone.set_offline(False)
        key_folder.rotate(authority.place, Use.ROOT, authority.at)
        for message in (old, new, authority.certificate(by=0)):
            shows(message, "Authentic and valid")
        chromium.close()
