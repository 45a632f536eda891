"""
Upkeep of the reuse index: drop what has expired, strike off what everybody prints, check the rest.

All of it may run while articles are written and looked up. It goes through the index piece by piece and remembers a
few numbers for each of the buckets, never an article.

`python -m workers.index.upkeep` tidies the indexes of all newsrooms; a worker runs it once a day (`watch.py`).
"""

import logging
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from scorer.reuse.fingerprints import kept_of
from workers import keys
from workers.index import KEEP_SECONDS, entry, postings, rare
from workers.index.calls import SHELVES, Calls, connect
from workers.reach import Client
from workers.settings import Settings, SettingsError

_DAY: Final = 86_400
_SHELVES_A_CALL: Final = 64
_TEXTS_A_CALL: Final = 500
_TRIMMED_A_CALL: Final = 16
"""Buckets that one script goes through posting by posting, so that nobody else waits for it for long."""

_log = logging.getLogger(__name__)

Checksums = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tidied:
    """What a tidying took away."""

    expired: int
    struck: int
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check found: the articles there are, and the buckets that do not hold what the articles' texts say."""

    articles: int
    wrong: tuple[int, ...]


class Upkeep:
    """The upkeep of one tenant's index. Raises what the redis client raises."""

    def __init__(self, redis: Client, tenant: str, *, keep_seconds: int = KEEP_SECONDS) -> None:
        self._calls = Calls(redis, tenant)
        self._tenant = tenant
        self._keep_seconds = keep_seconds

    def tidy(self) -> Tidied:
        """Drop the postings of expired articles and the fingerprints that too many articles share."""
        least = self._first_number_kept()
        freed, struck = 0, []
        for group in self._calls.groups(range(postings.BUCKETS)):
            common = {}
            for bucket, held in zip(group, self._calls.buckets(group), strict=True):
                found = postings.frequent(bucket, held, postings.COMMON)
                if len(found) or postings.has_below(held, least):
                    common[bucket] = postings.rests_of(found).astype("<u2").tobytes()
                    struck += found.tolist()
            for start in range(0, len(common), _TRIMMED_A_CALL):
                some = list(common)[start : start + _TRIMMED_A_CALL]
                rests = [common[bucket] for bucket in some]
                freed += int(self._calls.on_buckets("trim", some, [least, postings.WIDTH, *rests]))
        if struck:
            self._calls.redis.append(keys.reuse_common(self._tenant), np.array(struck, "<u4").tobytes())
        return Tidied(expired=self._forget_below(least), struck=len(struck), bytes=freed)

    def check(self) -> Checked:
        """Rebuild every posting from the articles' texts and compare. Articles written meanwhile may look wrong."""
        expected, held, articles = _none(), _none(), 0
        for packed in self._packed():
            articles += len(packed)
            for bucket, told in postings.pack(packed).items():
                expected[bucket] += postings.checksum(told)
        for group in self._calls.groups(range(postings.BUCKETS)):
            for bucket, stored in zip(group, self._calls.buckets(group), strict=True):
                held[bucket] += postings.checksum(stored) if stored else np.uint64(0)
        return Checked(articles=articles, wrong=tuple(np.flatnonzero(expected != held).tolist()))

    def mend(self, checked: Checked) -> None:
        """Write the wrong buckets anew from the articles' texts. Nobody may write to the index meanwhile."""
        wrong = set(checked.wrong)
        for group in self._calls.groups(wrong):
            self._calls.redis.delete(*(keys.reuse_bucket(self._tenant, bucket) for bucket in group))
        for packed in self._packed():
            right = {bucket: told for bucket, told in postings.pack(packed).items() if bucket in wrong}
            for group in self._calls.groups(right):
                self._calls.on_buckets("add", group, [right[bucket] for bucket in group])
        self._calls.redis.set(keys.reuse_size(self._tenant), checked.articles)

    def _first_number_kept(self) -> int:
        """The first number that was given out on a day whose articles have not expired."""
        meta = self._calls.redis.hgetall(keys.reuse_meta(self._tenant))
        today = int(self._calls.run("today", [keys.reuse_meta(self._tenant)], []))
        oldest = today - self._keep_seconds // _DAY
        days = {int(name.removeprefix(b"day:")): int(first) for name, first in meta.items() if name.startswith(b"day:")}
        kept = [first for day, first in days.items() if day >= oldest]
        past = [f"day:{day}" for day in days if day < oldest]
        if past:
            self._calls.redis.hdel(keys.reuse_meta(self._tenant), *past)
        return min(kept, default=int(meta.get(b"numbers", 0)) + 1)

    def _forget_below(self, least: int) -> int:
        """
        Strike the numbers of expired articles off beside their ids; how many articles went with them.

        What is left is counted, since a killed writer may have noted articles and not counted them.
        """
        counted = int(self._calls.redis.get(keys.reuse_size(self._tenant)) or 0)
        standing = gone = 0
        for noted in self._noted():
            standing += len(noted)
            for article_id, numbers in noted.items():
                old = [number for number in numbers if number < least]
                if old:
                    shelf = keys.reuse_numbers(self._tenant, article_id)
                    gone += not self._calls.run("settle", [shelf], [article_id, *old])
        if standing - gone != counted:
            self._calls.redis.incrby(keys.reuse_size(self._tenant), standing - gone - counted)
        return gone

    def _noted(self) -> Iterator[dict[str, list[int]]]:
        """The numbers beside the ids, some shelves at a time."""
        for start in range(0, SHELVES, _SHELVES_A_CALL):
            with self._calls.together() as calls:
                for shelf in range(start, start + _SHELVES_A_CALL):
                    calls.hgetall(keys.reuse_numbers_shelf(self._tenant, shelf))
                yield {
                    article_id.decode(): [int(number) for number in numbers.split()]
                    for noted in calls.execute()
                    for article_id, numbers in noted.items()
                }

    def _packed(self) -> Iterator[list[postings.Numbered]]:
        """Every article's number and the fingerprints that should be stored of it, some at a time."""
        struck = self._calls.redis.get(keys.reuse_common(self._tenant))
        for noted in self._noted():
            numbers = [number for listed in noted.values() for number in listed]
            for start in range(0, len(numbers), _TEXTS_A_CALL):
                some = numbers[start : start + _TEXTS_A_CALL]
                yield [
                    (number, rare(kept_of(entry.unpack(text)), struck))
                    for number, text in zip(some, self._calls.texts(some), strict=True)
                    if text
                ]


def _none() -> Checksums:
    return np.zeros(postings.BUCKETS, np.uint64)


def tidy_all(redis: Client) -> None:
    """Tidy the index of every newsroom. Raises what the redis client raises."""
    for tenant in keys.reuse_tenants(redis.scan_iter(match=keys.reuse_meta("*"), count=10_000)):
        done = Upkeep(redis, tenant).tidy()
        _log.info(
            "reuse index of %s: %d articles expired, %d fingerprints struck off, %d bytes freed",
            *(tenant, done.expired, done.struck, done.bytes),
        )


def main() -> None:
    """Tidy everything once, as the `SUMBER_…` variables say."""
    settings = Settings.read()
    logging.basicConfig(level=settings.log_level)
    with connect(settings.index_url) as redis:
        tidy_all(redis)


if __name__ == "__main__":
    try:
        main()
    except SettingsError as wrong:
        sys.exit(f"sumber: {wrong}")
