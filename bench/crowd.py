"""Two installations beside each other: one post with its documents and devices, and a hundred such posts.

What one device holds is the same in both; the documents and devices of the other posts are the load.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Generator, Mapping, Sequence
from functools import reduce
from pathlib import Path
from random import Random
from typing import Any, cast

import asyncpg
from msgspec import Struct
from uuid_utils import uuid7

from backend import app, demo
from backend.api.pulling import checkpoint_token
from backend.domain.rights import feeds_of, organisation_feed, post_feed
from backend.settings import Settings
from backend.store.schema import audit, document
from bench.stage import BATCH, REV, Failed, Tablet, equip, fill, inspectors_at, settings_of
from sync_protocol.wire import record_sum
from tests import services

OF_A_POST = 10_000
"""Documents of one post."""


class Device(Struct):
    """What a simulated device keeps: its stream and key in the tablet, and how far it has pulled."""

    tablet: Tablet
    share: Sequence[str]
    """The documents that it works on."""
    checkpoint: str = ""


class Post(Struct, frozen=True):
    code: str
    exporter: str
    documents: list[str]
    devices: list[Device]


class Crowd(Struct, frozen=True):
    """A filled database that nobody has opened."""

    settings: Settings
    posts: list[Post]


def two_crowds(cluster: services.Postgres, folder: Path, *, documents: int, devices: int) -> tuple[Crowd, Crowd]:
    """One post, and beside it as many as have all the documents, in two databases; each post has as many devices."""
    count = documents // OF_A_POST
    each = devices // max(count, 1)
    if not count or not each or each * BATCH > OF_A_POST:
        raise Failed(f"posts of {OF_A_POST} documents have 1 to {OF_A_POST // BATCH} devices each")
    name = cluster.create()
    ground = fill(cluster.url(name), folder / "small", size=OF_A_POST, devices=1)
    other = cluster.create(template=name)
    shutil.copytree(folder / "small", folder / "large")
    harbour = Post(demo.HARBOUR, demo.EXPORTER["id"], [one.id for one in ground.documents], [])
    small = Crowd(ground.settings, [harbour])
    large = Crowd(
        settings_of(cluster.url(other), folder / "large"),
        [Post(harbour.code, harbour.exporter, harbour.documents, []), *map(_new_post, range(1, count))],
    )
    asyncio.run(_multiply(large))
    for crowd in (small, large):
        asyncio.run(_enrol(crowd, each))
    return small, large


def _new_post(number: int) -> Post:
    return Post(f"NLP{number:03}", f"exporter-{number}", [], [])


async def _multiply(crowd: Crowd) -> None:
    """Copy the rows of the first post's documents for each of the others, within the database.

    A document of each post in turn, as they come in life: the rows of one post lie scattered among those of all.
    """
    connection = cast("Any", await asyncpg.connect(crowd.settings.database_url.replace("+asyncpg", "")))
    first, *others = crowd.posts
    await connection.execute("SET work_mem = '256MB'")
    for statement in _PREPARE:
        await connection.execute(statement.format(feed=post_feed(first.code)))
    references = await connection.fetch("SELECT number, id, reference FROM sample ORDER BY number")
    if [row["id"] for row in references] != first.documents:
        raise Failed("the feed is in another order than the documents")
    await connection.copy_records_to_table("given", records=_given(crowd.posts, references))
    for statement in (_DOCUMENTS, _AUDIT, _IN_POST, _IN_ORGANISATION):
        await connection.execute(statement)
    await connection.copy_records_to_table("feed", records=_feeds(others), columns=_FEED)
    await connection.execute("DROP TABLE sample, sample_audit, given")
    await connection.close()


def _given(posts: Sequence[Post], sample: Sequence[Mapping[str, Any]]) -> Generator[tuple[Any, ...]]:
    for row in sample:
        yield row["id"], row["number"], posts[0].code, posts[0].exporter, row["reference"]
        head, _, number = row["reference"].rpartition(".")
        for place, post in enumerate(posts[1:], 1):
            post.documents.append(str(uuid7()))
            reference = f"{head}.{int(number) + place * OF_A_POST:07}"
            yield post.documents[-1], row["number"], post.code, post.exporter, reference


_PREPARE = (
    "CREATE TABLE given (id text, number bigint, post text, organisation text, reference text)",
    (
        "CREATE TABLE sample AS SELECT seq AS number, document.* FROM document JOIN feed_entry ON record = id"
        " WHERE feed = '{feed}'"
    ),
    "CREATE TABLE sample_audit AS SELECT number, audit.* FROM audit JOIN sample ON sample.id = record",
    "DELETE FROM feed_entry WHERE record_type = 'document'",
    "TRUNCATE document, audit",
)

_CHANGED = ("id", "post", "organisation", "reference")
_BODY = reduce(
    lambda text, name: f"replace({text}, sample.{name}, given.{name})", _CHANGED, "convert_from(sample.body, 'UTF8')"
)


def _copying(table: Any, sample: str, changed: Mapping[str, str]) -> str:
    names = [column.name for column in table.c if changed.get(column.name) != ""]
    values = ", ".join(changed.get(name, f"{sample}.{name}") for name in names)
    return f"INSERT INTO {table.name} ({', '.join(names)}) SELECT {values} FROM given JOIN {sample} USING (number)"


_DOCUMENTS = _copying(
    document, "sample", {name: f"given.{name}" for name in _CHANGED} | {"body": f"convert_to({_BODY}, 'UTF8')"}
)
_AUDIT = _copying(audit, "sample_audit", {"id": "", "record": "given.id"})
_ENTRY = (
    "INSERT INTO feed_entry (feed, record_type, record, seq, rev, present)"
    f" SELECT %s, 'document', id, number, {REV}, true FROM given"
)
_IN_POST = _ENTRY % f"'{post_feed('')}' || post"
_IN_ORGANISATION = _ENTRY % f"'{organisation_feed('')}' || organisation"
_FEED = ("name", "head", "present", "sum_high", "sum_low", "horizon")


def _feeds(posts: Sequence[Post]) -> Generator[tuple[Any, ...]]:
    for post in posts:
        sums = [record_sum(one, REV) for one in post.documents]
        high, low = sum(one >> 32 for one in sums), sum(one & 0xFFFFFFFF for one in sums)
        for name in (post_feed(post.code), organisation_feed(post.exporter)):
            yield name, len(sums), len(sums), high, low, 0


async def _enrol(crowd: Crowd, each: int) -> None:
    """Devices at each post, which have pulled before: up to a hundred documents are new to them."""
    server = await app.open_server(crowd.settings)
    tablets: list[list[Tablet]] = []
    for number, post in enumerate(crowd.posts):
        authority = {"code": post.code, "name": post.code, "country": "NL", "kind": "border_post"}
        exporter = {"id": post.exporter, "name": post.exporter, "country": "NL"}
        people = inspectors_at(post.code, range(2 + number * each, 2 + (number + 1) * each))
        tablets.append(await equip(server, [authority], exporter, people))
    await server.database.close()
    connection = cast("Any", await asyncpg.connect(crowd.settings.database_url.replace("+asyncpg", "")))
    heads: dict[str, int] = dict(await connection.fetch("SELECT name, head FROM feed"))
    await connection.execute("VACUUM (ANALYZE)")
    await connection.execute("CHECKPOINT")
    # Everybody was here before, but not in this minute: the first request of each notes its activity.
    await connection.execute("UPDATE session SET seen_at = now() - interval '2 minutes'")
    await connection.close()
    chance = Random(1)
    for post, own in zip(crowd.posts, tablets, strict=True):
        for place, tablet in enumerate(own):
            known = {name: heads.get(name, 0) for name in feeds_of(tablet.person)}
            known[post_feed(post.code)] -= chance.randint(0, BATCH)
            share = post.documents[place * BATCH : (place + 1) * BATCH]
            post.devices.append(Device(tablet, share, checkpoint_token(known)))
