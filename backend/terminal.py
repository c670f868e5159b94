"""Words of others on a terminal: they are shown, and neither command it nor mark up what stands around them."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.text import Text


def plain(text: str) -> str:
    """What a terminal shows and does not obey."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)


def file_name(path: Path) -> str:
    """A name to be kept: a byte in it that is no text is a question mark."""
    return path.name.encode(errors="replace").decode()


def cell(text: str) -> Text:
    """The same for a table."""
    return Text(plain(text))


def say(console: Console, text: str, *, strong: str = "") -> None:
    """A line of such words, behind a few of ours that stand out."""
    console.print(Text.assemble((strong, "bold"), plain(text)))
