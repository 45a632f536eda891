"""What the sentences of a story say, word by word: who says it, and what stands before and behind a “not”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import compress, islice
from operator import not_

from scorer.lexicon import Lexicon, any_of, fold
from scorer.model import Attribution, Doc, Row, Sentence, Span, Stretches
from scorer.rules.consistency.negation_flip import voices
from scorer.rules.consistency.negation_flip.deeds import LONGEST
from scorer.rules.consistency.negation_flip.kinds import listed
from scorer.rules.given import Given

_WORD = re.compile(r"[^\W_][\w'’-]*")
_NAMED = re.compile(r"(?<=[a-z,]\s)[A-Z][\w'’-]+")
_CLAUSE = re.compile(r"[,;:]\s")
MOST = 200  # sentences compared
CORE = 4  # letters inside a verb that all its forms keep, by which sentences are chosen
NOMINAL = 8  # code points before a word in which an article makes it a noun
OBJECT = 2  # words of weight behind a “not” that tell what is denied, before a “that” may say which
NEXT = 12  # code points behind "and" in which a verb's “would” stands
ALSO = 10  # code points behind a comma in which "and" begins a further clause

Words = tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """
    A sentence's words of weight with their places, without who says it.

    Where something is denied, `denial` is the place of the “not”, `nobody` tells “no one did” from “did not”, and `words`
    are those of its clause only: `before` the “not” and `behind` it. `ends` are the places where a clause ends,
    and `told` is the sentence without who says it behind its clause, or a further clause.
    """

    span: Span
    told: Span
    words: Words
    before: Words = ()
    behind: Words = ()
    denial: Span | None = None
    nobody: bool = False
    speakers: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    ends: tuple[int, ...] = ()

    def clause(self, at: int) -> Words:
        """The words of weight behind one of them, to the end of its clause."""
        start = self.words[at][1].end
        end = min((end for end in self.ends if end >= start), default=self.span.end)
        return tuple(one for one in self.words[at + 1 :] if one[1].start < end)


@dataclass(frozen=True, slots=True)
class _Said:
    """An attribution, where it stands, and the words of whose it is."""

    span: Span
    attribution: Attribution
    speaker: voices.Words


def read(doc: Doc, given: Given) -> Iterator[Statement]:
    """The statements of the headline and of the sentences outside quotation marks that neither ask nor suppose."""
    negations = (given.words["nobody"], given.words["flat"])
    title = doc.text(doc.headline) if doc.headline else ""
    denials = Stretches(hit for no in negations for hit in no.find(doc.folded, folded=True))
    if not denials and not any(no.first(title) for no in negations):
        return
    own = tuple(islice(doc.prose(), MOST))
    denies = [denials.touch(one.span) for one in own]
    denying = [one for one in compress(own, denies) if _is_read(doc, one.span) and not _asks(doc, one.span, given)]
    wishes = given.words["wish"].first(title) is not None
    headline = None if wishes or doc.headline is None else _statement(doc, doc.headline, (), frozenset(), given)
    if not denying and not (headline and headline.denial):
        return
    told = Row(
        _Said(one.extent, one, who)
        for one, who in voices.told(doc, given)
        if one.cue and doc.text(one.cue) in given.words["says"]
    )
    denied = [headline] if headline and headline.denial else []
    denied += (_statement(doc, one.span, *_speakers(told, one), given) for one in denying)
    yield from denied
    if headline and not headline.denial:
        yield headline
    cores = [
        (_cores(one.behind[:1], given), _cores((*one.before, *one.behind[1:]), given)) for one in denied if one.behind
    ]
    for sentence in compress(own, map(not_, denies)) if cores else ():
        text = doc.folded[sentence.span.start : sentence.span.end]
        like = any(any(verb in text for verb in verbs) and any(one in text for one in rest) for verbs, rest in cores)
        if like and _is_read(doc, sentence.span) and not _asks(doc, sentence.span, given):
            yield _statement(doc, sentence.span, *_speakers(told, sentence), given)


def _cores(words: Words, given: Given) -> frozenset[str]:
    """What some words keep in all their forms."""
    return frozenset(root[1 : 1 + CORE] for word, _ in words for root in given.speech.roots(word))


def _is_read(doc: Doc, span: Span) -> bool:
    """Whether a sentence is the story's own: no headline, and nothing in it quoted; and short enough."""
    aside = doc.quoted.touch(span) or (doc.headline is not None and span.overlaps(doc.headline))
    return not aside and span.end - span.start <= LONGEST


def _asks(doc: Doc, span: Span, given: Given) -> bool:
    """Whether a sentence asks or supposes."""
    text = doc.folded[span.start : span.end]
    return text.endswith("?") or supposes(doc, span, _plainly(text, given), given)


def supposes(doc: Doc, span: Span, text: str, given: Given) -> bool:
    """Whether a sentence, of which `text` is in small letters, asks or supposes; "May" inside it is a month, "the plan" a noun."""
    for hit in given.words["open"].find(text, folded=True):
        month = hit.start > 0 and doc.body[span.start + hit.start].isupper()
        if not month and not given.words["nominal"].ends(text[: hit.start].rstrip()[-NOMINAL:]):
            return True
    return False


def _plainly(text: str, given: Given) -> str:
    """A sentence without what it tells of some of those that it counts or grants: ", most of them elderly"; "some 42" is 42."""
    ends = [one.start for one in given.words["aside"].find(text, folded=True) if text[: one.start].endswith(", ")]
    ends += [one.start for one in given.words["conceding"].find(text, folded=True) if one.start > 0]
    plain = _about(given.words["open"]).sub(
        lambda about: " " * len(about.group()), text[: min(ends, default=len(text))]
    )
    if given.words["conceding"].begins(plain) and "," in plain:  # "Although it snowed, | nobody was hurt"
        plain = " " * plain.index(",") + plain[plain.index(",") :]
    meant = list(given.words["meaning"].find(plain, folded=True))
    told = given.words["says"].first(plain, folded=True) if meant else None
    for one in meant if told else ():  # "she said that it | would | be sold"
        if told and told.end <= one.start:
            plain = plain[: one.start] + " " * (one.end - one.start) + plain[one.end :]
    return _joined(given.words["adding"], given.words["flat"]).sub(lambda joined: " " * len(joined.group()), plain)


@cache
def _about(words: Lexicon) -> re.Pattern[str]:
    """The words before a number in digits that tell how near it is: "more than 90"."""
    return re.compile(rf"(?:\b(?:{any_of(words)})\s)+(?=[£$€]?\d|rp)")


@cache
def _joined(words: Lexicon, negations: Lexicon) -> re.Pattern[str]:
    """The word that adds a denial to what was done: "hired advisers | but | had not filed"."""
    return re.compile(rf"\b(?:{any_of(words)})(?=(?:\s\w+)?\s(?:{any_of(negations)})\b)")


def _speakers(told: Row[_Said], sentence: Sentence) -> tuple[tuple[Span, ...], frozenset[str]]:
    """The words that say who says it, and those of their names."""
    here = told.inside(sentence.span)
    aside = tuple(part for one in here for part in (one.attribution.source, one.attribution.cue) if part)
    return aside, frozenset[str]().union(*(one.speaker for one in here))


def _statement(doc: Doc, span: Span, aside: tuple[Span, ...], speakers: frozenset[str], given: Given) -> Statement:
    text = doc.article.text(span.field)
    folded = fold(text[span.start : span.end])
    said = Stretches(aside)
    small = listed(given, ("small",))
    free = [
        (found.group(), place)
        for found in _WORD.finditer(folded)
        if found.group() not in small
        and not said.touch(place := Span(span.start + found.start(), span.start + found.end(), span.field))
    ]
    plain = {word for word, _ in free}
    names = frozenset(name for name in _NAMED.findall(text[span.start : span.end]) if fold(name) in plain)
    marks = tuple(found.start() for found in _CLAUSE.finditer(text, span.start, span.end))
    apart = tuple(
        span.start + hit.start
        for kind in ("so", "further")
        for hit in given.words[kind].find(folded, folded=True)
        if kind == "so" or _goes_on(folded[hit.end :][:NEXT], given)
    )
    reasons = apart + tuple(
        span.start + hit.start
        for kind in ("reasons", "conceding")
        for hit in given.words[kind].find(folded, folded=True)
    )
    for nobody, negation in ((True, given.words["nobody"]), (False, given.words["flat"])):
        denial = _denial(folded, span, negation, said)
        if denial:
            led = _led(folded, span, [part for part in aside if part.end <= denial.start], given)
            start = max((mark for mark in (*marks, led) if mark < denial.start), default=span.start)
            end = min((mark for mark in (*marks, *reasons) if mark >= denial.end), default=span.end)
            voiced = any(part.start >= end for part in aside)
            which = _until_relative(folded, span, [one[1] for one in free if one[1].start >= denial.end], given)
            other = next((mark for mark in apart if mark >= denial.end), span.end)
            told = Span(span.start, min(which, other, end if voiced else span.end), span.field)
            end = min(end, which)
            words = tuple((word, place) for word, place in free if start <= place.start < end)
            return Statement(
                span=span,
                told=told,
                words=words,
                before=tuple(
                    one for one in words if one[1].end <= denial.start and one[0] not in given.words["themselves"]
                ),
                behind=tuple(one for one in words if one[1].start >= denial.end),
                denial=denial,
                nobody=nobody,
                speakers=speakers,
                names=frozenset(name for name in names if any(fold(name) == word for word, _ in words)),
                ends=(end,),
            )
    later = next((mark for mark in marks if given.words["further"].first(folded[mark - span.start :][:ALSO])), span.end)
    end = min((mark for mark in (*marks, *reasons) if mark > span.start), default=span.end)
    told = Span(span.start, min(later, end) if any(part.start >= end for part in aside) else later, span.field)
    return Statement(span=span, told=told, words=tuple(free), speakers=speakers, names=names, ends=(*marks, *reasons))


def _led(folded: str, span: Span, said: list[Span], given: Given) -> int:
    """Where what is said begins: behind the “that” which follows who says it, "on Wednesday that | it did not"."""
    if not said:
        return span.start
    start = max(part.end for part in said) - span.start
    that = given.words["that"].first(folded[start:], folded=True)
    return span.start + start + that.start if that else span.start


def _goes_on(behind: str, given: Given) -> bool:
    """Whether a verb with its “would” follows, which is of a clause of its own: "had not been sold and | would not be"."""
    return any(given.words[cue].begins(behind) for cue in ("helping", "future", "flat"))


def _until_relative(folded: str, span: Span, behind: list[Span], given: Given) -> int:
    """How far a denial goes before it says which thing: "the gates before the flood | that swamped the town"."""
    if len(behind) <= OBJECT or any(
        given.speech.akin(folded[behind[0].start - span.start : behind[0].end - span.start], said)
        for said in given.words["says"]
    ):
        return span.end
    start = behind[OBJECT - 1].end - span.start
    relative = given.words["relatives"].first(folded[start:], folded=True)
    return span.start + start + relative.start if relative else span.end


def _denial(folded: str, span: Span, negation: Lexicon, said: Stretches) -> Span | None:
    for hit in negation.find(folded, folded=True):
        place = Span(span.start + hit.start, span.start + hit.end, span.field)
        if not said.touch(place):
            return place
    return None
