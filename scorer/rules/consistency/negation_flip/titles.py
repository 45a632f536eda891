"""A headline that tells something for sure, in which a verb can be held against the story's."""

import re

from scorer.lexicon import fold
from scorer.model import Doc
from scorer.rules.consistency.negation_flip.deeds import LONGEST
from scorer.rules.given import Given


def assertive(doc: Doc, parts: re.Pattern[str], given: Given) -> str | None:
    """The headline in small letters; None where it is missing or overlong, wonders, or has a mark that parts it."""
    if doc.headline is None or doc.headline.end - doc.headline.start > LONGEST:
        return None
    title = fold(doc.text(doc.headline))
    unsure = any(given.words[cue].first(title, folded=True) for cue in ("unsure", "turns"))
    return None if unsure or parts.search(title) else title
