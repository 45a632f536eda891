"""
How often a rule is right, by language, and what follows: whether it may speak, and whether it may block publishing.

Three kinds of text stand behind it. Real articles, each finding read by hand; passages that were written without sight of
the rule, half of them sound; and articles into which one fault was planted, where a finding elsewhere is false.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt
from typing import Any

Z = 1.96  # two-sided 95 %
FEW = 35  # findings, all genuine, from which the interval lies above SURE
SURE = 0.90  # the lower end a rule with more findings than that must keep
PASSED = 0.95  # precision on passages that a rule with fewer findings must reach
PASSAGES = 40  # passages below which those say nothing
BLOCKING = 0.98  # precision from which a newsroom may refuse to publish over a finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Findings of a rule on a number of texts, and how many of them a reader found genuine."""

    articles: int
    found: int
    genuine: int

    @property
    def precision(self) -> float | None:
        """The share of genuine findings, None where nothing was found."""
        return self.genuine / self.found if self.found else None

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % score interval of the precision (Wilson 1927): (0, 1) where nothing was found."""
        if not self.found:
            return 0.0, 1.0
        n, share = self.found, self.genuine / self.found
        middle = share + Z * Z / (2 * n)
        reach = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
        return max(0.0, (middle - reach) / (1 + Z * Z / n)), min(1.0, (middle + reach) / (1 + Z * Z / n))


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One measurement of a rule: in which language, on texts of which kind ("articles", "passages" or "planted")."""

    language: str
    texts: str
    result: Measured


@cache
def every() -> Mapping[str, tuple[Measurement, ...]]:
    """The measurements of each rule that was looked at, by rule id."""
    known: dict[str, list[Measurement]] = {}
    for rule, measurement in _read(tomllib.loads((files(__package__) / "measured.toml").read_text("utf-8"))):
        known.setdefault(rule, []).append(measurement)
    return {rule: tuple(measurements) for rule, measurements in known.items()}


def of(rule: str, *, language: str | None = None, texts: str | None = None) -> Measured:
    """A rule's measurements added up: in one language or in all, on texts of one kind or of all."""
    return together(
        one.result for one in every().get(rule, ()) if language in (None, one.language) and texts in (None, one.texts)
    )


def together(results: Iterable[Measured]) -> Measured:
    """Several measurements as one."""
    told = tuple(results)
    return Measured(
        articles=sum(one.articles for one in told),
        found=sum(one.found for one in told),
        genuine=sum(one.genuine for one in told),
    )


def may_speak(rule: str) -> bool:
    """
    Whether a rule is right often enough to be on.

    With `FEW` findings on real articles or more, the lower end of their interval has to reach `SURE`. With fewer, none of
    them may be false, and of what it finds in at least `PASSAGES` passages `PASSED` have to be genuine.
    """
    real = of(rule, texts="articles")
    if real.found >= FEW:
        return real.interval[0] >= SURE
    tried = of(rule, texts="passages")
    return real.genuine == real.found and tried.articles >= PASSAGES and (tried.precision or 0.0) >= PASSED


@cache
def may_block(rule: str, language: str | None) -> bool:
    """
    Whether a stage may refuse to go on over a rule's finding in a language: by measurement, whatever the policy says.

    Of all findings looked at in that language `BLOCKING` have to be genuine, and so many that the lower end of the
    interval reaches `SURE`. A rule nobody measured may not.
    """
    if language is None:
        return False
    known = of(rule, language=language)
    return (known.precision or 0.0) >= BLOCKING and known.interval[0] >= SURE


def _read(tables: Mapping[str, Any]) -> Iterator[tuple[str, Measurement]]:
    for language, kinds in tables.items():
        for texts, counted in kinds.items():
            for rule, told in counted["rules"].items():
                size = told.get("texts", counted.get("texts"))
                result = Measured(articles=size, found=told["found"], genuine=told["genuine"])
                yield rule, Measurement(language=language, texts=texts, result=result)
