"""Nobody listens, or listens late: what is told is told again, kept, and given up at last."""

import json
from dataclasses import replace
from time import time

from receiving import Receiver, receiving
from running import until
from telling import STORY, carry, courier_running, finish, newest, signed_by

from workers import Desk, Settings, ids, keys
from workers.ledger import Ledger
from workers.reach import Client


def test_a_receiver_that_is_down_is_told_again_until_it_listens(
    desk: Desk, ledger: Ledger, redis: Client, house: Settings, receiver: Receiver
) -> None:
    """
    The same event, the same id, a fresh signature.
    """
    webhook, secret = desk.webhooks.open("harian", receiver.url)
    receiver.answers[:] = [500, 302, 404]
    with courier_running(redis, house, pauses=(0.0,) * 5):
        finish(desk, ledger)
        until(lambda: newest(desk, webhook).state == "delivered" if len(receiver.heard) == 4 else False)

    assert newest(desk, webhook).attempts == 4
    assert len({heard.headers["webhook-id"] for heard in receiver.heard}) == 1
    assert all(signed_by(heard, secret) for heard in receiver.heard)


def test_between_attempts_there_is_a_pause(
    desk: Desk, ledger: Ledger, redis: Client, house: Settings, receiver: Receiver
) -> None:
    """
    A delivery that failed says when it is tried again, and is not tried before.
    """
    webhook, _ = desk.webhooks.open("harian", receiver.url)
    receiver.answers[:] = [503]
    finish(desk, ledger)
    for _ in range(3):
        carry(redis, house, pauses=(5.0,))
    told = newest(desk, webhook)

    assert len(receiver.heard) == 1
    assert (told.state, told.attempts, told.status) == ("pending", 1, 503)
    assert told.tried_at
    assert told.next_at
    assert 5 <= (told.next_at - told.tried_at).total_seconds() <= 6.1


def test_what_cannot_be_delivered_is_kept_and_can_be_sent_again(
    desk: Desk, ledger: Ledger, redis: Client, house: Settings, receiver: Receiver
) -> None:
    """
    After the last attempt it is set apart; a replay has all attempts before it.
    """
    webhook, _ = desk.webhooks.open("harian", receiver.url)
    receiver.answers[:] = [500, 500]
    finish(desk, ledger)
    with courier_running(redis, house, pauses=(0.0,)):
        until(lambda: newest(desk, webhook).state == "failed" if receiver.heard else False)
    (kept,) = desk.deliveries.of("harian", webhook.id, most=9, failed=True)
    assert (kept.attempts, kept.why, kept.next_at) == (2, "the receiver answered 500", None)

    assert desk.deliveries.replay("harian", webhook.id, kept.id)
    carry(redis, house)
    assert newest(desk, webhook).state == "delivered"
    assert desk.deliveries.of("harian", webhook.id, most=9, failed=True) == ()
    assert len({heard.headers["webhook-id"] for heard in receiver.heard}) == 1
    assert desk.deliveries.replay("mingguan", webhook.id, kept.id) is None


def test_a_receiver_that_says_gone_is_left_alone(
    desk: Desk, ledger: Ledger, redis: Client, house: Settings, receiver: Receiver
) -> None:
    """
    410 switches its webhook off until somebody switches it on again.
    """
    webhook, _ = desk.webhooks.open("harian", receiver.url)
    receiver.answers[:] = [410]
    finish(desk, ledger)
    carry(redis, house, pauses=(0.0,))
    off = desk.webhooks.get("harian", webhook.id)
    finish(desk, ledger)
    carry(redis, house)

    assert off
    assert (off.enabled, off.disabled_because) == (False, "the receiver answered 410 Gone")
    assert len(receiver.heard) == 1
    on = desk.webhooks.change("harian", webhook.id, enabled=True)
    assert on
    assert (on.enabled, on.disabled_because) == (True, None)


def test_an_entry_that_cannot_be_told_keeps_no_other_waiting(
    desk: Desk, ledger: Ledger, redis: Client, house: Settings, receiver: Receiver
) -> None:
    """
    A report that nobody can read is put off, and what comes after it is told.
    """
    desk.webhooks.open("harian", receiver.url)
    broken = finish(desk, ledger)
    redis.set(keys.report("harian", ids.report_of(broken.id)), b"not a report")
    whole = finish(desk, ledger, replace(STORY, id="banjir-2"))
    carry(redis, house)

    assert [json.loads(heard.body)["data"]["job_id"] for heard in receiver.heard] == [whole.id]
    assert redis.zrange(keys.outbox(), 0, -1) == [keys.job("harian", broken.id).encode()]
    assert redis.zscore(keys.outbox(), keys.job("harian", broken.id)) > (time() + 200) * 1_000_000


def test_a_receiver_that_hangs_leaves_places_for_others(
    desk: Desk, redis: Client, house: Settings, receiver: Receiver
) -> None:
    """
    However much is to be told to it, the others are told meanwhile.
    """
    with receiving() as hung:
        hung.released.clear()
        hangs, _ = desk.webhooks.open("harian", hung.url)
        listens, _ = desk.webhooks.open("harian", receiver.url)
        for _ in range(50):
            desk.deliveries.test("harian", hangs.id)
        desk.deliveries.test("harian", listens.id)
        with courier_running(redis, house):
            until(lambda: receiver.heard)
            assert len(hung.heard) <= 4
            hung.released.set()
            until(lambda: len(hung.heard) == 50)
