"""
Two full names that share all but one word, and that word begins alike: Hendra Sutawijaya, Hendra Sutawinata.

A slip of the mind rather than of the keyboard: the writer knew how the name begins. A shared word that is a name, or the
letters of a firm, says that both are one bearer; "Desa" and "Jalan" stand before any name.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, islice, pairwise

from rapidfuzz.distance import OSA

from scorer.lexicon import fold
from scorer.model import Doc, NameKind, Role, Span
from scorer.rules.consistency.name_typo import spelling
from scorer.rules.given import Given

_WORD = re.compile(r"[A-Z][A-Za-z]+(?:[’'](?!s\b)[A-Za-z]+)?")
PART = 4  # letters of a word that another stands for
CLOSE = 5  # letters of one in which two may be changed
HEAD = 5  # letters with which both begin where their ends have nothing in common …
LONG = 7  # … in words of so many letters
SHARED = 3  # letters of a word that both names have
MOST = 400  # pairs of capitalised words looked at

Shared = tuple[str, bool]  # the words that two names share, and whether they stand first


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


def differ(doc: Doc, counts: Mapping[str, int], given: Given) -> Iterator[tuple[Half, Half]]:
    """Each two words of the story that stand for one another in a full name; one of them stands nowhere else."""
    rows: dict[Shared, dict[str, Half]] = defaultdict(dict)
    for shared, half in islice(_halves(doc, given), MOST):
        rows[shared].setdefault(half.word, half)
    for halves in rows.values():
        for one, two in combinations(halves.values(), 2):
            if min(counts[one.word], counts[two.word]) == 1 and _alike(one, two, given):
                yield one, two


def _halves(doc: Doc, given: Given) -> Iterator[tuple[Shared, Half]]:
    """Each word of two beside each other, with the other where that means one bearer: a name, or a firm's first words."""
    people = {
        (name.span.start, fold(doc.text(name.span)).removesuffix("'s"))
        for name in doc.names
        if name.kind is NameKind.PERSON
    }
    for words in _runs(doc):
        for at, (one, two) in enumerate(pairwise(words), 1):
            first, second, whole = one.group(), two.group(), Span(one.start(), two.end())
            named = (whole.start, fold(doc.text(whole))) in people
            if named or _is_name(first, given):
                yield (first, True), Half(word=second, whole=whole, leading=True, named=named)
            if named:
                yield (second, False), Half(word=first, whole=whole, leading=False, named=True)
            if at > 1 and words[at - 2].group() in given.words["firms"]:
                yield (
                    (f"{words[at - 2].group()} {first}", True),
                    Half(word=second, whole=whole, leading=True, named=True),
                )


def _runs(doc: Doc) -> Iterator[list[re.Match[str]]]:
    """The capitalised words of running text, as many together as only blanks part."""
    for block in doc.blocks:
        if block.role in (Role.BOILERPLATE, Role.CREDIT, Role.HEADLINE):
            continue
        run: list[re.Match[str]] = []
        for word in _WORD.finditer(doc.body, block.span.start, block.span.end):
            if run and doc.body[run[-1].end() : word.start()] != " ":
                yield run
                run = []
            run.append(word)
        yield run


def _is_name(word: str, given: Given) -> bool:
    return len(word) >= SHARED and not word.isupper() and not given.speech.knows(fold(word))


def _alike(one: Half, two: Half, given: Given) -> bool:
    """
    Whether a word may be a slip for the other: a letter or two apart, or, behind what both share, alike to the middle.

    The word behind a first name may end otherwise; one before a family's name is as often a brother's.
    """
    left, right = (spelling.plain(fold(half.word), given) for half in (one, two))
    fewest = min(len(left), len(right))
    if left == right or left[0] != right[0] or fewest < PART:
        return False
    if spelling.ends_apart(left, right, given):
        return False
    known = bool({left, right} & given.speech.words)
    if known and fewest < LONG:
        return False
    if one.leading and not known and fewest >= LONG and spelling.common(left, right) >= HEAD:
        return True
    named = one.named and two.named and not known
    edits = 2 if named and fewest >= CLOSE else int(one.leading)
    return OSA.distance(left, right, score_cutoff=edits) <= edits
