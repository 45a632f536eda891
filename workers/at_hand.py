"""The store for an operator's command: the running service's, or, when it stands still, started for as long as needed."""

from collections.abc import Iterator
from contextlib import contextmanager

from workers.settings import Settings
from workers.valkey import FolderInUseError, Valkey


@contextmanager
def at_hand(settings: Settings) -> Iterator[None]:
    """Make sure that the store answers. Raises ValkeyError when the embedded one cannot be started."""
    if not settings.embedded:
        yield
        return
    try:
        valkey = Valkey(settings.data_dir)
    except FolderInUseError:  # the service is running, and its store with it
        yield
        return
    try:
        valkey.start()
        yield
    finally:
        valkey.stop()
