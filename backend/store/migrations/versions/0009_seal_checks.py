"""how often certificates were checked, and from how many places

Follows 0008.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.store import schema

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "seal_check",
        sa.Column("shard", sa.String(length=16), nullable=False),
        sa.Column("index", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("place", sa.String(length=12), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("first_at", schema.Instant(timezone=True), nullable=False),
        sa.Column("last_at", schema.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("shard", "index", "place", name=op.f("pk_seal_check")),
    )
    op.create_index(op.f("ix_seal_check_last_at"), "seal_check", ["last_at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_seal_check_last_at"), table_name="seal_check")
    op.drop_table("seal_check")
