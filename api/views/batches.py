"""Batches: many articles in one request, one a line. A bad line is named by its number, and the good ones go on."""

from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any, Final

from flask import Blueprint, Response

from api import intake
from api.access import needs, tenant
from api.answers import in_json
from api.problems import Problem
from api.views import jobs
from api.world import World
from api_spec import InvalidError, MalformedError, parse, read_article
from scorer import Article
from workers.batches import Batch
from workers.model import Job

MOST_LINES: Final = 1_000
POLL_SECONDS: Final = 2
STATES: Final = ("queued", "running", "succeeded", "failed", "cancelled", "gone")

Line = tuple[int, bytes]


def routes(world: World) -> Blueprint:
    """`/v1/articles/bulk` and `/v1/batches`."""
    views = Blueprint("batches", __name__, url_prefix="/v1")

    @views.post("/articles/bulk")
    @needs("score")
    def submit() -> Response:
        key = intake.idempotency_key()
        batch_id = take_in(world, tuple(intake.lines()), key)
        batch = world.desk.batches.get(tenant(), batch_id)
        if batch is None:
            raise Problem("gone")
        response = _answer(batch, 202)
        response.headers["Location"] = f"/v1/batches/{batch_id}"
        response.headers["Retry-After"] = str(POLL_SECONDS)
        return response

    @views.get("/batches/<batch_id>")
    @needs("read")
    def get(batch_id: str) -> Response:
        batch = world.desk.batches.get(tenant(), batch_id)
        if batch is None:
            raise Problem("not-found")
        response = _answer(batch)
        if not batch.finished:
            response.headers["Retry-After"] = str(POLL_SECONDS)
        return response

    return views


def take_in(world: World, lines: tuple[Line, ...], idempotency_key: str | None = None) -> str:
    """
    Submit the article of each line that holds one; the id of the batch. Problem 422 for no line, or too many.

    With an idempotency key a batch that was broken off can be sent again: lines that were taken in are not done twice.
    """
    if not 0 < len(lines) <= MOST_LINES:
        raise Problem("invalid", f"{len(lines):,} lines; 1 to {MOST_LINES:,} are taken in one request.")
    good, bad = read_lines(lines)
    batch_id = world.desk.batches.open(tenant(), bad, lines=len(lines))
    told = dict(lines)
    accepted = {}
    for number, article in good.items():
        submission = world.desk.submit(
            tenant(),
            article,
            bulk=True,
            idempotency_key=f"{idempotency_key}/{number}" if idempotency_key else None,
            request_digest=sha256(told[number]).hexdigest(),
            traceparent=intake.traceparent(),
        )
        accepted[number] = submission.job.id
    world.desk.batches.add(tenant(), batch_id, accepted)
    return batch_id


def read_lines(lines: Iterable[Line]) -> tuple[Mapping[int, Article], Mapping[int, Mapping[str, Any]]]:
    """The articles by line, and a problem document for each line that holds none."""
    good, bad = {}, {}
    for number, line in lines:
        try:
            good[number] = read_article(parse(line))
        except MalformedError as error:
            bad[number] = Problem("malformed-json", str(error)).document()
        except InvalidError as error:
            bad[number] = Problem("invalid", faults=error.faults).document()
    return good, bad


def write_batch(batch: Batch) -> Mapping[str, Any]:
    """The JSON values of a batch: counts, how far it is, each line's job, and the lines that failed."""
    states = Counter(job.status if job else "gone" for job in batch.jobs.values())
    refused = [{"line": line, "job_id": None, "problem": problem} for line, problem in batch.refused.items()]
    failed = [
        {"line": line, "job_id": job.id, "problem": job.problem}
        for line, job in batch.jobs.items()
        if job and job.problem
    ]
    done = len(batch.refused) + sum(job is None or job.finished for job in batch.jobs.values())
    return {
        "id": batch.id,
        "status": "finished" if batch.finished else "running",
        "progress": round(done / batch.lines, 4),
        "created_at": batch.created_at.isoformat(),
        "lines": batch.lines,
        "counts": {"refused": len(batch.refused), **{state: states[state] for state in STATES}},
        "failed": sorted([*refused, *failed], key=lambda one: one["line"]),
        "articles": [_article(line, job) for line, job in batch.jobs.items() if job],
    }


def _article(line: int, job: Job) -> Mapping[str, Any]:
    return {
        "line": line,
        "article_id": job.article_id,
        "job_id": job.id,
        "status": job.status,
        "report_url": jobs.report_url(job),
    }


def _answer(batch: Batch, status: int = 200) -> Response:
    return in_json(write_batch(batch), status)
