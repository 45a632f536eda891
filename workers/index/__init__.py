"""
The reuse index of one newsroom: which published articles may share text with this one.

Every article has a number. Its fingerprints are written into buckets as postings (see `postings`), its text under the
number, and the number beside its id. Nothing is ever changed in place: a new revision is written under a new number,
then the old one is swept away, so that a reader never sees half an article and writers need no lock. A number is noted
before anything is written under it; whatever a killed writer leaves behind is swept by the next one of the same article.

No worker remembers anything of the index.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from scorer.model import Article
from scorer.reuse.fingerprints import Fingerprints, all_of, kept_of
from workers import keys
from workers.index import entry, postings
from workers.index.calls import Calls
from workers.reach import Client

MOST_CANDIDATES: Final = 20
"""Articles that are looked at closely; what ranks lower has never turned out to share a passage."""

KEEP_SECONDS: Final = 400 * 86_400

_SPARE: Final = 8
"""Further ones fetched in place of the article's own revisions and of texts that are gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a look into the index gave: candidates, best first, of how many articles, and shingles too common to tell."""

    articles: tuple[Article, ...]
    indexed: int
    common: frozenset[int]


class Index:
    """The articles of a tenant, by what they share. Raises what the redis client raises."""

    def __init__(self, redis: Client, tenant: str, *, keep_seconds: int = KEEP_SECONDS) -> None:
        self._calls = Calls(redis, tenant)
        self._tenant = tenant
        self._keep_seconds = keep_seconds

    def look(self, article: Article) -> Look:
        """Look for the articles most likely to share passages with this one; never itself under its own id."""
        prints = all_of(article)
        asked = postings.question(prints)
        buckets = [keys.reuse_bucket(self._tenant, bucket) for bucket in asked.buckets.tolist()]
        aside = [keys.reuse_size(self._tenant), keys.reuse_common(self._tenant)]
        size, struck, *answers = self._calls.fetch([*aside, *buckets])
        indexed = max(0, int(size or 0))
        ranking = postings.rank(asked, answers, indexed, MOST_CANDIDATES + _SPARE)
        found = [entry.unpack(text) for text in self._calls.texts(ranking.numbers) if text]
        # While a revision takes another's place both may be seen: one, the better match, is enough.
        latest = {other.id: other for other in reversed(found) if other.id != article.id}
        best = tuple(other for other in found if latest.get(other.id) is other)
        gone = np.intersect1d(prints.numbers, postings.fingerprints(struck))
        return Look(articles=best[:MOST_CANDIDATES], indexed=indexed, common=ranking.common.union(gone.tolist()))

    def similar(self, article: Article) -> tuple[Article, ...]:
        """The articles most likely to share passages with this one, best first."""
        return self.look(article).articles

    def get(self, article_id: str) -> Article | None:
        """The newest revision of an article that stands in the index."""
        noted = self._calls.redis.hget(keys.reuse_numbers(self._tenant, article_id), article_id)
        texts = self._calls.texts(sorted(map(int, (noted or b"").split()), reverse=True))
        return next((entry.unpack(text) for text in texts if text), None)

    def standing(self, article_ids: Iterable[str]) -> frozenset[str]:
        """Those of these articles that stand in the index."""
        asked = tuple(article_ids)
        with self._calls.together() as calls:
            for article_id in asked:
                calls.hget(keys.reuse_numbers(self._tenant, article_id), article_id)
            return frozenset(one for one, noted in zip(asked, calls.execute(), strict=True) if noted)

    def count(self) -> int:
        """How many articles there are; expired ones count until the next upkeep."""
        return max(0, int(self._calls.redis.get(keys.reuse_size(self._tenant)) or 0))

    def put(self, article: Article) -> None:
        """Take an article in, in the place of its earlier revisions. May be repeated."""
        self.put_all((article,))

    def put_all(self, articles: Sequence[Article]) -> None:
        """Take many articles in with few calls. Of several with one id the last stays."""
        latest = list({article.id: article for article in articles}.values())
        if not latest:
            return
        struck = self._calls.redis.get(keys.reuse_common(self._tenant))
        first = int(self._calls.run("number", [keys.reuse_meta(self._tenant)], [len(latest)]))
        numbered = list(enumerate(latest, first))
        with self._calls.together() as calls:
            for number, article in numbered:
                self._calls.run("note", [keys.reuse_numbers(self._tenant, article.id)], [article.id, number], calls)
            before = [[int(one) for one in noted.split()] for noted in calls.execute()]
        packed = postings.pack([(number, rare(kept_of(article), struck)) for number, article in numbered])
        with self._calls.together() as calls:
            for number, article in numbered:
                calls.set(keys.reuse_text(self._tenant, number), entry.pack(article), ex=self._keep_seconds)
            for group in self._calls.groups(packed):
                self._calls.on_buckets("add", group, [packed[bucket] for bucket in group], calls)
            calls.incrby(keys.reuse_size(self._tenant), sum(not noted for noted in before))
            calls.execute()
        for (number, article), noted, erased in zip(numbered, before, self._erased(numbered), strict=True):
            if noted or erased:
                self._replace(article.id, number, [old for old in noted if old < number])

    def remove(self, article_id: str) -> bool:
        """Forget an article: its text and every posting. False when it is not there."""
        noted = self._calls.redis.hget(keys.reuse_numbers(self._tenant, article_id), article_id)
        if not noted:
            return False
        numbers = [int(number) for number in noted.split()]
        self._sweep(numbers)
        if not self._settle(article_id, numbers):
            self._calls.redis.decr(keys.reuse_size(self._tenant))
        return True

    def _erased(self, numbered: Sequence[tuple[int, Article]]) -> list[bool]:
        """Whether each article was removed while it was written, so that its number is not noted any more."""
        with self._calls.together() as calls:
            for _, article in numbered:
                calls.hget(keys.reuse_numbers(self._tenant, article.id), article.id)
            noted = calls.execute()
        return [
            str(number).encode() not in (now or b"").split() for (number, _), now in zip(numbered, noted, strict=True)
        ]

    def _replace(self, article_id: str, number: int, old: Sequence[int]) -> None:
        """Sweep an article's earlier revisions; and this one, should a later one have come in between."""
        self._sweep(old)
        left = self._settle(article_id, old)
        if number not in left or number < max(left):
            self._sweep([number])
            self._settle(article_id, [number])

    def _sweep(self, numbers: Sequence[int]) -> None:
        """Take the postings and the texts of these numbers away; the text last, since it tells where the postings are."""
        for number, text in zip(numbers, self._calls.texts(numbers), strict=True):
            if text is None:
                continue
            buckets = set(postings.buckets_of(kept_of(entry.unpack(text)).numbers).tolist())
            with self._calls.together() as calls:
                for group in self._calls.groups(buckets):
                    self._calls.on_buckets("cut", group, [number.to_bytes(4, "little"), postings.WIDTH], calls)
                calls.delete(keys.reuse_text(self._tenant, number))
                calls.execute()

    def _settle(self, article_id: str, gone: Sequence[int]) -> list[int]:
        left = self._calls.run("settle", [keys.reuse_numbers(self._tenant, article_id)], [article_id, *gone])
        return [int(number) for number in left.split()]


def rare(prints: Fingerprints, struck: bytes | None) -> Fingerprints:
    """The fingerprints of an article without those struck off because too many articles share them."""
    kept = ~np.isin(prints.numbers, postings.fingerprints(struck))
    return Fingerprints(prints.numbers[kept], prints.places[kept])
