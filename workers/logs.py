"""
What the processes say: one JSON object a line on standard error, with the ids by which it is found again.

Ids and kinds of faults, never a word of an article. `trace_id` is the caller's (W3C Trace Context), so that a line here
and a span there can be laid side by side.
"""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Final

ROOMS: Final = ("api", "workers")
"""Whose lines the operator's level is for; what libraries say is told from WARNING on."""

FIELDS: Final = (
    *("request_id", "trace_id", "tenant", "method", "route", "status", "ms"),
    *("job", "article", "attempts", "delivery", "event", "webhook"),
)
"""What a line may say beside its message: the names that `extra` may have."""


class Lines(logging.Formatter):
    """Writes a record as a line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        known = {name: getattr(record, name, None) for name in FIELDS}
        fault = {"fault": self.formatException(record.exc_info)} if record.exc_info else {}
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "process": record.process,
            "message": record.getMessage(),
            **{name: value for name, value in known.items() if value is not None},
            **fault,
        }
        return json.dumps(line, ensure_ascii=False)


def set_up(level: str) -> None:
    """Let this process speak so. May be called twice."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for room in ROOMS:
        logging.getLogger(room).setLevel(level)


def trace_id(traceparent: str | None) -> str | None:
    """The part of a `traceparent` that all of one trace share."""
    return traceparent.split("-")[1] if traceparent else None
