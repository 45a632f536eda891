"""The page of the weekly overview, with plots that need no script."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from flask import Blueprint, Response

from api.access import needs
from api.overview import LEAST
from api.page.plots import bars
from api.problems import Problem
from api.views import pages
from api.views.weekly import told_of
from api.world import World
from workers.model import Unavailable
from workers.tally import ZONE


def routes(world: World) -> Blueprint:
    """`/overview`."""
    views = Blueprint("newsroom", __name__)
    views.register_error_handler(Problem, pages.explain)
    views.register_error_handler(Unavailable, lambda _: pages.explain(Problem("unavailable")))

    @views.get("/overview")
    @needs("read")
    def show() -> Response:
        told = told_of(world)
        plots = {
            "stories": bars([(week["week"], week["stories"], True) for week in told["weeks"]]),
            "unowned": bars(
                [
                    (week["week"], week["unowned_figures_per_100"] or 0, week["stories"] >= LEAST)
                    for week in told["weeks"]
                ]
            ),
        }
        return pages.page(
            "overview.html",
            "overview",
            told=told,
            plots=plots,
            least=LEAST,
            health=world.policy.health,
            period=_period(told),
        )

    return views


def _period(told: Mapping[str, Any]) -> Mapping[str, date]:
    """The days of the weeks shown, for the files to take away."""
    year, week = told["weeks"][0]["week"].split("-W")
    return {"since": date.fromisocalendar(int(year), int(week), 1), "until": datetime.now(ZONE).date()}
