"""
The rules, discovered and never listed: a folder `<dimension>/<rule>/` with `rule.py` and one TOML a language.

`rule.py` has a docstring and one function, `check(doc, given)`, which yields findings and outcomes. The TOML beside it
holds the message, the words, and the sentences it flags and stays quiet on; in a list, `<weekdays>` and `<months>`
stand for those of the language. A rule speaks exactly the languages it has a file for. `judge` runs all of
them over a doc.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib import import_module
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from babel.numbers import format_decimal

from scorer.langs import calendar, load, speech
from scorer.lexicon import Lexicon
from scorer.model import Charge, Checked, Dimension, Doc, Finding, Outcome, Severity
from scorer.policy import Policy
from scorer.rules.given import Given, Table

Check = Callable[[Doc, Given], Iterator[Finding | Outcome]]

NEWSROOMS = 16  # whose rules are kept ready, by language and policy
QUOTED = 160  # code points of an article that a message repeats at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """
    A rule in one language: what it compares, its messages by case, its words, and its examples.

    Flagged places of examples stand in double brackets.
    """

    compares: str
    messages: Mapping[str, str]
    evidence: Mapping[str, str]
    words: Mapping[str, Lexicon]
    tables: Mapping[str, Table]
    flags: tuple[Mapping[str, Any], ...]
    quiet: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule: what it checks (its docstring is its page in the manual) and the languages it speaks."""

    id: str
    dimension: Dimension
    about: str
    check: Check
    wordings: Mapping[str, Wording]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the rules said: findings with their weight and wording, dearest first, and what was compared."""

    charges: tuple[Charge, ...]
    checked: tuple[Checked, ...]


@cache
def every() -> tuple[Rule, ...]:
    """All rules of the house, sorted by id."""
    return tuple(
        sorted(
            (_rule(dimension, folder) for dimension in Dimension for folder in _folders(dimension)),
            key=lambda rule: rule.id,
        )
    )


def compares(rule: str, language: str) -> str:
    """What a rule compares, in a few words of a language; its id where the rule or the language is not of this house."""
    wordings = next((known.wordings for known in every() if known.id == rule), {})
    return wordings[language].compares if language in wordings else rule


@cache
def version() -> str:
    """A digest of every rule's code and words: two reports with the same version were judged by the same rules."""
    told = sha256()
    for dimension in Dimension:
        for folder in _folders(dimension):
            for file in sorted(folder.iterdir(), key=lambda file: file.name):
                if file.name.endswith((".py", ".toml")):
                    told.update(f"{folder.name}/{file.name}\n{file.read_text('utf-8')}".encode())
    return told.hexdigest()[:12]


def judge(doc: Doc, policy: Policy, names: frozenset[str] = frozenset()) -> Judgement:
    """
    Let every rule that speaks the article's language, and that the policy has on, look at the doc.

    `names` are those that the newsroom accepts as they stand.
    """
    if doc.language is None:
        return Judgement(charges=(), checked=())
    heard = [(rule, tuple(rule.check(doc, given))) for rule, given in _bench(doc.language, policy, names)]
    found = [(rule, finding) for rule, said in heard for finding in said if isinstance(finding, Finding)]
    weighed = sorted(((weigh(finding, policy), rule, finding) for rule, finding in found), key=_dearest_first)
    return Judgement(
        charges=tuple(
            _charge(f"f{number}", severity, rule, finding, doc)
            for number, (severity, rule, finding) in enumerate(weighed, 1)
        ),
        checked=tuple(_count(rule, said) for rule, said in heard),
    )


def weigh(finding: Finding, policy: Policy) -> Severity:
    """The severity of a finding under the policy, lowered where the rule is not sure."""
    severity = policy.price(finding.rule, finding.case).severity
    if finding.confidence < policy.info_below:
        return Severity.INFO
    if finding.confidence < policy.minor_below and severity.rank < Severity.MINOR.rank:
        return Severity.MINOR
    return severity


def fill(template: str, finding: Finding, doc: Doc) -> str:
    """
    A message with the finding's values and the words it speaks of ({quote}, and {other} for the other side).

    Numbers are written as the article's language writes them; of several, `{parts: + }` says what stands between them.
    """
    quotes = [_shorten(doc.text(span)) for span in finding.spans]
    written = {name: _Written(value, doc.language or "en") for name, value in finding.values.items()}
    return template.format_map(
        {**written, "quote": quotes[0] if quotes else "", "other": quotes[1] if len(quotes) > 1 else ""}
    )


@dataclass(frozen=True, slots=True)
class _Written:
    """A value of a finding, ready to stand in a message."""

    value: str | float | tuple[float, ...]
    language: str

    def __format__(self, between: str) -> str:
        if isinstance(self.value, str):
            return self.value
        numbers = self.value if isinstance(self.value, tuple) else (self.value,)
        return (between or ", ").join(format_decimal(number, locale=self.language) for number in numbers)


def _charge(number: str, severity: Severity, rule: Rule, finding: Finding, doc: Doc) -> Charge:
    wording = rule.wordings[doc.language or ""]

    def said(templates: Mapping[str, str]) -> str:
        return fill(templates.get(finding.case, templates.get("", "")), finding, doc)

    return Charge(
        id=number,
        finding=finding,
        dimension=rule.dimension,
        severity=severity,
        message=said(wording.messages),
        evidence=said(wording.evidence),
        suggestions=finding.repairs,  # what to do stands in the message; this can be pasted as it is
    )


@lru_cache(maxsize=NEWSROOMS)
def _bench(language: str, policy: Policy, names: frozenset[str]) -> tuple[tuple[Rule, Given], ...]:
    """The rules that sit over an article of a language, each with what it is given."""
    known = speech.of(load(language))
    sitting = ((rule, rule.wordings[language]) for rule in every() if language in rule.wordings)
    return tuple(
        (
            rule,
            Given(words=wording.words, tables=wording.tables, limits=policy.limits[rule.id], speech=known, names=names),
        )
        for rule, wording in sitting
        if policy.judges(rule.id)
    )


def _dearest_first(weighed: tuple[Severity, Rule, Finding]) -> tuple[int, int, str, int]:
    severity, rule, finding = weighed
    start = finding.spans[0].start if finding.spans else -1
    return severity.rank, start, rule.id, len(finding.spans)


def _count(rule: Rule, said: Sequence[Finding | Outcome]) -> Checked:
    agreed, abstained = said.count(Outcome.AGREED), said.count(Outcome.ABSTAINED)
    return Checked(
        rule=rule.id,
        dimension=rule.dimension,
        agreed=agreed,
        disagreed=len(said) - agreed - abstained,
        abstained=abstained,
    )


def _shorten(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= QUOTED else plain[: QUOTED - 1].rstrip() + "…"


# ── discovery ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _folders(dimension: Dimension) -> list[Traversable]:
    home = files(__package__) / dimension
    return (
        sorted((folder for folder in home.iterdir() if (folder / "rule.py").is_file()), key=lambda folder: folder.name)
        if home.is_dir()
        else []
    )


def _rule(dimension: Dimension, folder: Traversable) -> Rule:
    module = import_module(f"{__package__}.{dimension}.{folder.name}.rule")
    tables = {
        file.name.removesuffix(".toml"): tomllib.loads(file.read_text("utf-8"))
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    }
    return Rule(
        id=folder.name.replace("_", "-"),
        dimension=dimension,
        about=(module.__doc__ or "").strip(),
        check=module.check,
        wordings={code: _wording(table, code) for code, table in sorted(tables.items())},
    )


def _wording(table: Mapping[str, Any], code: str) -> Wording:
    words = calendar.filled(table.get("words", {}), load(code))
    return Wording(
        compares=table["compares"],
        messages=_by_case(table["message"]),
        evidence=_by_case(table.get("evidence", "")),
        words={name: Lexicon(listed) for name, listed in words.items() if isinstance(listed, list)},
        tables={name: Table(nested) for name, nested in words.items() if not isinstance(nested, list)},
        flags=tuple(_example(example) for example in table["flags"]),
        quiet=tuple(_example(example) for example in table["quiet"]),
    )


def _by_case(told: str | Mapping[str, str]) -> Mapping[str, str]:
    """A template, or one for each case; the case "else" stands for all that are not named."""
    return (
        {"": told} if isinstance(told, str) else {("" if case == "else" else case): text for case, text in told.items()}
    )


def _example(told: str | Mapping[str, Any]) -> Mapping[str, Any]:
    return {"body": told} if isinstance(told, str) else told
