"""Two ways to reach the store: the door must answer soon, the hands would rather wait than lose their work."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from redis import Redis
from redis.backoff import ExponentialBackoff, NoBackoff
from redis.exceptions import ConnectionError as StoreGone
from redis.exceptions import OutOfMemoryError, ReadOnlyError, ResponseError
from redis.exceptions import TimeoutError as StoreHung
from redis.retry import Retry

from workers.model import Unavailable

P = ParamSpec("P")
T = TypeVar("T")

Client = Any
"""A Redis client that answers in bytes, which redis-py's own types cannot say."""


def promptly(url: str) -> Client:
    """Connect for a caller who waits: a dead store is known at once, a hung one within a second."""
    return Redis.from_url(url, socket_connect_timeout=0.5, socket_timeout=1.0, retry=Retry(NoBackoff(), 0))


def patiently(url: str) -> Client:
    """Connect for a worker: it sits out a restart of the store, for some ten seconds. Every script may be repeated."""
    again = Retry(ExponentialBackoff(cap=1.0, base=0.05), 12, (StoreGone, StoreHung, OSError))
    return Redis.from_url(url, socket_connect_timeout=1.0, socket_timeout=5.0, retry=again)


@contextmanager
def reaching() -> Iterator[None]:
    """Turn the ways in which a store can be out of order into Unavailable. A fault of our own stays loud."""
    try:
        yield
    except (StoreGone, StoreHung, OutOfMemoryError, ReadOnlyError) as gone:
        raise Unavailable(str(gone)) from gone
    except ResponseError as refused:
        if not str(refused).startswith("MISCONF"):  # what a server says when it cannot write to its disk
            raise
        raise Unavailable(str(refused)) from refused


def answering(call: Callable[P, T]) -> Callable[P, T]:
    """A call that raises Unavailable where the store is out of order."""

    @wraps(call)
    def answer(*args: P.args, **kwargs: P.kwargs) -> T:
        with reaching():
            return call(*args, **kwargs)

    return answer
