"""a certificate whose key was withdrawn is issued anew, under its number and in another place

Follows 0009.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.store import schema

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("certificate") as table:  # SQLite drops a constraint by copying the table
        table.drop_constraint("uq_certificate_number", type_="unique")
        table.create_index("ix_certificate_number", ["number"])
    op.create_table(
        "countersigned_before",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("signature", sa.String(length=64), nullable=False),
        sa.Column("countersignature", sa.LargeBinary(), nullable=False),
        sa.Column("until", schema.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_countersigned_before")),
    )
    op.create_index(op.f("ix_countersigned_before_signature"), "countersigned_before", ["signature"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_countersigned_before_signature"), table_name="countersigned_before")
    op.drop_table("countersigned_before")
    with op.batch_alter_table("certificate") as table:
        table.drop_index("ix_certificate_number")
        table.create_unique_constraint("uq_certificate_number", ["number"])
