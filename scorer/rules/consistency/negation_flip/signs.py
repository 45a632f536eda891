"""
What speaks for and against a sentence telling what another denies, each sign by its name; its points stand in `points`.

The words that the two have in common say whether one deed is meant; grammar, whether the second takes it for granted ("the two
who were hurt", "data stolen in the raid"). What may, should or was said to be, another time, voice or name speak against it.
"""

from collections.abc import Iterator
from itertools import chain, pairwise

from scorer.lexicon import fold
from scorer.model import YEAR, Doc, Span
from scorer.rules.consistency.negation_flip.pairs import HARM, Pair
from scorer.rules.consistency.negation_flip.words import Told, Word
from scorer.rules.given import Given

SUBJECT = 4  # words of weight before a "not" that tell who does not do it
NEXT = 3  # words behind one that is denied, or before one that is told, in which its grammar shows
FIGURE = 5  # words between a number and the deed by which it counts
AHEAD = 4  # words before a deed in which an article or a "would" stands
BEHIND = 24  # code points behind a deed in which "itu" stands
MOST = 4  # of one sign
TWICE = 2  # sentences that have a word in common, and hardly another does
LONG = 35  # words of a sentence that has some in common with most
BESIDE = 2  # sentences apart
OF_HARM = frozenset({"which", "told before", "year", "echo", "met", "figure"})


def read(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """Yield the signs of a pair; one of which there are several more than once, and some of harm by another name too."""
    harm = bool(pair.core.keys & pair.again.keys & HARM)
    if harm:
        yield "harm"
    signs = chain(
        _of_denial(pair, given),
        _of_words(pair, given),
        _of_grammar(doc, pair, given),
        _of_mood(pair, given),
        _of_time(pair, given),
        _of_voices(doc, pair, given),
        _of_setting(pair),
    )
    for sign in signs:
        yield sign
        if harm and sign in OF_HARM:
            yield f"harm {sign}"


def _of_denial(pair: Pair, given: Given) -> Iterator[str]:
    """By which word it is denied, and what of it."""
    one, denial = pair.one, pair.denial
    if denial.kind == "refused":
        yield "refused"
    clause = one.clause(denial.span)
    ahead = one.cut(Span(clause.start, denial.span.start))
    modal = given.words["modal"]
    if modal.first(ahead, folded=True) or modal.first(one.cut(denial.span), folded=True):
        yield "denied modal"
    if given.words["if"].first(ahead, folded=True):
        yield "denied if"
    if given.words["limits"].begins(one.cut(Span(denial.span.end, clause.end))):
        yield "limited"
    if given.words["me"].first(one.cut(clause), folded=True):
        yield "me"
    between = one.cut(Span(denial.span.end, pair.core.span.start))
    which = list(given.words["passive"].find(between, folded=True)) if denial.kind == "nobody" else []
    between = between[which[0].end :] if which else between
    start = pair.core.span.start - len(between)
    if given.words["joint"].first(between, folded=True):
        yield "beyond"
    elif not any(start <= word.span.start < pair.core.span.start for word in denial.behind):
        yield "verb"
    else:
        yield "object"


def _of_words(pair: Pair, given: Given) -> Iterator[str]:
    """Which words of the denial the other sentence has too."""
    one, two, denial, core = pair.one, pair.two, pair.denial, pair.core
    ours = _subject(pair, given)
    if not ours:
        yield "bare"
    elif _again(ours[-1], two) is None:
        yield "no head"
    at = denial.behind.index(core)
    near = [_again(word, two) for word in denial.behind[: at + NEXT] if word != core]
    if near and all(near):
        yield "all near"
    behind = [_again(word, two) for word in denial.behind if word != core]
    met = [found for found in (*(_again(word, two) for word in ours), *behind) if found is not None]
    yield from ["met"] * min(sum(found is not None for found in behind), MOST)
    row = [at for at, word in enumerate(two.words) if word in met or word == pair.again]
    yield from ["row"] * min(sum(after - before == 1 for before, after in pairwise(row)), MOST)
    yield from ["rare"] * min(sum(_often(word, pair) <= TWICE for word in met), MOST)
    yield from ["often"] * min(max(_often(core, pair) - TWICE, 0), MOST)
    around = [word for word in one.words if word not in denial.before and word not in denial.behind]
    yield from ["echo"] * min(sum(_again(word, two) is not None for word in around), MOST)
    if sum(any(core.keys & word.keys for no in told.denials for word in no.behind[:NEXT]) for told in pair.story) > 1:
        yield "denied again"


def _subject(pair: Pair, given: Given) -> list[Word]:
    """The words before a denial of who does not do it, without who says so."""
    before = pair.denial.before
    if not before:
        return []
    start = before[0].span.start
    said = list(given.words["says"].find(pair.one.cut(Span(start, pair.denial.span.start)), folded=True))
    told = [word for word in before if not said or word.span.start >= start + said[-1].end]
    return list(told or before)[-SUBJECT:]


def _again(word: Word, told: Told) -> Word | None:
    """The first word of a sentence that is a form of another's, or of its kind."""
    return next((other for other in told.words if word.keys & other.keys), None)


def _often(word: Word, pair: Pair) -> int:
    """How many sentences of the story have a word in some form."""
    return len({told.number for key in word.keys for told, _ in pair.places.get(key, ())})


def _of_grammar(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """Whether the other sentence takes the deed for granted, or counts by it."""
    two, again = pair.two, pair.again.span
    clause = two.clause(again)
    ahead = two.cut(Span(clause.start, again.start)).rstrip()
    near = " ".join(ahead.split()[-AHEAD:])
    for cue in ("which", "the"):
        if given.words[cue].first(near, folded=True):
            yield cue
    if given.words["which"].ends(ahead):
        yield "which right"
    behind = two.cut(Span(again.end, clause.end))
    if given.words["pointing"].first(behind[:BEHIND], folded=True):
        yield "pointing"
    if given.words["goes_on"].first(behind, folded=True):
        yield "goes on"
    counted = [
        one
        for one in doc.figure_row.inside(Span(clause.start, again.start))
        if one.unit is None and one.value >= 1 and two.cut(Span(one.span.end, again.start)).count(" ") <= FIGURE
    ]
    if any(one.definite for one in counted):
        yield "the figure"
    elif counted:
        yield "figure"


def _of_mood(pair: Pair, given: Given) -> Iterator[str]:
    """Whether the other sentence tells what was done, or what may, should or was not."""
    two, again = pair.two, pair.again.span
    clause = two.clause(again)
    ahead = two.cut(Span(clause.start, again.start))
    if given.words["wish"].first(ahead, folded=True):
        yield "wish"
    if two.denials and not any(denial.span in clause for denial in two.denials):
        yield "told not near"
    if two.asks:
        yield "asked"


def _of_time(pair: Pair, given: Given) -> Iterator[str]:
    """Whether the two tell of other times, or set themselves against something."""
    one, two = pair.one.text, pair.two.text
    if given.words["later"].first(one, folded=True):
        yield "later denied"
    if given.words["but"].first(one, folded=True):
        yield "but denied"
    if given.words["other"].first(two, folded=True):
        yield "other told"
    if any(hit.phrase not in one for hit in given.words["elsewhen"].find(two, folded=True)):
        yield "elsewhen"
    if any(year.group() not in one for year in YEAR.finditer(two)):
        yield "year"


def _of_voices(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """Who says the two, and whom they name."""
    denies, tells = (_voices(doc, told.span, given) for told in (pair.one, pair.two))
    if denies and tells:
        yield "same voice" if denies & tells else "two voices"
    if doc.quoted.touch(pair.denial.span):
        yield "denied quote"
    if doc.quoted.touch(pair.again.span):
        yield "told quote"
    ours, theirs = (_names(doc, told.span) for told in (pair.one, pair.two))
    if ours & theirs:
        yield "name"
    if any(name not in doc.folded[: pair.two.span.start] for name in theirs):
        yield "new name"


def _voices(doc: Doc, sentence: Span, given: Given) -> frozenset[str]:
    """The words by which those are called who say what stands in a sentence."""
    said = (one.speaker.name or "" for one in doc.attributions if one.extent.overlaps(sentence))
    return frozenset().union(*(given.words["idle"].unlisted(fold(name).split()) for name in said))


def _names(doc: Doc, sentence: Span) -> frozenset[str]:
    """The last words of the names in a sentence, without those who speak."""
    names = (name.span for name in doc.name_row.inside(sentence) if not doc.speakers.touch(name.span))
    return frozenset(fold(doc.text(name)).removesuffix("'s").split()[-1] for name in names)


def _of_setting(pair: Pair) -> Iterator[str]:
    """Where the two stand."""
    apart = pair.two.number - pair.one.number
    if abs(apart) == 1:
        yield "neighbour"
    elif abs(apart) == BESIDE:
        yield "near"
    if apart < 0:
        yield "told before"
    if pair.one.number == 0:
        yield "denied lead"
    if len(pair.two.text.split()) > LONG:
        yield "long"
