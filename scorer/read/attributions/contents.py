"""
Contents: how far what a head reports reaches, to its left, its right or both.

Left of an inverted cue stands the quotation or the clause it closes. Right of a verb the content runs to the end of the
frame, or to the next head that takes over: one that inherits the speaker ("…, menekankan bahwa"), one that a
conjunction sets against it ("…, tetapi Y membantah"), or a source named at the end ("…, menurut Z").
A head that stands inside the content of another is part of what is reported and drops out.
"""

from dataclasses import dataclass

from scorer.read.attributions.frames import DASHES, Frame, Token
from scorer.read.attributions.grammar import Construction, Grammar
from scorer.read.attributions.head import Head
from scorer.read.attributions.phrases import Phrase, dated, hard

_CLOSING = frozenset({Construction.RELAY, Construction.PHRASE, Construction.INVERTED, Construction.SUFFIXED})
SPOKEN = frozenset(Construction) - {Construction.RELAY, Construction.NOUN, Construction.HEARSAY}  # somebody's own words
DATE = 12  # tokens of a date before a content
JOINED = 2  # words between the speaker and the second half of a quotation: "he said, | but | “…”"
FRONTED = 2  # tokens before the speaker of a subordinate clause that opens the sentence
_CLAUSAL = 3  # words from which a stretch before a trailing cue is a clause


@dataclass(frozen=True, slots=True)
class Draft:
    """A head with its content as tokens of its frame."""

    head: Head
    content: tuple[Phrase, ...]


def read(frame: Frame, heads: list[Head], grammar: Grammar) -> list[Draft]:
    """The drafts of a frame: heads that have a content, without those that are part of another's content."""
    drafts = [
        Draft(head, content)
        for number, head in enumerate(heads)
        if (content := _content(frame, heads, number, grammar)) or _announces(frame, head)
    ]
    drafts = [draft for draft in drafts if not _passes_on(draft, drafts)]
    if drafts and _only_introduces(drafts[0], heads):
        drafts = drafts[1:]
    return [
        draft for draft in drafts if not any(_reports(frame, other, draft) for other in drafts if other is not draft)
    ]


def _announces(frame: Frame, head: Head) -> bool:
    """Whether the frame ends in a colon right after a verb: the content is the next line."""
    tokens = frame.tokens
    return head.construction is Construction.ACTIVE and head.right and tokens[-1].low == ":"


def _passes_on(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a relay stands behind another head, whose words it only passes on."""
    head = draft.head
    return (
        head.construction is Construction.RELAY
        and head.left
        and any(other.head.construction in SPOKEN and other.head.begin < head.begin for other in drafts)
    )


def _only_introduces(draft: Draft, heads: list[Head]) -> bool:
    """Whether a relay opens the frame and a speaker of its own follows: "Dilansir X, Y mengatakan …"."""
    if draft.head.construction is not Construction.RELAY or draft.head.left:
        return False
    begin = draft.content[0].first if draft.content else draft.head.tail
    return any(
        (head.begin == begin and head.source) or head.construction in {Construction.INVERTED, Construction.SUFFIXED}
        for head in heads
        if head is not draft.head
    )


def _content(frame: Frame, heads: list[Head], number: int, grammar: Grammar) -> tuple[Phrase, ...]:
    head = heads[number]
    if head.construction is Construction.PASSIVE and not head.inherits:
        return _passive_content(frame, heads, number, grammar)
    left = _left(frame, heads, number, grammar) if head.left else None
    right = _right(frame, heads, number, grammar) if head.right else None
    if head.construction in {Construction.ACTIVE, Construction.STANCE}:
        # The content follows the verb; what stands before the speaker is its content only when nothing follows.
        return _around_verb(frame, head, left, right, grammar)
    if left and right:
        if _quoted(frame, left) and not _quoted(frame, Phrase(right.first, right.first + 1)):
            return (left,)
        return (left,) if _incidental(frame, right, grammar) or not _set_off(frame, head) else (left, right)
    only = left or right
    return (only,) if only else ()


def _around_verb(
    frame: Frame, head: Head, left: Phrase | None, right: Phrase | None, grammar: Grammar
) -> tuple[Phrase, ...]:
    """The content of a verb: after it, unless speaker and verb close or interrupt what stands before them."""
    if left and not (_quoted(frame, left) or _commas(frame, left, least=1 if _set_off(frame, head) else _CLAUSAL)):
        left = None
    if left is None or right is None:
        if left and _quoted(frame, left):
            left = _only_quotation(frame, left)
        return tuple(part for part in (left, right) if part)
    if _quoted(frame, left):
        left, further = _only_quotation(frame, left), _further_quotation(frame, right, grammar)
        return (left, further) if further else (left,)
    if frame.tokens[right.first].low in grammar.words.content_starts:
        return (right,)
    if grammar.parenthesis and _set_off(frame, head):
        return (left,) if _incidental(frame, right, grammar) else (left, right)
    return (left,) if grammar.parenthesis and _incidental(frame, right, grammar) else (right,)


def _further_quotation(frame: Frame, right: Phrase, grammar: Grammar) -> Phrase | None:
    """The second half of an interrupted quotation: "“Yes,” X said, “we will.”", also behind "but" or an aside."""
    tokens, words = frame.tokens, grammar.words
    first = next((n for n in range(right.first, right.after) if tokens[n].quote), None)
    if first is None:
        return None
    opens = tokens[right.first].low
    aside = (
        opens.endswith(words.participle_endings) and opens not in grammar.constructions and tokens[first - 1].low == ","
    )
    joined = tokens[right.first].low in words.with_words and first - right.first <= JOINED
    return Phrase(first, right.after) if first == right.first or aside or joined else None


def _only_quotation(frame: Frame, left: Phrase) -> Phrase:
    """The quotation alone where a comma inside its marks shows that the speaker follows."""
    tokens = frame.tokens
    ended = tokens[left.first].text.rstrip("\"'”’»").endswith(",")
    return Phrase(left.first, left.first + 1) if ended else left


def _passive_content(frame: Frame, heads: list[Head], number: int, grammar: Grammar) -> tuple[Phrase, ...]:
    head = heads[number]
    if head.left and head.begin == head.cue.first:  # "Hal ini, disebutkan X, dilakukan …"
        left, right = _left(frame, heads, number, grammar), _right(frame, heads, number, grammar)
        return tuple(part for part in (left, right) if part)
    subject = _words(frame, Phrase(head.begin, head.cue.first)) if head.left else None
    right = _right(frame, heads, number, grammar) if head.right else None
    if head.agentless and right is None:
        return ()
    return tuple(part for part in (subject, right) if part)


def _right(frame: Frame, heads: list[Head], number: int, grammar: Grammar) -> Phrase | None:
    """The content after a head: to the end of the frame or to the head that takes over."""
    head, tokens = heads[number], frame.tokens
    first = next(
        (
            later.tail
            for later in heads[number + 1 :]
            if later.construction is Construction.RELAY and later.begin == head.tail
        ),
        head.tail,
    )
    while first < len(tokens) and tokens[first].low in {",", ":", "-"}:
        first += 1
    first = _after_dates(frame, first, grammar)
    end = len(tokens) if head.until is None else head.until
    for later in heads[number + 1 :]:
        if later.begin >= first and (border := _border(frame, head, later, grammar)) is not None:
            end = min(end, border)
            break
    end = next((index for index in range(first, end) if _closes(frame, first, index, head, grammar)), end)
    if first < end and tokens[first].quote:
        end = min(end, _quotation_end(frame, first))
    return _words(frame, Phrase(first, end))


def _after_dates(frame: Frame, first: int, grammar: Grammar) -> int:
    """The token after the dates that stand between a source and its content: "Dilansir X, Senin (1/9), | …"."""
    tokens = frame.tokens
    comma = next((n for n in range(first, min(len(tokens), first + DATE)) if tokens[n].low == ","), None)
    if comma is None or comma == first or not dated(tokens, Phrase(first, comma), grammar.words):
        return first
    return comma + 1


def _closes(frame: Frame, first: int, index: int, head: Head, grammar: Grammar) -> bool:
    """Whether a content that begins at `first` ends before the token at `index`."""
    tokens, words = frame.tokens, grammar.words
    low = tokens[index].low
    if low in {".", ";"}:
        return True
    if (
        head.construction is Construction.STANCE
        and grammar.parenthesis
        and index > first
        and low in words.turns - words.complementizers - words.as_words
    ):
        return True
    return low == "," and index > first and _fronted(frame, head, grammar)


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


def _border(frame: Frame, head: Head, later: Head, grammar: Grammar) -> int | None:
    """Where a later head ends the content before it; None when it is nested in that content."""
    tokens = frame.tokens
    if later.inherits:
        return later.begin
    before = later.begin - 1
    while before >= 0 and tokens[before].low == ",":
        before -= 1
    if later.construction in {Construction.ACTIVE, Construction.STANCE}:
        if head.construction is Construction.NOUN and before < later.begin - 1:
            return before + 1  # "Despite X's claim that …, | Y said"
        return _clause(frame, before, later, grammar)
    if later.construction in _CLOSING and later.begin > 0 and later.tail >= len(tokens) - 1:
        return later.begin
    if later.construction is Construction.RELAY:
        return later.begin
    return None


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


def _left(frame: Frame, heads: list[Head], number: int, grammar: Grammar) -> Phrase | None:
    """The content before a head: the quotation that touches it, or the clause back to the frame's start."""
    head, tokens = heads[number], frame.tokens
    after = head.begin
    while after > 0 and (
        not tokens[after - 1].quote and (tokens[after - 1].low in grammar.words.as_words or not tokens[after - 1].word)
    ):
        after -= 1
    floor = 0
    for earlier in heads[:number]:
        if earlier.left and earlier.construction in _CLOSING and earlier.begin < after:
            floor = max(floor, earlier.source.after if earlier.source else earlier.cue.after)
    first = after
    while first > floor and not (
        hard(tokens[first - 1]) and not tokens[first - 1].quote and tokens[first - 1].low != ":"
    ):
        first -= 1
    while first < after and not (tokens[first].word or tokens[first].quote):
        first += 1
    part = Phrase(first, after)
    return _words(frame, part)


def _words(frame: Frame, part: Phrase) -> Phrase | None:
    first, after = part.first, part.after
    tokens = frame.tokens
    while first < after and not (tokens[first].word or tokens[first].quote):
        first += 1
    while after > first and not (tokens[after - 1].word or tokens[after - 1].quote or tokens[after - 1].low == ")"):
        after -= 1
    return Phrase(first, after) if first < after else None


def _quoted(frame: Frame, part: Phrase) -> bool:
    return frame.tokens[part.first].quote


def _commas(frame: Frame, left: Phrase, least: int) -> bool:
    """Whether a clause stands before the comma, long enough to be what was said."""
    tokens = frame.tokens
    follows = tokens[left.after - 1].quote or (left.after < len(tokens) and tokens[left.after].low == ",")
    whole = any(token.quote for token in tokens[left.first : left.after])
    return follows and (whole or left.after - left.first >= least)


def _incidental(frame: Frame, right: Phrase, grammar: Grammar) -> bool:
    """Whether what follows only tells when, where or in what manner it was said."""
    token, words = frame.tokens[right.first], grammar.words
    if token.quote:
        return False
    return (
        token.low in words.after_speaker or token.low in words.days or token.low in words.times
        or token.low in words.relativizers or token.low in words.with_words or token.low in words.prepositions
    )  # fmt: skip


def _set_off(frame: Frame, head: Head) -> bool:
    """Whether commas stand on both sides of the head, as around a parenthesis."""
    tokens = frame.tokens
    return head.tail < len(tokens) and tokens[head.tail].low == ","


def _reports(frame: Frame, outer: Draft, inner: Draft) -> bool:
    """Whether the inner head is only part of what the outer one reports."""
    if not _holds(outer, inner) or inner.head.construction is Construction.NOUN:
        return False
    if not _holds(inner, outer):
        return True
    # Each stands in the other's content: "Back home, Holt said, she decided to stay". What commas set off is outside.
    if _set_off(frame, outer.head) != _set_off(frame, inner.head):
        return _set_off(frame, outer.head)
    return bool(outer.content) and outer.content[0].first < outer.head.cue.first


def _holds(outer: Draft, inner: Draft) -> bool:
    cue = inner.head.cue.first
    return any(part.first <= cue < part.after for part in outer.content)
