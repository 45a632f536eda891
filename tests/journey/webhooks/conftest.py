"""An operator who lets webhooks lead to this machine, and somebody who listens."""

from collections.abc import Iterator
from dataclasses import replace
from ipaddress import ip_network

import pytest
from receiving import Receiver, receiving

from workers import Desk, Settings, connect
from workers.ledger import Ledger
from workers.reach import Client


@pytest.fixture
def house(settings: Settings) -> Settings:
    """An empty store, and an operator who lets webhooks lead to this machine."""
    return replace(settings, webhook_networks=(ip_network("127.0.0.0/8"),))


@pytest.fixture
def desk(house: Settings) -> Iterator[Desk]:
    """The desk on that store."""
    with connect(house) as desk:
        yield desk


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """Somebody who listens."""
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def ledger(redis: Client, house: Settings) -> Ledger:
    """What a worker writes to."""
    return Ledger(redis, house)
