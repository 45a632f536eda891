"""The weekly overview."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Blueprint, Response

from api import intake
from api.access import needs, tenant
from api.answers import in_json, with_etag
from api.overview import overview
from api.world import World

USUAL, MOST = 8, 52


def routes(world: World) -> Blueprint:
    """`/v1/overview`."""
    views = Blueprint("weekly", __name__)

    @views.get("/v1/overview")
    @needs("read")
    def get() -> Response:
        return with_etag(in_json(told_of(world)))

    return views


def told_of(world: World) -> Mapping[str, Any]:
    """The overview of as many weeks as the request asks for. Problem 400."""
    weeks = intake.number("weeks", USUAL, most=MOST)
    desk = world.desk
    overrides = desk.answers.overridden_since(tenant(), datetime.now(UTC) - timedelta(weeks=weeks))
    return overview(desk.weeks.counts(tenant(), weeks), desk.weeks.health(tenant(), world.policy.health), overrides)
