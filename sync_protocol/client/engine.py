"""What a device asks the server, in which order and by which right, and what it makes of the answers.

Everything that matters stands in the store. The rights and waiting times that are held here are found out anew by the
next one over the same store.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import msgspec

from sync_protocol import wire
from sync_protocol.wire import PushReply

from . import exchange
from .exchange import Broken, Page
from .files import Lane, Shelf
from .kept import RowState, Stream
from .machine import BUSY, WAITING, Event, Phase, step
from .questions import Ask, Failure, Question, Trouble, Wait, told
from .rights import Rights
from .store import SqliteStore, StorageFailure
from .writing import Writer

SHORTEST_WAIT = timedelta(seconds=1)
LONGEST_WAIT = timedelta(seconds=60)
MOST_RESTARTS = 3
"""A server that takes none of so many new streams is left alone for a while."""

POLL = timedelta(seconds=60)
"""Without a nudge, the server is asked this often."""


class Engine:
    """Drives the table of `machine.py`. `Device` says what its parameters are."""

    def __init__(
        self,
        store: SqliteStore,
        writer: Writer,
        *,
        jitter: Callable[[], float],
        keep: int,
        limit_bytes: int,
        poll: timedelta,
    ) -> None:
        self.store = store
        self._jitter, self._keep, self._limit_bytes, self._poll = jitter, keep, limit_bytes, poll
        self._parts: exchange.Parts = {}
        self.phase = Phase.IDLE
        self._asked: Ask | None = None
        self._rights = Rights()
        self._set_aside: dict[str, Failure] = {}
        self._fresh: set[str] = set()
        self._failures, self._until, self.why = 0, datetime.min.replace(tzinfo=UTC), ""
        self._now = datetime.min.replace(tzinfo=UTC)
        self._pull_due: datetime | None = None
        self._most = wire.MAX_OPERATIONS
        self._rebuilt, self._restarts = False, 0
        self.files = Lane(Shelf(store), self._right_of_device, self._rights.lost, jitter)
        self.adopt(writer)

    # Who works here.

    def adopt(self, writer: Writer) -> None:
        """Go on under this enrolment."""
        self._writer = writer
        with self.store.step("adopt"):
            current = writer.current()
            if current.token != writer.identity.token:
                self.store.put_stream(msgspec.structs.replace(current, token=writer.identity.token))
        self._asked = None
        self._set_aside.clear()
        self._hear(Event.ADOPTED)

    def changed(self) -> None:
        """An operation is in the outbox."""
        self._hear(Event.CHANGED)

    def logged_in(self) -> None:
        """There is a session of this person, which requests without a token go by."""
        self._rights.logged_in()
        self._pull_due = None
        self._lift()
        self._hear(Event.LOGGED_IN)

    def logged_out(self) -> None:
        self._rights.logged_out()
        self._hear(Event.LOGGED_OUT)

    def wake(self) -> None:
        """Something may be new, or the network is back: asked at once, without waiting out what failed before."""
        self._pull_due = None
        self._lift()
        self._hear(Event.WOKEN)

    def network_gone(self, at: datetime) -> None:
        """A hint not to try for the longest waiting time."""
        self._until = max(self._until, at + LONGEST_WAIT) if self.phase not in BUSY else self._until
        self._hear(Event.NETWORK_GONE)

    def _lift(self) -> None:
        self._failures = 0
        self.files.lift()
        self._set_aside.clear()

    @property
    def next_try(self) -> datetime | None:
        return self._until if self.phase in WAITING else None

    @property
    def has_session(self) -> bool:
        return self._rights.session

    @property
    def asking(self) -> Ask | None:
        """The question that is on its way."""
        return self._asked

    def _hear(self, event: Event) -> None:
        self.phase = step(self.phase, event)

    # What is asked.

    def next(self, at: datetime) -> Ask | Wait:
        """The next request, or how long to wait. Raises nothing that the storage does: then it is waited for."""
        if at < self._now:  # the clock was set back: what waits for its old time would wait for years
            self._until, self._pull_due = at, None
        self._now = at
        if self.phase in BUSY:
            return Wait(None, "busy")
        if self.phase in WAITING:
            if at < self._until:
                return Wait(self._until, self.phase)
            self._set_aside.clear()
            self._hear(Event.DUE)
        if self.phase is not Phase.IDLE:
            return Wait(None, self.phase)
        try:
            return self._next(at)
        except StorageFailure:
            self._hear(Event.FULL)
            return Wait(self._wait(at, None), self.phase)

    def _next(self, at: datetime) -> Ask | Wait:
        barred = False
        for stream in exchange.with_something_to_send(self.store):
            if stream.client_id in self._set_aside:
                continue
            token = self._rights.sending(stream.token)
            if token is None:
                barred = True
            elif stream.registered:
                return self._push(stream, token)
            else:
                return self._register(stream, token)
        if self._pull_due is None or self._pull_due <= at:
            if self._rights.session:
                with self.store.step("open"):
                    current = self._writer.current()
                return self._pull(current) if current.registered else self._register(current, "")
            barred = True
        if self._set_aside:
            failure = next(iter(self._set_aside.values()))
            self._hear(Event.FAILED)
            return Wait(self._wait(at, failure.retry_after), self.phase)
        if barred:
            self._hear(Event.BARRED)
            return Wait(None, self.phase)
        return Wait(self._pull_due, self.phase)

    def _right_of_device(self) -> str | None:
        return self._rights.sending(self._writer.identity.token)

    def _push(self, stream: Stream, token: str) -> Ask:
        push = exchange.push_of(self.store, stream, self._most)
        seqs = tuple(op.seq for op in push.ops)
        return self._ask(Event.PUSH, Question.PUSH, "/sync/v1/push", push, stream.client_id, token, seqs)

    def _register(self, stream: Stream, token: str) -> Ask:
        asked = {"client_id": stream.client_id, "device_id": stream.device_id}
        return self._ask(Event.REGISTER, Question.REGISTER, "/sync/v1/streams", asked, stream.client_id, token)

    def _pull(self, stream: Stream) -> Ask:
        asked = exchange.pull_of(self.store, stream.client_id, self._limit_bytes)
        return self._ask(Event.PULL, Question.PULL, "/sync/v1/pull", asked, stream.client_id, "")

    def _ask(
        self,
        event: Event,
        kind: Question,
        path: str,
        body: object,
        client_id: str,
        token: str,
        seqs: tuple[int, ...] = (),
    ) -> Ask:
        with self.store.step("ask", durable=False):
            number = self._number() + 1
            self.store.set_meta("asked", str(number))
        self._asked = Ask(
            number=number,
            kind=kind,
            path=path,
            body=msgspec.json.encode(body),
            token=token,
            client_id=client_id,
            seqs=seqs,
            login=self._rights.login,
        )
        self._hear(event)
        return self._asked

    def _number(self) -> int:
        """The number of the last question of any device over this store."""
        return int(self.store.meta("asked") or "0")

    def _wait(self, at: datetime, retry_after: float | None) -> datetime:
        longest = min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** min(self._failures, 10))
        self._failures += 1
        self._until = at + max(told(retry_after), longest * self._jitter())
        return self._until

    # What comes back.

    def receive(self, ask: Ask, body: bytes, at: datetime) -> None:
        """A whole answer with a status of success. What cannot be read counts as none; what comes to a question that is
        no longer open is not heard."""
        if ask != self._asked:
            return
        try:
            match ask.kind:
                case Question.REGISTER:
                    self._registered(ask)
                case Question.PUSH:
                    self._answered(ask, exchange.read_reply(body), at)
                case Question.PULL:
                    self._pulled(ask, body, at)
        except (Broken, msgspec.DecodeError, RecursionError, OverflowError) as error:
            self._end(Event.FAILED, at, str(error))
        except StorageFailure as error:
            self._end(Event.FULL, at, str(error))

    def failed(self, ask: Ask, failure: Failure, at: datetime) -> None:
        """The request came to nothing. Nothing that waits is ever dropped for it."""
        if ask != self._asked:
            return
        try:
            self._end(self._made_of(ask, failure), at, failure.code or failure.kind, failure.retry_after)
        except StorageFailure as error:
            self._end(Event.FULL, at, str(error))

    def _end(self, event: Event, at: datetime, why: str, retry_after: float | None = None) -> None:
        self._asked = None
        self._hear(event)
        self.why = "" if event is Event.ANSWERED else why
        if self.phase in WAITING:
            self._wait(at, retry_after)

    def _made_of(self, ask: Ask, failure: Failure) -> Event:
        """The event that a failure is, after what it changes here."""
        if failure.kind is Trouble.UNREACHABLE:
            return Event.UNREACHABLE
        match failure.status, failure.code:
            case 401, _:
                # What was refused to a login before this one may be possible now.
                if ask.token or ask.login == self._rights.login:
                    self._rights.lost(ask.token)
                return Event.ANSWERED
            case 409, _:
                with self.store.step("restart"):
                    self._writer.restart(ask.client_id)
                return self._restarted()
            case 410, _ if ask.kind is Question.PULL:
                return self._begin_anew(ask)
            case 426, _:
                return Event.OUTDATED
            case 404, _:
                return self._not_found(ask)
            case 413 | 400 | 422, _ if len(ask.seqs) > 1 and self._most > 1:
                self._most = max(1, min(self._most, len(ask.seqs)) // 2)
                return Event.ANSWERED
            case (429, _) | (403, _):
                return Event.FAILED
            case status, _ if 400 <= status < 500 and ask.kind is Question.PUSH:
                # Only this stream waits: others are sent, and what others did is fetched.
                self._set_aside[ask.client_id] = failure
                return Event.ANSWERED
            case _:
                return Event.FAILED

    def _restarted(self) -> Event:
        self._restarts += 1
        return Event.ANSWERED if self._restarts < MOST_RESTARTS else Event.FAILED

    def _not_found(self, ask: Ask) -> Event:
        with self.store.step("unknown"):
            stream = self.store.stream(ask.client_id)
            if stream is None:
                return Event.ANSWERED
            if ask.kind is Question.REGISTER:
                if stream.device_id == self._writer.identity.device_id:
                    return Event.UNKNOWN
                # A server from a backup does not know the device that wrote it: the work goes on under this one.
                self._writer.restart(ask.client_id)
                return Event.ANSWERED
            if ask.client_id in self._fresh:
                self._fresh.discard(ask.client_id)
                return Event.FAILED
            self.store.put_stream(msgspec.structs.replace(stream, registered=False))
            return Event.ANSWERED

    def _registered(self, ask: Ask) -> None:
        with self.store.step("registered"):
            stream = self.store.stream(ask.client_id)
            if stream is not None:
                self.store.put_stream(msgspec.structs.replace(stream, registered=True))
        self._fresh.add(ask.client_id)
        self._asked = None
        self._hear(Event.ANSWERED)

    def _answered(self, ask: Ask, reply: PushReply, at: datetime) -> None:
        with self.store.step("settle"):
            forked, reopened = exchange.settle(self.store, ask.client_id, reply, self._number())
            self._new_epoch(reply.epoch)
            if forked:
                self._writer.restart(ask.client_id)
            else:
                self.store.prune(self._keep, self.store.position().asked)
                self.store.drop_homeless()
                self.store.drop_empty_streams(self.store.meta("current"))
        self._fresh.discard(ask.client_id)
        self._pull_due = None
        if forked:
            self._end(self._restarted(), at, "the server has another history")
            return
        first = self.store.row(ask.client_id, ask.seqs[0]) if ask.seqs else None
        if first is not None and first.state is RowState.PENDING and not reopened:
            self._end(Event.FAILED, at, "the server answered nothing")
            return
        if reply.retry_after:
            self._end(Event.FAILED, at, "the server had no time for the rest", reply.retry_after)
            return
        self._most = min(wire.MAX_OPERATIONS, self._most * 2)
        self._failures, self._restarts = 0, 0
        self._end(Event.ANSWERED, at, "")

    def _new_epoch(self, epoch: str) -> None:
        if self.store.meta("epoch") != epoch:
            if self.store.meta("epoch"):
                self.files.shelf.offer_again()
            self.store.set_meta("epoch", epoch)

    def _pulled(self, ask: Ask, body: bytes, at: datetime) -> None:
        complete = False
        for page in exchange.pages(body):
            complete = self._take(ask, page, at)
            if complete is None:
                self._end(self._rebuild(), at, "checksum")
                return
        self._rebuilt = self._rebuilt and not complete
        self._fresh.discard(ask.client_id)
        self._pull_due = at + self._poll if complete else None
        self._failures = 0
        self._end(Event.ANSWERED, at, "")

    def _take(self, ask: Ask, page: Page, at: datetime) -> bool | None:
        """One page with its token; None where the records are not what the server counted, and the copy is begun anew
        with the page: it is not left there without its token."""
        with self.store.step("page", durable=False):
            if exchange.is_of_another_copy(self.store, ask.number):
                return False
            mine = self._heard_in_pull(ask, page)
            self._new_epoch(page.begin.epoch)
            client_id, last_seq = (
                (ask.client_id, page.begin.last_seq) if mine else (self._writer.current().client_id, 0)
            )
            exchange.store_page(self.store, page, ask.number, last_seq)
            if exchange.mismatches(self.store, page.checkpoint.feeds, self._parts):
                self.store.set_meta("mismatches", str(int(self.store.meta("mismatches") or "0") + 1))
                exchange.begin_anew(self.store)
                return None
            exchange.move_on(self.store, page, ask.number, at, client_id, last_seq)
            return page.checkpoint.complete

    def _heard_in_pull(self, ask: Ask, page: Page) -> bool:
        """What a page tells of the stream that asked for it; whether that is still the one that is written to."""
        current = self._writer.current()
        epoch, last_seq = page.begin.epoch, page.begin.last_seq
        if current.client_id != ask.client_id:
            return False
        if last_seq > current.head.last_seq:
            # This device was restored from a copy: the server has operations that it never wrote.
            self._writer.restart(ask.client_id)
            return False
        of_another_time = current.epoch not in ("", epoch)
        self.store.reopen(ask.client_id, 0 if of_another_time else last_seq, ask.number)
        if of_another_time:
            self.store.put_stream(msgspec.structs.replace(current, epoch=epoch))
        return True

    def _begin_anew(self, ask: Ask) -> Event:
        """The copy of the server's records is built again from nothing; the outbox stays."""
        with self.store.step("reset"):
            if exchange.is_of_another_copy(self.store, ask.number):
                return Event.ANSWERED
            exchange.begin_anew(self.store)
        return self._rebuild()

    def _rebuild(self) -> Event:
        """Once at once; where that does not help, later."""
        self._pull_due = None
        again, self._rebuilt = self._rebuilt, True
        return Event.FAILED if again else Event.ANSWERED
