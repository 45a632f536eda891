"""What becomes of an article after it was scored: it is published, corrected or withdrawn, looked back on, erased."""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from redis.exceptions import WatchError

from api_spec import read_article
from scorer.model import Status
from scorer.read.markup import opened
from workers import keys
from workers.index import Index
from workers.index.calls import connect
from workers.model import IN_THE_INDEX, QUEUES, StoredArticle
from workers.reach import Client, answering, promptly
from workers.scripts import load
from workers.settings import Settings
from workers.store import Store
from workers.takers import Takers

_PATIENCE: Final = 20
"""How often a change is tried while somebody else writes to the same article."""


class Articles:
    """The articles of all newsrooms, one tenant at a time. Every call raises Unavailable when the store is."""

    def __init__(self, redis: Client, store: Store, settings: Settings) -> None:
        self._redis = redis
        self._store = store
        self._settings = settings
        self._index_server: Client = redis if settings.index_url == settings.redis_url else None
        self._erase = redis.register_script(load("erase"))
        self._takers = Takers(redis, settings)

    def close(self) -> None:
        """Give the connections to the index back."""
        if self._index_server is not None:
            self._index_server.close()

    @answering
    def set_status(self, tenant: str, article_id: str, status: Status) -> StoredArticle | None:
        """
        Change where an article stands: in public or not, in the reuse index or not, and how long it is kept.

        None when there is no such article. May be repeated.
        """
        index = self._index(tenant)
        before = index.get(article_id)
        text = self._rewrite(tenant, article_id, status)
        if text is None:
            return None
        stored = self._store.article(tenant, article_id)
        if stored is None:
            return None
        if before and before.status is not status:
            self._takers.tell(tenant, before, status)
        if status in IN_THE_INDEX:
            index.put(replace(opened(read_article(text)), id=article_id, revision=stored.revision))
        else:
            index.remove(article_id)
        return stored

    @answering
    def history(self, tenant: str, article_id: str, *, below: int, most: int) -> tuple[tuple[int, bytes], ...]:
        """The reports on an article's revisions below this one, newest first, each with its revision."""
        key = keys.history(tenant, article_id)
        found = self._redis.zrevrangebyscore(key, f"({below}", 0, start=0, num=most, withscores=True)
        if not found:
            return ()
        reports = self._redis.mget([keys.report(tenant, report_id.decode()) for report_id, _ in found])
        return tuple((int(revision), report) for (_, revision), report in zip(found, reports, strict=True) if report)

    @answering
    def erase(self, tenant: str, article_id: str) -> bool:
        """
        Erase all that is kept of an article; False when there was nothing.

        What the reports on other articles quote of it stays in those, since they never change.
        """
        indexed = self._index(tenant).remove(article_id)
        self._takers.forget(tenant, article_id)
        gone = self._erase(
            [
                keys.article(tenant, article_id),
                keys.history(tenant, article_id),
                keys.trail(tenant, article_id),
                keys.shelf(tenant),
                keys.overridden(tenant),
                *(keys.waiting(queue) for queue in QUEUES),
                *(keys.running(queue) for queue in QUEUES),
            ],
            [
                keys.report(tenant, ""),
                article_id,
                keys.week(tenant, ""),
                keys.seen(tenant, article_id),
                keys.answers(tenant, article_id),
                keys.answered(tenant, article_id),
                keys.overrides(tenant, article_id),
            ],
        )
        # A worker may have put it there once more before its job was gone.
        self._index(tenant).remove(article_id)
        return bool(gone or indexed)

    @answering
    def indexed(self, tenants: Iterable[str]) -> int:
        """Count the articles in the reuse indexes of these newsrooms."""
        return sum(self._index(tenant).count() for tenant in tenants)

    def _rewrite(self, tenant: str, article_id: str, status: Status) -> Any:
        """Write the status into the stored article, and how long all of it is kept; its JSON values."""
        key, keep_seconds = keys.article(tenant, article_id), self._settings.keep_seconds(status)
        for _ in range(_PATIENCE):
            with self._redis.pipeline() as together:
                try:
                    together.watch(key)
                    stored = together.hget(key, "article")
                    if stored is None:
                        return None
                    text = {**json.loads(stored), "status": status.value}
                    reports = self._store.reports_on(tenant, article_id)
                    together.multi()
                    together.hset(key, "article", json.dumps(text, ensure_ascii=False))
                    together.hset(key, "updated_at", self._store.now())
                    for kept in (key, keys.history(tenant, article_id), *(keys.report(tenant, one) for one in reports)):
                        together.expire(kept, keep_seconds)
                    if reports:
                        over = self._store.now() // 1_000_000 + keep_seconds
                        together.zadd(keys.shelf(tenant), dict.fromkeys(reports, over))
                    together.execute()
                except WatchError:
                    continue
                return text
        raise WatchError("somebody else keeps writing to this article")

    def _index(self, tenant: str) -> Index:
        if self._index_server is None:
            self._index_server = connect(self._settings.index_url, promptly)
        return Index(self._index_server, tenant, keep_seconds=self._settings.keep_seconds("published"))
