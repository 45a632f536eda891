"""Webhooks: where a newsroom wants to be told of what. Every telling is a delivery, and those stand in `deliveries.py`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from workers import ids, keys
from workers.model import moment
from workers.reach import Client, answering
from workers.settings import Settings
from workers.webhooks import signing
from workers.webhooks.outside import target

EVENTS: Final = ("report.finished", "report.failed", "report.quoted_story_corrected", "batch.finished")
"""What a webhook can be told of; `webhook.test` beside these, to the one that is tested."""

MOST: Final = 20
"""Webhooks of one newsroom."""

GONE: Final = "the receiver answered 410 Gone"

_OVERLAP: Final = 86_400_000_000
"""Microseconds for which the secret before the last one still signs along, so that a receiver can change at leisure."""

_FIELDS: Final = ("url", "events", "enabled", "why", "created_at")


class TooManyWebhooksError(Exception):
    """A newsroom has as many webhooks as it may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """Where a newsroom wants to be told of which events."""

    id: str
    url: str
    events: tuple[str, ...]
    enabled: bool
    disabled_because: str | None
    created_at: datetime


class Webhooks:
    """The webhooks of all newsrooms, one tenant at a time. Every call raises Unavailable when the store is."""

    def __init__(self, redis: Client, settings: Settings) -> None:
        self._redis = redis
        self._networks = settings.webhook_networks

    @answering
    def open(self, tenant: str, url: str, events: Iterable[str] = EVENTS) -> tuple[Webhook, str]:
        """Make a webhook; its secret is shown this once. Raises TooManyWebhooksError and RefusedError."""
        target(url, self._networks)
        if self._redis.zcard(keys.webhooks(tenant)) >= MOST:
            raise TooManyWebhooksError
        webhook_id, secret = ids.new_id("whk"), signing.new_secret()
        record = {"url": url, "events": " ".join(events), "enabled": 1, "why": "", "created_at": self._now()}
        with self._redis.pipeline() as together:
            together.hset(keys.webhook(tenant, webhook_id), mapping={**record, "secret": secret})
            together.zadd(keys.webhooks(tenant), {webhook_id: 0})
            together.sadd(keys.hooked(), tenant)
            together.execute()
        return self._expect(tenant, webhook_id), secret

    @answering
    def get(self, tenant: str, webhook_id: str) -> Webhook | None:
        """Look a webhook up."""
        return self._get(tenant, webhook_id)

    @answering
    def all(self, tenant: str) -> tuple[Webhook, ...]:
        """List a newsroom's webhooks, oldest first."""
        ids = [found.decode() for found in self._redis.zrange(keys.webhooks(tenant), 0, -1)]
        return tuple(webhook for one in ids if (webhook := self._get(tenant, one)))

    @answering
    def change(
        self,
        tenant: str,
        webhook_id: str,
        *,
        url: str | None = None,
        events: Iterable[str] | None = None,
        enabled: bool | None = None,
    ) -> Webhook | None:
        """Change what is given; None when there is no such webhook. Raises RefusedError."""
        if self._get(tenant, webhook_id) is None:
            return None
        if url is not None:
            target(url, self._networks)
        changes = {
            **({"url": url} if url is not None else {}),
            **({"events": " ".join(events)} if events is not None else {}),
            **({"enabled": int(enabled), "why": ""} if enabled is not None else {}),
        }
        if changes:
            self._redis.hset(keys.webhook(tenant, webhook_id), mapping=changes)
        return self._expect(tenant, webhook_id)

    @answering
    def renew_secret(self, tenant: str, webhook_id: str) -> str | None:
        """Make a new secret, which is shown this once; for a day the one before signs along. None without a webhook."""
        key = keys.webhook(tenant, webhook_id)
        before = self._redis.hget(key, "secret")
        if before is None:
            return None
        secret = signing.new_secret()
        self._redis.hset(key, mapping={"secret": secret, "old_secret": before, "old_until": self._now() + _OVERLAP})
        return secret

    @answering
    def close(self, tenant: str, webhook_id: str) -> bool:
        """Forget a webhook and all of its deliveries; False when there is none."""
        listed = keys.deliveries(tenant, webhook_id)
        told = [found.decode() for found in self._redis.zrange(listed, 0, -1)]
        with self._redis.pipeline() as together:
            together.delete(keys.webhook(tenant, webhook_id))
            together.zrem(keys.webhooks(tenant), webhook_id)
            for delivery_id in told:
                delivery = keys.delivery(tenant, webhook_id, delivery_id)
                together.delete(delivery)
                together.zrem(keys.due(), delivery)
            together.delete(listed, keys.undelivered(tenant, webhook_id))
            gone = together.execute()[0]
        if not self._redis.zcard(keys.webhooks(tenant)):
            self._redis.srem(keys.hooked(), tenant)
        return bool(gone)

    def secrets(self, tenant: str, webhook_id: str) -> tuple[str, ...]:
        """What a delivery is signed with, the newest first. Raises what the redis client raises."""
        values = self._redis.hmget(keys.webhook(tenant, webhook_id), ("secret", "old_secret", "old_until"))
        secret, old, until = (value.decode() if value else None for value in values)
        return tuple(one for one in (secret, old if until and int(until) > self._now() else None) if one)

    def switch_off(self, tenant: str, webhook_id: str, why: str) -> None:
        """Tell a webhook nothing more until somebody switches it on again. Raises what the redis client raises."""
        self._redis.hset(keys.webhook(tenant, webhook_id), mapping={"enabled": 0, "why": why})

    def _expect(self, tenant: str, webhook_id: str) -> Webhook:
        webhook = self._get(tenant, webhook_id)
        if webhook is None:
            raise LookupError(webhook_id)
        return webhook

    def _get(self, tenant: str, webhook_id: str) -> Webhook | None:
        values = self._redis.hmget(keys.webhook(tenant, webhook_id), _FIELDS)
        found = {name: value.decode() for name, value in zip(_FIELDS, values, strict=True) if value is not None}
        return _webhook(webhook_id, found) if len(found) == len(_FIELDS) else None

    def _now(self) -> int:
        seconds, microseconds = self._redis.time()
        return int(seconds) * 1_000_000 + int(microseconds)


def _webhook(webhook_id: str, record: Mapping[str, str]) -> Webhook:
    return Webhook(
        id=webhook_id,
        url=record["url"],
        events=tuple(record["events"].split()),
        enabled=record["enabled"] == "1",
        disabled_because=record["why"] or None,
        created_at=moment(record["created_at"]),
    )
