"""Webhooks: what happened is told, signed, in the end, and once it is written down nothing makes it forgotten."""

import json
from dataclasses import replace
from pathlib import Path
from time import time
from typing import Any

import pytest
from receiving import Receiver
from running import until
from telling import REPORT, STORY, TRACE, carry, courier_running, finish, newest, signed_by

from workers import Desk, Settings, connect, keys
from workers.ledger import BROKEN, Ledger
from workers.reach import Client
from workers.webhooks import EVENTS, MOST, TooManyWebhooksError, signing
from workers.webhooks.outside import RefusedError


def test_a_signature_is_the_one_of_the_specification() -> None:
    """
    What the reference library of Standard Webhooks 1.1.0 (Python) signs its own example with.
    """
    secret, body = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", b'{"test": 2432232314}'
    signed = signing.headers("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body, [secret])

    assert signed["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_the_receiver_of_the_how_to_believes_us_and_nobody_else() -> None:
    """
    The code that a newsroom copies accepts a fresh notice of ours, and refuses an old, a changed and a foreign one.
    """
    text = (Path(__file__).parents[3] / "docs/how-to/webhooks.md").read_text()
    copied: dict[str, Any] = {}
    exec(text.partition("```python\n")[2].partition("```")[0], copied)  # noqa: S102 - our own document
    is_from_sumber = copied["is_from_sumber"]
    secret, now, body = signing.new_secret(), int(time()), '{"type": "report.finished"} ”'.encode()
    rotating = signing.headers("evt_1", now, body, [signing.new_secret(), secret])

    assert is_from_sumber(signing.headers("evt_1", now, body, [secret]), body, secret)
    assert is_from_sumber(rotating, body, secret)
    assert not is_from_sumber(signing.headers("evt_1", now - 301, body, [secret]), body, secret)
    assert not is_from_sumber(signing.headers("evt_1", now, body, [secret]), body + b" ", secret)
    assert not is_from_sumber(signing.headers("evt_1", now, body, [signing.new_secret()]), body, secret)


def test_a_finished_report_is_told(
    desk: Desk, ledger: Ledger, redis: Client, house: Settings, receiver: Receiver
) -> None:
    """
    What it came to and where it is, signed, with the trace of whoever submitted the story, and no word of the story.
    """
    webhook, secret = desk.webhooks.open("harian", receiver.url)
    job = finish(desk, ledger)
    carry(redis, house)
    (heard,) = receiver.heard
    told = json.loads(heard.body)

    assert signed_by(heard, secret)
    assert heard.headers["traceparent"] == TRACE
    assert heard.headers["content-type"] == "application/json"
    assert told["type"] == "report.finished"
    assert told["data"] == {
        "job_id": job.id, "job_url": f"/v1/jobs/{job.id}", "article_id": "banjir-1", "revision": 1, "stage": "publish",
        "report_id": "rep_1", "report_url": "/v1/reports/rep_1", "score": {"value": 80, "band": "tidy"},
        "findings": {"critical": 0, "major": 1, "minor": 2, "info": 0}, "complete": True,
    }  # fmt: skip
    assert b"Siti" not in heard.body
    assert (newest(desk, webhook).state, newest(desk, webhook).status) == ("delivered", 204)
    assert redis.zcard(keys.due()) == redis.zcard(keys.outbox()) == 0


def test_a_job_that_failed_is_told_with_its_reason(
    desk: Desk, ledger: Ledger, redis: Client, house: Settings, receiver: Receiver
) -> None:
    """
    Whoever waits for a report learns that there will be none.
    """
    desk.webhooks.open("harian", receiver.url)
    finish(desk, ledger, fails=True)
    carry(redis, house)
    told = json.loads(receiver.heard[0].body)

    assert (told["type"], told["data"]["problem"]) == ("report.failed", BROKEN)


def test_each_webhook_hears_what_it_asked_for(
    desk: Desk, ledger: Ledger, redis: Client, house: Settings, receiver: Receiver
) -> None:
    """
    Other events, other newsrooms and webhooks that are switched off are left alone.
    """
    reports, _ = desk.webhooks.open("harian", receiver.url, ["report.finished"])
    failures, _ = desk.webhooks.open("harian", receiver.url, ["report.failed"])
    quiet, _ = desk.webhooks.open("harian", receiver.url)
    foreign, _ = desk.webhooks.open("mingguan", receiver.url)
    desk.webhooks.change("harian", quiet.id, enabled=False)
    finish(desk, ledger)
    carry(redis, house)

    assert len(receiver.heard) == 1
    assert newest(desk, reports).state == "delivered"
    for other in (failures, quiet):
        assert desk.deliveries.of("harian", other.id, most=9) == ()
    assert desk.deliveries.of("mingguan", foreign.id, most=9) == ()


def test_without_webhooks_nothing_is_written_down(desk: Desk, ledger: Ledger, redis: Client) -> None:
    """
    A newsroom that asked for nothing pays nothing.
    """
    finish(desk, ledger)

    assert redis.zcard(keys.outbox()) == 0


def test_what_is_finished_is_in_the_outbox_in_the_same_step(
    desk: Desk, ledger: Ledger, redis: Client, house: Settings, receiver: Receiver
) -> None:
    """
    Nobody need live a moment longer than the step that closes the job; the next courier tells it.
    """
    desk.webhooks.open("harian", receiver.url)
    job = finish(desk, ledger)
    assert redis.zrange(keys.outbox(), 0, -1) == [keys.job("harian", job.id).encode()]
    carry(redis, house)

    assert len(receiver.heard) == 1


def test_two_couriers_tell_it_once(
    desk: Desk, ledger: Ledger, redis: Client, house: Settings, receiver: Receiver
) -> None:
    """
    Each worker machine may have one.
    """
    desk.webhooks.open("harian", receiver.url)
    with courier_running(redis, house), courier_running(redis, house):
        jobs = {finish(desk, ledger, replace(STORY, id=f"banjir-{number}")).id for number in range(40)}
        until(lambda: len(receiver.heard) >= 40)
        until(lambda: not redis.zcard(keys.due()))

    assert len(receiver.heard) == 40
    assert {json.loads(heard.body)["data"]["job_id"] for heard in receiver.heard} == jobs


def test_a_new_secret_signs_beside_the_old_one(desk: Desk, redis: Client, house: Settings, receiver: Receiver) -> None:
    """
    For a day, so that the receiver can be changed at leisure.
    """
    webhook, old = desk.webhooks.open("harian", receiver.url)
    new = desk.webhooks.renew_secret("harian", webhook.id)
    assert desk.deliveries.test("harian", webhook.id)
    carry(redis, house)
    redis.hset(keys.webhook("harian", webhook.id), "old_until", 1)
    desk.deliveries.test("harian", webhook.id)
    carry(redis, house)
    both, one = receiver.heard

    assert new
    assert old != new
    assert signed_by(both, old)
    assert signed_by(both, new)
    assert signed_by(one, new)
    assert not signed_by(one, old)
    assert json.loads(one.body)["type"] == "webhook.test"


def test_a_batch_is_told_when_its_last_line_is_done(
    desk: Desk, ledger: Ledger, redis: Client, house: Settings, receiver: Receiver
) -> None:
    """
    Once, with how its lines ended.
    """
    desk.webhooks.open("harian", receiver.url, ["batch.finished"])
    batch = desk.batches.open("harian", {2: {"type": "/problems/invalid"}}, lines=3)
    jobs = [desk.submit("harian", replace(STORY, id=f"banjir-{line}")).job for line in (1, 3)]
    desk.batches.add("harian", batch, {1: jobs[0].id, 3: jobs[1].id})
    for job in jobs:
        carry(redis, house)
        assert receiver.heard == []
        held = ledger.claim("harian", job.id, "single", worker="meja-1")
        assert held
        ledger.finish(held, REPORT, keep_seconds=1000)
    redis.zadd(keys.outbox(), {keys.batch("harian", batch): 0})
    for _ in range(2):
        carry(redis, house)
    (heard,) = receiver.heard

    assert json.loads(heard.body)["data"] == {
        "batch_id": batch,
        "batch_url": f"/v1/batches/{batch}",
        "lines": 3,
        "counts": {"refused": 1, "succeeded": 2, "failed": 0, "cancelled": 0, "gone": 0},
    }


def test_an_erased_article_takes_its_deliveries_along(
    desk: Desk, ledger: Ledger, redis: Client, house: Settings, receiver: Receiver
) -> None:
    """
    Neither what was told of it nor what was still to be told is kept.
    """
    webhook, _ = desk.webhooks.open("harian", receiver.url)
    finish(desk, ledger)
    carry(redis, house)
    finish(desk, ledger)
    desk.articles.erase("harian", "banjir-1")
    carry(redis, house)

    assert len(receiver.heard) == 1
    assert desk.deliveries.of("harian", webhook.id, most=9) == ()
    kept = b"".join(redis.dump(key) or b"" for key in redis.scan_iter())
    assert b"banjir-1" not in kept
    assert redis.zcard(keys.due()) == redis.zcard(keys.outbox()) == 0


def test_no_webhook_leads_into_a_private_network(
    desk: Desk, redis: Client, settings: Settings, receiver: Receiver
) -> None:
    """
    Unless the operator names that network; what was registered while it was named leads nowhere afterwards.
    """
    with connect(settings) as strict:
        for url in (receiver.url, "https://127.0.0.1/", "https://[::1]/", "http://hooks.example/", "gopher://x/"):
            with pytest.raises(RefusedError):
                strict.webhooks.open("harian", url)
    webhook, _ = desk.webhooks.open("harian", receiver.url)
    desk.deliveries.test("harian", webhook.id)
    carry(redis, settings)

    assert receiver.heard == []
    assert newest(desk, webhook).why == "it must begin with https://"


def test_a_newsroom_has_so_many_webhooks_and_no_more(desk: Desk, receiver: Receiver) -> None:
    """
    Each event is told to all of them, so their number is bounded.
    """
    for _ in range(MOST):
        webhook, _ = desk.webhooks.open("harian", receiver.url)
    with pytest.raises(TooManyWebhooksError):
        desk.webhooks.open("harian", receiver.url)
    assert webhook.events == EVENTS
    assert desk.webhooks.close("harian", webhook.id)
    assert not desk.webhooks.close("harian", webhook.id)
    assert desk.webhooks.open("harian", receiver.url)


def test_a_closed_webhook_leaves_nothing_behind(desk: Desk, redis: Client, house: Settings, receiver: Receiver) -> None:
    """
    What it was still to be told is not told, and its secret is gone.
    """
    webhook, _ = desk.webhooks.open("harian", receiver.url)
    desk.deliveries.test("harian", webhook.id)
    desk.webhooks.close("harian", webhook.id)
    carry(redis, house)

    assert receiver.heard == []
    assert list(redis.scan_iter()) == []
