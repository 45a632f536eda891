"""A goal that the story gives to two scorers: "through a goal by Kofi Lamb" in a match won 1-0, and "Denny Foss's header"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from scorer.lexicon import Lexicon, any_of, fold, spelled
from scorer.model import Doc, Finding, Name, NameKind, Outcome, Row, Span
from scorer.rules.given import Given, Table

MOST = 30  # words for goals that are looked at
REACH = 90  # code points around such a word in which its scorer stands
TEAMS = 70  # code points around a score in which the teams stand
BESIDE = 20  # code points before a name in which it is told to be a team's
ANY = -1  # any goal, where one was scored
_SCORE = re.compile(r"(?<![\d.,/:–-])(\d{1,2})[-–](\d{1,2})(?![\d.,/:–-])")
_NAMES = r"[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,3}"


@dataclass(frozen=True, slots=True)
class _Scored:
    """A goal with its scorer; `kin` is which one of a match it was: the equaliser, or any."""

    kin: int
    goal: Span
    scorer: Name
    sentence: Span


def scorers(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each goal of which there was one only, and that is told again."""
    first: dict[int, _Scored] = {}
    for scored in _scored(doc, given):
        one = first.setdefault(scored.kin, scored)
        if one.sentence == scored.sentence:
            continue
        if set(fold(one.scorer.identity).split()) & set(fold(scored.scorer.identity).split()):
            yield Outcome.AGREED
        else:
            yield Finding(
                rule="attr-conflict",
                spans=(one.scorer.span, one.goal, scored.scorer.span, scored.goal),
                values={
                    "first": one.scorer.identity,
                    "second": scored.scorer.identity,
                    "said": doc.text(scored.goal),
                },
                confidence=0.9,
            )
            return


def _scored(doc: Doc, given: Given) -> Iterator[_Scored]:
    """Each goal of which a match has one, with its scorer: any where one was scored, else the equaliser, the opener …"""
    table = given.tables["scorers"]
    kins = {fold(word): kin for kin, words in enumerate(table["sole"]) for word in words}
    hits = list(_goals(table).find(doc.folded, folded=True))
    if len(hits) < 2:
        return
    single = _single(doc)
    teams = _teams(doc, given)
    people = Row(name for name in doc.names if name.kind is NameKind.PERSON and name.identity not in teams)
    running = {sentence.span for sentence in doc.prose()}
    for hit in islice(hits, MOST):
        goal = Span(hit.start, hit.end)
        sentence = doc.sentence_of(goal)
        kin = ANY if single else kins.get(hit.phrase)
        if kin is None or sentence not in running or given.words["other_goal"].first(doc.text(sentence)) is not None:
            continue
        scorer = next(_scorer(doc, goal, sentence, people, table), None)
        if scorer is not None:
            yield _Scored(kin, goal, scorer, sentence)


def _scorer(doc: Doc, goal: Span, sentence: Span, people: Row[Name], table: Table) -> Iterator[Name]:
    """Who scored it, by each form that the words around a goal have."""
    start, end = max(sentence.start, goal.start - REACH), min(sentence.end, goal.end + REACH)
    before, behind = doc.body[start : goal.start], doc.body[goal.end : end]
    for ahead, after in _forms(table):
        one, two = ahead.search(before), after.match(behind)
        if one and two:
            if one.groupdict().get("who") is not None:
                near = Span(start + one.start("who"), goal.start)  # with "’s"
                yield from people.inside(near)[:1]
            else:
                near = Span(goal.start, goal.end + two.end("who"))  # a name may take in "Gol"
                yield from people.inside(near)[-1:]


def _single(doc: Doc) -> bool:
    """Whether one goal alone was scored in the one match that a story tells of."""
    told = {tuple(sorted(map(int, found.groups()))) for found in _SCORE.finditer(doc.body)}
    return told == {(0, 1)}


def _teams(doc: Doc, given: Given) -> frozenset[str]:
    """The names that stand for a team: right before a score, or behind "against"."""
    found = next(_SCORE.finditer(doc.body), None)
    near = Span(max(0, found.start() - TEAMS), found.end()) if found else Span(0, 0)
    return frozenset(
        name.identity
        for name in doc.names
        if name.span in near
        or given.words["beside_team"].ends(doc.folded[max(0, name.begin - BESIDE) : name.begin].rstrip())
    )


@cache
def _goals(table: Table) -> Lexicon:
    return Lexicon(word for words in (*table["sole"], table["goals"]) for word in words)


@cache
def _forms(table: Table) -> Sequence[tuple[re.Pattern[str], re.Pattern[str]]]:
    """What stands before a goal and behind it, in which NAME and SCORED stand for their parts."""
    slots = {"NAME": _NAMES, "SCORED": f"(?:{any_of(table['scored'])})"}
    return tuple((spelled(f"{ahead}$", slots), spelled(after, slots)) for ahead, after in table["forms"])
