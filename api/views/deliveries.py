"""Deliveries: what a webhook was told and how that went, and telling it again."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from flask import Blueprint, Response, request

from api import intake
from api.access import needs, tenant
from api.answers import in_json
from api.problems import Problem
from api.world import World
from workers.webhooks.deliveries import Delivery

_CURSOR: Final = re.compile(r"[a-z0-9_]{1,40}", re.ASCII)


def routes(world: World) -> Blueprint:
    """`/v1/webhooks/{id}/test` and `/v1/webhooks/{id}/deliveries`."""
    views = Blueprint("deliveries", __name__, url_prefix="/v1/webhooks/<webhook_id>")
    deliveries = world.desk.deliveries

    @views.post("/test")
    @needs("admin")
    def test(webhook_id: str) -> Response:
        return _answer(deliveries.test(tenant(), webhook_id), 202)

    @views.get("/deliveries")
    @needs("admin")
    def index(webhook_id: str) -> Response:
        state, most, before = _state(), intake.number("limit", 20, most=100), _cursor()
        if world.desk.webhooks.get(tenant(), webhook_id) is None:
            raise Problem("not-found")
        found = deliveries.of(tenant(), webhook_id, most=most + 1, before=before, failed=state == "failed")
        response = in_json({"deliveries": [write_delivery(one) for one in found[:most]]})
        if len(found) > most:
            asked = f"limit={most}&cursor={found[most - 1].id}" + (f"&state={state}" if state else "")
            response.headers["Link"] = f'</v1/webhooks/{webhook_id}/deliveries?{asked}>; rel="next"'
        return response

    @views.get("/deliveries/<delivery_id>")
    @needs("admin")
    def get(webhook_id: str, delivery_id: str) -> Response:
        return _answer(deliveries.get(tenant(), webhook_id, delivery_id))

    @views.post("/deliveries/<delivery_id>/replay")
    @needs("admin")
    def replay(webhook_id: str, delivery_id: str) -> Response:
        return _answer(deliveries.replay(tenant(), webhook_id, delivery_id), 202)

    return views


def write_delivery(delivery: Delivery) -> Mapping[str, Any]:
    """The JSON values of a delivery."""
    return {
        "id": delivery.id,
        "event_id": delivery.event_id,
        "state": delivery.state,
        "attempts": delivery.attempts,
        "created_at": delivery.created_at.isoformat(),
        "tried_at": _when(delivery.tried_at),
        "next_at": _when(delivery.next_at),
        "response_status": delivery.status,
        "why": delivery.why,
        "notice": json.loads(delivery.body),
    }


def _state() -> str | None:
    state = request.args.get("state")
    if state not in (None, "failed"):
        raise Problem("bad-request", "state should be failed, or left out.")
    return state


def _cursor() -> str:
    given = request.args.get("cursor")
    if given is None:
        return ""
    if not _CURSOR.fullmatch(given):
        raise Problem("bad-request", "cursor should be what Link said.")
    return given


def _answer(delivery: Delivery | None, status: int = 200) -> Response:
    if delivery is None:
        raise Problem("not-found")
    response = in_json(write_delivery(delivery), status)
    if status == 202:
        response.headers["Location"] = f"/v1/webhooks/{delivery.webhook_id}/deliveries/{delivery.id}"
    return response


def _when(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
