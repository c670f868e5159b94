"""The composition root: the only module that knows every part of the server."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import ssl
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from litestar import Litestar, Request, Response
from litestar.di import Provide
from litestar.exceptions import HTTPException
from sqlalchemy.exc import DBAPIError

from backend import demo, reference_data, restoring, worker
from backend.api import (
    checks,
    devices,
    files,
    log,
    notices,
    pages,
    printing,
    problems,
    reference,
    sessions,
    shell,
    sync,
    uploads,
)
from backend.api.pages import Pages
from backend.api.problems import Problem
from backend.api.shell import Server
from backend.outside import keys
from backend.outside.key_folder import Keyring, Place, is_made
from backend.outside.keys import KeysProblem
from backend.outside.nudges import Nudges
from backend.outside.pkcs11 import Token
from backend.outside.push import Sender
from backend.outside.witnesses import Correspondent
from backend.settings import Environment, Settings, SettingsError
from backend.store import meta, migrate
from backend.store.database import AWAY, Database, is_passing
from backend.store.reference import Lists
from sync_protocol.base64url import base64url
from sync_protocol.key_set import Use

logger = logging.getLogger(__name__)


def utc_now() -> datetime:
    return datetime.now(UTC)


def app_folder() -> Path:
    """The built app: beside this module in an installed package, in pwa/dist in a checkout."""
    installed = Path(__file__).parent / "app_files"
    return installed if installed.is_dir() else Path(__file__).parents[1] / "pwa" / "dist"


async def open_server(settings: Settings, *, now: Callable[[], datetime] = utc_now) -> Server:
    """Everything but HTTP: the database migrated, with the lists of this version, the keys loaded.

    Raises SettingsError where the database was made for another kind of installation: demo people never reach
    production. Raises KeysProblem, also where the keys are those of another authority than the database's.
    """
    settings.data_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = Database(settings.database_url)
    try:
        await _open_database(database, settings, now())
        keyring = await _open_keys(database, key_place(settings), now())
        epoch = await restoring.look(database, settings.data_folder, now())
        for use in keyring.keys().due(now()):
            logger.warning("The last %s key ends soon: waarmerk keys rotate %s", use, use)
    except BaseException:
        await database.close()
        raise
    return Server(
        settings=settings,
        database=database,
        keyring=keyring,
        epoch=epoch,
        lists=Lists(),
        nudges=Nudges(settings.redis_url),
        demo_accounts=demo.ACCOUNTS if settings.environment is Environment.DEMO else (),
        now=now,
        stopping=asyncio.Event(),
    )


def key_place(settings: Settings) -> Place:
    """Where the keys of this installation are."""
    token = None
    if settings.pkcs11_module:
        token = Token(settings.pkcs11_module, settings.pkcs11_token, settings.pkcs11_pin)
    return Place(folder=settings.keys_folder, secret=settings.keys_secret, authority=settings.public_url, token=token)


async def _open_keys(database: Database, place: Place, at: datetime) -> Keyring:
    """The keys, made where database and folder are new.

    A database that has seen an authority has no other one: a folder that was not mounted or restored would get new
    keys, whose signatures no device and no verifier takes. Raises KeysProblem.
    """
    async with database.snapshot() as connection:
        root = await meta.get(connection, meta.ROOT)
    if root is not None and not is_made(place):
        raise _other_authority(place)
    keyring = Keyring(place, at)
    roots = [record.kid for record in keyring.keys().records if record.use is Use.ROOT]
    if root is None:
        async with database.begin() as connection:
            root = await meta.settle(connection, meta.ROOT, roots[0])
    if root not in roots:
        raise _other_authority(place)
    return keyring


def _other_authority(place: Place) -> KeysProblem:
    return KeysProblem(
        "keys_other",
        f"The keys that this database was used with are not in {place.folder}: mount the data folder, or restore the"
        " keys from their backup. Other keys would be another authority's, and every certificate false.",
    )


async def _open_database(database: Database, settings: Settings, at: datetime) -> None:
    """Brings it to this version."""
    await migrate.upgrade(database)
    async with database.begin() as connection:
        await meta.epoch(connection)
        made_for = await meta.settle(connection, meta.ENVIRONMENT, settings.environment)
    if made_for != settings.environment and Environment.DEMO in (made_for, settings.environment):
        raise SettingsError(
            f"This database was made for {made_for} and is not opened as {settings.environment}: choose another one."
        )
    await reference_data.bring(database, settings.environment, at)


def create_app(
    server: Server, *, folder: Path | None = None, push_tls: ssl.SSLContext | None = None, work: bool = True
) -> Litestar:
    """The web application. `work` also sends notices in this process; with False a `waarmerk worker` has to."""
    site = Pages(
        folder or app_folder(),
        root_public=lambda: base64url(keys.root_public_key(server.keys)),
        installation=server.settings.environment,
    )

    @asynccontextmanager
    async def lifespan(_app: Litestar) -> AsyncGenerator[None]:
        sender = Sender(server.settings, server.keys.of(Use.PUSH)[0], ssl_context=push_tls)
        post = Correspondent(server.settings, ssl_context=push_tls)
        async with server.nudges.running():
            working = asyncio.create_task(worker.run(server, sender, post)) if work else None
            try:
                yield
            finally:
                server.stop()
                if working is not None:
                    working.cancel()
                    with contextlib.suppress(asyncio.CancelledError):
                        await working
                await sender.close()
                await post.close()
        await server.database.close()

    def provide_server() -> Server:
        return server

    def provide_pages() -> Pages:
        return site

    def on_not_found(request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
        """An unknown address that a person asked for is one of the app's own; it knows what to say of it."""
        if error.status_code == 404 and pages.is_for_the_app(request):
            return site.answer(pages.APP, request)
        return problems.on_http_exception(request, error)

    groups = (sessions, devices, sync, checks, log, notices, reference, uploads, files, printing)
    return Litestar(
        [*site.handlers(), *(handler for group in groups for handler in group.HANDLERS)],
        dependencies={
            "server": Provide(provide_server, sync_to_thread=False),
            "pages": Provide(provide_pages, sync_to_thread=False),
            "caller": Provide(shell.provide_caller),
            "sender": Provide(shell.provide_sender),
            "courier": Provide(shell.provide_courier),
        },
        exception_handlers={
            Problem: problems.on_problem,
            HTTPException: on_not_found,
            DBAPIError: _on_database_error,
            **dict.fromkeys(AWAY, _on_database_away),
            KeysProblem: _on_keys_problem,
            Exception: problems.on_exception,
        },
        lifespan=[lifespan],
        openapi_config=None,
        logging_config=None,
        request_max_body_size=None,  # read_body counts, with a limit for each address
    )


def _on_database_error(request: Request[Any, Any, Any], error: DBAPIError) -> Response[bytes]:
    """Two writers met, or the database is away: nothing was stored. Anything else is a bug."""
    return _on_database_away(request, error) if is_passing(error) else problems.on_exception(request, error)


def _on_keys_problem(_request: Request[Any, Any, Any], error: KeysProblem) -> Response[bytes]:
    """The token with the keys is away, or none of a use is left: what was to be signed was not, and nothing stored."""
    logger.error("%s", error)
    return problems.answer(Problem("BUSY", "Nothing can be signed just now, and nothing was stored.", retry_after=5))


def _on_database_away(_request: Request[Any, Any, Any], _error: Exception) -> Response[bytes]:
    return problems.answer(Problem("BUSY", "The database is busy. Nothing was stored; try again.", retry_after=1))
