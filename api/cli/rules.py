"""`sumber rules`: what is checked, with the sentences that prove it."""

import argparse
import re
import sys

from rich.table import Table
from rich.text import Text

from api.cli import complain
from api.page import choose, speak
from api.terminal import COLOURS, terminal
from api.views.catalogues import write_rule
from api_spec import canonical
from scorer import policy, rules
from scorer.rules import Rule

_MARKED = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("rule", nargs="?", help="show this rule in full")
    parser.add_argument("--json", action="store_true", help="print the catalogue as /v1/rules gives it")
    parser.add_argument("--lang", metavar="TAG", help="language of messages and examples (default: id)")


def run(options: argparse.Namespace) -> int:
    """Print the catalogue, or one rule."""
    shown = [rule for rule in rules.every() if options.rule in (None, rule.id)]
    if not shown:
        complain(f"there is no rule {options.rule}; `sumber rules` lists them")
        return 2
    if options.json:
        told = [write_rule(rule, policy.default()) for rule in shown]
        sys.stdout.write(canonical(told[0] if options.rule else told).decode() + "\n")
    elif options.rule:
        _page(shown[0], choose(options.lang))
    else:
        _table(shown)
    return 0


def _table(shown: list[Rule]) -> None:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("rule", "weight", "points", "languages", "what it checks"):
        table.add_column(heading, no_wrap=heading == "rule")
    for rule in shown:
        told = write_rule(rule, policy.default())
        table.add_row(
            rule.id,
            Text(told["severity"], style=COLOURS.get(told["severity"], "dim")),
            f"{told['points']:g}",
            " ".join(rule.wordings),
            rule.about.partition("\n")[0],
        )
    terminal().print(table)


def _page(rule: Rule, lang: str) -> None:
    console = terminal()
    told = write_rule(rule, policy.default())
    stages = " · ".join(f"{stage}: {said}" for stage, said in told["stages"].items())
    console.print(Text(rule.id, style="bold"), Text(f"{told['severity']} · {told['points']:g} · {stages}", style="dim"))
    console.print(Text(rule.about))
    code = lang if lang in rule.wordings else next(iter(rule.wordings))
    wording = speak(choose(lang))
    for title, examples in (("speaks_up", rule.wordings[code].flags), ("stays_quiet", rule.wordings[code].quiet)):
        console.print(Text(f"\n{wording(f'rulebook.{title}')}", style="dim"))
        for example in examples:
            console.print(Text("  ").append_text(_marked(str(example.get("body", "")))), soft_wrap=True)


def _marked(example: str) -> Text:
    """An example with its flagged words underlined instead of bracketed."""
    text = Text()
    for number, part in enumerate(_MARKED.split(" ".join(example.split()))):
        text.append(part, style="underline yellow" if number % 2 else "")
    return text
