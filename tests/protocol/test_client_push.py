"""What the Python client keeps and sends, by which right, in which batches, and how long it waits."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sync_protocol import wire
from sync_protocol.client import Act, Ask, CannotKeep, Failure, Phase, Question, StorageFailure, Trouble, Wait, exchange
from tests.protocol.lone_device import START, a_change, a_device, a_page, asked, refused, registered, said


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
