"""Text in NFC, as it is signed, in a time that grows with its length alone.

Python sorts the marks that follow one letter by exchanging neighbours: the thirty thousand that fit into one operation
take it seconds. A long text is given to it with its marks in their order.
"""

from __future__ import annotations

import unicodedata
from itertools import groupby

_LONG = 500
"""Characters; a shorter text is quick however its marks stand."""


def nfc(text: str) -> str:
    if len(text) > _LONG and not unicodedata.is_normalized("NFC", text):
        parts = (part for one in text for part in unicodedata.normalize("NFD", one))
        runs = groupby(parts, lambda part: unicodedata.combining(part) > 0)
        text = "".join("".join(sorted(run, key=unicodedata.combining) if marks else run) for marks, run in runs)
    return unicodedata.normalize("NFC", text)
