"""`sumber score`: articles in, reports out, with no service behind it."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from api.cli import complain, policy
from api.cli.inputs import STANDARD_INPUT, Given, Refused, articles
from api.formats import sarif, table
from api_spec import write_report
from scorer import Article, score
from scorer.model import Severity
from scorer.newsroom import Newsroom, NewsroomError

FORMATS = ("text", "json", "ndjson", "html", "sarif", "csv")


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help=".txt (all of it is the body), .html, .json (an Article), .ndjson (an Article a line); - reads Articles "
        "from standard input, one a line, and writes one report a line, in order",
    )
    parser.add_argument("--format", choices=FORMATS, help="default: text for files, ndjson for -")
    parser.add_argument(
        "--fail-on",
        choices=[severity.value for severity in Severity],
        metavar="SEVERITY",
        help="exit with status 1 when a finding is at least this severe: critical, major, minor or info",
    )
    parser.add_argument(
        "--compare",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="also look for text that the given articles share (default for several files, not for -)",
    )
    parser.add_argument("--language", metavar="TAG", help="language of articles that do not say, such as id or en")
    parser.add_argument(
        "--as-of", metavar="TIME", help="anchors relative days of drafts, such as 2026-01-31T09:30+07:00"
    )
    parser.add_argument(
        "--policy", type=Path, metavar="FILE", help="judge by a newsroom's policy (`sumber policy check`)"
    )
    parser.add_argument("--lang", metavar="TAG", help="language of the text report (default: the article's)")


def run(options: argparse.Namespace) -> int:
    """Score everything, go on after bad input, and return the exit status."""
    try:
        newsroom = policy.read(options.policy) if options.policy else None
    except (NewsroomError, OSError) as wrong:
        for line in policy.faults(options.policy, wrong):
            complain(line)
        return 2
    form = options.format or ("ndjson" if STANDARD_INPUT in options.files else "text")
    defaults = {"language": options.language, "as_of": options.as_of}
    given = articles(options.files, {name: value for name, value in defaults.items() if value})
    compare = (
        len(options.files) > 1 and STANDARD_INPUT not in options.files if options.compare is None else options.compare
    )
    severities: set[str] = set()
    refused = False

    def judged() -> Iterator[bytes]:
        nonlocal refused
        for item in _compared(given) if compare else ((item, ()) for item in given):
            one, others = item
            if isinstance(one, Refused):
                refused = True
                complain(f"{one.name}: {one.reason}")
                continue
            report, found = judge(one.article, others, newsroom)
            severities.update(found)
            yield report

    _write(judged(), form, options.lang)
    if refused:
        return 2
    return int(bool(options.fail_on) and any(_reaches(severity, options.fail_on) for severity in severities))


def judge(
    article: Article, others: Sequence[Article] = (), newsroom: Newsroom | None = None
) -> tuple[bytes, frozenset[str]]:
    """An article's report, and the severities found. `others` are articles to compare it with."""
    laps: dict[str, float] = {}
    last = perf_counter()

    def lap(stage: str) -> None:
        nonlocal last
        now = perf_counter()
        laps[stage] = round((now - last) * 1000, 2)
        last = now

    report = score(article, candidates=others, indexed_articles=len(others), newsroom=newsroom, lap=lap)
    data = write_report(report, report_id=None, job_id=None, created_at=datetime.now(UTC), timing_ms=laps)
    return data, frozenset(charge.severity.value for charge in report.charges)


def _compared(given: Iterable[Given | Refused]) -> Iterator[tuple[Given | Refused, Sequence[Article]]]:
    """Each item with all other articles."""
    items = tuple(given)
    every = tuple(item.article for item in items if isinstance(item, Given))
    for item in items:
        yield item, tuple(one for one in every if isinstance(item, Given) and one is not item.article)


def _reaches(severity: str, least: str) -> bool:
    return Severity(severity).rank <= Severity(least).rank


def _write(reports: Iterator[bytes], form: str, lang: str | None) -> None:
    if form == "ndjson":
        for report in reports:
            sys.stdout.buffer.write(report + b"\n")
            sys.stdout.buffer.flush()
    elif form == "json":
        whole = [json.loads(report) for report in reports]
        shown: Mapping[str, Any] | list[Any] = whole[0] if len(whole) == 1 else whole
        sys.stdout.write(json.dumps(shown, ensure_ascii=False, indent=2) + "\n")
    elif form == "sarif":
        log = sarif.write(*(json.loads(report) for report in reports))
        sys.stdout.write(json.dumps(log, ensure_ascii=False, indent=2) + "\n")
    elif form == "csv":
        rows = (row for report in reports for row in table.findings(json.loads(report)))
        for line in table.write(table.FINDINGS, rows):
            sys.stdout.buffer.write(line.encode())
    elif form == "html":
        from api.page import render  # noqa: PLC0415 - a template engine is loaded only where a page is wanted

        for report in reports:
            sys.stdout.write(render(json.loads(report), lang=lang, alone=True))
    else:
        from api.terminal import show  # noqa: PLC0415

        for report in reports:
            show(json.loads(report), lang=lang)
