"""Names that stand in the same place of one sentence: "Police arrest X" in the headline, "police arrested Y" in the story."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from scorer.lexicon import fold
from scorer.model import Doc, Span
from scorer.rules.given import Given

LEAD = 4  # sentences of the story in which a headline's slot is looked for
REACH = 60  # code points before and behind a name in which its slot's words stand
NEAR = 3  # of the words before a preposition, those that the headline's may be
FULL = 2  # words of a name that means one bearer; shorter ones are often another form of the story's
SHORT = 3  # letters of a word that marks a slot
LONG = 4  # letters that two forms of one word begin with; of an affix; of a word that is looked for in the story
SURE = 9  # letters of a name that is not told by its first five alone
MOST = 200  # words of a story that begin alike
FEW = 5  # letters that are enough to recognise an inflected or shortened name
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A name, the words before it (nearest first) and the words behind it, in small letters."""

    span: Span
    words: Words
    before: Words
    after: Words


def of_headline(doc: Doc, place: Span, given: Given, *, title_case: bool) -> Iterator[Slot]:
    """The names of a headline: capitals that the vocabulary does not know, or that no title case explains."""
    text = doc.article.text(place.field)
    words = list(WORD.finditer(text, place.start, place.end))
    at = 0
    while at < len(words):
        run = list(takewhile(lambda word: _names(word, place, doc, title_case=title_case), words[at:]))
        run = run[
            : next((n for n, (one, two) in enumerate(pairwise(run), 1) if text[one.end() : two.start()] != " "), None)
        ]
        at += len(run)
        if run and at < len(words) and fold(words[at].group()) in given.words["tails"]:
            at += 1
        if run:
            yield at_span(text, Span(run[0].start(), words[at - 1].end(), place.field), place, given)
        at += not run


def of_lead(doc: Doc, given: Given) -> Iterator[Slot]:
    """The names in the first sentences of the story."""
    sentences = [sentence.span for sentence in doc.prose()][:LEAD]
    for name in doc.names:
        sentence = next((one for one in sentences if name.span in one), None)
        if sentence is not None:
            yield at_span(doc.body, name.span, sentence, given)


def at_span(text: str, span: Span, sentence: Span, given: Given) -> Slot:
    """The slot of a name in its sentence, small words such as articles left out."""
    before = folded(WORD.finditer(text, max(sentence.start, span.start - REACH), span.start))
    after = folded(WORD.finditer(text, span.end, min(sentence.end, span.end + REACH)))
    return Slot(
        span=span,
        words=folded(WORD.finditer(text, span.start, span.end)),
        before=tuple(word for word in before[::-1] if word not in given.words["articles"]),
        after=tuple(word for word in after if word not in given.words["articles"]),
    )


def same(one: Slot, other: Slot, given: Given, *, title_case: bool) -> bool:
    """
    Whether a name of two words or more and another stand in one slot: by one verb, or one preposition and noun.

    A shorter name will do behind the very same noun ("brewer X"), where its capital is sure to be a name's.
    """
    if not title_case and one.before[:1] == other.before[:1] and any(len(noun) > LONG for noun in one.before[:1]):
        return True
    if len(one.words) < FULL or not one.before[:1] + one.after[:1]:
        return False
    if one.before[:1] and one.before[0] in given.words["links"]:
        near = () if _is_inside(other, one, given) else other.before[1 : 1 + NEAR]
        if one.before[:1] == other.before[:1] and any(alike(word, by) for word in one.before[1:2] for by in near):
            return True
    elif len(other.words) >= FULL and _first_alike(one.before, other.before):
        return True
    return len(other.words) >= FULL and _first_alike(one.after, other.after)


def _is_inside(spot: Slot, around: Slot, given: Given) -> bool:
    """Whether a name says what stands there, as the other does not: the Crown Theatre may be in Tarn Green."""
    kind, other = spot.words[-1], around.words[-1]
    alike = kind in around.words or any({kind, other} <= {*group} for group in given.tables["heads_like"]["groups"])
    return len(spot.words) >= FULL and kind in given.words["closing"] and not alike


def _first_alike(ones: Words, others: Words) -> bool:
    return any(alike(one, other) for one, other in zip(ones[:1], others[:1], strict=False))


def alike(one: str, other: str) -> bool:
    """Whether two words are one in different forms: tinjau and meninjau, opens and opened."""
    short, long = sorted((one.removesuffix("s"), other.removesuffix("s")), key=len)
    if len(short) < SHORT:
        return False
    if long.startswith(short) or (long.endswith(short[1:]) and len(long) - len(short) <= LONG):
        return True
    return short[:LONG] == long[:LONG] and short[: len(short) - 2] == long[: len(short) - 2]


def _names(word: re.Match[str], place: Span, doc: Doc, *, title_case: bool) -> bool:
    text = word.group()
    if (
        not text[0].isupper()
        or text.removesuffix("'s").removesuffix("’s").isupper()
        or len(text) < LONG
        or is_letter(text)
    ):
        return False
    return fold(text) not in doc.common or not (title_case or word.start() == place.start)


def is_letter(text: str) -> bool:
    """Whether a word begins with a letter that stands for itself: "U-turn", "X-ray"."""
    return text[1:2] == "-"


def folded(words: Iterable[re.Match[str]]) -> Words:
    """The words in small letters."""
    return tuple(fold(" ".join(word.group() for word in words)).split())


def stands(words: tuple[str, ...], body: str, capitals: frozenset[str], given: Given) -> bool:
    """
    Whether one of these words, or a part of "ex-Harlow", stands in the story, inflected, shortened, or blended of its names.

    A long name does not stand in a common word that only begins like it: "Kertanegara" in "kertas".
    """
    parts = (part for word in words for part in dict.fromkeys((word, *word.split("-"))))
    return any(_written(part, body, capitals, given) or _blend(part, capitals) for part in parts if len(part) >= LONG)


def _written(part: str, body: str, capitals: frozenset[str], given: Given) -> bool:
    """Whether a word of the story begins or goes on as a name does, and is no common one of another meaning."""
    stem = part[:FEW]
    if stem not in body:
        return False
    if len(part) < SURE or part in body or given.speech.inflects(part) or any(one.startswith(stem) for one in capitals):
        return True
    begun = islice(re.finditer(rf"{re.escape(stem)}[^\W\d_]*", body), MOST)
    return any(
        word.group() not in given.speech.words or body[word.start() - 1 : word.start()].isalpha() for word in begun
    )


def blends(name: str, words: Iterable[str]) -> bool:
    """Whether a name of the story is made of pieces of the headline's: Soekarno-Hatta, Soetta."""
    return _blend(name, frozenset(part for word in words for part in word.split("-")))


def joins(name: str, body: str) -> bool:
    """Whether a word is made of the beginnings of two that follow each other in the story: "tim nasional", timnas."""
    cuts = (rf"{re.escape(name[:cut])}\w*\s{re.escape(name[cut:])}" for cut in range(2, len(name) - 2))
    return re.search(rf"\b(?:{'|'.join(cuts) or '(?!)'})", body) is not None


def _blend(name: str, words: frozenset[str]) -> bool:
    """Whether a name is made of pieces of the story's names, as Indonesian headlines do (Jawa Tengah, Jateng)."""
    opening = [word for word in words if word.startswith(name[:2])]
    return any(
        any(word.startswith(name[:cut]) for word in opening) and any(_holds(word, name[cut:]) for word in words)
        for cut in range(2, len(name) - 1)
    )


def _holds(word: str, piece: str) -> bool:
    """Whether a word begins with a piece, or has a longer one inside."""
    return word.startswith(piece) or (len(piece) >= LONG and piece in word)
