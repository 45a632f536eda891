"""A source of a figure of which the story also says that it gave none."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from scorer.lexicon import Lexicon, any_of, either, fold
from scorer.model import Doc, Finding, Outcome, Span, Stretches
from scorer.rules.consistency.attr_conflict import stems
from scorer.rules.given import Given, Table

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_BREAK = re.compile(r"[;:—–]\s|,\s")
FIGURES, PRESS = "forms", "press"
KINDS = (
    FIGURES,
    "statements",
    PRESS,
)  # that no figure was given, that nothing was said, and that nothing was to reporters
MOST = 40  # silences, and sourced sentences, looked at
LEAST = 5  # smaller counts are alike by chance
POINTING = 2  # words of what points at the sentence before: "Hal itu"
LONGEST = 600  # code points of a sentence that is read

Words = frozenset[str]
_Sourced = tuple[Span, Span, Span]  # who says it, what is said, and the sentence


def silences(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each time a story says that a source of it gave no figure, or said nothing at all."""
    for sentence, place, kind in islice(_silences(doc, given), MOST):
        before = doc.folded[sentence.start : place.start]
        told = (_subject(before, given), _opening_subject(before, given))
        if _part(doc, sentence, place, given):
            continue
        subjects = [one for one in told if one[0] and given.words["pronouns"].unlisted(one[0])]
        about = _words(_topic(doc.folded[place.end : sentence.end], given), given)
        if not subjects:
            continue
        sourced = list(_sourced(doc, sentence, of_figures=kind == FIGURES))
        if kind == PRESS:
            about = Words()
            sourced = [one for one in sourced if given.words["heard"].first(doc.text(one[2])) is not None]
        gave = (
            (one, start) for who, start in subjects for one in sourced if _gave(doc, one, sentence, who, about, given)
        )
        found = next(gave, None)
        if found is None or given.words["time"].first(doc.text(sentence)) is not None:
            yield Outcome.ABSTAINED
            continue
        (source, said, _), start = found
        silent = Span(sentence.start + start, place.end)
        yield Finding(
            rule="attr-conflict",
            spans=(source, said, silent),
            values={"first": doc.text(source), "second": doc.text(silent), "said": doc.text(said)},
            case="silent",
            confidence=0.92,
        )
        return


def _silences(doc: Doc, given: Given) -> Iterator[tuple[Span, Span, str]]:
    """Each sentence that tells of a silence, the words that tell it, and of which kind it is."""
    silent = given.tables["silent"]
    kinds = [(_pattern(kind, silent, given.words["hedges"]), kind) for kind in KINDS]
    opened = Stretches(_opening(silent).find(doc.folded, folded=True))
    for sentence in doc.prose():
        span = sentence.span
        if span.end - span.start > LONGEST or not opened.touch(span):
            continue
        for pattern, kind in kinds:
            hit = pattern.search(doc.folded, span.start, span.end)
            if hit:
                yield span, Span(*hit.span()), kind
                break


def _part(doc: Doc, sentence: Span, place: Span, given: Given) -> bool:
    """Whether a silence is of a part of a number that is told: "did not say how many | of the 112 were calves"."""
    behind = doc.folded[place.end : sentence.end].lstrip()
    return given.words["part_of"].begins(behind) and bool(doc.figure_row.inside(Span(place.end, sentence.end)))


@cache
def _opening(silent: Table) -> Lexicon:
    """What the forms begin with."""
    return Lexicon(word for kind in KINDS for form in silent[kind] for word in form[0])


@cache
def _pattern(kind: str, silent: Table, hedges: Lexicon) -> re.Pattern[str]:
    """The forms, each a word of every list in its order, a word such as "so far" between any two."""
    between = rf"\s(?:(?:{either(hedges)})\s)?"
    told = (between.join(f"(?:{any_of(words)})" for words in form) for form in silent[kind])
    return re.compile(rf"\b(?:{'|'.join(told)})\b")


def _subject(text: str, given: Given) -> tuple[Words, int]:
    """The words of who is silent, which open the clause that a text ends with, and where they start."""
    cut = max((found.end() for found in _BREAK.finditer(text)), default=0)
    joint = max((hit.end + 1 for hit in given.words["joints"].find(text, folded=True)), default=0)
    return _words(text[max(cut, joint) :], given), max(cut, joint)


def _opening_subject(text: str, given: Given) -> tuple[Words, int]:
    """The words that open a sentence, up to its first verb: "The coastguard | has said it took no part and"."""
    verb = given.words["verbs"].first(text, folded=True)
    return (_words(text[: verb.start], given), 0) if verb else (Words(), 0)


def _topic(behind: str, given: Given) -> str:
    """What the silence is about: the words up to the end of its clause."""
    clause = _BREAK.split(behind)[0]
    joint = given.words["joints"].first(clause, folded=True)
    return clause[: joint.start] if joint else clause


def _sourced(doc: Doc, but: Span, *, of_figures: bool) -> Iterator[_Sourced]:
    """What the story credits to somebody outside one sentence: the source, the figure or the statement, and the sentence."""
    figures = doc.figure_row
    for one in doc.attributions[:MOST]:
        around = doc.sentence_of(one.extent)
        if len(doc.text(one.content[0]).split()) <= POINTING:  # "That was said by …" is told of the sentence before
            around = next((told.span for told in reversed(doc.sentences) if told.span.end <= around.start), around)
        figure = next((figure.span for figure in figures.inside(around) if figure.noun or figure.unit), None)
        said = figure or (None if of_figures else one.content[0])
        if one.source and said and not around.overlaps(but):
            yield one.source, said, around


def _gave(doc: Doc, sourced: _Sourced, silence: Span, who: Words, about: Words, given: Given) -> bool:
    """Whether a statement is the silent one's, about what it is silent of, or the number that its sentence tells too."""
    source, _, sentence = sourced
    name = next((one.speaker.name or "" for one in doc.attributions if one.source == source), "")
    givers = _words(f"{doc.folded[source.start : source.end]} {fold(name)}", given)
    words = _words(doc.folded[sentence.start : sentence.end], given)
    before = next((one.span for one in reversed(doc.sentences) if one.span.end <= silence.start), silence)
    told = bool(about) or before == sentence or not _counts(doc, before) or _same_figure(doc, sentence, before)
    told = _same_figure(doc, sentence, silence) or (told and all(_among(word, words, given) for word in about))
    return told and all(_among(word, givers, given) for word in who)


def _same_figure(doc: Doc, one: Span, other: Span) -> bool:
    """Whether two sentences tell the same number of the same things, or of things that one of them leaves out."""
    figures = doc.figure_row
    return any(
        first.value == second.value and first.unit == second.unit and (first.noun == second.noun or not second.noun)
        for first in figures.inside(one)
        for second in figures.inside(other)
        if (first.noun or first.unit) and second.value > LEAST
    )


def _counts(doc: Doc, sentence: Span) -> bool:
    """Whether a sentence tells a number of something."""
    return bool(doc.figure_row.inside(sentence))


def _among(word: str, words: Words, given: Given) -> bool:
    """Whether a word stands among others, in some form or by another name for one deed: held, detained."""
    root = stems.read(word, given)
    return bool(root & stems.read(" ".join(words), given)) if root else word in words


def _words(text: str, given: Given) -> Words:
    return frozenset(word for word in _WORD.findall(text) if word not in given.words["plain"])
