"""Whether it is told of one and the same that he did not do a thing, and that he did."""

import re
from collections.abc import Collection, Sequence

from scorer.model import Doc, NameKind, Span
from scorer.rules.consistency.negation_flip.denied import Denied, Word
from scorer.rules.given import Given


def named(doc: Doc, denied: Denied, found: Sequence[Word | None], given: Given) -> bool:
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
    if any(id(one) in told for one in called):
        return True
    return bool(plain) and (all(id(one) in told for one in plain) or _in_short(doc, plain, told, given))


def _in_short(doc: Doc, who: Sequence[Word], told: Collection[int], given: Given) -> bool:
    """Whether of two words the noun alone is told, and the story has but one such: "the ferry company", "the company"."""
    if len(who) != 2 or given.tables["again"]["behind"]:
        return False
    kind, noun = who
    before = re.findall(rf"([\w'-]+)\s{re.escape(noun.text)}\b", doc.folded) if id(noun) in told else []
    return bool(before) and all(word == kind.text or word in given.words["nominal"] for word in before)


def accused(doc: Doc, sentence: Span, verb: Span, denied: Denied, given: Given) -> bool:
    """Whether "the defendant" did not do it, and a verb tells it of whom the story names first, and no other."""
    if len(denied.who) != 1 or denied.who[0].text not in given.words["the_one"] or denied.span.field != "body":
        return False
    known = (one for one in doc.names if one.span.end <= denied.sentence.start)
    first = next((one.identity for one in known if one.kind is NameKind.PERSON), None)
    near = {one.identity for one in doc.names if sentence.start <= one.span.start and one.span.end <= verb.start}
    return first is not None and near == {first}


def _is_called(doc: Doc, word: Word) -> bool:
    """Whether a name stands right behind a word."""
    return doc.body[word.span.end : word.span.end + 2].strip()[:1].isupper()


def _is_name(doc: Doc, word: Word, denied: Denied) -> bool:
    """Whether a word has a capital that no sentence opens with."""
    return doc.body[word.span.start].isupper() and word.span.start > denied.sentence.start
