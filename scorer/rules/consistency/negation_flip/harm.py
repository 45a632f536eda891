"""Nobody was killed, nobody was hurt: a flat denial of harm against a count of those who came to it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, islice

from scorer.lexicon import Hit, Lexicon, any_of, either, fold
from scorer.model import Doc, Figure, Finding, Outcome, Span, Stretches, within
from scorer.rules.consistency.negation_flip import places, times, voices
from scorer.rules.consistency.negation_flip.times import BREAK
from scorer.rules.given import Given, Table

_YEAR = re.compile(r"(?<![/\d])(?:1\d|20)\d\d\b(?!/)")  # harm of another year, be it long ago
BEHIND = 30  # code points behind those counted in which their harm is told
TOLD = 48  # the same of harm that takes several words: "who were taken to hospital with broken bones"
NEAR = 24  # code points behind harm in which "itu" stands
MOST = 30  # denials, and harms, looked at
LINKS = 2  # words that harm shares with the first sentence where both are told of one thing
LEAD = 6  # sentences that tell what the headline tells
_LONG = re.compile(r"[^\W\d_]{5,}")
_PLACE = re.compile(r"\s(?:[a-z]+\s){1,3}([A-Z][\w'’-]+)")  # right behind a denial: "recorded in Harrow"
_NAMED = re.compile(r"(?<=[a-z,]\s)[A-Z][\w'’-]+")


Harm = tuple[Span, Span]  # where it is told, and the sentence


def denied(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """A flat denial of deaths, or of injuries, against a count of them, or against one that is told."""
    table, unharmed = given.tables["harm"], given.tables["unharmed"]
    opened = Stretches(_opening(table, unharmed).find(doc.folded, folded=True))
    sentences = [one.span for one in doc.prose() if opened.touch(one.span)]
    for event in table:
        none = _none(event, table, unharmed)
        denials = list(islice(_denials(doc, none, sentences, given), MOST))
        counted = list(islice(_counted(doc, event, given), MOST)) if denials else []
        befell = list(islice(_befell(doc, event, none, given), MOST)) if denials else []
        for place, around in denials:
            if given.words["else"].first(doc.text(place)) is not None:
                continue  # somebody was, then
            linked = [harm for harm in befell if _placed(doc, harm, given) or _linked(doc, around, harm[1], given)]
            whom = _whom(doc, place, none, given)
            harms = [harm for harm in (*counted, *linked) if not whom or _among(doc, whom, harm, given)]
            if given.words["aboard"].first(doc.text(place)):
                harms = [harm for harm in harms if not _helped_out(doc, harm, given)]
            harms = [harm for harm in harms if places.at_site(fold(doc.text(place)), fold(doc.text(harm[1])), unharmed)]
            yield from _against(doc, place, around, harms, given)


def _whom(doc: Doc, place: Span, none: re.Pattern[str], given: Given) -> frozenset[str]:
    """Of whom alone "all … escaped unhurt", "no … was hurt" is said; nobody where a denial is of all there were."""
    text = fold(doc.text(place))
    if any(text.startswith(f"{word} ") for word in given.tables["unharmed"]["anyone"]):
        return frozenset()  # "nobody on board"
    found = none.fullmatch(text)
    named = (found["whom"] or found["of"] or "") if found else ""
    for aboard in given.tables["unharmed"]["aboard"]:
        named = named.replace(aboard, "")
    said = _LONG.findall(named)
    return frozenset(word for word in said if word not in given.words["small"])


def _among(doc: Doc, whom: frozenset[str], harm: Harm, given: Given) -> bool:
    """Whether those who came to harm are of them by name, or people of whom no more is told than how many there were."""
    place, sentence = harm
    words = _LONG.findall(fold(doc.text(sentence)))
    near = fold(doc.body[place.start : place.end + BEHIND])
    anybody = given.words["anybody"].first(near, folded=True)
    return anybody is not None or any(given.speech.akin(word, other) for word in whom for other in words)


def _helped_out(doc: Doc, harm: Harm, given: Given) -> bool:
    """Whether those who came to harm were none of those on board: "two | firefighters"."""
    place, sentence = harm
    near = doc.folded[max(sentence.start, place.start - TOLD) : min(sentence.end, place.end + NEAR)]
    return given.words["helping_out"].first(near, folded=True) is not None


def _denials(doc: Doc, none: re.Pattern[str], sentences: Sequence[Span], given: Given) -> Iterator[Harm]:
    """Where harm is denied, in the headline and in those sentences that hold a word with which a denial begins."""
    title = fold(doc.text(doc.headline)) if doc.headline else ""
    if doc.headline and (found := none.search(title)) and not given.words["voiced"].first(title, folded=True):
        start = doc.headline.start
        yield Span(start + found.start(), start + found.end(), doc.headline.field), doc.headline
    for span in sentences:
        found = none.search(doc.folded, span.start, span.end)
        place = Span(*found.span()) if found else None
        if place and not _of_some(doc, span, place, given) and not _of_which(doc, place, given):
            yield place, span


def _of_some(doc: Doc, sentence: Span, denial: Span, given: Given) -> bool:
    """Whether harm is denied of those only who are counted before: "four of the 26 escaped | without injury"."""
    if doc.folded[denial.start : denial.end].split()[0] not in given.words["without"]:
        return False
    start = max(
        (mark.end() for mark in BREAK.finditer(doc.folded, sentence.start, denial.start)), default=sentence.start
    )
    before = Span(start, denial.start)
    if any(doc.folded[before.start : before.end].startswith(f"{word} ") for word in given.tables["unharmed"]["all"]):
        return False  # "all 46 escaped without injury"
    counted = any(one.span in before and one.unit is None for one in doc.figures)
    return counted or given.words["in_part"].first(doc.folded[before.start : before.end], folded=True) is not None


def _of_which(doc: Doc, denial: Span, given: Given) -> bool:
    """Whether harm is denied of those only whom a clause, or how badly, picks out: "no injuries | that", "hurt | badly"."""
    behind = doc.folded[denial.end : denial.end + BEHIND].lstrip()
    opened = any(behind.startswith(f"{word} ") for word in given.words["relatives"])
    which = opened and given.words["merely"].first(behind, folded=True) is None
    return which or given.words["badly"].begins(behind)


def _counted(doc: Doc, event: str, given: Given) -> Iterator[Harm]:
    """Counts of those who came to harm."""
    told = _told(event, given.tables["befell"])
    for figure in doc.figures:
        placed = figure.value >= 1 and figure.sentence >= 0
        befell = figure.definite and _comes_to(doc, figure, told)  # "the two who were taken to hospital with …"
        if placed and (befell or figure.event == event or _comes_to(doc, figure, given.words[event])):
            yield figure.span, doc.sentences[figure.sentence].span


def _befell(doc: Doc, event: str, none: re.Pattern[str], given: Given) -> Iterator[Harm]:
    """Harm told without a count: "the body of a cook", "meninggal tertimpa genteng"."""
    told = _told(event, given.tables["befell"])
    for sentence in doc.prose():
        text = doc.folded[sentence.span.start : sentence.span.end]
        hit = told.first(text, folded=True)
        if (
            hit
            and not none.search(text)
            and not any(given.words[no].first(_clause(text, hit), folded=True) for no in ("undone", "no_one"))
        ):
            yield Span(sentence.span.start + hit.start, sentence.span.start + hit.end), sentence.span


def _clause(text: str, hit: Hit) -> str:
    """The clause in which harm is told: "The pilot, | who broke ribs in the crash |, was not there"."""
    start = max((mark.end() for mark in BREAK.finditer(text, 0, hit.start)), default=0)
    mark = BREAK.search(text, hit.end)
    return text[start : mark.start() if mark else len(text)]


def _known(doc: Doc, harm: Harm, given: Given) -> bool:
    """Whether harm is taken for granted: "the two injured", "nelayan yang tewas itu"."""
    place, sentence = harm
    counted = any(one.definite and one.span == place for one in doc.figures)
    behind = given.words["granted"].first(doc.folded[place.end : min(place.end + NEAR, sentence.end)], folded=True)
    opened = given.words["definite"].first(doc.folded[place.start : place.end], folded=True)
    return counted or behind is not None or (opened is not None and opened.start == 0)


def _placed(doc: Doc, harm: Harm, given: Given) -> bool:
    """Whether harm is taken for granted, or told of the mishap that is the story's: "a guide who died in the storm"."""
    event = _event(given.tables["event"]).search(doc.folded, harm[1].start, harm[1].end)
    return event is not None or _known(doc, harm, given)


@cache
def _event(table: Table) -> re.Pattern[str]:
    """A mishap that is spoken of as known."""
    return re.compile(table["known"].replace("EVENT", any_of(table["mishaps"])))


def _linked(doc: Doc, denial: Span, harm: Span, given: Given) -> bool:
    """Whether a denial and harm are told of one thing: in words that they, or harm and the first sentence, share."""
    opening = next((one.span for one in doc.prose()), harm)
    lead = next((one.span.end for one in islice(doc.prose(), LEAD - 1, None)), len(doc.body))
    if denial.field == "headline" and harm.end <= lead:
        return True
    return _alike(doc, denial, harm, given) > 0 or (harm != opening and _alike(doc, opening, harm, given) >= LINKS)


def _alike(doc: Doc, one: Span, other: Span, given: Given) -> int:
    """How many longer words of one stretch stand in another in some form."""
    here, there = (set(_LONG.findall(fold(doc.text(span)))) - set(given.words["small"]) for span in (one, other))
    return sum(any(given.speech.akin(word, again) for again in there) for word in here)


def _comes_to(doc: Doc, figure: Figure, words: Lexicon) -> bool:
    """Whether harm is told right behind a count of people whom reading gave no event."""
    if figure.event is not None or figure.unit is not None or figure.noun is None or figure.noun_span is None:
        return False
    behind = doc.body[figure.noun_span.end : figure.noun_span.end + TOLD]
    return words.first(re.split(r"[,.;:(]", behind)[0]) is not None


@cache
def _told(event: str, befell: Table) -> Lexicon:
    return Lexicon(befell[event])


@cache
def _opening(harm: Table, unharmed: Table) -> Lexicon:
    """What a denial of harm begins with."""
    return Lexicon((*chain.from_iterable(harm.values()), *unharmed["none"], *unharmed["all"]))


@cache
def _none(event: str, harm: Table, unharmed: Table) -> re.Pattern[str]:
    """
    A denial of harm.

    The phrases as they stand; "none of the passengers was hurt": none, up to three words for whom, and the harm; "all the
    passengers escaped unhurt": all, whom, and that they came off well.
    """
    others, helped, hurt, well = (either(unharmed[part]) for part in ("others", "helped", event, f"not_{event}"))
    phrases, every = (any_of(words) for words in (harm[event], unharmed["all"]))
    whom = rf"(?:\s(?!(?:{others})\b)[^\W\d_]+){{1,3}}?"
    flat = rf"(?:{either(unharmed['none'])})(?P<of>{whom})(?:\s(?:{helped}))?\s(?:{hurt})"
    whole = rf"(?:{every})(?P<whom>(?:\s[\w.-]+){{0,5}}?)\s(?:{well or '(?!)'})"
    return re.compile(rf"\b(?:{phrases}|{flat}|{whole})\b")


def _against(doc: Doc, place: Span, around: Span, harms: Sequence[Harm], given: Given) -> Iterator[Finding | Outcome]:
    """A denial against the first harm that is told outside its own sentence."""
    rivals = [harm for harm in harms if harm[0] not in around]
    if not rivals:
        yield Outcome.AGREED
        return
    other, sentence = rivals[0]
    quoted = within([quotation.span for quotation in doc.quotations], place)
    granted, known = _known(doc, rivals[0], given), _placed(doc, rivals[0], given)
    then = ("other_times", "past", *(["at_first"] if granted else [])) if known else ("time", "past", "now")
    if (
        (quoted and place.field == "body" and (_is_joined(doc, place, given) or not _told_flatly(doc, sentence, given)))
        or (not known and _two_places(doc, around, sentence))
        or _for_a_place(doc, place, sentence, given, known=known)
        or places.elsewhere(doc, place, around, sentence, given)
        or any(given.words[cue].first(_without_cause(doc, place, around, given)) for cue in ("time", "past", "now"))
        or any(given.words[cue].first(doc.text(sentence)) for cue in then)
        or _YEAR.search(doc.text(sentence))
        or times.up_to_a_month(doc, around, given)
        or times.earlier(doc, sentence)
        or times.carried(doc, sentence)
        or _numbered(doc, around, given) != _numbered(doc, sentence, given)
        or (not known and voices.two(*(voices.heard(doc, span, span, given) for span in (place, other))))
    ):
        yield Outcome.ABSTAINED
    else:
        yield Finding(rule="negation-flip", spans=(place, other), confidence=0.92)


def _without_cause(doc: Doc, denial: Span, sentence: Span, given: Given) -> str:
    """A sentence up to what tells why harm was not done: "Nobody was hurt, | because they had left the day before"."""
    if denial.field != sentence.field or denial.field != "body":
        return doc.text(sentence)
    cause = given.words["causes"].first(doc.folded[denial.end : sentence.end], folded=True)
    return doc.text(Span(sentence.start, denial.end + cause.start if cause else sentence.end))


def _for_a_place(doc: Doc, denial: Span, harm: Span, given: Given, *, known: bool) -> bool:
    """Whether harm is denied for one side only, or for one place, which a harm that is not `known` does not name."""
    if denial.field != "body":
        return False
    behind = doc.body[denial.end : denial.end + BEHIND]
    if given.words["own_side"].first(behind) is not None:
        return True
    named = _PLACE.match(behind)
    return not known and named is not None and named.group(1) not in doc.text(harm)


def _is_joined(doc: Doc, denial: Span, given: Given) -> bool:
    """Whether a denial is joined to what somebody has just told, of which alone it is said: "we ran, and | nobody was hurt"."""
    before = doc.folded[max(0, denial.start - NEAR) : denial.start].split()[-1:]
    behind = doc.folded[denial.end : denial.end + BEHIND]
    wholly = _event(given.tables["event"]).search(behind) is not None  # "… nobody was hurt in the fire"
    return not wholly and any(word.strip(",") in given.words["joins"] for word in before)


def _told_flatly(doc: Doc, sentence: Span, given: Given) -> bool:
    """Whether the newsroom itself tells a sentence, and sets it against nothing."""
    voiced = any(one.extent.overlaps(sentence) for one in doc.attributions)
    return not voiced and given.words["turned"].first(doc.text(sentence)) is None


def _numbered(doc: Doc, span: Span, given: Given) -> set[str]:
    """Which of several events a sentence tells of: the first, the second; what it opens with may count people ("kedua")."""
    return {hit.phrase for hit in given.words["series"].find(doc.text(span)) if hit.start > 0}


def _two_places(doc: Doc, one: Span, two: Span) -> bool:
    """Whether the two sentences each name a place or a person that the other does not."""
    if "headline" in (one.field, two.field):
        return False  # a headline's capitals are no names
    here, there = (set(_NAMED.findall(doc.text(span))) - _speaking(doc, span) for span in (one, two))
    return bool(here - there and there - here)


def _speaking(doc: Doc, span: Span) -> set[str]:
    """The names of those who say what stands in a sentence."""
    sources = [one.source for one in doc.attributions if one.source and one.extent.overlaps(span)]
    return {name for source in sources for name in re.findall(r"[A-Z][\w'’-]+", doc.text(source))}
