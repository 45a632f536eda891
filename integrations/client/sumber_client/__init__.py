"""
A client of Sumber, the source-reliability scorer for newsrooms.

    from sumber_client import Sumber

    sumber = Sumber("http://127.0.0.1:8000")
    check = sumber.check({"headline": "…", "body": "…"}, stage="publish")

Answers are plain dictionaries, as the API describes them, with types for an editor's completion. What goes wrong is an
exception (`problems.py`).
"""

from sumber_client.client import Sumber
from sumber_client.nouns import Article, Batch, Check, Document, Finding, Job, Report, Span
from sumber_client.problems import (
    Conflict,
    Fault,
    Gone,
    Invalid,
    JobFailed,
    NotAllowed,
    NotFound,
    NotYet,
    Problem,
    SignatureWrong,
    SumberError,
    TooMany,
    Unavailable,
    Unreachable,
)
from sumber_client.webhooks import verify

__all__ = [
    "Article",
    "Batch",
    "Check",
    "Conflict",
    "Document",
    "Fault",
    "Finding",
    "Gone",
    "Invalid",
    "Job",
    "JobFailed",
    "NotAllowed",
    "NotFound",
    "NotYet",
    "Problem",
    "Report",
    "SignatureWrong",
    "Span",
    "Sumber",
    "SumberError",
    "TooMany",
    "Unavailable",
    "Unreachable",
    "verify",
]
