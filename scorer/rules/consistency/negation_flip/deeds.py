"""Verbs that have an opposite: which way each tells it, who does it, and to what."""

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import Hit, Lexicon
from scorer.model import Span
from scorer.rules.given import Given, Table

WORD = re.compile(r"[^\W_][\w'-]*")
BREAK = re.compile(r"[,;:]\s|\s[–—-]\s")  # a mark that ends a clause
LONGEST = 600  # code points of a sentence, or a headline, that is read
UNTOLD = 5  # words before a verb among which “to” or “should” stands
BEFORE = 3  # words before a verb among which its “not” stands

Pole = tuple[str, str, str]  # the pair, which of the two, and how sure the word is of it
Found = tuple[Hit, tuple[Pole, ...]]  # a verb or its noun where it stands, and what it tells
Pairs = Mapping[str, Sequence[Hit]]  # pairs of verbs, each with where its verbs stand


@dataclass(frozen=True, slots=True)
class Deed:
    """
    A verb in small letters' text: its place, its pair, which pole it tells once a “not” is heeded.

    `doers` and `things` are the words of who does it and to what; `led` are all words before it in its sentence; of a
    passive verb they change places. Words that are not `sure` only speak for a headline, never against it.
    """

    span: Span
    pair: str
    pole: str
    sure: bool
    doers: frozenset[str]
    things: frozenset[str]
    led: frozenset[str]


def read(text: str, span: Span, pairs: Container[str], given: Given) -> Iterator[Deed]:
    """The deeds of some pairs told in a text in small letters that stands at a span."""
    poles, verbs = _verbs(given.tables["opposites"], given.tables["passive"])
    in_headline = span.field == "headline"
    sure = ("said", "headline") if in_headline else ("said",)
    idle = [(one.start, one.end) for one in given.words["idle"].find(text, folded=True)]
    for hit in verbs.find(text, folded=True):
        meant = [pole for pole in poles[hit.phrase] if pole[0] in pairs]
        if not meant or any(start <= hit.start < end for start, end in idle):
            continue
        before, behind = text[: hit.start], text[hit.end :]
        told = clause(_until(behind, given))
        led = _words(before, given)
        near = _words(before[_subject(before, given) :], given)
        ahead = _words(told, given)
        agent = _agent(told, given)
        done = _is_passive(hit, before, given) or _begins(told, given)
        denied = _denied(before, given)
        for pair, pole, kind in meant:
            passive = done and pair not in given.tables["passive"]["never"]
            yield Deed(
                span=Span(span.start + hit.start, span.start + hit.end, span.field),
                pair=pair,
                pole=_other(pole) if denied else pole,
                sure=(kind in sure or (denied and kind == "headline")) and (in_headline or _is_told(before, given)),
                doers=_words(agent or "", given) if passive else near,
                things=(led if agent else led | ahead) if passive else ahead,
                led=frozenset() if passive else led,
            )


def clause(text: str) -> str:
    """The text up to the mark that ends its first clause."""
    return BREAK.split(text, maxsplit=1)[0]


def found(text: str, given: Given) -> tuple[Found, ...]:
    """The verbs that have an opposite, and their nouns, of a text in small letters."""
    poles, verbs = _verbs(given.tables["opposites"], given.tables["passive"])
    return tuple((hit, poles[hit.phrase]) for hit in verbs.find(text, folded=True))


def both_ways(found: Sequence[Found]) -> Pairs:
    """The pairs of which a text holds verbs of both poles, each with the places of its verbs."""
    places: dict[str, list[Hit]] = defaultdict(list)
    ways: dict[str, set[str]] = defaultdict(set)
    for hit, poles in found:
        for pair, pole, kind in poles:
            places[pair].append(hit)
            if kind == "said":
                ways[pair].add(pole)
    return {pair: places[pair] for pair, told in ways.items() if len(told) > 1}


def _other(pole: str) -> str:
    return "no" if pole == "yes" else "yes"


def _words(text: str, given: Given) -> frozenset[str]:
    return given.words["small"].unlisted(WORD.findall(text))


def _until(text: str, given: Given) -> str:
    """The text up to a word that opens another time or clause."""
    hit = given.words["joints"].first(text, folded=True)
    return text[: hit.start] if hit else text


def _subject(before: str, given: Given) -> int:
    """Where the verb's own subject begins: behind “said that”, unless a pronoun there stands for who says it."""
    said = list(given.words["says"].find(before, folded=True))
    if not said:
        return 0
    behind = before[said[-1].end :]
    own = not _words(behind, given) or given.words["themselves"].first(behind, folded=True) is not None
    return 0 if own else said[-1].end


def _agent(behind: str, given: Given) -> str | None:
    """What stands behind “by”."""
    hit = given.words["by"].first(behind, folded=True)
    return behind[hit.end :] if hit else None


def _begins(behind: str, given: Given) -> bool:
    """Whether "by" stands right behind the verb: "a plan rejected by voters"."""
    return WORD.findall(behind)[:1] in ([word] for word in given.words["by"])


def _is_passive(hit: Hit, before: str, given: Given) -> bool:
    """Whether the verb is told of what it is done to: "ditolak", "was rejected"."""
    helped = WORD.findall(before)[-2:]
    return any(hit.phrase.startswith(form) for form in given.tables["passive"]["begins"]) or any(
        word in given.words["helpers"] for word in helped
    )


def _is_told(before: str, given: Given) -> bool:
    """Whether a verb tells what was done, rather than what may, should or was meant to be."""
    words = WORD.findall(BREAK.split(before)[-1])
    if words[-1:] and words[-1] in given.words["helpers"]:
        return True
    near = " ".join(words[-UNTOLD:])
    return (
        given.words["untold"].first(near, folded=True) is None
        or given.words["decides"].first(near, folded=True) is not None
    )


def _denied(before: str, given: Given) -> bool:
    near = " ".join(WORD.findall(BREAK.split(before)[-1])[-BEFORE:])
    return given.words["denying"].first(near, folded=True) is not None


# ── the words ────────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def _verbs(opposites: Table, passive: Table) -> tuple[Mapping[str, tuple[Pole, ...]], Lexicon]:
    """What each verb tells, also with what it is done to written onto it: "menolaknya"."""
    told = (
        ((pair, pole, kind), words)
        for pair, poles in opposites.items()
        for pole, kinds in poles.items()
        for kind, words in kinds.items()
    )
    verbs: dict[str, tuple[Pole, ...]] = {}
    for pole, words in told:
        for word in (*words, *(f"{word}{clitic}" for word in words for clitic in passive["clitics"])):
            verbs[word] = (*verbs.get(word, ()), pole)
    return verbs, Lexicon(verbs)
