"""Who says what stands at a place, and whether two things are said by two: a conflict of two people is none of the story's."""

from scorer.lexicon import fold
from scorer.model import Doc, Span
from scorer.rules.given import Given

Words = frozenset[str]


def heard(doc: Doc, sentence: Span, place: Span, given: Given) -> Words:
    """The words of those named who say a sentence, but for one whose saying is itself the deed: "the council rejected"."""
    return given.words["small"].unlisted(
        word
        for one in doc.attributions
        if one.speaker.name and one.extent.overlaps(sentence) and not (one.cue and one.cue.overlaps(place))
        for word in fold(one.speaker.name).split()
    )


def two(one: Words, other: Words) -> bool:
    """Whether two things are each said by somebody, and not by the same."""
    return bool(one and other and not one & other)
