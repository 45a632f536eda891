"""`sumber policy`: check a newsroom's policy file, show what it comes to, put it in force."""

import argparse
import os
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

from rich.table import Table
from rich.text import Text

from api.cli import complain, counted
from api.cli.submit import RefusedByServerError, Service
from api.terminal import COLOURS, terminal
from scorer import newsroom as newsrooms
from scorer import policy as policies
from scorer import rules
from scorer.newsroom import Newsroom, NewsroomError
from scorer.policy import OFF, Policy
from scorer.rules import measured

TOML = {"Accept": "application/toml", "Content-Type": "application/toml"}
PLACE = "/v1/policies/newsroom"


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    check = actions.add_parser("check", help="every fault of a file with its line, or what the file changes")
    show = actions.add_parser("show", help="print the policy that the house ships, or with --server the one in force")
    send = actions.add_parser("send", help="put a file in force for the newsroom whose key it is")
    for action in (check, send):
        action.add_argument("file", type=Path, metavar="FILE", help="the policy, TOML")
    for action in (show, send):
        action.add_argument("--server", metavar="URL", required=action is send, help="a running service")
        action.add_argument("--key", default=os.environ.get("SUMBER_KEY", ""), help="API key (default: SUMBER_KEY)")


def run(options: argparse.Namespace) -> int:
    """Do what was asked; 2 for a file with faults, and for a service that does not take it."""
    try:
        if options.action == "show":
            return _show(Service(options.server.rstrip("/"), options.key) if options.server else None)
        if options.action == "check":
            return _check(read(options.file))
        read(options.file)
        return _send(options.file, Service(options.server.rstrip("/"), options.key))
    except (NewsroomError, OSError) as wrong:
        for line in faults(options.file, wrong):
            complain(line)
    except RefusedByServerError as refused:
        complain(str(refused))
    return 2


def read(file: Path) -> Newsroom:
    """A newsroom from its file. NewsroomError, OSError."""
    try:
        return newsrooms.read(file.read_text("utf-8"))
    except UnicodeDecodeError as wrong:
        line = wrong.object.count(b"\n", 0, wrong.start) + 1
        raise NewsroomError((newsrooms.Fault("", line, "this line is not UTF-8"),)) from None


def faults(file: Path, wrong: NewsroomError | OSError) -> Iterator[str]:
    """What is wrong, one line a fault, each beginning with its place as editors can jump to."""
    if isinstance(wrong, OSError):
        yield f"{file}: {wrong.strerror}"
    else:
        yield from (f"{file}:{fault.line}: {fault.detail}" for fault in wrong.faults)


def _check(newsroom: Newsroom) -> int:
    own, shipped = newsroom.policy, policies.default()
    changed = [rule for rule in sorted(policies.declared()) if _told(rule, own) != _told(rule, shipped)]
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("rule", "weight", "points", "says", "before"):
        table.add_column(heading, no_wrap=heading == "rule")
    for rule in changed:
        severity, points, said = _told(rule, own)
        table.add_row(
            rule, Text(severity, style=COLOURS.get(severity, "dim")), points, said, " ".join(_told(rule, shipped))
        )
    console = terminal()
    if changed:
        console.print(table)
    for rule, stages in _idle_blocks(own, changed):
        console.print(
            f"{rule}: “block” at {stages} will warn; its precision is not measured to be high enough", soft_wrap=True
        )
    console.print(
        Text(
            f"{counted(len(changed), 'rule')} changed, {counted(len(newsroom.names), 'name')}, {len(own.licensed)} licensed",
            style="dim",
        )
    )
    return 0


def _told(rule: str, policy: Policy) -> tuple[str, str, str]:
    if not policy.judges(rule):
        return OFF, "", ""
    price = policy.price(rule)
    limits = [f"{name} {limit:g}" for name, limit in policy.limits[rule].items()]
    return price.severity, f"{price.points:g}", ", ".join((" ".join(price.stages.values()), *limits))


def _idle_blocks(policy: Policy, changed: Collection[str]) -> Iterator[tuple[str, str]]:
    """Rules that are told to block and may not in any language."""
    for rule in rules.every():
        if (
            rule.id in changed
            and policy.judges(rule.id)
            and not any(measured.may_block(rule.id, code) for code in rule.wordings)
        ):
            stages = [stage for stage, said in policy.price(rule.id).stages.items() if said == "block"]
            if stages:
                yield rule.id, ", ".join(stages)


def _show(service: Service | None) -> int:
    if service is None:
        sys.stdout.write(policies.shipped())
        return 0
    try:
        sys.stdout.write(service.ask("GET", PLACE, headers=TOML).told)
    except RefusedByServerError as refused:
        if refused.status != 404:
            raise
        complain("this newsroom has no policy of its own; this is the one that the house ships")
        sys.stdout.write(policies.shipped())
    return 0


def _send(file: Path, service: Service) -> int:
    try:
        condition = {"If-Match": service.ask("GET", PLACE, headers=TOML).tag}
    except RefusedByServerError as refused:
        if refused.status != 404:
            raise
        condition = {"If-None-Match": "*"}
    answer = service.ask("PUT", PLACE, file.read_bytes(), {**TOML, **condition, "Accept": "application/json"})
    terminal().print(f"version {answer.told['version']} is in force ({answer.told['digest']})")
    return 0
