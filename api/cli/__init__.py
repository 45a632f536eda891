"""
`sumber`, the command line. Each command is a module here that adds its options and runs; this file only finds it.

Exit status: 0 done, 1 the threshold of `--fail-on` was met or a gate failed, 2 bad input or bad options.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from typing import Final, NoReturn

COMMANDS: Final = {
    "serve": "run the whole service on this machine",
    "score": "score articles here, without a service",
    "submit": "post articles to a running service and print what it concludes",
    "backfill": "take an archive of published articles into the reuse index",
    "policy": "check, show and replace a newsroom's policy",
    "rules": "list what is checked, with examples",
    "agencies": "list the news agencies and outlets that are known",
    "keys": "make, list and revoke API keys",
    "backup": "write all that the service keeps into one file",
    "restore": "put a backup back into an empty store",
    "migrate": "bring the store of an older version to this one",
}


class OneLine(argparse.ArgumentParser):
    """An argument parser whose complaints fit on one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is, then leave with status 2."""
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = OneLine(
        prog="sumber",
        description="Checks who says what in a news story, whether it agrees with itself, and where it stands elsewhere.",
        epilog="`sumber COMMAND --help` explains each command.",
    )
    parser.add_argument("--version", action="version", version=f"sumber {version('sumber')}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, about in COMMANDS.items():
        command = commands.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
        if name in given[:1]:  # only the command that is asked for is imported
            import_module(f"{__package__}.{name}").add_options(command)
    options = parser.parse_args(given)
    try:
        return int(import_module(f"{__package__}.{options.command}").run(options))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of our output has gone, such as `head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


def complain(message: str) -> None:
    """One line on standard error."""
    sys.stderr.write(f"sumber: {message}\n")
    sys.stderr.flush()


def counted(number: int, noun: str) -> str:
    """Count things in English: "1 key", "2 keys"."""
    return f"{number} {noun}{'s' * (number != 1)}"
