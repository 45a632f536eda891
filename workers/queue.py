"""
The queue: Celery on Redis, set up so that it may fail. What it loses, the ledger finds again.

A message names a job (its tenant, its id, its queue) and never carries text. `single` goes before `bulk`: the worker
asks for both in one blocking call that names `single` first (`queue_order_strategy: priority`, and one Redis list a
queue), so a bulk message is taken only while no single one waits.
"""

import logging
from typing import Final

from celery import Celery
from kombu.entity import Queue as Channelled
from kombu.exceptions import OperationalError

from workers.model import QUEUES, Queue
from workers.settings import Settings

SCORE: Final = "sumber.score"
"""The one task."""

_log = logging.getLogger(__name__)


def open_queue(settings: Settings) -> Celery:
    """Set up the queue's client; nothing is connected yet."""
    app = Celery("sumber", broker=_broker(settings.broker_url), set_as_current=False)
    app.conf.update(
        task_queues=[Channelled(name, routing_key=name) for name in QUEUES],  # type: ignore[no-untyped-call]
        task_default_queue=QUEUES[0],
        task_serializer="json",
        result_serializer="json",
        accept_content=["json"],
        task_ignore_result=True,
        task_store_errors_even_if_ignored=False,
        task_acks_late=True,
        task_reject_on_worker_lost=True,
        task_soft_time_limit=settings.time_limit_seconds,
        task_time_limit=settings.hard_limit_seconds,
        worker_concurrency=settings.concurrency,
        worker_prefetch_multiplier=1,
        # A fresh process takes a second to stand in for an old one, so that under load fifty editors wait twice as long.
        # What might leak is bounded by the memory; the number is a second line.
        worker_max_tasks_per_child=10_000,
        worker_max_memory_per_child=400_000,  # KiB
        worker_soft_shutdown_timeout=10,
        worker_lost_wait=1.0,  # a killed process cannot have left a result behind, so its lease need not be kept up
        # The remote control's subscription stays on: its socket is what notices a dead broker first.
        worker_enable_remote_control=True,
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,
        broker_transport_options={
            "queue_order_strategy": "priority",
            "priority_steps": [0],
            "visibility_timeout": max(120, 4 * settings.time_limit_seconds),
            "unacked_restore_interval": 5,
            "unacked_restore_throttle": 1,
            "socket_timeout": 1.0,
            "socket_connect_timeout": 0.5,
            "health_check_interval": 10,
            "global_keyprefix": "sumber:@queue:",
            # A caller who publishes is told of a dead broker at once instead of waiting until it is back.
            "max_retries": 1,
            "interval_start": 0,
            "interval_step": 0.05,
            "interval_max": 0.05,
        },
        task_publish_retry=True,
        task_publish_retry_policy={"max_retries": 1, "interval_start": 0, "interval_step": 0.05, "interval_max": 0.05},
    )
    return app


def publish(app: Celery, tenant: str, job_id: str, queue: Queue) -> bool:
    """Tell the workers of a job; False when the broker is out of reach, and then the reconciler will tell them."""
    try:
        app.send_task(SCORE, (tenant, job_id, queue), queue=queue, ignore_result=True)
    except (OperationalError, OSError) as gone:
        _log.warning("job %s is written down but not published: %s", job_id, gone)
        return False
    return True


def is_empty(app: Celery, queue: Queue) -> bool:
    """Whether no message of this queue waits at the broker. Raises OperationalError or OSError."""
    with app.pool.acquire(block=True) as connection:
        declared = app.amqp.queues[queue](connection.default_channel).queue_declare()
    return bool(declared.message_count == 0)


def _broker(url: str) -> str:
    """Spell a socket's address the way Celery does: unix:///x?db=1 becomes redis+socket:///x?virtual_host=1."""
    if not url.startswith("unix:"):
        return url
    return "redis+socket:" + url.removeprefix("unix:").replace("?db=", "?virtual_host=")
