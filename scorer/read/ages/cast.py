"""Whom a story tells of, and who is meant by a pronoun, or by a noun that points back."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from scorer.lexicon import fold
from scorer.model import FAR, Article, Name, NameKind, Row, Sentence, Span, Stretches
from scorer.read.ages import forms, trades
from scorer.read.ages.forms import LONGEST, Forms, Told
from scorer.read.ages.mentions import Meant, Mention

BACK = 8  # sentences back to whom a pronoun means
HEAD = 40  # code points at the head of a sentence in which stands whom it is about
LATELY = 2  # sentences before an age in which somebody else may be told of whom it means
WORD = 16  # code points before a name, or a noun, in which a word that belongs to it stands
NOUN = 24  # code points behind an age in which the noun that goes with it stands
APPOSED = 40  # code points between a name and the noun that says what its bearer is


class Cast:
    """The people of one story."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        names: Sequence[Name],
        speakers: Stretches,
        quoted: Stretches,
        told: Forms,
    ) -> None:
        self.body, self.sentences, self.quoted = article.body, sentences, quoted
        self._told, self.folded, self._speakers = told, fold(article.body), speakers
        aged = {name.identity for name in names if self._is_aged(name)}
        everybody = [name for name in names if self._is_somebody(name, aged)]
        self.people = Row(everybody)
        self._starts = {start: name for name in everybody for start in self._begins(name)}
        self._ends = {name.span.end: name for name in everybody}
        self._full: dict[str, set[str]] = {}
        self._who: dict[Span, str | None] = {}
        self._titled: dict[str, str] = {}
        for name in everybody:
            self._who[name.span] = self._identity(name)
        self._first = self._lead(everybody)
        self._aside = {name.span for name in everybody if self._is_aside(name)}
        self._mentions: dict[int, list[Mention]] = {}
        self._opened = forms.opened(self.body, sentences[0].span, told) if sentences else 0
        self._called = trades.called(self.folded, sentences[0].span.end if sentences else 0, everybody, told)

    def whom(self, kind: str, one: Told, number: int, sex: str) -> Meant | None:
        """Of whom a form of words tells an age; None where it tells none."""
        if kind == "opens":
            return self._opening(one) if number == 0 else None
        if kind == "ahead":
            return self._ahead(one, number, sex)
        if kind in ("dies", "own", "loss"):
            return self.subject(one.span.start if kind == "loss" else one.start, number)
        return Meant(who=None) if kind == "others" else self._pointed(one, number, sex)

    def _ahead(self, one: Told, number: int, sex: str) -> Meant | None:
        """Of whom an age is told that stands before a name, or before a pronoun."""
        name = self._starts.get(one.end)
        if name:
            return Meant(who=self._who[name.span])
        if number and self._told.words["counterparts"].begins(self._text(number - 1)):
            return None  # "The victim was then 17. Now 32, she …"
        return self.meant(one.start, number, sex) if self._told.pronoun.match(self.body, one.end) else None

    def _text(self, number: int) -> str:
        return self.folded[self.sentences[number].span.start : self.sentences[number].span.end]

    def _pointed(self, one: Told, number: int, sex: str) -> Meant:
        """Of whom an age is told that stands for somebody told of before; a parent's words are of the child of the story."""
        apposed = self._ends.get(one.start - len(", "))
        closed = self.body.startswith((",", "."), one.end) and self.body.startswith(", ", one.start - len(", "))
        if apposed and closed and apposed.span not in self._aside:  # "Rob Lamb, pria 34 tahun itu,"
            return Meant(who=self._who[apposed.span])
        child = self.folded[one.start : one.start + WORD]
        if self._told.words["children"].begins(child):  # "tentang putranya yang berusia"
            who = self.meant(self.sentences[number].span.start, number, sex).who
            return Meant(who=who, pointed=True, others=0)
        meant = self.meant(one.start, number, sex)
        here = self.sentences[number].span
        if trades.of_another(self.folded, one, meant.who, here, self._named_before(one.start), self._told):
            return replace(meant, others=0, rival=True)
        return replace(meant, others=0) if trades.is_new(self.folded, one, self._told) else meant

    def named(self, number: int) -> Iterator[tuple[int, str | None]]:
        """Where the names of a sentence end, and whose they are; None where it is one of several people's."""
        for mention in self._in(number):
            if mention.named:
                yield mention.end, None if self._is_namesake(mention) else mention.who

    def _is_namesake(self, mention: Mention) -> bool:
        """Whether somebody is brought in as kin of whom the story has named by the same name: "his son | Rob Lamb |, 34"."""
        kin = self._told.namesake.search(self.body, max(0, mention.start - APPOSED), mention.start)
        return kin is not None and any(who == mention.who for _, who in self._named_before(mention.start))

    def _named_before(self, offset: int) -> Iterator[tuple[Name, str | None]]:
        return ((name, self._who[name.span]) for name in self.people.inside(Span(0, offset)))

    def subject(self, offset: int, number: int) -> Meant | None:
        """Of whom something is told that stands at a place of a sentence: of the last to be told of before it."""
        mentions = self._in(number)
        if any(one.points and one.start < offset < one.end for one in mentions):
            return self.meant(offset, number)
        before = [mention for mention in mentions if mention.end <= offset]
        if not before:
            return None
        last = before[-1]
        if last.points:
            return self.meant(last.start, number)
        owner = last.owner or (len(before) > 1 and before[-2].noun and self._before(last.start, "of"))
        return None if last.noun or owner else Meant(who=last.who)

    def following(self, offset: int, number: int) -> Meant | None:
        """Of whom something is told that stands before a place of a sentence: of whoever stands behind a comma."""
        for mention in self._in(number):
            behind = mention.start >= offset and not mention.noun
            if behind and forms.BEHIND_COMMA.search(self.body, offset, mention.start):
                return Meant(who=mention.who) if mention.who else self.meant(offset, number)
        return None

    def meant(self, offset: int, number: int, sex: str = "") -> Meant:
        """Who is meant at a place by words that stand for somebody told of before."""
        others, rival, goes_on = FAR, False, False
        for back in range(min(BACK, number) + 1):
            mentions = [one for one in self._in(number - back) if one.end < offset - 1]
            main = {
                one.who for one in mentions if one.named and not one.aside and (back or not self._acts(one, offset))
            }
            main = {who for who in main if who and " " in who} or main  # a place may be read for a person
            goes_on = goes_on or (back > 0 and self._goes_on(mentions, number - back))
            new = [one for one in mentions if one.noun and self._brings_in(one, sex)]
            others = back if new and others == FAR else others
            beside = any(one.aside and not self._speakers.touch(Span(one.start, one.end)) for one in mentions[:1])
            another = 0 < back <= LATELY and self._told.words["others"].first(self._text(number - back)) is not None
            others = back if (another or (0 < back <= LATELY and beside)) and others == FAR else others
            named = any(forms.NAMED.match(self.body, one.end) for one in new)  # "he was helped by his son, Leo"
            rival = rival or another or (bool(new) and (named or not goes_on) and back <= LATELY)
            if len(main) == 1:
                return Meant(who=main.pop(), pointed=True, others=others, rival=rival)
            if main:
                leads = goes_on and self._first in main
                return Meant(who=self._first if leads else None, pointed=True, others=back, rival=rival, several=True)
        named_before = bool(self.people.inside(Span(0, offset)))
        return Meant(who=self._first if named_before else "", pointed=True, others=others, rival=rival)

    def sex(self, one: Told, sentence: Span) -> str:
        """The sex of whoever an age is told of, by the words around it."""
        return forms.sex_of(one, sentence, self.body, self.folded, self._told)

    # ── names ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _is_aged(self, name: Name) -> bool:
        """Whether an age stands behind a name, and no name before it: not "Mia Holt, of Mill Lane, | Dunmore |, 46"."""
        alone = not self.body.endswith(", ", 0, name.span.start)
        return alone and self._told.behind.match(self.body, name.span.end) is not None

    def _is_somebody(self, name: Name, aged: set[str]) -> bool:
        """Whether a name is a person's, or may be and an age stands behind it; not the title of a book."""
        words, start = self._told.words, name.span.start
        if name.kind not in (NameKind.PERSON, NameKind.OTHER) or self.body.endswith(("“", '"', "‘"), 0, start):
            return False
        if any(part in words["not_names"] for part in name.identity.split()) or self._before(start, "places"):
            return False
        noun = " " not in self.body[start : name.span.end] and self._told.definite.match(self.body, start)
        return not noun and (name.kind is NameKind.PERSON or name.identity in aged)  # "Pelari berusia … itu"

    def _begins(self, name: Name) -> Iterator[int]:
        """Where a name may be said to begin: with its title, or without; behind "Ten-year-old |"."""
        yield from (name.begin, name.span.start)
        if self._told.words["years"].ends(name.identity.partition(" ")[0]):
            yield name.span.start + name.identity.find(" ") + 1

    def _identity(self, name: Name) -> str | None:
        """
        Who is named: by one word alone, whoever was named in full with it before; None where there are several.

        One whose full name comes only later is somebody else: "Nurhayati (58) … her daughter, Lina Nurhayati".
        """
        sex = self._told.sex(self.folded[max(0, name.begin - len("mrs. ")) : name.span.start])
        said = self.body[name.span.start : name.span.end]
        text = name.identity if " " in said else said
        first, _, rest = text.removesuffix("'s").removesuffix("’s").partition(" ")
        described = fold(first).split("-")[0] in self._told.words["people"] or self._told.words["years"].ends(first)
        text = rest if rest and described else f"{first} {rest}".rstrip()
        if " " in text:
            for part in text.split():
                self._full.setdefault(part, set()).add(text)
            return text
        known = self._full.get(text, set())
        sexes = {self._titled.get(one, sex) for one in known} | {sex} - {""}
        if len(sexes - {""}) > 1:
            return None  # "Miss Holt … Mr Holt"
        self._titled.update(dict.fromkeys(known, sex) if sex else {})
        if not known:
            self._full[text] = {text}
        return (next(iter(known)) if len(known) == 1 else None) if known else text

    def _lead(self, everybody: Sequence[Name]) -> str:
        """Whom the story is about: the first to be named, or who of that sentence is named with an age."""
        named = [name for name in everybody if self._who[name.span]]
        opening = next((one.span for one in self.sentences if named and named[0].span in one.span), Span(0, 0))
        aged = (one for one in named if one.span in opening and self._told.behind.match(self.body, one.span.end))
        return (self._who[next(aged, named[0]).span] or "") if named else ""

    def _is_aside(self, name: Name) -> bool:
        """Whether a name is of somebody beside the story: who speaks for somebody, "his daughter, Mairi, said"."""
        if self._who[name.span] == self._first:
            return False
        apposed = self.body.endswith(", ", 0, name.span.start) and self.body.startswith(",", name.span.end)
        beside = apposed and (" " not in name.identity or self._before(name.span.start - len(", "), "kin"))
        return beside or name.title is not None or self._speakers.touch(name.span)

    def _acts(self, one: Mention, offset: int) -> bool:
        """Whether somebody does something to whoever is meant: "Orr | told | police the 34-year-old"."""
        return self._told.words["says"].first(self.folded[one.end : offset], folded=True) is not None

    # ── mentions ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _in(self, number: int) -> list[Mention]:
        """Whom one sentence tells of, in order."""
        span = self.sentences[number].span
        if span.end - span.start > LONGEST:
            return []
        if number not in self._mentions:
            pointers = list(self._pointers(span))
            named = [
                one for one in self._named(span) if not any(p.start < one.start and one.end < p.end for p in pointers)
            ]
            free = [one for one in pointers if not any(one.start < n.end and n.start <= one.end + 1 for n in named)]
            nouns = [
                one
                for one in self._nouns(span)
                if not any(one.start < n.end and n.start <= one.end + 1 for n in (*named, *free))
            ]
            self._mentions[number] = sorted((*named, *free, *nouns), key=lambda one: one.start)
        return self._mentions[number]

    def _named(self, span: Span) -> Iterator[Mention]:
        """The names in a sentence, also a known one that reading took for part of something else."""
        people = self.people.inside(span)
        for name in people:
            start, end = name.span.start, name.span.end
            whose = self._before(start, "owned") or fold(name.identity.split()[0]) in self._told.words["owned"]
            yield Mention(start=start, end=end, who=self._who[name.span], aside=name.span in self._aside, owner=whose)
        for word in forms.CAPITAL.finditer(self.body, span.start, span.end):
            known = self._full.get(word.group(), set())
            if len(known) != 1 or any(name.begin <= word.start() < name.span.end for name in people):
                continue
            longer = forms.LONGER.search(self.body, max(span.start, word.start() - NOUN), word.start())
            if longer is None or fold(longer[1]) in self._told.words["people"]:
                yield Mention(start=word.start(), end=word.end(), who=next(iter(known)))

    def _pointers(self, span: Span) -> Iterator[Mention]:
        """The pronouns of a sentence, and the nouns that point back."""
        for pattern in (self._told.definite, self._told.pronoun):
            for found in pattern.finditer(self.body, span.start, span.end):
                yield Mention(start=found.start(), end=found.end(), points=True, named=False)

    def _nouns(self, span: Span) -> Iterator[Mention]:
        """The other nouns for somebody in a sentence, but for those that only say what somebody is, or whom it opens with."""
        low = min(max(span.start, self._opened), span.end)  # behind "Seorang pria 46 tahun |"
        for hit in self._told.words["people"].find(self.folded[low : span.end], folded=True):
            start = low + hit.start
            apposed = forms.APPOSED.search(self.folded, max(span.start, start - APPOSED), start)
            named = apposed is not None and apposed.start() in self._ends
            kin = hit.phrase in self._told.words["kin"]
            described = named and not (kin and apposed and self._told.a_kin.match(apposed[0]) is None)
            if not described and not self._before(start, "predicate"):
                yield Mention(start=start, end=low + hit.end, named=False)

    def _goes_on(self, mentions: Sequence[Mention], number: int) -> bool:
        """Whether a sentence is about somebody told of before."""
        head = self.sentences[number].span.start + HEAD
        return bool(mentions) and mentions[0].start < head and not mentions[0].noun and not mentions[0].aside

    def _brings_in(self, one: Mention, sex: str) -> bool:
        """Whether a noun brings in somebody else, without an age, who may be of a sex."""
        place = Span(one.start, one.end)
        if self.quoted.touch(place) or self._speakers.touch(place) or self._before(one.start, "years"):
            return False
        word = self.folded[one.start : one.end]
        other = sex and self._told.sex(word) not in ("", sex)
        many = self._before(one.start, "many") or forms.several(self.folded, one.start, one.end, self._told)
        new = self._before(one.start, "news") or self._told.words["who"].begins(self.folded[one.end : one.end + WORD])
        return not (other or many) and (new or (word in self._told.words["kin"] and word not in self._called))

    def _opening(self, one: Told) -> Meant:
        """Whom a story begins with: whose name the next sentence begins with, "" where it does not."""
        second = self._starts.get(self.sentences[1].span.start) if len(self.sentences) > 1 else None
        rest = [mention for mention in self._in(0) if mention.start > one.end + WORD]
        rival = any(mention.noun and self._brings_in(mention, "") for mention in rest)
        return Meant(who=self._who[second.span] if second else "", rival=rival)

    def _before(self, start: int, words: str) -> bool:
        """Whether one of some words stands right before a place."""
        return self._told.words[words].ends(self.folded[max(0, start - WORD) : start].rstrip())
