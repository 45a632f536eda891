"""
Counts that are taken up again: "a dozen hives … the nine stolen hives", "lima truk … ketujuh truk itu".

Grammar says when a count is one that the reader has met: the definite article, "all", a possessive, "itu" at the end of
the phrase, "ke-" before the number. Then the same noun must have had this number before. What narrows the phrase ("the
nine hives stolen in May") must have been told too, or else it is another group that is brought in.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from scorer.lexicon import fold
from scorer.model import Bound, Doc, Figure, NameKind, Outcome
from scorer.rules.consistency.num_conflict import slots
from scorer.rules.consistency.num_conflict.frames import stems
from scorer.rules.given import Given

MOST = 6  # earlier counts of one noun; more are several things
TAIL = 9  # words behind a noun that may narrow it
REACH = 90  # code points in which they stand
AHEAD = 24  # code points before a number in which "his" or "the" stands
RECENT = 3  # sentences in which the same number of another thing may be what is taken up
SURELY = 0.7  # fewer than this share of a group are some of it
FAR = 12  # sentences after which a group is no longer taken up by its number alone
MANY = 12  # counts among which the parts of another are looked for
BESIDE = 10  # code points beside a count in which "other" stands
TWO = 2  # sentences in which "all six" have been counted; and "both" may be any two
LEAST = 4  # letters of a verb with its prefix
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_EDGE = re.compile(r"[,.;:()“”\"–—?!\d]")

Pair = tuple[Figure, Figure]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    """
    How a count points back: whether it says that these are all, or whose they are, and by which stems it is narrowed.

    `acts` is the first stem of a relative clause, `names` the capitalised words.
    """

    every: bool
    owned: bool
    narrowed: frozenset[str]
    acts: frozenset[str]
    names: frozenset[str]


def check(doc: Doc, given: Given) -> Iterator[Pair | Outcome]:
    """Yield a pair where a count is taken up with another number, and an outcome where it is with its own."""
    told = cache(lambda: _first_told(doc, given))  # few stories ask
    counts = [one for one in slots.told(doc) if one.unit is None]
    before: dict[str, list[Figure]] = {}
    for figure in counts:
        word = _noun(doc, figure, given)
        event = figure.event or given.tables["bearers"].get(word)
        deed = f"+{event}" if event else ""
        loose = not word or word in given.words["persons"]
        earlier = before.get(word, []) or (before.get(deed, []) if loose else [])
        earlier = [one for one in earlier if one.sentence < figure.sentence]
        for key in {word, deed} - {""}:
            before.setdefault(key, []).append(figure)
        if not word and not deed and (pair := _they(doc, figure, counts, given)):
            yield pair
        phrase = _phrase(doc, figure, given) if 0 < len(earlier) <= MOST else None
        if phrase is None or figure.value <= 1 or figure.bound is not Bound.EXACT:
            continue
        one = earlier[0]
        if any(figure.meets(other) for other in earlier):
            yield Outcome.AGREED
        elif len({other.value for other in earlier}) == 1 and (
            slots.slip(one, figure)
            and _firm(doc, one, given)
            and _undisturbed(doc, one, figure, given)
            and _one_group(doc, one, figure, phrase, told(), given)
            and not _made_of_others(doc, one, figure, phrase, counts, given)
        ):
            yield one, figure
        else:
            yield Outcome.ABSTAINED


def _first_told(doc: Doc, given: Given) -> Mapping[str, int]:
    """In which sentence each stem stands first."""
    told: dict[str, int] = dict.fromkeys(stems(doc.article.headline or "", given), -1)
    for number, sentence in enumerate(doc.sentences):
        for stem in stems(doc.text(sentence.span), given):
            told.setdefault(stem, number)
    return told


def _they(doc: Doc, figure: Figure, counts: list[Figure], given: Given) -> Pair | Outcome | None:
    """Read "all six were flown out" and "kelimanya": the group is the only one that was counted just before."""
    if not figure.definite or figure.bound is not Bound.EXACT or figure.noun_span:
        return None
    span = doc.sentences[figure.sentence].span
    ahead = doc.body[max(span.start, figure.stated.start - AHEAD) : figure.stated.start].rstrip()
    behind = _WORD.search(doc.body, figure.span.end, min(span.end, figure.span.end + AHEAD))
    said = given.tables["again"]["collective"] or (behind is not None and fold(behind.group()) in given.words["finite"])
    every = given.words["all"].ends(ahead) or fold(doc.text(figure.span)).startswith(
        tuple(given.tables["again"]["collective"])
    )
    if not (every and said):
        return None
    told = [one for one in counts if figure.sentence - TWO <= one.sentence and one.span.end < figure.span.start]
    if len(told) != 1 or told[0].value <= TWO or figure.value <= TWO or told[0].noun is None:
        return None
    one = told[0]
    if figure.meets(one):
        return Outcome.AGREED
    between = doc.body[doc.sentences[one.sentence].span.start : figure.span.start]
    joined = given.words["company"].first(between) or given.words["single"].first(between)
    named = sum(
        1 for name in doc.names if one.span.end <= name.span.start < figure.span.start and name.kind is NameKind.PERSON
    )
    alone = joined is None and named < TWO and slots.slip(one, figure)
    return (
        (one, figure)
        if alone and _firm(doc, one, given) and _undisturbed(doc, one, figure, given)
        else Outcome.ABSTAINED
    )


# ── how a count points back ──────────────────────────────────────────────────────────────────────────────────────────


def _noun(doc: Doc, figure: Figure, given: Given) -> str:
    """The word for what a figure counts: the one right behind it, the one it is known by where that only counts; or ""."""
    if figure.noun_span is None:
        return ""
    table = given.tables["again"]
    known = fold(doc.text(figure.noun_span))
    first = _WORD.search(doc.body, figure.span.end, figure.noun_span.end) if table["noun_first"] else None
    word = fold(first.group()) if first else known
    word = known if word in given.words["classifiers"] else word
    capital = doc.body[first.start() if first else figure.noun_span.start].isupper()
    return "" if capital or word in given.words["points"] else word.removesuffix(table["plural"])


def _phrase(doc: Doc, figure: Figure, given: Given) -> _Phrase | None:
    """The phrase of a count that points back; None where it may bring in something new."""
    opening = doc.sentences[figure.sentence].span.start
    ahead = doc.body[max(opening, figure.stated.start - AHEAD) : figure.stated.start].rstrip()
    between = doc.body[figure.span.end : figure.noun_span.start] if figure.noun_span else ""
    owned = given.words["owned"].ends(ahead)
    if given.words["others"].first(between) or given.words["others"].ends(ahead) or given.words["shares"].first(ahead):
        return None
    tail, pointed = _tail(doc, figure, given)
    relative = given.words["pronouns"].first(" ".join(tail))
    placed = any(fold(word) in given.words["places"] for word in tail)
    if not (figure.definite or owned or pointed) or given.words["others"].first(" ".join(tail)):
        return None
    if owned and stems(between, given):
        return None  # "her three youngest children"
    all_of_them = given.words["all"].ends(ahead) or fold(doc.text(figure.span)).startswith(
        tuple(given.tables["again"]["collective"])
    )
    after = " ".join(tail)
    narrowed = frozenset(stems(f"{between} {after}", given)) - frozenset(stems(" ".join(given.words["events"]), given))
    acts = frozenset(stems(after[relative.end :], given)[:1]) if relative else frozenset()
    return _Phrase(
        every=figure.definite and all_of_them,
        owned=owned,
        narrowed=frozenset() if owned else narrowed,
        acts=narrowed if placed and not relative and not figure.definite else acts,  # "the 30 people in that hall"
        names=frozenset(word for word in tail if word[:1].isupper()),
    )


def _tail(doc: Doc, figure: Figure, given: Given) -> tuple[list[str], bool]:
    """The words behind a noun that narrow it, and whether "itu" closes them."""
    start = (figure.noun_span or figure.span).end
    end = min(doc.sentences[figure.sentence].span.end, start + REACH)
    clause = _EDGE.split(doc.body[start:end])[0]
    table = given.tables["again"]
    verbs = tuple(table["verbal"])
    found: list[str] = []
    relative = False
    for match in _WORD.finditer(clause):
        word = fold(match.group())
        if word in given.words["pointed"]:
            return found, True
        opens = word in given.words["opens"] or word.endswith(tuple(table["participles"]))
        main = verbs and word.startswith(verbs) and len(word) > LEAST and not relative
        if main or len(found) == TAIL or word in given.words["finite"] or (table["opened"] and not (found or opens)):
            break
        relative = word in given.words["pronouns"]
        found.append(match.group())
    return found, False


# ── whether it is the same group ─────────────────────────────────────────────────────────────────────────────────────


def _firm(doc: Doc, one: Figure, given: Given) -> bool:
    """Whether the first count is of one whole group: no others beside it, none of each, none of another time."""
    span = doc.sentences[one.sentence].span
    after = (one.noun_span or one.span).end
    near = doc.body[max(span.start, one.stated.start - BESIDE) : min(span.end, after + BESIDE)]
    return (
        one.bound is Bound.EXACT
        and one.value > 1
        and not given.words["others"].first(near)
        and slots.YEAR.search(doc.body, span.start, one.stated.start) is None
    )


def _undisturbed(doc: Doc, one: Figure, two: Figure, given: Given) -> bool:
    """Whether nothing is told in between that makes the group larger or smaller, and neither is of another time."""
    spans = [doc.sentences[figure.sentence].span for figure in (one, two)]
    return (
        two.sentence - one.sentence <= FAR
        and given.words["changes"].first(doc.body[spans[0].start : spans[1].end]) is None
        and not any(given.words["elsewhen"].first(doc.text(span)) for span in spans)
    )


def _one_group(doc: Doc, one: Figure, two: Figure, phrase: _Phrase, told: Mapping[str, int], given: Given) -> bool:
    """Whether all that narrows the second count was told before, of the first one where the second is the smaller."""
    sentence = doc.text(doc.sentences[one.sentence].span)
    first = frozenset(stems(sentence, given))
    if not phrase.acts <= first or any(name not in sentence for name in phrase.names):
        return False
    if phrase.owned and not _owned(doc, one, given):
        return False
    known = {stem for stem in phrase.narrowed if told.get(stem, two.sentence) < two.sentence}
    if two.value < one.value:
        told_of_it = not phrase.narrowed or bool(phrase.narrowed & first)
        whole = phrase.every or phrase.owned or slots.turned(one, two) or two.value >= SURELY * one.value
        return told_of_it and whole and known == phrase.narrowed
    return known == phrase.narrowed


def _owned(doc: Doc, one: Figure, given: Given) -> bool:
    """Whether the first count is of somebody's own: "with three friends", "has four sons"."""
    ahead = doc.body[max(0, one.stated.start - AHEAD) : one.stated.start].rstrip()
    return given.words["owns"].ends(ahead) or given.words["owned"].ends(ahead)


def _made_of_others(doc: Doc, one: Figure, two: Figure, phrase: _Phrase, counts: list[Figure], given: Given) -> bool:
    """Whether other counts make the second of the first, or are what it takes up: three boys and two girls, "all five"."""
    others = [other for other in counts if other not in (one, two) and other.sentence <= two.sentence][-MANY:]
    restated = phrase.every and bool(phrase.narrowed)  # "all seven vehicles involved in the crash"
    larger = two.value > one.value
    alike = [
        other
        for other in others
        if _may_be_some(doc, other, two, given)
        and not ((larger or restated) and given.words["among"].first(doc.body[other.span.end : other.span.end + AHEAD]))
    ]
    if restated:
        alike = [other for other in alike if _noun(doc, other, given) == _noun(doc, two, given)]
        others = alike
    recent = {other.value for other in others if other.sentence >= two.sentence - RECENT}
    pairs = {first.value + second.value for first, second in combinations(others, 2)}
    apart = abs(one.value - two.value)
    alone = given.words["single"].first(doc.body[one.span.end : two.span.start]) is not None
    return (
        apart in {other.value for other in alike}
        or two.value in recent | pairs
        or (apart == 1 and alone and not (phrase.owned or restated))
        or any(
            other.sentence == two.sentence and not phrase.every and _beside(doc, two, other, given) for other in others
        )
    )


def _may_be_some(doc: Doc, other: Figure, two: Figure, given: Given) -> bool:
    """Whether another count may be one of the same things: of their own word, of none, or of people."""
    word = _noun(doc, other, given)
    person = other.noun is not None and other.noun.startswith("person")
    known = other.noun_span is not None and fold(doc.text(other.noun_span)).startswith(word)
    loose = not word and not other.definite  # "ketiganya" are those told of, and no others
    return loose or word == _noun(doc, two, given) or (person and known)


def _beside(doc: Doc, two: Figure, other: Figure, given: Given) -> bool:
    """Whether two counts are told in one breath: "the four men and eight women"."""
    first, last = sorted((two, other), key=lambda figure: figure.span.start)
    gap = doc.body[(first.noun_span or first.span).end : last.stated.start]
    return len(gap) <= len(", and the ") and (given.words["joins"].first(gap) is not None or "," in gap)
