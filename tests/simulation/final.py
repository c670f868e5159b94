"""What is looked at when the faults have ended: on the devices, in the database and between the two."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import random
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from backend import sync_command
from backend.domain import operations
from backend.domain.held import Applied, Context, Held
from sync_protocol import wire
from sync_protocol.base64url import base64url, unbase64url
from sync_protocol.client import Identity, RowState
from sync_protocol.document import Document, RecordType
from sync_protocol.key_set import Use
from sync_protocol.wire import Base, Body, Change, DeviceTime, RecordRef
from tests.simulation import office
from tests.simulation.compared import person_of
from tests.simulation.people import REMARKS, Person
from tests.simulation.server import Asked, Process, Unreachable
from tests.simulation.tablet import Tablet

if TYPE_CHECKING:
    from tests.simulation.world import World

JSON = {"Content-Type": "application/json", "X-Waarmerk": "1"}


class Raws(msgspec.Struct):
    results: list[msgspec.Raw]


async def rest(world: World) -> None:
    """INV-39: nothing goes wrong any more; everything that can be tried is, and all come to rest."""
    for tablet in list(world.tablets):
        tablet.full_until, tablet.away = None, False
        tablet.skew = world.small_skew()
    await world.settled()
    await world.servers.ensure()
    for tablet in list(world.tablets):
        await _back(world, tablet)
    await world.office.close()
    for tablet in world.tablets:
        if tablet.rotten:  # it is noticed when its feed moves
            Person(world, tablet, random.Random(1)).touch()
    still = 0
    for _ in range(world.rounds):
        for tablet in world.tablets:
            tablet.call()
        await asyncio.sleep(20)
        still = still + 1 if all(_quiet(tablet) for tablet in world.tablets) else 0
        if still == 2:  # in the second, each has asked for what came of the last
            break
    for tablet in world.tablets:
        status = tablet.tabs[0].status()
        world.checks.hold(
            39, _quiet(tablet), lambda tablet=tablet, status=status: f"{tablet.name} does not rest: {status}"
        )


async def _back(world: World, tablet: Tablet) -> None:
    while True:
        with contextlib.suppress(Unreachable):
            if tablet.revoked:
                await world.hand_in(tablet)
                await world.enrol(tablet)
            else:
                await world.log_in(tablet)
            return
        await asyncio.sleep(1)


def _quiet(tablet: Tablet) -> bool:
    return tablet.tabs[0].status().synced


async def look(world: World) -> None:
    """All that can be looked at when nothing moves any more."""
    process = world.servers.serving()
    _acknowledged(world)
    _audit(world)
    office.told(world)
    for tablet in world.tablets:
        _ends(world, tablet)
        _agrees(world, tablet)
        await _from_nothing(world, process, tablet, wire.MAX_PAGE_BYTES)
    await _from_nothing(world, process, world.tablets[world.seed % len(world.tablets)], 1500)
    _commute(world)
    await _again(world, process)
    await _forged(world, process)
    await world.office.audit()


def _acknowledged(world: World) -> None:
    """INV-1: each answer that a device has seen is in the database as it was given."""
    rows = {(row[0], row[1]): row[2] for row in world.disk.rows("select client_id, seq, result from operation")}
    for place, result in world.acked.items():
        world.checks.hold(1, place in rows, f"{place} was answered and is not there")
        kept = rows[place]
        same = kept is None or bytes(kept) == result or place in world.history.settled
        world.checks.hold(4, same, f"{place} was answered otherwise")
    for client_id, last_seq, last_hash in world.disk.rows("select client_id, last_seq, last_hash from stream"):
        last = world.history.taken.get((client_id, last_seq))
        world.checks.hold(6, last_seq == 0 or (last is not None and last.hash == last_hash), f"{client_id} has a gap")


def _audit(world: World) -> None:
    """INV-3, INV-5, INV-28: from the trail of what happened."""
    owners = {row[0]: row[1] for row in world.disk.rows("select client_id, person from stream")}
    done: Counter[tuple[str, str]] = Counter()
    last: dict[str, int] = {}
    for person, record, detail in world.disk.rows("select person, record, detail from audit order by id"):
        told: dict[str, Any] = json.loads(bytes(detail))
        if "op_id" not in told:
            continue
        done[told["op_id"], record] += 1
        client_id, seq = told["client_id"], told["seq"]
        world.checks.hold(28, owners[client_id] == person, f"{told} is told of {person}")
        if (client_id, seq) in world.history.settled:  # in its stream's order among what was put aside
            continue
        if client_id in last:
            world.checks.hold(5, seq >= last[client_id], f"{client_id}: {seq} took effect after {last[client_id]}")
        last[client_id] = seq
    for (op_id, record), times in done.items():
        world.checks.hold(3, times == 1, f"{op_id} took effect {times} times on {record}")


def _ends(world: World, tablet: Tablet) -> None:
    """INV-10, and for what came with it INV-2, INV-30, INV-31."""
    tablet.check_kept("in the end")
    there = {row.op_id: row for row in tablet.store.all_rows()}
    for op_id, what in tablet.kept.items():
        if op_id in tablet.lost:
            continue
        row = there.get(op_id)
        if row is None:
            continue  # answered, and pruned
        world.checks.hold(10, row.state is RowState.FINAL, lambda what=what: f"{what} still waits")
        place = world.history.done.get(op_id)
        world.checks.hold(10, place is not None, lambda what=what: f"{tablet.name}: {what} never came to the server")
        if world.restored:
            world.checks.made[30] += 1
        if tablet.identity.device_id in world.history.copied:
            world.checks.made[31] += 1
    limit = tablet.keep + sum(row.refused and not row.dismissed for row in there.values())
    world.checks.hold(41, len(there) <= limit + 60, lambda: f"{tablet.name} keeps {len(there)} operations")


def _agrees(world: World, tablet: Tablet) -> None:
    """INV-16 and INV-39 once more, against the state that is now; INV-22: nothing is on top any more."""
    moment = world.history.now
    who = moment.people[tablet.identity.person_id]
    should, has = world.history.shown(who, moment), tablet.replica()
    world.checks.hold(39, has == should, lambda: f"{tablet.name} has {_of(has)}, and is shown {_of(should)}")
    world.checks.hold(26, not tablet.pinned(), lambda: f"{tablet.name} still holds on to {tablet.pinned()}")
    for record, (_, body) in has.items():
        seen = tablet.view_of(record)
        base = msgspec.json.decode(body, type=Document)
        world.checks.hold(22, seen == base, lambda record=record: f"{tablet.name} shows {record} otherwise")
    world.checks.hold(25, not tablet.rotten, f"{tablet.name} never noticed that a record was spoilt")


def _of(replica: dict[str, tuple[int, bytes]]) -> dict[str, int]:
    return {record: rev for record, (rev, _) in sorted(replica.items())}


async def _from_nothing(world: World, process: Process, tablet: Tablet, limit: int) -> None:
    """INV-19, INV-24: pages of any size come to the same, and twice the same."""
    client_id = tablet.store.meta("current")
    if client_id not in world.history.now.streams:
        return  # begun anew, and with nothing to ask since
    asked = wire.Pull(client_id=client_id, epoch=process.server.epoch, limit_bytes=limit)
    found: dict[str, tuple[int, bytes]] = {}
    complete = False
    while not complete:
        request = _with_session(tablet, "/sync/v1/pull", wire.encode(asked))
        answer = await process.ask(request)
        world.checks.hold(24, answer.status == 200, lambda answer=answer: answer.body)
        again = await process.ask(request)
        same = answer.body.splitlines()[1:] == again.body.splitlines()[1:]
        world.checks.hold(19, same, lambda: f"{tablet.name} was answered otherwise the second time")
        for line in (msgspec.json.decode(raw, type=wire.Line) for raw in answer.body.splitlines()):
            if isinstance(line, wire.Put) and line.type is RecordType.DOCUMENT:
                found[line.id] = (line.rev, bytes(line.data))
            if isinstance(line, wire.Checkpoint):
                asked, complete = msgspec.structs.replace(asked, checkpoint=line.token), line.complete
    world.checks.hold(24, found == tablet.replica(), lambda: f"{_of(found)} and {_of(tablet.replica())}")


def _with_session(tablet: Tablet, path: str, body: bytes) -> Asked:
    return Asked(path, body, JSON | {"Cookie": f"waarmerk_session={tablet.session}"})


def _tables(world: World) -> str:
    """What operations may have changed."""
    asked = (
        "select id, rev, status, body from document order by id",
        "select name, head from feed order by name",
        "select client_id, seq, status, result from operation order by client_id, seq",
        "select count(*) from audit",
    )
    return hashlib.sha256(repr([world.disk.rows(one) for one in asked]).encode()).hexdigest()


async def _again(world: World, process: Process) -> None:
    """INV-4: any slice of any push of the past changes nothing."""
    dice = random.Random(world.seed)
    before = _tables(world)
    pushes = [one for one in world.network.pushes if one[0].session]
    for tablet, asked in dice.sample(pushes, min(4, len(pushes))):
        push = msgspec.json.decode(asked.body, type=wire.Push)
        stream = world.history.now.streams.get(push.client_id)
        known = [op for op in push.ops if (push.client_id, op.seq) in world.history.taken]
        if stream is None or stream.frozen or not known or stream.person != tablet.identity.person_id:
            continue
        first = dice.randrange(len(known))
        some = tuple(known[first : first + dice.randint(1, 5)])
        again = msgspec.structs.replace(push, ops=some, ack_through=0)
        answer = await process.ask(_with_session(tablet, "/sync/v1/push", wire.encode(again)))
        if answer.status == 200:
            world.repeated(Asked("", wire.encode(again), {}), answer)
        else:
            world.checks.hold(4, answer.status in (404, 409), lambda answer=answer: answer.body)
            if answer.status == 409:
                world.checks.hold(4, _another_past(world, push, some), lambda answer=answer: answer.body)
    world.checks.hold(4, _tables(world) == before, "what came again changed the database")


def _another_past(world: World, push: wire.Push, some: Sequence[wire.Operation]) -> bool:
    """The copy of a device sent it, and another copy was first."""
    return any(world.history.taken[push.client_id, op.seq].hash != op.hash for op in some)


async def _forged(world: World, process: Process) -> None:
    """INV-9, INV-28: other bytes under a number that was taken, and somebody else's stream."""
    before = _tables(world)
    for tablet in world.tablets:
        client_id = tablet.store.meta("current")
        stream = world.history.now.streams.get(client_id)
        first = world.history.taken.get((client_id, 1))
        if stream is None or stream.frozen or first is None:
            continue
        body = first.body.decode() + " "
        forged = wire.Operation(seq=1, prev="", hash=wire.chain_hash(client_id, 1, "", body.encode()), body=body)
        push = wire.encode(wire.Push(client_id=client_id, epoch="", ack_through=0, ops=(forged,)))
        for other in world.tablets:
            if other.identity.person_id != tablet.identity.person_id and other.session:
                answer = await process.ask(_with_session(other, "/sync/v1/push", push))
                world.checks.hold(28, answer.status == 404, lambda answer=answer: f"{answer.status} {answer.body}")
        answer = await process.ask(_with_session(tablet, "/sync/v1/push", push))
        world.checks.hold(9, answer.status == 409, lambda answer=answer: f"{answer.status} {answer.body}")
    world.checks.hold(9, _tables(world) == before, "a forged operation changed the database")


def _commute(world: World) -> None:
    """INV-12: two changes of different boxes, in either order, by the code that takes operations in."""
    for record, versions in world.history.versions.items():
        document = versions[-1].document
        tablet = next(
            (
                one
                for one in world.tablets
                if (who := world.history.now.people[one.identity.person_id]).post == document.post
                and not who.is_operator
            ),
            None,
        )
        if document.status not in ("new", "in_progress") or tablet is None:
            continue
        who = person_of(world.history.now.people[tablet.identity.person_id])
        bodies = [_remark(record, document.rev, box, who.id, number) for number, box in enumerate(REMARKS[:2])]
        ends = [_both(Held(document, {}), one, other, who) for one, other in (bodies, bodies[::-1])]
        world.checks.hold(12, ends[0] == ends[1], f"{ends[0]!r} and {ends[1]!r}")


def _remark(record: str, rev: int, box: str, actor: str, number: int) -> Body:
    return Body(
        op_id=f"commute-{number}",
        type="document.set",
        v=1,
        record=RecordRef(RecordType.DOCUMENT, record),
        base=Base(rev),
        args=msgspec.Raw(msgspec.json.encode(Change(set={box: f"said {number}"}))),
        actor=actor,
        at=DeviceTime(_AT, "Europe/Brussels", 0),
        app="simulation",
        schema=1,
    )


def _both(held: Held, first: Body, second: Body, who: Any) -> bytes:
    for number, body in enumerate((first, second)):
        context = Context(
            who=who,
            device_id=f"device-{body.op_id}",
            client_id=f"stream-{body.op_id}",
            seq=1 + number,
            at=_AT,
            lists={},
            posts=frozenset(),
            keys=_NO_KEYS,
            counter=0,
            last_signature="",
            revoked=False,
        )
        applied = operations.apply(held, body, context, {})
        assert isinstance(applied, Applied), applied
        held = applied.held
    return bytes(held.document.content)


_AT = datetime(2026, 7, 14, 12, tzinfo=UTC)
_NO_KEYS: Any = None


def state(world: World) -> str:
    """The documents as they are, without the times that devices told."""
    told: list[Any] = []
    for record, versions in sorted(world.history.versions.items()):
        one = versions[-1].document
        conflicts = sorted((conflict.code, conflict.at, conflict.kept, conflict.other) for conflict in one.conflicts)
        told.append((record, one.rev, one.version, one.status, bytes(one.content), conflicts))
    return hashlib.sha256(repr(told).encode()).hexdigest()


# Devices.


def enrolment(key: ec.EllipticCurvePrivateKey, session: str) -> Asked:
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    body = msgspec.json.encode({"name": "Tablet", "public_key": base64url(point)})
    return Asked("/api/devices", body, JSON | {"Cookie": f"waarmerk_session={session}"})


def enrolled(identity: Identity, body: bytes) -> Identity:
    told: dict[str, str] = msgspec.json.decode(body)
    return msgspec.structs.replace(
        identity, device_id=told["device_id"], token=told["token"], certificate=unbase64url(told["certificate"])
    )


def outbox_key(process: Process) -> bytes:
    """The server's key that work is sealed to, as it publishes it."""
    key = process.server.keys.of(Use.OUTBOX)[0].public_key()
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def put_aside(world: World, tablet: Tablet, taken: Sequence[sync_command.Taken]) -> None:
    """INV-29. Where the database was restored to a time before, the device is not revoked there; and what was sent in
    somebody's session as well may have come that way while the file was read."""
    device = tablet.identity.device_id
    revoked = world.disk.rows("select revoked_at is not null from device where id = ?", device) == [(1,)]
    for one in taken if revoked else ():
        for result in one.new:
            world.checks.hold(
                29,
                one.device != device
                or result.status in ("quarantined", "rejected", "noop")
                or (one.stream, result.seq) in world.network.vouched,
                lambda result=result: result,
            )
