"""One job: read the article, judge it, write the report."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from time import perf_counter

from api_spec import read_article, write_report
from scorer import Article, score
from scorer.model import Status
from scorer.newsroom import Newsroom
from scorer.read.markup import opened
from workers.index import Index
from workers.index.calls import connect
from workers.ledger import Ledger
from workers.model import IN_THE_INDEX, Claim
from workers.policies import Policies
from workers.reach import Client
from workers.settings import Settings
from workers.takers import AMENDED, Takers
from workers.tally import tally
from workers.tasks import Work
from workers.weeks import Weeks


class Laps:
    """Measures the stages of one job, in milliseconds."""

    def __init__(self) -> None:
        self._since = perf_counter()
        self._laps: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        """Book the time since the last lap under this stage."""
        now = perf_counter()
        self._laps[stage] = self._laps.get(stage, 0.0) + (now - self._since) * 1000
        self._since = now

    @property
    def milliseconds(self) -> Mapping[str, float]:
        """What each stage took, to a hundredth."""
        return {stage: round(took, 2) for stage, took in self._laps.items()}


def prepare(settings: Settings, store: Client, ledger: Ledger) -> Work:
    """Load the judge, with all its languages and lists, and open the index."""
    for language in ("id", "en"):
        score(Article(body='Jakarta, 1 Januari 2024. "Baik," kata Budi.', language=language))
    index_server = connect(settings.index_url)
    weeks, policies, takers = Weeks(store), Policies(store), Takers(store, settings)

    def work(claim: Claim) -> bool:
        index = Index(index_server, claim.tenant, keep_seconds=settings.keep_seconds("published"))
        newsroom = policies.in_force(claim.tenant)
        policy = newsroom.policy.turned_down(weeks.turned_down(claim.tenant, newsroom.policy.health))
        return run(claim, ledger, index, takers, settings, replace(newsroom, policy=policy))

    return work


def run(claim: Claim, ledger: Ledger, index: Index, takers: Takers, settings: Settings, newsroom: Newsroom) -> bool:
    """
    Do one job; False when the claim was lost on the way.

    A job may run twice; this one can, because the report is stored only by the holder of the claim, and the index
    takes the same article again as the same article.
    """
    laps = Laps()
    submitted = read_article(json.loads(claim.article))
    article = opened(replace(submitted, id=claim.article_id, revision=claim.revision))
    seen, amended = index.look(article), takers.amended(claim.tenant, article.id)
    laps.lap("search")
    report = score(
        article,
        candidates=(*amended.values(), *(other for other in seen.articles if other.id not in amended)),
        indexed_articles=seen.indexed,
        common=seen.common,
        newsroom=newsroom,
        lap=laps.lap,
    )
    written = write_report(
        report,
        report_id=claim.report_id,
        job_id=claim.job_id,
        created_at=datetime.now(UTC),
        timing_ms=laps.milliseconds,
    )
    before = index.get(article.id) if article.status in AMENDED else None
    if before and (before.status, before.body) != (article.status, article.body):
        takers.tell(claim.tenant, before, article.status)
    if article.status in IN_THE_INDEX:
        index.put(report.doc.article)
    elif article.status is Status.WITHDRAWN:
        index.remove(article.id)
    told = json.loads(written)
    takers.note(claim.tenant, article.id, told, index)
    counted = tally(told, datetime.now(UTC))
    kept = ledger.finish(claim, written, keep_seconds=settings.keep_seconds(article.status), tally=counted)
    if not kept and ledger.job(claim.tenant, claim.job_id) is None:
        index.remove(article.id)  # it was erased meanwhile
        takers.forget(claim.tenant, article.id, told)
    return kept
