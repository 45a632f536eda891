"""
`python -m api.web --listen FD`: the web server on a socket that the supervisor opened.

In a container of its own, where there is no supervisor: `python -m api.web --listen HOST:PORT`.

Waitress reads a whole request before it gives it to a thread, so two hundred half-sent bodies leave `/healthz`
answering; the limits below are the ones that was measured with.
"""

import argparse
import signal
import socket
import sys
from typing import Any

import waitress

from api.wsgi import app
from workers import Settings, schema

THREADS = 128
"""A waiting client (`Prefer: wait`) holds one; there are more than may wait at once (`api.world.MOST_WAITERS`)."""

_LARGEST_BODY = 64 * 1024 * 1024
"""Beyond this waitress itself refuses, in plain text; from 4 MB on the app does, with a problem document."""


def main() -> None:
    """Serve until SIGTERM; requests that a thread has taken up are answered first."""
    parser = argparse.ArgumentParser(prog="python -m api.web")
    parser.add_argument("--listen", required=True, metavar="FD|HOST:PORT", help="the listening socket, or an address")
    where = parser.parse_args().listen
    try:
        schema.check_at(Settings.read().redis_url)
    except schema.SchemaError as wrong:
        sys.exit(f"sumber: {wrong}")
    signal.signal(signal.SIGTERM, _leave)
    waitress.serve(
        app,
        **({"sockets": [socket.socket(fileno=int(where))]} if where.isdecimal() else {"listen": where}),
        threads=THREADS,
        connection_limit=2000,
        channel_timeout=15,
        max_request_body_size=_LARGEST_BODY,
        ident=None,
    )


def _leave(_signal: int, _frame: Any) -> None:
    sys.exit(0)


if __name__ == "__main__":
    main()
