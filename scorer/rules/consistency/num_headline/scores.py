"""The result of a match or a vote: "3-1" in the headline, "won 2-1" in the story."""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import Lexicon, either
from scorer.model import Doc, Sentence, Span
from scorer.rules.consistency.num_headline import gist
from scorer.rules.given import Given

AHEAD = 60  # code points between the verb that ends a match and its result
_SCORE = re.compile(r"(?<![\w.,/:–-])(\d{1,2})\s?[-–]\s?(\d{1,2})(?![\w/:–-]|[.,]\d)")

Result = tuple[str, Span]


def differ(doc: Doc, given: Given) -> tuple[Result, Result] | None:
    """
    The headline's result and the one that the story has instead.

    None where the headline has not one result, the story has it somewhere, or no one other that ends the match: a
    story that tells of half-time, sets or an earlier match tells the last result too.
    """
    if doc.headline is None:
        return None
    stated = list(_results(doc, doc.headline))
    if len(stated) != 1 or given.words["summed"].first(doc.text(doc.headline)):
        return None
    told = [(sentence, result) for sentence in gist.story(doc) for result in _results(doc, sentence.span)]
    if any(_same(stated[0][0], result[0]) for _, result in told):
        return None
    last = [result for sentence, result in told if _ends(doc, sentence, result[1], given)]
    return (stated[0], last[0]) if last and all(_same(last[0][0], one[0]) for one in last) else None


def _results(doc: Doc, span: Span) -> Iterator[Result]:
    text = doc.article.text(span.field)
    for found in _SCORE.finditer(text, span.start, span.end):
        yield f"{int(found[1])}-{int(found[2])}", Span(found.start(), found.end(), span.field)


def _same(one: str, two: str) -> bool:
    return sorted(one.split("-")) == sorted(two.split("-"))


def _ends(doc: Doc, sentence: Sentence, result: Span, given: Given) -> bool:
    """Whether a result is that of the headline's match: a verb of winning before it, and a word of the headline."""
    ahead = doc.body[max(sentence.span.start, result.start - AHEAD) : result.start]
    won = _won(given.words["won"]).search(ahead)
    return won is not None and not given.words["unfinished"].first(ahead) and gist.shared(doc, sentence.span, given) > 0


@cache
def _won(verbs: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(verbs)})\b[^.;:!?()]*$", re.IGNORECASE)
