"""
Words apart from a change that tell of it: "The fall", two sentences after the figures; "Road deaths halved", in the headline.

A word that says up or down tells of a change where all that it names stands with the figures, in whatever form or by
another word for it ("headcount" for a workforce); where it names nothing ("that is a rise", "jumlahnya menurun"), of the
change told right before. Of two changes that it may tell of it tells of neither.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scorer.langs import Lang
from scorer.lexicon import Hit, fold
from scorer.model import YEAR, Article, Change, Echo, Sentence, Span
from scorer.read import elsewhere, eras, heads, subjects
from scorer.read.heads import LEAST, WORD
from scorer.read.subjects import BEFORE, BEHIND, STOP, Words

BESIDE = 40  # code points behind two values in which "in July" stands
WIDE = 300  # code points around it in which its sentence is read
LOOK = 3000  # code points before it in which its percentage is told of another thing
SOON = 2  # sentences after a change in which "that rise" points back at it
OPENING = 2  # sentences of a story whose words a headline has
MOST = 4  # changes of a story; more is a table or a report in figures
SHARE = "%"
HEADLINE = -1  # the number of its sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """
    A change, the sentences it is told in, the roots of their words, and the names beside what changed.

    `subject` is a word for it that takes up what was told before, else empty: "the | charge", "tarif | itu".

    `refers` where a word before its first value stands for a thing of the sentence before: "stalls sold them at £45".
    """

    at: int
    change: Change
    first: int
    last: int
    about: frozenset[str]
    text: str
    priced: bool
    owners: frozenset[str]
    subject: str
    refers: bool


def heard(
    changes: Sequence[Change],
    article: Article,
    sentences: Sequence[Sentence],
    lang: Lang,
) -> tuple[Change, ...]:
    """
    The changes of the body, each with the words elsewhere that tell of it. Linear in the text.
    """
    body = [
        at
        for at, change in enumerate(changes)
        if change.span.field == "body"
        and not _undated(change, article, lang)
        and not _hoped(change, article.body, sentences, lang)
    ]
    if not 0 < len(body) <= MOST:
        return tuple(changes)
    words = subjects.words_of(lang)
    told = [_told(at, changes[at], article.body, sentences, words) for at in body]
    opening = frozenset(_roots(article.body[: sentences[:OPENING][-1].span.end], words))
    spoken = ((number, sentence.span) for number, sentence in enumerate(sentences))
    stamp = article.published_at or article.as_of
    this_year = stamp.year if stamp else 0
    echoes: dict[int, list[Echo]] = {}
    for number, span in ((HEADLINE, Span(0, len(article.headline or ""), "headline")), *spoken):
        text = article.text(span.field)
        for hit in words.ways.find(text[span.start : span.end]):
            place = Span(span.start + hit.start, span.start + hit.end, span.field)
            inside = next((one for one in told if place in one.change.span or place == one.change.verb), None)
            if inside is not None:
                one = inside if _compares(text, place, inside.change, hit, words) else None
            else:
                one = _meant(number, text, span, place, hit, told, opening, lang, this_year)
                one = None if one and one.first <= number <= one.last and _apart(text, place, one, words) else one
            if one is not None and (
                elsewhere.is_of_rates(
                    _phrase(text, span, place, hit, words), place, one.change, article.body, hit.phrase, lang
                )
                or (number == HEADLINE and elsewhere.has_other_value(text, place, one.change, lang))
            ):
                continue
            if one is not None and not elsewhere.is_other_share(
                text, place, one.change, rises=hit.phrase in words.rising
            ):
                until = subjects.named_until(text, span, place, hit, words)
                echo = Echo(span=place, rises=hit.phrase in words.rising, sentence=number, until=until)
                echoes.setdefault(one.at, []).append(echo)
    return tuple(
        replace(change, echoes=tuple(echoes[at])) if at in echoes else change for at, change in enumerate(changes)
    )


def _undated(change: Change, article: Article, lang: Lang) -> bool:
    """Whether two values that no verb joins may be those of two things: "a cut of $275,000, compared with $2,700 for others"."""
    if change.verb is not None or change.first.span < change.last.span:
        return False
    text = article.body[change.span.start : change.span.end + BESIDE]
    return subjects.words_of(lang).dated.first(text) is None and YEAR.search(text) is None


def _hoped(change: Change, body: str, sentences: Sequence[Sentence], lang: Lang) -> bool:
    """Whether the newer value is one that somebody expects or aims at: what was told before is of what there is."""
    lead = body[sentences[change.last.sentence].span.start : change.last.stated.start]
    return subjects.words_of(lang).hoped.first(lead) is not None


def _told(at: int, change: Change, body: str, sentences: Sequence[Sentence], words: Words) -> _Told:
    first, last = sorted((change.first.sentence, change.last.sentence))
    whole = body[sentences[first].span.start : sentences[last].span.end][:LOOK]
    about = _roots(whole, words)
    priced = change.last.money and words.priced.first(whole) is not None
    if priced:
        about |= words.alike[words.price]
    if change.first.unit == change.last.unit == SHARE and words.rated.first(whole):
        about |= words.rates
    opening = Span(sentences[first].span.start, min(change.first.stated, change.last.stated).start)
    lead = body[opening.start : opening.end]
    moved = body[change.verb.end : opening.end] if change.verb and change.verb.end <= opening.end else ""
    refers = words.refers.search(moved if subjects.things(moved, words) else lead) is not None
    beside = {fold(word).removesuffix("'s") for word in WORD.findall(subjects.clause_before(lead, words))}
    named = beside & elsewhere.names(body, opening, Span(opening.end, opening.end))
    owners = frozenset(name for name in named if name not in words.dated)
    taken_up = words.definite.search(lead)
    subject = fold(taken_up["thing"]) if taken_up else ""
    return _Told(
        at=at,
        change=change,
        first=first,
        last=last,
        about=frozenset(about),
        text=whole,
        priced=priced,
        owners=owners,
        subject=subject,
        refers=refers,
    )


def _phrase(text: str, span: Span, place: Span, hit: Hit, words: Words) -> str:
    """What a word of change names; none for a comparison, but for one by a percentage."""
    phrase = subjects.phrase(text, span, place, hit, words)
    if hit.phrase in words.comparative:
        ahead = text[max(span.start, place.start - subjects.CLOSE) : place.start]
        if words.becoming.ends(ahead.rstrip()):  # "bread has become | cheaper"
            return subjects.clause_before(ahead, words)
        if words.shares.search(ahead) is None:
            return ""
        if hit.phrase in words.dearer or words.sold.search(ahead):
            return words.price
    return phrase


def _meant(
    number: int,
    text: str,
    span: Span,
    place: Span,
    hit: Hit,
    told: Sequence[_Told],
    opening: frozenset[str],
    lang: Lang,
    this_year: int,
) -> _Told | None:
    """The one change that a word tells of."""
    words = subjects.words_of(lang)
    not_yet = subjects.not_yet(text, span, place, hit, words)
    phrase = _phrase(text, span, place, hit, words)
    named = subjects.named(phrase, words)
    if (
        not_yet - words.coming
        or elsewhere.is_idle(text, place, hit.phrase, lang)
        or (hit.phrase in words.comparative and not named)
    ):
        return None
    told = [
        one
        for one in told
        if not (not_yet and words.to_come.first(one.text) is None)
        and not elsewhere.of_another(
            text, span, place, one.text, lang, named=bool(named), this_year=this_year, coming=bool(not_yet)
        )
    ]
    if hit.phrase in words.losing:  # "losses of 4 million in 1978 and 30 in 1979": what changed, and not which way
        told = [one for one in told if hit.phrase not in fold(one.text)]
    if named:
        names = elsewhere.names(text, span, place)
        if named[0 if words.head_first else -1].removesuffix("'s") in names:
            return None
        owners = {word.removesuffix("'s") for word in named} & names - words.bearers
        alike = [
            one
            for one in told
            if not (owners and not owners & (one.owners or opening))
            and not (one.priced and words.counts.first(phrase))
            and (number == HEADLINE or _is_same(text, span, place, one, lang))
        ]
        plain = [word for word in named if word.removesuffix("'s") not in names]
        found = [one for one in alike if _all_in(plain, one.about, opening if number == HEADLINE else one.about, words)]
        if number == HEADLINE:
            found = [one for one in found if not _is_name(named[0 if words.head_first else -1], one.text)]
        around = {fold(word) for word in WORD.findall(_around(text, span, place))}
        found = found or [one for one in alike if number < one.first and heads.takes_up(one.subject, around, lang)]
        found = found or [one for one in alike if one.refers and one.first == number + 1]
        beside = [one for one in alike if number < OPENING or one.first - SOON <= number <= one.last + SOON]
        alone = [one for one in beside if len(told) == 1 and not one.first <= number <= one.last]
        found = found or [one for one in alone if one.change.last.money and heads.headless(phrase, one.text, lang)]
        sentence = text[max(span.start, place.start - WIDE) : min(span.end, place.end + WIDE)]
        names_it = subjects.also_named(phrase, hit, words, money=bool(alone) and alone[0].change.last.money)
        found = found or [
            one
            for one in alone
            if any(
                heads.same(told_of, one.text, one.change.first.noun, sentence, lang, later=number > one.last)
                for told_of in names_it
            )
        ]
        if len(found) > 1:  # "thefts" may stand for burglaries, but not beside a fall of thefts
            found = [one for one in found if named[0 if words.head_first else -1] in fold(one.text)]
        return found[0] if len(found) == 1 else None
    again = subjects.given(text, place, words)
    known = len(told) == 1 and again and not elsewhere.has_share(text[max(0, place.start - LOOK) : place.start], again)
    before = [one for one in told if one.last <= number and (known or number <= one.last + SOON)]
    if number == HEADLINE or len(before) != 1 or not subjects.points(text, span, place, hit, words):
        return None
    ahead, behind = text[max(span.start, place.start - BEFORE) : place.start], text[place.end : span.end]
    noun = subjects.is_noun(ahead, behind[:BEHIND], hit, words)
    moves = before[0].change.verb is None and not noun and elsewhere.moves_a_thing(behind, lang)
    return None if moves else before[0]


def _is_name(head: str, told: str) -> bool:
    """Whether the head of a headline's phrase stands in a sentence only as a name, and not at its opening."""
    found = [word for word in WORD.findall(told)[1:] if fold(word) == head]
    return bool(found) and all(word[0].isupper() for word in found)


def _around(text: str, span: Span, place: Span) -> str:
    """What stands around a word, up to the next marks."""
    ahead, behind = text[max(span.start, place.start - BEFORE) : place.start], text[place.end : place.end + BEHIND]
    return f"{STOP.split(ahead)[-1]} {STOP.split(behind)[0]}"


def _is_same(text: str, span: Span, place: Span, told: _Told, lang: Lang) -> bool:
    """Whether a word tells of a thing of the kind and the place of a change, not of "operating profit" or "rents in Corra"."""
    words = subjects.words_of(lang)
    sentence = text[max(span.start, place.start - WIDE) : min(span.end, place.end + WIDE)]
    kinds, own, beside = (
        {hit.phrase for hit in words.kinds.find(some)} for some in (told.text, _around(text, span, place), sentence)
    )
    return kinds <= beside and own <= kinds and not eras.is_elsewhere(told.text, sentence, eras.words_of(lang))


def _apart(text: str, place: Span, told: _Told, words: Words) -> bool:
    """Whether a word in a change's own sentence is another clause's: "fell to 73rd, although its score went from …"."""
    change = told.change.span
    between = text[min(place.end, change.end) : max(place.start, change.start)]
    if place.start >= change.end:
        between = words.follows.sub(" ", between)
    return ";" in between or words.joins.first(between) is not None


def _compares(text: str, place: Span, change: Change, hit: Hit, words: Words) -> bool:
    """Whether a word between the newer value and the older one compares them: "320 cm, higher than yesterday's 345"."""
    between = change.verb is None and change.last.span.end <= place.start and place.end <= change.first.stated.start
    return between and hit.phrase in words.comparative and words.compares.match(text, place.end) is not None


def _all_in(named: Sequence[str], about: frozenset[str], beside: frozenset[str], words: Words) -> bool:
    """Whether the head of a phrase stands with a change, and all its other words there or in the opening."""
    roots = [{*words.speech.roots(word), *words.alike.get(word, ())} for word in named]
    head, others = (roots[0], roots[1:]) if words.head_first else (roots[-1], roots[:-1])
    return bool(head & about) and all(other & (about | beside) for other in others)


def _roots(text: str, words: Words) -> set[str]:
    """The roots of a text's words, and of all other words for the same things."""
    found = {fold(word).removesuffix("'s") for word in WORD.findall(text)}
    plain = {word for word in found if len(word) >= LEAST and word not in words.neutral}
    roots = {root for word in plain for root in words.speech.roots(word)}
    return roots.union(*(words.alike[root] for root in roots if root in words.alike))
