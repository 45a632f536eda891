"""What the door says of each request: one line at the level INFO, with the ids that lead to the job and the caller."""

import logging
from time import perf_counter
from typing import Final

from flask import Flask, Response, g, request

from api import intake
from workers.logs import trace_id

UNKNOWN: Final = "none"
"""The route of a request for an address that does not exist."""

_log = logging.getLogger(__name__)


def register(app: Flask) -> None:
    """Note when a request began, and say so when it is answered. Call it before anything else is registered."""

    @app.before_request
    def begin() -> None:
        g.begun = perf_counter()

    @app.after_request
    def tell(response: Response) -> Response:
        _log.info(
            "request",
            extra={
                "request_id": g.get("request_id"),
                "trace_id": trace_id(intake.traceparent()),
                "tenant": g.access.tenant if "access" in g else None,
                "method": request.method,
                "route": route(),
                "status": response.status_code,
                "ms": round(seconds() * 1000, 1),
            },
        )
        return response


def route() -> str:
    """The template of the address that was asked for; the address itself may name an article."""
    return request.url_rule.rule if request.url_rule else UNKNOWN


def seconds() -> float:
    """How long this request has taken so far."""
    begun: float | None = g.get("begun")
    return perf_counter() - begun if begun else 0.0
