"""
Titles before a name: where one begins, as a word of the run ("Bupati Seno Adi") or in small letters before it.
"""

import re
from collections.abc import Sequence

from scorer.lexicon import fold
from scorer.read import offices
from scorer.read.capitals import Run, Word, word_before
from scorer.read.naming import Naming

_TITLE_WORD = re.compile(r"[^\s,–—-]\S*|\S")

TITLE = 48  # letters before a run in which a title without capitals may stand
BEFORE = 5  # words of such a title


def begins(words: Sequence[Word], number: int, naming: Naming) -> bool:
    """
    Whether a title begins at a word; of some titles the first word alone is none: "putra | mahkota".

    Nor is one that tells whose union it is: "Ikatan | Dokter".
    """
    low = words[number].low
    if low not in naming.titles or (number and words[number - 1].low in naming.unions and low not in naming.ranks):
        return False
    following = words[number + 1].low if number + 1 < len(words) else ""
    return low not in naming.paired or following in naming.paired[low]


def start(run: Run, naming: Naming) -> int:
    """Where a title begins in a run, without the word that only opens the sentence: "Hadir | Bupati Seno Adi"."""
    only_opens = run.opens and len(run.words) > 1 and naming.is_plain(run.words[0].low)
    return run.words[1].start if only_opens else run.start


def in_small(body: str, run: Run, naming: Naming) -> int | None:
    """Where a title without capitals begins right before the run: "juru bicara | Pelita Joko Lesmana"."""
    before = body[max(0, run.start - TITLE) : run.start]
    if not before[-1:].isspace():
        return None
    words = list(_TITLE_WORD.finditer(before))[-BEFORE:]
    if is_affiliation(body, run, naming):
        del words[-1]
    if offices.is_office(run.words[0], naming):  # where a crawler lost a link: "Kepala , DKI Jakarta Seno Adi"
        words = [word for word in words if word.group() != ","]
    for number, word in enumerate(words):
        if fold(word.group()) not in naming.titles:
            continue
        rest = [other.group() for other in words[number + 1 :]]
        if all(_describes(other, naming, last=len(rest) == 1) for other in rest):
            return run.start - len(before) + word.start()
    return None


def is_affiliation(body: str, run: Run, naming: Naming) -> bool:
    """Whether a run begins with the body somebody is of: "pengamat dari | Universitas Wirana Adi Nugroho"."""
    return run.words[0].low in naming.bodies and word_before(body, run.start) in naming.affiliations


def _describes(word: str, naming: Naming, *, last: bool) -> bool:
    """Whether a small word only tells of what somebody is the bearer: "pengamat | politik | Adi Nugroho"."""
    low = fold(word)
    plain = (
        naming.head_first
        and word.isalpha()
        and word.islower()
        and low not in naming.never
        and low not in naming.origins
    )
    plain = plain and not (low.startswith(naming.finite) and low not in naming.further)
    return low in naming.further or (plain and (last or low in naming.portfolios))
