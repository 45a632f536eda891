"""
A quotation whose speaker cannot be found.

Why it matters: words in quotation marks are somebody's; without a name the reader cannot tell whose.
Stays quiet: on short terms and titles in marks, in headlines and captions, where the sentence before names a speaker,
and where the quotation goes on from one that has an owner.
How: a quotation of `least` words or more that reading gave to nobody, with no person and no verb of saying within
`reach` letters.
Cannot see: whether the nearest name is the speaker: a person close by is taken for him.
"""

from collections.abc import Iterator

from scorer.model import Doc, Finding, NameKind, Outcome, Quotation, Role, Span
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each quotation long enough to be speech."""
    owned = [part for attribution in doc.attributions for part in attribution.content]
    for quotation in doc.quotations:
        if len(doc.text(quotation.inner).split()) < given.limits["least"] or not _in_story(doc, quotation.span):
            continue
        if any(part.overlaps(quotation.span) for part in owned) or _introduced(
            doc, quotation, int(given.limits["reach"])
        ):
            yield Outcome.AGREED
        else:
            yield Finding(rule="orphan-quote", spans=(quotation.span,))


def _in_story(doc: Doc, span: Span) -> bool:
    return any(block.role is Role.PARAGRAPH and span.overlaps(block.span) for block in doc.blocks)


def _introduced(doc: Doc, quotation: Quotation, reach: int) -> bool:
    """Whether a person, or somebody who speaks, stands shortly before the quotation or right behind it."""
    near = Span(max(0, quotation.span.start - reach), quotation.span.end + reach // 3)
    persons = (name.span for name in doc.names if name.kind in {NameKind.PERSON, NameKind.OTHER})
    speaking = (attribution.cue for attribution in doc.attributions if attribution.cue)
    return any(near.overlaps(span) and not span.overlaps(quotation.span) for span in (*persons, *speaking))
