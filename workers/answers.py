"""
What editors answer: to a finding (mended, intended, a false alarm), and to a gate that they override.

Answers are bound to an article and a finding's fingerprint, so they survive revisions; overrides to the hash of a text,
so they do not. Whatever was said is kept, even when it is taken back, until the article is erased.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from workers import keys
from workers.model import Answer, Override
from workers.reach import Client, answering
from workers.scripts import load
from workers.settings import Settings

DAY: Final = 86_400


class Answers:
    """The answers of all newsrooms, one tenant at a time. Every call raises Unavailable when the store is."""

    def __init__(self, redis: Client, settings: Settings) -> None:
        self._redis = redis
        self._keep_seconds = settings.keep_seconds("published")
        self._answer = redis.register_script(load("answer"))

    @answering
    def give(self, tenant: str, article_id: str, answer: Answer) -> bool:
        """Keep an answer in the place of an earlier one, or take one back; False when there was none to take back."""
        event = json.dumps(_plain(answer), ensure_ascii=False)
        day = int(answer.created_at.timestamp()) // DAY
        record = json.dumps({**_plain(answer), "day": day}, ensure_ascii=False) if answer.answer else ""
        names = (keys.answers(tenant, article_id), keys.answered(tenant, article_id), keys.suspects(tenant))
        values = (answer.fingerprint, record, answer.answer or "", event, answer.rule, day, keys.health(tenant, ""))
        return bool(self._answer(names, (*values, self._keep_seconds)))

    @answering
    def on(self, tenant: str, article_id: str) -> Mapping[str, Answer]:
        """The answers that hold for an article's findings, by fingerprint."""
        found = self._redis.hgetall(keys.answers(tenant, article_id))
        return {fingerprint.decode(): _answer(json.loads(record)) for fingerprint, record in found.items()}

    @answering
    def history(self, tenant: str, article_id: str) -> tuple[Answer, ...]:
        """Every answer ever given on an article, oldest first."""
        said = self._redis.lrange(keys.answered(tenant, article_id), 0, -1)
        return tuple(_answer(json.loads(record)) for record in said)

    @answering
    def override(self, tenant: str, override: Override) -> None:
        """Keep an override."""
        record = json.dumps(_plain(override), ensure_ascii=False)
        article = override.article_id
        with self._redis.pipeline() as together:
            together.rpush(keys.overrides(tenant, article), record)
            together.expire(keys.overrides(tenant, article), self._keep_seconds)
            together.zadd(keys.overridden(tenant), {article: override.created_at.timestamp()})
            together.expire(keys.overridden(tenant), self._keep_seconds)
            together.execute()

    @answering
    def overrides(self, tenant: str, article_id: str) -> tuple[Override, ...]:
        """Every override of an article's checks, oldest first."""
        said = self._redis.lrange(keys.overrides(tenant, article_id), 0, -1)
        return tuple(_override(json.loads(record)) for record in said)

    def override_of(self, tenant: str, article_id: str, text_sha256: str) -> Override | None:
        """The newest override of exactly this text."""
        held = [one for one in self.overrides(tenant, article_id) if one.text_sha256 == text_sha256]
        return held[-1] if held else None

    @answering
    def overridden_since(self, tenant: str, since: datetime) -> tuple[Override, ...]:
        """The overrides of a newsroom since a moment, newest first."""
        articles = self._redis.zrangebyscore(keys.overridden(tenant), since.timestamp(), "+inf")
        found = [one for article in articles for one in self.overrides(tenant, article.decode())]
        return tuple(
            sorted((one for one in found if one.created_at >= since), key=lambda one: one.created_at, reverse=True)
        )


def _plain(said: Answer | Override) -> dict[str, Any]:
    return {**asdict(said), "created_at": said.created_at.isoformat()}


def _answer(record: Mapping[str, Any]) -> Answer:
    kept = {name: value for name, value in record.items() if name != "day"}
    return Answer(**{**kept, "created_at": datetime.fromisoformat(record["created_at"])})


def _override(record: Mapping[str, Any]) -> Override:
    when = datetime.fromisoformat(record["created_at"])
    return Override(**{**record, "rules": tuple(record["rules"]), "created_at": when})
