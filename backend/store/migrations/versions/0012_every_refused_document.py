"""every border post sees what was refused of all entry documents (the table of statuses)

Follows 0011. Until now only CVEDA and CVEDP went into the feed of what was refused.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from sync_protocol.wire import record_sum

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_MISSING = sa.text(
    "SELECT document.id, document.rev FROM document LEFT JOIN feed_entry"
    " ON feed_entry.feed = 'refused' AND feed_entry.record_type = 'document' AND feed_entry.record = document.id"
    " WHERE document.status = 'rejected' AND document.type IN ('CED', 'DECLAR', 'CHEDPP') AND feed_entry.feed IS NULL"
    " ORDER BY document.changed_at, document.id"
)
_COUNTED = sa.text(
    "INSERT INTO feed (name, head, present, sum_high, sum_low, horizon)"
    " VALUES ('refused', :number, :number, :high, :low, 0) ON CONFLICT (name) DO UPDATE SET"
    " head = feed.head + :number, present = feed.present + :number,"
    " sum_high = feed.sum_high + :high, sum_low = feed.sum_low + :low RETURNING head"
)
_ENTRY = sa.text("INSERT INTO feed_entry VALUES ('refused', 'document', :record, :seq, :rev, :present)")


def upgrade() -> None:
    connection = op.get_bind()
    missing = connection.execute(_MISSING).all()
    if not missing:
        return
    sums = [record_sum(record, rev) for record, rev in missing]
    counted = {
        "number": len(missing),
        "high": sum(one >> 32 for one in sums),
        "low": sum(one & 0xFFFFFFFF for one in sums),
    }
    head = connection.scalar(_COUNTED, counted)
    connection.execute(
        _ENTRY,
        [
            {"record": record, "rev": rev, "seq": seq, "present": True}
            for seq, (record, rev) in enumerate(missing, head - len(missing) + 1)
        ],
    )


def downgrade() -> None:
    """What the devices of other posts have, they have."""
