"""
What a length is of, and the spell of the story that is of the same, however far apart and in whichever order they stand.

"A three-day event … The festival runs from 25 to 29 July", "… 21 hingga 24 November … pameran yang berlangsung enam hari itu".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scorer.lexicon import fold
from scorer.model import DateRange, Doc, Span
from scorer.rules.consistency.date_duration import spells
from scorer.rules.consistency.date_duration.lengths import Length
from scorer.rules.consistency.date_duration.spells import Spell
from scorer.rules.given import Given

SPELLS = 3  # of a story; one with more is a timetable
LENGTHS = 20  # of a story; the same
TAKEN_UP = 3  # sentences from the spell in which "it" may take up what lasts
BACK = 2  # the same before a spell that has no name of its own
PHRASE = 4  # words beside a length among which stands what lasts
BEHIND = 4  # words between a length and one that points back: "tiga hari | penuh berkemah | itu"
AROUND = 40  # code points on each side of a length in which it may be said to be of another
LONG = 4  # letters of a word that names what lasts
_LETTERS = re.compile(r"[^\W\d_]+")
_ENDS = re.compile(r"[.,;:!?()“”\"–—\n]")
_STOP = re.compile(r"\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """
    A length that is of what happens.

    `nouns` are the words for what lasts so long; `points` is whether they take up something told already, `new` whether
    they bring it in, and `ended` whether to say that it is over; `sentence` is its number, -1 of the headline.
    """

    length: Length
    nouns: tuple[str, ...]
    points: bool
    new: bool
    ended: bool
    sentence: int


def told(
    doc: Doc, lengths: Sequence[Length], known: Sequence[Spell], given: Given
) -> Iterator[tuple[Length, DateRange]]:
    """Each length that is of what happens, with the one spell of the story that is of the same."""
    if len(known) > SPELLS or len(lengths) > LENGTHS:
        return
    exact = [length for length in lengths if length.exact]
    claims = [claim for length in exact if (claim := _claim(doc, length, given)) is not None]
    claims = [claim for claim in claims if set(claim.nouns) - {*given.words["stretches"]}]
    named = frozenset(_listed(doc.article.headline or ""))
    for claim in claims:
        same = [spell.pair for spell in known if _same(doc, claim, spell, named, given)]
        if len(same) == 1 and not _told_otherwise(claim, same[0], exact):
            yield claim.length, same[0]


def _told_otherwise(claim: Claim, pair: DateRange, exact: Sequence[Length]) -> bool:
    """Whether another length of the story is that of a spell: then this one is of something else."""
    days = spells.days(pair)
    return days is not None and any(one is not claim.length and one.is_about(days) for one in exact)


# ── what lasts ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _claim(doc: Doc, length: Length, given: Given) -> Claim | None:
    """What a length is said to be of; None where it is no length of what happens."""
    text = doc.article.text(length.span.field)
    within = doc.sentence_of(length.span) if length.span.field == "body" else Span(0, len(text), "headline")
    ahead, behind = text[within.start : length.span.start], text[length.span.end : within.end]
    before, after = _listed(ahead), _listed(_ENDS.split(behind)[0])
    if _another(ahead, behind, length, given) or _other(before, _listed(behind), length, given):
        return None
    at = doc.sentence_at(length.span.start) if length.span.field == "body" else -1
    found = _named(length, before, after or _listed(behind), given)
    if found is None and ahead.rstrip().endswith(",") and before and _lasts(before[-1], given):
        found = (before[-1],) if after and after[0] in given.words["of"] else None  # "the fair, | four days of song"
    if found is None:
        return None
    points = _points(before, after, given)
    new = bool(before) and before[-1] in given.words["articles"]
    ended = new and len(before) > 1 and before[-2] in given.words["after"]
    return Claim(length=length, nouns=found, points=points, new=new, ended=ended, sentence=at)


def _another(ahead: str, behind: str, length: Length, given: Given) -> bool:
    """Whether the words around a length tell of another time or of several: "last year's three-day fair"."""
    near = fold(_ENDS.split(ahead)[-1] if length.attributive else ahead)[-AROUND:].rstrip()
    verb = next((one for one in given.words["endures"].find(near, folded=True) if one.end == len(near)), None)
    parts = (near[: verb.start] if verb else near, (_ENDS if length.attributive else _STOP).split(behind[:AROUND])[0])
    return any(given.words["another"].first(part) is not None for part in parts)


def _other(before: Sequence[str], after: Sequence[str], length: Length, given: Given) -> bool:
    """Whether the days are counted before or after what happens: "six days before the fair", "tiket dua hari"."""
    breaks = given.words["breaks"]
    points = next((n for n, word in enumerate(after[:BEHIND]) if word in given.words["pointing"]), 0)
    led = length.span.field == "body" and bool(before) and before[-1] in breaks
    return led or any(word in breaks for word in after[: max(2, points)])


def _points(before: Sequence[str], after: Sequence[str], given: Given) -> bool:
    """Whether an article or a word that points back stands beside a length."""
    article = bool(before) and before[-1] in given.words["the"]
    return article or any(word in given.words["pointing"] for word in after[:BEHIND])


def _named(length: Length, before: Sequence[str], after: Sequence[str], given: Given) -> tuple[str, ...] | None:
    """What lasts by the words beside a length; None where nothing that lasts stands there."""
    last = before[-1] if before else ""
    if length.attributive:
        return _described(after, given) or None
    if last in given.words["through"] and after and _lasts(after[0], given):
        return (after[0],)
    known = _phrase(before, given) if last in given.words["through"] or _endures(before, given) else ()
    known = known or ((last,) if given.words["through"] and _lasts(last, given) else ())
    if last in given.words["of"] and len(before) > 1 and _lasts(before[-2], given):
        return (before[-2],)  # "a strike of three days"
    return known or None


def _described(after: Sequence[str], given: Given) -> tuple[str, ...]:
    """What a length describes: "three-day | state visit", "seven-day period of | mourning"."""
    stop = next((n for n, word in enumerate(after[:PHRASE]) if word in given.words["stops"]), PHRASE)
    whose = after[stop + 1 : stop + 2] if after[stop : stop + 1] and after[stop] in given.words["of"] else []
    generic = given.words["any"] if whose else ()
    return (*(word for word in after[:stop] if word not in generic), *whose)


def _lasts(word: str, given: Given) -> bool:
    """Whether a word is for something that lasts."""
    return word in given.words["any"] or any(word in names for names in spells.called(given.tables["spells"]).values())


def _endures(before: Sequence[str], given: Given) -> bool:
    """Whether a verb of lasting stands right before: "The fair | will last", "Pelatihan itu | berlangsung selama"."""
    return given.words["endures"].ends(" ".join(before[-PHRASE:]))


def _phrase(before: Sequence[str], given: Given) -> tuple[str, ...]:
    """The noun for what lasts before a length, with the word beside it; verbs of lasting and small words left out."""
    words = list(before)
    small = (*given.words["pointing"], *given.words["yet"], *given.words["through"], *given.words["stops"])
    verbs = {word for phrase in given.words["endures"] for word in phrase.split()}
    while words and (words[-1] in small or words[-1] in verbs):
        words.pop()
    last = [word for word in words[-PHRASE:] if len(word) >= LONG and word not in small]
    known = [word for word in last if _lasts(word, given)]
    return tuple(known[-1:] or last[-1:])


# ── whether a spell is of the same ───────────────────────────────────────────────────────────────────────────────────


def _same(doc: Doc, claim: Claim, spell: Spell, headline: frozenset[str], given: Given) -> bool:
    """Whether a spell is of what a length is of."""
    text = doc.text(Span(doc.sentence_of(spell.pair.first.span).start, doc.sentence_of(spell.pair.last.span).end))
    behind = claim.sentence - doc.sentence_at(spell.pair.span.start)
    taken_up = 0 < -behind <= TAKEN_UP and given.words["it_lasts"].begins(fold(text))
    another = not (claim.points or spell.apart) and given.words["another"].first(text) is not None
    if taken_up or another or (claim.new and behind >= 0 and not (claim.ended and spell.apart)):
        return taken_up
    own, table = set(_listed(text)), given.tables["spells"]
    nouns = [noun for noun in claim.nouns if noun not in given.words["any"] and len(noun) >= LONG]
    if any(given.speech.akin(noun, word) for noun in nouns for word in own):
        return True
    called = spells.called(table)
    theirs = {word for names in called.values() for word in names & own if word not in given.words["held"]}
    kinds = {kind for kind, names in called.items() if names.intersection(nouns)}
    held = bool(own.intersection(given.words["any"])) or (not theirs and given.words["held"].first(text) is not None)
    if len(nouns) < len(claim.nouns):
        return bool(theirs or spell.kinds) or held
    above = any(given.speech.akin(noun, word) for noun in nouns for word in headline)
    near = bool(kinds) and -BACK <= behind <= BACK
    alike = (spell.apart or not theirs or not table[kind]["many"] for kind in kinds & spell.kinds)
    return any(alike) or (held and (above or near))


def _listed(text: str) -> list[str]:
    return [fold(word) for word in _LETTERS.findall(text)]
