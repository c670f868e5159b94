"""The notification as it is read: every leaf is either taken or counted as not mapped.

Names are found whatever their case, and under each of the names that they have in the two spellings of the format: the
schema's (`arrivalDate` and `arrivalTime`) and the one that the system's interface delivers (`arrivesAt`).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import cast

from backend.domain.notification_json import NotReadable, Scalar, escaped


class Leaf:
    """One value that is there: not null, not an empty text."""

    __slots__ = ("_taken", "pointer", "value")

    def __init__(self, value: Scalar, pointer: str, taken: dict[str, str]) -> None:
        self.value = value
        self.pointer = pointer
        self._taken = taken

    @property
    def text(self) -> str:
        """The value as text, for a box of text or for a person."""
        if isinstance(self.value, bool):
            return "true" if self.value else "false"
        return format(self.value, "f") if isinstance(self.value, Decimal) else str(self.value)

    @property
    def is_taken(self) -> bool:
        return self.pointer in self._taken

    def take(self, place: str) -> None:
        """Its content is in the document now: in the box of this path, or in what else `place` names."""
        self._taken[self.pointer] = place


class Node:
    """An object of the notification; one that is missing is empty."""

    __slots__ = ("_fields", "_names", "pointer", "taken")

    def __init__(self, fields: dict[str, object], pointer: str, taken: dict[str, str]) -> None:
        self._fields = fields
        self._names: dict[str, str] = {}
        for name in fields:
            self._names.setdefault(name.lower(), name)
        self.pointer = pointer
        self.taken = taken

    def leaf(self, *names: str) -> Leaf | None:
        """The first value that is there under one of these names."""
        for name, value in self._found(names):
            if isinstance(value, Scalar) and value != "":
                return Leaf(value, self._pointer(name), self.taken)
        return None

    def leaves(self, *names: str) -> list[Leaf]:
        """The values of a list of values."""
        return [
            Leaf(value, f"{self._pointer(name)}/{place}", self.taken)
            for name, values in self._lists(names)
            for place, value in enumerate(values)
            if isinstance(value, Scalar) and value != ""
        ]

    def node(self, *names: str) -> Node:
        """The object under the first of these names that is there. Raises NotReadable where it is no object."""
        for name, value in self._found(names):
            if not isinstance(value, dict):
                raise NotReadable("IMPORT-SHAPE", self._pointer(name), "An object should stand here.")
            return Node(cast("dict[str, object]", value), self._pointer(name), self.taken)
        return Node({}, self.pointer, self.taken)

    def nodes(self, *names: str) -> list[Node]:
        """The objects of a list. Raises NotReadable where the list holds anything else; null is nothing."""
        found: list[Node] = []
        for name, values in self._lists(names):
            for place, value in enumerate(values):
                pointer = f"{self._pointer(name)}/{place}"
                if value is None:
                    continue
                if not isinstance(value, dict):
                    raise NotReadable("IMPORT-SHAPE", pointer, "An object should stand here.")
                found.append(Node(cast("dict[str, object]", value), pointer, self.taken))
        return found

    def has(self, name: str) -> bool:
        """Whether anything but null stands under this name."""
        return any(True for _ in self._found((name,)))

    def is_object(self, name: str) -> bool:
        """Whether an object stands under this name."""
        return any(isinstance(value, dict) for _, value in self._found((name,)))

    def is_list(self, name: str) -> bool:
        """Whether a list stands under this name, even an empty one."""
        return any(isinstance(value, list) for _, value in self._found((name,)))

    def items(self) -> Iterator[tuple[str, Leaf]]:
        """The values of an object whose names are not known beforehand."""
        for name, value in self._fields.items():
            if isinstance(value, Scalar) and value != "":
                yield name, Leaf(value, self._pointer(name), self.taken)

    def _found(self, names: tuple[str, ...]) -> Iterator[tuple[str, object]]:
        for name in names:
            own = self._names.get(name.lower())
            if own is not None and self._fields[own] is not None:
                yield own, self._fields[own]

    def _lists(self, names: tuple[str, ...]) -> Iterator[tuple[str, list[object]]]:
        for name, value in self._found(names):
            if isinstance(value, list):
                yield name, cast("list[object]", value)

    def _pointer(self, name: str) -> str:
        return f"{self.pointer}/{escaped(name)}"
