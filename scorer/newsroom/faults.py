"""
What is wrong with a newsroom's file: every fault, where it stands, and what would do instead.

The shipped policy is the pattern: an entry that it does not have is a slip, and the nearest one is offered.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from itertools import pairwise
from typing import Any

from scorer import policy
from scorer.model import Dimension, Genre, Severity
from scorer.newsroom.lines import Lines, Path
from scorer.policy import OFF, OUTAGES, SAYINGS, STAGES

Complain = Callable[[Any], str]
"""What is wrong with a value, in one line; empty where nothing is."""

LONGEST = 100  # code points of a name
MOST = 5_000  # names in one list


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one entry: a JSON pointer (RFC 6901) to it, its line in the file, and why."""

    pointer: str
    line: int
    detail: str


def pointer(path: Path) -> str:
    """A JSON pointer to an entry."""
    return "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in path)


def find(own: Mapping[str, Any], where: Lines) -> Iterator[Fault]:
    """Every fault of a newsroom's values by themselves; `out_of_order` says what is wrong once they are merged."""
    for path, detail in _all(own):
        yield Fault(pointer(path), where.line(path), detail)


def out_of_order(whole: Mapping[str, Any], where: Lines) -> Iterator[Fault]:
    """Numbers that may not grow from one entry to the next, or one more defect could raise a score."""
    grading = whole["grading"]
    falling: tuple[tuple[Path, list[tuple[str, float]]], ...] = (
        (("prices",), [(name, whole["prices"][name]) for name in Severity]),
        (("bands",), [(name, whole["bands"][name]) for name in ("ready", "tidy", "review")]),
        (("grading",), [(name, grading[name]) for name in ("minor_below", "info_below")]),
    )
    for path, numbers in falling:
        for (above, more), (below, less) in pairwise(numbers):
            if less > more:
                yield Fault(
                    pointer((*path, below)),
                    where.line((*path, below)),
                    f"{below} is {less:g}, more than {above} ({more:g})",
                )


# ── the file as a whole ──────────────────────────────────────────────────────────────────────────────────────────────


def _all(own: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    shipped = _shipped()
    for name, value in own.items():
        path = (name,)
        if name not in shipped:
            yield path, _unknown(name, shipped)
        elif not isinstance(shipped[name], Mapping):
            yield from _one(path, value, _text)
        elif not isinstance(value, Mapping):
            yield path, "should be a table"
        elif name == "rules":
            yield from _rules(value)
        elif name == "names":
            for group, names in value.items():
                yield from _list((*path, group), names, _text)
        elif name != "agencies":  # the registry reads those itself
            yield from _table(path, value, TABLES.get(name) or _like(shipped[name]))


def _table(path: Path, own: Mapping[str, Any], known: Mapping[str, Complain]) -> Iterator[tuple[Path, str]]:
    for name, value in own.items():
        if name not in known:
            yield (*path, name), _unknown(name, known)
        elif known[name] is _names:
            yield from _list((*path, name), value, _text)
        else:
            yield from _one((*path, name), value, known[name])


def _one(path: Path, value: Any, complain: Complain) -> Iterator[tuple[Path, str]]:
    if detail := complain(value):
        yield path, detail


def _list(path: Path, value: Any, complain: Complain) -> Iterator[tuple[Path, str]]:
    if not isinstance(value, list):
        yield path, 'should be a list such as ["…", "…"]'
    elif len(value) > MOST:
        yield path, f"has {len(value):,} entries; at most {MOST:,} are read"
    else:
        for place, item in enumerate(value):
            yield from _one((*path, str(place)), item, complain)


# ── rules ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _rules(own: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    shipped = _shipped()["rules"]
    for rule, entry in own.items():
        path = ("rules", rule)
        if rule not in shipped:
            yield path, _unknown(rule, shipped)
        elif not isinstance(entry, Mapping):
            yield path, 'should be a table such as { severity = "minor" }'
        else:
            yield from _rule(path, entry, shipped[rule])


def _rule(path: Path, own: Mapping[str, Any], shipped: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    for name, value in own.items():
        here = (*path, name)
        if name in _WEIGHTS:
            yield from _one(here, value, _WEIGHTS[name])
        elif name not in ("cases", "limits"):
            if name not in shipped:
                yield here, _unknown(name, (*_WEIGHTS, "cases", "limits"))
        elif not isinstance(value, Mapping):
            yield here, "should be a table"
        elif name == "limits":
            yield from _table(here, value, dict.fromkeys(shipped.get("limits", {}), number(0, 1_000_000)))
        else:
            yield from _cases(here, value, shipped.get("cases", {}))


def _cases(path: Path, own: Mapping[str, Any], shipped: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    case_weights = {**_WEIGHTS, "severity": one_of(*Severity)}
    for case, entry in own.items():
        here = (*path, case)
        if case not in shipped:
            yield here, _unknown(case, shipped)
        elif isinstance(entry, Mapping):
            yield from _table(here, entry, case_weights)
        else:
            yield from _one(here, entry, case_weights["severity"])


# ── values ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def one_of(*words: str) -> Complain:
    """Whatever is none of these words."""

    def complain(value: Any) -> str:
        return "" if value in words else f"{_quoted(value)} should be one of {', '.join(words)}"

    return complain


def number(least: float, most: float, *, whole: bool = False) -> Complain:
    """Whatever is no number from `least` to `most`."""

    def complain(value: Any) -> str:
        fits = isinstance(value, int if whole else (int, float)) and not isinstance(value, bool)
        kind = "whole number" if whole else "number"
        return (
            "" if fits and least <= value <= most else f"{_quoted(value)} should be a {kind} from {least:g} to {most:g}"
        )

    return complain


def _text(value: Any) -> str:
    fits = isinstance(value, str) and value.strip() and len(value) <= LONGEST and value.isprintable()
    return "" if fits else f"{_quoted(value)} should be a text of 1 to {LONGEST} characters"


def _names(_value: Any) -> str:
    """Stands for a list of names; each of them is looked at by itself."""
    return ""


def _stages(value: Any) -> str:
    if isinstance(value, Mapping):
        wrong = [stage for stage in value if stage not in STAGES]
        said: Iterable[Any] = value.values()
    else:
        wrong, said = [], value if isinstance(value, list) and len(value) == len(STAGES) else [value]
    if wrong:
        return f"{_quoted(wrong[0])} should be one of {', '.join(STAGES)}"
    odd = [word for word in said if word not in SAYINGS]
    return f"{_quoted(odd[0])} should be one of {', '.join(SAYINGS)}, for each of {', '.join(STAGES)}" if odd else ""


def _shares(value: Any) -> str:
    share = number(0, 1)
    fits = isinstance(value, list) and value and not any(map(share, value))
    if not fits:
        return "should be a list of numbers from 0 to 1, such as [1, 0.5, 0.25]"
    return "" if value == sorted(value, reverse=True) else "a later place may not cost more than an earlier one"


def _dimensions(value: Any) -> str:
    known = (*Dimension, "overall")
    fits = isinstance(value, list) and all(item in known for item in value)
    return "" if fits else f"should be a list of {', '.join(known)}"


_WEIGHTS: Mapping[str, Complain] = {
    "severity": one_of(*Severity, OFF),
    "points": number(0, 100),
    "stages": _stages,
    OFF: _text,
}
TABLES: Mapping[str, Mapping[str, Complain]] = {
    "prices": dict.fromkeys(Severity, number(0, 100)),
    "grading": {
        "repeats": _shares,
        "stakes_factor": number(1, 5),
        "minor_below": number(0, 1),
        "info_below": number(0, 1),
    },
    "bands": dict.fromkeys(("ready", "tidy", "review"), number(0, 100, whole=True)),
    "genres": dict.fromkeys(Genre, _dimensions),
    "licensed": {"wires": _names},
    "health": {
        "days": number(1, 90, whole=True),
        "most_false": number(0, 1),
        "least_fired": number(1, 100_000, whole=True),
    },
    "outage": {"conclusion": one_of(*OUTAGES)},
}


def _like(shipped: Mapping[str, Any]) -> Mapping[str, Complain]:
    """For a table that has no line above: numbers where the shipped policy has numbers, else the same kind of value."""

    def kind(pattern: Any) -> Complain:
        if isinstance(pattern, (int, float)) and not isinstance(pattern, bool):
            return number(0, 1_000_000)
        return lambda value: "" if isinstance(value, type(pattern)) else f"should be like {pattern!r}"

    return {name: kind(pattern) for name, pattern in shipped.items()}


def _unknown(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name[:LONGEST], list(known), n=1)
    return f"{_quoted(name)} is not known" + (f"; “{near[0]}” is" if near else "")


def _quoted(value: Any) -> str:
    """A value as it stands in the file, but not at any length."""
    try:
        written = str(value).lower() if isinstance(value, bool) else str(value)
    except ValueError:  # Python writes no numbers of thousands of digits
        written = "…"
    return f"“{written[:LONGEST]}”"


@cache
def _shipped() -> Mapping[str, Any]:
    return tomllib.loads(policy.shipped())
