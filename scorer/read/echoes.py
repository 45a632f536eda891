"""
Words apart from a change that tell of it: "The fall", two sentences after the figures; "Road deaths halved", in the headline.

A word that says up or down tells of a change where all that it names stands with the figures, in whatever form or by
another word for it ("headcount" for a workforce); where it names nothing ("that is a rise", "jumlahnya menurun"), of the
change told right before. Of two changes that it may tell of it tells of neither.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from scorer.langs import Lang, speech
from scorer.langs.speech import Speech
from scorer.lexicon import Hit, Lexicon, any_of, fold
from scorer.model import YEAR, Article, Change, Echo, Sentence, Span
from scorer.read import elsewhere, heads
from scorer.read.heads import LEAST, WORD
from scorer.read.then_and_now import ORDER

BEFORE = 60  # code points before a word of change in which its subject stands
BEHIND = 50  # code points after it in which "in burglaries" stands
BESIDE = 40  # code points behind two values in which "in July" stands
SOON = 2  # sentences after a change in which "that rise" points back at it
OPENING = 2  # sentences of a story whose words a headline has
MOST = 4  # changes of a story; more is a table or a report in figures
HEADLINE = -1  # the number of its sentence

_STOP = re.compile(r"[,;:.!?()“”\"–—]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    ways: Lexicon
    rising: frozenset[str]
    nouns: frozenset[str]
    losing: frozenset[str]
    comparative: frozenset[str]
    not_yet: Lexicon
    dated: Lexicon
    governs: frozenset[str]
    ends: Lexicon
    joins: Lexicon
    head_first: bool
    opens: re.Pattern[str]
    verbal: re.Pattern[str]
    compares: re.Pattern[str]
    pointing: re.Pattern[str]
    pointed: re.Pattern[str]
    takes_up: re.Pattern[str]
    refers: re.Pattern[str]
    neutral: Lexicon
    priced: Lexicon
    price: str
    alike: Mapping[str, frozenset[str]]
    speech: Speech


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """
    A change, the sentences it is told in, and the roots of their words.

    `refers` where a word before its first value stands for a thing of the sentence before: "stalls sold them at £45".
    """

    at: int
    change: Change
    first: int
    last: int
    about: frozenset[str]
    text: str
    refers: bool


def heard(
    changes: Sequence[Change],
    told_of: Mapping[Span, str],
    article: Article,
    sentences: Sequence[Sentence],
    lang: Lang,
) -> tuple[Change, ...]:
    """
    The changes of the body, each with the words elsewhere that tell of it. Linear in the text.

    `told_of` is what is told of a change, by the span of its last figure, where that is less than its sentences.
    """
    body = [
        at for at, change in enumerate(changes) if change.span.field == "body" and not _undated(change, article, lang)
    ]
    if not 0 < len(body) <= MOST:
        return tuple(changes)
    words = _words(lang)
    told = [_told(at, changes[at], told_of, article.body, sentences, words) for at in body]
    opening = frozenset(_roots(article.body[: sentences[:OPENING][-1].span.end], words))
    spoken = ((number, sentence.span) for number, sentence in enumerate(sentences))
    echoes: dict[int, list[Echo]] = {}
    for number, span in ((HEADLINE, Span(0, len(article.headline or ""), "headline")), *spoken):
        text = article.text(span.field)
        for hit in words.ways.find(text[span.start : span.end]):
            place = Span(span.start + hit.start, span.start + hit.end, span.field)
            inside = next((one for one in told if place in one.change.span or place == one.change.verb), None)
            if inside is not None:
                one = inside if _compares(text, place, inside.change, hit, words) else None
            else:
                one = _meant(number, text, span, place, hit, told, opening, lang)
                one = None if one and one.first <= number <= one.last and _apart(text, place, one, words) else one
            if one is not None and not elsewhere.is_other_share(
                text, place, one.change, rises=hit.phrase in words.rising
            ):
                echo = Echo(span=place, rises=hit.phrase in words.rising, sentence=number)
                echoes.setdefault(one.at, []).append(echo)
    return tuple(
        replace(change, echoes=tuple(echoes[at])) if at in echoes else change for at, change in enumerate(changes)
    )


def _undated(change: Change, article: Article, lang: Lang) -> bool:
    """Whether two values that no verb joins may be those of two things: "a cut of $275,000, compared with $2,700 for others"."""
    if change.verb is not None or change.first.span < change.last.span:
        return False
    text = article.body[change.span.start : change.span.end + BESIDE]
    return _words(lang).dated.first(text) is None and YEAR.search(text) is None


def _told(
    at: int, change: Change, told_of: Mapping[Span, str], body: str, sentences: Sequence[Sentence], words: _Words
) -> _Told:
    first, last = sorted((change.first.sentence, change.last.sentence))
    whole = body[sentences[first].span.start : sentences[last].span.end]
    told = told_of.get(change.last.span) or whole
    about = _roots(told, words)
    if change.last.money and words.priced.first(told):
        about |= words.alike[words.price]
    lead = body[sentences[first].span.start : min(change.first.stated, change.last.stated).start]
    refers = words.refers.search(lead) is not None
    return _Told(at=at, change=change, first=first, last=last, about=frozenset(about), text=whole, refers=refers)


def _meant(
    number: int,
    text: str,
    span: Span,
    place: Span,
    hit: Hit,
    told: Sequence[_Told],
    opening: frozenset[str],
    lang: Lang,
) -> _Told | None:
    """The one change that a word tells of."""
    words = _words(lang)
    ahead = text[max(span.start, place.start - BEFORE) : place.start]
    if hit.phrase in words.comparative or words.not_yet.first(_STOP.split(ahead)[-1]):
        return None
    if elsewhere.is_idle(text, place, hit.phrase, lang):
        return None
    named = _named(text, span, place, hit, words)
    told = [one for one in told if not elsewhere.of_another(text, span, place, one.text, lang, named=bool(named))]
    if hit.phrase in words.losing:  # "losses of 4 million in 1978 and 30 in 1979": what changed, and not which way
        told = [one for one in told if hit.phrase not in fold(one.text)]
    if named:
        if elsewhere.is_named(text, span, named[0 if words.head_first else -1]):
            return None
        found = [one for one in told if _all_in(named, one.about, opening if number == HEADLINE else one.about, words)]
        found = found or [one for one in told if one.refers and one.first == number + 1]
        beside = [one for one in told if number < OPENING or one.first - SOON <= number <= one.last + SOON]
        alone = [one for one in beside if len(told) == 1 and not one.first <= number <= one.last]
        phrase, sentence = _ahead(ahead, words), text[span.start : span.end]
        found = found or [one for one in alone if heads.same(phrase, one.text, one.change.first.noun, sentence, lang)]
        return found[0] if len(found) == 1 else None
    before = [one for one in told if one.last <= number <= one.last + SOON]
    if number == HEADLINE or len(before) != 1 or not _points(text, span, place, hit, words):
        return None
    return before[0]


def _apart(text: str, place: Span, told: _Told, words: _Words) -> bool:
    """Whether a word in a change's own sentence is another clause's: "fell to 73rd, although its score went from …"."""
    change = told.change.span
    start, end = min(place.end, change.end), max(place.start, change.start)
    return ";" in text[start:end] or words.joins.first(text[start:end]) is not None


def _compares(text: str, place: Span, change: Change, hit: Hit, words: _Words) -> bool:
    """Whether a word between the newer value and the older one compares them: "320 cm, higher than yesterday's 345"."""
    between = change.verb is None and change.last.span.end <= place.start and place.end <= change.first.stated.start
    return between and hit.phrase in words.comparative and words.compares.match(text, place.end) is not None


def _all_in(named: Sequence[str], about: frozenset[str], beside: frozenset[str], words: _Words) -> bool:
    """Whether the head of a phrase stands with a change, and all its other words there or in the opening."""
    roots = [{*words.speech.roots(word), *words.alike.get(word, ())} for word in named]
    head, others = (roots[0], roots[1:]) if words.head_first else (roots[-1], roots[:-1])
    return bool(head & about) and all(other & (about | beside) for other in others)


def _named(text: str, span: Span, place: Span, hit: Hit, words: _Words) -> list[str]:
    """What a word of change names: the words before a verb, or those after a noun and right before it; none for "it"."""
    ahead = text[max(span.start, place.start - BEFORE) : place.start]
    behind = text[place.end : min(span.end, place.end + BEHIND)]
    if hit.phrase in words.governs:
        return _things(_until(behind, words), words)
    if not _is_noun(ahead, behind, hit, words):
        return _things(_ahead(ahead, words), words)
    opened = words.opens.match(behind)
    if opened or words.head_first:
        return _phrase(_things(_until(behind[opened.end() :] if opened else behind, words), words), words)
    return _things(_ahead(ahead, words).rpartition(" ")[2] if not ahead.endswith(" ") else ahead.split()[-1], words)


def _phrase(things: list[str], words: _Words) -> list[str]:
    """What stands behind a noun without the verb that follows: "headcount | spares the bindery", "pencurian | membuat"."""
    for at, word in enumerate(things[1:], 1):
        if words.verbal.match(word) or (not words.head_first and things[at - 1] in words.alike):
            return things[:at]
    return things


def _is_noun(ahead: str, behind: str, hit: Hit, words: _Words) -> bool:
    """Whether a word that may be either is a noun: an article stands before it, or "in" and what it is of behind it."""
    if hit.phrase not in words.nouns:
        return False
    return words.head_first or words.pointing.search(ahead) is not None or words.opens.match(behind) is not None


def _ahead(ahead: str, words: _Words) -> str:
    """The clause before a word, without what stands behind its first preposition."""
    stops = [mark.end() for mark in _STOP.finditer(ahead)]
    clause = ahead[stops[-1] :] if stops else ahead
    joined = list(words.joins.find(clause))
    clause = clause[joined[-1].end :] if joined else clause
    stretch = ""
    for end in words.ends.find(clause):  # "the number | of pumps sold": a number names nothing
        stretch = clause[: end.start]
        if _things(stretch, words):
            return stretch
    return clause


def _until(behind: str, words: _Words) -> str:
    """What stands behind a word up to the next mark or preposition."""
    stop = _STOP.search(behind)
    clause = behind[: stop.start()] if stop else behind
    starts = [hit.start for found in (words.ends, words.joins) if (hit := found.first(clause)) is not None]
    return clause[: min(starts)] if starts else clause


def _things(stretch: str, words: _Words) -> list[str]:
    found = [fold(word) for word in WORD.findall(stretch)]
    return [word for word in found if len(word) >= LEAST and word not in words.neutral]


def _points(text: str, span: Span, place: Span, hit: Hit, words: _Words) -> bool:
    """Whether a word points back: "the rise", "penurunan itu", "jumlahnya menurun", "that is down"."""
    ahead, behind = text[max(span.start, place.start - BEFORE) : place.start], text[place.end : place.end + BEHIND]
    if _is_noun(ahead, behind, hit, words):
        return words.pointing.search(ahead) is not None or words.pointed.match(behind) is not None
    return words.takes_up.search(_ahead(ahead, words)) is not None


def _roots(text: str, words: _Words) -> set[str]:
    """The roots of a text's words, and of all other words for the same things."""
    found = {fold(word) for word in WORD.findall(text)}
    plain = {word for word in found if len(word) >= LEAST and word not in words.neutral}
    roots = {root for word in plain for root in words.speech.roots(word)}
    return roots.union(*(words.alike[root] for root in roots if root in words.alike))


@cache
def _words(lang: Lang) -> _Words:
    table, told = lang["changes"], lang["changes"]["echoes"]
    rising = [*table["up"], *told["rise"], *told["more"]]
    return _Words(
        ways=Lexicon((*rising, *table["down"], *told["fall"], *told["less"])),
        rising=frozenset(map(fold, rising)),
        nouns=frozenset(told["nouns"]),
        losing=frozenset((*table["losses"], *table["gains"])),
        comparative=frozenset((*told["more"], *told["less"])),
        not_yet=Lexicon(told["not_yet"]),
        dated=Lexicon((*told["dated"], *(word for name in ORDER for word in table["then_and_now"][name]))),
        governs=frozenset(told["governs"]),
        ends=Lexicon(told["ends"]),
        joins=Lexicon(told["joins"]),
        head_first=told["head_first"],
        opens=re.compile(rf"\s(?:{any_of(told['opens'])})\b", re.IGNORECASE),
        verbal=re.compile(any_of(told["verbal"]), re.IGNORECASE),
        compares=re.compile(rf"\s(?:{any_of(told['compares'])})\b", re.IGNORECASE),
        pointing=re.compile(rf"\b(?:{any_of(told['pointing'])})\s(?:[\w.,%-]+\s){{0,3}}$", re.IGNORECASE),
        pointed=re.compile(rf"(?:\s[\w.,%]+){{0,4}}?\s(?:{any_of(told['pointed'])})\b", re.IGNORECASE),
        takes_up=re.compile(rf"\b(?:{'|'.join(told['takes_up'])})\b", re.IGNORECASE),
        refers=re.compile(rf"\b(?:{'|'.join(told['refers'])})\b", re.IGNORECASE),
        neutral=Lexicon(told["neutral"]),
        priced=Lexicon(told["priced"]),
        price=told["price"],
        alike={word: frozenset(group) for group in told["alike"] for word in group},
        speech=speech.of(lang),
    )
