"""Articles: submitting one for scoring, and its newest report."""

from flask import Blueprint, Response

from api import intake
from api.access import needs, tenant
from api.problems import Problem
from api.views import jobs, reports
from api.waiting import wait
from api.world import World
from api_spec import read_article
from scorer.model import Status


def routes(world: World) -> Blueprint:
    """`/v1/articles`."""
    views = Blueprint("articles", __name__, url_prefix="/v1/articles")

    @views.post("")
    @needs("score")
    def submit() -> Response:
        article = read_article(intake.article(status=[str(status) for status in Status]))
        submission = world.desk.submit(
            tenant(),
            article,
            idempotency_key=intake.idempotency_key(),
            request_digest=intake.digest(),
            traceparent=intake.traceparent(),
        )
        seconds = intake.wait_seconds()
        waited = wait(world, submission.job, seconds) if seconds is not None else None
        job = waited or submission.job
        report = world.desk.report(tenant(), job.report_id) if waited and job.report_id and job.finished else None
        response = reports.answer(world, report) if report else jobs.answer(job, 202)
        response.headers["Location"] = f"/v1/jobs/{job.id}"
        if report:
            response.headers["Content-Location"] = f"/v1/reports/{job.report_id}"
        if waited:
            response.headers["Preference-Applied"] = f"wait={seconds}"
        if submission.replayed:
            response.headers["Idempotency-Replayed"] = "true"
        return response

    @views.get("/<article:article_id>")
    @needs("read")
    def newest(article_id: str) -> Response:
        article = world.desk.article(tenant(), article_id)
        if article is None:
            raise Problem("not-found")
        report = world.desk.report(tenant(), article.report_id) if article.report_id else None
        if report is None:
            raise Problem("no-report-yet", headers={"Retry-After": str(jobs.POLL_SECONDS)})
        response = reports.answer(world, report, reports.rendering())
        response.headers["Content-Location"] = f"/v1/reports/{article.report_id}"
        return response

    return views
