"""
A report as SARIF 2.1.0 (OASIS Standard), for tools that show findings of any kind.

Each field of the article is an artifact with its text, so every region can be checked. Offsets and columns count code
points, which `columnKind` says. What an editor called intended or a false alarm is suppressed, with the reason.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any, Final
from urllib.parse import quote

from api.rendition import SETTLED
from scorer import rules
from scorer.rules import Rule

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FIELDS: Final = ("headline", "byline", "dateline", "body")
LEVELS: Final = {"critical": "error", "major": "warning", "minor": "note", "info": "none"}

Values = Mapping[str, Any]


def write(*reports: Values) -> dict[str, Any]:
    """The SARIF log of reports, a run each, as JSON values. They have code points, as stored or as they look today."""
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report) for report in reports]}


def _run(report: Values) -> dict[str, Any]:
    article = report["article"]
    artifacts = {field: _Artifact(article, field, place) for place, field in enumerate(_written(article))}
    known = sorted({one["rule"] for one in (*report["checked"], *report["findings"])})
    answers = {one["finding"]: one for one in report.get("dismissals", ())}
    return {
        "tool": {"driver": _driver(report, known)},
        "automationDetails": {"id": f"sumber/{_place(article)}/{article['revision']}"},
        "invocations": [_invocation(report)],
        "language": article["language"] or "und",
        "columnKind": "unicodeCodePoints",
        "artifacts": [artifact.described() for artifact in artifacts.values()],
        "results": [_result(finding, artifacts, known, answers.get(finding["id"])) for finding in report["findings"]],
        "properties": {"report": report["id"], "versions": report["versions"], "scores": _scores(report["scores"])},
    }


class _Artifact:
    """One field of the article, with the places where its lines begin."""

    def __init__(self, article: Values, field: str, place: int) -> None:
        self._text: str = article[field]
        self._location = {"uri": f"articles/{_place(article)}/{field}.txt", "index": place}
        self._lines = [0, *(at + 1 for at, letter in enumerate(self._text) if letter == "\n")]

    def described(self) -> dict[str, Any]:
        return {
            "location": self._location,
            "roles": ["analysisTarget"],
            "mimeType": "text/plain",
            "encoding": "UTF-8",
            "contents": {"text": self._text},
        }

    def whole(self) -> dict[str, Any]:
        return {"physicalLocation": {"artifactLocation": self._location}}

    def location(self, span: Values) -> dict[str, Any]:
        (line, column), (end_line, end_column) = self._line(span["start"]), self._line(span["end"])
        region = {
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
            "charOffset": span["start"],
            "charLength": span["end"] - span["start"],
            "snippet": {"text": span["exact"]},
        }
        return {"physicalLocation": {"artifactLocation": self._location, "region": region}}

    def _line(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1


def _result(
    finding: Values, artifacts: Mapping[str, _Artifact], known: Sequence[str], answer: Values | None
) -> dict[str, Any]:
    informs = finding["severity"] == "info"
    places = [artifacts[span["field"]].location(span) for span in finding["spans"] if span["field"] in artifacts]
    first, *others = places or [artifact.whole() for field, artifact in artifacts.items() if field == "body"]
    return {
        "ruleId": finding["rule"],
        "ruleIndex": known.index(finding["rule"]),
        "kind": "informational" if informs else "fail",
        "level": LEVELS[finding["severity"]],
        "message": {"text": " ".join(filter(None, (finding["message"], finding["evidence"])))},
        "locations": [first],
        **({"relatedLocations": [{"id": place, **one} for place, one in enumerate(others, 1)]} if others else {}),
        "partialFingerprints": {"sumberFinding/v1": finding["fingerprint"]},
        "suppressions": [_suppression(answer)] if answer and answer["answer"] in SETTLED else [],
        "properties": {
            **{name: finding[name] for name in ("id", "dimension", "severity", "confidence", "points", "suggestions")},
            **({"answer": answer["answer"]} if answer else {}),
        },
    }


def _suppression(answer: Values) -> dict[str, Any]:
    return {
        "kind": "external",
        "status": "accepted",
        "justification": answer["reason"],
        "properties": {"answer": answer["answer"], "at": answer["created_at"]},
    }


def _driver(report: Values, known: Iterable[str]) -> dict[str, Any]:
    ours = {rule.id: rule for rule in rules.every()}
    language = report["article"]["language"] or ""
    return {
        "name": "Sumber",
        "version": version("sumber"),
        "semanticVersion": report["versions"]["engine"],
        "rules": [{"id": rule, **(_rule(ours[rule], language) if rule in ours else {})} for rule in known],
    }


def _rule(rule: Rule, language: str) -> dict[str, Any]:
    first, _, rest = rule.about.partition("\n\n")
    return {
        "shortDescription": {"text": rules.compares(rule.id, language)},
        "fullDescription": {"text": " ".join(first.split())},
        "help": {"text": rest or first},
        "properties": {"dimension": rule.dimension},
    }


def _invocation(report: Values) -> dict[str, Any]:
    ended = datetime.fromisoformat(report["created_at"]).astimezone(UTC)
    return {
        "executionSuccessful": report["complete"],
        "endTimeUtc": ended.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    }


def _scores(scores: Values) -> dict[str, Any]:
    return {name: {"value": score["value"], "band": score["band"]} for name, score in scores.items()}


def _written(article: Values) -> list[str]:
    return [field for field in FIELDS if article[field] is not None or field == "body"]


def _place(article: Values) -> str:
    return quote(article["id"] or "article", safe="")
