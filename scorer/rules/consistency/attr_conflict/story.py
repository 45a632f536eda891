"""Who the story credits a claim to: its sentences with what they tell, who says it, and the people in it, read once."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from scorer.lexicon import Lexicon, either, fold
from scorer.model import Attribution, Doc, Figure, Span
from scorer.rules.consistency.attr_conflict import likeness
from scorer.rules.consistency.attr_conflict.likeness import Claim, Told
from scorer.rules.consistency.attr_conflict.parties import Cast, Party, party
from scorer.rules.given import Given, Table

SUBJECT = 8  # words of who counts, before "counted"
WORK = 80  # code points behind a source in which the one stands whose work it is
SHARED = 2  # words and roots of words that two sentences on one number share
POINTING = 2  # words of what points at the number told right before: "That figure"
POINTER = 60  # code points of it
_DATELINE = re.compile(r"(?:[\w.,'’()-]+\s){1,4}?[-–—]+\s")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


class Story:
    """The sentences of an article, each read when it is first asked for and then kept."""

    __slots__ = ("_cast", "_credits", "_doc", "_figures", "_given", "_sentences", "_told")

    def __init__(self, doc: Doc, given: Given) -> None:
        self._doc = doc
        self._given = given
        self._cast = Cast(doc, given)
        self._figures = doc.figure_row
        self._sentences = [sentence.span for sentence in doc.prose()]
        self._told: dict[Span, Told] = {}
        self._credits: dict[Span, list[Attribution]] = {}
        for one in doc.attributions:
            for sentence in {doc.sentence_of(one.extent), doc.sentence_of(_end(one.extent))} if one.source else ():
                self._credits.setdefault(sentence, []).append(one)

    def party(self, span: Span, credit: Attribution | None = None) -> Party:
        """Who stands at a place, as the one whom a statement is credited to, if it is."""
        return party(self._doc, span, credit, self._cast, self._given)

    def givers(self, claim: Claim, but: Span) -> Iterator[tuple[Party, Span]]:
        """Who the story credits a claim to outside one sentence, and where it does."""
        for at, sentence in enumerate(self._sentences):
            if sentence == but:
                continue
            figures = self._figures.inside(sentence)
            said = [one.span for one in figures if claim.counted & likeness.counted(self._doc, [one])]
            said = said or [one.span for one in figures if claim.words and one.value in claim.distinct]
            if claim.counted and not said and not claim.shares:
                continue
            pointed = self._pointed(at, but)
            found = self._credits.get(sentence) or [one for _, one in pointed]
            counting = () if found else tuple(self._counting(sentence))
            if not found and not counting:
                continue  # who is not said to tell anything is not read
            told = [self._read(sentence), *(self._read(behind) for behind, _ in pointed)]
            if not likeness.tells(claim, told):
                continue
            places = [(self.party(self._whole(one), one), one.content[0]) for one in found]
            places = places or [(one, sentence) for one in counting]
            yield from ((one, said[0] if said else content) for one, content in places)

    def had_from(self, told: Sequence[Figure], but: Span, around: Span, *, sure: bool) -> Iterator[tuple[Party, Span]]:
        """
        Who the story has a number from that stands in a sentence, outside one sentence, and where it stands.

        `sure` is whether a number of the same things is the same whatever else is told.
        """
        values = frozenset((one.value, one.unit) for one in told)
        bare = frozenset(one.value for one in told)
        counted = likeness.counted(self._doc, told)
        unnamed = frozenset(one.value for one in told if not (one.noun or one.unit))  # "the figure of 64"
        for at, sentence in enumerate(self._sentences):
            figures = self._figures.inside(sentence) if sentence != but else ()
            said = [
                one
                for one in figures
                if (one.value, one.unit) in values or (one.value in bare and _is_distinct(one.value))
            ]
            if not said:
                continue
            alike = counted & likeness.counted(self._doc, said) or any(one.value in unnamed for one in said)
            known = sentence == around or (sure and bool(alike))
            if not known and len(self._read(sentence).words & self._read(around).words) < SHARED:
                continue
            found = self._credits.get(sentence) or [one for _, one in self._pointed(at, but)]
            parties = [self.party(self._whole(one), one) for one in found] or list(self._counting(sentence))
            yield from ((one, said[0].span) for one in parties)

    def _read(self, sentence: Span) -> Told:
        if sentence not in self._told:
            self._told[sentence] = likeness.told(self._doc.folded[sentence.start : sentence.end], self._given)
        return self._told[sentence]

    def _pointed(self, at: int, but: Span) -> list[tuple[Span, Attribution]]:
        """The next sentence, if it credits the number told right before: "That figure was announced by …"."""
        for sentence in self._sentences[at + 1 : at + 2]:
            for one in self._credits.get(sentence, ()) if sentence != but else ():
                content = one.content[0]
                if content.end - content.start > POINTER:
                    continue
                words = _WORD.findall(fold(self._doc.text(content)))
                if words[POINTING:] and words[POINTING] not in self._given.words["aside"]:
                    continue  # and not "the figure | at a meeting"
                words = words[:POINTING]
                named = any(word in self._given.words["naming"] for word in words)
                if named or " ".join(words) in self._given.words["that_was_it"]:
                    return [(sentence, one)]
        return []

    def _whole(self, one: Attribution) -> Span:
        """The source with those whose work it is: "a count made | by the shepherds' federation"."""
        source = one.source or one.extent
        owner = _by(self._given.tables["owned"]).match(self._doc.body[source.end : source.end + WORK])
        return Span(source.end + owner.start("who"), source.end + owner.end("who")) if owner else source

    def _counting(self, sentence: Span) -> Iterator[Party]:
        """Who stands before a verb of counting that opens the first clause: "The union counted 415 workers"."""
        verbs = _counting_verbs(self._given.words["says"], self._given.tables["owned"])
        hit = verbs.first(self._doc.folded[sentence.start : sentence.end], folded=True)
        end = sentence.start + hit.start if hit else sentence.end
        dateline = _DATELINE.match(self._doc.body, sentence.start, end)
        subject = Span(dateline.end() if dateline else sentence.start, end)
        text = self._doc.text(subject)
        if hit and 0 < len(_WORD.findall(text)) <= SUBJECT and "," not in text:
            yield self.party(Span(subject.start, subject.end - 1))


def _is_distinct(value: float) -> bool:
    """Whether a number is met once in a story, whatever it counts."""
    return value >= likeness.DISTINCT and bool(value % likeness.ROUND)


def _end(extent: Span) -> Span:
    return Span(max(extent.end - 1, extent.start), extent.end, extent.field)


@cache
def _by(table: Table) -> re.Pattern[str]:
    return re.compile(rf"{table['day']}\s(?:{either(table['by']) or '(?!)'})\s(?P<who>[\w’'-]+(?:\s[\w’'-]+){{0,6}})")


@cache
def _counting_verbs(says: Lexicon, table: Table) -> Lexicon:
    return Lexicon((*says, *table["made"]))
