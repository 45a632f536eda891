"""
A claim rests on a person the reader cannot identify, or on sources that are only counted.

Why it matters: nobody outside the newsroom can weigh who is speaking; unnamed sources are the weakest there are.
Stays quiet: where a person's name stands beside the role, where the words take up a source that was pointed at before
("sumber itu"), where a lead gives the role and the next speaker has the name, for shares of those who were asked
("80 percent of 60 economists"), where the text says that a name is not known, where nothing is claimed but asked, hoped or
feared, and on reports and experts in general (see `ownerless-report`).
How: reading tells unnamed roles from named ones; each wording is pointed at once.
Cannot see: whether an agreement to protect the source exists.
Graded: a stated reason for keeping the name back, there or in the sentence behind, makes it information only; an opinion
or an accusation without a name weighs more than a fact; a source who is placed ("a diplomat at the UN") less than one who
is not. Of "various sources" it is asked which.
See: Reuters Handbook ("the weakest sources"); Kode Etik Jurnalistik, article 7; AP on anonymous sources.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import zip_longest

from scorer.lexicon import Lexicon, any_of, fold
from scorer.model import Attribution, Doc, Finding, Kind, NameKind, Outcome, Span, Stretches
from scorer.rules.given import Given

LEAD = 240  # letters of a story's opening, behind which "the diplomat" was brought in, by whatever words
NOUN = 4  # letters of a word that may be the noun a phrase takes up

NEXT = 160  # letters behind a statement in which the article may say that it keeps a name back
KEPT = 80  # letters behind the words for a source in which it may say so at once
ROLE = 8  # words behind the first of a role
COUNTED = 32  # letters before those words in which a share stands: "80 percent of 60 | economists"
APPOSED = re.compile(r"(?:[A-Z][\w'’-]+\s){1,3}[A-Z][\w'’-]+,\s[a-z]")  # "Mia Holt, an expert in law": that is a name
SHARE = re.compile(r"\d\s?%\s$|\d\S{0,9}\s(?:\S{2,7}\s){1,2}\d{1,9}\s$")


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for every speaker whose name is withheld, once for each wording."""
    people = [name.span for name in doc.names if name.kind is NameKind.PERSON]
    persons, first = Stretches(people), people[0].start if people else len(doc.body)
    names = Stretches(name.span for name in doc.names)
    lead = doc.body.find("\n")
    seen: set[str] = set()  # the words of the sources that were pointed at
    for attribution, after in zip_longest(doc.attributions, doc.attributions[1:]):
        if attribution.speaker.kind is not Kind.ANONYMOUS:
            yield Outcome.AGREED
            continue
        span = _role(doc, attribution, given)
        if span is None or persons.touch(span) or _claims_nothing(doc, attribution, span, given):
            continue
        if _known(doc, span, seen, given, someone=first < span.start) or (
            span.end <= lead and _named_next(doc, attribution, after, given)
        ):
            continue
        placed = names.touch(span)
        if placed and given.words["trusted"].first(doc.text(span)):  # "sumber tepercaya Warta Karang": that is its name
            continue
        seen.update(fold(doc.text(span)).split())
        values = {"reason": doc.text(attribution.reason)} if attribution.reason else {}
        case = _case(doc, attribution, span, given, placed=placed)
        yield Finding(rule="anonymous-source", spans=(span,), values=values, case=case)


def _role(doc: Doc, attribution: Attribution, given: Given) -> Span | None:
    """
    The words for the source, without the outlet before them: "Mengutip Warta Karang, | warga sekitar |".

    Where a relative clause has the verb, the words it is about: "| A senior official |, who asked not to be named, said".
    """
    span = attribution.source
    if span is None:
        return None
    if fold(doc.text(span)) in given.words["relatives"]:
        ahead = doc.body[doc.sentence_of(span).start : span.start]
        found = _whom(given.words["brings_in"]).search(ahead)
        return (
            Span(span.start - len(ahead) + found.start("whom"), span.start - len(ahead) + found.end("whom"))
            if found
            else span
        )
    outlet, comma, role = doc.text(span).partition(", ")
    if (
        comma
        and role[:1].islower()
        and any(name.span == Span(span.start, span.start + len(outlet)) for name in doc.names)
    ):
        return Span(span.end - len(role), span.end)
    return span


@cache
def _whom(brings_in: Lexicon) -> re.Pattern[str]:
    """Whoever is brought in right before a relative clause: "a senior official, | who"."""
    return re.compile(rf"(?:^|[,;:“”]\s)(?P<whom>(?i:{any_of(brings_in)})(?:\s[\w’'-]+){{1,{ROLE}}}),?\s$")


def _claims_nothing(doc: Doc, attribution: Attribution, span: Span, given: Given) -> bool:
    """Whether the words are about reports and experts at large, a mere pronoun, or some of many, or the verb only asks."""
    text = doc.text(span)
    if given.words["general"].first(text) or text in given.words["nobody"] or APPOSED.match(text):
        return True
    asks = attribution.cue is not None and doc.text(attribution.cue) in given.words["asking"]
    share = SHARE.search(doc.body, max(0, span.start - COUNTED), span.start) is not None
    unknown = given.words["unknown"].first(doc.folded[span.start : span.end + KEPT], folded=True) is not None
    return asks or share or unknown or text.split(" ", 1)[0] in given.words["nobody"]


def _named_next(doc: Doc, attribution: Attribution, after: Attribution | None, given: Given) -> bool:
    """Whether one person of whom a lead tells the role only is who speaks next, by name."""
    one = attribution.source is not None and given.words["one"].first(doc.text(attribution.source)) is not None
    return one and after is not None and after.speaker.kind is Kind.PERSON and after.speaker.named


def _known(doc: Doc, span: Span, seen: AbstractSet[str], given: Given, *, someone: bool) -> bool:
    """
    Whether the words take up somebody whom the article brought in before.

    By the same noun, or where `someone` was named and one is meant whom the reader must know ("the diplomat").
    """
    text = doc.text(span)
    nouns = [word for word in fold(text).split() if len(word) >= NOUN and word not in given.words["definite"]]
    if given.words["again"].first(text) or (someone and given.words["holders"].first(text)):
        return True
    if given.words["definite"].first(text):
        met = (someone or span.start > LEAD) and given.words["singular"].first(text) is not None
        return met or any(doc.folded.find(noun, 0, span.start) >= 0 for noun in nouns)
    return seen >= set(nouns)


def _case(doc: Doc, attribution: Attribution, span: Span, given: Given, *, placed: bool) -> str:
    if attribution.reason:
        return "reasoned"
    end = attribution.extent.end
    behind = (Span(span.end, span.end + KEPT), Span(end, end + NEXT))
    if any(given.words["withheld"].first(doc.folded[part.start : part.end], folded=True) for part in behind):
        return "withheld"
    if given.words["various"].first(doc.text(span)):
        return "various"
    if placed:
        return "placed"
    judging = attribution.cue is not None and given.words["judging"].first(doc.text(attribution.cue)) is not None
    return "opinion" if judging else ""
