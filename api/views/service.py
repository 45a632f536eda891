"""The service about itself: is it alive, is it ready, what does it promise, and for whom does it take the caller."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, g, jsonify, request

from api.access import needs, public
from api.answers import JSON, in_json, with_etag
from api.problems import KINDS, RETRY_SECONDS, Problem
from api.views import pages
from api.world import World
from api_spec import specification


def routes(world: World) -> Blueprint:
    """`/healthz`, `/readyz`, `/v1/access`, `/openapi.json` and `/problems`."""
    views = Blueprint("service", __name__)

    @views.get("/healthz")
    @public
    def health() -> Response:
        return jsonify(status="ok")

    @views.get("/readyz")
    @public
    def readiness() -> Response:
        now = world.desk.ready()
        if not now.ok:
            raise Problem("not-ready", headers={"Retry-After": str(RETRY_SECONDS)}, reasons=list(now.reasons))
        return jsonify(status="ready", reasons=list(now.reasons))

    @views.get("/v1/access")
    @needs("read")
    def whoami() -> Response:
        return in_json({"tenant": g.access.tenant, "scopes": sorted(g.access.scopes)})

    @views.get("/openapi.json")
    @public
    def openapi() -> Response:
        headers = {"Cache-Control": "public, max-age=300"}
        return with_etag(in_json(specification(), headers=headers))

    @views.get("/problems/<kind>")
    @public
    def explain(kind: str) -> Response:
        if kind not in KINDS:
            raise Problem("not-found")
        told = write_kind(kind)
        in_words = request.accept_mimetypes.best_match([JSON, "text/html"]) == "text/html"
        response = pages.page("kind.html", "docs", kind=told) if in_words else in_json(told)
        response.vary.add("Accept")
        return response

    return views


def write_kind(kind: str) -> Mapping[str, Any]:
    """The JSON values of a kind of problem."""
    told = KINDS[kind]
    return {"type": f"/problems/{kind}", "status": told.status, "title": told.title, "advice": told.advice}
