"""A length told behind a day, of what began on another: "found on 10 May, three days after", "reopened, ending an …"."""

import re
from collections.abc import Iterator, Sequence

from scorer.lexicon import Lexicon
from scorer.model import DateMention, DateRange, Doc, Span
from scorer.rules.consistency.date_duration import spells
from scorer.rules.consistency.date_duration.lengths import Length
from scorer.rules.given import Given

BEFORE = 40  # code points before a length in which it is told what it is of
MOST = 20  # days of a story that tells of something lost and found; one with more is a list
BEGUN = 60  # code points behind a length in which the verb stands after which it is counted

_LETTERS = re.compile(r"[^\W\d_]+")


def told(doc: Doc, lengths: Sequence[Length], given: Given) -> Iterator[tuple[Length, DateRange]]:
    """Lengths behind a day, with the one on which it began by a verb of the kind of what lasts."""
    dates = [date for date in doc.dates if date.span.field == "body"]
    for length in lengths if 1 < len(dates) <= MOST else ():
        if length.span.field != "body" or not length.exact:
            continue
        last = next((date for date in reversed(dates) if date.span.end <= length.span.start), None)
        kinds = _kinds(doc, length, last, given) if last else ()
        for begins in kinds:
            first = [date for date in dates if date is not last and begins.first(_clause(doc, date), folded=True)]
            if last and len(first) == 1 and first[0].span.start < last.span.start:
                yield length, DateRange(span=Span(first[0].span.start, last.span.end), first=first[0], last=last)
                break


def _kinds(doc: Doc, length: Length, last: DateMention, given: Given) -> list[Lexicon]:
    """The verbs of beginning of what lasts so long: of what is counted from, or of what the day before the length ends."""
    table = given.tables["spells"]
    behind = doc.folded[length.span.end : length.span.end + BEGUN].split(".")[0]
    between = doc.folded[last.span.end : length.span.start]
    if given.words["after"].begins(behind) and not between.strip(" ,)–—(") and not length.attributive:
        clause = _clause(doc, last)
        return [begins for begins, ends in spells.verbs(table).values() if begins.first(behind) and ends.first(clause)]
    if len(between) > BEGUN or "." in between or given.words["ending"].first(between) is None:
        return []
    words = {*_LETTERS.findall(behind)} | {*_LETTERS.findall(between)}
    return [spells.verbs(table)[kind][0] for kind, names in spells.called(table).items() if names & words]


def _clause(doc: Doc, date: DateMention) -> str:
    """What stands before a day, no further back than its sentence."""
    return doc.folded[max(doc.sentence_of(date.span).start, date.span.start - 2 * BEFORE) : date.span.start]
