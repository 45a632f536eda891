"""
Chains: over which outlets the words came to us, nearest the origin first.

    “…,” kata X, menurut KCNA, seperti dilansir AFP   X > KCNA > AFP > us
    kata X kepada AFP                                 X > AFP, who heard it first
    kata AP mengutip Y                                Y > AP: the outlet comes after the one it quotes

A relay binds outward: what stands to its right is nearer to the reader. Only the verb that quotes (`inward` in the
pack's cues) binds inward. A relay without an outlet's name ("dikutip Selasa (21/10)") adds nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from scorer.read.attributions.contents import SPOKEN, Draft
from scorer.read.attributions.frames import Frame
from scorer.read.attributions.grammar import Construction, Grammar
from scorer.read.attributions.head import Head
from scorer.read.attributions.phrases import Phrase

Outlets = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class Chained:
    """A draft with the phrases that name its relays, nearest the origin first, and the speaker a relay quotes."""

    draft: Draft
    via: tuple[Phrase, ...] = ()
    quoted: Phrase | None = None


def link(frame: Frame, heads: list[Head], drafts: list[Draft], grammar: Grammar, outlet: Outlets) -> list[Chained]:
    """Drafts with their chains; relays that only pass another draft's words on are no drafts of their own."""
    tokens = frame.tokens

    def names(phrase: Phrase | None) -> bool:
        return phrase is not None and outlet(tokens[phrase.first].start, tokens[phrase.after - 1].end)

    leading = _leading(drafts, heads)
    spoken = min((draft.head.begin for draft in drafts if draft.head.construction in SPOKEN), default=len(tokens))
    passed = {id(head) for head in heads if _passes_on(head, spoken, names)}
    own = [draft for draft in drafts if id(draft.head) not in passed]
    chained = []
    for draft, next_begin in zip(own, _next_begins(own, len(tokens)), strict=True):
        chain: list[Phrase | None] = [draft.head.told] if names(draft.head.told) else []
        quoted = None
        for head in [head for head in heads if _end(draft.head) <= head.begin <= next_begin]:
            inward = head.construction is Construction.RELAY and head.cue.phrase in grammar.inward
            if inward and head.source and names(draft.head.source):
                quoted = head.source
            elif head.source and id(head) in passed:
                chain += [head.beyond, head.source]
        chain.append(draft.head.over)
        if leading and leading.source and draft.head.begin > leading.begin:
            chain += [leading.beyond, leading.source]
        named = [phrase for phrase in chain if phrase]
        if draft.head.agentless and named:
            chained.append(Chained(draft, tuple(named[1:]), named[0]))  # "dikabarkan …, seperti dilansir X": X's
        else:
            chained.append(Chained(draft, tuple(named), quoted))
    return chained


def _next_begins(drafts: list[Draft], last: int) -> list[int]:
    """For each draft, where the next one begins, or `last`: what stands behind that is no longer about its words."""
    begins = sorted({draft.head.begin for draft in drafts})
    following = dict(zip(begins, [*begins[1:], last], strict=False))
    return [following[draft.head.begin] for draft in drafts]


def _end(head: Head) -> int:
    return head.source.after if head.source else head.cue.after


def _leading(drafts: list[Draft], heads: list[Head]) -> Head | None:
    """A relay at the head of the frame that only introduces what a speaker of its own then says."""
    first = heads[0] if heads else None
    introduces = first and first.construction is Construction.RELAY and not first.left
    return first if introduces and all(draft.head is not first for draft in drafts) else None


def _passes_on(head: Head, spoken: int, names: Callable[[Phrase | None], bool]) -> bool:
    """Whether a head relays the words of another one; the first of those begins at token `spoken`."""
    if spoken >= head.begin or not head.left:
        return False
    return head.construction is Construction.RELAY or (head.construction is Construction.PHRASE and names(head.source))
