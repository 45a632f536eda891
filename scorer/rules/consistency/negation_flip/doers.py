"""Whether it is told of one and the same that he did not do a thing, and that he did."""

from collections.abc import Sequence

from scorer.model import Doc, NameKind, Span
from scorer.rules.consistency.negation_flip.denied import Denied, Word
from scorer.rules.given import Given


def named(doc: Doc, denied: Denied, found: Sequence[Word | None]) -> bool:
    """Whether the words are found that tell who did not do it: of a name one that no other follows, or what its bearer is."""
    called = [one for one in denied.who if _is_name(doc, one, denied)]
    plain = [one for one in denied.who if one not in called]
    told = {id(one) for one, other in zip(denied.who, found, strict=True) if other}
    if denied.nothing:
        return len(told) == len(denied.who)
    if called and id(called[-1]) in told:
        return True
    others = [other for other in found if other and _is_called(doc, other)]  # "Senator Petty": "Senator Pettit"
    others = [other for other in others if not any(other.span.end + 1 == one.span.start for one in found if one)]
    if (called and others) or not told:
        return False
    return any(id(one) in told for one in called) or (bool(plain) and all(id(one) in told for one in plain))


def accused(doc: Doc, sentence: Span, verb: Span, denied: Denied, given: Given) -> bool:
    """Whether "the defendant" did not do it, and a verb tells it of whom the story names first, and no other."""
    if len(denied.who) != 1 or denied.who[0].text not in given.words["the_one"] or denied.span.field != "body":
        return False
    first = next((one.identity for one in doc.names if one.kind is NameKind.PERSON), None)
    near = {one.identity for one in doc.names if sentence.start <= one.span.start and one.span.end <= verb.start}
    return near == {first}


def _is_called(doc: Doc, word: Word) -> bool:
    """Whether a name stands right behind a word."""
    return doc.body[word.span.end : word.span.end + 2].strip()[:1].isupper()


def _is_name(doc: Doc, word: Word, denied: Denied) -> bool:
    """Whether a word has a capital that no sentence opens with."""
    return doc.body[word.span.start].isupper() and word.span.start > denied.sentence.start
