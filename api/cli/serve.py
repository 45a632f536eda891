"""`sumber serve`: the whole service on this machine."""

import argparse
from pathlib import Path

from api.serve import serve


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument(
        "--port", type=int, default=8000, help="port to listen on; 0 takes a free one (default: %(default)s)"
    )
    parser.add_argument("--data-dir", type=Path, metavar="FOLDER", help="where everything is kept (SUMBER_DATA_DIR)")
    parser.add_argument("--workers", type=_whole, metavar="N", help="scoring processes (default: one a core)")


def run(options: argparse.Namespace) -> int:
    """Serve until somebody asks to stop."""
    return serve(options.host, options.port, options.data_dir, options.workers)


def _whole(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 256:
        raise argparse.ArgumentTypeError("should be a number from 1 to 256")
    return number
