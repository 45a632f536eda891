"""The Celery worker: it claims the job that a message names, lets `work` do it, and says so when that fails."""

import gc
import logging
import os
import signal
import traceback
import warnings
from collections.abc import Callable
from time import perf_counter
from typing import Any

from celery import Celery
from celery.exceptions import SoftTimeLimitExceeded
from celery.signals import setup_logging, worker_process_init, worker_shutdown
from redis.exceptions import RedisError

from workers import logs
from workers.ledger import BROKEN, TIMED_OUT, Ledger
from workers.lifeline import die_with, worker_name
from workers.model import Claim, Queue
from workers.queue import SCORE, open_queue
from workers.reach import Client, patiently, promptly
from workers.settings import Settings
from workers.store import Store
from workers.watch import add_watch

Work = Callable[[Claim], bool]
"""Does one job and finishes it in the ledger; False when the claim was lost on the way."""

Prepare = Callable[[Settings, Client, Ledger], Work]
"""Loads everything that the work needs, once, before the processes that do it are forked: they share its memory."""

_log = logging.getLogger(__name__)


def run_worker(settings: Settings, prepare: Prepare) -> None:
    """Work until told to stop: SIGTERM and Ctrl-C let the jobs at hand end."""
    setup_logging.connect(lambda **_: logs.set_up(settings.log_level), weak=False)
    app = open_workshop(settings, prepare)
    main = os.getpid()
    worker_process_init.connect(lambda **_: die_with(main, by=signal.SIGKILL), weak=False)
    gc.collect()
    gc.freeze()  # the collector leaves what is loaded by now alone, so its pages stay shared
    warnings.filterwarnings("ignore", message="You're running the worker with superuser privileges")
    app.worker_main(["--quiet", "worker", "--loglevel=WARNING", f"--hostname=sumber-{main}@%h", "--without-mingle"])


def open_workshop(settings: Settings, prepare: Prepare) -> Celery:
    """Set up a worker whose main process is this one."""
    app = open_queue(settings)
    name = worker_name(os.getpid())
    redis = patiently(settings.redis_url)
    ledger = Ledger(redis, settings)
    work = prepare(settings, redis, ledger)

    @app.task(name=SCORE)  # type: ignore[untyped-decorator]
    def score(tenant: str, job_id: str, queue: Queue) -> None:
        attempt(tenant, job_id, queue, ledger=ledger, worker=name, work=work)

    # The event loop must not stand still, so what runs in it does not wait for the store.
    at_hand = promptly(settings.redis_url)
    store = Store(at_hand, settings)
    add_watch(app, Ledger(at_hand, settings), store, name)
    worker_shutdown.connect(lambda **_: store.forget_worker(name), weak=False)
    return app


def attempt(tenant: str, job_id: str, queue: Queue, *, ledger: Ledger, worker: str, work: Work) -> None:
    """
    Do a job, if it is still to be done. Every way out leaves a record, so that nobody polls for ever.

    The one exception is a store out of reach: then nothing can be written, the lease runs out, and the job is taken
    up again.
    """
    claim = ledger.claim(tenant, job_id, queue, worker=worker)
    if claim is None:
        return
    begun = perf_counter()
    try:
        work(claim)
        _log.info("job done", extra=_ids(claim) | {"ms": round((perf_counter() - begun) * 1000, 1)})
    except SoftTimeLimitExceeded:
        _log.warning("job took too long", extra=_ids(claim))
        ledger.fail(claim, TIMED_OUT)
    except RedisError:
        raise
    except Exception as fault:  # noqa: BLE001 - whatever it is, the job must not hang
        # The kind and the place, never the message: it may quote the article.
        where = "".join(traceback.format_tb(fault.__traceback__))
        _log.error("job %s failed: %s\n%s", job_id, type(fault).__name__, where, extra=_ids(claim))
        ledger.fail(claim, BROKEN)


def _ids(claim: Claim) -> dict[str, Any]:
    """What the log says of a job, so that it is found again."""
    return {
        "tenant": claim.tenant,
        "job": claim.job_id,
        "trace_id": logs.trace_id(claim.traceparent),
    }
