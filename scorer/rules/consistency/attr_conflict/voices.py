"""A headline that gives one's words to another: "Mayor: “We are broke”", where the story has somebody else say so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import any_of, fold, spelled
from scorer.model import Attribution, Doc, Finding, NameKind, Outcome, Span
from scorer.rules.consistency.attr_conflict.likeness import alike, words_of
from scorer.rules.consistency.attr_conflict.parties import Cast, Party, Words, heads, offices, party, sides
from scorer.rules.given import Given, Table

LEAD = 3  # sentences at the head of a story that tell what its headline does
FEWEST = 3  # words of a headline's claim …
SHARE = 0.8  # … of which a sentence anywhere tells so many, …
LEADING = 0.6  # … and one at the head so many
HINT = 0.3  # share of a claim's words that somebody speaks of too
BESIDE = 30  # code points before a name in which its office stands
_MARKS = "“”\"‘’'"
_APPOSED = re.compile(r",(\s[^,.;:“”\"\n]+)")


@dataclass(frozen=True, slots=True)
class _Credit:
    """Whom a headline credits: the persons it may be, the offices and the sides; and what it credits to them."""

    who: Span
    claim: Span
    persons: Words
    offices: Words
    sides: Words


def voices(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for a headline with a speaker whose words the story gives to somebody."""
    credit = _credit(doc, given)
    if credit is None:
        return
    cast = Cast(doc, given)
    placed = ((one, one.source or _last_named(doc, one)) for one in doc.attributions)
    spoken = [(one, party(doc, source, one, cast, given)) for one, source in placed if source]
    telling = set(_telling(doc, credit, given))
    tellers = [(part, who) for one, who in spoken for part in one.content if doc.sentence_of(part) in telling]
    tellers = [(said, who) for said, who in tellers if fold(doc.text(who.span)) not in given.words["pronouns"]]
    if not tellers or any(not _another(who, credit) for _, who in tellers):
        yield Outcome.AGREED
    elif _joins(doc, credit, given) or any(_of(who, credit) and _hints(doc, one, credit, given) for one, who in spoken):
        yield Outcome.ABSTAINED
    else:
        said, who = tellers[0]
        yield Finding(
            rule="attr-conflict",
            spans=(credit.who, credit.claim, who.span, said),
            values={"first": doc.text(credit.who), "second": doc.text(who.span), "said": doc.text(credit.claim)},
            confidence=0.9,
        )


def _last_named(doc: Doc, one: Attribution) -> Span | None:
    """Where somebody was named last before words that "katanya" alone gives to him."""
    names = (name.span for name in reversed(doc.names) if name.identity == one.speaker.name)
    return next((span for span in names if span.end <= one.content[0].start and span.field == "body"), None)


def _another(who: Party, credit: _Credit) -> bool:
    """Whether a speaker is surely not the one whom the headline credits."""
    if credit.persons and who.person:
        return not who.person & credit.persons and not who.offices & credit.offices
    if credit.offices and who.offices:
        return not who.offices & credit.offices
    return bool(credit.sides and who.sides and not who.sides & credit.sides)


def _of(who: Party, credit: _Credit) -> bool:
    """Whether a speaker may be the one whom the headline credits."""
    return bool(who.person & credit.persons or who.offices & credit.offices or who.sides & credit.sides)


def _hints(doc: Doc, one: Attribution, credit: _Credit, given: Given) -> bool:
    """
    Whether somebody speaks of what the headline tells.

    Of what is not quoted, anything that is said, and not that nothing is known or said, may be its ground.
    """
    sentence = doc.sentence_of(one.content[0])
    if doc.text(credit.claim)[0] not in _MARKS and given.words["mute"].first(doc.text(sentence)) is None:
        return True
    return _share(doc, credit.claim, sentence, given) >= HINT


def _joins(doc: Doc, credit: _Credit, given: Given) -> bool:
    """Whether the one whom the headline credits agrees with another."""
    for sentence in doc.prose():
        text = doc.text(sentence.span)
        if any(given.words[name].first(text) is not None for name in ("agreeing", "together")):
            named = credit.persons & set(fold(text).split())
            if named or credit.offices & offices(text, given) or credit.sides & sides(text, given):
                return True
    return False


# ── what the headline says ───────────────────────────────────────────────────────────────────────────────────────────


def _credit(doc: Doc, given: Given) -> _Credit | None:
    """Whom a headline credits and with what; None where the story has nobody of that name, post or side."""
    if doc.headline is None:
        return None
    at, field, text = doc.headline.start, doc.headline.field, doc.text(doc.headline)
    hits = (form.match(text) for form in _forms(given.tables["headed"]))
    found = next((hit for hit in hits if hit), None)
    if found is None:
        return None
    who, claim = (Span(at + found.start(part), at + found.end(part), field) for part in ("who", "claim"))
    called = doc.text(who)
    named = offices(called, given)
    if text[who.end - at :].startswith(":") and not _quoted(doc.text(claim)) and not named:
        return None  # whom or what the story is about: "Cora Lund: Suspect freed"
    persons = _named(doc, called, given) | _holders(doc, named, given)  # a club may be called like somebody
    side = sides(called, given) if not persons else Words()
    return _Credit(who, claim, persons, named, side) if persons or side else None


def _quoted(claim: str) -> bool:
    return claim[0] in _MARKS and claim[-1] in _MARKS


def _named(doc: Doc, called: str, given: Given) -> Words:
    """The words of the person whom the story calls by a headline's name."""
    *ahead, last = fold(called).split()
    people = {name.identity for name in doc.names if name.kind is NameKind.PERSON and " " in name.identity}
    found = [words for words in (fold(who).split() for who in people) if words[-1] == last]
    if len(found) != 1 or not called[0].isupper() or heads(given.tables["works"]).first(called) is not None:
        return Words()
    return Words(found[0]) if not set(ahead) - set(found[0]) or offices(called, given) else Words()


def _holders(doc: Doc, named: Words, given: Given) -> Words:
    """The words of the names of those who hold a post in the story: "Mayor Luis Farrow", "Luis Farrow, the mayor"."""
    if not named:
        return Words()
    people = [name for name in doc.names if name.kind is NameKind.PERSON and name.span.field == "body"]
    return frozenset(
        word
        for name in people
        if named & offices(doc.body[max(0, name.begin - BESIDE) : name.span.end] + _behind(doc, name.span), given)
        for word in fold(name.identity).split()
    )


def _behind(doc: Doc, name: Span) -> str:
    """What is set behind a name and a comma, up to the next mark."""
    apposed = _APPOSED.match(doc.body, name.end, name.end + BESIDE)
    return apposed.group(1) if apposed else ""


def _telling(doc: Doc, credit: _Credit, given: Given) -> Iterator[Span]:
    """The sentences that tell what a headline credits to somebody."""
    if len(words_of(doc.text(credit.claim), given)) < FEWEST:
        return
    for at, sentence in enumerate(doc.prose()):
        if _share(doc, credit.claim, sentence.span, given) >= (LEADING if at < LEAD else SHARE):
            yield sentence.span


def _share(doc: Doc, claim: Span, sentence: Span, given: Given) -> float:
    """The share of a claim's words that a sentence tells, in some form."""
    wanted, words = words_of(doc.text(claim), given), words_of(doc.text(sentence), given)
    kept = sum(any(alike(word, other, given) for other in words) for word in wanted)
    return kept / len(wanted) if wanted else 0.0


@cache
def _forms(table: Table) -> tuple[re.Pattern[str], ...]:
    """The forms of a headline with a speaker, in which WHO, SAYS and CLAIM stand for its parts."""
    slots = {
        "WHO": r"(?P<who>[\w’'-]+(?:\s[\w’'-]+){0,3})",
        "SAYS": rf"(?i:{any_of(table['telling'])})",
        "CLAIM": r"(?P<claim>.{8,})",
        "LATER": r"(?P<claim>.{8,}?)",
    }
    return tuple(spelled(form, slots) for form in table["spoken"])
