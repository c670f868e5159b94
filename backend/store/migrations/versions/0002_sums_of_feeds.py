"""sums of feeds

Follows 0001.
"""

from __future__ import annotations

from collections import defaultdict

import sqlalchemy as sa
from alembic import op

from sync_protocol.wire import record_sum

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("present", "sum_high", "sum_low"):
        op.add_column("feed", sa.Column(name, sa.BigInteger(), server_default="0", nullable=False))
    connection = op.get_bind()
    sums: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for name, record, rev in connection.execute(sa.text("SELECT feed, record, rev FROM feed_entry WHERE present")):
        one, total = record_sum(record, rev), sums[name]
        total[0], total[1], total[2] = total[0] + 1, total[1] + (one >> 32), total[2] + (one & 0xFFFFFFFF)
    for name, (present, high, low) in sums.items():
        connection.execute(
            sa.text("UPDATE feed SET present = :present, sum_high = :high, sum_low = :low WHERE name = :name"),
            {"name": name, "present": present, "high": high, "low": low},
        )


def downgrade() -> None:
    for name in ("present", "sum_high", "sum_low"):
        op.drop_column("feed", name)
