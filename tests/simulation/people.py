"""What people do on their tablets: they fill in, submit, check, decide, delete, and sometimes what nobody can take."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from backend import demo
from backend.demo_consignments import EDITION
from sync_protocol import rules
from sync_protocol.client import Act, CannotKeep, Queued, StorageFailure
from sync_protocol.document import Choice, Conflict, Document
from sync_protocol.forms import CVEDP
from sync_protocol.wire import Change, Creation, Resolve
from sync_protocol.workflow import Side
from tests.build import a_cvedp
from tests.desk import ACCEPTED
from tests.simulation.operation import NEWER
from tests.simulation.tablet import DeviceCrash, Tablet

if TYPE_CHECKING:
    from tests.simulation.world import World

PART_ONE: dict[str, Any] = msgspec.json.decode(rules.encode(a_cvedp()))["part1"]
REMARKS = tuple(f"part2/{section}/remark" for section in ("documentary", "identity", "physical", "laboratory"))
OPERATORS_BOXES = ("part1/region_of_origin", "part1/transport_after_entry/identification")
CHECKED = ("new", "in_progress")
KEPT = (Choice.KEPT, Choice.KEPT, Choice.KEPT, Choice.OTHER)
"""Of two acts what counts can be confirmed, and nothing else."""


class Person:
    """Who holds a tablet."""

    def __init__(self, world: World, tablet: Tablet, rng: random.Random) -> None:
        self._world, self.tablet, self._rng = world, tablet, rng
        self._seen_long_ago: dict[str, int] = {}

    def pause(self) -> float:
        """Seconds until the next thing."""
        return self._rng.uniform(0.2, 9)

    def act(self, *, rushes: bool = False) -> None:
        """One thing that a person does. Where the device could not keep it, the person was told so.

        Who rushes writes where nobody else does, so that writers meet in the feed and not before.
        """
        fires = self._world.faults.fires
        acts = Person._operators if self.tablet.identity.side is Side.OPERATOR else Person._inspectors
        what = Person._own_draft if rushes else self._rng.choice(acts)
        if fires("poison"):
            what = Person._poison
        elif fires("unknown_operation"):
            what = Person._unknown
        elif fires("choose_again"):
            what = Person._choose_again
        elif fires("choose_unasked"):
            what = Person._choose_unasked
        self._does(what)

    def _does(self, what: Callable[[Person], list[tuple[Queued, str]]]) -> None:
        tablet = self.tablet
        try:
            for queued, said in what(self):
                tablet.kept[queued.op_id] = f"{said} ({queued.client_id}/{queued.seq})"
                self._world.kept()
        except (StorageFailure, CannotKeep):
            return
        except DeviceCrash:
            tablet.crash()
            return
        tablet.check_kept("after more was kept")

    @property
    def _tab(self) -> Any:
        return self._rng.choice(self.tablet.tabs)

    @property
    def _at(self) -> datetime:
        return self.tablet.now()

    def _one(self, *statuses: str) -> Document | None:
        found = [seen.document for seen in self._tab.views() if seen.document.status in statuses]
        post = self._world.history.now.people[self.tablet.identity.person_id].post
        if post:
            found = [one for one in found if one.post == post] or found
        return self._rng.choice(sorted(found, key=lambda one: one.id)) if found else None

    def _rev(self, document: Document) -> int | None:
        """What the person has before the eyes: sometimes what was there long ago."""
        first = self._seen_long_ago.setdefault(document.id, document.rev)
        return first if self._world.faults.fires("old_view") else None

    def _text(self) -> str:
        return f"{self.tablet.name} {self._rng.randrange(10**6)}"

    def _set(self, document: Document | None, boxes: dict[str, Any], **more: Any) -> list[tuple[Queued, str]]:
        if document is None:
            return []
        change = Change(set=boxes, **more)
        queued = self._tab.enqueue("document.set", document.id, change, self._at, rev=self._rev(document))
        return [(queued, f"{sorted(boxes)} of {document.id}")]

    def touch(self) -> None:
        """A new draft, which moves the person's own feed; a signature might be refused after all that went wrong."""
        self._note(self._own_draft())

    def _own_draft(self) -> list[tuple[Queued, str]]:
        post = self._world.history.now.people[self.tablet.identity.person_id].post
        return self._made(post or demo.HARBOUR, submitted=False)

    # Choices between values, and between acts.

    def _choose(self) -> list[tuple[Queued, str]]:
        """Between what is before the eyes; and others who see it may choose at the same moment."""
        open_ = [seen.document for seen in self._tab.views() if seen.document.conflicts]
        if not open_:
            return []
        document = self._rng.choice(sorted(open_, key=lambda one: one.id))
        conflict = self._rng.choice(document.conflicts)
        done = self._chosen(document, conflict)
        if self._world.faults.fires("choose_at_once"):
            self._others(
                document.id,
                lambda them, seen: them._chosen(seen, conflict) if conflict in seen.conflicts else [],
            )
        return done

    def _others(self, record: str, what: Callable[[Person, Document], list[tuple[Queued, str]]]) -> None:
        """Whoever sees the document does something on it at this moment, and so does who has a copy of the tablet."""
        for tablet in self._world.tablets:
            seen = tablet.view_of(record) if tablet is not self.tablet else None
            if seen is not None and tablet.identity.side is self.tablet.identity.side:
                Person(self._world, tablet, self._rng)._does(lambda them, seen=seen: what(them, seen))

    async def _chooses_later(self) -> None:
        """When it has come round that others wrote something else."""
        self._world.acting += 1
        await asyncio.sleep(self._rng.uniform(3, 15))
        await self._world.schedule.gate("person")
        self._does(Person._choose)
        self._world.acting -= 1

    def _chosen(self, document: Document, conflict: Conflict) -> list[tuple[Queued, str]]:
        """All of one box, or of one act; or one of them alone."""
        two_values = conflict.code == "TWO_VALUES"
        same = [
            one for one in document.conflicts if one.code == conflict.code and (one.at == conflict.at or not two_values)
        ]
        named = tuple(one.id for one in (same if self._rng.random() < 0.7 else [conflict]))
        choice = self._rng.choice((Choice.KEPT, Choice.OTHER, Choice.OTHER, Choice.BOTH) if two_values else KEPT)
        picked = conflict.id if choice is Choice.OTHER and (len(named) > 1 or self._rng.random() < 0.5) else ""
        return self._resolve(document, Resolve(named, choice, picked))

    def _resolve(self, document: Document, args: Resolve) -> list[tuple[Queued, str]]:
        queued = self._tab.enqueue("conflict.resolve", document.id, args, self._at, rev=self._rev(document))
        return [(queued, f"the choice {args.choice} on {document.id}")]

    def _choose_again(self) -> list[tuple[Queued, str]]:
        """What somebody settled: as on a tablet that was away meanwhile."""
        past = [seen.document for seen in self._tab.views() if seen.document.resolutions]
        if not past:
            return self._choose()
        document = self._rng.choice(sorted(past, key=lambda one: one.id))
        named = self._rng.choice(document.resolutions).conflict.id
        return self._resolve(document, Resolve((named,), self._rng.choice((Choice.KEPT, Choice.OTHER, Choice.BOTH))))

    def _choose_unasked(self) -> list[tuple[Queued, str]]:
        """Names of conflicts can be guessed; and there are choices that are none."""
        history = self._world.history
        known = {one: versions[-1].document for one, versions in history.versions.items()}
        seen = [one for view in self._tab.views() if (one := known.get(view.document.id)) is not None]
        open_ = [one for one in seen if one.conflicts] or seen
        if not open_:
            return []
        document = self._rng.choice(sorted(open_, key=lambda one: one.id))
        named = tuple(one.id for one in document.conflicts)[:2] or ("9-9",)
        return self._resolve(document, Resolve(named, self._rng.choice([*Choice])))

    # Inspectors.

    def _remark(self) -> list[tuple[Queued, str]]:
        boxes = self._rng.sample(REMARKS, self._rng.randint(1, 2))
        return self._written(self._one(*CHECKED), boxes)

    def _written(self, document: Document | None, boxes: list[str]) -> list[tuple[Queued, str]]:
        """Something new in the boxes; and somebody else may write in them at the same moment."""
        done = self._set(document, {box: self._text() for box in boxes})
        if document is not None and self._world.faults.fires("write_at_once"):
            self._others(document.id, lambda them, seen: them._set(seen, {box: them._text() for box in boxes}))
            self._world.spawn(self._chooses_later())
        return done

    def _link(self) -> list[tuple[Queued, str]]:
        document = self._one(*CHECKED)
        if document is None:
            return []
        content = msgspec.json.decode(bytes(document.content))
        rows = [row["id"] for row in content.get("part2", {}).get("links", [])]
        if rows and self._rng.random() < 0.5:
            row = self._rng.choice(rows)
            if self._rng.random() < 0.5:
                return self._set(document, {}, remove=(f"part2/links/{row}",))
            return self._set(document, {f"part2/links/{row}/reference": self._text()})
        return self._set(document, {}, add={f"part2/links/k{self._rng.randrange(4)}": {"reference": self._text()}})

    def _several(self) -> list[tuple[Queued, str]]:
        documents = [self._one(*CHECKED) for _ in range(2)]
        acts = [
            Act("document.set", one.id, Change(set={self._rng.choice(REMARKS): self._text()}))
            for one in documents
            if one
        ]
        if self._rng.random() < 0.3 and acts:
            acts.append(Act("document.set", acts[0].record_id, Change(set={"part2/nowhere": "x"})))
        queued = self._tab.enqueue_group(acts, self._at) if acts else ()
        return [(one, "one of a group") for one in queued]

    def _decide(self) -> list[tuple[Queued, str]]:
        document = self._one(*CHECKED, "valid")
        if document is None:
            return []
        done: list[tuple[Queued, str]] = []
        content = msgspec.json.decode(bytes(document.content))
        if document.status in CHECKED and content.get("part2", {}).get("decision") is None:
            done += self._set(document, dict(ACCEPTED))
        seen = self.tablet.view_of(document.id)
        if seen is None:
            return done
        content = msgspec.json.decode(bytes(seen.content))
        if not content.get("part2", {}).get("decision"):
            return done
        self._note(done)
        queued = self._tab.sign("decide", seen.id, content, self._at, outcome="internal_market")
        return [(queued, f"the decision on {seen.id}")]

    def _note(self, done: list[tuple[Queued, str]]) -> None:
        for queued, said in done:
            self.tablet.kept[queued.op_id] = said
            self._world.kept()

    def _delete(self) -> list[tuple[Queued, str]]:
        document = self._one("draft", "new")
        if document is None or self._rng.random() < 0.5:
            return []
        queued = self._tab.enqueue("document.delete", document.id, {}, self._at, rev=self._rev(document))
        return [(queued, f"the deletion of {document.id}")]

    # Operators.

    def _create(self) -> list[tuple[Queued, str]]:
        post = self._rng.choice((demo.HARBOUR, demo.HARBOUR, demo.AIRPORT))
        return self._made(post, submitted=self._rng.random() < 0.7)

    def _made(self, post: str, *, submitted: bool = True) -> list[tuple[Queued, str]]:
        tab, record = self._tab, self._world.new_id()
        part_one = PART_ONE | {"region_of_origin": self._text()}
        creation = Creation(CVEDP, EDITION, post, demo.as_change(part_one, "part1"))
        done = [(tab.enqueue("document.create", record, creation, self._at), f"the creation of {record}")]
        self._note(done)
        return self._submitted(tab, record) if submitted else []

    def _submitted(self, tab: Any, record: str) -> list[tuple[Queued, str]]:
        seen = self.tablet.view_of(record)
        if seen is None:
            return []
        content = {"part1": msgspec.json.decode(bytes(seen.content))["part1"]}
        return [(tab.sign("submit", record, content, self._at), f"the submission of {record}")]

    def _draft(self) -> list[tuple[Queued, str]]:
        return self._written(self._one("draft"), [self._rng.choice(OPERATORS_BOXES)])

    def _submit(self) -> list[tuple[Queued, str]]:
        document = self._one("draft")
        return [] if document is None else self._submitted(self._tab, document.id)

    def _submit_again(self) -> list[tuple[Queued, str]]:
        document = self._one("new")
        if document is None:
            return []
        part_one = msgspec.json.decode(bytes(document.content))["part1"] | {"region_of_origin": self._text()}
        queued = self._tab.sign("submit", document.id, {"part1": part_one}, self._at)
        return [(queued, f"Part I of {document.id}")]

    # What nobody can take.

    def _poison(self) -> list[tuple[Queued, str]]:
        document = self._one("draft", "new", "in_progress", "valid")
        if document is None:
            return []
        poisons: tuple[tuple[Any, str], ...] = (
            ({"set": 5}, "document.set"),
            ({"set": {"part2/nowhere": "x"}}, "document.set"),
            ({"set": {"part1/region_of_origin": "x", "part2/documentary/remark": "x"}}, "document.set"),
            ({"statement": "x", "content": "x"}, "document.decide"),
            ([], "document.create"),
            ({"conflicts": [], "choice": "kept"}, "conflict.resolve"),
        )
        boxes, kind = self._rng.choice(poisons)
        return [(self._tab.enqueue(kind, document.id, boxes, self._at), f"a broken {kind}")]

    def _unknown(self) -> list[tuple[Queued, str]]:
        document = self._one("draft", "new", "in_progress", "valid")
        if document is None:
            return []
        boxes = {self._rng.choice(REMARKS): self._text()}
        return [(self._tab.enqueue(NEWER, document.id, Change(set=boxes), self._at), "something new")]

    _inspectors = (_remark, _remark, _remark, _link, _several, _decide, _decide, _delete, _choose, _choose)
    _operators = (_create, _create, _draft, _submit, _submit_again, _submit_again, _delete, _choose)
