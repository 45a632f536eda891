"""What editors answer: to findings, and to the gate."""

from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from api_spec.border import Moment, Text
from api_spec.schemas.noun import LINE, Noun, one_of
from scorer.policy import STAGES

NAME = 200
ANSWERS = ("mended", "intended", "false_alarm")
CONCLUSIONS = ("pass", "warn", "fail", "neutral")


def words(most: int = LINE) -> Text:
    """A text that must say something."""
    blank = validate.Regexp(r"(?s).*[^\s\x00-\x1f\x7f-\x9f\ufeff]", error="Must not be blank.")
    return Text(required=True, validate=[validate.Length(min=1, max=most), blank])


class OverrideRequestSchema(Noun):
    """Who lets a text pass all the same, and why."""

    name = words(NAME)
    reason = words()


class OverrideSchema(Noun):
    """Somebody answers for letting a text pass a gate."""

    check_id = fields.String(required=True)
    article_id = fields.String(required=True)
    text_sha256 = fields.String(required=True, validate=validate.Length(equal=64))
    stage = fields.String(required=True, validate=one_of(STAGES))
    conclusion = fields.String(required=True, validate=one_of(CONCLUSIONS))
    rules = fields.List(fields.String(), required=True)
    reason = fields.String(required=True)
    name = fields.String(required=True)
    created_at = Moment(required=True)


class DismissalRequestSchema(Noun):
    """What an editor says to a finding."""

    fingerprint = Text(required=True, validate=validate.Length(equal=16))
    answer = Text(required=True, validate=one_of(ANSWERS))
    reason = Text(load_default="", validate=validate.Length(max=LINE))
    name = words(NAME)

    @validates_schema(skip_on_field_errors=True)
    def reasoned(self, data: dict[str, Any], **_kwargs: Any) -> None:
        """What was mended explains itself; anything else is explained."""
        if data["answer"] != "mended" and not data["reason"].strip():
            raise ValidationError("Say why, unless the answer is mended.", "reason")


class DismissalSchema(Noun):
    """An editor's answer to a finding of a report."""

    finding = fields.String(required=True)
    fingerprint = fields.String(required=True, validate=validate.Length(equal=16))
    rule = fields.String(required=True)
    answer = fields.String(required=True, validate=one_of(ANSWERS))
    reason = fields.String(required=True)
    name = fields.String(required=True)
    created_at = Moment(required=True)


class GivenAnswerSchema(Noun):
    """An answer as it was given; null for one that was taken back."""

    fingerprint = fields.String(required=True, validate=validate.Length(equal=16))
    rule = fields.String(required=True)
    answer = fields.String(required=True, allow_none=True, validate=one_of(ANSWERS))
    reason = fields.String(required=True)
    name = fields.String(required=True)
    created_at = Moment(required=True)


class DismissalListSchema(Noun):
    """The answers to a report's findings, and how they came about."""

    dismissals = fields.List(fields.Nested(DismissalSchema), required=True)
    history = fields.List(fields.Nested(GivenAnswerSchema), required=True)
