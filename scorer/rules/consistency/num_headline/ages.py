"""How old the headline's person is: "Boy, 10" over a story whose boy is 12."""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import Lexicon, either
from scorer.model import Doc, Span
from scorer.model.ages import turned
from scorer.rules.consistency.num_headline import gist
from scorer.rules.given import Given

TEN = 10  # years by which a slip of one digit is off
GROWN = 18  # years from which nobody is a child

Age = tuple[int, Span]


def differ(doc: Doc, given: Given) -> tuple[Age, Age] | None:
    """
    The headline's age and the one that the story has instead.

    None where any number of the story is the headline's. Of a child every age under 18 may be meant, and all must differ;
    of somebody else the story must tell one age only.
    """
    if doc.headline is None:
        return None
    headed, told = _patterns(*(given.words[name] for name in ("years_old", "aged", "child", "grown")))
    text = doc.article.text(doc.headline.field)
    stated = list(_ages(headed.finditer(text, doc.headline.start, doc.headline.end), doc.headline.field))
    if len(stated) != 1:
        return None
    age = stated[0][0]
    numbers = {
        figure.value for figure in doc.figures if figure.sentence >= 0 and not figure.span.overlaps(doc.headline)
    }
    ages = [
        one
        for sentence in gist.story(doc)
        for one in _ages(told.finditer(doc.body, sentence.span.start, sentence.span.end), "body")
    ]
    if age in numbers or any(one[0] == age for one in ages):
        return None
    young = age < GROWN
    rivals = [one for one in ages if (one[0] < GROWN) == young]
    alone = young or len({one[0] for one in ages}) == 1
    if not alone:  # the first to be told is the headline's
        first = [sentence.span for sentence in gist.lead(doc, 1)]
        rivals = [one for one in rivals if any(one[1] in span for span in first)]
    if not young:
        rivals = [one for one in rivals if abs(one[0] - age) <= TEN or turned(one[0], age)]  # else somebody else's
    return (stated[0], rivals[0]) if rivals and (alone or len(rivals) == 1) else None


def _ages(found: Iterator[re.Match[str]], field: str) -> Iterator[Age]:
    for one in found:
        group = one.lastgroup or ""
        yield int(one[group]), Span(one.start(group), one.end(group), field)


@cache
def _patterns(years: Lexicon, aged: Lexicon, child: Lexicon, grown: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    said, lead, people = either(years), either(aged), either((*child, *grown))
    number = r"[1-9]\d?"
    beside = rf"\b(?:{people})(?:\s[^\W\d_]+)?,?\s\(?(?P<beside>{number})(?:\)|,|$|\s(?:{said})\b)"
    before = rf"(?<![\w.,-])(?P<before>{number})-(?:{said})\s(?:{people})\b"
    comma = rf"\w,\s(?P<comma>{number}),\s(?=[^\W\d])"  # "Poet, 90, reads"
    headed = rf"\b(?:{lead})\s(?P<headed>{number})\b(?![.,]\d|%)"
    bracket = rf"\w\s\((?P<bracket>{number})(?:\s(?:{said}))?\)"
    apposed = rf"\w,\s(?P<apposed>{number})(?:\s(?:{said}))?,\s(?!\d)"
    told = rf"\b(?:{lead})\s(?P<told>{number})\b(?![.,]\d|%)"
    hyphen = rf"(?<![\w.,-])(?P<hyphen>{number})-(?:{said})\b"
    every = re.IGNORECASE
    return (
        re.compile(rf"{beside}|{before}|{comma}|{headed}", every),
        re.compile(rf"{bracket}|{apposed}|{told}|{hyphen}", every),
    )
