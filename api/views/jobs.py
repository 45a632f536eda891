"""Jobs: where an article stands on its way to a report."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, jsonify

from api.access import needs, tenant
from api.problems import Problem
from api.world import World
from workers.model import Job

POLL_SECONDS = 1


def routes(world: World) -> Blueprint:
    """`/v1/jobs`."""
    views = Blueprint("jobs", __name__, url_prefix="/v1/jobs")

    @views.get("/<job_id>")
    @needs("read")
    def get(job_id: str) -> Response:
        job = world.desk.job(tenant(), job_id)
        if job is None:
            raise Problem("not-found")
        return answer(job)

    @views.delete("/<job_id>")
    @needs("score")
    def cancel(job_id: str) -> Response:
        job = world.desk.job(tenant(), job_id)
        if job is None:
            raise Problem("not-found")
        if job.status != "cancelled" and not world.desk.cancel(tenant(), job_id):
            raise Problem("already-finished")
        return Response(status=204)

    return views


def answer(job: Job, status: int = 200) -> Response:
    """A job as a response; while it is not finished, with the time to ask again."""
    response = jsonify(write_job(job))
    response.status_code = status
    if not job.finished:
        response.headers["Retry-After"] = str(POLL_SECONDS)
    return response


def write_job(job: Job) -> Mapping[str, Any]:
    """The JSON values of a job."""
    return {
        "id": job.id,
        "status": job.status,
        "progress": job.progress,
        "attempts": job.attempts,
        "article_id": job.article_id,
        "revision": job.revision,
        "report_url": report_url(job),
        "created_at": job.created_at.isoformat(),
        "started_at": job.started_at.isoformat() if job.started_at else None,
        "finished_at": job.finished_at.isoformat() if job.finished_at else None,
        "problem": job.problem,
    }


def report_url(job: Job) -> str | None:
    """Where the job's report is, once there is one."""
    return f"/v1/reports/{job.report_id}" if job.status == "succeeded" and job.report_id else None
