"""
What leaves the house as files: the reports of a period, their findings, and the register of anonymous sources.

Streamed a few reports at a time, the newest first. Findings and sources are those of an article's newest report in the
period; reports are all of them, so that what was known when a story ran can be shown later.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from typing import Any, Final

from flask import Blueprint, Response, request, stream_with_context

from api.access import needs, tenant
from api.formats import table
from api.formats.table import Row
from api.problems import Problem
from api.rendition import write_answer
from api.world import World
from api_spec import canonical
from workers.tally import ZONE

CSV: Final = "text/csv"
NDJSON: Final = "application/x-ndjson"
AT_ONCE: Final = 50  # reports in memory
USUAL_DAYS: Final = 7
MOST_DAYS: Final = 400

Report = Mapping[str, Any]


def routes(world: World) -> Blueprint:
    """`/v1/exports`."""
    views = Blueprint("exports", __name__, url_prefix="/v1/exports")

    @views.get("/reports")
    @needs("read")
    def export_reports() -> Response:
        period = Period.asked()
        _accepted((NDJSON,))
        lines = (report + b"\n" for report in _stored(world, period))
        return _file(lines, period.name("reports", "ndjson"), NDJSON)

    @views.get("/findings")
    @needs("read")
    def export_findings() -> Response:
        return _register(world, "findings", table.FINDINGS, table.findings)

    @views.get("/anonymous-sources")
    @needs("read")
    def export_anonymous_sources() -> Response:
        return _register(world, "anonymous-sources", table.SOURCES, table.anonymous)

    return views


def _register(
    world: World, name: str, columns: tuple[str, ...], rows_of: Callable[[Report], Iterable[Row]]
) -> Response:
    """A table that is kept of reports, as a file: CSV, or a JSON object a line."""
    period = Period.asked()
    rows = chain.from_iterable(rows_of(report) for report in _newest(world, period))
    if _accepted((CSV, NDJSON)) == CSV:
        written = (line.encode() for line in table.write(columns, rows))
        return _file(written, period.name(name, "csv"), f"{CSV}; charset=utf-8; header=present")
    lines = (canonical({column: row.get(column) for column in columns}) + b"\n" for row in rows)
    return _file(lines, period.name(name, "ndjson"), NDJSON)


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days in Jakarta, the last one included."""

    since: date
    until: date

    @classmethod
    def asked(cls) -> "Period":
        """The days that the request names, else the last seven. Problem 400."""
        until = _day("until", datetime.now(ZONE).date())
        since = _day("since", until - timedelta(days=USUAL_DAYS - 1))
        if not 0 <= (until - since).days < MOST_DAYS:
            raise Problem("bad-request", f"since should come before until, by less than {MOST_DAYS} days.")
        return cls(since, until)

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """From the first moment until before the last."""
        first, last = (datetime.combine(day, time(), ZONE) for day in (self.since, self.until))
        return first.astimezone(UTC), (last + timedelta(days=1)).astimezone(UTC)

    def name(self, what: str, ending: str) -> str:
        """What the file is called."""
        return f"sumber-{what}-{self.since}-{self.until}.{ending}"


def _day(name: str, otherwise: date) -> date:
    given = request.args.get(name)
    if given is None:
        return otherwise
    try:
        day = date.fromisoformat(given)
    except ValueError:
        day = date.min
    if not 2000 <= day.year < 2200 or len(given) != 10:
        raise Problem("bad-request", f"{name} should be a day such as 2026-01-31.")
    return day


def _accepted(media_types: tuple[str, ...]) -> str:
    accepted = request.accept_mimetypes
    chosen = accepted.best_match(list(media_types)) if accepted else media_types[0]
    if chosen is None:
        raise Problem("not-acceptable", f"There is {', '.join(media_types)}.")
    return chosen


def _stored(world: World, period: Period) -> Iterator[bytes]:
    shelf = world.desk.shelf
    found = shelf.between(tenant(), *period.moments)
    for at in range(0, len(found), AT_ONCE):
        yield from shelf.fetch(tenant(), found[at : at + AT_ONCE])


def _newest(world: World, period: Period) -> Iterator[Report]:
    """The newest report on each article, with what editors answered."""
    seen: set[str] = set()
    for stored in _stored(world, period):
        report = json.loads(stored)
        article_id = report["article"]["id"]
        if article_id in seen:
            continue
        seen.add(article_id)
        answers = world.desk.answers.on(tenant(), article_id)
        said = [
            {"finding": finding["id"], **write_answer(answers[finding["fingerprint"]])}
            for finding in report["findings"]
            if finding["fingerprint"] in answers
        ]
        yield {**report, "dismissals": said}


def _file(parts: Iterator[bytes], name: str, content_type: str) -> Response:
    """A file to save, sent while it is written. Its beginning is made at once: whatever fails by then is a problem."""
    first = next(parts, b"")
    response = Response(stream_with_context(chain((first,), parts)), content_type=content_type)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    response.vary.add("Accept")
    return response
