"""`waarmerk sync import`: what a device could not send is taken in from a file, as a push would take it."""

from __future__ import annotations

import base64
import hashlib
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from backend import sync_command
from backend.api.shell import Server
from backend.store import streams
from backend.sync_command import Taken
from sync_protocol import sealed, sealed_file, unsent, wire
from sync_protocol.base64url import base64url
from sync_protocol.key_set import Use
from sync_protocol.unsent import (
    BadFile,
    UnsentAttachment,
    UnsentHead,
    UnsentLine,
    UnsentOperation,
    UnsentPiece,
    UnsentProof,
)
from sync_protocol.wire import Change, Operation
from sync_protocol.workflow import Status
from tests.desk import ACCEPTED, SATISFACTORY, START, Desk, Office
from tests.sync.filing import JPEG, fingerprint, opened, sealed_to, submitted

REMARK = {"part2/documentary/remark": "the seal was broken"}


def held_back(desk: Desk, *operations: Operation) -> list[UnsentLine]:
    """What the app writes into its file for one device."""
    (public_key, *_) = [key.public_key() for key in desk.office.server.keys.of(Use.OUTBOX)]
    client_id, device_id = desk.stream.client_id, desk.stream.device_id
    lines: list[UnsentOperation] = []
    for one in operations:
        about = f"{client_id}|{one.seq}|{one.hash}".encode()
        body = base64.urlsafe_b64encode(sealed.seal_for_server(public_key, one.body.encode(), about)).rstrip(b"=")
        lines.append(UnsentOperation(client_id, device_id, one.seq, one.prev, one.hash, body.decode()))
    mac = unsent.proof(hashlib.sha256(desk.token.encode()).hexdigest(), lines)
    return [*lines, UnsentProof(device_id, mac)]


def a_file(desk: Desk, *devices: Sequence[UnsentLine]) -> list[bytes]:
    head = UnsentHead(unsent.UNSENT_FORMAT, desk.now, "1.0.0")
    return [wire.encode(line) + b"\n" for line in (head, *(line for some in devices for line in some))]


async def take(desk: Desk, lines: Sequence[bytes]) -> list[Taken]:
    return await sync_command.take_in(desk.office.server, unsent.read(lines))


def statuses(taken: Taken) -> list[str]:
    return [str(result.status) for result in taken.new]


async def test_a_decision_that_could_not_be_sent_is_taken_in_from_a_file(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    checked = inspector.stream.operation("document.set", document_id, 2, Change(set=ACCEPTED), inspector.now)
    await inspector.push(checked)
    decision = inspector.decision((await inspector.pull())[document_id])

    (taken,) = await take(inspector, a_file(inspector, held_back(inspector, decision)))

    assert (taken.person, statuses(taken), taken.trouble) == (inspector.member.name, ["applied"], "")
    assert (await inspector.pull())[document_id].status is Status.VALID


async def test_its_results_are_those_of_a_push(operator: Desk, inspector: Desk, colleague: Desk) -> None:
    """Invariant 42: the same operations by file and by push come to the same document and the same results."""
    by_push, by_file = await operator.submit_new(), await operator.submit_new()
    sent = [
        colleague.stream.operation("document.set", by_push, 2, Change(set=one), colleague.now)
        for one in (SATISFACTORY, REMARK)
    ]
    kept = [
        inspector.stream.operation("document.set", by_file, 2, Change(set=one), inspector.now)
        for one in (SATISFACTORY, REMARK)
    ]

    pushed = await colleague.push(*sent)
    (taken,) = await take(inspector, a_file(inspector, held_back(inspector, *kept)))

    assert list(taken.new) == pushed
    replica = await inspector.pull()
    assert bytes(replica[by_push].content) == bytes(replica[by_file].content)


async def test_a_second_time_and_after_the_device_has_sent_it_itself_nothing_is_done_twice(
    operator: Desk, inspector: Desk
) -> None:
    document_id = await operator.submit_new()
    operations = [
        inspector.stream.operation("document.set", document_id, 2, Change(set=one), inspector.now)
        for one in (SATISFACTORY, REMARK)
    ]
    await inspector.push(operations[0])
    lines = a_file(inspector, held_back(inspector, *operations))

    (first,) = await take(inspector, lines)
    (second,) = await take(inspector, lines)
    sent_later = await inspector.push(*operations)

    assert (len(first.new), first.before) == (1, 1)
    assert (len(second.new), second.before) == (0, 2)
    assert [one.status for one in sent_later] == ["applied", "applied"]
    assert (await inspector.pull())[document_id].rev == 4


async def test_several_people_s_work_leaves_in_one_file(operator: Desk, inspector: Desk, colleague: Desk) -> None:
    document_id = await operator.submit_new()
    parts = [
        held_back(one, one.stream.operation("document.set", document_id, 2, Change(set=boxes), one.now))
        for one, boxes in ((inspector, SATISFACTORY), (colleague, REMARK))
    ]

    taken = await take(inspector, a_file(inspector, *parts))

    assert [one.person for one in taken] == [inspector.member.name, colleague.member.name]
    assert b"the seal was broken" in bytes((await inspector.pull())[document_id].content)


async def test_more_than_one_push_holds_is_taken_in(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    many = wire.MAX_OPERATIONS + 1
    operations = [
        inspector.stream.operation(
            "document.set", document_id, 2, Change(set={"part2/documentary/remark": str(at)}), inspector.now
        )
        for at in range(many)
    ]

    (taken,) = await take(inspector, a_file(inspector, held_back(inspector, *operations)))

    assert len(taken.new) == many
    assert b'"remark":"500"' in bytes((await inspector.pull())[document_id].content)


async def test_a_stream_that_the_server_never_heard_of_begins_with_the_file(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    inspector.stream.client_id = "of-a-tablet-that-was-never-online"
    operation = inspector.stream.operation("document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now)

    (taken,) = await take(inspector, a_file(inspector, held_back(inspector, operation)))

    assert statuses(taken) == ["applied"]


async def test_a_file_that_begins_behind_a_gap_says_what_is_missing(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    lost, kept = (
        inspector.stream.operation("document.set", document_id, 2, Change(set=one), inspector.now)
        for one in (SATISFACTORY, REMARK)
    )

    (taken,) = await take(inspector, a_file(inspector, held_back(inspector, kept)))

    assert lost.seq == 1
    assert (taken.new, taken.trouble) == ((), "Operations 1 to 1 are neither here nor in the file.")


async def test_what_a_revoked_device_wrote_is_put_aside_for_a_person(
    harbour: Office, operator: Desk, inspector: Desk
) -> None:
    document_id = await operator.submit_new()
    operation = inspector.stream.operation("document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now)
    async with harbour.server.database.begin() as connection:
        await streams.revoke(connection, inspector.stream.device_id, harbour.clock.at)

    (taken,) = await take(inspector, a_file(inspector, held_back(inspector, operation)))

    assert statuses(taken) == ["quarantined"]
    assert (await inspector.pull())[document_id].status is Status.NEW


def _cut(lines: list[bytes]) -> list[bytes]:
    return lines[:-1]


def _cut_within(lines: list[bytes]) -> list[bytes]:
    return [*lines[:-1], lines[-1][:40]]


def _without_one(lines: list[bytes]) -> list[bytes]:
    return [lines[0], *lines[2:]]


def _without_head(lines: list[bytes]) -> list[bytes]:
    return lines[1:]


def _two_files(lines: list[bytes]) -> list[bytes]:
    return [*lines, *lines]


def _of_tomorrow(lines: list[bytes]) -> list[bytes]:
    return [lines[0].replace(b"unsent-1", b"unsent-2"), *lines[1:]]


def _by_another(lines: list[bytes]) -> list[bytes]:
    return [line.replace(b'"seq":2', b'"seq":3') for line in lines]


def _of_a_stranger(lines: list[bytes]) -> list[bytes]:
    return [line.replace(b'"device_id":"', b'"device_id":"0') for line in lines]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_cut, "cut"),
        (_cut_within, "Line 4 cannot be read"),
        (_without_one, "proof does not fit"),
        (_without_head, "Line 1 is not where it belongs"),
        (_two_files, "Line 5 is not where it belongs"),
        (_of_tomorrow, "'waarmerk-unsent-2'"),
        (_by_another, "proof does not fit"),
        (_of_a_stranger, "never enrolled"),
    ],
)
async def test_a_file_that_is_not_as_a_device_wrote_it_is_left_whole(
    operator: Desk, inspector: Desk, spoil: Callable[[list[bytes]], list[bytes]], said: str
) -> None:
    document_id = await operator.submit_new()
    operations = [
        inspector.stream.operation("document.set", document_id, 2, Change(set=one), inspector.now)
        for one in (SATISFACTORY, REMARK)
    ]
    lines = a_file(inspector, held_back(inspector, *operations))

    with pytest.raises(BadFile, match=said):
        await take(inspector, spoil(lines))

    assert (await inspector.pull())[document_id].rev == 2


async def test_the_command_says_what_became_of_it_and_what_is_left(
    settled: Server,
    harbour: Office,
    operator: Desk,
    inspector: Desk,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    document_id = await operator.submit_new()
    good = inspector.stream.operation("document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now)
    bad = inspector.stream.operation("document.set", document_id, 2, Change(set={"part1/arrival": 1}), inspector.now)
    lines = a_file(inspector, held_back(inspector, good, bad))
    whole, cut = tmp_path / "whole.json", tmp_path / "cut.json"
    whole.write_bytes(b"".join(lines))
    cut.write_bytes(b"".join(lines[:-1]))
    settings = harbour.server.settings
    shutil.copytree(settled.settings.data_folder, settings.data_folder, dirs_exist_ok=True)

    done = await sync_command.import_(settings, [whole])
    left = await sync_command.import_(settings, [whole, cut, tmp_path / "none.json"])

    said = " ".join(capsys.readouterr().out.split())
    assert (done, left) == (0, 1)
    assert "operation 2: " in said
    assert "(NOT_YOUR_BOX)" in said
    assert f"not taken in {cut}: The file was cut" in said
    assert f"not taken in {tmp_path / 'none.json'}: No such file or directory" in said


@pytest.mark.parametrize(
    "word", ["[/none]", "[bold]", "\x1b]0;a title\x07\x1b[2J"], ids=["closes", "opens", "commands"]
)
async def test_what_somebody_wrote_neither_breaks_nor_commands_the_terminal(
    word: str, settled: Server, harbour: Office, operator: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    document_id = await operator.submit_new()
    await operator.push(operator.stream.operation(word, document_id, 2, Change(), operator.now))
    settings = harbour.server.settings
    shutil.copytree(settled.settings.data_folder, settings.data_folder, dirs_exist_ok=True)

    done = await sync_command.say_aside(settings)

    said = capsys.readouterr().out
    assert done == 0
    assert "\x1b" not in said
    assert word[:3].replace("\x1b", "\N{REPLACEMENT CHARACTER}") in said


def with_file(desk: Desk, data: bytes, *operations: Operation) -> list[UnsentLine]:
    """What the app writes for a device that has a file to send."""
    *lines, _ = held_back(desk, *operations)
    sealed_bytes, sealed_key = sealed_to(desk, data)
    about = UnsentAttachment(desk.stream.device_id, fingerprint(data), len(data), base64url(sealed_key))
    pieces, at = list[UnsentPiece](), 0
    for length in sealed_file.split(len(sealed_bytes)):
        pieces.append(UnsentPiece(base64url(sealed_bytes[at : at + length])))
        at += length
    token_hash = hashlib.sha256(desk.token.encode()).hexdigest()
    mac = unsent.proof(token_hash, [one for one in lines if isinstance(one, UnsentOperation)], [about])
    return [*lines, about, *pieces, UnsentProof(desk.stream.device_id, mac)]


async def test_the_files_in_it_are_taken_in_and_opened_by_the_other_side(operator: Desk, inspector: Desk) -> None:
    photo = JPEG * 800
    document_id = await submitted(operator, photo)

    (taken,) = await take(operator, a_file(operator, with_file(operator, photo)))
    (again,) = await take(operator, a_file(operator, with_file(operator, photo)))

    assert (taken.files, taken.trouble, again.trouble) == (1, "", "")
    assert (await opened(inspector, document_id, photo)).content == photo


async def test_a_file_that_was_exchanged_for_another_is_left_and_the_rest_taken_in(operator: Desk) -> None:
    lines = with_file(operator, JPEG)
    other = with_file(operator, JPEG[::-1])
    exchanged = [one if not isinstance(one, UnsentPiece) else other[1] for one in lines]

    (taken,) = await take(operator, a_file(operator, exchanged))

    assert (taken.files, taken.trouble.partition(":")[0]) == (0, "CHECKSUM")


async def test_a_file_that_its_device_did_not_vouch_for_is_not_taken_in(operator: Desk) -> None:
    *lines, proof = with_file(operator, JPEG)
    smuggled = [*lines, *with_file(operator, JPEG[::-1])[:-1], proof]

    with pytest.raises(BadFile, match="proof"):
        await take(operator, a_file(operator, smuggled))


def test_a_piece_of_no_file_is_refused() -> None:
    head = UnsentHead(unsent.UNSENT_FORMAT, START, "1.0.0")

    with pytest.raises(BadFile, match="no file"):
        unsent.read([wire.encode(head), wire.encode(UnsentPiece("AAAA"))])
