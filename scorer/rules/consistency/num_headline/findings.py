"""What is said of a headline's number and the story's."""

from scorer.model import Change, Figure, Finding, Span


def told(here: Span, there: tuple[Span, ...], stated: float | str, found: float | str) -> Finding:
    """The headline tells one thing in words, the places of the story another."""
    return Finding(
        rule="num-headline",
        spans=(here, *there),
        values={"stated": stated, "found": found},
        case="other",
        confidence=0.95,
    )


def differs(figure: Figure, other: Figure, case: str = "other") -> Finding:
    """The headline's number is one, the story's another; `case` is "money" where the scale differs."""
    return Finding(
        rule="num-headline",
        spans=(figure.span, other.span),
        values={"stated": figure.value, "found": other.value},
        case=case,
        confidence=0.95,
    )


def changes(figure: Figure, change: Change) -> Finding:
    """By how much the headline says that something changed, and the two amounts of the story."""
    return Finding(
        rule="num-headline",
        spans=(figure.span, *sorted((change.first.span, change.last.span))),
        values={"stated": figure.value, "found": round(abs(change.last.value - change.first.value), 2)},
        case="other",
        confidence=0.95,
    )
