"""The words of a headline and of the lead, and the runs of the headline's that may be a name the story does not know."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise, takewhile, zip_longest

from scorer.model import Doc, Name, Span
from scorer.rules.consistency.headline_entity import slots
from scorer.rules.given import Given

HOLE = re.compile(r"\s,|,\s?,|^\s*[-–]?\s*,")  # where a link was lost, and a name with it
BEHIND = 2  # words behind a run that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of the headline or the lead: in small letters, where it stands, and what stands right behind it."""

    low: str
    span: Span
    capital: bool
    stands: bool
    joined: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """
    Words of a headline that may be a name and do not stand in the story, with the words beside them if no mark parts them.

    `opens` is whether they begin the headline, `inside` whether the word before them has another right before it,
    `nickname` whether they begin as what a club is called by its fans does, `sure` whether one of them can be nothing but
    a name.
    """

    words: tuple[Word, ...]
    before: Word | None
    behind: tuple[Word, ...]
    opens: bool
    inside: bool
    nickname: bool
    sure: bool

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.words[0].span.start, self.words[-1].span.end, self.words[0].span.field)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article with its headline and body in small letters, its lead's words, and its names that the headline has not."""

    doc: Doc
    headline: str
    lead: tuple[Word, ...]
    names: tuple[Name, ...]
    body: str
    title_case: bool


def words(text: str, place: Span, stands: Callable[[str], bool] = lambda _low: True) -> tuple[Word, ...]:
    """The words of a place, each with whether it stands in the story and whether the next is joined to it by a blank."""
    found = list(slots.WORD.finditer(text, place.start, place.end))
    lows = [low.removesuffix("'s") for low in slots.folded(found)]
    return tuple(
        Word(
            low=low,
            span=Span(word.start(), word.end(), place.field),
            capital=word.group()[0].isupper()
            and not word.group().removesuffix("'s").removesuffix("’s").isupper()
            and not slots.is_letter(word.group()),
            stands=stands(low),
            joined=follower is not None and text[word.end() : follower.start()] == " ",
        )
        for low, word, follower in zip_longest(lows, found, found[1:])
    )


def of(title: Sequence[Word], given: Given, *, title_case: bool) -> Iterator[Run]:
    """The runs of capitals that do not stand in the story; behind no noun that has a name, without known words at the end."""
    at = 0
    while at < len(title):
        run: list[Word] = []
        for word in title[at:]:
            if not word.capital or word.stands or len(word.low) < slots.SHORT or (run and not run[-1].joined):
                break
            if word.low in given.words["beats"]:
                break  # the verb between two clubs, which title case hides
            run.append(word)
        begun, at = at, at + max(1, len(run))
        before = title[begun - 1] if begun and title[begun - 1].joined else None
        if before and begun > 1 and f"{title[begun - 2].low} {before.low}" in given.words["beats"]:
            before = replace(before, low=f"{title[begun - 2].low} {before.low}")  # "knock out | Arden"
        headed = before is not None and before.low in given.words["having"]
        clear = not title_case and begun > 0  # a capital that nothing but a name explains
        placed = before is not None and before.low in given.words["links"]
        city = placed and len(run) > 0 and run[-1].low in given.tables["places"]["cities"]  # "di Malang"
        club = (
            before is not None
            and before.low in given.words["beats"]
            and run[-1:]
            and (run[-1].low in given.words["clubs"] or run[0].low in given.words["crests"])
        )
        kept = clear or city or club or (before is not None and before.low in given.words["proper"])
        while len(run) > headed and not kept and given.speech.inflects(run[-1].low) and not _closed(run, title, given):
            run.pop()
        if run:
            follower = begun + len(run)
            joined = takewhile(lambda pair: pair[0].joined, pairwise(title[follower - 1 :]))
            behind = tuple(word for _, word in islice(joined, BEHIND))
            inside = begun > 1 and before is not None and title[begun - 2].joined
            nicknames = given.words["nicknames"]
            nickname = run[0].low in nicknames or (before is not None and before.low in nicknames)
            yield Run(
                words=tuple(run),
                before=before,
                behind=behind,
                opens=begun == 0,
                inside=inside,
                nickname=nickname,
                sure=clear or bool(club) or any(not given.speech.inflects(word.low) for word in run),
            )


def _closed(run: Sequence[Word], title: Sequence[Word], given: Given) -> bool:
    """Whether a noun that ends a name stands right behind a run: "Persikara | Muda"."""
    last = run[-1]
    follower = next((word for word in title if word.span.start > last.span.end), None)
    known = last.low in given.speech.words
    return not known and last.joined and follower is not None and follower.low in given.words["closing"]
