"""
Word lists that find themselves in a text, all at once, in linear time.

Every list of words in the house (cues, titles, agencies, stock phrases) is a `Lexicon`. Matching is leftmost-longest
over whole words: of a short text by an automaton, about 12 microseconds for 3,000 characters (ahocorasick_rs, measured),
of a long one, whose words are read once for all lists, around those that a list has too, about 4. Beside it stands how
two spellings are compared, which every room asks: folded, shortened, by their initials.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate, islice
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

INNER = 4  # an apostrophe and the letters behind it that make it a part of a word
LONG = 1200  # code points of a text that many lists are matched against, so that its words are worth knowing
TEXTS = 8  # such texts whose words are remembered


class Hit(NamedTuple):
    """A phrase found: half-open code-point offsets and the phrase as the list spells it."""

    start: int
    end: int
    phrase: str


def fold(text: str) -> str:
    """
    Lower-case without moving an offset, and with every kind of blank and apostrophe made plain.

    `str.lower` may lengthen a string ("İ" becomes two code points); such letters are left as they are.
    """
    lowered = text.lower()
    if text.isascii():
        return lowered
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    for fancy, plain in _PLAIN:  # replacing what is not there costs next to nothing, `translate` looks at each letter
        lowered = lowered.replace(fancy, plain)
    return lowered


def is_plain(text: str) -> bool:
    """Whether a text holds nothing but ASCII, no-break spaces and the usual marks of print: “ ” ‘ ’ – — …"""
    return text.isascii() or _UNUSUAL.search(text) is None


_UNUSUAL = re.compile("[^\x00-\x7f\xa0–—‘’“”…]")

_PLAIN = (
    ("\xa0", " "),
    ("\u2009", " "),
    ("\u202f", " "),
    ("\u2019", "'"),
    ("\u02bc", "'"),
    ("\u2011", "-"),
    ("\u2010", "-"),
)


def either(words: Iterable[str]) -> str:
    """The inside of a pattern that matches any of some words, to be put between brackets; a blank matches every kind."""
    return "|".join(re.escape(word).replace("\\ ", r"\s") for word in words)


def any_of(words: Iterable[str]) -> str:
    """
    The same of words of which one may begin with another: the longest first; without words, nothing matches.

    What words begin with alike is written, and tried, once: "fire|fires|fish" becomes "fi(?:re(?:s)?|sh)".
    """
    return _tree(frozenset(words)) or "(?!)"


def _tree(words: frozenset[str]) -> str:
    """A pattern of words by their letters; where a word ends and another goes on, it goes on if it can."""
    heads = sorted({word[0] for word in words if word})
    parts = [either(head) + _tree(frozenset(word[1:] for word in words if word[:1] == head)) for head in heads]
    inside = parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})" if parts else ""
    return f"(?:{inside})?" if inside and "" in words else inside


def spelled(form: str, slots: Mapping[str, str]) -> re.Pattern[str]:
    """A form of words in which each slot, a word in capitals, is filled with its pattern."""
    for slot, inside in slots.items():
        form = form.replace(slot, inside)
    return re.compile(form)


def shortens(short: str, full: str) -> bool:
    """Whether a form is made of letters of the full one in their order, the first at its head: Ripran of Rinaldi Pranoto."""
    letters = iter(fold(full))
    return fold(short)[:1] == fold(full)[:1] and all(letter in letters for letter in fold(short) if letter.isalnum())


def initials(form: str) -> str:
    """The first letters of the words that begin with a capital, also behind a hyphen: BPBD of a body of four words."""
    return "".join(word[0] for word in re.split(r"[ -]+", form) if word[:1].isupper())


class Lexicon:
    """
    An immutable list of phrases. Matches ignore case unless `cased`; only whole words match.

    Pass `folded=True` for a text that went through `fold` already, as when many lists are matched against one text. A
    list is equal to no other, so what is made of it, such as a pattern, can be kept by it.
    """

    __slots__ = ("_automaton", "_known", "_telling", "cased", "phrases")

    def __init__(self, phrases: Iterable[str], *, cased: bool = False) -> None:
        self.cased = cased
        self.phrases = tuple(dict.fromkeys(phrases if cased else (fold(phrase) for phrase in phrases)))
        self._known = frozenset(self.phrases)
        self._telling = _by_longest_word(self.phrases)
        self._automaton = AhoCorasick(self.phrases, matchkind=MatchKind.Standard) if self.phrases else None

    def __contains__(self, phrase: object) -> bool:
        """Whether exactly this phrase is listed."""
        return phrase in self._known or (not self.cased and isinstance(phrase, str) and fold(phrase) in self._known)

    def __iter__(self) -> Iterator[str]:
        return iter(self.phrases)

    def __len__(self) -> int:
        return len(self.phrases)

    def unlisted(self, words: Iterable[str]) -> frozenset[str]:
        """Those of some words in small letters that are not listed."""
        return frozenset(words) - self._known

    def find(self, text: str, *, folded: bool = False) -> Iterator[Hit]:
        """Every listed phrase that stands in the text as whole words, left to right, longest first, never overlapping."""
        reached = 0
        for start, minus_end, index in sorted(self._whole(text, folded=folded)):
            if start >= reached:
                reached = -minus_end
                yield Hit(start, reached, self.phrases[index])

    def first(self, text: str, *, folded: bool = False) -> Hit | None:
        """The first hit, or None."""
        found = self._whole(text, folded=folded)
        if not found:
            return None
        start, minus_end, index = min(found)
        return Hit(start, -minus_end, self.phrases[index])

    def standing(self, text: str) -> frozenset[str]:
        """Every listed phrase that stands in the text as whole words, also inside a longer one."""
        return frozenset(self.phrases[index] for _, _, index in self._whole(text, folded=False))

    def ends(self, text: str) -> bool:
        """Whether one of the phrases is the last of the text, as "the" is right before a number."""
        plain = text if self.cased else fold(text)
        return plain.endswith(self.phrases) and any(hit.end == len(plain) for hit in self.find(plain, folded=True))

    def begins(self, text: str) -> bool:
        """Whether one of the phrases is the first of the text, a blank aside, as "each" is right behind a number."""
        hit = self.first(text)
        return hit is not None and hit.start <= 1

    def _whole(self, text: str, *, folded: bool) -> list[tuple[int, int, int]]:
        """Start, negative end and number of every listed phrase that stands as whole words, overlapping ones too."""
        if self._automaton is None or not text:
            return []
        plain = text if self.cased or folded else fold(text)
        if len(plain) >= LONG and not self.cased and "" not in self._telling:
            return self._by_words(plain)
        # All overlapping matches, since a longer one that cuts a word in two must not hide a shorter whole one.
        found = self._automaton.find_matches_as_indexes(plain, overlapping=True)
        return [(start, -end, index) for index, start, end in found if _bounded(plain, start, end)] if found else []

    def _by_words(self, plain: str) -> list[tuple[int, int, int]]:
        """The same in a long text whose words are known: phrases are compared where it has their longest word."""
        standing = _standing(plain)
        compared = (
            (at - before, phrase, index)
            for word in self._telling.keys() & standing.keys()
            for before, phrase, index in self._telling[word]
            for at in standing[word]
            if at >= before
        )
        return [
            (start, -start - len(phrase), index)
            for start, phrase, index in compared
            if plain.startswith(phrase, start) and _bounded(plain, start, start + len(phrase))
        ]


_WORD = re.compile(r"([^\W_]+)")


def _by_longest_word(phrases: Iterable[str]) -> dict[str, list[tuple[int, str, int]]]:
    """Phrases by their longest word, "" where they have none, each with the code points before it and its number."""
    told: dict[str, list[tuple[int, str, int]]] = defaultdict(list)
    for index, phrase in enumerate(phrases):
        words = ((word.group(), word.start()) for word in _WORD.finditer(phrase))
        longest, before = max(words, key=lambda word: len(word[0]), default=("", 0))
        told[longest].append((before, phrase, index))
    return dict(told)


@lru_cache(maxsize=TEXTS)
def _standing(text: str) -> Mapping[str, list[int]]:
    """The words of a text by their letters and digits, each with where it stands."""
    parts = _WORD.split(text)  # what stands between words and the words, in turn
    starts = accumulate(map(len, parts))
    standing: dict[str, list[int]] = {}
    for word, start in zip(parts[1::2], islice(starts, 0, None, 2), strict=False):
        standing.setdefault(word, []).append(start)
    return standing


def _bounded(text: str, start: int, end: int) -> bool:
    """Whether neither edge cuts a word in two."""
    opens = start == 0 or not (text[start].isalnum() and text[start - 1].isalnum())
    closes = end == len(text) or not (text[end - 1].isalnum() and (text[end].isalnum() or _goes_on(text, end)))
    return opens and closes


def _goes_on(text: str, at: int) -> bool:
    """Whether an apostrophe inside a word stands here: "Ma | 'ruf", not "board | 's" or "they | 've"."""
    return text[at] in "'’" and len(text) >= at + INNER and text[at + 1 : at + INNER].isalpha()
