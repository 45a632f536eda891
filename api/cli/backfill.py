"""
`sumber backfill`: takes an archive of published articles into the reuse index.

Beside the service, or before its first start, it writes to its store, on all cores, and judges nothing. With `--server`
it posts the archive to a service elsewhere, which scores each article as well.
"""

import argparse
import os
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from api.cli import complain, counted, posting
from api.cli.keys import environment
from api.cli.submit import RefusedByServerError, Service
from workers import Settings, SettingsError, keys, schema
from workers import backfill as archives
from workers.at_hand import at_hand
from workers.model import Unavailable
from workers.reach import reaching
from workers.valkey import ValkeyError


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("archive", type=Path, metavar="ARCHIVE.ndjson", help="one article a line, as JSON")
    parser.add_argument("--tenant", default="default", help="the newsroom whose index it enters (default: %(default)s)")
    parser.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, metavar="N", help="processes (default: one a core)"
    )
    parser.add_argument(
        "--data-dir", type=Path, metavar="FOLDER", help="where the service keeps its data (SUMBER_DATA_DIR)"
    )
    parser.add_argument("--server", metavar="URL", help="post to a running service instead of writing to its store")
    parser.add_argument("--key", default=os.environ.get("SUMBER_KEY", ""), help="its API key (default: SUMBER_KEY)")


def run(options: argparse.Namespace) -> int:
    """Index the archive from where an earlier run was stopped; 2 when a line or the archive could not be read."""
    if wrong := _fault(options):
        complain(wrong)
        return 2
    console = Console(file=sys.stderr)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[pace]}"))
    try:
        with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar, reaching():
            task = bar.add_task(options.archive.name, total=options.archive.stat().st_size, pace="")
            done = _take_in(
                options,
                Settings.read(environment(options.data_dir)),
                on_progress=lambda so_far: bar.update(task, completed=so_far.done, pace=_pace(so_far)),
                on_bad_line=lambda bad: complain(f"{options.archive}: line {bad.number}: {bad.why}"),
            )
    except (SettingsError, ValkeyError, schema.SchemaError, RefusedByServerError) as wrong:
        complain(str(wrong))
        return 2
    except Unavailable:
        complain("the store does not answer; is the service running?")
        return 2
    except OSError as wrong:
        complain(f"{options.archive}: {wrong.strerror or wrong}")
        return 2
    told = f"{counted(done.articles, 'article')} indexed, {counted(done.skipped, 'line')} skipped"
    sys.stdout.write(f"{told}, {done.rate:.0f} a second\n")
    return 2 if done.skipped else 0


def _fault(options: argparse.Namespace) -> str:
    """What is wrong with the options; nothing when they can be used."""
    if not keys.TENANT.fullmatch(options.tenant):
        return f"--tenant {options.tenant} is no newsroom's name: lower-case letters, digits and hyphens"
    if options.workers < 1:
        return f"--workers {options.workers} should be at least 1"
    if options.server and urlsplit(options.server).scheme not in ("http", "https"):
        return f"--server {options.server} is not an address such as http://127.0.0.1:8000"
    return ""


def _take_in(
    options: argparse.Namespace,
    settings: Settings,
    on_progress: Callable[[archives.Progress], None],
    on_bad_line: Callable[[archives.BadLine], None],
) -> archives.Progress:
    told: Any = {"on_progress": on_progress, "on_bad_line": on_bad_line}
    if not options.server:
        with at_hand(settings):
            schema.check_at(settings.redis_url)
            return archives.backfill(
                options.archive, settings.index_url, options.tenant, processes=options.workers, **told
            )
    address = options.server.rstrip("/")
    marks = settings.data_dir / "backfill"
    return posting.post(options.archive, Service(address, options.key), marks, name=address, **told)


def _pace(so_far: archives.Progress) -> str:
    left = so_far.seconds_left
    return f"{so_far.rate:.0f} a second" + (f", {timedelta(seconds=round(left))} left" if left is not None else "")
