"""
The CMS gate: what the newsroom's policy for a stage says to a report.

Pure: a report and a policy in, a verdict out. Nothing here says `pass` to what could not be judged.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from scorer.model import Severity
from scorer.policy import Policy
from scorer.rules.measured import may_block

LEVELS: Final = {"info": "notice", "warn": "warning", "block": "failure"}
"""What a stage says to a finding, and the level of its annotation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """
    `pass`, `warn`, `fail` or `neutral`, the rules it rests on, and each finding with its level.

    `why` is what kept from judging, by its name in the wording; "" where there is a verdict.
    """

    conclusion: str
    reasons: tuple[Mapping[str, Any], ...] = ()
    annotations: tuple[Mapping[str, Any], ...] = ()
    why: str = ""

    @property
    def things(self) -> Mapping[str, int]:
        """How many things each level has to say: findings of one rule are one, at the level where they weigh most."""
        levels = {reason["rule"]: reason["level"] for reason in reversed(self.reasons)}
        return Counter(levels.values())


def conclude(report: Mapping[str, Any], policy: Policy, stage: str, settled: Collection[str] = frozenset()) -> Verdict:
    """
    The verdict on a report at one stage.

    `settled` are fingerprints of findings that an editor has answered: they warn no more. What blocks goes on blocking,
    since letting it pass takes an override.
    """
    if all(score["value"] is None for score in report["scores"].values()) and not report["findings"]:
        return Verdict(conclusion="neutral", why="unsupported" if report["warnings"] else "nothing")
    language = report["article"]["language"]
    heard = [
        (finding, _heard(says(finding, policy, stage, language), finding, settled)) for finding in report["findings"]
    ]
    spoken = {said for _, said in heard}
    return Verdict(
        conclusion="fail" if "block" in spoken else "warn" if "warn" in spoken else "pass",
        reasons=_reasons(heard),
        annotations=tuple(_annotation(finding, said) for finding, said in heard),
    )


def says(finding: Mapping[str, Any], policy: Policy, stage: str, language: str | None) -> str:
    """
    What a stage says to a finding in an article's language: info, warn or block.

    A finding the judge was not sure of weighs less than its rule: then it never blocks, and as information never warns.
    Nor does any policy make a rule block whose precision in that language is not measured to be high enough.
    """
    if not policy.judges(finding["rule"]):
        return "info"
    price = policy.price(finding["rule"], finding["case"])
    severity = Severity(finding["severity"])
    if severity is Severity.INFO and price.severity is not Severity.INFO:
        return "info"
    said = price.stages[stage]
    sure = severity.rank <= price.severity.rank and may_block(finding["rule"], language)
    return said if sure else min(said, "warn", key=tuple(LEVELS).index)


def _heard(said: str, finding: Mapping[str, Any], settled: Collection[str]) -> str:
    return "info" if said == "warn" and finding["fingerprint"] in settled else said


def _reasons(heard: list[tuple[Mapping[str, Any], str]]) -> tuple[Mapping[str, Any], ...]:
    """One reason a rule and level, what blocks first."""
    counts = Counter((finding["rule"], said) for finding, said in heard if said != "info")
    first = {(finding["rule"], said): finding["message"] for finding, said in reversed(heard)}
    return tuple(
        {"rule": rule, "level": LEVELS[said], "count": count, "message": first[rule, said]}
        for (rule, said), count in sorted(counts.items(), key=lambda one: -tuple(LEVELS).index(one[0][1]))
    )


def _annotation(finding: Mapping[str, Any], said: str) -> Mapping[str, Any]:
    kept = ("rule", "severity", "message", "evidence", "spans", "suggestions", "absence", "fingerprint", "help")
    return {"finding": finding["id"], "level": LEVELS[said], **{name: finding[name] for name in kept}}
