"""A real Celery worker on a real Valkey, while things go wrong around it."""

import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest
from rigged import MOST_ATTEMPTS
from running import rigged_worker, settings_for, until

from workers import Settings, keys
from workers.ledger import POISONED, TIMED_OUT, Ledger
from workers.model import Job, Queue, Unavailable
from workers.queue import open_queue, publish
from workers.reach import patiently, promptly, reaching
from workers.valkey import Valkey

pytestmark = pytest.mark.service


class Newsroom:
    """
    Submits articles to a worker that does what their first word says (`rigged.py`).
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.redis = patiently(settings.redis_url)
        self.ledger = Ledger(self.redis, settings)
        self.queue = open_queue(settings)

    def submit(self, article: str, queue: Queue = "single", *, published: bool = True) -> str:
        """Write a job down and publish it, as the desk does; its id."""
        job = self.ledger.submit(
            "harian", "a", article.encode(), queue=queue, keep_seconds=1000, idempotency_key=None, digest="",
            stage=None, traceparent=None,
        ).job  # fmt: skip
        if published:
            publish(self.queue, "harian", job.id, queue)
        return job.id

    def job(self, job_id: str) -> Job:
        """Look a job up."""
        job = self.ledger.job("harian", job_id)
        assert job
        return job

    def outcome(self, job_id: str) -> Job:
        """Wait until a job is finished."""
        return until(lambda: self.job(job_id) if self.job(job_id).finished else None)

    def close(self) -> None:
        """Let go of the store."""
        self.queue.close()
        self.redis.close()

    def effects(self) -> int:
        """How often a job had its effect, counted in the step that stores the report: no death falls in between."""
        return int(self.redis.hget(keys.counts(), "jobs:single:succeeded") or 0)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Valkey, Settings]]:
    """A Valkey that may be hurt, and settings that do not wait long."""
    settings = settings_for(tmp_path_factory.mktemp("faults"), lease_seconds=2, time_limit_seconds=1)
    valkey = Valkey(settings.data_dir)
    valkey.start()
    yield valkey, settings
    valkey.stop()


@pytest.fixture(scope="module")
def newsroom(server: tuple[Valkey, Settings]) -> Iterator[Newsroom]:
    """A newsroom with one worker of two processes."""
    _, settings = server
    newsroom = Newsroom(settings)
    with rigged_worker(settings):
        newsroom.outcome(newsroom.submit("begin"))
        yield newsroom
    newsroom.close()


def test_a_job_whose_message_was_never_published_is_done_all_the_same(newsroom: Newsroom) -> None:
    """
    The API may die between writing a job down and publishing it.
    """
    assert newsroom.outcome(newsroom.submit("hello", published=False)).status == "succeeded"


def test_single_articles_go_ahead_of_bulk(newsroom: Newsroom) -> None:
    """
    An archive being scored does not keep an editor waiting.
    """
    newsroom.redis.delete("order")
    archive = [newsroom.submit("sleep 0.2", "bulk") for _ in range(10)]
    until(lambda: newsroom.redis.llen("order") >= 2)
    urgent = [newsroom.submit("hello") for _ in range(3)]
    for job in archive + urgent:
        newsroom.outcome(job)
    order = [job.decode() for job in newsroom.redis.lrange("order", 0, -1)]

    # Two processes hold a bulk job each, and one may be on its way to each.
    assert max(order.index(job) for job in urgent) < 2 + 2 + len(urgent)


def test_an_article_that_kills_its_workers_is_given_up(newsroom: Newsroom) -> None:
    """
    It fails after a few claims, and meanwhile others are served.
    """
    poison = newsroom.submit("poison")
    others = [newsroom.submit("hello") for _ in range(20)]

    assert {newsroom.outcome(job).status for job in others} == {"succeeded"}
    assert newsroom.outcome(poison).problem == POISONED
    assert newsroom.job(poison).attempts == MOST_ATTEMPTS


def test_an_article_that_takes_too_long_fails_with_a_reason(newsroom: Newsroom) -> None:
    """
    The time limit ends the computation and the client learns why.
    """
    assert newsroom.outcome(newsroom.submit("spin")).problem == TIMED_OUT


def test_a_fault_of_ours_fails_the_job_and_tells_no_secret(newsroom: Newsroom) -> None:
    """
    The log names the kind and the place of the fault, never a word of the article.
    """
    failed = newsroom.outcome(newsroom.submit("break kata-rahasia"))
    log = (newsroom.settings.data_dir / "rigged.log").read_text()

    assert failed.status == "failed"
    assert failed.id in log
    assert "RuntimeError" in log
    assert "kata-rahasia" not in log


def test_a_message_in_another_format_is_refused(newsroom: Newsroom) -> None:
    """
    A pickle in the queue is never unpickled, and the worker goes on.
    """
    with newsroom.queue.pool.acquire() as connection:
        producer = connection.Producer(serializer="pickle")
        producer.publish({"any": "thing"}, routing_key="single", exchange="single")

    assert newsroom.outcome(newsroom.submit("hello")).status == "succeeded"


def test_a_hung_store_is_known_within_two_seconds_and_work_goes_on_after_it(
    server: tuple[Valkey, Settings], newsroom: Newsroom
) -> None:
    """
    A caller is told that the store is out of reach; nobody waits for ever.
    """
    valkey, settings = server
    before = newsroom.submit("hello")
    os.kill(valkey.pid, signal.SIGSTOP)
    try:
        with promptly(settings.redis_url) as redis, pytest.raises(Unavailable), reaching():
            Ledger(redis, settings).job("harian", before)
    finally:
        os.kill(valkey.pid, signal.SIGCONT)

    assert newsroom.outcome(before).status == "succeeded"
    assert newsroom.outcome(newsroom.submit("hello")).status == "succeeded"


def test_no_job_is_lost_when_the_store_is_killed(server: tuple[Valkey, Settings], newsroom: Newsroom) -> None:
    """
    Every accepted job has its effect once, and the worker takes up messages again by itself.
    """
    valkey, _ = server
    before = newsroom.effects()
    jobs = []
    for _ in range(2):
        jobs += [newsroom.submit("sleep 0.02") for _ in range(40)]
        os.kill(valkey.pid, signal.SIGKILL)
        until(lambda: not valkey.is_running())
        valkey.start()

    assert {newsroom.outcome(job).status for job in jobs} == {"succeeded"}
    assert newsroom.effects() - before == len(jobs)


def test_no_job_is_lost_when_the_worker_is_killed(tmp_path_factory: pytest.TempPathFactory) -> None:
    """
    What a dead worker held is done by the next one, once.
    """
    settings = settings_for(tmp_path_factory.mktemp("kills"), lease_seconds=2)
    with ExitStack() as house:
        valkey = Valkey(settings.data_dir)
        valkey.start()
        house.callback(valkey.stop)
        newsroom = Newsroom(settings)
        house.callback(newsroom.close)
        jobs = [newsroom.submit("sleep 0.02") for _ in range(80)]
        with rigged_worker(settings) as worker:
            until(newsroom.effects)
            worker.kill()
            worker.wait()
        with rigged_worker(settings):
            assert {newsroom.outcome(job).status for job in jobs} == {"succeeded"}

        assert newsroom.effects() == len(jobs)


def test_a_dead_broker_does_not_keep_an_article_out(settings: Settings) -> None:
    """
    Publishing to a broker that is gone fails at once; the job is written down, and that is enough.
    """
    app = open_queue(replace(settings, broker_url="redis://127.0.0.1:1/0"))

    assert not publish(app, "harian", "job_1", "single")
    app.close()
