"""
What speaks for and against two parents being told of one place, each sign by its name; its points stand in `points`.
"""

from collections.abc import Iterator

from scorer.lexicon import fold
from scorer.model import Doc
from scorer.rules.consistency.place_conflict.lies import HEADLINE, Lies
from scorer.rules.consistency.place_conflict.pairs import Pair
from scorer.rules.given import Given

CLAUSE = 160  # code points behind a place in which it is told why it comes up
COMMA = 6  # code points between two of a list


def read(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """Yield the signs of a pair."""
    yield from _of_place(doc, pair, given)
    yield from _of_links(doc, pair, given)
    yield from _of_others(doc, pair)
    yield from _of_story(doc, pair, given)


def _of_place(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    one, two = pair.one, pair.two
    kinds = sum(1 for lies in (one, two) if lies.kind)
    yield ("no kind", "one kind", "both kinds")[kinds]
    if " " in one.place:
        yield "long name"
    if all(given.speech.knows(word) for word in one.place.split()):
        yield "plain word"
    if one.place.endswith(tuple(given.words["repeated"])):
        yield "repeated"
    if doc.article.headline and one.place in fold(doc.article.headline):
        yield "in headline"
    yield one.level if one.level in ("state", "county", "district") else "other level"


def _of_links(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    one, two = pair.one, pair.two
    if one.link in ("comma", "chain"):
        yield f"one {one.link}"
    if two.link in ("comma", "phrase", "chain", "pointing"):
        yield f"two {two.link}"
    if all(lies.link == "bare" and not lies.kind for lies in (one, two)):
        yield "both bare"
    if any(_brought_in(doc, lies, given) for lies in (one, two)):
        yield "home"
    if any(given.words["others"].first(doc.text(lies.span)) for lies in (one, two)):
        yield "other"


def _of_others(doc: Doc, pair: Pair) -> Iterator[str]:
    one, two = pair.one, pair.two
    same = [
        lies for lies in pair.told if lies.place == one.place and lies.level == one.level and lies.at not in pair.spans
    ]
    for lies, name in ((one, "one"), (two, "two")):
        if any(other.parent == lies.parent for other in same):
            yield f"{name} again"
        if any(other.place != one.place and other.parent == lies.parent for other in pair.told):
            yield f"{name} of others"
    if any(other.parent not in (one.parent, two.parent) for other in same):
        yield "third"
    if any(
        other.level == one.level and 0 < other.at.start - lies.at.end <= COMMA
        for lies in (one, two)
        for other in pair.told
    ):
        yield "list"
    if doc.folded.find(two.parent, 0, two.span.start if two.span.field == "body" else 0) >= 0:
        yield "two named"


def _of_story(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    one, two = pair.one, pair.two
    if one.sentence != HEADLINE and two.sentence - one.sentence <= 1:
        yield "next" if two.sentence > one.sentence else "same sentence"
    texts = (fold(doc.article.headline or ""), doc.folded)
    kind = one.kind or two.kind or one.place
    if texts[0].count(one.place) > 1 or any(given.words["two"].first(text, folded=True) for text in texts):
        yield "two told"
    elif any(f"{word} {kind}" in text for word in given.words["pairs"] for text in texts):
        yield "two of kind" if kind != one.place else "two told"
    if kind not in given.words["settled"] and given.words["spread"].first(doc.folded, folded=True):
        yield "spread"


def _brought_in(doc: Doc, lies: Lies, given: Given) -> bool:
    """Whether a clause behind a place says why it comes up: "Holt, Kent, | where his sister lives |"."""
    if lies.span.field != "body":
        return False
    behind = doc.folded[lies.span.end : lies.span.end + CLAUSE].partition(".")[0].lstrip(", ")
    where, known, home = (given.words[name] for name in ("where", "where_they", "home"))
    return where.begins(behind) and not known.begins(behind) and home.first(behind, folded=True) is not None
