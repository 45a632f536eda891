"""
The form: an editor pastes a story, or chooses its file, and sees its report.

What is pasted may be the source of a web page; a file may be from Word. The page itself is never fetched from anywhere.

Forged requests: no page sets a cookie, and the form is taken only from our own pages. Browsers say where a form was
sent from (`Sec-Fetch-Site`, or `Origin` where the connection is not secure) and no script can change that, so there is
no token to keep. A caller that says neither is no browser, and carries nobody else's rights.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from flask import Blueprint, Response, request
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import RequestEntityTooLarge

from api import samples
from api.access import needs, public, tenant
from api.page import languages, speak
from api.problems import Problem
from api.views import pages
from api.waiting import wait
from api.world import World
from api_spec import Fault, InvalidError, MalformedError, read_article
from api_spec.formats import UnreadableError, files
from api_spec.schemas import BODY, HEADLINE, LINE
from scorer import Article, langs
from scorer.policy import STAGES
from scorer.read.markup import extract
from workers.model import Unavailable

PATIENCE: Final = 3.0
"""Seconds that the form waits for its report before it shows the waiting page; most take a tenth of one."""

LARGEST_FORM: Final = 4 * 1024 * 1024
LIMITS: Final[Mapping[str, int]] = {"headline": HEADLINE, "byline": LINE, "body": BODY}
DATED_BY_THE_CALL: Final = frozenset(STAGES) - {"correct"}
"""Stages in which a story is read as of now; a correction has the date of its story."""


_PAGE_BEGINS: Final = ("<!doctype html", "<html")


def routes(world: World) -> Blueprint:
    """`/`, and `/text`, which tells the text of what was copied from Word or Google Docs."""
    views = Blueprint("form", __name__)
    views.register_error_handler(Problem, pages.explain)
    views.register_error_handler(Unavailable, _later)

    @views.get("/")
    @public
    def show() -> Response:
        return _form({}, {})

    @views.post("/")
    @needs("score")
    def check() -> Response:
        words = pages.wording()
        if not pages.sent_by_ourselves():
            return _form({}, {"": words("problem.cross_site")}, 403)
        try:
            given = _given()
        except RequestEntityTooLarge:
            return _form({}, {"body": words("problem.far_too_long", limit=BODY)}, 413)
        article = _read(given)
        if not isinstance(article, Article):
            return _form(given, article, 422)
        stage = given["stage"] if given["stage"] in STAGES else "review"
        if article.as_of is None and stage in DATED_BY_THE_CALL:
            article = replace(article, as_of=datetime.now(UTC))
        submission = world.desk.submit(tenant(), article, stage=stage)
        return pages.see(pages.after(wait(world, submission.job, PATIENCE) or submission.job, stage))

    @views.post("/text")
    @needs("score")
    def text() -> Response:
        if not pages.sent_by_ourselves():
            raise Problem("forbidden")
        request.max_form_memory_size = LARGEST_FORM
        lines = extract(request.form.get("html", "")).text.split("\n")
        return Response("\n".join(line for line in lines if line.strip()), content_type="text/plain; charset=utf-8")

    return views


def _read(given: Mapping[str, str]) -> Article | dict[str, str]:
    """The article that was typed or chosen; else what is wrong, by field."""
    words = pages.wording()
    if _file() and given["body"].strip():
        return {"file": words("problem.both")}
    try:
        return read_article({**_from_file(), **_article(given)})
    except (MalformedError, UnreadableError) as error:
        return {"file": words("problem.file", why=str(error))}
    except InvalidError as error:
        return _faults(given, error.faults)


def _form(given: Mapping[str, str], faults: Mapping[str, str], status: int = 200) -> Response:
    """The form with what was typed, and beside each field what is wrong with it ("" for all of it)."""
    return pages.page(
        "desk.html",
        "desk",
        status,
        given={"headline": "", "byline": "", "body": "", "language": "", "stage": "review", **given},
        faults=faults,
        limits=LIMITS,
        stages=STAGES,
        spoken=[(code, speak(code)("language.name")) for code in langs.codes() if code in languages()],
        samples=samples.every(),
        suffixes=files.SUFFIXES,
    )


def _later(_error: Unavailable) -> Response:
    """The store cannot take the story now: it is still in the form, to be sent again."""
    return _form(_given(), {"": pages.wording()("problem.kinds.unavailable")}, 503)


def _given() -> dict[str, str]:
    """
    What was typed, or one of our samples where its button was pressed. RequestEntityTooLarge beyond 4 MB.

    Browsers send a line break as two characters; the text is kept as it was typed, with one.
    """
    request.max_form_memory_size = LARGEST_FORM
    sample = samples.find(request.form.get("sample", ""))
    typed = {
        name: request.form.get(name, "").replace("\r\n", "\n") for name in ("headline", "byline", "body", "language")
    }
    return {**typed, **(sample.article if sample else {}), "stage": request.form.get("stage", "")}


def _file() -> FileStorage | None:
    """The file that was chosen, if one was."""
    return request.files.get("file") or None


def _from_file() -> Any:
    """The fields of the file that was chosen; none when none was. UnreadableError and MalformedError."""
    sent = _file()
    if sent is None:
        return {}
    values = files.read(sent.filename or "", sent.read())
    if not isinstance(values, dict):
        raise UnreadableError("not an article")
    return values


def _article(given: Mapping[str, str]) -> dict[str, Any]:
    """The fields as the specification wants them: what was left empty is not there. A page's source is HTML."""
    optional = ("headline", "byline", "language", "as_of")
    typed = given["body"]
    field = "html" if typed[:100].lstrip().lower().startswith(_PAGE_BEGINS) else "body"
    return {
        **({field: typed} if typed.strip() else {} if _file() else {"body": ""}),
        **{name: given[name] for name in optional if given.get(name)},
    }


def _faults(given: Mapping[str, str], found: Iterable[Fault]) -> dict[str, str]:
    """What is wrong with each field, in words for the person who typed it."""
    words = pages.wording()
    faults = {}
    if _file():
        why = "; ".join(f"{fault.pointer} {fault.detail}" for fault in found)
        return {"file": words("problem.file", why=why)}
    for fault in found:
        name = fault.pointer.strip("/").replace("html", "body")
        field, size, limit = words(f"desk.{name}"), len(given[name]), LIMITS.get(name, 0)
        if not size:
            faults[name] = words("problem.empty")
        elif 0 < limit < size:
            faults[name] = words("problem.too_long", field=field, n=size, limit=limit)
        else:
            faults[name] = words("problem.unreadable", field=field)
    return faults
