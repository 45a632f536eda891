"""The CMS gate: an article and a stage in, the newsroom's verdict out, while the CMS waits."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final

from flask import Blueprint, Response, request

from api import gate, intake
from api.access import needs, tenant
from api.answers import in_json
from api.gate import LEVELS
from api.page import Wording, choose, speak
from api.problems import Problem
from api.rendition import settled
from api.views import jobs
from api.waiting import wait
from api.world import World
from api_spec import canonical, read_check, read_override
from scorer import Article
from scorer.policy import STAGES, Policy
from workers.ids import new_id
from workers.model import Job, Override

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
        article, stage = read_check(intake.article(stage=STAGES))
        submission = world.desk.submit(
            tenant(), _as_of_now(article, stage), stage=stage, traceparent=intake.traceparent()
        )
        seconds = intake.wait_seconds()
        job = wait(world, submission.job, WAIT_SECONDS if seconds is None else seconds) or submission.job
        check = _check(world, new_id("chk"), stage, job, article.language)
        world.desk.keep_check(tenant(), check["id"], canonical(check), article_id=job.article_id)
        response = _answer(world, check, job)
        if seconds is not None:
            response.headers["Preference-Applied"] = f"wait={seconds}"
        return response

    @views.get("/<check_id>")
    @needs("read")
    def get(check_id: str) -> Response:
        check, job = _look_up(world, check_id)
        return _answer(world, check, job)

    @views.post("/<check_id>/override")
    @needs("override")
    def override(check_id: str) -> Response:
        given = read_override(intake.json_body())
        check, _ = _look_up(world, check_id)
        if check["text_sha256"] is None:
            raise Problem("not-concluded", headers={"Retry-After": str(jobs.POLL_SECONDS)})
        held = _override_of(world, check)
        same = held and (held.check_id, held.name, held.reason) == (check_id, given["name"], given["reason"])
        kept = held if held and same else _grant(world, check, given)
        response = in_json(write_override(kept), 201)
        response.headers["Location"] = f"/v1/checks/{check_id}/override"
        return response

    @views.get("/<check_id>/override")
    @needs("read")
    def get_override(check_id: str) -> Response:
        check, _ = _look_up(world, check_id)
        held = _override_of(world, check)
        if held is None:
            raise Problem("not-found")
        return in_json(write_override(held))

    return views


def _look_up(world: World, check_id: str) -> tuple[Check, Job | None]:
    """A check as it stands now, with its job while that is not finished. Problems 404 and 410."""
    kept = world.desk.check(tenant(), check_id)
    if kept is None:
        raise Problem("not-found")
    check: Check = json.loads(kept)
    if check["status"] == "completed":
        return check, None
    job = world.desk.job(tenant(), check["job_id"])
    if job is None:
        raise Problem("gone")
    check = {**_check(world, check_id, check["policy"]["stage"], job, None), "created_at": check["created_at"]}
    if job.finished:
        world.desk.keep_check(tenant(), check_id, canonical(check), article_id=job.article_id)
    return check, job


def _grant(world: World, check: Check, given: Mapping[str, str]) -> Override:
    override = Override(
        check_id=check["id"],
        article_id=check["article_id"],
        text_sha256=check["text_sha256"],
        stage=check["policy"]["stage"],
        conclusion=check["conclusion"],
        rules=tuple(reason["rule"] for reason in check["reasons"] if reason["rule"]),
        reason=given["reason"],
        name=given["name"],
        created_at=datetime.now(UTC),
    )
    world.desk.answers.override(tenant(), override)
    return override


def _override_of(world: World, check: Check) -> Override | None:
    """The newest override of exactly the text that was checked, by whichever check it was given."""
    text = check["text_sha256"]
    return world.desk.answers.override_of(tenant(), check["article_id"], text) if text else None


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
        settled=settled(world.desk.answers.on(tenant(), job.article_id)),
        created_at=datetime.now(UTC),
        languages=(language, *request.accept_languages.values()),
    )


def write_check(
    check_id: str,
    stage: str,
    job: Job,
    report: Mapping[str, Any] | None,
    policy: Policy,
    *,
    created_at: datetime,
    languages: Sequence[str | None],
    settled: frozenset[str] = frozenset(),
) -> Check:
    """
    The check as JSON values: concluded where there is a report, neutral otherwise.

    `languages`: that the article is said to be in, then what the summary may be read in, best first. `settled` are
    fingerprints of findings that editors have answered.
    """
    verdict = (
        gate.conclude(report, policy, stage, settled) if report else gate.Verdict(conclusion="neutral", why=_delay(job))
    )
    said, *accepted = languages
    language = report["article"]["language"] if report else said
    wording = speak(choose(language, *accepted))
    return {
        "id": check_id,
        "status": "completed" if job.finished else "pending",
        "created_at": created_at.isoformat(),
        "conclusion": verdict.conclusion,
        "blocking": verdict.conclusion == "fail",
        "summary": _summary(verdict, job, wording),
        "reasons": [_reason(verdict.why, language, wording)] if verdict.why else list(verdict.reasons),
        "annotations": list(verdict.annotations),
        "score": {name: report["scores"]["overall"][name] for name in ("value", "band")} if report else None,
        "policy": {"name": policy.name, "version": policy.version, "stage": stage, "on_outage": policy.outage},
        "override": None,
        "text_sha256": text_sha256(report["article"]) if report else None,
        "article_id": job.article_id,
        "job_id": job.id,
        "job_url": f"/v1/jobs/{job.id}",
        "report_url": jobs.report_url(job),
    }


def _summary(verdict: gate.Verdict, job: Job, wording: Wording) -> str:
    """A sentence, or two; they count things as the panels show them."""
    if verdict.conclusion not in ("warn", "fail"):
        return wording(f"gate.{verdict.conclusion if job.finished else 'late'}")
    first, *others = [
        wording(f"gate.{told}", n=verdict.things[level])
        for told, level in (("fail", "failure"), ("warn", "warning"))
        if verdict.things[level]
    ]
    return " ".join((first, *(wording("gate.also", n=verdict.things["warning"]) for _ in others)))


def _delay(job: Job) -> str:
    """Why there is no report to judge by, by its name in the wording."""
    if job.status in ("queued", "running", "cancelled"):
        return job.status
    if job.status == "succeeded":
        return "gone"
    return "timeout" if job.problem and job.problem["type"] == "/problems/job-timeout" else "failed"


def _reason(why: str, language: str | None, wording: Wording) -> Mapping[str, Any]:
    """What a neutral check rests on: no rule."""
    words = wording(f"gate.why.{why}", language=language or "?")
    return {"rule": None, "level": LEVELS["info"], "count": 0, "message": words}


def text_sha256(article: Mapping[str, Any]) -> str:
    """What an override is bound to: all that a reader would see, so that no other words can pass under it."""
    return sha256(canonical([article[field] for field in ("headline", "byline", "dateline", "body")])).hexdigest()


def write_override(override: Override) -> Mapping[str, Any]:
    """The JSON values of an override."""
    return {
        "check_id": override.check_id,
        "article_id": override.article_id,
        "text_sha256": override.text_sha256,
        "stage": override.stage,
        "conclusion": override.conclusion,
        "rules": list(override.rules),
        "reason": override.reason,
        "name": override.name,
        "created_at": override.created_at.isoformat(),
    }


def _answer(world: World, check: Check, job: Job | None = None) -> Response:
    """200 with a check that will not change any more, 202 with one that will; an override lifts its block."""
    pending = check["status"] == "pending"
    override = _override_of(world, check)
    lifted = {"blocking": False, "override": write_override(override)} if override else {}
    response = in_json({**check, **lifted}, 202 if pending else 200)
    response.headers["Location"] = f"/v1/checks/{check['id']}"
    if job and pending:
        response.headers["Retry-After"] = str(jobs.POLL_SECONDS)
    return response
