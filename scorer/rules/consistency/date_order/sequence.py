"""Two events of one story in the wrong order: somebody was released before he was arrested, a ship arrived before it left."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from scorer.lexicon import fold
from scorer.model import Doc, Finding, Outcome, Span, Telling
from scorer.rules.given import Given

MONTHS = 6  # months between two days without a year that are of one year
FOLLOWS = 2  # sentences after the one event in which a word like "he" still means whom it befell
SINCE = 24  # code points before a verb in which "since" may stand
_STOP = re.compile(r"[.,;:?!\n]")
_WORD = re.compile(r"[^\W\d_]+")


def compared(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """One outcome for each pair of events of which one has to come first, where the story tells one of each."""
    told: dict[str, list[Telling]] = {}
    for telling in doc.tellings:
        if telling.when.last is None and (telling.when.day is not None or telling.when.year is not None):
            told.setdefault(telling.kind, []).append(telling)
    if len(told) < 2:
        return
    order = given.tables["order"]
    for first, then in (*order["pairs"], *order["told_so"]):
        if len(told.get(first, ())) == 1 and len(told.get(then, ())) == 1:
            one, two = told[first][0], told[then][0]
            if _before_it(doc, two, given) or ([first, then] in order["told_so"] and _other_way(doc, one, two, given)):
                continue
            outcome = _outcome(doc, one, two, given)
            if outcome is not None:
                yield outcome


def _before_it(doc: Doc, two: Telling, given: Given) -> bool:
    """Whether what should come second is said to lie before the rest: "He | had been | released on 3 May", and nobody says so."""
    if two.span.field != "body":
        return False
    sentence = doc.text(doc.sentence_of(two.span))
    ahead = doc.folded[max(0, two.span.start - SINCE) : two.span.start].rstrip()
    return given.words["had"].ends(ahead) and given.words["told"].first(sentence) is None


def _other_way(doc: Doc, one: Telling, two: Telling, given: Given) -> bool:
    """Whether what should come first may have come again: told later, or with "since" before the other: "at large since …"."""
    text = doc.article.text(two.span.field)
    since = given.words["since"].first(_STOP.split(text[max(0, two.span.start - SINCE) : two.span.start])[-1])
    return since is not None or (_place(two) < _place(one) and not _lies_back(doc, one, given))


def _lies_back(doc: Doc, telling: Telling, given: Given) -> bool:
    """Whether an event is said to lie before what was told of: "had been appointed", "baru diteken"."""
    text = doc.article.headline or "" if telling.span.field == "headline" else doc.text(doc.sentence_of(telling.span))
    return given.words["lies_back"].first(text) is not None


def _outcome(doc: Doc, one: Telling, two: Telling, given: Given) -> Finding | Outcome | None:
    """What the two times say; None where the events may be of two stories, or no calendar can tell."""
    backwards = _backwards(one, two)
    told, later = (one, two) if _place(one) <= _place(two) else (two, one)
    if one.when.span == two.when.span or backwards is None:
        return None
    coordinated = _coordinated(doc, told, later, given)
    if not coordinated and not _of_one(doc, told, later, given):
        return None
    if not coordinated and (one.several or two.several or later.new):
        return Outcome.ABSTAINED
    if not backwards:
        return Outcome.AGREED
    if _over_the_year(doc, one, two, given):
        return Outcome.ABSTAINED
    early, late = _shown(one), _shown(two)
    return Finding(
        rule="date-order",
        spans=(early, late),
        values={
            "earlier": doc.text(one.span),
            "later": doc.text(two.span),
            "first": doc.text(early),
            "last": doc.text(late),
        },
        case="events",
        confidence=0.92,
    )


def _backwards(one: Telling, two: Telling) -> bool | None:
    """Whether the event that has to come first has the later time; None where no calendar can tell."""
    early, late = one.when.day, two.when.day
    if early is not None and late is not None:
        one_year = early.year == late.year or (
            None in (early.year, late.year) and abs(early.month - late.month) < MONTHS
        )
        if one_year:
            return (late.month, late.day) < (early.month, early.day)
    years = one.when.year, two.when.year
    return years[1] < years[0] if years[0] is not None and years[1] is not None else None


def _over_the_year(doc: Doc, one: Telling, two: Telling, given: Given) -> bool:
    """Whether the later of two days without a year may be of the next: "passed on 25 December, will take effect on 1 July"."""
    early, late = one.when.day, two.when.day
    if early is None or late is None or early.year or late.year or late.month >= early.month:
        return False
    if early.value and late.value and early.value <= late.value:
        return True
    field = two.span.field
    text = doc.article.headline or "" if field == "headline" else doc.text(doc.sentence_of(two.span))
    return given.words["unsure"].first(text) is not None


def _shown(telling: Telling) -> Span:
    return telling.when.day.date_span if telling.when.day else telling.when.span


def _place(telling: Telling) -> tuple[int, int]:
    return telling.sentence, telling.span.start


def _coordinated(doc: Doc, told: Telling, later: Telling, given: Given) -> bool:
    """Whether one clause tells both: "was arrested on 9 May | and charged | on 7 May"."""
    if told.sentence != later.sentence or told.span.field != later.span.field:
        return False
    between = doc.article.text(told.span.field)[max(told.span.end, told.when.span.end) : later.span.start]
    words = _WORD.findall(fold(between))
    return bool(words) and all(word in given.words["and_then"] for word in words)


def _of_one(doc: Doc, told: Telling, later: Telling, given: Given) -> bool:
    """Whether what is told later befell the same: by a word that both share, a pronoun, or "the suspect"."""
    shared = {word for word in later.words if any(given.speech.akin(word, other) for other in told.around)}
    rest = later.words - shared
    if any(word in given.words[name] for word in rest for name in ("relations", "another")) or _namesake(
        doc, later, shared, told.around
    ):
        return False
    if shared:
        return True
    close = later.sentence - told.sentence <= FOLLOWS
    if any(word.endswith(end) for word in later.words for end in given.words["ending"]):
        return close
    if close and later.pointed and _by_pronoun(doc, later, given):
        return True
    return close and not later.names and (later.pointed or any(word in given.words["same"] for word in later.words))


def _by_pronoun(doc: Doc, later: Telling, given: Given) -> bool:
    """Whether the sentence of a telling begins with a pronoun, whatever places it names: "It | had been signed in Oslo"."""
    here = doc.sentence_of(later.span)
    return later.span.field == "body" and given.words["he"].begins(doc.folded[here.start : later.span.start])


def _namesake(doc: Doc, later: Telling, shared: AbstractSet[str], around: AbstractSet[str]) -> bool:
    """Whether the words that two tellings share are but a part of somebody else's name: "Ida Brandt … Ida Lamb"."""
    here = doc.sentence_of(later.span) if later.span.field == "body" else None
    return here is not None and any(
        not shared.isdisjoint(parts) and not parts <= set(around)
        for name in doc.people.inside(here)
        if (parts := set(fold(name.identity).split()))
    )
