"""Work: one article on its way through the queue, or many that came in one request."""

from marshmallow import fields, validate

from api_spec.border import Moment
from api_spec.schemas.noun import Noun, one_of
from api_spec.schemas.problems import ProblemSchema

STATES = ("queued", "running", "succeeded", "failed", "cancelled")


class JobSchema(Noun):
    """One article's way through the queue."""

    id = fields.String(required=True)
    status = fields.String(required=True, validate=one_of(STATES))
    progress = fields.Float(required=True, validate=validate.Range(min=0, max=1))
    attempts = fields.Integer(required=True, strict=True)
    article_id = fields.String(required=True)
    revision = fields.Integer(required=True, strict=True)
    report_url = fields.String(required=True, allow_none=True)
    created_at = Moment(required=True)
    started_at = Moment(required=True, allow_none=True)
    finished_at = Moment(required=True, allow_none=True)
    problem = fields.Nested(ProblemSchema, required=True, allow_none=True)


class BatchCountsSchema(Noun):
    """How many lines stand where."""

    refused = fields.Integer(required=True, strict=True)
    queued = fields.Integer(required=True, strict=True)
    running = fields.Integer(required=True, strict=True)
    succeeded = fields.Integer(required=True, strict=True)
    failed = fields.Integer(required=True, strict=True)
    cancelled = fields.Integer(required=True, strict=True)
    gone = fields.Integer(required=True, strict=True)


class FailedLineSchema(Noun):
    """A line that has no report and will not get one."""

    line = fields.Integer(required=True, strict=True)
    job_id = fields.String(required=True, allow_none=True)
    problem = fields.Nested(ProblemSchema, required=True)


class BatchArticleSchema(Noun):
    """A line that was taken in."""

    line = fields.Integer(required=True, strict=True)
    article_id = fields.String(required=True)
    job_id = fields.String(required=True)
    status = fields.String(required=True, validate=one_of(STATES))
    report_url = fields.String(required=True, allow_none=True)


class BatchSchema(Noun):
    """Many articles that came in one request."""

    id = fields.String(required=True)
    status = fields.String(required=True, validate=one_of(("running", "finished")))
    progress = fields.Float(required=True, validate=validate.Range(min=0, max=1))
    created_at = Moment(required=True)
    lines = fields.Integer(required=True, strict=True)
    counts = fields.Nested(BatchCountsSchema, required=True)
    failed = fields.List(fields.Nested(FailedLineSchema), required=True)
    articles = fields.List(fields.Nested(BatchArticleSchema), required=True)
