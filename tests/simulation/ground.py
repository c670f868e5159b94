"""What the runs of one worker begin with: a database with people, devices and documents, and what serves it."""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import Generator
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec

from backend import demo
from backend.api.shell import SESSION_COOKIE, Server
from backend.domain.rights import Role
from sync_protocol.client import Identity
from sync_protocol.workflow import Side
from tests import desk, services
from tests.build import a_cvedp
from tests.simulation import final
from tests.simulation.disk import Disk, SqliteDisk
from tests.simulation.gates import Writer
from tests.simulation.loop import Schedule, SimulatedLoop
from tests.simulation.postgresql import PostgresDisk
from tests.simulation.server import Process, Web
from tests.simulation.world import Enrolled, Ground

WORKING = ("operator-1", "inspector-1", "inspector-2", "inspector-3")
SPARE_KEYS = 12
"""For devices that are enrolled anew in a run."""


@contextlib.contextmanager
def sqlite(folder: Path) -> Generator[Ground]:
    settled, enrolled = asyncio.run(_prepare(f"sqlite:///{folder / 'prepared.db'}", folder))
    disk = SqliteDisk(folder, folder / "prepared.db")
    with _ground(disk, settled, enrolled, folder) as begun:
        yield begun


@contextlib.contextmanager
def postgresql(cluster: services.Postgres, folder: Path) -> Generator[Ground]:
    with cluster.database() as url:
        settled, enrolled = asyncio.run(_prepare(url, folder))
        disk = PostgresDisk(url)
        with _ground(disk, settled, enrolled, folder) as begun:
            yield begun


@contextlib.contextmanager
def _ground(disk: Disk, settled: Server, enrolled: list[Enrolled], folder: Path) -> Generator[Ground]:
    loop, webs = SimulatedLoop(), [Web(settled, folder / "pages", disk) for _ in range(3)]
    schedule = Schedule(random.Random(0))
    schedule.open()
    try:
        disk.fresh()
        for web in webs:  # what an engine asks of its first connection is asked before the runs
            loop.run(schedule, _once(web, disk, schedule))
        yield Ground(
            disk=disk,
            loop=loop,
            folder=folder,
            webs=webs,
            enrolled=enrolled,
            keys=[ec.generate_private_key(ec.SECP256R1()) for _ in range(SPARE_KEYS)],
        )
    finally:
        disk.close()
        loop.run(schedule, asyncio.sleep(0))  # it lets go of what was closed
        loop.close()


async def _once(web: Web, disk: Disk, schedule: Schedule) -> None:
    process = Process(
        "first",
        web,
        disk,
        schedule,
        writer=Writer(),
        now=lambda: desk.START,
        before=lambda _: None,
        committed=lambda _: None,
    )
    await process.start()
    await process.stop()


async def _prepare(url: str, folder: Path) -> tuple[Server, list[Enrolled]]:
    """The same way as everybody: devices are enrolled, documents submitted, checked and decided."""
    settled = await desk.settle(url, folder)
    enrolled: list[Enrolled] = []
    async with desk.office(settled, url, folder) as office:
        operator = await office.desk("operator-1")
        first = await operator.submit_new()
        await operator.submit_new(a_cvedp(part1__region_of_origin="Guayas"))
        inspector = await office.desk("inspector-1")
        await inspector.pull()
        await inspector.set(first, inspector.replica[first].rev, desk.ACCEPTED)
        for person in WORKING:
            hand = desk.Desk(office, office.visitor(), next(one for one in demo.MEMBERS if one.id == person))
            await hand.let_in()
            enrolled.append(await _enrol(hand))
    return settled, enrolled


async def _enrol(hand: desk.Desk) -> Enrolled:
    key = ec.generate_private_key(ec.SECP256R1())
    asked = final.enrolment(key, hand.http.cookies[SESSION_COOKIE])
    answer = await hand.http.post(asked.path, content=asked.body, headers=dict(asked.headers))
    member = hand.member
    identity = Identity(
        person_id=member.id,
        person_name=member.name,
        device_id="",
        certificate=b"",
        side=Side.OPERATOR if member.role is Role.OPERATOR else Side.AUTHORITY,
        organisation=member.organisation,
    )
    return Enrolled(msgspec.structs.replace(final.enrolled(identity, answer.raise_for_status().content)), key)
