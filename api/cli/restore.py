"""`sumber restore`: a backup goes into an empty store, whether its service is running or stands still."""

import argparse
import sys
from pathlib import Path

from api.cli import complain, counted
from api.cli.keys import environment
from workers import Settings, SettingsError
from workers.at_hand import at_hand
from workers.model import Unavailable
from workers.reach import reaching
from workers.restore import RestoreError, restore
from workers.schema import SchemaError
from workers.valkey import FolderInUseError, ValkeyError


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("file", type=Path, metavar="FILE", help="what `sumber backup` wrote")
    parser.add_argument(
        "--data-dir", type=Path, metavar="FOLDER", help="where the service keeps its data (SUMBER_DATA_DIR)"
    )


def run(options: argparse.Namespace) -> int:
    """Put the backup back; 2 when the file is not whole or the store not empty, and then nothing was written."""
    try:
        settings = Settings.read(environment(options.data_dir))
        with at_hand(settings), reaching():
            written = restore(options.file, settings)
    except (SettingsError, ValkeyError, FolderInUseError, RestoreError, SchemaError) as wrong:
        complain(str(wrong))
    except Unavailable:
        complain("the store does not answer; is the service running?")
    else:
        sys.stdout.write(f"{options.file}: {counted(written, 'key')} restored\n")
        return 0
    return 2
