"""Webhooks: where the newsroom wants to be told of what."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from flask import Blueprint, Response

from api import intake
from api.access import needs, tenant
from api.answers import in_json
from api.problems import Problem
from api.world import World
from api_spec import Fault, read_webhook, read_webhook_change
from workers.webhooks import MOST, TooManyWebhooksError, Webhook
from workers.webhooks.outside import RefusedError

Thing = TypeVar("Thing")


def routes(world: World) -> Blueprint:
    """`/v1/webhooks`."""
    views = Blueprint("webhooks", __name__, url_prefix="/v1/webhooks")

    @views.post("")
    @needs("admin")
    def create() -> Response:
        given = read_webhook(intake.json_body())
        try:
            with _leading_outside():
                webhook, secret = world.desk.webhooks.open(tenant(), **given)
        except TooManyWebhooksError:
            raise Problem("too-many-webhooks", f"There are {MOST} already.") from None
        response = in_json({**write_webhook(webhook), "secret": secret}, 201)
        response.headers["Location"] = f"/v1/webhooks/{webhook.id}"
        return response

    @views.get("")
    @needs("admin")
    def index() -> Response:
        return in_json({"webhooks": [write_webhook(one) for one in world.desk.webhooks.all(tenant())]})

    @views.get("/<webhook_id>")
    @needs("admin")
    def get(webhook_id: str) -> Response:
        return in_json(write_webhook(_there(world.desk.webhooks.get(tenant(), webhook_id))))

    @views.patch("/<webhook_id>")
    @needs("admin")
    def change(webhook_id: str) -> Response:
        given = read_webhook_change(intake.json_body())
        with _leading_outside():
            return in_json(write_webhook(_there(world.desk.webhooks.change(tenant(), webhook_id, **given))))

    @views.delete("/<webhook_id>")
    @needs("admin")
    def close(webhook_id: str) -> Response:
        if not world.desk.webhooks.close(tenant(), webhook_id):
            raise Problem("not-found")
        return Response(status=204)

    @views.post("/<webhook_id>/secret")
    @needs("admin")
    def renew_secret(webhook_id: str) -> Response:
        secret = _there(world.desk.webhooks.renew_secret(tenant(), webhook_id))
        webhook = _there(world.desk.webhooks.get(tenant(), webhook_id))
        return in_json({**write_webhook(webhook), "secret": secret})

    return views


def write_webhook(webhook: Webhook) -> Mapping[str, Any]:
    """The JSON values of a webhook, without its secret."""
    return {
        "id": webhook.id,
        "url": webhook.url,
        "events": list(webhook.events),
        "enabled": webhook.enabled,
        "disabled_because": webhook.disabled_because,
        "created_at": webhook.created_at.isoformat(),
    }


@contextmanager
def _leading_outside() -> Iterator[None]:
    """Turn an address that may not be called into a problem with its field."""
    try:
        yield
    except RefusedError as refused:
        raise Problem(
            "invalid", "1 problem", faults=[Fault("/url", f"This address is not called: {refused}.")]
        ) from None


def _there(thing: Thing | None) -> Thing:
    if thing is None:
        raise Problem("not-found")
    return thing
