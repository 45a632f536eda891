"""The rank before a name: an officer is a captain or a major, not both in one story."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, pairwise

from scorer.lexicon import Hit, Lexicon, any_of, either, fold
from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.consistency.role_conflict.people import NAME, People, at_odds
from scorer.rules.given import Given, Table

MOST = 60  # ranks looked at
AROUND = 60  # code points around a rank in which a promotion is told


def borne(doc: Doc, people: People, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each further rank before one person's name."""
    known: dict[str, tuple[str, Span]] = {}
    ranks, words, pattern = _forms(given.tables["borne"], given.words["arms"])
    told = list(islice(words.find(doc.folded, folded=True), MOST))
    joined = _joined(doc, told)
    for word in told:
        hit = pattern.match(doc.body, word.start) if word not in joined else None
        who = _holder(hit.group("who"), people) if hit else None
        if hit is None or who is None:
            continue
        rank, span = ranks[fold(hit.group("rank"))], Span(*hit.span("rank"))
        first, place = known.setdefault(who, (rank, span))
        around = doc.body[max(0, span.start - AROUND) : span.end + AROUND]
        if place == span:
            continue
        if first == rank:
            yield Outcome.AGREED
        elif given.words["other_time"].first(around) is not None or (
            _kin(around, given) and " " not in hit.group("who")
        ):
            yield Outcome.ABSTAINED
        else:
            yield at_odds(doc, who, place, span)
            return


def _joined(doc: Doc, told: Sequence[Hit]) -> frozenset[Hit]:
    """The words that are one title with a rank beside them: "Colonel-General", "Inspector General", "commander General"."""
    beside = [pair for pair in pairwise(told) if doc.body[pair[0].end : pair[1].start].strip(".") in {" ", "-"}]
    return frozenset(hit for pair in beside for hit in pair)


def _holder(written: str, people: People) -> str | None:
    """The last two words of the name behind a rank; a family name alone is looked up."""
    full = written if " " in written else people.called(written)
    return " ".join(full.split()[-2:]) if full and " " in full else None


def _kin(around: str, given: Given) -> bool:
    """Whether a word of kin stands near: "Captain Holt, his son"."""
    words = set(fold(around).replace(",", " ").split())
    return any(
        word in words for sexes in given.tables["kin"]["terms"].values() for all_ in sexes.values() for word in all_
    )


@cache
def _forms(table: Table, arms: Lexicon) -> tuple[Mapping[str, str], Lexicon, re.Pattern[str]]:
    """Each form of a rank with that rank; and a rank, its arm of service in short or in brackets, and a name."""
    ranks = {fold(form): rank for rank, forms in table.items() for form in forms}
    return (
        ranks,
        Lexicon(ranks),
        re.compile(
            rf"\b(?P<rank>(?i:{any_of(ranks)}))\.?(?:\s\([A-Z][\w ]{{0,15}}\)|\s(?i:{either(arms) or '(?!)'})\.?)?\s(?P<who>{NAME})"
        ),
    )
