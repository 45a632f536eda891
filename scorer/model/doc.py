"""The article, read."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from scorer.model.ages import Age, Birth
from scorer.model.article import Article, Genre
from scorer.model.attributions import Attribution, Source
from scorer.model.dates import DateMention, DateRange
from scorer.model.figures import Change, Figure
from scorer.model.labels import Label
from scorer.model.names import Name, NameKind
from scorer.model.odd_words import OddWord
from scorer.model.reuse import Reuse
from scorer.model.spans import Row, Span, Stretches
from scorer.model.text import RUNNING, Block, Quotation, Sentence

Together = tuple[tuple[Span, tuple[Figure, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doc:
    """
    Everything that reading found, in order of appearance. Built once, shared by all rules.

    `language` is the pack's code, or None where no pack speaks it: then nothing is judged, and the report says so.
    `headline` points at the submitted headline or at the line of the body that was read as one.
    `folded` is the body in small letters with plain blanks and apostrophes, offset for offset, for word lists to search.
    `stakes` are the sentences where deaths, troops, crime, money or votes are at stake. `labels` are what the page says
    about its story, where the article came as one. `ages` and
    `births` are how old people are told to be, and when born. `common` are the headline's
    words, in small letters, that the language's vocabulary knows: in a headline a capital does not tell a name.
    """

    article: Article
    language: str | None
    detected: str | None = None
    genre: Genre = Genre.NEWS
    headline: Span | None = None
    common: frozenset[str] = frozenset()
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    names: tuple[Name, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    dates: tuple[DateMention, ...] = ()
    ranges: tuple[DateRange, ...] = ()
    ages: tuple[Age, ...] = ()
    births: tuple[Birth, ...] = ()
    odd_words: tuple[OddWord, ...] = ()
    figures: tuple[Figure, ...] = ()
    changes: tuple[Change, ...] = ()
    stakes: tuple[Span, ...] = ()
    sources: tuple[Source, ...] = ()
    labels: tuple[Label, ...] = ()
    readability: Mapping[str, float] = field(default_factory=dict)
    word_count: int = 0
    folded: str = ""
    reuse: Reuse = field(default_factory=Reuse)
    body: str = field(init=False, repr=False, compare=False, default="")
    """The untouched text."""
    quoted: Stretches = field(init=False, repr=False, compare=False, default=Stretches(()))
    """What stands between quotation marks in the body."""
    figure_row: Row[Figure] = field(init=False, repr=False, compare=False, default=Row(()))
    """The body's figures, for asking which stand inside a span."""
    date_row: Row[DateMention] = field(init=False, repr=False, compare=False, default=Row(()))
    """The body's dates, likewise."""
    name_row: Row[Name] = field(init=False, repr=False, compare=False, default=Row(()))
    """The body's names, likewise."""
    people: Row[Name] = field(init=False, repr=False, compare=False, default=Row(()))
    """The body's names of persons, likewise."""
    speakers: Stretches = field(init=False, repr=False, compare=False, default=Stretches(()))
    """Where the body says whose words it tells."""
    _together: Together = field(init=False, repr=False, compare=False, default=())
    _prose: tuple[Sentence, ...] = field(init=False, repr=False, compare=False, default=())
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False, default=())
    _ends: tuple[int, ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        """Put together, once, what nearly every rule asks for."""
        object.__setattr__(self, "body", self.article.body)
        object.__setattr__(self, "_together", tuple(self._by_sentence()))
        running = (sentence for sentence in self.sentences if self.blocks[sentence.block].role in RUNNING)
        object.__setattr__(self, "_prose", tuple(running))
        object.__setattr__(self, "_starts", tuple(sentence.span.start for sentence in self.sentences))
        object.__setattr__(self, "_ends", tuple(sentence.span.end for sentence in self.sentences))
        object.__setattr__(self, "quoted", Stretches(quotation.span for quotation in self.quotations))
        object.__setattr__(self, "figure_row", Row(self.figures))
        object.__setattr__(self, "date_row", Row(self.dates))
        object.__setattr__(self, "name_row", Row(self.names))
        object.__setattr__(self, "speakers", Stretches(one.source for one in self.attributions if one.source))
        object.__setattr__(self, "people", Row(name for name in self.names if name.kind is NameKind.PERSON))

    def text(self, span: Span) -> str:
        """The exact text of a span."""
        text = self.body if span.field == "body" else self.article.text(span.field)
        return text[span.start : span.end]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that begins last at an offset of the body or before it; -1 where none does."""
        return bisect_right(self._starts, offset) - 1

    def sentence_of(self, span: Span) -> Span:
        """The first sentence of the body that a span reaches into; the span itself where there is none."""
        number = bisect_right(self._ends, span.start)
        here = self.sentences[number].span if number < len(self.sentences) else span
        return here if here.overlaps(span) else span

    def around(self, span: Span) -> Span:
        """The stretch of all sentences of the body that a span reaches into; the span itself where there is none."""
        first = bisect_right(self._ends, span.start)
        after = bisect_left(self._starts, span.end)
        touched = self.sentences[first:after] if span.field == "body" else ()
        return Span(touched[0].span.start, touched[-1].span.end) if touched else span

    def together(self) -> Together:
        """The figures of each sentence that has some, with the sentence's span; the headline's own come first."""
        return self._together

    def prose(self) -> tuple[Sentence, ...]:
        """The sentences of running text: paragraphs, deck and captions, without furniture around them."""
        return self._prose

    def _by_sentence(self) -> Iterator[tuple[Span, tuple[Figure, ...]]]:
        for number, figures in groupby(self.figures, key=lambda figure: figure.sentence):
            span = self.sentences[number].span if number >= 0 else Span(0, len(self.article.headline or ""), "headline")
            yield span, tuple(figures)
