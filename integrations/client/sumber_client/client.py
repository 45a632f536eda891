"""The client: one method for each thing one does with Sumber."""

import json
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, cast
from urllib.parse import quote
from uuid import uuid4

import urllib3

from sumber_client.connection import Connection
from sumber_client.nouns import Answer, Article, Batch, Check, Document, Job, Report, Stage, Status
from sumber_client.problems import JobFailed, NotYet

MOST_LINES = 1_000
MOST_BYTES = 4_000_000
LONGEST_WAIT = 30  # seconds, of `Prefer: wait`


class Sumber:
    """
    A Sumber service. One object serves a whole program and all its threads.

    `address` and `key` default to SUMBER_SERVER and SUMBER_KEY. `timeout` are the seconds that a request may take beyond
    what it asks the service to wait; `tries` is how often one that the service did not take is sent.
    """

    def __init__(
        self,
        address: str | None = None,
        key: str | None = None,
        *,
        timeout: float = 10.0,
        tries: int = 3,
        pool: urllib3.PoolManager | None = None,
    ) -> None:
        self._connection = Connection(
            address or os.environ.get("SUMBER_SERVER", "http://127.0.0.1:8000"),
            key or os.environ.get("SUMBER_KEY"),
            timeout=timeout,
            tries=tries,
            pool=pool or urllib3.PoolManager(maxsize=8),
        )

    # ── one story ────────────────────────────────────────────────────────────────────────────────────────────────────

    def check(self, article: Article | Document, stage: Stage, *, wait: int = 10) -> Check:
        """
        Ask the gate whether a story may go on; waits up to `wait` seconds.

        Without a verdict by then the conclusion is `neutral`, never `pass`: `verdict` waits on.
        """
        return cast(Check, self._post("/v1/checks", {**article, "stage": stage}, wait=wait)[0])

    def verdict(self, check_id: str, *, seconds: float = 60.0) -> Check:
        """The check once it has a verdict. Raises NotYet."""
        for answer, headers in self._again(f"/v1/checks/{_part(check_id)}", seconds):
            if headers[":status"] == "200":
                return cast(Check, answer)
        raise NotYet(f"check {check_id} has no verdict after {seconds:g} seconds")

    def score(self, article: Article | Document, *, seconds: float = 60.0) -> Report:
        """Submit a story and wait for its report. Raises JobFailed and NotYet."""
        key = uuid4().hex
        wait = max(1, min(int(seconds), LONGEST_WAIT))
        answer, headers = self._post("/v1/articles", article, {"Idempotency-Key": key}, wait=wait)
        return cast(Report, answer) if headers[":status"] == "200" else self.wait(answer["id"], seconds=seconds)

    def submit(self, article: Article | Document, *, idempotency_key: str | None = None) -> Job:
        """
        Submit a story and go on. Once this returns, it will be scored.

        Sent twice with the same key within 24 hours it is one job; without a key of yours each call has its own, so that
        what got no answer can be sent again.
        """
        return cast(Job, self._post("/v1/articles", article, {"Idempotency-Key": idempotency_key or uuid4().hex})[0])

    def job(self, job_id: str) -> Job:
        """How far a job is."""
        return cast(Job, self._get(f"/v1/jobs/{_part(job_id)}"))

    def wait(self, job_id: str, *, seconds: float = 60.0) -> Report:
        """The report of a job once it is there. Raises JobFailed and NotYet."""
        for job, _ in self._again(f"/v1/jobs/{_part(job_id)}", seconds):
            if job["status"] == "succeeded":
                return cast(Report, self._get(job["report_url"]))
            if job["status"] in ("failed", "cancelled"):
                raise JobFailed(job["problem"] or {"title": "The job was cancelled"}, 500)
        raise NotYet(f"job {job_id} is not finished after {seconds:g} seconds")

    def cancel(self, job_id: str) -> None:
        """Call a job off. Raises Conflict when it is finished already."""
        self._connection.call("DELETE", f"/v1/jobs/{_part(job_id)}")

    # ── many stories ─────────────────────────────────────────────────────────────────────────────────────────────────

    def submit_many(self, articles: Iterable[Article | Document]) -> list[Batch]:
        """
        Submit any number of stories, as one batch for each thousand or 4 MB. A bad one is listed in its batch's `failed`.
        """
        return [
            cast(
                Batch,
                self._post(
                    "/v1/articles/bulk",
                    lines,
                    {"Content-Type": "application/x-ndjson", "Idempotency-Key": uuid4().hex},
                )[0],
            )
            for lines in _requests(articles)
        ]

    def batch(self, batch_id: str) -> Batch:
        """How far a batch is."""
        return cast(Batch, self._get(f"/v1/batches/{_part(batch_id)}"))

    def wait_for_batch(self, batch_id: str, *, seconds: float = 600.0) -> Batch:
        """The batch once all its lines are done. Raises NotYet."""
        for batch, _ in self._again(f"/v1/batches/{_part(batch_id)}", seconds):
            if batch["status"] == "finished":
                return cast(Batch, batch)
        raise NotYet(f"batch {batch_id} is not finished after {seconds:g} seconds")

    # ── reports and what becomes of a story ──────────────────────────────────────────────────────────────────────────

    def report(self, report_id: str, *, offsets: str = "codepoint") -> Report:
        """A report by its id or its address (`report_url`). Python counts code points; JavaScript `utf16`."""
        name = report_id.rpartition("/")[2]
        return cast(Report, self._get(f"/v1/reports/{_part(name)}?offsets={_part(offsets)}"))

    def newest_report(self, article_id: str) -> Report:
        """The newest report on a story, by the newsroom's own id."""
        return cast(Report, self._get(f"/v1/articles/{_part(article_id)}"))

    def mark(self, article_id: str, status: Status) -> None:
        """Say that a story was published, corrected or withdrawn."""
        path = f"/v1/articles/{_part(article_id)}"
        self._connection.call("PATCH", path, {"status": status}, repeatable=True)

    def erase(self, article_id: str) -> None:
        """Erase a story with its reports and everything that was said about it."""
        self._connection.call("DELETE", f"/v1/articles/{_part(article_id)}")

    def override(self, check_id: str, *, name: str, reason: str) -> dict[str, Any]:
        """Let exactly the text of a check pass all the same; who and why are kept."""
        body = {"name": name, "reason": reason}
        path = f"/v1/checks/{_part(check_id)}/override"
        return cast(dict[str, Any], self._connection.call("POST", path, body, repeatable=True)[0])

    def answer(
        self, report_id: str, fingerprint: str, answer: Answer, *, name: str, reason: str = ""
    ) -> dict[str, Any]:
        """Say to a finding that it is mended, intended or a false alarm."""
        body = {"fingerprint": fingerprint, "answer": answer, "name": name, "reason": reason}
        path = f"/v1/reports/{_part(report_id)}/dismissals"
        return cast(dict[str, Any], self._connection.call("POST", path, body, repeatable=True)[0])

    def access(self) -> dict[str, Any]:
        """The newsroom that the key stands for (`tenant`) and what it may do (`scopes`)."""
        return cast(dict[str, Any], self._get("/v1/access"))

    def rules(self) -> list[dict[str, Any]]:
        """What is checked."""
        return cast(list[dict[str, Any]], self._get("/v1/rules")["rules"])

    # ── webhooks ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def add_webhook(self, url: str, **settings: Any) -> dict[str, Any]:
        """Ask to be told at an address. The answer holds the secret for `verify`, this once."""
        return cast(dict[str, Any], self._post("/v1/webhooks", {"url": url, **settings})[0])

    def webhooks(self) -> list[dict[str, Any]]:
        """The newsroom's webhooks, without their secrets."""
        return cast(list[dict[str, Any]], self._get("/v1/webhooks")["webhooks"])

    def remove_webhook(self, webhook_id: str) -> None:
        """Tell an address nothing more."""
        self._connection.call("DELETE", f"/v1/webhooks/{_part(webhook_id)}")

    def _get(self, path: str) -> Any:
        return self._connection.call("GET", path)[0]

    def _post(
        self, path: str, body: Any, headers: Mapping[str, str] = MappingProxyType({}), *, wait: int = 0
    ) -> tuple[Any, Mapping[str, str]]:
        said = {**headers, **({"Prefer": f"wait={wait}"} if wait else {})}
        return self._connection.call(
            "POST", path, body, headers=said, repeatable="Idempotency-Key" in headers, patience=wait
        )

    def _again(self, path: str, seconds: float) -> Iterator[tuple[Any, Mapping[str, str]]]:
        """Ask until the time is over, as often as the service says."""
        until = time.monotonic() + seconds
        while True:
            answer, headers = self._connection.call("GET", path)
            yield answer, headers
            left = until - time.monotonic()
            if left <= 0:
                return
            time.sleep(min(float(headers.get("retry-after", 1)), left))


def _part(name: str) -> str:
    """A name as one step of an address."""
    return quote(name, safe="")


def _requests(articles: Iterable[Article | Document]) -> Iterator[bytes]:
    """The stories as lines, cut into bodies that the service takes."""
    lines: list[bytes] = []
    size = 0
    for article in articles:
        line = json.dumps(article, ensure_ascii=False).encode() + b"\n"
        if lines and (len(lines) == MOST_LINES or size + len(line) > MOST_BYTES):
            yield b"".join(lines)
            lines, size = [], 0
        lines.append(line)
        size += len(line)
    if lines:
        yield b"".join(lines)
