"""
Fifteen ways in which a text is taken over, each with its gold: which stretch came from which stretch of the source.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from benchmarks.reuse import corpus
from benchmarks.reuse.corpus import Archive, Story
from scorer.model import Article, Span

_WORD = re.compile(r"\w+")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Case:
    """A text made from others: the numbers of its sources and the pairs of stretches (here, source, there)."""

    kind: str
    article: Article
    sources: tuple[int, ...]
    gold: tuple[tuple[Span, int, Span], ...]


@dataclass(slots=True)
class Draft:
    """A text under construction, which remembers where its pieces came from."""

    text: str = ""
    gold: list[tuple[Span, int, Span]] = field(default_factory=list)

    def new(self, *sentences: str) -> None:
        """Write a paragraph of one's own."""
        self._line(" ".join(sentences))

    def take(self, source: int, there: Span, text: str) -> None:
        """Take a stretch of a source over, as `text`, for a paragraph of its own."""
        start = self._line(text)
        self.gold.append((Span(start, start + len(text)), source, there))

    def _line(self, text: str) -> int:
        self.text += ("\n" if self.text else "") + text
        return len(self.text) - len(text)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a case is made from: a story of the archive, and a story of one's own around what is taken from it."""

    archive: Archive
    size: int
    source: int
    own: Story
    random: np.random.Generator


def derive(archive: Archive, kind: str, source: int, random: np.random.Generator, size: int) -> Case:
    """A case of a kind from a story of the archive of `size` stories; what is not taken is on an event of its own."""
    draft = Draft()
    own = corpus.write(random, archive.event(10**9 + int(random.integers(10**9))))
    KINDS[kind](draft, Plan(archive, size, source, own, random))
    sources = tuple(dict.fromkeys(taken for _, taken, _ in draft.gold))
    headline = None if kind == "headline swapped" else own.headline
    article = Article(id=f"q-{kind}-{source}", headline=headline, body=draft.text, outlet="Peniru Raya", language="id")
    return Case(kind, article, sources, tuple(draft.gold))


def negative(archive: Archive, number: int, random: np.random.Generator, size: int) -> Article:
    """
    A text that took nothing, inside an outlet's furniture.

    One half is on events of their own, one half on an event that stands in the archive, with its names, titles and
    quotation.
    """
    group = int(random.integers(size // 12)) * 12
    event = archive.event(group if number % 2 else 2 * 10**9 + number)
    return corpus.publish(corpus.write(random, event), f"n{number}", random)


def _whole(body: str) -> Span:
    return Span(0, len(body))


def _exact(draft: Draft, plan: Plan) -> None:
    _edited(draft, plan, lambda text: text)


def _boilerplate(draft: Draft, plan: Plan) -> None:
    draft.new(f"Baca juga: {plan.own.headline}")
    _exact(draft, plan)
    for line in (
        f"Ikuti kami di kanal {corpus.outlet(plan.own.outlet)}",
        corpus.house_sentence(plan.own.outlet),
        f"Penulis: {corpus.name(plan.random)}",
        "Tag: " + plan.own.headline,
    ):
        draft.new(line)


def _headline_swapped(draft: Draft, plan: Plan) -> None:
    draft.new(plan.own.headline)
    _exact(draft, plan)


def _light_edit(draft: Draft, plan: Plan) -> None:
    """One word in twenty replaced, one in forty left out, one in forty added."""
    spare = iter(_spare(plan.random))

    def edit(text: str) -> str:
        said = []
        for word in text.split(" "):
            chance = plan.random.random()
            if chance < 0.05:
                said.append(next(spare))
            elif chance < 0.075:
                continue
            else:
                said += [word, next(spare)] if chance < 0.1 else [word]
        return " ".join(said)

    _edited(draft, plan, edit)


def _lead(draft: Draft, plan: Plan) -> None:
    """The first two paragraphs, then one's plan.own."""
    story = plan.archive.story(plan.source)
    length = len("\n".join(" ".join(paragraph) for paragraph in story.paragraphs[:2]))
    draft.take(plan.source, Span(0, length), story.body[:length])
    for paragraph in plan.own.paragraphs[1:]:
        draft.new(*paragraph)


def _inserted(draft: Draft, plan: Plan) -> None:
    """Paragraphs of one's own after each two of the source's."""
    story, start = plan.archive.story(plan.source), 0
    lines = story.body.split("\n")
    for at in range(0, len(lines), 2):
        text = "\n".join(lines[at : at + 2])
        draft.take(plan.source, Span(start, start + len(text)), text)
        start += len(text) + 1
        draft.new(*plan.own.paragraphs[at // 2 % len(plan.own.paragraphs)])


def _excerpt(count: int) -> Callable[[Draft, Plan], None]:
    def build(draft: Draft, plan: Plan) -> None:
        """So many sentences in a row of at least ten words each, quotations apart, inside a story of one's plan.own."""
        story = plan.archive.story(plan.source)
        sentences = story.sentences
        starts = [
            at for at in range(len(sentences) - count + 1) if all(_is_prose(one) for one in sentences[at : at + count])
        ] or [0]
        at = starts[int(plan.random.integers(len(starts)))]
        first = story.body.index(sentences[at])
        last = story.body.index(sentences[at + count - 1], first) + len(sentences[at + count - 1])
        middle = len(plan.own.paragraphs) // 2
        for paragraph in plan.own.paragraphs[:middle]:
            draft.new(*paragraph)
        draft.take(plan.source, Span(first, last), story.body[first:last].replace("\n", " "))
        for paragraph in plan.own.paragraphs[middle:]:
            draft.new(*paragraph)

    return build


def _is_prose(sentence: str) -> bool:
    words = sentence.split()
    return len(words) >= 10 and sum(word.islower() for word in words) >= 8 and not sentence.startswith("“")


def _two_sources(draft: Draft, plan: Plan) -> None:
    """Half of one story, half of another, a paragraph of one's own between."""
    other = (plan.source + 4 * int(plan.random.integers(1, plan.size // 4))) % plan.size
    for number in (plan.source, other):
        story = plan.archive.story(number)
        half = "\n".join(" ".join(paragraph) for paragraph in story.paragraphs[: len(story.paragraphs) // 2 + 1])
        draft.take(number, Span(0, len(half)), half)
        draft.new(*plan.own.paragraphs[0])


def _words_changed(share: float) -> Callable[[Draft, Plan], None]:
    def build(draft: Draft, plan: Plan) -> None:
        """That share of the words replaced by others, each as likely as the next."""
        spare = iter(_spare(plan.random))
        _edited(
            draft,
            plan,
            lambda text: _WORD.sub(lambda word: next(spare) if plan.random.random() < share else word.group(), text),
        )

    return build


def _shuffled(draft: Draft, plan: Plan) -> None:
    """Every sentence, in another order, a paragraph each."""
    story = plan.archive.story(plan.source)
    places, reached = [], 0
    for sentence in story.sentences:
        reached = story.body.index(sentence, reached)
        places.append(Span(reached, reached + len(sentence)))
        reached += len(sentence)
    for at in plan.random.permutation(len(places)).tolist():
        draft.take(plan.source, places[at], story.body[places[at].start : places[at].end])


def _noise(rate: float) -> Callable[[Draft, Plan], None]:
    def build(draft: Draft, plan: Plan) -> None:
        """That share of the letters wrong: replaced, lost, doubled or inserted."""

        def spoil(text: str) -> str:
            chances, kinds = plan.random.random(len(text)), plan.random.integers(0, 4, len(text))
            others = plan.random.integers(0, 26, len(text))
            return "".join(
                letter
                if chance >= rate or not letter.isalpha()
                else (_LETTERS[other], "", letter * 2, letter + _LETTERS[other])[kind]
                for letter, chance, kind, other in zip(text, chances, kinds, others, strict=True)
            )

        _edited(draft, plan, spoil)

    return build


def _encoding(draft: Draft, plan: Plan) -> None:
    """UTF-8 read as Windows-1252, hard blanks, soft hyphens, a lost character here and there."""

    def damage(text: str) -> str:
        wrong = text.encode().decode("cp1252", "replace")
        blanks = plan.random.random(len(wrong))
        return "".join(
            "\u00a0"
            if letter == " " and chance < 0.15
            else letter + "\u00ad"
            if letter.isalpha() and chance < 0.02
            else letter
            for letter, chance in zip(wrong, blanks, strict=True)
        )

    _edited(draft, plan, damage)


def _edited(draft: Draft, plan: Plan, edit: Callable[[str], str]) -> None:
    """The whole story through an editor's hands, line by line."""
    body = plan.archive.story(plan.source).body
    draft.take(plan.source, _whole(body), "\n".join(edit(line) for line in body.split("\n")))


def _spare(random: np.random.Generator) -> Sequence[str]:
    """Words to put in the place of others."""
    words = [word for word in corpus.lexicon() if " " not in word]
    return [words[k] for k in random.integers(0, len(words), 800)]


KINDS: Mapping[str, Callable[[Draft, Plan], None]] = {
    "exact copy": _exact,
    "boilerplate added": _boilerplate,
    "headline swapped": _headline_swapped,
    "light edit": _light_edit,
    "lead only": _lead,
    "paragraphs inserted": _inserted,
    "three sentences": _excerpt(3),
    "one sentence": _excerpt(1),
    "two sources": _two_sources,
    "30 % of words changed": _words_changed(0.3),
    "50 % of words changed": _words_changed(0.5),
    "sentences shuffled": _shuffled,
    "5 % of letters wrong": _noise(0.05),
    "10 % of letters wrong": _noise(0.10),
    "encoding damaged": _encoding,
}
