"""Webhooks over HTTP: registered, tested, listed, replayed, and told by the whole service, whatever of it dies."""

import json
import os
import re
import signal
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest
from promised import holds, keeps
from receiving import Receiver, receiving
from running import Running, children_of, serving, until

from api_spec.schemas.webhooks import EVENTS as PROMISED
from workers.webhooks import EVENTS, signing

pytestmark = pytest.mark.service

TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
STORY = {
    "id": "sawah-1",
    "body": "Kepala Dusun Karangjati, Yulia Manurung, mengatakan 40 hektare sawah sudah ditanami lagi sejak awal pekan.",
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A service whose operator lets webhooks lead to this machine."""
    with serving(tmp_path_factory.mktemp("hooks"), SUMBER_WEBHOOK_NETWORKS="127.0.0.0/8") as running:
        yield running


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """Somebody who listens."""
    with receiving() as receiver:
        yield receiver


def kept(house: Running, method: str, path: str, value: Any = None, **headers: str) -> tuple[int, dict[str, str], Any]:
    """Make one request and hold the answer against the specification."""
    answer = house.call(method, path, value, headers)
    keeps(method, path.partition("?")[0], answer)
    return answer


def opened(house: Running, receiver: Receiver, **asked: Any) -> dict[str, Any]:
    """A new webhook, with its secret."""
    status, headers, webhook = kept(house, "POST", "/v1/webhooks", {"url": receiver.url, **asked})
    assert (status, headers["location"]) == (201, f"/v1/webhooks/{webhook['id']}")
    return dict(webhook)


def test_the_same_events_are_promised_and_told() -> None:
    """
    Two rooms name them, each for itself.
    """
    assert PROMISED == EVENTS


def test_a_webhook_from_its_first_day_to_its_last(house: Running, receiver: Receiver) -> None:
    """
    Made, looked at, changed, given a new secret, deleted; the secret is in the first answer and in no other.
    """
    webhook = opened(house, receiver)
    place = f"/v1/webhooks/{webhook['id']}"
    shown = {name: value for name, value in webhook.items() if name != "secret"}

    assert re.fullmatch(r"whsec_[A-Za-z0-9+/]{43}=", webhook["secret"])
    assert webhook["events"] == list(EVENTS)
    assert kept(house, "GET", place)[2] == shown
    assert shown in kept(house, "GET", "/v1/webhooks")[2]["webhooks"]
    changed = kept(house, "PATCH", place, {"enabled": False, "events": ["batch.finished"]})[2]
    assert changed == {**shown, "enabled": False, "events": ["batch.finished"]}
    assert kept(house, "POST", f"{place}/secret")[2]["secret"] != webhook["secret"]
    assert kept(house, "DELETE", place)[0] == 204
    for method, gone in (("GET", place), ("PATCH", place), ("DELETE", place), ("GET", f"{place}/deliveries")):
        assert kept(house, method, gone, {"enabled": True} if method == "PATCH" else None)[0] == 404
    for gone in (f"{place}/secret", f"{place}/test", f"{place}/deliveries/dlv_1/replay"):
        assert kept(house, "POST", gone)[0] == 404


@pytest.mark.parametrize(
    ("value", "pointer"),
    [
        ({}, "/url"),
        ({"url": "https://hooks.example/", "x": 1}, "/x"),
        ({"url": 1}, "/url"),
        ({"url": "https://hooks.example/", "events": []}, "/events"),
        ({"url": "https://hooks.example/", "events": ["report.lost"]}, "/events/0"),
        ({"url": "https://hooks.example/", "events": ["batch.finished"] * 2}, "/events"),
        ({"url": "https://10.0.0.1/"}, "/url"),
        ({"url": "https://169.254.169.254/latest/meta-data"}, "/url"),
        ({"url": "https://u:p@hooks.example/"}, "/url"),
        ({"url": "\ud800"}, "/url"),
        ([], ""),
    ],
)
def test_a_webhook_that_could_not_be_is_refused(house: Running, value: Any, pointer: str) -> None:
    """
    With the field that is wrong, before anything is sent anywhere.
    """
    status, _, problem = kept(house, "POST", "/v1/webhooks", value)

    assert (status, [fault["pointer"] for fault in problem["errors"]]) == (422, [pointer])


def test_a_report_is_told_over_http(house: Running, receiver: Receiver) -> None:
    """
    Signed, with the caller's trace, and every notice is what the specification says it is.
    """
    webhook = opened(house, receiver)
    house.call("POST", "/v1/articles", STORY, {"Prefer": "wait=20", "traceparent": TRACE})
    until(lambda: receiver.heard)
    heard = receiver.heard[0]
    told = json.loads(heard.body)
    holds("Notice", told)
    signed = signing.headers(
        heard.headers["webhook-id"], int(heard.headers["webhook-timestamp"]), heard.body, [webhook["secret"]]
    )

    assert heard.headers["webhook-signature"] == signed["webhook-signature"]
    assert heard.headers["traceparent"] == TRACE
    assert (told["type"], told["data"]["article_id"]) == ("report.finished", "sawah-1")
    assert house.call("GET", told["data"]["report_url"])[2]["article"]["id"] == "sawah-1"
    kept(house, "DELETE", f"/v1/webhooks/{webhook['id']}")


def test_a_batch_is_told_over_http(house: Running, receiver: Receiver) -> None:
    """
    When its last line is done, once.
    """
    webhook = opened(house, receiver, events=["batch.finished"])
    lines = "\n".join(json.dumps({**STORY, "id": f"sawah-{number}"}) for number in range(5)) + "\n{"
    status, _, batch = bulk(house, lines)
    until(lambda: receiver.heard)

    assert status == 202
    assert json.loads(receiver.heard[0].body)["data"] == {
        "batch_id": batch["id"],
        "batch_url": f"/v1/batches/{batch['id']}",
        "lines": 6,
        "counts": {"refused": 1, "succeeded": 5, "failed": 0, "cancelled": 0, "gone": 0},
    }
    kept(house, "DELETE", f"/v1/webhooks/{webhook['id']}")


def test_deliveries_are_listed_and_sent_again(house: Running, receiver: Receiver) -> None:
    """
    Page by page, the failed ones by themselves, and each can be told once more.
    """
    webhook = opened(house, receiver)
    place = f"/v1/webhooks/{webhook['id']}"
    receiver.answers[:] = [410]
    first = kept(house, "POST", f"{place}/test")
    until(lambda: kept(house, "GET", first[1]["location"])[2]["state"] == "failed")
    assert kept(house, "GET", place)[2]["disabled_because"] == "the receiver answered 410 Gone"
    for _ in range(4):
        kept(house, "POST", f"{place}/test")
    until(lambda: len(receiver.heard) == 5)
    page, seen = f"{place}/deliveries?limit=2", []
    while page:
        _, headers, told = kept(house, "GET", page)
        seen += [one["id"] for one in told["deliveries"]]
        page = headers["link"].partition(">")[0].removeprefix("<") if "link" in headers else ""
    failed = kept(house, "GET", f"{place}/deliveries?state=failed")[2]["deliveries"]

    assert seen == sorted(seen, reverse=True)
    assert len(seen) == 5
    assert [one["id"] for one in failed] == [first[2]["id"]] == seen[-1:]
    status, headers, _ = kept(house, "POST", f"{place}/deliveries/{first[2]['id']}/replay")
    assert (status, headers["location"]) == (202, first[1]["location"])
    until(lambda: kept(house, "GET", first[1]["location"])[2]["state"] == "delivered")
    assert receiver.heard[-1].headers["webhook-id"] == receiver.heard[0].headers["webhook-id"]
    for wrong in ("limit=0", "state=lost", "cursor=a b", "cursor=" + "a" * 41):
        assert kept(house, "GET", f"{place}/deliveries?{wrong.replace(' ', '%20')}")[0] == 400
    kept(house, "DELETE", place)


@pytest.mark.parametrize("part", ["courier", "workers", "valkey"])
def test_what_was_accepted_is_told_whatever_dies(house: Running, receiver: Receiver, part: str) -> None:
    """
    Killed between the article and the notice, every part comes back and tells.
    """
    webhook = opened(house, receiver, events=["report.finished"])
    ids = {f"{part}-{number}" for number in range(20)}
    for one in ids:
        assert house.call("POST", "/v1/articles", {**STORY, "id": one})[0] == 202
    dead = children_of(house.pid)[part]
    os.kill(dead, signal.SIGKILL)
    until(lambda: children_of(house.pid).get(part, dead) != dead)
    until(lambda: ids <= {json.loads(heard.body)["data"]["article_id"] for heard in receiver.heard}, seconds=90)
    until(lambda: house.call("DELETE", f"/v1/webhooks/{webhook['id']}")[0] == 204)


def bulk(house: Running, lines: str) -> tuple[int, dict[str, str], Any]:
    """Send lines."""
    url = urlsplit(house.address)
    with closing(HTTPConnection(url.hostname or "", url.port, timeout=60)) as connection:
        connection.request("POST", "/v1/articles/bulk", lines.encode(), {"Content-Type": "application/x-ndjson"})
        answer = connection.getresponse()
        return answer.status, {}, json.loads(answer.read())
