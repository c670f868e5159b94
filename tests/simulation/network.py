"""The way between a tablet and the servers: what gets lost, doubled, late or cut on it, and what no answer may hold."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING, Any

import msgspec

from sync_protocol.client import Ask, Device, Failure, Question, Trouble
from tests.simulation.operation import FAILED
from tests.simulation.server import Answered, Asked, Process, Unreachable
from tests.simulation.sight import sees
from tests.simulation.tablet import Tablet

if TYPE_CHECKING:
    from tests.simulation.world import World

BETWEEN = {401: "LOGIN_REQUIRED", 413: "TOO_LARGE", 429: "TOO_MANY", 503: "BUSY"}
KNOWN_ANSWERS = (200, 201, 400, 401, 404, 409, 410, 413, 429, 503)


class ServerBug(AssertionError):
    """An answer that no server in order gives."""


class Network:
    def __init__(self, world: World, rng: random.Random) -> None:
        self._world, self._rng = world, rng
        self.results: dict[tuple[str, int], bytes] = {}
        """Every result that a device has seen, as it came."""
        self.pushes: list[tuple[Tablet, Asked]] = []
        self.vouched: set[tuple[str, int]] = set()
        """Operations that were sent in somebody's session, be it that their answer came to a later question."""

    async def exchange(self, tablet: Tablet, device: Device, ask: Ask, generation: int) -> None:
        """Send one question, and give the device its answer or its failure. Raises DeviceCrash."""
        asked = request(ask, tablet.session)
        if any(tab is not device and tab.asking for tab in tablet.tabs):
            self._world.checks.made[37] += 1  # whatever is looked at from now on holds for two at once
        if ask.kind is Question.PUSH:
            self.pushes.append((tablet, asked))
            if not ask.token:
                self.vouched |= {(ask.client_id, seq) for seq in ask.seqs}
        try:
            answer = await self._carried(tablet, asked, ask)
        except Unreachable:
            if generation == tablet.generation:
                device.failed(ask, Failure(kind=Trouble.UNREACHABLE), tablet.now())
            return
        if generation != tablet.generation:
            return
        self._deliver(tablet, device, ask, answer)

    def _deliver(self, tablet: Tablet, device: Device, ask: Ask, answer: Answered) -> None:
        if answer.status in (200, 201):
            with tablet.might_lose_power():
                device.receive(ask, answer.body, tablet.now())
            return
        code = ""
        try:
            code = str(msgspec.json.decode(answer.body).get("code", ""))
        except (msgspec.DecodeError, AttributeError):
            code = ""
        after = answer.headers.get("retry-after")
        failure = Failure(
            kind=Trouble.REFUSED, status=answer.status, code=code, retry_after=float(after) if after else None
        )
        device.failed(ask, failure, tablet.now())

    async def _carried(self, tablet: Tablet, asked: Asked, ask: Ask) -> Answered:
        fires, world = self._world.faults.fires, self._world
        if fires("delay"):
            await asyncio.sleep(self._rng.uniform(0.05, 4))
        await world.schedule.gate("request")
        for status, code in BETWEEN.items():
            if fires(f"status_{status}"):
                headers = {"retry-after": str(self._rng.randint(1, 5))} if status in (429, 503) else {}
                return Answered(status, headers, msgspec.json.encode({"code": code}))
        if fires("drop_request"):
            raise Unreachable
        process = world.servers.serving()
        if fires("late_again"):
            world.spawn(self._again(tablet, asked, self._rng.uniform(5, 90)))
        if fires("duplicate"):
            world.spawn(self._again(tablet, asked, 0))
        cut_at = self._rng.randrange(len(asked.body)) if fires("cut_request") else None
        answer = await self.ask(process, tablet, asked, cut_at=cut_at)
        if cut_at is not None:
            raise Unreachable
        await world.schedule.gate("answer")
        if fires("drop_response"):
            raise Unreachable
        if ask.kind is Question.PUSH and answer.status == 200:
            if not fires("cut_response"):
                self._seen(tablet, ask, answer)
                return answer
        elif answer.status != 200 or not fires("cut_response"):
            return answer
        if self._rng.random() < 0.5:
            raise Unreachable  # a client that is told the length notices
        return Answered(answer.status, answer.headers, answer.body[: self._rng.randrange(len(answer.body))])

    async def _again(self, tablet: Tablet, asked: Asked, after: float) -> None:
        """The same request once more; nobody waits for its answer."""
        self._world.coming += 1
        await asyncio.sleep(after)
        try:
            answer = await self.ask(self._world.servers.serving(), tablet, asked)
        except Unreachable:
            return
        finally:
            self._world.coming -= 1
        if asked.path == "/sync/v1/push" and answer.status == 200:
            self._world.repeated(asked, answer)

    async def ask(self, process: Process, tablet: Tablet, asked: Asked, *, cut_at: int | None = None) -> Answered:
        """An answer of the real server, looked at from all sides before anybody else sees it."""
        world = self._world
        first = len(world.history.moments) - 1
        answer = await process.ask(asked, cut_at=cut_at)
        if answer.status == 422:  # of all that was sent together, for the sake of one
            world.checks.hold(8, asked.path != "/sync/v1/push", lambda: f"{tablet.name} was answered {answer.body!r}")
        if answer.status not in KNOWN_ANSWERS:
            raise ServerBug(f"{asked.path} was answered {answer.status} {answer.body[:300]!r}")
        if asked.path == "/sync/v1/pull" and answer.status == 200:
            self._nothing_foreign(tablet, answer, first)
        return answer

    def _nothing_foreign(self, tablet: Tablet, answer: Answered, first: int) -> None:
        """INV-27: whoever asked may see every document of the answer, at a moment between question and answer."""
        history, checks = self._world.history, self._world.checks
        moments = history.moments[first:]
        if any(one.epoch != moments[-1].epoch for one in moments):
            return
        if len(moments) > 1:
            checks.made[20] += 1
        for raw in answer.body.splitlines():
            line: dict[str, Any] = msgspec.json.decode(raw)
            if line.get("line") != "put" or line["type"] != "document":
                continue
            record, rev = line["id"], line["rev"]
            fits = any(
                (version := history.document_at(record, moment.number)) is not None
                and version.rev == rev
                and any(
                    sees(who, _plain(version.document), list(version.document.named))
                    for who in {moment.people[tablet.identity.person_id], moments[0].people[tablet.identity.person_id]}
                )
                for moment in moments
            )
            checks.hold(27, fits, f"{tablet.name} was shown {record} in revision {rev}")

    def _seen(self, tablet: Tablet, ask: Ask, answer: Answered) -> None:
        """INV-1 begins here; INV-8: what was asked together is answered together."""
        reply: dict[str, Any] = msgspec.json.decode(answer.body)
        if reply["epoch"] != self._world.history.epoch:
            return  # it was on its way while the database was restored
        raw: list[msgspec.Raw] = msgspec.json.decode(answer.body, type=_Raws).results
        statuses = [one["status"] for one in reply["results"]]
        if any(one in FAILED for one in statuses) and not reply.get("retry_after"):
            whole = len(statuses) == len(ask.seqs) or bool(reply.get("expected_seq"))
            self._world.checks.hold(8, whole, lambda: f"{ask.seqs} were answered {reply['results']}")
        stream = self._world.history.now.streams.get(ask.client_id)
        of_another = stream is None or stream.device != tablet.identity.device_id  # enrolled before, and not revoked
        if tablet.revoked and ask.token and not self._world.restored and not of_another:
            for one in reply["results"]:
                op = self._world.history.taken[ask.client_id, one["seq"]]
                in_time = op.at_ms <= tablet.revoked_ms or op.place in self.vouched
                in_time = in_time or op.place in self._world.history.settled
                aside = one["status"] not in ("applied", "merged") or in_time
                self._world.checks.hold(29, aside, lambda one=one: f"{tablet.name} is revoked: {one}")
        for one, as_sent in zip(reply["results"], raw, strict=True):
            if one.get("code") != "ACKNOWLEDGED":
                self.results.setdefault((ask.client_id, one["seq"]), bytes(as_sent))
                self._world.acknowledged(ask.client_id, one["seq"], bytes(as_sent))


class _Raws(msgspec.Struct):
    results: list[msgspec.Raw]


def request(ask: Ask, session: str) -> Asked:
    headers = {"Content-Type": "application/json", "X-Waarmerk": "1"}
    if ask.token:
        headers["Authorization"] = f"Bearer {ask.token}"
    else:
        headers["Cookie"] = f"waarmerk_session={session}"
    return Asked(ask.path, ask.body, headers)


def _plain(document: Any) -> dict[str, Any]:
    return {
        "status": str(document.status),
        "post": document.post,
        "organisation": document.organisation,
        "version": document.version,
    }
