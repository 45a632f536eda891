"""
What stands before a verb, cut into the parts between its commas and without what dashes insert.
"""

from scorer.read.attributions.frames import DASHES, Token
from scorer.read.attributions.phrases import REACH, Phrase, hard


def dashes(tokens: tuple[Token, ...], end: int, floor: int) -> int:
    """Where a phrase ends that an insertion between dashes follows: "Holt | – who runs the board – | said"."""
    closing = _dash_begins(tokens, end, floor)
    if closing == end:
        return end
    opening = next((n for n in range(closing - 1, max(floor, closing - REACH), -1) if tokens[n].low in DASHES), None)
    return end if opening is None else _dash_begins(tokens, opening + 1, floor)


def _dash_begins(tokens: tuple[Token, ...], end: int, floor: int) -> int:
    """The first of the dashes that end before token `end`: two hyphens make one dash."""
    while end > floor and tokens[end - 1].low in DASHES:
        end -= 1
    return end


def commas(tokens: tuple[Token, ...], end: int, floor: int) -> list[Phrase]:
    """What stands before the verb back to the clause's start, cut at commas. Brackets are not looked into."""
    parts: list[Phrase] = []
    after, index, depth = end, end, 0
    while index > floor:
        token = tokens[index - 1]
        if token.low == ")":
            depth += 1
        elif token.low == "(":
            depth = max(0, depth - 1)
        elif depth == 0 and hard(token):
            break
        elif depth == 0 and token.low == ",":
            parts.append(Phrase(index, after))
            after = index - 1
        index -= 1
    parts.append(Phrase(index, after))
    return parts[::-1]
