"""What a person sees of a document: the server's state, with the own operations on top that are not in it yet.

What stands here is how far a device can know. The server decides, and what it says takes the place of this.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence

import msgspec
from msgspec import Raw, Struct

from sync_protocol import cbor, copying, rules
from sync_protocol.assign import CannotSet, assign
from sync_protocol.base64url import unbase64url
from sync_protocol.cbor import NotCanonical
from sync_protocol.document import Document
from sync_protocol.forms import CATALOGUE
from sync_protocol.outcome import REFUSED, outcome_of
from sync_protocol.rules import Form
from sync_protocol.wire import Body, Change, Creation, OperationType, Signed
from sync_protocol.workflow import Action, OriginKind, Side, Status, transition

from .kept import Kept, Position, Record, RowState


class Where(Struct, frozen=True):
    """On which side of the counter somebody acts, for which organisation, and what others can be made from there."""

    side: Side
    organisation: str
    origin: Callable[[str], Document | None]


class View(Struct, frozen=True, kw_only=True):
    """A document as the person has it. `pending` have no answer yet; `refused` are refusals that nobody has dismissed.

    `pinned`: the server shows it to this person no more; it stays for the operations that wait on it.
    """

    document: Document
    pending: tuple[Kept, ...] = ()
    refused: tuple[Kept, ...] = ()
    pinned: bool = False


class Horizon(Struct, frozen=True):
    """How far the pull is. Of the streams of `unsure` a server that was restored may lack what it had answered."""

    position: Position
    unsure: frozenset[str] = frozenset()


def is_ahead(row: Kept, record: Record | None, horizon: Horizon) -> bool:
    """Whether the pulled data does not contain the operation yet: it stays on top, so that what was done never
    flickers.

    Of an answered one: until a pull that was asked for after its answer has brought the record, or is complete.
    """
    position = horizon.position
    seen, asked = (record.seen, record.asked) if record is not None else (0, 0)
    if row.state is RowState.FINAL:
        unsure = row.client_id in horizon.unsure
        return not row.refused and (unsure or row.answered >= max(asked, position.asked))
    return row.client_id != position.client_id or row.seq > max(seen, position.last_seq)


def view(record: Record | None, rows: Sequence[Kept], horizon: Horizon, where: Where) -> View | None:
    """None where neither the server nor the person's own work knows of the document, and where it is deleted (ST-4)."""
    base = msgspec.json.decode(record.data, type=Document) if record is not None else None
    unread = tuple(row for row in rows if row.refused and not row.dismissed)
    document = replayed(base, (row for row in rows if is_ahead(row, record, horizon)), where)
    if document is None:
        # A document that the server refused to make is shown until its maker has read why, with what was done since.
        kept = (row for row in rows if row in unread or is_ahead(row, record, horizon))
        document = replayed(None, kept, where) if unread else None
    if document is None or document.status is Status.DELETED:
        return None
    return View(
        document=document,
        pending=tuple(row for row in rows if row.state is RowState.PENDING),
        refused=unread,
        pinned=record is not None and not record.feeds and not record.stale,
    )


def replayed(base: Document | None, rows: Iterable[Kept], where: Where) -> Document | None:
    """The document after what somebody did; unchanged by what does not fit, which is for the server to say."""
    work = _Replay(base, where)
    for row in rows:
        with contextlib.suppress(msgspec.MsgspecError, NotCanonical, ValueError):
            work.apply(msgspec.json.decode(row.body, type=Body))
    return work.result()


class _Replay:
    """The form of a document is read once and written once, however many operations there are."""

    def __init__(self, document: Document | None, where: Where) -> None:
        self._document, self._where = document, where
        self._form: Form | None = None
        self._changed = False

    def result(self) -> Document | None:
        if self._document is None or self._form is None or not self._changed:
            return self._document
        return msgspec.structs.replace(self._document, content=Raw(rules.encode(self._form)))

    def apply(self, body: Body) -> None:
        if body.type == OperationType.DOCUMENT_CREATE:
            if self._document is None:
                self._create(body)
            return
        document = self._document
        if document is None:
            return
        match body.type:
            case OperationType.DOCUMENT_SET:
                self._led(document, Action.SAVE_CHECKS)
                self._change(msgspec.json.decode(body.args, type=Change))
            case OperationType.DOCUMENT_SUBMIT:
                self._led(document, Action.SUBMIT, versions=1)
            case OperationType.DOCUMENT_DECIDE:
                refused = outcome_of(_signed(body)) == REFUSED
                self._led(document, Action.REFUSE if refused else Action.ACCEPT, versions=1)
            case OperationType.DOCUMENT_START:
                self._led(document, Action.START, versions=1)
            case OperationType.DOCUMENT_CANCEL:
                self._led(document, Action.CANCEL)
            case OperationType.DOCUMENT_RECALL:
                self._led(document, Action.RECALL)
            case OperationType.DOCUMENT_DELETE:
                self._led(document, Action.DELETE)
            case OperationType.DOCUMENT_COMPLETE:
                self._form, self._changed = None, False
                self._document = msgspec.structs.replace(document, content=Raw(msgspec.json.encode(_signed(body))))
            case _:
                pass

    def _create(self, body: Body) -> None:
        creation = msgspec.json.decode(body.args, type=Creation)
        self._document = Document(
            id=body.record.id,
            type=creation.type,
            edition=creation.edition,
            rev=0,
            status=Status.DRAFT,
            post=creation.post,
            organisation=self._where.organisation,
            changed_at=body.at.device,
        )
        source = self._where.origin(creation.origin.document) if creation.origin is not None else None
        if creation.origin is not None and source is not None:
            self._begin(self._document, creation.origin.kind, source)
        self._change(creation.change)

    def _begin(self, document: Document, kind: OriginKind, source: Document) -> None:
        form = self._form_of(document)
        if form is None:
            return
        content = msgspec.json.decode(source.content, type=dict[str, object])
        self._changed = True
        self._form = copying.begun(kind, content, form, source.reference, document.edition)
        if kind is OriginKind.CLONE:
            begun = msgspec.json.decode(rules.encode(self._form), type=dict[str, object])
            locked = copying.locked_boxes(source.type, begun)
            self._document = msgspec.structs.replace(document, locked=locked)

    def _led(self, document: Document, action: Action, *, versions: int = 0) -> None:
        row = transition(document.status, action, self._where.side, document.type)
        status = document.status if row is None else row.end
        self._document = msgspec.structs.replace(document, status=status, version=document.version + versions)

    def _change(self, change: Change) -> None:
        """Boxes one by one, in the order in which the server takes them; one that does not fit is left out."""
        before = form = self._form_of(self._document)
        if form is None or self._document is None:
            return
        boxes: list[tuple[str, object]] = [
            *change.add.items(),
            *change.set.items(),
            *((path, None) for path in (*change.unset, *change.remove)),
        ]
        for path, value in boxes:
            try:
                form = assign(form, path, value, self._document.edition)
            except CannotSet:
                continue
        if form != before:
            self._form, self._changed = form, True

    def _form_of(self, document: Document | None) -> Form | None:
        """None for a type that this version does not know."""
        if self._form is None and document is not None and document.type in CATALOGUE:
            self._form = rules.decode(CATALOGUE[document.type].content, bytes(document.content))
        return self._form


def _signed(body: Body) -> object:
    return cbor.decode(unbase64url(msgspec.json.decode(body.args, type=Signed).content))
