"""Brings what devices of older versions wrote to what this version reads: pure, one step for one version.

An operation lies on a device for weeks and is stored for good, so no version of its arguments is ever forgotten. The
streams in `tests/protocol/golden` are what released versions wrote; they hold this module to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .wire import OPERATIONS, Body

Upcast = Callable[[Body], Body]
"""From a body of one version to the same act in the next: `v`, and where they changed, `type` and `args`."""

NEWEST: Mapping[str, int] = {str(rule.type): rule.v for rule in OPERATIONS}
"""The newest version of each type's arguments that is known here."""

UPCASTS: Mapping[tuple[str, int], Upcast] = {}
"""The step from a version of a type to the next one. None has changed since the first."""


class Later(Exception):
    """An operation of a type or version that is not known here yet."""


def current(
    body: Body, newest: Mapping[str, int] = NEWEST, upcasts: Mapping[tuple[str, int], Upcast] = UPCASTS
) -> Body:
    """The same act in the newest version. Raises Later where it is of a later one, or of no type known here."""
    while (step := upcasts.get((body.type, body.v))) is not None:
        body = step(body)
    if newest.get(body.type) != body.v:
        raise Later(f"{body.type} version {body.v}")
    return body
