"""
How far what a head reports may reach, to its left and to its right, in tokens of its frame.

Left of an inverted cue stands the quotation or the clause it closes. Right of a verb the content runs to the end of the
frame, or to the next head that takes over: one that inherits the speaker ("…, menekankan bahwa"), one that a
conjunction sets against it ("…, tetapi Y membantah"), or a source named at the end ("…, menurut Z").
"""

from collections.abc import Sequence
from dataclasses import dataclass

from scorer.read.attributions.frames import DASHES, Frame, Token
from scorer.read.attributions.grammar import Construction, Grammar
from scorer.read.attributions.head import Head
from scorer.read.attributions.phrases import Phrase, dated, hard

CLOSING = frozenset({Construction.RELAY, Construction.PHRASE, Construction.INVERTED, Construction.SUFFIXED})
_VERBS = frozenset({Construction.ACTIVE, Construction.STANCE})
_MARKS = frozenset(".;()")
DATE = 12  # tokens of a date before a content
FRONTED = 2  # tokens before the speaker of a subordinate clause that opens the sentence


@dataclass(frozen=True, slots=True)
class Reach:
    """
    The heads of a frame, and what a content cannot pass.

    `stops`: for each token the next full stop at or after it. `borders`: where each head that takes over begins, and
    where the content before it ends.
    """

    frame: Frame
    heads: Sequence[Head]
    grammar: Grammar
    stops: Sequence[int]
    borders: Sequence[tuple[int, int]]

    def left(self, number: int) -> Phrase | None:
        """The content before a head: the quotation that touches it, or the clause back to the frame's start."""
        head, tokens, as_words = self.heads[number], self.frame.tokens, self.grammar.words.as_words
        after = head.begin
        while (
            after > 0
            and not tokens[after - 1].quote
            and (tokens[after - 1].low in as_words or not tokens[after - 1].word)
        ):
            after -= 1
        if after and _whole(tokens, after - 1):
            return Phrase(_first_quotation(tokens, after - 1), after)
        floor = next((_end(one) for one in reversed(self.heads[:number]) if _closed_by(one) and one.begin < after), 0)
        first = after
        while first > floor and (
            tokens[first - 1].quote or tokens[first - 1].low == ":" or not hard(tokens[first - 1])
        ):
            first -= 1
        return words(self.frame, Phrase(first, after))

    def right(self, number: int) -> Phrase | None:
        """The content after a head: to the end of the frame or to the head that takes over."""
        head, tokens = self.heads[number], self.frame.tokens
        following = self.heads[number + 1] if number + 1 < len(self.heads) else head
        relayed = following.construction is Construction.RELAY and following.begin == head.tail
        first = following.tail if relayed else head.tail
        while first < len(tokens) and tokens[first].low in {",", ":", "-"}:
            first += 1
        first = _after_dates(self.frame, first, self.grammar)
        end = len(tokens) if head.until is None else head.until
        empty = -1 if self.grammar.parenthesis else first  # "mengingatkan, | ketika X mengatakan …": told within
        later = (
            border
            for begin, border in self.borders
            if begin >= first and (border > empty or tokens[border].quote) and not self._shares_inside(number, begin)
        )
        end = min(end, next(later, end))
        if head.construction is Construction.NOUN:
            end = min(end, self._main_clause(first, end))
        end = min(end, self._stop(first, end, head))
        if first < end and tokens[first].quote:
            end = min(end, _quotation_end(self.frame, first))
        return words(self.frame, Phrase(first, _before_lost_outlet(tokens, first, end, self.grammar)))

    def _shares_inside(self, number: int, begin: int) -> bool:
        """Whether a verb shares the subject that a content opens with: "… bahwa | mereka membantah, | dan mengancam …"."""
        if not self.grammar.head_first or number + 2 >= len(self.heads):
            return False
        outer, inner, joined = self.heads[number : number + 3]
        if not joined.inherits or joined.begin != begin:
            return False
        tokens, links = self.frame.tokens, self.grammar.words.content_starts
        again = joined.tail < len(tokens) and tokens[joined.tail].low in links
        return tokens[outer.tail].low in links and inner.begin == outer.tail + 1 and not again

    def _main_clause(self, first: int, end: int) -> int:
        """Where a content without a verb of its own ends: "Despite X's claim that …, | Y said"."""
        verbs = (one for one in self.heads if first <= one.begin < end and one.construction in _VERBS)
        commas = (one.begin - 1 for one in verbs if self.frame.tokens[one.begin - 1].low == ",")
        return next(commas, end)

    def _stop(self, first: int, end: int, head: Head) -> int:
        """Where a content that begins at `first` ends at the latest."""
        if first >= end:
            return end
        tokens, grammar = self.frame.tokens, self.grammar
        end = min(end, self.stops[first])
        if head.construction is Construction.STANCE and grammar.parenthesis:
            turns = grammar.words.turns - grammar.words.complementizers - grammar.words.as_words
            end = next((n for n in range(first + 1, end) if tokens[n].low in turns), end)
        if _fronted(self.frame, head, grammar):
            end = next((n for n in range(first + 1, end) if tokens[n].low == ","), end)
        return end


def of(frame: Frame, heads: Sequence[Head], grammar: Grammar) -> Reach:
    """The reach of these heads in their frame, left to right."""
    stops, stop, depth = [len(frame.tokens)] * len(frame.tokens), len(frame.tokens), 0
    later = max((one.begin for one in heads), default=0)
    for index in range(len(stops) - 1, -1, -1):
        low = frame.tokens[index].low
        if low in _MARKS:
            depth = max(0, depth + (low == ")") - (low == "("))
            listed = grammar.head_first and later < index  # "ada empat hal; berat, usia, gaji"
            parts = low == ";" and not depth and not listed
            stop = index if low == "." or parts else stop
        stops[index] = stop
    borders = [(one.begin, border) for one in heads if (border := _border(frame, one, grammar)) is not None]
    return Reach(frame, heads, grammar, stops, borders)


def _whole(tokens: Sequence[Token], index: int) -> bool:
    """Whether a quotation is a sentence of its own that only a comma parts from the words before it."""
    opening = next((letter for letter in tokens[index].text if letter.isalpha()), "")
    return tokens[index].quote and opening.isupper() and index > 1 and tokens[index - 1].low == ","


def _first_quotation(tokens: Sequence[Token], index: int) -> int:
    """The first of the quotations that follow each other up to a token."""
    while index > 1 and tokens[index - 1].low == "," and tokens[index - 2].quote:
        index -= 2
    return index


def _before_lost_outlet(tokens: Sequence[Token], first: int, end: int, grammar: Grammar) -> int:
    """Where a content ends before a relay whose outlet a crawler has lost: "jalan ditutup, | seperti dikutip dari ,"."""
    last, passed = end, grammar.words.from_words | grammar.papers
    while last > first and (not tokens[last - 1].word or tokens[last - 1].low in passed):
        last -= 1
    if last - 2 <= first or tokens[last - 1].low not in grammar.relays:
        return end
    return last - 2 if tokens[last - 2].low in grammar.words.as_words else end


def _closed_by(head: Head) -> bool:
    """Whether what stands before a head belongs to it, so that no later content reaches over it."""
    return head.left and head.construction in CLOSING


def _end(head: Head) -> int:
    return head.source.after if head.source else head.cue.after


def _after_dates(frame: Frame, first: int, grammar: Grammar) -> int:
    """The token after the dates that stand between a source and its content: "Dilansir X, Senin (1/9), | …"."""
    tokens = frame.tokens
    for index in range(first, min(len(tokens), first + DATE)):
        if tokens[index].low == ",":
            if index == first or not dated(tokens, Phrase(first, index), grammar.words):
                break
            first = index + 1  # "Senin, | 1 September 2025, | …"
    return first


def _fronted(frame: Frame, head: Head, grammar: Grammar) -> bool:
    """Whether a head stands in a clause before the main one: "While X says …, | …", "In what X calls …, | …"."""
    tokens, words = frame.tokens, grammar.words
    if head.begin in range(1, FRONTED + 1) and tokens[head.begin - 1].low in words.turns:
        return True
    opens = tokens[0].low in words.prepositions and head.begin in range(1, FRONTED + 2)
    return grammar.parenthesis and opens and all(token.word for token in tokens[: head.begin])


def _quotation_end(frame: Frame, first: int) -> int:
    """Where a content that begins with a quotation ends when a new sentence follows without a blank or a stop."""
    tokens = frame.tokens
    after = first + 1
    while after < len(tokens) and not (tokens[after].word or tokens[after].quote):
        after += 1
    closed = tokens[first].text.rstrip("\"'”’»").endswith((".", "!", "?"))
    return first + 1 if closed and after < len(tokens) and tokens[after].capital else len(tokens)


def _border(frame: Frame, later: Head, grammar: Grammar) -> int | None:
    """Where a head ends the content before it; None when it is nested in that content."""
    tokens = frame.tokens
    if later.inherits or later.construction is Construction.RELAY:
        return later.begin
    if later.construction in _VERBS:
        before = later.begin - 1
        while before >= 0 and tokens[before].low == ",":
            before -= 1
        return _clause(frame, before, later, grammar)
    quoted = later.begin - 1
    while quoted > 0 and not tokens[quoted].word and not tokens[quoted].quote:
        quoted -= 1
    if later.construction in CLOSING and later.left and quoted > 0 and _whole(tokens, quoted):
        return _first_quotation(tokens, quoted)
    closes = later.construction in CLOSING and later.begin > 0 and later.tail >= len(tokens) - 1
    return later.begin if closes else None


def _clause(frame: Frame, before: int, later: Head, grammar: Grammar) -> int | None:
    """Where the clause of a later verb sets in, if a word that joins or relates opens it; `before` is the token before it."""
    tokens, words = frame.tokens, grammar.words
    parted = before > 0 and _parts(tokens[before - 1])
    if before >= 0 and tokens[before].low in words.with_words | words.turns:
        # "is "slow," and the board agreed": words in marks may be the middle of what is reported.
        middle = parted and tokens[before - 1].quote and tokens[before].low in words.joins
        return before if parted and not (middle and tokens[before + 1].low not in grammar.subjects) else None
    if parted and tokens[before].low in words.subject_relatives:
        return before  # "…, which | Holt | praised": the writer's own clause again
    relative = tokens[later.begin].low in words.subject_relatives
    return later.begin if relative and later.begin > before + 1 else None


def _parts(token: Token) -> bool:
    """Whether a clause may begin right after a token: a comma, a dash, a bracket or a quotation."""
    return token.quote or token.low in {",", "("} | DASHES


def words(frame: Frame, part: Phrase) -> Phrase | None:
    """The part without the marks at its edges; None where no word is left."""
    first, after = part.first, part.after
    tokens = frame.tokens
    while first < after and not (tokens[first].word or tokens[first].quote):
        first += 1
    while after > first and not (tokens[after - 1].word or tokens[after - 1].quote or tokens[after - 1].low == ")"):
        after -= 1
    return Phrase(first, after) if first < after else None
