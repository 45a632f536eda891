"""
A real worker whose work is rigged: the article's first word says what befalls it.

Everything around the work, from the queue to the ledger, is the worker that runs in production.
"""

import os
import signal
import time
from dataclasses import replace

from redis import Redis

from workers.ledger import Ledger
from workers.model import Claim
from workers.settings import Settings
from workers.tasks import Work, run_worker

MOST_ATTEMPTS = 3
"""Fewer than in production, since each costs a lease."""


def rig(settings: Settings, redis: Redis, ledger: Ledger) -> Work:
    """Prepare work that counts its runs in the store and then does what the article says."""

    def work(claim: Claim) -> bool:
        redis.incr(f"runs:{claim.job_id}")
        redis.rpush("order", claim.job_id)
        match claim.article.decode().split():
            case ["sleep", seconds, *_]:
                time.sleep(float(seconds))
            case ["spin", *_]:
                while True:
                    pass
            case ["poison", *_]:
                os.kill(os.getpid(), signal.SIGKILL)
            case ["break", *_]:
                raise RuntimeError(claim.article.decode())
        return ledger.finish(claim, b"a report", keep_seconds=settings.keep_seconds("draft"))

    return work


if __name__ == "__main__":
    run_worker(replace(Settings.read(), most_attempts=MOST_ATTEMPTS), rig)
