"""
A corrected story does not say what was corrected, or when.

Why it matters: who read the first version cannot know what changed; Indonesia's code for online media asks for a dated
note with every correction (Pedoman Pemberitaan Media Siber, 4), and whoever quoted the story must correct it too.
Stays quiet: on stories that are not marked as corrected, and where a note and a date stand in the same paragraph.
How: on stories sent as corrected: a list of words that open such notes, and a date in the same paragraph.
Cannot see: whether the note names the right mistake, and notes in words that are not on the list.
"""

from collections.abc import Iterator

from scorer.model import Doc, Finding, Outcome, Status, within
from scorer.rules.given import Given

HEADING = 60  # code points in which a note's heading and its colon stand


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one finding for a corrected story without a note, or with a note that has no date beside it."""
    if doc.article.status is not Status.CORRECTED:
        return
    noted = [block.span for block in doc.blocks if _is_note(doc.text(block.span), given)]
    if not noted:
        yield Finding(rule="missing-correction-note", absence=True)
    elif any(within(noted, date.span) for date in doc.dates):
        yield Outcome.AGREED
    else:
        yield Finding(rule="missing-correction-note", case="undated", spans=(noted[0],))


def _is_note(line: str, given: Given) -> bool:
    """Whether a line says that something was mended, in a set phrase or under a heading such as "Correction (May 4):"."""
    heading = given.words["headings"].first(line[:HEADING])
    return given.words["notes"].first(line) is not None or (
        heading is not None and heading.start <= 1 and ":" in line[:HEADING]
    )
