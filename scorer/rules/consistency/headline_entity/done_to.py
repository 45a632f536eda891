"""
Whom the headline's verb is done to, where the story does that to another and knows the headline's as somebody else.

"Regulator fines Castor Bank" over a story in which it "has fined Pollard Bank" and Castor Bank complained.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile

from scorer.lexicon import fold
from scorer.model import Doc, Span
from scorer.rules.consistency.headline_entity import runs, slots
from scorer.rules.consistency.headline_entity.runs import Word
from scorer.rules.given import Given

MOST = 40  # sentences that are looked at
NAME = 3  # words of a name


def compared(doc: Doc, given: Given, *, title_case: bool) -> Iterator[tuple[Span, Span]]:
    """The name behind the headline's verb, and the one behind the same verb in the story's first sentence."""
    if doc.headline is None:
        return
    sentences = [sentence.span for sentence in islice(doc.prose(), MOST)]
    if len(sentences) < 2:  # one has the verb, and another the name
        return
    lead = runs.words(doc.body, sentences[0])
    deeds = [
        (verb.low, named)
        for verb, named in _behind(lead)
        if doc.text(verb.span).islower() and len(verb.low) >= slots.LONG and verb.low not in given.words["links"]
    ]
    if not deeds:
        return
    title = runs.words(doc.article.text(doc.headline.field), doc.headline)
    headline = {word.low for word in title}
    for verb, mine in _behind(title):
        for deed, theirs in deeds:
            other = next((word for word in theirs if word.low not in headline), None)
            own = [word for word in mine if word.low not in {one.low for one in theirs}]
            if other is None or not own or not given.speech.akin(verb.low, deed):
                continue
            if other.low.startswith(own[0].low[: slots.FEW]) or own[0].low.startswith(other.low[: slots.FEW]):
                continue
            if title_case and given.speech.inflects(own[0].low):
                continue
            if _is_another(doc, own[0].low, verb.low, sentences, given, of_a_kind=len(own) < len(mine)):
                yield Span(mine[0].span.start, own[0].span.end, mine[0].span.field), other.span
                return


def _behind(words: Sequence[Word]) -> Iterator[tuple[Word, list[Word]]]:
    """Each word with the capitals right behind it."""
    for at, (one, two) in enumerate(pairwise(words), 1):
        if one.joined and two.capital:
            further = takewhile(lambda pair: pair[0].joined and pair[1].capital, pairwise(words[at : at + NAME]))
            yield one, [two, *(word for _, word in further)]


def _is_another(doc: Doc, name: str, verb: str, sentences: Sequence[Span], given: Given, *, of_a_kind: bool) -> bool:
    """
    Whether the story knows a name, not in its first sentence, as of somebody who does not suffer the verb.

    It has to say so ("whose complaint", "raised the alarm"), unless the names are `of_a_kind`: two banks.
    """
    about = [text for span in sentences if name in (text := fold(doc.text(span)))]
    if not about or name in fold(doc.text(sentences[0])):
        return False
    if any(given.words["alike"].first(text, folded=True) for text in about):
        return False
    if any(given.speech.akin(verb, word.low) for text in about for word in runs.words(text, Span(0, len(text)))):
        return False
    return of_a_kind or any(given.words["otherwise"].first(text, folded=True) for text in about)
