"""
Deliveries: each is one event for one webhook, written down before it is sent, and kept with how that went.

A delivery is `pending` until an attempt succeeds (`delivered`) or the last one has failed (`failed`). Failed ones are kept
apart for whoever looks after the receiver, and any delivery can be sent again under the same event id.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, Literal, cast

from workers import ids, keys
from workers.model import moment
from workers.reach import Client, answering
from workers.scripts import load
from workers.settings import Settings
from workers.webhooks import Webhook, Webhooks

State = Literal["pending", "delivered", "failed"]

TEST: Final = "webhook.test"
MOST: Final = 10_000
"""Deliveries that are kept of one webhook; beyond that the oldest are no longer listed."""

_FIELDS: Final = (
    *("state", "event", "type", "body", "traceparent", "attempts"),
    *("created_at", "tried_at", "status", "why"),
)
_SECOND: Final = 1_000_000
_MOST_A_LOOK: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One event for one webhook, and how telling it went."""

    id: str
    tenant: str
    webhook_id: str
    event_id: str
    """The same for every webhook and every attempt, so that a receiver can tell what it has heard already."""
    type: str
    body: bytes
    """What is sent, to the byte."""
    traceparent: str | None
    state: State
    attempts: int
    created_at: datetime
    tried_at: datetime | None
    next_at: datetime | None
    status: int | None
    """Of the last answer; None when there was none."""
    why: str | None
    """What kept the last attempt from an answer."""


class Deliveries:
    """The deliveries of all newsrooms, one tenant at a time. Calls of the door raise Unavailable when the store is."""

    def __init__(self, redis: Client, webhooks: Webhooks, settings: Settings) -> None:
        self._redis = redis
        self._webhooks = webhooks
        self._keep_seconds = settings.keep_seconds("draft")
        self._scripts = {name: redis.register_script(load(name)) for name in ("notify", "lease", "settle")}

    @answering
    def notify(
        self,
        tenant: str,
        event: str,
        data: Mapping[str, Any],
        *,
        article_id: str | None = None,
        traceparent: str | None = None,
        entry: str = "",
    ) -> str | None:
        """
        Write down what each webhook that asked for this event is to be told; the event's id, None when nobody asked.

        `data` must hold no word of an article. With `article_id` the deliveries go when that article is erased. An
        `entry` of the outbox is taken out in the same step, and by one caller only.
        """
        asked = [one for one in self._webhooks.all(tenant) if one.enabled and event in one.events]
        event_id, told = self._write(tenant, event, data, asked, article_id, traceparent, entry)
        return event_id if told else None

    @answering
    def test(self, tenant: str, webhook_id: str) -> Delivery | None:
        """Send a webhook an event that says nothing, even if it is switched off; None when there is no such webhook."""
        webhook = self._webhooks.get(tenant, webhook_id)
        if webhook is None:
            return None
        _, (delivery_id,) = self._write(tenant, TEST, {"webhook_id": webhook_id}, [webhook], None, None, "")
        return self._get(tenant, webhook_id, delivery_id)

    @answering
    def get(self, tenant: str, webhook_id: str, delivery_id: str) -> Delivery | None:
        """Look a delivery up."""
        return self._get(tenant, webhook_id, delivery_id)

    @answering
    def of(
        self, tenant: str, webhook_id: str, *, most: int, before: str = "", failed: bool = False
    ) -> tuple[Delivery, ...]:
        """List deliveries that are older than the one named, newest first; all, or those that were given up."""
        listed = keys.undelivered(tenant, webhook_id) if failed else keys.deliveries(tenant, webhook_id)
        found = self._redis.zrevrangebylex(listed, f"({before}" if before else "+", "-", start=0, num=most)
        return tuple(one for told in found if (one := self._get(tenant, webhook_id, told.decode())))

    @answering
    def replay(self, tenant: str, webhook_id: str, delivery_id: str) -> Delivery | None:
        """Send a delivery again, with all attempts before it; None when there is no such delivery."""
        if self._get(tenant, webhook_id, delivery_id) is None:
            return None
        key = keys.delivery(tenant, webhook_id, delivery_id)
        with self._redis.pipeline() as together:
            together.hset(key, mapping={"state": "pending", "attempts": 0})
            together.zrem(keys.undelivered(tenant, webhook_id), delivery_id)
            together.zadd(keys.due(), {key: self._now()})
            together.publish(keys.outbox(), delivery_id)
            together.execute()
        return self._get(tenant, webhook_id, delivery_id)

    # ── for the courier; these raise what the redis client raises ──

    def ripe(self) -> Iterator[tuple[str, int]]:
        """Go through the keys of deliveries that are due, the most overdue first, each with the moment it was due at."""
        start, now = 0, self._now()
        while found := self._redis.zrangebyscore(
            keys.due(), "-inf", now, start=start, num=_MOST_A_LOOK, withscores=True
        ):
            yield from ((key.decode(), int(at)) for key, at in found)
            start += len(found)

    def lease(self, ripe: Sequence[tuple[str, int]], seconds: int) -> list[str]:
        """Take deliveries so that no other courier does; those that were still there to take."""
        asked = [part for pair in ripe for part in pair]
        return [key.decode() for key in self._scripts["lease"]([keys.due()], [seconds * _SECOND, *asked])]

    def settle(
        self, delivery: Delivery, state: State, *, status: int | None, why: str | None, pause: float | None
    ) -> None:
        """Note how an attempt went; the next one is due after `pause` seconds, None for never."""
        where = delivery.tenant, delivery.webhook_id
        self._scripts["settle"](
            [keys.delivery(*where, delivery.id), keys.due(), keys.undelivered(*where), keys.counts()],
            [
                *(delivery.id, state, status or "", why or ""),
                *(-1 if pause is None else int(pause * _SECOND), self._keep_seconds),
            ],
        )

    def drop(self, key: str) -> None:
        """Think no more of a delivery that is not there."""
        self._redis.zrem(keys.due(), key)

    def _write(
        self,
        tenant: str,
        event: str,
        data: Mapping[str, Any],
        asked: Iterable[Webhook],
        article_id: str | None,
        traceparent: str | None,
        entry: str,
    ) -> tuple[str, list[str]]:
        """Write an event down: its id, and those of the deliveries, none when another has taken the entry."""
        event_id = ids.new_id("evt")
        told = [(one.id, ids.new_id("dlv")) for one in asked]
        places = [
            place
            for webhook_id, delivery_id in told
            for place in (keys.delivery(tenant, webhook_id, delivery_id), keys.deliveries(tenant, webhook_id))
        ]
        trail = keys.trail(tenant, article_id) if article_id else ""
        told_of = {"type": event, "timestamp": datetime.now(UTC).isoformat(), "data": data}
        written = self._scripts["notify"](
            [keys.outbox(), keys.due(), trail, *places],
            [
                *(
                    entry,
                    json.dumps(told_of, ensure_ascii=False),
                    event,
                    event_id,
                    traceparent or "",
                    self._keep_seconds,
                    MOST,
                ),
                *(delivery_id for _, delivery_id in told),
            ],
        )
        return event_id, [delivery_id for _, delivery_id in told] if written else []

    def _get(self, tenant: str, webhook_id: str, delivery_id: str) -> Delivery | None:
        key = keys.delivery(tenant, webhook_id, delivery_id)
        record = {name: value for name, value in zip(_FIELDS, self._redis.hmget(key, _FIELDS), strict=True) if value}
        if "state" not in record:
            return None
        state = cast("State", record["state"].decode())
        next_at = self._redis.zscore(keys.due(), key) if state == "pending" else None
        return Delivery(
            id=delivery_id,
            tenant=tenant,
            webhook_id=webhook_id,
            event_id=record["event"].decode(),
            type=record["type"].decode(),
            body=record["body"],
            traceparent=record["traceparent"].decode() if "traceparent" in record else None,
            state=state,
            attempts=int(record["attempts"]),
            created_at=moment(int(record["created_at"])),
            tried_at=moment(int(record["tried_at"])) if "tried_at" in record else None,
            next_at=moment(int(next_at)) if next_at else None,
            status=int(record["status"]) if "status" in record else None,
            why=record["why"].decode() if "why" in record else None,
        )

    def _now(self) -> int:
        seconds, microseconds = self._redis.time()
        return int(seconds) * _SECOND + int(microseconds)
