"""Who is whose wife, brother or uncle, as a story says it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from scorer.lexicon import Lexicon, any_of, either, fold, spelled
from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.consistency.role_conflict.people import NAME, People, around, at_odds
from scorer.rules.given import Given, Table

MOST = 60  # ties looked at
AROUND = 40  # code points before a word of kin in which another time is told
Patterns = tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """`who` is `of` whom, by which kin and of which sex; None where the story names only one of the two."""

    who: str | None
    of: str
    kin: str
    sex: str
    span: Span


def ties(doc: Doc, people: People, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each further tie between the same two people."""
    inverse: Mapping[str, str] = given.tables["kin"]["inverse"]
    known: dict[frozenset[str], Tie] = {}
    for tie in _read(doc, people, given):
        who = tie.who or _only_kin(tie.of, known)
        if who is None or who == tie.of:
            continue
        one = known.setdefault(frozenset({who, tie.of}), replace(tie, who=who))
        if one.span == tie.span:
            continue
        turned = one.who != who
        same = (inverse.get(one.kin, "") if turned else one.kin) == tie.kin
        apart = not turned and one.sex and tie.sex and one.sex != tie.sex
        before = doc.body[max(0, tie.span.start - AROUND) : tie.span.end]
        if same and not apart:
            yield Outcome.AGREED
        elif given.words["parted"].first(before) is not None:
            yield Outcome.ABSTAINED
        else:
            yield at_odds(doc, who, one.span, tie.span)
            return


def _only_kin(of: str, known: Mapping[frozenset[str], Tie]) -> str | None:
    """The one person to whom a story has tied another."""
    others = {name for pair in known if of in pair for name in pair if name != of}
    return next(iter(others)) if len(others) == 1 else None


def _read(doc: Doc, people: People, given: Given) -> Iterator[Tie]:
    """The ties a story tells, in the order of the text; one of which only the kin is told has no `who`."""
    terms = _terms(given.tables["kin"])
    beside = (given.words[name] for name in ("of_kin", "fate", "victims"))
    words, patterns = _patterns(given.tables["kin"], *beside)
    hits = sorted(around(doc, words, patterns), key=lambda hit: hit.start("kin"))
    for hit in hits[:MOST]:
        kin, sex = terms[fold(hit.group("kin"))]
        parts, span = hit.groupdict(), Span(*hit.span("kin"))
        who = people.called(parts["who"]) if parts.get("who") else people.meant_by(span)
        of = people.called(parts["of"]) if parts.get("of") else people.before(hit.start(), besides=who)
        if of and (who or (parts.get("fate") and not parts.get("who"))):
            yield Tie(who if who != of else None, of, kin, sex, span)


@cache
def _terms(table: Table) -> Mapping[str, tuple[str, str]]:
    """Each word of kin with its kin and sex."""
    return {
        term: (kin, "" if sex == "either" else sex)
        for kin, sexes in table["terms"].items()
        for sex, words in sexes.items()
        for term in words
    }


@cache
def _patterns(table: Table, beside: Lexicon, fates: Lexicon, victims: Lexicon) -> tuple[Lexicon, Patterns]:
    """
    The forms of a language, in which KIN, WHO and OF stand for a word of kin and two names.

    ADJ stands for the words that may stand beside a word of kin ("late", "elder"), FATE for what befell somebody.
    """
    terms = _terms(table)
    kin = rf"(?P<kin>{any_of(terms)})"
    filled = {
        "KIN": kin,
        "WHO": rf"(?P<who>{NAME})",
        "OF": rf"(?P<of>{NAME}?|{either(victims)})",
        "ADJ": rf"(?:(?:{either(beside)})\s)?",
    }
    filled["FATE"] = rf"(?P<fate>{either(fates)})\b"
    owned = (f"{term}{clitic}" for term in terms for clitic in table["clitics"])
    return Lexicon((*terms, *owned)), tuple(spelled(form, filled) for form in table["forms"])
