"""What must hold whatever goes wrong: the forty-five sentences, and how often each was looked at.

Each is checked where it can be seen, by its number. Some only a tablet's own code can show, or its browser: they name
the test that shows them.
"""

from __future__ import annotations

from collections import Counter

from msgspec import Struct


class Invariant(Struct, frozen=True):
    """`least` is how often a hundred seeds look at it at the least; `elsewhere` the test that shows it instead, and
    `part` what of it is not seen here."""

    number: int
    title: str
    least: int = 0
    elsewhere: str = ""
    part: str = ""

    @property
    def name(self) -> str:
        return f"INV-{self.number}"


INVARIANTS = (
    Invariant(1, "No acknowledged operation is lost", 1000),
    Invariant(2, "What the device said it kept is kept until it has its answer", 1800),
    Invariant(3, "Each operation has one effect at most, in whichever stream it comes", 2400),
    Invariant(4, "What was pushed before changes nothing when it comes again", 2600),
    Invariant(5, "The operations of a stream take effect in their order, without a gap", 1500),
    Invariant(6, "A stream only moves on, and its hash is that of what it holds", 24000),
    Invariant(7, "What is refused has no effect, and a group happens as a whole or not at all", 4900),
    Invariant(8, "A refused operation holds nothing up behind it", 240),
    Invariant(9, "Another content under a number that was taken is a fork, and has no effect", 150),
    Invariant(10, "Every operation that was kept has one end, or still waits", 3200),
    Invariant(11, "A result follows from the operation and what stood there", 3400),
    Invariant(12, "Changes of different boxes come to the same in either order", 76),
    Invariant(13, "A value that was overwritten unseen is found again", 290),
    Invariant(14, "Nobody is in conflict with himself", 290),
    Invariant(15, "A wrong clock changes nothing but the time that it says", elsewhere="test_on_sqlite.py, run twice"),
    Invariant(16, "After a complete pull the device has what the server shows at that moment", 11000),
    Invariant(17, "Two devices with the same feeds and the same checkpoint are alike", 230),
    Invariant(18, "A checkpoint is never ahead of what is on the device", 8100),
    Invariant(19, "A pull comes to the same again, and in pages of any size", 510),
    Invariant(20, "A pull among writers misses nothing", 890),
    Invariant(21, "What the server says it has of a stream is in the data, and no more", 1000),
    Invariant(22, "What was done stays visible until the server's state contains it", 2200),
    Invariant(23, "What has left does not come back as it was", 4700),
    Invariant(24, "What was pulled bit by bit is what comes from nothing", 690),
    Invariant(25, "A record that was lost or spoilt on the device is noticed", 160),
    Invariant(26, "The device holds nothing outside its person's feeds, but what work waits on", 2200),
    Invariant(27, "No answer has a document in it that its reader may not see", 2200),
    Invariant(28, "Nobody is taken for somebody else", 12000),
    Invariant(29, "What a revoked device did is put aside, not thrown away", 62),
    Invariant(30, "After a restored server every device has what it has, and nothing is lost", 320),
    Invariant(31, "A copied device and its original go on, and nothing happens twice", 680),
    Invariant(32, "What a released version wrote is taken", 12, part="of a made-up version: none is released yet"),
    Invariant(33, "A wiped copy of the server's records costs time only", 62),
    Invariant(34, "A photo is kept until the server has verified it", elsewhere="pwa/src/sync/files.test.ts"),
    Invariant(35, "A photo that cannot be sent holds up no operation", elsewhere="pwa/src/sync/files.test.ts"),
    Invariant(36, "A stored photo is what was sent, wherever it was resumed", elsewhere="tests/sync/test_uploads.py"),
    Invariant(
        37,
        "One tab sends at a time; and where two do, nothing happens twice",
        390,
        part="that the lock lets one send: pwa/src/sync/loop.test.ts",
    ),
    Invariant(38, "Who has something to send and may, tries within half a minute", 440),
    Invariant(39, "When the faults end, all come to rest soon, and agree", 300),
    Invariant(40, "“All is sent” is said only when it is", 27000),
    Invariant(41, "What is kept does not grow without end", 150),
    Invariant(42, "Handed in as a file, work comes to the same", 78),
    Invariant(43, "Two values stay until a person chooses; the first choice counts, and every one is kept", 3000),
    Invariant(44, "What was put aside is settled once, in its order, and its person hears of it", 800),
    Invariant(45, "The log has every act of the database, and nothing else", 65),
)
TITLES = {one.number: one.title for one in INVARIANTS}


class Broken(AssertionError):
    """An invariant does not hold."""

    def __init__(self, number: int, detail: str) -> None:
        super().__init__(f"INV-{number} ({TITLES[number]}): {detail}")
        self.number = number


class Checks:
    """Looks, and counts."""

    def __init__(self) -> None:
        self.made: Counter[int] = Counter()

    def hold(self, number: int, holds: bool, detail: object = "") -> None:
        self.made[number] += 1
        if not holds:
            raise Broken(number, str(detail() if callable(detail) else detail))
