"""A device of the simulation: the Python client over a real store, in one or two tabs, and what happens to it."""

from __future__ import annotations

import asyncio
import base64
import json
import random
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec

from sync_protocol.client import (
    Device,
    Identity,
    Kept,
    Position,
    Record,
    RowState,
    SqliteStore,
    StorageFailure,
)
from sync_protocol.document import Document, RecordType
from tests.simulation.content import get, plain
from tests.simulation.faults import Faults
from tests.simulation.invariants import Checks

REPLICA = ("records", "held")


class DeviceCrash(Exception):
    """The device ended in the middle of what it did."""


class Tablet:
    """One person's work on one device: what is on its disk, and the tabs that are open."""

    def __init__(
        self,
        name: str,
        identity: Identity,
        key: ec.EllipticCurvePrivateKey,
        *,
        rng: random.Random,
        faults: Faults,
        checks: Checks,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        image: bytes | None = None,
    ) -> None:
        self.name, self.identity, self.key = name, identity, key
        self.rng, self.faults, self.checks, self._now, self._new_id = rng, faults, checks, now, new_id
        self.skew = timedelta()
        self.session = ""
        self.away = False
        self.revoked, self.revoked_ms = False, 0
        self.rotten = False
        self.rotten_record = ("", 0)
        self.mismatches = 0
        self.had: set[str] = set()
        """The documents of its last complete pull."""
        self.keep = rng.choice((10, 500))
        """Answered operations that it keeps to offer them again."""
        self.answered: set[str] = set()
        self.full_until: datetime | None = None
        self.kept: dict[str, str] = {}
        """Operations that the device said it kept, and what they are."""
        self.lost: set[str] = set()
        """Those that went with its database."""
        self.gone: dict[str, int] = {}
        """Records that left, in which revision."""
        self.generation = 0
        self._bells: list[asyncio.Future[None]] = []
        self._solid = True
        self.store = self._opened(image)
        self.tabs: list[Device] = []
        self.open_tabs(1)
        self.old: list[tuple[bytes, bool, tuple[str, int]]] = []

    def now(self) -> datetime:
        return self._now() + self.skew

    async def rest(self, seconds: float) -> None:
        """A tab waits, or until it is called."""
        loop = asyncio.get_running_loop()
        bell: asyncio.Future[None] = loop.create_future()
        timer = loop.call_later(seconds, _ring, bell)
        self._bells.append(bell)
        try:
            await bell
        finally:
            timer.cancel()
            self._bells.remove(bell)

    def call(self) -> None:
        """Each tab asks now what there is."""
        for tab in self.tabs:
            tab.wake()
        for bell in self._bells:
            _ring(bell)

    # The store, and what happens to it.

    def _opened(self, image: bytes | None) -> SqliteStore:
        store = SqliteStore(image=image)
        store.before = self._before
        whole = store.step

        @contextmanager
        def step(name: str, *, durable: bool = True) -> Generator[None]:
            with whole(name, durable=durable):
                yield
            self._solid = self._solid and not durable

        store.step = step  # pyright: ignore[reportAttributeAccessIssue]
        return store

    def _before(self, name: str) -> None:
        if self.full_until is not None and self._now() < self.full_until:
            raise StorageFailure("the disk is full")
        if self.faults.fires("abort"):
            raise StorageFailure("the transaction was given up")
        if self.faults.fires("crash_at_write"):
            raise DeviceCrash(name)

    def open_tabs(self, number: int) -> None:
        """Everything that only a process holds is gone; the tabs begin from the disk."""
        self.generation += 1
        before, self.store.before = self.store.before, _nothing
        self.tabs = [self._tab() for _ in range(number)]
        self.store.before = before

    def _tab(self) -> Device:
        jitter = random.Random(self.rng.random())
        limit = self.rng.choice((1500, 6000, 1024 * 1024))
        tab = Device(
            self.store, self.identity, self.key, self._new_id, jitter=jitter.random, limit_bytes=limit, keep=self.keep
        )
        if self.session:
            tab.logged_in()
        return tab

    def crash(self) -> None:
        self.open_tabs(1 + (self.rng.random() < 0.3))
        self.check_kept("after it ended")

    def put(self, image: bytes | None) -> None:
        """Another database stands in the place of this one."""
        self.store.close()
        self.store = self._opened(image)
        self.mismatches = int(self.store.meta("mismatches") or "0")
        self.open_tabs(1)

    def power_cut(self, before: bytes) -> None:
        """What was written since without waiting for the disk is gone."""
        self.put(before)
        self.check_kept("after the power went")

    @contextmanager
    def might_lose_power(self) -> Generator[None]:
        if not self.faults.fires("power_cut"):
            yield
            return
        before = self.store.image()
        self._solid = True
        try:
            yield
        finally:
            if self._solid:
                self.power_cut(before)

    def wipe_records(self) -> None:
        """The copy of the server's records is gone, and with it how far it was pulled; the outbox is not."""
        database = vars(self.store)["_db"]
        for table in REPLICA:
            database.execute(f"DELETE FROM {table}")
        database.execute("DELETE FROM meta WHERE name = 'position'")
        self.open_tabs(len(self.tabs))
        self.check_kept("after its records were wiped")

    def rot(self) -> bool:
        """One record of the person's own feed is lost, or has another revision than its page had."""
        found = [one for one in self.store.records(RecordType.DOCUMENT) if {*one.feeds} - {"refused"} and not one.stale]
        if not found:
            return False
        one = self.rng.choice(found)
        database = vars(self.store)["_db"]
        if self.rng.random() < 0.5:
            database.execute("DELETE FROM records WHERE id = ?", (one.id,))
            database.execute("DELETE FROM held WHERE id = ?", (one.id,))
        else:
            database.execute("UPDATE records SET rev = rev - 1 WHERE id = ?", (one.id,))
        self.rotten, self.rotten_record = True, (one.id, one.rev - 1)
        return True

    def note_answers(self) -> None:
        """What had its answer may be forgotten, in time."""
        self.answered |= {row.op_id for row in self.store.all_rows() if row.state is RowState.FINAL}

    # What must hold on the device at any moment.

    def check_kept(self, when: str) -> None:
        """What the device said it kept is on its disk; what had its answer long ago may be pruned."""
        there = {row.op_id for row in self.store.all_rows()}
        for op_id, what in self.kept.items():
            if op_id not in self.lost and op_id not in self.answered:
                self.checks.hold(2, op_id in there, lambda what=what: f"{self.name} has lost {what} {when}")

    def check_visible(self) -> None:
        """What waits, or was carried out and is not in the pulled data yet, stands in the view."""
        device = self.tabs[0]
        rows: dict[str, list[Kept]] = {}
        for row in self.store.all_rows():
            rows.setdefault(row.record, []).append(row)
        position = self.store.position()
        for record_id, of_record in rows.items():
            if all(row.state is RowState.FINAL and row.answered < position.asked for row in of_record):
                continue
            record = self.store.record(RecordType.DOCUMENT, record_id)
            if record is not None and record.stale:
                continue
            wanted = self._wanted(record, of_record, position)
            if not wanted:
                continue
            seen = device.view(record_id)
            content: Any = json.loads(bytes(seen.document.content)) if seen is not None else None
            for path, value in wanted.items():
                shown = plain(get(content, path.split("/"))) if content is not None else None
                self.checks.hold(
                    22,
                    seen is None or shown == plain(value),
                    lambda path=path, value=value, shown=shown: (
                        f"{self.name}: {path} shows {shown!r} and {value!r} was entered"
                    ),
                )

    def _wanted(self, record: Record | None, rows: list[Kept], position: Position) -> dict[str, Any]:
        """The boxes that this device's own operations fill, as far as the pulled data cannot contain them."""
        wanted: dict[str, Any] = {}
        for row in rows:
            try:
                body = json.loads(row.body)
                result = json.loads(row.result or b"{}")
            except ValueError:
                continue
            if body.get("type") != "document.set" or not isinstance(body["args"].get("set", {}), dict):
                continue
            if row.state is RowState.FINAL:
                known = result.get("code") in ("REPEATED", "ACKNOWLEDGED")
                if row.refused or not (known or result.get("rev")):
                    continue
                here = record is not None and record.rev >= result.get("rev", 0)
                if known or here or row.answered < position.asked:
                    for path in body["args"].get("set", {}):  # it may be on top of what was entered before it
                        wanted.pop(path, None)
                    continue
            elif row.client_id == position.client_id and row.seq <= max(
                record.seen if record else 0, position.last_seq
            ):
                continue
            wanted |= {path: value for path, value in body["args"].get("set", {}).items() if path in SIMPLE}
        return wanted

    def replica(self) -> dict[str, tuple[int, bytes]]:
        """The documents that the server shows, without those that only stay for waiting work."""
        return {
            one.id: (one.rev, bytes(one.data))
            for one in self.store.records(RecordType.DOCUMENT)
            if one.feeds and not one.stale
        }

    def pinned(self) -> set[str]:
        return {one.id for one in self.store.records(RecordType.DOCUMENT) if not one.feeds and not one.stale}

    def view_of(self, record: str) -> Document | None:
        seen = self.tabs[0].view(record)
        return seen.document if seen is not None else None


def _ring(bell: asyncio.Future[None]) -> None:
    if not bell.done():
        bell.set_result(None)


def _nothing(_name: str) -> None:
    """Opening the tabs is no step in which the device can end."""


SIMPLE = (
    "part2/documentary/remark",
    "part2/identity/remark",
    "part2/physical/remark",
    "part2/laboratory/remark",
    "part1/region_of_origin",
    "part1/transport_after_entry/identification",
)
"""Boxes of free text that no rule asks for."""


def heads_of(token: str) -> dict[str, int]:
    """What a checkpoint says. A device does not look into it; who holds it against the server does."""
    if not token:
        return {}
    told = msgspec.json.decode(base64.urlsafe_b64decode(token), type=dict[str, int])
    return {feed: seq for feed, seq in told.items() if not feed.startswith(("!", "^"))}
