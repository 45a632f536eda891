"""A length that takes up the one spell the story tells: "the four-day closure", "selama empat hari itu"."""

import re
from collections.abc import Iterator, Sequence

from scorer.lexicon import fold
from scorer.model import DateRange, Doc, Sentence
from scorer.rules.consistency.date_duration import spells
from scorer.rules.consistency.date_duration.lengths import Length
from scorer.rules.consistency.date_duration.spells import Spell
from scorer.rules.given import Given

FURTHER = 3  # sentences from the spell in which a length may take it up
FURTHEST = 12  # the same, where it says of what it is
BACK = 2  # sentences before it in which it may be told how long it lasts
BEHIND = 3  # words between a length and one that points back: "tiga hari | penuh berkemah | itu"
_LETTERS = re.compile(r"[^\W\d_]+")


def taken_up(
    doc: Doc, lengths: Sequence[Length], told: Sequence[Spell], given: Given
) -> Iterator[tuple[Length, DateRange]]:
    """
    Lengths that point back to a spell in a sentence before, with that spell; none where the story tells of two.

    What lasts has to be named with the spell or in the headline, by a word of the same kind or one that anything may be
    called by; what only counts days ("those four days") need not be.
    """
    if not lengths or len(told) != 1:
        return
    pair, prose = told[0].pair, tuple(doc.prose())
    at = next((n for n, one in enumerate(prose) if one.span.start <= pair.last.span.start < one.span.end), None)
    if at is None:
        return
    around = doc.body[doc.sentence_of(pair.first.span).start : prose[at].span.end]
    known = _words(doc.article.headline or "") | _words(around)
    for behind, sentence in enumerate(prose[at + 1 : at + 1 + FURTHEST]):
        for length in lengths:
            if length.span in sentence.span and length.exact:
                noun = _meant(doc, length, sentence, given)
                if noun is None:
                    noun = _lasting(doc, length, sentence, known, given)
                close = behind < FURTHER and noun == ""
                if close or (noun and _same(noun, known, told[0], given)):
                    yield length, pair


def _same(noun: str, known: set[str], spell: Spell, given: Given) -> bool:
    """Whether a word may name what lasts: it is told with the spell, or a word of its kind is."""
    if noun in given.words["any"] or any(given.speech.akin(noun, word) for word in known):
        return True
    called = spells.called(given.tables["spells"])
    return any(noun in words and (kind in spell.kinds or words & known) for kind, words in called.items())


def _meant(doc: Doc, length: Length, sentence: Sentence, given: Given) -> str | None:
    """What lasts so long, by a word that points back to it: "" where only the days do, None where nothing points back."""
    before = _listed(doc.body[sentence.span.start : length.span.start])
    behind = _listed(doc.body[length.span.end : sentence.span.end])
    points = next((n for n, word in enumerate(behind[:BEHIND]) if word in given.words["pointing"]), None)
    if any(word in given.words["breaks"] for word in behind[: max(2, points or 0)]):
        return None
    if points is not None:
        named = behind[points - 1] if points else before[-1] if before else ""
        return "" if named in given.words["between"] else named
    if not before or before[-1] not in given.words["the"]:
        return _through(before, behind, given)
    return _called(length, before[-1], behind, given)


def _called(length: Length, article: str, behind: Sequence[str], given: Given) -> str | None:
    """What lasts behind an article and a length: "the three-day | fair", "the three weeks of | the closure", "its six days, | the fair"."""
    lead = (*given.words["of"], *given.words["the"])
    if length.attributive:
        return next(iter(behind), None)
    if behind and (behind[0] in given.words["of"] or (behind[0] in lead and article not in given.words["those"])):
        return next((word for word in behind[:3] if word not in lead), None)
    return "" if article in given.words["those"] else None


def _lasting(doc: Doc, length: Length, sentence: Sentence, known: set[str], given: Given) -> str | None:
    """What a sentence says to last so long, where it opens with it: "The fair | lasts", "Pelatihan itu | berlangsung selama"."""
    ahead = doc.folded[sentence.span.start : length.span.start].strip()
    verb = next((hit for hit in given.words["endures"].find(ahead, folded=True) if hit.end == len(ahead)), None)
    if verb is None:
        return None
    around = f"{ahead[: verb.start]} . {doc.body[length.span.end : sentence.span.end]}"
    if given.words["another"].first(around):
        return None
    subject = _listed(ahead[: verb.start])
    while subject and subject[-1] in (*given.words["pointing"], *given.words["yet"]):
        subject.pop()
    article = len(given.words["the"]) > 0
    if len(subject) != 1 + article or (article and subject[0] not in given.words["the"]):
        return None
    return subject[-1] if subject[-1] in known else None


def _through(before: Sequence[str], behind: Sequence[str], given: Given) -> str | None:
    """What lasts, in a language without articles, by the noun right behind its length: "selama enam hari | penyelenggaraan"."""
    if not before or not behind or before[-1] not in given.words["through"]:
        return None
    names = spells.called(given.tables["spells"]).values()
    return behind[0] if behind[0] in given.words["any"] or any(behind[0] in words for words in names) else None


def _words(text: str) -> set[str]:
    return set(_listed(text))


def _listed(text: str) -> list[str]:
    return [fold(word) for word in _LETTERS.findall(text)]
