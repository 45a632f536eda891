"""
A head: a cue with the speaker it takes.
"""

from dataclasses import dataclass

from scorer.read.attributions.grammar import Construction, Cue
from scorer.read.attributions.phrases import Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """
    A cue and its speaker in one frame.

    `begin` is the first token of the whole expression, `tail` the token after it. `left` and `right` say on which sides
    content is taken. Without a `source` the speaker is whom the clitic -nya means, unless the head says otherwise:
    `inherits`: the speaker is that of the head before ("…, menekankan bahwa"); `lost`: a name stood here once;
    `agentless`: nobody is named. `told`: the one it was said to. `beyond`: the outlet from which the one that relays has
    it ("dikutip X dari Y"). `until`: the token that ends the content, where the subject stands behind it or the verb in a
    relative clause. `inside`: the cue stands between a subject and its predicate, which are both what was said.
    `over`: the outlet that quotes the speaker ("| AFP | mengutip polisi melaporkan …").
    """

    cue: Cue
    construction: Construction
    source: Phrase | None = None
    begin: int
    tail: int
    left: bool = False
    right: bool = False
    inherits: bool = False
    lost: bool = False
    agentless: bool = False
    told: Phrase | None = None
    beyond: Phrase | None = None
    until: int | None = None
    inside: bool = False
    over: Phrase | None = None
