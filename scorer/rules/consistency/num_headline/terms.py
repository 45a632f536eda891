"""How long a court gave somebody, or a prosecutor asked for: "Eks Camat Dituntut 6 Tahun" over a story of four."""

from collections.abc import Sequence
from itertools import combinations, pairwise

from scorer.lexicon import fold
from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.consistency.num_headline import telling
from scorer.rules.given import Given

LEAD = 3  # sentences of the story that tell what the headline tells
TERMS = 12  # terms of the story that are tried in pairs
BEHIND = 40  # code points behind a length in which what it is may stand
JOINED = 6  # code points between the years and the months of a term
KINDS = ("asked", "handed")
MONTHS = {"y": 12, "mo": 1}

Length = tuple[float, Span]


def differ(doc: Doc, given: Given) -> tuple[Length, Length] | None:
    """
    The headline's term and the one of the same kind that the lead has instead.

    None where the story has the headline's anywhere, or the lead several of that kind.
    """
    if doc.headline is None:
        return None
    stated = [one for one in doc.figures if one.span in doc.headline and one.unit in MONTHS]
    if len(stated) != 1 or stated[0].bound is not Bound.EXACT or stated[0].role not in (None, "sentence", "demand"):
        return None
    headline, text = stated[0], fold(doc.text(doc.headline))
    if given.words["joins"].ends(doc.article.text(headline.span.field)[: headline.stated.start].rstrip()):
        return None  # "jailed for six and | four years"
    kind = next((kind for kind in KINDS if given.words[kind].first(text, folded=True)), None)
    kind = kind or ("handed" if given.words["penal"].first(text, folded=True) else None)
    after = fold(doc.article.text(headline.span.field)[headline.span.end : doc.headline.end])
    kind = kind or ("handed" if given.words["for_whom"].begins(after) else None)  # "Six years for arsonist"
    told = [one for one in doc.figures if one.sentence >= 0 and one.unit in MONTHS]
    terms = [_months(one) for one in told]
    sums = {one + two for one, two in combinations(terms[:TERMS], 2)}  # "four years for fraud and two for forgery"
    known = _months(headline) in sums.union(terms) or any(headline.meets(one) for one in told)
    if kind is None or known or given.words["unserved"].first(text, folded=True):
        return None
    found = [one for one in told if telling.leads(doc, one, LEAD) and _kind(doc, one, given) == kind]
    if len({_months(one) for one in found}) != 1 or found[0].bound is not Bound.EXACT:
        return None
    return (headline.value, headline.span), (found[0].value, found[0].span)


def is_made(term: Figure, told: Sequence[Figure]) -> bool:
    """Whether a term is told in years and months: "four years and six months"."""
    return term.unit in MONTHS and any(
        (one.unit, two.unit) == ("y", "mo")
        and 0 <= two.stated.start - one.span.end <= JOINED
        and _months(one) + _months(two) == _months(term)
        for one, two in pairwise(told)
    )


def _months(figure: Figure) -> float:
    return figure.value * MONTHS[figure.unit or ""]


def _kind(doc: Doc, figure: Figure, given: Given) -> str | None:
    """What a length is: by the last word of a court before it in its sentence, else by the first behind it."""
    place = doc.sentences[figure.sentence].span
    ahead = fold(doc.body[place.start : figure.stated.start])
    behind = fold(doc.body[figure.span.end : min(place.end, figure.span.end + BEHIND)])
    if given.words["unserved"].first(ahead, folded=True) or given.words["years_old"].first(
        behind[:BEHIND], folded=True
    ):
        return None
    before = [(hit.end, kind) for kind in KINDS for hit in given.words[kind].find(ahead, folded=True)]
    after = [(hit.start, kind) for kind in KINDS for hit in given.words[kind].find(behind, folded=True)]
    if before or after:
        return max(before)[1] if before else min(after)[1]
    return "handed" if given.words["penal"].first(f"{ahead} {behind}", folded=True) else None
