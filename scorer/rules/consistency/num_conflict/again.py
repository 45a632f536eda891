"""
Counts that are taken up again: "a dozen hives … the nine stolen hives", "lima truk … ketujuh truk itu".

Grammar says when a count is one that the reader has met: the definite article, "all", a possessive, "itu" at the end of
the phrase, "ke-" before the number. Then the same noun must have had this number before. What narrows the phrase ("the
nine hives stolen in May") must have been told too, or else it is another group that is brought in.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from scorer.lexicon import fold
from scorer.model import Bound, Doc, Figure, Outcome, Span
from scorer.rules.consistency.num_conflict import all_of_them, called, clauses, groups, phrases, slots, times
from scorer.rules.consistency.num_conflict.frames import stems
from scorer.rules.consistency.num_conflict.phrases import AHEAD, Phrase
from scorer.rules.consistency.num_conflict.slots import Figures
from scorer.rules.given import Given

REACH = 200  # code points to either side of a count in which its sentence is looked at
LEAST = 2  # letters that tell a root
TWICE = 2  # "the four who died", of two: not only a slip of the pen may make one number of the other
MOST = 6  # earlier counts of one noun; more are several things

Pair = tuple[Figure, Figure]


def check(doc: Doc, told: Figures, given: Given) -> Iterator[Pair | Outcome]:
    """Yield a pair where a count is taken up with another number, and an outcome where it is with its own."""
    first = cache(lambda: _first_told(doc, given))  # few stories ask
    counts = [one for one in told if one.unit is None]
    met = called.Told(given)
    for number, figure in enumerate(counts):
        word = called.word(doc, figure, given)
        some = "" if word else _some_of(doc, figure, counts[number + 1 : number + 2], given)
        bearer = given.tables["bearers"].get(word)
        event = figure.event or bearer
        deed = f"+{event}" if event else ""
        loose = not word or bearer or word in given.words["persons"]
        earlier = (
            met.befallen(doc, figure, word, deed)
            or met.named(figure, word)
            or (met.named(figure, deed) if loose else [])
            or _worked(doc, figure, word, counts, given)
        )
        alone = word in given.words["men"] and not earlier if word else not deed
        if alone and (pair := all_of_them.read(doc, figure, counts, given)):
            yield pair
        elif figure.value > 1 and figure.bound is Bound.EXACT:
            beside = counts[max(0, number - 1) : number + 2]
            part = met.named(figure, called.some(word))
            yield from _compared(doc, figure, earlier or met.wider(figure, word), part, counts, beside, first, given)
        met.add(doc, figure, {word, deed, some} - {""})


def _compared(
    doc: Doc,
    figure: Figure,
    earlier: list[Figure],
    part: list[Figure],
    counts: list[Figure],
    beside: list[Figure],
    first: Callable[[], Mapping[str, int]],
    given: Given,
) -> Iterator[Pair | Outcome]:
    """What comes of a count that takes up one of the earlier ones; nothing where it takes up none."""
    plain = 0 < len(earlier) <= MOST and not doc.body.startswith("-", figure.span.end)  # "the 58-flat scheme" is one
    phrase = phrases.read(doc, figure, beside, given) if plain else None
    if phrase is None:
        return
    earlier = [one for one in earlier if one.bound is not Bound.VAGUE] or earlier  # "dozens of hens … 64 hens"
    same = _meeting(figure, earlier)
    earlier = _narrowed(doc, part, phrase, given) or times.of_one(doc, earlier, figure, given)
    earlier = _so_told(doc, earlier, phrase, given)
    one = earlier[0]
    if same or _meeting(figure, earlier):
        yield Outcome.AGREED
        return
    if phrase.resumed and (figure.value < one.value or given.words["changes"].first(_beside(doc, figure))):
        yield Outcome.ABSTAINED  # some of them, or one more
    elif len({other.value for other in earlier}) == 1 and (
        (one.slips(figure) or (phrase.every and one.event == figure.event and one.near(figure, TWICE)))
        and groups.firm(doc, one, figure, given)
        and not (figure.value > one.value and groups.acts(doc, one, figure))
        and groups.undisturbed(doc, one, figure, given, every=phrase.every)
        and not groups.with_others(_behind(doc, figure, given), given)
        and given.words["unlike"].first(_beside(doc, figure)) is None
        and not _some_again(doc, one, beside, figure, given)
        and not _some_of_each(doc, one, figure, counts, given)
        and not _all_elsewhere(doc, figure, beside, given)
        and groups.one_group(doc, one, figure, phrase, first(), given)
        and not groups.made_of_others(doc, one, figure, phrase, counts, given)
        and not slots.estimated(doc, one, figure, given)
    ):
        yield one, figure
    else:
        yield Outcome.ABSTAINED


def _meeting(figure: Figure, earlier: Sequence[Figure]) -> bool:
    """Whether a count is one of the earlier ones; "at least 13" is not 31."""
    return any(
        figure.meets(other) and not (other.bound is Bound.OVER and slots.turned(other, figure)) for other in earlier
    )


def _narrowed(doc: Doc, part: list[Figure], phrase: Phrase, given: Given) -> list[Figure]:
    """The counts of some of the things, "seven of its 24 libraries", where the phrase is narrowed as they are: "due to close"."""
    told = [frozenset(stems(doc.text(doc.sentences[one.sentence].span), given)) for one in part]
    return [one for one, words in zip(part, told, strict=True) if phrase.narrowed and phrase.narrowed <= words]


def _so_told(doc: Doc, earlier: list[Figure], phrase: Phrase, given: Given) -> list[Figure]:
    """Of several different counts those of whose clause the phrase tells: "17 passengers were hurt", of "all who were hurt"."""
    if not phrase.acts or len({one.value for one in earlier}) == 1:
        return earlier
    told = [frozenset(stems(doc.text(clauses.clause(doc, one, ())), given)) for one in earlier]
    return [one for one, words in zip(earlier, told, strict=True) if phrase.acts <= words] or earlier


def _some_of(doc: Doc, figure: Figure, following: Sequence[Figure], given: Given) -> str:
    """The name for a count of some of what the next one counts: "nine of the 24 seats"; "" where it is none."""
    for whole in following:
        if fold(doc.body[figure.span.end : whole.stated.start]).strip() in given.words["of"]:
            return called.some(called.word(doc, whole, given))
    return ""


def _some_again(doc: Doc, one: Figure, beside: Sequence[Figure], figure: Figure, given: Given) -> bool:
    """Whether the first count stands right before this one, as some of these: "the six of the eight clerks"."""
    return any(
        other.meets(one) and fold(doc.body[other.span.end : figure.stated.start]).strip() in given.words["of"]
        for other in beside
    )


def _some_of_each(doc: Doc, one: Figure, two: Figure, counts: Sequence[Figure], given: Given) -> bool:
    """Whether some of each are counted, and not as many: "two of seven candidates … three of eight"."""
    parts = [
        {some.value for some in counts if some.span.end < whole.stated.start and _is_some_of(doc, some, whole, given)}
        for whole in (one, two)
    ]
    return all(parts) and parts[0].isdisjoint(parts[1]) and not two.definite and not one.turned(two)


def _all_elsewhere(doc: Doc, figure: Figure, beside: Sequence[Figure], given: Given) -> bool:
    """Whether a sentence opens with a new place and tells of some of all that are there: "In Marl, 20 of | 60 shops shut"."""
    start = doc.sentences[figure.sentence].span.start
    some = next(
        (other for other in beside if other.span < figure.span and _is_some_of(doc, other, figure, given)), None
    )
    return (
        some is not None and not figure.definite and slots.is_new(doc, Span(start, some.stated.start), Span(0, start))
    )


def _is_some_of(doc: Doc, some: Figure, whole: Figure, given: Given) -> bool:
    """Whether a count stands right before another, as some of it."""
    near = some.sentence == whole.sentence
    return near and fold(doc.body[some.span.end : whole.stated.start]).strip() in given.words["of"]


def _beside(doc: Doc, figure: Figure) -> str:
    """What its sentence tells around a count."""
    span = doc.sentences[figure.sentence].span
    return doc.body[max(span.start, figure.span.start - REACH) : min(span.end, figure.span.end + REACH)]


def _worked(doc: Doc, figure: Figure, word: str, counts: list[Figure], given: Given) -> list[Figure]:
    """The people counted before whom a verb of the same root makes what is counted now: "17 orang ditangkap karena berburu … ke-19 pemburu"."""
    if not word or not figure.definite:
        return []
    root = "".join(stems(word, given)[:1])
    return [
        one
        for one in counts
        if len(root) > LEAST and one.sentence < figure.sentence and (one.noun or "").startswith("person")
        if any(stem.startswith(root) for stem in stems(doc.text(clauses.clause(doc, one, ())), given))
    ]


def _first_told(doc: Doc, given: Given) -> Mapping[str, int]:
    """In which sentence each stem stands first."""
    told: dict[str, int] = dict.fromkeys(stems(doc.article.headline or "", given), -1)
    for number, sentence in enumerate(doc.sentences):
        for stem in stems(doc.text(sentence.span), given):
            told.setdefault(stem, number)
    return told


def _behind(doc: Doc, figure: Figure, given: Given) -> str:
    """The words right behind what is counted, up to its verb."""
    start = (figure.noun_span or figure.span).end
    told = doc.body[start : start + AHEAD].partition(",")[0]
    company = given.words["company"]
    verb = next((hit.start for hit in given.words["finite"].find(told) if hit.phrase not in company), len(told))
    return told[:verb]
