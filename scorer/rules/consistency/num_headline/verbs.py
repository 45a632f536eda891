"""Which number of the story stands before the verb that stands before, or behind, the headline's number."""

import re
from collections.abc import Sequence

from scorer.lexicon import fold
from scorer.model import Bound, Doc, Figure
from scorer.rules.consistency.num_headline import gist, kinds, synonyms, telling
from scorer.rules.given import Given

TEN = 10  # "nineteen" is easily "nine"
GOVERNS = 6  # words after what is counted in which its verb stands


def governed(doc: Doc, figure: Figure, body: Sequence[Figure], given: Given) -> Figure | None:
    """
    The one other number of the same people or things before the same verb: "Tiga warga tertimbun".

    In a headline the verb may stand right after the number: "300 stranded" are people. None where any number of them
    in the story is the headline's or they make it up.
    """
    bare = figure.noun is None or figure.noun.endswith(tuple(given.words["suffixes"]))
    named = {word for name in doc.names for word in fold(name.identity).split()}
    verb = [word for word in _after(doc, figure, past=figure.noun is None or not bare) if word not in named][:1]
    if figure.event and doc.headline:  # "kills four", "nine dead"
        told = fold(doc.article.text(figure.span.field))
        verb += gist.words(told, given, doc.headline.start, figure.stated.start)[-1:]
        verb = [word for word in verb if synonyms.known(word, given)]
    if not verb or figure.value < telling.SHARED:
        return None
    if bare:
        rivals = [one for one in body if one.noun is None or one.noun.startswith("person")]
    else:
        rivals = [
            one
            for one in body
            if one.noun is None or kinds.same_thing(figure, one) or telling.counts_the_same(doc, figure, one, given)
        ]
    rivals = [one for one in rivals if one.value >= telling.SHARED and one.bound is not Bound.VAGUE]
    same = [
        one
        for one in rivals
        if one.noun and any(gist.tells(word, " ".join(_after(doc, one, past=True)[:GOVERNS]), given) for word in verb)
    ]
    if not same or any(figure.meets(one) for one in rivals):
        return None
    if telling.is_made(doc, figure, same[0], given) or telling.other_time(doc, same[0], given):
        return None
    groups = rivals, telling.of_one_word(doc, figure, body)
    settled = any(kinds.adds_up(figure, group) for group in groups)
    settled = settled or kinds.cut_off(figure, same)
    exact = len({one.value for one in same}) == 1 and all(one.bound is Bound.EXACT for one in same)
    likely = figure.slips(same[0]) or same[0].value - figure.value == TEN > figure.value
    return same[0] if exact and likely and not settled else None  # each village may have 100


def _after(doc: Doc, figure: Figure, *, past: bool) -> list[str]:
    """The words of four letters or more past what a number counts, or from it on, up to the next number or stop; folded."""
    place = figure.noun_span or figure.span
    start = place.end if past else place.start
    text = doc.article.text(place.field)
    end = doc.headline.end if figure.sentence < 0 and doc.headline else doc.sentences[figure.sentence].span.end
    return gist.WORD.findall(re.split(r"[\d;:()“”\"]", fold(text[start:end]), maxsplit=1)[0])
