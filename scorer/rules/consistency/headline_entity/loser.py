"""
The winner of a headline who has lost in the story: "Pellman takes mayor's race" over "defeating Dave Pellman".

The name of somebody who wins in the headline stands, in the first sentences, right behind a verb of beating or before one of
losing; nowhere there does it win.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice

from scorer.lexicon import Lexicon, any_of
from scorer.model import Doc, NameKind, Span
from scorer.rules.given import Given

LEAD = 4  # sentences of the story that say who has won


def compared(doc: Doc, given: Given) -> Iterator[tuple[Span, Span]]:
    """The headline's winner and the same name where the story says it has lost."""
    if doc.headline is None:
        return
    people = {name.identity for name in doc.names if name.kind is NameKind.PERSON}
    bearers = Counter(who.rsplit(maxsplit=1)[-1] for who in people)
    lead = [sentence.span for sentence in islice(doc.prose(), LEAD)]
    title = doc.article.text(doc.headline.field)
    for found in _winner(given.words["wins"]).finditer(title, doc.headline.start, doc.headline.end):
        name = re.escape(found["name"])
        if bearers[found["name"]] != 1 or not lead:
            continue  # nobody of the story, or one of two: "Holt beats Holt"
        forms = [
            form.replace("NAME", name) for form in _forms(*(given.words[kind] for kind in ("beating", "loses", "won")))
        ]
        lost = next((hit for form in forms[:2] if (hit := _first(form, doc, lead))), None)
        if lost is not None and _first(forms[2], doc, lead) is None:
            yield Span(*found.span("name"), doc.headline.field), Span(*lost.span("name"))
            return


def _first(form: str, doc: Doc, lead: list[Span]) -> re.Match[str] | None:
    return re.compile(form).search(doc.body, lead[0].start, lead[-1].end)


@cache
def _winner(wins: Lexicon) -> re.Pattern[str]:
    """A name before a verb of winning."""
    return re.compile(rf"\b(?P<name>[A-Z][a-z’'-]{{3,}})\s(?i:{any_of(wins)})\b")


@cache
def _forms(beating: Lexicon, loses: Lexicon, won: Lexicon) -> tuple[str, str, str]:
    """A name behind a verb of beating, one before a verb of losing, and one before a verb of winning."""
    return (
        rf"\b(?i:{any_of(beating)}),?\s(?:[a-z-]+,?\s){{0,4}}(?:[A-Z][\w’'-]+\s){{0,2}}(?P<name>NAME)\b(?!['’]s)",
        rf"\b(?P<name>NAME)\b(?:[^.;:\nA-Z]|\.(?=\d)){{0,45}}?\b(?:{any_of(loses)})\b",
        rf"\b(?P<name>NAME)(?:,[^,.\n]{{1,40}},)?\s(?:[a-z]+\s){{0,2}}(?:{any_of(won)})\b",
    )
