"""Numbers and codes that are written as text: what they look like, and what they say."""

from __future__ import annotations

import re
from typing import Self

from msgspec import Struct

_REFERENCE = re.compile(r"([A-Z]{2,8})\.([A-Z]{2})\.([0-9]{4})\.([0-9]{1,12})([A-Z]?)(?:-V([0-9]{1,4}))?")
_COUNTRY = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
_CN_CODE = re.compile(r"[0-9]{2,10}")


class Reference(Struct, frozen=True):
    """A reference number, TYPE.CC.YYYY.NNNNNNN (REF-1).

    `country` is that of the authority of entry. `suffix` is a letter that another system puts behind the number of a
    document that came out of a split. `version` is the -Vn of REF-2, 0 where none is written.
    """

    prefix: str
    country: str
    year: int
    number: str
    suffix: str = ""
    version: int = 0

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """The parts of a reference number, or None where the text is none."""
        if not (found := _REFERENCE.fullmatch(text)):
            return None
        prefix, country, year, number, suffix, version = found.groups()
        return cls(prefix, country, int(year), number, suffix, int(version or 0))


def is_country_code(text: str) -> bool:
    """Whether this looks like an ISO 3166 code: two letters, or a part of a country as in GB-ENG (DATA-2)."""
    return _COUNTRY.fullmatch(text) is not None


def is_cn_code(text: str) -> bool:
    """Whether this is written as a code of the Combined Nomenclature, or as a heading of it: digits only (DATA-2)."""
    return _CN_CODE.fullmatch(text) is not None
