"""`sumber migrate`: brings the store of an older Sumber to this one's layout. Make a backup first, and stop the service."""

import argparse
import sys
from pathlib import Path

from api.cli import complain, counted
from api.cli.keys import environment
from workers import Settings, SettingsError, schema
from workers.at_hand import NoStoreError, at_hand, insist_on_a_store
from workers.model import Unavailable
from workers.reach import patiently, reaching
from workers.valkey import ValkeyError


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument(
        "--data-dir", type=Path, metavar="FOLDER", help="where the service keeps its data (SUMBER_DATA_DIR)"
    )


def run(options: argparse.Namespace) -> int:
    """Do the steps that are missing; 2 when the store is newer than this program."""
    try:
        settings = Settings.read(environment(options.data_dir))
        insist_on_a_store(settings)
        with at_hand(settings), reaching(), patiently(settings.redis_url) as redis:
            steps = schema.migrate(redis)
    except (SettingsError, NoStoreError, ValkeyError, schema.SchemaError) as wrong:
        complain(str(wrong))
    except Unavailable:
        complain("the store does not answer; is the service running?")
    else:
        done = f"{counted(steps, 'step')} done" if steps else "nothing to do"
        sys.stdout.write(f"the store is of version {schema.SCHEMA}: {done}\n")
        return 0
    return 2
