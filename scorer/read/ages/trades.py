"""Of whom the noun beside an age is said: "Goalkeeper Rob Lamb … Ida Brandt … the 31-year-old goalkeeper"."""

from collections.abc import Iterable

from scorer.model import Name, Span
from scorer.read.ages.forms import STOP, WORD, Forms, Told

BESIDE = 16  # code points before a name in which somebody's trade stands
BEHIND = 24  # code points behind an age in which the noun stands that goes with it
NEAREST = 2  # words before a name among which the trade is


def of_another(
    folded: str, one: Told, who: str | None, here: Span, named: Iterable[tuple[Name, str | None]], told: Forms
) -> bool:
    """
    Whether an age that points back, in the sentence `here`, is of somebody else than `who`, by the people `named` before it.

    Its noun stood beside another name, or is a trade told of before that is not the one beside the name of `who`, or `who`
    has an age in the same sentence.
    """
    sexes = {*told.words["male"], *told.words["female"]}
    nouns = {*WORD.findall(STOP.split(folded[one.end : one.end + BEHIND])[0])} | {
        *WORD.findall(folded[one.start : one.span.start])
    }
    nouns, trades = nouns - sexes, {*told.words["people"]} - sexes
    own: set[str] = set()
    for name, whose in named:
        beside = WORD.findall(folded[max(0, name.begin - BESIDE) : name.span.start])[-NEAREST:]
        if whose != who and nouns.intersection(beside):
            return True
        if whose == who:
            own.update(beside)
            if name.span.start >= here.start and told.behind.match(folded, name.span.end):
                return True
    others = {noun for noun in nouns & trades if not any(word.endswith(noun) for word in own)}  # "goalkeeper … keeper"
    known = own & trades and any(word in folded[: here.start] for word in others)
    return bool(known) and not own & others


def is_new(folded: str, one: Told, told: Forms) -> bool:
    """Whether the noun beside an age that points back is one that nobody was told of by: "the 49-year-old driver"."""
    text = folded[one.span.end : one.end + BEHIND]
    noun = told.words["people"].first(text, folded=True)
    if noun is None or told.words["small"].first(text[: noun.start], folded=True):
        return False
    return not told.sex(noun.phrase) and noun.phrase not in folded[: one.start]


def called(folded: str, head: int, named: Iterable[Name], told: Forms) -> frozenset[str]:
    """
    The nouns that stand for nobody new.

    They stand right before a name, as in "Tersangka, Rob Lamb" but not in "istrinya, Ida Brandt"; or they say, before the place
    `head`, what the first to be named is: "menetapkan Rob Lamb sebagai | tersangka".
    """
    found = {noun[0] for hit in told.words["as"].find(folded[:head]) if (noun := WORD.match(folded, hit.end + 1))}
    for name in named:
        ahead = folded[max(0, name.begin - BESIDE) : name.begin]
        if not told.namesake.search(ahead):
            found.update(WORD.findall(ahead.rstrip(" ,"))[-1:])
    return frozenset(found)
