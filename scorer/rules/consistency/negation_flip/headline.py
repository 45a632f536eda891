"""What the headline tells as done, and the story only with a “not” or “not yet” before it."""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import Lexicon, either, fold
from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.given import Given, Table


def verbs(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each verb of the headline that is on the list of deeds."""
    if doc.headline is None:
        return
    title = fold(doc.text(doc.headline))
    for heading, denied, affirmed in _patterns(given.tables["verbs"], given.words["not"]):
        said = heading.search(title)
        if said is None or denied.search(title) or _is_ruled_out(title[: said.start()], given):
            continue
        spans = [one.span for one in doc.prose() if not one.span.overlaps(doc.headline)]
        negated = [(span, found) for span in spans if (found := denied.search(doc.text(span)))]
        positive = any(affirmed.search(denied.sub(" ", doc.text(span))) for span in spans)
        if negated and not positive:
            span, found = negated[0]
            place = Span(span.start + found.start(), span.start + found.end())
            credited = ": " in title and doc.quoted.touch(place)  # "Aides: Mayor signed", which he denies
            if credited or given.words["at_first"].first(doc.text(span)):
                yield Outcome.ABSTAINED
                continue
            start = doc.headline.start + said.start()
            yield Finding(
                rule="negation-flip",
                spans=(
                    Span(start, start + len(said.group()), doc.headline.field),
                    place,
                ),
                case="headline",
                confidence=0.9,
            )


def _is_ruled_out(before: str, given: Given) -> bool:
    """Whether what stands before a verb says itself that nothing was done: "No charges", "Mayor avoids charges"."""
    return any(given.words[cue].first(before, folded=True) for cue in ("not", "denying", "against"))


@cache
def _patterns(table: Table, negations: Lexicon) -> tuple[tuple[re.Pattern[str], ...], ...]:
    """For each verb how a headline tells it, and the story with a “not” before it and without."""
    no = either(negations)
    told = ((either(forms["headline"]), either(forms["body"])) for forms in table.values())
    return tuple(
        (
            re.compile(rf"\b(?:{heading})\b"),
            re.compile(rf"\b(?:{no})\s(?:\w+\s)?(?:{verb})\b", re.IGNORECASE),
            re.compile(rf"\b(?:{verb})\b", re.IGNORECASE),
        )
        for heading, verb in told
    )
