"""The page of the weekly overview, with plots that need no script."""

from flask import Blueprint, Response

from api.access import needs
from api.overview import LEAST
from api.page.plots import bars
from api.problems import Problem
from api.views import pages
from api.views.weekly import told_of
from api.world import World
from workers.model import Unavailable


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
            "overview.html", "overview", told=told, plots=plots, least=LEAST, health=world.policy.health
        )

    return views
