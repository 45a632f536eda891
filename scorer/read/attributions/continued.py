"""
Quotations that go on: a second one after the speaker has been named, and one that runs over paragraphs.

    “Yes,” said X. “We will.”            the second belongs to X: same line, nobody else speaks
    “First paragraph.                    left open, so the next line is still X
    “Second paragraph,” X said.          … and the words before the cue are X's as well
    X continued:                         the next line is what was announced
    HOLT: Yes. We will.                  a transcript: all of the line is X's
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from scorer.model import Attribution, Quote, Span
from scorer.read.attributions.frames import Frame, Token

_CLOSING = ("”", "“", '"', "''", "»", "«", "’", "'", "‚Äù", "â€\x9d")


@dataclass(frozen=True, slots=True)
class Reading:
    """A frame and the attributions that were read in it. `labelled`: a name before a colon opens the frame."""

    frame: Frame
    attributions: tuple[Attribution, ...]
    labelled: bool = False


def join(readings: Sequence[Reading]) -> list[Attribution]:
    """All attributions, with the quotations around them that go on without a cue of their own."""
    found: list[Attribution] = []
    waiting: list[Span] = []  # open quotations whose speaker is still to come
    last: Reading | None = None
    places: list[int] = []  # where in `found` those of the last frame stand
    for reading in _whole_lines(readings):
        own = list(reading.attributions)
        quoted = _opening_quotation(reading.frame)
        spoken_by = _going_on(last, reading.frame) if last and quoted and not own else None
        if own and waiting and quoted and _begins_with(own[0], quoted):
            own[0] = replace(own[0], content=(*waiting, *own[0].content))
        if own or not quoted:
            waiting = []
            if found and not found[-1].content:
                found.pop()
        elif found and not found[-1].content:
            own = [replace(found.pop(), content=(Span(quoted.start, quoted.end),), quote=Quote.DIRECT)]
        elif last and spoken_by is not None:
            place, speech = places[spoken_by], last.attributions[spoken_by]
            further = Span(quoted.start, quoted.end)
            if speech.quote is not Quote.INDIRECT:
                found[place] = replace(speech, content=(*speech.content, further))
                last, places = Reading(reading.frame, (found[place],)), [place]
                continue
            own = [replace(speech, content=(further,), cue=None, quote=Quote.DIRECT)]
        elif _left_open(quoted):
            waiting.append(Span(quoted.start, quoted.end))
        places = list(range(len(found), len(found) + len(own)))
        found += own
        last = Reading(reading.frame, tuple(own))
    return [attribution for attribution in found if attribution.content]


def _whole_lines(readings: Sequence[Reading]) -> Iterator[Reading]:
    """The readings, those of a transcript's line as one: what follows the label up to the end of the line."""
    for _, line in groupby(readings, key=lambda reading: reading.frame.block):
        held: list[Reading] = []
        for reading in line:
            if reading.labelled and held:
                yield _as_one(held)
                held = []
            held.append(reading)
            if not held[0].labelled:
                yield held.pop()
        if held:
            yield _as_one(held)


def _as_one(line: Sequence[Reading]) -> Reading:
    """A labelled reading with the sentences behind it as its content, and what they report as nested in it."""
    first, rest = line[0], line[1:]
    spoken = first.attributions[0]
    further = tuple(span for one in rest if (span := one.frame.span(0, len(one.frame.tokens))))
    nested = tuple(attribution for one in rest for attribution in one.attributions)
    whole = replace(spoken, content=(*spoken.content, *further))
    return replace(first, attributions=(whole, *first.attributions[1:], *nested))


def _opening_quotation(frame: Frame) -> Token | None:
    """The quotation a frame begins with."""
    first = next((token for token in frame.tokens if token.word or token.quote), None)
    return first if first and first.quote else None


def _begins_with(attribution: Attribution, quoted: Token) -> bool:
    return attribution.content[0].start == quoted.start


def _going_on(last: Reading, frame: Frame) -> int | None:
    """Whose words a quotation without a cue are: the number of the last one who spoke in the frame before it."""
    for number in range(len(last.attributions) - 1, -1, -1):
        attribution = last.attributions[number]
        end = attribution.content[-1].end if attribution.content else -1
        open_end = any(token.quote and token.end == end and _left_open(token) for token in last.frame.tokens)
        if last.frame.block == frame.block or (open_end and attribution.quote is not Quote.INDIRECT):
            return number
    return None


def _left_open(token: Token) -> bool:
    return not token.text[1:].endswith(_CLOSING)
