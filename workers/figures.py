"""What the store knows of the work of all processes, for `/metrics`. No figure names a newsroom."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from workers import keys
from workers.model import QUEUES
from workers.reach import Client
from workers.store import Store

BUCKETS: Final = (5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 30_000_000)  # fmt: skip
"""Microseconds; the same as in `prelude.lua`, which counts."""

OUTCOMES: Final = ("succeeded", "failed", "cancelled")
_ALIVE: Final = 15_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Durations:
    """How long something took: how many times at most each of `BUCKETS`, then longer, and all of it in seconds."""

    counts: tuple[int, ...]
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFigures:
    """One queue: what stands in it, and what came out of it since the store was begun."""

    waiting: int
    running: int
    oldest_seconds: float
    outcomes: Mapping[str, int]
    waited: Durations
    scored: Durations


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All of it."""

    queues: Mapping[str, QueueFigures]
    workers: int
    outbox: int
    due: int
    attempts: Mapping[str, int]
    undelivered: int


def read(redis: Client, store: Store) -> Figures:
    """Read the figures in one exchange. Raises what the redis client raises."""
    now = store.now()
    with redis.pipeline(transaction=False) as together:
        together.hgetall(keys.counts())
        together.zcount(keys.workers(), now - _ALIVE, "+inf")
        together.zcard(keys.outbox())
        together.zcard(keys.due())
        for queue in QUEUES:
            together.zcard(keys.waiting(queue))
            together.zcard(keys.running(queue))
        told, workers, outbox, due, *depths = together.execute()
    counts = {name.decode(): int(number) for name, number in told.items()}
    waits = store.longest_wait()
    return Figures(
        queues={
            queue: QueueFigures(
                waiting=depths[2 * at],
                running=depths[2 * at + 1],
                oldest_seconds=max(0.0, waits.get(queue, 0.0)),
                outcomes={outcome: counts.get(f"jobs:{queue}:{outcome}", 0) for outcome in OUTCOMES},
                waited=_durations(counts, f"waited:{queue}"),
                scored=_durations(counts, f"scored:{queue}"),
            )
            for at, queue in enumerate(QUEUES)
        },
        workers=workers,
        outbox=outbox,
        due=due,
        attempts={outcome: counts.get(f"attempts:{outcome}", 0) for outcome in ("delivered", "failed")},
        undelivered=counts.get("undelivered", 0),
    )


def _durations(counts: Mapping[str, int], what: str) -> Durations:
    return Durations(
        counts=tuple(counts.get(f"{what}:{bucket}", 0) for bucket in (*BUCKETS, "more")),
        seconds=counts.get(f"{what}:sum", 0) / 1_000_000,
    )
