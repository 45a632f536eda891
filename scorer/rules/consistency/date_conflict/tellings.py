"""What is told to have happened, and when: an event of some kind with the time that belongs to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scorer.model import Doc, Span, Stretches
from scorer.rules.consistency.date_conflict import pieces as parts
from scorer.rules.consistency.date_conflict import times
from scorer.rules.consistency.date_conflict.belonging import closed, event_of, opens
from scorer.rules.consistency.date_conflict.pieces import ANY, LONG, OWNER, STOP, Piece
from scorer.rules.consistency.date_conflict.times import When
from scorer.rules.given import Given

HEADLINE = -1  # the number of the headline among the sentences
LONGEST = 1500  # code points of a sentence; what is longer is a table
ANTECEDENT = 9  # pieces before a relative clause that say what it is about
BEHIND = 7  # pieces behind an event or its time that may still belong to it


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """
    An event of a kind with its time, in a sentence of a number.

    `pointed` is whether the words point at an event told of already, `near` whether at the one told right before, `new`
    whether they introduce one. `words` say what it befell, in small letters; `names` are those of them with a capital, and
    `around` are all words of the sentence.
    """

    kind: str
    pointed: bool
    near: bool
    new: bool
    words: frozenset[str]
    names: frozenset[str]
    around: frozenset[str]
    when: When
    sentence: int
    span: Span


def of(doc: Doc, given: Given) -> list[Telling]:
    """The events of the headline and the running text that have a time, in order; only those of kinds told twice."""
    known = parts.kinds(given.tables["classes"])
    headline = doc.article.headline or ""
    body = [(hit, known.named[hit.phrase]) for hit in known.lexicon.find(doc.folded, folded=True)]
    opening = [known.named[hit.phrase] for hit in known.lexicon.find(headline)]
    twice = _twice([kind for named in (*opening, *(named for _, named in body)) for kind in named], given)
    if not twice:
        return []
    told = times.of(doc, given)
    touched = Stretches(hit for hit, named in body if twice.intersection(named))
    spans = [
        (number, one.span)
        for number, one in enumerate(doc.prose())
        if one.span.end - one.span.start <= LONGEST and touched.touch(one.span)
    ]
    if any(twice.intersection(named) for named in opening) and len(headline) <= LONGEST:
        spans.insert(0, (HEADLINE, Span(0, len(headline), "headline")))
    timed = [(number, span, whens) for number, span in spans if (whens := told(span))]
    if sum(len(whens) for _, _, whens in timed) < 2:
        return []
    return [one for number, span, whens in timed for one in _in(doc, number, span, whens, twice, given)]


def _twice(told: Sequence[str], given: Given) -> frozenset[str]:
    """The kinds of event of which a story speaks twice; a word for any mishap speaks of each."""
    once = set(told)
    mishaps = frozenset(kind for kind in once if kind in given.words["befalls"])
    general = mishaps | {ANY} if ANY in once and mishaps else frozenset()
    return general | {kind for kind in once if told.count(kind) > 1}


def _in(
    doc: Doc, number: int, span: Span, whens: Sequence[When], twice: frozenset[str], given: Given
) -> Iterator[Telling]:
    """The tellings of one sentence or of the headline."""
    pieces = parts.of(doc, span, whens, given)
    around = frozenset(piece.bare for piece in pieces if len(piece.text) >= LONG)
    for at, piece in enumerate(pieces):
        event = event_of(pieces, at) if piece.when else None
        for kind in pieces[event].kinds if event is not None else ():
            if event is not None and piece.when and kind in twice:
                yield _telling(kind, piece.when, pieces, event, at, around, number, given)


def _telling(
    kind: str,
    when: When,
    pieces: Sequence[Piece],
    event: int,
    at: int,
    around: frozenset[str],
    number: int,
    given: Given,
) -> Telling:
    """The telling of a kind, by the places of its event and its time."""
    piece = pieces[event]
    start = at + 1 if event > at else opens(pieces, event) if piece.noun else _clause(pieces, event)
    stop = at if at > event and not piece.noun else _ends(pieces, max(event, at))
    places = [place for place in range(start, stop) if place not in (event, at)]
    if not piece.noun and event < at and not _has_subject(pieces[start:event]):
        places += [place for place in range(max(0, start - ANTECEDENT), start) if STOP not in pieces[place].roles]
    told = [place for place in places if pieces[place].telling]
    return Telling(
        kind=kind,
        pointed=_points(pieces, start, event, at, given),
        near=_near(pieces[start:event]),
        new=any("articles" in one.roles for one in pieces[max(0, start - 1) : event]),
        words=frozenset(pieces[place].bare for place in told),
        names=frozenset(pieces[place].bare for place in told if _is_name(pieces, place, given)),
        around=around,
        when=when,
        sentence=number,
        span=piece.span,
    )


def _clause(pieces: Sequence[Piece], event: int) -> int:
    """Where the clause of a verb begins."""
    for back in range(event - 1, -1, -1):
        piece = pieces[back]
        if piece.word == "," or STOP in piece.roles or ("breaks" in piece.roles and "aux" not in piece.roles):
            return back + 1
    return 0


def _ends(pieces: Sequence[Piece], last: int) -> int:
    """Where what belongs to an event ends behind it and its time: "the 4 May fire | at Corran Mill", "declares | an outbreak"."""
    stop = last + 1
    while stop < min(len(pieces), last + 1 + BEHIND):
        piece, before = pieces[stop], pieces[stop - 1]
        leads = not piece.roles.isdisjoint(("at", "determiners", "articles")) or piece.text[0].isupper()
        if not leads and "articles" not in before.roles:
            break
        stop += 1
    return stop


def _has_subject(run: Sequence[Piece]) -> bool:
    """Whether a clause says of what it tells before its verb."""
    return any(piece.text[0].isalpha() and "aux" not in piece.roles for piece in run)


def _is_name(pieces: Sequence[Piece], place: int, given: Given) -> bool:
    """Whether a word has a capital, and not only because it opens the sentence or a quotation."""
    piece = pieces[place]
    opens_it = place == 0 or STOP in pieces[place - 1].roles
    return piece.text[0].isupper() and not (opens_it and given.speech.knows(piece.bare))


def _points(pieces: Sequence[Piece], start: int, event: int, at: int, given: Given) -> bool:
    """Whether the words point at an event told of before."""
    piece, run, behind = pieces[event], pieces[start:event], pieces[event + 1 : at]
    if not piece.noun:
        pronoun = any("pronouns" in one.roles for one in (*run, *behind))
        return pronoun or _near(run) or any("definite" in one.roles for one in run[:2])
    owned = any("definite" in one.roles or OWNER in one.roles for one in run)
    ending = any(piece.word.endswith(end) for end in given.words["ending"])
    listed = start > 0 and pieces[start - 1].text in {":", ";"} and at == event + 1  # an entry of a timetable
    owns = at < event and not pieces[at + 1].roles.isdisjoint(("genitive", OWNER))
    described = owns or (0 < at < event and "determiners" in pieces[at - 1].roles)
    pointed = closed(pieces, max(at, event)) or any("pointed" in one.roles for one in behind)
    awaited = start > 0 and "awaiting" in pieces[start - 1].roles
    return owned or ending or listed or described or awaited or pointed


def _near(run: Sequence[Piece]) -> bool:
    """Whether the subject of a verb is pointed at: "kapal kayu itu karam"."""
    return any("demonstrative" in piece.roles for piece in run)
