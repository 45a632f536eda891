"""
What a worker does beside its work: it shows that it lives, prolongs its leases, reconciles, and watches itself.

All of it runs in the worker's own event loop. A worker whose loop stands still shows no sign of life, which is how
its supervisor knows (`api/serve.py`). Once a day one of all workers starts a process that tidies the reuse index.
"""

import logging
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any, Final

from celery import Celery
from celery.bootsteps import StartStopStep
from celery.worker import state
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from workers.ledger import Ledger
from workers.lifeline import die_with
from workers.model import QUEUES
from workers.queue import is_empty, publish
from workers.store import Store

_TIDYING: Final = (sys.executable, "-m", "workers.index.upkeep")

_log = logging.getLogger(__name__)


def add_watch(app: Celery, ledger: Ledger, store: Store, worker: str) -> None:
    """Give the worker of this app its pulse and its watchdog. `worker` is the name it signs with."""
    app.steps["consumer"].add(_every("sumber.pulse", 1.0, lambda _: _beat(app, ledger, store, worker)))
    app.steps["consumer"].add(_every("sumber.watchdog", 2.0, Watchdog().look))
    app.steps["consumer"].add(_every("sumber.upkeep", 60.0, Housekeeper(store).look))


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


class Housekeeper:
    """
    Has the reuse index tidied once a day, by a process of its own: it takes a core for a while, and no editor waits.

    Whoever takes the turn has it for a day, so of all workers one does it. A turn that a crash cut short is not made up
    for: tidying goes on from whatever it finds the next day.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._tidying: subprocess.Popen[bytes] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether the process that was started last is still at work."""
        return self._tidying is not None and self._tidying.poll() is None

    def look(self, _consumer: Any) -> None:
        """Start the process when its time has come, and take note of its end."""
        if self.is_busy:
            return
        if self._tidying is not None and self._tidying.returncode:
            _log.warning("tidying the reuse index ended with status %d", self._tidying.returncode)
        self._tidying = None
        try:
            if self._store.takes_turn_to_tidy():
                self._tidying = _start_tidying(os.getpid())
        except (RedisError, OSError) as gone:
            _log.warning("no upkeep: %s", gone)


def _start_tidying(parent: int) -> subprocess.Popen[bytes]:
    def beside_the_work() -> None:
        os.nice(10)
        die_with(parent)

    return subprocess.Popen(  # noqa: S603 - our own program
        _TIDYING,
        stdin=subprocess.DEVNULL,
        preexec_fn=beside_the_work,  # noqa: PLW1509 - the event loop's thread lives as long as the worker
    )


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
