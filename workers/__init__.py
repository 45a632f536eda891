"""
The hands: Celery and Redis live in this room and nowhere else.

Read `desk.py` for what the door may ask for, `ledger.py` for why an accepted article cannot get lost, and
`job.py` for what a worker does with it.
"""

from workers.desk import Desk, connect
from workers.settings import Settings, SettingsError

__all__ = ["Desk", "Settings", "SettingsError", "connect"]
