"""What is lost is found, and what is not lost is left alone."""

from dataclasses import replace

from jobs import claim, finish, state, submit

from workers import Settings, keys
from workers.ledger import POISONED, Ledger
from workers.reach import Client
from workers.store import Store


class TestReconciling:
    """
    What is lost is found, and what is not lost is left alone.
    """

    def test_a_job_beside_an_empty_queue_has_lost_its_message(self, hasty: Ledger) -> None:
        """
        It was written down, but its message never arrived or was dropped.
        """
        job = submit(hasty).job

        assert hasty.reconcile("single", queue_is_empty=True) == [("harian", job.id)]

    def test_a_job_that_a_later_one_has_passed_has_lost_its_message(self, hasty: Ledger) -> None:
        """
        Messages come out in the order they went in.
        """
        lost, later = submit(hasty).job, submit(hasty).job
        held = claim(hasty, later)
        assert held
        finish(hasty, held)
        first_look = hasty.reconcile("single", queue_is_empty=False)

        assert first_look == []
        assert hasty.reconcile("single", queue_is_empty=False) == [("harian", lost.id)]
        assert hasty.reconcile("single", queue_is_empty=False) == []

    def test_a_long_queue_is_not_published_over_and_over(self, hasty: Ledger) -> None:
        """
        Jobs that only wait for their turn stay as they are.
        """
        first = claim(hasty, submit(hasty).job)
        for _ in range(20):
            submit(hasty)
        assert first
        finish(hasty, first)

        assert [hasty.reconcile("single", queue_is_empty=False) for _ in range(3)] == [[], [], []]

    def test_a_message_on_its_way_is_given_time(self, ledger: Ledger) -> None:
        """
        A job of this instant is not published twice because its message was just taken.
        """
        submit(ledger)

        assert ledger.reconcile("single", queue_is_empty=True) == []

    def test_a_beating_worker_keeps_its_job(self, redis: Client, settings: Settings) -> None:
        """
        The lease is prolonged only for the worker that holds it.
        """
        brief, ledger = Ledger(redis, replace(settings, lease_seconds=0)), Ledger(redis, settings)
        job = submit(brief).job
        held = claim(brief, job)

        assert held
        assert not ledger.beat("harian", job.id, "single", worker="meja-2")
        assert ledger.beat("harian", job.id, "single", worker="meja-1")
        assert ledger.reconcile("single", queue_is_empty=False) == []
        assert finish(ledger, held)

    def test_a_job_that_brings_workers_down_is_given_up(self, hasty: Ledger, settings: Settings) -> None:
        """
        Claims are counted: after the last, the job fails and leaves the others alone.
        """
        job = submit(hasty).job
        for _ in range(settings.most_attempts):
            assert claim(hasty, job)
            hasty.reconcile("single", queue_is_empty=True)

        assert claim(hasty, job) is None
        assert state(hasty, job).attempts == settings.most_attempts
        assert state(hasty, job).problem == POISONED

    def test_a_worker_that_outlived_the_time_limit_is_not_given_the_job_again(
        self, redis: Client, settings: Settings
    ) -> None:
        """
        It stopped itself for no signal, so the next would be stuck as well.
        """
        ledger = Ledger(redis, settings)
        job = submit(ledger).job
        assert claim(ledger, job)
        now = Store(redis, settings).now()
        begun = now - (settings.hard_limit_seconds + settings.lease_seconds) * 1_000_000
        redis.hset(keys.job("harian", job.id), "claimed_at", begun)
        redis.zadd(keys.running("single"), {keys.job("harian", job.id): now})

        assert ledger.reconcile("single", queue_is_empty=True) == []
        assert (state(ledger, job).problem or {})["type"] == "/problems/job-timeout"
