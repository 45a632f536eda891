"""
The nouns of the contract, one class each: what openapi.yaml promises, in a form that can refuse.

Requests are loaded through these classes. Answers are written by plain functions (`api_spec.report`, the views), since
dumping ten thousand values through a schema costs more than judging the article; the tests load every answer through
its class, and hold each class against its namesake in openapi.yaml.
"""

from api_spec.schemas.agencies import AgencyListSchema
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
from api_spec.schemas.checks import CheckSchema
from api_spec.schemas.health import AccessSchema, HealthSchema, ReadinessSchema
from api_spec.schemas.history import ArticleStateSchema, ReportHistorySchema
from api_spec.schemas.jobs import BatchSchema, JobSchema
from api_spec.schemas.noun import LINE, Noun
from api_spec.schemas.overview import OverviewSchema
from api_spec.schemas.policies import PolicyListSchema, PolicySchema, PolicyVersionListSchema
from api_spec.schemas.problems import ProblemKindSchema, ProblemSchema
from api_spec.schemas.report import ReportSchema
from api_spec.schemas.rules import RuleListSchema
from api_spec.schemas.webhooks import WebhookChangeSchema, WebhookRequestSchema

__all__ = [
    "BODY",
    "HEADLINE",
    "HTML",
    "LINE",
    "AccessSchema",
    "AgencyListSchema",
    "ArticleChangeSchema",
    "ArticleDocumentSchema",
    "ArticleSchema",
    "ArticleStateSchema",
    "BatchSchema",
    "CheckDocumentSchema",
    "CheckRequestSchema",
    "CheckSchema",
    "DismissalListSchema",
    "DismissalRequestSchema",
    "HealthSchema",
    "JobSchema",
    "Noun",
    "OverrideRequestSchema",
    "OverrideSchema",
    "OverviewSchema",
    "PolicyListSchema",
    "PolicySchema",
    "PolicyVersionListSchema",
    "ProblemKindSchema",
    "ProblemSchema",
    "ReadinessSchema",
    "ReportHistorySchema",
    "ReportSchema",
    "RuleListSchema",
    "WebhookChangeSchema",
    "WebhookRequestSchema",
]
