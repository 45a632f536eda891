"""Webhooks: what a newsroom asks to be told of, and how telling it went."""

from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from api_spec.border import Moment, Text
from api_spec.schemas.noun import Noun, one_of

EVENTS = ("report.finished", "report.failed", "report.quoted_story_corrected", "batch.finished")
TEST = "webhook.test"
STATES = ("pending", "delivered", "failed")
ADDRESS = 2_000


def address(**rules: Any) -> Text:
    """Where a webhook leads; whether it may lead there is asked elsewhere."""
    return Text(validate=[validate.Length(min=1, max=ADDRESS)], **rules)


def events(**rules: Any) -> fields.List[str]:
    """Some events, each once."""
    return fields.List(Text(validate=one_of(EVENTS)), validate=[validate.Length(min=1), _each_once], **rules)


def _each_once(values: list[str]) -> None:
    if len(set(values)) < len(values):
        raise ValidationError("Each event once.")


class WebhookRequestSchema(Noun):
    """Where a newsroom wants to be told of what."""

    url = address(required=True)
    events = events(load_default=lambda: list(EVENTS))


class WebhookChangeSchema(Noun):
    """What is to be different about a webhook."""

    url = address()
    events = events()
    enabled = fields.Boolean(truthy={True}, falsy={False})

    @validates_schema
    def something(self, data: dict[str, Any], **_kwargs: Any) -> None:
        """A change changes something."""
        if not data:
            raise ValidationError("Nothing to change: give url, events or enabled.")


class WebhookSchema(Noun):
    """A webhook."""

    id = fields.String(required=True)
    url = fields.String(required=True)
    events = fields.List(fields.String(validate=one_of(EVENTS)), required=True)
    enabled = fields.Boolean(required=True)
    disabled_because = fields.String(required=True, allow_none=True)
    created_at = Moment(required=True)


class WebhookWithSecretSchema(WebhookSchema):
    """A webhook and the secret its receiver checks signatures with."""

    secret = fields.String(required=True)


class WebhookListSchema(Noun):
    """A newsroom's webhooks."""

    webhooks = fields.List(fields.Nested(WebhookSchema), required=True)


class NoticeSchema(Noun):
    """What a webhook is told."""

    type = fields.String(required=True, validate=one_of((*EVENTS, TEST)))
    timestamp = Moment(required=True)
    data = fields.Dict(required=True)


class DeliverySchema(Noun):
    """One event for one webhook, and how telling it went."""

    id = fields.String(required=True)
    event_id = fields.String(required=True)
    state = fields.String(required=True, validate=one_of(STATES))
    attempts = fields.Integer(required=True, strict=True)
    created_at = Moment(required=True)
    tried_at = Moment(required=True, allow_none=True)
    next_at = Moment(required=True, allow_none=True)
    response_status = fields.Integer(required=True, strict=True, allow_none=True)
    why = fields.String(required=True, allow_none=True)
    notice = fields.Nested(NoticeSchema, required=True)


class DeliveryListSchema(Noun):
    """Some of a webhook's deliveries."""

    deliveries = fields.List(fields.Nested(DeliverySchema), required=True)
