"""
Who owns a claim after all: the reason a name is withheld, and the neighbour sentence that gives an unowned claim an owner.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from scorer.langs import Lang
from scorer.lexicon import Lexicon, fold
from scorer.model import Attribution, Kind, Span
from scorer.read.attributions.continued import Reading

BACK = 4  # words of a content that only points back: "Hal ini", "The claim"


@dataclass(frozen=True, slots=True, eq=False)
class _Withheld:
    marks: Lexicon
    because: Lexicon
    pointers: frozenset[str]
    relatives: Lexicon
    denials: Lexicon


def settle(body: str, readings: Sequence[Reading], lang: Lang) -> list[Reading]:
    """The readings, with the reason of anonymous speakers and the owner of agentless claims filled in."""
    words = _withheld(lang)
    settled = []
    for number, reading in enumerate(readings):
        following = readings[number + 1] if number + 1 < len(readings) else None
        settled.append(
            Reading(
                reading.frame,
                tuple(_settled(body, one, reading, following, words) for one in reading.attributions),
                labelled=reading.labelled,
            )
        )
    return settled


def _settled(
    body: str, attribution: Attribution, reading: Reading, following: Reading | None, words: _Withheld
) -> Attribution:
    if attribution.speaker.kind is Kind.AGENTLESS:
        return replace(attribution, owner=_owner(body, following, words))
    tokens = reading.frame.tokens
    start = tokens[0].start
    text = fold(body[start : tokens[-1].end])
    mark = words.marks.first(text, folded=True)
    if mark is None or (
        attribution.speaker.named
        and attribution.speaker.kind is not Kind.ANONYMOUS
        and not _near(attribution, start + mark.start)
    ):
        return attribution
    reasons = (hit for hit in words.because.find(text, folded=True) if hit.start >= mark.start)
    why = next((hit for hit in reasons if not _told(attribution, start + hit.start)), None)
    reason = Span(start + why.start, _clause_end(body, start + why.start, tokens[-1].end)) if why else None
    source = attribution.source
    if source and source.start < start + mark.start < source.end:
        source = _before_clause(body, source, words)
    return replace(
        attribution,
        source=source,
        speaker=replace(attribution.speaker, kind=Kind.ANONYMOUS, named=False),
        reason=reason,
    )


def _told(attribution: Attribution, at: int) -> bool:
    """Whether an offset stands in what was said: "… mengatakan jalan ditutup | karena banjir" is no reason to hide."""
    return any(part.start <= at < part.end for part in attribution.content)


def _before_clause(body: str, source: Span, words: _Withheld) -> Span:
    """The source without the clause that keeps the name back."""
    clause = words.relatives.first(body[source.start : source.end])
    end = source.start + clause.start if clause and clause.start else source.end
    return Span(source.start, source.start + len(body[source.start : end].rstrip(" ,")))


def _near(attribution: Attribution, mark: int) -> bool:
    """Whether the words that keep a name back stand beside this speaker."""
    source = attribution.source
    return source is not None and source.start <= mark <= source.end + 3


def _clause_end(body: str, start: int, end: int) -> int:
    stops = [place for place in (body.find(stop, start, end) for stop in (",", ".", ";", '"', "”")) if place > start]
    return min(stops, default=end)


def _owner(body: str, following: Reading | None, words: _Withheld) -> Span | None:
    """Who stands behind the next sentence's "Hal ini dikonfirmasi …"; one who denies it does not."""
    for attribution in following.attributions if following else ():
        cue = attribution.cue
        if not attribution.content or (cue and words.denials.first(body[cue.start : cue.end])):
            continue
        told = fold(body[attribution.content[0].start : attribution.content[0].end]).split()
        if attribution.source and len(told) <= BACK and not words.pointers.isdisjoint(told):
            return attribution.source
    return None


@cache
def _withheld(lang: Lang) -> _Withheld:
    return _Withheld(
        marks=Lexicon(lang["unnamed"]["withheld"]),
        because=Lexicon(lang["unnamed"]["because"]),
        relatives=Lexicon(lang["grammar"]["relativizers"]),
        denials=Lexicon(lang["cues"]["passive"]["denials"]),
        pointers=frozenset(lang["grammar"]["pointers"]),
    )
