"""
Shares that stand apart from their part and whole: "9,900 of the 18,000 voters … A turnout of 65 percent".

Part and whole are one in the other ("X of Y", "of Y, X"), or Y is all that there is to spend, to fill or to reach, and X
what has been. A share is theirs where it has a name that goes with what they count, as a turnout with ballots.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from scorer.lexicon import Lexicon, any_of
from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.consistency.num_percent_of import counted, fractions
from scorer.rules.consistency.num_percent_of.fractions import Fraction
from scorer.rules.consistency.num_percent_of.wording import Wording
from scorer.rules.given import Given, Table

AHEAD = 40  # code points before a number in which "of" stands
NEAR = 40  # code points between the name of a share and the share
SHORT = 12  # code points behind a name in which "itu" stands
SOON = 2  # sentences behind part and whole in which "that 55 percent" is theirs
FIRM = (Bound.EXACT, Bound.ABOUT)
GENERAL = "general"  # names of shares that go with anything told right before
LEAST = 11  # the smallest whole of which a share is told; "eight of ten" is a share itself
CLAUSES = 2  # the time a sentence opens with, and what was then
MOST = 30  # parts and wholes of a story; more is a table
NO_COUNTS = frozenset({"%", "pp", "bp", "x", "y", "mo", "w", "d", "h", "min", "C", "F"})
_OPENS = ',;:“”"–-'
_STOP = re.compile(r"[.;:!?()]")
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A part and its whole, their sentences, and whether the words say "of"."""

    part: Figure
    whole: Figure
    first: int
    last: int
    said: bool


Parts = tuple[Figure, Figure, Figure]


def pairs(doc: Doc, said: Wording, given: Given) -> tuple[Pair, ...]:
    """The parts and wholes of the body that stand in a sentence or in two, in order of appearance."""
    found: list[Pair] = []
    before: list[Figure] = []
    changed = {frozenset((change.first.span, change.last.span)) for change in doc.changes}
    for span, figures in doc.together():
        here = [one for one in figures if one.unit not in NO_COUNTS and one.bound in FIRM]
        if span.field != "body" or len(found) > MOST:
            continue
        told = [pair for one, two in pairwise(here) if (pair := _of(one, two, doc.body, span, said))]
        follows = before and here and before[0].sentence + 1 == here[0].sentence
        found += told or _so_far(doc, [*before, *here] if follows else here, here, given)
        before = here
    return tuple(pair for pair in found if frozenset((pair.part.span, pair.whole.span)) not in changed)


def shares(doc: Doc, told: Sequence[Pair], said: Wording, given: Given) -> Iterator[Parts]:
    """Yield part, whole and share for each share by a name that goes with one part and whole, and for a survey's lead."""
    if not told:
        return
    every = [one for one in doc.figures if one.unit == "%"]
    of_another = {id(pair) for pair in told if any(_fits(pair, share) for share in every[:MOST])}
    for span, figures in doc.together():
        percents = [one for one in figures if one.unit == "%"]
        if span.field != "body" or not percents:
            continue
        if any(pair.said and pair.last == figures[0].sentence for pair in told):
            continue
        for share in percents:
            pair = (
                _beside(doc, share, told, said)
                or _named(doc, share, span, told, given)
                or (_asked(doc, share, span, told, given) if len(percents) == 1 else None)
            )
            if pair and id(pair) not in of_another and not any(_fits(one, share) for one in told):
                yield pair.part, pair.whole, share


def in_headline(doc: Doc, told: Sequence[Pair], given: Given) -> Fraction | None:
    """The share in words of the headline, with the one part and whole of the story, told "of the Y, X"."""
    parts = [pair for pair in told if pair.said and pair.whole.span < pair.part.span]
    if doc.headline is None or len(parts) != 1 or any(one.unit == "%" for one in doc.figures):
        return None
    text, field = doc.article.text(doc.headline.field), doc.headline.field
    found = counted.told(text, doc.headline, given)
    pair = parts[0]
    if len(found) != 1 or not 0 < found[0][1] < 1:
        return None
    place, share = found[0]
    least, most = fractions.meant(text[max(0, place.start - AHEAD) : place.start], share, given)
    left = 1 - pair.part.value / pair.whole.value
    if least <= left <= most or not _shared(doc, doc.headline, pair, given):
        return None
    span = Span(place.start, place.end, field)
    part = replace(pair.part, noun=None)  # "of the 160 pupils, 48 did not": the next word is no noun
    return Fraction(part=part, whole=pair.whole, span=span, share=share, least=least, most=most)


# ── part and whole ───────────────────────────────────────────────────────────────────────────────────────────────────


def _of(one: Figure, two: Figure, body: str, span: Span, said: Wording) -> Pair | None:
    """Two figures of a sentence of which one is said to be of the other."""
    part, whole = (two, one) if two.value < one.value else (one, two)
    if not LEAST <= whole.value > part.value > 0 or part.unit not in (None, whole.unit):
        return None
    gap = body[one.span.end : two.stated.start]
    told = whole is two if said.of.fullmatch(gap) else whole is one and _is_of_which(one, gap, body, span, said)
    return Pair(part=part, whole=whole, first=one.sentence, last=two.sentence, said=True) if told else None


def _is_of_which(whole: Figure, gap: str, body: str, span: Span, said: Wording) -> bool:
    """Whether words behind a whole make what follows its part, or "of" before it does at the opening of a clause."""
    if said.of_which.fullmatch(gap):
        return True
    if said.clause.fullmatch(gap) is None:
        return False
    start = max(span.start, whole.stated.start - AHEAD)
    found = said.of_ahead.search(body[start : whole.stated.start])
    return found is not None and (start + found.start() <= span.start or body[start + found.start() - 1] in _OPENS)


def _so_far(doc: Doc, told: Sequence[Figure], here: Sequence[Figure], given: Given) -> list[Pair]:
    """What there is to spend, to fill or to reach, and then what has been: "the ward has 240 beds. Of late 96 were filled"."""
    for whole, part in pairwise(told):
        if part.sentence != here[0].sentence or part.unit != whole.unit or not whole.value > part.value > 0:
            continue
        if whole.value < LEAST:
            continue  # "two to one"
        named = part.unit or part.noun in (None, whole.noun) or part.noun in given.words["counters"]
        if not named or sum(one.unit == whole.unit for one in told) > 2:
            continue
        if given.words["wholes"].first(_sentence(doc, whole)) and given.words["parts"].first(_sentence(doc, part)):
            return [Pair(part=part, whole=whole, first=whole.sentence, last=part.sentence, said=False)]
    return []


def _sentence(doc: Doc, figure: Figure) -> str:
    return doc.text(doc.sentences[figure.sentence].span)


# ── their share ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _beside(doc: Doc, share: Figure, told: Sequence[Pair], said: Wording) -> Pair | None:
    """The part and whole where the share stands right behind the part: "of late Rp300 juta atau 40 persen"."""
    for pair in told:
        if not pair.said and pair.part.span.end < share.stated.start and pair.last == share.sentence:
            return pair if said.share.fullmatch(doc.body[pair.part.span.end : share.stated.start]) else None
    return None


def _named(doc: Doc, share: Figure, span: Span, told: Sequence[Pair], given: Given) -> Pair | None:
    """The part and whole of a share by name: the last one before it that tells of what the name tells of."""
    names = given.tables["rates"]
    if share.bound is not Bound.EXACT:
        return None
    found = _rate(names).search(
        f"{doc.body[max(span.start, share.stated.start - NEAR) : share.stated.start]}\0"
        f"{doc.body[share.span.end : min(span.end, share.span.end + NEAR)]}"
    )
    clause = _around(doc, share, span)
    of_another = _part_of(given.words["of"]).match(doc.body, share.span.end, span.end) is not None
    ahead = (one for one in doc.figure_row.inside(span) if one.unit == "%" and one.span < share.span)
    of_another = of_another or any(
        given.words["of"].begins(doc.body[one.span.end : one.span.end + NEAR]) for one in ahead
    )
    if found is None or of_another or given.words["elsewhere"].first(clause):
        return None
    name = (found["ahead"] or found["behind"]).lower()
    cues = _cues(given.tables["cues"], tuple(kind for kind, listed in names.items() if name in listed))
    before = [pair for pair in told if pair.last < share.sentence]
    known = [pair for pair in before if cues.first(_told(doc, pair))]
    general = name in names[GENERAL]
    lead = doc.body[max(span.start, share.stated.start - NEAR) : share.stated.start]
    beside = doc.body[share.span.end : share.span.end + NEAR].partition(name)[2][:SHORT] if found["behind"] else ""
    points = _points(given.words["points"]).search(
        f"{lead[: found.start()]} {found.group()}{beside}".replace("\0", " ")
    )
    if not known and points:
        called = (
            f"{lead[: found.start()].rpartition('.')[2]} {found.group()}".partition("\0")[0] if found["ahead"] else ""
        )
        known = [
            pair
            for pair in before
            if share.sentence - pair.last <= (1 if general else SOON)
            and (not general or _plain(doc, called, pair, given))
        ]
    return known[0] if len(known) == 1 else None


def _around(doc: Doc, share: Figure, span: Span) -> str:
    """The clause of a share, up to the next marks."""
    ahead = doc.body[span.start : share.stated.start]
    behind = _STOP.split(doc.body[share.span.end : span.end])[0]
    parts = re.split(r"[,;:(]", ahead)
    opening = parts[0] if len(parts) == CLAUSES else ""  # "Two years earlier, the rate was …"
    return f"{opening} {parts[-1]} {re.split(r'[,]', behind)[0]}"


def _asked(doc: Doc, share: Figure, span: Span, told: Sequence[Pair], given: Given) -> Pair | None:
    """The part and whole of a survey whose lead gives the share: both tell of those who say yes, or of those who say no."""
    lead = doc.text(span)
    head = doc.article.headline or ""
    near = [pair for pair in told if pair.said and 1 <= pair.first - share.sentence <= SOON]
    asked = [pair for pair in near if given.words["asked"].first(_told(doc, pair))]
    surveyed = given.words["survey"].first(lead) or given.words["survey"].first(head)
    if len(asked) != 1 or not surveyed or share.bound is not Bound.EXACT:
        return None
    sides = [
        {side for side in ("say_yes", "say_no") if given.words[side].first(text)}
        for text in (lead, _told(doc, asked[0]))
    ]
    return asked[0] if sides[0] == sides[1] and len(sides[0]) == 1 else None


def _told(doc: Doc, pair: Pair) -> str:
    return doc.body[doc.sentences[pair.first].span.start : doc.sentences[pair.last].span.end]


def _fits(pair: Pair, share: Figure) -> bool:
    return abs(100 * pair.part.value / pair.whole.value - share.value) <= share.step


def _shared(doc: Doc, headline: Span, pair: Pair, given: Given) -> bool:
    """Whether a word of the headline stands, in whatever form, with the part or the whole."""
    one, two = (
        {root for word in _WORD.findall(text.lower()) for root in given.speech.roots(word)}
        for text in (doc.text(headline), _told(doc, pair))
    )
    return bool({word for word in one & two if word not in given.words["small_words"]})


def _plain(doc: Doc, called: str, pair: Pair, given: Given) -> bool:
    """Whether a name such as "the rate" says of what it is only in words that tell of a part and whole: "the recycling rate"."""
    words = _WORD.findall(" ".join(called.lower().split()[-3:]))
    told = {root for word in _WORD.findall(_told(doc, pair).lower()) for root in given.speech.roots(word)}
    names = set(given.tables["rates"][GENERAL])
    return all(word in names or word in given.words["links"] or given.speech.roots(word) & told for word in words)


@cache
def _cues(cues: Table, kinds: tuple[str, ...]) -> Lexicon:
    """The words for what the shares of some kinds are told of."""
    return Lexicon(cue for kind in kinds for cue in cues[kind])


@cache
def _points(words: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words)})\b", re.IGNORECASE)


@cache
def _part_of(words: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{any_of(words)})\s(?:[^\W\d_]+\s)?\W?\d", re.IGNORECASE)


@cache
def _rate(names: Table) -> re.Pattern[str]:
    """The name of a share around it; where the share is stands a zero."""
    name = any_of(name for listed in names.values() for name in listed)
    few = r"(?:,?\s[^\W\d_]+){0,2}?"
    return re.compile(
        rf"\b(?P<ahead>{name})\b{few},?\s\0.{{0,24}}|.{{0,12}}\0{few},?\s(?P<behind>{name})\b", re.IGNORECASE
    )
