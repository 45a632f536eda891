"""
The version of the store's layout, and the steps from one version to the next.

A store says which version it is of; one that says nothing is of the first. A program that finds a newer one than it
knows leaves it alone: to go back to an older Sumber, restore the backup that was made before the upgrade.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Final

from workers import keys
from workers.model import Unavailable
from workers.reach import Client, promptly, reaching

SCHEMA: Final = 1

STEPS: Final[Mapping[int, Callable[[Client], None]]] = {}
"""What brings a store of this version to the next. A step may be repeated: who was stopped halfway starts it again."""


class SchemaError(Exception):
    """The store cannot be used by this version. The message is one line an operator can act on."""


def check(redis: Client, *, known: int = SCHEMA) -> None:
    """Make sure that the store is of the version this program knows; a new store is marked as such. SchemaError."""
    found = version(redis)
    if found > known:
        raise SchemaError(
            f"the store is of version {found}, this Sumber knows up to {known}: upgrade it, or restore a backup"
        )
    if found < known:
        raise SchemaError(
            f"the store is of version {found}, this Sumber needs {known}: make a backup, then `sumber migrate`"
        )
    redis.set(keys.schema(), known, nx=True)


def check_at(url: str) -> None:
    """Check the store at this address before working on it; one that does not answer is checked by who asks next."""
    with suppress(Unavailable), reaching(), promptly(url) as redis:
        check(redis)


def version(redis: Client) -> int:
    """The version of a store."""
    return int(redis.get(keys.schema()) or 1)


def migrate(redis: Client, *, steps: Mapping[int, Callable[[Client], None]] = STEPS, to: int = SCHEMA) -> int:
    """Bring the store to the version this program knows, step by step; the number of steps. SchemaError if it is newer."""
    found = version(redis)
    if found > to:
        check(redis, known=to)
    for step in range(found, to):
        steps[step](redis)
        redis.set(keys.schema(), step + 1)
    return to - found
