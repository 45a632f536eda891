"""
Runs of capitalised words: where names may stand, before anybody says what they name.

A run may hold the small words of a name ("van", "bin") and the stop of an abbreviated title ("Kombes Pol."). The first
word of a sentence has its capital from there, so it counts as a name's only when it is written so elsewhere too.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scorer.lexicon import fold
from scorer.model import Span
from scorer.read.naming import Naming

_TOKEN = re.compile(
    r"[^\W_a-z]{2,}\.[^\W_a-z]{2,}|(?:[^\W\d_]\.){2,}|[^\W\d_a-z][a-z]{0,2}(?:\.[^\W\d_a-z][a-z]{0,3})+|[^\W_]+(?:['’-][^\W_]+)*\.?|[^\s]"
)
_NICKNAME = re.compile(r"[\"“'‘][^\W\d_a-z][\w-]{1,15}[\"”'’] (?=[^\W\d_a-z])")
_SENTENCE_ENDS = '.?!:•“"”«‘;'

LONGEST = 12  # words of one run
BEFORE = 40  # letters before a run in which the word before it stands


@dataclass(frozen=True, slots=True)
class Word:
    """A token of a run: half-open offsets, the letters, and these folded without the stop of an abbreviation."""

    start: int
    end: int
    text: str
    low: str


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring capitalised words."""

    words: tuple[Word, ...]
    opens: bool  # the first word stands where every word has a capital

    @property
    def start(self) -> int:
        """Where the first word begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where the last word ends."""
        return self.words[-1].end


def runs(body: str, line: Span, naming: Naming) -> Iterator[Run]:
    """Runs of capitalised words in a line, with the small words inside a name and the stops of titles."""
    run: list[Word] = []
    end, opens, opened, past = line.start, True, True, line.start
    before = ""
    for found in _TOKEN.finditer(body, line.start, line.end):
        if found.start() < past:
            continue
        if run and body[end] == " " and (nickname := _NICKNAME.match(body, found.start(), line.end)):
            end = nickname.end() - 1
            past = nickname.end()
            continue  # 'Seno "Jago" Adi' is one name
        text = found.group()
        low, stem = fold(text).rstrip("."), text.rstrip(".")
        kept_out = naming.never if opens or not run else naming.breaks
        plain = low in kept_out or naming.unowned(low) in kept_out  # "Tuesday's"
        capital = (stem[:1].isupper() or _articled(stem, low, naming)) and not plain
        linked = bool(run) and not stem.isupper() and low in naming.links
        apart = bool(run) and not body[end : found.start()].isspace()
        if run and (apart or not (capital or linked) or len(run) >= LONGEST):
            yield from _trimmed(run, opened=opened)
            run = []
        if capital or (linked and run):
            if not run:
                opened = opens
            word = Word(found.start(), found.end(), text, low)
            initial = len(stem) == 1 and before not in naming.lettered
            abbreviated = text.endswith(".") and (low in naming.clipped or initial)
            if text.endswith(".") and not abbreviated:
                run.append(replace(word, end=word.end - 1, text=stem))
                yield from _trimmed(run, opened=opened)
                run = []
            else:
                run.append(word)
        before = low
        end, opens = found.end(), text in _SENTENCE_ENDS or (text.endswith(".") and not run)
    yield from _trimmed(run, opened=opened)


def word_before(body: str, offset: int) -> str:
    """The folded word before an offset, with the marks written to it; empty at the head of a line."""
    before = body[max(0, offset - BEFORE) : offset].rpartition("\n")[2].split()
    return fold(before[-1]) if before else ""


def _articled(stem: str, low: str, naming: Naming) -> bool:
    """Whether a small article is written to a capital: "al-Haris"."""
    return low.startswith(naming.articles) and stem.partition("-")[2][:1].isupper()


def _trimmed(run: list[Word], *, opened: bool) -> Iterator[Run]:
    while run and not any(letter.isupper() for letter in run[-1].text):
        run = run[:-1]
    if run:
        yield Run(tuple(run), opened)


def usual(body: str, found: Sequence[Run]) -> frozenset[str]:
    """Words that are written with a capital where nothing forces it, or that several sentences begin with."""
    inside = {word.low for run in found for word in (run.words[1:] if run.opens else run.words)}
    heads = Counter(run.words[0].low for run in found if run.opens)
    repeated = {word for word, count in heads.items() if count > 1} - inside
    small = {word for word in re.findall(r"[^\W\d_]+", body) if word.islower()} if repeated else set()
    return frozenset(inside | (repeated - small))
