"""The words of the program in its languages, for what the server itself says to people: prints.

The catalogues are those of the app (`locales/`). English stands in for what a language lacks, as it does there.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from babel.languages import get_official_languages
from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("en", "nl", "hu", "fi", "nb")
"""Every language that there are words in; English first."""

_LOCALES = {"en": "en_GB"}
_LAW = ZoneInfo("Europe/Brussels")
_SAME = {"no": "nb"}
"""Names of languages that are one of ours."""


def locales_folder() -> Path:
    """The catalogues: beside this package in an installation, at the root of a checkout."""
    installed = Path(__file__).parents[1] / "locales"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "locales"


class Words:
    """One language. What is asked for and is not there is a fault of the catalogues: its name is said."""

    def __init__(self, language: str) -> None:
        self._locale = Locale.parse(_LOCALES.get(language, language))
        self._bundles = [_bundle(one) for one in dict.fromkeys((language, LANGUAGES[0]))]

    def has(self, message: str) -> bool:
        return any(bundle.has_message(message) for bundle in self._bundles)

    def t(self, message: str, **values: str | int) -> str:
        for bundle in self._bundles:
            if bundle.has_message(message) and (pattern := bundle.get_message(message).value) is not None:
                text, _ = bundle.format_pattern(pattern, values)
                return str(text)
        return message

    def day(self, day: date) -> str:
        return format_date(day, "long", locale=self._locale)

    def moment(self, instant: datetime) -> str:
        """A moment as the days of the law are counted (DEC-5)."""
        there = instant.astimezone(_LAW)
        return self.t("moment", day=self.day(there.date()), time=format_time(there, "HH:mm", locale=self._locale))

    def country(self, code: str) -> str:
        names = cast("Mapping[str, str]", self._locale.territories)
        return names.get(code, code)


@lru_cache(maxsize=len(LANGUAGES))
def words(language: str) -> Words:
    """The words of one of LANGUAGES. Raises KeyError for another."""
    if language not in LANGUAGES:
        raise KeyError(language)
    return Words(language)


def official_languages(country: str) -> tuple[str, ...]:
    """The official languages of a country (ISO 639-1), by the names that they have here; empty for an unknown one."""
    found = get_official_languages(country, regional=False, de_facto=True)
    return tuple(dict.fromkeys(_SAME.get(one, one) for one in found))


@lru_cache(maxsize=len(LANGUAGES))
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for path in sorted((locales_folder() / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle
