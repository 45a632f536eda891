"""
The person who is named in the phrase of a speaker: "juru bicara balai kota, | Joko Lesmana |".

A phrase may hold several names. Of apposed ones the one behind the role counts, of those behind a preposition or before
the noun they own none; several that are joined speak as one.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from scorer.lexicon import fold
from scorer.model import Name, NameKind, Span
from scorer.read.attributions.nouns import Nouns

_BRACKET = re.compile(r"^ \([^()]{1,16}\)")
_AGE = re.compile(r" \(\d")


class Named:
    """The names of one article, asked for those in a stretch of it."""

    __slots__ = ("_body", "_names", "_nouns", "_people", "_starts")

    def __init__(self, body: str, names: Sequence[Name], words: Nouns) -> None:
        self._body = body
        self._names = names
        self._starts = [name.span.start for name in names]
        self._nouns = words
        persons = [name for name in reversed(names) if name.kind is NameKind.PERSON]
        self._people = {word: name for name in persons for word in fold(name.identity).split()}

    def within(self, start: int, end: int) -> Sequence[Name]:
        """The names that begin between two offsets."""
        return self._names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def uncapitalised(self, word: str) -> Name | None:
        """The person one of whose names was written without its capital: "menurut | jerry", of Jerry Lesmana."""
        return self._people.get(word) if word.islower() else None

    def before(self, offset: int) -> Name | None:
        """The name that ends right before an offset."""
        index = bisect_left(self._starts, offset) - 1
        return self._names[index] if index >= 0 and offset - self._names[index].span.end <= 2 else None

    def persons(self, source: Span) -> tuple[Name, ...]:
        """Those who speak in a phrase, the main one first; none where its head is a body, a group or another noun."""
        low = fold(self._body[source.start : source.end])
        inside = [name for name in self._before_clause(source) if not self._describes(name, source)]
        apposed = [name for name in inside if self._is_apposed(name, source)]
        persons = apposed or [name for name in inside if name.kind is NameKind.PERSON]
        if not persons or self._is_group(low, persons[0], source) or self._modifies(persons[-1], source):
            return ()
        if len({person.identity for person in persons}) > 1 and any(join in low for join in self._nouns.joins):
            return tuple(persons)
        sure = [person for person in apposed if person.kind is NameKind.PERSON] or apposed
        main = sure[0] if sure else self._main_person(persons, source)
        new = low.split(maxsplit=1)[0] in self._nouns.indefinites and self._nouns.head_first
        lone = not apposed and " " not in main.identity and not _AGE.match(self._body, main.span.end)
        return () if new and lone else (main,)

    def inside(self, source: Span) -> list[Name]:
        """The names in a phrase outside brackets that open in it."""
        inside = (name for name in self.within(source.start, source.end) if name.span.end <= source.end)
        return [name for name in inside if not self._in_bracket(source.start, name.span.start)]

    def _before_clause(self, source: Span) -> list[Name]:
        """The names before a relative clause; those in it where there are none: "Ratna yang didampingi | Seno"."""
        inside = self.inside(source)
        if not self._nouns.head_first or not inside:
            return inside
        text = fold(self._body[source.start : source.end])
        clause = min((at for word in self._nouns.relatives if (at := text.find(f" {word} ")) > 0), default=len(text))
        return [name for name in inside if name.span.start < source.start + clause] or inside

    def is_role(self, low: str) -> bool:
        """Whether a phrase begins with a title."""
        role = self._nouns.roles.first(low, folded=True)
        return role is not None and all(word in self._nouns.small for word in low[: role.start].split())

    def _in_bracket(self, start: int, at: int) -> bool:
        """Whether a bracket opened after `start` is still open at an offset: "Rep. Jason Holt (R-Utah | )"."""
        return self._body.count("(", start, at) > self._body.count(")", start, at)

    def _is_group(self, low: str, person: Name, source: Span) -> bool:
        """Whether what looks like a person's name only belongs to a body: "Kelompok Pelita"."""
        first, *others = self._body[source.start : source.end].partition(",")[0].split()
        many = self._nouns.head_first and fold(first) in self._nouns.plurals
        if many and any(word[:1].isupper() for word in others):
            return True  # "para pemimpin Wirana, Talira dan Sendana"; in "para menteri, Seno dan Ratna" names follow
        head = next(
            (hit for _, lexicon in self._nouns.kinds if (hit := lexicon.first(low, folded=True)) and hit.start == 0),
            None,
        )
        title = self._nouns.titles.first(low, folded=True)
        return head is not None and not (title and title.start < person.span.start - source.start)

    def _main_person(self, persons: list[Name], source: Span) -> Name:
        """The last person before the first comma, where the head stands; else the first one after it."""
        comma = self._body.find(",", source.start, source.end)
        main = [person for person in persons if comma < 0 or person.span.end <= comma]
        if main and self._nouns.head_first and self._opens(main[0], source):
            return main[0]
        return main[-1] if main else persons[0]

    def _opens(self, name: Name, source: Span) -> bool:
        """Whether a phrase begins with a name: "Darno Wirawan selaku Kepala Divisi …"."""
        return name.begin <= source.start

    def _is_apposed(self, name: Name, source: Span) -> bool:
        """Whether a name fills a part between commas behind a role: "Ketua Tim, | Zulkarnain"."""
        title = name.title if name.title and fold(name.title).rstrip(".") in self._nouns.ranks else ""
        start = name.span.start - (len(title) + 1 if title else 0)
        before = self._body[max(source.start, start - 2) : max(source.start, start)]
        after = self._body[name.span.end : min(source.end, name.span.end + 1)]
        low = fold(self._body[source.start : source.end])
        personal = name.kind in {NameKind.PERSON, NameKind.OTHER}
        return (
            personal
            and before == ", "
            and after in {"", ",", " "}
            and (after != " " or self._body[name.span.end + 1] == "(")
            and (self.is_role(low) or low.split(maxsplit=1)[0] in self._nouns.indefinites)
        )

    def _describes(self, name: Name, source: Span) -> bool:
        """Whether a name is part of a description: an owner, a complement, what points back ("Pelantun | Hujan | itu")."""
        before = fold(self._body[source.start : name.span.start]).split()
        behind = _BRACKET.sub("", fold(self._body[name.span.end : source.end])).strip(" \"'”’")
        points = behind in self._nouns.demonstratives and self._nouns.relatives.isdisjoint(before)
        return points or self._owns(name, source) or self._depends(name, source)

    def _owns(self, name: Name, source: Span) -> bool:
        """Whether a name only tells whose noun follows, or stands before it: "Holt's | lawyer", "istri | Seno Adi"."""
        if self._nouns.of_kin(name):
            return True
        owner = self._body[name.span.start : name.span.end + 1].rstrip().endswith(self._nouns.possessive)
        return owner and name.span.end + 1 < source.end

    def _depends(self, name: Name, source: Span) -> bool:
        """Whether a name only completes the noun that heads the phrase: "an adviser to | Holt"."""
        if self._nouns.head_first:
            return False
        before = fold(self._body[source.start : name.span.start])
        return not before.isspace() and self._nouns.completed(before.rpartition(",")[2])

    def _modifies(self, person: Name, source: Span) -> bool:
        """Whether the last name only tells whose noun follows: "the | Holt | campaign"."""
        if self._nouns.head_first:
            return False
        after = fold(self._body[person.span.end : source.end]).split(" ")
        noun = after[1] if len(after) > 1 and not after[0] else ""
        return noun in self._nouns.titles or any(noun in lexicon for _, lexicon in self._nouns.kinds)
