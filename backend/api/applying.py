"""Applies the operations of one stream inside one transaction, each with its own result.

What is refused or put aside never blocks what stands behind it. A push is applied by this code, and so is what was put
aside and can be processed now.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import NamedTuple

import msgspec
from msgspec import Struct
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.api import concluding, locking, related
from backend.api.opened import Opened
from backend.api.shell import Sender, Server
from backend.domain import operations, rights
from backend.domain.held import Context, Held, Refused, Signature
from backend.outside.keys import Keys
from backend.outside.keys_problem import KeysProblem
from backend.store import certificates, documents, feeds, log, meta, people, streams
from backend.store.database import is_passing
from backend.store.streams import Before
from sync_protocol import PROTOCOL_VERSION, upcasting
from sync_protocol.document import RecordType
from sync_protocol.key_set import KeySet
from sync_protocol.lists import List
from sync_protocol.reference_list import ReferenceEntry
from sync_protocol.upcasting import Later
from sync_protocol.wire import MAX_GROUP, Body, Moved, OperationType, Result, ResultStatus

logger = logging.getLogger(__name__)

BUDGET = timedelta(seconds=5)
"""After so long the results that there are go out, and the rest of the push is left for the next one."""

FAILED = (ResultStatus.REJECTED, ResultStatus.QUARANTINED)


class Work(Struct, kw_only=True):
    """What the operations have come to so far; stored at the end. Everything that a group takes back when it fails."""

    held: dict[str, Held | None]
    posts: frozenset[str]
    counter: int
    last_signature: str
    refused: dict[int, Refused]
    left_out: int = 0
    changes: list[documents.Change] = []

    def copy(self) -> Work:
        return Work(
            held=dict(self.held),
            posts=self.posts,
            counter=self.counter,
            last_signature=self.last_signature,
            refused=dict(self.refused),
            left_out=self.left_out,
            changes=list(self.changes),
        )


class Taking(Struct, frozen=True, kw_only=True):
    """One stream's operations while they are applied: who sends them, by which device, what they are judged with.

    `careful` puts a savepoint around each operation: what a bug of ours breaks is put aside alone. `released`: a person
    has looked at what was put aside because its device or account was blocked, and vouches for it.
    """

    connection: AsyncConnection
    server: Server
    keys: Keys
    sender: Sender
    stream: streams.Stream
    device: streams.Device
    trusted: KeySet
    lists: Mapping[str, List]
    towns: tuple[ReferenceEntry, ...]
    places: certificates.Places
    at: datetime
    careful: bool = False
    released: bool = False


class Answered(NamedTuple):
    """An operation and its result. `repeated`: its op_id had come before."""

    one: Opened
    result: Result
    repeated: bool = False


async def apply_all(
    taking: Taking, opened: Sequence[Opened], *, begun: bool = False, all_here: bool = False
) -> tuple[Work, list[Answered]]:
    """As many of the operations as the time allows, and at least the first, or the first group.

    A group whose end is missing is left for the next push, unless it began this one: `begun` says that there was
    something before these; `all_here`, that no more of them will come.
    """
    work = await _prepare(taking, opened)
    op_ids = [one.body.op_id for one in opened if isinstance(one.body, Body)]
    here = {(taking.stream.client_id, one.op.seq) for one in opened}
    came = await streams.came_before(taking.connection, op_ids)
    before = {op_id: one for op_id, one in came.items() if (one.client_id, one.seq) not in here}
    answered: list[Answered] = []
    for group, together in groupby(opened, key=_group_of):
        if answered and taking.server.now() - taking.at > BUDGET:
            break
        some = list(together)
        if group is None:
            for one in some:
                answered.append(await _apply_one(taking, one, work, before))
                await asyncio.sleep(0)  # a large document takes its time: others are answered meanwhile
                if taking.server.now() - taking.at > BUDGET:
                    break
        elif not all_here and (answered or begun) and len(some) < _size(some) and some[-1] is opened[-1]:
            break  # the rest of the group is on its way
        else:
            work, results = await _apply_group(taking, some, work, before)
            answered += results
    return work, answered


def _group_of(one: Opened) -> str | None:
    return one.body.group if isinstance(one.body, Body) else None


def _size(group: Sequence[Opened]) -> int:
    """How many operations a group says that it has; those of the first clients did not say."""
    return max((one.body.group_size for one in group if isinstance(one.body, Body)), default=0) or len(group)


async def _prepare(taking: Taking, opened: Sequence[Opened]) -> Work:
    bodies = [one.body for one in opened if isinstance(one.body, Body)]
    ids = {body.record.id for body in bodies if body.record.type is RecordType.DOCUMENT}
    made = locking.creations(bodies)
    posts = await people.posts(taking.connection) if made else frozenset[str]()
    held = await documents.take(taking.connection, ids := ids | locking.origins(made))
    await locking.hold_numbers(taking.connection, taking.at, bodies, held, made, posts)
    behind = range(1, taking.stream.last_seq + 1)
    here = {one.op.seq for one in opened}
    parents = [at for body in bodies if (at := body.after) is not None and at in behind and at not in here]
    statuses = await streams.statuses(taking.connection, taking.stream.client_id, parents)
    return Work(
        held={one: held.get(one) for one in ids},
        posts=posts,
        left_out=await meta.numbers_left_out(taking.connection) if made else 0,
        counter=taking.device.counter,
        last_signature=taking.device.last_signature,
        refused={
            seq: Refused(status, "", quarantined=status == ResultStatus.QUARANTINED)
            for seq, status in statuses.items()
            if status in FAILED
        },
    )


async def _apply_group(
    taking: Taking, opened: Sequence[Opened], work: Work, before: dict[str, Before]
) -> tuple[Work, list[Answered]]:
    """All of a group or nothing of it: the first that is refused takes the others with it, by name."""
    whole = len(opened) == _size(opened) and len(opened) <= MAX_GROUP
    trial, seen = work.copy(), dict(before)
    savepoint = await taking.connection.begin_nested()
    answered = [await _apply_one(taking, one, trial, seen) for one in opened] if whole else []
    failed = next((result for _, result, _ in answered if result.status in FAILED), None)
    if whole and failed is None:
        await savepoint.commit()
        before |= seen
        return trial, answered
    await savepoint.rollback()
    if failed is not None:
        detail = f"It belongs to a group, and operation {failed.seq} of it was refused: nothing of the group was done."
        refused = Refused("GROUP", detail, parent=failed.seq, quarantined=failed.status is ResultStatus.QUARANTINED)
    else:
        detail = f"A group has {MAX_GROUP} operations at most, and they come in one push."
        refused = Refused("GROUP", detail, parent=opened[0].op.seq)
        answered = [_refused_or_known(taking, one, refused, seen) for one in opened]
    for one, result, repeated in answered:
        if repeated and result.status in FAILED:
            work.refused[one.op.seq] = _as_refused(result)
        elif not repeated:
            work.refused[one.op.seq] = _as_refused(result) if result is failed else refused
        if isinstance(one.body, Body) and not repeated:
            await _link(taking, work, one.body, _context(taking, one, work))
    told = [
        each if each.result is failed or each.repeated else Answered(each.one, _refusal(each.one.op.seq, refused))
        for each in answered
    ]
    for each in told:
        if isinstance(each.one.body, Body) and not each.repeated:
            before[each.one.body.op_id] = _as_before(taking, each.one.op.seq, each.one.body, each.result)
    return work, told


def _refused_or_known(taking: Taking, one: Opened, refused: Refused, before: dict[str, Before]) -> Answered:
    """Refused with the group that it is a part of, unless it came before."""
    if (known := _known(taking, one, before)) is not None:
        return known
    result = _refusal(one.op.seq, refused)
    if isinstance(one.body, Body):
        before[one.body.op_id] = _as_before(taking, one.op.seq, one.body, result)
    return Answered(one, result)


def _known(taking: Taking, one: Opened, before: Mapping[str, Before]) -> Answered | None:
    if not isinstance(one.body, Body) or (known := before.get(one.body.op_id)) is None:
        return None
    return Answered(one, _said_before(taking, one.op.seq, one.body, known), repeated=True)


async def _apply_one(taking: Taking, one: Opened, work: Work, before: dict[str, Before]) -> Answered:
    seq = one.op.seq
    if (known := _known(taking, one, before)) is not None:
        if known.result.status in FAILED:
            work.refused[seq] = _as_refused(known.result)
        return known
    if isinstance(one.body, Refused):
        result = _refusal(seq, one.body)
    else:
        result = await _apply_with_care(taking, one, one.body, work)
        before[one.body.op_id] = _as_before(taking, seq, one.body, result)
    if result.status in FAILED:
        work.refused[seq] = _as_refused(result)
    return Answered(one, result)


def _as_before(taking: Taking, seq: int, body: Body, result: Result) -> Before:
    """An operation of this push, for one behind it under the same op_id."""
    person, record = taking.stream.person, body.record.id
    return Before(taking.stream.client_id, seq, person, record, result.status, msgspec.json.encode(result))


def _said_before(taking: Taking, seq: int, body: Body, known: Before) -> Result:
    """What came under an older stream is not done again. What had become of it is told again: a device that lost the
    answer with its stream must not take for done what was refused."""
    if (known.person, known.record) != (taking.stream.person, body.record.id):
        return _refusal(seq, Refused("OPERATION_ID", "Another operation came under this op_id."))
    told = msgspec.json.decode(known.result, type=Result) if known.result is not None else None
    if told is not None and told.status in FAILED:
        return msgspec.structs.replace(told, seq=seq, parent=0)
    if known.status in FAILED:
        return Result(seq=seq, status=ResultStatus(known.status), code="REPEATED")
    return Result(seq=seq, status=ResultStatus.NOOP, code="REPEATED", rev=told.rev if told is not None else 0)


async def _apply_with_care(taking: Taking, one: Opened, body: Body, work: Work) -> Result:
    """A bug of ours gets a number to quote (REP-4) and does not hold up what the device sent behind it."""
    if not taking.careful:
        return await _apply_body(taking, one, body, work)
    trial = work.copy()
    savepoint = await taking.connection.begin_nested()
    try:
        result = await _apply_body(taking, one, body, trial)
    except Exception as error:
        await savepoint.rollback()
        if isinstance(error, KeysProblem) or (isinstance(error, DBAPIError) and is_passing(error)):
            raise  # nothing is wrong with the operation: it comes again
        number = secrets.token_hex(4).upper()
        logger.exception("%s at operation %s of stream %s", number, one.op.seq, taking.stream.client_id)
        detail = f"Something went wrong on our side. Please quote the number {number} when you report it."
        return _refusal(one.op.seq, Refused("UNEXPECTED", detail, quarantined=True))
    await savepoint.commit()
    for name in Work.__struct_fields__:
        setattr(work, name, getattr(trial, name))
    return result


def _context(taking: Taking, one: Opened, work: Work, *, moved: Moved | None = None, left_at: int = 0) -> Context:
    counter, last_signature = one.link or (work.counter, work.last_signature)
    revoked = taking.device.revoked_at
    return Context(
        who=taking.sender.person,
        device_id=taking.device.id,
        client_id=taking.stream.client_id,
        seq=one.op.seq,
        at=taking.at,
        received_at=one.received_at,
        lists=taking.lists,
        places=taking.towns,
        posts=work.posts,
        keys=taking.trusted,
        counter=counter,
        last_signature=last_signature,
        revoked=revoked is not None and revoked <= (one.received_at or taking.at) and not taking.released,
        others=work.held,
        moved=moved,
        left_at=left_at,
        op_id=one.body.op_id if isinstance(one.body, Body) else "",
        left_out=work.left_out,
        device_key=taking.device.public_key,
        vouched=taking.released,
    )


async def _context_of(taking: Taking, one: Opened, body: Body, work: Work) -> Context:
    """With what only some operations need: the stream that they come from, when they lost their document, and the date
    of the signature before theirs."""
    moved, left_at, who = body.moved, 0, taking.sender.person
    if moved is not None:
        given_up = await streams.find(taking.connection, moved.client_id)
        moved = moved if given_up is not None and given_up.person == taking.stream.person else None
    held = work.held.get(body.record.id)
    if held is not None and not rights.sees(who, held.document):
        left_at = await feeds.left_at(taking.connection, rights.feeds_of(who), body.record.id)
    context = _context(taking, one, work, moved=moved, left_at=left_at)
    if body.type != OperationType.DOCUMENT_DECIDE or not context.last_signature:
        return context
    previous_at = await certificates.signed_at(taking.connection, context.last_signature)
    return msgspec.structs.replace(context, previous_at=previous_at)


async def _apply_body(taking: Taking, one: Opened, body: Body, work: Work) -> Result:
    seq, context = one.op.seq, await _context_of(taking, one, body, work)
    before = work.held.get(body.record.id)
    try:
        body = upcasting.current(body)
        applied = _blocked(taking) or operations.apply(before, body, context, work.refused)
    except Later as later:
        detail = f"This server does not know {later} yet."
        applied = Refused("UNKNOWN_OPERATION", detail, quarantined=True)
    if isinstance(applied, Refused):
        await _link(taking, work, body, context)
        # What a later version of the app wrote is judged by the server of that version.
        later = body.schema > PROTOCOL_VERSION
        return _refusal(seq, msgspec.structs.replace(applied, quarantined=True) if later else applied)
    by = concluding.By(person=taking.sender.person.id, device=taking.device.id, at=taking.at)
    held = await concluding.conclude(taking.connection, taking.keys, taking.places, applied, by)
    if applied.signature is not None:
        _go_on(work, applied.signature)
    work.held[body.record.id] = held
    if held is not before:
        detail = {"client_id": taking.stream.client_id, "seq": seq, "op_id": body.op_id, "code": applied.code}
        change = documents.Change(
            before=before,
            after=held,
            action=applied.action,
            person=taking.sender.person,
            device_id=taking.device.id,
            at=taking.at,
            detail=msgspec.json.encode(detail),
            event=applied.event,
            told=await concluding.told(taking.connection, applied, before),
        )
        work.changes += [change, *await related.follow(taking.connection, work.held, change)]
    return Result(
        seq=seq,
        status=applied.status,
        rev=held.document.rev - held.room,
        code=applied.code,
        detail=applied.detail,
        conflicts=applied.conflicts,
    )


def _blocked(taking: Taking) -> Refused | None:
    """What a blocked account wrote, and what nobody but a revoked device vouches for, waits for a person."""
    if taking.released:
        return None
    if taking.sender.blocked:
        return Refused("ACCOUNT_DISABLED", "The account is disabled: a person has to look at this.", quarantined=True)
    if taking.sender.device is not None and taking.device.revoked_at is not None:
        return Refused("DEVICE_REVOKED", "The device was revoked: a person has to look at this.", quarantined=True)
    return None


def _as_refused(result: Result) -> Refused:
    quarantined = result.status is ResultStatus.QUARANTINED
    return Refused(result.code, result.detail, parent=result.parent, quarantined=quarantined)


def _refusal(seq: int, refused: Refused) -> Result:
    status = ResultStatus.QUARANTINED if refused.quarantined else ResultStatus.REJECTED
    return Result(
        seq=seq,
        status=status,
        code=refused.code,
        detail=refused.detail,
        fields=refused.fields,
        parent=refused.parent,
    )


async def _link(taking: Taking, work: Work, body: Body, context: Context) -> None:
    """The signature of what was refused stays a link of its device's chain: the next one names it."""
    if (signature := operations.link(body, context)) is not None:
        received = await certificates.keep_signature(
            taking.connection,
            signature,
            person_id=taking.sender.person.id,
            device_id=taking.device.id,
            at=context.received,
        )
        await log.append(taking.connection, [received])
        _go_on(work, signature)


def _go_on(work: Work, signature: Signature) -> None:
    """Move the device's chain of signatures on; what was put aside and comes late is a link already."""
    if signature.counter > work.counter:
        work.counter, work.last_signature = signature.counter, signature.hash
