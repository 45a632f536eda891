"""
The rules as an editor reads them: what each asks, what it costs, where it speaks and where it stays quiet.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from api.page.differences import Strand
from scorer import rules
from scorer.policy import Policy, Price
from scorer.rules import Rule, measured
from scorer.rules.measured import Measured

EXAMPLES: Final = 3
"""Sentences shown of each kind; all of them are in /v1/rules."""

KINDS: Final = ("articles", "passages", "planted")
"""The kinds of text a rule is measured on, the ones that say most first."""

_LABEL: Final = re.compile(r"^([A-Z][a-z]+(?: [a-z]+){0,3}:) ", re.MULTILINE)
"""What begins a paragraph of a rule's docstring: "Stays quiet: "."""

_MARKED: Final = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """
    A rule. `price` is None when the policy has it off, and `off_because` then says why.

    `measured` says how often it was right, in both languages together, on texts of each kind in which it found something.
    Examples are strands, the flagged words standing alone.
    """

    rule: Rule
    about: str
    spoken: str
    price: Price | None
    off_because: str
    measured: Mapping[str, Measured]
    may_block: bool
    flags: tuple[tuple[Strand, ...], ...]
    quiet: tuple[tuple[Strand, ...], ...]


def rulebook(lang: str, policy: Policy) -> tuple[Entry, ...]:
    """All rules, with examples in a language where they speak it, else in one that they do speak."""
    return tuple(_entry(rule, lang, policy) for rule in rules.every())


def _entry(rule: Rule, lang: str, policy: Policy) -> Entry:
    spoken = lang if lang in rule.wordings else next(iter(rule.wordings))
    wording = rule.wordings[spoken]
    return Entry(
        rule=rule,
        about=_LABEL.sub(r"\n**\1** ", rule.about),
        spoken=spoken,
        price=policy.price(rule.id) if policy.judges(rule.id) else None,
        off_because=policy.off.get(rule.id, ""),
        measured={texts: told for texts in KINDS if (told := measured.of(rule.id, texts=texts)).found},
        may_block=measured.may_block(rule.id, spoken),
        flags=tuple(_shown(wording.flags)),
        quiet=tuple(_shown(wording.quiet)),
    )


def _shown(examples: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Strand, ...]]:
    """The shortest examples; those of a whole article say little at a glance."""
    told = sorted((_told(example) for example in examples), key=len)
    return (tuple(_strands(text)) for text in told[:EXAMPLES])


def _told(example: Mapping[str, Any]) -> str:
    return "\n".join(str(example[field]) for field in ("headline", "byline", "body", "html") if example.get(field))


def _strands(text: str) -> Iterator[Strand]:
    """The text with the words in double brackets standing alone."""
    for turn, part in enumerate(_MARKED.split(text)):
        if part:
            yield Strand(part, alone=turn % 2 == 1)
