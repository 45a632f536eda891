"""Two dates for a loss that has no name: "the boat sank on 4 May … since the boat sank on 6 May"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scorer.lexicon import fold
from scorer.model import DateMention, Doc, Finding, Outcome, Row, Sentence, Span, Stretches
from scorer.rules.consistency.date_conflict import events
from scorer.rules.given import Given

AHEAD = 40  # code points before the verb in which what was lost stands
RUN = 4  # words of it
LONG = 4  # letters that a word for a thing has at least
_STOP = re.compile(r"[,.;:()“”\"]")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Loss:
    """What was lost, in the words before the verb; the verb, and the date."""

    thing: frozenset[str]
    verb: str
    pointed: bool
    mention: DateMention


def compared(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """One outcome for each loss that is pointed at with a date after it was told with one."""
    verbs = Stretches(given.words["lost"].find(doc.folded, folded=True))
    dates, quoted = Row(doc.dates), Stretches(quotation.span for quotation in doc.quotations)
    known: list[_Loss] = []
    for sentence in doc.prose():
        if not verbs.touch(sentence.span):
            continue
        for loss in _told(doc, sentence, dates.inside(sentence.span), given):
            if quoted.touch(loss.mention.span):
                continue
            alike = [one for one in known if one.verb == loss.verb and one.thing & loss.thing]
            known.append(loss)
            if loss.pointed and len(alike) == 1:
                yield _outcome(doc, alike[0], loss)


def _told(doc: Doc, sentence: Sentence, dates: Sequence[DateMention], given: Given) -> Iterator[_Loss]:
    """The losses of a sentence whose date stands right behind the verb, those of a thing with a name left out."""
    start = sentence.span.start
    for hit in given.words["lost"].find(doc.text(sentence.span)):
        verb = Span(start + hit.start, start + hit.end)
        mention = events.date_behind(doc.body, verb.end, dates, given)
        run = _WORD.findall(_STOP.split(doc.body[max(start, verb.start - AHEAD) : verb.start])[-1])[-RUN:]
        named = any(word[0].isupper() for word in run[1:])
        if mention is None or named:
            continue
        words = [fold(word) for word in run]
        if any(word in given.words["further"] or word in given.words["another"] for word in words):
            continue
        pointed = any(word in given.words["pointing"] or word in given.words["pointed"] for word in words)
        thing = frozenset(word for word in words if len(word) >= LONG and not _small(word, given))
        yield _Loss(thing, hit.phrase, pointed, mention)


def _small(word: str, given: Given) -> bool:
    """Whether a word only opens the clause or points."""
    return any(word in given.words[name] for name in ("leads", "links", "that", "since", "pointed", "happens"))


def _outcome(doc: Doc, earlier: _Loss, later: _Loss) -> Finding | Outcome:
    one, two = earlier.mention, later.mention
    if (one.day, one.month) == (two.day, two.month):
        return Outcome.AGREED
    if one.year != two.year:
        return Outcome.ABSTAINED
    return Finding(
        rule="date-conflict",
        spans=(one.date_span, two.date_span),
        values={"event": later.verb, "first": doc.text(one.date_span), "second": doc.text(two.date_span)},
        confidence=0.92,
    )
