"""
Quotations that go on: a second one after the speaker has been named, and one that runs over paragraphs.

    “Yes,” said X. “We will.”            the second belongs to X: same line, nobody else speaks
    “First paragraph.                    left open, so the next line is still X
    “Second paragraph,” X said.          … and the words before the cue are X's as well
    X continued:                         the next line is what was announced
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scorer.model import Attribution, Quote, Span
from scorer.read.attributions.frames import Frame, Token

_CLOSING = ("”", "“", '"', "''", "»", "«", "’", "'", "‚Äù", "â€\x9d")


@dataclass(frozen=True, slots=True)
class Reading:
    """A frame and the attributions that were read in it."""

    frame: Frame
    attributions: tuple[Attribution, ...]


def join(readings: Sequence[Reading]) -> list[Attribution]:
    """All attributions, with the quotations around them that go on without a cue of their own."""
    found: list[Attribution] = []
    waiting: list[Span] = []  # open quotations whose speaker is still to come
    last: Reading | None = None
    for reading in readings:
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
        elif found and last and _goes_on(last, found[-1], reading.frame):
            found[-1] = replace(found[-1], content=(*found[-1].content, Span(quoted.start, quoted.end)))
            own = [found.pop()]
        elif _left_open(quoted):
            waiting.append(Span(quoted.start, quoted.end))
        found += own
        last = Reading(reading.frame, tuple(own))
    return [attribution for attribution in found if attribution.content]


def _opening_quotation(frame: Frame) -> Token | None:
    """The quotation a frame begins with."""
    first = next((token for token in frame.tokens if token.word or token.quote), None)
    return first if first and first.quote else None


def _begins_with(attribution: Attribution, quoted: Token) -> bool:
    return attribution.content[0].start == quoted.start


def _goes_on(last: Reading, attribution: Attribution, frame: Frame) -> bool:
    """Whether a quotation without a cue belongs to who spoke in the frame before it."""
    if not last.attributions or attribution.quote is Quote.INDIRECT:
        return False
    end = attribution.content[-1].end
    open_end = any(token.quote and token.end == end and _left_open(token) for token in last.frame.tokens)
    return last.frame.block == frame.block or open_end


def _left_open(token: Token) -> bool:
    return not token.text[1:].endswith(_CLOSING)
