"""
Who took passages from whom, and what becomes of that when the source is corrected or withdrawn.

Every report tells whose text its article shares. That is noted the other way round as well, beside each source. When a
source is amended, each article that took from it keeps the source as it was, is scored again beside that, and so gets
the finding `quoted-story-corrected` and the notice, even if the very passage is gone from the correction.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from scorer.model import Article, Status
from workers import keys
from workers.index import Index, entry
from workers.ledger import Ledger
from workers.reach import Client
from workers.settings import Settings
from workers.store import Store

AMENDED = frozenset({Status.CORRECTED, Status.WITHDRAWN})


class Takers:
    """The articles that took from others, one tenant at a time. Raises what the redis client raises."""

    def __init__(self, redis: Client, settings: Settings) -> None:
        self._redis = redis
        self._ledger = Ledger(redis, settings)
        self._store = Store(redis, settings)
        self._keep_seconds = settings.keep_seconds("published")

    def note(self, tenant: str, article_id: str, report: Mapping[str, Any], index: Index) -> None:
        """
        Note beside each source of a report that this article took from it. May be repeated.

        A source may be erased while this is written: it leaves the index first, so whoever looks afterwards knows.
        """
        sources = sources_of(report)
        with self._redis.pipeline(transaction=False) as together:
            for source in sources:
                together.sadd(keys.takers(tenant, source), article_id)
                together.expire(keys.takers(tenant, source), self._keep_seconds)
            together.execute()
        erased = [
            keys.takers(tenant, source)
            for source in sources - index.standing(sources)
            if not self._redis.exists(keys.article(tenant, source))
        ]
        if erased:
            self._redis.delete(*erased)

    def of(self, tenant: str, article_id: str) -> tuple[str, ...]:
        """The articles whose newest report tells a passage from this one."""
        noted = sorted(taker.decode() for taker in self._redis.smembers(keys.takers(tenant, article_id)))
        return tuple(taker for taker in noted if article_id in self._newest_sources(tenant, taker))

    def tell(self, tenant: str, before: Article, status: Status) -> tuple[str, ...]:
        """
        Have every article scored again that took from this one, which stood as `before` until it was amended.

        The ids of those articles; none when nothing was amended. May be repeated. The reconciler publishes the jobs.
        """
        if status not in AMENDED:
            return ()
        takers = self.of(tenant, before.id)
        for taker in takers:
            key = keys.amended(tenant, taker)
            first = self._redis.hget(key, before.id)
            source = entry.unpack(first) if first else before
            self._redis.hset(key, before.id, entry.pack(replace(source, status=status)))
            self._redis.expire(key, self._keep_seconds)
            self._ledger.again(tenant, taker, "bulk", because=before.id)
        return takers

    def amended(self, tenant: str, article_id: str) -> Mapping[str, Article]:
        """The stories this article took from that were amended since, as they stood before, by id."""
        kept = self._redis.hgetall(keys.amended(tenant, article_id))
        return {source.decode(): entry.unpack(text) for source, text in kept.items()}

    def forget(self, tenant: str, article_id: str, *unkept: Mapping[str, Any]) -> None:
        """
        Forget that an article took from others, and what others took from it.

        Its reports must still be there; `unkept` are further ones that never came to be.
        """
        own, takers = keys.amended(tenant, article_id), keys.takers(tenant, article_id)
        reports = self._store.reports_on(tenant, article_id)
        told = [json.loads(report) for one in reports if (report := self._redis.get(keys.report(tenant, one)))]
        sources = {source for report in (*told, *unkept) for source in sources_of(report)}
        quoting = self._redis.smembers(takers)
        with self._redis.pipeline(transaction=False) as together:
            for source in sources:
                together.srem(keys.takers(tenant, source), article_id)
            for taker in quoting:
                together.hdel(keys.amended(tenant, taker.decode()), article_id)
            together.delete(own, takers)
            together.execute()

    def _newest_sources(self, tenant: str, article_id: str) -> frozenset[str]:
        stored = self._store.article(tenant, article_id)
        report = self._redis.get(keys.report(tenant, stored.report_id)) if stored and stored.report_id else None
        return sources_of(json.loads(report)) if report else frozenset()


def sources_of(report: Mapping[str, Any]) -> frozenset[str]:
    """The ids of the articles a report's article may have taken passages from; to share a quotation is not to take."""
    return frozenset(
        match["article_id"]
        for match in report["reuse"]["matches"]
        if match["relation"] != "shared_quotation" and match["direction"] != "later"
    )
