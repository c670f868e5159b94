"""What a deployment decides, read once from the environment.

Every name starts with WAARMERK_, but for DATABASE_URL, REDIS_URL and PORT, which hosting platforms set by those names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from sync_protocol import signed_note
from sync_protocol.cose import Untrusted
from sync_protocol.signed_note import Kind

LOOPBACK = "127.0.0.1"


class Environment(StrEnum):
    """What an installation is for. Every page and print of the others than production says so (PRINT-3)."""

    DEMO = "demo"
    TRAINING = "training"
    ACCEPTANCE = "acceptance"
    PRODUCTION = "production"


class SettingsError(Exception):
    """A setting cannot be used; the message is one sentence for the person who starts the program."""


class LogSettings(Struct, frozen=True, kw_only=True):
    """Who outside is told of the log's checkpoints. `witnesses` are addresses, https or mailto; `witness_keys` are the
    keys of those who sign, as texts; `smtp` is the mail server that takes the mails. `private` allows witnesses on
    private addresses, for tests on one machine."""

    witnesses: tuple[str, ...] = ()
    witness_keys: tuple[str, ...] = ()
    smtp: str = ""
    mail_from: str = ""
    private: bool = False


class Settings(Struct, frozen=True, kw_only=True):
    """`database_url` has the driver added. `files_folder` holds the bytes of attached files; all processes of an
    installation see the same one. `pkcs11_module` is the library of a hardware security module that keeps the keys,
    empty for keys in files; `pkcs11_token` its token's label, `pkcs11_pin` what opens it. `push_hosts` are the hosts
    that a push endpoint may have; a leading dot allows its subdomains. `push_private` allows endpoints on private
    addresses, for tests on one machine. `proxies` is how many of our own stand before the server: each adds the address
    before it to X-Forwarded-For."""

    environment: Environment
    database_url: str
    redis_url: str
    data_folder: Path
    files_folder: Path
    public_url: str
    host: str
    port: int
    keys_secret: str
    push_hosts: tuple[str, ...]
    push_private: bool
    push_contact: str
    proxies: int = 0
    pkcs11_module: str = ""
    pkcs11_token: str = ""
    pkcs11_pin: str = ""
    log: LogSettings = LogSettings()

    @property
    def keys_folder(self) -> Path:
        return self.data_folder / "keys"

    @property
    def secure_cookies(self) -> bool:
        return self.public_url.startswith("https://")


PUSH_HOSTS = (
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    ".push.apple.com",
    ".notify.windows.com",
)
"""The push services of the browsers: Chromium, Firefox, Safari, Edge."""

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
}


def database_url(url: str) -> str:
    """The address with SQLAlchemy's asynchronous driver: `sqlite:///PATH` or `postgresql://...`.

    Raises SettingsError for any other kind of database.
    """
    scheme, separator, rest = url.partition("://")
    if not separator or scheme not in _DRIVERS:
        said = f", not with {scheme!r}" if separator else ""  # without one, it may be the password
        raise SettingsError(f"DATABASE_URL must begin with sqlite:/// or postgresql://{said}.")
    return f"{_DRIVERS[scheme]}://{rest}"


def read(environ: Mapping[str, str], *, demo: bool = False) -> Settings:
    """The settings of this process. `demo` is asked for on the command line; it never overrides a stated environment.
    What is empty is as if it were not said.

    Raises SettingsError where a value cannot be used.
    """
    environ = {name: value for name, value in environ.items() if value}
    data_folder = Path(environ.get("WAARMERK_DATA", ".waarmerk")).absolute()
    port = _number(environ, "PORT", 8000)
    return Settings(
        environment=_environment(environ.get("WAARMERK_ENVIRONMENT", ""), demo=demo),
        database_url=database_url(environ.get("DATABASE_URL", f"sqlite:///{data_folder / 'waarmerk.db'}")),
        redis_url=_address(environ, "REDIS_URL", _REDIS, "redis://, rediss:// or unix://, and name a server"),
        data_folder=data_folder,
        files_folder=Path(environ.get("WAARMERK_FILES", data_folder / "files")).absolute(),
        public_url=_public_url(environ, port),
        host=environ.get("WAARMERK_HOST", LOOPBACK),
        port=port,
        keys_secret=environ.get("WAARMERK_KEYS_SECRET", ""),
        push_hosts=tuple(environ.get("WAARMERK_PUSH_HOSTS", "").split()) or PUSH_HOSTS,
        push_private=environ.get("WAARMERK_PUSH_PRIVATE", "") == "yes",
        push_contact=environ.get("WAARMERK_PUSH_CONTACT", "mailto:operations@localhost"),
        proxies=_few(environ, "WAARMERK_PROXIES"),
        pkcs11_module=environ.get("WAARMERK_PKCS11_MODULE", ""),
        pkcs11_token=environ.get("WAARMERK_PKCS11_TOKEN", "waarmerk"),
        pkcs11_pin=environ.get("WAARMERK_PKCS11_PIN", ""),
        log=_log(environ),
    )


_WITNESS = re.compile(r"https://[!-~]+|mailto:[!-~]+@[!-~]+")
_SMTP = re.compile(r"(smtp|smtps|smtp\+plain)://[!-~]+")
"""After STARTTLS, with TLS from the first byte, or without, for a mail server on the same machine."""
_REDIS = re.compile(r"(redis|rediss|unix)://[!-~]+")
_PUBLIC_URL = re.compile(r"https?://[!-~]+")


def _address(environ: Mapping[str, str], name: str, form: re.Pattern[str], kinds: str) -> str:
    """The address of a server, which is not repeated where it cannot be used: there may be a password in it."""
    said = environ.get(name, "")
    if said and not (form.fullmatch(said) and _is_address(said)):
        raise SettingsError(f"{name} must be {kinds}.")
    return said


def _is_address(said: str) -> bool:
    try:
        return urlsplit(said).port != 0
    except ValueError:
        return False


def _public_url(environ: Mapping[str, str], port: int) -> str:
    """It is in every seal: one that no camera opens would be on paper for years."""
    said = environ.get("WAARMERK_PUBLIC_URL", f"http://localhost:{port}").rstrip("/")
    parts = urlsplit(said) if _PUBLIC_URL.fullmatch(said) and _is_address(said) else None
    if parts is None or not parts.hostname or set(said) & set("@?#"):
        raise SettingsError(f"WAARMERK_PUBLIC_URL must be an address such as https://waarmerk.example, not {said!r}.")
    return said


def _log(environ: Mapping[str, str]) -> LogSettings:
    chosen = LogSettings(
        witnesses=tuple(environ.get("WAARMERK_LOG_WITNESSES", "").split()),
        witness_keys=tuple(environ.get("WAARMERK_LOG_WITNESS_KEYS", "").split()),
        smtp=_address(environ, "WAARMERK_SMTP", _SMTP, "smtps://, smtp:// or smtp+plain://, and name a mail server"),
        mail_from=environ.get("WAARMERK_MAIL_FROM", ""),
        private=environ.get("WAARMERK_LOG_PRIVATE", "") == "yes",
    )
    for one in chosen.witnesses:
        if not _WITNESS.fullmatch(one):
            raise SettingsError(f"WAARMERK_LOG_WITNESSES names addresses of https:// or mailto:, not {one!r}.")
    try:
        others = [
            one.name for one in map(signed_note.read_key, chosen.witness_keys) if one.kind is not Kind.COSIGNATURE
        ]
    except Untrusted as error:
        raise SettingsError(f"WAARMERK_LOG_WITNESS_KEYS: {error.sentence}") from None
    if others:
        raise SettingsError(f"WAARMERK_LOG_WITNESS_KEYS: {others[0]} is the key of a log, not of a witness.")
    if any(one.startswith("mailto:") for one in chosen.witnesses) and not (chosen.smtp and "@" in chosen.mail_from):
        raise SettingsError("To mail to a witness, set WAARMERK_SMTP and WAARMERK_MAIL_FROM as well.")
    return chosen


def on_local_network(settings: Settings, address: str) -> Settings:
    """The same installation, reached over HTTPS at this name by every machine of the local network."""
    host = settings.host if settings.host != LOOPBACK else "0.0.0.0"  # noqa: S104 - what TLS=1 is asked for
    return msgspec.structs.replace(settings, host=host, public_url=f"https://{address}:{settings.port}")


def _environment(stated: str, *, demo: bool) -> Environment:
    if demo and stated not in ("", Environment.DEMO):
        raise SettingsError(f"Demo data is refused: WAARMERK_ENVIRONMENT says {stated}.")
    try:
        return Environment.DEMO if demo else Environment(stated or Environment.PRODUCTION)
    except ValueError:
        known = ", ".join(Environment)
        raise SettingsError(f"WAARMERK_ENVIRONMENT must be one of {known}, not {stated!r}.") from None


def _few(environ: Mapping[str, str], name: str) -> int:
    raw = environ.get(name, "0")
    if not (raw.isascii() and raw.isdigit() and int(raw) < 10):
        raise SettingsError(f"{name} must be a number from 0 to 9, not {raw!r}.")
    return int(raw)


def _number(environ: Mapping[str, str], name: str, default: int) -> int:
    raw = environ.get(name, "")
    if raw and not (raw.isascii() and raw.isdigit() and 0 < int(raw) < 65536):
        raise SettingsError(f"{name} must be a port number between 1 and 65535, not {raw!r}.")
    return int(raw) if raw else default
