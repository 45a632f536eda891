"""`sumber keys`: who may use the service. Runs beside it, on the same store, or before its first start."""

import argparse
import os
import sys
from pathlib import Path

from api.cli import complain
from workers import Desk, Settings, SettingsError, connect, schema
from workers.at_hand import NoStoreError, at_hand, insist_on_a_store
from workers.model import SCOPES, Unavailable
from workers.valkey import ValkeyError


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    issue = actions.add_parser("issue", help="make a key; it is printed once and stored nowhere")
    issue.add_argument("tenant", help="the newsroom it stands for: lower-case letters, digits and hyphens")
    issue.add_argument(
        "--scope", action="append", choices=sorted(SCOPES), help="what it may do; may be repeated (default: everything)"
    )
    issue.add_argument(
        "--limit",
        type=_whole,
        metavar="N",
        help="how many requests a minute it may make, 0 for any number (default: as many as SUMBER_RATE_LIMIT says)",
    )
    actions.add_parser("list", help="list the keys by the first letters of their hash")
    revoke = actions.add_parser("revoke", help="make a key useless")
    revoke.add_argument("key", help="its id, as `sumber keys list` shows it")
    for action in actions.choices.values():
        action.add_argument(
            "--data-dir", type=Path, metavar="FOLDER", help="where the service keeps its data (SUMBER_DATA_DIR)"
        )


def run(options: argparse.Namespace) -> int:
    """Do what is asked of the keys."""
    try:
        settings = Settings.read(environment(options.data_dir))
        if options.action != "issue":
            insist_on_a_store(settings)
        with at_hand(settings), connect(settings) as desk:
            schema.check_at(settings.redis_url)
            return _ACTIONS[options.action](desk, options)
    except (SettingsError, NoStoreError, ValkeyError, schema.SchemaError, ValueError) as wrong:
        complain(str(wrong))
    except Unavailable:
        complain("the store does not answer; is the service running?")
    return 2


def _whole(text: str) -> int:
    if not text.isdecimal() or int(text) > 1_000_000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0 to 1,000,000")
    return int(text)


def environment(data_dir: Path | None) -> dict[str, str]:
    """The environment, with the data folder that was asked for."""
    return {**os.environ, **({"SUMBER_DATA_DIR": str(data_dir.absolute())} if data_dir else {})}


def _issue(desk: Desk, options: argparse.Namespace) -> int:
    first = not desk.has_keys()
    key = desk.issue_key(options.tenant, frozenset(options.scope or SCOPES), options.limit)
    sys.stdout.write(f"{key}\n")
    if first:
        complain("from now on every request needs a key")
    return 0


def _list(desk: Desk, _options: argparse.Namespace) -> int:
    for key in desk.keys():  # noqa: SIM118 - a desk is no mapping
        limit = "" if key.limit is None else f"  {key.limit or 'any'}/min"
        sys.stdout.write(
            f"{key.id}  {key.tenant:<20}  {' '.join(sorted(key.scopes)):<33}  {key.created_at:%Y-%m-%d %H:%M}{limit}\n"
        )
    return 0


def _revoke(desk: Desk, options: argparse.Namespace) -> int:
    if desk.revoke_key(options.key):
        return 0
    complain(f"there is no key {options.key}")
    return 2


_ACTIONS = {"issue": _issue, "list": _list, "revoke": _revoke}
