"""Whether two sentences tell of one time: "in September … last month" do in October, "in August … in July" do not."""

from scorer.model import Doc, Figure, Span
from scorer.rules.consistency.num_conflict import slots
from scorer.rules.given import Given

TWO = 2


def months(doc: Doc, span: Span, given: Given) -> frozenset[str]:
    """The months that a stretch names, "last month" among them where the day of publication says which that was."""
    said = doc.text(span)
    named = slots.calendar(doc, span, given) & frozenset(given.words["months"])
    return frozenset(named | {_month(doc, hit.phrase, given) for hit in given.words["elsewhen"].find(said)} - {""})


def other(doc: Doc, one: Span, two: Span, given: Given) -> bool:
    """Whether a stretch tells of a time, "last year", of which the other, first told, does not tell."""
    return _other(doc, one, _told(doc, two, given), given)


def of_one(doc: Doc, told: list[Figure], figure: Figure, given: Given) -> list[Figure]:
    """Of several different numbers those of the time of a later one: not "last year's run raised £240,000"."""
    if len({one.value for one in told}) < TWO:
        return told
    here = _told(doc, doc.sentences[figure.sentence].span, given)
    return [one for one in told if not _other(doc, doc.sentences[one.sentence].span, here, given)] or told


def of_other_months(doc: Doc, one: Span, two: Span, given: Given) -> bool:
    """Whether two stretches name months, and not the same."""
    return not slots.agree(months(doc, one, given), months(doc, two, given))


def tells_others(text: str, given: Given) -> bool:
    """Whether a word tells of others; "next year" and "the first month" do not."""
    return any(
        not given.words["periods"].begins(text[hit.end :])
        and not given.words["periods"].ends(text[: hit.start].rstrip())
        for hit in given.words["others"].find(text)
    )


def _other(doc: Doc, one: Span, later: frozenset[str], given: Given) -> bool:
    """Whether a later stretch tells of a time that one does not tell of, or of none where one tells of some."""
    first = _told(doc, one, given)
    return bool(first or later) and not (later and later <= first | months(doc, one, given))


def _told(doc: Doc, span: Span, given: Given) -> frozenset[str]:
    """The times that a stretch tells of by words such as "last year"; of "last month" the month it was."""
    found = (hit.phrase for hit in given.words["elsewhen"].find(doc.text(span)))
    return frozenset(_month(doc, phrase, given) or phrase for phrase in found)


def _month(doc: Doc, phrase: str, given: Given) -> str:
    """The name of the month that "last month" was; "" of any other phrase, and where nobody knows the day."""
    published = doc.article.published_at
    names = given.words["months"].phrases
    return names[published.month - 2] if published and names and phrase in given.words["last_month"] else ""
