"""
The story says a thing and denies it.

Why it matters: "no deaths" and "two dead" in one story mislead whoever stops reading after the first.
Stays quiet: on change over time ("at first … later"), on the positions of two speakers, and on other subjects.
How: three closed forms. Four words in a row in two sentences, with “not” among them in one. A flat “no deaths” against
a count of deaths in the body. A headline's verb that the body knows only with a “not yet” or “not” before it.
Cannot see: denial in other words (“survived” against “killed”), in sentences that share fewer than four words in a row,
and of other harm than deaths. Where two speakers contradict each other in the same words, it may take them for one.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from scorer.lexicon import either, fold
from scorer.model import Doc, Figure, Finding, Outcome, Span, Stretches, within
from scorer.rules.given import Given

_NAMED = re.compile(r"(?<=[a-z,]\s)[A-Z][\w'’-]+")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
ROW = 4  # words in a row that make two sentences one statement
STEM = 6  # letters that recognise a verb in another form
MOST = 200  # sentences compared


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each flat denial, and for a headline's verb that the body denies."""
    yield from _no_deaths(doc, given)
    yield from _headline(doc, given)
    yield from _flat(doc, given)


def _no_deaths(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    dead = [figure for figure in doc.figures if figure.event == "dead" and figure.value >= 1 and figure.sentence >= 0]
    for sentence in doc.prose() if given.words["none"].first(doc.folded, folded=True) else ():
        text = doc.text(sentence.span)
        hit = given.words["none"].first(text)
        if hit is None:
            continue
        place = Span(sentence.span.start + hit.start, sentence.span.start + hit.end)
        rivals = [figure for figure in dead if figure.span not in sentence.span]
        if not rivals:
            yield Outcome.AGREED
            continue
        other = rivals[0]
        texts = (text, doc.text(doc.sentences[other.sentence].span))
        quoted = within([quotation.span for quotation in doc.quotations], place)
        if (
            quoted
            or _two_places(doc, sentence.span, doc.sentences[other.sentence].span)
            or any(given.words["time"].first(one) for one in texts)
            or _two_voices(doc, place, other)
        ):
            yield Outcome.ABSTAINED
        else:
            yield Finding(rule="negation-flip", spans=(place, other.span), confidence=0.92)


def _two_places(doc: Doc, one: Span, two: Span) -> bool:
    """Whether the two sentences each name a place or a person that the other does not."""
    here, there = (set(_NAMED.findall(doc.text(span))) for span in (one, two))
    return bool(here - there and there - here)


def _flat(doc: Doc, given: Given) -> Iterator[Finding]:
    """The same words in a row in two sentences, with "not" among them in one: who, did, what."""
    if given.words["flat"].first(doc.folded, folded=True) is None:
        return
    quoted = Stretches(quotation.span for quotation in doc.quotations)
    told = [(sentence.span, _words(doc.folded, sentence.span, given)) for sentence in doc.prose()][:MOST]
    free = [
        (span, words)
        for span, words in told
        if not quoted.touch(span) and given.words["open"].first(doc.text(span)) is None and words
    ]
    rows: dict[tuple[str, ...], Span] = {}
    for _, words in free:
        if not any(plain in given.words["flat"] for plain, _ in words):
            for run in zip(*(words[at:] for at in range(ROW)), strict=False):
                for verb in range(ROW):
                    rows.setdefault(_key(run, verb), Span(run[0][1].start, run[-1][1].end))
    for span, words in free:
        at = next((at for at, (plain, _) in enumerate(words) if plain in given.words["flat"]), None)
        if at is None:
            continue
        first = max(0, at - 2)
        run = tuple([*words[:at], *words[at + 1 :]][first : first + ROW])
        other = rows.get(_key(run, at - first)) if len(run) == ROW else None
        if other is not None and not _two_places(doc, span, other):
            place = Span(min(run[0][1].start, words[at][1].start), run[-1][1].end)
            yield Finding(rule="negation-flip", spans=(place, other), confidence=0.92)


def _key(run: Sequence[tuple[str, Span]], verb: int) -> tuple[str, ...]:
    """The words of a row, the verb by its first letters only."""
    return tuple(plain[:STEM] if at == verb else plain for at, (plain, _) in enumerate(run))


def _words(folded: str, span: Span, given: Given) -> list[tuple[str, Span]]:
    """The words of a sentence with their places, without the small verbs that a negation brings along."""
    return [
        (word.group(), Span(word.start(), word.end()))
        for word in _WORD.finditer(folded, span.start, span.end)
        if word.group() not in given.words["small"]
    ]


def _two_voices(doc: Doc, place: Span, figure: Figure) -> bool:
    """Whether two named speakers hold the two positions."""
    speakers = [
        {attribution.speaker.name for attribution in doc.attributions if attribution.extent.overlaps(span)} - {None}
        for span in (place, figure.span)
    ]
    return bool(speakers[0] and speakers[1] and speakers[0] != speakers[1])


def _headline(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    if doc.headline is None:
        return
    title = fold(doc.text(doc.headline))
    for verb, forms in given.tables["verbs"].items():
        denied, affirmed = _patterns(tuple(forms["body"]), tuple(given.words["not"]))
        said = re.search(rf"\b(?:{either(forms['headline'])})\b", title)
        if said is None or denied.search(title):
            continue
        spans = [one.span for one in doc.prose() if not one.span.overlaps(doc.headline)]
        negated = [(span, found) for span in spans if (found := denied.search(doc.text(span)))]
        positive = any(affirmed.search(denied.sub(" ", doc.text(span))) for span in spans)
        if negated and not positive and verb:
            span, found = negated[0]
            if given.words["time"].first(doc.text(span)):
                yield Outcome.ABSTAINED
                continue
            start = doc.headline.start + said.start()
            yield Finding(
                rule="negation-flip",
                spans=(
                    Span(start, start + len(said.group()), doc.headline.field),
                    Span(span.start + found.start(), span.start + found.end()),
                ),
                case="headline",
                confidence=0.9,
            )


@cache
def _patterns(forms: tuple[str, ...], negations: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    verb, no = (either(words) for words in (forms, negations))
    return (
        re.compile(rf"\b(?:{no})\s(?:\w+\s)?(?:{verb})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{verb})\b", re.IGNORECASE),
    )
