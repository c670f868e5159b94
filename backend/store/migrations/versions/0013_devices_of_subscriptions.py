"""a subscription to notices knows its device, and ends when that is revoked

Follows 0012.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("subscription", sa.Column("device", sa.String(length=64), nullable=True))


def downgrade() -> None:
    op.drop_column("subscription", "device")
