"""What a document is given when it is let in and decided: its reference, the countersignature, its seal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from backend.domain.held import Held
from backend.domain.signatures import content_digest
from sync_protocol import cbor, summary
from sync_protocol.document import Certificate, Document
from sync_protocol.forms import CATALOGUE
from sync_protocol.reference import TIME_ZONES
from sync_protocol.seal import Claims, Covers, digits, first_pairs, short_title
from sync_protocol.workflow import Status

GOOD_FOR = timedelta(days=3 * 365)
"""How long a seal counts: as long as an entry document has to be kept."""


def countersignature(signature_hash: str, status: Status, at: datetime) -> bytes:
    """What the server signs to say that it received a statement, when, and what became of the document."""
    return cbor.encode({1: bytes.fromhex(signature_hash), 2: str(status), 3: int(at.timestamp())})


def prefix(document: Document) -> str:
    """The first part of the document's reference, which belongs to its edition (DATA-4)."""
    return CATALOGUE[document.type].prefixes[document.edition]


def prefix_of(type_: str, edition: str) -> str:
    """The same of any text; empty for what is no type or edition."""
    form = CATALOGUE.get(type_)
    return form.prefixes.get(edition, "") if form is not None else ""


def year_of(country: str, at: datetime) -> int:
    """The year of a submission, as the calendar of its authority's country has it; by UTC where its zone is not known
    (REF-1)."""
    return at.astimezone(ZoneInfo(TIME_ZONES[country]) if country in TIME_ZONES else UTC).year


def with_number(held: Held, prefix: str, country: str, year: int, number: int) -> Held:
    """The document with its reference, given at the first submission (REF-1).

    Decided at once, an empty local reference takes it (REF-3).
    """
    reference = f"{prefix}.{country}.{year}.{number:07}"
    document = held.document
    local = document.local_reference or (reference if document.decision is not None else "")
    return msgspec.structs.replace(
        held, document=msgspec.structs.replace(document, reference=reference, local_reference=local)
    )


def claims(held: Held, signature_hash: str, *, shard: str, index: int, at: datetime) -> Claims:
    """What the seal says of a document that was just accepted."""
    document, form = held.document, held.form()
    facts = summary.summary(document.type, form)
    identifiers, more_pairs = first_pairs(facts.pairs)
    covers = Covers(
        outcome=document.decision.outcome if document.decision is not None else "",
        title=short_title(facts.title),
        cn=facts.cn_codes[0] if facts.cn_codes else "",
        content=content_digest(form),
        revision=document.rev,
        net_grams=facts.net_grams,
        animals=facts.animals,
        origin=facts.origin,
        destination=facts.destination,
        identifiers=identifiers,
        more_pairs=more_pairs,
        shard=shard,
        index=index,
        statement=bytes.fromhex(signature_hash)[:16],
    )
    return Claims(
        number=f"{document.reference}-V{document.version}",
        issued_at=int(at.timestamp()),
        expires_at=int((at + GOOD_FOR).timestamp()),
        covers=covers,
    )


def claims_anew(said: Claims, *, shard: str, index: int, at: datetime) -> Claims:
    """What the seal says that takes the place of one whose key was withdrawn: the same, but for when it was issued and
    where its status stands."""
    covers = msgspec.structs.replace(said.covers, shard=shard, index=index)
    return msgspec.structs.replace(said, issued_at=int(at.timestamp()), covers=covers)


def with_certificate(held: Held, seal: bytes, *, shard: str, index: int, at: datetime) -> Held:
    document = held.document
    certificate = Certificate(
        number=f"{document.reference}-V{document.version}",
        digits=digits(seal),
        shard=shard,
        index=index,
        issued_at=at,
    )
    return msgspec.structs.replace(held, document=msgspec.structs.replace(document, certificate=certificate))
