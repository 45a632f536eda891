"""`sumber agencies`: the news agencies and outlets that are known, and who owns them."""

import argparse
import sys

from rich.table import Table

from api.cli import complain
from api.terminal import terminal
from api.views.catalogues import write_agency
from api_spec import canonical
from scorer import registry
from scorer.registry import Outlet


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("words", nargs="*", help="only entries with these words in an id, a name or a country")
    parser.add_argument("--json", action="store_true", help="print the entries as /v1/agencies gives them")


def run(options: argparse.Namespace) -> int:
    """Print the entries that fit."""
    words = [word.casefold() for word in options.words]
    found = [outlet for outlet in registry.load().outlets if all(word in _searched(outlet) for word in words)]
    if not found:
        complain(f"nothing known has {' '.join(options.words)} in it")
        return 2
    if options.json:
        sys.stdout.write(canonical([write_agency(outlet) for outlet in found]).decode() + "\n")
        return 0
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("id", "name", "country", "ownership", "founded", "also written"):
        table.add_column(heading, no_wrap=heading in ("id", "country"))
    for outlet in found:
        others = ", ".join(name.text for name in outlet.names if name.text != outlet.name)
        table.add_row(outlet.id, outlet.name, outlet.country, outlet.ownership, str(outlet.founded or ""), others)
    terminal().print(table)
    return 0


def _searched(outlet: Outlet) -> str:
    return " ".join((outlet.id, outlet.country, outlet.name, *(name.text for name in outlet.names))).casefold()
