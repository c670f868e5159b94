"""What is looked at on the way: whatever a device has pulled, and whatever it says of itself."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from sync_protocol.client import Position, RowState, Status
from sync_protocol.document import RecordType
from tests.simulation.sight import feeds_of
from tests.simulation.tablet import Tablet, heads_of

if TYPE_CHECKING:
    from tests.simulation.world import World

SHARED = ("reference",)
"""Feeds that are nobody's own."""


def synced(world: World, tablet: Tablet, status: Status) -> None:
    """INV-40: what the device says of itself follows from what is on its disk."""
    if not status.synced:
        return
    rows = tablet.store.all_rows()
    hold = world.checks.hold
    hold(40, all(row.state is RowState.FINAL for row in rows), lambda: f"{tablet.name} says that all is sent")
    position = tablet.store.position()
    hold(40, position.complete, lambda: f"{tablet.name} says that all is here")
    for row in rows:
        result: dict[str, Any] = json.loads(row.result or b"{}")
        record = tablet.store.record(RecordType.DOCUMENT, row.record)
        known = world.acked.get((row.client_id, row.seq)) == row.result
        if known and record is not None and record.feeds and not tablet.rotten:
            hold(40, record.rev >= result.get("rev", 0), lambda row=row: f"{tablet.name} lacks its own {row.seq}")


def pulled(world: World, tablet: Tablet, before: Position) -> None:
    """After each answer: what a complete copy of the server's records holds."""
    tablet.note_answers()
    position = tablet.store.position()
    if position == before:
        return
    if position.epoch == world.history.epoch:
        _never_ahead(world, tablet, position)
    found, alone = int(tablet.store.meta("mismatches") or "0"), len(tablet.tabs) == 1
    if not tablet.rotten and not alone:  # two at once may store a page behind a later one
        tablet.mismatches = found
    if not position.complete or position.epoch != world.history.epoch:
        return
    if tablet.rotten and found > tablet.mismatches:
        tablet.rotten = False
        world.checks.hold(25, True)
    elif alone:
        lost = found > tablet.mismatches
        world.checks.hold(20, not lost, lambda: f"{tablet.name} lacks what the server counts, and nothing was spoilt")
    tablet.mismatches = found
    _is_what_was_shown(world, tablet, position)


def behind(world: World, tablet: Tablet) -> None:
    """After a device ended and began again."""
    position = tablet.store.position()
    if position.epoch == world.history.epoch:
        _never_ahead(world, tablet, position)


def _never_ahead(world: World, tablet: Tablet, position: Position) -> None:
    """INV-18: whatever stands before the checkpoint in a feed is on the device, in that revision or a later one."""
    if tablet.rotten or not position.checkpoint:
        return
    heads = heads_of(position.checkpoint)
    there = {one.id: one for one in tablet.store.records(RecordType.DOCUMENT)}
    for feed, record, seq, rev, present in world.history.entries:
        if not present or seq > heads.get(feed, 0):
            continue
        has = there.get(record)
        world.checks.hold(
            18,
            has is not None and not has.stale and has.rev >= rev and feed in has.feeds,
            lambda feed=feed, record=record, seq=seq, has=has: (
                f"{tablet.name} is at {heads[feed]} of {feed}, and lacks {record}, which is {seq}: {has}"
            ),
        )


def _is_what_was_shown(world: World, tablet: Tablet, position: Position) -> None:
    heads = heads_of(position.checkpoint)
    history, hold = world.history, world.checks.hold
    moments = history.at(heads, position.epoch)
    hold(16, bool(moments), lambda: f"{tablet.name} has a checkpoint of no moment: {heads}")
    hold(
        21,
        not position.client_id
        or any(
            (stream := one.streams.get(position.client_id)) is None or stream.last_seq == position.last_seq
            for one in moments
        )
        or position.last_seq == 0,
        lambda: f"{tablet.name} was told of {position.last_seq} of its operations, at {heads}",
    )
    whos = {one.people[tablet.identity.person_id] for one in moments} | set(history.once(tablet.identity.person_id))
    mine = {feed for feed in heads if not feed.startswith("me:") and feed not in SHARED}
    who = next((one for one in whos if feeds_of(one) == mine), None)
    hold(26, who is not None, lambda: f"{tablet.name} holds the feeds {mine}")
    if who is None:
        return
    should, has = history.shown(who, moments[-1]), tablet.replica()
    if tablet.rotten:  # what left the feeds, or came again, is no longer spoilt
        tablet.rotten = has != should
        return
    hold(26, not has.keys() - should.keys(), lambda: f"{tablet.name} holds {has.keys() - should.keys()}")
    hold(16, not should.keys() - has.keys(), lambda: f"{tablet.name} lacks {should.keys() - has.keys()}")
    for record, (rev, body) in should.items():
        hold(16, has[record][0] == rev, lambda record=record, rev=rev: f"{record} is {has[record][0]}, not {rev}")
        hold(16, has[record][1] == body, lambda record=record: f"{tablet.name} has {record} otherwise")
        left = tablet.gone.get(record)
        hold(23, left is None or rev > left, lambda record=record: f"{record} came back to {tablet.name}")
    for record in tablet.had - has.keys():
        tablet.gone[record] = max((v.rev for v in history.versions.get(record, ())), default=0) - 1
    for record in has:
        tablet.gone.pop(record, None)
    tablet.had = set(has)
    key = (position.epoch, tuple(sorted((feed, heads[feed]) for feed in mine)), who.is_operator)
    held = hashlib.sha256(repr(sorted(has.items())).encode()).hexdigest()
    known = world.replicas.setdefault(key, (held, tablet.name))
    if known[1] != tablet.name:
        hold(17, known[0] == held, lambda: f"{tablet.name} and {known[1]} differ at {key}")
