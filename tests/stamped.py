"""Holds every writer to the rule that a record never changes without its feeds: triggers, for tests alone.

Whoever pulls sees only what a feed numbers. A change that no feed entry of the same transaction carries is one that
nobody is told of. What was deleted before it came is nobody's to see.
"""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

_SQLITE = (
    "CREATE TABLE unstamped (record TEXT, rev INTEGER, at TEXT DEFAULT '')",
    (
        "CREATE TRIGGER made AFTER INSERT ON document WHEN NEW.status <> 'deleted'"
        " BEGIN INSERT INTO unstamped (record, rev) VALUES (NEW.id, NEW.rev); END"
    ),
    (
        "CREATE TRIGGER changed AFTER UPDATE ON document WHEN NEW.body IS NOT OLD.body"
        " BEGIN INSERT INTO unstamped (record, rev) VALUES (NEW.id, NEW.rev); END"
    ),
    (
        "CREATE TRIGGER entered AFTER INSERT ON feed_entry"
        " BEGIN DELETE FROM unstamped WHERE record = NEW.record AND rev = NEW.rev; END"
    ),
    (
        "CREATE TRIGGER moved AFTER UPDATE ON feed_entry WHEN NEW.seq > OLD.seq"
        " BEGIN DELETE FROM unstamped WHERE record = NEW.record AND rev = NEW.rev; END"
    ),
)

# A number of the transaction stands beside each row: here another transaction's stamp does not count.
_POSTGRESQL = (
    "CREATE TABLE unstamped (record TEXT, rev BIGINT, at TEXT)",
    (
        "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " INSERT INTO unstamped VALUES (NEW.id, NEW.rev, txid_current()::text); RETURN NULL; END $$"
    ),
    (
        "CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " DELETE FROM unstamped WHERE record = NEW.record AND rev = NEW.rev AND at = txid_current()::text;"
        " RETURN NULL; END $$"
    ),
    "CREATE TRIGGER made AFTER INSERT ON document FOR EACH ROW WHEN (NEW.status <> 'deleted') EXECUTE FUNCTION note()",
    (
        "CREATE TRIGGER changed AFTER UPDATE ON document FOR EACH ROW WHEN (NEW.body IS DISTINCT FROM OLD.body)"
        " EXECUTE FUNCTION note()"
    ),
    "CREATE TRIGGER entered AFTER INSERT ON feed_entry FOR EACH ROW EXECUTE FUNCTION stamp()",
    "CREATE TRIGGER moved AFTER UPDATE ON feed_entry FOR EACH ROW WHEN (NEW.seq > OLD.seq) EXECUTE FUNCTION stamp()",
)


async def watch(connection: AsyncConnection) -> None:
    """From now on, note each change of a document that is not in its feeds by the end of its transaction."""
    for statement in _POSTGRESQL if connection.dialect.name == "postgresql" else _SQLITE:
        await connection.execute(text(statement))


async def unstamped(connection: AsyncConnection) -> list[tuple[str, int]]:
    """The documents, with their revisions, that changed and were not told of."""
    rows = await connection.execute(text("SELECT record, rev FROM unstamped"))
    return [(row.record, row.rev) for row in rows]
