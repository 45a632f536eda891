"""Who says what stands at a place, and whether two things are said by two: a conflict of two people is none of the story's."""

from collections.abc import Iterator

from scorer.lexicon import fold
from scorer.model import Attribution, Doc, Kind, Span
from scorer.rules.given import Given

Words = frozenset[str]


def told(doc: Doc, given: Given) -> Iterator[tuple[Attribution, Words]]:
    """Whose words each attribution gives: "she" is whoever spoke last by name, "the mayor" he who was told to be mayor."""
    last = Words()
    posts: dict[Words, Words] = {}
    for one in doc.attributions:
        words = given.words["small"].unlisted(fold(one.speaker.name or "").split())
        if words and one.speaker.kind is Kind.PERSON and not one.speaker.named:
            words = last if words <= set(given.words["themselves"]) else posts.get(words, words)
        elif one.speaker.kind is Kind.PERSON:
            last = words
            posts[given.words["small"].unlisted(fold(one.speaker.title or "").split())] = words
        yield one, words


def heard(doc: Doc, sentence: Span, place: Span, given: Given) -> Words:
    """The words of those named who say a sentence, but for one whose saying is itself the deed: "the council rejected"."""
    said = (
        words
        for one, words in told(doc, given)
        if one.extent.overlaps(sentence) and not (one.cue and one.cue.overlaps(place))
    )
    return Words().union(*said)


def two(one: Words, other: Words) -> bool:
    """Whether two things are each said by somebody, and not by the same."""
    return bool(one and other and not one & other)
