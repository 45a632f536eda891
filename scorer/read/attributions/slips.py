"""
Cues with a slip of the keyboard: "mengatkan", "menmbahkan", "“…,” ujaar Budi".

A word counts as a cue with one letter missing, added, changed or moved only when the vocabulary does not know it. A short
verb counts only between a quotation and a name, where nothing else is likely to stand.
"""

from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

LONG = 8  # letters of a cue that is known anywhere
LONGEST = 24  # letters of a word that is looked at
SHORT = 4  # letters of one that is known between a quotation and a name


class Slips:
    """The cues of one word by what is left of them without one letter, as Garbe's SymSpell has it."""

    __slots__ = ("_left", "vocabulary")

    def __init__(self, cues: Iterable[str], vocabulary: Iterable[str]) -> None:
        self.vocabulary = frozenset(vocabulary)
        self._left: dict[str, list[str]] = {}
        for cue in cues:
            if len(cue) >= SHORT and " " not in cue:
                for rest in _without_one(cue):
                    self._left.setdefault(rest, []).append(cue)

    def meant(self, word: str, *, long: bool) -> str | None:
        """The cue that a folded word is one slip away from, or None. `long`: only cues that are known anywhere."""
        least = LONG if long else SHORT
        if not least - 1 <= len(word) <= LONGEST or not word.isalpha() or word in self.vocabulary:
            return None
        near = {cue for rest in _without_one(word) for cue in self._left.get(rest, ()) if len(cue) >= least}
        alike = (cue for cue in sorted(near) if cue[0] == word[0] and OSA.distance(cue, word, score_cutoff=1) <= 1)
        return next(alike, None)


def _without_one(word: str) -> Iterator[str]:
    yield word
    for index in range(len(word)):
        yield word[:index] + word[index + 1 :]
