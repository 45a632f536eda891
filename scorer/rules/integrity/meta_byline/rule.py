"""
Nobody signs the story, or a job title signs it as if it were a person.

Why it matters: a reader who finds a mistake, and a colleague who follows up, need to know whom to ask.
Stays quiet: where the newsroom sent a byline, on agency credits, initials at the foot, and stories with a provider.
How: the byline field, lines read as bylines, credits and signatures, and the shape of names; generic names are listed.
Cannot see: whether the person who signs exists, and pseudonyms that look like names.
"""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import either, fold
from scorer.model import Doc, Finding, Outcome, Role, Span
from scorer.rules.given import Given

_NAME = re.compile(r"[^\W\d_a-z][\w'’.-]+(?:\s[^\W\d_a-z][\w'’.-]*){1,3}")
_SIGNATURE = re.compile(r"\([A-Za-z][\w .,;/&*-]{1,70}\)$")
TAIL = 90  # code points at the end of the body in which a signature may stand


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for a missing or generic byline, one outcome for a story that is signed."""
    generic = _generic(tuple(given.words["generic"]), tuple(given.words["desks"]))
    if doc.article.byline:
        span = Span(0, len(doc.article.byline), "byline")
        yield _as_if(span) if generic.fullmatch(fold(doc.article.byline.strip())) else Outcome.AGREED
        return
    lines = [block for block in doc.blocks if block.role in (Role.BYLINE, Role.DATELINE, Role.SUBHEADING)]
    posing = [block.span for block in lines if generic.fullmatch(fold(doc.text(block.span)))]
    signed = [block for block in doc.blocks if block.span not in posing and _signs(doc, block.span, block.role, given)]
    if posing and not signed:
        yield Finding(rule="meta-byline", spans=tuple(posing), case="generic", confidence=0.97)
    elif signed or doc.article.provider or _SIGNATURE.search(doc.body[-TAIL:].rstrip()):
        yield Outcome.AGREED
    else:
        yield Finding(rule="meta-byline", absence=True, confidence=0.97)


def _as_if(span: Span) -> Finding:
    return Finding(rule="meta-byline", spans=(span,), case="generic", confidence=0.97)


def _signs(doc: Doc, span: Span, role: Role, given: Given) -> bool:
    """Whether a line names who wrote the story."""
    text = doc.text(span)
    if role in (Role.BYLINE, Role.DATELINE):
        return bool(_NAME.search(text)) or role is Role.BYLINE
    if role is Role.CREDIT:
        opening = fold(text).split(":")[0].strip()
        return (
            opening in given.words["signing"]
            or bool(_SIGNATURE.match(text))
            or fold(text).startswith(tuple(given.words["signing"]))
        )
    return any(hit.start < TAIL for hit in given.words["agencies"].find(text[:TAIL])) and bool(
        re.match(r"[^\n]{0,50}\)?\s?[-–—]", text)
    )


@cache
def _generic(names: tuple[str, ...], desks: tuple[str, ...]) -> re.Pattern[str]:
    listed, told = (either(some) for some in (names, desks))
    return re.compile(
        rf"(?:by|oleh|penulis|reporter)?\s?:?\s?(?:{listed})(?:\s[|•-].*)?|(?:by|oleh)?\s?:?\s?(?:{told})(?:\s\w+){{1,3}}"
    )
