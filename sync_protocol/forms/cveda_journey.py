"""The journey of animals after the border post: how long it takes, where they rest, and what the law asks for then."""

from __future__ import annotations

from typing import Any

from sync_protocol.forms.common import NAME, TransportType
from sync_protocol.forms.deciding import among
from sync_protocol.forms.part1 import not_below_zero
from sync_protocol.rules import Box, Cond, Form, ListOf, Ref, Row, Rows, Rule, Table, box, mandatory, rows, rule


class RestingPoint(Row):
    """Where animals rest or change their means of transport: a free text, which no authority stands for."""

    place: Box[str] = box(label="box-resting-place", max_length=NAME)


class ControlPost(Row):
    """An approved control post on the way (CVEDA-154)."""

    post: Box[str] = box(label="box-control-post", max_length=NAME, picks="control_posts")


class Route(Form):
    """The journey from the border post to the place of destination. Times are minutes.

    `estimate` is the least time that the way takes by road (CVEDA-2), which nobody types: the app writes it, and the
    server reckons it again. Where nothing is known of the way, it is empty.
    """

    estimate: Box[int] = box(label="box-journey-estimate", unit="min")
    journey_log: Box[bool] = box("24", "I.30", label="box-journey-log")
    resting_points: Rows[RestingPoint] = rows("24", "I.30", label="box-resting-points")
    control_posts: Rows[ControlPost] = rows("24", "I.30", label="box-control-posts", picks="control_posts")


control_posts: ListOf[str] = ListOf("control_posts", "text")
resting_limits: ListOf[int] = ListOf("resting_limits", "int")
journey_limits: ListOf[int] = ListOf("journey_limits", "int")
unweaned_limits: ListOf[int] = ListOf("unweaned_limits", "int")
"""By code, the most minutes of journey: without a rest, without a control post, and that for animals not yet weaned."""

ROAD = (TransportType.ROAD_VEHICLE, TransportType.ROAD_VEHICLE_AEROPLANE, TransportType.SHIP_ROAD_VEHICLE)


def by_road(type_: Ref[TransportType]) -> Cond:
    """Whether the animals travel on in a road vehicle, if only for a part of the way; false while that is not said."""
    return type_.present() & among(type_, *ROAD)


def rules_of_the_journey(
    route: type[Route],
    minutes: Ref[int],
    onward: Ref[TransportType],
    lines: Table[Any],
    code: Ref[str],
    unweaned: Ref[bool],
) -> tuple[Rule, ...]:
    """CVEDA-2, CVEDA-153 and CVEDA-154: the minutes on the road, and what they ask for. `code` is that of a line of
    `lines`, `onward` the transport after the border post."""
    on_the_road = by_road(onward)
    estimated = route.estimate.present() & onward.present() & (onward == TransportType.ROAD_VEHICLE)

    def longer_than(limits: ListOf[int]) -> Cond:
        limit = limits.find(code)
        return minutes.present() & lines.any(limit.present() & (minutes > limit))

    rests = longer_than(resting_limits)
    young = unweaned.present() & unweaned.yes() & longer_than(unweaned_limits)
    stops = longer_than(journey_limits) | young
    stop = route.control_posts.row.post
    return (
        *not_below_zero(minutes, route.estimate),
        *mandatory(
            minutes,
            when=on_the_road & lines.any(resting_limits.find(code).present()),
        ),
        *mandatory(minutes, when=estimated, of_union=True),
        rule(
            "CVEDA-2",
            "The journey by road takes at least as long as estimated: the time can be raised, never lowered.",
            when=estimated & minutes.present(),
            require=minutes >= route.estimate,
            at=minutes,
            of_union=True,
        ),
        rule(
            "CVEDA-153",
            "At least one resting or transfer point must be given.",
            when=rests,
            require=route.resting_points.any(),
            at=route.resting_points,
        ),
        rule(
            "CVEDA-153",
            "A journey of this length needs a route plan.",
            when=rests,
            require=route.journey_log.present() & route.journey_log.yes(),
            at=route.journey_log,
        ),
        rule(
            "CVEDA-154",
            "At least one control post must be given.",
            when=stops,
            require=route.control_posts.any(),
            at=route.control_posts,
        ),
        rule(
            "CVEDA-154",
            "Beside the control post, at least one transfer point must be given.",
            when=stops,
            require=route.resting_points.any(),
            at=route.resting_points,
        ),
        *mandatory(route.resting_points.row.place, stop),
        rule(
            "CVEDA-154",
            "Choose the control post from the list of approved ones.",
            when=stop.present(),
            require=control_posts.lists(stop),
            at=stop,
        ),
    )
