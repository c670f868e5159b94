"""The states that the rules call the Union: the EU, EFTA and EEA states, by ISO 3166-1 alpha-2 (glossary).

The group changes by treaty, as the law of the forms does; rules of an edition travel with the states that they mean.
"""

from __future__ import annotations

from sync_protocol.rules import Cond, Ref

EU = (
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU"),
    *("LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
)
EFTA = ("CH", "IS", "LI", "NO")

UNION = (*EU, *EFTA)


def in_union(country: Ref[str]) -> Cond:
    """Whether a country is one of the Union; open while the box is empty."""
    return country.within(UNION)
