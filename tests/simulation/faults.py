"""Everything that goes wrong in the simulation, by name, and how often it did."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct


class Fault(Struct, frozen=True):
    """`chance` of it each time that it could happen, `least` how often it happens in a hundred seeds at the least."""

    name: str
    title: str
    chance: float
    least: int = 10


FAULTS = (
    # On the way.
    Fault("drop_request", "a request does not arrive", 0.04, 120),
    Fault("drop_response", "an answer does not arrive", 0.06, 150),
    Fault("duplicate", "a request arrives twice at once", 0.04, 100),
    Fault("late_again", "a request arrives again much later, out of order", 0.04, 100),
    Fault("cut_request", "a request is cut in the middle of its body", 0.02, 49),
    Fault("cut_response", "an answer is cut in the middle of its body", 0.04, 82),
    Fault("delay", "a request takes its time", 0.15, 510),
    Fault("status_401", "somebody in between answers 401", 0.01, 30),
    Fault("status_413", "somebody in between answers 413", 0.01, 35),
    Fault("status_429", "somebody in between answers 429", 0.015, 48),
    Fault("status_503", "somebody in between answers 503", 0.02, 64),
    # On the server.
    Fault("kill", "the server is killed before a statement", 0.0006, 14),
    Fault("kill_after_commit", "the server is killed right after a commit", 0.01, 22),
    Fault("serialization", "the database gives a transaction up (40001, SQLITE_BUSY)", 0.0015, 38),
    Fault("lock_timeout", "a lock is waited for too long (55P03, SQLITE_BUSY)", 0.0008, 14),
    Fault("restore", "the server's database is restored from a backup", 0.05, 13),
    Fault("upgrade", "the servers end, and those of a later version begin", 0.03, 8),
    Fault("settle", "what was put aside is looked at again", 0.15, 14),
    Fault("vouch", "a person vouches for a revoked device", 0.2, 4),
    Fault("dismiss", "a person refuses for good what was put aside", 0.05, 4),
    Fault("keep_log", "a worker gives the log's entries their places, and signs", 0.05, 8),
    Fault("deploy", "another version of the server starts beside the old one", 0.08, 27),
    Fault("stall", "in a rush, a statement is left standing while others overtake it", 0.06, 950),
    # On the device.
    Fault("crash_at_write", "the device ends before a write", 0.003, 100),
    Fault("abort", "a transaction on the device is given up", 0.002, 71),
    Fault("quota", "the device's disk is full for a while", 0.02, 30),
    Fault("power_cut", "what was not yet on the device's disk is gone", 0.03, 67),
    Fault("lose_all", "the device's database is gone", 0.015, 20),
    Fault("wipe_records", "the device's copy of the server's records is gone", 0.04, 62),
    Fault("rot", "a record on the device is lost or changed", 0.04, 61),
    Fault("clone", "the device's database is copied to another device", 0.015, 20),
    Fault("turn_back", "the device is set back to an older copy", 0.02, 37),
    # Around them.
    Fault("clock_jump", "the device's clock jumps by up to ten years", 0.06, 88),
    Fault("log_out", "another person takes the tablet: no session, only the device's token", 0.06, 92),
    Fault("session_ends", "the session ends on the server", 0.05, 80),
    Fault("move_person", "a person is moved to another post: feeds go and come", 0.04, 14),
    Fault("revoke", "the device is revoked", 0.015, 22),
    Fault("rush", "all do something at one moment, and ask", 0.4, 130),
    Fault("by_file", "unsent work is handed in as a file", 0.04, 68),
    Fault("unknown_operation", "a newer app does what the server does not know", 0.05, 71),
    Fault("poison", "an operation that no server can take", 0.06, 89),
    Fault("write_at_once", "two people write in the same box at one moment", 0.5, 40),
    Fault("choose_at_once", "two people choose between the same values at one moment", 0.5, 12),
    Fault("choose_again", "a choice is made that somebody made before", 0.06, 60),
    Fault("choose_unasked", "somebody chooses whom it does not concern", 0.03, 28),
    Fault("old_view", "a person acts on what was there long ago", 0.08, 21),
)


class Faults:
    """Draws whether something goes wrong. `only` are those that may; the others never happen."""

    def __init__(self, rng: random.Random, only: Iterable[str] | None = None) -> None:
        self._rng = rng
        self._chances = {one.name: one.chance for one in FAULTS}
        self._only = frozenset(self._chances if only is None else only)
        self.fired: Counter[str] = Counter()
        self.on = False

    def fires(self, name: str) -> bool:
        """One number is drawn for each question, so that a fault that is left out moves no other."""
        drawn = self._rng.random()
        if not self.on or name not in self._only or drawn >= self._chances[name]:
            return False
        self.fired[name] += 1
        return True
