"""What was finished before it was begun: "Construction of the quay started in May 2021 … The quay was opened in June 2020"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import Lexicon, either, fold
from scorer.model import Doc, Finding, Outcome, Sentence, Span
from scorer.rules.given import Given

REACH = 110  # code points before a time in which its clause stands
NEAR = 40  # code points between a verb and its time
YEARS = 6  # between the two; what lies further apart is of another building
FOLLOWS = 3  # sentences in which "it" still means what was begun
MOST = 4  # words of a subject
LONG = 4  # letters of a noun that is the end of another: "footbridge … the bridge"
_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[.;:!?()“”\"\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """A beginning or an end of building: `verb` tells it, at `at`, in sentence number `number`; `ahead` is its clause before the verb."""

    ends: bool
    verb: Span
    at: Span
    order: tuple[int, int, int]
    ahead: str
    sentence: Sentence
    number: int


def compared(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """One outcome for each end of what the story tells one beginning of."""
    if not given.words["completed"].first(doc.folded, folded=True):
        return
    if not any(given.words[name].first(doc.folded, folded=True) for name in ("works", "stones")):
        return
    steps = list(_steps(doc, given))
    begun = [step for step in steps if not step.ends]
    if len(begun) != 1:
        return
    for step in steps:
        if step.ends and _of_one(doc, begun[0], step, given):
            yield _outcome(doc, begun[0], step, given)


def _steps(doc: Doc, given: Given) -> Iterator[_Step]:
    """The beginnings and ends of building that have a year."""
    words, quoted = given.words, doc.quoted
    for number, sentence in enumerate(doc.prose()):
        start = sentence.span.start
        for found in _times(words["months"]).finditer(doc.body, sentence.span.start, sentence.span.end):
            low = max(start, found.start() - REACH)
            ahead = _STOP.split(doc.folded[low : found.start()])[-1]
            low, start = found.start() - len(ahead), found.end()
            if quoted.touch(Span(*found.span())):
                continue
            told = [(hit, True) for hit in words["completed"].find(ahead, folded=True)]
            told += [(hit, False) for hit in words["stones"].find(ahead, folded=True)]
            if words["works"].first(ahead, folded=True):
                told += [(hit, False) for hit in words["begins_work"].find(ahead, folded=True)]
            if not told:
                continue
            hit, ends = max(told, key=lambda one: one[0].end)
            stone = not ends and hit.phrase in words["stones"]
            if len(ahead) - hit.end > (REACH if stone else NEAR):
                continue
            yield _Step(
                ends=ends,
                verb=Span(low + hit.start, low + hit.end),
                at=Span(*found.span()),
                order=_order(found, words["months"]),
                ahead=ahead if stone else ahead[: hit.start],
                sentence=sentence,
                number=number,
            )


def _order(found: re.Match[str], months: Lexicon) -> tuple[int, int, int]:
    """Year, month and day of a time, 0 of what it leaves out."""
    names = list(months)
    month = next((n for n, name in enumerate(names, 1) if fold(name) == fold(found["month"] or "")), 0)
    return int(found["year"]), month, int(found["day"] or found["behind"] or 0)


def _of_one(doc: Doc, begun: _Step, step: _Step, given: Given) -> bool:
    """Whether what is finished is what was begun: "it", "the bridge"; none that is told of before it was begun, but by its name."""
    words = given.words
    told = {word for word in _WORD.findall(begun.ahead) if len(word) >= LONG and word not in words["around_built"]}
    subject = _WORD.findall(step.ahead.split(",")[0])
    own = [word for word in subject if word not in words["around_built"]]
    after = step.number - begun.number
    if words["other_built"].first(doc.text(begun.sentence.span)) or words["other_built"].first(
        doc.text(step.sentence.span)
    ):
        return False
    if words["mends"].first(doc.folded, folded=True) or len(own) > MOST:
        return False
    if not own or all(word in words["works"] for word in own):
        return bool(subject) and any(word in words["it_built"] for word in subject) and 0 <= after <= FOLLOWS
    pointed = any(word in words["pointing"] for word in subject)
    same = all(
        any(given.speech.akin(word, other) or (len(word) >= LONG and other.endswith(word)) for other in told)
        for word in own
    )
    return pointed and same and after >= 0


def _outcome(doc: Doc, begun: _Step, step: _Step, given: Given) -> Finding | Outcome:
    """What comparing the two times says."""
    texts = [doc.folded[one.sentence.span.start : one.at.start] for one in (begun, step)]  # "May 2021" is no verb
    if any(given.words[name].first(text) for name in ("moved", "unsure") for text in texts):
        return Outcome.ABSTAINED
    known = next((n for n in range(3) if 0 in (begun.order[n], step.order[n])), 3)
    early, late = begun.order[:known], step.order[:known]
    if late >= early:
        return Outcome.AGREED
    if early[0] - late[0] > YEARS:
        return Outcome.ABSTAINED
    return Finding(
        rule="date-order",
        spans=(begun.at, step.at),
        values={
            "earlier": doc.text(begun.verb),
            "later": doc.text(step.verb),
            "first": doc.text(begun.at),
            "last": doc.text(step.at),
        },
        case="events",
        confidence=0.92,
    )


@cache
def _times(months: Lexicon) -> re.Pattern[str]:
    """A year, with its month or day where it has one."""
    month = rf"(?P<month>(?i:{either(months)}))"
    return re.compile(
        rf"\b(?:(?:(?P<day>\d{{1,2}})\s)?{month}(?:\s(?P<behind>\d{{1,2}}),)?\s)?(?P<year>(?:19|20)\d\d)\b(?![-–/]|[.,]\d)"
    )
