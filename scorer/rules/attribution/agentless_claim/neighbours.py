"""What is said around a claim that nobody owns: in the sentence before it, in its own, and behind it."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from scorer.lexicon import fold
from scorer.model import Attribution, Doc, Kind, Stretches
from scorer.rules.given import Given

CLOSES = 2  # sentences behind a claim in which "Demikian pernyataan X" closes what was told
HEAD = 48  # letters at the head of a sentence in which it says where the report comes from
LEAD = 600  # letters of a paragraph that lead up to a claim
SHARED = 2  # long words that the next statement has in common with the claim it repeats
LONG = 5
PUNCTUATION = '.,;:!?()"“”'


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The statements of one article that somebody owns, in order."""

    doc: Doc
    given: Given
    owned: tuple[Attribution, ...]
    begins: tuple[int, ...]
    told: Stretches
    charged: (
        int  # where the article first tells that somebody was charged, tried or sentenced; its length where it does not
    )

    def before(self, claim: Attribution, *, paragraph: bool = False) -> Attribution | None:
        """
        The owned statement right before a claim, where it reaches into the claim's sentence or the one before.

        With `paragraph` it may also stand anywhere before it in its paragraph.
        """
        index = bisect_left(self.begins, claim.extent.start) - 1
        if index < 0:
            return None
        one = self.owned[index]
        near = claim.extent.start - one.extent.end <= LEAD
        same = paragraph and near and "\n" not in self.doc.body[one.extent.end : claim.extent.start]
        return one if same or one.extent.end > self._sentence_before(claim) else None

    def after(self, claim: Attribution, *, within: int = 1) -> Attribution | None:
        """The owned statement right behind a claim, where it begins in the claim's sentence or so many behind it."""
        index = bisect_right(self.begins, claim.extent.start)
        if index == len(self.owned) or self.begins[index] >= self._edge(claim, within + 1):
            return None
        return self.owned[index]

    def repeats(self, claim: Attribution, after: Attribution) -> bool:
        """Whether the statement behind a claim says the same, and neither denies it nor answers to it."""
        if self.given.words["answering"].first(self.doc.body[claim.extent.end : after.extent.end]):
            return False
        least = 1 if claim.extent.start < self._opening() else SHARED  # a lead is what the next sentence gives an owner
        return len(_long(self.doc.text(claim.extent)) & _long(self.doc.text(after.extent))) >= least

    def sourced(self, claim: Attribution) -> bool:
        """Whether a sentence behind a claim says where the report comes from: "Kabar tersebut beredar melalui …"."""
        for words, ahead in (("sourcing", 1), ("closing", CLOSES)):
            start, end = self._edge(claim, ahead), self._edge(claim, ahead + 1)
            head = self.doc.body[start : min(end, start + HEAD)]
            if self.given.words[words].first(head) and not self.given.words["answering"].first(
                self.doc.body[start:end]
            ):
                return True
        return False

    def lead(self, claim: Attribution) -> str:
        """What leads up to a claim: the sentence before it, and all of its own paragraph that stands before it."""
        start = claim.extent.start
        paragraph = max(self.doc.body.rfind("\n", max(0, start - LEAD), start) + 1, start - LEAD)
        return self.doc.body[max(0, min(paragraph, self._sentence_before(claim))) : claim.extent.end]

    def _opening(self) -> int:
        return self._begin(1)

    def _sentence_before(self, claim: Attribution) -> int:
        return self._begin(max(0, self.doc.sentence_at(claim.extent.start) - 1))

    def _edge(self, claim: Attribution, ahead: int) -> int:
        """Where the sentence begins that stands so many behind a claim's; the end of the text where there is none."""
        return self._begin(max(0, self.doc.sentence_at(claim.extent.end - 1)) + ahead)

    def _begin(self, number: int) -> int:
        """Where the sentence of a number begins; the end of the text where there is none."""
        return self.doc.sentences[number].span.start if number < len(self.doc.sentences) else len(self.doc.body)


def look(doc: Doc, given: Given) -> Neighbours:
    """The owned statements of an article, ready to be asked about the claims between them."""
    owned = sorted(
        (one for one in doc.attributions if one.speaker.kind is not Kind.AGENTLESS and one.extent.field == "body"),
        key=lambda one: one.extent.start,
    )
    charge = given.words["trial"].first(doc.folded, folded=True)
    return Neighbours(
        charged=charge.start if charge else len(doc.body),
        doc=doc,
        given=given,
        owned=tuple(owned),
        begins=tuple(one.extent.start for one in owned),
        told=Stretches(part for one in owned for part in one.content if part.field == "body"),
    )


def _long(text: str) -> set[str]:
    return {bare for word in fold(text).split() if len(bare := word.strip(PUNCTUATION)) >= LONG}
