"""
An archive goes to a running service over HTTP: batch by batch, a few under way at once, each until it is taken in.

How far the archive is done without a gap is written into a small file, so a killed run goes on from there. A batch that
was broken off is sent again under the same idempotency key, so nothing is done twice.
"""

import json
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from api.cli.submit import RefusedByServerError, Service
from api_spec import MalformedError, parse
from workers import keys
from workers.backfill import BadLine, Batch, Mark, Progress, batches, begin, identity, named_after

_LINES_A_BATCH: Final = 500
_BYTES_A_BATCH: Final = 2_000_000
"""Half of what the service takes: a last long line fits too."""

_BATCHES_AHEAD: Final = 3
_POLL_SECONDS: Final = 1.0
_PATIENCE: Final = 300.0
"""Seconds without an answer, after which a service that is down or busy is given up."""

_PASSING: Final = frozenset({0, 429, 502, 503, 504})
"""What a service that is restarted or busy answers: ask again. 0 is no answer at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """A batch under way: its id at the service, and the archive's number of each line that was sent."""

    batch: Batch
    id: str | None
    numbers: tuple[int, ...]
    bad: tuple[BadLine, ...]


def post(
    archive: Path,
    service: Service,
    folder: Path,
    *,
    name: str,
    on_progress: Callable[[Progress], None] = lambda _: None,
    on_bad_line: Callable[[BadLine], None] = lambda _: None,
) -> Progress:
    """
    Take an archive in through a service, as `workers.backfill.backfill` does beside it.

    The mark stands in `folder` under the archive and the service's `name`. Raises OSError for a file that cannot be read
    and RefusedByServerError for a service that refuses or stays away.
    """
    mark = folder / mark_of(archive, name)
    folder.mkdir(parents=True, exist_ok=True)
    progress = begin(archive, resumed := Mark.read(mark.read_bytes() if mark.exists() else None))
    began, under_way = time.monotonic(), deque[_Sent]()

    def settle(sent: _Sent) -> Progress:
        bad = (*sent.bad, *_outcome(sent, service))
        for line in bad:
            on_bad_line(line)
        mark.write_bytes(sent.batch.end.write())
        good = len(sent.numbers) + len(sent.bad) - len(bad)
        done = progress.after(sent.batch, articles=good, skipped=len(bad), seconds=time.monotonic() - began)
        on_progress(done)
        return done

    for batch in batches(archive, resumed, most_lines=_LINES_A_BATCH, most_bytes=_BYTES_A_BATCH):
        under_way.append(_send(batch, service, f"backfill-{identity(archive)}-{batch.end.place}"))
        if len(under_way) > _BATCHES_AHEAD:
            progress = settle(under_way.popleft())
    for sent in under_way:
        progress = settle(sent)
    mark.unlink(missing_ok=True)
    return progress


def mark_of(archive: Path, name: str) -> str:
    """The name of the file that tells how far an archive, as it is now, is done at a service."""
    return keys.digest(f"{name} {identity(archive)}")[:24]


def _send(batch: Batch, service: Service, key: str) -> _Sent:
    """Send the lines of a batch that are JSON and whose articles stand in public."""
    numbers, lines, bad = [], [], []
    for number, line in enumerate(batch.lines, batch.first):
        if not line.strip():
            continue
        try:
            values = parse(line)
        except MalformedError as fault:
            bad.append(BadLine(number=number, why=str(fault)))
            continue
        if isinstance(values, dict):
            if values.get("status") == "withdrawn":
                continue
            values = _published(values, line)
        numbers.append(number)
        lines.append(json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode())
    headers = {"Content-Type": "application/x-ndjson", "Idempotency-Key": key}
    body = b"\n".join(lines)
    answer = _patiently(lambda: service.ask("POST", "/v1/articles/bulk", body, headers).told) if lines else {"id": None}
    return _Sent(batch=batch, id=answer["id"], numbers=tuple(numbers), bad=tuple(bad))


def _published(values: Mapping[str, Any], line: bytes) -> Mapping[str, Any]:
    """The article as it stands in public; without an id of its own it is named after its line."""
    status = values.get("status") or "draft"
    named = {} if values.get("id") or "format" in values else {"id": named_after(line)}
    return {**values, **named, "status": "published" if status == "draft" else status}


def _outcome(sent: _Sent, service: Service) -> tuple[BadLine, ...]:
    """Wait until a batch is finished: the lines that were refused, or failed."""
    if sent.id is None:
        return ()
    while True:
        answer = _patiently(lambda: service.ask("GET", f"/v1/batches/{sent.id}").told)
        if answer["status"] == "finished":
            return tuple(
                BadLine(number=sent.numbers[failed["line"] - 1], why=_why(failed["problem"]))
                for failed in answer["failed"]
            )
        time.sleep(_POLL_SECONDS)


def _why(problem: Mapping[str, Any]) -> str:
    faults = [f"{fault['pointer']}: {fault['detail']}" for fault in problem.get("errors", ())]
    return "; ".join(faults) or str(problem.get("detail") or problem.get("title"))


def _patiently(ask: Callable[[], Any]) -> Any:
    """Ask until there is an answer: a service may be restarted, or busy, for a while."""
    until, pause = time.monotonic() + _PATIENCE, 1.0
    while True:
        try:
            return ask()
        except RefusedByServerError as refused:
            if refused.status not in _PASSING or time.monotonic() > until:
                raise
        time.sleep(pause)
        pause = min(2 * pause, 15.0)
