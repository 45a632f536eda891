"""
How a clause takes a deed for granted: as a noun, as done before something else, as that of whoever was named.

"The council's approval of the marina", "having signed the accord, Tarnia …", "Harun, yang dihukum empat tahun".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scorer.model import Doc, Span
from scorer.rules.consistency.negation_flip.deeds import BREAK
from scorer.rules.consistency.negation_flip.kinds import Keys, content
from scorer.rules.given import Given, Table

BEFORE = 110  # code points before a deed in which the words open that grant it
NEXT = 2  # words of weight behind a deed that tell to what it is done
LED = 5  # words before a relative clause that name whom it tells of
SUBJECT = 6  # words behind a clause that name who did what it grants
_NAMED = re.compile(r"\b[A-Z][\w-]+")


@dataclass(frozen=True, slots=True)
class Granted:
    """
    A deed that is taken for granted, from the words that open it, and what it is said of.

    `owner` are the words of whose deed it is, or by whom; `near` those of whoever is named beside the clause; `things` the
    next words behind the deed; `names` the names among them. `meant` tells whether a pronoun, or somebody spoken of as known, stands for who did it.
    `aside` tells whether the clause stands between commas beside a name. `rest` is the sentence behind the deed, in small letters.
    """

    span: Span
    sentence: Span
    noun: bool
    owner: tuple[Keys, ...]
    near: tuple[Keys, ...]
    things: tuple[Keys, ...]
    names: frozenset[str]
    meant: bool
    aside: bool
    rest: str


@dataclass(frozen=True, slots=True)
class _Form:
    """
    Words that grant the deed behind them: their pattern, how the deed ends, and which words beside it name who did it.

    `known` of people who are spoken of as known: "the workers who were".
    """

    opens: re.Pattern[str]
    noun: bool
    ends: tuple[str, ...]
    beside: str
    known: bool


def read(doc: Doc, sentence: Span, deed: Span, given: Given, *, noun: bool) -> Granted | None:
    """The deed at a place, a noun or a verb, as some words before it grant it, if any do."""
    start = max(sentence.start, deed.start - BEFORE)
    before = doc.folded[start : deed.start]
    first = doc.folded[deed.start : deed.end].split()[0]
    for form in _forms(given.tables["granted"]):
        opened = form.opens.search(before) if form.noun == noun and first.endswith(form.ends) else None
        if opened and given.words["averts"].first(opened["owner"] or "", folded=True):
            return None  # "after the council | refused | a loan"
        if opened and (opened.start() > 0 or start == sentence.start):
            return _granted(doc, sentence, deed, start + opened.start("from"), opened, form, given)
    return None


def _granted(
    doc: Doc, sentence: Span, deed: Span, start: int, opened: re.Match[str], form: _Form, given: Given
) -> Granted:
    rest = doc.folded[deed.end : sentence.end].rstrip(' .!"”')
    mark = BREAK.search(rest)
    whose = ""
    clause = rest[: mark.start()] if mark else rest
    told, agent = _agent(clause, given)
    pointed = given.words["pointing"].first(told, folded=True)
    told = told[: pointed.start].rstrip() if pointed else told
    if form.noun:
        if not _is_towards(doc.folded[deed.start : deed.end], given):
            whose, told = _object(told, given)
        helped = given.words["helpers"].first(told, folded=True)
        told = told[: helped.start].rstrip() if helped else told  # "the approval of the marina | was"
    near = _near(doc, sentence, start, deed.end, form.beside)
    owner = f"{opened['owner'] or ''} {whose} {agent}"
    beside = doc.folded[near.start : near.end]
    pronoun = given.words["themselves"].first(f"{opened.group()} {beside}", folded=True)
    who, aside = content(beside, given), form.beside == "last"
    size = clause.find(told) + len(_short(told)) if told else 0
    span = Span(start, deed.end + max(size, 0))
    return Granted(
        span=span,
        sentence=sentence,
        noun=form.noun,
        owner=content(owner, given),
        near=who,
        things=content(told, given)[:NEXT],
        names=frozenset(_names(doc, span, sentence)) | frozenset(_names(doc, near, sentence)),
        meant=form.known or (pronoun is not None and not (aside and who)),  # "its captain, who" is another
        aside=aside,
        rest=rest,
    )


def _agent(behind: str, given: Given) -> tuple[str, str]:
    """What a deed is done to, and the first words of who does it, unless "by" belongs to another verb."""
    by = given.words["by"].first(behind, folded=True)
    words = behind[: by.start].split() if by else []
    begins = tuple(given.tables["passive"]["begins"])
    other = any(word in given.words["helpers"] or (begins and word.startswith(begins)) for word in words)
    return (behind[: by.start], " ".join(behind[by.end :].split()[: NEXT + 1])) if by and not other else (behind, "")


def _is_towards(deed: str, given: Given) -> bool:
    """Whether a noun is read with the word behind which it is told to what it is done: "the vote | for"."""
    return " " in deed and given.words["of"].ends(deed)


def _object(told: str, given: Given) -> tuple[str, str]:
    """Whose a deed is, and to what it is done, of the words behind a noun: "Dewan atas | pinjaman", "of | the marina"."""
    of = given.words["of"].first(told, folded=True)
    if given.tables["granted"]["bare"]:
        return (told[: of.start], told[of.end :]) if of else ("", told)
    return ("", told[of.end :]) if of and of.start <= 1 else ("", "")  # "Kirkham's defeat | means"


def _near(doc: Doc, sentence: Span, start: int, end: int, beside: str) -> Span:
    """Where the clause before or behind the granting one names whom it is told of."""
    if beside == "last":
        before = doc.folded[sentence.start : start].rstrip()
        end = sentence.start + len(before)
        return Span(end - len(" ".join(BREAK.split(before)[-1].split()[-LED:])), end)
    mark = BREAK.search(doc.folded, end, sentence.end) if beside == "next" else None
    if mark is None:
        return Span(start, start)
    words = BREAK.split(doc.folded[mark.end() : sentence.end])[0].split()[:SUBJECT]
    return Span(mark.end(), mark.end() + len(" ".join(words)))


def _names(doc: Doc, span: Span, sentence: Span) -> Iterator[str]:
    """The names in a stretch, but for a capital with which the sentence begins."""
    return (hit.group() for hit in _NAMED.finditer(doc.body, span.start, span.end) if hit.start() > sentence.start)


def _short(told: str) -> str:
    """The first words of what a deed is done to."""
    return " ".join(told.split(" ")[: NEXT + 2]).rstrip()


@cache
def _forms(table: Table) -> tuple[_Form, ...]:
    return tuple(
        _Form(re.compile(form["opens"]), form["noun"], tuple(form["ends"]), form["beside"], form.get("known", False))
        for form in table["forms"]
    )
