"""
Which single condition keeps a rule quiet on a fault that it may name.

    python -m benchmarks.consistency.why_quiet RULE PASSAGES.toml… [--reading MODULE…]

For each passage whose `fault` names the rule and of which the rule says nothing, every condition that was asked on the
way is forced, one at a time, to the other answer. Printed are those with which the rule speaks, and what it then points
at. Most faults that are missed are missed because one guard asks too much; whether it does is the reader's to say, and
`tests/test_challenges.py` shows what it protects.

Forced are the conditions of the rule's own folder, and with `--reading` those of these modules too, such as
`scorer.read.ages`; then each text is read anew each time, which takes longer. Exit status 2 where no such rule is on.
"""

import signal
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from benchmarks.consistency.conditions import Watch, install


def options(arguments: Sequence[str]) -> Namespace:
    """What the command line asks for."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("rule", metavar="RULE", help="the rule's id, such as age-conflict")
    parser.add_argument("passages", metavar="PASSAGES.toml", type=Path, nargs="+")
    parser.add_argument("--reading", metavar="MODULE", nargs="+", default=[], help="such as scorer.read.ages")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Print the conditions that keep a rule quiet, passage by passage; answer the exit status."""
    asked = options(arguments)
    watch = Watch()
    folder = asked.rule.replace("-", "_")
    install(watch, [*(f"scorer.rules.{room}.{folder}" for room in ("consistency", "integrity")), *asked.reading])
    signal.signal(signal.SIGALRM, _ring)
    forced, passages, policy = map(  # only now: what they import has to be wrapped
        import_module, ("benchmarks.consistency.forced", "benchmarks.consistency.passages", "scorer.policy")
    )
    if not policy.default().judges(asked.rule):
        print(f"no rule {asked.rule} is switched on", file=sys.stderr)
        return 2
    for file in asked.passages:
        for passage in passages.read(file):
            if asked.rule not in passage.fault:
                continue
            found = list(forced.opened(passage, asked.rule, watch, anew=bool(asked.reading)))
            if found:
                print(f"\n{file.name}: {passage.article.headline or passage.article.body[:80]}")
            for condition, answer, places in found:
                print(f"  {condition.file}:{condition.line} {condition.words}\n    if {answer}: {'; '.join(places)}")
    return 0


def _ring(*_: object) -> None:
    raise TimeoutError


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
