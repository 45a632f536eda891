"""The ledger's promises, one script at a time, on a real Valkey."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from jobs import ARTICLE, claim, finish, state, submit

from workers import Settings, keys
from workers.ledger import POISONED, Ledger
from workers.model import IdempotencyConflict
from workers.reach import Client
from workers.store import Store

HASTY = {"lease_seconds": 0, "grace_seconds": 0}


def test_a_job_goes_from_queued_to_running_to_succeeded(ledger: Ledger, redis: Client, settings: Settings) -> None:
    """
    Each step is on record, with its time, and the report is there when the job says so.
    """
    job = submit(ledger, stage="publish").job
    held = claim(ledger, job)
    running = state(ledger, job)
    assert held
    assert finish(ledger, held, b'{"report": 1}')
    done = state(ledger, job)

    assert (job.status, running.status, done.status) == ("queued", "running", "succeeded")
    assert (job.progress, running.progress, done.progress) == (0.0, 0.5, 1.0)
    assert job.created_at <= done.started_at <= done.finished_at
    assert done.stage == "publish"
    assert Store(redis, settings).report("harian", done.report_id or "") == b'{"report": 1}'


def test_a_claim_brings_the_article_and_nobody_else_gets_it(ledger: Ledger) -> None:
    """
    A message that comes twice finds the job in other hands.
    """
    job = submit(ledger).job
    held = claim(ledger, job)

    assert held
    assert (held.article, held.article_id, held.revision) == (ARTICLE, "pasar-baru", 1)
    assert claim(ledger, job, "meja-2") is None


def test_only_the_holder_of_the_claim_finishes(hasty: Ledger, redis: Client, settings: Settings) -> None:
    """
    A worker that lost its lease stores nothing, and the one that took over does.
    """
    job = submit(hasty).job
    slow = claim(hasty, job)
    assert hasty.reconcile("single", queue_is_empty=True) == [("harian", job.id)]
    quick = claim(hasty, job, "meja-2")

    assert slow
    assert quick
    assert not finish(hasty, slow, b"too late")
    assert finish(hasty, quick, b"in time")
    assert not finish(hasty, slow, b"too late")
    assert Store(redis, settings).report("harian", quick.report_id) == b"in time"


def test_every_script_may_be_repeated_after_a_lost_answer(ledger: Ledger) -> None:
    """
    A worker that does not know whether its finish arrived may finish again.
    """
    job = submit(ledger).job
    held = claim(ledger, job)

    assert held
    assert finish(ledger, held)
    assert finish(ledger, held)


def test_a_finished_job_never_runs_again(ledger: Ledger) -> None:
    """
    States move only forward, whatever message comes late.
    """
    job = submit(ledger).job
    held = claim(ledger, job)
    assert held
    finish(ledger, held)

    assert claim(ledger, job) is None
    assert not ledger.fail(held, POISONED)
    assert not ledger.cancel(state(ledger, job))
    assert state(ledger, job).status == "succeeded"


def test_a_failed_job_says_why(ledger: Ledger) -> None:
    """
    A client that polls gets a problem document, and stops.
    """
    job = submit(ledger).job
    held = claim(ledger, job)
    assert held
    ledger.fail(held, POISONED)

    assert state(ledger, job).problem == POISONED
    assert state(ledger, job).finished


@pytest.mark.parametrize("begun", [False, True])
def test_a_cancelled_job_is_not_finished_by_who_holds_it(ledger: Ledger, *, begun: bool) -> None:
    """
    Calling a job off holds, whether it waits or runs.
    """
    job = submit(ledger).job
    held = claim(ledger, job) if begun else None

    assert ledger.cancel(job)
    assert not (held and finish(ledger, held))
    assert claim(ledger, job) is None
    assert state(ledger, job).status == "cancelled"


def test_the_same_call_again_is_the_same_job(ledger: Ledger) -> None:
    """
    Fifty calls at once with one idempotency key make one job.
    """
    with ThreadPoolExecutor(8) as pool:
        calls = [pool.submit(submit, ledger, idempotency_key="k-1", digest="abc") for _ in range(50)]
    answers = [call.result() for call in calls]

    assert len({answer.job.id for answer in answers}) == 1
    assert [answer.replayed for answer in answers].count(False) == 1
    assert answers[0].job.revision == 1


def test_the_same_key_with_another_article_is_refused(ledger: Ledger) -> None:
    """
    An idempotency key stands for one payload.
    """
    submit(ledger, idempotency_key="k-1", digest="abc")

    with pytest.raises(IdempotencyConflict):
        submit(ledger, idempotency_key="k-1", digest="xyz")


def test_an_idempotency_key_belongs_to_its_tenant(ledger: Ledger) -> None:
    """
    Two newsrooms may choose the same key.
    """
    given = {"queue": "single", "keep_seconds": 9, "digest": "a", "stage": None, "traceparent": None}
    first = ledger.submit("harian", "x", ARTICLE, idempotency_key="k", **given)
    second = ledger.submit("mingguan", "x", ARTICLE, idempotency_key="k", **given)

    assert first.job.id != second.job.id
    assert ledger.job("mingguan", first.job.id) is None


def test_the_newest_report_is_the_one_on_the_newest_revision(ledger: Ledger, redis: Client, settings: Settings) -> None:
    """
    When the first revision is finished after the second, the second's report stays the newest.
    """
    first, second = (claim(ledger, submit(ledger).job) for _ in range(2))
    assert first
    assert second
    finish(ledger, second)
    finish(ledger, first)
    store = Store(redis, settings)
    article = store.article("harian", "pasar-baru")

    assert article
    assert (article.revision, article.report_id) == (2, second.report_id)
    assert store.reports_on("harian", "pasar-baru") == (second.report_id, first.report_id)


def test_a_finished_job_keeps_no_text(ledger: Ledger, redis: Client) -> None:
    """
    The article's text stays with the article, which expires, and not with the record of the job.
    """
    job = submit(ledger).job
    held = claim(ledger, job)
    assert held
    finish(ledger, held)

    assert ARTICLE not in redis.hgetall(keys.job("harian", job.id)).values()
    assert all(redis.ttl(key) > 0 for key in redis.scan_iter("sumber:harian:*:*"))


def test_the_message_carries_no_text(settings: Settings, redis: Client) -> None:
    """
    What lies in the queue names a job; the article stays in the ledger.
    """
    from workers.queue import open_queue, publish  # noqa: PLC0415

    app = open_queue(settings)
    job = submit(Ledger(redis, settings)).job
    assert publish(app, "harian", job.id, "single")
    app.close()
    message = json.loads(redis.lindex("sumber:@queue:single", 0))

    assert job.id in message["headers"]["argsrepr"]
    assert "Sukamaju" not in json.dumps(message)
