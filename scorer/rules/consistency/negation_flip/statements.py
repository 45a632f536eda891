"""What the sentences of a story say, word by word: who says it, and what stands before and behind a “not”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from scorer.lexicon import Lexicon, fold
from scorer.model import Attribution, Doc, Row, Sentence, Span, Stretches
from scorer.rules.given import Given

_WORD = re.compile(r"[^\W_][\w'’-]*")
_NAMED = re.compile(r"(?<=[a-z,]\s)[A-Z][\w'’-]+")
_ABOUT = re.compile(r"\w+\s(?=\d)")  # the word before a number in digits
_CLAUSE = re.compile(r"[,;:]\s")
MOST = 200  # sentences compared
CORE = 4  # letters inside a verb that all its forms keep, by which sentences are chosen
LONGEST = 600  # code points of a sentence that is read

Words = tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """
    A sentence's words of weight with their places, without who says it.

    Where something is denied, `denial` is the place of the “not”, `nobody` tells “no one did” from “did not”, and `words`
    are those of its clause only: `before` the “not” and `behind` it.
    """

    span: Span
    words: Words
    before: Words = ()
    behind: Words = ()
    denial: Span | None = None
    nobody: bool = False
    speakers: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Said:
    """An attribution and where it stands."""

    span: Span
    attribution: Attribution


def read(doc: Doc, given: Given) -> Iterator[Statement]:
    """The statements of the headline and of the sentences outside quotation marks that neither ask nor suppose."""
    if not any(_denies(doc, negation) for negation in (given.words["nobody"], given.words["flat"])):
        return
    quoted = Stretches(quotation.span for quotation in doc.quotations)
    told = Row(
        _Said(one.extent, one) for one in doc.attributions if one.cue and fold(doc.text(one.cue)) in given.words["says"]
    )
    wishes = doc.headline is None or given.words["wish"].first(doc.text(doc.headline)) is not None
    headline = None if wishes or doc.headline is None else _statement(doc, doc.headline, (), frozenset(), given)
    denied, plain = [headline] if headline and headline.denial else [], []
    for sentence in islice(doc.prose(), MOST):
        span = sentence.span
        if span.end - span.start > LONGEST or (doc.headline and span.overlaps(doc.headline)) or quoted.touch(span):
            continue
        text = doc.folded[span.start : span.end]
        if text.endswith("?") or given.words["open"].first(_plainly(text, given), folded=True) is not None:
            continue
        if any(given.words[kind].first(text, folded=True) for kind in ("nobody", "flat")):
            denied.append(_statement(doc, span, *_speakers(told, sentence), given))
        else:
            plain.append(sentence)
    yield from denied
    if headline and not headline.denial:
        yield headline
    verbs = {root[1 : 1 + CORE] for one in denied for word, _ in one.behind[:1] for root in given.speech.roots(word)}
    for sentence in plain:
        if any(verb in doc.folded[sentence.span.start : sentence.span.end] for verb in verbs):
            yield _statement(doc, sentence.span, *_speakers(told, sentence), given)


def _plainly(text: str, given: Given) -> str:
    """A sentence without what it tells of some of those that it counts (", most of them elderly"), and with "some 42" as 42."""
    aside = next(
        (one for one in given.words["aside"].find(text, folded=True) if text[: one.start].endswith(", ")), None
    )
    return _ABOUT.sub("", text[: aside.start] if aside else text)


def _denies(doc: Doc, negation: Lexicon) -> bool:
    in_headline = doc.headline is not None and negation.first(doc.text(doc.headline)) is not None
    return in_headline or negation.first(doc.folded, folded=True) is not None


def _speakers(told: Row[_Said], sentence: Sentence) -> tuple[tuple[Span, ...], frozenset[str]]:
    """The words that say who says it, and their names."""
    here = [one.attribution for one in told.inside(sentence.span)]
    aside = tuple(part for one in here for part in (one.source, one.cue) if part)
    return aside, frozenset(fold(one.speaker.name) for one in here if one.speaker.name)


def _statement(doc: Doc, span: Span, aside: tuple[Span, ...], speakers: frozenset[str], given: Given) -> Statement:
    text = doc.article.text(span.field)
    folded = fold(text[span.start : span.end])
    said = Stretches(aside)
    free = [
        (found.group(), place)
        for found in _WORD.finditer(folded)
        if found.group() not in given.words["small"]
        and not said.touch(place := Span(span.start + found.start(), span.start + found.end(), span.field))
    ]
    plain = {word for word, _ in free}
    names = frozenset(name for name in _NAMED.findall(text[span.start : span.end]) if fold(name) in plain)
    for nobody, negation in ((True, given.words["nobody"]), (False, given.words["flat"])):
        denial = _denial(folded, span, negation, said)
        if denial:
            start, end = _clause(text, span, denial)
            end = denial.end + _until_reason(folded[denial.end - span.start : end - span.start], given)
            words = tuple((word, place) for word, place in free if start <= place.start < end)
            return Statement(
                span=span,
                words=words,
                before=tuple(one for one in words if one[1].end <= denial.start),
                behind=tuple(one for one in words if one[1].start >= denial.end),
                denial=denial,
                nobody=nobody,
                speakers=speakers,
                names=names,
            )
    return Statement(span=span, words=tuple(free), speakers=speakers, names=names)


def _denial(folded: str, span: Span, negation: Lexicon, said: Stretches) -> Span | None:
    for hit in negation.find(folded, folded=True):
        place = Span(span.start + hit.start, span.start + hit.end, span.field)
        if not said.touch(place):
            return place
    return None


def _clause(text: str, span: Span, denial: Span) -> tuple[int, int]:
    """The part of a sentence between marks in which the “not” stands."""
    breaks = [found.start() for found in _CLAUSE.finditer(text, span.start, span.end)]
    start = max((at for at in breaks if at < denial.start), default=span.start)
    end = min((at for at in breaks if at >= denial.end), default=span.end)
    return start, end


def _until_reason(text: str, given: Given) -> int:
    """How far a text goes before it says why."""
    reason = given.words["reasons"].first(text, folded=True)
    return reason.start if reason else len(text)
