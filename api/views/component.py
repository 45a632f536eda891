"""
The web component, at an address that never changes: a CMS on any host may load it.

It holds no one's data, so everybody may have it; the reports it shows are another matter.
"""

from flask import Blueprint, Response

from api.access import public
from api.answers import with_etag
from api.page.sheet import text
from api.world import World

HEADERS = {
    "Access-Control-Allow-Origin": "*",  # browsers ask for modules of other hosts with CORS
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": "public, max-age=3600",
}


def routes(_world: World) -> Blueprint:
    """`/sumber-report.js`."""
    views = Blueprint("component", __name__)

    @views.get("/sumber-report.js")
    @public
    def component() -> Response:
        return with_etag(
            Response(text("sumber-report.js"), content_type="text/javascript; charset=utf-8", headers=HEADERS)
        )

    return views
