"""
One event, two dates.

Why it matters: the reader cannot know when it happened, and archives will file it twice.
Stays quiet: on two events, on arrests, trials and funerals that follow an event, on events of two years, and on dates in
quotations.
How: the same kind of event with the same proper name ("kebakaran Pasar …", "the … Bridge fire") in two sentences, each with
a date that belongs to it: nothing but a verb of happening and small words stand between.
Cannot see: events without a name of their own, or named in other words the second time, and dates that are told in a
further sentence.
"""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import either, fold
from scorer.model import DateMention, Doc, Finding, Outcome, Row, Sentence, Stretches
from scorer.rules.given import Given

AHEAD = 30  # code points before an event in which its trial or its anniversary may be named
BETWEEN = 60  # code points between an event and its date
MOST = 5  # words between them
_OTHER = re.compile(r"[.;:()“”\"]")


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each event that is dated more than once."""
    named = any(given.words[kind].first(doc.folded, folded=True) for kind in ("events", "acts"))
    if len(doc.dates) < 2 or not named:
        return
    event = _event(tuple(given.words["events"]), tuple(given.words["acts"]), tuple(given.words["where"]))
    told: dict[str, DateMention] = {}
    dates, ranges = Row(doc.dates), Row(doc.ranges)
    quoted = Stretches(quotation.span for quotation in doc.quotations)
    for sentence in doc.prose():
        if ranges.inside(sentence.span):
            continue
        for key, mention in _dated(doc, sentence, event, dates.inside(sentence.span), given):
            if quoted.touch(mention.span):
                continue
            earlier = told.setdefault(key, mention)
            if earlier is mention:
                continue
            same_day = (earlier.day, earlier.month) == (mention.day, mention.month)
            once = key.split()[0] in given.words["once"]  # nothing collapses again on the same day of another year
            if same_day and not (once and None not in (earlier.year, mention.year) and earlier.year != mention.year):
                yield Outcome.AGREED
            elif not same_day and None not in (earlier.year, mention.year) and earlier.year != mention.year:
                yield Outcome.ABSTAINED  # it may have happened twice
            else:
                yield Finding(
                    rule="date-conflict",
                    spans=(earlier.date_span, mention.date_span),
                    values={"event": key, "first": doc.text(earlier.date_span), "second": doc.text(mention.date_span)},
                    confidence=0.92,
                )


def _dated(
    doc: Doc, sentence: Sentence, event: re.Pattern[str], dates: list[DateMention], given: Given
) -> Iterator[tuple[str, DateMention]]:
    """Each event of a sentence with the date that follows it."""
    if not dates:
        return
    start = sentence.span.start
    for found in event.finditer(doc.body, start, sentence.span.end):
        mention = next((date for date in dates if date.span.start >= found.end()), None)
        if mention is None or mention.span.start - found.end() > BETWEEN:
            continue
        between = doc.body[found.end() : mention.span.start]
        ahead = doc.body[max(start, found.start() - AHEAD) : found.end()]
        words = re.findall(r"[^\W\d_]+", fold(between))
        links = all(word in given.words["links"] or word in given.words["happens"] for word in words)
        if (
            links
            and len(words) <= MOST
            and not _OTHER.search(between.rstrip(" ("))
            and not given.words["after"].first(ahead)
        ):
            yield _key(found, given), mention


def _key(found: re.Match[str], given: Given) -> str:
    """The kind of event and its name, in whichever order they stand, without what only begins the sentence."""
    kind = found["kind"] or found["later"] or found["act"]
    name = found["named"] or found["own"] or found["subject"]
    words = fold(name).split()
    return " ".join((fold(kind), *(words[1:] if words[0] in given.words["leads"] else words)))


@cache
def _event(nouns: tuple[str, ...], acts: tuple[str, ...], where: tuple[str, ...]) -> re.Pattern[str]:
    """Events such as "Kebakaran Pasar Wetan", "fire at Corran Mill", "the Corran Mill fire", "Jembatan Wetan ambruk"."""
    name = r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,3}"
    return re.compile(
        rf"\b(?P<kind>(?i:{either(nouns)}))\s(?:[a-z]{{3,}}\s)?(?:(?:{either(where)})\s)?(?P<named>{name})"
        rf"|\b(?P<own>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){{1,3}})\s(?P<later>{either(nouns)})\b"
        rf"|\b(?P<subject>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){{1,3}}|(?<=[Tt]he\s)[A-Z][\w'’-]+\s[a-z]{{4,}})\s(?P<act>{either(acts)})\b"
    )
