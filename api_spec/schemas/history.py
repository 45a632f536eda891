"""Where an article stands, and the reports there are on it."""

from marshmallow import fields

from api_spec.border import Moment
from api_spec.schemas.checks import CheckScoreSchema
from api_spec.schemas.noun import Noun, one_of
from scorer.model import Status


class ArticleStateSchema(Noun):
    """Where an article stands."""

    id = fields.String(required=True)
    revision = fields.Integer(required=True, strict=True)
    status = fields.String(required=True, validate=one_of(Status))
    indexed = fields.Boolean(required=True)
    updated_at = Moment(required=True)
    report_url = fields.String(required=True, allow_none=True)


class ReportSummarySchema(Noun):
    """A report in the history of its article."""

    id = fields.String(required=True)
    revision = fields.Integer(required=True, strict=True)
    created_at = Moment(required=True)
    score = fields.Nested(CheckScoreSchema, required=True)
    findings = fields.Integer(required=True, strict=True)
    report_url = fields.String(required=True)


class ReportHistorySchema(Noun):
    """The reports on an article."""

    article_id = fields.String(required=True)
    reports = fields.List(fields.Nested(ReportSummarySchema), required=True)
