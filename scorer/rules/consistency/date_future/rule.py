"""
Something is told as done on a day that comes after publication.

Why it matters: either the date is a slip or the story reports what has not happened yet.
Stays quiet: without a published_at; where a word looks ahead ("will", "scheduled", a fixture); where the day had begun
anywhere on earth when the story appeared (a stamp of midnight names no hour and may be off by a day); where no year is
written, unless the weekday fits or the day comes within two weeks and no other year is spoken of there or shortly before;
in notes of what was added to a story later; where the day is one from which something holds; and where day and
month of the stamp, exchanged, would clear it.
How: a verb of a completed event before the date in the same clause, and no word of the future in the sentence. Where the
language has a past tense, any verb in it that has an object or is passive, unless it is one of planning or wishing, or
something that may be to come stands between it and the date.
Cannot see: events told by other verbs, and any date while nothing says when the story appeared.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from scorer.lexicon import fold
from scorer.model import YEAR, DateMention, Doc, Finding, Outcome, Sentence, Span, Stretches, exchanged
from scorer.rules.consistency.date_future import past
from scorer.rules.given import Given

EARLIEST = timedelta(hours=14)  # by which the clocks of the first country, Kiribati, run ahead of UTC
DAY = timedelta(days=1)  # as much as a stamp without an hour may be off
SOON = timedelta(days=14)  # after publication in which a date without a year is of this year, not of another
NEWS = timedelta(days=31)  # from an event to a story of it
NAMED = timedelta(days=10)  # within which a story tells a day by its weekday
NEARBY = timedelta(days=7)  # before the stamp: what a story of the day tells of
BACK = 4  # sentences before a date in which another year may be told that it shares
GOVERNED = 80  # code points between the verb and its date

_CLAUSE = re.compile(r"^ [^\W\d_]+(?: [^\s,]+){3,}")  # behind a verb of saying: more than "di Wirana, Sabtu"
_SPAN = re.compile(r"\b(?:19|20)\d\d(?:\s(?:and|to|until|dan|hingga|sampai)\s|[-–])(?:19|20)\d\d\b")  # no year of a day
_FIRST = re.compile(r" ([^\W\d_]+)(?= [^\s,])")  # right behind it, with another word to follow


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each completed event with a date."""
    stamp = doc.article.published_at
    if stamp is None:
        return
    lasting = Stretches(pair.span for pair in doc.ranges)  # "an emergency of seven days, 19-25 May"
    dates = doc.date_row
    for sentence in doc.prose():
        days = dates.inside(sentence.span)
        last = _begun(stamp)
        year = next((day.year for day in days if day.year), last.year)
        ahead = sum(((day.year or year), day.month, day.day) > (last.year, last.month, last.day) for day in days)
        for mention in days:
            if mention.value is None or not _placed(doc, sentence, mention, stamp.date(), given):
                continue
            verb = _verb(doc, sentence, mention, given)
            later = mention.value > _begun(stamp)
            if doc.quoted.touch(mention.span) or lasting.touch(mention.span):
                continue
            if verb is None and later:
                verb = past.verb(doc, sentence, mention, given)
            if verb is None:
                continue
            if not later or _cleared(doc, stamp.date(), mention):
                yield Outcome.AGREED
            elif _planned(ahead, given) or _ahead(doc.text(sentence.span), given) or _begins(doc, mention, given):
                yield Outcome.ABSTAINED
            else:
                yield Finding(
                    rule="date-future",
                    spans=(verb, mention.date_span),
                    values={"date": doc.text(mention.date_span), "stamp": stamp.date().isoformat()},
                    confidence=0.95,
                )


def _planned(ahead: int, given: Given) -> bool:
    """Whether a language without tenses tells several days to come in a sentence: "dimulai 8 Juni dan berakhir 10 Juni"."""
    return ahead > 1 and not given.tables["tense"]["endings"]


def _begun(stamp: datetime) -> date:
    """The latest day that had begun anywhere when the story appeared."""
    if stamp.time() == time():
        return stamp.date() + DAY
    return max(stamp.date(), ((stamp.astimezone(UTC) if stamp.tzinfo else stamp) + EARLIEST).date())


def _placed(doc: Doc, sentence: Sentence, mention: DateMention, stamp: date, given: Given) -> bool:
    """Whether the year of a date is written, or sure: its weekday fits, or it lies shortly after the stamp."""
    if mention.assumed is None or mention.value is None:
        return mention.value is not None
    if mention.weekday is not None:
        return mention.value.weekday() == mention.weekday
    text = _SPAN.sub(" ", doc.text(sentence.span))
    if mention.value - stamp > SOON or YEAR.search(text) or given.words["years"].first(text):
        return False
    if mention.value <= stamp:
        return True
    at = doc.sentences.index(sentence)
    told = " ".join(doc.text(one.span) for one in doc.sentences[max(0, at - BACK) : at])
    return not given.words["years"].first(told) and all(int(year) == stamp.year for year in YEAR.findall(told))


def _ahead(text: str, given: Given) -> bool:
    """
    Whether a sentence looks ahead, or tells of what came after publication.

    By a word, by a fixture ("against Arden", but not "against polio"), or as a note of the desk's on the story itself.
    """
    found = given.words["ahead"].find(text)
    to_come = any(
        hit.phrase not in given.words["nouns"] or not given.words["articles"].ends(text[: hit.start].rstrip())
        for hit in found
    )  # "her hosts" host nobody
    fixture = (text[hit.end :].lstrip()[:1].isupper() for hit in given.words["opponents"].find(text))
    return to_come or given.words["notes"].first(text) is not None or any(fixture)


def _begins(doc: Doc, mention: DateMention, given: Given) -> bool:
    """Whether a date is only the day on which something done already begins: "agreed a truce | from 1 April"."""
    return given.words["begins"].ends(doc.body[: mention.span.start].rstrip()[-GOVERNED:])


def _verb(doc: Doc, sentence: Sentence, mention: DateMention, given: Given) -> Span | None:
    """The verb of a completed event that governs the date: the last one before it in its clause."""
    start = max(sentence.span.start, mention.span.start - GOVERNED)
    ahead = doc.body[start : mention.span.start]
    found = list(given.words["done"].find(ahead))
    if not found or past.BROKEN.search(ahead[found[-1].end :]):
        return None
    if found[-1].phrase in given.words["says"] and _tells(ahead[found[-1].end :], given):
        return None  # "said the vote is held on Saturday": the day of what was said
    if found[-1].phrase in given.words["decides"]:
        return None  # "approved a vote on Saturday": what is decided may be of a day to come
    if given.words["aims"].first(ahead[found[-1].end :]):
        return None  # "sentenced the clerk to report on Saturday"
    if given.words["purpose"].ends(ahead[: found[-1].start].rstrip()):
        return None  # "900 officers to secure the match on Saturday"
    return Span(start + found[-1].start, start + found[-1].end)


def _tells(behind: str, given: Given) -> bool:
    """Whether what stands between a verb of saying and a date is a clause, and not where or to whom it was said."""
    first = _FIRST.match(behind)
    return _CLAUSE.search(behind) is not None or (
        first is not None and fold(first[1]) not in given.words["circumstances"]
    )


def _cleared(doc: Doc, stamp: date, mention: DateMention) -> bool:
    """
    Whether the stamp with day and month exchanged lies on or shortly after the date, as a story lies after its event.

    It is not tried where another date of the story lies within `NEARBY` of the stamp as it stands: then it is right. Of a
    day that is told by its weekday the story must appear within `NAMED`.
    """
    other = exchanged(stamp)
    if mention.value is None or other is None:
        return False
    told = (one.value for one in doc.dates if one is not mention and one.value and not one.assumed)
    if any(timedelta(0) <= stamp - day <= NEARBY for day in told):
        return False
    latest = NEWS if mention.weekday is None else NAMED
    return mention.value <= other + DAY and other - mention.value <= latest
