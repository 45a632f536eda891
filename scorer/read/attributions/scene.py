"""
What stands around a cue: the questions that the readers of constructions ask of a frame.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scorer.read.attributions import following, phrases
from scorer.read.attributions.frames import Frame, Token
from scorer.read.attributions.grammar import Cue, Grammar, Words
from scorer.read.attributions.phrases import Phrase

Within = Callable[[int, int], bool]  # whether something stands between two offsets of the body

LOOK = 24  # tokens between a cue and the word that begins its content
ADDRESSEE = 12  # tokens after the one who was told in which the content must begin
ROLE = 4  # words before a name that may be its role
OPENERS = 5  # tokens that may stand before a cue that still opens its sentence


@dataclass(frozen=True, slots=True)
class Scene:
    """
    A frame and its grammar.

    `outlet` and `named` tell whether a known outlet, or a name, stands between two offsets. `verbs` are the tokens at
    which a verb of saying begins.
    """

    frame: Frame
    grammar: Grammar
    outlet: Within
    named: Within
    verbs: frozenset[int]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The frame's tokens."""
        return self.frame.tokens

    @property
    def words(self) -> Words:
        """The language's function words."""
        return self.grammar.words

    def low(self, index: int) -> str:
        """The folded word at an index, "" beyond either end."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def is_outlet(self, phrase: Phrase) -> bool:
        """Whether a known agency or outlet stands in the phrase."""
        return self.outlet(self.tokens[phrase.first].start, self.tokens[phrase.after - 1].end)

    def is_named(self, phrase: Phrase) -> bool:
        """Whether a name stands in the phrase."""
        return self.named(self.tokens[phrase.first].start, self.tokens[phrase.after - 1].end)

    def initial(self, index: int) -> bool:
        """Whether only marks and sentence openers stand before a token."""
        return index <= OPENERS and all(
            not token.quote and (not token.word or token.low in self.words.openers or token.low in self.words.as_words)
            for token in self.tokens[:index]
        )

    def fronted(self, index: int) -> bool:
        """Whether only an adverbial that a comma closes stands before a token: "In a statement, | Holt | said …"."""
        tokens = self.tokens
        first = next((n for n in range(index) if tokens[n].word or tokens[n].quote), index)
        if (
            not 0 < first + 1 < index
            or tokens[index - 1].low != ","
            or tokens[first].low not in self.words.prepositions
        ):
            return False
        return all(token.word for token in tokens[first : index - 1]) and not phrases.has_verb(
            tokens, Phrase(first, index - 1), self.words
        )

    def parted(self, index: int) -> bool:
        """Whether a token opens the frame or stands after a quotation or a mark, as inverted cues do."""
        if self.initial(index):
            return True
        token = self.tokens[index - 1]
        return token.quote or token.low in self.words.as_words or (not token.word and token.low not in "()")

    def noun(self, cue: Cue) -> bool:
        """Whether a cue that may be a noun is one here: "Nilainya Rp 5 juta", without a quotation or a clause before it."""
        if cue.phrase not in self.grammar.nouns:
            return False
        return self.initial(cue.first) or not (
            self.tokens[cue.first - 1].quote or self.low(cue.after) in {",", ".", ""}
        )

    def begins_speaker(self, index: int) -> bool:
        """Whether the word at an index may begin the name of a speaker."""
        if not 0 <= index < len(self.tokens):
            return False
        token = self.tokens[index]
        if not token.word or token.low in self.words.days:
            return False
        if token.low in self.words.determiners:
            return self.low(index + 1) not in self.words.times
        if self.tokens[index - 2].quote and following.description(self.tokens, index, self.grammar):
            return True
        return (
            token.capital
            or self.grammar.stem(token.low) in self.grammar.people
            or (not self.grammar.head_first and self._role(index))
        )

    def _role(self, index: int) -> bool:
        """Whether a name follows within a few words: "said | warden Tom Ellery"."""
        if self.tokens[index].low in self.words.prepositions:
            return False
        near = self.tokens[index + 1 : index + ROLE]
        return (
            all(token.word or token.low == "/" for token in near[:1])
            and any(token.capital for token in near)
            and not phrases.hard(near[0])
        )

    def copula(self, cue: Cue, first: int) -> bool:
        """
        Whether a copula stands before the cue in the verb group that begins at `first`.

        It makes a passive of a participle ("is being | debated") and a verb of holding of an adjective ("is | sure that").
        """
        words = self.words
        if cue.phrase.split()[0].endswith(words.participle_endings) and cue.phrase not in self.grammar.predicates:
            return False
        group = {self.low(index) for index in range(first, cue.first)}
        joined = self.low(first - 1).endswith(words.copula_endings) and self.low(first - 1) in self.grammar.subjects
        return joined or not group.isdisjoint(words.copulas)

    def complemented(self, cue: Cue) -> bool:
        """Whether an adjective is followed by what is held: "is sure | that …", "was critical | of …"."""
        last = cue.phrase.rsplit(" ", 1)[-1]
        following = self.low(cue.after)
        links = self.words.complements | self.grammar.subjects | self.words.determiners
        told = self.tokens[cue.after : cue.after + 1]
        return last in links or following in links or any(token.quote or token.capital for token in told)

    def relative(self, source: Phrase) -> bool:
        """Whether a subject stands in a relative clause: "the mine, which | Holt | says is closed"."""
        return self.low(source.first - 1) in self.words.relativizers | self.words.complementizers

    def speaks(self, phrase: Phrase) -> bool:
        """Whether the head of a phrase is a name, a pronoun, or a noun for one who can speak."""
        inner = [token for token in self.tokens[phrase.first : phrase.after] if token.word]
        if not self.grammar.head_first:
            return self._speaks_last(phrase)
        heads = [token for token in inner if token.low not in self.words.determiners] or inner
        head = heads[0]
        if inner[0].low in self.words.human:
            return True  # "seorang tetangga", "para tetua"
        if head.low in self.grammar.papers and self._joined_to_a_thing(phrase):
            return False
        opens = head.start == self.tokens[0].start or self.initial(phrase.first)
        if self.grammar.stem(head.low) in self.grammar.people or (head.capital and not opens):
            return True
        if head.capital and (self._stands_alone(phrase) or self._bears_role(phrase)):
            return True
        return self.is_named(Phrase(phrase.first, min(phrase.after, phrase.first + 2)))

    def _bears_role(self, phrase: Phrase) -> bool:
        """Whether the first part of a phrase is a role written like a name: "Area Manager Balai Wirana, Nova Lestari"."""
        part = self.tokens[phrase.first : phrase.after]
        part = part[: next((number for number, token in enumerate(part) if token.low == ","), len(part))]
        links = self.words.joins | self.grammar.english  # "Area Manager Communication | and | Relations Wirana"
        written = all(token.capital or token.low in links for token in part)
        return written and any(token.capital and token.low in self.grammar.people for token in part)

    def _joined_to_a_thing(self, phrase: Phrase) -> bool:
        """Whether a noun that cannot speak is part of the subject: "Pernyataan dan | aksi militer ini | mengungkapkan …"."""
        for index in range(phrase.first + 1, phrase.after - 1):
            following = self.tokens[index + 1]
            if self.low(index) in self.words.joins and following.low not in self.grammar.people:
                return not following.capital
        return False

    def _stands_alone(self, phrase: Phrase) -> bool:
        """Whether the phrase, or its part before an apposition or "yang", is one name: "Ratna menjelaskan …"."""
        after, low = phrase.first + 1, self.low(phrase.first + 1)
        strange = self.low(phrase.first) not in self.grammar.slips.vocabulary and low in self.words.relativizers
        return after == phrase.after or strange or low in {",", "(", *self.words.indefinites}

    def is_person(self, phrase: Phrase) -> bool:
        """Whether somebody who can take a stand is in the phrase: a name, a pronoun, a noun for people."""
        return any(
            token.capital or token.low in self.grammar.people for token in self.tokens[phrase.first : phrase.after]
        )

    def is_plural(self, phrase: Phrase) -> bool:
        """Whether a verb without an ending can have this subject: "voters say", "they plan"."""
        inner = self.tokens[phrase.first : phrase.after]
        low = self._head(inner).low
        joined = any(token.low in self.words.joins for token in inner)
        many = inner[0].low in self.words.plurals
        return joined or many or low in self.words.plurals or (_plural(low) and not low.endswith("'s"))

    def _speaks_last(self, phrase: Phrase) -> bool:
        """The same where the head comes last, or before "of" or a comma: "the author of the study"."""
        inner = _without_bracket(self.tokens[phrase.first : phrase.after])
        if inner[0].low in self.words.determiners | self.words.subject_relatives:
            return True
        if inner[0].low.endswith(self.grammar.possessive) and len(inner) > 1:
            return True  # "Holt's family"
        return any(
            (token.capital and not token.low.endswith(("'s", "s'")))
            or token.low in self.grammar.people
            or _plural(token.low)
            for token in (inner[0], self._head(inner), inner[-1])
        )

    def _head(self, inner: Sequence[Token]) -> Token:
        """The last word before a preposition, a comma or a relative clause."""
        stops = self.words.prepositions | self.words.relativizers | {","}
        cut = next((number for number, token in enumerate(inner) if number and token.low in stops), len(inner))
        return inner[cut - 1]

    def after_from(self, index: int) -> int:
        """The index after the prepositions that may follow a relay: "dikutip | dari laman"."""
        while self.low(index) in self.words.from_words:
            index += 1
        return index

    def adjuncts(self, index: int, *, commas: bool = True) -> tuple[Phrase | None, int]:
        """
        Whom it was told, and where the content may begin: after dates, places, media and the addressee.

        Where an adjunct begins at `index`, looks within `LOOK` tokens for the word that begins a content, or a comma if
        `commas` may do that.
        """
        told = None
        if self.addresses(index):
            told = following.after(self.frame, index + 1, self.grammar)
        elif self.low(index) not in self.words.days and not self.follows(index):
            return told, index
        stop = "," if commas else None
        for ahead in range(index, min(len(self.tokens), index + LOOK)):
            token = self.tokens[ahead]
            if phrases.hard(token) or token.low in self.words.content_starts or token.low in self.words.as_words:
                return (
                    told,
                    ahead if stop or token.quote or token.low in self.words.content_starts else self._after_days(index),
                )
            if token.low == stop and not self.timed(ahead + 1):
                return told, ahead
        return told, self._after_days(index)

    def follows(self, index: int) -> bool:
        """Whether a word that tells when, where or how it was said stands at an index: "kata X | dalam rapat itu"."""
        return self.low(index) in self.words.after_speaker and not self.tokens[index].capital

    def addresses(self, index: int) -> bool:
        """Whether the one who was told is named behind the word at an index: "| kepada | wartawan"."""
        return self.low(index) in self.words.addressees and self.begins_speaker(index + 1)

    def _after_days(self, index: int) -> int:
        while self.low(index) in self.words.days or self.low(index) in self.words.times:
            index += 1
        return index

    def timed(self, index: int) -> bool:
        """Whether the word at an index tells when."""
        low = self.low(index)
        return low in self.words.days or low in self.words.times or low[:1].isdigit()

    def addressed(self, cue: Cue) -> int:
        """The index after the one who was told: "told | reporters in Ohio | that …"."""
        index = self._name_end(cue.after)
        for ahead in range(index, min(len(self.tokens), index + ADDRESSEE)):
            token = self.tokens[ahead]
            if token.quote or token.low == "," or token.low in self.words.content_starts:
                return ahead
            if token.low in self.grammar.subjects or token.low in self.words.finite:
                break
        return index

    def _name_end(self, index: int) -> int:
        """Where a short noun phrase ends: a pronoun, a capital run, or a noun with its article."""
        if self.low(index) in self.grammar.pronouns:
            return index + 1
        first = index
        while self.low(index) in self.words.determiners:
            index += 1
        while index < len(self.tokens) and self.tokens[index].capital:
            index += 1
        return index + 1 if index == first or self.low(index) in self.grammar.people else index


def _without_bracket(inner: Sequence[Token]) -> Sequence[Token]:
    """A phrase up to the bracket that closes it: "Rep. Jason Holt | (R-Utah)"."""
    if inner[-1].low != ")":
        return inner
    return inner[: next((number for number, token in enumerate(inner) if number and token.low == "("), len(inner))]


def _plural(low: str) -> bool:
    return low.endswith("s") and not low.endswith(("ss", "'s", "us", "is"))
