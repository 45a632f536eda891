"""What the gate says."""

from marshmallow import fields, validate

from api_spec.border import Moment
from api_spec.schemas.answers import CONCLUSIONS, OverrideSchema
from api_spec.schemas.noun import Noun, one_of
from api_spec.schemas.report import Found
from scorer.model import Band
from scorer.policy import STAGES

OUTAGES = ("pass", "warn", "fail")
LEVELS = ("notice", "warning", "failure")


class AnnotationSchema(Found):
    """A finding as the gate shows it."""

    finding = fields.String(required=True)
    level = fields.String(required=True, validate=one_of(LEVELS))


class ReasonSchema(Noun):
    """A rule on which the conclusion rests; None where there is no verdict, and the message says why."""

    rule = fields.String(required=True, allow_none=True)
    level = fields.String(required=True, validate=one_of(LEVELS))
    count = fields.Integer(required=True, strict=True)
    message = fields.String(required=True)


class CheckScoreSchema(Noun):
    """The overall score."""

    value = fields.Integer(required=True, strict=True, allow_none=True, validate=validate.Range(min=0, max=100))
    band = fields.String(required=True, validate=one_of(Band))


class CheckPolicySchema(Noun):
    """The policy that concluded."""

    name = fields.String(required=True)
    version = fields.String(required=True)
    stage = fields.String(required=True, validate=one_of(STAGES))
    on_outage = fields.String(required=True, validate=one_of(OUTAGES))


class CheckSchema(Noun):
    """What the newsroom's policy says to an article at a stage."""

    id = fields.String(required=True)
    status = fields.String(required=True, validate=one_of(("pending", "completed")))
    created_at = Moment(required=True)
    conclusion = fields.String(required=True, validate=one_of(CONCLUSIONS))
    blocking = fields.Boolean(required=True)
    summary = fields.String(required=True)
    reasons = fields.List(fields.Nested(ReasonSchema), required=True)
    annotations = fields.List(fields.Nested(AnnotationSchema), required=True)
    score = fields.Nested(CheckScoreSchema, required=True, allow_none=True)
    policy = fields.Nested(CheckPolicySchema, required=True)
    override = fields.Nested(OverrideSchema, required=True, allow_none=True)
    text_sha256 = fields.String(required=True, allow_none=True)
    article_id = fields.String(required=True)
    job_id = fields.String(required=True)
    job_url = fields.String(required=True)
    report_url = fields.String(required=True, allow_none=True)
