"""
What each sign of a rule is worth, fitted to the challenge passages.

    python -m benchmarks.consistency.points RULE [--apart N]

A rule that weighs signs has three modules: `pairs` yields what may be compared and whether it agrees, `signs` names what is
there, and `points` holds what each is worth. Here every pair that differs is a case: of a passage whose `fault` names the rule
the weightiest is one of a fault, those of other passages are none. Logistic regression with a quadratic penalty
(coordinate descent) says how much each sign adds to the logarithm of the odds; printed are tenths of it, beside the points
that the rule has, and how many passages those points find and accuse. With `--apart N` every N-th file is left out of the
fit and counted by itself: the honest figures.
"""

import math
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import groupby

from benchmarks.consistency import passages
from scorer import rules
from scorer.langs import load, speech
from scorer.read import read
from scorer.rules.given import Given
from scorer.rules.weighing import Scale

PENALTY = 2.0  # of the square of a weight
SWEEPS = 30  # over all signs; later ones change no tenth
ROUNDS = 3  # in which the weightiest pair of each faulty passage is chosen anew
TENTHS = 10


@dataclass(frozen=True, slots=True)
class Case:
    """A pair of places: its passage, whether that has the fault, whether its file is left out, and how often each sign is there."""

    passage: tuple[str, int]
    faulty: bool
    apart: bool
    signs: Mapping[str, int]

    def weight(self, points: Mapping[str, float]) -> float:
        """The sum of its signs' points."""
        return sum(points.get(sign, 0) * times for sign, times in self.signs.items())


def cases(rule: str, every: int) -> list[Case]:
    """The pairs of all challenge passages; every so many files are apart, none where that is 0."""
    folder = f"scorer.rules.consistency.{rule.replace('-', '_')}"
    pairs, signs = import_module(f"{folder}.pairs"), import_module(f"{folder}.signs")
    wordings = next(one for one in rules.every() if one.id == rule).wordings
    given = {
        code: Given(words=said.words, tables=said.tables, limits={}, speech=speech.of(load(code)))
        for code, said in wordings.items()
    }
    found = []
    for at, file in enumerate(sorted(passages.HERE.glob("challenge*.toml"))):
        for number, passage in enumerate(passages.read(file)):
            doc, language = read(passage.article), passage.article.language or ""
            differing = (
                (pair for pair in pairs.read(doc, given[language]) if not pair.agrees) if language in given else ()
            )
            for pair in differing:
                told = Counter(signs.read(doc, pair, given[language]))
                apart = bool(every) and at % every == 0
                found.append(Case((file.stem, number), rule in passage.fault, apart, told))
    return found


def fit(told: Sequence[Case]) -> tuple[dict[str, float], float]:
    """What each sign adds to the logarithm of the odds, and what they are without any."""
    weights: dict[str, float] = {}
    base = 0.0
    for _ in range(ROUNDS):
        chosen = weightiest(told, weights)
        kept = [(case, at in chosen) for at, case in enumerate(told) if not case.faulty or at in chosen]
        weights, base = _descend([case for case, _ in kept], [float(right) for _, right in kept])
    return weights, base


def weightiest(told: Sequence[Case], points: Mapping[str, float]) -> set[int]:
    """Which case of each faulty passage weighs most."""
    numbered = [(case.passage, case.weight(points), at) for at, case in enumerate(told) if case.faulty]
    return {max(group, key=lambda one: one[1])[2] for _, group in groupby(numbered, key=lambda one: one[0])}


def _descend(told: Sequence[Case], right: Sequence[float]) -> tuple[dict[str, float], float]:
    """Newton's step for one sign after the other, until nothing moves."""
    base = ""  # a sign that every case has; it bears no penalty
    bears: dict[str, list[tuple[int, int]]] = {base: [(at, 1) for at in range(len(told))]}
    for at, case in enumerate(told):
        for sign, times in case.signs.items():
            bears.setdefault(sign, []).append((at, times))
    weights, sums = dict.fromkeys(bears, 0.0), [0.0] * len(told)
    for _ in range(SWEEPS):
        for sign, rows in bears.items():
            slope, bend = (0.0, 1e-9) if sign == base else (PENALTY * weights[sign], PENALTY)
            for at, times in rows:
                odds = 1 / (1 + math.exp(-sums[at]))
                slope += times * (odds - right[at])
                bend += times * times * odds * (1 - odds)
            step = max(-1.0, min(1.0, slope / bend))
            weights[sign] -= step
            for at, times in rows:
                sums[at] -= step * times
    return {sign: weight for sign, weight in weights.items() if sign}, weights[base]


def counted(told: Sequence[Case], points: Mapping[str, float], least: float) -> str:
    """How many passages with the fault are found by these points, and how many others accused."""
    spoken = {case.passage: case.faulty for case in told if case.weight(points) >= least}
    faulty = len({case.passage for case in told if case.faulty})
    return f"found {sum(spoken.values())} of {faulty} faulty passages with a pair, accused {len(spoken) - sum(spoken.values())}"


def main() -> int:
    """Print the points that the fit gives beside those in force."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("rule", metavar="RULE", help="a rule that weighs signs, such as num-conflict")
    parser.add_argument("--apart", type=int, default=0, metavar="N", help="leave every N-th file out of the fit")
    wanted = parser.parse_args()
    told = cases(wanted.rule, wanted.apart)
    weights, base = fit([case for case in told if not case.apart])
    force: Scale = import_module(f"scorer.rules.consistency.{wanted.rule.replace('-', '_')}.points").SCALE
    print(f"{'sign':18}{'fitted':>8}{'in force':>10}")
    for sign in sorted(weights, key=lambda one: -abs(weights[one])):
        print(f"{sign:18}{weights[sign] * TENTHS:8.0f}{force.points.get(sign, 0):10}")
    print(f"{'least':18}{-base * TENTHS:8.0f}{force.least:10}")
    for name, group in (("fitted to", False), ("left out", True)):
        some = [case for case in told if case.apart is group]
        if some:
            print(
                f"{name}: by the fit {counted(some, weights, -base)}; by the points {counted(some, force.points, force.least)}"
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
