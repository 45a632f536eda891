"""
One speaker, one sentence, two wordings in quotation marks.

Why it matters: both cannot be what was said; quotation marks promise the words themselves.
Stays quiet: on exact repetition, on a shorter exact excerpt, on reported speech without marks, on different speakers, and on
words of two days, of long ago, or of which the story says that they changed.
How: quotations of `words` words or more by one speaker, compared word by word (edit similarity `low` to `high`), unless
most of the longer words are others, or two counts or days are. The speaker is whom the statement is credited to, or else
the first name behind the quotation, or the last before it. Where one side is told as somebody's words ("Holt's sentence",
"that boast" of the one quoted last), `owned` is similar enough; where the speaker of one is not named, it takes `same`. Of
a whole sentence only the part is compared that the shorter quotation has.
Cannot see: which wording was spoken, quotations of speakers that are named differently each time, and short ones. Two
sentences built alike about two things may be taken for one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, compress, islice

from rapidfuzz.distance import Indel

from scorer.lexicon import fold
from scorer.model import Doc, Finding, NameKind, Outcome, Quotation, Span
from scorer.rules.consistency.quote_variant import occasions, speakers
from scorer.rules.given import Given

_WORD = re.compile(r"\w+")
_TAGGED = re.compile(r"\W{0,3}#\w")  # a message with its tag: whose words these are, nobody tells
LONGEST = 120  # words of a quotation of which a part is compared
HALF = 0.6  # share of the words of a part that the whole has
SHORTER = 2  # words that one wording has more than the other where it may be a whole sentence, and the other a part
TWO_THINGS = 2  # counts, days or longer words exchanged
LONG = 5  # letters of a longer word
KEPT = 0.5  # share of the longer words that two wordings of one saying have in common
LEAST = 0.3  # … where the story says that they are one
ALIKE = 0.5  # similarity from which two words may be one
Words = tuple[str, ...]
HAIR = 0.001  # below the bar, for shares that are told by halves of a bit
BREATH = 40  # code points between two quotations of one turn, in which nobody says a sentence twice
MOST = 30  # quotations compared with each other


@dataclass(frozen=True, slots=True, kw_only=True)
class _Saying:
    """
    A quotation in folded words, with whose it is.

    `owned` where it is told as somebody's words ("Holt's sentence, “…”"); `pointed` where who speaks is "he" and no more.
    """

    quotation: Quotation
    words: Words
    speaker: str | None
    owned: bool
    pointed: bool

    @property
    def span(self) -> Span:
        """Where it stands, with its marks."""
        return self.quotation.span


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each two quotations of one speaker that are about as long."""
    told = (
        (quotation, tuple(_WORD.findall(fold(doc.text(quotation.inner)))))
        for quotation in doc.quotations
        if quotation.closed and not _TAGGED.match(doc.body, quotation.span.end)
    )
    long = list(islice((one for one in told if len(one[1]) >= given.limits["words"]), MOST))
    near = [_near(one, two, given) for (_, one), (_, two) in combinations(long, 2)]
    if not any(near):
        return
    known = speakers.words_of(" ".join({name.identity for name in doc.names}))
    bodies = speakers.words_of(" ".join({one.identity for one in doc.names if one.kind is NameKind.ORGANISATION}))
    people = speakers.words_of(" ".join({name.identity for name in doc.names if name.kind is NameKind.PERSON}))
    sayings = _sayings(doc, long, known, given)
    for one, two in compress(combinations(sayings, 2), near):
        least = _least(one, two, people | bodies, given)
        if least is None:
            continue
        words = _aligned(one.words, two.words)
        if words != (one.words, two.words):
            if min(map(len, words)) < given.limits["whole"]:
                continue  # a few words of another saying
            least = max(least, given.limits["part"])
        similarity = _alike(*words, least, given)
        if similarity < least:
            continue
        same = Indel.normalized_similarity(one.words, two.words) > given.limits["high"]
        if same or _excerpt(one.words, two.words):
            yield Outcome.AGREED
        elif (
            not (one.speaker or two.speaker)
            or _of_two_things(one, two, words, given)
            or (
                not (one.owned or two.owned)
                and (_told_apart(doc, one, two, given) or _in_one_breath(doc, one, two, given))
            )
            or occasions.two(doc, one.span, two.span, given, owned=one.owned or two.owned)
        ):
            yield Outcome.ABSTAINED
        else:
            yield Finding(
                rule="quote-variant",
                spans=(one.quotation.inner, two.quotation.inner),
                values={"speaker": _called(one, two, people), "similarity": round(100 * similarity)},
                confidence=0.92,
            )


def _near(one: Words, two: Words, given: Given) -> bool:
    """Whether two quotations, or one and a part of the other, have so many words in common that they may be one saying."""
    common, short = len({*one} & {*two}), min(len(one), len(two))
    return 2 * common >= given.limits["owned"] * short or (
        abs(len(one) - len(two)) >= SHORTER and common >= HALF * len({*min(one, two, key=len)})
    )


def _in_one_breath(doc: Doc, one: _Saying, two: _Saying, given: Given) -> bool:
    """Whether only who speaks stands between two quotations, and nothing tells that it was said again: "“…,” said Holt. “…”"."""
    first, second = sorted((one.span, two.span))
    between = doc.body[first.end : second.start]
    behind = doc.body[second.end : max(second.end, min(second.end + BREATH, doc.around(second).end))]
    if given.words["repeats"].first(behind):
        return False
    return len(between) <= BREATH and between.count(".") <= 1 and ":" not in between


def _least(one: _Saying, two: _Saying, known: frozenset[str], given: Given) -> float | None:
    """How similar two quotations have to be to be one saying; None where two people said them. A body speaks by its people."""
    ours, theirs = speakers.words_of(one.speaker or ""), speakers.words_of(two.speaker or "")
    if ours & theirs:
        return given.limits["owned" if one.owned or two.owned else "low"]
    named = ours & known and theirs & known and not (_is_described(one) or _is_described(two))
    return None if named and not (one.pointed or two.pointed) else given.limits["same"]


def _is_described(saying: _Saying) -> bool:
    """Whether who speaks is told by what he is, whatever his name: "The elder of the Wairiki clans"."""
    return any(word.islower() and len(word) >= LONG for word in (saying.speaker or "").split())


def _aligned(one: Words, two: Words) -> tuple[Words, Words]:
    """Two wordings, the longer without what it has before and behind the shorter: "Let me be plain: | we have no plans"."""
    if abs(len(one) - len(two)) < SHORTER:
        return one, two
    short, long = sorted((one, two), key=len)
    if len(long) > LONGEST or len({*short} & {*long}) < HALF * len({*short}):
        return one, two
    blocks = [block for block in SequenceMatcher(a=long, b=short, autojunk=False).get_matching_blocks() if block.size]
    if not blocks:
        return one, two
    first, last = blocks[0], blocks[-1]
    cut = long[max(0, first.a - first.b) : last.a + len(short) - last.b]
    return (cut, short) if len(one) > len(two) else (short, cut)


def _called(one: _Saying, two: _Saying, people: frozenset[str]) -> str:
    """The speaker's longest name."""
    names = [saying.speaker for saying in (one, two) if saying.speaker]
    return max(names, key=lambda name: (bool(speakers.words_of(name) & people), len(name)))


def _sayings(
    doc: Doc, told: Iterable[tuple[Quotation, Words]], known: frozenset[str], given: Given
) -> Sequence[_Saying]:
    """The quotations with whose they are; one told as "that boast, “…”" is whose the one before it is."""
    found: list[_Saying] = []
    for quotation, words in told:
        owner = speakers.owner(doc, quotation, given)
        if owner is None and found and occasions.known(doc, quotation.span, given):
            owner = found[-1].speaker
        found.append(
            _Saying(
                quotation=quotation,
                words=words,
                speaker=owner or speakers.speaker(doc, quotation, known, given),
                owned=owner is not None,
                pointed=owner is None and speakers.is_pronoun(doc, quotation, given),
            )
        )
    return found


def _told_apart(doc: Doc, one: _Saying, two: _Saying, given: Given) -> bool:
    """Whether both are questions, of which one may be put twice, or one was said long ago."""
    asked = all(doc.text(saying.quotation.inner).rstrip().endswith("?") for saying in (one, two))
    return asked or occasions.past(doc, one.span, two.span, given)


def _of_two_things(one: _Saying, two: _Saying, words: tuple[Words, Words], given: Given) -> bool:
    """Whether two sayings differ in what they say; what is told as somebody's own words may more."""
    if one.owned or two.owned:
        return _share(*words, given) < LEAST
    return _says_other(*words, given)


def _alike(one: Words, two: Words, least: float, given: Given) -> float:
    """How alike two wordings are, from 0 to 1, 0 below the bar; forms of one word count as one ("find", "finding")."""
    if 2 * len({*one} & {*two}) < least * min(len(one), len(two)):
        return 0.0  # far apart, whatever forms their words have
    here = {*one}
    there = (
        word if word in here else next((other for other in one if given.speech.akin(word, other)), word) for word in two
    )
    return Indel.normalized_similarity(one, tuple(there), score_cutoff=least - HAIR)


def _says_other(one: Words, two: Words, given: Given) -> bool:
    """Whether two sayings in one mould are about two things: most of their words are exchanged, or two counts or days."""
    if _share(one, two, given) < KEPT:
        return True
    changes = SequenceMatcher(a=one, b=two, autojunk=False).get_opcodes()
    exchanged = [_unlike(one[a:b], two[c:d], given) for tag, a, b, c, d in changes if tag == "replace"]
    counted = [pair for pair in exchanged if all(_counts(words, given) for words in pair)]
    apart = [pair for pair in exchanged if Indel.normalized_similarity(*pair) < ALIKE and pair not in counted]
    long = [pair for pair in apart if min(map(len, pair)) >= LONG]
    things = len(counted) + len(long) if counted else len(long) - 1  # without a count, words vary more freely
    return things >= TWO_THINGS


def _unlike(one: Words, two: Words, given: Given) -> tuple[str, str]:
    """Words that are exchanged for others, without those of which the others have a form."""
    return (
        " ".join(word for word in one if not any(given.speech.akin(word, other) for other in two)),
        " ".join(word for word in two if not any(given.speech.akin(word, other) for other in one)),
    )


def _share(one: Words, two: Words, given: Given) -> float:
    """The share of the longer words of the first that the second keeps, in any form."""
    long = {word for word in one if len(word) >= LONG}
    kept = [word for word in long if any(given.speech.akin(word, other) for other in two)]
    return len(kept) / len(long) if long else 1.0


def _counts(words: str, given: Given) -> bool:
    return any(word.isdigit() or word in given.words["counts"] for word in words.split())


def _excerpt(one: Words, two: Words) -> bool:
    """Whether two wordings are of one, cut at other places: one is inside the other, or begins where the other goes on."""
    block = SequenceMatcher(a=one, b=two, autojunk=False).find_longest_match()
    first, last = min(block.a, block.b), min(len(one) - block.a, len(two) - block.b) - block.size
    return bool(block.size) and first == 0 and last == 0
