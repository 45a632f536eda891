"""
Frames: the stretches within which who, that and what are looked for.

A frame is a sentence, or several where a quotation runs over their ends: `"Yes. We will," said X.` is one frame. In it a
quotation of speech is a single token, so that the grammar outside reads on: QUOTE , said X . Words in marks that are
not speech (scare quotes) stay words and wear their marks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scorer.lexicon import fold
from scorer.model import Block, Quotation, Role, Sentence, Span

# A comma or stop belongs to a word between digits, in initials (U.S) and in addresses (data.kabarlereng.id); crawlers leave
# it between words too ("tempat,yang"), where it is a mark.
_WORD = re.compile(
    r"[^\W_]+(?:(?:['’-]|(?<=\d)[.,](?=\d)|(?<=\b[A-Z])\.(?=[A-Z])|(?<=\b[A-Z][a-z])\.(?=[A-Z])|\.(?=(?:[a-z\d-]{1,20}\.){0,3}[a-z]{2,4}\b))[^\W_]+)*|[^\w\s]|_"
)
_READ = frozenset({Role.PARAGRAPH, Role.DECK, Role.CAPTION, Role.HEADLINE, Role.SUBHEADING})

_LABEL = re.compile(r"[^\W\d_a-z][^\Wa-z]*(?:[ .'’-]{1,2}[^\W\d_a-z][^\Wa-z]*){0,3}:\s")  # "HOLT: ", "DR. HOLT: "

SPEAKER_WORDS = 5  # words of a sentence that only names who spoke the quotation before it
SPEECH_WORDS = 4  # words in marks from which they are speech wherever they stand
CLOSING = "\"'”’»"  # marks that may close a quotation
DASHES = frozenset("-–—―~")  # between a quotation and the name under it
ABBREVIATED = frozenset(" ,\u00a0\u202f")  # what follows the stop of an abbreviation inside a sentence
HEADLINE = 24  # tokens of a first line that may be a headline
LONGEST = 200  # tokens of a frame; a longer one, no sentence any more, is read in pieces


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark or a whole quotation. `low` is folded; `quote` tells a quotation from a word."""

    start: int
    end: int
    text: str
    low: str
    quote: bool = False

    @property
    def word(self) -> bool:
        """Whether it is a word or a number rather than a mark or a quotation."""
        return not self.quote and self.text[:1].isalnum()

    @property
    def capital(self) -> bool:
        """Whether it is a word that begins with a capital letter."""
        return not self.quote and self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Frame:
    """Tokens of one stretch of one block, in order."""

    tokens: tuple[Token, ...]
    block: int
    headline: bool = False

    def span(self, first: int, after: int) -> Span | None:
        """The text of tokens [first, after) without marks at its edges but a bracket it opens; None without a word."""
        while first < after and not (self.tokens[first].word or self.tokens[first].quote):
            first += 1
        while after > first and not (self.tokens[after - 1].word or self.tokens[after - 1].quote):
            after -= 1
        if first >= after:
            return None
        if _opened(self.tokens[first:after]) and after < len(self.tokens) and self.tokens[after].low == ")":
            after += 1
        return Span(self.tokens[first].start, self.tokens[after - 1].end)


def _opened(tokens: Sequence[Token]) -> bool:
    """Whether a bracket that is opened in these tokens is not closed in them."""
    last = next((token.low for token in reversed(tokens) if token.low in {"(", ")"}), None)
    return last == "("


def build(
    body: str, blocks: Sequence[Block], sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> Iterator[Frame]:
    """The frames of every line of running text, in order. Linear in the body."""
    low = fold(body)
    marked = _Marked(body, quotations)
    for stretch, block in _stretches(body, blocks, sentences, quotations):
        tokens = tuple(_tokens(body, low, stretch, marked))
        for first in range(0, len(tokens), LONGEST):
            yield Frame(tokens[first : first + LONGEST], block, _headline(blocks, block, len(tokens)))


def _headline(blocks: Sequence[Block], block: int, length: int) -> bool:
    return blocks[block].role is Role.HEADLINE or (block == 0 and length <= HEADLINE)


def speech(body: str, quotation: Quotation) -> bool:
    """Whether words in marks are something said, not a term held at arm's length."""
    inner = body[quotation.inner.start : quotation.inner.end].strip()
    if _LABEL.match(inner):
        return False  # a line of a transcript, which names its speaker
    before = body[max(0, quotation.span.start - 2) : quotation.span.start].strip()
    return before.endswith(":") or inner.endswith((",", ".", "!", "?", "…")) or len(inner.split()) >= SPEECH_WORDS


def _ends_in_exclamation(body: str, stretch: Span) -> bool:
    tail = body[max(stretch.start, stretch.end - 3) : stretch.end]
    return tail.endswith(tuple(CLOSING)) and tail.rstrip(CLOSING).endswith(("?", "!"))


def _signature_follows(body: str, stretch: Span, start: int) -> bool:
    """Whether marks close right before a dash: “We are ready.” — Mia Holt."""
    return body[start] in DASHES and body[stretch.end - 1] in CLOSING


def _only_names(body: str, stretch: Span, following: Span) -> bool:
    """Whether a short sentence behind the comma after a quotation is no more than its speaker: "“We are ready.”, Mia Holt said."."""
    ended = body[max(stretch.start, stretch.end - 2) : stretch.end]
    return (
        ended[-1:] == ","
        and ended[:1] in CLOSING
        and len(body[following.start : following.end].split()) <= SPEAKER_WORDS
    )


class _Marked:
    """Quotations by where they begin, split into speech and scare quotes."""

    __slots__ = ("clad_ends", "clad_starts", "speech")

    def __init__(self, body: str, quotations: Sequence[Quotation]) -> None:
        spoken = [quotation for quotation in quotations if speech(body, quotation)]
        clad = [quotation for quotation in quotations if not speech(body, quotation)]
        self.speech = {quotation.span.start: quotation for quotation in spoken}
        self.clad_starts = {quotation.span.start: quotation.inner.start for quotation in clad}
        self.clad_ends = {quotation.inner.end: quotation.span.end for quotation in clad}


def _stretches(
    body: str, blocks: Sequence[Block], sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> Iterator[tuple[Span, int]]:
    """Sentences of running text, joined where a quotation crosses their border, asks (`“Who?” X said.`) or is signed."""
    crossing = iter(quotations)
    quotation = next(crossing, None)
    held: tuple[Span, int] | None = None
    for sentence in sentences:
        if blocks[sentence.block].role not in _READ:
            continue
        start = sentence.span.start
        while quotation and quotation.span.end <= start:
            quotation = next(crossing, None)
        inside = quotation is not None and quotation.span.start < start
        asked = held is not None and held[1] == sentence.block and _ends_in_exclamation(body, held[0])
        signed = held is not None and held[1] == sentence.block and _signature_follows(body, held[0], start)
        named = held is not None and held[1] == sentence.block and _only_names(body, held[0], sentence.span)
        inside = inside or asked or signed or named
        if held and inside:
            held = (Span(held[0].start, sentence.span.end), held[1])
            continue
        if held:
            yield held
        held = (sentence.span, sentence.block)
    if held:
        yield held


def _tokens(body: str, low: str, stretch: Span, marked: _Marked) -> Iterator[Token]:
    position, clad_from = stretch.start, None
    while found := _WORD.search(body, position, stretch.end):
        start, end = found.span()
        if quotation := marked.speech.get(start):
            end = max(min(quotation.span.end, stretch.end), end)
            yield Token(start, end, body[start:end], "", quote=True)
        elif start in marked.clad_starts:
            clad_from, end = start, marked.clad_starts[start]
        else:
            if (
                found.group() == "."
                and position == start
                and body[end : end + 1] in ABBREVIATED
                and body[end : stretch.end].strip()
            ):
                position = end
                continue  # the stop of an abbreviation: the sentence goes on
            until = marked.clad_ends.get(end, end)
            yield Token(start if clad_from is None else clad_from, until, found.group(), low[start:end])
            clad_from, end = None, until
        position = end
