"""
Events told as past by grammar: "vaccinated 412 children on …", "was opened on …".

A language's table `tense` says how: the endings of its past tense, and the words that open an object or a passive. A
language without a past tense has none.
"""

import re
from functools import cache

from scorer.lexicon import either, fold
from scorer.model import DateMention, Doc, Sentence, Span
from scorer.rules.given import Given, Table

AHEAD = 160  # code points before a date in which its verb stands
BROKEN = re.compile(r"[;“”\"]|:(?!\d)")  # what parts a verb from its date; the colon of an hour does not


def verb(doc: Doc, sentence: Sentence, mention: DateMention, given: Given) -> Span | None:
    """The verb in the past tense that a date belongs to; None without one."""
    start = max(sentence.span.start, mention.span.start - AHEAD)
    tense = given.tables["tense"]
    if not tense["endings"]:
        return None
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
