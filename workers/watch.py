"""What a worker does beside its work: it shows that it lives, prolongs its leases, reconciles, and watches itself.

All of it runs in the worker's own event loop. A worker whose loop stands still shows no sign of life, which is how
its supervisor knows (`api/serve.py`).
"""

import logging
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
    """Give every consumer of this app its pulse and its watchdog. `worker` is the name it is known by."""

    class Pulse(StartStopStep):  # type: ignore[misc]
        """Once a second: a heartbeat, the leases, the reconciler."""

        requires = ("celery.worker.consumer.tasks:Tasks",)
        _timer: Any = None

        def start(self, consumer: Any) -> None:
            self._timer = consumer.timer.call_repeatedly(1.0, self._beat)

        def stop(self, _consumer: Any) -> None:
            if self._timer:
                self._timer.cancel()

        def shutdown(self, consumer: Any) -> None:
            self.stop(consumer)
            try:
                store.forget_worker(worker)
            except RedisError as gone:
                _log.warning("could not sign off: %s", gone)

        def _beat(self) -> None:
            try:
                store.note_heartbeat(worker)
                for request in tuple(state.active_requests):
                    ledger.beat(*request.args, worker)
                reconcile(app, ledger)
            except (RedisError, OperationalError, OSError) as gone:
                _log.warning("no pulse: %s", gone)

    class Watchdog(StartStopStep):  # type: ignore[misc]
        """Reconnect a worker that waits for messages it has no credit to receive.

        When the broker dies between a message and its acknowledgement, kombu 5.7 keeps the message's place taken:
        with as many such messages as processes, the worker never asks for another (celery issues 8030 and 8091). The
        sign is more places taken than jobs at hand, twice in a row, since one look may fall between the two counts.
        """

        requires = ("celery.worker.consumer.tasks:Tasks",)
        _timer: Any = None
        _suspected = False

        def start(self, consumer: Any) -> None:
            self._suspected = False
            self._timer = consumer.timer.call_repeatedly(2.0, self._look, (consumer,))

        def stop(self, _consumer: Any) -> None:
            if self._timer:
                self._timer.cancel()

        def _look(self, consumer: Any) -> None:
            places = consumer.task_consumer.channel.qos
            leaking = len(places._delivered) - len(places._dirty) > len(state.reserved_requests)  # noqa: SLF001
            if leaking and self._suspected:
                raise ConnectionResetError("places for messages leaked away; connecting anew")
            self._suspected = leaking

    app.steps["consumer"].update((Pulse, Watchdog))


def reconcile(app: Celery, ledger: Ledger) -> int:
    """Publish again what the ledger finds without a message or without a worker; how many there were."""
    again = [(job, queue) for queue in QUEUES for job in ledger.reconcile(queue, queue_is_empty=is_empty(app, queue))]
    for (tenant, job_id), queue in again:
        publish(app, tenant, job_id, queue)
    return len(again)
