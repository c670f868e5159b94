"""Who sees which document, by the protocol's page and without the server's code."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from tests.simulation.content import Doc


class Who(Struct, frozen=True):
    id: str
    name: str
    role: str
    post: str
    organisation: str

    @property
    def is_operator(self) -> bool:
        return self.role == "operator"

    def is_concerned(self, doc: Doc) -> bool:
        """Whether it is the person's own to act on."""
        return doc["organisation"] == self.organisation if self.is_operator else doc["post"] == self.post


def as_it_was(doc: Doc) -> Doc:
    if doc["status"] != "deleted":
        return doc
    return doc | {"status": "new" if doc["version"] else "draft"}


def feeds(doc: Doc, named: Sequence[str]) -> set[str]:
    """Which feeds show the document."""
    own = f"organisation:{doc['organisation']}" if doc["organisation"] else f"post:{doc['post']}"
    if doc["status"] == "deleted":
        return set()
    if doc["status"] == "draft":
        return {own}
    shown = {own, f"post:{doc['post']}"}
    if doc["status"] not in ("new", "in_progress", "pre_valid"):
        shown |= set(named)
    if doc["status"] == "rejected":
        shown.add("refused")
    return shown


def feeds_of(who: Who) -> set[str]:
    if who.is_operator:
        return {f"organisation:{who.organisation}"}
    return {f"post:{who.post}", "refused"}


def sees(who: Who, doc: Doc, named: Sequence[str] = ()) -> bool:
    return not feeds_of(who).isdisjoint(feeds(doc, named))
