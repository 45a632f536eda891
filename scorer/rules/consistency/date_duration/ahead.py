"""A length before or behind what it is of: a headline's "after 12 days", "a four-day fair … opens … closes", "…, three days after"."""

import re
from collections.abc import Iterator, Sequence

from scorer.lexicon import fold
from scorer.model import DateMention, DateRange, Doc, Span
from scorer.rules.consistency.date_duration import spells
from scorer.rules.consistency.date_duration.lengths import Length
from scorer.rules.consistency.date_duration.spells import Spell
from scorer.rules.given import Given

BEFORE = 40  # code points before a length in which it is told what it is of
BACK = 2  # sentences from a length to the first day of its spell
MOST = 20  # days of a story that tells of something lost and found; one with more is a list
_LETTERS = re.compile(r"[^\W\d_]+")
BEGUN = 60  # code points behind a length in which the verb stands after which it is counted


def told(
    doc: Doc, lengths: Sequence[Length], known: Sequence[Spell], given: Given
) -> Iterator[tuple[Length, DateRange]]:
    """The one length that is told before the one spell of the story; else nothing."""
    exact = [length for length in lengths if length.exact]
    if len(known) != 1:
        return
    pair = known[0].pair
    for length in exact:
        ahead = length.span.field == "body" and length.span.start < pair.first.span.start
        back = doc.sentence_at(pair.first.span.start) - doc.sentence_at(length.span.start) if ahead else 0
        near = ahead and back <= BACK and known[0].apart
        same = near or (ahead and back and _of_spell(doc, length, known[0], given))
        alone = same and len([one for one in exact if one.span.field == "body"]) == 1
        if (alone and _lasts(doc, length, given)) or _of_headline(doc, length, known[0], given):
            yield length, pair


def _of_spell(doc: Doc, length: Length, spell: Spell, given: Given) -> bool:
    """Whether what lasts so long is named by a word of the spell's kind, or by one that stands with the spell's days too."""
    text = doc.article.headline or "" if length.span.field == "headline" else doc.text(doc.sentence_of(length.span))
    behind = doc.text(doc.sentence_of(spell.pair.span))
    if not spell.apart and any(given.words["another"].first(told) is not None for told in (text, behind)):
        return False
    words = {fold(word) for word in _LETTERS.findall(text)}
    called, verbs = spells.called(given.tables["spells"]), spells.verbs(given.tables["spells"])
    if any(called[kind] & words or verbs[kind][0].first(text) for kind in spell.kinds):
        return True
    here = {fold(word) for word in _LETTERS.findall(behind)}
    return any(words & here & names for names in called.values())


def _lasts(doc: Doc, length: Length, given: Given) -> bool:
    """Whether a length is that of what happens, and no time before or after it."""
    text = doc.article.text(length.span.field)
    if any(word in given.words["breaks"] for word in fold(text[length.span.end :][:BEFORE]).split()[:2]):
        return False
    before = fold(text[max(0, length.span.start - BEFORE) : length.span.start]).rstrip()
    last = before.rpartition(" ")[2]
    if given.words["through"] and any(last in names for names in spells.called(given.tables["spells"]).values()):
        return True  # "pelatihan | tujuh hari"
    verbs = spells.verbs(given.tables["spells"]).values()
    shut = given.words["shut"].ends(before) and any(begins.ends(before) for begins, _ in verbs)
    return given.words["during"].ends(before) or length.attributive or shut


def _of_headline(doc: Doc, length: Length, spell: Spell, given: Given) -> bool:
    """Whether the headline tells how long the spell lasted: "found alive | after 12 days | adrift"."""
    if length.span.field != "headline":
        return False
    headline = doc.article.headline or ""
    before = fold(headline[: length.span.start]).rstrip()
    lasts, named = _lasts(doc, length, given), _of_spell(doc, length, spell, given)
    if not spell.apart:
        return named and (lasts or length.span.start == 0)
    verbs = spells.verbs(given.tables["spells"])
    same = named or any(verbs[kind][1].first(headline) for kind in spell.kinds)
    return lasts or (same and given.words["after"].ends(before))


def since(doc: Doc, lengths: Sequence[Length], given: Given) -> Iterator[tuple[Length, DateRange]]:
    """Lengths right behind a day, counted from the one on which it began: "found on 10 May, three days after she vanished"."""
    dates = [date for date in doc.dates if date.span.field == "body"]
    for length in lengths if len(dates) <= MOST else ():
        if length.span.field != "body" or not length.exact:
            continue
        behind = doc.folded[length.span.end : length.span.end + BEGUN]
        if not given.words["after"].begins(behind):
            continue
        last = next((date for date in reversed(dates) if date.span.end <= length.span.start), None)
        if last is None or doc.body[last.span.end : length.span.start].strip(" ,)–—(") or length.attributive:
            continue
        behind = behind.split(".")[0]
        for begins, ends in spells.verbs(given.tables["spells"]).values():
            if begins.first(behind, folded=True) is None or ends.first(_clause(doc, last), folded=True) is None:
                continue
            first = [date for date in dates if date is not last and begins.first(_clause(doc, date), folded=True)]
            if len(first) == 1 and first[0].span.start < last.span.start:
                yield length, DateRange(span=Span(first[0].span.start, last.span.end), first=first[0], last=last)
                break


def _clause(doc: Doc, date: DateMention) -> str:
    """What stands before a day, no further back than its sentence."""
    return doc.folded[max(doc.sentence_of(date.span).start, date.span.start - 2 * BEFORE) : date.span.start]
