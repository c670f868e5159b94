"""What the Python client keeps and sends, by which right, in which batches, and how long it waits."""

from __future__ import annotations

from datetime import timedelta
from os import urandom

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from sync_protocol import unsent, wire
from sync_protocol.client import (
    Act,
    Ask,
    CannotKeep,
    Device,
    Failure,
    Phase,
    Question,
    SqliteStore,
    StorageFailure,
    Trouble,
    Wait,
    exchange,
)
from sync_protocol.client.files import FileAsk
from sync_protocol.client.network import failure_of
from tests.protocol.lone_device import KEY, START, a_change, a_device, a_page, asked, refused, registered, said


def test_without_a_session_the_token_sends_and_nothing_is_fetched() -> None:
    device = a_device(token="t1")
    device.enqueue("document.set", "r1", a_change(), START)

    registering = asked(device)
    device.receive(registering, b"", START)
    pushing = asked(device)
    device.receive(pushing, said(pushing), START)
    after = device.next(START)

    assert (registering.token, pushing.kind, pushing.token) == ("t1", Question.PUSH, "t1")
    assert after == Wait(None, Phase.NEEDS_LOGIN)


def test_a_login_that_ended_pauses_and_deletes_nothing() -> None:
    device = a_device()
    device.logged_in()
    device.enqueue("document.set", "r1", a_change(), START)
    registered(device)

    device.failed(asked(device), refused(401, "LOGIN_REQUIRED"), START)
    waiting = device.next(START)
    pending = device.status().pending
    device.logged_in()
    again = asked(device)

    assert waiting == Wait(None, Phase.NEEDS_LOGIN)
    assert pending == 1
    assert again.kind is Question.PUSH


def test_a_revoked_device_waits_for_a_person() -> None:
    device = a_device(token="t1")
    device.enqueue("document.set", "r1", a_change(), START)
    registered(device)

    device.failed(asked(device), refused(401, "DEVICE_REVOKED"), START)

    assert device.next(START) == Wait(None, Phase.NEEDS_LOGIN)
    assert device.status().pending == 1


def test_a_push_that_is_too_large_is_sent_by_halves() -> None:
    device = a_device()
    device.logged_in()
    device.enqueue_all([Act("document.set", f"r{n}", a_change()) for n in range(8)], START)
    registered(device)
    sizes: list[int] = []
    for _ in range(3):
        ask = asked(device)
        sizes.append(len(ask.seqs))
        device.failed(ask, refused(413, "TOO_LARGE"), START)
    ask = asked(device)
    device.receive(ask, said(ask), START)

    assert [*sizes, len(ask.seqs), len(asked(device).seqs)] == [8, 4, 2, 1, 2]


def test_a_group_is_never_cut_in_two() -> None:
    device = a_device()
    device.logged_in()
    device.enqueue("document.set", "r0", a_change(), START)
    device.enqueue_group([Act("document.set", f"r{n}", a_change()) for n in range(1, 5)], START)
    registered(device)

    whole = asked(device)
    device.failed(whole, refused(413), START)
    before = asked(device)
    device.receive(before, said(before), START)
    group = asked(device)

    assert (whole.seqs, before.seqs, group.seqs) == ((1, 2, 3, 4, 5), (1,), (2, 3, 4, 5))


def test_a_busy_server_is_left_alone_as_long_as_it_says() -> None:
    device = a_device()
    device.logged_in()
    registered(device)

    device.failed(asked(device), refused(503, "BUSY", retry_after=120), START)

    assert device.next(START + timedelta(seconds=119)) == Wait(START + timedelta(seconds=120), Phase.BACKOFF)
    assert isinstance(device.next(START + timedelta(seconds=120)), Ask)


def test_waiting_grows_to_a_minute_and_ends_when_a_person_taps() -> None:
    device = a_device()
    device.logged_in()
    at, waits = START, list[float]()
    for _ in range(9):
        device.failed(asked(device, at), Failure(kind=Trouble.UNREACHABLE), at)
        wait = device.next(at)
        assert isinstance(wait, Wait)
        assert wait.until is not None
        waits.append((wait.until - at).total_seconds())
        at = wait.until
    device.failed(asked(device, at), Failure(kind=Trouble.UNREACHABLE), at)
    device.wake()

    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert isinstance(device.next(at), Ask)


def test_what_one_stream_is_refused_does_not_hold_up_the_pull() -> None:
    device = a_device()
    device.logged_in()
    device.enqueue("document.set", "r1", a_change(), START)
    registered(device)

    device.failed(asked(device), refused(422, "NOT_ACCEPTED"), START)
    pull = asked(device)
    device.receive(pull, a_page(), START)
    wait = device.next(START)

    assert pull.kind is Question.PULL
    assert wait == Wait(START + timedelta(seconds=1), Phase.BACKOFF)
    assert asked(device, START + timedelta(seconds=1)).kind is Question.PUSH


def test_an_answer_that_comes_twice_or_late_is_not_heard() -> None:
    device = a_device()
    device.logged_in()
    device.enqueue("document.set", "r1", a_change(), START)
    registered(device)
    first = asked(device)
    device.failed(first, Failure(kind=Trouble.UNREACHABLE), START)
    device.wake()
    second = asked(device)

    device.receive(first, said(first), START)
    device.failed(first, refused(409, "CHAIN_FORK"), START)

    assert device.phase is Phase.PUSHING
    assert device.status().pending == 1
    device.receive(second, said(second), START)
    device.receive(second, said(second), START)
    assert device.status().pending == 0


@pytest.mark.parametrize(
    ("acts", "code"),
    [
        ([Act("document.set", "r", a_change("x" * wire.MAX_OPERATION_BYTES))], "OPERATION_SIZE"),
        ([Act("document.set", "r", a_change())] * (wire.MAX_GROUP + 1), "GROUP_SIZE"),
        ([Act("document.set", "r", a_change("x" * 60_000))] * 20, "GROUP_SIZE"),
    ],
)
def test_what_no_push_could_carry_is_not_kept(acts: list[Act], code: str) -> None:
    device = a_device()

    with pytest.raises(CannotKeep) as refusal:
        device.enqueue_group(acts, START)

    assert refusal.value.code == code
    assert device.operations() == []
    assert device.enqueue("document.set", "r", a_change(), START).seq == 1


def test_an_expired_certificate_signs_nothing() -> None:
    device = a_device()

    with pytest.raises(CannotKeep, match="CERTIFICATE_EXPIRED"):
        device.sign("decide", "r1", {}, START)


def test_a_full_disk_is_told_and_nothing_is_half_kept() -> None:
    device = a_device()
    device.logged_in()

    calm = device.store.before

    def full(name: str) -> None:
        if name == "enqueue: stream":
            raise StorageFailure("the disk is full")

    device.store.before = full
    with pytest.raises(StorageFailure):
        device.enqueue("document.set", "r1", a_change(), START)
    device.store.before = calm

    assert device.operations() == []
    assert device.enqueue("document.set", "r1", a_change(), START).seq == 1


def test_batches_end_at_the_limit_of_bytes() -> None:
    device = a_device()
    device.enqueue_all([Act("document.set", f"r{n}", a_change("é" * 25_000)) for n in range(30)], START)
    rows = device.operations()

    some = exchange.fitting(rows, 500)

    assert 1 < len(some) < 30
    assert sum(len(row.body.encode()) for row in some) < wire.MAX_PUSH_BYTES


@pytest.mark.parametrize("told", ["9" * 12, "9" * 400])
def test_a_waiting_time_without_end_is_a_mistake(told: str) -> None:
    device = a_device()
    device.logged_in()
    registered(device)

    device.failed(asked(device), failure_of(503, {"Retry-After": told}, b""), START)

    assert device.next(START) == Wait(START + timedelta(days=1), Phase.BACKOFF)


@pytest.mark.parametrize(
    ("said_", "becomes"),
    [(b'"applied"', b'"of a later version"'), (b'"last_seq":1', b'"last_seq":' + b"9" * 30)],
)
def test_an_answer_that_cannot_be_read_to_its_end_counts_as_none(said_: bytes, becomes: bytes) -> None:
    device = a_device()
    device.logged_in()
    device.enqueue("document.set", "r1", a_change(), START)
    registered(device)
    ask = asked(device)

    device.receive(ask, said(ask).replace(said_, becomes), START)
    status = device.status()

    assert (status.pending, status.phase) == (1, Phase.BACKOFF)
    assert asked(device, START + timedelta(seconds=1)).body == ask.body


@pytest.mark.parametrize("record", ["a b", "x" * 65, ""])
def test_an_operation_on_what_no_record_is_called_is_not_kept(record: str) -> None:
    device = a_device()

    with pytest.raises(CannotKeep) as refusal:
        device.enqueue("document.set", record, a_change(), START)

    assert refusal.value.code == "OPERATION_SHAPE"
    assert device.operations() == []


def test_a_revoked_device_of_which_no_file_is_taken_still_sends_what_is_put_aside() -> None:
    device = a_device(token="t1")
    device.files.shelf.keep(b"photo", START)
    file = device.files.next(START)
    assert isinstance(file, FileAsk)

    device.files.failed(file, refused(401, "DEVICE_REVOKED"), START)
    device.enqueue("document.set", "r1", a_change(), START)

    assert isinstance(device.files.next(START), Wait)
    assert asked(device).token == "t1"


def test_a_file_that_is_always_elsewhere_is_not_asked_for_without_end() -> None:
    lane = a_device(token="t1").files
    lane.shelf.keep(b"photo", START)
    asks = 0
    while isinstance(ask := lane.next(START), FileAsk) and asks < 100:
        asks += 1
        if ask.method == "PATCH":
            lane.failed(ask, refused(409, "OFFSET"), START)
        else:
            lane.receive(ask, {"Location": "/sync/v1/files/u1", "Upload-Offset": "0"}, START)

    assert asks == 3


def test_a_damaged_file_does_not_keep_the_rest_from_leaving_as_a_file() -> None:
    device = a_device(token="t1")
    device.enqueue("document.set", "r1", a_change(), START)
    kept, damaged = (device.files.shelf.keep(one, START) for one in (b"photo", b"another"))
    with device.store.step("damage"):
        device.store.write("damage", "UPDATE pieces SET data = x'00' WHERE sha256 = ?", damaged)

    file = unsent.read(exported(device).splitlines())

    assert [len(one) for one in file.operations.values()] == [1]
    assert [held.about.sha256 for one in file.files.values() for held in one] == [kept]


def test_wherever_a_file_of_two_devices_is_cut_it_is_known() -> None:
    store = SqliteStore()
    for device_id in ("d1", "d2"):
        device = a_device(store, device_id=device_id, token=device_id)
        device.enqueue("document.set", "r1", a_change(), START)
    lines = exported(device).splitlines()

    assert len(unsent.read(lines).operations) == 2
    for end in (0, *range(2, len(lines))):
        with pytest.raises(unsent.BadFile):
            unsent.read(lines[:end])


def exported(device: Device) -> bytes:
    return device.export(START, KEY.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint), urandom)
