"""What is told to have happened, and when: an event of some kind with the time that belongs to it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from scorer.langs import Lang, calendar, speech
from scorer.langs.speech import Speech
from scorer.lexicon import Lexicon, fold
from scorer.model import Article, DateMention, DateRange, Sentence, Span, Stretches, Telling, When
from scorer.read.tellings import pieces as parts
from scorer.read.tellings import times
from scorer.read.tellings.belonging import closed, dated, effect_of, event_of, headed, opens, subject_of
from scorer.read.tellings.pieces import LONG, OWNER, STOP, Kinds, Piece
from scorer.read.tellings.times import Lists

HEADLINE = -1  # the number of the headline among the sentences
LONGEST = 1500  # code points of a sentence; what is longer is a table
ANTECEDENT = 9  # pieces before a relative clause that say what it is about
BEHIND = 7  # pieces behind an event or its time that may still belong to it
AHEAD = 24  # code points on each side of a word for an event in which "another" may stand
_ENDS = re.compile(r"[.?!]\s|\n")


def read(
    article: Article,
    sentences: Sequence[Sentence],
    dates: Sequence[DateMention],
    ranges: Sequence[DateRange],
    lang: Lang,
) -> tuple[Telling, ...]:
    """The events of the headline and of some sentences that have a time, in order; none of a story with one time only."""
    events, lists = parts.kinds(lang), _lists(lang)
    folded = fold(article.body)
    headline = article.headline or ""
    told = times.of(article, dates, ranges, lists)
    touched = Stretches(events.lexicon.find(folded, folded=True))
    spans = [
        (number, one.span)
        for number, one in enumerate(sentences)
        if one.span.end - one.span.start <= LONGEST and touched.touch(one.span)
    ]
    if len(headline) <= LONGEST and events.lexicon.first(headline):
        spans.insert(0, (HEADLINE, Span(0, len(headline), "headline")))
    timed = [(number, span, whens) for number, span in spans if (whens := told(span))]
    if sum(len(whens) for _, _, whens in timed) < 2:
        return ()
    found = [
        one
        for number, span, whens in timed
        for one in _in(article.text(span.field), number, span, whens, events, lists, speech.of(lang))
    ]
    several = _several(folded, {one.kind for one in found}, events, lists)
    return tuple(replace(one, several=True) if one.kind in several else one for one in found)


@cache
def _lists(lang: Lang) -> Lists:
    return {name: Lexicon(words) for name, words in calendar.events(lang).items() if isinstance(words, list)}


def _several(folded: str, told: set[str], events: Kinds, lists: Lists) -> frozenset[str]:
    """The kinds of which the story tells of further events: "a second fire", "two quakes", "the attacks"."""
    found: set[str] = set()
    for hit in events.lexicon.find(folded, folded=True) if told else ():
        kinds = told.intersection(events.named[hit.phrase]) - found
        if kinds:
            before = _ENDS.split(folded[max(0, hit.start - AHEAD) : hit.start])[-1]
            led = [one.end for one in lists["while"].find(before, folded=True)]
            before = before[led[-1] :] if led else before
            around = before + _ENDS.split(folded[hit.start : hit.end + AHEAD])[0]
            behind = _ENDS.split(folded[hit.end : hit.end + 3 * AHEAD])[0]
            ranked = lists["ranked"].first(behind, folded=True) and lists["long"].first(behind, folded=True)
            other = lists["others"].first(before if ranked else around, folded=True)
            if other or lists["counts"].ends(before.rstrip()) or lists["ordinals"].begins(behind):
                found |= kinds
    plural = (kind for kind in told - found if kind in events.plurals)
    return frozenset(found.union(kind for kind in plural if events.plurals[kind].first(folded, folded=True)))


def _in(
    text: str, number: int, span: Span, whens: Sequence[When], events: Kinds, lists: Lists, known: Speech
) -> Iterator[Telling]:
    """The tellings of one sentence or of the headline."""
    pieces = parts.of(text, span, whens, events, lists)
    around = frozenset(piece.bare for piece in pieces if len(piece.text) >= LONG)
    for at, piece in enumerate(pieces):
        verb = event_of(pieces, at) if piece.when else None
        more = (subject_of(pieces, verb), effect_of(pieces, verb)) if verb is not None else ()
        for event in (verb, *more):
            for kind in pieces[event].kinds if event is not None else ():
                if event is not None and piece.when:
                    yield _telling(kind, piece.when, pieces, event, at, around, number, lists, known)


def _telling(
    kind: str,
    when: When,
    pieces: Sequence[Piece],
    event: int,
    at: int,
    around: frozenset[str],
    number: int,
    lists: Lists,
    known: Speech,
) -> Telling:
    """The telling of a kind, by the places of its event and its time."""
    piece = pieces[event]
    start = at + 1 if event > at else opens(pieces, event) if piece.noun else _clause(pieces, event)
    stop = at if at > event and not piece.noun else _ends(pieces, max(event, at))
    places = [place for place in range(start, stop) if place not in (event, at)]
    if not piece.noun and event < at and not _has_subject(pieces[start:event]):
        places += [place for place in range(_said(pieces, start), start) if STOP not in pieces[place].roles]
    own = [place for place in places if pieces[place].telling or (place == event + 1 and headed(pieces, place))]
    told = [place for place in own if "unique" not in piece.roles]
    return Telling(
        kind=kind,
        pointed=_points(pieces, start, event, at, lists),
        near=_near(pieces[start:event]),
        new="unique" not in piece.roles and _is_new(pieces, start, event),
        words=frozenset(pieces[place].bare for place in told),
        names=frozenset(pieces[place].bare for place in told if _is_name(pieces, place, known)),
        around=around,
        when=when,
        sentence=number,
        span=piece.span,
        over=any("ends" in one.roles for one in pieces[min(event, at) + 1 : max(event, at)]),
    )


def _clause(pieces: Sequence[Piece], event: int) -> int:
    """Where the clause of a verb begins."""
    for back in range(event - 1, -1, -1):
        piece = pieces[back]
        if piece.word == "," or STOP in piece.roles or ("breaks" in piece.roles and "aux" not in piece.roles):
            return back + 1
    return 0


def _said(pieces: Sequence[Piece], start: int) -> int:
    """Where what a relative clause is about may begin: behind who says it, "the owner, Orr, said | the mill that"."""
    low = max(0, start - ANTECEDENT)
    return next((place + 1 for place in range(start - 1, low - 1, -1) if "speaks" in pieces[place].roles), low)


def _ends(pieces: Sequence[Piece], last: int) -> int:
    """Where what belongs to an event ends behind it and its time: "the 4 May fire | at Corran Mill", "declares | an outbreak"."""
    stop = last + 1
    while stop < min(len(pieces), last + 1 + BEHIND):
        piece, before = pieces[stop], pieces[stop - 1]
        leads = not piece.roles.isdisjoint(("at", "determiners", "articles")) or piece.text[0].isupper()
        if not leads and not piece.roles.isdisjoint(("about", "during")) and stop + 1 < len(pieces):
            leads = pieces[stop + 1].text[0].isupper() and pieces[stop + 1].when is None  # "the defeat by | Corran"
        if not leads and "articles" not in before.roles:
            break
        stop += 1
    return stop


def _has_subject(run: Sequence[Piece]) -> bool:
    """Whether a clause says of what it tells before its verb."""
    return any(piece.text[0].isalpha() and "aux" not in piece.roles for piece in run)


def _is_name(pieces: Sequence[Piece], place: int, known: Speech) -> bool:
    """Whether a word has a capital, and not only because it opens the sentence or a quotation."""
    piece = pieces[place]
    opens_it = place == 0 or STOP in pieces[place - 1].roles
    return piece.text[0].isupper() and not (opens_it and known.knows(piece.bare))


def _points(pieces: Sequence[Piece], start: int, event: int, at: int, lists: Lists) -> bool:
    """Whether the words point at an event told of before."""
    piece, run, behind = pieces[event], pieces[start:event], pieces[event + 1 : at]
    if not piece.noun:
        pronoun = any("pronouns" in one.roles for one in (*run, *behind))
        told = start > 0 and "during" in pieces[start - 1].roles and not _has_subject(run)  # "sejak | terpilih pada"
        return pronoun or told or _near(run) or any("definite" in one.roles for one in run[:2])
    owned = any("definite" in one.roles or OWNER in one.roles for one in run)
    ending = any(piece.word.endswith(end) for end in lists["ending"])
    listed = start > 0 and pieces[start - 1].text in {":", ";"} and at == event + 1  # an entry of a timetable
    owns = at < event and not pieces[at + 1].roles.isdisjoint(("genitive", OWNER))
    described = owns or dated(pieces, event, at) or (0 < at < event and "determiners" in pieces[at - 1].roles)
    pointed = closed(pieces, max(at, event)) or any("pointed" in one.roles for one in behind)
    awaited = (start > 0 and "awaiting" in pieces[start - 1].roles) or "unique" in piece.roles
    return owned or ending or listed or described or awaited or pointed


def _is_new(pieces: Sequence[Piece], start: int, event: int) -> bool:
    """Whether the words introduce an event: "a fire", "was | previously | jailed"."""
    formerly = not pieces[event].noun and any("formerly" in one.roles for one in pieces[max(0, event - 2) : event])
    return formerly or any("articles" in one.roles for one in pieces[max(0, start - 1) : event])


def _near(run: Sequence[Piece]) -> bool:
    """Whether the subject of a verb is pointed at: "kapal kayu itu karam"."""
    return any("demonstrative" in piece.roles for piece in run)
