"""How often a rule is right, as measured on real articles: what the catalogue shows beside each rule."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt

Z = 1.96  # two-sided 95 %


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Findings of a rule on real articles, and how many of them a reader found genuine."""

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


@cache
def every() -> Mapping[str, Measured]:
    """The measurement of each rule that found anything, by rule id."""
    table = tomllib.loads((files(__package__) / "measured.toml").read_text("utf-8"))
    articles = table["corpus"]["articles"]
    return {rule: Measured(articles=articles, **counts) for rule, counts in table["rules"].items()}
