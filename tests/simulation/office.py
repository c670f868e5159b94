"""What is done beside the requests: what was put aside is settled, the server upgraded, the log kept and audited."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Generator
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy.exc import DBAPIError

from backend.api import aside, auditing, log_keeping
from sync_protocol import upcasting
from sync_protocol.wire import Body
from tests.simulation.gates import Killed
from tests.simulation.operation import FAILED, NEWER, Taken, result_of
from tests.simulation.server import Process, Unreachable

if TYPE_CHECKING:
    from tests.simulation.world import World


@contextlib.contextmanager
def released(*, known: bool) -> Generator[None]:
    """The server as it was installed; `known`: as a later one, to which what newer apps write is an earlier form of a
    change of boxes."""
    current = upcasting.current
    before, current.__defaults__ = current.__defaults__, (upcasting.NEWEST, {(NEWER, 1): _step} if known else {})
    try:
        yield
    finally:
        current.__defaults__ = before


def _step(body: Body) -> Body:
    return msgspec.structs.replace(body, type="document.set")


class Office:
    def __init__(self, world: World, rng: random.Random) -> None:
        self._world, self._rng = world, rng

    async def work(self) -> None:
        """Now and then, while everything goes wrong."""
        world = self._world
        fires, history = world.faults.fires, world.history
        if not history.oracle.upgraded and fires("upgrade"):
            self._upgrade()
        with contextlib.suppress(Unreachable, Killed):
            if fires("keep_log"):
                await self._keep_log(world.servers.serving())
            if history.aside and fires("settle"):
                await self.settle()
            blocked = sorted({self._device(one) for one in history.aside.values() if _is_blocked(one)})
            if blocked and fires("vouch"):
                await self.settle(self._rng.choice(blocked))
            named = sorted(one.op_id for one in history.aside.values() if one.op_id)
            if named and fires("dismiss"):
                await self._dismiss(self._rng.choice(named))

    def _upgrade(self) -> None:
        """All servers end, and those of a later version begin, whose worker looks at what was put aside."""
        world = self._world
        world.servers.kill_all()
        upcasting.current.__defaults__ = (upcasting.NEWEST, {(NEWER, 1): _step})
        world.history.oracle.upgraded = True
        world.servers.need_one()
        world.spawn(self._look_after_upgrade())

    async def _look_after_upgrade(self) -> None:
        await self._world.servers.ensure()
        with contextlib.suppress(Unreachable, Killed):
            await self.settle()

    def _device(self, op: Taken) -> str:
        return self._world.history.now.streams[op.client_id].device

    async def settle(self, vouched: str = "") -> None:
        """Take up what can be done now; of a revoked device for which somebody vouches, too."""
        process = self._world.servers.serving()
        await process.again(lambda: aside.settle(process.server, released=vouched))

    async def _dismiss(self, op_id: str) -> None:
        process = self._world.servers.serving()
        self._world.history.dismissed.add(op_id)
        await process.again(lambda: aside.dismiss(process.server, op_id))

    async def _keep_log(self, process: Process) -> None:
        with contextlib.suppress(DBAPIError):
            await process.do(log_keeping.checkpoint(process.server))

    async def close(self) -> None:
        """Whatever can be settled is, while nothing goes wrong any more: all that still waits has a reason to."""
        world = self._world
        await world.servers.ensure()
        waited, before = set(world.history.aside), set[tuple[str, int]]()
        while before != world.history.aside.keys():  # what came again waits for what became of the first
            before = set(world.history.aside)
            for device in ("", *sorted({self._device(one) for one in world.history.aside.values()})):
                await self.settle(device)
        for place in sorted(waited & world.history.aside.keys()):
            op = world.history.aside[place]
            world.checks.hold(44, world.history.waits(op), lambda op=op: f"{op} could be settled, and was not")

    async def audit(self) -> None:
        """INV-45: all entries have their place, and log and database explain each other. The last of a run."""
        process, schedule = self._world.servers.serving(), self._world.schedule
        schedule.open()
        question = schedule.asks("audit")  # it reads piece by piece, past the gates
        await process.do(log_keeping.checkpoint(process.server))
        report = await process.do(auditing.audit(process.server))
        schedule.answered(question, released=False)
        self._world.checks.hold(45, not report.faults, report.faults)
        self._world.checks.hold(45, report.size > 0 and report.acts > 0, report)


def told(world: World) -> None:
    """INV-44: every device says of what was settled what became of it."""
    for tablet in world.tablets:
        for row in tablet.store.all_rows():
            place = world.history.done.get(row.op_id)
            if not row.result or place is None or place not in world.history.settled:
                continue
            op, says = world.history.taken[place], msgspec.json.decode(row.result)["status"]
            same = says == op.status if op.status in FAILED else says not in FAILED
            world.checks.hold(44, same, lambda op=op, row=row, name=tablet.name: f"{name} says {row.result!r} of {op}")


def _is_blocked(op: Taken) -> bool:
    return result_of(op).get("code") == "DEVICE_REVOKED"
