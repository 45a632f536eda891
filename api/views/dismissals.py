"""What editors answer to findings. An answer holds for the same rule and words in every revision of the article."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, cast

from flask import Blueprint, Response

from api import intake
from api.access import needs, tenant
from api.answers import in_json
from api.problems import Problem
from api.rendition import write_answer
from api.world import World
from api_spec import Fault, read_dismissal
from workers.model import Answer, AnswerKind

Report = Mapping[str, Any]


def routes(world: World) -> Blueprint:
    """`/v1/reports/{id}/dismissals`."""
    views = Blueprint("dismissals", __name__, url_prefix="/v1/reports/<report_id>/dismissals")

    @views.post("")
    @needs("score")
    def create(report_id: str) -> Response:
        given = read_dismissal(intake.json_body())
        report = find_report(world, report_id)
        answer = give(world, report, **given)
        if answer is None:
            raise Problem("invalid", faults=[Fault("/fingerprint", "No finding of this report has it.")])
        first = next(one["id"] for one in report["findings"] if one["fingerprint"] == answer.fingerprint)
        response = in_json({"finding": first, **write_answer(answer)}, 201)
        response.headers["Location"] = f"/v1/reports/{report_id}/dismissals"
        return response

    @views.get("")
    @needs("read")
    def get(report_id: str) -> Response:
        report = find_report(world, report_id)
        article_id = report["article"]["id"]
        answers = world.desk.answers.on(tenant(), article_id)
        dismissals = [
            {"finding": finding["id"], **write_answer(answers[finding["fingerprint"]])}
            for finding in report["findings"]
            if finding["fingerprint"] in answers
        ]
        history = [write_answer(answer) for answer in world.desk.answers.history(tenant(), article_id)]
        return in_json({"dismissals": dismissals, "history": history})

    @views.delete("/<fingerprint>")
    @needs("score")
    def take_back(report_id: str, fingerprint: str) -> Response:
        if not give(world, find_report(world, report_id), fingerprint=fingerprint, answer=None):
            raise Problem("not-found")
        return Response(status=204)

    return views


def find_report(world: World, report_id: str) -> Report:
    """A stored report. Problem 404, Expired."""
    stored = world.desk.report(tenant(), report_id)
    if stored is None:
        raise Problem("not-found")
    report: Report = json.loads(stored)
    return report


def give(
    world: World, report: Report, *, fingerprint: str, answer: str | None, reason: str = "", name: str = ""
) -> Answer | None:
    """
    Answer a finding of a report, or take an answer back with None.

    None where no finding has the fingerprint, or there was nothing to take back.
    """
    finding = next((one for one in report["findings"] if one["fingerprint"] == fingerprint), None)
    if finding is None:
        return None
    said = Answer(
        fingerprint=fingerprint,
        rule=finding["rule"],
        answer=cast("AnswerKind | None", answer),
        reason=reason,
        name=name,
        report_id=report["id"],
        created_at=datetime.now(UTC),
    )
    return said if world.desk.answers.give(tenant(), report["article"]["id"], said) else None
