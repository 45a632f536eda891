"""What is asked again and again of the figures of one article: what stands beside them, worked out once."""

from scorer.lexicon import fold
from scorer.model import Doc, Figure, Span
from scorer.rules.consistency.num_conflict import frames
from scorer.rules.consistency.num_conflict.frames import Frame
from scorer.rules.given import Given

MOST = 8  # figures of one sentence that are looked at
BESIDE = 20  # code points around a figure in which a word may narrow what it counts


class Scene:
    """The figures of one article by their sentences, and the words around each."""

    __slots__ = ("_frames", "_near", "_sentences", "doc", "given")

    def __init__(self, doc: Doc, given: Given) -> None:
        self.doc, self.given = doc, given
        self._frames: dict[Span, Frame] = {}
        self._near: dict[Span, frozenset[str]] = {}
        self._sentences: dict[int, list[Figure]] = {}
        for figure in doc.figures:
            self._sentences.setdefault(figure.sentence, []).append(figure)

    def beside(self, figure: Figure) -> list[Figure]:
        """The other figures of its sentence, up to `MOST`."""
        return [other for other in self._sentences[figure.sentence][:MOST] if other is not figure]

    def near(self, figure: Figure) -> frozenset[str]:
        """The words next to it, without which its frame need not be read."""
        if figure.span not in self._near:
            before, behind = frames.beside(self.doc, figure, self.beside(figure), self.given)
            self._near[figure.span] = frozenset((*before, *behind))
        return self._near[figure.span]

    def frame(self, figure: Figure) -> Frame:
        """The words around it."""
        if figure.span not in self._frames:
            self._frames[figure.span] = frames.frame(self.doc, figure, self.beside(figure), self.given)
        return self._frames[figure.span]

    def sort(self, figure: Figure) -> frozenset[str]:
        """The words that narrow what it counts, up to the next figure: "badly", "at the scene"; its own noun does not."""
        doc, span = self.doc, self.doc.sentences[figure.sentence].span
        others = [other.stated for other in self.beside(figure)]
        before = (one.end for one in others if one.end <= figure.span.start)
        behind = (one.start for one in others if one.start >= figure.span.end)
        start = max([span.start, figure.span.start - BESIDE, *before])
        end = min([span.end, figure.span.end + 2 * BESIDE, *behind])
        noun = fold(doc.text(figure.noun_span)) if figure.noun_span else ""
        found = self.given.words["qualified"].find(doc.body[start:end])
        return frozenset(hit.phrase for hit in found if hit.phrase != noun)

    def has_rival(self, figure: Figure) -> bool:
        """Whether its sentence counts the same in another figure, and not of another sort: "11 badly damaged, 43 slightly"."""
        rivals = [
            other
            for other in self.beside(figure)
            if (figure.event and other.event == figure.event)
            or (other.unit == figure.unit and (figure.unit is not None or (other.noun == figure.noun and figure.noun)))
        ]
        sort = self.sort(figure) if rivals else frozenset()
        return any(not sort or (self.sort(other) or sort) == sort for other in rivals)
