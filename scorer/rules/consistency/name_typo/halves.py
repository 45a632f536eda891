"""
Two full names that share all but one word, and that word begins alike: Hendra Sutawijaya, Hendra Sutawinata.

A slip of the mind rather than of the keyboard: the writer knew how the name begins. A shared word that is a name, or the
letters of a firm, says that both are one bearer; "Desa" and "Jalan" stand before any name.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations, islice

from rapidfuzz.distance import OSA

from scorer.lexicon import fold
from scorer.model import Doc, NameKind, Span
from scorer.rules.consistency.name_typo import spelling
from scorer.rules.given import Given

PART = 4  # letters of a word that another stands for
CLOSE = 5  # letters of one in which two may be changed
HEAD = 5  # letters with which both begin where their ends have nothing in common …
LONG = 7  # … in words of so many letters
SHARED = 3  # letters of a word that both names have
MOST = 600  # pairs of capitalised words looked at

Shared = tuple[str, bool]  # the word that two names share, and whether it stands first
Whole = tuple[re.Match[str], re.Match[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """
    One word of a full name, where the name stands, and whether the shared words are before it.

    `named` is whether it is a person's or a firm's; other names may stand in two languages: Asia Pasifik, Asia Pacific.
    """

    word: str
    whole: Span
    leading: bool
    named: bool


def differ(doc: Doc, adjacent: Sequence[Whole], counts: Mapping[str, int], given: Given) -> Iterator[tuple[Half, Half]]:
    """Each two words that stand for one another in a full name, of two beside each other; one stands nowhere else."""
    rows: dict[Shared, dict[str, Whole]] = defaultdict(dict)
    for whole in islice(adjacent, MOST):
        one, two = whole[0].group(), whole[1].group()
        rows[one, True].setdefault(two, whole)
        rows[two, False].setdefault(one, whole)
    told = [
        (shared, wholes)
        for shared, wholes in rows.items()
        if len(wholes) > 1 and any(counts[word] == 1 for word in wholes)
    ]
    if not told:
        return
    people = {(name.span.start, doc.text(name.span)) for name in doc.names if name.kind is NameKind.PERSON}
    for shared, wholes in told:
        halves = [_half(doc, word, whole, people, shared, given) for word, whole in wholes.items()]
        for half, other in combinations(halves, 2):
            named = _is_name(shared, given) or (half.named and other.named)
            if named and min(counts[half.word], counts[other.word]) == 1 and _alike(half, other, given):
                yield half, other


def _half(
    doc: Doc, word: str, whole: Whole, people: AbstractSet[tuple[int, str]], shared: Shared, given: Given
) -> Half:
    """One word of two beside each other."""
    span = Span(whole[0].start(), whole[1].end())
    text = doc.text(span)
    person = any((span.start, form) in people for form in (text, f"{text}'s", f"{text}’s"))
    firms = tuple(f"{letters} " for letters in given.words["firms"])
    firm = shared[1] and doc.folded.endswith(firms, 0, span.start)
    return Half(word=word, whole=span, leading=shared[1], named=person or firm)


def _is_name(shared: Shared, given: Given) -> bool:
    """Whether the word that both names begin with is nothing but a name."""
    word, leading = shared
    return leading and len(word) >= SHARED and not word.isupper() and not given.speech.knows(fold(word))


def _alike(one: Half, two: Half, given: Given) -> bool:
    """
    Whether a word may be a slip for the other: a letter or two apart, or, behind what both share, alike to the middle.

    The word behind a first name may end otherwise; one before a family's name is as often a brother's.
    """
    left, right = (spelling.plain(fold(half.word), given) for half in (one, two))
    fewest = min(len(left), len(right))
    if left == right or left[0] != right[0] or fewest < PART:
        return False
    known = bool({left, right} & given.speech.words)
    family = (
        one.leading and one.named and two.named and not known
    )  # "Ada Holtman", "Ada Holtmann" are no forms of a word
    if spelling.ends_apart(left, right, given, alone=family, family=family):
        return False
    if known and fewest < LONG:
        return False
    if one.leading and not known and fewest >= LONG and spelling.common(left, right) >= HEAD:
        return True
    named = one.named and two.named and not known
    edits = 2 if named and fewest >= CLOSE else int(one.leading)
    return OSA.distance(left, right, score_cutoff=edits) <= edits
