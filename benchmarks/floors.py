"""
Hold the measured quality against floors.toml: it may rise, and what it has once reached it keeps.

    ../shared/eval/scorecard > build/scorecard.txt
    python -m benchmarks.floors build/scorecard.txt

Exit status 1 when a figure is missing, lies under its floor or over its ceiling, or when a limit is laxer than one that
was committed before.
"""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LIMITS = Path(__file__).with_name("floors.toml")

# The scorecard prints a paragraph for each set of articles; its first line names the set.
SET = re.compile(r"^(\S+) documents \d+")
# "@0.8: P  71.2  R  64.0  F1  67.4", or for sets labelled in part, "R@0.8  64.0".
AT = re.compile(r"^ +@([\d.]+): +P +(\S+) +R +(\S+) +F1 +(\S+)|^ +R@([\d.]+) +(\S+)")
# "speaker 91.3  end2end 88.0  kind 90.1  via 4/5, invented 0"
SPEAKER = re.compile(r"\b(speaker|end2end|kind|invented) (\S+)|\b(via) (\d+)/(\d+)")
# "must_flag 12/20; must_not_flag violated 1/31; unlisted above info 4"
FINDINGS = re.compile(r"^must_flag (\d+)/(\d+); must_not_flag violated (\d+)/\d+; unlisted above info (\d+)")
BAD_OFFSETS = re.compile(r"OFFSETS: (\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One figure's limit: a floor, or for what should be rare a ceiling."""

    name: str
    value: float
    ceiling: bool

    def holds(self, measured: float) -> bool:
        """Tell whether a measured figure keeps the limit; nan never does."""
        return measured <= self.value if self.ceiling else measured >= self.value

    def laxer_than(self, other: "Limit") -> bool:
        """Tell whether this limit allows what the other forbids."""
        return not other.holds(self.value)


def main(scorecard: str) -> int:
    """Print every limit with its figure; answer the exit status."""
    measured = dict(figures(Path(scorecard).read_text(encoding="utf-8")))
    limits = read(LIMITS.read_text(encoding="utf-8"))
    broken = [limit.name for limit in limits if not limit.holds(measured.get(limit.name, float("nan")))]
    lowered = lowered_since(committed_before(), limits)

    for limit in limits:
        sign, verdict = "≤" if limit.ceiling else "≥", "  MISSED" if limit.name in broken else ""
        print(f"{limit.name:32} {measured.get(limit.name, float('nan')):7.1f}  {sign} {limit.value:g}{verdict}")
    for name in lowered:
        print(f"{name}: a limit that was once committed may not be loosened")
    return 1 if broken or lowered else 0


def figures(scorecard: str) -> Iterator[tuple[str, float]]:
    """Read the scorecard's table as (set.figure, value); shares in per cent, the rest counts."""
    name = ""
    for line in scorecard.splitlines():
        if found := SET.match(line):
            name = found[1]
            yield f"{name}.offsets_off", 0.0  # the scorecard speaks of wrong offsets only when there are some
        elif found := AT.match(line):
            level, recall = found[1] or found[5], found[3] or found[6]
            yield f"{name}.R@{level}", float(recall)
            if found[1]:
                yield f"{name}.P@{level}", float(found[2])
                yield f"{name}.F1@{level}", float(found[4])
        elif found := FINDINGS.match(line):
            yield f"{name}.must_flag", 100 * int(found[1]) / int(found[2])
            yield f"{name}.must_not_flag", float(found[3])
            yield f"{name}.unlisted", float(found[4])
        elif found := BAD_OFFSETS.search(line):
            yield f"{name}.offsets_off", float(found[1])
        elif line.lstrip().startswith("speaker "):
            for label, value, via, right, of in SPEAKER.findall(line):
                yield f"{name}.{via or label}", 100 * int(right) / max(int(of), 1) if via else float(value)


def read(text: str) -> tuple[Limit, ...]:
    """Read the limits in the order in which floors.toml lists them."""
    tables = tomllib.loads(text)
    return tuple(
        Limit(name=f"{set_name}.{figure}", value=value, ceiling=kind == "ceilings")
        for kind in ("floors", "ceilings")
        for set_name, limits in tables.get(kind, {}).items()
        for figure, value in limits.items()
    )


def lowered_since(earlier: list[str], limits: tuple[Limit, ...]) -> list[str]:
    """Name the limits that an earlier floors.toml held tighter, or held at all."""
    now = {(limit.name, limit.ceiling): limit for limit in limits}
    return sorted(
        {
            before.name
            for text in earlier
            for before in read(text)
            if (limit := now.get((before.name, before.ceiling))) is None or limit.laxer_than(before)
        }
    )


def committed_before() -> list[str]:
    """Read every floors.toml there has been; none where the history is not at hand."""
    path = f"benchmarks/{LIMITS.name}"
    root = LIMITS.parents[1]
    log = subprocess.run(
        ["git", "log", "--format=%H", "--", path], cwd=root, capture_output=True, text=True, check=False
    )
    return [
        subprocess.run(["git", "show", f"{commit}:{path}"], cwd=root, capture_output=True, text=True, check=True).stdout
        for commit in log.stdout.split()
    ]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
