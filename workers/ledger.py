"""
The jobs' record. An accepted article survives the death of any process, and its effect happens once.

The queue alone cannot promise that: a message taken from Redis is lost when its worker is killed before it is noted
as taken (celery issues 4354 and 7950, kombu issue 305), and it can also come twice. So the ledger is the truth, and a
message is only a hint to look into it:

* SUBMIT writes the job and its article down before a message is published; the message carries only the job's name.
* CLAIM gives a worker the job for a lease that BEAT prolongs. Claims are counted: a job that has brought down several
  workers fails instead of bringing down the next.
* FINISH stores the report and closes the job in one step, and only for the holder of the claim.
* RECONCILE finds jobs whose worker or whose message is gone and says which to publish again.

Each is one Lua script, so it happens entirely or not at all, and each may be repeated after a lost answer. States
move only forward: queued, running, then one of succeeded, failed and cancelled. A power cut, unlike the death of a
process, may cost the last second of writing (`appendfsync everysec`).

Effects outside the store, the webhooks, are in the outbox from the step that closes the job on, so none is forgotten; they
happen at least once and carry an id, so that the receiver can tell (`courier.py`).
"""

import json
import secrets
from collections.abc import Mapping, Sequence
from time import time
from typing import Any, Final, cast

from workers import ids, keys
from workers.model import Claim, IdempotencyConflict, Job, Queue, Status, Submission, moment
from workers.reach import Client
from workers.scripts import load
from workers.settings import Settings
from workers.tally import Tally

_SCRIPTS: Final = {"submit": 5, "again": 4, "claim": 4, "beat": 2, "finish": 11, "fail": 5, "cancel": 6, "reconcile": 6}
"""Every script and how many keys it touches."""

_CLOSING: Final = (keys.counts(), keys.hooked(), keys.outbox())
"""What is touched wherever a job comes to its end."""

_SECOND: Final = 1_000_000
_DAY: Final = 86_400
_REMEMBER_SECONDS: Final = 86_400
_MOST_JOBS_A_LOOK: Final = 1_000

_FIELDS: Final = (
    "status",
    "queue",
    "article_id",
    "revision",
    "report_id",
    "created_at",
    "started_at",
    "finished_at",
    "attempts",
    "problem",
    "stage",
    "traceparent",
    "because",
)


def problem(kind: str, title: str, detail: str) -> dict[str, Any]:
    """Describe why a job failed, as an RFC 9457 problem document. No part of the article may stand in it."""
    return {"type": f"/problems/{kind}", "title": title, "status": 500, "detail": detail}


TIMED_OUT: Final = problem(
    "job-timeout", "The article took too long", "Scoring did not end within the time limit. Shorter articles may pass."
)
POISONED: Final = problem(
    "job-poisoned", "The article could not be scored", "Each worker that took up this article died over it."
)
BROKEN: Final = problem(
    "job-failed", "The article could not be scored", "A fault of this software; its log names the job and the line."
)


class Ledger:
    """Jobs, from the moment they are accepted until they are finished. Raises what the redis client raises."""

    def __init__(self, redis: Client, settings: Settings) -> None:
        self._redis = redis
        self._settings = settings
        self._scripts = {name: redis.register_script(load(name)) for name in _SCRIPTS}

    def submit(
        self,
        tenant: str,
        article_id: str,
        article: bytes,
        *,
        queue: Queue,
        keep_seconds: int,
        idempotency_key: str | None,
        digest: str,
        stage: str | None,
        traceparent: str | None,
    ) -> Submission:
        """
        Write down a job and the article's new revision. Raises IdempotencyConflict.

        The same key and digest within 24 hours give the same job again, whether it is finished or still under way.
        """
        job_id = ids.new_id("job")
        verdict, found = self._run(
            "submit",
            keys.job(tenant, job_id), keys.waiting(queue), keys.article(tenant, article_id),
            keys.idempotency(tenant, idempotency_key or ""), keys.trail(tenant, article_id),
            queue, article_id, article, keep_seconds, self._settings.keep_seconds("published"), digest if idempotency_key else "", _REMEMBER_SECONDS,
            stage or "", traceparent or "",
        )  # fmt: skip
        if verdict == b"conflict":
            raise IdempotencyConflict
        tenant, job_id = keys.job_named(found.decode())
        values = self._redis.hmget(found, _FIELDS)
        return Submission(job=_job(tenant, job_id, values), replayed=verdict == b"replayed")

    def again(self, tenant: str, article_id: str, queue: Queue, *, because: str) -> bool:
        """Write down a job for an article's newest revision, `because` of another article; False without the article."""
        job_id = ids.new_id("job")
        return bool(
            self._run(
                "again",
                keys.job(tenant, job_id), keys.waiting(queue), keys.article(tenant, article_id),
                keys.trail(tenant, article_id),
                queue, article_id, self._settings.keep_seconds("published"), because,
            )
        )  # fmt: skip

    def job(self, tenant: str, job_id: str) -> Job | None:
        """Read a job's record, without its article."""
        values = self._redis.hmget(keys.job(tenant, job_id), _FIELDS)
        return _job(tenant, job_id, values) if any(values) else None

    def jobs(self, tenant: str, job_ids: Sequence[str]) -> list[Job | None]:
        """Read many jobs' records in one exchange; None for those that are not there."""
        with self._redis.pipeline(transaction=False) as together:
            for job_id in job_ids:
                together.hmget(keys.job(tenant, job_id), _FIELDS)
            found = together.execute()
        return [
            _job(tenant, job_id, values) if any(values) else None for job_id, values in zip(job_ids, found, strict=True)
        ]

    def claim(self, tenant: str, job_id: str, queue: Queue, *, worker: str) -> Claim | None:
        """Take a job for one lease; None when it is finished, cancelled, erased, spent or in other hands."""
        token = f"{worker}/{secrets.token_hex(8)}"
        taken = self._run(
            "claim",
            keys.job(tenant, job_id), keys.waiting(queue), keys.running(queue), keys.pace(queue),
            token, self._lease, self._settings.most_attempts,
        )  # fmt: skip
        if not taken:
            return None
        article_id, revision, article, trace = taken
        return Claim(
            tenant=tenant,
            job_id=job_id,
            queue=queue,
            report_id=ids.report_of(job_id),
            article_id=article_id.decode(),
            revision=int(revision),
            article=article,
            token=token,
            traceparent=trace.decode() if trace else None,
        )

    def beat(self, tenant: str, job_id: str, queue: Queue, *, worker: str) -> bool:
        """Prolong the lease of a job that this worker holds."""
        return bool(self._run("beat", keys.job(tenant, job_id), keys.running(queue), f"{worker}/", self._lease))

    def finish(self, claim: Claim, report: bytes, *, keep_seconds: int, tally: Tally | None = None) -> bool:
        """Store the report, count it and close the job; False when the claim was lost, and then nothing is stored."""
        told = json.dumps({"week": tally.week, "counts": tally.counts}, ensure_ascii=False) if tally else ""
        return bool(
            self._run(
                "finish",
                keys.job(claim.tenant, claim.job_id), keys.running(claim.queue),
                keys.report(claim.tenant, claim.report_id), keys.shelf(claim.tenant),
                keys.article(claim.tenant, claim.article_id), keys.history(claim.tenant, claim.article_id),
                keys.seen(claim.tenant, claim.article_id), keys.health(claim.tenant, int(time()) // _DAY), *_CLOSING,
                claim.token, claim.report_id, report, keep_seconds, self._settings.keep_seconds("published"),
                keys.week(claim.tenant, ""), told, json.dumps(tally.findings if tally else ()),
            )
        )  # fmt: skip

    def fail(self, claim: Claim, reason: Mapping[str, Any]) -> bool:
        """Close the job with a problem document; False when the claim was lost."""
        job, running = keys.job(claim.tenant, claim.job_id), keys.running(claim.queue)
        return bool(self._run("fail", job, running, *_CLOSING, claim.token, json.dumps(reason), self._keep_records))

    def cancel(self, job: Job) -> bool:
        """Close an unfinished job; False when there is nothing left to cancel."""
        key = keys.job(job.tenant, job.id)
        sets = keys.waiting(job.queue), keys.running(job.queue)
        return bool(self._run("cancel", key, *sets, *_CLOSING, self._keep_records))

    def reconcile(self, queue: Queue, *, queue_is_empty: bool) -> list[tuple[str, str]]:
        """
        Name the jobs (tenant, id) that must be published again; give up those that cannot be helped.

        `queue_is_empty` says that the broker held no message of this queue when it was last asked.
        """
        terms = self._settings
        # Between the time limit, at which a worker gives a job up, and the hard one, at which a stuck process is killed.
        too_long = (terms.time_limit_seconds + terms.hard_limit_seconds) // 2 + terms.lease_seconds
        again = self._run(
            "reconcile",
            keys.waiting(queue), keys.running(queue), keys.pace(queue), *_CLOSING,
            terms.grace_seconds * _SECOND, terms.most_attempts, too_long * _SECOND, int(queue_is_empty),
            _MOST_JOBS_A_LOOK, json.dumps(POISONED), json.dumps(TIMED_OUT), self._keep_records,
        )  # fmt: skip
        return [keys.job_named(key.decode()) for key in again]

    @property
    def _lease(self) -> int:
        return self._settings.lease_seconds * _SECOND

    @property
    def _keep_records(self) -> int:
        return self._settings.keep_seconds("draft")

    def _run(self, script: str, *keys_and_arguments: str | bytes | int) -> Any:
        count = _SCRIPTS[script]
        return self._scripts[script](keys_and_arguments[:count], keys_and_arguments[count:])


def _job(tenant: str, job_id: str, values: list[bytes | None]) -> Job:
    record = {name: value.decode() for name, value in zip(_FIELDS, values, strict=True) if value}
    return Job(
        id=job_id,
        tenant=tenant,
        queue=cast("Queue", record["queue"]),
        status=cast("Status", record["status"]),
        article_id=record["article_id"],
        revision=int(record["revision"]),
        report_id=record.get("report_id"),
        created_at=moment(record["created_at"]),
        started_at=moment(record["started_at"]) if "started_at" in record else None,
        finished_at=moment(record["finished_at"]) if "finished_at" in record else None,
        attempts=int(record["attempts"]),
        problem=json.loads(record["problem"]) if "problem" in record else None,
        stage=record.get("stage"),
        traceparent=record.get("traceparent"),
        because=record.get("because"),
    )
