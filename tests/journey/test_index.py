"""The reuse index on a real server: found, replaced, erased, expired and mended."""

import re
from collections.abc import Sequence
from dataclasses import replace
from threading import Thread

import pytest
from borrowed import COPY, DAM, REGATTA
from redis import Redis
from running import until

from scorer.model import Article, Status
from workers import keys
from workers.index import Index
from workers.index.upkeep import Upkeep
from workers.reach import Client
from workers.settings import Settings
from workers.store import Store
from workers.watch import Housekeeper

BUCKET = re.compile(r"\}[0-9a-f]{5}$")


def ids(found: Sequence[Article]) -> list[str]:
    """The ids of articles, in order."""
    return [article.id for article in found]


def everything(redis: Client) -> dict[str, bytes]:
    """Every key of the store that belongs to an index, with what a server would restore it from."""
    return {name.decode(): redis.dump(name) for name in redis.scan_iter(match="sumber:*:reuse:*")}


@pytest.fixture
def tenant() -> str:
    """A newsroom; the store is empty before each test."""
    return "acme"


@pytest.fixture
def index(redis: Client, tenant: str) -> Index:
    """An empty index."""
    return Index(redis, tenant)


def test_a_copy_finds_its_source(index: Index) -> None:
    """
    An article that shares text with a stored one finds it whole, and nothing else.
    """
    index.put_all((DAM, REGATTA))

    assert index.similar(COPY) == (DAM,)
    assert index.count() == 2


def test_an_article_never_finds_itself(index: Index) -> None:
    """
    Its own earlier revision is no other article.
    """
    index.put(DAM)

    assert index.similar(replace(DAM, revision=2)) == ()


def test_a_revision_takes_the_place_of_the_one_before(index: Index, redis: Client, tenant: str) -> None:
    """
    What a correction took out of an article is found no more, and leaves nothing behind.
    """
    corrected = replace(DAM, body=REGATTA.body, status=Status.CORRECTED)
    index.put(DAM)
    index.put(corrected)

    assert index.similar(COPY) == ()
    assert index.similar(REGATTA) == (corrected,)
    assert index.count() == 1
    assert Upkeep(redis, tenant).check().wrong == ()


def test_an_erased_article_leaves_nothing(index: Index, redis: Client, tenant: str) -> None:
    """
    After an article is removed the store is as if it had never come, but for the count of numbers given out.
    """
    index.put(REGATTA)
    before = everything(redis)
    index.put(DAM)

    assert index.remove(DAM.id)
    assert not index.remove(DAM.id)
    after = everything(redis)
    counted = keys.reuse_meta(tenant)
    assert {name: told for name, told in after.items() if name != counted} == {
        name: told for name, told in before.items() if name != counted
    }
    assert index.similar(COPY) == ()


def test_a_newsroom_sees_only_its_own(redis: Client, tenant: str) -> None:
    """
    One tenant's articles are no candidates of another's.
    """
    Index(redis, tenant).put(DAM)

    assert Index(redis, "neighbour").similar(COPY) == ()
    assert Index(redis, "neighbour").count() == 0
    assert not Index(redis, "neighbour").remove(DAM.id)
    assert ids(Index(redis, tenant).similar(COPY)) == ["dam"]


def test_writers_need_no_lock(settings: Settings, tenant: str) -> None:
    """
    Many writers of the same articles at once leave one revision of each, and not a posting too many.
    """
    clients = [Redis(unix_socket_path=settings.redis_url.removeprefix("unix://").split("?")[0]) for _ in range(4)]
    articles = [replace(DAM, id=f"dam-{number}") for number in range(8)]
    writers = [
        Thread(target=lambda client=client: [Index(client, tenant).put(article) for article in articles])
        for client in clients
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    checked = Upkeep(clients[0], tenant).check()
    assert (checked.articles, checked.wrong) == (8, ())
    assert Index(clients[0], tenant).count() == 8
    for client in clients:
        client.close()


def test_what_a_killed_writer_left_is_swept_by_the_next(index: Index, redis: Client, tenant: str) -> None:
    """
    A number that was noted and half written is gone once the article comes again.
    """
    index.put(DAM)
    redis.hset(keys.reuse_numbers(tenant, DAM.id), DAM.id, "1 2")
    redis.hincrby(keys.reuse_meta(tenant), "numbers", 1)
    redis.set(keys.reuse_text(tenant, 2), redis.get(keys.reuse_text(tenant, 1)))
    redis.incr(keys.reuse_size(tenant))
    index.put(DAM)
    Upkeep(redis, tenant).tidy()

    assert redis.hget(keys.reuse_numbers(tenant, DAM.id), DAM.id) == b"3"
    assert Upkeep(redis, tenant).check().wrong == ()
    assert index.count() == 1


def test_expired_articles_are_found_no_more_and_tidied_away(redis: Client, tenant: str) -> None:
    """
    A text goes when its time is over; tidying takes its postings and its number.
    """
    index = Index(redis, tenant, keep_seconds=1)
    index.put(DAM)
    meta = keys.reuse_meta(tenant)
    today = next(name for name in redis.hkeys(meta) if name.startswith(b"day:"))
    redis.hdel(meta, today)
    redis.hset(meta, "day:1", 1)
    redis.delete(keys.reuse_text(tenant, 1))

    assert index.similar(COPY) == ()
    assert Upkeep(redis, tenant).tidy().expired == 1
    assert index.count() == 0
    assert set(everything(redis)) == {meta, keys.reuse_size(tenant)}


@pytest.mark.service
def test_one_of_all_workers_has_every_index_tidied_once_a_day(
    redis: Client, settings: Settings, tenant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Of all workers one takes the turn, and a program of its own drops what has expired from every newsroom's index.
    """
    monkeypatch.setenv("SUMBER_DATA_DIR", str(settings.data_dir))
    for newsroom in (tenant, "neighbour"):
        Index(redis, newsroom).put(DAM)
        meta = keys.reuse_meta(newsroom)
        redis.hdel(meta, next(name for name in redis.hkeys(meta) if name.startswith(b"day:")))
        redis.hset(meta, "day:1", 1)
    worker = Housekeeper(Store(redis, settings))
    worker.look(None)
    until(lambda: not worker.is_busy)

    assert [Index(redis, newsroom).count() for newsroom in (tenant, "neighbour")] == [0, 0]
    assert not Store(redis, settings).takes_turn_to_tidy()
    assert 0 < redis.ttl(keys.reuse_tidied()) <= 86_400


def test_what_everybody_prints_is_struck_off(index: Index, redis: Client, tenant: str) -> None:
    """
    A sentence in more than a thousand articles takes no place, and is told as common to whoever asks.
    """
    index.put_all([replace(REGATTA, id=f"regatta-{number}") for number in range(1_100)])
    struck = Upkeep(redis, tenant).tidy()
    index.put(DAM)

    look = index.look(replace(DAM, id="other", body=f"{REGATTA.body}\n{DAM.body}"))
    assert struck.struck > 0
    assert ids(look.articles) == ["dam"]
    assert len(look.common) >= struck.struck
    assert Upkeep(redis, tenant).check().wrong == ()


def test_a_damaged_bucket_is_found_and_mended(index: Index, redis: Client, tenant: str) -> None:
    """
    A check names the buckets that lost postings or hold strange ones; mending writes them anew.
    """
    index.put_all((DAM, REGATTA))
    upkeep = Upkeep(redis, tenant)
    lost, spoilt, *_ = sorted(int(name[-5:], 16) for name in everything(redis) if BUCKET.search(name))
    redis.delete(keys.reuse_bucket(tenant, lost))
    redis.append(keys.reuse_bucket(tenant, spoilt), b"strange")

    checked = upkeep.check()
    assert checked.wrong == (lost, spoilt)
    upkeep.mend(checked)
    assert upkeep.check().wrong == ()
    assert index.count() == 2
