"""The contract: the only room where JSON becomes types and types become JSON. `openapi.yaml` is its one truth."""

from api_spec.article import (
    Fault,
    InvalidError,
    read_article,
    read_check,
    read_dismissal,
    read_override,
    read_status,
    read_webhook,
    read_webhook_change,
    validate,
    write_article,
)
from api_spec.parse import MalformedError, parse
from api_spec.regrade import regrade
from api_spec.report import canonical, fingerprint, write_report
from api_spec.specification import specification

__all__ = [
    "Fault",
    "InvalidError",
    "MalformedError",
    "canonical",
    "fingerprint",
    "parse",
    "read_article",
    "read_check",
    "read_dismissal",
    "read_override",
    "read_status",
    "read_webhook",
    "read_webhook_change",
    "regrade",
    "specification",
    "validate",
    "write_article",
    "write_report",
]
