"""
A figure of casualties, money, troops or votes has no source in reach.

Why it matters: numbers travel first and are corrected last; each needs somebody who counted.
Stays quiet: where the sentence or one of those around it has an owner, speaks of the charge that somebody is accused of or
introduces an interview; in headlines (the body owns them); where the same figure is owned elsewhere in the article, where a
lead counts the dead of whom somebody tells below, where those counted are listed by name, where votes are as many as the
voters; where the figure merely tells which event is meant ("the blast that killed twelve"), or stands with a year before the
story's own: the reader knows it from before; and where nobody speaks at all (see `no-source`).
How: figures of the dead, sums of money beside a word of loss or debt, and figures beside a word of weight, with no
attribution within `sentences` of them.
Cannot see: whether the owner nearby really gave the figure, and figures whose weight lies in words that are not on the
list.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from scorer.model import Doc, Figure, Finding, Kind, Outcome, Role, Span, Stretches
from scorer.rules.given import Given

PAST = 4  # sentences before a figure of the dead in which the time of an event long past may stand
KNOWN = 31  # days after which the toll of an event is known
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Owners:
    """What an article says of who counts: where somebody speaks, and which figures are somebody's or known."""

    doc: Doc
    given: Given
    owned: Stretches
    settled: frozenset[float]  # values in sentences that somebody owns, or that tell which event is meant
    numbers: Counter[float]  # values of the running text
    dead: bool  # whether somebody owns a figure of the dead
    interviews: frozenset[int]  # blocks that introduce an interview

    def of(self, figure: Figure) -> bool:
        """Whether a figure is somebody's, or one that the reader can count or knows."""
        if figure.value in self.settled:
            return True
        near = self._around(figure)
        around = self.doc.text(near)
        told = any(self.given.words[name].first(around) for name in ("crediting", "charged"))
        told = told or self.doc.sentences[figure.sentence].block in self.interviews
        return told or self.owned.touch(near) or self._counted(figure, around)

    def _counted(self, figure: Figure, around: str) -> bool:
        """Whether the reader can count, or somebody does below: the dead of a lead, a list of names, votes of all."""
        if figure.event != "dead":
            return self.numbers[figure.value] > 1 and self.given.words["votes"].first(around) is not None
        listed = self.numbers[figure.value] > 1 and self.given.words["namely"].first(around) is not None
        lead = self.doc.sentences[figure.sentence].block == self.doc.sentences[0].block
        return listed or (lead and self.dead)

    def _around(self, figure: Figure) -> Span:
        """The figure's sentence with those in reach."""
        reach, sentences = int(self.given.limits["sentences"]), self.doc.sentences
        first, last = max(0, figure.sentence - reach), min(len(sentences) - 1, figure.sentence + reach)
        return Span(sentences[first].span.start, sentences[last].span.end)


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each weighty figure of the running text."""
    if not any(one.speaker.kind is not Kind.AGENTLESS for one in doc.attributions):
        return
    weighty = [figure for figure in doc.figures if _weighs(doc, figure, given)]
    owners = _owners(doc, given) if weighty else None
    for figure in weighty:
        if owners is None or owners.of(figure):
            yield Outcome.AGREED
        else:
            words = doc.text(Span(figure.stated.start, max(figure.stated.end, (figure.noun_span or figure.stated).end)))
            yield Finding(rule="unattributed-figure", spans=(figure.stated,), values={"words": words})


def _owners(doc: Doc, given: Given) -> _Owners:
    owned = Stretches(extent for one in doc.attributions if (extent := one.extent).field == "body")
    told = [figure for figure in doc.figures if figure.sentence >= 0]  # the headline's figures own nothing
    held = [figure for figure in told if owned.touch(doc.sentences[figure.sentence].span)]
    latest = _latest(doc)
    past = Stretches(
        (
            *(Span(*year.span()) for year in YEAR.finditer(doc.body) if int(year.group()) < latest),
            *(date.span for date in doc.dates if date.value and _long_before(date.value, doc.article.published_at)),
        )
    )
    introduced = Stretches(given.words["introducing"].find(doc.folded, folded=True))
    return _Owners(
        doc=doc,
        given=given,
        owned=owned,
        settled=frozenset(figure.value for figure in (*held, *(one for one in told if _known(doc, one, past, given)))),
        numbers=Counter(figure.value for figure in told),
        dead=any(figure.event == "dead" for figure in held),
        interviews=frozenset(number for number, block in enumerate(doc.blocks) if introduced.touch(block.span)),
    )


def _weighs(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether the figure counts victims, or stands right beside a word of weight."""
    if figure.sentence < 0 or doc.blocks[doc.sentences[figure.sentence].block].role is not Role.PARAGRAPH:
        return False
    if figure.event == "dead" and figure.noun:
        return True
    if figure.unit is None and given.words["toll"].first(_before(doc, figure, given, times=2)):
        return True
    if figure.money and given.words["lost"].first(_before(doc, figure, given, times=3)):
        return True
    after = doc.body[figure.span.end : figure.span.end + int(given.limits["reach"])].split(".")[0]
    hit = given.words["counted"].first(after)
    if hit is not None and hit.start <= 2:
        return True
    return figure.noun is not None and given.words["fate"].first(after) is not None


def _before(doc: Doc, figure: Figure, given: Given, *, times: int) -> str:
    """What stands before a figure in its sentence, so many times the policy's reach at most."""
    start = figure.stated.start - times * int(given.limits["reach"])
    return doc.body[max(doc.sentences[figure.sentence].span.start, start) : figure.stated.start]


def _known(doc: Doc, figure: Figure, past: Stretches, given: Given) -> bool:
    """Whether the figure stands in a clause that only tells which event is meant, or beside the time of one long past."""
    sentence = doc.sentences[figure.sentence].span
    beside = doc.sentences[max(0, figure.sentence - PAST) : figure.sentence + 2]
    if not figure.money:
        around = Span(beside[0].span.start, beside[-1].span.end)
        if past.touch(around) or given.words["long_past"].first(doc.text(around)):
            return True
        if given.words["who_died"].begins(doc.body[(figure.noun_span or figure.stated).end : sentence.end]):
            return True
    return past.touch(sentence) or given.words["telling"].first(_before(doc, figure, given, times=2)) is not None


def _long_before(day: date, published: datetime | None) -> bool:
    """Whether a day lies so long before publication that readers know what happened on it."""
    return published is not None and (published.date() - day).days > KNOWN


def _latest(doc: Doc) -> int:
    """The year of the story: that of its day, or the latest it names; 0 where it names none."""
    told = max((date.year for date in doc.dates if date.year), default=0)
    return max(told, doc.article.published_at.year if doc.article.published_at else 0)
