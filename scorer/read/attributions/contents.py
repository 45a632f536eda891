"""
Contents: what each head reports, and which heads are only part of what another one reports.

`reach.py` says how far a content may reach on either side; here each construction takes what is its own. A head that
stands inside the content of another is part of what is reported and drops out.
"""

from dataclasses import dataclass

from scorer.read.attributions import reach
from scorer.read.attributions.frames import Frame
from scorer.read.attributions.grammar import Construction, Grammar
from scorer.read.attributions.head import Head
from scorer.read.attributions.phrases import Phrase, dated, has_verb
from scorer.read.attributions.reach import Reach

SPOKEN = frozenset(Construction) - {Construction.RELAY, Construction.NOUN, Construction.HEARSAY}  # somebody's own words
JOINED = 2  # words between the speaker and the second half of a quotation: "he said, | but | “…”"
_CLAUSAL = 3  # words from which a stretch before a trailing cue is a clause


@dataclass(frozen=True, slots=True)
class Draft:
    """A head with its content as tokens of its frame."""

    head: Head
    content: tuple[Phrase, ...]


def read(frame: Frame, heads: list[Head], grammar: Grammar) -> list[Draft]:
    """The drafts of a frame: heads that have a content, without those that are part of another's content."""
    if not heads:
        return []
    around = reach.of(frame, heads, grammar)
    drafts = [
        Draft(head, content)
        for number, head in enumerate(heads)
        if (content := _told(frame, head, _content(around, number), grammar)) or _announces(frame, head)
    ]
    spoken = min((draft.head.begin for draft in drafts if draft.head.construction in SPOKEN), default=len(frame.tokens))
    drafts = [draft for draft in drafts if not _passes_on(draft.head, spoken)]
    if drafts and _only_introduces(drafts[0], heads):
        drafts = drafts[1:]
    held = [(part.first, part.after, draft) for draft in drafts for part in draft.content]
    return [
        inner
        for inner in drafts
        if not any(
            _reports(frame, outer, inner)
            for outer in [outer for first, after, outer in held if first <= inner.head.cue.first < after]
            if outer is not inner
        )
    ]


def _told(frame: Frame, head: Head, content: tuple[Phrase, ...], grammar: Grammar) -> tuple[Phrase, ...]:
    """
    A content, or nothing where only marks or a date are left of it: "menyebutnya ','", "menjawab , Senin (1/9)".

    Before a cue that follows what was said, marks alone are a quotation whose words a crawler has lost.
    """
    tokens, words = frame.tokens, grammar.words
    inside = (token for part in content for token in tokens[part.first : part.after])
    if head.construction not in reach.CLOSING and not any(mark.isalnum() for token in inside for mark in token.text):
        return ()
    when = all(dated(tokens, part, words) for part in content) and any(
        token.low in words.days for part in content for token in tokens[part.first : part.after]
    )
    return () if when else content


def _announces(frame: Frame, head: Head) -> bool:
    """Whether the frame ends in a colon right after a verb: the content is the next line."""
    tokens = frame.tokens
    return head.construction is Construction.ACTIVE and head.right and tokens[-1].low == ":"


def _passes_on(head: Head, spoken: int) -> bool:
    """Whether a relay only passes on the words of another head; the first of those begins at token `spoken`."""
    return head.construction is Construction.RELAY and head.left and spoken < head.begin


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


def _content(around: Reach, number: int) -> tuple[Phrase, ...]:
    frame, grammar, head = around.frame, around.grammar, around.heads[number]
    if head.construction is Construction.PASSIVE and not head.inherits:
        return _passive_content(around, number)
    left = around.left(number) if head.left else None
    right = around.right(number) if head.right else None
    if head.construction in {Construction.ACTIVE, Construction.STANCE}:
        # The content follows the verb; what stands before the speaker is its content only when nothing follows.
        return _around_verb(frame, head, left, right, grammar)
    if left and right and head.inside:
        return (right,) if _only_leads(frame, left, grammar) else (left, right)
    if left and right:
        if _quoted(frame, left) and not _quoted(frame, Phrase(right.first, right.first + 1)):
            return (left,)
        adverb = head.construction is Construction.HEARSAY  # "Bupati | konon | akan mundur" wears its commas or not
        aside = adverb or _set_off(frame, head) or _only_leads(frame, left, grammar)
        return _around_aside(frame, left, right, grammar) if aside else (left,)
    only = left or right
    return (only,) if only else ()


def _around_aside(frame: Frame, left: Phrase, right: Phrase, grammar: Grammar) -> tuple[Phrase, ...]:
    """The content of a cue between commas: on both sides, unless one of them only leads on or tells when it was said."""
    if _only_leads(frame, left, grammar):
        return (right,)
    clause = has_verb(frame.tokens, left, grammar.words)
    return (left,) if clause and _incidental(frame, right, grammar) else (left, right)


def _around_verb(
    frame: Frame, head: Head, left: Phrase | None, right: Phrase | None, grammar: Grammar
) -> tuple[Phrase, ...]:
    """The content of a verb: after it, unless speaker and verb close or interrupt what stands before them."""
    if left and not (_quoted(frame, left) or _commas(frame, left, least=1 if _set_off(frame, head) else _CLAUSAL)):
        left = None
    if left and right is None and _only_places(frame, left, grammar):
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
    if not grammar.parenthesis and _interrupted(frame, head, left, right, grammar):
        return (left, right)
    return (left,) if grammar.parenthesis and _incidental(frame, right, grammar) else (right,)


def _only_places(frame: Frame, left: Phrase, grammar: Grammar) -> bool:
    """Whether what stands before a verb only tells where it was said, or over whom: "Dalam buku itu, | Seno menulis …"."""
    low = frame.tokens[left.first].low
    adverbial = (
        grammar.head_first
        and low in grammar.words.prepositions
        and not any(t.quote for t in frame.tokens[left.first : left.after])
    )
    return low in grammar.relays or (adverbial and not has_verb(frame.tokens, left, grammar.words))


def _interrupted(frame: Frame, head: Head, left: Phrase, right: Phrase, grammar: Grammar) -> bool:
    """Whether speaker and verb stand in the middle: "Jika hujan, | Seno menyebut, | …", "Jalan itu, | Seno menyebut, | dibuka"."""
    tokens, words = frame.tokens, grammar.words
    opens = next((n for n in range(left.first, left.after) if tokens[n].low not in words.openers), left.first)
    if tokens[opens].low in words.conditions:
        return True
    pointed = tokens[left.after - 1].low in words.demonstratives and not _only_leads(frame, left, grammar)
    plain = tokens[opens].low not in words.prepositions and all(t.word for t in tokens[left.first : left.after])
    subject = pointed and plain and not has_verb(tokens, left, words)
    return _set_off(frame, head) and subject and has_verb(tokens, Phrase(right.first, right.first + 1), words)


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


def _passive_content(around: Reach, number: int) -> tuple[Phrase, ...]:
    head = around.heads[number]
    if head.left and head.begin == head.cue.first:  # "Hal ini, disebutkan X, dilakukan …"
        return tuple(part for part in (around.left(number), around.right(number)) if part)
    subject = reach.words(around.frame, Phrase(head.begin, head.cue.first)) if head.left else None
    right = around.right(number) if head.right else None
    if head.agentless and right is None:
        return ()
    return tuple(part for part in (subject, right) if part)


def _quoted(frame: Frame, part: Phrase) -> bool:
    return frame.tokens[part.first].quote


def _only_leads(frame: Frame, left: Phrase, grammar: Grammar) -> bool:
    """Whether what stands before a cue only leads on from the sentence before: "Selain itu, | kata dia, …"."""
    words = grammar.words
    leading = words.openers | words.demonstratives | words.prepositions | words.as_words | words.with_words
    tokens = frame.tokens[left.first : left.after]
    if any(token.low in words.nows for token in tokens):
        return False  # "Selama ini, | kata dia, …"
    return grammar.head_first and all(not token.quote and (not token.word or token.low in leading) for token in tokens)


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
