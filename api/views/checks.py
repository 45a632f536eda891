"""The CMS gate: an article and a stage in, the newsroom's verdict out, while the CMS waits."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from flask import Blueprint, Response

from api import gate, intake
from api.access import needs, tenant
from api.page import choose, speak
from api.problems import Problem
from api.views import jobs
from api.waiting import wait
from api.world import World
from api_spec import canonical, read_check
from scorer import Article
from scorer.policy import Policy
from workers.keys import new_id
from workers.model import Job

WAIT_SECONDS: Final = 10.0
DATED_BY_THE_CALL: Final = ("draft", "review", "publish")
"""Stages in which an article without a date is read as of now; a correction has the date of its story."""

Check = Mapping[str, Any]


def routes(world: World) -> Blueprint:
    """`/v1/checks`."""
    views = Blueprint("checks", __name__, url_prefix="/v1/checks")

    @views.post("")
    @needs("score")
    def create() -> Response:
        article, stage = read_check(intake.json_body())
        submission = world.desk.submit(
            tenant(), _as_of_now(article, stage), stage=stage, traceparent=intake.traceparent()
        )
        seconds = intake.wait_seconds()
        job = wait(world, submission.job, WAIT_SECONDS if seconds is None else seconds) or submission.job
        check = _check(world, new_id("chk"), stage, job, article.language)
        world.desk.keep_check(tenant(), check["id"], canonical(check))
        return _answer(check, job)

    @views.get("/<check_id>")
    @needs("read")
    def get(check_id: str) -> Response:
        kept = world.desk.check(tenant(), check_id)
        if kept is None:
            raise Problem("not-found")
        check: Check = json.loads(kept)
        if check["status"] == "completed":
            return _answer(check)
        job = world.desk.job(tenant(), check["job_id"])
        if job is None:
            raise Problem("gone")
        check = {**_check(world, check_id, check["policy"]["stage"], job, None), "created_at": check["created_at"]}
        if job.finished:
            world.desk.keep_check(tenant(), check_id, canonical(check))
        return _answer(check, job)

    return views


def _as_of_now(article: Article, stage: str) -> Article:
    dated = article.as_of or stage not in DATED_BY_THE_CALL
    return article if dated else replace(article, as_of=datetime.now(UTC))


def _check(world: World, check_id: str, stage: str, job: Job, language: str | None) -> Check:
    stored = world.desk.report(tenant(), job.report_id) if jobs.report_url(job) and job.report_id else None
    return write_check(
        check_id,
        stage,
        job,
        json.loads(stored) if stored else None,
        world.policy,
        created_at=datetime.now(UTC),
        language=language,
    )


def write_check(
    check_id: str,
    stage: str,
    job: Job,
    report: Mapping[str, Any] | None,
    policy: Policy,
    *,
    created_at: datetime,
    language: str | None,
) -> Check:
    """The check as JSON values: concluded where there is a report, neutral otherwise; `language` is the summary's."""
    verdict = gate.conclude(report, policy, stage) if report else gate.NEUTRAL
    wording = speak(choose(report["article"]["language"] if report else language))
    told = verdict.conclusion if job.finished else "late"
    return {
        "id": check_id,
        "status": "completed" if job.finished else "pending",
        "created_at": created_at.isoformat(),
        "conclusion": verdict.conclusion,
        "blocking": verdict.conclusion == "fail",
        "summary": wording(f"gate.{told}", n=verdict.weighty),
        "reasons": list(verdict.reasons),
        "annotations": list(verdict.annotations),
        "score": {name: report["scores"]["overall"][name] for name in ("value", "band")} if report else None,
        "policy": {"name": policy.name, "version": policy.version, "stage": stage, "on_outage": policy.outage},
        "article_id": job.article_id,
        "job_id": job.id,
        "job_url": f"/v1/jobs/{job.id}",
        "report_url": jobs.report_url(job),
    }


def _answer(check: Check, job: Job | None = None) -> Response:
    """200 with a check that will not change any more, 202 with one that will."""
    pending = check["status"] == "pending"
    response = Response(canonical(check), 202 if pending else 200, content_type="application/json")
    response.headers["Location"] = f"/v1/checks/{check['id']}"
    if job and pending:
        response.headers["Retry-After"] = str(jobs.POLL_SECONDS)
    return response
