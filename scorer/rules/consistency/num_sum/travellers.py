"""
People who travel, or who are hurt, together.

"214 passengers and 18 crew … all 232 aboard", and "All 41 passengers were killed or hurt. Four died, nine were badly hurt
and 28 slightly".
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from scorer.lexicon import Lexicon, any_of
from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.consistency.num_sum import lists
from scorer.rules.consistency.num_sum.lists import LEAST, Figures
from scorer.rules.consistency.num_sum.patterns import Patterns
from scorer.rules.given import Given

FAR = 8  # sentences after passengers and crew in which they are counted together
BEHIND = 40  # code points behind a count in which "aboard" or "were killed or hurt" stands
BESIDE = 12  # code points between "214 passengers" and "18 crew"


def read(doc: Doc, said: Patterns, given: Given) -> Iterator[tuple[Figure, Figures]]:
    """Yield each whole with its parts."""
    manned = given.words["manning"].first(doc.folded, folded=True) is not None
    harmed = given.words["harmed"].first(doc.folded, folded=True) is not None
    told = [group for group in doc.together() if group[0].field == "body"] if manned or harmed else []
    crews = [(figures[0].sentence, pair) for span, figures in told for pair in _crews(figures, doc.body, given)]
    if len(crews) == 1:
        sentence, pair = crews[0]
        wholes = (one for _, group in told for one in group if 0 < one.sentence - sentence <= FAR)
        for one in wholes:
            apart = abs(one.value - sum(part.value for part in pair))
            left = any(pair[1].span < other.span < one.span and other.value == apart for other in doc.figures)
            again = one.noun_span is not None and _word(one, doc.folded) in {_word(part, doc.folded) for part in pair}
            if not left and not again and _all_of(one, doc.body, "aboard", given):
                yield one, pair
    for (_, before), (span, figures) in pairwise(told if harmed else ()):
        hurt = [one for one in before if _all_of(one, doc.body, "harmed", given)]
        if len(hurt) == 1 and figures[0].sentence == before[0].sentence + 1:
            fates = _fates(figures, doc.body, span, said, given)
            if len(fates) >= LEAST:
                yield hurt[0], fates


def _crews(figures: Figures, text: str, given: Given) -> Iterator[Figures]:
    """Passengers and crew, counted in one breath."""
    for one, two in pairwise(figures):
        if (
            one.noun_span is None
            or two.noun_span is None
            or one.bound is not Bound.EXACT
            or two.bound is not Bound.EXACT
        ):
            continue
        nouns = [text[span.start : span.end].lower() for span in (one.noun_span, two.noun_span)]
        gap = text[one.noun_span.end : two.stated.start]
        beside = len(gap) <= BESIDE and given.words["and"].first(gap) is not None
        both = nouns[0] in given.words["carried"] and nouns[1] in given.words["manning"]
        other = nouns[1] in given.words["carried"] and nouns[0] in given.words["manning"]
        if beside and (both or other):
            yield one, two


def _word(figure: Figure, folded: str) -> str:
    """The word for what a number counts: "all 164 | passengers" are not the crew, too."""
    return folded[figure.noun_span.start : figure.noun_span.end] if figure.noun_span else ""


def _all_of(figure: Figure, text: str, words: str, given: Given) -> bool:
    """Whether a count is of all that there were, and words close behind it say aboard of what, or what befell them."""
    after = (figure.noun_span or figure.span).end
    behind = text[after : after + BEHIND].partition(".")[0]
    exact = figure.definite and figure.unit is None and figure.bound is Bound.EXACT
    return exact and given.words[words].first(behind) is not None


def _fates(figures: Figures, text: str, span: Span, said: Patterns, given: Given) -> Figures:
    """The counts of a sentence, if it is a list of how many fared how, and of nothing else."""
    fate = _fate(given.words["fates"])
    parts = tuple(one for one in figures if fate.match(text, one.span.end, span.end))
    chain = all(lists.listed(one, two, text, said) for one, two in pairwise(parts))
    plain = all(one.unit is None and one.bound is Bound.EXACT for one in parts)
    return parts if chain and plain and parts == figures else ()


@cache
def _fate(fates: Lexicon) -> re.Pattern[str]:
    """What stands behind a count of those who fared so: "orang luka berat", "were badly hurt"."""
    return re.compile(rf"(?:\s[^\W\d_]+){{0,2}}?\s(?:{any_of(fates)})\b", re.IGNORECASE)
