"""The tables. Times are UTC instants, nothing is a floating point number, bodies are bytes as they came."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.types import DateTime, TypeDecorator


class Instant(TypeDecorator[datetime]):
    """A moment in UTC. SQLite gives naive times back, and a naive time is never stored."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        if value is not None and value.tzinfo is None:
            raise ValueError(f"a time without a zone: {value}")
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _key(length: int = 64) -> String:
    return String(length)


def _reference(column: str) -> ForeignKey:
    return ForeignKey(column)


def _table(name: str, *parts: Column[Any] | Index | UniqueConstraint) -> Table:
    return Table(name, metadata, *parts)


meta = _table(
    "meta",
    Column("key", _key(), primary_key=True),
    Column("value", String, nullable=False),
)

authority = _table(
    "authority",
    Column("code", _key(), primary_key=True),
    Column("name", String, nullable=False),
    Column("country", String(2), nullable=False),
    Column("kind", String(32), nullable=False),
)

organisation = _table(
    "organisation",
    Column("id", _key(), primary_key=True),
    Column("name", String, nullable=False),
    Column("country", String(2), nullable=False),
)

person = _table(
    "person",
    Column("id", _key(), primary_key=True),
    Column("email", String(254), nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("role", String(32), nullable=False),
    Column("post", _key(), _reference("authority.code"), nullable=True),
    Column("organisation", _key(), _reference("organisation.id"), nullable=True),
    Column("password_hash", String, nullable=False),
    Column("failures", Integer, nullable=False, default=0),
    Column("disabled_at", Instant, nullable=True),
)

session = _table(
    "session",
    Column("token_hash", _key(), primary_key=True),
    Column("person", _key(), _reference("person.id"), nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
)

device = _table(
    "device",
    Column("id", _key(), primary_key=True),
    Column("person", _key(), _reference("person.id"), nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("token_hash", _key(), nullable=False, unique=True),
    Column("public_key", LargeBinary, nullable=False),
    Column("kid", _key(), nullable=False, unique=True),
    Column("enrolled_at", Instant, nullable=False),
    Column("revoked_at", Instant, nullable=True),
    Column("counter", BigInteger, nullable=False, default=0),
    Column("last_signature", _key(), nullable=False, default=""),
    Column("certified_at", Instant, nullable=True),
    Column("hardware", Boolean, nullable=False, server_default=false()),
    Column("wrong_passwords", BigInteger, nullable=False, server_default="0"),
)

stream = _table(
    "stream",
    Column("client_id", _key(), primary_key=True),
    Column("device", _key(), _reference("device.id"), nullable=False),
    Column("person", _key(), _reference("person.id"), nullable=False),
    Column("last_seq", BigInteger, nullable=False, default=0),
    Column("last_hash", _key(), nullable=False, default=""),
    Column("acked_through", BigInteger, nullable=False, default=0),
    Column("frozen_at", Instant, nullable=True),
    Column("forgotten_through", BigInteger, nullable=False, server_default="0"),
)

operation = _table(
    "operation",
    Column("client_id", _key(), _reference("stream.client_id"), primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("op_id", _key(), nullable=True, unique=True),  # empty where it came before under another stream
    Column("hash", _key(), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("record", _key(), nullable=False),
    Column("status", String(16), nullable=False),
    Column("result", LargeBinary, nullable=True),
    Column("received_at", Instant, nullable=False),
    Column("uploaded_by", _key(), nullable=False),
    Column("settled_at", Instant, nullable=True),  # where it was put aside before
    Index(
        "ix_operation_aside",
        "client_id",
        "seq",
        sqlite_where=text("status = 'quarantined'"),
        postgresql_where=text("status = 'quarantined'"),
    ),
    Index(
        "ix_operation_aside_record",
        "record",
        sqlite_where=text("status = 'quarantined'"),
        postgresql_where=text("status = 'quarantined'"),
    ),
)

document = _table(
    "document",
    Column("id", _key(), primary_key=True),
    Column("type", String(24), nullable=False),
    Column("status", String(16), nullable=False),
    Column("post", _key(), nullable=False),
    Column("organisation", _key(), nullable=False),
    Column("reference", String(64), nullable=True, unique=True),
    Column("rev", BigInteger, nullable=False),
    Column("arrival", Instant, nullable=True),
    Column("changed_at", Instant, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("box_revs", LargeBinary, nullable=False),
    Index(None, "post", "status", "arrival"),
    Index(None, "status", "changed_at"),
)

feed = _table(
    "feed",
    Column("name", _key(96), primary_key=True),
    Column("head", BigInteger, nullable=False),
    Column("present", BigInteger, nullable=False, server_default="0"),
    Column("sum_high", BigInteger, nullable=False, server_default="0"),
    Column("sum_low", BigInteger, nullable=False, server_default="0"),
    Column("horizon", BigInteger, nullable=False, server_default="0"),
)

feed_mark = _table(
    "feed_mark",
    Column("feed", _key(96), primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False, index=True),
)

feed_entry = _table(
    "feed_entry",
    Column("feed", _key(96), primary_key=True),
    Column("record_type", String(16), primary_key=True),
    Column("record", _key(), primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("rev", BigInteger, nullable=False),
    Column("present", Boolean, nullable=False),
    Index(None, "feed", "seq", unique=True),
)

audit = _table(
    "audit",
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("at", Instant, nullable=False),
    Column("person", _key(), nullable=False),
    Column("device", _key(), nullable=False),
    Column("action", String(64), nullable=False),
    Column("record", _key(), nullable=False, index=True),
    Column("rev", BigInteger, nullable=False),
    Column("detail", LargeBinary, nullable=False),
)

numbering = _table(
    "numbering",
    Column("prefix", String(24), primary_key=True),
    Column("country", String(2), primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("last", BigInteger, nullable=False),
)

signature = _table(
    "signature",
    Column("hash", _key(), primary_key=True),
    Column("document", _key(), nullable=False, index=True),
    Column("person", _key(), nullable=False),
    Column("device", _key(), nullable=False),
    Column("action", String(16), nullable=False),
    Column("statement", LargeBinary, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("countersignature", LargeBinary, nullable=True),
)

countersigned_before = _table(  # what another countersignature took the place of, since its key was withdrawn
    "countersigned_before",
    Column("digest", _key(), primary_key=True),
    Column("signature", _key(), nullable=False, index=True),
    Column("countersignature", LargeBinary, nullable=False),
    Column("until", Instant, nullable=False),
)

certificate = _table(
    "certificate",
    Column("shard", String(16), primary_key=True),
    Column("index", Integer, primary_key=True),
    Column("document", _key(), nullable=False, index=True),
    Column("number", String(64), nullable=False, index=True),  # twice where it was issued anew
    Column("status", Integer, nullable=False),
    Column("seal", LargeBinary, nullable=False),
    Column("issued_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
)

log_entry = _table(
    "log_entry",
    Column("subject", _key(), primary_key=True),
    Column("what", String(16), primary_key=True),
    Column("salt", LargeBinary, nullable=True),  # empty where it was erased, and of what a restored database lacks
    Column("at", Instant, nullable=False),
    Column("leaf", LargeBinary, nullable=False),
    Column("position", BigInteger, nullable=True, unique=True),  # empty until the next numbering
    Index(
        "ix_log_entry_waiting",
        "at",
        sqlite_where=text("position IS NULL"),
        postgresql_where=text("position IS NULL"),
    ),
)

log_tree = _table(
    "log_tree",
    Column("only", Integer, primary_key=True),  # one row, whose lock is the right to number
    Column("origin", String, nullable=False),
    Column("size", BigInteger, nullable=False),
)

log_tile = _table(
    "log_tile",
    Column("level", Integer, primary_key=True, autoincrement=False),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("hashes", LargeBinary, nullable=False),
)

log_checkpoint = _table(
    "log_checkpoint",
    Column("origin", String, primary_key=True),
    Column("size", BigInteger, primary_key=True, autoincrement=False),
    Column("note", String, nullable=False),
    Column("signed_at", Instant, nullable=False),
    Column("cosigned", Boolean, nullable=False),
)

log_witness = _table(
    "log_witness",
    Column("address", String, primary_key=True),
    Column("origin", String, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("tried_at", Instant, nullable=False),
    Column("problem", String, nullable=False),
    Column("contradicts", Boolean, nullable=False),
)

seal_check = _table(
    "seal_check",
    Column("shard", String(16), primary_key=True),
    Column("index", Integer, primary_key=True, autoincrement=False),
    Column("place", String(12), primary_key=True),
    Column("times", Integer, nullable=False),
    Column("first_at", Instant, nullable=False),
    Column("last_at", Instant, nullable=False, index=True),
)

original = _table(
    "original",
    Column("document", _key(), primary_key=True),
    Column("sha256", _key(), nullable=False),
    Column("name", String, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("unmapped", LargeBinary, nullable=False),
    Column("imported_at", Instant, nullable=False),
)

subscription = _table(
    "subscription",
    Column("id", _key(), primary_key=True),
    Column("endpoint_hash", _key(), nullable=False, unique=True),
    Column("endpoint", String, nullable=False),
    Column("p256dh", String(128), nullable=False),
    Column("auth", String(64), nullable=False),
    Column("person", _key(), nullable=True, index=True),
    Column("device", _key(), nullable=True),
    Column("created_at", Instant, nullable=False),
)

follow = _table(
    "follow",
    Column("subscription", _key(), ForeignKey("subscription.id", ondelete="CASCADE"), primary_key=True),
    Column("document", _key(), primary_key=True, index=True),
    Column("created_at", Instant, nullable=False),
)

event = _table(
    "event",
    Column("id", _key(), primary_key=True),
    Column("document", _key(), nullable=False),
    Column("reference", String(64), nullable=False),
    Column("status", String(16), nullable=False),
    Column("post", _key(), nullable=False),
    Column("organisation", _key(), nullable=False),
    Column("actor", _key(), nullable=False),
    Column("at", Instant, nullable=False),
    Column("spread_at", Instant, nullable=True, index=True),
)

delivery = _table(
    "delivery",
    Column("event", _key(), _reference("event.id"), primary_key=True),
    Column("subscription", _key(), ForeignKey("subscription.id", ondelete="CASCADE"), primary_key=True),
    Column("attempts", Integer, nullable=False),
    Column("due_at", Instant, nullable=True, index=True),
    Column("sent_at", Instant, nullable=True),
)

reference_file = _table(
    "reference_file",
    Column("sha256", _key(), primary_key=True),
    Column("name", _key(), nullable=False),
    Column("about", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("published_at", Instant, nullable=False),
    Column("published_by", _key(), nullable=False),
)

reference_list = _table(
    "reference_list",
    Column("name", _key(), primary_key=True),
    Column("sha256", _key(), _reference("reference_file.sha256"), nullable=True),
    Column("rev", BigInteger, nullable=False),
    Column("mark", _key(), nullable=False),
)

file = _table(
    "file",
    Column("sha256", _key(), primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("media_type", String(64), nullable=False),
    Column("stored_at", Instant, nullable=False, index=True),
)

file_holder = _table(
    "file_holder",
    Column("sha256", _key(), ForeignKey("file.sha256", ondelete="CASCADE"), primary_key=True),
    Column("party", _key(96), primary_key=True),
)

attachment = _table(
    "attachment",
    Column("document", _key(), primary_key=True),
    Column("sha256", _key(), primary_key=True, index=True),
    Column("party", _key(96), primary_key=True),
    Column("person", _key(), nullable=False),
    Column("device", _key(), nullable=False),
    Column("since", Instant, nullable=False),
)

upload = _table(
    "upload",
    Column("id", _key(), primary_key=True),
    Column("sha256", _key(), nullable=False, index=True),
    Column("length", BigInteger, nullable=False),
    Column("received", BigInteger, nullable=False),
    Column("sealed_key", LargeBinary, nullable=False),
    Column("person", _key(), nullable=False),
    Column("party", _key(96), nullable=False),
    Column("device", _key(), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False, index=True),
    Column("verified_at", Instant, nullable=True),
    Column("lease", _key(), nullable=False),
    Column("leased_until", Instant, nullable=True),
    Index(None, "party", "created_at"),
)
