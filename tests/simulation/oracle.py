"""What the server should have made of the operations that it took: one after the other, in plain dictionaries.

Written from the protocol's page and the rules of the domain, without the server's code. It knows no locks, no pages and
no batches; where it and the server differ, one of the two is wrong.
"""

from __future__ import annotations

from sync_protocol import signed
from tests.simulation import choices
from tests.simulation.boxes import TWO_VALUES, Change, Conflict, Writing
from tests.simulation.choices import DELETED_MEANWHILE, DELETION_ASKED, OPERATORS_TOO, PART_ONE_CHANGED, written
from tests.simulation.content import Doc, copied, differences, get, paths, plain, put, text, values
from tests.simulation.operation import (
    FAILED,
    KNOWN,
    NEWER,
    Expected,
    Place,
    Taken,
    body_of,
    fits,
    read,
    result_of,
    unseen,
)
from tests.simulation.sight import Who, as_it_was, sees

TOLERANCE_MS = 5 * 60 * 1000
OPEN = ("draft", "new", "in_progress")


class Oracle:
    """The documents as they should be."""

    def __init__(self) -> None:
        self.docs: dict[str, Doc] = {}
        self.done: dict[str, str] = {}
        """What became of each operation, by its id."""
        self.first: dict[str, Place] = {}
        """Where each came first, by its id."""
        self.refused: dict[Place, str] = {}
        self.certified_ms: dict[str, int] = {}
        """Since when each device's key is certified."""
        self.names: dict[tuple[str, str], choices.Meaning] = {}
        """By document, what each name of a conflict that the server ever gave means; also in a time that was lost."""
        self.upgraded = False
        """Whether the server knows what newer apps write."""
        self.now_ms = 0
        """When the commit that is looked at was made."""
        self.left_out = 0
        """How many revisions of each document all restores together have left out."""

    def copy(self) -> Oracle:
        other = Oracle()
        other.docs = copied(self.docs)
        other.done, other.first, other.refused = dict(self.done), dict(self.first), dict(self.refused)
        other.certified_ms, other.names, other.upgraded = self.certified_ms, self.names, self.upgraded
        other.left_out, other.now_ms = self.left_out, self.now_ms
        return other

    def apply(self, op: Taken, who: Who) -> Expected:
        """Carry one operation out: when it comes, and again when it is taken up that was put aside."""
        body = body_of(op)
        if body is None:
            return self._noted(op, Expected("rejected", "OPERATION_SHAPE"))
        if self.first.setdefault(body["op_id"], op.place) != op.place:
            status = self.done[body["op_id"]]
            return self._noted(op, Expected(status if status in FAILED else "noop", None))
        self.done[body["op_id"]] = op.status
        if body["type"] == NEWER and self.upgraded:
            body["type"] = "document.set"
        if body["v"] != 1 or body["type"] not in KNOWN:
            return self._noted(op, Expected("quarantined", None))
        after = body.get("after")
        if after is not None and not 0 < after < op.seq:
            return self._noted(op, Expected("rejected", "OPERATION_SHAPE"))
        if after is not None and (before := self.refused.get((op.client_id, after))):
            return self._noted(op, Expected(before, "DEPENDENCY", parent=after))
        if body["actor"] != who.id:
            return self._noted(op, Expected("rejected", "ACTOR"))
        if not fits(body["type"], body["args"]):
            return self._noted(op, self._misfit(op, body, who))
        return self._noted(op, self._one(op, body, who))

    def as_told(self, op: Taken) -> None:
        """What became of it is for others to say, and had no effect."""
        if (body := body_of(op)) is not None and self.first.setdefault(body["op_id"], op.place) == op.place:
            self.done[body["op_id"]] = op.status
        self._noted(op, Expected(op.status))

    def _misfit(self, op: Taken, body: Doc, who: Who) -> Expected:
        """Arguments that no operation of the type has: what is not there for this person is said first."""
        found = self._there(op, body, who) if body["type"] != "document.create" else None
        return found if isinstance(found, Expected) else Expected("rejected", None)

    def _there(self, op: Taken, body: Doc, who: Who) -> Doc | Expected:
        """The document that it is about; or what comes of it where that is not there for this person, or no more."""
        doc = self.docs.get(body["record"]["id"])
        if doc is None or not sees(who, as_it_was(doc), doc["named"]):
            return unseen(op, body["base"]["rev"], None if self.left_out else doc)
        if op.at_ms <= doc["came_ms"] and result_of(op).get("code") == "NOT_RESTORED":
            return Expected("quarantined", "NOT_RESTORED")  # it came before the document was there, and ended after
        if doc["status"] == "deleted" and body["type"] not in ("document.decide", "document.delete"):
            return Expected("rejected", "DELETED")
        return doc

    def _noted(self, op: Taken, expected: Expected) -> Expected:
        if expected.status in FAILED:
            self.refused[op.place] = expected.status
        else:
            self.refused.pop(op.place, None)
        return expected

    def _one(self, op: Taken, body: Doc, who: Who) -> Expected:
        if body["type"] == "document.create":
            record = body["record"]["id"]
            return self._create(op, record, body["args"], self.docs.get(record), who)
        doc = self._there(op, body, who)
        if isinstance(doc, Expected):
            return doc
        room = self.left_out - doc["left_out"]
        doc["rev"] += room
        rev, expected = doc["rev"], self._changed(op, body, doc, who)
        if doc["rev"] == rev:
            doc["rev"] -= room
        else:
            doc["left_out"] = self.left_out
        return expected

    def _changed(self, op: Taken, body: Doc, doc: Doc, who: Who) -> Expected:
        match body["type"]:
            case "document.set":
                return self._set(op, body, doc, who)
            case "document.delete":
                return self._delete(op, body, doc, who)
            case "document.submit":
                return self._submit(op, body, doc, who)
            case "document.decide":
                return self._decide(op, body, doc, who)
            case _:
                return choices.choose(op, body, doc, who, self.names)

    def _create(self, op: Taken, record: str, args: Doc, doc: Doc | None, who: Who) -> Expected:
        if doc is not None:
            return Expected("rejected", "EXISTS")
        foreign = [path for path in paths(args["change"]) if path.startswith(("part2/", "part3/"))]
        if who.is_operator and foreign:
            return Expected("rejected", "NOT_YOUR_BOX")
        if not who.is_operator and args["post"] != who.post:
            return Expected("rejected", "MISSING_RIGHT")
        new: Doc = {
            "id": record,
            "status": "draft",
            "post": args["post"],
            "organisation": who.organisation,
            "rev": self.left_out,
            "left_out": self.left_out,
            "version": 0,
            "content": {},
            "writers": {},
            "wrote": {},
            "part_one_rev": 0,
            "submitted_by": "",
            "named": [],
            "open": [],
            "chosen": [],
            "came_ms": self.now_ms,
        }
        for path, value in values(args["change"]):
            put(new["content"], path, value)
            new["writers"][path] = Writing(self.left_out + 1, op.client_id, op.seq, who.name)
        self.docs[record] = new
        written(op, new, who)
        return Expected("applied")

    def _set(self, op: Taken, body: Doc, doc: Doc, who: Who) -> Expected:
        change = body["args"]
        if doc["status"] == "draft":
            if not who.is_concerned(doc):
                return Expected("rejected", "MISSING_RIGHT")
            if who.is_operator and any(path.startswith("part2/") for path in paths(change)):
                return Expected("rejected", "NOT_YOUR_BOX")
        else:
            own = "part1/" if who.is_operator else "part2/"
            if any(not path.startswith(own) for path in paths(change)):
                return Expected("rejected", "NOT_YOUR_BOX")
            if doc["status"] not in OPEN:
                return Expected("rejected", "STATUS")
            if who.is_operator or not who.is_concerned(doc):
                return Expected("rejected", "MISSING_RIGHT")
        return self._merge(op, body, doc, who)

    def _merge(self, op: Taken, body: Doc, doc: Doc, who: Who) -> Expected:
        base = body["base"]["rev"]
        change = Change(op, body, doc, base, who.name)
        for path, value in values(body["args"]):
            if not change.merge(path, value):
                return Expected("rejected", "BOX")
        chosen = [one for one in doc["open"] if change.settles(one)]
        left, found = change.left([one for one in doc["open"] if one not in chosen]), change.found()
        if not change.touched and not found and left == doc["open"]:
            return Expected("noop", None)
        stale = 0 < base < doc["part_one_rev"] and doc["status"] != "draft"
        known = any((one.code, one.other_by) == (PART_ONE_CHANGED, who.name) for one in doc["open"])
        two_acts: list[Conflict] = []
        if stale and not known:
            said = (str(doc["version"]), f"rev {base}", doc["submitted_by"], who.name)
            two_acts.append(Conflict("part1", PART_ONE_CHANGED, doc["rev"] + 1, *said, body["op_id"]))
        for one in chosen:
            choices.settled(doc, [one], "anew", who, text(get(change.content, one.at.split("/"))))
        doc["content"], doc["writers"] = change.content, change.writers
        doc["open"] = [*left, *found, *two_acts]
        written(op, doc, who)
        if doc["status"] == "new":
            doc["status"] = "in_progress"
        status = "merged" if found or two_acts else "applied"
        return Expected(status, PART_ONE_CHANGED if stale else "", conflicts={one.at for one in found})

    def _delete(self, op: Taken, body: Doc, doc: Doc, who: Who) -> Expected:
        if doc["status"] == "deleted":
            return Expected("noop", None)
        if not who.is_concerned(doc):
            return Expected("rejected", "MISSING_RIGHT")
        mine = {op.client_id, *([body["moved"]["client_id"]] if body.get("moved") else [])}
        others = any(rev > body["base"]["rev"] for writer, rev in doc["wrote"].items() if writer not in mine)
        if others and doc["status"] in OPEN:
            said = (doc["status"], "deleted", doc["changed_by"], who.name)
            asked = Conflict("", DELETION_ASKED, doc["rev"] + 1, *said, body["op_id"])
            doc["open"] = [*(one for one in doc["open"] if one.code != DELETION_ASKED), asked]
            written(op, doc, who)
            return Expected("merged", "DELETION_ASKED")
        if doc["status"] not in ("draft", "new"):
            return Expected("rejected", "STATUS")
        written(op, doc, who)
        doc["status"], doc["open"] = "deleted", []
        return Expected("applied")

    def _submit(self, op: Taken, body: Doc, doc: Doc, who: Who) -> Expected:
        if doc["status"] not in OPEN:
            return Expected("rejected", "STATUS")
        if who.is_operator and doc["status"] == "in_progress":
            return Expected("rejected", "MISSING_RIGHT")
        if not who.is_concerned(doc):
            return Expected("rejected", "MISSING_RIGHT")
        statement, content = read(body["args"])
        if not self._dated_well(statement, op):
            return Expected("rejected", "SIGNATURE_DATED")
        if statement.version != doc["version"]:
            return Expected("rejected", "VERSION")
        change = Change(op, body, doc, statement.rev, who.name)
        change.content["part1"] = content["part1"]
        for at, before, after in differences(doc["content"].get("part1"), content["part1"], "part1"):
            theirs = change.last(at)
            if theirs is not None and change.is_foreign(theirs):
                change.meets(at, after, before, theirs)
        seen = [one for one in doc["open"] if _is_seen(one, statement.rev) and one.at.startswith("part1/")]
        chosen = [one for one in seen if one.code == TWO_VALUES]
        found = change.found()
        left = change.left([one for one in doc["open"] if one not in chosen])
        for one in chosen:
            choices.settled(doc, [one], "signed", who, text(get(change.content, one.at.split("/"))))
        doc["content"], doc["open"] = change.content, [*left, *found]
        written(op, doc, who)
        doc["version"] += 1
        doc["part_one_rev"], doc["submitted_by"] = doc["rev"], who.name
        if doc["status"] == "draft":
            doc["status"], doc["came_ms"] = "new", self.now_ms
        return Expected("merged" if found else "applied", conflicts={one.at for one in found})

    def _decide(self, op: Taken, body: Doc, doc: Doc, who: Who) -> Expected:
        statement, content = read(body["args"])
        if not who.is_concerned(doc) or who.is_operator:
            return Expected("quarantined", "MISSING_RIGHT")
        against = _against(doc, content, statement, body["op_id"], who)
        if against or not self._dated_well(statement, op):
            again = {(one.code, one.other_by) for one in against}
            doc["open"] = [*(one for one in doc["open"] if (one.code, one.other_by) not in again), *against]
            written(op, doc, who)
            doc["status"] = as_it_was(doc)["status"]
            return Expected("merged", against[0].code if against else "DEC-5")
        chosen = [one for one in doc["open"] if one.code in OPERATORS_TOO or _is_seen(one, statement.rev)]
        doc["open"] = [one for one in doc["open"] if one not in chosen]
        choices.settled(doc, chosen, "signed", who)
        written(op, doc, who)
        if doc["status"] == "draft":
            doc["submitted_by"] = who.name
        doc["status"] = "valid" if statement.outcome != "refused" else "rejected"
        doc["version"] += 1
        return Expected("applied")

    def _dated_well(self, statement: signed.Statement, op: Taken) -> bool:
        """After all that the device knew when it signed, and before the server had it."""
        earliest = max(self.certified_ms.get(statement.device_id, 0), statement.checkpoint_at)
        return earliest - TOLERANCE_MS <= statement.signed_at <= op.at_ms + TOLERANCE_MS


def _is_seen(one: Conflict, rev: int) -> bool:
    """Whether who signed had it before the eyes."""
    return 0 < one.rev <= rev


def _against(doc: Doc, content: Doc, statement: signed.Statement, made_by: str, who: Who) -> list[Conflict]:
    """What stands against a decision: each act as a whole, and box by box."""
    found: list[Conflict] = []

    def against(code: str, at: str, kept: str, other: str, kept_by: str) -> None:
        found.append(Conflict(at, code, doc["rev"] + 1, kept, other, kept_by, who.name, made_by))

    def boxes(code: str, part: str, kept_by: str) -> None:
        for at, kept, other in differences(doc["content"].get(part), content.get(part), part):
            against(code, at, kept, other, kept_by)

    if doc["status"] not in ("draft", "new", "in_progress", "pre_valid"):
        code = DELETED_MEANWHILE if doc["status"] == "deleted" else "DECIDED_MEANWHILE"
        against(code, "", doc["status"], statement.outcome, doc["changed_by"])
        for part in ("part1", "part2"):
            boxes(code, part, doc["changed_by"])
        return found
    if plain(content.get("part1")) != plain(doc["content"].get("part1")):
        against(PART_ONE_CHANGED, "part1", str(doc["version"]), str(statement.version), doc["submitted_by"])
        boxes(PART_ONE_CHANGED, "part1", doc["submitted_by"])
    if plain(content.get("part2")) != plain(doc["content"].get("part2")):
        against("CHECKS_CHANGED", "part2", str(doc["rev"]), str(statement.rev), doc["changed_by"])
        boxes("CHECKS_CHANGED", "part2", doc["changed_by"])
    return found
