"""What is kept beside the jobs: articles, reports, the gate's answers, API keys and the workers' signs of life."""

import hmac
import secrets
from typing import Final

from workers import keys
from workers.model import QUEUES, SCOPES, Access, Expired, IssuedKey, StoredArticle, moment
from workers.reach import Client
from workers.settings import Settings

_SECOND: Final = 1_000_000
_KEY_ID: Final = 10
_TIDY_SECONDS: Final = 86_400


class Store:
    """Reads what the ledger wrote, and keeps what is no job. Raises what the redis client raises."""

    def __init__(self, redis: Client, settings: Settings) -> None:
        self._redis = redis
        self._settings = settings

    def report(self, tenant: str, report_id: str) -> bytes | None:
        """Fetch a report's canonical bytes; None when there never was one. Raises Expired when there was."""
        report: bytes | None = self._redis.get(keys.report(tenant, report_id))
        if report is None and self._redis.zscore(keys.shelf(tenant), report_id) is not None:
            raise Expired
        return report

    def article(self, tenant: str, article_id: str) -> StoredArticle | None:
        """Fetch the newest revision of an article."""
        values = self._redis.hmget(keys.article(tenant, article_id), ("article", "revision", "report_id", "updated_at"))
        article, revision, report_id, updated_at = values
        if article is None:
            return None
        return StoredArticle(
            article=article,
            revision=int(revision),
            report_id=report_id.decode() if report_id else None,
            updated_at=moment(updated_at),
        )

    def reports_on(self, tenant: str, article_id: str) -> tuple[str, ...]:
        """List an article's report ids, newest revision first."""
        return tuple(found.decode() for found in self._redis.zrevrange(keys.history(tenant, article_id), 0, -1))

    def report_before(self, tenant: str, article_id: str, revision: int) -> bytes | None:
        """Fetch the report on the last scored revision of an article before this one."""
        earlier = self._redis.zrevrangebyscore(keys.history(tenant, article_id), revision - 1, 0, start=0, num=1)
        report: bytes | None = self._redis.get(keys.report(tenant, earlier[0].decode())) if earlier else None
        return report

    def keep_check(self, tenant: str, check_id: str, check: bytes, *, article_id: str) -> None:
        """Keep the answer of a gate as long as a published article."""
        keep_seconds = self._settings.keep_seconds("published")
        with self._redis.pipeline() as together:
            together.set(keys.check(tenant, check_id), check, ex=keep_seconds)
            together.sadd(keys.trail(tenant, article_id), keys.check(tenant, check_id))
            together.expire(keys.trail(tenant, article_id), keep_seconds)
            together.execute()

    def check(self, tenant: str, check_id: str) -> bytes | None:
        """Fetch the answer of a gate."""
        check: bytes | None = self._redis.get(keys.check(tenant, check_id))
        return check

    def access(self, api_key: str) -> Access | None:
        """Tell whom a key stands for; None for a key that nobody issued."""
        bootstrap = self._settings.api_key
        if bootstrap and hmac.compare_digest(api_key.encode(), bootstrap.encode()):
            return Access(tenant="default", scopes=SCOPES, key_id=keys.digest(api_key)[:_KEY_ID])
        digest = keys.digest(api_key)
        tenant, scopes, limit = self._redis.hmget(keys.access(digest), ("tenant", "scopes", "limit"))
        if tenant is None:
            return None
        return Access(
            tenant=tenant.decode(),
            scopes=frozenset(scopes.decode().split()),
            key_id=digest[:_KEY_ID],
            limit=None if limit is None else int(limit),
        )

    def has_keys(self) -> bool:
        """Whether anybody must show a key at all."""
        return bool(self._settings.api_key or self._redis.zcard(keys.accesses()))

    def issue_key(self, tenant: str, scopes: frozenset[str] = SCOPES, limit: int | None = None) -> str:
        """Make an API key for a tenant. It is shown this once: only its SHA-256 is kept. See `Access` for the limit."""
        if not keys.TENANT.fullmatch(tenant):
            raise ValueError("a tenant's name is up to 40 lower-case letters, digits and hyphens")
        api_key = f"ssk_{tenant}_{secrets.token_urlsafe(24)}"
        digest = keys.digest(api_key)
        bound = {} if limit is None else {"limit": limit}
        record = {"tenant": tenant, "scopes": " ".join(sorted(scopes)), "created_at": self.now(), **bound}
        with self._redis.pipeline() as together:
            together.hset(keys.access(digest), mapping=record)
            together.zadd(keys.accesses(), {digest: record["created_at"]})
            together.execute()
        return api_key

    def keys(self) -> tuple[IssuedKey, ...]:
        """List the API keys that were issued, oldest first."""
        return tuple(self._issued(digest.decode()) for digest in self._redis.zrange(keys.accesses(), 0, -1))

    def revoke_key(self, key_id: str) -> bool:
        """Forget the API key that is listed under this id; False when there is none."""
        digests = [digest.decode() for digest in self._redis.zrange(keys.accesses(), 0, -1)]
        revoked = [digest for digest in digests if digest[:_KEY_ID] == key_id]
        with self._redis.pipeline() as together:
            for digest in revoked:
                together.delete(keys.access(digest))
                together.zrem(keys.accesses(), digest)
            together.execute()
        return bool(revoked)

    def _issued(self, digest: str) -> IssuedKey:
        fields = ("tenant", "scopes", "limit", "created_at")
        tenant, scopes, limit, created_at = self._redis.hmget(keys.access(digest), fields)
        return IssuedKey(
            id=digest[:_KEY_ID],
            tenant=tenant.decode(),
            scopes=frozenset(scopes.decode().split()),
            limit=None if limit is None else int(limit),
            created_at=moment(created_at),
        )

    def note_heartbeat(self, worker: str) -> None:
        """Write down that a worker takes messages at this moment."""
        self._redis.zadd(keys.workers(), {worker: self.now()})
        self._redis.zremrangebyscore(keys.workers(), "-inf", self.now() - 3_600 * _SECOND)

    def forget_worker(self, worker: str) -> None:
        """Strike a worker off that has gone home."""
        self._redis.zrem(keys.workers(), worker)

    def silence(self, worker: str) -> float | None:
        """Count the seconds since a worker's last heartbeat; None when it never had one."""
        beat = self._redis.zscore(keys.workers(), worker)
        return None if beat is None else (self.now() - beat) / _SECOND

    def shortest_silence(self) -> float | None:
        """Count the seconds since the last heartbeat of any worker; None when there is no worker."""
        newest = self._redis.zrange(keys.workers(), 0, 0, desc=True, withscores=True)
        return (self.now() - newest[0][1]) / _SECOND if newest else None

    def takes_turn_to_tidy(self) -> bool:
        """Whether the caller is the one of all workers who tidies the reuse index today."""
        return bool(self._redis.set(keys.reuse_tidied(), self.now(), nx=True, ex=_TIDY_SECONDS))

    def longest_wait(self) -> dict[str, float]:
        """Count, for each queue that has jobs waiting, the seconds since the oldest was published."""
        oldest = {queue: self._redis.zrange(keys.waiting(queue), 0, 0, withscores=True) for queue in QUEUES}
        now = self.now()
        return {queue: (now - first[0][1]) / _SECOND for queue, first in oldest.items() if first}

    def notice(self) -> str | None:
        """Fetch what the operator must be told about the data."""
        notice = self._redis.get(keys.notice())
        return notice.decode() if notice else None

    def put_up_notice(self, notice: str) -> None:
        """Tell the operator something about the data for a day."""
        self._redis.set(keys.notice(), notice, ex=86_400)

    def now(self) -> int:
        """Read the store's own clock, in microseconds since 1970: the only clock that jobs are measured by."""
        seconds, microseconds = self._redis.time()
        return int(seconds) * _SECOND + int(microseconds)
