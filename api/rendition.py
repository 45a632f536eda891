"""
A stored report as it looks today: with what editors have answered, the score that leaves, and what changed.

Pure, and only ever an addition: every finding stays where it is, and the first score beside the second.
"""

from collections.abc import Mapping
from typing import Any, Final

from api_spec import regrade
from scorer.policy import Policy
from workers.model import Answer

Report = Mapping[str, Any]

SETTLED: Final = frozenset({"intended", "false_alarm"})
"""Answers after which a gate has nothing to warn of; what was mended and still stands there has not been mended."""


def rendition(report: Report, answers: Mapping[str, Answer], before: Report | None, policy: Policy) -> Report:
    """
    Add to a report what has become of it since.

    `dismissals` and `scores_without_dismissed` where editors answered, `changes` where there is a report `before` it on an
    earlier revision; the very same report where neither is so.
    """
    answered = [
        (finding, answers[finding["fingerprint"]])
        for finding in report["findings"]
        if finding["fingerprint"] in answers
    ]
    said = {
        "dismissals": [{"finding": finding["id"], **write_answer(answer)} for finding, answer in answered],
        "scores_without_dismissed": regrade(report, {finding["id"] for finding, _ in answered}, policy),
    }
    return {**report, **(said if answered else {}), **({"changes": changes(report, before)} if before else {})}


def changes(report: Report, before: Report) -> Mapping[str, Any]:
    """What became of the findings since an earlier report on the same article, by rule and exact words."""
    earlier = {finding["fingerprint"] for finding in before["findings"]}
    now = {finding["fingerprint"] for finding in report["findings"]}
    return {
        "since": {"report_id": before["id"], "revision": before["article"]["revision"]},
        "new": [finding["id"] for finding in report["findings"] if finding["fingerprint"] not in earlier],
        "open": [finding["id"] for finding in report["findings"] if finding["fingerprint"] in earlier],
        "gone": [_gone(finding) for finding in before["findings"] if finding["fingerprint"] not in now],
    }


def settled(answers: Mapping[str, Answer]) -> frozenset[str]:
    """The fingerprints of findings that need no warning any more."""
    return frozenset(fingerprint for fingerprint, answer in answers.items() if answer.answer in SETTLED)


def write_answer(answer: Answer) -> Mapping[str, Any]:
    """The JSON values of an editor's answer."""
    return {
        "fingerprint": answer.fingerprint,
        "rule": answer.rule,
        "answer": answer.answer,
        "reason": answer.reason,
        "name": answer.name,
        "created_at": answer.created_at.isoformat(),
    }


def _gone(finding: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        **{name: finding[name] for name in ("fingerprint", "rule", "severity", "message")},
        "quotes": [span["exact"] for span in finding["spans"]],
    }
