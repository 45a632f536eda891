"""A claim that the story takes up later as somebody else's: "the only source for the 40 shells", "the army's claim that …"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from scorer.lexicon import Lexicon, either, fold, spelled
from scorer.model import Attribution, Doc, Figure, Finding, NameKind, Outcome, Row, Span
from scorer.rules.given import Given, Table

MOST = 20  # claims taken up that are looked at
LEAST = 5  # smaller counts are alike by chance
WEIGHT = 3  # letters of a word that tells one claim from another
FIRST = 3  # words of a claim, its number's noun aside, of which a sentence with the number tells half
FEWEST = 4  # words of a claim without a number …
SHARE = 0.8  # … of which another sentence tells so many
LONG = 6  # words of a claim, …
MOSTLY = 0.65  # … of which so many are enough
SUBJECT = 8  # words of who counts, before "counted"
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_OWNER = r"(?P<owner>[\w’'-]+(?:\s[\w’'-]+){0,7}?)"
_CLAIM = r"(?P<claim>(?:[^,;:.()“”\"\n]|(?<=\d)[.,](?=\d)){4,160})"

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Taken:
    """A claim told as an owner's, and its sentence."""

    owner: Span
    claim: Span
    sentence: Span


@dataclass(frozen=True, slots=True)
class _Party:
    """Who a claim comes from: where it stands, its words, the sides it may be of, and the name if it is a person's."""

    span: Span
    words: Words
    sides: Words
    person: Words


def owned(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each claim that is taken up as one party's and told before as another's."""
    for taken in islice(_taken(doc, given), MOST):
        owner = _party(doc, taken.owner, None, given)
        givers = list(_givers(doc, taken, given))
        if not givers or given.words["together"].first(doc.text(taken.sentence)) is not None:
            yield Outcome.ABSTAINED
        elif not all(_rivals(giver, owner, doc) for giver, _ in givers):
            yield Outcome.AGREED
        else:
            giver, said = givers[0]
            yield Finding(
                rule="attr-conflict",
                spans=(giver.span, said, owner.span, taken.claim),
                values={
                    "first": doc.text(giver.span),
                    "second": doc.text(owner.span),
                    "said": doc.text(taken.claim).strip(),
                },
                confidence=0.92,
            )
            return


# ── the claim taken up ───────────────────────────────────────────────────────────────────────────────────────────────


def _taken(doc: Doc, given: Given) -> Iterator[_Taken]:
    """Each claim that a sentence ascribes to an owner, as one that is known."""
    if given.words["owning"].first(doc.folded, folded=True) is None:
        return
    table = given.tables["owned"]
    patterns = _patterns(table)
    for sentence in doc.prose():
        start, end = sentence.span.start, sentence.span.end
        if given.words["owning"].first(doc.folded[start:end], folded=True) is None:
            continue
        for pattern in patterns:
            found = pattern.search(doc.body, start, end)
            if found:
                claim = _claim(doc, Span(*found.span("claim")), sentence.span, given)
                yield _Taken(Span(*found.span("owner")), claim, sentence.span)
                break


def _claim(doc: Doc, claim: Span, sentence: Span, given: Given) -> Span:
    """The claim without what is said of it ("… could not be verified"); the whole sentence for "the figure" and no more."""
    text = doc.folded[claim.start : claim.end]
    named = {*given.words["naming"], *given.tables["owned"]["works"], *given.tables["owned"]["counts"]}
    if not set(_words(text, given)) - named:
        return sentence
    said = given.words["unproved"].first(text, folded=True)
    return Span(claim.start, claim.start + said.start - 1) if said and said.start > 1 else claim


@cache
def _patterns(table: Table) -> tuple[re.Pattern[str], ...]:
    """The forms of a language, in which OWNER, CLAIM, WORK, COUNT and MADE stand for the parts."""
    lists = {"WORK": "works", "COUNT": "counts", "MADE": "made"}
    slots = {slot: rf"(?i:{either(table[part])})" for slot, part in lists.items()}
    return tuple(spelled(form, {"OWNER": _OWNER, "CLAIM": _CLAIM, **slots}) for form in table["forms"])


# ── who told it before ───────────────────────────────────────────────────────────────────────────────────────────────


def _givers(doc: Doc, taken: _Taken, given: Given) -> Iterator[tuple[_Party, Span]]:
    """Who else the story credits the claim to, and where it does."""
    figures = Row(doc.figures)
    claimed = figures.inside(taken.claim)
    counted = _counted(doc, claimed)
    nouns = {_behind(doc, one.span) for one in claimed}
    nouns |= {word for one in claimed if one.noun_span for word in _words(doc.text(one.noun_span), given)}
    whole = taken.claim == taken.sentence  # "the only source of the figure": the number alone tells which
    wanted = () if whole else tuple(word for word in _words(doc.text(taken.claim), given) if word not in nouns)
    told = [sentence.span for sentence in doc.prose()]
    for at, sentence in enumerate(told):
        if sentence == taken.sentence:
            continue
        said = [figure.span for figure in figures.inside(sentence) if _counted(doc, [figure]) & counted]
        if counted and not said:
            continue
        pointing = told[at + 1 : at + 2] if at + 1 < len(told) and told[at + 1] != taken.sentence else []
        pointed = next((one for one in _credits(doc, pointing) if _points(doc, one, given)), None)
        text = doc.text(sentence) + (doc.text(pointing[0]) if pointed else "")
        if not _same(wanted, _words(text, given), given, figure=bool(counted)):
            continue
        found = _credits(doc, [sentence]) or ([pointed] if pointed else [])
        parties = [_party(doc, _whole(doc, one, given), one, given) for one in found]
        parties = parties or list(_counting(doc, sentence, given))
        yield from ((party, said[0] if said else sentence) for party in parties)


def _counted(doc: Doc, figures: list[Figure]) -> frozenset[tuple[float, str]]:
    """The larger numbers, each with what it counts: the noun that reading found, or the word behind it."""
    return frozenset(
        (one.value, one.noun or one.unit or _behind(doc, one.span)) for one in figures if one.value > LEAST
    )


def _behind(doc: Doc, number: Span) -> str:
    word = _WORD.match(doc.folded, number.end + 1)
    return word.group() if word else ""


def _credits(doc: Doc, sentences: list[Span]) -> list[Attribution]:
    return [one for one in doc.attributions if one.source and any(one.extent.overlaps(span) for span in sentences)]


def _points(doc: Doc, one: Attribution, given: Given) -> bool:
    """Whether a statement is about the number told right before it: "That figure was announced by …"."""
    words = _WORD.findall(fold(doc.text(one.content[0])))
    return len(words) <= 2 and any(word in given.words["naming"] for word in words)


def _whole(doc: Doc, one: Attribution, given: Given) -> Span:
    """The source with those whose work it is: "a count made | by the shepherds' federation"."""
    source = one.source or one.extent
    rest = doc.body[source.end : source.end + 80]
    owner = _by(given.tables["owned"]).match(rest)
    return Span(source.end + owner.start("who"), source.end + owner.end("who")) if owner else source


@cache
def _by(table: Table) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{either(table['by']) or '(?!)'})\s(?P<who>[\w’'-]+(?:\s[\w’'-]+){{0,6}})")


def _counting(doc: Doc, sentence: Span, given: Given) -> Iterator[_Party]:
    """Who stands before a verb of counting that opens the sentence's first clause: "The union counted 415 workers"."""
    hit = _counting_verbs(given.words["says"], given.tables["owned"]).first(
        doc.folded[sentence.start : sentence.end], folded=True
    )
    subject = Span(sentence.start, sentence.start + hit.start) if hit else sentence
    if hit and 0 < len(_WORD.findall(doc.text(subject))) <= SUBJECT and "," not in doc.text(subject):
        yield _party(doc, Span(subject.start, subject.end - 1), None, given)


def _same(wanted: Sequence[str], words: Sequence[str], given: Given, *, figure: bool) -> bool:
    """Whether a sentence tells a claim: its number, and half of its first words; or most of its words, in some form."""
    wanted = wanted[:FIRST] if figure else wanted
    kept = sum(any(given.speech.akin(word, other) for other in words) for word in wanted)
    return (
        2 * kept >= len(wanted)
        if figure
        else len(wanted) >= FEWEST and kept >= (SHARE if len(wanted) < LONG else MOSTLY) * len(wanted)
    )


# ── two parties ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _party(doc: Doc, span: Span, one: Attribution | None, given: Given) -> _Party:
    text = doc.text(span)
    people = {name.identity: name.span for name in doc.names if name.kind is NameKind.PERSON and " " in name.identity}
    spoken = one.speaker.name if one and one.speaker.name in people else None
    person = spoken or next((name for name, place in people.items() if place.overlaps(span)), "")
    sides = (side for side, words in _sides(given.tables["sides"]).items() if words.first(text))
    return _Party(span, frozenset(_words(text, given)), frozenset(sides), frozenset(fold(person).split()))


def _rivals(giver: _Party, owner: _Party, doc: Doc) -> bool:
    """Whether two parties are surely two: of two sides, of one kind with two names, or two named people."""
    if giver.sides and owner.sides and not giver.sides & owner.sides:
        return True
    if giver.sides & owner.sides and giver.words & owner.words:
        one, two = (_proper(doc, party) for party in (giver, owner))
        return bool(one - owner.words and two - giver.words)
    return bool(giver.person and owner.person) and not giver.person & owner.person


def _proper(doc: Doc, party: _Party) -> Words:
    """The words of a party that are names, as their capitals tell: "Kestrian", not "The"."""
    written = (word for word in _WORD.findall(doc.text(party.span)) if word[:1].isupper())
    return party.words & {fold(word) for word in written}


def _words(text: str, given: Given) -> list[str]:
    return [word for word in _WORD.findall(fold(text)) if len(word) >= WEIGHT and word not in given.words["plain"]]


@cache
def _counting_verbs(says: Lexicon, table: Table) -> Lexicon:
    return Lexicon((*says, *table["made"]))


@cache
def _sides(table: Table) -> Mapping[str, Lexicon]:
    return {side: Lexicon(words) for side, words in table.items()}
