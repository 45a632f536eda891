"""
The only credit is a line at the foot.

Why it matters: the reader has taken in the whole story before learning whose it is, and many never get there; AP and
the press council want the source where the claim is.
Stays quiet: where the text itself names the outlet, credits another, or has any speaker of its own, and on credits for
pictures.
How: a line below the story that opens with a label such as “Source:”, or an agency's signature alone in brackets, whose
names nothing above repeats.
Cannot see: a credit at the foot in words that no label opens.
"""

import re
from collections.abc import Iterator

from scorer.lexicon import fold
from scorer.model import Block, Doc, Finding, Kind, Outcome, Role
from scorer.rules.given import Given

CLOSING = ".:;!?…\"”’'»"
_NAME = re.compile(r"[^\W_][^\s,/()]*")


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for a credit line below the story."""
    prose = [number for number, block in enumerate(doc.blocks) if block.role is Role.PARAGRAPH]
    foot = [block for block in doc.blocks[prose[-1] + 1 :] if block.role is Role.CREDIT] if prose else []
    credit = next((block for block in foot if _credits(doc.text(block.span), given)), None)
    if credit is None:
        return
    if _credited_above(doc, credit, given):
        yield Outcome.AGREED
    else:
        yield Finding(rule="source-only-at-foot", spans=(credit.span,))


def _credits(line: str, given: Given) -> bool:
    signed = line.startswith("(") and given.words["wires"].first(line)
    return bool(signed or given.words["labels"].first(line))


def _credited_above(doc: Doc, credit: Block, given: Given) -> bool:
    """Whether the story names the outlet of its foot, credits any, or hears anybody who speaks in his own name."""
    label = given.words["labels"].first(doc.text(credit.span))
    named = _NAME.findall(doc.text(credit.span)[label.end if label else 0 :])
    names = {name for name in named if (len(name) > 2 and not name.islower()) or "." in name}
    above = {name.rstrip(CLOSING) for name in _NAME.findall(doc.body[: credit.span.start])}
    outlets = {fold(name.split(".")[0]) for name in names if "." in name}
    small = {name for name in names if given.words["small"].first(name)}
    return (
        not above.isdisjoint(names - small)
        or not outlets.isdisjoint(fold(name.split(".")[0]) for name in above)
        or any(
            one.via or one.speaker.agency_id or (one.speaker.named and one.speaker.kind is Kind.PERSON)
            for one in doc.attributions
        )
    )
