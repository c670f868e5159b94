"""What the server's database has held since the run began, commit by commit, each held against the oracle."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, cast

import msgspec
from msgspec import Struct

from backend.domain import rights
from sync_protocol import wire
from sync_protocol.document import Document
from tests.simulation.boxes import Conflict
from tests.simulation.choices import Chosen
from tests.simulation.compared import conflict_of, differs, grouped, is_dismissed, is_rest, person_of, plain_of, unlike
from tests.simulation.content import Doc, alike, plain
from tests.simulation.disk import Disk
from tests.simulation.invariants import Checks
from tests.simulation.operation import (
    FAILED,
    NEWER,
    OF_A_COPY,
    WITH_A_SIGNATURE,
    Place,
    Taken,
    body_of,
    record_of,
    result_of,
)
from tests.simulation.oracle import Oracle
from tests.simulation.sight import Who, sees

_STREAMS = "select client_id, person, device, last_seq, last_hash, frozen_at is not null from stream"
_PEOPLE = "select id, name, role, coalesce(post, ''), coalesce(organisation, '') from person"
_FEEDS = "select name, head from feed"
_EPOCH = "select value from meta where key = 'epoch'"
_LEFT_OUT = "select value from meta where key = 'left out'"
_DOCUMENTS = "select id, rev from document"
_OPERATIONS = (
    "select client_id, seq, op_id, hash, body, status, result, received_at, uploaded_by from operation "
    "where client_id = ? and seq > ? order by seq"
)
_SETTLED = "select client_id, seq, op_id, status, result from operation where settled_at is not null"
_ENTRIES = "select feed, record, seq, rev, present from feed_entry where record_type = 'document'"

_document = msgspec.json.Decoder(Document)


class Stream(Struct, frozen=True):
    person: str
    device: str
    last_seq: int
    last_hash: str
    frozen: bool


class Version(Struct, frozen=True):
    """A document as it is from a commit on."""

    commit: int
    rev: int
    body: bytes

    @property
    def document(self) -> Document:
        return _document.decode(self.body)


class Moment(Struct, frozen=True):
    """What was committed, with the feeds' heads by which a checkpoint finds it again."""

    number: int
    epoch: str
    heads: Mapping[str, int]
    streams: Mapping[str, Stream]
    people: Mapping[str, Who]


class History:
    """Reads after each commit what is new, and lets the oracle say what it should be."""

    def __init__(self, disk: Disk, checks: Checks, clock: Callable[[], datetime]) -> None:
        self._disk, self._checks, self._clock = disk, checks, clock
        self.oracle = Oracle()
        self.moments: list[Moment] = []
        self.versions: dict[str, list[Version]] = {}
        self.taken: dict[Place, Taken] = {}
        self.copied: set[str] = set()
        """Devices whose signatures may not follow each other: copied, set back, enrolled anew, or known no more."""
        self.epoch = ""
        self._entries: list[tuple[Any, ...]] | None = None
        self.groups = 0
        self.aside: dict[Place, Taken] = {}
        """What is put aside, as it was when it came."""
        self.settled: dict[Place, tuple[bytes, bytes]] = {}
        """What was put aside and taken up again: what was said of it first, and in the end."""
        self.dismissed: set[str | None] = set()
        """What somebody refused for good, by its id."""
        self._saved: dict[str, Any] = {}

    @property
    def now(self) -> Moment:
        return self.moments[-1]

    def begin(self) -> None:
        """With what the database was prepared with."""
        self._read()

    def look(self) -> None:
        """After each commit."""
        self._read()

    @property
    def entries(self) -> list[tuple[Any, ...]]:
        """What the feeds have of documents now: feed, record, number, revision, and whether it is in it."""
        if self._entries is None:
            self._entries = self._disk.rows(_ENTRIES)
        return self._entries

    def _read(self) -> None:
        disk, self._entries = self._disk, None
        self.oracle.now_ms = round(self._clock().timestamp() * 1000)
        streams_, people_, feeds_, documents_, epoch_, left_out_ = disk.many(
            _STREAMS, _PEOPLE, _FEEDS, _DOCUMENTS, _EPOCH, _LEFT_OUT
        )
        self.epoch, self.oracle.left_out = epoch_[0][0], int(left_out_[0][0]) if left_out_ else 0
        streams = {row[0]: Stream(row[1], row[2], row[3], row[4], bool(row[5])) for row in streams_}
        people = {row[0]: Who(*row[:5]) for row in people_}
        number = len(self.moments)
        before = self.moments[-1] if self.moments else Moment(-1, "", {}, {}, {})
        new: list[Taken] = []
        for client_id, stream in sorted(streams.items()):  # by age, which only the first look needs
            had = before.streams.get(client_id)
            self._moved_on(client_id, had, stream)
            if stream.last_seq > (had.last_seq if had is not None else 0):
                new += self._fetch(client_id, stream, had.last_seq if had is not None else 0)
        settled = self._taken_up()
        changed = [one for one, rev in documents_ if not (seen := self.versions.get(one)) or seen[-1].rev != rev]
        bodies = {
            row[0]: Version(number, row[1], bytes(row[2]))
            for one in changed
            for row in disk.rows("select id, rev, body from document where id = ?", one)
        }
        for one, version in bodies.items():
            self.versions.setdefault(one, []).append(version)
        self.moments.append(Moment(number, self.epoch, dict(cast("Any", feeds_)), streams, people))
        self._judge(new, settled, set(bodies), before)

    def _moved_on(self, client_id: str, had: Stream | None, stream: Stream) -> None:
        hold = self._checks.hold
        if had is not None:
            hold(6, stream.last_seq >= had.last_seq, f"{client_id} went from {had.last_seq} back to {stream.last_seq}")
            hold(
                6, stream.last_seq > had.last_seq or stream.last_hash == had.last_hash, f"{client_id} changed its past"
            )
            hold(28, (stream.person, stream.device) == (had.person, had.device), f"{client_id} has another owner")

    def _fetch(self, client_id: str, stream: Stream, after: int) -> list[Taken]:
        rows = self._disk.rows(_OPERATIONS, client_id, after)
        self._checks.hold(
            5,
            [row[1] for row in rows] == list(range(after + 1, stream.last_seq + 1)),
            f"{client_id} has {[row[1] for row in rows]} behind {after}, and stands at {stream.last_seq}",
        )
        found: list[Taken] = []
        for row in rows:
            body = bytes(row[4])
            previous = self.taken.get((client_id, row[1] - 1))
            hashed = wire.chain_hash(client_id, row[1], previous.hash if previous else "", body)
            self._checks.hold(6, hashed == row[3] or row[5] == "quarantined", f"{client_id}/{row[1]} has another hash")
            at = row[7] if isinstance(row[7], datetime) else datetime.fromisoformat(row[7])
            at = at if at.tzinfo else at.replace(tzinfo=UTC)
            op = Taken(
                client_id, row[1], row[2], row[3], body, row[5], row[6] and bytes(row[6]), round(at.timestamp() * 1000)
            )
            self.taken[op.place] = op
            if op.status == "quarantined":
                self.aside[op.place] = op
            found.append(op)
            if row[2] is not None:
                self._checks.hold(3, row[2] not in self.done, f"{row[2]} was carried out twice")
                self.done[row[2]] = (client_id, row[1])
        return found

    def _taken_up(self) -> dict[Place, Taken]:
        """INV-44: what was put aside and is so no more, with what came of it; nothing else gets another answer."""
        found: dict[Place, Taken] = {}
        for client_id, seq, op_id, status, result in self._disk.rows(_SETTLED) if self.aside or self.settled else ():
            place, said = (client_id, seq), bytes(result)
            if place in self.settled:
                self._checks.hold(44, self.settled[place][1] == said, f"{place} was settled once more: {said!r}")
                continue
            self._checks.hold(44, place in self.aside, f"{place} was settled and not put aside: {said!r}")
            was = self.aside[place]
            self.settled[place] = (was.result or b"", said)
            found[place] = msgspec.structs.replace(was, op_id=op_id, status=status, result=said)
        self.taken |= found
        return found

    @property
    def done(self) -> dict[str, tuple[str, int]]:
        """The place of each operation that was carried out or refused, by its id."""
        return self._saved.setdefault("done", {})

    def _judge(self, new: Sequence[Taken], settled: Mapping[Place, Taken], changed: set[str], before: Moment) -> None:
        touched: set[str] = set()
        again = self._in_order(settled)
        for together in (*grouped(new), *grouped(again)):
            stream = self.now.streams[together[0].client_id]
            judges = [self.now.people[stream.person]]
            if (was := before.people.get(stream.person)) is not None and was != judges[0]:
                judges.append(was)
            judges += [one for one in self.once(stream.person) if one not in judges]
            self._carry_out(together, judges, stream.device)
            touched |= {record for op in together if (record := record_of(op))}
        for place in settled:
            del self.aside[place]
        unseen = changed - touched
        self._checks.hold(7, not unseen, f"{unseen} changed without an operation")
        for one in sorted(changed | (touched & self.versions.keys())):
            self._same(one)

    def _in_order(self, settled: Mapping[Place, Taken]) -> list[Taken]:
        """What was taken up, with what was looked at before it in its stream and still waits."""
        if any(is_dismissed(op) for op in settled.values()):
            return list(settled.values())
        last = {client_id: max(seq for one, seq in settled if one == client_id) for client_id, _ in settled}
        waited = sorted(place for place in self.aside if place[1] <= last.get(place[0], 0))
        return [settled.get(place, self.aside[place]) for place in waited]

    def waits(self, op: Taken) -> bool:
        """Whether what is put aside still has to be: by what the oracle makes of it now."""
        stream = self.now.streams[op.client_id]
        body, result = body_of(op) or {}, result_of(op)
        known = self.done.get(body.get("op_id", ""))
        if known is not None and known != op.place:  # what came again waits for what becomes of the first
            return known in self.aside and self.waits(self.aside[known])
        if result.get("code") == "GROUP":
            parent = self.aside.get((op.client_id, result["parent"]))
            return parent is not None and self.waits(parent)
        if body.get("type") in WITH_A_SIGNATURE and stream.device in self.copied:
            return True
        unsaid = msgspec.structs.replace(op, result=None)  # why it had to wait once, is no reason now
        return self.oracle.copy().apply(unsaid, self.now.people[stream.person]).status == "quarantined"

    def once(self, person: str) -> list[Who]:
        """Who the person was before, newest first: a request is let in before its transaction begins."""
        found: list[Who] = []
        for moment in reversed(self.moments[-40:]):
            who = moment.people.get(person)
            if who is not None and who not in found:
                found.append(who)
        return found

    def _carry_out(self, together: Sequence[Taken], judges: Sequence[Who], device: str) -> None:
        keep = self.oracle.copy() if len(judges) > 1 or len(together) > 1 else None
        problem = ""
        for who in judges:
            problem = self._as(together, who, device)
            if not problem:
                return
            if keep is not None:
                self.oracle = keep.copy()
        self._checks.hold(11, False, problem)

    def _as(self, together: Sequence[Taken], who: Who, device: str) -> str:
        """Carry it out as this person; says what differs from what the server did."""
        if len(together) > 1 or (is_rest(together) and not is_dismissed(together[0])):
            return self._group(together, who, device)
        (op,) = together
        return self._single(op, who, device)

    def _single(self, op: Taken, who: Who, device: str) -> str:
        result = result_of(op)
        if is_dismissed(op):
            self.oracle.as_told(op)
            return "" if op.op_id in self.dismissed and op.status == "rejected" else f"nobody dismissed {op}"
        if result.get("code", "") in OF_A_COPY and device in self.copied:
            self.oracle.as_told(op)
            return ""
        expected = self.oracle.apply(op, who)
        self._checks.made[11] += 1
        self._count(op)
        if op.status == "quarantined" and op.place in self.aside and self.taken[op.place] is not op:
            return "" if expected.status == op.status else f"{op} still waits, and should be {expected}"
        if expected.conflicts is not None and not differs(op, expected, result):
            fields = {one["field"] for one in result.get("conflicts", ())}
            self._checks.hold(13, not expected.conflicts - fields, f"{expected.conflicts} met others: {result}")
            self._checks.hold(14, not fields - expected.conflicts, f"only {expected.conflicts} met others: {result}")
        return differs(op, expected, result)

    def _count(self, op: Taken) -> None:
        body = body_of(op) or {}
        if body.get("type") == NEWER and self.oracle.upgraded:
            self._checks.made[32] += 1
        if body.get("type") == "conflict.resolve":
            self._checks.made[43] += 1

    def _group(self, together: Sequence[Taken], who: Who, device: str) -> str:
        self.groups += 1
        failed = [op for op in together if op.status in FAILED]
        if is_rest(together) and any(op.status in ("applied", "merged") for op in together):
            return f"the rest of a group was done: {[(op.seq, op.status) for op in together]}"
        if not failed:
            return next((problem for op in together if (problem := self._single(op, who, device))), "")
        if len(failed) < len(together) and any(op.status in ("applied", "merged") for op in together):
            return f"a group was done in part: {[(op.seq, op.status) for op in together]}"
        for op in together:
            self.oracle.as_told(op)
        return ""

    def _same(self, record: str) -> None:
        """The document is what the oracle has."""
        should, version = self.oracle.docs.get(record), self.versions[record][-1]
        self._checks.hold(7, should is not None, f"{record} should not be there")
        if should is None:
            return
        one = version.document
        is_ = (str(one.status), one.rev, one.version, one.post, one.organisation)
        ought = (should["status"], should["rev"], should["version"], should["post"], should["organisation"])
        self._checks.hold(11, is_ == ought, lambda: f"{record} is {is_}, and should be {ought}")
        content = json.loads(bytes(one.content))
        same = plain(content) == plain(should["content"])
        self._checks.hold(11, same, lambda: f"{record} holds {unlike(content, should['content'])}")
        should["named"] = list(one.named)
        self._same_choices(record, one, should)

    def _same_choices(self, record: str, one: Document, should: Doc) -> None:
        """INV-43. How the server names a conflict is its own affair; that no two have one name is not."""
        open_ = [(each.id, conflict_of(each)) for each in one.conflicts]
        chosen = [
            (
                each.conflict.id,
                Chosen(conflict_of(each.conflict), str(each.choice), alike(each.value), each.by, each.counted),
            )
            for each in one.resolutions
        ]
        self._named(record, open_, should["open"])
        self._named(record, chosen, should["chosen"])
        self._checks.hold(43, len({name for name, _ in open_}) == len(open_), f"{record} has two of one name")

    def _named(
        self, record: str, has: Sequence[tuple[str, Conflict | Chosen]], ought: Sequence[Conflict | Chosen]
    ) -> None:
        """The same ones, by names that mean what they always meant."""
        is_, should = sorted(has, key=lambda one: one[1].key), sorted(ought, key=lambda one: one.key)
        same = [one.key for _, one in is_] == [one.key for one in should]
        self._checks.hold(43, same, lambda: f"{record} has {is_}, and should have {should}")
        for (name, _), one in zip(is_, should, strict=True):
            meaning = (one.conflict if isinstance(one, Chosen) else one).meaning
            known = self.oracle.names.setdefault((record, name), meaning)
            self._checks.hold(43, known == meaning, f"{name} of {record} is {meaning}, and was {known}")

    # What was shown at a moment.

    def at(self, heads: Mapping[str, int], epoch: str) -> list[Moment]:
        """The moments at which the feeds stood so."""
        return [
            one
            for one in self.moments
            if one.epoch == epoch and all(one.heads.get(name, 0) == head for name, head in heads.items())
        ]

    def document_at(self, record: str, moment: int) -> Version | None:
        found = None
        for version in self.versions.get(record, ()):
            if version.commit > moment:
                break
            found = version
        return found

    def shown(self, who: Who, moment: Moment) -> dict[str, tuple[int, bytes]]:
        """The documents that the person sees at the moment: revision and the bytes of the view."""
        found: dict[str, tuple[int, bytes]] = {}
        for record in self.versions:
            version = self.document_at(record, moment.number)
            if version is None:
                continue
            document = version.document
            if sees(who, plain_of(document), list(document.named)):
                view = rights.view(person_of(who), document)
                found[record] = (version.rev, msgspec.json.encode(view))
        return found

    # Backups.

    def save(self) -> object:
        return (
            self.oracle.copy(),
            {key: list(some) for key, some in self.versions.items()},
            dict(self.taken),
            dict(self.done),
            self.moments[-1],
            (dict(self.aside), dict(self.settled)),
        )

    def restore(self, saved: Any) -> None:
        """The database is what it was; what came after is no more, and no question of that time finds its moment."""
        kept, versions, taken, done, moment, aside = saved
        upgraded, self.oracle = self.oracle.upgraded, kept.copy()
        self.oracle.upgraded = upgraded
        self.aside, self.settled = map(dict, aside)
        number = len(self.moments)
        self.versions = {key: list(some) for key, some in versions.items()}
        self.taken, self._saved["done"] = dict(taken), dict(done)
        self.epoch, self._entries = "restored", None
        self.moments.append(msgspec.structs.replace(moment, number=number, epoch=self.epoch))
