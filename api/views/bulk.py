"""The pages of a batch: a file of articles goes in, and how far it is can be watched, with JavaScript or without."""

from flask import Blueprint, Response, request

from api.access import needs, tenant
from api.problems import Problem
from api.views import pages
from api.views.batches import MOST_LINES, STATES, Line, take_in, write_batch
from api.world import World
from workers.model import Unavailable


def routes(world: World) -> Blueprint:
    """`/batches`."""
    views = Blueprint("bulk", __name__)
    views.register_error_handler(Problem, pages.explain)
    views.register_error_handler(Unavailable, lambda _: pages.explain(Problem("unavailable")))

    @views.get("/batches")
    @needs("score")
    def ask() -> Response:
        return _form()

    @views.post("/batches")
    @needs("score")
    def submit() -> Response:
        words = pages.wording()
        if not pages.sent_by_ourselves():
            return _form(words("problem.cross_site"), 403)
        lines = _lines()
        if not 0 < len(lines) <= MOST_LINES:
            return _form(words("batch.too_many", n=len(lines), most=MOST_LINES), 422)
        return pages.see(f"/batches/{take_in(world, lines)}?lang={words.code}")

    @views.get("/batches/<batch_id>")
    @needs("read")
    def watch(batch_id: str) -> Response:
        batch = world.desk.batches.get(tenant(), batch_id)
        if batch is None:
            raise Problem("not-found")
        told = write_batch(batch)
        percent = int(told["progress"] * 100)
        states = ("refused", *STATES)
        return pages.page("batch.html", "batches", batch=told, finished=batch.finished, percent=percent, states=states)

    return views


def _form(fault: str = "", status: int = 200) -> Response:
    return pages.page("batches.html", "batches", status, most=MOST_LINES, fault=fault)


def _lines() -> tuple[Line, ...]:
    """The lines of the file that was chosen, numbered from 1, without blank ones."""
    sent = request.files.get("file")
    body = sent.read() if sent else b""
    return tuple((number, line) for number, line in enumerate(body.split(b"\n"), 1) if line.strip())
