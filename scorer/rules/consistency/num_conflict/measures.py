"""
Measures of one thing: "a six-week trial … the five-week trial", "tanggul sepanjang 2,4 kilometer … tanggul 4,2 kilometer itu".

A thing has one length, one worth and one number of beds. Where a measure is told with the name of a thing that the reader
has met ("the 28-kilometre tunnel", "the hospice, which has 64 beds"), the story told the same measure beside that name
before, and nothing tells of a second such thing, of a change or of another time, the two are one.
"""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import Lexicon, any_of, fold
from scorer.model import Doc, Figure, Outcome, Span
from scorer.rules.consistency.num_conflict import called, clauses, groups, slots
from scorer.rules.consistency.num_conflict.frames import stems, stems_of
from scorer.rules.consistency.num_conflict.slots import Figures
from scorer.rules.given import Given

MOST = 6  # earlier measures of one kind that are looked at; more are a table
REACH = 130  # code points to either side of a measure in which the thing is named
AHEAD = 28  # code points around a measure in which "another" stands
NAMED = 60  # code points before a measure in which "the hospice, which has" stands
BESIDE = 16  # code points beside a length in which "deep" stands, or beside "another" the thing
HEADS = 3  # words in which a thing is named
POINTED = 3  # words behind a measure in which "itu" may close its phrase
NEAR = 3  # sentences in which somebody is quoted with it
FAR = 12  # sentences after which a thing is no longer taken up
SHARES = frozenset({"%"})  # units of which a story has many
UNMEASURED = frozenset({"pp", "bp", "x", "C", "F", "M"})  # units of no thing's size
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
EDGE = re.compile(r"[,;:.()“”\"–—?!]")

Pair = tuple[Figure, Figure]


def check(doc: Doc, told: Figures, given: Given) -> Iterator[Pair | Outcome]:
    """Yield a pair where a thing is told of again with another measure, and an outcome where it is with its own."""
    earliest: dict[str, list[Figure]] = {}
    for figure in told:
        kind = _kind(doc, figure, given)
        if not kind:
            continue
        earlier = [one for one in earliest.get(kind, ()) if one.sentence < figure.sentence]
        earliest.setdefault(kind, []).append(figure)
        thing = _thing(doc, figure, given) if 0 < len(earlier) <= MOST else None
        if thing is None and figure.unit in slots.LOOSE and _those(doc, figure, given) and 0 < len(earlier) <= MOST:
            thing = frozenset()
        if thing is None:
            if len(earlier) == 1 and _said_again(doc, earlier[0], figure, told, given):
                yield earlier[0], figure
            continue
        head = thing - _of_names(doc, figure, given) or thing  # "the Hanover bid" is told of by "bid"
        named = [one for one in earlier if not thing or head & _around(doc, one, given)] or _lasting(
            doc, earlier, thing, given
        )
        if len({one.value for one in named}) > 1:
            named = [one for one in named if thing & frozenset(stems(doc.text(_phrase(doc, one)), given))]
        bare = (one for one in told if one.unit is None and one.noun is None and one.sentence < figure.sentence)
        if any(figure.meets(one) for one in earlier) or any(one.value == figure.value for one in bare):
            yield Outcome.AGREED
        elif named and len({one.value for one in named}) == 1:
            one = named[0]
            many = not thing.isdisjoint(stems_of(given.words["called"], given)) or doc.quoted.touch(figure.span)
            loose = figure.unit in SHARES and many  # a story has many rates, and a speaker his own
            slip = one.garbles(figure) if loose else one.slips(figure)
            alone = slip and not slots.made_of(one, figure, told) and _one_thing(doc, one, figure, thing, given)
            yield (one, figure) if alone else Outcome.ABSTAINED


def _kind(doc: Doc, figure: Figure, given: Given) -> str:
    """What is measured: the unit, or what a thing has so many of; "" where it is no measure of a thing."""
    if figure.unit is not None:
        return "" if figure.unit in UNMEASURED else f"+{figure.unit}"
    noun = fold(doc.text(figure.noun_span)) if figure.noun_span else ""
    if not noun or noun in given.words["points"] or noun in given.words["persons"] or noun in given.words["men"]:
        return ""
    return called.known(noun.removesuffix(given.tables["again"]["plural"]), given)


def _thing(doc: Doc, figure: Figure, given: Given) -> frozenset[str] | None:
    """The stems of the words for the thing that a measure is told of, where the reader has met it; else None."""
    end = (figure.noun_span or figure.span).end
    sentence = doc.sentences[figure.sentence].span
    behind = EDGE.split(doc.body[end : min(sentence.end, end + REACH)])[0]
    ahead = doc.body[max(sentence.start, figure.stated.start - NAMED) : figure.stated.start]
    if given.words["of_time"].begins(behind):
        return None
    known = figure.definite or given.words["met"].ends(ahead.rstrip())
    words = named_behind(behind, given) if known and (figure.unit or doc.body[figure.span.end] == "-") else []
    lasting = (
        _lasting_thing(figure, behind, given) if figure.unit in slots.LOOSE and figure.unit not in SHARES else None
    )
    if lasting:
        return lasting
    words = words or _named_ahead(figure, ahead, behind, given)
    if not words or any(word in given.words["aged"] or word in given.words["people"] for word in words):
        return None
    return frozenset(stems(" ".join(words), given)) - {""} or None


def _lasting_thing(figure: Figure, behind: str, given: Given) -> frozenset[str]:
    """What lasts, behind a length of time: "the six days she had spent on the tour", "enam hari lawatan itu"."""
    pointed = given.words["pointed"].first(behind)
    if not figure.definite and (pointed is None or len(behind[: pointed.start].split()) > POINTED):
        return frozenset()
    told = behind[: pointed.start] if pointed and not figure.definite else behind
    return frozenset(stems(told, given)) & stems_of(given.words["deeds_that_last"], given)


def named_behind(behind: str, given: Given) -> list[str]:
    """The words of "the 28-kilometre tunnel", "the 2,400 tonnes of grain"."""
    found: list[str] = []
    for match in _WORD.finditer(behind):
        word = fold(match.group())
        if word in given.words["joins"] and not found:
            continue
        if word in given.words["finite"] or word in given.words["ends"] or len(found) == HEADS:
            break
        found.append(word)
    return found


def _named_ahead(figure: Figure, ahead: str, behind: str, given: Given) -> list[str]:
    """The words of "the hospice, which has 64", of "kerja sama lima tahun tersebut"."""
    own = given.tables["again"]["own"]
    first = _WORD.match(behind.lstrip())
    if own and first and first.group().endswith(own):
        return [fold(first.group())]  # "selama 32 tahun kepemimpinannya"
    if given.tables["again"]["opened"]:
        return _owner(figure, _met(given.words["met"], given.words["has"]).search(ahead), behind, given)
    closing = [fold(word) for word in _WORD.findall(behind)]
    relative = any(word in given.words["pronouns"] for word in closing[:POINTED])
    if not any(word in given.words["pointed"] for word in closing[: POINTED * (2 if relative else 1)]):
        return []
    if closing[0] not in given.words["pointed"] and closing[0] not in given.words["has"]:
        return closing[:1]  # "1.580 hektare sawah itu"
    words = [fold(word) for word in _WORD.findall(EDGE.split(ahead)[-1])]
    while words and words[-1] in given.words["has"]:
        words.pop()
    return words[-HEADS:]


def _owner(figure: Figure, met: re.Match[str] | None, behind: str, given: Given) -> list[str]:
    """The words of "the hospice, which has", of "the dam's"; what an amount labels behind that, "the dam's £4.3 million road"."""
    if met is None or any(letter.isdigit() for letter in met["thing"]):
        return []  # "the 10-mile race" is another than the 5-mile race
    own = named_behind(behind, given) if figure.money and met["owner"] else []
    if own and not called.tells_sum(own, given):
        return own
    return [fold(word) for word in _WORD.findall(met["thing"])][-HEADS:]


@cache
def _met(known: Lexicon, has: Lexicon) -> re.Pattern[str]:
    """What stands before a measure of a thing that was told of: "the hospice, which has", "the tunnel's"."""
    return re.compile(
        rf"\b(?:{any_of(known)})\s(?P<thing>(?:[\w’'-]+\s)?[\w’'-]+?)(?:(?P<owner>['’]s)|,?\s(?:{any_of(has)}))\s$",
        re.IGNORECASE,
    )


def _of_names(doc: Doc, figure: Figure, given: Given) -> frozenset[str]:
    """The stems of the words with capitals around a measure."""
    span = doc.sentences[figure.sentence].span
    near = doc.body[max(span.start + 1, figure.stated.start - NAMED) : min(span.end, figure.span.end + NAMED)]
    return frozenset(stems(" ".join(word for word in _WORD.findall(near) if word[0].isupper()), given))


def _those(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether a length of time is the one just told: "those 12 days", "the 62 weeks may be shared", "selama 12 hari itu"."""
    behind = doc.body[figure.span.end : figure.span.end + AHEAD]
    if figure.definite and given.words["tenses"].begins(behind):
        return True
    if not given.words["those"].ends(doc.body[max(0, figure.stated.start - AHEAD) : figure.stated.start].rstrip()):
        return False
    return bool(given.tables["again"]["opened"]) or given.words["pointed"].begins(
        doc.body[figure.span.end : figure.span.end + AHEAD]
    )


def _said_again(doc: Doc, one: Figure, two: Figure, told: Figures, given: Given) -> bool:
    """Whether somebody is quoted with the only such measure of the story, and its digits are garbled: 30 or 13 thousand tons."""
    if one.unit is None or one.money:  # of people and of money a story has many
        return False
    quoted = any(two.span in quotation.span for quotation in doc.quotations)
    if (
        not quoted
        or one.meets(two)
        or not one.garbles(two)
        or one.unit in slots.LOOSE
        or two.sentence - one.sentence > NEAR
    ):
        return False
    others = [other for other in told if other.unit == two.unit and other not in (one, two)]
    before = doc.sentences[max(0, one.sentence - 1)].span.start
    known = frozenset(stems(doc.body[before : doc.sentences[one.sentence].span.end], given))
    again = frozenset(stems(doc.text(doc.sentences[two.sentence].span), given))
    return not others and bool(known & again) and _one_thing(doc, one, two, known & again, given)


def _lasting(doc: Doc, earlier: list[Figure], thing: frozenset[str], given: Given) -> list[Figure]:
    """The lengths of time told of a deed that a noun takes up: "traffic stood still for five hours … the three-hour jam"."""
    if not thing & stems_of(given.words["deeds_that_last"], given):
        return []
    ahead = {one: doc.body[max(0, one.stated.start - AHEAD) : one.stated.start].rstrip() for one in earlier}
    return [one for one in earlier if given.words["lasts"].ends(ahead[one])]


def _around(doc: Doc, figure: Figure, given: Given) -> frozenset[str]:
    """The stems of the words around a measure, among which its thing is named."""
    span = doc.sentences[figure.sentence].span
    start, end = max(span.start, figure.stated.start - REACH), min(span.end, figure.span.end + REACH)
    return frozenset(stems(f"{doc.body[start : figure.stated.start]} {doc.body[figure.span.end : end]}", given))


def _one_thing(doc: Doc, one: Figure, two: Figure, thing: frozenset[str], given: Given) -> bool:
    """Whether nothing tells of a second such thing, of a change, or of another time."""
    spans = [doc.sentences[figure.sentence].span for figure in (one, two)]
    near = Span(max(spans[1].start, two.stated.start - NAMED), min(spans[1].end, two.span.end + NAMED))
    told, phrase = (_phrase(doc, figure) for figure in (one, two))
    ended = min(phrase.end, clauses.phrase_end(doc, two, given))
    named = Span(max(spans[1].start, two.stated.start - AHEAD), ended)  # "the Harrow shelter, which has 23"
    return (
        two.sentence - one.sentence <= FAR
        and slots.stated(one, two)
        and not (one.money and given.words["other_price"].first(doc.text(phrase)))  # "the running cost of the hall"
        and given.words["added"].first(doc.text(told)) is None
        and given.words["others"].first(doc.text(phrase)) is None
        and given.words["cases"].first(doc.text(phrase)) is None
        and not _grows(doc, one, two, thing, given)
        and not groups.elsewhen(doc, one, two, given)
        and slots.at_one_time(doc, spans[0], near, given)
        and slots.places(doc, named) <= slots.places(doc, spans[0])
        and _of_one_owner(doc, one, named)
        and set(slots.years(doc, near)) <= set(slots.years(doc, spans[0]))
        and slots.calendar(doc, phrase, given) <= slots.calendar(doc, spans[0], given)
        and len({size for figure in (one, two) if (size := _size(doc, figure, given))}) < len(spans)
        and not _another(doc.body[spans[0].end : two.stated.start], thing, given)
        and not (_is_personal(thing, given) and slots.brings_in(doc, Span(spans[0].end, two.stated.start)))
    )


def _grows(doc: Doc, one: Figure, two: Figure, thing: frozenset[str], given: Given) -> bool:
    """Whether a word tells that the measure changed, in its own sentences or where the thing is told of."""
    start = doc.sentences[one.sentence].span.start
    stretch = doc.body[start : doc.sentences[two.sentence].span.end]
    told = {
        doc.sentence_at(start + hit.start)
        for hit in given.words["grows"].find(stretch)
        if not _of_another_unit(doc, start + hit.end, one)
    }
    return bool(told & {one.sentence, two.sentence}) or any(
        thing & frozenset(stems(doc.text(doc.sentences[number].span), given)) for number in told
    )


def _of_another_unit(doc: Doc, end: int, one: Figure) -> bool:
    """Whether a word of change goes with a number of another unit: "cut to £1", beside six months."""
    beside = (other for other in slots.counts_in(doc, doc.sentence_at(end)) if other.unit != one.unit)
    return any(0 <= other.stated.start - end <= 1 for other in beside)


def _of_one_owner(doc: Doc, one: Figure, named: Span) -> bool:
    """Whether the one named beside the second measure, "the Castle offer", is the one named nearest to the first."""
    span = doc.sentences[one.sentence].span
    owners = slots.places(doc, named)
    near = doc.name_row.inside(span)
    if not owners or not near:
        return True
    first = min(near, key=lambda name: max(name.span.start - one.span.end, one.span.start - name.span.end))
    return first.identity in owners


def _phrase(doc: Doc, figure: Figure) -> Span:
    """What stands beside a measure in its clause."""
    span = doc.sentences[figure.sentence].span
    start, end = max(span.start, figure.stated.start - AHEAD), min(span.end, figure.span.end + AHEAD)
    ahead = EDGE.split(doc.body[start : figure.stated.start])[-1]
    behind = EDGE.split(doc.body[figure.span.end : end])[0]
    return Span(figure.stated.start - len(ahead), figure.span.end + len(behind))


def _size(doc: Doc, figure: Figure, given: Given) -> str:
    """Which size of a thing a length is, "" where no word beside it says so."""
    beside = _WORD.findall(fold(doc.body[max(0, figure.stated.start - BESIDE) : figure.span.end + BESIDE]))
    return next((size for size, names in given.tables["sizes"].items() if not set(names).isdisjoint(beside)), "")


def _is_personal(thing: frozenset[str], given: Given) -> bool:
    """Whether everybody has one of it, such as a contract."""
    return bool(thing & stems_of(given.words["personal"], given))


def _another(between: str, thing: frozenset[str], given: Given) -> bool:
    """Whether a second such thing is told of: "the first trial", "persidangan lain"."""
    return any(
        thing & frozenset(stems(between[max(0, hit.start - BESIDE) : hit.end + BESIDE], given))
        for hit in given.words["others"].find(between)
    )
