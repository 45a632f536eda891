"""
A newspaper archive of any size, from a seed.

The words are invented, their habits are not: frequencies fall as Zipf's law says, function words are every third, set
phrases of two to six words recur, and each event has its own words and its own cast, whose full names and titles stand
in every story on it. A third of the stories share an event with others: they are told in different sentences, but with
the same names, the same list of titles and often the same quotation. Every outlet adds the furniture of its page.

Article `k` of a seed is always the same, whoever asks for it and however many there are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from scorer.model import Article

SYLLABLES = (
    "ba be bi bo bu da de di du ga gi gu ja ju ka ke ki ko ku la le li lo lu ma me mi mu na ni nu pa pe pi pu ra re ri "
    "ru sa se si su ta te ti to tu wa wi ya"
)
CODAS = ["", "", "", "", "n", "ng", "r", "s", "t", "k", "h", "l", "m"]
PREFIXES = ["", "", "", "", "me", "di", "ber", "ter", "pe"]
SUFFIXES = ["", "", "", "", "an", "kan", "nya", "i"]
FUNCTION = [
    "yang",
    "di",
    "dan",
    "itu",
    "dengan",
    "untuk",
    "dari",
    "pada",
    "ke",
    "dalam",
    "ini",
    "akan",
    "tidak",
    "juga",
    "oleh",
    "sudah",
    "telah",
    "bagi",
    "atau",
    "karena",
    "saat",
    "agar",
    "para",
    "hingga",
    "bahwa",
    "lebih",
    "secara",
    "setelah",
    "namun",
    "masih",
]
TITLES = ["Ketua", "Wakil Ketua", "Kepala Dinas", "Bupati", "Wali Kota", "Direktur", "Juru Bicara", "Camat", "Menteri"]
DEVELOPMENT, TEST = 20_251, 20_252  # seeds: limits were set on the first, figures are told of the second
OUTLETS = 40
WORDS, PHRASES, EVENT_WORDS = 40_000, 6_000, 40


@dataclass(frozen=True, slots=True)
class Event:
    """What several stories have in common."""

    words: tuple[str, ...]
    cast: tuple[str, ...]
    quotation: str
    dignitaries: str


@dataclass(frozen=True, slots=True)
class Story:
    """An article as paragraphs of sentences, before its outlet wraps it in furniture."""

    headline: str
    paragraphs: tuple[tuple[str, ...], ...]
    outlet: int

    @property
    def sentences(self) -> tuple[str, ...]:
        """All sentences in order."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)

    @property
    def body(self) -> str:
        """The running text: a paragraph a line."""
        return "\n".join(" ".join(paragraph) for paragraph in self.paragraphs)


class Archive:
    """All articles there could be under one seed."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def story(self, number: int) -> Story:
        """The story with this number. Every third group of four consecutive stories tells one event."""
        group, alone = divmod(number, 4)
        shared = group % 3 == 0
        event = self.event(group * 4 if shared else group * 4 + alone)
        return write(np.random.default_rng([self.seed, 1, number]), event)

    def article(self, number: int) -> Article:
        """The story as its outlet published it."""
        story = self.story(number)
        return publish(story, f"a{number}", np.random.default_rng([self.seed, 2, number]))

    def articles(self, count: int, start: int = 0) -> Iterator[Article]:
        """Articles `start` to `start + count`."""
        return (self.article(number) for number in range(start, start + count))

    def event(self, number: int) -> Event:
        """An event, by the number of its first story."""
        random = np.random.default_rng([self.seed, 3, number])
        words = tuple(lexicon()[k] for k in random.integers(300, WORDS, EVENT_WORDS))
        cast = tuple(name(random) for _ in range(5))
        titles = [TITLES[k] for k in random.integers(0, len(TITLES), 3)]
        dignitaries = ", ".join(f"{title} {place(random)} {who}" for title, who in zip(titles, cast, strict=False))
        quotation = _phrase(random, words, int(random.integers(10, 20)))
        return Event(words, cast, quotation[0].upper() + quotation[1:], dignitaries)


def write(random: np.random.Generator, event: Event) -> Story:
    """A story on an event: three to eight paragraphs, about 190 words."""
    paragraphs = [
        tuple(_sentence(random, event) for _ in range(int(random.integers(1, 4))))
        for _ in range(int(random.integers(3, 7)))
    ]
    if random.random() < 0.5:
        speaker = event.cast[int(random.integers(len(event.cast)))]
        paragraphs.insert(int(random.integers(1, len(paragraphs))), (f"“{event.quotation},” kata {speaker}.",))
    if random.random() < 0.4:
        told = _phrase(random, event.words, 6)
        paragraphs.append((f"{told[0].upper()}{told[1:]} {event.dignitaries}.",))
    headline = " ".join(word.capitalize() for word in _phrase(random, event.words, 7).split())
    return Story(headline, tuple(paragraphs), int(random.integers(OUTLETS)))


def publish(story: Story, article_id: str, random: np.random.Generator) -> Article:
    """The story inside its outlet's page: related links, follow-us line, an editor, and a sentence of the house's own."""
    lines = story.body.split("\n")
    kind = random.random(4)
    if kind[0] < 0.5:
        lines.insert(
            len(lines) // 2, f"Baca juga: {' '.join(word.capitalize() for word in _phrase(random, (), 8).split())}"
        )
    if kind[1] < 0.3:
        lines.append(f"Ikuti berita {outlet(story.outlet)} lainnya di kanal kami")
    if kind[2] < 0.3:
        lines.append(house_sentence(story.outlet))
    if kind[3] < 0.4:
        lines.append(f"Editor: {name(random)}")
    return Article(
        id=article_id, headline=story.headline, body="\n".join(lines), outlet=outlet(story.outlet), language="id"
    )


@cache
def outlet(number: int) -> str:
    """The name of an outlet."""
    random = np.random.default_rng([7, number])
    return f"{place(random)} Pos"


@cache
def house_sentence(number: int) -> str:
    """What one outlet prints under hundreds of its stories, in words no list of furniture knows."""
    random = np.random.default_rng([11, number])
    said = _phrase(random, (), 16)
    return f"{said[0].upper()}{said[1:]}."


@cache
def lexicon() -> tuple[str, ...]:
    """Function words first, then invented words and set phrases by falling frequency."""
    random = np.random.default_rng(17)
    syllables = SYLLABLES.split()
    made: dict[str, None] = {}
    while len(made) < WORDS:
        root = "".join(syllables[k] for k in random.integers(0, len(syllables), int(random.integers(1, 4))))
        word = PREFIXES[int(random.integers(len(PREFIXES)))] + root + CODAS[int(random.integers(len(CODAS)))]
        word += SUFFIXES[int(random.integers(len(SUFFIXES)))]
        if len(word) > 3 and word not in FUNCTION:
            made[word] = None
    words, single = list(made), list(made)
    ranks = random.integers(0, 6_000, (PHRASES, 6))
    for number, row in enumerate(ranks):
        inside = [single[k] if k % 3 else FUNCTION[k % len(FUNCTION)] for k in row[: 2 + number % 5]]
        words.insert(int(random.integers(50, len(words))), " ".join(inside))
    return tuple(words)


@cache
def _frequencies() -> tuple[
    "np.ndarray[tuple[int], np.dtype[np.float64]]", "np.ndarray[tuple[int], np.dtype[np.float64]]"
]:
    """Cumulative Zipf-Mandelbrot frequencies of the lexicon and of the function words."""
    content = 1 / (np.arange(len(lexicon())) + 20.0)
    function = 1 / (np.arange(len(FUNCTION)) + 2.7)
    return np.cumsum(content) / content.sum(), np.cumsum(function) / function.sum()


def _phrase(random: np.random.Generator, topic: Sequence[str], slots: int) -> str:
    """So many slots: a function word in three, a word of the topic in six, else a word or set phrase of the lexicon."""
    content, function = _frequencies()
    kinds, draws = random.random(slots), random.random(slots)
    said = []
    for kind, draw in zip(kinds.tolist(), draws.tolist(), strict=True):
        if kind < 0.33:
            said.append(FUNCTION[int(np.searchsorted(function, draw))])
        elif kind < 0.5 and topic:
            said.append(topic[int(draw * len(topic))])
        else:
            said.append(lexicon()[int(np.searchsorted(content, draw))])
    return " ".join(said)


def _sentence(random: np.random.Generator, event: Event) -> str:
    told = _phrase(random, event.words, int(random.integers(7, 20)))
    kind = random.random()
    if kind < 0.25:
        who = event.cast[int(random.integers(len(event.cast)))]
        return f"{who} {told}."
    if kind < 0.35:
        who = event.cast[int(random.integers(len(event.cast)))]
        said = _phrase(random, event.words, int(random.integers(6, 14)))
        return f"“{said[0].upper()}{said[1:]},” ujar {who} {_phrase(random, event.words, 4)}."
    if kind < 0.45:
        day = int(random.integers(1, 29))
        return f"{told[0].upper()}{told[1:]} pada {day} Maret, {int(random.integers(2, 90)) * 10} {_phrase(random, event.words, 3)}."
    return f"{told[0].upper()}{told[1:]}."


def name(random: np.random.Generator) -> str:
    """A person's full name, two or three invented words."""
    syllables = SYLLABLES.split()
    parts = [
        "".join(syllables[k] for k in random.integers(0, len(syllables), 2)) + CODAS[int(random.integers(len(CODAS)))]
        for _ in range(int(random.integers(2, 4)))
    ]
    return " ".join(part.capitalize() for part in parts)


def place(random: np.random.Generator) -> str:
    """The name of a town."""
    return name(random).split()[0]
