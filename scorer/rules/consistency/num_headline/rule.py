"""
The headline's number is not in the story.

Why it matters: most readers see only the headline; a death toll that the story does not bear out misleads all of them.
Stays quiet: where any figure of the story for the same thing fits, where parts of it add up to it or two of them make the
change, on vague numbers that the story makes precise, and on other things than those the headline speaks of.
How: figures of the headline with what happened (dead, injured, arrested …), or with the verb behind them, against all such
figures of the body; only if none meets it. Other counts, measures, percentages and money: only where the sentences of
the body that tell two more of the headline's words, in their own words too ("axe posts", "eliminate jobs"), have one value
for it. For money also where the digits agree and the scale does not, or where it is the story's only amount. Whatever is
left: only where the digits stand in the story in another order.
Cannot see: a number the headline takes from another story, where the body has no figure of the kind at all; shares in
words, years, ages, results and how long something takes.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from scorer.model import Doc, Figure, Finding, Outcome, Span
from scorer.rules.consistency.num_headline import amounts, counts, kinds, telling, turned
from scorer.rules.given import Given

_QUOTED = re.compile(r"(?<!\w)['‘“\"](?:[^\s'‘’“”\"]+\s){3,}[^‘’“”\"]*?['’”\"](?!\w)")  # a sentence, not a word or two
PARTS = 8  # figures of the headline that are compared
TEN = 10  # of which a share in words is told at most: "one in ten"
FEW = 3  # words between its two numbers: "one worker in five"


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each figure of the headline that can be compared."""
    if doc.headline is None:
        return
    title = [figure for figure in doc.figures if figure.span in doc.headline and not _lettered(doc, figure)][:PARTS]
    aside = (*_quoted(doc, doc.headline), *_shares(doc, doc.headline, title, given))
    title = [figure for figure in title if not any(figure.span.overlaps(span) for span in aside)]
    body = _body(doc, doc.headline, given)
    for figure in (telling.in_money(one, body) for one in title):
        alike = [other for other in body if other.unit == figure.unit]
        if figure.role and any(other.role == figure.role for other in alike):
            continue  # a fine, or a sentence asked for and another one given
        said = tuple(_by_kind(doc, figure, title, alike, body, given))
        other = None
        if not said or said == (Outcome.ABSTAINED,):
            other = turned.twin(doc, figure, title, alike, given)
        yield from [amounts.differs(figure, other)] if other else said


def _by_kind(
    doc: Doc, figure: Figure, title: Sequence[Figure], alike: Sequence[Figure], body: Sequence[Figure], given: Given
) -> Iterator[Finding | Outcome]:
    """The outcome for money, a percentage, a measure, a count of what happened, or any other count."""
    if figure.money:
        yield from amounts.money(doc, figure, alike, given)
    elif figure.unit == "%":
        yield from amounts.percentage(doc, figure, alike, body, given)
    elif figure.unit is not None:
        yield from amounts.measured(doc, figure, alike, body, given)
    elif kinds.rounded(figure, alike):
        yield Outcome.AGREED
    elif figure.event and any(other.event == figure.event for other in alike):
        yield counts.happened(doc, figure, alike, figure.event, given)
    elif counts.names(doc, figure, given):
        yield from counts.number(doc, figure, title, alike, body, given)


def _body(doc: Doc, headline: Span, given: Given) -> list[Figure]:
    """The figures of the story, without those of the headline where it is repeated and without hours."""
    told = doc.text(headline)
    repeated = {number for number, one in enumerate(doc.sentences) if doc.text(one.span) == told}
    body = (figure for figure in doc.figures if figure.sentence >= 0 and figure.sentence not in repeated)
    return [figure for figure in body if not (figure.span.overlaps(headline) or telling.is_hour(doc, figure, given))]


def _lettered(doc: Doc, figure: Figure) -> bool:
    """Whether a letter is written onto an amount, for a scale that was not read: "$4.2b"."""
    return figure.money and doc.article.text(figure.span.field)[figure.span.end : figure.span.end + 1].isalpha()


def _quoted(doc: Doc, headline: Span) -> Iterator[Span]:
    """What the headline quotes at length, which is compared with the quotations of the story."""
    for found in _QUOTED.finditer(doc.text(headline)):
        yield Span(headline.start + found.start(), headline.start + found.end(), headline.field)


def _shares(doc: Doc, headline: Span, title: Sequence[Figure], given: Given) -> Iterator[Span]:
    """The numbers of a share in words, which count nothing: "one in five", "dua pertiga"."""
    text = doc.article.text(headline.field)
    for one, two in pairwise(title):
        between = text[one.span.end : two.stated.start].rstrip()
        if one.value < two.value <= TEN and len(between.split()) <= FEW and given.words["out_of"].ends(between):
            yield Span(one.span.start, two.span.end, headline.field)
    for hit in given.words["fractions"].find(doc.text(headline)):
        yield Span(headline.start + hit.start, headline.start + hit.end, headline.field)
