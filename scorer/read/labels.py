"""Labels: numbers that are names, and count nothing: an article of law, a room, an hour."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scorer.lexicon import any_of

_AFTER_NAME = re.compile(r"(?<![\w.,;:–-])[A-Z][\w’'-]+(?:\s(?:[A-Z][\w’'-]*\.?))*,\s$")


@dataclass(frozen=True, slots=True)
class Labels:
    """What stands around a number that is a name; after `maybe` it is one unless it counts something."""

    before: re.Pattern[str]
    joined: re.Pattern[str]
    goes_on: re.Pattern[str]
    maybe: re.Pattern[str]
    after: re.Pattern[str]
    some_of: re.Pattern[str]
    after_age: re.Pattern[str]

    def name(self, ahead: str, behind: str, *, counts: bool, bare: bool) -> bool:
        """
        Whether the words around make a number a name; "180 of 1,200" counts, whatever stands before it.

        A `bare` number may share the word with another: "routes 7 and | 19", "routes 7, | 9 and 19", not "children under five, | 11".
        """
        if self.before.search(ahead) or self.after.match(behind):
            return True
        joined = self.joined.search(ahead) if bare else None
        if joined and (joined["lists"] is None or self.goes_on.match(behind)):
            return True
        return not counts and self.maybe.search(ahead) is not None and self.some_of.match(behind) is None

    def is_age(self, ahead: str, behind: str) -> bool:
        """Whether a bare number stands between commas behind a name, and tells how old somebody is: "Nell Orrin, 33, said"."""
        return _AFTER_NAME.search(ahead) is not None and self.after_age.match(behind) is not None


def labels(table: Mapping[str, Sequence[str]]) -> Labels:
    """The labels of a language's words."""
    return Labels(
        before=re.compile(rf"(?<!\w)(?:{any_of(table['before'])})[\s(-]{{1,2}}$", re.IGNORECASE),
        joined=re.compile(
            rf"(?<!\w)(?:{any_of(table['before'])})\s(?:\d+|{any_of(table['spelled'])})(?P<lists>,)?\s(?(lists)|(?:{any_of(table['joins'])})\s)$",
            re.IGNORECASE,
        ),
        goes_on=re.compile(
            rf",?\s(?:(?:{any_of(table['joins'])})\s)?(?:\d|(?:{any_of(table['spelled'])})\b)", re.IGNORECASE
        ),
        maybe=re.compile(rf"(?<!\w)(?:{any_of(table['maybe'])})\s$", re.IGNORECASE),
        after=re.compile(rf"\s?(?:{any_of(table['after'])})(?!\w)", re.IGNORECASE),
        after_age=re.compile(
            rf"[,.;:)](?!\s(?:{any_of(table['no_age'])})\b)|\s(?:{any_of(table['after_age'])})\s", re.IGNORECASE
        ),
        some_of=re.compile(rf"\s(?:{any_of(table['some_of'])})\s\d", re.IGNORECASE),
    )
