"""
"A report says", "experts say": something was written or thought by nobody in particular.

Why it matters: a report has an author and a date, an expert a name; without them the sentence is hearsay in a suit.
Stays quiet: where the report or the expert is named beside the word, and where the same report is named elsewhere in
the article.
How: a list of words for reports and experts in general, where reading found no name to go with them.
Cannot see: whether the expert who is named is one, and reports called by words that are not on the list.
Graded: in the first sentences, or with a figure, it carries the story; else it is a turn of phrase.
"""

from collections.abc import Iterator

from scorer.model import Attribution, Doc, Finding, Kind, Outcome
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for each report or expert without a name, once for each wording."""
    opening = [sentence.span.end for sentence in doc.prose()][: int(given.limits["opening"])]
    seen: set[str] = set()
    for attribution in doc.attributions:
        span = attribution.source
        if span is None or attribution.speaker.kind is not Kind.ANONYMOUS:
            yield Outcome.AGREED
            continue
        text = doc.text(span)
        if text in seen or not given.words["general"].first(text):
            continue
        seen.add(text)
        carries = span.end <= max(opening, default=0) or _counts(doc, attribution)
        yield Finding(rule="ownerless-report", spans=(span,), case="" if carries else "aside")


def _counts(doc: Doc, attribution: Attribution) -> bool:
    return any(figure.span.overlaps(part) for figure in doc.figures for part in attribution.content)
