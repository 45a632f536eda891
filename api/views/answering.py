"""The buttons on a report's cards: an editor answers a finding, or takes the answer back. Plain forms (see `form.py`)."""

from typing import Any

from flask import Blueprint, Response, request

from api.access import needs
from api.page import languages
from api.problems import Problem
from api.views import dismissals, pages
from api.world import World
from api_spec import InvalidError, read_dismissal
from scorer.policy import STAGES
from workers.model import Expired, Unavailable

NOBODY = "–"
"""Who answered, where neither the form nor the browser says a name."""


def routes(world: World) -> Blueprint:
    """`/reports/{id}/answers`."""
    views = Blueprint("answering", __name__)
    views.register_error_handler(Problem, pages.explain)
    views.register_error_handler(Expired, lambda _: pages.explain(Problem("gone")))
    views.register_error_handler(Unavailable, lambda _: pages.explain(Problem("unavailable")))

    @views.post("/reports/<report_id>/answers")
    @needs("score")
    def answer(report_id: str) -> Response:
        words = pages.wording()
        if not pages.sent_by_ourselves():
            raise Problem("forbidden", words("problem.cross_site"))
        report = dismissals.find_report(world, report_id)
        if not dismissals.give(world, report, **_given()):
            raise Problem("invalid", words("answers.unknown"))
        return pages.see(_back(report_id))

    return views


def _given() -> dict[str, Any]:
    """What the form says, as the specification wants it; no answer takes one back. Problem 422."""
    form = request.form
    if not form.get("answer"):
        return {"fingerprint": form.get("fingerprint", ""), "answer": None}
    shown = request.authorization
    name = form.get("name", "").strip() or (shown.username if shown and shown.type == "basic" else "") or NOBODY
    said = {field: form.get(field, "") for field in ("fingerprint", "answer", "reason")}
    try:
        return {**read_dismissal({**said, "name": name})}
    except InvalidError:
        raise Problem("invalid", pages.wording()("answers.why")) from None


def _back(report_id: str) -> str:
    stage, lang = request.args.get("stage", ""), request.args.get("lang", "")
    asked = {"stage": stage if stage in STAGES else "", "lang": lang if lang in languages() else ""}
    return f"/reports/{report_id}?{'&'.join(f'{name}={value}' for name, value in asked.items() if value)}#cards-title"
