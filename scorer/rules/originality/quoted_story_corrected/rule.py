"""
A story this one took passages from has been corrected since.

Why it matters: whoever quoted a story must follow its corrections (Dewan Pers, Pedoman Pemberitaan Media Siber 2012,
item 4).
Stays quiet: on stories that are not marked as corrected, and on quotations of one speech.
How: the index keeps each story's newest revision with its status. Who had taken from a story before it was amended is
compared with the story as it stood then, so a passage that the correction struck out, or a story that was withdrawn, is
told as well.
Cannot see: corrections of stories that are not in the index, and whether the passage taken is the one that was
corrected.
"""

from collections.abc import Iterator

from scorer.model import Direction, Doc, Finding, Outcome, Relation, Status
from scorer.rules.given import Given

_AMENDED = frozenset({Status.CORRECTED, Status.WITHDRAWN})


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:  # noqa: ARG001 - statuses need no words
    """Yield a finding for each corrected story that this article shares text with and may have taken it from."""
    for match in doc.reuse.matches:
        if match.relation is Relation.SHARED_QUOTATION or match.direction is Direction.LATER:
            continue
        if match.status in _AMENDED:
            told = [f"“{match.headline}”" if match.headline else match.url, match.outlet]
            yield Finding(
                rule="quoted-story-corrected",
                spans=tuple(passage.here for passage in match.passages),
                values={"where": ", ".join(filter(None, told)) or match.article_id},
            )
        else:
            yield Outcome.AGREED
