"""Two quotations of a story that may be one saying: most words of the shorter one stand in the other, in their order."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations, islice
from typing import NamedTuple

from scorer.lexicon import fold
from scorer.model import Doc, Quotation, Span
from scorer.rules.given import Given

MOST = 30  # quotations compared with each other
LEAST = 4  # words of a quotation
LONGEST = 120  # … of the longer one of two
COMMON = 0.45  # share of the words of the shorter one that the other has
KEPT = 0.4  # … in their order
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
Words = tuple[str, ...]


class Saying(NamedTuple):
    """A quotation and its words in small letters, of which some forms are made one: "won't" and "will not"."""

    quotation: Quotation
    words: Words


class Change(NamedTuple):
    """Words of the first wording for which the second has others; on one side there may be none."""

    one: Words
    two: Words


class Pair(NamedTuple):
    """Two quotations, the words that they share in their order, what differs, and whether one was cut to the other's part."""

    one: Saying
    two: Saying
    kept: tuple[Words, ...]
    changes: tuple[Change, ...]
    cut: bool

    @property
    def agrees(self) -> bool:
        """Whether one is the other, or a part of it."""
        return not self.changes

    @property
    def spans(self) -> tuple[Span, Span]:
        """Where the two stand."""
        return self.one.quotation.inner, self.two.quotation.inner

    @property
    def lengths(self) -> tuple[int, int]:
        """How many words each has of the part that both tell."""
        same = sum(map(len, self.kept))
        one, two = (same + sum(len(change[side]) for change in self.changes) for side in (0, 1))
        return one, two

    @property
    def share(self) -> float:
        """The share of these words that both have, from 0 to 1."""
        return 2 * sum(map(len, self.kept)) / sum(self.lengths)


def read(doc: Doc, given: Given) -> Iterator[Pair]:
    """Yield each pair that may be compared."""
    if len(doc.quotations) < 2:
        return
    sayings = islice((one for one in _sayings(doc, given) if len(one.words) >= LEAST), MOST)
    for one, two in combinations([(saying, frozenset(saying.words)) for saying in sayings], 2):
        short = min(len(one[1]), len(two[1]))
        if len(one[1] & two[1]) >= COMMON * short and max(len(one[0].words), len(two[0].words)) <= LONGEST:
            pair = _aligned(one[0], two[0])
            if sum(map(len, pair.kept)) >= KEPT * min(len(one[0].words), len(two[0].words)):
                yield pair


def _sayings(doc: Doc, given: Given) -> Iterator[Saying]:
    forms = given.tables["forms"]
    for quotation in doc.quotations:
        if quotation.closed:
            text = fold(doc.text(quotation.inner))
            for written, plain in forms.items():
                text = text.replace(written, plain)
            yield Saying(quotation, tuple(_WORD.findall(text)))


def _aligned(one: Saying, two: Saying) -> Pair:
    """The pair, of the longer one without what it has before and behind the shorter: "Let me be plain: | we have no plans"."""
    a, b = one.words, two.words
    codes = SequenceMatcher(a=a, b=b, autojunk=False).get_opcodes()
    edges = [code for code in (codes[0], codes[-1]) if code[0] in {"insert", "delete"}]
    kept = tuple(a[i:j] for tag, i, j, _, _ in codes if tag == "equal")
    changes = tuple(
        Change(a[i:j], b[k:m]) for tag, i, j, k, m in codes if tag != "equal" and (tag, i, j, k, m) not in edges
    )
    return Pair(one, two, kept, changes, bool(edges))
