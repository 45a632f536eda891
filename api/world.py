"""What the app is given to work with, and what the newsroom that asks judges by."""

from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Final

from flask import g

from api.access import tenant
from scorer import newsroom as newsrooms
from scorer.newsroom import Newsroom
from scorer.policy import Policy
from workers import Desk

MOST_WAITERS: Final = 112
"""Requests that may wait for a job at once; each holds a thread of the web server, which has more than these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The desk that keeps and queues, and how many callers may wait at once."""

    desk: Desk
    waiters: BoundedSemaphore

    @property
    def newsroom(self) -> Newsroom:
        """What the newsroom that asks judges by; on a public page what the house ships."""
        return self.desk.policies.in_force(tenant()) if "access" in g else newsrooms.default()

    @property
    def policy(self) -> Policy:
        """The policy of the newsroom that asks."""
        return self.newsroom.policy
