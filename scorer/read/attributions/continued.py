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
    for reading in _whole_lines(readings):
        own = list(reading.attributions)
        quoted = _opening_quotation(reading.frame)
        if own and waiting and quoted and _begins_with(own[0], quoted):
            own[0] = replace(own[0], content=(*waiting, *own[0].content))
        if own or not quoted:
            waiting = []
            found = [attribution for attribution in found if attribution.content]
        elif found and not found[-1].content:
            spoken = Span(quoted.start, quoted.end)
            found[-1] = replace(found[-1], content=(spoken,), quote=Quote.DIRECT)
            own = [found.pop()]
        elif found and last and (spoken_by := _going_on(last, reading.frame)):
            further = Span(quoted.start, quoted.end)
            longer = replace(spoken_by, content=(*spoken_by.content, further), quote=_with_quotation(spoken_by))
            if spoken_by.quote is Quote.INDIRECT:
                own = [replace(spoken_by, content=(further,), cue=None, quote=Quote.DIRECT)]
            else:
                found[found.index(spoken_by)] = longer
                own = [longer]
        elif _left_open(quoted):
            waiting.append(Span(quoted.start, quoted.end))
        found += [attribution for attribution in own if attribution not in found]
        last = Reading(reading.frame, tuple(own))
    return [attribution for attribution in found if attribution.content]


def _whole_lines(readings: Sequence[Reading]) -> Iterator[Reading]:
    """The readings, those of a transcript's line as one: what follows the label up to the end of the line."""
    line: Reading | None = None
    for reading in readings:
        goes_on = line and not reading.labelled and reading.frame.block == line.frame.block
        if line and goes_on and (rest := reading.frame.span(0, len(reading.frame.tokens))):
            spoken = line.attributions[0]
            line = replace(
                line,
                attributions=(
                    replace(spoken, content=(*spoken.content, rest)),
                    *line.attributions[1:],
                    *reading.attributions,
                ),
            )
            continue
        if line:
            yield line
        line = reading if reading.labelled and reading.attributions else None
        if line is None:
            yield reading
    if line:
        yield line


def _opening_quotation(frame: Frame) -> Token | None:
    """The quotation a frame begins with."""
    first = next((token for token in frame.tokens if token.word or token.quote), None)
    return first if first and first.quote else None


def _begins_with(attribution: Attribution, quoted: Token) -> bool:
    return attribution.content[0].start == quoted.start


def _going_on(last: Reading, frame: Frame) -> Attribution | None:
    """Whose words a quotation without a cue are: those of the last one who spoke in the frame before it."""
    for attribution in reversed(last.attributions):
        end = attribution.content[-1].end
        open_end = any(token.quote and token.end == end and _left_open(token) for token in last.frame.tokens)
        if last.frame.block == frame.block or (open_end and attribution.quote is not Quote.INDIRECT):
            return attribution
    return None


def _with_quotation(attribution: Attribution) -> Quote:
    return Quote.DIRECT if attribution.quote is Quote.DIRECT else Quote.MIXED


def _left_open(token: Token) -> bool:
    return not token.text[1:].endswith(_CLOSING)
