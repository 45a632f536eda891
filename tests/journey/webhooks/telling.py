"""What a newsroom is told of, and a courier to tell it."""

import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from receiving import Heard

from scorer import Article
from workers import Desk, Settings
from workers.ledger import BROKEN, Ledger
from workers.model import Job
from workers.reach import Client
from workers.webhooks import Webhook, signing
from workers.webhooks.courier import Courier
from workers.webhooks.deliveries import Delivery

STORY = Article(id="banjir-1", body="Camat Muara Bening, Siti Rahmah, mengatakan air mulai surut pada Kamis sore.")
TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
REPORT = json.dumps(
    {
        "id": "rep_1",
        "scores": {"overall": {"value": 80, "band": "tidy", "losses": []}},
        "findings": [{"severity": "minor"}, {"severity": "major"}, {"severity": "minor"}],
        "reuse": {"matches": []},
        "complete": True,
        "article": {"body": STORY.body},
    }
).encode()


def finish(desk: Desk, ledger: Ledger, article: Article = STORY, *, fails: bool = False) -> Job:
    """Submit a story and end its job as a worker would."""
    job = desk.submit("harian", article, stage="publish", traceparent=TRACE).job
    held = ledger.claim("harian", job.id, "single", worker="meja-1")
    assert held
    if fails:
        ledger.fail(held, BROKEN)
    else:
        ledger.finish(held, REPORT, keep_seconds=1000)
    return job


def carry(redis: Client, house: Settings, *, pauses: tuple[float, ...] = ()) -> None:
    """Let a courier do all that is due now."""
    courier = Courier(redis, house, pauses=pauses)
    with ThreadPoolExecutor(4) as pool:
        courier.write_down()
        courier.send_out(pool)


@contextmanager
def courier_running(redis: Client, house: Settings, *, pauses: tuple[float, ...] = ()) -> Iterator[None]:
    """Let a courier run beside the test."""
    stop = threading.Event()
    running = threading.Thread(target=Courier(redis, house, pauses=pauses).run, args=(stop,))
    running.start()
    try:
        yield
    finally:
        stop.set()
        running.join()


def newest(desk: Desk, webhook: Webhook) -> Delivery:
    """The delivery that was written down last."""
    return desk.deliveries.of("harian", webhook.id, most=1)[0]


def signed_by(heard: Heard, secret: str) -> bool:
    """Whether one of the signatures of a request is made with this secret, as any receiver checks it."""
    moment = int(heard.headers["webhook-timestamp"])
    expected = signing.headers(heard.headers["webhook-id"], moment, heard.body, [secret])["webhook-signature"]
    return expected in heard.headers["webhook-signature"].split()
