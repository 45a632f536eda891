"""A story that others took from is corrected or withdrawn: each of them gets the finding, and its newsroom the notice."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from scorer.model import Article, Status
from workers import Desk, Settings, connect, keys
from workers.job import prepare
from workers.ledger import Ledger
from workers.reach import Client
from workers.takers import Takers
from workers.webhooks import Webhooks
from workers.webhooks.courier import Courier
from workers.webhooks.deliveries import Deliveries

TENANT = "harian"
TAKEN = (
    "Bendungan kecil di Desa Sukamulur jebol pada Rabu malam setelah hujan deras mengguyur lereng bukit selama enam jam. "
    "Air bercampur lumpur merendam puluhan rumah warga dan memutus jalan menuju pasar kecamatan."
)
REST = "Camat Hadi Pranoto meminta warga di tepi sungai mengungsi ke balai desa sampai hujan benar-benar reda."
SOURCE = Article(
    id="sumber", outlet="Kabar Telaga", headline="Bendungan jebol", language="id", status=Status.PUBLISHED,
    published_at=datetime(2026, 3, 1, tzinfo=UTC), body=f"{TAKEN}\n{REST}",
)  # fmt: skip
TAKER = Article(
    id="kutipan", outlet="Warta Lembah", language="id", status=Status.PUBLISHED,
    published_at=datetime(2026, 3, 2, tzinfo=UTC),
    body=f"Harga cabai naik di pasar itu, kata pedagang Sri Lestari.\n{TAKEN}\nDikutip dari Kabar Telaga.",
)  # fmt: skip
CORRECTED = replace(SOURCE, status=Status.CORRECTED, body=f"Tanggul di Desa Sukamulur retak pada Rabu malam.\n{REST}")


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    """The desk on an empty store."""
    with connect(settings) as desk:
        yield desk


@pytest.fixture
def work(settings: Settings, redis: Client) -> Callable[[], int]:
    """Does all jobs that wait, as a worker would; how many there were."""
    ledger = Ledger(redis, settings)
    do = prepare(settings, redis, ledger)

    def work() -> int:
        waiting = [
            (queue, *keys.job_named(job.decode()))
            for queue in ("single", "bulk")
            for job in redis.zrange(keys.waiting(queue), 0, -1)
        ]
        for queue, tenant, job in waiting:
            claim = ledger.claim(tenant, job, queue, worker="meja-1")  # type: ignore[arg-type]
            assert claim
            assert do(claim)
        return len(waiting)

    return work


@pytest.fixture
def published(desk: Desk, work: Callable[[], int]) -> None:
    """The source and the article that took from it are published."""
    for article in (SOURCE, TAKER):
        desk.submit(TENANT, article)
        work()


def findings(desk: Desk, article_id: str) -> list[str]:
    """The rules that fired on an article's newest revision."""
    report = desk.newest_report(TENANT, article_id)
    assert report
    return [finding["rule"] for finding in json.loads(report)["findings"]]


@pytest.mark.usefixtures("published")
def test_a_correction_reaches_those_who_took_from_the_story(desk: Desk, work: Callable[[], int]) -> None:
    """
    Although the passage is gone from the correction, who took it is scored again, as the same revision, and told.
    """
    assert "quoted-story-corrected" not in findings(desk, TAKER.id)
    desk.submit(TENANT, CORRECTED)

    assert (work(), work(), work()) == (1, 1, 0)
    taker = desk.article(TENANT, TAKER.id)
    assert "quoted-story-corrected" in findings(desk, TAKER.id)
    assert taker
    assert taker.revision == 1


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("status", [Status.CORRECTED, Status.WITHDRAWN])
def test_a_change_of_status_reaches_them_too(desk: Desk, work: Callable[[], int], status: Status) -> None:
    """
    To mark a story as corrected, or to withdraw it, is told once, and stays told in what they write later.
    """
    desk.articles.set_status(TENANT, SOURCE.id, status)
    desk.articles.set_status(TENANT, SOURCE.id, status)

    assert work() == 1
    assert "quoted-story-corrected" in findings(desk, TAKER.id)
    desk.submit(TENANT, replace(TAKER, body=TAKER.body + "\nWarga mulai pulang pada Jumat."))
    work()
    assert "quoted-story-corrected" in findings(desk, TAKER.id)
    desk.submit(TENANT, replace(TAKER, body="Harga cabai naik di pasar itu, kata pedagang Sri Lestari."))
    work()
    assert "quoted-story-corrected" not in findings(desk, TAKER.id)


@pytest.mark.usefixtures("published")
def test_only_those_who_took_are_told(desk: Desk, work: Callable[[], int], settings: Settings, redis: Client) -> None:
    """
    Neither who was earlier, nor who has struck the passage out since, nor another newsroom is scored again.
    """
    takers = Takers(redis, settings)
    assert takers.of(TENANT, SOURCE.id) == (TAKER.id,)
    assert takers.of(TENANT, TAKER.id) == takers.of("tetangga", SOURCE.id) == ()
    desk.submit(TENANT, replace(TAKER, body="Harga cabai naik di pasar itu, kata pedagang Sri Lestari."))
    work()

    assert takers.of(TENANT, SOURCE.id) == ()
    desk.articles.set_status(TENANT, SOURCE.id, Status.WITHDRAWN)
    assert work() == 0


@pytest.mark.usefixtures("published")
def test_the_newsroom_is_told_by_webhook(
    desk: Desk, work: Callable[[], int], settings: Settings, redis: Client
) -> None:
    """
    The notice names both articles and the new report, and no word of either.
    """
    webhooks = Webhooks(redis, settings)
    hook, _ = webhooks.open(TENANT, "https://cms.harian.example/hooks", ["report.quoted_story_corrected"])
    desk.articles.set_status(TENANT, SOURCE.id, Status.WITHDRAWN)
    work()
    Courier(redis, settings).write_down()
    (delivery,) = Deliveries(redis, webhooks, settings).of(TENANT, hook.id, most=10)
    told: dict[str, Any] = json.loads(delivery.body)
    article = desk.article(TENANT, TAKER.id)

    assert article
    assert told["type"] == "report.quoted_story_corrected"
    assert told["data"]["article_id"] == TAKER.id
    assert told["data"]["corrected_article_id"] == SOURCE.id
    assert told["data"]["report_id"] == article.report_id
    assert b"Bendungan" not in delivery.body


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("erased", [SOURCE.id, TAKER.id])
def test_erasing_either_leaves_no_trace_of_the_tie(
    desk: Desk, work: Callable[[], int], redis: Client, erased: str
) -> None:
    """
    No key that ties the two tells of the erased one, whichever of them goes.
    """
    desk.articles.set_status(TENANT, SOURCE.id, Status.CORRECTED)
    work()
    desk.articles.erase(TENANT, erased)

    ties = [*redis.scan_iter(match="*:takers:*"), *redis.scan_iter(match="*:amended:*")]
    held = [redis.smembers(tie) if b":takers:" in tie else redis.hgetall(tie) for tie in ties]
    assert not [tie for tie in ties if tie.decode().endswith(erased)]
    assert not [one for one in held if erased.encode() in one]
