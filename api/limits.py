"""
How often a key may ask: told in every answer, and refused with 429 beyond.

The header fields are those of draft-ietf-httpapi-ratelimit-headers-11, and the member `violated-policies` is that draft's
problem type's. Without keys there is no limit, as there is nobody to hold apart.
"""

from typing import Any, Final

from flask import Flask, Response, g

from api.problems import Problem
from workers import Desk
from workers.limits import WINDOW_SECONDS, Quota

POLICY: Final = "default"


def register(app: Flask, desk: Desk) -> None:
    """Count every request that came with a key. Call it after `access.register`."""

    @app.before_request
    def count() -> None:
        quota = desk.limits.count(g.access) if "access" in g else None
        if quota:
            g.quota = quota
            if not quota.allowed:
                wait = {"Retry-After": str(quota.retry_seconds)}
                detail = f"This key may ask {quota.limit:,} times a minute."
                violated: dict[str, Any] = {"violated-policies": [POLICY]}
                raise Problem("too-many-requests", detail, headers=wait, **violated)

    @app.after_request
    def tell(response: Response) -> Response:
        quota: Quota | None = g.get("quota")
        if quota:
            response.headers["RateLimit-Policy"] = f'"{POLICY}";q={quota.limit};w={WINDOW_SECONDS}'
            response.headers["RateLimit"] = f'"{POLICY}";r={quota.left};t={quota.reset_seconds}'
        return response
