"""
Reports. What is stored never changes; each way to look at it is a rendering with its own ETag.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, Response, request

from api.access import needs, tenant
from api.answers import with_etag
from api.formats import sarif, table
from api.offsets import in_utf16
from api.page import render
from api.problems import Problem
from api.today import as_of_today
from api.views import pages
from api.world import World
from api_spec import canonical

UNITS: Final = ("codepoint", "utf16")


@dataclass(frozen=True, slots=True)
class Rendering:
    """One way to look at a report: its media type and how it is made from the stored bytes."""

    media_type: str
    make: Callable[[bytes], Response]


def routes(world: World) -> Blueprint:
    """`/v1/reports`."""
    views = Blueprint("reports", __name__, url_prefix="/v1/reports")

    @views.get("/<report_id>")
    @needs("read")
    def get(report_id: str) -> Response:
        chosen = rendering()
        report = world.desk.report(tenant(), report_id)
        if report is None:
            raise Problem("not-found")
        return answer(world, report, chosen)

    return views


def rendering() -> Rendering:
    """The rendering this request asks for. Problem 406 lists what there is."""
    accepted = request.accept_mimetypes
    media_type = accepted.best_match(list(RENDERINGS)) if accepted else JSON
    if media_type is None:
        raise Problem("not-acceptable", f"There is {', '.join(RENDERINGS)}.")
    return Rendering(media_type, RENDERINGS[media_type])


def answer(world: World, report: bytes, chosen: Rendering | None = None) -> Response:
    """A stored report as a response, as it looks today, in the rendering chosen, else as JSON."""
    response = (chosen.make if chosen else _json)(as_of_today(world, report))
    response.vary.add("Accept")
    return with_etag(response)


def _json(report: bytes) -> Response:
    unit = request.args.get("offsets", "codepoint")
    if unit not in UNITS:
        raise Problem("bad-request", f"offsets should be {' or '.join(UNITS)}.")
    body = report if unit == "codepoint" else canonical(in_utf16(json.loads(report)))
    return Response(body, content_type=JSON)


def _page(report: bytes) -> Response:
    return pages.answer(render(json.loads(report), lang=request.args.get("lang")))


def _sarif(report: bytes) -> Response:
    return Response(canonical(sarif.write(json.loads(report))), content_type=SARIF)


def _csv(report: bytes) -> Response:
    told = json.loads(report)
    response = Response(
        "".join(table.write(table.FINDINGS, table.findings(told))), content_type=f"{CSV}; charset=utf-8; header=present"
    )
    response.headers.set("Content-Disposition", "attachment", filename=f"{told['id']}.csv")
    return response


JSON: Final = "application/json"
SARIF: Final = "application/sarif+json"
CSV: Final = "text/csv"
RENDERINGS: Final[Mapping[str, Callable[[bytes], Response]]] = {
    JSON: _json, "text/html": _page, SARIF: _sarif, CSV: _csv,
}  # fmt: skip
