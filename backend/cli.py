"""The command `waarmerk` and its acts. Any of them that needs the database brings an empty one to its tables."""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import signal
import socket
import sys
import urllib.error
import urllib.request
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import FrameType

import uvicorn
from alembic.util.exc import CommandError
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError

from backend import (
    app,
    demo,
    explaining,
    importing,
    keys_command,
    listening,
    log_command,
    people_command,
    reference_command,
    reissue_command,
    restoring,
    settings,
    sync_command,
    verifying,
    worker,
)
from backend.api import log_keeping
from backend.api.shell import Server
from backend.explaining import CannotExplain
from backend.outside import local_authority, typesetting
from backend.outside.keys import KeysProblem
from backend.outside.push import Sender
from backend.outside.witnesses import Correspondent
from backend.settings import Environment, Settings, SettingsError
from backend.store import migrate
from backend.store.database import AWAY, Database
from backend.verifying import CannotVerify
from backend.version import VERSION
from sync_protocol.key_set import Use


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit status: 0 done, 1 done in part or found wrong, 2 not started, 3 not known (`verify`)."""
    options = _parser().parse_args(arguments)
    try:
        status = _run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # who reads, `head` for one, has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except (SettingsError, KeysProblem, CannotExplain, CannotVerify, OSError) as error:
        return _cannot(f"{error}")
    except CommandError as error:  # alembic's
        return _cannot(f"The database is of a later version, or of another program: {error}.")
    except (IntegrityError, ProgrammingError, DataError):  # a bug of ours
        raise
    except (DBAPIError, *AWAY) as error:  # not the statement with it: what it would have stored is nobody's here
        return _cannot(f"The database cannot be used: {error.orig if isinstance(error, DBAPIError) else error}.")
    return status


def _cannot(sentence: str) -> int:
    print(f"waarmerk: {sentence}", file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="waarmerk", description="Inspection, decision and seal of consignments.")
    parser.add_argument("--version", action="version", version=f"waarmerk {VERSION}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    serve = commands.add_parser("serve", help="serve the app and its API")
    serve.add_argument("--demo", action="store_true", help="with demo people and consignments")
    serve.add_argument("--tls", action="store_true", help="to the local network, over HTTPS with a local authority")
    serve.add_argument("--no-worker", action="store_true", help="notices are sent by `waarmerk worker`")
    commands.add_parser("worker", help="send notices, beside servers started with --no-worker")
    imports = commands.add_parser("import", help="take entry documents of another system in")
    imports.add_argument("files", nargs="+", type=Path, metavar="FILE")
    imports.add_argument("--post", default="", metavar="CODE", help="show them to this post, whatever post they name")
    imports.add_argument("--demo", action="store_true", help="into the demo's database")
    people = commands.add_parser("people", help="the accounts").add_subparsers(dest="act", required=True, metavar="ACT")
    enables = people.add_parser("enable", help="open an account that wrong passwords disabled")
    enables.add_argument("email", metavar="EMAIL", help="the address that the person logs in with")
    enables.add_argument("--demo", action="store_true", help="of the demo's database")
    _add_reference(commands.add_parser("reference", help="the reference data: say, import or write a list"))
    sync = commands.add_parser("sync", help="work that devices could not send, and what was put aside").add_subparsers(
        dest="act", required=True
    )
    unsent = sync.add_parser("import", help="take in the file that a tablet made of its unsent work")
    unsent.add_argument("files", nargs="+", type=Path, metavar="FILE")
    unsent.add_argument("--demo", action="store_true", help="into the demo's database")
    listed = sync.add_parser("aside", help="say what was put aside, and why")
    listed.add_argument("--demo", action="store_true", help="in the demo's database")
    settles = sync.add_parser("settle", help="process what was put aside and can be processed now")
    settles.add_argument("--release", default="", metavar="DEVICE", help="also what this blocked device wrote")
    settles.add_argument("--demo", action="store_true", help="in the demo's database")
    dismisses = sync.add_parser("dismiss", help="refuse for good what was put aside")
    dismisses.add_argument("operation", metavar="OPERATION", help="its id, as `sync aside` says it")
    dismisses.add_argument("--demo", action="store_true", help="in the demo's database")
    explains = commands.add_parser("explain", help="say why the rules say what they say of a document")
    explains.add_argument("document", metavar="DOCUMENT", help="its reference or id")
    explains.add_argument("rule", nargs="?", default="", metavar="RULE", help="a code, such as CHK-1a; all without one")
    explains.add_argument("--demo", action="store_true", help="a document of the demo")
    keys_command.add_acts(commands.add_parser("keys", help="the installation's keys"))
    log_command.add_acts(commands.add_parser("log", help="the log of acts: sign, prove, verify"))
    verifying.add_arguments(commands.add_parser("verify", help="say whether a seal is genuine and in force"))
    restores = commands.add_parser("restored", help="after a backup was restored: devices offer again what it lacks")
    restores.add_argument("--demo", action="store_true", help="of the demo's database")
    migrates = commands.add_parser("migrate", help="bring the database to this version's tables")
    migrates.add_argument("--check", action="store_true", help="only say what the migrations leave different")
    migrates.add_argument(
        "--new", default="", metavar="WHAT", help="write a migration from what differs; for developers"
    )
    doctor = commands.add_parser("doctor", help="say what is wrong with this installation")
    doctor.add_argument("--health", action="store_true", help="only ask the running server whether it is well")
    return parser


def _add_reference(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--demo", action="store_true", help="of the demo's database")
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    acts.add_parser("list", help="every list, with its version and source")
    imports = acts.add_parser("import", help="a list from CSV: the whole of it, or nothing")
    imports.add_argument("name", metavar="LIST")
    imports.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="several are one list in several languages"
    )
    imports.add_argument("--version", default="", help="as the source calls it; today's date otherwise")
    imports.add_argument("--source", default="", help="who published it; the files' names otherwise")
    imports.add_argument("--valid-from", type=date.fromisoformat, metavar="DAY", help="until then the old list holds")
    imports.add_argument("--example", action="store_true", help="made up, and shown as such")
    imports.add_argument("--dry-run", action="store_true", help="only say what would change")
    acts.add_parser("export", help="a list as CSV").add_argument("name", metavar="LIST")


async def _reference(chosen: Settings, options: argparse.Namespace) -> int:
    match options.act:
        case "import":
            asked = {name: getattr(options, name) for name in reference_command.Asked.__struct_fields__}
            asked["files"] = tuple(options.files)
            return await reference_command.import_(chosen, reference_command.Asked(**asked))
        case "export":
            return await reference_command.write(chosen, options.name)
        case _:
            return await reference_command.say_lists(chosen)


async def _sync(chosen: Settings, options: argparse.Namespace) -> int:
    match options.act:
        case "import":
            return await sync_command.import_(chosen, options.files)
        case "settle":
            return await sync_command.settle(chosen, options.release)
        case "dismiss":
            return await sync_command.dismiss(chosen, options.operation)
        case _:
            return await sync_command.say_aside(chosen)


def _run(options: argparse.Namespace) -> int:
    if options.command == "doctor" and options.health:
        return _health(settings.read(os.environ))
    if options.command == "verify":  # it asks nothing of an installation
        return verifying.run(verifying.asked(options, os.environ), app.utc_now())
    chosen = settings.read(os.environ, demo=getattr(options, "demo", False))
    match options.command:
        case "serve":
            return _serve(chosen, tls=options.tls, work=not options.no_worker)
        case "worker":
            return asyncio.run(_worker(chosen))
        case "import":
            return asyncio.run(importing.run(chosen, options.files, options.post))
        case "sync":
            return asyncio.run(_sync(chosen, options))
        case "people":
            return asyncio.run(people_command.enable(chosen, options.email))
        case "reference":
            return asyncio.run(_reference(chosen, options))
        case "explain":
            return asyncio.run(explaining.run(chosen, options.document, options.rule))
        case "keys" if options.act in reissue_command.ACTS:
            return asyncio.run(reissue_command.run(chosen, options))
        case "keys":
            return keys_command.run(app.key_place(chosen), options, app.utc_now())
        case "restored":
            return asyncio.run(_restored(chosen))
        case "log":
            return asyncio.run(log_command.run(chosen, options))
        case "migrate" if options.check:
            return asyncio.run(_differences(chosen))
        case "migrate" if options.new:
            return asyncio.run(_new_migration(chosen, options.new))
        case "migrate":
            return asyncio.run(_open_and_say(chosen, "The database has this version's tables."))
        case _:
            return asyncio.run(_doctor(chosen))


async def _doctor(chosen: Settings) -> int:
    server = await app.open_server(chosen)
    try:
        faults = await log_keeping.faults(server)
        faults += keys_command.due(server.keys, server.now())
    finally:
        await server.database.close()
    print(*faults or ["Settings, database, keys and log are well."], sep="\n")
    if without := typesetting.scripts_without_font():
        print(
            f"No font here has the letters of these scripts: {', '.join(without)}. Prints show"
            f" {typesetting.MISSING} in their place; install a font that has them, such as those of Noto."
        )
    return 1 if faults else 0


async def _open_and_say(chosen: Settings, words: str) -> int:
    server = await app.open_server(chosen)
    await server.database.close()
    print(words)
    return 0


async def _restored(chosen: Settings) -> int:
    server = await app.open_server(chosen)
    try:
        epoch = await restoring.begin_epoch(server.database, chosen.data_folder, server.now())
    finally:
        await server.database.close()
    print(f"The epoch is {epoch} now. Devices build their copies anew and offer again what this database lacks.")
    return 0


async def _new_migration(chosen: Settings, what: str) -> int:
    database = Database(chosen.database_url)
    await migrate.upgrade(database)
    async with database.begin() as connection:
        path = await connection.run_sync(migrate.new_revision, what)
    await database.close()
    print(path)
    return 0


async def _differences(chosen: Settings) -> int:
    database = Database(chosen.database_url)
    await migrate.upgrade(database)
    found = await migrate.differences(database)
    await database.close()
    for one in found:
        print(f"no migration makes this: {one}", file=sys.stderr)
    return 1 if found else 0


async def _worker(chosen: Settings) -> int:
    server = await app.open_server(chosen)
    sender, post = Sender(chosen, server.keys.of(Use.PUSH)[0]), Correspondent(chosen)
    for one in (signal.SIGTERM, signal.SIGINT):  # to process 1 of a container a signal comes only if it is listened for
        asyncio.get_running_loop().add_signal_handler(one, server.stop)
    try:
        async with server.nudges.running():
            await worker.run(server, sender, post)
    finally:
        await sender.close()
        await post.close()
        await server.database.close()
    return 0


def _health(chosen: Settings) -> int:
    scheme = "https" if chosen.public_url.startswith("https://localhost") else "http"
    itself = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # no proxy leads to this machine
    try:
        with itself.open(f"{scheme}://{_own_host(chosen)}:{chosen.port}/api/health", timeout=5) as reply:
            return 0 if reply.status == 200 else 1
    except (urllib.error.URLError, OSError) as error:
        print(f"waarmerk: the server does not answer: {error}", file=sys.stderr)
        return 1


def _own_host(chosen: Settings) -> str:
    """Where a server that listens there is asked on its own machine."""
    anywhere = {"0.0.0.0": settings.LOOPBACK, "::": "::1"}  # noqa: S104 - nobody listens here
    host = anywhere.get(chosen.host, chosen.host)
    return f"[{host}]" if ":" in host else host


def _serve(chosen: Settings, *, tls: bool, work: bool) -> int:
    if not tls:
        _refuse_taken_port(chosen, chosen.port)
        return listening.run(_serving(chosen, None, work=work))
    local = local_authority.ensure(chosen.data_folder / "tls", app.utc_now())
    chosen = settings.on_local_network(chosen, local.addresses[0])
    for port in (chosen.port, chosen.port + 1):
        _refuse_taken_port(chosen, port)
    with local_authority.handing_out(local, chosen.host, chosen.port + 1) as ca_port:
        print(local_authority.how_to_trust(local, chosen.port, ca_port), flush=True)
        return listening.run(_serving(chosen, local, work=work))


def _refuse_taken_port(chosen: Settings, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in chosen.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((chosen.host, port))
        except (OSError, OverflowError) as error:
            why = error.strerror if isinstance(error, OSError) else "there is none above 65535"
            hint = f"stop what uses it, or choose another: make run PORT={8000 if port > 65000 else port + 1}"
            raise SettingsError(f"Port {port} cannot be used ({why}): {hint}") from None


async def _serving(chosen: Settings, local: local_authority.LocalTls | None, *, work: bool) -> int:
    server = await app.open_server(chosen)
    is_demo = chosen.environment is Environment.DEMO
    if is_demo:
        await demo.seed(server)
    config = uvicorn.Config(
        app.create_app(server, work=work),
        http=listening.Listener,
        host=chosen.host,
        port=chosen.port,
        log_level="warning",
        ssl_certfile=local.cert_path if local is not None else None,
        ssl_keyfile=local.key_path if local is not None else None,
        timeout_graceful_shutdown=5,
        server_header=False,
        proxy_headers=False,
    )
    settle()
    print(demo.welcome(chosen) if is_demo else f"Waarmerk {VERSION} at {chosen.public_url}", flush=True)
    await _Running(config, server).serve()
    return 0


def settle() -> None:
    """Spare a server that has started the search for garbage in what it has loaded for good.

    A push makes thousands of objects that live for milliseconds; with the usual thresholds the search took a seventh of
    its time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)


class _Running(uvicorn.Server):
    """Ends the open streams of nudges first: they would hold the process until its patience ends."""

    def __init__(self, config: uvicorn.Config, server: Server) -> None:
        super().__init__(config)
        self._waarmerk, self._loop = server, asyncio.get_running_loop()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._loop.call_soon_threadsafe(self._waarmerk.stop)
        super().handle_exit(sig, frame)


if __name__ == "__main__":
    sys.exit(main())
