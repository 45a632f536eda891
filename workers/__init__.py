"""
The hands: Celery and Redis live in this room and nowhere else.

Read `desk.py` for what the door may ask for, `ledger.py` for why an accepted article cannot get lost, and `job.py` for
what a worker does with it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from workers.settings import Settings, SettingsError

if TYPE_CHECKING:
    from workers.desk import Desk, connect

__all__ = ["Desk", "Settings", "SettingsError", "connect"]


def __getattr__(name: str) -> Any:
    """Load the desk when it is asked for: the supervisor starts this room's programs and must itself stay small."""
    if name in ("Desk", "connect"):
        return getattr(import_module("workers.desk"), name)
    raise AttributeError(name)
