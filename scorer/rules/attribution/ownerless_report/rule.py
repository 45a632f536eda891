"""
"A report says", "experts say": something was written or thought by nobody in particular.

Why it matters: a report has an author and a date, an expert a name; without them the sentence is hearsay in a suit.
Stays quiet: where a person or a body is named beside the word, where the words point back ("the report"), and where the
general word only goes with another ("a reports officer").
How: a list of words for reports and experts in general, at the head of a speaker whom reading could not name.
Cannot see: whether the expert who is named is one, and reports called by words that are not on the list.
Graded: in the first sentences, or with a figure, it carries the story; else it is a turn of phrase.
"""

from collections.abc import Iterator

from scorer.model import Attribution, Doc, Finding, Kind, NameKind, Outcome, Span
from scorer.rules.given import Given

NEAR = 12  # letters behind the phrase in which the name after "of" or a comma begins


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
        if text in seen or not _in_general(text, given) or _named(doc, span, given):
            continue
        seen.add(text)
        carries = span.end <= max(opening, default=0) or _counts(doc, attribution)
        yield Finding(rule="ownerless-report", spans=(span,), case="" if carries else "aside")


def _in_general(text: str, given: Given) -> bool:
    """Whether a phrase is about reports or experts at large: "para pakar", "some analysts"; not "a reports officer"."""
    hit = given.words["general"].first(text)
    if hit is None or given.words["definite"].first(text):
        return False
    opening = text[: hit.start].split()
    return all(word in given.words["counting"] for word in opening)


def _named(doc: Doc, span: Span, given: Given) -> bool:
    """Whether it is said whose report it is, or who the expert, beside the phrase or where the article first spoke of one."""
    earlier = (Span(hit.start, hit.end) for hit in given.words["general"].find(doc.folded[: span.start], folded=True))
    return _named_beside(doc, span, given) or any(_name_follows(doc, hit.end) for hit in earlier)


def _name_follows(doc: Doc, end: int) -> bool:
    near = Span(end, end + NEAR)
    return any(near.start < name.span.start < near.end and name.kind is not NameKind.PLACE for name in doc.names)


def _named_beside(doc: Doc, span: Span, given: Given) -> bool:
    """Whether a person or a body is named in the phrase or right behind it: "experts from …", "Pengamat, Budi Santoso, …"."""
    behind = doc.body[span.end : span.end + NEAR].lstrip()
    reach = span.end + NEAR if behind.startswith(",") or given.words["of"].first(behind.split(" ", 1)[0]) else span.end
    near = Span(span.start, reach)
    return any(name.span.overlaps(near) and name.kind is not NameKind.PLACE for name in doc.names)


def _counts(doc: Doc, attribution: Attribution) -> bool:
    return any(figure.span.overlaps(part) for figure in doc.figures for part in attribution.content)
