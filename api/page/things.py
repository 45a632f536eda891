"""
Findings as things to do: all findings of one rule stand together, since they are charged together.

Each thing has a number, the same on its card and on its marks in the text; the dearest is number 1.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from api.page.marks import Line, Mark
from api.page.wording import Wording
from scorer.model import Severity

Finding = Mapping[str, Any]

SHOWN: Final = ("headline", "byline", "dateline", "body")
"""Fields of an article that a page shows, with marks; a place in its HTML or its time of publication is told in words."""
MINUTES: Final = {True: 1.0, False: 3.0}
"""What a thing takes: a minute where there is something to paste, three where somebody must be asked first."""
MINUTES_AGAIN: Final = 0.5
"""Each further finding of the same rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a finding stands: "par. 4", the address of its mark, and the words there; what the page does not show has none."""

    where: str
    anchor: str | None
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """
    One finding in words: `before`, the quoted words, `after`; joined they are the message.

    `answer` is what an editor said to it; `fresh` says that the article's last revision did not have it.
    """

    fingerprint: str
    before: str
    quoted: str
    after: str
    evidence: str
    suggestions: tuple[str, ...]
    places: tuple[Place, ...]
    answer: Mapping[str, Any] | None
    fresh: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """All findings of one rule: `points` is what the score regains without them."""

    number: int
    rule: str
    severity: Severity
    dimension: str
    confidence: float
    points: int
    cases: tuple[Case, ...]

    @property
    def answered(self) -> bool:
        """Whether an editor has answered all of it."""
        return all(case.answer for case in self.cases)

    @property
    def fresh(self) -> bool:
        """Whether any of it is new in this revision."""
        return any(case.fresh for case in self.cases)

    @property
    def minutes(self) -> float:
        """A guess at the time it takes to mend."""
        return MINUTES[any(case.suggestions for case in self.cases)] + MINUTES_AGAIN * (len(self.cases) - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A line of the article as it is shown; `number` is None for the line that is the headline."""

    number: int | None
    line: Line


class Ledger:
    """The findings of a report by rule, dearest rule first: who has which number, and what each rule costs."""

    def __init__(self, report: Mapping[str, Any]) -> None:
        losses = report["scores"]["overall"]["losses"]
        self._points = {loss["finding"]: -loss["points"] for loss in losses if loss["finding"]}
        rules: dict[str, list[Finding]] = {}
        for finding in report["findings"]:
            rules.setdefault(finding["rule"], []).append(finding)
        self.groups: Sequence[Sequence[Finding]] = sorted(rules.values(), key=self._dearest_first)
        self.answers = {one["finding"]: one for one in report.get("dismissals", ())}
        self.fresh = frozenset(report.get("changes", {}).get("new", ()))
        self.numbers = {finding["id"]: number for number, group in enumerate(self.groups, 1) for finding in group}

    def points(self, findings: Iterable[Finding]) -> int:
        """What the score regains without these findings of one rule. Repeats are booked on the first of them."""
        return sum(self._points.get(finding["id"], 0) for finding in findings)

    def marks(self, field: str) -> Iterator[Mark]:
        """What the findings leave in a field of the article."""
        for group in self.groups:
            for finding in group:
                for turn, span in enumerate(finding["spans"], 1):
                    if span["field"] == field:
                        yield Mark(
                            start=span["start"],
                            end=span["end"],
                            number=self.numbers[finding["id"]],
                            severity=finding["severity"],
                            anchor=_anchor(finding, turn),
                        )

    def things(self, paragraphs: Sequence[Paragraph], wording: Wording) -> Iterator[Thing]:
        """The findings of each rule as one thing, dearest first."""
        begins = [paragraph.line.start for paragraph in paragraphs]

        def where(span: Mapping[str, Any]) -> str:
            if span["field"] != "body":
                return wording(f"cards.{span['field']}")
            reached = bisect_right(begins, span["start"]) - 1
            number = paragraphs[reached].number if reached >= 0 else None
            return wording("cards.paragraph", n=number) if number else wording("cards.headline")

        for group in self.groups:
            dearest = min(group, key=_rank)
            # What is still open is told first, and of that the finding that the loss is booked on.
            told = sorted(group, key=lambda one: (one["id"] in self.answers, one["id"] not in self._points))
            yield Thing(
                number=self.numbers[dearest["id"]],
                rule=dearest["rule"],
                severity=Severity(dearest["severity"]),
                dimension=dearest["dimension"],
                confidence=dearest["confidence"],
                points=self.points(group),
                cases=tuple(
                    self._case(
                        finding,
                        tuple(
                            Place(
                                where=where(span),
                                anchor=_anchor(finding, turn) if span["field"] in SHOWN else None,
                                exact=_plain(span["exact"]),
                            )
                            for turn, span in enumerate(finding["spans"], 1)
                        ),
                    )
                    for finding in told
                ),
            )

    def _case(self, finding: Finding, places: tuple[Place, ...]) -> Case:
        message = finding["message"]
        quoted = next((place.exact for place in places if place.exact and place.exact in message), "")
        before, _, after = message.partition(quoted) if quoted else (message, "", "")
        return Case(
            fingerprint=finding["fingerprint"],
            before=before,
            quoted=quoted,
            after=after,
            evidence=finding["evidence"],
            suggestions=tuple(finding["suggestions"]),
            places=places,
            answer=self.answers.get(finding["id"]),
            fresh=finding["id"] in self.fresh,
        )

    def _dearest_first(self, group: Sequence[Finding]) -> tuple[bool, int, int]:
        least = min(map(_rank, group))
        return least == Severity.INFO.rank, -self.points(group), least


def number(lines: Iterable[Line], headline: Mapping[str, Any] | None) -> Iterator[Paragraph]:
    """The lines of a body counted as a reader counts paragraphs: the line that is the headline is none."""
    count = 0
    for line in lines:
        if headline and headline["field"] == "body" and line.start < headline["end"] and headline["start"] < line.end:
            yield Paragraph(number=None, line=line)
        else:
            count += 1
            yield Paragraph(number=count, line=line)


def _rank(finding: Finding) -> int:
    return Severity(finding["severity"]).rank


def _anchor(finding: Finding, turn: int) -> str:
    return f"m-{finding['id']}-{turn}"


def _plain(text: str) -> str:
    return " ".join(text.split())
