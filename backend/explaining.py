"""`waarmerk explain`: what each rule says of a document as the server holds it, and why."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from backend import app
from backend.settings import Settings
from backend.store import documents
from sync_protocol.document import Document, issuing_country
from sync_protocol.explain import Told, Verdict, explain, told
from sync_protocol.forms import CATALOGUE
from sync_protocol.lists import List
from sync_protocol.rules import Form, Rule, decode
from sync_protocol.scalars import day_of_law
from sync_protocol.workflow import Status

_WORDS = {
    Verdict.HOLDS: "holds",
    Verdict.BROKEN: "is broken",
    Verdict.WAITS: "waits for what is empty",
    Verdict.DOES_NOT_APPLY: "does not apply",
    Verdict.NOT_JUDGED: "is not judged: there is no such list",
}


class CannotExplain(Exception):
    """There is no such document, or no such rule of its type."""


async def run(settings: Settings, name: str, code: str) -> int:
    """Say it for the document with this reference or id; with a code, only for those rules, and node by node.

    Raises CannotExplain.
    """
    server = await app.open_server(settings)
    try:
        async with server.database.snapshot() as connection:
            document = await _document(connection, name)
            lists = await server.lists.now(connection)
        for line in lines(document, code, day_of_law(server.now()), lists):
            sys.stdout.write(f"{line}\n")
    finally:
        await server.database.close()
    return 0


async def _document(connection: AsyncConnection, name: str) -> Document:
    reference = name.partition("-V")[0]  # the version in a printed reference is not part of its name (REF-2)
    found = await documents.by_reference(connection, reference)
    found = found or (await documents.bodies(connection, [name])).get(name)
    if found is None:
        raise CannotExplain(f"there is no document {name}")
    return found


def lines(document: Document, code: str, on: date, lists: Mapping[str, List]) -> Iterator[str]:
    """What is said, line by line. Raises CannotExplain."""
    form = CATALOGUE.get(document.type)
    if form is None:
        raise CannotExplain(f"this version does not know documents of type {document.type}")
    content = decode(form.content, bytes(document.content))
    submitting = document.status is Status.DRAFT
    judged = form.rules_in(document.edition, issuing_country(document), submitting=submitting)
    rules = [rule for rule in judged if code in ("", rule.code)]
    if not rules:
        codes = ", ".join(dict.fromkeys(rule.code for rule in judged))
        raise CannotExplain(f"no rule {code} binds this {document.type}; it has {codes}")
    yield f"{document.reference or document.id}, {document.type} {document.edition}, revision {document.rev}, on {on}"
    if code:
        yield from (f"\n{explain(rule, content, on, lists)}" for rule in rules)
        return
    yield from _all(rules, content, on, lists)


def _all(rules: list[Rule], content: Form, on: date, lists: Mapping[str, List]) -> Iterator[str]:
    counted: Counter[Verdict] = Counter()
    for rule in rules:
        for one in told(rule, content, on, lists):
            counted[one.verdict] += 1
            yield f"\n{rule.code} {_WORDS[one.verdict]}, at {one.at}: {rule.text}"
            yield from _grounds(one)
    yield "\n" + ", ".join(f"{number} × {_WORDS[verdict]}" for verdict, number in counted.most_common())


def _grounds(one: Told) -> Iterator[str]:
    for what, value in one.read:
        yield f"  {what}: {'missing' if value is None else value}"
