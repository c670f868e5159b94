"""the log of acts: its entries, its tree in tiles, its checkpoints and witnesses; what happened before goes into it

Follows 0006.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from backend.store import schema
from sync_protocol.log_proof import SALT_SIZE, Entry, What

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_VALID, _REPLACED = 0, 3


def upgrade() -> None:
    op.create_table(
        "log_entry",
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("at", schema.Instant(timezone=True), nullable=False),
        sa.Column("leaf", sa.LargeBinary(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("subject", "what", name=op.f("pk_log_entry")),
        sa.UniqueConstraint("position", name=op.f("uq_log_entry_position")),
    )
    op.create_index(
        "ix_log_entry_waiting",
        "log_entry",
        ["at"],
        sqlite_where=sa.text("position IS NULL"),
        postgresql_where=sa.text("position IS NULL"),
    )
    op.create_table(
        "log_tree",
        sa.Column("only", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("only", name=op.f("pk_log_tree")),
    )
    op.create_table(
        "log_tile",
        sa.Column("level", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hashes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("level", "number", name=op.f("pk_log_tile")),
    )
    op.create_table(
        "log_checkpoint",
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("signed_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("cosigned", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("origin", "size", name=op.f("pk_log_checkpoint")),
    )
    op.create_table(
        "log_witness",
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("tried_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("contradicts", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_log_witness")),
    )
    _log_what_happened_before()


def _log_what_happened_before() -> None:
    connection = op.get_bind()
    signed = schema.signature.c
    for row in _some_by_some(connection, (signed.hash,), signed.hash, signed.countersignature, signed.received_at):
        if row.countersignature is None:
            _log(connection, What.RECEIVED, bytes.fromhex(row.hash), row.received_at)
        else:
            _log(connection, What.COUNTERSIGNED, hashlib.sha256(row.countersignature).digest(), row.received_at)
    issued = schema.certificate.c
    place = (issued.shard, issued["index"])
    for row in _some_by_some(
        connection, place, *place, issued.seal, issued.status, issued.issued_at, issued.changed_at
    ):
        subject = hashlib.sha256(row.seal).digest()
        _log(connection, What.ISSUED, subject, row.issued_at)
        if row.status != _VALID:
            _log(connection, What.REPLACED if row.status == _REPLACED else What.ENDED, subject, row.changed_at)


def _some_by_some(
    connection: sa.Connection, key: tuple[sa.Column[Any], ...], *columns: sa.Column[Any]
) -> Iterator[sa.Row[Any]]:
    """All rows in the order of their key, which is the first columns. By a cursor of the database they would be held
    until the transaction ends, and no later migration could alter their table."""
    query = sa.select(*columns).order_by(*key).limit(1000)
    rows = connection.execute(query).all()
    while rows:
        yield from rows
        after = sa.tuple_(*key) > sa.tuple_(*rows[-1][: len(key)])
        rows = connection.execute(query.where(after)).all()


def _log(connection: sa.Connection, what: What, subject: bytes, at: datetime) -> None:
    entry = Entry(salt=secrets.token_bytes(SALT_SIZE), what=what, subject=subject, at=int(at.timestamp()))
    row = {"subject": subject.hex(), "what": what, "salt": entry.salt, "leaf": entry.leaf()}
    connection.execute(schema.log_entry.insert(), row | {"at": datetime.fromtimestamp(entry.at, UTC)})


def downgrade() -> None:
    for name in ("log_witness", "log_checkpoint", "log_tile", "log_tree", "log_entry"):
        op.drop_table(name)
