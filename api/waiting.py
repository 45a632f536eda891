"""Waiting for a job on behalf of a caller, without letting those who wait take up every thread."""

from api.access import tenant
from api.world import World
from workers.model import Job


def wait(world: World, job: Job, seconds: float) -> Job | None:
    """The job when it is finished or the time is over; None when too many wait already, and nobody waited."""
    if job.finished:
        return job
    if not world.waiters.acquire(blocking=False):
        return None
    try:
        return world.desk.wait(tenant(), job.id, seconds)
    finally:
        world.waiters.release()
