"""An event that ends before it begins, each with a verb of its own: "opens on 9 May and closes on 2 May"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from scorer.lexicon import Lexicon, fold
from scorer.model import DateMention, Doc, Finding, Outcome, Row, Sentence, Stretches
from scorer.rules.consistency.date_order.linked import backwards
from scorer.rules.given import Given

PAIRS = (("opens", "closes"), ("shuts", "reopens"))  # verbs that begin something, and those that end it
APART = 80  # code points between the two days
BEFORE = 40  # code points before a day in which its verb stands
MOST = 4  # words of a subject that takes up the sentence before: "Pameran peta itu"
_WORD = re.compile(r"[^\W_]+")
_STOP = re.compile(r"[.;:!?()“”\"\n]")


def compared(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """One outcome for each two days that follow each other, of which one begins what the other ends."""
    body = [date for date in doc.dates if date.span.field == "body"]
    kinds = [pair for pair in PAIRS if given.words[pair[1]].first(doc.folded, folded=True)]
    if len(body) < 2 or not kinds:
        return
    ranges = Stretches(pair.span for pair in doc.ranges)
    row = Row(body)
    sentences = [(sentence, row.inside(sentence.span)) for sentence in doc.prose()]
    pairs: list[tuple[DateMention, DateMention, tuple[Sentence, Sentence] | None]] = [
        (one, two, None) for _, days in sentences for one, two in pairwise(days)
    ]
    pairs += [
        (earlier[-1], later[0], (sentence, follows))
        for (sentence, earlier), (follows, later) in pairwise(sentences)
        if len(earlier) == 1 and len(later) == 1
    ]
    for one, two, apart in pairs:
        if ranges.touch(one.span) or ranges.touch(two.span) or doc.quoted.touch(one.span):
            continue
        told = (
            ends
            for begins, ends in kinds
            if _ends_with(doc, one, given.words[begins], given) and _ends_with(doc, two, given.words[ends], given)
        )
        ends = next(told, None)
        if ends is None:
            continue
        if not (_taken_up(doc, *apart, two, ends, given) if apart else _coordinated(doc, one, two, ends, given)):
            continue
        late = backwards(one, two, first=True)
        if late is not None:
            yield _finding(doc, one, two) if late else Outcome.AGREED


def _ends_with(doc: Doc, date: DateMention, verbs: Lexicon, given: Given) -> bool:
    """Whether one of these verbs stands right before a day, small words aside."""
    ahead = doc.folded[max(0, date.span.start - BEFORE) : date.span.start].rstrip(" (,")
    while ahead and given.words["beside"].ends(ahead):
        ahead = ahead.rpartition(" ")[0].rstrip(" (,")
    return verbs.ends(ahead)


def _finding(doc: Doc, one: DateMention, two: DateMention) -> Finding:
    return Finding(
        rule="date-order",
        spans=(one.date_span, two.date_span),
        values={"first": doc.text(one.date_span), "last": doc.text(two.date_span)},
        confidence=0.95,
    )


def _coordinated(doc: Doc, one: DateMention, two: DateMention, ends: str, given: Given) -> bool:
    """Whether nothing but a verb of ending stands between two days: "opens on 9 May | and closes on | 2 May"."""
    between = doc.folded[one.span.end : two.span.start]
    if len(between) > APART or _STOP.search(between.lstrip(" )").rstrip(" (")):
        return False
    lists = (given.words[name] for name in ("and_then", "beside", ends, "it"))
    known = {word for words in lists for phrase in words for word in phrase.split()}
    return all(word in known for word in _WORD.findall(between))


def _taken_up(doc: Doc, sentence: Sentence, follows: Sentence, two: DateMention, ends: str, given: Given) -> bool:
    """Whether the next sentence is of what the one before tells: "It closes …", "The fair ends …", "Pameran itu ditutup …"."""
    words = _WORD.findall(doc.folded[follows.span.start : two.span.start])
    verb = next((n for n, word in enumerate(words) if given.words[ends].ends(" ".join(words[: n + 1]))), None)
    if verb is None:
        return False
    subject = [word for word in words[:verb] if word not in given.words["beside"]]
    if not subject or len(subject) > MOST:
        return False
    if all(word in given.words["it"] or word in given.words["and_then"] for word in subject):
        return True
    told = set(_WORD.findall(fold(doc.text(sentence.span))))
    pointed = any(word in given.words["pointing"] for word in subject)
    return pointed and all(
        word in told or word in given.words["pointing"] or word in given.words["and_then"] for word in subject
    )
