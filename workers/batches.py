"""A batch: many articles that came in one request. It knows its lines; how far they are, their jobs know."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workers import ids, keys
from workers.ledger import Ledger
from workers.model import Job, moment
from workers.reach import Client, answering
from workers.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """A batch as it stands: the lines that were accepted, with their jobs, and those that were refused, and why."""

    id: str
    created_at: datetime
    lines: int
    jobs: Mapping[int, Job | None]
    """By line, counted from 1; None for a job whose article has been erased or whose record has expired."""
    refused: Mapping[int, Mapping[str, Any]]
    """Problem documents by line."""

    @property
    def finished(self) -> bool:
        """Whether no line will change any more."""
        return all(job is None or job.finished for job in self.jobs.values())


class Batches:
    """The batches of all newsrooms, one tenant at a time. Every call raises Unavailable when the store is."""

    def __init__(self, redis: Client, ledger: Ledger, settings: Settings) -> None:
        self._redis = redis
        self._ledger = ledger
        self._keep_seconds = settings.keep_seconds("draft")

    @answering
    def open(self, tenant: str, refused: Mapping[int, Mapping[str, Any]], *, lines: int) -> str:
        """Begin a batch of so many lines, some of which were refused; its id."""
        batch_id = ids.new_id("bat")
        seconds, microseconds = self._redis.time()
        record = {
            "created_at": seconds * 1_000_000 + microseconds,
            "lines": lines,
            "refused": json.dumps(refused, ensure_ascii=False),
        }
        with self._redis.pipeline() as together:
            together.hset(keys.batch(tenant, batch_id), mapping=record)
            together.expire(keys.batch(tenant, batch_id), self._keep_seconds)
            together.execute()
        return batch_id

    @answering
    def add(self, tenant: str, batch_id: str, jobs: Mapping[int, str]) -> None:
        """Note which job does which line. From then on webhooks will be told when all of them are finished."""
        hooked = self._redis.sismember(keys.hooked(), tenant)
        batch = keys.batch(tenant, batch_id)
        with self._redis.pipeline() as together:
            if jobs:
                together.hset(batch, mapping={f"line:{line}": job for line, job in jobs.items()})
            if hooked:
                together.zadd(keys.outbox(), {batch: 0})
            together.execute()

    @answering
    def get(self, tenant: str, batch_id: str) -> Batch | None:
        """Look a batch up, with the state of every job."""
        record = {name.decode(): value for name, value in self._redis.hgetall(keys.batch(tenant, batch_id)).items()}
        if not record:
            return None
        lines = sorted(
            (int(name.removeprefix("line:")), job.decode()) for name, job in record.items() if name.startswith("line:")
        )
        jobs: Sequence[Job | None] = self._ledger.jobs(tenant, [job for _, job in lines])
        return Batch(
            id=batch_id,
            created_at=moment(int(record["created_at"])),
            lines=int(record["lines"]),
            jobs={line: job for (line, _), job in zip(lines, jobs, strict=True)},
            refused={int(line): problem for line, problem in json.loads(record["refused"]).items()},
        )
