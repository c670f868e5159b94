"""what was put aside is found by its record

Follows 0010.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_ASIDE = sa.text("status = 'quarantined'")


def upgrade() -> None:
    op.create_index(
        "ix_operation_aside_record",
        "operation",
        ["record"],
        sqlite_where=_ASIDE,
        postgresql_where=_ASIDE,
    )


def downgrade() -> None:
    op.drop_index("ix_operation_aside_record", table_name="operation")
