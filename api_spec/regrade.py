"""
A stored report added up again without some of its findings: what an editor's answers leave of the score.

Everything that the sum needs stands in the report, so nothing is judged again: not against another index, and not by
newer rules.
"""

from collections.abc import Collection, Mapping
from typing import Any

from api_spec.report import write_scores
from scorer.grade import add_up
from scorer.model import Charge, Dimension, Finding, Severity, Span
from scorer.policy import Policy


def regrade(report: Mapping[str, Any], without: Collection[str], policy: Policy) -> dict[str, Any]:
    """
    The scores that a report would have without some of its findings, named by their ids, as JSON values.

    Prices are the report's own; how repeats and bands are counted is the policy's. Without nothing, and under the policy
    that judged, they are the report's scores.
    """
    left = [finding for finding in report["findings"] if finding["id"] not in without]
    return write_scores(
        add_up(
            [_charge(finding) for finding in left],
            {finding["id"]: finding["points"] for finding in left},
            policy,
            {name for name, score in report["scores"].items() if score["value"] is not None},
        )
    )


def _charge(finding: Mapping[str, Any]) -> Charge:
    """As much of a finding as grading looks at."""
    return Charge(
        id=finding["id"],
        finding=Finding(
            rule=finding["rule"],
            case=finding["case"],
            spans=tuple(Span(span["start"], span["end"], span["field"]) for span in finding["spans"]),
            confidence=finding["confidence"],
            absence=finding["absence"],
        ),
        dimension=Dimension(finding["dimension"]),
        severity=Severity(finding["severity"]),
        message=finding["message"],
        evidence=finding["evidence"],
        suggestions=tuple(finding["suggestions"]),
    )
