"""The gate says what the policy says, and never more than the judge was sure of."""

from typing import Any

import pytest

from api.gate import conclude
from scorer.policy import STAGES, parse

POLICY = parse("""
name = "house"
version = "1"
[prices]
critical = 20
major = 8
minor = 2
info = 0
[grading]
repeats = [1, 0.5, 0.25]
stakes_factor = 1.5
minor_below = 0.9
info_below = 0.8
[bands]
ready = 85
tidy = 65
review = 40
[genres]
[outage]
conclusion = "warn"
[health]
days = 30
most_false = 0.1
least_fired = 20
[rules]
text-mixed-script = { severity = "critical", stages = ["warn", "warn", "block", "block"] }
unmeasured = { severity = "critical", stages = ["warn", "warn", "block", "block"] }
soft = { severity = "major", stages = ["info", "warn", "warn", "warn"], cases = { mild = { severity = "minor", stages = ["info", "info", "info", "info"] } } }
""")


def report(*findings: dict[str, Any], value: int | None = 80) -> dict[str, Any]:
    """A report with these findings."""
    usual = {"case": "", "message": "…", "evidence": "", "spans": [], "suggestions": [], "absence": False, "help": ""}
    told = [{**usual, "id": f"f{number}", "fingerprint": "", **finding} for number, finding in enumerate(findings, 1)]
    return {"article": {"language": "id"}, "scores": {"overall": {"value": value}}, "findings": told, "warnings": []}


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        ({"rule": "text-mixed-script", "severity": "critical"}, ["warn", "warn", "fail", "fail"]),
        ({"rule": "soft", "severity": "major"}, ["pass", "warn", "warn", "warn"]),
        ({"rule": "soft", "severity": "minor", "case": "mild"}, ["pass"] * 4),
        ({"rule": "text-mixed-script", "severity": "minor"}, ["warn"] * 4),
        ({"rule": "text-mixed-script", "severity": "info"}, ["pass"] * 4),
        ({"rule": "switched-off", "severity": "critical"}, ["pass"] * 4),
    ],
)
def test_each_stage_says_what_the_policy_says(finding: dict[str, Any], said: list[str]) -> None:
    """
    A finding that its rule was less sure of weighs less: it warns where the rule would block, and as info says nothing.
    """
    assert [conclude(report(finding), POLICY, stage).conclusion for stage in STAGES] == said


@pytest.mark.parametrize(("rule", "language"), [("unmeasured", "id"), ("text-mixed-script", "fr")])
def test_only_what_is_measured_blocks(rule: str, language: str) -> None:
    """
    Whatever the policy says, a rule whose precision nobody knows in that language can only warn.
    """
    told = report({"rule": rule, "severity": "critical"})

    assert conclude({**told, "article": {"language": language}}, POLICY, "publish").conclusion == "warn"


def test_what_blocks_comes_first() -> None:
    """
    The heaviest finding decides; reasons are one a rule, with what blocks before what warns.
    """
    verdict = conclude(
        report(
            {"rule": "soft", "severity": "major"},
            {"rule": "soft", "severity": "major"},
            {"rule": "text-mixed-script", "severity": "critical"},
        ),
        POLICY,
        "publish",
    )

    assert verdict.conclusion == "fail"
    assert [(reason["rule"], reason["level"], reason["count"]) for reason in verdict.reasons] == [
        ("text-mixed-script", "failure", 1),
        ("soft", "warning", 2),
    ]
    assert [one["level"] for one in verdict.annotations] == ["warning", "warning", "failure"]
    assert verdict.things == {"failure": 1, "warning": 1}


def test_findings_of_one_rule_are_one_thing() -> None:
    """
    A rule counts once, at the level where it weighs most, as the panels show one card for it.
    """
    mixed = {"rule": "text-mixed-script", "severity": "critical"}
    verdict = conclude(report(mixed, {**mixed, "severity": "minor"}, {**mixed}), POLICY, "publish")

    assert [reason["level"] for reason in verdict.reasons] == ["failure", "warning"]
    assert verdict.things == {"failure": 1}


def test_what_could_not_be_judged_is_never_passed() -> None:
    """
    A report without a single score is neutral, and says why.
    """
    empty = report(value=None)
    foreign = {**empty, "warnings": ["language fr is not supported: nothing was judged"]}

    assert [conclude(told, POLICY, "publish").conclusion for told in (empty, foreign)] == ["neutral"] * 2
    assert [conclude(told, POLICY, "publish").why for told in (empty, foreign)] == ["nothing", "unsupported"]
    assert conclude(report(), POLICY, "publish").conclusion == "pass"
