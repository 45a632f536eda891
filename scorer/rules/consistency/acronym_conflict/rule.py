"""
One abbreviation is spelled out in two ways.

Why it matters: the reader cannot tell which body is meant.
Stays quiet: where one expansion is in another language, on slips of case or spelling, where the newsroom has both
expansions.
How: capitals beside the words whose initials they are, twice, with different words: either in brackets behind the other,
joined by “or”, “short for” and the like, or the words between commas (“the NRA, the National Relief Agency,”). Or, once and
spelled out nowhere, the same capitals with two neighbours exchanged (“the NAR”).
Cannot see: expansions that stand apart from the abbreviation, and which of the two is right. British and American spelling
of two words and more look like two names.
"""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import Lexicon, any_of, fold, initials
from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.consistency.acronym_conflict import turned
from scorer.rules.given import Given

_ACRONYM = re.compile(r"\((?P<short>[A-Z]{3,8})\)")
_BEFORE = re.compile(r"\b(?P<short>[A-Z]{3,8})\s\((?P<words>[A-Z][\w'’-]+(?:\s[\w'’-]+){1,9})\)")
_BLEND = re.compile(r"\((?P<short>[A-Z][a-z]{3,9})\)")
_BARE = re.compile(r"(?=[A-Z]{3})\b(?P<short>[A-Z]{3,8})\b")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
MOST = 5  # words that a blend such as "Dinkes" is made of
LINK = 30  # code points before an abbreviation in which stands what joins it to its words
AHEAD = 120  # code points before the bracket in which the words stand


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each further expansion of an abbreviation."""
    known: dict[str, tuple[str, Span]] = {}
    for found in sorted(_beside_words(doc, given), key=lambda hit: hit.start()):
        if found.re is _BLEND:
            span = _blended(doc, found)
        else:
            span = _expansion(doc, found, given) if found.re in (_ACRONYM, _BARE) else _spelled_out(found, given)
        if span is None:
            continue
        words = fold(doc.text(span))
        earlier = known.setdefault(found["short"], (words, span))
        if earlier[1] == span:
            continue
        both = {doc.text(earlier[1]), doc.text(span)}
        if _plain(earlier[0]) == _plain(words) or both <= given.names:
            yield Outcome.AGREED
        else:
            yield Finding(
                rule="acronym-conflict",
                spans=(earlier[1], span),
                values={"short": found["short"], "first": doc.text(earlier[1]), "second": doc.text(span)},
                confidence=0.97,
            )
    yield from turned.read(doc, {short: span for short, (_, span) in known.items()}, given)


def _beside_words(doc: Doc, given: Given) -> Iterator[re.Match[str]]:
    """Each abbreviation that has words beside it, or may have: "(NRA)", "NRA, short for …", "…, or NRA"."""
    for form in (_ACRONYM, _BLEND):
        yield from form.finditer(doc.body)
    stands = _stands(given.words["stands"], given.words["apposed"])
    for bare in _BARE.finditer(doc.body):
        led = _BEFORE.match(doc.body, bare.start())
        if led:
            yield led
        if _link(doc, bare, given):
            yield bare
        spelled_out = stands.match(doc.body, bare.start())
        if spelled_out:
            yield spelled_out


def _link(doc: Doc, bare: re.Match[str], given: Given) -> int:
    """How many code points join an abbreviation to the words before it, " or " being four; 0 where nothing does."""
    before = doc.folded[max(0, bare.start() - LINK) : bare.start()]
    links = (f" {phrase} " for phrase in given.words["called"])
    return max((len(link) for link in links if before.endswith(link)), default=0)


def _plain(words: str) -> str:
    """The words without what only spelling differs in: apostrophes, and s or z in "organisation"."""
    for old, new in (("'", ""), ("z", "s"), ("our", "or"), ("centre", "center")):
        words = words.replace(old, new)
    return words


@cache
def _stands(words: Lexicon, apposed: Lexicon) -> re.Pattern[str]:
    """An abbreviation that is said to stand for words: "NRA, short for National Relief Agency", "NRA, the National …"."""
    return re.compile(
        rf"\b(?P<short>[A-Z]{{3,8}})(?:,?\s(?:{any_of(words)})\s|,\s(?:(?:{any_of(apposed)})\s)?)(?P<words>[A-Z][\w'’-]+(?:\s[\w'’-]+){{1,9}})"
    )


def _blended(doc: Doc, found: re.Match[str]) -> Span | None:
    """The capitalised words before the bracket whose beginnings make up the blend: "Dinas Kesehatan (Dinkes)"."""
    words = list(_WORD.finditer(doc.body, max(0, found.start() - AHEAD), found.start()))[-MOST:]
    for first in range(len(words) - 2, -1, -1):
        run = [fold(word.group()) for word in words[first:]]
        if not words[first].group()[0].isupper():
            return None
        if re.search(r"[.;:()]", doc.body[words[first].start() : found.start()]):
            continue
        if _made_of(fold(found["short"]), run):
            return Span(words[first].start(), words[-1].end())
    return None


def _made_of(short: str, words: list[str]) -> bool:
    """Whether the letters are beginnings of these words, of each at least one, in order."""
    if not words or not short:
        return not words and not short
    return any(
        words[0].startswith(short[:cut]) and _made_of(short[cut:], words[1:]) for cut in range(1, len(short) + 1)
    )


def _spelled_out(found: re.Match[str], given: Given) -> Span | None:
    """The words behind the abbreviation, or the first of them, where it is made of their initials."""
    letters, inside = "", found["words"]
    for word in _WORD.finditer(inside):
        small = fold(word.group()) in given.words["small"] and word.group().islower()
        whole = initials(word.group())
        joined = len(whole) > 1 and found["short"].startswith(letters + whole)
        letters += "" if small else whole if joined else word.group()[0]
        if letters == found["short"]:
            follower = inside[word.end() + 1 : word.end() + 2]
            return None if follower.isupper() else Span(found.start("words"), found.start("words") + word.end())
    return None


def _initials(word: str, letters: str) -> str:
    """The letters of a word with which an abbreviation ends: both of "Anti-Noise", or the first; "" where it is neither."""
    whole = initials(word)
    return next((begins for begins in (whole, word[0]) if begins and letters.endswith(begins)), "")


def _expansion(doc: Doc, found: re.Match[str], given: Given) -> Span | None:
    """The capitalised words before the bracket, or before "or", whose initials are the abbreviation, small words left out."""
    end = found.start() - (_link(doc, found, given) if found.re is _BARE else 0)
    words = list(_WORD.finditer(doc.body, max(0, end - AHEAD), end))
    letters = list(found["short"])
    first = None
    for word in reversed(words):
        if not letters:
            break
        if fold(word.group()) in given.words["small"] and word.group().islower():
            continue
        begins = _initials(word.group(), "".join(letters))
        if not word.group()[0].isupper() or not begins:
            return None
        del letters[-len(begins) :]
        first = word
    if letters or first is None or re.search(r"[.;:()]", doc.body[first.start() : end]):
        return None
    return Span(first.start(), words[-1].end())
