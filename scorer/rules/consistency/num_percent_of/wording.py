"""What stands before and between a part, its whole and its share."""

import re
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import Lexicon, either


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What stands before and between the numbers."""

    of: re.Pattern[str]
    of_ahead: re.Pattern[str]
    of_that: re.Pattern[str]
    share: re.Pattern[str]
    of_them: re.Pattern[str]
    clause: re.Pattern[str]


@cache
def wording(of: Lexicon, alternatives: Lexicon, of_that: Lexicon, of_them: Lexicon, of_its: Lexicon) -> Wording:
    """The patterns of one language's lists."""
    few, noun = r"(?:\s[^\W\d_]+){0,2}", r"(?:\s[^\W\d_]+){0,4}"
    its = rf"(?:(?:{either(of_its)})\s(?:[^\W\d_]+['’]?s?\s)?)?"
    return Wording(
        of=re.compile(rf"{few}\s(?:{either(of)})\s(?:[^\W\d_]+['’]s?\s)?{its}", re.IGNORECASE),
        of_ahead=re.compile(
            rf"(?:^|\W)(?:{either(of)})\s(?:(?:[^\W\d_]+\s)?[^\W\d_]+['’]s?\s(?:[^\W\d_]+\s)?)?$", re.IGNORECASE
        ),
        of_that=re.compile(rf"(?:^|\W)(?:{either(of_that)}),?(?:\s[^\W\d_]+){{0,3}}\s$", re.IGNORECASE),
        share=re.compile(
            rf"(?:{noun}|[^.,;:!?()“”\"]{{0,60}},)(?:(?:,|\s[-–—])?\s(?:{either(alternatives)})\s|\s\()", re.IGNORECASE
        ),
        of_them=re.compile(
            rf"{few}\s(?:{either(of_them)}){noun}(?:(?:,|\s[-–—])?\s(?:{either(alternatives)})\s|\s\()", re.IGNORECASE
        ),
        clause=re.compile(rf"{noun},?{few}\s|[^.;:!?()“”\"]{{0,140}},\s", re.IGNORECASE),
    )
