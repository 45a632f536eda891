"""What the app is given to work with. It builds none of it."""

from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Final

from scorer.policy import Policy
from workers import Desk

MOST_WAITERS: Final = 112
"""Requests that may wait for a job at once; each holds a thread of the web server, which has more than these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The desk that keeps and queues, the newsroom's policy, and how many callers may wait at once."""

    desk: Desk
    policy: Policy
    waiters: BoundedSemaphore
