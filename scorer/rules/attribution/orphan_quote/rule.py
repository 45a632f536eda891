"""
A quotation whose speaker cannot be found.

Why it matters: words in quotation marks are somebody's; without a name the reader cannot tell whose.
Stays quiet: on short terms and titles in marks, in headlines and captions, where the sentence before names a speaker,
where a word of saying stands right behind, and where the quotation goes on from one that has an owner.
How: a quotation of `least` words or more that reading gave to nobody, with no person and no verb of saying within
`reach` letters.
Cannot see: whether the nearest name is the speaker: a person close by is taken for him. Quotations whose marks do not
close, or close the wrong way round, are left to `quote-balance`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from scorer.model import Doc, Finding, NameKind, Outcome, Quotation, Role, Row, Span, Stretches
from scorer.rules.given import Given

BESIDE = 40  # letters right before or behind a quotation in which a word of saying, or of titles, is looked for


@dataclass(frozen=True, slots=True)
class _Somebody:
    """A place where somebody is named or speaks."""

    span: Span


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each quotation long enough to be speech."""
    owned = Stretches(part for one in doc.attributions for part in one.content if part.field == "body")
    told = Stretches(block.span for block in doc.blocks if block.role is Role.PARAGRAPH)
    somebody = Row(_Somebody(span) for span in _speakers(doc))
    before: tuple[Quotation, bool] | None = None  # the quotation before this one, and whether it has an owner
    for quotation in doc.quotations:
        mine = owned.touch(quotation.span)
        goes_on = before is not None and before[1] and _adjoins(doc, before[0], quotation)
        before = quotation, mine or goes_on
        if not (told.touch(quotation.span) and _is_speech(doc, quotation, given)):
            continue
        if mine or goes_on or _introduced(doc, quotation, somebody, given):
            yield Outcome.AGREED
        else:
            yield Finding(rule="orphan-quote", spans=(quotation.span,))


def _is_speech(doc: Doc, quotation: Quotation, given: Given) -> bool:
    """Whether this is running text's own, whole, long enough, and no title, motto or label."""
    words = doc.text(quotation.inner)
    if not quotation.closed or "\n" in words or words[:1].isspace() or len(words.split()) < given.limits["least"]:
        return False
    led = doc.folded[max(0, quotation.span.start - BESIDE) : quotation.span.start].rpartition("\n")[2]
    return not any(hit.end >= len(led.rstrip(" :,")) for hit in given.words["titles"].find(led, folded=True))


def _adjoins(doc: Doc, before: Quotation, quotation: Quotation) -> bool:
    """Whether nothing but blanks parts two quotations."""
    return not doc.body[before.span.end : quotation.span.start].strip()


def _speakers(doc: Doc) -> Iterator[Span]:
    """The persons of the article, and the words of saying."""
    yield from (name.span for name in doc.names if name.kind in {NameKind.PERSON, NameKind.OTHER})
    yield from (attribution.cue for attribution in doc.attributions if attribution.cue)


def _introduced(doc: Doc, quotation: Quotation, somebody: Row[_Somebody], given: Given) -> bool:
    """Whether a person, or somebody who speaks, stands shortly before the quotation or right behind it."""
    behind = doc.folded[quotation.span.end : quotation.span.end + BESIDE].split("\n")[0].split(".")[0]
    if given.words["saying"].first(behind):
        return True
    reach = int(given.limits["reach"])
    near = Span(max(0, quotation.span.start - reach), quotation.span.end + reach // 3)
    return any(not one.span.overlaps(quotation.span) for one in somebody.inside(near))
