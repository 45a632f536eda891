"""
Numbers: what digits and number words are worth, and how far rounding may have moved them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scorer.lexicon import any_of, fold

ROUND = 3  # closing zeros from which a whole number counts as rounded
BREAK = re.compile(r"[,;:.()“”\"\d]")  # parts a number from what it counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """
    A number as stated, its interval, and the weight of its last stated digit; `vague` where nobody counted.

    Of a range "2-4" the value is the first number; of one that runs backwards, "4-2", it is the higher end.
    """

    value: float
    low: float
    high: float
    step: float
    vague: bool


@dataclass(frozen=True, slots=True)
class Numerals:
    """
    How a language writes numbers.

    `pattern` finds them, with the groups `all` ("ke-" of "ke-9 orang"), `money`, `digits`, `upto`, `vague`, `set`, `words`,
    `them` ("-nya" of "ketiganya") and `scale`; the tables say what its words are worth.
    """

    pattern: re.Pattern[str]
    thousands: str
    decimal: str
    ones: Mapping[str, int]
    teens: frozenset[str]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    joins: frozenset[str]
    vague: Mapping[str, tuple[int, int]]
    sets: Mapping[str, tuple[int, int]]


def value(found: re.Match[str], known: Numerals) -> Value | None:
    """What a number that the pattern found is worth; None where its words make no number."""
    scale = known.scales[fold(found["scale"])] if found["scale"] else 1
    if found["vague"]:
        least, most = known.vague[fold(found["vague"])]
        return Value(value=least * scale, low=least * scale, high=most * scale, step=scale, vague=True)
    if found["set"]:
        count, loose = known.sets[fold(found["set"])]
        return Value(value=count, low=count - loose, high=count + loose, step=1, vague=False)
    if found["digits"]:
        return _from_digits(found["digits"], found["upto"], scale, known)
    number = _from_words(fold(found["words"]).replace("-", " ").split(), known)
    if number is None:
        return None
    return Value(value=number * scale, low=number * scale, high=number * scale, step=scale, vague=False)


def _from_digits(digits: str, upto: str | None, scale: int, known: Numerals) -> Value | None:
    number, decimals = _parse(digits, known)
    if upto:
        last, _ = _parse(upto, known)
        low, high = sorted((number, last))
        return Value(value=number * scale, low=low * scale, high=high * scale, step=scale, vague=True)
    step = scale / 10**decimals
    zeros = len(digits) - len(digits.rstrip("0.,")) - digits[len(digits.rstrip("0.,")) :].count(known.thousands)
    if not decimals and scale == 1 and zeros >= ROUND:
        step = min(10 ** (zeros - 1), number / 100)
    half = step / 2 if (decimals or scale > 1 or zeros >= ROUND) else 0
    return Value(value=number * scale, low=number * scale - half, high=number * scale + half, step=step, vague=False)


def _parse(digits: str, known: Numerals) -> tuple[float, int]:
    """The number and how many decimals it has. A mark is a decimal one where its group has not three digits."""
    groups = re.split(r"[.,]", digits)
    marks = re.findall(r"[.,]", digits)
    last_is_decimal = bool(marks) and (
        len(groups[-1]) != 3 or (marks[-1] == known.decimal and (len(marks) == 1 or marks[-1] != marks[0]))
    )
    if last_is_decimal:
        return float("".join(groups[:-1]) + "." + groups[-1]), len(groups[-1])
    return float("".join(groups)), 0


def _from_words(words: Sequence[str], known: Numerals) -> float | None:
    """The value of number words ("dua ratus lima belas", "twenty five"); None when they make no number."""
    total = group = 0
    last = 0
    for word in words:
        if word in known.ones:
            last = known.ones[word]
            group += last
        elif word in known.teens:
            group += 10
        elif word in known.tens:
            group += last * known.tens[word] - last
        elif word in known.scales:
            scale = known.scales[word]
            if scale == 100:
                group = group - last + (last or 1) * 100
            else:
                total += (group or 1) * scale
                group = 0
        elif word not in known.joins:
            return None
    return float(total + group)


def numerals(table: Mapping[str, Any], money: Mapping[str, str], units: Mapping[str, str]) -> Numerals:
    """The numerals of a language's `figures.toml`, given its signs of money and its units, folded."""
    words, short = table["words"], table.get("money_scales", {})
    parts = [*words["ones"], *words["teens"], *words["tens"], *words["scales"]]
    starts = [*words["ones"], *words["scales"]]
    # "Rp 3 M" is three billion, "3 m" three metres: short scales stand after a currency only.
    scale = rf"(?:[\s-]?(?P<scale>{any_of(words['scales'])}|(?(money)(?:{any_of(short)})|(?!)))\b)?"
    # "Two hundred and five" is one number, "between five and ten" are two.
    scaled = "|".join(rf"(?<={word})" for word in words["scales"])
    joins = rf"(?:(?:{scaled})\s(?:{any_of(words['joins'])}))?" if words["joins"] else ""
    every = rf"(?P<all>(?:{any_of(words['collective'])})-?)?"
    pattern = (
        rf"(?:(?<![\w.,/:-])|(?<=\d[-–])(?={any_of(money)}))(?:(?P<money>{any_of(money)})\s?)?{every}(?:"
        rf"(?P<digits>\d{{1,3}}(?:[.,]\d{{3}}){{1,5}}(?:[.,]\d{{1,3}})?|\d{{1,9}}(?:[.,]\d{{1,4}})?)(?![\w/]*\d|[.,:/]\d)(?!(?:{any_of(words['ordinal'])})\b)"
        rf"(?:\s?[-–]\s?(?P<upto>\d{{1,9}}(?:[.,]\d{{1,3}})*)(?![\w/]*\d|[.,:/-]\d))?(?!-\d|\s?:\s?\d)"
        rf"|(?P<vague>{any_of(table['vague'])})\b"
        rf"|(?P<set>{any_of(table['sets'])})\b"
        rf"|(?P<words>(?:{any_of(starts)})(?:{joins}[\s-](?:{any_of(parts)})){{0,12}})(?P<them>{any_of(words['them'])})?\b(?!-(?!(?:{any_of(units)})\b)))"
        rf"{scale}"
    )
    return Numerals(
        pattern=re.compile(pattern, re.IGNORECASE),
        thousands=table["thousands"],
        decimal=table["decimal"],
        ones=words["ones"],
        teens=frozenset(words["teens"]),
        tens=words["tens"],
        scales={**words["scales"], **short},
        joins=frozenset(words["joins"]),
        vague={name: (least, most) for name, (least, most) in table["vague"].items()},
        sets={name: (number, loose) for name, (number, loose) in table["sets"].items()},
    )
