"""`python -m workers`: one Celery worker on this machine, as the `SUMBER_…` variables say."""

import sys

from workers import schema
from workers.job import prepare
from workers.settings import Settings, SettingsError
from workers.tasks import run_worker

try:
    settings = Settings.read()
    schema.check_at(settings.redis_url)
    run_worker(settings, prepare)
except (SettingsError, schema.SchemaError) as wrong:
    sys.exit(f"sumber: {wrong}")
