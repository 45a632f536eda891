"""One event told twice, in whatever words: "was arrested on 6 October … her arrest on 9 October"."""

import re
from collections.abc import Iterator, Sequence

from scorer.lexicon import fold
from scorer.model import Doc, Finding, Outcome, Span, Stretches, Telling, When
from scorer.rules.consistency.date_conflict import times
from scorer.rules.given import Given

HEADLINE = -1  # the number of the headline among the sentences
ANY = "any"  # the kind of words that any mishap is called by: "the accident"
MOST = 8  # tellings of one kind; a story with more of them tells of several events
FOLLOWS = 2  # sentences in which "it" may still mean what was told of
STANDS = 3  # … and in which "that ship" may
LEAD = 2  # sentences at the head of a story that tell what the headline tells
AHEAD = 400  # code points before an event that is only pointed at in which it is named
BEHIND = 60  # code points behind the time at which an event begins in which it is told when it ends
_STOP = re.compile(r"[.;:?!]\s|\n")
_WORD = re.compile(r"[^\W\d_]+")
_CAPITAL = re.compile(r"\s[A-Z][a-z]{1,3}\s$|\n")  # right before a day: "On", "Pada"
FAR = 120  # days between two that are no slip of each other
_NUMBERED = re.compile(r"\b([A-Z][a-z]{3,})\s(\d{1,2}|[IVX]+)\b")
CLAUSE = 40  # code points before an event and its time in which they may be said to have been planned


def compared(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """One outcome for each event that is told again with a time."""
    known: dict[str, list[Telling]] = {}
    for telling in doc.tellings:
        earlier = known.setdefault(telling.kind, [])
        if len(earlier) >= MOST:
            continue
        if telling.kind == ANY:
            mishaps = [kind for kind in known if kind in given.words["befalls"] and known[kind]]
            earlier = known[mishaps[0]] if len(mishaps) == 1 else []
        same = [one for one in earlier if one.when.span != telling.when.span and _one_event(doc, one, telling, given)]
        if (outcome := _outcome(doc, same, telling, given)) is not None:
            yield outcome
        earlier.append(telling)


def _one_event(doc: Doc, one: Telling, two: Telling, given: Given) -> bool:
    """Whether a later telling is of the event that an earlier one tells."""
    if (
        two.new
        or any(_opens_again(doc, telling) or _of_a_spell(doc, telling, given) for telling in (one, two))
        or one.sentence == two.sentence
        or one.over is not two.over
        or _begins(doc, one, given) is not _begins(doc, two, given)
        or _ended(doc, one, two, given)
        or {_side(doc, one.when), _side(doc, two.when)} == {-1, 1}
        or _after_hospital(doc, one, given) is not _after_hospital(doc, two, given)
        or _of_two_numbers(doc, one, two)
    ):
        return False  # no sentence dates one event twice: "upheld on Thursday the ruling of 4 May"
    lead = one.sentence == HEADLINE and two.sentence < LEAD
    once = one.kind in given.words["single"]
    own = one.kind in given.words["of_one"] and bool(one.names)
    known = one.words if own else one.around  # whoever else a sentence names has another death
    shared = {word for word in two.words if any(given.speech.akin(word, other) for other in known)}
    verbs = {word for word in known if word.startswith(given.words["verbal"].phrases)}
    if one.kind in given.words["single"]:  # "will recruit 90 … The recruitment opens on 4 May"
        shared = {word for word in shared if any(given.speech.akin(word, other) for other in known - verbs)}
    if lead:
        return True
    if two.names - shared:
        return one.pointed and not _has_a_name(doc, one, given) and _told_before(doc, one, two)
    if two.words:
        told = shared or not (one.words or once) or ((one.names or not one.words) and _stands_for(one, two, given))
        return bool(told) and (two.pointed or len(two.words - shared) <= bool(two.names))
    untold = once and not one.words  # "since it was formed": of what, neither of the two says
    return two.pointed and not (untold and two.sentence - one.sentence > FOLLOWS)


def _opens_again(doc: Doc, telling: Telling) -> bool:
    """Whether a capital opens another sentence between an event and its time: a heading whose line was joined."""
    low, high = telling.span.end, telling.when.span.start
    text = doc.article.text(telling.span.field)
    return low < high and _CAPITAL.search(text, low, high) is not None


def _begins(doc: Doc, telling: Telling, given: Given) -> bool:
    """Whether what lasts is said to begin at its time: "construction | started in | March 2022"."""
    low, high = telling.span.end, telling.when.span.start
    text = doc.article.text(telling.span.field)
    return telling.kind in given.words["lasting"] and given.words["begins"].first(text[low:high]) is not None


def _of_a_spell(doc: Doc, telling: Telling, given: Given) -> bool:
    """Whether the sentence tells from when till when an event lasts: "the operation | began on | 4 May and | ended |"."""
    if telling.span.field != "body" or telling.when.span.start < telling.span.end:
        return False
    between, behind = doc.body[telling.span.end : telling.when.span.start], doc.body[telling.when.span.end :][:BEHIND]
    begins, finishes = given.words["begins"], given.words["finishes"]
    return begins.first(between) is not None and finishes.first(_STOP.split(behind)[0]) is not None


def _ended(doc: Doc, one: Telling, two: Telling, given: Given) -> bool:
    """Whether one tells when an event was won or over, and the other when it began: "won the final on Sunday … it began"."""
    begun, over = (
        [given.words[name].first(_sentence(doc, told)) is not None for told in (one, two)]
        for name in ("begins", "decided")
    )
    return begun != over and begun[0] is not begun[1] and begun[0] is over[1] and begun[1] is over[0]


def _side(doc: Doc, when: When) -> int:
    """Whether a time lies before the day on which the story appeared (-1) or after it (1); 0 where it may be that day."""
    stamp = doc.article.published_at
    if stamp is None:
        return 0
    if when.day is not None:
        day = when.day.value or stamp.date()
        return (day > stamp.date()) - (day < stamp.date())
    year = when.year or stamp.year
    months = when.months if year == stamp.year else ()
    before = year < stamp.year or (bool(months) and max(months) < stamp.month)
    return (year > stamp.year or (bool(months) and min(months) > stamp.month)) - before


def _after_hospital(doc: Doc, telling: Telling, given: Given) -> bool:
    """Whether a death is told as one in care, and not that of the moment: "was flown to hospital and | died on Sunday"."""
    return telling.kind in given.words["deaths"] and given.words["in_care"].first(_ahead(doc, telling)) is not None


def _of_two_numbers(doc: Doc, one: Telling, two: Telling) -> bool:
    """Whether two sentences number what they tell of by the same word: "Phase | 2 opens in May. Phase | 1 opened in 2023"."""
    numbers: list[dict[str, str]] = []
    for telling in (one, two):
        text, span = doc.article.text(telling.span.field), telling.span
        where = doc.sentence_of(span) if span.field == "body" else Span(0, len(text), span.field)
        days = Stretches(date.span for date in doc.date_row.inside(where))
        found = _NUMBERED.finditer(text, where.start, where.end)
        numbers.append({hit[1]: hit[2] for hit in found if not days.touch(Span(hit.start(), hit.end(), span.field))})
    return any(numbers[1].get(word, number) != number for word, number in numbers[0].items())


def _sentence(doc: Doc, telling: Telling) -> str:
    """The sentence of a telling, or the headline."""
    if telling.span.field == "headline":
        return fold(doc.article.headline or "")
    return doc.text(doc.sentence_of(telling.span))


def _ahead(doc: Doc, telling: Telling) -> str:
    """What stands before an event in its sentence of the body."""
    span = telling.span
    return doc.body[doc.sentence_of(span).start : span.start] if span.field == "body" else ""


def _has_a_name(doc: Doc, telling: Telling, given: Given) -> bool:
    """Whether a telling names what it tells of, and not only where that lies: "The bridge in southern Dunmore fell"."""
    ahead = fold(_ahead(doc, telling))
    where = given.words["at"].first(ahead)
    return not telling.names <= set(_WORD.findall(ahead[where.end :] if where else ""))


def _told_before(doc: Doc, one: Telling, two: Telling) -> bool:
    """Whether the names of an event stand ahead of the words that point at one: "the Harl by-election. The contest …"."""
    ahead = set(_WORD.findall(doc.folded[max(0, one.span.start - AHEAD) : one.span.start]))
    return one.sentence != HEADLINE and two.names <= ahead


def _stands_for(one: Telling, two: Telling, given: Given) -> bool:
    """Whether another word may stand for the name in the earlier telling: "the brewery", or "kapal itu" right behind it."""
    bodies = given.words["bodies"]
    founded = one.kind in given.words["single"] and not any(word in bodies for word in one.words)
    said_so = two.pointed and all(word in given.words["stand_ins"] for word in two.words)
    near = two.sentence - one.sentence <= (STANDS if said_so else 1)
    return (founded and all(word in bodies for word in two.words)) or (near and (two.near or said_so))


def _outcome(doc: Doc, same: Sequence[Telling], telling: Telling, given: Given) -> Finding | Outcome | None:
    """What comparing a telling with the earlier ones of its event says; None where nothing can be compared."""
    compared = [(one, times.differ(one.when, telling.when)) for one in same]
    compared = [(one, apart) for one, apart in compared if apart is not None]
    if not compared:
        return None
    if not all(apart for _, apart in compared):
        return Outcome.AGREED
    first = compared[0][0]
    far = telling.kind not in given.words["single"] and _far(first.when, telling.when)
    if far or telling.several or _moved(doc, first, telling, given):
        return Outcome.ABSTAINED
    if any(times.differ(first.when, one.when) for one, _ in compared[1:]):
        return Outcome.ABSTAINED  # three times are a story of several events
    one, two = _shown(first.when), _shown(telling.when)
    return Finding(
        rule="date-conflict",
        spans=(one, two),
        values={"event": doc.text(telling.span), "first": doc.text(one), "second": doc.text(two)},
        confidence=0.92,
    )


def _far(one: When, two: When) -> bool:
    """Whether two days lie so far apart that what can happen again may have."""
    days = [when.day.value for when in (one, two) if when.day and when.day.value]
    return len(days) > 1 and abs((days[0] - days[1]).days) > FAR


def _shown(when: When) -> Span:
    """The date of a time, or the whole of one from a first day to a last."""
    return when.day.date_span if when.day and not when.last else when.span


def _moved(doc: Doc, one: Telling, two: Telling, given: Given) -> bool:
    """Whether a sentence of the two, or the headline, says that the day was changed, or its clause that another was planned."""
    if given.words["moved"].first(doc.article.headline or "") is not None:
        return True
    for telling in (one, two):
        span, field = telling.span, telling.span.field
        text = _sentence(doc, telling)
        led = list(given.words["presupposes"].find(_ahead(doc, telling)))
        text = text[led[-1].end :] if led else text  # "Sheep were moved | since the bridge fell on 4 May"
        low, high = min(span.start, telling.when.span.start), max(span.end, telling.when.span.end)
        clause = doc.article.text(field)[max(0, low - CLAUSE) : high]
        moved = given.words["moved"].first(text) is not None and given.words["stays"].first(text) is None
        if moved or given.words["planned"].first(clause) is not None:
            return True
    return False
