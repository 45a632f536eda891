"""
The pages for people, but for the form (`form.py`): the wait for a report, the report, the rules, the API explained.
"""

import json
from typing import Any, Final
from urllib.parse import urlsplit

from flask import Blueprint, Response, request

from api import gate
from api.access import greet, needs, public, tenant
from api.page import Wording, choose, languages, reference, render, rulebook, speak, typeset
from api.problems import KINDS, Problem
from api.rendition import settled
from api.today import as_of_today
from api.world import World
from api_spec import specification
from scorer.policy import STAGES, Policy
from workers.model import Expired, Job, Unavailable

HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",  # with less, browsers would hide from us that a form is our own
    "Vary": "Accept-Language",
}


def routes(world: World) -> Blueprint:
    """`/jobs/{id}`, `/reports/{id}`, `/rules`, `/rules/ours` and `/docs`."""
    views = Blueprint("pages", __name__)
    views.register_error_handler(Problem, explain)
    views.register_error_handler(Expired, lambda _: explain(Problem("gone")))
    views.register_error_handler(Unavailable, lambda _: explain(Problem("unavailable")))

    @views.get("/jobs/<job_id>")
    @needs("read")
    def waiting(job_id: str) -> Response:
        job = world.desk.job(tenant(), job_id)
        if job is None:
            raise Problem("not-found")
        onward = after(job, request.args.get("stage", ""))
        if job.status == "succeeded":
            return see(onward)
        response = page("job.html", "desk", job=job, again=onward)
        if not job.finished:
            response.headers["Retry-After"] = "1"
        return response

    @views.get("/reports/<report_id>")
    @needs("read")
    def report(report_id: str) -> Response:
        stored = world.desk.report(tenant(), report_id)
        if stored is None:
            raise Problem("not-found")
        told = json.loads(as_of_today(world, stored))
        stage = request.args.get("stage", "")
        answers = world.desk.answers.on(tenant(), told["article"]["id"])
        verdict = gate.conclude(told, world.policy, stage, settled(answers)) if stage in STAGES else None
        return answer(render(told, lang=request.args.get("lang"), stage=stage, verdict=verdict))

    @views.get("/rules")
    @public
    def rules() -> Response:
        whose = tenant() if greet(world.desk) else None
        return rules_of(world.policy, whose)

    @views.get("/rules/ours")
    @needs("read")
    def our_rules() -> Response:
        return rules_of(world.policy, tenant())

    @views.get("/docs")
    @public
    def docs() -> Response:
        return page("docs.html", "docs", api=reference(specification()))

    return views


def rules_of(policy: Policy, newsroom: str | None) -> Response:
    """The rules as a newsroom has them; for nobody in particular, None, as the house ships them."""
    entries = rulebook(wording().code, policy)
    return page("rules.html", "rules", entries=entries, stages=STAGES, policy=policy, newsroom=newsroom)


def wording() -> Wording:
    """The language asked for, else the browser's, else the house's."""
    return speak(choose(request.args.get("lang"), *request.accept_languages.values()))


def page(template: str, name: str, status: int = 200, **values: Any) -> Response:
    """A page in the reader's language; `name` is its entry in the menu."""
    return answer(typeset(template, wording(), page=name, **values), status)


def answer(html: str, status: int = 200) -> Response:
    """HTML as a response, with the headers that keep foreign code out of it."""
    return Response(html, status, HEADERS, content_type="text/html; charset=utf-8")


def explain(problem: Problem) -> Response:
    """A problem as a page: what a person is told where a program gets a problem document."""
    kind = KINDS[problem.kind]
    title = wording().get(f"problem.kinds.{problem.kind}", kind.title)
    response = page("problem.html", "", kind.status, title=title, detail=problem.detail)
    response.headers.update(problem.headers)
    if kind.status == 401:
        response.headers["WWW-Authenticate"] = 'Basic realm="Sumber", charset="UTF-8"'  # so that the browser asks
    return response


def after(job: Job, stage: str) -> str:
    """Where a job leads: to its report, or to the page that waits for it."""
    place = f"/reports/{job.report_id}" if job.status == "succeeded" and job.report_id else f"/jobs/{job.id}"
    lang = request.args.get("lang")
    return f"{place}?stage={stage if stage in STAGES else 'review'}{f'&lang={lang}' if lang in languages() else ''}"


def see(place: str) -> Response:
    """On to another page of ours (303: what was sent is not sent again)."""
    return Response(status=303, headers={"Location": place})


def sent_by_ourselves() -> bool:
    """Whether the browser, if it is one, sent this form from a page of ours (see `form.py`)."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host
