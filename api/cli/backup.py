"""`sumber backup`: everything the store holds, as of one moment, in one file. The service goes on meanwhile."""

import argparse
import os
import sys
from pathlib import Path

from rich import filesize

from api.cli import complain, counted
from api.cli.keys import environment
from workers import Settings, SettingsError
from workers.at_hand import NoStoreError, at_hand, insist_on_a_store
from workers.backup import BackupError, Copied, back_up
from workers.model import Unavailable
from workers.reach import reaching
from workers.valkey import ValkeyError


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="written anew; until it is whole it is called FILE.part"
    )
    parser.add_argument("--force", action="store_true", help="replace FILE when it is there already")
    parser.add_argument("--tenant", help="only what is this newsroom's (default: everything)")
    parser.add_argument(
        "--data-dir", type=Path, metavar="FOLDER", help="where the service keeps its data (SUMBER_DATA_DIR)"
    )


def run(options: argparse.Namespace) -> int:
    """Write the backup; 2 when it could not be made, and then there is no file."""
    part = options.file.with_name(options.file.name + ".part")
    if options.file.exists() and not options.force:
        complain(f"{options.file} is there already; --force replaces it")
        return 2
    try:
        settings = Settings.read(environment(options.data_dir))
        insist_on_a_store(settings)
        with at_hand(settings), reaching(), os.fdopen(os.open(part, _NEW, 0o600), "wb") as file:
            lines = back_up(settings, file, tenant=options.tenant, on_progress=_tell)
            os.fsync(file.fileno())
        part.replace(options.file)
    except (SettingsError, NoStoreError, ValkeyError, BackupError) as wrong:
        complain(str(wrong))
    except Unavailable:
        complain("the store does not answer; is the service running?")
    except OSError as wrong:
        complain(f"{options.file}: {wrong.strerror or wrong}")
    else:
        sys.stdout.write(f"{options.file}: {counted(lines, 'key')}, {filesize.decimal(options.file.stat().st_size)}\n")
        return 0
    part.unlink(missing_ok=True)
    return 2


def _tell(copied: Copied) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{copied.keys} keys")
        sys.stderr.flush()


_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
