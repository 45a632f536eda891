"""
The headline and the page's title tell of another number, or of another place or person.

Why it matters: search results and shared links show the title; a toll that was mended in the headline alone lives on there.
Stays quiet: on shortened and reworded titles, on the house's name behind a dash or a bar, on rounded and bounded numbers,
scores and dates, where a number is the sum of the other's, and on names that one of the two leaves out.
How: the headline against the title element and the titles in JSON-LD and meta tags, where they share most of their words:
numbers before the same word, and names beside the same head noun ("airport", "mayor"), where the story has both, or has one
and the rest of the two titles is the same.
Cannot see: numbers in words, kinds of places and offices that are not on the list, and a title that says something else.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

from scorer.lexicon import any_of, fold, shortens
from scorer.model import Doc, Finding, NameKind, Outcome, Span, Topic
from scorer.rules.given import Given

SHARED = 0.6  # of the shorter title's words
LEAST = 2  # words besides the one in question that both must have
BEFORE = 24  # code points before a number in which "more than" may stand
HUNDRED = 100  # from here on a number that ends in zeros may be rounded to them
CLOSE = 60  # code points within which two names in the story are parts of one
HOUSE = 4  # words behind a dash or a bar that may be the house's name
PARTS = 8  # numbers or names of a title that are looked at
STEM = 5  # letters that recognise a name in another form
_TOKEN = re.compile(r"(?<![\w./:,-])\d+(?:[.,]\d+)*(?![\w]|[/:-]\d)|[^\W\d_]+")
_BREAK = re.compile(r"\s(?:[-–—|»·•]|::)\s")
_CONTENT = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    """A number as an interval, the word behind it, and where it stands."""

    low: float
    high: float
    noun: str
    start: int
    end: int
    bound: bool

    def meets(self, other: "_Number") -> bool:
        return self.low < other.high and other.low < self.high


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for a story whose page has a title like its headline."""
    if doc.headline is None:
        return
    headline = doc.text(doc.headline)
    titles = [label for label in doc.labels if label.topic is Topic.HEADLINE and fold(label.value) != fold(headline)]
    alike = [label for label in titles if _is_like(headline, label.value)]
    for label in alike:
        title = _without_house(label.value)
        found = _number(headline, title, given) or _name(doc, headline, title, given)
        if found:
            case, (start, end), one, two = found
            span = Span(doc.headline.start + start, doc.headline.start + end, doc.headline.field)
            yield Finding(
                rule="meta-headline-conflict",
                spans=(span, label.span),
                values={"one": one, "two": two, "way": label.way},
                case=case,
                confidence=0.93,
            )
            return
    if titles:
        yield Outcome.AGREED if alike else Outcome.ABSTAINED


_Found = tuple[str, tuple[int, int], str, str]


def _is_like(one: str, two: str) -> bool:
    """Whether two titles share most of the words of the shorter one, the name of the house aside."""
    words = [set(_CONTENT.findall(fold(text))) for text in (one, two)]
    shared = words[0] & words[1]
    return len(shared) >= LEAST and len(shared) >= SHARED * min(len(each) for each in words)


def _without_house(title: str) -> str:
    """A title without the name of the house behind it."""
    breaks = list(_BREAK.finditer(title))
    is_house = breaks and len(title[breaks[-1].end() :].split()) <= HOUSE
    return title[: breaks[-1].start()] if is_house else title


# ── numbers ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _number(headline: str, title: str, given: Given) -> _Found | None:
    ours, theirs = (tuple(islice(_numbers(text, given), PARTS)) for text in (headline, title))
    for one in ours:
        for two in theirs:
            rivals = one.noun == two.noun and not one.bound and not two.bound
            if rivals and not _borne_out(one, theirs) and not _borne_out(two, ours):
                told = headline[one.start : one.end], title[two.start : two.end]
                return "number", (one.start, one.end), *told
    return None


def _borne_out(number: _Number, others: Sequence[_Number]) -> bool:
    """Whether another number could be the same, or all of them add up to it."""
    total = sum((other.low + other.high) / 2 for other in others)
    return any(number.meets(other) for other in others) or (len(others) > 1 and number.low <= total < number.high)


def _numbers(text: str, given: Given) -> Iterator[_Number]:
    for token, after in pairwise(_TOKEN.finditer(text)):
        read = _interval(token.group(), given.tables["marks"])
        if read and not after.group()[0].isdigit():
            before = text[max(0, token.start() - BEFORE) : token.start()]
            yield _Number(
                low=read[0],
                high=read[1],
                noun=fold(after.group()),
                start=token.start(),
                end=after.end(),
                bound=given.words["bounds"].first(before) is not None,
            )


def _interval(digits: str, marks: Mapping[str, str]) -> tuple[float, float] | None:
    """The numbers that digits may stand for; None for a word, and where a mark could be either."""
    if not digits[0].isdigit():
        return None
    whole, *groups = re.split("[.,]", digits)
    mark = digits[len(whole)] if groups else ""
    if groups and all(len(group) == 3 for group in groups):
        if mark == marks["decimal"]:
            return None
        value, step = float(whole + "".join(groups)), 1.0
    elif len(groups) > 1:
        return None
    else:
        value, step = float(f"{whole}.{groups[0]}" if groups else whole), 10.0 ** -len("".join(groups))
    if step == 1 and value >= HUNDRED:
        plain = f"{value:.0f}"
        step = 10.0 ** (len(plain) - len(plain.rstrip("0")))
    return value - step / 2, value + step / 2


# ── names ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _name(doc: Doc, headline: str, title: str, given: Given) -> _Found | None:
    offices = tuple(given.words["offices"])
    pattern = _pattern((*given.words["heads"], *offices), tuple(given.words["tails"]))
    told = {(_head(found), _bare(found)) for found in pattern.finditer(doc.body)}
    persons = {word for name in doc.names if name.kind is NameKind.PERSON for word in fold(name.identity).split()}
    for ours in islice(pattern.finditer(headline), PARTS):
        for theirs in islice(pattern.finditer(title), PARTS):
            pair = _bare(ours), _bare(theirs)
            if _head(ours) != _head(theirs) or not _differ(doc, pair, (headline, title)):
                continue
            known = [name in persons or (_head(ours), name) in told for name in pair]
            # "Bupati" may go with a person or a region: there both have to be persons of the story.
            sure = all(name in persons for name in pair) if _head(ours) in offices else all(known)
            if sure or (_head(ours) not in offices and any(known) and _one_word_apart(headline, title)):
                return "name", ours.span(), ours.group(), theirs.group()
    return None


def _head(found: re.Match[str]) -> str:
    return fold(found["head"] or found["tail"])


def _bare(found: re.Match[str]) -> str:
    return fold(found["name"] or found["before"])


def _differ(doc: Doc, names: tuple[str, str], titles: tuple[str, str]) -> bool:
    """Whether two names are two: neither stands in the other title or is short for the other, nor are they parts of one."""
    ours, theirs = names
    if ours[:STEM] in fold(titles[1]) or theirs[:STEM] in fold(titles[0]):
        return False
    if shortens(ours, theirs) or shortens(theirs, ours):
        return False
    places = [[found.start() for found in re.finditer(re.escape(name), doc.folded)][:PARTS] for name in names]
    return not any(abs(here - there) <= CLOSE for here in places[0] for there in places[1])


def _one_word_apart(headline: str, title: str) -> bool:
    """Whether two titles are the same but for one word."""
    ours, theirs = (_TOKEN.findall(fold(text)) for text in (headline, title))
    return len(ours) == len(theirs) and sum(one != two for one, two in zip(ours, theirs, strict=True)) == 1


@cache
def _pattern(heads: tuple[str, ...], tails: tuple[str, ...]) -> re.Pattern[str]:
    """A head noun with the name behind it, or one with the name before it."""
    before, after = (any_of(words) for words in (heads, tails))
    name = r"[A-Z][a-z]{2,}"
    return re.compile(rf"\b(?P<head>(?i:{before}))\s(?P<name>{name})|\b(?P<before>{name})\s(?P<tail>(?i:{after}))\b")
