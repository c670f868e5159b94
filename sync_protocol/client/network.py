"""The Python client over HTTP: login, enrolment, exchange, nudges. Only here are a network, a clock and dice.

    with Client("https://waarmerk.example", "harbour.db") as client:
        client.log_in("inspector-2@harbour.example", password)
        client.sync()
        for view in client.device.views():
            print(view.document.reference, view.document.status)

One file holds the work of one person on one device, its signing key and its token: keep it as a private key is kept.
"""

from __future__ import annotations

import contextlib
import gzip
import time
from collections.abc import Callable, Generator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from secrets import randbelow, token_bytes
from typing import Any, Self, TypeVar, cast

import httpx
import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)
from msgspec import Struct
from uuid_utils import uuid7

from sync_protocol import signed
from sync_protocol.base64url import unbase64url
from sync_protocol.document import Profile
from sync_protocol.wire import Change

from . import enrolment
from .device import Device, Status
from .enrolment import Enrolled
from .files import FileAsk, Reference
from .machine import Phase
from .questions import Ask, Failure, Trouble
from .store import SqliteStore, StorageFailure
from .writing import CannotKeep, Identity, Queued

RENEW_WITHIN = timedelta(hours=16)
"""A certificate that ends sooner is renewed when there is a session."""

WORTH_COMPRESSING = 1024
"""Bytes; less is sent as it is."""

TIMEOUT_S = 30.0
HEARTBEAT_S = 60.0
"""Nudges are silent for less than this: the server sends a line every 25 seconds."""

KEPT_FOR = timedelta(days=3)
"""Files stay for so long after the server had verified them: it may be restored from a backup."""

_FROM_THE_APP = {"X-Waarmerk": "1"}
_APP = {**_FROM_THE_APP, "Content-Type": "application/json"}
_CUT = (httpx.HTTPError, httpx.InvalidURL)
"""No whole answer: also one that was cut in the middle of its compression, or an address that is none."""
_NO_ANSWER = Failure(kind=Trouble.UNREACHABLE)

T = TypeVar("T")


class Refused(Exception):
    """The server's problem, with its stable code and its sentence."""

    def __init__(self, status: int, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.status, self.code = status, code


class AnotherPerson(Exception):
    """The file is of somebody else: each person has one of their own."""


class NotEnrolled(Exception):
    """The device has to be enrolled first, by a login."""


class WrongSecret(Exception):
    """The signing key of the file does not open."""


class _LoggedIn(Struct):
    profile: Profile


class _About(Struct):
    server_key: str


class _Renewed(Struct):
    certificate: str


class _Problem(Struct):
    code: str = ""
    detail: str = ""


class _Stored(Struct):
    """How an enrolment is kept in the store: as `Identity`, with the private key in DER (PKCS #8)."""

    identity: Identity
    key: bytes


def now() -> datetime:
    return datetime.now(UTC)


def new_id() -> str:
    return str(uuid7())


class Client:
    """One person's device at one server. `secret` encrypts the signing key in the file.

    Raises WrongSecret. `sync` raises nothing where the network or the server fails, and says how far it came; logging
    in raises Refused and httpx.HTTPError.
    """

    def __init__(
        self,
        url: str,
        path: str | Path = ":memory:",
        *,
        name: str = "Python",
        secret: str = "",
        http: httpx.Client | None = None,
        now: Callable[[], datetime] = now,
        new_id: Callable[[], str] = new_id,
    ) -> None:
        if str(path) != ":memory:":
            Path(path).touch(mode=0o600)
        self.store = SqliteStore(path)
        self.http = http if http is not None else httpx.Client(base_url=url, timeout=TIMEOUT_S)
        self._name, self._secret, self._now, self._new_id = name, secret.encode(), now, new_id
        self._device: Device | None = None
        self._enrolment = ""
        try:
            self._look()
        except WrongSecret:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """What waits stays in the file."""
        self.http.close()
        self.store.close()

    @property
    def device(self) -> Device:
        """What is done and seen without a network. Raises NotEnrolled before the first login."""
        self._look()
        if self._device is None:
            raise NotEnrolled("Log in once: the device is enrolled by that.")
        return self._device

    # Who is here.

    def log_in(self, email: str, password: str) -> Profile:
        """Begin a session; the first one enrols this device. A certificate that ends soon is renewed.

        Raises Refused, AnotherPerson.
        """
        credentials = {"email": email, "password": password}
        profile = self._post("/api/login", credentials, _LoggedIn).profile
        self._let_in(profile)
        return profile

    def resume(self, cookies: Mapping[str, str]) -> Profile:
        """Go on with a session that somebody else began. Raises Refused, AnotherPerson."""
        self.http.cookies.update(dict(cookies))
        profile = _said(self.http.get("/api/me"), _LoggedIn).profile
        self._let_in(profile)
        return profile

    def _let_in(self, profile: Profile) -> None:
        self._look()
        if self._device is not None and self._device.identity.person_id != profile.id:
            self.log_out()
            raise AnotherPerson(f"This file is of {self._device.identity.person_name}.")
        about = _said(self.http.get("/api/about"), _About)
        with self.store.step("login"):
            self.store.set_meta("server_key", about.server_key)
        if self._device is None:
            self._enrol(profile)
        self.device.logged_in()
        self.renew()

    def log_out(self) -> None:
        """End the session. What waits is still sent, by the device's token."""
        with contextlib.suppress(httpx.HTTPError, Refused):
            _taken(self._sent("/api/logout", {}))
        self.http.cookies.clear()
        self.device.logged_out()

    def _enrol(self, profile: Profile) -> None:
        key = enrolment.new_key()
        enrolled = self._post("/api/devices", enrolment.asked(self._name, key), Enrolled)
        self._keep(enrolment.identity(profile, enrolled), key)

    def renew(self, *, always: bool = False) -> None:
        """A new certificate where this one ends soon, in a session. Raises Refused.

        A device that the server does not know, or no longer trusts, is enrolled anew: what waits goes over.
        """
        kept = msgspec.json.decode(self.store.meta("enrolment"), type=_Stored)
        if not always and signed.expires_at(kept.identity.certificate) - self._now() > RENEW_WITHIN:
            return
        try:
            renewed = self._post(f"/api/devices/{kept.identity.device_id}/certificate", {}, _Renewed)
        except Refused as refused:
            if refused.code not in ("NOT_FOUND", "DEVICE_REVOKED"):
                raise
            self._enrol_again()
            return
        certificate = unbase64url(renewed.certificate)
        self._keep(msgspec.structs.replace(kept.identity, certificate=certificate), self._key_of(kept.key))

    def _enrol_again(self) -> None:
        profile = _said(self.http.get("/api/me"), _LoggedIn).profile
        if profile.id != self.device.identity.person_id:
            raise AnotherPerson(f"This file is of {self.device.identity.person_name}.")
        self._enrol(profile)
        self.device.logged_in()

    def _keep(self, identity: Identity, key: ec.EllipticCurvePrivateKey) -> None:
        encryption = BestAvailableEncryption(self._secret) if self._secret else NoEncryption()
        der = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, encryption)
        with self.store.step("enrolment"):
            self.store.set_meta("enrolment", msgspec.json.encode(_Stored(identity, der)).decode())
        self._look()

    def _look(self) -> None:
        """Work under the enrolment that the file has now: another program may have renewed it."""
        stored = self.store.meta("enrolment")
        if stored == self._enrolment:
            return
        kept = msgspec.json.decode(stored, type=_Stored)
        key = self._key_of(kept.key)
        if self._device is None:
            self._device = Device(self.store, kept.identity, key, self._new_id, jitter=_jitter)
        else:
            self._device.adopt(kept.identity, key)
        self._enrolment = stored

    def _key_of(self, der: bytes) -> ec.EllipticCurvePrivateKey:
        try:
            key = load_der_private_key(der, self._secret or None)
        except (ValueError, TypeError) as error:
            raise WrongSecret("The file's key was encrypted with another secret.") from error
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise TypeError("the file's key is not one of a device")
        return key

    # What is done.

    def set(self, document_id: str, boxes: Mapping[str, Any]) -> Queued:
        """Boxes of a document by their paths, None empties one: on the disk when this returns. A number with decimals
        is given as text. Raises CannotKeep, StorageFailure."""
        for path, value in boxes.items():
            row = cast("Mapping[str, object]", value) if isinstance(value, Mapping) else {path: value}
            if any(isinstance(one, float) for one in row.values()):
                raise CannotKeep("BOX", f"{path}: a number with decimals is given as text.")  # and NaN would be null
        change = Change(
            set={path: value for path, value in boxes.items() if value is not None},
            unset=tuple(path for path, value in boxes.items() if value is None),
        )
        return self.device.enqueue("document.set", document_id, change, self._now())

    def attach(self, data: bytes, name: str, media_type: str) -> Reference:
        """Keep a file and say what a document refers to it by: the boxes of a row of `part1/attachments`."""
        return Reference(name, media_type, len(data), self.device.files.shelf.keep(data, self._now()))

    def export(self) -> bytes:
        """What is kept, sealed, as a file for `waarmerk sync import`. The last login told the server's key."""
        return self.device.export(self._now(), unbase64url(self.store.meta("server_key")), token_bytes)

    # What goes over.

    def sync(self, patience: float = 0.0) -> Status:
        """Everything out and in. Where it does not get through it is tried again for `patience` seconds."""
        device, end = self.device, time.monotonic() + patience
        self._tidy(device)
        device.wake()
        enrolled = False
        while True:
            step = device.next(self._now())
            if isinstance(step, Ask):
                self._perform(step)
            elif (device.phase is Phase.NEEDS_ENROLMENT or device.was_copied) and device.has_session and not enrolled:
                enrolled = True
                with contextlib.suppress(httpx.HTTPError, Refused, AnotherPerson):
                    self._enrol_again()
            else:
                file = device.files.next(self._now())
                if isinstance(file, FileAsk):
                    self._send_file(file)
                    continue
                times = [one for one in (file.until, None if device.phase is Phase.IDLE else step.until) if one]
                seconds = (min(times) - self._now()).total_seconds() if times else float("inf")
                if time.monotonic() + seconds > end:
                    return device.status()
                time.sleep(max(seconds, 0.0))

    def _tidy(self, device: Device) -> None:
        """What a sync that was interrupted had asked is on its way no more; files that the server has had for long go,
        where nothing waits that could refer to them."""
        if device.asking is not None:
            device.failed(device.asking, _NO_ANSWER, self._now())
        if device.files.asking is not None:
            device.files.failed(device.files.asking, _NO_ANSWER, self._now())
        with contextlib.suppress(StorageFailure):
            if not self.store.count_pending():
                device.files.shelf.forget_verified(self._now() - KEPT_FOR)

    def _send_file(self, ask: FileAsk) -> None:
        headers = {**_FROM_THE_APP, **ask.headers, **_bearer(ask.token)}
        lane = self.device.files
        try:
            reply = self.http.request(ask.method, ask.path, content=ask.body, headers=headers)
        except _CUT:
            lane.failed(ask, _NO_ANSWER, self._now())
            return
        if reply.is_success:
            lane.receive(ask, reply.headers, self._now())
        else:
            lane.failed(ask, failure_of(reply.status_code, reply.headers, reply.content), self._now())

    def _perform(self, ask: Ask) -> None:
        """One request, and what came of it."""
        headers, body = {**_APP, **_bearer(ask.token)}, ask.body
        if len(body) > WORTH_COMPRESSING:
            headers["Content-Encoding"], body = "gzip", gzip.compress(body, 6)
        try:
            reply = self.http.post(ask.path, content=body, headers=headers)
        except _CUT:
            self.device.failed(ask, _NO_ANSWER, self._now())
            return
        if reply.is_success:
            self.device.receive(ask, reply.content, self._now())
        else:
            self.device.failed(ask, failure_of(reply.status_code, reply.headers, reply.content), self._now())

    def nudges(self, on_open: Callable[[], None] = lambda: None) -> Generator[None]:
        """Each time that something may be new, from `on_open` on. Where the server ends it, ask again after a while.

        Raises Refused, httpx.HTTPError.
        """
        timeout = httpx.Timeout(TIMEOUT_S, read=HEARTBEAT_S)
        with self.http.stream("GET", "/sync/v1/nudges", timeout=timeout) as reply:
            if not reply.is_success:
                reply.read()
                _taken(reply)
            for line in reply.iter_lines():
                if line == ": open":
                    on_open()
                elif line == "event: moved":
                    yield

    def _sent(self, path: str, body: Any) -> httpx.Response:
        return self.http.post(path, content=msgspec.json.encode(body), headers=_APP)

    def _post(self, path: str, body: Any, answer: type[T]) -> T:
        return _said(self._sent(path, body), answer)


def _bearer(token: str) -> dict[str, str]:
    """A session travels by itself, as a cookie."""
    return {"Authorization": f"Bearer {token}"} if token else {}


def _jitter() -> float:
    return randbelow(1000) / 1000


def _taken(reply: httpx.Response) -> bytes:
    """The body of an answer. Raises Refused."""
    if reply.is_success:
        return reply.content
    problem = _problem(reply.content)
    raise Refused(reply.status_code, problem.code, problem.detail or reply.reason_phrase)


def _said(reply: httpx.Response, kind: type[T]) -> T:
    """What an answer says. Raises Refused, also where somebody else than the server has answered."""
    try:
        return msgspec.json.decode(_taken(reply), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise Refused(reply.status_code, "UNREADABLE", "The answer is none of this protocol.") from None


def _problem(body: bytes) -> _Problem:
    try:
        return msgspec.json.decode(body, type=_Problem)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return _Problem()


def failure_of(status: int, headers: Mapping[str, str], body: bytes) -> Failure:
    """What a problem means to the device. A waiting time that is no number of seconds is none."""
    asked = headers.get("Retry-After", "")
    return Failure(
        kind=Trouble.REFUSED,
        status=status,
        code=_problem(body).code,
        retry_after=float(asked) if asked.isascii() and asked.isdigit() else None,
    )
