"""
A capital or a palace speaks: "Ankara says", "the Kremlin denies".

Why it matters: a city says nothing; a ministry, a spokesman or an intelligence service does, and they differ.
Stays quiet: where a person or a body is named as the speaker, here or in a statement close by that is told for the same
state (for the lead, anywhere); where a state only thinks, plans, undertakes or recognises, since nobody has to have said so;
in sport, where it is a team; and in the words of somebody else. Information, and a little more with a figure, since figures
travel on.
How: the speaker of a statement is named by a place or a building of the registry; each place is pointed at once, and once
more with a figure. Whose seat a place is, and what else a state is called, stands in a list.
Cannot see: places that the registry does not hold, and a city whose own hall is meant.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain

from scorer.lexicon import Lexicon, fold
from scorer.model import Attribution, Doc, Finding, Genre, Kind, NameKind, Outcome, Row, Span, Stretches
from scorer.rules.given import Given, Table

BESIDE = 40  # statements before one and behind it of which one may be its ministry's
INSIDE = 8  # … and in one of which it may stand itself
NEAR = 2  # sentences before a statement and behind it in which its ministry may be named
BEFORE = 12  # letters before a place in which a preposition stands that makes it where something is
BEHIND = 48  # letters from a verb on that tell it from one of saying: "claims | the whole of the valley"
ANSWERING = frozenset({Kind.PERSON, Kind.OFFICIAL_BODY, Kind.ORGANISATION})


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for each place that speaks, once for each name and case."""
    seen: set[tuple[str, str]] = set()
    scene = _Scene(doc, given)
    for number, attribution in enumerate(doc.attributions):
        span = attribution.source
        if attribution.speaker.kind is not Kind.METONYM or span is None or doc.text(span).islower():
            yield Outcome.AGREED
            continue
        if not _speaks(scene, number, span) or _told_for(scene, number, span):
            yield Outcome.ABSTAINED
            continue
        counts = any(scene.figures.touch(part) for part in attribution.content)
        key = fold(attribution.speaker.name or ""), "figure" if counts else ""
        if key not in seen:
            seen.add(key)
            yield Finding(rule="metonym-source", spans=(span,), case=key[1])


class _Scene:
    """What is asked of the names, figures and statements of one article again and again, worked out once."""

    __slots__ = ("doc", "figures", "given", "places", "surnames")

    def __init__(self, doc: Doc, given: Given) -> None:
        self.doc, self.given = doc, given
        self.figures = Stretches(figure.span for figure in doc.figures)
        self.places = Row(name for name in doc.names if name.kind is NameKind.PLACE)
        titled = [fold(name.identity).split() for name in doc.names if name.title and name.kind is NameKind.PERSON]
        self.surnames = frozenset(" ".join(parts[first:]) for parts in titled for first in range(1, len(parts)))

    def beside(self, number: int, most: int) -> Iterator[Attribution]:
        """At most so many statements before one and behind it."""
        told = self.doc.attributions
        return chain(told[max(0, number - most) : number], told[number + 1 : number + 1 + most])


# ── whether the place speaks ─────────────────────────────────────────────────────────────────────────────────────────


def _speaks(scene: _Scene, number: int, source: Span) -> bool:
    """Whether a place says something here, rather than that it thinks or acts, tells where, plays, or is a person's name."""
    doc, given, attribution = scene.doc, scene.given, scene.doc.attributions[number]
    cue = attribution.cue
    if cue is None or doc.genre is Genre.SPORT or _only_tells_where(doc, source):
        return False
    if fold(attribution.speaker.name or "") in scene.surnames:
        return False  # "Jim | Jordan"
    told = doc.folded[cue.start : cue.end + BEHIND]
    acts = given.words["speaking"] and not given.words["speaking"].begins(told)  # signs, vetoes, sees, wants, refuses
    before = doc.folded[max(0, source.start - BEFORE) : source.start].rstrip()
    where = source.start < cue.start and given.words["places"].ends(before)  # "officers in | Turkey | said"
    deed = given.words["unspoken"].first(told, folded=True)
    recognised = given.words["recognising"].first(doc.text(cue)) and _opens_with_a_place(scene, attribution)
    if acts or where or (deed and deed.start == 0) or recognised:
        return False
    between = Span(source.end, max(source.end, cue.start))
    if scene.places.inside(between):
        return False  # "Ankara sent a note, with | Cairo | answering that …"
    return not any(source in one.extent for one in scene.beside(number, INSIDE) if one.source != source)


def _only_tells_where(doc: Doc, source: Span) -> bool:
    """Whether a place stands between two commas, behind what lies in it: "the health office of Gading, | Riau |, said"."""
    before, behind = doc.body[: source.start].rstrip(" \xa0")[-1:], doc.body[source.end :].lstrip(" \xa0")[:1]
    return before == "," == behind


def _opens_with_a_place(scene: _Scene, attribution: Attribution) -> bool:
    opening = attribution.content[0] if attribution.content else None
    return opening is not None and any(name.span.start == opening.start for name in scene.places.inside(opening))


# ── whether somebody speaks for it close by ──────────────────────────────────────────────────────────────────────────


def _told_for(scene: _Scene, number: int, source: Span) -> bool:
    """Whether a statement close by is a person's or a body's who speaks for the same state."""
    doc, given = scene.doc, scene.given
    here = doc.sentence_at(source.start)
    ahead = NEAR if here > 0 else len(doc.sentences)  # a lead sums up what follows
    place = fold(doc.attributions[number].speaker.name or "")
    forms = _states(given.tables["states"]).get(place) or Lexicon((place,))
    for other in scene.beside(number, BESIDE):
        if other.source is None or other.speaker.kind not in ANSWERING:
            continue
        away = doc.sentence_at(other.extent.start) - here
        if not -NEAR <= away <= ahead:
            continue
        phrase = f"{other.speaker.title or ''} {other.speaker.name} {doc.text(other.source)}"
        if forms.first(phrase) or (abs(away) <= 1 and _of_the_state_spoken_of(doc, other.source, given)):
            return True
    return False


@cache
def _states(table: Table) -> Mapping[str, Lexicon]:
    """All names of a state, by each of them: "Moscow" with Russia, the Kremlin and what is Russian."""
    each = [Lexicon((state, *names)) for state, names in table.items()]
    return {name: names for names in each for name in names}


@cache
def _any_state(table: Table) -> Lexicon:
    """All names of all states."""
    return Lexicon(_states(table))


def _of_the_state_spoken_of(doc: Doc, phrase: Span, given: Given) -> bool:
    """Whether a phrase names a state's body and no state: "juru bicara kementerian pertahanan"."""
    inside = [name for name in doc.names if name.span.overlaps(phrase)]
    person = next((name.span.start for name in inside if name.kind is NameKind.PERSON), phrase.end)
    told = doc.body[phrase.start : person]
    body = given.words["bodies"].first(told)
    if body is None or body.start or any(name.kind is NameKind.PLACE for name in inside):
        return False
    return _any_state(given.tables["states"]).first(told) is None
