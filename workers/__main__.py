"""`python -m workers`: one Celery worker on this machine, as the `SUMBER_…` variables say."""

import sys

from workers.job import prepare
from workers.settings import Settings, SettingsError
from workers.tasks import run_worker

try:
    run_worker(Settings.read(), prepare)
except SettingsError as wrong:
    sys.exit(f"sumber: {wrong}")
