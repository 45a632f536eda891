"""Ledgers on an empty store."""

from dataclasses import replace

import pytest

from workers import Settings
from workers.ledger import Ledger
from workers.reach import Client

HASTY = {"lease_seconds": 0, "grace_seconds": 0}


@pytest.fixture
def ledger(redis: Client, settings: Settings) -> Ledger:
    """The ledger on an empty store."""
    return Ledger(redis, settings)


@pytest.fixture
def hasty(redis: Client, settings: Settings) -> Ledger:
    """A ledger whose leases and graces are over at once."""
    return Ledger(redis, replace(settings, **HASTY))
