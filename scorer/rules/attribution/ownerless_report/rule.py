"""
"A report says", "experts say": something was written or thought by nobody in particular.

Why it matters: a report has an author and a date, an expert a name; without them the sentence is hearsay in a suit.
Stays quiet: where a person or a body is named beside the word, there or where the article spoke of one before, where the
words point back ("the report"), where the next sentence lets one of them speak by name, and where the general word only goes with another ("a reports officer").
How: a list of words for reports and experts in general, at the head of a speaker whom reading could not name; and "a study"
where no university, institute or journal is named in the whole article.
Cannot see: whether the expert who is named is one, and reports called by words that are not on the list.
Graded: in the first sentences, or with a figure, it carries the story; else it is a turn of phrase.
"""

from collections.abc import Iterator
from itertools import zip_longest

from scorer.model import Attribution, Doc, Finding, Kind, NameKind, Outcome, Row, Span, Stretches
from scorer.rules.given import Given

ADJOINS = 3  # letters between two statements of which the second follows at once
NEAR = 12  # letters behind the phrase in which the name after "of" or a comma begins


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for each report or expert without a name, once for each wording."""
    opening = [sentence.span.end for sentence in doc.prose()][: int(given.limits["opening"])]
    names = [name.span for name in doc.names if name.kind is not NameKind.PLACE]
    beside, told = Stretches(names), _told(doc, names, given)
    figures, placed = Row(doc.figures), given.words["placed"].first(doc.folded, folded=True) is not None
    seen: set[str] = set()
    for attribution, after in zip_longest(doc.attributions, doc.attributions[1:]):
        span = attribution.source
        if span is None or not _is_nobodys(doc, attribution, placed, given):
            yield Outcome.AGREED
            continue
        text = doc.text(span)
        if (
            text in seen
            or span.start > told
            or beside.touch(_near(doc, span, given))
            or _exemplified(attribution, after)
        ):
            continue
        seen.add(text)
        carries = span.end <= max(opening, default=0) or any(figures.inside(part) for part in attribution.content)
        yield Finding(rule="ownerless-report", spans=(span,), case="" if carries else "aside")


def _is_nobodys(doc: Doc, attribution: Attribution, placed: bool, given: Given) -> bool:  # noqa: FBT001 - asked once
    """Whether the speaker is a report or an expert at large, or a study that the article nowhere says who made."""
    text = doc.text(attribution.source) if attribution.source else ""
    if attribution.speaker.kind is Kind.DOCUMENT:
        return not placed and text in given.words["studies"]
    return attribution.speaker.kind is Kind.ANONYMOUS and _in_general(text, given)


def _exemplified(attribution: Attribution, after: Attribution | None) -> bool:
    """Whether the next sentence gives the word to a person by name: one of those who were meant."""
    if attribution.speaker.kind is Kind.DOCUMENT or after is None:
        return False
    if after.speaker.kind is not Kind.PERSON or not after.speaker.named:
        return False
    return 0 <= after.extent.start - attribution.extent.end <= ADJOINS


def _told(doc: Doc, names: list[Span], given: Given) -> int:
    """Where the article first says whose report it is, or names an expert; behind its end where it never does."""
    edges = Stretches(
        edge for name in names for edge in (Span(name.start, name.start + 1), Span(name.end - 1, name.end))
    )
    general = given.words["general"].find(doc.folded, folded=True)
    beside = (
        hit.end
        for hit in general
        if edges.touch(Span(hit.end + 1, hit.end + NEAR)) or edges.touch(Span(max(0, hit.start - 3), hit.start))
    )
    return next(beside, len(doc.body))


def _in_general(text: str, given: Given) -> bool:
    """Whether a phrase is about reports and experts at large: "para pakar", "some analysts"; not "a reports officer"."""
    if text in given.words["bare"]:
        return True
    hit = given.words["general"].first(text)
    if hit is None or given.words["definite"].first(text):
        return False
    return all(word in given.words["counting"] for word in text[: hit.start].split())


def _near(doc: Doc, span: Span, given: Given) -> Span:
    """The phrase, and what stands behind it if that may name somebody: "experts from …", "Pengamat, Budi Santoso, …"."""
    behind = doc.body[span.end : span.end + NEAR].lstrip()
    names = behind.startswith(",") or given.words["of"].first(behind.split(" ", 1)[0])
    return Span(span.start, span.end + NEAR if names else span.end)
