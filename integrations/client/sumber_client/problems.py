"""What can go wrong, as exceptions: the service's problem documents (RFC 9457), and no answer at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


class SumberError(Exception):
    """Whatever this client raises."""


class Unreachable(SumberError):  # noqa: N818 - it says what happened
    """The service gave no answer that can be read. A story that was being submitted may have arrived."""


class SignatureWrong(SumberError):  # noqa: N818 - it says what happened
    """A webhook is not from the service, or too old to be believed."""


class NotYet(SumberError):  # noqa: N818 - it says what happened
    """The time to wait is over and there is no result yet."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with one field: where (a JSON pointer), and why."""

    pointer: str
    detail: str


class Problem(SumberError):  # noqa: N818 - it says what happened
    """
    The service says no. `type` stays the same for ever (`/problems/…`); `detail` and `faults` say what to mend.

    `retry_after` are seconds after which the same request may succeed, where the service says so.
    """

    def __init__(self, document: Mapping[str, Any], status: int, retry_after: float | None = None) -> None:
        self.type = str(document.get("type", "about:blank"))
        self.title = str(document.get("title", "The service refused"))
        self.status = int(document.get("status", status))
        self.detail = str(document.get("detail", ""))
        self.faults = tuple(Fault(one["pointer"], one["detail"]) for one in document.get("errors", ()))
        self.retry_after = retry_after
        self.document = dict(document)
        told = "; ".join(f"{fault.pointer or '/'}: {fault.detail}" for fault in self.faults) or self.detail
        super().__init__(f"{self.title}: {told}" if told else self.title)


class Invalid(Problem):
    """The story or the request is not as specified (400, 406, 413, 415, 422)."""


class NotAllowed(Problem):
    """A key is needed, or this one may not do that (401, 403)."""


class NotFound(Problem):
    """There is no such thing (404)."""


class Gone(Problem):
    """There was such a thing; its time is over (410)."""


class Conflict(Problem):
    """It cannot be done as things stand (409, 412, 428)."""


class TooMany(Problem):
    """Too many requests (429), also after waiting and trying again."""


class Unavailable(Problem):
    """The service cannot take this now (5xx), also after trying again; nothing was accepted."""


class JobFailed(Problem):
    """The story was accepted but could not be scored, or its job was cancelled."""


_KINDS = {
    401: NotAllowed,
    403: NotAllowed,
    404: NotFound,
    409: Conflict,
    410: Gone,
    412: Conflict,
    428: Conflict,
    429: TooMany,
}


def problem(document: Any, status: int, retry_after: float | None) -> Problem:
    """The exception for an answer that is no success."""
    kind = _KINDS.get(status, Unavailable if status >= 500 else Invalid)
    return kind(document if isinstance(document, Mapping) else {}, status, retry_after)
