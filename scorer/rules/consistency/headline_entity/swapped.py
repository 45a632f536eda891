"""
The same noun or verb with another name on its other side, as a story turns a headline's words round.

"Marbury leisure centre" over "the leisure centre in Tanfield"; "Ashwell Bank fined" over "has fined Denmoor Building Society".
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from scorer.model import Span
from scorer.rules.consistency.headline_entity import slots
from scorer.rules.consistency.headline_entity.runs import Run, Story, Word
from scorer.rules.given import Given

Three = tuple[Word, Word, Word]


def in_place(run: Run, story: Story, given: Given) -> Span | None:
    """The place of the noun that stands beside the headline's name: "the hall in Y" for "X hall", "maraton di Y"."""
    beside = {word.low for word in (run.before, *run.behind) if word is not None and word.stands}
    nouns = {low for low in beside if len(low) > slots.SHORT and low not in given.words["links"]}
    word = run.words[0].low
    known = any(given.speech.inflects(piece) for piece in word.split("-"))
    if len(run.words) > 1 or known or (run.opens and word.endswith(tuple(given.words["folk"]))):
        return None
    for noun, link, name in _threes(story.lead):
        sort = name.low in given.words["having"]  # "di Kabupaten …" may lie in the headline's province
        if noun.low in nouns and link.low in given.words["placed"] and new(name, story, given) and not sort:
            return name.span
    return None


def done_to(run: Run, story: Story, given: Given) -> Span | None:
    """Whom the story has done what the headline says was done to its name, in the passive."""
    behind = [word for word in run.behind if word.capital == story.title_case]  # "Ashwell | Bank | fined"
    if not behind or not run.sure or (run.before is not None and run.before.low in given.words["links"]):
        return None  # "the man killed | in Tarn Street | buried"
    verb, ends, begins = behind[0].low, given.words["passive_ends"], given.words["passive_begins"]
    if not (verb.endswith(tuple(ends)) or any(verb.startswith(part) for part in begins)):
        return None
    if run.behind[-1].capital and not story.title_case:
        return None  # "X fined Y"
    for left, right in pairwise(story.lead):
        if left.joined and new(right, story, given) and not left.capital and left.low not in given.words["links"]:
            active = left.low == verb if len(ends) else left.low != verb and given.speech.akin(verb, left.low)
            if active:
                return right.span
    return None


def new(word: Word, story: Story, given: Given) -> bool:
    """Whether a word of the lead is a capital that the headline does not have, and no day or month."""
    if word.low in given.words["calendar"]:
        return False
    return word.capital and len(word.low) >= slots.SHORT and word.low[: slots.FEW] not in story.headline


def _threes(lead: Sequence[Word]) -> Iterator[Three]:
    for one, two, three in zip(lead, lead[1:], lead[2:], strict=False):
        if one.joined and two.joined:
            yield one, two, three
