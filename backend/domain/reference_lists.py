"""Which lists of the reference data there are, and what each of them says: the columns of their files.

A list comes in as CSV, from an administrator or with the program, always by the same reader (`reference_csv`). What a
column holds is told here and nowhere else; `docs/reference.md` tells the same to those who make the files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from sync_protocol.lists import Match
from sync_protocol.organisations import Activity


class Holds(StrEnum):
    """What a cell of a column may be."""

    TEXT = "text"
    CODE = "code"
    CN_CODE = "cn_code"
    COUNTRY = "country"
    WHOLE = "whole"
    DECIMAL = "decimal"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"


_UNSEEN = r"\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069"
"""Controls, other ends of a line, and what turns the direction of writing: it is read otherwise than it is stored."""

SHAPES: Mapping[Holds, tuple[re.Pattern[str], str]] = {
    Holds.TEXT: (re.compile(f"[^{_UNSEEN}]{{1,1000}}"), "a text of at most 1000 characters in one line"),
    Holds.CODE: (re.compile(r"[!-~]([ -~]{0,62}[!-~])?"), "a code of at most 64 letters, digits and signs"),
    Holds.CN_CODE: (re.compile(r"[0-9]{2}([0-9]{2}){0,4}"), "2, 4, 6, 8 or 10 digits"),
    Holds.COUNTRY: (re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?"), "a country by ISO 3166, two capital letters"),
    Holds.WHOLE: (re.compile(r"0|[1-9][0-9]{0,14}"), "a whole number"),
    Holds.DECIMAL: (re.compile(r"(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?"), "a number with at most 6 decimals"),
    Holds.LATITUDE: (re.compile(r"-?(90(\.0{1,6})?|[0-8]?[0-9](\.[0-9]{1,6})?)"), "degrees from -90 to 90"),
    Holds.LONGITUDE: (
        re.compile(r"-?(180(\.0{1,6})?|(1[0-7][0-9]|[0-9]{1,2})(\.[0-9]{1,6})?)"),
        "degrees from -180 to 180",
    ),
}
"""The cells that a column takes, and how that is said to a person."""


class Key(Struct, frozen=True, kw_only=True):
    """A column that an entry is found by. `optional`: an empty cell fits every key. `options`: as of a `Column`."""

    name: str
    holds: Holds
    match: Match = "exact"
    optional: bool = False
    options: tuple[str, ...] = ()


class Column(Struct, frozen=True, kw_only=True):
    """A column of a value or a fact. `options` are the only texts that it takes, where there are any."""

    name: str
    holds: Holds = Holds.TEXT
    required: bool = False
    options: tuple[str, ...] = ()


class Definition(Struct, frozen=True, kw_only=True):
    """One list. `about` says in a sentence what it is for. `worded`: every entry needs words in one language or more.

    `tree`: the codes of the first key lie below each other, and each entry says itself whether it is the end of a
    branch. `derived`: made from this installation's own tables, and never imported. Not `public`: its file is only
    given to people who are logged in.
    """

    name: str
    about: str
    keys: tuple[Key, ...]
    value: Column | None = None
    facts: tuple[Column, ...] = ()
    worded: bool = True
    tree: bool = False
    derived: bool = False
    public: bool = True

    @property
    def match(self) -> tuple[Match, ...]:
        return tuple(key.match for key in self.keys)


LEAF, BRANCH = "leaf", "branch"
"""The values of a tree: a code that can be chosen, and a heading above others (CN-1)."""

_CODE = Key(name="code", holds=Holds.CODE)
_GOODS = Key(name="code", holds=Holds.CN_CODE, match="prefix")
_COUNTRY = Column(name="country", holds=Holds.COUNTRY, required=True)
_PLACE = (Column(name="latitude", holds=Holds.LATITUDE), Column(name="longitude", holds=Holds.LONGITUDE))
_ADDRESS = (
    Column(name="street"),
    Column(name="postal_code"),
    Column(name="city"),
    _COUNTRY,
)
_MINUTES = Column(name="minutes", holds=Holds.WHOLE, required=True)

_ALL = (
    Definition(
        name="countries",
        about="Countries and territories; `union` for a state of the EU, EFTA or EEA.",
        keys=(Key(name="code", holds=Holds.COUNTRY),),
        value=Column(name="place", required=True, options=("union", "third_country")),
        facts=(Column(name="group", options=("eu", "efta")),),
    ),
    Definition(
        name="nomenclature",
        about="The codes of goods and the headings above them; a code is found by its longest known beginning.",
        keys=(_GOODS,),
        value=Column(name="place", options=(LEAF, BRANCH)),
        facts=(Column(name="parent", holds=Holds.CN_CODE), Column(name="unit", holds=Holds.CODE)),
        tree=True,
    ),
    Definition(
        name="legislation",
        about="Goods by the act that they come under and the document that they travel with: filters for who looks for "
        "a code (CN-1).",
        keys=(_GOODS, Key(name="act", holds=Holds.CODE)),
        facts=(Column(name="document_type", holds=Holds.CODE),),
    ),
    Definition(
        name="quantity_limits",
        about="The most animals, or kilograms of goods, that are taken without a confirmation (CN-8).",
        keys=(_GOODS, Key(name="group", holds=Holds.TEXT, match="any", optional=True)),
        value=Column(name="limit", holds=Holds.WHOLE, required=True),
        worded=False,
    ),
    Definition(
        name="journey_limits",
        about="Minutes of journey above which a control post is needed (CVEDA-154).",
        keys=(_GOODS,),
        value=_MINUTES,
        worded=False,
    ),
    Definition(
        name="resting_limits",
        about="Minutes of journey above which a resting or transfer point is needed (CVEDA-153).",
        keys=(_GOODS,),
        value=_MINUTES,
        worded=False,
    ),
    Definition(
        name="unweaned_limits",
        about="Minutes of journey above which unweaned animals need a control post (CVEDA-154).",
        keys=(_GOODS,),
        value=_MINUTES,
        worded=False,
    ),
    Definition(
        name="authorised_countries",
        about="Countries that goods may come from. A line without a country says that only listed ones may.",
        keys=(_GOODS, Key(name="country", holds=Holds.COUNTRY, match="any", optional=True)),
        value=Column(name="status", required=True, options=("authorised", "not_authorised")),
        worded=False,
    ),
    Definition(
        name="establishments",
        about="Listed establishments of third countries, by approval number (CVEDP-2).",
        keys=(Key(name="approval_number", holds=Holds.CODE), Key(name="country", holds=Holds.COUNTRY)),
        value=Column(name="activity", required=True),
        facts=(Column(name="street"), Column(name="postal_code"), Column(name="city")),
    ),
    Definition(
        name="listing_duty",
        about="Goods that only come from listed establishments (CVEDP-2).",
        keys=(_GOODS,),
        worded=False,
    ),
    Definition(
        name="control_posts",
        about="Approved control posts, where animals rest on a journey (CVEDA-154).",
        keys=(_CODE,),
        facts=(*_ADDRESS, Column(name="species"), *_PLACE),
    ),
    Definition(
        name="posts",
        about="The border posts of this installation.",
        keys=(_CODE,),
        facts=(_COUNTRY,),
        derived=True,
    ),
    Definition(
        name="control_points",
        about="The control points of this installation.",
        keys=(_CODE,),
        facts=(_COUNTRY,),
        derived=True,
    ),
    Definition(
        name="places",
        about="Where posts, towns and approved places lie, for the estimate of a journey (CVEDA-2).",
        keys=(_CODE,),
        facts=(_COUNTRY, *(Column(name=one.name, holds=one.holds, required=True) for one in _PLACE)),
    ),
    Definition(
        name="transporters",
        about="Transporters of animals by the number of their authorisation; it is valid from `since` until `until`.",
        keys=(Key(name="authorisation", holds=Holds.CODE),),
        facts=_ADDRESS,
    ),
    Definition(
        name="transport_means",
        about="The means of transport of each transporter, by authorisation and registration (CVEDA-1).",
        keys=(Key(name="authorisation", holds=Holds.CODE), Key(name="identification", holds=Holds.CODE)),
        value=Column(name="mode", required=True, options=("road_vehicle", "railway_wagon", "ship", "aeroplane")),
        worded=False,
    ),
    Definition(
        name="organisations",
        about="Organisations that boxes are filled from, a line for each activity: found by country and three "
        "characters. `authority` is the one that is competent for it, a post by its code.",
        keys=(_CODE, Key(name="activity", holds=Holds.CODE, match="exact", optional=True, options=tuple(Activity))),
        facts=(
            *_ADDRESS,
            *(Column(name=name) for name in ("approval_number", "authority", "central_authority")),
        ),
        public=False,
    ),
    Definition(
        name="eppo",
        about="Plants and pests by EPPO code; `la` is the scientific name (CN-7).",
        keys=(_CODE,),
        value=Column(name="kind", required=True, options=("plant", "pest")),
    ),
    Definition(
        name="packages",
        about="Kinds of packages, UN/ECE Recommendation 21.",
        keys=(_CODE,),
    ),
    Definition(
        name="units",
        about="Units of measure, UN/ECE Recommendation 20.",
        keys=(_CODE,),
        facts=(Column(name="symbol"),),
    ),
    Definition(
        name="transport_modes",
        about="Modes of transport, UN/ECE Recommendation 19: the code that others have for a choice of the forms "
        "(`kind`).",
        keys=(_CODE,),
        facts=(Column(name="kind"),),
    ),
    Definition(
        name="document_types",
        about="Accompanying documents, UN/EDIFACT 1001: the code that others have for a choice of the forms (`kind`).",
        keys=(_CODE,),
        facts=(Column(name="kind"),),
    ),
    Definition(
        name="laboratory_tests",
        about="Tests that a laboratory can be asked for.",
        keys=(_CODE,),
        facts=(Column(name="group"),),
    ),
)

DEFINITIONS: Mapping[str, Definition] = {one.name: one for one in _ALL}
"""Every list by its name."""
