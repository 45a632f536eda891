"""The store for an operator's command: the running service's, or, when it stands still, started for as long as needed."""

from collections.abc import Iterator
from contextlib import contextmanager

from workers.settings import Settings
from workers.valkey import FolderInUseError, Valkey


class NoStoreError(Exception):
    """The data folder has no store. The message is one line."""


def insist_on_a_store(settings: Settings) -> None:
    """Make sure that a command that only reads makes no new, empty store. Raises NoStoreError."""
    if settings.embedded and not (settings.data_dir / "valkey").is_dir():
        raise NoStoreError(f"there is no store in {settings.data_dir}")


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
