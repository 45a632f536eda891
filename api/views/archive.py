"""What becomes of an article after it was scored: where it stands, its earlier reports, its end."""

import json
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote

from flask import Blueprint, Response

from api import intake
from api.access import needs, tenant
from api.answers import in_json
from api.problems import Problem
from api.world import World
from api_spec import canonical, read_status
from workers.model import IN_THE_INDEX, StoredArticle

LAST: Final = 1_000_000_000
"""Beyond any revision: where the history is read from."""


def routes(world: World) -> Blueprint:
    """`/v1/articles/{id}` and `/v1/articles/{id}/reports`."""
    views = Blueprint("archive", __name__, url_prefix="/v1/articles")

    @views.patch("/<article:article_id>")
    @needs("score")
    def change(article_id: str) -> Response:
        status = read_status(intake.json_body())
        stored = world.desk.articles.set_status(tenant(), article_id, status)
        if stored is None:
            raise Problem("not-found")
        return in_json(write_state(article_id, stored))

    @views.delete("/<article:article_id>")
    @needs("admin")
    def erase(article_id: str) -> Response:
        if not world.desk.articles.erase(tenant(), article_id):
            raise Problem("not-found")
        return Response(status=204)

    @views.get("/<article:article_id>/reports")
    @needs("read")
    def history(article_id: str) -> Response:
        most, below = intake.number("limit", 20, most=100), intake.number("cursor", LAST, most=LAST)
        found = world.desk.articles.history(tenant(), article_id, below=below, most=most + 1)
        if not found and (below < LAST or world.desk.article(tenant(), article_id) is None):
            raise Problem("not-found")
        reports = [write_summary(json.loads(report)) for _, report in found[:most]]
        told = canonical({"article_id": article_id, "reports": reports})
        response = Response(told, content_type="application/json")
        if len(found) > most:
            place = f"/v1/articles/{quote(article_id, safe='')}/reports"
            response.headers["Link"] = f'<{place}?limit={most}&cursor={found[most - 1][0]}>; rel="next"'
        return response

    return views


def write_state(article_id: str, stored: StoredArticle) -> Mapping[str, Any]:
    """The JSON values of where an article stands."""
    status = json.loads(stored.article).get("status", "draft")
    return {
        "id": article_id,
        "revision": stored.revision,
        "status": status,
        "indexed": status in IN_THE_INDEX,
        "updated_at": stored.updated_at.isoformat(),
        "report_url": f"/v1/reports/{stored.report_id}" if stored.report_id else None,
    }


def write_summary(report: Mapping[str, Any]) -> Mapping[str, Any]:
    """The JSON values of a report in its article's history."""
    return {
        "id": report["id"],
        "revision": report["article"]["revision"],
        "created_at": report["created_at"],
        "score": {name: report["scores"]["overall"][name] for name in ("value", "band")},
        "findings": len(report["findings"]),
        "report_url": f"/v1/reports/{report['id']}",
    }
