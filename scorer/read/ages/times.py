"""Of which time an age is told."""

import re
from datetime import timedelta

from scorer.model import Article, DateMention, Row, Span, Stretches, Time
from scorer.read.ages.forms import Forms, Told

AROUND = 60  # code points before an age in which another time is told
BEHIND = 30  # … and behind it
DEATH = 300  # code points at the head of a story, or before "she was 76", in which her death is told
NEWS = timedelta(days=31)  # from a death to a story of it
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b(?![.,]\d)")
_ENDS = re.compile(r"[.?!”\"]\s")
_STOP = re.compile(r"[.,;:?!\n]")


class Clock:
    """The times of one story."""

    def __init__(self, article: Article, days: Row[DateMention], births: Stretches, told: Forms) -> None:
        self._body, self._days, self._births, self._words = article.body, days, births, told.words
        stamp = article.published_at or article.as_of
        self._stamp = stamp.date() if stamp else None

    def when(self, one: Told, sentence: Span, *, dies: bool = False, was: bool = False) -> Time:
        """Of which time an age is told in a sentence."""
        ahead = Span(max(sentence.start, one.start - AROUND), one.span.start)
        text = _ENDS.split(self._body[ahead.start : ahead.end])[-1]
        if self._words["ahead"].first(self._body[one.start : one.span.start]):
            return Time.AHEAD
        if dies or was:
            told = f"{self._body[: min(DEATH, one.start)]}\n{self._body[max(0, one.start - DEATH) : one.end + BEHIND]}"
            dead = dies or self._words["died"].first(told) is not None
            return Time.DEATH if dead and self._lately(sentence) else Time.THEN
        behind = _STOP.split(self._body[one.end : min(sentence.end, one.end + BEHIND)])[0]
        if self._words["this"].first(behind):
            return Time.NOW
        if self._words["then"].first(text) or self._of_another_year(ahead):
            return Time.THEN
        later = self._words["when"].begins(behind)
        other = self._of_another_year(Span(one.end, one.end + len(behind)))
        return Time.THEN if later or other else Time.NOW

    def reports(self, one: Told, sentence: Span) -> bool:
        """Whether a sentence tells what somebody is told of an age, and of no other time: "The court heard that Holt was 34"."""
        text = self._body[sentence.start : sentence.end]
        heard = self._words["hears"].first(self._body[sentence.start : one.start])
        other = any(self._words[name].first(text) for name in ("when", "then"))
        return heard is not None and not other and not self._of_another_year(sentence)

    def _of_another_year(self, span: Span) -> bool:
        """Whether a year before the story's own is named there, and not as one of a birth."""
        return any(
            self._stamp is None or int(year.group()) < self._stamp.year
            for year in _YEAR.finditer(self._body, span.start, span.end)
            if not self._births.touch(Span(*year.span()))
        )

    def _lately(self, sentence: Span) -> bool:
        """Whether a sentence tells of nothing but the last weeks: no other year, no day longer ago."""
        stamp = self._stamp
        days = [day.value for day in self._days.inside(sentence) if day.value and not self._births.touch(day.span)]
        return not self._of_another_year(sentence) and (
            stamp is None or all(timedelta(0) <= stamp - day <= NEWS for day in days)
        )
