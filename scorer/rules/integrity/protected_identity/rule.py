"""
A child in a criminal case, or a victim of a sexual crime, is named.

Why it matters: the law and the code of ethics protect them (Kode Etik Jurnalistik 5, UU 11/2012 article 19), and a name
on the net is never taken back.
Stays quiet: on initials and on names said to be changed, on adults where no sexual crime is in the sentence, on adults who
gave up their anonymity or act in public (who resign from a commission, campaign or wrote a memoir), and on children in
other stories.
How: a full name with an age below 18 in brackets or between commas, a full name right after a word for “victim”, or one
before a verb such as “was raped”, in a sentence of a sexual crime; a full name with an age below 18 beside a word for
“suspect”, or behind one for “victim” where the story itself says that the name is kept back.
Cannot see: people made known by family, school, address or picture alone; first names alone; names and crimes in
different sentences. Which name is the victim's, where a sentence holds several, is a guess from word order.
"""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import Lexicon, either
from scorer.model import Doc, Finding, Outcome, Sentence, Span, Stretches
from scorer.rules.given import Given

ADULT = 18
BEFORE = 40  # code points before "victim" in which "the lawyer of the" may stand


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for each name that should not stand there."""
    crimes, accusations = (
        Stretches(given.words[cause].find(doc.folded, folded=True)) for cause in ("sexual", "accused")
    )
    yield from _against_its_word(doc, given)
    if not (crimes or accusations):
        return
    open_about_it = given.words["waived"].first(doc.folded, folded=True) is not None
    victim, aged, suffered = _patterns(*(given.words[name] for name in ("victims", "years", "leads", "suffered")))
    for sentence in doc.prose():
        text, sexual = doc.text(sentence.span), crimes.touch(sentence.span)
        if not (sexual or accusations.touch(sentence.span)) or given.words["changed"].first(text):
            continue
        for found in aged.finditer(text):
            if int(found["age"] or found["apposed"]) < ADULT and not _office(found["name"], given):
                yield _finding(sentence, found)
        if sexual and not open_about_it and not given.words["public"].first(text):
            yield from (_finding(sentence, found) for found in _grown(text, victim, aged, suffered, given))


def _against_its_word(doc: Doc, given: Given) -> Iterator[Finding]:
    """Children called the victim by name in a story that says their names are kept back."""
    if given.words["kept_back"].first(doc.folded, folded=True) is None:
        return
    _, aged, _ = _patterns(*(given.words[name] for name in ("victims", "years", "leads", "suffered")))
    for sentence in doc.prose():
        text = doc.text(sentence.span)
        for found in aged.finditer(text):
            victim = given.words["victims"].ends(text[: found.start()].rstrip(" ,"))
            if victim and int(found["age"] or found["apposed"]) < ADULT and not _office(found["name"], given):
                yield _finding(sentence, found)


def _grown(
    text: str, victim: re.Pattern[str], aged: re.Pattern[str], suffered: re.Pattern[str], given: Given
) -> Iterator[re.Match[str]]:
    """The victims a sentence of a sexual crime names, children with an age apart."""
    told = [found for found in suffered.finditer(text) if int(found["age"] or ADULT) >= ADULT]
    told += [found for found in victim.finditer(text) if not aged.match(text, found.start("name"))]
    seen: set[int] = set()
    for found in told:
        if (
            found.start("name") not in seen
            and not _office(found["name"], given)
            and not _spoken_for(text, found, given)
        ):
            seen.add(found.start("name"))
            yield found


def _finding(sentence: Sentence, found: re.Match[str]) -> Finding:
    start = sentence.span.start
    return Finding(
        rule="protected-identity",
        spans=(Span(start + found.start("name"), start + found.end("name")),),
        confidence=0.95,
    )


def _spoken_for(text: str, found: re.Match[str], given: Given) -> bool:
    """Whether the name is that of somebody who stands by the victim: a lawyer, a mother."""
    return given.words["beside"].first(text[max(0, found.start() - BEFORE) : found.start("name")]) is not None


def _office(name: str, given: Given) -> bool:
    """Whether the capitals are an office or a place, not a person."""
    return any(part.lower() in given.words["not_names"] for part in name.split())


@cache
def _patterns(
    victims: Lexicon, years: Lexicon, leads: Lexicon, suffered: Lexicon
) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The victim's name after "korban"; a name with an age. Initials have one letter or only capitals and never match."""
    said, unit, lead, done = (either(words) for words in (victims, years, leads, suffered))
    name = rf"(?!(?i:{lead})\s)(?P<name>[A-Z][a-z'’]+(?:\s[A-Z][a-z'’]+){{1,3}})"
    return (
        re.compile(rf"\b(?i:{said}),?\s{name}\b"),
        re.compile(
            rf"\b{name}(?:\s\((?P<age>\d{{1,2}})(?:\s(?:{unit}))?\)|,\s(?P<apposed>\d{{1,2}})(?:\s(?:{unit}))?[,.](?!\d))"
        ),
        re.compile(rf"\b{name}(?:,?\s\(?(?P<age>\d{{1,2}})(?:\s(?:{unit}))?\)?,?)?\s(?:{done})\b"),
    )
