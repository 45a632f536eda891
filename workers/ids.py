"""The names of things: ids that sort by age and cannot be guessed."""

import os
import time
from datetime import datetime
from typing import Final

_CROCKFORD: Final = "0123456789abcdefghjkmnpqrstvwxyz"


def report_of(job_id: str) -> str:
    """Name the report of a job. A job that runs twice writes the same report twice, not two reports."""
    return "rep_" + job_id.removeprefix("job_")


def new_id(prefix: str) -> str:
    """
    Name a new thing: the millisecond and 80 random bits, so that ids sort by age and cannot be guessed.

    The 26 characters are a ULID in lower case (github.com/ulid/spec).
    """
    return _id(prefix, time.time_ns() // 1_000_000, int.from_bytes(os.urandom(10)))


def first_id(prefix: str, moment: datetime) -> str:
    """What no thing named at this moment or later sorts before."""
    return _id(prefix, int(moment.timestamp() * 1000), 0)


def _id(prefix: str, milliseconds: int, rest: int) -> str:
    number = milliseconds << 80 | rest
    return f"{prefix}_" + "".join(_CROCKFORD[number >> shift & 31] for shift in range(125, -1, -5))
