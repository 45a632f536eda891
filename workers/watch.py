"""
What a worker does beside its work: it shows that it lives, prolongs its leases, reconciles, and watches itself.

All of it runs in the worker's own event loop. A worker whose loop stands still shows no sign of life, which is how
its supervisor knows (`api/serve.py`).
"""

import logging
from collections.abc import Callable
from typing import Any

from celery import Celery
from celery.bootsteps import StartStopStep
from celery.worker import state
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from workers.ledger import Ledger
from workers.model import QUEUES
from workers.queue import is_empty, publish
from workers.store import Store

_log = logging.getLogger(__name__)


def add_watch(app: Celery, ledger: Ledger, store: Store, worker: str) -> None:
    """Give the worker of this app its pulse and its watchdog. `worker` is the name it signs with."""
    app.steps["consumer"].add(_every("sumber.pulse", 1.0, lambda _: _beat(app, ledger, store, worker)))
    app.steps["consumer"].add(_every("sumber.watchdog", 2.0, Watchdog().look))


class Watchdog:
    """
    Reconnects a worker that waits for messages it has no credit to receive.

    When the broker dies between a message and its acknowledgement, kombu 5.7 keeps the message's place taken: with as
    many such messages as processes, the worker never asks for another (celery issues 8030 and 8091). The sign is more
    places taken than jobs at hand, twice in a row, since one look may fall between the two counts.
    """

    def __init__(self) -> None:
        self._suspected = False

    def look(self, consumer: Any) -> None:
        """Compare the two counts. Raises ConnectionResetError, upon which the worker connects anew."""
        places = consumer.task_consumer.channel.qos
        leaking = len(places._delivered) - len(places._dirty) > len(state.reserved_requests)  # noqa: SLF001
        confirmed, self._suspected = leaking and self._suspected, leaking
        if confirmed:
            self._suspected = False
            raise ConnectionResetError("places for messages leaked away; connecting anew")


def reconcile(app: Celery, ledger: Ledger) -> int:
    """Publish again what the ledger finds without a message or without a worker; how many there were."""
    again = [(job, queue) for queue in QUEUES for job in ledger.reconcile(queue, queue_is_empty=is_empty(app, queue))]
    for (tenant, job_id), queue in again:
        publish(app, tenant, job_id, queue)
    return len(again)


def _beat(app: Celery, ledger: Ledger, store: Store, worker: str) -> None:
    try:
        store.note_heartbeat(worker)
        for request in tuple(state.active_requests):
            ledger.beat(*request.args, worker=worker)
        reconcile(app, ledger)
    except (RedisError, OperationalError, OSError) as gone:
        _log.warning("no pulse: %s", gone)


def _every(label: str, seconds: float, act: Callable[[Any], None]) -> type[StartStopStep]:
    """Make a step that acts on the consumer every so many seconds, as long as the consumer is connected."""

    class Step(StartStopStep):  # type: ignore[misc]
        name = label
        requires = ("celery.worker.consumer.tasks:Tasks",)
        _timer: Any = None

        def start(self, consumer: Any) -> None:
            self._timer = consumer.timer.call_repeatedly(seconds, act, (consumer,))

        def stop(self, _consumer: Any) -> None:
            if self._timer:
                self._timer.cancel()

    return Step
