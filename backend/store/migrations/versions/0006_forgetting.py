"""what is not kept for ever: answers, what left a feed, with the horizon that this leaves; and what was put aside

Follows 0005.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.store import schema

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("stream", sa.Column("forgotten_through", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("feed", sa.Column("horizon", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("operation", sa.Column("settled_at", schema.Instant(timezone=True), nullable=True))
    op.create_index(
        "ix_operation_aside",
        "operation",
        ["client_id", "seq"],
        sqlite_where=sa.text("status = 'quarantined'"),
        postgresql_where=sa.text("status = 'quarantined'"),
    )
    op.create_table(
        "feed_mark",
        sa.Column("feed", sa.String(length=96), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("at", schema.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("feed", "seq", name=op.f("pk_feed_mark")),
    )
    op.create_index(op.f("ix_feed_mark_at"), "feed_mark", ["at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_feed_mark_at"), table_name="feed_mark")
    op.drop_table("feed_mark")
    op.drop_index("ix_operation_aside", table_name="operation")
    op.drop_column("operation", "settled_at")
    op.drop_column("feed", "horizon")
    op.drop_column("stream", "forgotten_through")
