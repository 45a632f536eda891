"""Words for one deed, by which it is known in another form: "met" and "talks", "memecat" and "pemutusan"."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from scorer.langs.speech import Speech
from scorer.lexicon import Lexicon
from scorer.model import Sentence, Span
from scorer.rules.consistency.negation_flip.deeds import WORD
from scorer.rules.given import Given, Table

IDLE = ("small", "themselves", "idle_of", "weekdays", "months")  # lists of words that tell nothing of a deed
READ = 2  # texts whose words are remembered
REMEMBERED = 50_000  # words whose keys were worked out once

Keys = frozenset[str]  # the forms and the kind by which a word is known


class _Keyed(dict[str, Keys]):
    """The keys of words in small letters, each worked out when it is first asked for; forgotten once they are many."""

    __slots__ = ("_kinds", "_roots")

    def __init__(self, speech: Speech, table: Table) -> None:
        super().__init__()
        self._roots = speech.roots
        self._kinds = {word: kind(name) for name, words in table["kinds"].items() for word in words}

    def __missing__(self, word: str) -> Keys:
        if len(self) >= REMEMBERED:
            self.clear()
        told = self[word] = self._roots(word) | self._kinds.get(word, frozenset())
        return told


def keys(word: str, given: Given) -> Keys:
    """The roots of a word in small letters, and the kind of deed that it tells."""
    return _keyed(given.speech, given.tables["deeds"])[word]


def known_by(wanted: Keys, text: str, given: Given) -> Mapping[str, Keys]:
    """The words of a text in small letters that are known by one of some keys, each with its own."""
    if not wanted:
        return {}
    keyed = _keyed(given.speech, given.tables["deeds"])
    return {word: told for word in _words(text) if not wanted.isdisjoint(told := keyed[word])}


def places(words: Iterable[str], text: str, start: int = 0) -> list[Span]:
    """Where some words in small letters stand as whole ones in a text, behind a place."""
    found: list[Span] = []
    for word in words:
        at = text.find(word, start)
        while at >= 0:
            end = at + len(word)
            if not _goes_on(text, end) and not _goes_before(text, at):
                found.append(Span(at, end))
            at = text.find(word, end)
    return sorted(found)


def _goes_on(text: str, at: int) -> bool:
    return text[at : at + 1].isalnum() or text[at : at + 1] in {"'", "-", "_"}


def _goes_before(text: str, at: int) -> bool:
    while at and text[at - 1] in "'-_":
        at -= 1
    return at > 0 and text[at - 1].isalnum()


def told(words: Iterable[str], text: str, prose: Sequence[Sentence]) -> Iterator[tuple[Span, Span]]:
    """The sentences that hold some words in small letters, each with the place of the word, in order."""
    for place in places(words, text, prose[0].span.start) if prose else ():
        at = bisect_right(prose, place.start, key=_start) - 1
        if at >= 0 and place.end <= prose[at].span.end:
            yield prose[at].span, place


def _start(sentence: Sentence) -> int:
    return sentence.span.start


def kind(name: str) -> Keys:
    """The key of a kind of deeds, which every word of it has."""
    return frozenset({f"={name}"})


def content(text: str, given: Given) -> tuple[Keys, ...]:
    """The words of weight of a text in small letters, but for those that tell nothing of a deed."""
    aside = listed(given, IDLE)
    keyed = _keyed(given.speech, given.tables["deeds"])
    words = (word.removesuffix("'s").rstrip("'") for word in WORD.findall(text))
    return tuple(keyed[word] for word in words if word not in aside)


def listed(given: Given, names: tuple[str, ...]) -> frozenset[str]:
    """The words of some lists."""
    return _listed(*(given.words[name] for name in names))


@cache
def _listed(*lists: Lexicon) -> frozenset[str]:
    return frozenset(word for words in lists for word in words)


@lru_cache(maxsize=READ)
def _words(text: str) -> frozenset[str]:
    """The words of a text, which is asked for them several times, one after another."""
    return frozenset(WORD.findall(text))


@cache
def _keyed(speech: Speech, table: Table) -> _Keyed:
    return _Keyed(speech, table)
