"""Whoever is told of at a place, and who is meant by it."""

from dataclasses import dataclass

from scorer.model import FAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """Who is meant: an identity, "" where the story has no names, None where it may be one of several; see `Age`."""

    who: str | None
    pointed: bool = False
    others: int = FAR
    rival: bool = False
    several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """
    Whoever is told of at a place: by a name, by words that stand for somebody told of before, or by another noun.

    `aside` is whether a name is of somebody beside the story, `owner` whether it only says whose somebody is.
    """

    start: int
    end: int
    who: str | None = None
    points: bool = False
    aside: bool = False
    owner: bool = False
    named: bool = True

    @property
    def noun(self) -> bool:
        """Whether it is a noun for somebody new."""
        return not (self.named or self.points)
