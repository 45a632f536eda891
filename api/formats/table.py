"""
Findings and sources as tables: CSV after RFC 4180, safe to open in a spreadsheet.

A spreadsheet takes a cell that begins with "=" or "@" for a formula, and an article may quote anything: such a cell gets
an apostrophe before it (OWASP, "CSV injection"). The file begins with a byte order mark, without which Excel takes UTF-8
for something else.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MARK: Final = "\ufeff"

Row = Mapping[str, Any]

FINDINGS: Final = (
    *("article_id", "revision", "headline", "desk", "status", "language", "report_id", "created_at"),
    *("finding", "rule", "dimension", "severity", "points", "confidence", "message", "evidence", "suggestion"),
    *("place", "field", "start", "end", "exact", "fingerprint", "answer", "reason"),
)
"""A row for each place of a finding; a finding about something that is missing has one row and no place."""

SOURCES: Final = (
    *("article_id", "revision", "headline", "desk", "status", "report_id", "created_at"),
    *("attribution", "source", "statement", "reason", "start", "end"),
)
"""A row for each statement of a source that the reader cannot identify; `reason` is why, in the article's words."""


def findings(report: Mapping[str, Any]) -> Iterator[Row]:
    """The rows of a report's findings, as the report looks today."""
    answers = {one["finding"]: one for one in report.get("dismissals", ())}
    for finding in report["findings"]:
        answer = answers.get(finding["id"], {})
        about = {
            **_about(report),
            "language": report["article"]["language"],
            "finding": finding["id"],
            "suggestion": " | ".join(finding["suggestions"]),
            **{name: answer.get(name) for name in ("answer", "reason")},
            **{name: finding[name] for name in FINDINGS if name in finding},
        }
        places = [
            {"place": number, **{name: span[name] for name in ("field", "start", "end", "exact")}}
            for number, span in enumerate(finding["spans"], 1)
        ]
        yield from ({**about, **place} for place in places or [{}])


def anonymous(report: Mapping[str, Any]) -> Iterator[Row]:
    """The rows of a report's anonymous sources: who, as the article puts it, what they said, and why without a name."""
    for one in report["attributions"]:
        if one["speaker"]["kind"] == "anonymous":
            words = one["source"] or one["cue"] or {}
            yield {
                **_about(report),
                "attribution": one["id"],
                "source": words.get("exact"),
                "statement": " … ".join(part["exact"] for part in one["content"]),
                "reason": one["reason"]["exact"] if one["reason"] else None,
                "start": words.get("start"),
                "end": words.get("end"),
            }


def write(columns: Iterable[str], rows: Iterable[Row]) -> Iterator[str]:
    """A table as CSV, line by line, with a heading."""
    names = tuple(columns)
    yield MARK + _line(names)
    for row in rows:
        yield _line(_cell(row.get(name)) for name in names)


def _about(report: Mapping[str, Any]) -> dict[str, Any]:
    article = report["article"]
    return {
        "article_id": article["id"],
        **{name: article[name] for name in ("revision", "headline", "desk", "status")},
        "report_id": report["id"],
        "created_at": report["created_at"],
    }


def _cell(value: Any) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return value
    return f"'{value}" if str(value).startswith(FORMULA) else str(value)


def _line(cells: Iterable[str | int | float]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
