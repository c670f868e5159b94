"""The language of forms and rules: a box is declared once, and a rule is a value built from typed box references.

A field has two faces. On a document `identity.kind` is an `IdentityKind` or None; on `boxes(Part2)` the same name is a
`Ref[IdentityKind]`, and `==` builds a condition. A type checker sees both.

    part2 = boxes(Part2)
    test = part2.laboratory.tests.row
    CHK_5 = rule(
        "CHK-5",
        "The date of sampling is not after the date of the decision.",
        require=test.sampled <= part2.decided,
        at=test.sampled,
    )
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from types import UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    Generic,
    Literal,
    Never,
    TypeVar,
    Union,
    cast,
    dataclass_transform,
    get_args,
    get_origin,
    overload,
)

import msgspec
from msgspec import Struct, StructMeta
from msgspec.structs import astuple

from sync_protocol.about import About, Editions, box, rows, section
from sync_protocol.conditions import (
    ALWAYS,
    AllRows,
    AnyRow,
    Cond,
    Count,
    Get,
    ListOf,
    Node,
    Ref,
    Sum,
    Table,
    Test,
    children,
    tables_of,
    today,
)
from sync_protocol.scalars import MOST_CHARACTERS, MOST_ROWS, BoxKind, Quantity, from_wire, to_wire, unfit, unfit_text

__all__ = [
    "MANDATORY",
    "About",
    "Box",
    "Cond",
    "Form",
    "Key",
    "ListOf",
    "Place",
    "Quantity",
    "Ref",
    "Row",
    "Rows",
    "Rule",
    "Section",
    "Table",
    "box",
    "boxes",
    "decode",
    "encode",
    "mandatory",
    "place_of",
    "places",
    "rows",
    "rule",
    "section",
    "today",
    "words_of",
]

T = TypeVar("T")
R = TypeVar("R", bound="Row")
F = TypeVar("F", bound="Form")

if TYPE_CHECKING:

    class Box(Generic[T]):
        """A box: its value or None on a document, a `Ref` on `boxes(...)`."""

        @overload
        def __get__(self, at: None, owner: object, /) -> Ref[T]: ...
        @overload
        def __get__(self, at: object, owner: object, /) -> T | None: ...
        def __get__(self, at: object, owner: object, /) -> Ref[T] | T | None: ...
        def __set__(self, at: Never, value: T | None, /) -> None: ...

    class Key(Generic[T]):
        """A box that is never empty."""

        @overload
        def __get__(self, at: None, owner: object, /) -> Ref[T]: ...
        @overload
        def __get__(self, at: object, owner: object, /) -> T: ...
        def __get__(self, at: object, owner: object, /) -> Ref[T] | T: ...
        def __set__(self, at: Never, value: T, /) -> None: ...

    class Section(Generic[F]):
        """Boxes that stand together; never missing, only its boxes can be."""

        @overload
        def __get__(self, at: None, owner: object, /) -> type[F]: ...
        @overload
        def __get__(self, at: object, owner: object, /) -> F: ...
        def __get__(self, at: object, owner: object, /) -> type[F] | F: ...
        def __set__(self, at: Never, value: F, /) -> None: ...

    class Rows(Generic[R]):
        """A table of rows."""

        @overload
        def __get__(self, at: None, owner: object, /) -> Table[R]: ...
        @overload
        def __get__(self, at: object, owner: object, /) -> tuple[R, ...]: ...
        def __get__(self, at: object, owner: object, /) -> Table[R] | tuple[R, ...]: ...
        def __set__(self, at: Never, value: tuple[R, ...], /) -> None: ...
else:  # msgspec sees plain types
    Box, Key, Section, Rows = T | None, Annotated[T, "key"], Annotated[F, "section"], tuple[R, ...]


@dataclass_transform(kw_only_default=True, frozen_default=True)
class FormMeta(StructMeta):
    """Takes `box(...)` out of the defaults, so that msgspec sees a plain struct."""

    def __new__(mcls, name: str, bases: tuple[type, ...], space: dict[str, Any], **options: Any) -> Any:
        about = {key: value for key, value in space.items() if isinstance(value, About)}
        space |= {key: value.empty for key, value in about.items()}
        options = {"frozen": True, "kw_only": True, "omit_defaults": True, "forbid_unknown_fields": True} | options
        made: Any = super().__new__(mcls, name, bases, space, **options)
        inherited: list[dict[str, About]] = [getattr(base, "__about__", {}) for base in reversed(bases)]
        made.__about__ = {key: value for of in (*inherited, about) for key, value in of.items()}
        return made


class Form(Struct, metaclass=FormMeta):
    """A document type, a section or a row. Raises ValueError for a value outside the bounds of its box."""

    __about__: ClassVar[dict[str, About]]

    def __post_init__(self) -> None:
        values = astuple(self)
        for at, ill in _bounds(type(self)):
            if (value := values[at]) is not None and (reason := ill(value)):
                raise ValueError(f"{self.__struct_fields__[at]}: {reason}")


class Row(Form):
    """A row of a table, known by an id that the device gives it."""

    id: Key[Annotated[str, msgspec.Meta(pattern=r"\A[a-z0-9]{1,26}\Z")]]


class Place(Struct, frozen=True):
    """One field of a form; `type` is that of its value, of its section or of its rows."""

    name: str
    type: Any
    kind: BoxKind | Literal["section", "rows"]
    about: About


_KINDS: dict[type, BoxKind] = {
    str: "text",
    bool: "flag",
    int: "int",
    Quantity: "decimal",
    date: "date",
    datetime: "instant",
}
_places: dict[type[Form], dict[str, Place]] = {}
_checks: dict[type[Form], tuple[tuple[int, Callable[[Any], str | None]], ...]] = {}


def places(form: type[Form]) -> dict[str, Place]:
    """The fields of a form by name, in order. Raises TypeError for a field of a type that no box can have."""
    if form not in _places:
        _places[form] = {field.name: _place(form, field) for field in msgspec.structs.fields(form)}
    return _places[form]


def _place(form: type[Form], field: msgspec.structs.FieldInfo) -> Place:
    inner: Any = field.type
    while get_origin(inner) in (Union, UnionType, Annotated):
        inner = get_args(inner)[0]
    about = form.__about__.get(field.name, About())
    if get_origin(inner) is tuple:
        return Place(field.name, get_args(inner)[0], "rows", about)
    if issubclass(inner, Form):
        return Place(field.name, inner, "section", about)
    if issubclass(inner, StrEnum):
        return Place(field.name, inner, "enum", about)
    if inner not in _KINDS:
        raise TypeError(f"{form.__name__}.{field.name}: no box holds a {inner.__name__}")
    return Place(field.name, inner, _KINDS[inner], about)


def _bounds(form: type[Form]) -> tuple[tuple[int, Callable[[Any], str | None]], ...]:
    if form not in _checks:
        _checks[form] = tuple(
            (at, _unfit_rows if place.kind == "rows" else _bound(place.kind, place.about.max_length))
            for at, place in enumerate(places(form).values())
            if place.kind not in ("section", "flag", "enum", "decimal")
        )
    return _checks[form]


def _bound(kind: Any, max_length: int | None) -> Callable[[Any], str | None]:
    if kind == "text":  # most boxes: without the detour
        return partial(unfit_text, most=max_length or MOST_CHARACTERS)
    return lambda value: unfit(kind, value, max_length)


def _unfit_rows(rows: tuple[Row, ...]) -> str | None:
    if len(rows) < 2:
        return None
    if len(rows) > MOST_ROWS:
        return f"more than {MOST_ROWS} rows"
    return "two rows have the same id" if len({row.id for row in rows}) < len(rows) else None


def decode(form: type[F], content: bytes | str) -> F:
    """The document that this JSON holds; raises msgspec.ValidationError where it does not fit the form."""
    return msgspec.json.decode(content, type=form, dec_hook=from_wire)


def encode(form: Form) -> bytes:
    """The document as JSON; empty boxes are left out."""
    return msgspec.json.encode(form, enc_hook=to_wire)


class _Boxes:
    def __init__(self, form: type[Form], path: str) -> None:
        self._form, self._path = form, path

    def __str__(self) -> str:
        return self._path.removesuffix("/")

    def __getattr__(self, name: str) -> object:
        place = places(self._form).get(name)
        if place is None:
            raise AttributeError(f"{self._form.__name__} has no box {name!r}")
        path = self._path + name
        match place.kind:
            case "section":
                return boxes(place.type, f"{path}/")
            case "rows":
                return Table(path, boxes(place.type, f"{path}/*/"))
            case kind:
                return Ref[Any](Get(path, kind), kind)


def boxes(form: type[F], path: str = "") -> type[F]:
    """The references to the boxes of a form: the same names, each a place instead of a value."""
    return cast("type[F]", _Boxes(form, path))


def place_of(at: object) -> str:
    """The path of a box, a table or a section of `boxes(...)`. Raises TypeError for what is none."""
    if isinstance(at, _Boxes):
        return str(at)
    if isinstance(at, Ref | Table):
        return cast("Ref[Any] | Table[Any]", at).path
    raise TypeError(f"{at!r} is no box and no section")


MANDATORY = "MANDATORY"
"""The code of the rules that a box must be filled in."""


class Rule(Struct, frozen=True, omit_defaults=True, cache_hash=True):
    """Where `when` holds, `require` must hold. A star in `at` makes it a rule for each row of that table.

    `text` is its sentence in English, which does not travel; `words` is the id of that sentence in every language.
    `editions` are those of the form that it belongs to, all where there are none; it is never judged where the box that
    it points to is not on the form. `at_submission`: it is judged where Part I is submitted for the first time, and not
    again. `of_union`: it does not bind what a country outside the Union issues for its own use (CVEDP-5).
    """

    code: str
    require: Test
    at: str
    words: str = ""
    when: Test = ALWAYS
    warning: bool = False
    text: str = ""
    editions: Editions = ()
    at_submission: bool = False
    of_union: bool = False


_LONGEST_SLUG = 60


def words_of(code: str, text: str) -> str:
    """The id of a rule's sentence in `locales/`: its code and as many of its words as fit."""
    slug = "rule"
    for word in re.findall("[a-z0-9]+", f"{code} {text}".lower()):
        if len(slug) + len(word) >= _LONGEST_SLUG:
            break
        slug = f"{slug}-{word}"
    return slug


def rule(
    code: str,
    text: str,
    *,
    require: Cond,
    at: Ref[Any] | Table[Any],
    when: Cond | None = None,
    warning: bool = False,
    editions: Editions = (),
    at_submission: bool = False,
    of_union: bool = False,
) -> Rule:
    """A rule of the law: its official code, the sentence that a person reads, and the box that it points to.

    Raises TypeError where a condition is about a row and nothing says which.
    """
    then = ALWAYS if when is None else when.node
    made = Rule(
        code, require.node, at.path, words_of(code, text), then, warning, text, editions, at_submission, of_union
    )
    for node in (made.require, made.when):
        for path in _unbound(node, frozenset(tables_of(at.path))):
            raise TypeError(f"{code}: {path} is about a row, but no any, all, sum, count or `at` says which")
    return made


def mandatory(
    *places: Ref[Any] | Table[Any], when: Cond | None = None, editions: Editions = (), of_union: bool = False
) -> Iterator[Rule]:
    """A rule for each place: it must be filled in, where `when` holds."""
    for place in places:
        yield rule(
            MANDATORY,
            "This box must be filled in.",
            require=place.any() if isinstance(place, Table) else place.present(),
            at=place,
            when=when,
            editions=editions,
            of_union=of_union,
        )


def _unbound(node: Node, bound: frozenset[str]) -> Iterator[str]:
    """The paths that are about a row which nothing says."""
    if isinstance(node, Get) and not bound.issuperset(tables_of(node.path)):
        yield node.path
    if isinstance(node, AnyRow | AllRows | Sum | Count):
        if not bound.issuperset(tables_of(node.table)):
            yield node.table
        # another row of this table: what was bound below the former one is about that one
        bound = frozenset(table for table in bound if not table.startswith(f"{node.table}/")) | {node.table}
    for child in children(node):
        yield from _unbound(child, bound)
