"""
`python -m workers.webhooks.courier`: tells webhooks what happened.

A process of its own, so that a receiver that is slow, hung or hostile keeps no editor waiting. What is to be told
stands in the store from the step that finished the job on (`prelude.lua`), so a courier may die at any moment: the next
one, or another beside it, goes on from there. A receiver may therefore hear of an event twice, under the same id.

Retries follow the recommendation of Standard Webhooks; each pause is drawn out by up to a fifth, so that a receiver that
comes back is not met by everything at once.
"""

import json
import logging
import random
import signal
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from threading import Event
from time import time
from typing import Any, Final

from redis.exceptions import RedisError

from workers import keys, logs
from workers.batches import Batch, Batches
from workers.ledger import Ledger
from workers.model import Expired, Job, Unavailable
from workers.reach import Client, patiently
from workers.settings import Settings, SettingsError
from workers.store import Store
from workers.tally import AMENDED
from workers.webhooks import GONE, Webhook, Webhooks, signing
from workers.webhooks.deliveries import Deliveries, Delivery, State
from workers.webhooks.outside import FailedError, RefusedError, post

PAUSES: Final = (5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400)
"""Seconds between attempts: ten attempts in some three days, then the delivery is given up."""

_JITTER: Final = 0.2
_LEASE_SECONDS: Final = 60
"""Longer than an attempt can take."""

_AT_ONCE: Final = 16
_AT_ONCE_A_WEBHOOK: Final = 4
"""Attempts under way; one receiver that hangs leaves places for the others."""

_BATCH_SECONDS: Final = 2
_MENDING_SECONDS: Final = 300
"""When to look again at a batch that is under way, and at an entry that a fault of ours keeps from being told."""

_MOST_ENTRIES: Final = 100

Told = tuple[str, Mapping[str, Any]]
"""The name of an event and what is said of it."""

_log = logging.getLogger(__name__)


class Courier:
    """Takes what is due and tells it. Raises what the redis client raises."""

    def __init__(self, redis: Client, settings: Settings, *, pauses: Sequence[float] = PAUSES) -> None:
        self._redis = redis
        self._networks = settings.webhook_networks
        self._pauses = pauses
        self._store = Store(redis, settings)
        self._ledger = Ledger(redis, settings)
        self._batches = Batches(redis, self._ledger, settings)
        self._webhooks = Webhooks(redis, settings)
        self._deliveries = Deliveries(redis, self._webhooks, settings)
        self._under_way: dict[Future[None], str] = {}

    def run(self, stop: Event) -> None:
        """Go on until told to stop; attempts under way are ended first."""
        with ThreadPoolExecutor(_AT_ONCE, "courier") as pool, self._redis.pubsub() as bell:
            bell.subscribe(keys.outbox())
            while not stop.is_set():
                self.write_down()
                more = self.send_out(pool)
                if more:
                    wait(self._under_way, timeout=1.0, return_when=FIRST_COMPLETED)
                else:
                    bell.get_message(timeout=1.0)

    def write_down(self) -> None:
        """Turn what stands in the outbox into deliveries."""
        moment = self._store.now()
        for found in self._redis.zrangebyscore(keys.outbox(), "-inf", moment, start=0, num=_MOST_ENTRIES):
            entry = found.decode()
            try:
                self._write_down(entry)
            except (RedisError, Unavailable):
                raise
            except Exception as fault:  # noqa: BLE001 - one entry must not keep the others waiting
                _log.error("%s is put off: %s", entry, type(fault).__name__)
                self._put_off(entry, _MENDING_SECONDS)

    def send_out(self, pool: ThreadPoolExecutor) -> bool:
        """Begin as many attempts as there are places for; whether more is due than that."""
        self._under_way = {future: webhook for future, webhook in self._under_way.items() if not future.done()}
        busy, more = Counter(self._under_way.values()), False
        chosen: list[tuple[str, int]] = []
        for key, at in self._deliveries.ripe():
            if len(chosen) + len(self._under_way) >= _AT_ONCE:
                more = True
                break
            _, webhook_id, _ = keys.delivery_named(key)
            if busy[webhook_id] < _AT_ONCE_A_WEBHOOK:
                busy[webhook_id] += 1
                chosen.append((key, at))
            else:
                more = True
        for key in self._deliveries.lease(chosen, _LEASE_SECONDS) if chosen else ():
            self._under_way[pool.submit(self._attempt, key)] = keys.delivery_named(key)[1]
        return more

    def attempt(self, key: str) -> None:
        """Try a delivery once and note how it went."""
        delivery = self._deliveries.get(*keys.delivery_named(key))
        if delivery is None:
            self._deliveries.drop(key)
            return
        webhook = self._webhooks.get(delivery.tenant, delivery.webhook_id)
        if webhook is None:
            self._deliveries.drop(key)
        elif not webhook.enabled and delivery.type in webhook.events:
            self._settle(delivery, "failed", why="the webhook is switched off")
        else:
            self._tell(delivery, webhook)

    def _attempt(self, key: str) -> None:
        try:
            self.attempt(key)
        except (RedisError, Unavailable) as gone:  # its lease runs out, and it is tried again
            _log.warning("delivery %s could not be noted: %s", keys.delivery_named(key)[2], gone)
        except Exception as fault:  # noqa: BLE001 - one delivery must not end the courier
            _log.error("delivery %s: %s", keys.delivery_named(key)[2], type(fault).__name__)

    def _tell(self, delivery: Delivery, webhook: Webhook) -> None:
        secrets = self._webhooks.secrets(delivery.tenant, webhook.id)
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "Sumber",
            **signing.headers(delivery.event_id, int(time()), delivery.body, secrets),
            **({"traceparent": delivery.traceparent} if delivery.traceparent else {}),
        }
        try:
            status = post(webhook.url, delivery.body, headers, networks=self._networks)
        except (RefusedError, FailedError) as wrong:
            self._fail(delivery, why=str(wrong))
            return
        if 200 <= status < 300:
            self._settle(delivery, "delivered", status=status)
        elif status == 410:
            self._webhooks.switch_off(delivery.tenant, webhook.id, GONE)
            self._settle(delivery, "failed", status=status, why=GONE)
        else:
            self._fail(delivery, status=status, why=f"the receiver answered {status}")

    def _fail(self, delivery: Delivery, *, why: str, status: int | None = None) -> None:
        if delivery.attempts < len(self._pauses):
            pause = self._pauses[delivery.attempts] * random.uniform(1, 1 + _JITTER)  # noqa: S311 - no secret
            self._settle(delivery, "pending", status=status, why=why, pause=pause)
        else:
            self._settle(delivery, "failed", status=status, why=why)

    def _settle(
        self,
        delivery: Delivery,
        state: State,
        *,
        status: int | None = None,
        why: str | None = None,
        pause: float | None = None,
    ) -> None:
        self._deliveries.settle(delivery, state, status=status, why=why, pause=pause)
        ids = {
            "tenant": delivery.tenant,
            "webhook": delivery.webhook_id,
            "delivery": delivery.id,
            "event": delivery.event_id,
            "trace_id": logs.trace_id(delivery.traceparent),
            "status": status,
        }
        _log.log(logging.INFO if state == "delivered" else logging.WARNING, "%s %s", state, why or "", extra=ids)

    def _write_down(self, entry: str) -> None:
        tenant, kind, name = keys.entry_named(entry)
        if kind == "batch":
            self._write_down_batch(tenant, entry, self._batches.get(tenant, name))
        else:
            self._write_down_job(tenant, entry, self._ledger.job(tenant, name))

    def _put_off(self, entry: str, seconds: int) -> None:
        self._redis.zadd(keys.outbox(), {entry: self._store.now() + seconds * 1_000_000}, xx=True)

    def _write_down_job(self, tenant: str, entry: str, job: Job | None) -> None:
        told = self._of_job(job) if job else None
        if job is None or told is None:  # erased meanwhile: there is nothing left to tell
            self._redis.zrem(keys.outbox(), entry)
            return
        event, data = told
        article, trace = job.article_id, job.traceparent
        self._deliveries.notify(tenant, event, data, article_id=article, traceparent=trace, entry=entry)

    def _write_down_batch(self, tenant: str, entry: str, batch: Batch | None) -> None:
        if batch is None:
            self._redis.zrem(keys.outbox(), entry)
        elif batch.finished:
            self._deliveries.notify(tenant, "batch.finished", of_batch(batch), entry=entry)
        else:
            self._put_off(entry, _BATCH_SECONDS)

    def _of_job(self, job: Job) -> Told | None:
        if job.status != "succeeded":
            return "report.failed", {**_of(job), "problem": job.problem}
        try:
            report = self._store.report(job.tenant, job.report_id or "")
        except Expired:
            return None
        if not report:
            return None
        told = json.loads(report)
        data = {**_of(job), **of_report(told)}
        if job.because and any(finding["rule"] == AMENDED for finding in told["findings"]):
            return "report.quoted_story_corrected", {**data, "corrected_article_id": job.because}
        return "report.finished", data


def of_report(report: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is told of a report: what it came to, and where it is; no word of the article."""
    severities = Counter(finding["severity"] for finding in report["findings"])
    return {
        "report_id": report["id"],
        "report_url": f"/v1/reports/{report['id']}",
        "score": {name: report["scores"]["overall"][name] for name in ("value", "band")},
        "findings": {severity: severities[severity] for severity in ("critical", "major", "minor", "info")},
        "complete": report["complete"],
    }


def of_batch(batch: Batch) -> Mapping[str, Any]:
    """What is told of a batch: how its lines ended."""
    ends = Counter("gone" if job is None else job.status for job in batch.jobs.values())
    counts = {end: ends[end] for end in ("succeeded", "failed", "cancelled", "gone")}
    return {
        "batch_id": batch.id,
        "batch_url": f"/v1/batches/{batch.id}",
        "lines": batch.lines,
        "counts": {"refused": len(batch.refused), **counts},
    }


def _of(job: Job) -> Mapping[str, Any]:
    return {
        "job_id": job.id,
        "job_url": f"/v1/jobs/{job.id}",
        "article_id": job.article_id,
        "revision": job.revision,
        "stage": job.stage,
    }


def main(settings: Settings, connect: Callable[[str], Client] = patiently) -> None:
    """Run until SIGTERM or Ctrl-C. A store that is out of reach is waited for."""
    logs.set_up(settings.log_level)
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    while not stop.is_set():
        try:
            with connect(settings.redis_url) as redis:
                Courier(redis, settings).run(stop)
        except (RedisError, Unavailable, OSError) as gone:
            _log.warning("the store is out of reach: %s", gone)
            stop.wait(1.0)


if __name__ == "__main__":
    try:
        main(Settings.read())
    except SettingsError as wrong:
        sys.exit(f"sumber: {wrong}")
