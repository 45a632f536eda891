"""
The policy: what a finding costs and what each stage of the desk says to it.

`default` is the one the house ships. What a newsroom changes of it is read in `scorer.newsroom`.
"""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from scorer.model import Band, Dimension, Genre, Severity

STAGES = ("draft", "review", "publish", "correct")
SAYINGS = ("info", "warn", "block")
OUTAGES = ("pass", "warn", "fail")
OFF = "off"


class PolicyError(ValueError):
    """The policy file cannot be used; the message names the entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What a rule's finding weighs: its severity, its points at that severity, and what each stage says to it."""

    severity: Severity
    points: float
    stages: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """When a rule is turned down: over `most_false` of its findings in `days` false alarms, out of `least_fired` or more."""

    days: int
    most_false: float
    least_fired: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Policy:
    """
    Every number that can change a score. `version` is repeated in each report, with a digest of the file.

    A policy is equal to no other, so what is made of it can be kept by it.
    """

    name: str
    version: str
    digest: str
    points: Mapping[Severity, float]
    repeats: tuple[float, ...]
    stakes_factor: float
    minor_below: float
    info_below: float
    bands: Mapping[Band, int]
    muted: Mapping[Genre, frozenset[str]]
    outage: str
    licensed: tuple[str, ...]
    prices: Mapping[str, Mapping[str, Price]]
    limits: Mapping[str, Mapping[str, float]]
    health: Health
    off: Mapping[str, str] = field(default_factory=dict)
    """Why each rule that is switched off is."""
    quiet: tuple[str, ...] = ()
    """Rules that only inform for now, because this newsroom called them a false alarm too often."""

    def price(self, rule: str, case: str = "") -> Price:
        """The price of a rule's finding; a case without a price of its own costs what the rule costs."""
        cases = self.prices[rule]
        return cases.get(case) or cases[""]

    def judges(self, rule: str) -> bool:
        """Whether the rule is switched on."""
        return rule in self.prices

    def turned_down(self, rules: Collection[str]) -> "Policy":
        """The policy with some rules as information only, and a digest that says which."""
        down = sorted(rule for rule in rules if rule in self.prices)
        if not down:
            return self
        quiet = Price(severity=Severity.INFO, points=0.0, stages=dict.fromkeys(STAGES, "info"))
        prices = {**self.prices, **{rule: dict.fromkeys(self.prices[rule], quiet) for rule in down}}
        return replace(self, prices=prices, quiet=tuple(down), digest=f"{self.digest}-{'-'.join(down)}")

    def band(self, value: int, *, critical: bool) -> Band:
        """The band of a value from 0 to 100; never better than review while a critical finding is open."""
        reached = next((band for band, least in self.bands.items() if value >= least), Band.HOLD)
        return Band.REVIEW if critical and reached in (Band.READY, Band.TIDY) else reached


@cache
def default() -> Policy:
    """The policy the house ships."""
    return parse(shipped())


@cache
def shipped() -> str:
    """The shipped policy as TOML."""
    return (files(__package__) / "policy.toml").read_text("utf-8")


@cache
def complete() -> Policy:
    """The policy the house ships, with the rules on that it has off: for trying them out."""
    table = tomllib.loads(shipped())
    rules = {
        rule: {name: told for name, told in entry.items() if name != OFF} for rule, entry in table["rules"].items()
    }
    return of({**table, "rules": rules}, "complete")


def declared() -> frozenset[str]:
    """The rules the shipped policy has a line for, switched off or not."""
    return frozenset(tomllib.loads(shipped())["rules"])


def parse(text: str) -> Policy:
    """A whole policy from TOML text. PolicyError names the entry that cannot be used."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PolicyError(f"policy: {error}") from error
    try:
        return of(table, sha256(text.encode()).hexdigest()[:12])
    except KeyError as error:
        raise PolicyError(f"policy: {error.args[0]} is missing") from error
    except (TypeError, ValueError) as error:
        raise PolicyError(f"policy: {error}") from error


def of(table: Mapping[str, Any], digest: str) -> Policy:
    """A policy from the values of its file. KeyError, TypeError or ValueError where one is missing or cannot be used."""
    points = {severity: float(table["prices"][severity]) for severity in Severity}
    rules = {rule: one for rule, one in table["rules"].items() if one["severity"] != OFF and OFF not in one}
    bands = table["bands"]
    return Policy(
        name=table["name"],
        version=table["version"],
        digest=digest,
        points=points,
        repeats=tuple(table["grading"]["repeats"]),
        stakes_factor=table["grading"]["stakes_factor"],
        minor_below=table["grading"]["minor_below"],
        info_below=table["grading"]["info_below"],
        bands={Band(band): bands[band] for band in (Band.READY, Band.TIDY, Band.REVIEW)},
        muted={Genre(genre): frozenset(map(_mutable, muted)) for genre, muted in table["genres"].items()},
        licensed=tuple(table.get("licensed", {}).get("wires", ())),
        outage=_saying(table["outage"]["conclusion"], OUTAGES),
        prices={rule: _prices(entry, points) for rule, entry in rules.items()},
        limits={rule: entry.get("limits", {}) for rule, entry in rules.items()},
        off={rule: entry.get(OFF, "") for rule, entry in table["rules"].items() if rule not in rules},
        health=Health(**table["health"]),
    )


def _prices(entry: Mapping[str, Any], points: Mapping[Severity, float]) -> Mapping[str, Price]:
    """The rule's own price under "", and one for each case, which inherits what it does not say."""
    cases = {
        case: {**entry, **({"severity": own} if isinstance(own, str) else own)}
        for case, own in entry.get("cases", {}).items()
    }
    return {case: _price(own, points, inherited=entry) for case, own in {"": entry, **cases}.items()}


def _price(entry: Mapping[str, Any], points: Mapping[Severity, float], *, inherited: Mapping[str, Any]) -> Price:
    severity = Severity(entry["severity"])
    own_points = entry.get("points") if severity == inherited["severity"] or entry is inherited else None
    stages = entry.get("stages") or usual_stages(severity)
    if len(stages) != len(STAGES):
        raise ValueError(f"stages {stages} should be four: {', '.join(STAGES)}")
    return Price(
        severity=severity,
        points=float(points[severity] if own_points is None else own_points),
        stages={stage: _saying(said, SAYINGS) for stage, said in zip(STAGES, stages, strict=True)},
    )


def usual_stages(severity: Severity) -> tuple[str, ...]:
    """What a stage says when the policy does not: a draft is left in peace, a small thing never warns."""
    weighty = severity in (Severity.CRITICAL, Severity.MAJOR)
    return ("info", "warn", "warn", "warn") if weighty else ("info",) * 4


def _saying(said: str, allowed: tuple[str, ...]) -> str:
    if said not in allowed:
        raise ValueError(f"“{said}” should be one of {', '.join(allowed)}")
    return said


def _mutable(dimension: str) -> str:
    return dimension if dimension == "overall" else Dimension(dimension)
