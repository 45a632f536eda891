"""A price as the label of a thing, and the price told by its name: "the £4.6 million wall … the £6.4 million cost of the wall"."""

from collections.abc import Iterable
from functools import cache

from scorer.lexicon import fold
from scorer.model import Doc, Figure, Span
from scorer.rules.consistency.num_conflict import measures
from scorer.rules.consistency.num_conflict.frames import stems
from scorer.rules.given import Given, Table

REACH = 60  # code points beside an amount in which its thing is named
LABELLED = 28  # code points beside a label


def labels(doc: Doc, earlier: Iterable[Figure], figure: Figure, given: Given) -> list[Figure]:
    """Those of earlier amounts that stand as a label before the thing whose cost a later one is called."""
    priced = _priced(doc, figure, given) if figure.money else frozenset()
    if not priced:
        return []
    amounts = given.tables["amounts"]
    priced -= frozenset(stems(" ".join(_nouns(amounts, tuple(amounts))), given))  # "the £4.6 million grant" is no price
    beside = _beside(doc, figure)
    return [
        one
        for one in earlier
        if one.unit == figure.unit
        and one.role is None
        and not priced.isdisjoint(stems(" ".join(_labelled(doc, one, given)), given))
        and not _parts(beside, one, figure, given)
    ]


def are_apart(doc: Doc, one: Figure, two: Figure, given: Given) -> bool:
    """Whether one is paid and one taken, or the second is a part, or what another thing costs than the first's sentence tells of."""
    if _are_traded_apart(doc, one, two, given):
        return True
    if not two.money or _named(doc, two, given) is None:
        return False
    told = doc.text(doc.sentences[one.sentence].span)
    priced = _priced(doc, two, given)
    before = doc.text(
        doc.sentences[max(0, one.sentence - 1)].span
    )  # "Tanggul itu rampung. Proyek itu berbiaya Rp8 miliar"
    others = bool(priced) and priced.isdisjoint(stems(f"{before} {told}", given))
    return others or not _parts(_beside(doc, two), one, two, given) <= _parts(told, one, two, given)


def _are_traded_apart(doc: Doc, one: Figure, two: Figure, given: Given) -> bool:
    """Whether one amount is what a thing is bought for, and the other what it is sold for."""
    if not (one.money and two.money):
        return False
    ways = [{way for way in ("buys", "sells") if given.words[way].first(_beside(doc, each))} for each in (one, two)]
    return all(ways) and not ways[0] & ways[1]


def _parts(text: str, one: Figure, two: Figure, given: Given) -> frozenset[str]:
    """The words by which a price is of another time or of a part, "the running cost"; "the full cost" is a miscopied price."""
    named = frozenset(hit.phrase for hit in given.words["other_price"].find(text))
    return named - frozenset(given.words["whole_price"]) if one.turned(two) else named


def _priced(doc: Doc, figure: Figure, given: Given) -> frozenset[str]:
    """The stems of the words for the thing whose cost an amount is called; none where it is called no cost of a thing."""
    named = _named(doc, figure, given)
    if named is None:
        return frozenset()
    (ahead, behind), owned = named, tuple(given.tables["again"]["genitive"])
    if not given.tables["again"]["opened"]:
        return frozenset(stems(" ".join(behind[: measures.HEADS]), given))
    if behind and behind[0] in given.words["of"]:
        words = behind[2:] if behind[1:2] and behind[1] in given.words["met"] else behind[1:]
        return frozenset(stems(" ".join(measures.named_behind(" ".join(words), given)), given))
    return frozenset(stems(" ".join(word for word in ahead if word.endswith(owned)), given))


def _labelled(doc: Doc, figure: Figure, given: Given) -> list[str]:
    """The words for the thing that an amount labels: "the £4.6 million | sea wall", "tanggul laut | senilai Rp4,6 miliar"."""
    span = doc.sentences[figure.sentence].span
    if given.tables["again"]["opened"]:
        behind = doc.body[figure.span.end : min(span.end, figure.span.end + LABELLED)].replace("-", " ")
        return measures.named_behind(measures.EDGE.split(behind)[0], given)
    ahead = doc.folded[max(span.start, figure.stated.start - LABELLED) : figure.stated.start]
    words = measures.EDGE.split(ahead)[-1].split()
    while words and words[-1] in given.words["has"]:
        words.pop()
    return words[-measures.HEADS :]


def _beside(doc: Doc, figure: Figure, *, whole: bool = True) -> str:
    """The clause of an amount, or its part before the amount."""
    span = doc.sentences[figure.sentence].span
    own = Span(max(span.start, figure.stated.start - REACH), min(span.end, figure.span.end + REACH))
    ahead, behind = doc.body[own.start : figure.stated.start], doc.body[figure.span.end : own.end]
    before = measures.EDGE.split(ahead)[-1]
    return f"{before} {measures.EDGE.split(behind)[0]}" if whole else before


def _named(doc: Doc, figure: Figure, given: Given) -> tuple[list[str], list[str]] | None:
    """The words of its clause before the noun that calls an amount a price, and those behind that; None where none does."""
    nouns = _nouns(given.tables["amounts"], given.words["priced"].phrases)
    clause = _beside(doc, figure, whole=bool(given.tables["again"]["opened"]))  # "biaya dermaga | Rp8,2 miliar itu"
    near = fold(clause).replace("-", " ").split()
    at = next((number for number, word in enumerate(near) if word in nouns), None)
    return None if at is None else (near[:at], near[at + 1 :])


@cache
def _nouns(amounts: Table, kinds: tuple[str, ...]) -> frozenset[str]:
    """The nouns for some kinds of amounts."""
    return frozenset(word for kind in kinds for word in amounts[kind])
