"""
The nouns of the contract, one class each: what openapi.yaml promises, in a form that can refuse.

Requests are loaded through these classes. Answers are written by plain functions (`api_spec.report`, the views), since
dumping ten thousand values through a schema costs more than judging the article; the tests load every answer through
its class, and hold each class against its namesake in openapi.yaml.
"""

from api_spec.schemas.answers import DismissalListSchema, DismissalRequestSchema, OverrideRequestSchema, OverrideSchema
from api_spec.schemas.article import (
    BODY,
    HEADLINE,
    HTML,
    ArticleChangeSchema,
    ArticleDocumentSchema,
    ArticleSchema,
    CheckDocumentSchema,
    CheckRequestSchema,
)
from api_spec.schemas.noun import LINE, Noun
from api_spec.schemas.overview import OverviewSchema
from api_spec.schemas.report import ReportSchema
from api_spec.schemas.service import CheckSchema, JobSchema, ProblemSchema
from api_spec.schemas.webhooks import WebhookChangeSchema, WebhookRequestSchema

__all__ = [
    "BODY",
    "HEADLINE",
    "HTML",
    "LINE",
    "ArticleChangeSchema",
    "ArticleDocumentSchema",
    "ArticleSchema",
    "CheckDocumentSchema",
    "CheckRequestSchema",
    "CheckSchema",
    "DismissalListSchema",
    "DismissalRequestSchema",
    "JobSchema",
    "Noun",
    "OverrideRequestSchema",
    "OverrideSchema",
    "OverviewSchema",
    "ProblemSchema",
    "ReportSchema",
    "WebhookChangeSchema",
    "WebhookRequestSchema",
]
