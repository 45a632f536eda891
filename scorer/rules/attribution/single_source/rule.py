"""
The whole article hangs on one origin, after chains are collapsed.

Why it matters: three quotations that all came over one agency are one source; a second one is what makes a story stand.
Stays quiet: below the number of statements in the policy, in genres that need no second source, where a sentence that
nobody speaks in cites somebody besides ("Demikian dikutip Setkab"), where a quotation never
closes, and as soon as anybody else is heard. Information only:
a disclosed source is no fault.
How: statements are grouped by where their chain begins; `least` of them and one group are needed. A single speaker is named
in the article's own words, whatever outlet told it; several that came over one outlet are that outlet's.
Cannot see: that two named people were read in the same press release; reporting of the newsroom's own that quotes
nobody.
See: BBC Editorial Guidelines, 3.3 ("reluctant to rely on a single source").
"""

from collections.abc import Iterator

from scorer.model import Doc, Finding, Genre, Outcome, Source, Stretches
from scorer.rules.given import Given

WORDS = 80  # letters of the words for a speaker that a message repeats
DATELINE = " - "  # what reading may have left of one before the first speaker


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one finding, at the first statement, where all owned statements go back to one origin."""
    owned = sum(len(source.attributions) for source in doc.sources)
    if doc.genre is not Genre.NEWS or owned < given.limits["least"]:
        return
    if len(doc.sources) > 1 or _unread(doc) or _cites(doc, given):
        yield Outcome.AGREED
        return
    origin = doc.sources[0]
    first = doc.attributions[origin.attributions[0]]
    yield Finding(
        rule="single-source",
        spans=(first.source or first.extent,),
        values={"origin": _called(doc, origin), "count": str(owned)},
    )


def _unread(doc: Doc) -> bool:
    """Whether a quotation never closes, which hides who speaks in what follows."""
    return any(not one.closed for one in doc.quotations)


def _cites(doc: Doc, given: Given) -> bool:
    """Whether a sentence in which nobody speaks cites somebody: the name was lost, or reading could not tell."""
    spoken = Stretches(one.extent for one in doc.attributions if one.extent.field == "body")
    return any(
        given.words["citing"].first(doc.text(sentence.span)) is not None
        for sentence in doc.prose()
        if not spoken.touch(sentence.span)
    )


def _called(doc: Doc, origin: Source) -> str:
    """What the article calls an origin: the fullest words for its only speaker, else the origin's name."""
    statements = [doc.attributions[number] for number in origin.attributions]
    names = {one.speaker.name for one in statements}
    if len(names) > 1:
        return origin.name
    name = names.pop() or origin.name
    said = (doc.text(one.source) for one in statements if one.source)
    return max((name, *(words for words in said if _tells(words, name))), key=len)


def _tells(words: str, name: str) -> bool:
    """Whether words for a speaker hold the whole name, and nothing that reading may have left of a dateline or a bracket."""
    whole = all(part in words for part in name.split())
    return whole and len(words) <= WORDS and DATELINE not in words and words.count("(") == words.count(")")
