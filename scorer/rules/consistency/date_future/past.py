"""
Events told as past by grammar: "vaccinated 412 children on …", "was opened on …", "vaksinasi itu selesai menjelang petang".

A language's table `tense` says how: the endings of its past tense, and the words that open an object or a passive. A
language without a past tense has none; there a sentence shortly after tells how it went.
"""

import re
from functools import cache

from scorer.lexicon import either, fold
from scorer.model import DateMention, Doc, Sentence, Span
from scorer.rules.given import Given, Table

AHEAD = 160  # code points before a date in which its verb stands
AFTER = 5  # sentences after an event in which it is told how it went
SUBJECT = 4  # words before "went smoothly" among which stands what went so
STEM = 6  # letters that two words of one thing begin with: vaksin, vaksinasi
LONG = 5  # letters of a word that says what an event is
_WORD = re.compile(r"[^\W\d_]+")
BROKEN = re.compile(r"[;“”\"]|:(?!\d)")  # what parts a verb from its date; the colon of an hour does not
_BREAK = re.compile(r"[,;:.()“”\"\n]")


def verb(doc: Doc, sentence: Sentence, mention: DateMention, given: Given) -> Span | None:
    """The verb in the past tense that a date belongs to, or the words that tell how its event went; None without either."""
    start = max(sentence.span.start, mention.span.start - AHEAD)
    tense = given.tables["tense"]
    if not tense["endings"]:
        return _went(doc, sentence, Span(start, mention.span.start), given)
    found = list(_pattern(tense).finditer(doc.body, start, mention.span.start))
    if not found:
        return None
    group = "passive" if found[-1]["passive"] else "active"
    told = Span(*found[-1].span(group))
    before, behind = doc.body[start : told.start].rstrip(), doc.body[told.end : mention.span.start]
    described = group == "active" and given.words["articles"].ends(before)  # "an estimated 40 people"
    planned = fold(found[-1][group]) in given.words["plans"] or given.words["purpose"].ends(before)
    return None if described or planned or open_still(behind, given) or BROKEN.search(behind) else told


def open_still(text: str, given: Given) -> bool:
    """Whether something that may be to come stands between a verb and its date: "approved | a vote | on Saturday"."""
    return any(given.words[name].first(text) is not None for name in ("toward", "occasions", "aims"))


def _went(doc: Doc, sentence: Sentence, told: Span, given: Given) -> Span | None:
    """The words that say of an event, in a sentence soon after, how it went: "vaksinasi itu | selesai menjelang petang"."""
    if open_still(doc.text(told), given):
        return None
    at = doc.sentences.index(sentence) + 1
    event = {word for word in _WORD.findall(fold(doc.text(told))) if len(word) >= LONG}
    for later in doc.sentences[at : at + AFTER]:
        text = doc.text(later.span)
        for hit in given.words["went"].find(text):
            place = Span(later.span.start + hit.start, later.span.start + hit.end)
            clause = _BREAK.split(fold(text[: hit.start]))[-1]
            subject = _WORD.findall(clause)[-SUBJECT:]
            same = any(
                word in given.words["it"]
                or (
                    len(word) >= LONG
                    and any(word[:STEM] == one[:STEM] or given.speech.akin(word, one) for one in event)
                )
                for word in subject
            )
            other = given.words["other"].first(text) or given.words["preparing"].first(clause)
            if same and not other and not doc.quoted.touch(place):
                return place
    return None


@cache
def _pattern(tense: Table) -> re.Pattern[str]:
    """A verb in the past tense with an object right behind it, or behind a word of the passive."""
    parts = ("endings", "others", "objects", "passive", "particles", "adverbs")
    endings, others, objects, passive, particles, adverbs = (either(tense[name]) for name in parts)
    past = rf"(?:[a-z]{{2,}}(?:{endings})|{others})"
    return re.compile(
        rf"\b(?:(?:{passive})\s(?:[a-z]+(?:{adverbs})\s)?(?P<passive>{past})\b"
        rf"|(?P<active>{past})(?:\s(?:{particles}))?\s(?=(?:{objects})\s|[£$€\d]))"
    )
