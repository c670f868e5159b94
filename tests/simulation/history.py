"""What the server's database has held since the run began, commit by commit, each held against the oracle."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, cast

import msgspec
from msgspec import Struct

from backend.domain import rights
from backend.domain.rights import Person, Role
from sync_protocol import wire
from sync_protocol.document import Document
from tests.simulation import oracle
from tests.simulation.content import plain
from tests.simulation.disk import Disk
from tests.simulation.invariants import Checks
from tests.simulation.oracle import Expected, Oracle, Taken, Who

_STREAMS = "select client_id, person, device, last_seq, last_hash, frozen_at is not null from stream"
_PEOPLE = "select id, name, role, coalesce(post, ''), coalesce(organisation, '') from person"
_FEEDS = "select name, head from feed"
_EPOCH = "select value from meta where key = 'epoch'"
_DOCUMENTS = "select id, rev from document"
_OPERATIONS = (
    "select client_id, seq, op_id, hash, body, status, result, received_at, uploaded_by from operation "
    "where client_id = ? and seq > ? order by seq"
)

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

    def __init__(self, disk: Disk, checks: Checks) -> None:
        self._disk, self._checks = disk, checks
        self.oracle = Oracle()
        self.moments: list[Moment] = []
        self.versions: dict[str, list[Version]] = {}
        self.taken: dict[tuple[str, int], Taken] = {}
        self.copied: set[str] = set()
        """Devices whose signatures may not follow each other: copied, set back, enrolled anew, or known no more."""
        self.epoch = ""
        self._entries: list[tuple[Any, ...]] | None = None
        self.refusals = self.groups = self.repeats = 0
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
        streams_, people_, feeds_, documents_, epoch_ = disk.many(_STREAMS, _PEOPLE, _FEEDS, _DOCUMENTS, _EPOCH)
        self.epoch = epoch_[0][0]
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
        changed = [one for one, rev in documents_ if not (seen := self.versions.get(one)) or seen[-1].rev != rev]
        bodies = {
            row[0]: Version(number, row[1], bytes(row[2]))
            for one in changed
            for row in disk.rows("select id, rev, body from document where id = ?", one)
        }
        for one, version in bodies.items():
            self.versions.setdefault(one, []).append(version)
        self.moments.append(Moment(number, self.epoch, dict(cast("Any", feeds_)), streams, people))
        self._judge(new, set(bodies), streams, people, before)

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
            self.taken[client_id, row[1]] = op
            found.append(op)
            if row[2] is not None:
                self._checks.hold(3, row[2] not in self.done, f"{row[2]} was carried out twice")
                self.done[row[2]] = (client_id, row[1])
        return found

    @property
    def done(self) -> dict[str, tuple[str, int]]:
        """The place of each operation that was carried out or refused, by its id."""
        return self._saved.setdefault("done", {})

    def _judge(
        self,
        new: Sequence[Taken],
        changed: set[str],
        streams: Mapping[str, Stream],
        people: Mapping[str, Who],
        before: Moment,
    ) -> None:
        touched: set[str] = set()
        for together in _grouped(new):
            stream = streams[together[0].client_id]
            judges = [people[stream.person]]
            if (was := before.people.get(stream.person)) is not None and was != judges[0]:
                judges.append(was)
            judges += [one for one in self.once(stream.person) if one not in judges]
            self._carry_out(together, judges, stream.device)
            touched |= {record for op in together if (record := record_of(op))}
        unseen = changed - touched
        self._checks.hold(7, not unseen, f"{unseen} changed without an operation")
        for one in sorted(changed | (touched & self.versions.keys())):
            self._same(one)

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
        if len(together) > 1:
            return self._group(together, who, device)
        (op,) = together
        return self._single(op, who, device)

    def _single(self, op: Taken, who: Who, device: str) -> str:
        result: dict[str, Any] = json.loads(op.result or b"{}")
        code = result.get("code", "")
        if code in oracle.OF_A_COPY and device in self.copied:
            self.oracle.done[json.loads(op.body)["op_id"]] = op.status
            self.oracle.refused[op.client_id, op.seq] = op.status
            return ""
        expected = self.oracle.apply(op, who)
        self._checks.made[11] += 1
        if expected.conflicts is not None and not _differs(op, expected, result):
            fields = {one["field"] for one in result.get("conflicts", ())}
            self._checks.hold(13, not expected.conflicts - fields, f"{expected.conflicts} met others: {result}")
            self._checks.hold(14, not fields - expected.conflicts, f"only {expected.conflicts} met others: {result}")
        return _differs(op, expected, result)

    def _group(self, together: Sequence[Taken], who: Who, device: str) -> str:
        self.groups += 1
        failed = [op for op in together if op.status in oracle.FAILED]
        if not failed:
            return next((problem for op in together if (problem := self._single(op, who, device))), "")
        if len(failed) < len(together) and any(op.status in ("applied", "merged") for op in together):
            return f"a group was done in part: {[(op.seq, op.status) for op in together]}"
        for op in together:
            if op.op_id is not None:
                self.oracle.done[op.op_id] = op.status
                self.oracle.refused[op.client_id, op.seq] = op.status
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
        self._checks.hold(11, same, lambda: f"{record} holds {_unlike(content, should['content'])}")
        should["named"] = list(one.named)
        should["open"] = [{"at": each.at} for each in one.conflicts if each.code == "TWO_VALUES"]
        names = {who.name: who.id for who in self.now.people.values()}
        should["told"] = {(each.code, names.get(each.other_by, "")) for each in one.conflicts}

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
            if oracle.sees(who, plain_of(document), list(document.named)):
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
        )

    def restore(self, saved: Any) -> None:
        """The database is what it was; what came after is no more, and no question of that time finds its moment."""
        kept, versions, taken, done, moment = saved
        self.oracle = kept.copy()
        number = len(self.moments)
        self.versions = {key: list(some) for key, some in versions.items()}
        self.taken, self._saved["done"] = dict(taken), dict(done)
        self.epoch, self._entries = "restored", None
        self.moments.append(msgspec.structs.replace(moment, number=number, epoch=self.epoch))


def _grouped(new: Sequence[Taken]) -> list[list[Taken]]:
    found: list[list[Taken]] = []
    last: tuple[str, str] | None = None
    for op in new:
        group = (oracle.body_of(op) or {}).get("group")
        key = (op.client_id, group) if group else None
        if key is not None and key == last:
            found[-1].append(op)
        else:
            found.append([op])
        last = key
    return found


def record_of(op: Taken) -> str:
    body = oracle.body_of(op)
    return "" if body is None else body["record"]["id"]


def _differs(op: Taken, expected: Expected, result: Mapping[str, Any]) -> str:
    is_ = (op.status, result.get("code", ""), result.get("parent", 0))
    ought = (expected.status, is_[1] if expected.code is None else expected.code, expected.parent)
    if expected.status in ("applied", "merged") and expected.code == "":
        ought = (ought[0], is_[1], ought[2])
    if is_ != ought:
        return f"operation {op.seq} of {op.client_id} is {is_}, and should be {ought}: {op.body!r} -> {op.result!r}"
    return ""


def plain_of(document: Document) -> dict[str, Any]:
    return {
        "status": str(document.status),
        "post": document.post,
        "organisation": document.organisation,
        "version": document.version,
    }


def person_of(who: Who) -> Person:
    return Person(id=who.id, name=who.name, role=Role(who.role), post=who.post, organisation=who.organisation)


def _unlike(one: Any, other: Any, at: str = "") -> list[str]:
    if isinstance(one, dict) and isinstance(other, dict):
        left, right = cast("dict[str, Any]", one), cast("dict[str, Any]", other)
        return [text for key in {**left, **right} for text in _unlike(left.get(key), right.get(key), f"{at}/{key}")]
    return [] if plain(one) == plain(other) else [f"{at}: {one!r}, and should hold {other!r}"]
