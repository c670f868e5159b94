"""devices: when each was last certified, whether its own lock stands beside the password, wrong passwords on it

Follows 0007.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.store import schema

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("device", sa.Column("certified_at", schema.Instant(timezone=True), nullable=True))
    op.add_column("device", sa.Column("hardware", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("device", sa.Column("wrong_passwords", sa.BigInteger(), server_default="0", nullable=False))


def downgrade() -> None:
    op.drop_column("device", "wrong_passwords")
    op.drop_column("device", "hardware")
    op.drop_column("device", "certified_at")
