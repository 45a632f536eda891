"""
Passages stand in another outlet's story, and this article does not say so.

Why it matters: whoever wrote them first is not named, and a reader who knows the other story takes this one for copied.
Stays quiet: where the article names the other's outlet or agency, or was licensed from it; on stories of one's own
outlet; on quotations of one speech, which anyone may report; on names, titles and turns of phrase; and where the other
story appeared later. Where no dates tell who was first it asks all the same, and accuses nobody.
How: a passage counts with the share of its words that are equal; each stretch of text counts once, for the story it
shares most with. From `most` of the article on it is dearest, below `part` it is information.
Cannot see: text from stories that are not in the index, translations, and ideas. A common source of both that is not
indexed looks like one taking from the other.
"""

from collections.abc import Iterator

from scorer.model import Direction, Doc, Finding, Outcome, Passage, Relation, ReuseMatch, Span, within
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for each story that uncredited passages are shared with."""
    if not doc.reuse.indexed_articles:
        return
    sources = tuple(_sources(doc))
    if not sources:
        yield Outcome.AGREED
        return
    share = sum(_weight(doc, passage) for _, passages in sources for passage in passages) / max(1, _words_of_prose(doc))
    case = "" if share >= given.limits["most"] else "part" if share >= given.limits["part"] else "trace"
    for match, passages in sources:
        yield Finding(
            rule="uncredited-reuse",
            case=case,
            spans=tuple(sorted(passage.here for passage in passages)),
            values={"share": round(100 * min(1.0, share)), "where": _where(match)},
        )


def _sources(doc: Doc) -> Iterator[tuple[ReuseMatch, tuple[Passage, ...]]]:
    """Stories that text was taken from, those with the most first, each with what no other before it accounts for."""
    claimed: list[Span] = []
    for match in doc.reuse.matches:
        if match.credited or match.own or match.direction is Direction.LATER:
            continue
        passages = tuple(passage for passage in match.passages if not within(claimed, passage.here))
        if passages and match.relation is not Relation.SHARED_QUOTATION:
            claimed += (passage.here for passage in passages)
            yield match, passages


def _weight(doc: Doc, passage: Passage) -> float:
    """The words of a passage that are equal in both stories."""
    return passage.similarity * len(doc.text(passage.here).split())


def _words_of_prose(doc: Doc) -> int:
    return sum(len(doc.text(sentence.span).split()) for sentence in doc.prose())


def _where(match: ReuseMatch) -> str:
    """The other story as the desk would look for it: title, outlet, day."""
    day = match.published_at.strftime("%d/%m/%Y %H.%M") if match.published_at else None
    told = [f"“{match.headline}”" if match.headline else match.url, match.outlet, day]
    return ", ".join(filter(None, told)) or match.article_id
