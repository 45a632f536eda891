"""
A report as a person looks at it: the same facts in the order of the desk's first five seconds.

Nothing is judged here. Numbers, anchors and paragraphs are given out once, so that cards and marked text can point at
each other.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import floor
from typing import Any, Final

from api.page.differences import Strand, compare
from api.page.marks import Line, draw
from api.page.origins import Chain, chains
from api.page.things import Ledger, Paragraph, Thing, number
from api.page.wording import Wording
from scorer.model import Severity

CARDS: Final = 3
ROWS: Final = 400
"""Entries of a folded list that a browser still scrolls through with ease; the JSON report holds all."""

CASES: Final = 40
"""Findings of one rule that its card tells; the text marks all of them."""

HEAD: Final = ("headline", "byline", "dateline")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Words here and their counterpart in another article."""

    here: tuple[Strand, ...]
    there: tuple[Strand, ...]
    similarity: float | None = None
    match: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Everything the report page shows, in its order."""

    report: Mapping[str, Any]
    things: tuple[Thing, ...]
    notes: tuple[Thing, ...]
    answered: tuple[Thing, ...]
    minutes: int
    chains: tuple[Chain, ...]
    numbers: Mapping[str, int]
    head: Mapping[str, tuple[Line, ...]]
    paragraphs: tuple[Paragraph, ...]
    matches: tuple[tuple[Mapping[str, Any], tuple[Pair, ...]], ...]
    drift: tuple[Pair, ...]
    figures: tuple[Pair, ...]

    @property
    def left(self) -> Mapping[str, Any] | None:
        """The overall score without what editors answered; None where they answered nothing."""
        scores = self.report.get("scores_without_dismissed")
        return scores["overall"] if scores else None

    @property
    def changes(self) -> Mapping[str, Any] | None:
        """What became of the findings since the last revision; None on the first."""
        return self.report.get("changes")

    @property
    def unlisted(self) -> Mapping[str, int]:
        """How many more findings a rule had than the report lists."""
        more: Mapping[str, int] = self.report.get("unlisted", {}).get("findings", {})
        return more

    @property
    def rows(self) -> int:
        """How many entries a folded list shows at most."""
        return ROWS

    @property
    def told(self) -> int:
        """How many findings of one rule a card tells at most."""
        return CASES

    @property
    def attributions(self) -> Sequence[Mapping[str, Any]]:
        """The attributions that the table lists."""
        shown: Sequence[Mapping[str, Any]] = self.report["attributions"][:ROWS]
        return shown

    @property
    def agreed(self) -> int:
        """How many comparisons came out as they should."""
        return sum(count["agreed"] for count in self.report["checked"])

    @property
    def cards(self) -> tuple[Thing, ...]:
        """The things that cannot be overlooked."""
        return self.things[:CARDS]

    @property
    def rest(self) -> tuple[Thing, ...]:
        """The things that can wait a moment."""
        return self.things[CARDS:]


def over(report: Mapping[str, Any], wording: Wording) -> Look:
    """Look a stored report over. `wording` names paragraphs and fields in the reader's language."""
    article, reuse = report["article"], report["reuse"]
    ledger = Ledger(report)
    paragraphs = tuple(number(draw(article["body"], ledger.marks("body"), _speech(report)), article["headline_span"]))
    things = tuple(ledger.things(paragraphs, wording))
    still_open = tuple(thing for thing in things if not thing.answered)
    pressing = tuple(thing for thing in still_open if thing.severity is not Severity.INFO)
    named = {match["article_id"]: match for match in reuse["matches"]}
    return Look(
        report=report,
        things=pressing,
        notes=tuple(thing for thing in still_open if thing.severity is Severity.INFO),
        answered=tuple(thing for thing in things if thing.answered),
        minutes=max(1, floor(sum(thing.minutes for thing in pressing) + 0.5)),  # as the component rounds
        chains=chains(report),
        numbers=ledger.numbers,
        head={field: tuple(draw(article[field] or "", ledger.marks(field))) for field in HEAD},
        paragraphs=paragraphs,
        matches=tuple((match, tuple(_passages(match))) for match in reuse["matches"][:ROWS]),
        drift=tuple(_pair(one, named) for one in reuse["quote_drift"][:ROWS]),
        figures=tuple(_pair(one, named) for one in reuse["figure_conflicts"][:ROWS]),
    )


def _speech(report: Mapping[str, Any]) -> dict[int, tuple[str, ...]]:
    """Where each attribution begins in the body, so that the table can point there."""
    begins: dict[int, tuple[str, ...]] = {}
    for attribution in report["attributions"][:ROWS]:
        parts = [part for part in (*attribution["content"], attribution["cue"], attribution["source"]) if part]
        body = [part["start"] for part in parts if part["field"] == "body"]
        if body:
            begins[min(body)] = (*begins.get(min(body), ()), attribution["id"])
    return begins


# ── what stands elsewhere ────────────────────────────────────────────────────────────────────────────────────────────


def _passages(match: Mapping[str, Any]) -> Iterator[Pair]:
    for passage in match["passages"][:ROWS]:
        here, there = compare(passage["here"]["exact"], passage["there"]["exact"])
        yield Pair(here=here, there=there, similarity=passage["similarity"])


def _pair(divergence: Mapping[str, Any], names: Mapping[str, Mapping[str, Any]]) -> Pair:
    here, there = compare(divergence["here"]["exact"], divergence["there"]["exact"])
    stranger = {"article_id": divergence["article_id"], "outlet": divergence["outlet"], "headline": None, "url": None}
    return Pair(here=here, there=there, match=names.get(divergence["article_id"], stranger))
