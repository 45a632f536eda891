"""
Every error the door answers with: RFC 9457 problem documents with a type that stays the same for ever.

Raise a `Problem`; whatever else goes wrong on the way (an unknown address, a body that is too large, a store that hangs)
is turned into one here. `KINDS` is also what `/problems/{kind}` tells.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from flask import Flask, Response, current_app, g
from werkzeug.exceptions import HTTPException, InternalServerError, MethodNotAllowed

from api_spec import Fault, InvalidError, MalformedError
from workers.model import Expired, IdempotencyConflict, Unavailable

MEDIA_TYPE: Final = "application/problem+json"


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """A kind of problem: its HTTP status, its title, and what a client can do about it."""

    status: int
    title: str
    advice: str


KINDS: Final[Mapping[str, ProblemKind]] = {
    "malformed-json": ProblemKind(400, "The body is not JSON", "Send one JSON value in UTF-8, with each key once."),
    "bad-request": ProblemKind(400, "The request cannot be understood", "The detail names the part that is wrong."),
    "unauthorized": ProblemKind(401, "An API key is needed", "Send `Authorization: Bearer <key>`."),
    "forbidden": ProblemKind(403, "This key may not do that", "Use a key that has the scope the detail names."),
    "not-found": ProblemKind(
        404, "There is no such thing", "Check the address; a thing of another tenant is not there."
    ),
    "no-report-yet": ProblemKind(404, "This article has no report yet", "Ask again after the time in Retry-After."),
    "method-not-allowed": ProblemKind(405, "This method is not offered here", "Allow lists the methods that are."),
    "not-acceptable": ProblemKind(406, "No such format", "The detail lists the media types that Accept may name."),
    "already-finished": ProblemKind(409, "The job is finished already", "There is nothing left to cancel."),
    "not-concluded": ProblemKind(
        409, "The check has no verdict yet", "Ask for the check again after the time in Retry-After."
    ),
    "too-many-webhooks": ProblemKind(409, "There are too many webhooks", "Delete one that nobody needs any more."),
    "gone": ProblemKind(410, "The report has expired", "Submit the article again for a new one."),
    "precondition-failed": ProblemKind(
        412, "It has changed since you read it", "Read it again, and send what should replace the newest version."
    ),
    "too-large": ProblemKind(
        413, "The body is too large", "Send at most 4 MB; of text at most 200,000 characters are read."
    ),
    "unsupported-media-type": ProblemKind(
        415, "This kind of body is not read", "Send plain JSON, or an article in a format that /docs names."
    ),
    "invalid": ProblemKind(422, "The body is not as specified", "`errors` points at each field and says why."),
    "idempotency-key-reused": ProblemKind(
        422, "The Idempotency-Key was used for another request", "Make a new key for each new request."
    ),
    "precondition-required": ProblemKind(
        428, "Say what you replace", "Send If-Match with the ETag you read, or If-None-Match: * for the first one."
    ),
    "too-many-requests": ProblemKind(
        429, "This key asks too often", "Ask again after the time in Retry-After; RateLimit tells how much is left."
    ),
    "internal": ProblemKind(500, "A fault of this software", "Report it with the X-Request-ID of this answer."),
    "unavailable": ProblemKind(503, "The service cannot take this now", "Try again after the time in Retry-After."),
    "not-ready": ProblemKind(503, "New work would not be done now", "`reasons` says why."),
    "job-timeout": ProblemKind(500, "The article took too long", "Shorter articles may pass. Found in a failed job."),
    "job-poisoned": ProblemKind(
        500, "The article could not be scored", "Each worker died over it. Found in a failed job."
    ),
    "job-failed": ProblemKind(
        500, "The article could not be scored", "A fault of this software. Found in a failed job."
    ),
}

_BY_STATUS: Final = {
    400: "bad-request",
    401: "unauthorized",
    403: "forbidden",
    404: "not-found",
    405: "method-not-allowed",
    406: "not-acceptable",
    410: "gone",
    413: "too-large",
    415: "unsupported-media-type",
    503: "unavailable",
}
RETRY_SECONDS: Final = 2


class Problem(Exception):  # noqa: N818 - the noun of RFC 9457
    """Something the caller is told as a problem document."""

    def __init__(
        self,
        kind: str,
        detail: str = "",
        *,
        faults: Iterable[Fault] = (),
        headers: Mapping[str, str] | None = None,
        **members: Any,
    ) -> None:
        super().__init__(kind)
        self.kind = kind
        self.detail = detail
        self.faults = tuple(faults)
        self.headers = dict(headers or {})
        self.members = members

    def document(self) -> dict[str, Any]:
        """The members of the problem document."""
        kind = KINDS[self.kind]
        errors = [_write_fault(fault) for fault in self.faults]
        return {
            "type": f"/problems/{self.kind}",
            "title": kind.title,
            "status": kind.status,
            **({"detail": self.detail} if self.detail else {}),
            **({"errors": errors} if errors else {}),
            **self.members,
        }

    def response(self) -> Response:
        """The answer itself."""
        document = json.dumps(self.document(), ensure_ascii=False)
        return Response(document, KINDS[self.kind].status, self.headers, content_type=MEDIA_TYPE)


def _write_fault(fault: Fault) -> dict[str, Any]:
    return {"pointer": fault.pointer, "detail": fault.detail} | ({"line": fault.line} if fault.line else {})


def register(app: Flask) -> None:
    """Let every error of this app become a problem document."""
    app.register_error_handler(Problem, Problem.response)
    app.register_error_handler(MalformedError, lambda error: Problem("malformed-json", str(error)).response())
    app.register_error_handler(InvalidError, _invalid)
    app.register_error_handler(Unavailable, _unavailable)
    app.register_error_handler(Expired, lambda _: Problem("gone").response())
    app.register_error_handler(IdempotencyConflict, lambda _: Problem("idempotency-key-reused").response())
    app.register_error_handler(HTTPException, _http)


def _invalid(error: InvalidError) -> Response:
    number = len(error.faults)
    return Problem("invalid", f"{number} problem{'s' * (number != 1)}", faults=error.faults).response()


def _unavailable(_error: Unavailable) -> Response:
    headers = {"Retry-After": str(RETRY_SECONDS)}
    return Problem("unavailable", "The store does not answer; nothing was accepted.", headers=headers).response()


def _http(error: HTTPException) -> Response:
    """What Flask and Werkzeug raise: addresses, methods, sizes, and anything that nobody expected."""
    if isinstance(error, InternalServerError):
        # The traceback goes to the log with the request's id; it quotes code, never the article.
        current_app.logger.error("request %s failed", g.get("request_id", "-"), exc_info=error.original_exception)
        return Problem("internal").response()
    allowed = {"Allow": ", ".join(sorted(error.valid_methods or ()))} if isinstance(error, MethodNotAllowed) else {}
    return Problem(_BY_STATUS.get(error.code or 400, "bad-request"), headers=allowed).response()
