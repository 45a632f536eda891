"""
A figure of casualties, money, troops or votes has no source in reach.

Why it matters: numbers travel first and are corrected last; each needs somebody who counted.
Stays quiet: where the sentence, the one before or the one after has an owner, in headlines (the body owns them), where
the same figure is owned elsewhere in the article, and where nobody speaks at all (see `no-source`). Information only where
the figure merely tells which event is meant ("the blast that killed twelve"), or stands with a year before the story's
own: the reader knows it from before.
How: figures of the dead, sums of money beside a word of loss or debt, and figures beside a word of weight, with no
attribution within `sentences` of them.
Cannot see: whether the owner nearby really gave the figure, and figures whose weight lies in words that are not on the
list.
"""

from collections import Counter
from collections.abc import Iterator

from scorer.model import Doc, Figure, Finding, Kind, Outcome, Role, Span, Stretches
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each weighty figure of the running text."""
    owned = Stretches(extent for one in doc.attributions if (extent := one.extent).field == "body")
    if not any(one.speaker.kind is not Kind.AGENTLESS for one in doc.attributions):
        return
    sentences = [sentence.span for sentence in doc.sentences]
    told = (figure for figure in doc.figures if figure.sentence >= 0)  # the headline's figures own nothing
    held = Counter(figure.value for figure in told if _near(owned, sentences, figure, 0))
    credited = {
        number: given.words["crediting"].first(doc.text(sentences[number])) is not None
        for number in {figure.sentence for figure in doc.figures if figure.sentence >= 0}
    }
    past = _past(doc)
    for figure in doc.figures:
        if not _weighs(doc, figure, given):
            continue
        # A figure that is itself held stands near its owner, so one held figure of this value is another one.
        if (
            credited[figure.sentence]
            or _near(owned, sentences, figure, int(given.limits["sentences"]))
            or held[figure.value]
        ):
            yield Outcome.AGREED
        else:
            words = doc.text(Span(figure.stated.start, max(figure.stated.end, (figure.noun_span or figure.stated).end)))
            case = "known" if _known(doc, figure, past, given) else ""
            yield Finding(rule="unattributed-figure", spans=(figure.stated,), values={"words": words}, case=case)


def _weighs(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether the figure counts victims, or stands right beside a word of weight."""
    if figure.sentence < 0 or doc.blocks[doc.sentences[figure.sentence].block].role is not Role.PARAGRAPH:
        return False
    if figure.event == "dead" and figure.noun:
        return True
    if _is_money(figure) and _lost(doc, figure, given):
        return True
    after = doc.body[figure.span.end : figure.span.end + int(given.limits["reach"])].split(".")[0]
    hit = given.words["counted"].first(after)
    return hit is not None and hit.start <= 2


def _is_money(figure: Figure) -> bool:
    return figure.unit is not None and len(figure.unit) == len("IDR") and figure.unit.isupper()


def _lost(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether a word of loss, debt or fines stands shortly before a sum of money in its sentence."""
    sentence = doc.sentences[figure.sentence].span
    ahead = doc.body[max(sentence.start, figure.stated.start - 3 * int(given.limits["reach"])) : figure.stated.start]
    return given.words["lost"].first(ahead) is not None


def _known(doc: Doc, figure: Figure, past: Stretches, given: Given) -> bool:
    """Whether the figure stands in a clause that only tells which event is meant."""
    sentence = doc.sentences[figure.sentence].span
    ahead = doc.body[max(sentence.start, figure.stated.start - 2 * int(given.limits["reach"])) : figure.stated.start]
    return past.touch(sentence) or given.words["telling"].first(ahead) is not None


def _past(doc: Doc) -> Stretches:
    """The dates of a year before the latest one that the article names."""
    latest = max((date.year for date in doc.dates if date.year), default=0)
    return Stretches(date.span for date in doc.dates if date.year and date.year < latest)


def _near(owned: Stretches, sentences: list[Span], figure: Figure, reach: int) -> bool:
    first, last = max(0, figure.sentence - reach), min(len(sentences) - 1, figure.sentence + reach)
    stretch = Span(sentences[first].start, sentences[last].end)
    return owned.touch(stretch)
