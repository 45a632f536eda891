"""
The desk between the door and the hands: all that the API may ask for. Nobody in front of it knows Redis or Celery.

Every call raises Unavailable when the store is dead, hung or full, within two seconds.
"""

import json
from dataclasses import replace
from time import monotonic
from typing import Final, Self

from api_spec import write_article
from scorer import Article
from workers import figures, ids, keys
from workers.answers import Answers
from workers.articles import Articles
from workers.batches import Batches
from workers.figures import Figures
from workers.ledger import Ledger
from workers.limits import Limits
from workers.model import SCOPES, Access, IssuedKey, Job, Readiness, StoredArticle, Submission, Unavailable
from workers.policies import Policies
from workers.queue import open_queue, publish
from workers.reach import answering, promptly, reaching
from workers.settings import Settings
from workers.shelf import Shelf
from workers.store import Store
from workers.webhooks import Webhooks
from workers.webhooks.deliveries import Deliveries
from workers.weeks import Weeks

_LONGEST_SILENCE: Final = 15.0
_LONGEST_WAIT: Final = {"single": 30.0}
"""Seconds. A bulk job may wait for hours; a single one that waits this long is a sign of trouble."""


def connect(settings: Settings) -> "Desk":
    """Open the desk on the servers that the settings name. Connects at the first call, so a dead server is no error."""
    return Desk(settings)


class Desk:
    """Takes articles in and hands reports out, one tenant at a time."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._redis = promptly(settings.redis_url)
        self._ledger = Ledger(self._redis, settings)
        self._store = Store(self._redis, settings)
        self._queue = open_queue(settings)
        self.answers = Answers(self._redis, settings)
        self.weeks = Weeks(self._redis)
        self.limits = Limits(self._redis, settings)
        self.policies = Policies(self._redis)
        self.shelf = Shelf(self._redis)
        self.batches = Batches(self._redis, self._ledger, settings)
        self.webhooks = Webhooks(self._redis, settings)
        self.deliveries = Deliveries(self._redis, self.webhooks, settings)
        self.articles = Articles(self._redis, self._store, settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give all connections back."""
        self.articles.close()
        self._redis.close()
        self._queue.close()

    @answering
    def submit(
        self,
        tenant: str,
        article: Article,
        *,
        bulk: bool = False,
        idempotency_key: str | None = None,
        request_digest: str | None = None,
        stage: str | None = None,
        traceparent: str | None = None,
    ) -> Submission:
        """
        Accept an article for scoring. Once this returns, the article will be scored, whatever dies.

        An article without an id gets one. Raises IdempotencyConflict when the key was used with another digest.
        """
        article = article if article.id else replace(article, id=ids.new_id("art"))
        submission = self._ledger.submit(
            tenant,
            article.id,
            json.dumps(write_article(article), ensure_ascii=False).encode(),
            queue="bulk" if bulk else "single",
            keep_seconds=self._settings.keep_seconds(article.status),
            idempotency_key=idempotency_key,
            digest=request_digest or "",
            stage=stage,
            traceparent=traceparent,
        )
        if not submission.replayed:
            publish(self._queue, tenant, submission.job.id, submission.job.queue)
        return submission

    @answering
    def job(self, tenant: str, job_id: str) -> Job | None:
        """Look a job up."""
        return self._ledger.job(tenant, job_id)

    @answering
    def wait(self, tenant: str, job_id: str, seconds: float) -> Job | None:
        """Wait until a job is finished, or the time is over; its newest state either way."""
        until = monotonic() + seconds
        with self._redis.pubsub() as bell:
            bell.subscribe(keys.job(tenant, job_id))
            while True:
                left = until - monotonic()
                # The first message confirms the subscription, so no ring falls between a look and the next.
                bell.get_message(timeout=min(max(left, 0.0), 1.0))
                job = self._ledger.job(tenant, job_id)
                if job is None or job.finished or left <= 0:
                    return job

    @answering
    def cancel(self, tenant: str, job_id: str) -> bool:
        """Call a job off; False when it is unknown or finished."""
        job = self._ledger.job(tenant, job_id)
        return job is not None and self._ledger.cancel(job)

    @answering
    def report(self, tenant: str, report_id: str) -> bytes | None:
        """Fetch a report's canonical bytes. Raises Expired when its time is over."""
        return self._store.report(tenant, report_id)

    @answering
    def article(self, tenant: str, article_id: str) -> StoredArticle | None:
        """Fetch an article's newest revision."""
        return self._store.article(tenant, article_id)

    @answering
    def newest_report(self, tenant: str, article_id: str) -> bytes | None:
        """Fetch the report on the newest scored revision of an article. Raises Expired when its time is over."""
        article = self._store.article(tenant, article_id)
        return self._store.report(tenant, article.report_id) if article and article.report_id else None

    @answering
    def report_before(self, tenant: str, article_id: str, revision: int) -> bytes | None:
        """Fetch the report on the last scored revision before this one; None when there is none, or no longer."""
        return self._store.report_before(tenant, article_id, revision)

    @answering
    def keep_check(self, tenant: str, check_id: str, check: bytes, *, article_id: str) -> None:
        """Keep the answer of a gate, as long as the article it is about is not erased."""
        self._store.keep_check(tenant, check_id, check, article_id=article_id)

    @answering
    def check(self, tenant: str, check_id: str) -> bytes | None:
        """Fetch the answer of a gate."""
        return self._store.check(tenant, check_id)

    @answering
    def access(self, api_key: str) -> Access | None:
        """Tell whom an API key stands for."""
        return self._store.access(api_key)

    @answering
    def has_keys(self) -> bool:
        """Whether callers must show a key."""
        return self._store.has_keys()

    @answering
    def issue_key(self, tenant: str, scopes: frozenset[str] = SCOPES, limit: int | None = None) -> str:
        """Make an API key, which is shown this once. Raises ValueError for a name that no tenant can have."""
        return self._store.issue_key(tenant, scopes, limit)

    @answering
    def keys(self) -> tuple[IssuedKey, ...]:
        """List the API keys that were issued, oldest first; never the keys themselves."""
        return self._store.keys()

    @answering
    def revoke_key(self, key_id: str) -> bool:
        """Forget an API key by the id it is listed under; False when there is none."""
        return self._store.revoke_key(key_id)

    @answering
    def figures(self) -> Figures:
        """Tell what all processes do and did."""
        return figures.read(self._redis, self._store)

    @answering
    def indexed(self) -> int:
        """Count the articles in the reuse indexes of all newsrooms that have a key, and of the one without."""
        return self.articles.indexed({"default", *(key.tenant for key in self._store.keys())})  # noqa: SIM118

    def ready(self) -> Readiness:
        """Tell whether an article submitted now would be scored soon, and if not, why. Never raises."""
        try:
            with reaching():
                return self._ready()
        except Unavailable:
            return Readiness(ok=False, reasons=("the store does not answer",))

    def _ready(self) -> Readiness:
        asked = monotonic()
        self._redis.ping()
        took = monotonic() - asked
        silence = self._store.shortest_silence()
        waits = self._store.longest_wait()
        troubles = (
            f"the store took {took * 1000:.0f} ms to answer" if took > 0.2 else "",
            "no worker has reported yet" if silence is None else "",
            f"no worker has reported for {silence:.0f} s" if silence and silence > _LONGEST_SILENCE else "",
            *(
                f"the oldest {queue} job has waited for {waits[queue]:.0f} s"
                for queue, longest in _LONGEST_WAIT.items()
                if waits.get(queue, 0.0) > longest
            ),
        )
        reasons = tuple(filter(None, troubles))
        notice = self._store.notice()
        return Readiness(ok=not reasons, reasons=(*reasons, notice) if notice else reasons)
