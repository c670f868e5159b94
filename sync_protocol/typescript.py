"""Writes TypeScript types from msgspec structs, as msgspec itself understands them."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator, Mapping
from enum import EnumMeta, StrEnum
from types import ModuleType, UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin

import msgspec
from msgspec import Struct
from msgspec import inspect as shape

from sync_protocol.document_form import TYPE_NAME
from sync_protocol.scalars import Quantity

_PLAIN: dict[type[shape.Type], str] = {
    shape.AnyType: "unknown",
    shape.BoolType: "boolean",
    shape.BytesType: "string",
    shape.DateType: "IsoDate",
    shape.DateTimeType: "Instant",
    shape.DecimalType: "Decimal",
    shape.FloatType: "number",
    shape.IntType: "number",
    shape.NoneType: "null",
    shape.RawType: "unknown",
    shape.StrType: "string",
    shape.UUIDType: "string",
}

SCALARS = """\
/** A date and time in UTC, RFC 3339. */
export type Instant = string;
/** A day, YYYY-MM-DD. */
export type IsoDate = string;
/** A plain decimal number as text, never a float. */
export type Decimal = string;
/** The name of a document type; which there are, the catalogue says. */
export type DocumentType = string;
"""


def declared(module: ModuleType) -> Iterator[type[Struct | StrEnum]]:
    """The public structs and enums that a module defines, in order."""
    for name, value in vars(module).items():
        is_own = isinstance(value, type) and value.__module__ == module.__name__ and not name.startswith("_")
        if is_own and issubclass(value, Struct | StrEnum):
            yield value


def unions(module: ModuleType) -> dict[str, Any]:
    """The public unions, of structs or of literals, that a module names."""
    return {name: value for name, value in vars(module).items() if name[0].isupper() and _is_union(value)}


def _is_union(value: Any) -> bool:
    if get_origin(value) is Literal:
        return True
    arms = get_args(value) if get_origin(value) in (Union, UnionType) else ()
    return bool(arms) and all(isinstance(arm, type) and issubclass(arm, Struct) for arm in arms)


def constants(module: ModuleType) -> dict[str, Any]:
    """The public numbers, texts and tables of structs that a module names in capitals."""
    return {
        name: value
        for name, value in vars(module).items()
        if name.isupper() and not name.startswith("_") and _is_constant(value)
    }


def _is_constant(value: Any) -> bool:
    if isinstance(value, tuple):
        rows = cast("tuple[object, ...]", value)
        return bool(rows) and all(isinstance(row, Struct) for row in rows)
    return isinstance(value, int | str) and not isinstance(value, bool)


def with_parts(types: Iterable[type]) -> tuple[type, ...]:
    """These structs and enums with all that their fields are made of, each once."""
    found: dict[type, None] = {}
    for seen in shape.multi_type_info(tuple(types)):
        _collect(seen, found)
    return tuple(found)


def _collect(seen: shape.Type, found: dict[type, None]) -> None:
    if isinstance(seen, shape.EnumType | shape.StructType):
        if seen.cls in found:
            return
        found[seen.cls] = None
    for name in ("type", "types", "fields", "item_type", "item_types", "key_type", "value_type"):
        below = getattr(seen, name, ())
        for one in cast("tuple[object, ...]", below) if isinstance(below, tuple) else (below,):
            _collect(one.type if isinstance(one, shape.Field) else cast("shape.Type", one), found)


class Writer:
    """Writes declarations; `names` are those of the structs and enums, `aliases` of their unions."""

    def __init__(self, names: Mapping[type, str], aliases: Mapping[str, Any], *, comments: bool = True) -> None:
        self._names = names
        self._aliases = {frozenset(get_args(union)): name for name, union in aliases.items()}
        self._comments = comments

    def declarations(self, types: Iterable[type]) -> Iterator[str]:
        """An interface, or a type, for each struct and enum."""
        types = tuple(types)
        for one, seen in zip(types, shape.multi_type_info(types), strict=True):
            match seen:
                case shape.EnumType(cls):
                    yield self._comment(cls) + self._type(self._names[cls], _options(cls))
                case shape.StructType(cls, fields, array_like=True, tag=tag):
                    items = "".join(f", {field.encode_name}: {self._of(field.type)}" for field in fields)
                    yield self._comment(cls) + self._type(self._names[cls], f"readonly [tag: {_literal(tag)}{items}]")
                case shape.StructType():
                    yield self._comment(one) + self._interface(seen)
                case _:
                    raise TypeError(f"{one} is neither a struct nor an enum")

    def union(self, name: str, union: Any) -> str:
        return self._type(name, " | ".join(self._names.get(arm) or _literal(arm) for arm in get_args(union)))

    def constant(self, name: str, value: Any) -> str:
        plain = msgspec.json.encode(value).decode()
        if not isinstance(value, tuple):
            return f"export const {name} = {plain};\n"
        rows = cast("tuple[object, ...]", value)
        text = "".join(f"  {msgspec.json.encode(row).decode()},\n" for row in rows)
        return f"export const {name}: readonly {self._names[type(rows[0])]}[] = [\n{text}];\n"

    def _type(self, name: str, of: str) -> str:
        return f"export type {name} = {of};\n"

    def _interface(self, seen: shape.StructType) -> str:
        lines = [] if seen.tag is None else [f"  readonly {seen.tag_field}: {_literal(seen.tag)};\n"]
        lines += [self._field(field, seen.cls) for field in seen.fields]
        return f"export interface {self._names[seen.cls]} {{\n{''.join(lines)}}}\n"

    def _field(self, field: shape.Field, of: type[Struct]) -> str:
        if field.required:
            return f"  readonly {field.encode_name}: {self._of(field.type)};\n"
        type_ = self._of(field.type)
        if field.default is None and of.__struct_config__.omit_defaults:
            type_ = type_.removesuffix(" | null")  # left out, never written as null
        return f"  readonly {field.encode_name}?: {type_};\n"

    def _of(self, type_: shape.Type) -> str:
        match type_:
            case shape.StructType(cls) | shape.EnumType(cls):
                return self._names[cls]
            case shape.UnionType(arms):
                return self._union_of(arms)
            case shape.VarTupleType(item) | shape.ListType(item) | shape.SetType(item) | shape.FrozenSetType(item):
                return f"readonly {_bracketed(self._of(item))}[]"
            case shape.TupleType(items):
                return f"readonly [{', '.join(map(self._of, items))}]"
            case shape.DictType(shape.StrType() | shape.EnumType() as key, value):
                return f"Readonly<Record<{self._of(key)}, {self._of(value)}>>"
            case shape.LiteralType(values):
                return self._aliases.get(frozenset(values)) or " | ".join(map(_literal, values))
            case shape.CustomType(cls) if cls is Quantity:
                return "Decimal"
            case shape.StrType(pattern=pattern) if pattern == TYPE_NAME:
                return "DocumentType"
            case _ if type(type_) in _PLAIN:
                return _PLAIN[type(type_)]
            case _:
                raise TypeError(f"no TypeScript for {type_}")

    def _union_of(self, arms: tuple[shape.Type, ...]) -> str:
        structs: frozenset[Any] = frozenset(arm.cls for arm in arms if isinstance(arm, shape.StructType))
        null = [arm for arm in arms if isinstance(arm, shape.NoneType)]
        others = [arm for arm in arms if not isinstance(arm, shape.StructType | shape.NoneType)]
        named = self._aliases.get(structs)
        told = [named] if named else [self._names[arm.cls] for arm in arms if isinstance(arm, shape.StructType)]
        return " | ".join((*told, *map(self._of, others), *map(self._of, null)))

    def _comment(self, of: type) -> str:
        text = inspect.cleandoc(of.__dict__.get("__doc__") or "") if self._comments else ""
        if not text:
            return ""
        if "\n" not in text:
            return f"/** {text} */\n"
        return "".join(("/**\n", *(f" * {line}".rstrip() + "\n" for line in text.splitlines()), " */\n"))


def _options(enum: EnumMeta) -> str:
    return " | ".join(_literal(option.value) for option in cast("type[StrEnum]", enum))


def _literal(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _bracketed(type_: str) -> str:
    return f"({type_})" if "|" in type_ or type_.startswith("readonly") else type_
