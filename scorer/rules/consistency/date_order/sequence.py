"""Two events of one story in the wrong order: somebody was released before he was arrested, a ship arrived before it left."""

from collections.abc import Iterator

from scorer.model import DateMention, Doc, Finding, Outcome, Telling
from scorer.rules.given import Given

MONTHS = 6  # months between two days without a year that are of one year
FOLLOWS = 1  # sentences after the one event in which a word like "he" still means whom it befell


def compared(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """One outcome for each pair of events of which one has to come first, where the story tells one of each."""
    told: dict[str, list[tuple[Telling, DateMention]]] = {}
    for telling in doc.tellings:
        if telling.when.day is not None and telling.when.last is None:
            told.setdefault(telling.kind, []).append((telling, telling.when.day))
    for first, then in given.tables["order"]["pairs"] if len(told) > 1 else ():
        if len(told.get(first, ())) == 1 and len(told.get(then, ())) == 1:
            outcome = _outcome(doc, told[first][0], told[then][0], given)
            if outcome is not None:
                yield outcome


def _outcome(
    doc: Doc, first: tuple[Telling, DateMention], then: tuple[Telling, DateMention], given: Given
) -> Finding | Outcome | None:
    """What the two days say; None where the events may be of two stories, or no calendar can tell."""
    (one, early), (two, late) = first, then
    one_year = early.year == late.year or (None in (early.year, late.year) and abs(early.month - late.month) < MONTHS)
    told, later = (one, two) if _place(one) <= _place(two) else (two, one)
    if one.when.span == two.when.span or not one_year or not _of_one(told, later, given):
        return None
    if one.several or two.several or one.new or two.new:
        return Outcome.ABSTAINED
    if (late.month, late.day) >= (early.month, early.day):
        return Outcome.AGREED
    return Finding(
        rule="date-order",
        spans=(early.date_span, late.date_span),
        values={
            "earlier": doc.text(one.span),
            "later": doc.text(two.span),
            "first": doc.text(early.date_span),
            "last": doc.text(late.date_span),
        },
        case="events",
        confidence=0.92,
    )


def _place(telling: Telling) -> tuple[int, int]:
    return telling.sentence, telling.span.start


def _of_one(told: Telling, later: Telling, given: Given) -> bool:
    """Whether what is told later befell the same: by a word that both share, a pronoun, or "the suspect"."""
    shared = {word for word in later.words if any(given.speech.akin(word, other) for other in told.around)}
    if shared:
        return True
    if later.names:
        return False
    close = later.sentence - told.sentence <= FOLLOWS
    return close and (later.pointed or any(word in given.words["suspects"] for word in later.words))
